"""A chart counts everything under the filters: what each one draws, against a count by hand of all rows, where tables
show two."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from lib import edition, sample
from lib.store import query, strip
from lib.store.filters import Filters
from lib.store.lanes import OTHERS
from lib.views import downloads, events, said_to_happen, tables
from lib.views.charts import COLOURS
from tests.conftest import page_at, ranked

ALL = Filters()
WHO = "Maya Kirana"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample as the store of the app, whose tables show two rows."""
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path))
    monkeypatch.setattr(tables, "ROWS", 2)
    sample.load(tmp_path)
    return tmp_path


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> dict[str, go.Figure]:
    """The figures that pages draw, by the name of their file."""
    seen: dict[str, go.Figure] = {}
    real = downloads.st.plotly_chart

    def spied(figure: go.Figure, **given: Any) -> Any:
        seen[str(given["key"]).removeprefix("chart_")] = figure
        return real(figure, **given)

    monkeypatch.setattr(downloads.st, "plotly_chart", spied)
    return seen


def bars(figure: go.Figure) -> Counter[str]:
    """The length of the bars of a figure, by what they are of; the parts of a bar together."""
    found: Counter[str] = Counter()
    for trace in (t for t in figure.data if t.type == "bar"):
        across = trace.orientation == "h"
        for name, length in zip(trace.y if across else trace.x, trace.x if across else trace.y, strict=True):
            found[str(name)] += int(length or 0)
    return found


def test_quotes_by_hour(root: Path) -> None:
    _, filters = HOURS
    corpus = edition.current(root)
    shown = strip.of_quotes(corpus, filters)
    rows = query.quotes(corpus, ALL).merge(query.articles(corpus, ALL)[["article_id", "hour"]], on="article_id")
    here = rows[rows["date_earliest"].isin([pd.Timestamp(filters.since), pd.Timestamp(filters.until)])]
    by_hand = Counter(pd.Timestamp(d) + pd.Timedelta(hours=int(h)) for d, h in here.dropna(subset=["hour"])[["date_earliest", "hour"]].itertuples(index=False))  # fmt: skip
    some = shown.bars[shown.bars["quotes"] > 0]
    assert dict(zip(some["start"], some["quotes"], strict=True)) == by_hand and len(by_hand) == 2
    assert (shown.grain, shown.wider) == ("hour", int(here["hour"].isna().sum())) and shown.wider > 0


Address = dict[str, str]
OUTLET = "Kabar Rekaan (fictional)"
# Filters of three kinds, as the address and as the questions have them.
SETS: list[tuple[Address, Filters]] = [
    ({}, ALL),
    ({"outlet": OUTLET, "type": "direct"}, Filters(outlets=(OUTLET,), types=("direct",))),
    ({"since": "2024-05-01", "until": "2024-08-31"}, Filters(date(2024, 5, 1), date(2024, 8, 31))),
]
# Two days of which some articles tell the hour.
HOURS: tuple[Address, Filters] = ({"since": "2024-05-06", "until": "2024-05-07"}, Filters(date(2024, 5, 6), date(2024, 5, 7)))  # fmt: skip
under_filters = pytest.mark.parametrize(("address", "filters"), SETS, ids=["all", "outlet and type", "stretch"])


def articles_under(root: Path, f: Filters) -> pd.DataFrame:
    """The articles that filters leave, by hand from all rows."""
    corpus = edition.current(root)
    rows, said = query.articles(corpus, ALL), query.whole(corpus, "quotes")
    here = pd.Series(True, index=rows.index)
    if f.outlets:
        here &= rows["outlet"].isin(f.outlets)
    if f.since and f.until:
        here &= (rows["date_latest"] >= pd.Timestamp(f.since)) & (rows["date_earliest"] <= pd.Timestamp(f.until))
    if f.types:
        here &= rows["article_id"].isin(said.loc[said["type"].isin(f.types), "article_id"])
    return rows[here]


def distinct_under(root: Path, f: Filters, *each: str) -> pd.DataFrame:
    """The quotes that filters leave, each once (for every value of the columns `each`), by hand from all rows."""
    rows = query.quotes(edition.current(root), ALL)
    rows = rows[rows["article_id"].isin(articles_under(root, Filters(f.since, f.until, f.outlets))["article_id"])]
    rows = rows[rows["type"].isin(f.types)] if f.types else rows
    rows = rows.sort_values(["date_earliest", "article_id", "start", "quote_id"], na_position="last")
    words = rows["line"].fillna(rows["repeat_of"]).fillna(rows["quote_id"])
    return rows[~rows.assign(words=words).duplicated(["words", *each])]


def mentions_under(root: Path, f: Filters) -> pd.DataFrame:
    """The mentions in the articles that filters leave, by hand."""
    mentions = query.whole(edition.current(root), "mentions")
    return mentions[mentions["article_id"].isin(articles_under(root, f)["article_id"])]


def drawn_by_key(figure: go.Figure) -> Counter[str]:
    """How many things are drawn in each lane: the segments of its bars, and what is known less exactly with its whole
    count."""
    found: Counter[str] = Counter()
    for trace in figure.data:
        if trace.type == "bar":  # the others are counts and marks of spikes
            for (key, _, _, what, n), length in zip(trace.customdata, trace.y, strict=True):
                found[str(key)] += int(n) if what == "wide" else int(length)
    return found


def in_both(at: AppTest, file: str, drawn: dict[str, go.Figure]) -> Counter[str]:
    """What the rows of a ranking count, by name: in the list, and as much in the chart of its downloads, which is drawn
    when they are opened."""
    listed = Counter({row["id"]: sum(row["counts"]) for row in ranked(at, file)})
    assert file not in drawn
    at.button(key=f"download_{file}").click().run()
    assert not at.exception and bars(drawn[file]) == listed
    return listed


@under_filters
def test_who_speaks_most(address: Address, filters: Filters, root: Path, drawn: dict[str, go.Figure]) -> None:
    at = page_at("overview", **address)
    said = distinct_under(root, filters, "speaker").dropna(subset=["speaker"])
    by_hand = Counter(said["speaker"])
    by_type = Counter(zip(said["speaker"], said["type"], strict=True))
    rows = ranked(at, "speakers")
    assert all(row["counts"] == [by_type[row["id"], kind] for kind in COLOURS] for row in rows)
    shown = in_both(at, "speakers", drawn)
    assert len(shown) == min(15, len(by_hand)) and all(by_hand[name] == n for name, n in shown.items())
    assert min(shown.values()) >= max((n for name, n in by_hand.items() if name not in shown), default=0)


@under_filters
def test_who_is_spoken_about_most(address: Address, filters: Filters, root: Path, drawn: dict[str, go.Figure]) -> None:
    at = page_at("overview", **address)
    rows, mentions = distinct_under(root, filters), query.whole(edition.current(root), "mentions")
    named = mentions[mentions["in_quote"]].merge(
        rows[["article_id", "quote_id", "start", "end"]], on="article_id", suffixes=("", "_q")
    )
    inside = named[(named["start"] >= named["start_q"]) & (named["end"] <= named["end_q"])]
    by_hand = Counter(inside.drop_duplicates(["quote_id", "entity"])["entity"])
    shown = in_both(at, "most_about", drawn)
    assert len(shown) == min(15, len(by_hand)) and all(by_hand[name] == n for name, n in shown.items())


def test_when_it_was_said(root: Path, drawn: dict[str, go.Figure]) -> None:
    page_at("overview")
    # Every quote of the sample has a day.
    assert bars(drawn["strip"]).total() == len(query.quotes(edition.current(root), ALL))


@under_filters
def test_which_outlets_quote_most(address: Address, filters: Filters, root: Path, drawn: dict[str, go.Figure]) -> None:
    at = page_at("overview", **address)
    by_hand = Counter(distinct_under(root, filters, "outlet")["outlet"].dropna())
    shown = in_both(at, "most_outlets", drawn)
    assert len(shown) == min(10, len(by_hand)) and all(by_hand[name] == n for name, n in shown.items())


def test_who_speaks_more_than_before(root: Path, drawn: dict[str, go.Figure]) -> None:
    at = page_at("overview", since="2024-02-01", until="2024-02-29")
    corpus = edition.current(root)
    now, earlier = (Counter(query.quotes(corpus, Filters(*days), distinct=True)["speaker"].dropna()) for days in ((date(2024, 2, 1), date(2024, 2, 29)), (date(2024, 1, 3), date(2024, 1, 31))))  # fmt: skip
    changed = {row["id"]: row["change"] for row in ranked(at, "speakers")}
    said = {name: now[name] - earlier[name] for name in changed}
    assert {n: int(t.replace("−", "-").replace("±", "")) for n, t in changed.items()} == said
    assert len(set(said.values())) > 1
    in_both(at, "speakers", drawn)
    beside = next(t for t in drawn["speakers"].data if t.type == "scatter")
    assert dict(zip(beside.y, (t.strip() for t in beside.text), strict=True)) == changed


@under_filters
def test_which_names_dominate(address: Address, filters: Filters, root: Path, drawn: dict[str, go.Figure]) -> None:
    page_at("entities", stands="false", others="true", **address)
    mentions = mentions_under(root, filters)
    by_hand = Counter(mentions["entity"])
    shown = bars(drawn["entities"])
    known = {name: length for name, length in shown.items() if name in by_hand}
    assert len(known) > 10 and all(by_hand[name] == length for name, length in known.items())
    assert sum(shown.values()) == len(mentions)  # the bar of all others too


@under_filters
def test_the_share_of_names(address: Address, filters: Filters, root: Path, drawn: dict[str, go.Figure]) -> None:
    page_at("entities", stands="false", others="true", measure="share", **address)
    mentions = mentions_under(root, filters)
    by_hand = Counter(mentions["entity"])
    shown: dict[str, float] = {}
    for trace in drawn["entities"].data:
        for name, share in zip(trace.y, trace.x, strict=True):
            shown[str(name)] = shown.get(str(name), 0) + float(share)
    assert sum(shown.values()) == pytest.approx(1)
    assert all(share == pytest.approx(by_hand[n] / len(mentions)) for n, share in shown.items() if n in by_hand)


def test_what_changed(root: Path, drawn: dict[str, go.Figure]) -> None:
    address, filters = SETS[2]
    page_at("entities", stands="false", measure="change", **address)
    before = Filters(date(2023, 12, 30), date(2024, 4, 30))  # as many days
    now, then = (Counter(mentions_under(root, f)["entity"]) for f in (filters, before))
    shown = {str(n): float(c) for t in drawn["changed"].data for n, c in zip(t.y, t.x, strict=True) if c is not None}
    by_hand = {n: now[n] / now.total() - then[n] / then.total() for n in {*now, *then}}
    assert len(shown) == 25 and all(change == pytest.approx(by_hand[n]) for n, change in shown.items())
    assert min(map(abs, shown.values())) >= max(abs(c) for n, c in by_hand.items() if n not in shown) - 1e-12


@under_filters
def test_names_over_time(address: Address, filters: Filters, root: Path, drawn: dict[str, go.Figure]) -> None:
    page_at("entities", stands="false", more="time", **address)
    by_hand = Counter(mentions_under(root, filters)["entity"])
    shown = drawn_by_key(drawn["names_over_time"])  # every article of the sample has a day
    assert len(shown) == 8 and all(by_hand[name] == n for name, n in shown.items())


@under_filters
def test_names_in_the_same_sentences(address: Address, filters: Filters, root: Path, drawn: dict[str, go.Figure]) -> None:  # fmt: skip
    page_at("entities", stands="false", more="together", drawn="heat", **address)
    told = mentions_under(root, filters)[["article_id", "sentence", "entity"]].drop_duplicates()
    both = told.merge(told, on=["article_id", "sentence"])
    by_hand = Counter(zip(both["entity_x"], both["entity_y"], strict=True))
    (squares,) = drawn["heat"].data
    shown = {tuple(pair): int(n) for pair, n in zip(squares.customdata, squares.text, strict=True)}
    assert len(shown) > 10 and all(by_hand[pair] == n for pair, n in shown.items())
    assert shown.keys() == {(b, a) for a, b in shown}


@pytest.mark.parametrize(("address", "filters"), [*SETS, HOURS], ids=["all", "outlet and type", "stretch", "hours"])
@pytest.mark.parametrize("lane", ["kind", "speaker", "outlet", "entity"])
def test_the_timeline(lane: str, address: Address, filters: Filters, root: Path, drawn: dict[str, go.Figure], monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setattr(events, "SINGLE", 0)
    page_at("timeline", lane=lane, **address)
    rows, articles = distinct_under(root, filters, *(["speaker"] if lane == "speaker" else [])), articles_under(root, filters)  # fmt: skip
    if lane == "kind":
        by_hand = Counter({"article": len(articles), "quote": len(rows)})
    elif lane == "outlet":
        by_hand = Counter(articles["outlet"].fillna(""))
    elif lane == "speaker":
        by_hand = Counter(rows["speaker"].astype(object).fillna(""))
    else:
        mentions = query.whole(edition.current(root), "mentions")
        inside = mentions[mentions["in_quote"]].merge(rows[["article_id", "quote_id", "start", "end"]], on="article_id", suffixes=("", "_q"))  # fmt: skip
        inside = inside[(inside["start"] >= inside["start_q"]) & (inside["end"] <= inside["end_q"])]
        named = inside.assign(name=inside["entity"]).drop_duplicates(["quote_id", "name"])
        by_hand = Counter(named["name"])
    shown = drawn_by_key(drawn["timeline"])
    by_hour = any("T" in str(x) for t in drawn["timeline"].data if t.type == "bar" for x in t.x)
    assert by_hour or filters != HOURS[1]
    others = shown.pop(OTHERS, 0)
    assert len(shown) == min(12, len(by_hand)) and all(by_hand[key] == n for key, n in shown.items())
    if lane == "entity":
        others_by_hand = named.loc[~named["name"].isin(shown), "quote_id"].nunique()
    else:
        others_by_hand = sum(n for key, n in by_hand.items() if key not in shown)
    assert others == others_by_hand


@under_filters
def test_days_that_texts_speak_of(address: Address, filters: Filters, root: Path, drawn: dict[str, go.Figure], monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setattr(said_to_happen, "TAIL", 0)
    page_at("timeline", of="texts", **address)
    own = articles_under(root, filters)[["article_id", "date_earliest", "date_latest"]]
    dates = query.whole(edition.current(root), "dates").merge(own, on="article_id").dropna(subset=["earliest", "latest"])  # fmt: skip
    by_hand = {
        "past": int((dates["latest"] < dates["date_earliest"]).sum()),
        "ahead": int((dates["earliest"] > dates["date_latest"]).sum()),
    }
    assert min(by_hand.values()) > 0 and drawn_by_key(drawn["text_dates"]) == by_hand


@pytest.mark.parametrize(("tab", "file"), [("outlets", f"outlets_{WHO}"), ("with", f"beside_{WHO}")])
def test_a_page_of_a_name(tab: str, file: str, root: Path, drawn: dict[str, go.Figure]) -> None:
    page_at("speakers", name=WHO, tab=tab)
    corpus = edition.current(root)
    outlets = query.articles(corpus, ALL).set_index("article_id")["outlet"]
    if tab == "outlets":
        said = query.quotes(corpus, Filters(speakers=(WHO,)))
        by_hand = Counter(said["article_id"].map(outlets))
        assert bars(drawn[file]).total() >= by_hand.total() > 0
    else:
        mentions = query.whole(corpus, "mentions")
        mine = set(map(tuple, mentions.loc[mentions["entity"] == WHO, ["article_id", "sentence"]].to_numpy()))
        others = mentions[mentions["entity"] != WHO]
        places = list(zip(others["article_id"], others["sentence"], strict=True))
        beside = others[[place in mine for place in places]].drop_duplicates(["article_id", "sentence", "entity"])
        by_hand = Counter(beside["entity"])
        shown = bars(drawn[file])
        assert shown and all(by_hand[name] == length for name, length in shown.items())
