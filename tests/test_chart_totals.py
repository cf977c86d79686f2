"""A chart counts everything under the filters: what each one draws, against a count by hand of all rows, where tables show two."""

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
from lib.store import query
from lib.store.filters import Filters
from lib.views import downloads, tables
from tests.conftest import ROOT

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


def page(name: str, /, **address: str) -> None:
    """Draws a page of the app at an address."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    at.query_params.update(address)
    at = at.run()
    at.query_params.update(address)
    if name != "overview":
        at = at.switch_page(f"pages/{name}.py").run()
    assert not at.exception


def bars(figure: go.Figure) -> Counter[str]:
    """The length of the bars of a figure, by what they are of; the parts of a bar together."""
    found: Counter[str] = Counter()
    for trace in (t for t in figure.data if t.type == "bar"):
        across = trace.orientation == "h"
        for name, length in zip(trace.y if across else trace.x, trace.x if across else trace.y, strict=True):
            found[str(name)] += int(length or 0)
    return found


def distinct(root: Path) -> pd.DataFrame:
    """All quotes, each once, by hand: of the same words the first in time."""
    rows = query.quotes(edition.current(root), ALL)
    rows = rows.sort_values(["date_earliest", "article_id", "start", "quote_id"], na_position="last")
    first = rows["line"].isna() | ~rows["line"].duplicated()
    return rows[first & (rows["repeat_of"].isna() | rows["line"].notna())]


def test_who_speaks_most(root: Path, drawn: dict[str, go.Figure]) -> None:
    page("overview")
    by_hand = Counter(distinct(root)["speaker"].dropna())
    shown = bars(drawn["speakers"])
    assert len(shown) == 15 and all(by_hand[name] == length for name, length in shown.items())
    assert min(shown.values()) >= max(n for name, n in by_hand.items() if name not in shown)


def test_who_is_spoken_about_most_and_when(root: Path, drawn: dict[str, go.Figure]) -> None:
    page("overview")
    rows, mentions = distinct(root), query.whole(edition.current(root), "mentions")
    named = mentions[mentions["in_quote"]].merge(
        rows[["article_id", "quote_id", "start", "end"]], on="article_id", suffixes=("", "_q")
    )
    inside = named[(named["start"] >= named["start_q"]) & (named["end"] <= named["end_q"])]
    by_hand = Counter(inside.drop_duplicates(["quote_id", "entity"])["entity"])
    shown = bars(drawn["spoken_about"])
    assert len(shown) == min(15, len(by_hand)) and all(by_hand[name] == length for name, length in shown.items())
    assert bars(drawn["strip"]).total() == len(
        query.quotes(edition.current(root), ALL)
    )  # every quote of the sample has a day


def test_which_outlets_quote_most(root: Path, drawn: dict[str, go.Figure]) -> None:
    page("overview")
    rows = query.quotes(edition.current(root), ALL)
    first = rows["line"].isna() | ~rows.duplicated(["line", "outlet"])
    by_hand = Counter(rows[first & (rows["repeat_of"].isna() | rows["line"].notna())]["outlet"].dropna())
    shown = bars(drawn["outlets"])
    assert len(shown) == min(10, len(by_hand)) and all(by_hand[name] == length for name, length in shown.items())


def test_who_speaks_more_than_before(root: Path, drawn: dict[str, go.Figure]) -> None:
    page("overview", since="2024-02-01", until="2024-02-29")
    corpus = edition.current(root)
    now, earlier = (Counter(query.quotes(corpus, Filters(*days), distinct=True)["speaker"].dropna()) for days in ((date(2024, 2, 1), date(2024, 2, 29)), (date(2024, 1, 3), date(2024, 1, 31))))  # fmt: skip
    beside = next(t for t in drawn["speakers"].data if t.type == "scatter")
    said = {name: now[name] - earlier[name] for name in beside.y}
    assert [int(t.replace("−", "-").replace("±", "")) for t in beside.text] == list(said.values())
    assert len(set(said.values())) > 1


def test_which_names_dominate(root: Path, drawn: dict[str, go.Figure]) -> None:
    page("entities", stands="false", others="true")
    mentions = query.whole(edition.current(root), "mentions")
    by_hand = Counter(mentions["entity"])
    shown = bars(drawn["entities"])
    known = {name: length for name, length in shown.items() if name in by_hand}
    assert len(known) > 10 and all(by_hand[name] == length for name, length in known.items())
    assert sum(shown.values()) == len(mentions)  # the bar of all others too


def test_names_by_month(root: Path, drawn: dict[str, go.Figure]) -> None:
    page("entities", stands="false", more="month")
    corpus = edition.current(root)
    articles = query.articles(corpus, ALL).set_index("article_id")
    mentions = query.whole(corpus, "mentions")
    dated = mentions[mentions["article_id"].map(articles["date_precision"]).isin(["day", "month"])]
    for trace in drawn["months"].data:
        assert sum(int(n or 0) for n in trace.y) == int((dated["entity"] == trace.name).sum()) > 0


def test_the_timeline(root: Path, drawn: dict[str, go.Figure]) -> None:
    page("timeline")
    corpus = edition.current(root)
    rows = distinct(root)
    articles = query.articles(corpus, ALL)
    dates = query.whole(corpus, "dates")
    told = sum(int(n or 0) for trace in drawn["timeline"].data for n in (trace.y if trace.y is not None else ()))
    dated = [frame["date_precision"].isin(["day", "month", "year"]).sum() for frame in (rows, articles)]
    assert told <= sum(dated) + len(dates) and told >= sum(dated)


@pytest.mark.parametrize(("tab", "file"), [("outlets", f"outlets_{WHO}"), ("with", f"beside_{WHO}")])
def test_a_page_of_a_name(tab: str, file: str, root: Path, drawn: dict[str, go.Figure]) -> None:
    page("speakers", name=WHO, tab=tab)
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
