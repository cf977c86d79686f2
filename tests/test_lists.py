"""Lists to choose from: their rows, orders and places against the same asked of all rows; what is searched; what the
bars count."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from lib.corrections import known_list
from lib.corrections.known_list import KnownName
from lib.ingest import ingest
from lib.reading.text import read_text
from lib.store import lists, profile, query
from lib.store.filters import Filters
from lib.store.query import Corpus
from lib.store.strip import days, strip
from tests.conftest import opened

ALL = Filters()
NARROW = Filters(outlets=("Kabar Rekaan (fictional)", "Harian Andaian (fictional)"), types=("direct",))
BOTH = pytest.mark.parametrize("filters", [ALL, NARROW], ids=["all", "narrow"])


@BOTH
def test_speakers_have_the_figures_that_every_page_gives_them(sampled: Corpus, filters: Filters) -> None:
    listed = lists.speakers(sampled, filters)
    known = query.by_speaker(sampled, filters, limit=10_000)
    pd.testing.assert_frame_equal(
        listed[["speaker", "role", "affiliation", "quotes"]], known[["speaker", "role", "affiliation", "quotes"]]
    )
    assert len(listed) == lists.speaker_count(sampled, filters) == query.counts(sampled, filters)["speakers"]
    for name, last in listed[["speaker", "last"]].head(5).itertuples(index=False):
        assert last == profile.heard(sampled, filters, name)["last"].iloc[0]


@BOTH
@pytest.mark.parametrize("order", lists.SPEAKER_ORDERS)
def test_speakers_stand_in_their_order(sampled: Corpus, filters: Filters, order: str) -> None:
    rows = lists.speakers(sampled, filters, order=order).to_dict("records")
    by_hand = {
        "quotes": lambda r: (-r["quotes"], r["speaker"]),
        "last": lambda r: (-r["last"].toordinal(), -r["quotes"], r["speaker"]),
        "name": lambda r: (r["speaker"].lower(), r["speaker"]),
    }
    assert len(rows) > 2 and rows == sorted(rows, key=by_hand[order])


@pytest.mark.parametrize("order", lists.ARTICLE_ORDERS)
def test_articles_stand_in_their_order(sampled: Corpus, order: str) -> None:
    rows = lists.articles(sampled, ALL, order=order).to_dict("records")
    newest = {k: n for n, k in enumerate(query.articles(sampled, ALL)["article_id"])}
    by_hand = {
        "newest": lambda r: newest[r["article_id"]],
        "quotes": lambda r: (-r["n_quotes"], newest[r["article_id"]]),
        "outlet": lambda r: (not isinstance(r["outlet"], str), str(r["outlet"]).lower(), newest[r["article_id"]]),
        "title": lambda r: (r["title"].lower(), r["article_id"]),
    }
    assert len(rows) == query.article_count(sampled, ALL) and rows == sorted(rows, key=by_hand[order])
    assert all(query.article_text(sampled, r["article_id"]).startswith(r["opening"]) for r in rows)


@BOTH
@pytest.mark.parametrize(("words", "skip"), [("", 0), ("", 3), ("a", 0)])
def test_who_stands_beside_one_is_who_the_list_shows_beside_it(
    sampled: Corpus, filters: Filters, words: str, skip: int
) -> None:
    """Of both lists, in every order: the place and neighbours of each row of a page."""
    asked = [(lists.speakers, lists.speaker_place, "speaker", order) for order in lists.SPEAKER_ORDERS]
    asked += [(lists.articles, lists.article_place, "article_id", order) for order in lists.ARTICLE_ORDERS]
    for rows, place, column, order in asked:
        every = rows(sampled, filters, words, order)[column].tolist()
        page = rows(sampled, filters, words, order, 4, skip)[column].tolist()
        assert page == every[skip : skip + 4] != []
        for at, one in enumerate(page, skip):
            found = place(sampled, filters, words, order, one)
            assert found == lists.Place(
                one, at + 1, len(every), every[at - 1] if at else None, every[at + 1] if at + 1 < len(every) else None
            )
    assert lists.speaker_place(sampled, filters, words, "name", "Nobody Whatever") is None


TEXTS = {
    "a": ("Bendungan baru", "Harian Pagi", "“Air akan naik besok,” kata Kepala Dinas Pengairan Rina Wulandari."),
    "b": ("Panen raya", "Warta Kita", "“Beras aman sampai panen,” kata Menteri Pangan Bambang Prasetya."),
    "c": ("Pasar pagi", "Warta Kita", "“Harga turun sejak kemarin,” kata Sari Kusumawati."),
}


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    root = tmp_path_factory.mktemp("lists")
    given = [read_text(text, f"{k}.txt", {"id": k, "language": "id", "title": title, "outlet": outlet, "date": "2024-03-01"}) for k, (title, outlet, text) in TEXTS.items()]  # fmt: skip
    ingest(root, given, "three")
    known_list.save(root, [KnownName("Sari Kusumawati", office="Juru Bicara Bank Sentral")])
    return opened(root)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("rina", ["Rina Wulandari"]),
        ("WULANDARI rina", ["Rina Wulandari"]),
        ("menteri", ["Bambang Prasetya"]),  # the office of an article
        ("bank sentral", ["Sari Kusumawati"]),  # that of the list of known names
        ("sari menteri", []),  # all words are of one person
        ("100%", []),
        ("' OR 1=1 --", []),
        ("", ["Bambang Prasetya", "Rina Wulandari", "Sari Kusumawati"]),
    ],
)
def test_speakers_are_searched_by_name_and_office(three: Corpus, words: str, found: list[str]) -> None:
    assert lists.speakers(three, ALL, words)["speaker"].tolist() == found
    assert lists.speaker_count(three, ALL, words) == len(found)


# When a speaker was last heard, as exactly as the latest of their articles is dated.
LAST = [
    (["2024-03-01", "2024-03-02"], "2024-03-02"),
    (["2024-03-31", "2024-03"], "2024-03-31"),  # both may be of the last of March: the day says more
    (["2024-03-30", "2024-03"], "2024-03"),
    (["2024-02", None], "2024-02"),
    ([None], None),
]


@pytest.mark.parametrize(("dates", "last"), LAST)
def test_a_speaker_was_last_heard(tmp_path: Path, dates: list[str | None], last: str | None) -> None:
    given = [read_text(TEXTS["a"][2], f"{n}.txt", {"id": f"{n}", "language": "id", "date": day}) for n, day in enumerate(dates)]  # fmt: skip
    ingest(tmp_path, given, "dated")
    listed = lists.speakers(opened(tmp_path), ALL)
    assert listed["speaker"].tolist() == ["Rina Wulandari"]
    assert [day if isinstance(day, str) else None for day in listed["last_date"]] == [last]


@pytest.mark.parametrize(
    ("words", "found"),
    [("pagi", ["a", "c"]), ("warta panen", ["b"]), ("c.txt", ["c"]), ("bendungan warta", []), ("", ["a", "b", "c"])],
)
def test_articles_are_searched_by_title_outlet_and_file(three: Corpus, words: str, found: list[str]) -> None:
    assert lists.articles(three, ALL, words)["article_id"].tolist() == found
    assert query.article_count(three, ALL, words) == len(found)


@BOTH
def test_bars_count_each_distinct_quote_of_the_stretch_once(sampled: Corpus, filters: Filters) -> None:
    shown = strip(days(sampled, filters))
    names = lists.speakers(sampled, filters)["speaker"].tolist()
    bars = lists.activity(sampled, filters, names, shown)
    assert list(bars) == names and sum(map(sum, bars.values())) > 0
    for name in names[:6]:
        rows = query.quotes(sampled, profile.spoken(filters, name), distinct=True).dropna(subset=["date_earliest"])
        spans = zip(shown.bars["start"], shown.bars["end"], strict=True)
        first, last = (pd.to_datetime(rows[c]).dt.date for c in ("date_earliest", "date_latest"))
        assert bars[name] == [int(((first >= start) & (last <= end)).sum()) for start, end in spans]


def test_a_stretch_without_days_has_no_bars(sampled: Corpus) -> None:
    nothing = Filters(since=date(1950, 1, 1), until=date(1950, 1, 2))
    shown = strip(days(sampled, nothing))
    assert lists.activity(sampled, nothing, ["Laksmi Aradhana"], shown) == {"Laksmi Aradhana": []}
    assert lists.activity(sampled, ALL, [], strip(days(sampled, ALL))) == {}


def test_who_speaks_in_an_article_most_first(sampled: Corpus) -> None:
    ids = query.articles(sampled, ALL)["article_id"].tolist()[:12]
    found = lists.who_speaks(sampled, ids)
    for article in ids:
        rows = query.of_article(sampled, "quotes", article).dropna(subset=["speaker"])
        by_hand = sorted(rows["speaker"].unique(), key=lambda s: (-(rows["speaker"] == s).sum(), rows.loc[rows["speaker"] == s, "start"].min()))  # fmt: skip
        assert found.loc[found["article_id"] == article, "speaker"].tolist() == by_hand
    assert lists.who_speaks(sampled, []).empty
