"""What holds of every analysis: no two quotes overlap, an end does not change a beginning, offsets cut their own text,
a lost blank changes no speaker, letters of any alphabet count."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis.discourse import initials_fit
from lib.analysis.pipeline import analyze
from lib.language.rules_version import RULES_VERSION
from lib.reading.text import read_text
from lib.records import Analysis
from lib.store.tables import rows_of
from tests.composed import composed


def analysed(text: str, language: str = "id") -> Analysis:
    return analyze(read_text(text, "case", {"language": language}))


TWO_OF_A_NAME = (
    "Menteri Sosial Rina Wulandari tiba di Lestari. Wulandari mengatakan bahwa bantuan sudah dikirim.\n"
    "Bupati Lestari Sinta Wulandari menunggu di kantor."
)


def test_a_sentence_behind_changes_no_mention_before() -> None:
    longer = (
        TWO_OF_A_NAME
        + "\nSinta Wulandari mengatakan bahwa gudang penuh. Sinta Wulandari menambahkan bahwa warga tenang."
    )
    before = [m for m in analysed(TWO_OF_A_NAME).mentions if m.span.of(TWO_OF_A_NAME) == "Wulandari"]
    after = [m for m in analysed(longer).mentions if m.span.of(longer) == "Wulandari"]
    assert [m.entity for m in before] == [m.entity for m in after] == ["Rina Wulandari"]


def test_a_surname_lends_no_office() -> None:
    text = (
        "Presiden Wulandari tiba di Lestari. Presiden Rina Wulandari disambut warga.\n"
        "Adiknya, Sinta Wulandari, mengatakan bahwa jalan sudah selesai.\n"
        "Rina Wulandari mengatakan bahwa jembatan menyusul."
    )
    roles = {q.speaker: q.role for q in analysed(text).quotes}
    assert roles == {"Sinta Wulandari": None, "Rina Wulandari": "Presiden"}


OVERLAPS = [
    'Rina Wulandari jelas mengatakan: "Kami tidak akan menjual gudang itu kepada siapa pun."',
    'Rina Wulandari tegas menyatakan, "Kami siap," dan "Warga tenang."',
    'Menurut Rina Wulandari, "gudang itu kosong," kata Sinta Lestari.',
    'Rina Wulandari menilai, seperti kata Sinta Lestari, "gudang itu kosong sejak lama".',
]


@pytest.mark.parametrize("text", OVERLAPS)
def test_no_two_quotes_overlap(text: str) -> None:
    quotes = sorted(analysed(text).quotes, key=lambda q: q.content.start)
    assert quotes and all(a.content.end <= b.content.start for a, b in pairwise(quotes))


PIECES = [
    "Rina Wulandari", "Menteri Sosial", "jelas", "tegas", "mengatakan", "menilai", "kata", "katanya", "menurut", "bahwa", "ia", ",", ":", ".", "\n",
    "“", "”", '"', "gudang itu kosong sejak lama", "warga sudah tenang", "dan", "yang", "tidak",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=3, max_size=40).map(lambda words: " ".join(["Warga", *words])))
@settings(max_examples=200)
def test_quotes_of_any_text_lie_apart(text: str) -> None:
    quotes = sorted(analysed(text).quotes, key=lambda q: q.content.start)
    assert all(a.content.end <= b.content.start for a, b in pairwise(quotes))


def test_quotes_of_composed_news_lie_apart() -> None:
    for article in composed(20):
        quotes = sorted(analyze(article).quotes, key=lambda q: q.content.start)
        assert all(a.content.end <= b.content.start for a, b in pairwise(quotes))


# Whole sentences of one article, in any order and number: names in full and short, pronouns, descriptions, floating
# quotes.
TOLD = [
    "Menteri Sosial Rina Wulandari tiba di Lestari pada 3 Mei 2021.",
    "Bupati Lestari, Sinta Maharani, menunggu di gudang itu.",
    "Wulandari mengatakan bahwa bantuan sudah dikirim.",
    "Maharani menilai bantuan itu terlambat tiba.",
    "Sinta Wulandari datang kemarin.",
    "“Kami siap membantu warga sejak kemarin,” kata Sinta Maharani.",
    "“Gudang itu sudah kosong sejak lama.”",
    "Ia menambahkan bahwa warga tenang.",
    "Menurutnya, jalan sudah selesai.",
    "“Warga sudah tenang sekarang,” ujarnya.",
    "Badan Air Bersih (BAB) menyatakan bahwa air sudah surut.",
    "BAB menilai bahwa gudang itu aman.",
    "Menteri itu menegaskan bahwa jembatan menyusul.",
    "Mereka mengatakan bahwa pasar sudah buka.",
    "Menurut Rina Wulandari, harga beras tetap.",
]  # fmt: skip


def same_speaker(one: str | None, other: str | None) -> bool:
    """Whether two names are one speaker's: the same, a longer form of it, or what its letters stand for."""
    if one is None or other is None or one == other:
        return one == other
    words, others = set(one.split()), set(other.split())
    return words <= others or others <= words or (one.isupper() and initials_fit(one, other))


def assert_begins_the_same(text: str, longer: str) -> None:
    """A text behind changes no quote before, but for the fullest name of its speaker; a name may begin elsewhere where
    the article says later what it is (`Laras` alone, of `Universitas Gadjah Mada Laras Setyaningrum`), and who is
    found to speak only later (`Sinta Wulandari`, by `Wulandari mengatakan`) may be meant where nobody is named."""
    first = analysed(text).quotes
    speak = {q.speaker for q in first if q.source}
    again = [q for q in analysed(longer).quotes if q.content.start < len(text)]
    assert [(q.content, q.cue, q.rule) for q in first] == [(q.content, q.cue, q.rule) for q in again]
    for before, after in zip(first, again, strict=True):
        assert (before.source and before.source.end) == (after.source and after.source.end)
        assert same_speaker(before.speaker, after.speaker) or after.speaker not in speak


@given(st.lists(st.sampled_from(TOLD), min_size=1, max_size=6), st.lists(st.sampled_from(TOLD), min_size=1, max_size=6))
@settings(max_examples=100)
def test_what_stands_behind_changes_no_quote_before(before: list[str], behind: list[str]) -> None:
    text = "Warga menunggu.\n" + "\n".join(before)
    assert_begins_the_same(text, text + "\n" + "\n".join(behind))


def test_who_is_found_to_speak_only_later_may_be_meant() -> None:
    text = "Menteri Sosial Rina Wulandari tiba di Lestari.\nSinta Wulandari datang kemarin.\n“Gudang itu sudah kosong.”"
    assert_begins_the_same(text, text + "\nWulandari mengatakan bahwa bantuan sudah dikirim.")


def test_composed_news_begins_the_same_wherever_it_is_cut() -> None:
    for article in composed(10):
        cut = article.text.index(". ", len(article.text) // 2) + 1
        assert_begins_the_same(article.text[:cut], article.text)


@given(st.lists(st.sampled_from([*PIECES, *TOLD]), min_size=1, max_size=20).map(" ".join))
@settings(max_examples=100)
def test_every_offset_cuts_its_own_text(text: str) -> None:
    rows = rows_of([analysed("Warga. " + text)], datetime(2021, 5, 3, tzinfo=UTC))
    whole = rows["articles"][0]["text"]
    for table in ("quotes", "mentions", "dates"):
        assert all(whole[row["start"] : row["end"]] == row["text"] for row in rows[table])
    for row in rows["quotes"]:
        for part in ("cue", "source"):
            held = row[part] is not None
            assert not held or whole[row[f"{part}_start"] : row[f"{part}_end"]] == row[part]
    for row, following in pairwise([*rows["sentences"], {"start": len(whole)}]):
        sentence = whole[row["start"] : row["end"]]
        assert sentence and sentence == sentence.strip() and row["end"] <= following["start"]


# A blank was lost where the stroke stands.
GLUED = [
    "Pemerintah|Nusa mengatakan bahwa gudang kosong.",
    "“Gudang itu kosong sejak lama,” kata Rina|Wulandari.",
    "“Gudang itu kosong sejak lama,” kata|Rina Wulandari.",
    "“Gudang itu kosong sejak lama,” ujar|Rina Wulandari.",
    "“Gudang itu kosong sejak lama,”|kata Rina Wulandari.",
    "Presiden|Rina Wulandari mengatakan bahwa gudang kosong.",
    "Menurut|Rina Wulandari, gudang itu kosong.",
    "Menteri Rina Wulandari tiba. Wulandari|mengatakan bahwa gudang kosong.",
    "Menteri Rina Wulandari tiba. Wulandari|sudah mengatakan bahwa gudang kosong.",
    "Menurut Rina Wulandari, gudang kosong.|Wulandari menilai bahwa warga tenang.",
    "Menurut Rina Wulandari, gudang kosong.|Ia menilai bahwa warga tenang.",
    "Menteri Rina Wulandari tiba.|“Gudang itu kosong sejak lama,” kata Wulandari.",
    "“Gudang itu kosong sejak lama,” kata Rina Wulandari.|“Warga sudah tenang sekarang.”",
]


@pytest.mark.parametrize("text", GLUED)
def test_glued_words_give_the_same_speakers(text: str) -> None:
    glued, parted = (
        [(q.speaker, q.speaker_kind, q.role, q.type) for q in analysed(text.replace("|", between)).quotes]
        for between in ("", " ")
    )
    assert glued == parted and glued


@pytest.mark.parametrize(
    ("plain", "written"),
    [
        ("Ozgur Ozel", "Özgür Özel"),
        ("Emile Zilic", "Émile Žilić"),
        ("Ivan Sokol", "Иван Сокол"),
        ("Asa Oberg", "Åsa Öberg"),
    ],
)
def test_capitals_of_any_alphabet(plain: str, written: str) -> None:
    surname, other = plain.split()[1], written.split()[1]
    text = (
        f"{plain} tiba kemarin. {plain} mengatakan bahwa panen baik.\n"
        f'"Kami siap membantu warga," kata {surname}. Menurut {surname}, gudang sudah penuh.'
    )
    found = [(q.type, q.speaker) for q in analysed(text).quotes]
    same = [(q.type, q.speaker) for q in analysed(text.replace(plain, written).replace(surname, other)).quotes]
    assert len(found) == 3 and same == [(kind, written) for kind, _ in found]


def test_the_rules_version_is_a_hash_of_what_decides() -> None:
    assert len(RULES_VERSION) == 16 and int(RULES_VERSION, 16) >= 0
