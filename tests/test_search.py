"""Search: what is typed, what is found, what is marked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from lib import sample
from lib.records import Span
from lib.search import Search, around, hits, holds, parsed
from lib.store import query
from lib.store import search as in_store
from lib.store.filters import Filters
from lib.store.query import Corpus
from lib.views import search_results
from lib.views.search_results import marked
from tests.conftest import ROOT

ALL = Filters()


@pytest.mark.parametrize(
    ("typed", "search"),
    [
        ("", Search()),
        ("  Sanksi  EMBARGO ", Search(words=("sanksi", "embargo"))),
        ('"pintu  air" beras', Search(words=("beras",), phrases=("pintu air",))),
        ("“pintu air”", Search(phrases=("pintu air",))),
        ('"pintu air', Search(phrases=("pintu air",))),  # still typing
        ("-nuklir rudal", Search(words=("rudal",), without=("nuklir",))),
        ('-"pintu air"', Search(without=("pintu air",))),
        ('speaker:Rina about:Jepang type:mixed', Search(speakers=("rina",), about=("jepang",), types=("mixed",))),
        ('pembicara:"Rina Wulandari" tentang:beras jenis:langsung', Search(speakers=("rina wulandari",), about=("beras",), types=("direct",))),
        ("media:Warta outlet:Pagi", Search(outlets=("warta", "pagi"))),
        ("after:2020-10 before:2021", Search(since=date(2020, 10, 1), until=date(2020, 12, 31))),
        ("sesudah:2020-10-16", Search(since=date(2020, 10, 16))),
        ("after:kemarin x", Search(words=("x",), wrong=("after:kemarin",))),
        ("type:sindiran", Search(wrong=("type:sindiran",))),
        ("speaker: x", Search(words=("speaker:", "x"))),
        ("14:30", Search(words=("14:30",))),
        ("before:0001", Search(wrong=("before:0001",))),
        ("a a a", Search(words=("a",))),
    ],
)  # fmt: skip
def test_what_is_typed(typed: str, search: Search) -> None:
    assert parsed(typed) == search


@given(st.text(max_size=60))
def test_anything_can_be_typed(typed: str) -> None:
    search = parsed(typed)
    text = f"awal {typed} akhir"
    for hit in hits(text, search):
        assert 0 <= hit.start < hit.end <= len(text)
    for stretch in around(text, hits(text, search)):
        assert 0 <= stretch.start <= stretch.end <= len(text)
        marked(text, stretch, hits(text, search))


@pytest.mark.parametrize(
    ("text", "typed", "says"),
    [
        ("Sanksinya dicabut", "sanksi", ["Sanksi"]),
        ("pintu\nair, pintu airnya", '"pintu air"', ["pintu\nair"]),
        ("a+b dan (c)", "a+b (c)", ["a+b", "(c)"]),
        ("beras", "jagung", []),
    ],
)
def test_hits_are_the_words_as_they_stand(text: str, typed: str, says: list[str]) -> None:
    assert [h.of(text) for h in hits(text, parsed(typed))] == says


def test_what_is_marked_is_escaped() -> None:
    text = "<b>beras</b> & beras"
    assert marked(text, Span(0, len(text)), hits(text, parsed("beras"))) == "&lt;b&gt;<mark>beras</mark>&lt;/b&gt; &amp; <mark>beras</mark>"  # fmt: skip


def test_a_long_text_is_shown_around_its_hits() -> None:
    text = "kata " * 200 + "beras " + "kata " * 200
    (stretch,) = around(text, hits(text, parsed("beras")))
    assert "beras" in stretch.of(text) and 150 < len(stretch.of(text)) < 260
    assert stretch.of(text).startswith("kata") and stretch.of(text).endswith("kata")


@pytest.mark.parametrize(
    "typed",
    ["beras", '"pintu air"', "beras -gudang", "speaker:laksmi", 'speaker:"laksmi aradhana" warga', "about:seruni", "outlet:rekaan feri",
     "type:indirect beras", "after:2024-06 danau", "before:2024-02", "speaker:tidakada", "a.b*(c"],
)  # fmt: skip
def test_the_store_finds_what_python_finds(sampled: Corpus, typed: str) -> None:
    """The same search over the rows in memory, said another way."""
    search = parsed(typed)
    rows = query.quotes(sampled, ALL, limit=None)
    low = rows["text"].str.lower()
    keep = low.map(lambda t: all(w in t for w in search.words) and not any(w in t for w in search.without))
    keep &= rows["text"].map(lambda t: all(hits(t, Search(phrases=(p,))) for p in search.phrases)).astype(bool)
    keep &= rows["speaker"].map(lambda s: not search.speakers or (isinstance(s, str) and all(w in s.lower() for w in search.speakers[0].split()))).astype(bool)  # fmt: skip
    keep &= rows["outlet"].map(lambda o: all(x in o.lower() for x in search.outlets)).astype(bool)
    keep &= rows["type"].map(lambda t: not search.types or t in search.types).astype(bool)
    keep &= rows["date_latest"].map(lambda d: not search.since or d.date() >= search.since).astype(bool)
    keep &= rows["date_earliest"].map(lambda d: not search.until or d.date() <= search.until).astype(bool)
    if search.about:
        mentions = query.whole(sampled, "mentions")
        named = mentions[mentions["in_quote"] & mentions["entity"].str.lower().str.contains(search.about[0])]
        inside = [((named["article_id"] == r.article_id) & (named["start"] >= r.start) & (named["end"] <= r.end)).any() for r in rows.itertuples()]  # fmt: skip
        keep &= pd.Series(inside, index=rows.index)
    got = in_store.quotes(sampled, ALL, search, limit=10_000)
    wanted = rows[keep].sort_values(["date_earliest", "article_id", "start"])
    same = wanted["line"].fillna(wanted["repeat_of"]).fillna(wanted["quote_id"])
    assert sorted(got["quote_id"]) == sorted(wanted.loc[~same.duplicated(), "quote_id"])
    assert got["places"].sum() == len(wanted)
    assert in_store.counts(sampled, ALL, search)[0] == len(got)


@pytest.mark.parametrize(
    ("typed", "filters", "articles"),
    [
        ("ralat", ALL, 1),
        ('"kucing dalam karung"', ALL, 2),
        ('"kucing dalam karung" -buku', ALL, 1),
        ("beras", Filters(outlets=("Kabar Rekaan (fictional)",)), 4),
        ("type:mixed", Filters(types=("direct",)), 0),
        ("speaker:gatot after:2024-07", ALL, 2),
        ("speaker:gatot after:2024-12", ALL, 0),
    ],
)
def test_articles_are_found_by_any_of_their_words(sampled: Corpus, typed: str, filters: Filters, articles: int) -> None:
    search = parsed(typed)
    rows = in_store.articles(sampled, filters, search)
    assert len(rows) == in_store.counts(sampled, filters, search)[1] == articles


def test_the_page_finds_and_says_what_it_did_not_understand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path))
    sample.load(tmp_path)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    app.switch_page("pages/search.py").run()
    assert "speaker:" in app.markdown[0].value
    app.text_input(key="q").set_value("beras after:kemarin").run()
    assert not app.exception and "after:kemarin" in app.warning[0].value
    assert any("quotes, newest first" in c.value for c in app.caption)
    app.text_input(key="q").set_value("tidakadayangberkata").run()
    assert "Nothing found" in app.info[0].value


@pytest.mark.parametrize(
    ("word", "text", "there"),
    [
        ("surut", "Air SURUT, kata Menteri", True),
        ("surut", "Air su rut", False),
        ("c++", "Ia menulis dalam C++.", True),
        ("a.b", "axb", False),
        ("[x]^", "[X]^2", True),
        ("-", "Rusia-Iran", True),
        ("élan", "ÉLAN baru", True),
        ("иран", "ИРАН", True),
        ("istanbul", "di İstanbul", True),
        ("İmamoğlu".lower(), "Wali kota İmamoğlu", True),
        ("İmamoğlu", "Wali kota Imamoğlu", True),
        ("\\d", "angka 1", False),
        ("\\d", "pola \\D", True),
        ("x" * 20_000, "X" * 20_000, True),
        ("x" * 20_000, "X" * 19_999, False),
    ],
)
def test_a_word_is_found_however_it_is_written(word: str, text: str, there: bool) -> None:
    condition, value = holds(word, "asked")
    found = duckdb.execute(f"SELECT {condition} FROM (SELECT $text AS text)", {"text": text, "asked": value}).fetchone()
    assert found == (there,)
    assert bool(hits(text, Search(words=(word,)))) == there


def test_a_phrase_too_long_for_a_pattern_is_told() -> None:
    assert parsed(f'"{"x" * 20_000}" surut').wrong == (f'"{"x" * 20_000}"',)


def test_a_quote_that_is_found_names_its_speakers_office_as_every_page_does() -> None:
    row = {"quote_id": "a-1", "article_id": "a", "text": "Air sudah surut.", "speaker": "Rina Wulandari", "places": 1}
    row |= {"role": "Ketua", "affiliation": "Pimpinan Pusat (PP", "date": "2025-06-03", "type": "direct"}
    shown = search_results.quotes(pd.DataFrame([row]), parsed("surut"), {"a": "id"})
    assert '<span class="k-where">Ketua, Pimpinan Pusat</span>' in shown
