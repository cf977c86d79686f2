"""The same words in several places: within an article, across articles, cut and reworded."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis.alike import linked
from lib.analysis.versions import compared
from lib.fingerprints import FEWEST, folded, prints
from lib.ingest import ingest
from lib.reading.text import read_text
from lib.records import Article
from lib.store import names, query
from lib.store.filters import Filters
from lib.store.query import Corpus
from lib.views.quote_versions import first_said, html, summary, versions
from tests.conftest import opened

LONG = "Kami akan membuka pintu air itu besok pagi karena hujan di hulu sudah berhenti sejak kemarin malam"
CUT = "Kami akan membuka pintu air itu besok pagi karena hujan di hulu"
REWORDED = "Kami akan membuka pintu air itu besok pagi karena hujan di hulu sudah reda sejak kemarin malam"
OTHER = "Kapal itu baru akan berlayar pada akhir pekan setelah mesinnya diperbaiki di galangan"
RINA = "Rina Wulandari"


@pytest.mark.parametrize(
    ("one", "other", "speakers", "same"),
    [
        (LONG, LONG, (RINA, RINA), True),
        (LONG, LONG.upper() + "!", (RINA, RINA), True),
        (LONG, CUT, (RINA, RINA), True),
        (LONG, REWORDED, (RINA, "Wulandari"), True),
        (LONG, LONG, (RINA, None), True),
        (LONG, LONG, (RINA, "Yusuf Hidayat"), True),  # seventeen words are no chance
        ("pintu air itu dibuka besok pagi", "pintu air itu dibuka besok pagi", (RINA, RINA), True),
        ("pintu air itu dibuka besok pagi", "pintu air itu dibuka besok pagi", (RINA, "Yusuf"), False),
        ("kami siap membantu warga", "kami siap membantu warga", (RINA, RINA), False),  # too common
        (LONG, OTHER, (RINA, RINA), False),
        (LONG, "Kami akan membuka pintu air itu", (RINA, RINA), False),  # six words of it
    ],
)
def test_which_contents_are_one_quote(one: str, other: str, speakers: tuple[str, str | None], same: bool) -> None:
    shared = bool(set(prints(one)) & set(prints(other)))
    pairs = pd.DataFrame([("q1", "q2")] if shared else [], columns=["one", "other"], dtype="str")
    contents = pd.DataFrame({"quote_id": ["q1", "q2"], "text": [one, other], "speaker": list(speakers)})
    found = linked(pairs, contents)
    assert found.to_numpy().tolist() == ([["q1", "q1"], ["q2", "q1"]] if same else [])


def test_a_chain_of_cuts_is_one_line() -> None:
    pairs = pd.DataFrame([("a", "b"), ("b", "c"), ("d", "e")], columns=["one", "other"])
    contents = pd.DataFrame({"quote_id": list("abcde"), "text": [LONG, LONG, CUT, OTHER, OTHER], "speaker": [RINA] * 5})
    assert linked(pairs, contents).set_index("quote_id")["line"].to_dict() == {"a": "a", "b": "a", "c": "a", "d": "d", "e": "d"}  # fmt: skip


WORDS = st.lists(
    st.sampled_from(["air", "pintu", "warga", "besok", "pagi", "kapal", "beras", "jalan", "rusak", "hujan"]),
    max_size=30,
)


@given(WORDS, WORDS, WORDS)
def test_eight_words_in_a_row_share_a_print(before: list[str], shared: list[str], after: list[str]) -> None:
    whole, part = " ".join([*before, *shared, *after]), " ".join(shared)
    if len(shared) >= 8:
        assert set(prints(whole)) & set(prints(part))
    assert prints(whole) == prints(whole.upper()) == sorted(set(prints(whole)))
    assert bool(prints(whole)) == (len(folded(whole).split()) >= FEWEST)


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_version_is_what_is_the_same_and_what_was_put_in(fullest: str, here: str) -> None:
    parts = compared(fullest, here)
    assert "".join(t for kind, t in parts if kind != "left out") == here
    assert "".join(t for kind, t in parts if kind != "put in").casefold() == fullest.casefold()


@pytest.mark.parametrize(
    ("here", "says"),
    [
        (LONG, "all of it"), (LONG.upper(), "all of it"), (CUT, "5 of 17 words left out"),
        (REWORDED, "1 of 17 words left out, 1 put in"), ("Nah, " + LONG, "1 put in"),
    ],
)  # fmt: skip
def test_versions_are_said_in_words(here: str, says: str) -> None:
    assert summary(LONG, here) == says


def article(n: int, outlet: str | None, day: str | None, words: str) -> Article:
    text = f"Kepala Dinas Pengairan {RINA} berbicara kepada wartawan nomor {n}. “{words},” kata Rina."
    return read_text(text, f"{n}.txt", {"id": f"a{n}", "language": "id", "outlet": outlet, "date": day})


THREE = (
    article(1, "Warta Kita", "2024-03-02", LONG), article(2, "Harian Pagi", "2024-03-01", CUT),
    article(3, "Suara Timur", "2024-03-05", REWORDED), article(4, "Warta Kita", "2024-03-06", OTHER),
)  # fmt: skip


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    ingest(tmp_path, list(THREE), "three outlets")
    return opened(tmp_path)


@pytest.mark.parametrize(
    ("filters", "counted", "listed"),
    [
        (Filters(), (4, 2), ["a4", "a2"]),
        (Filters(outlets=("Suara Timur",)), (1, 1), ["a3"]),  # the first is elsewhere, and the quote is still here
        (Filters(outlets=("Suara Timur", "Warta Kita")), (3, 2), ["a4", "a1"]),
        (Filters(words="kapal"), (1, 1), ["a4"]),
        (Filters(words="tidak ada"), (0, 0), []),
    ],
)
def test_a_quote_that_three_outlets_carry_is_one(
    corpus: Corpus, filters: Filters, counted: tuple[int, int], listed: list[str]
) -> None:
    counts = query.counts(corpus, filters)
    assert (counts["quotes"], counts["distinct"]) == counted
    rows = query.quotes(corpus, filters, distinct=True)
    assert rows["article_id"].tolist() == listed
    assert sum(rows["places"]) == counted[0]
    assert query.by_speaker(corpus, filters)["quotes"].sum() == counted[1]
    assert len(names.about(corpus, filters)) >= 0


def test_its_places_the_first_first(corpus: Corpus) -> None:
    rows = query.quotes(corpus, Filters())
    for wanted in ("a1", "a2", "a3"):
        (quote_id,) = rows.loc[rows["article_id"] == wanted, "quote_id"]
        places = query.places(corpus, quote_id)
        assert places["article_id"].tolist() == ["a2", "a1", "a3"]
    assert versions(places)["version"].tolist() == ["5 of 17 words left out", "all of it", "1 of 17 words left out, 1 put in"]  # fmt: skip
    assert first_said(places) == "First in Harian Pagi, 1 Mar 2024"
    assert "<del> sudah berhenti sejak kemarin malam</del>" in html(places, dict.fromkeys(places["article_id"], "id"))


@pytest.mark.parametrize(
    ("dates", "says"),
    [
        ([("A", "2024-03-01"), ("B", "2024-03-01")], "First in A or B, 1 Mar 2024: the date does not tell which"),
        ([("A", "2024-03"), ("B", "2024-03-09")], "First in A or B, Mar 2024: the date does not tell which"),
        ([("A", "2024-02"), ("B", "2024-03-09")], "First in A, Feb 2024"),
        ([("A", None), ("B", "2024-03-09")], "First in B, 9 Mar 2024"),
        ([("A", None), ("B", None)], "No place is dated: who had it first is unknown"),
        ([(None, "2024-03-01"), ("B", "2024-03-09")], "First in an article without an outlet, 1 Mar 2024"),
    ],
)
def test_who_had_it_first_is_said_as_far_as_it_is_known(
    tmp_path: Path, dates: list[tuple[str | None, str | None]], says: str
) -> None:
    ingest(tmp_path, [article(n, outlet, day, LONG) for n, (outlet, day) in enumerate(dates)], "dated")
    corpus = opened(tmp_path)
    assert first_said(query.places(corpus, query.quotes(corpus, Filters())["quote_id"].iloc[0])) == says


def test_a_quote_with_html_in_it_stays_text() -> None:
    places = pd.DataFrame([{"date": None, "outlet": "<b>", "speaker": None, "text": t, "article_id": "a", "quote_id": "q"} for t in ("<script>x</script> a", "<i> b")])  # fmt: skip
    page = html(places, {"a": "en"})
    assert "<script>" not in page and "<b>" not in page and "&lt;b&gt;" in page and '<td lang="en">' in page
