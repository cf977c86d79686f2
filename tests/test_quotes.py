"""Reported speech as a table: one row a phenomenon, in texts of our own."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis.pipeline import analyze
from lib.reading.text import ReadError, read_text
from tests.conftest import found_in, unmarked

R = "Rina Wulandari"
CASES = {
    "after": f'"<q speaker="{R}">Kami siap membantu warga</q>," kata Rina Wulandari.',
    "after, curly": f'“<q speaker="{R}">Kami siap membantu warga</q>,” ujar Rina Wulandari.',
    "after, question": f'"<q speaker="{R}">Apakah kita siap?</q>" tanya Rina Wulandari.',
    "before, comma": f'Rina Wulandari mengatakan, "<q speaker="{R}">Kami siap membantu warga.</q>"'.replace(
        ".</q>", "</q>."
    ),
    "before, colon": f'Rina Wulandari menegaskan: "<q speaker="{R}">Kami siap membantu warga</q>."',
    "split": f'"<q speaker="{R}">Kami siap</q>," kata Rina Wulandari. "<q speaker="{R}">Bantuan sudah dikirim ke desa</q>."',
    "suffixed": f'Rina Wulandari datang ke desa. Rina Wulandari mengatakan <q speaker="{R}" type="indirect">bantuan sudah tiba</q>. "<q speaker="{R}">Semua warga aman</q>," katanya.',
    "floating": f'"<q speaker="{R}">Kami siap membantu warga</q>," kata Rina Wulandari.\n"<q speaker="{R}">Bantuan sudah kami kirim ke desa</q>."',
    "indirect, bahwa": f'Rina Wulandari mengatakan bahwa <q speaker="{R}" type="indirect">bantuan sudah tiba di desa</q>.',
    "indirect, none": f'Rina Wulandari menilai <q speaker="{R}" type="indirect">bantuan itu terlambat</q>.',
    "indirect, comma": f'Rina Wulandari mengatakan, <q speaker="{R}" type="indirect">bantuan itu terlambat tiba</q>.',
    "indirect after": f'<q speaker="{R}" type="indirect">Bantuan akan tiba besok</q>, kata Rina Wulandari.',
    "according": f'Menurut Rina Wulandari, <q speaker="{R}" type="indirect">bantuan akan tiba besok</q>.',
    "chained": f'<q speaker="{R}" type="indirect">Bantuan akan tiba besok</q>, kata Rina Wulandari, menekankan bahwa <q speaker="{R}" type="indirect">warga harus sabar</q>.',
    "fronted": f'Menyatakan bahwa <q speaker="{R}" type="indirect">gudang sudah penuh</q>, Rina Wulandari mengatakan bahwa <q speaker="{R}" type="indirect">bantuan cukup</q>.',
    "mixed": f'Rina Wulandari menyebut bahwa <q speaker="{R}" type="mixed">bantuan itu "sangat terlambat" bagi warga</q>.',
    "pronoun": f'Rina Wulandari mengatakan bahwa <q speaker="{R}" type="indirect">bantuan sudah tiba</q>. Ia menambahkan, <q speaker="{R}" type="indirect">warga sudah tenang</q>.',
    "description": f'Juru Bicara Dinas Sosial Rina Wulandari mengatakan bahwa <q speaker="{R}" type="indirect">bantuan sudah tiba</q>. "<q speaker="{R}">Warga tenang sekarang</q>," tambah juru bicara itu.',
    "office and comma": f'Perdana Menteri Norwegia, Rina Wulandari, mengatakan bahwa <q speaker="{R}" type="indirect">sanksi tetap berlaku</q>.',
    "organisation": 'Kementerian Kesehatan menyatakan bahwa <q speaker="Kementerian Kesehatan" type="indirect">vaksin sudah tersedia</q>.',
    "glued": f'"<q speaker="{R}">Kami siap membantu</q>," kata Rina Wulandari."<q speaker="{R}">Bantuan sudah di jalan</q>," tambah Rina Wulandari.',
    "inner brackets": f'"<q speaker="{R}">Langkah itu [sanksi] melanggar hukum</q>," kata Rina Wulandari.',
    "never closed": f'"<q speaker="{R}">Kami siap membantu warga</q>," kata Rina Wulandari.\nIa lalu pulang ke "rumahnya.\nHujan turun lagi.',
    "scare quotes": 'Rumah itu disebut "istana" oleh para tetangga yang iri.',
    "a title": 'Film "Hujan di Bulan Juni" diputar di balai desa.',
    "glued cue": f'Menteri Rina Wulandarimengatakan bahwa <q speaker="{R}" type="indirect">bantuan sudah tiba</q>.',
    "late complementizer": f'Rina Wulandari mengatakan di balai warga kepada kami bahwa <q speaker="{R}" type="indirect">bantuan sudah tiba</q>.',
    "directive": f'Rina Wulandari mendesak warga agar <q speaker="{R}" type="indirect">segera pindah dari sana</q>.',
    "two cues": f'Rina Wulandari memperingatkan warga agar <q speaker="{R}" type="indirect">tidak panik</q> dan mengatakan <q speaker="{R}" type="indirect">bantuan akan tiba</q>.',
    "remark behind": f'Rina Wulandari mengatakan <q speaker="{R}" type="indirect">bantuan akan tiba</q>, seperti dikutip Warta Kita.',
    "heading": f'Dikirim dengan kapal Menteri Sosial Rina Wulandari mengatakan, <q speaker="{R}" type="indirect">bantuan akan tiba</q>.',
    "pihaknya": f'Rina Wulandari mengungkapkan <q speaker="{R}" type="indirect">pihaknya lega melihat hasil itu</q>.',
    "document": 'Menurut rancangan perda itu, <q speaker="rancangan perda" type="indirect">pasar malam akan dipindahkan</q>.',
    "apposition": f'Rina Wulandari, juru bicara Dinas Sosial, mengatakan bahwa <q speaker="{R}" type="indirect">bantuan sudah tiba</q>.',
    "subject before": f'Menteri Keuangan Rina Wulandari meninjau gudang. "<q speaker="{R}">Stok masih cukup</q>," katanya.',
    "negated": "Rina Wulandari tidak membenarkan kabar itu.",
    "noun behind": "Rina Wulandari mengungkapkan kekecewaannya karena bantuan terlambat.",
    "no act of speech": "Rina Wulandari meminta bantuan kepada warga.",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_reported_speech(marked: str) -> None:
    text, expected = unmarked(marked)
    assert found_in(text) == expected


CHARACTERS = st.sampled_from(
    [
        *list("\"“”„«»'’‘.,:;!?()[] \n-–"),
        "kata ",
        "Rina ",
        "mengatakan ",
        "bahwa ",
        "ia ",
        "juru bicara itu ",
        "👩\u200d⚕️",
        "é",
        "\u200b",
        "2020 ",
    ]
)


@settings(max_examples=200)
@given(st.lists(CHARACTERS, min_size=1, max_size=80).map("".join))
def test_nothing_raises_and_every_offset_lies_in_the_text(text: str) -> None:
    try:
        article = read_text(text, "fuzz", {"language": "id"})
    except ReadError:
        assert not text.strip()
        return
    result = analyze(article)
    for q in result.quotes:
        assert 0 <= q.content.start < q.content.end <= len(text)
        assert q.rule
    spans = [s.span for s in result.sentences]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@settings(max_examples=60)
@given(cut=st.integers(0, 2170), mark=st.sampled_from('"“”„\n'))
def test_a_lost_mark_never_swallows_the_article(seed_text: str, cut: int, mark: str) -> None:
    text = seed_text[:cut] + mark + seed_text[cut:]
    result = analyze(read_text(text, "fuzz", {"language": "id"}))
    assert len(result.quotes) >= 5
    assert all(q.content.end - q.content.start < 900 for q in result.quotes)
