"""The strip of quotes under a page's title: its grain, its stretch, and where everything is that stands in no bar."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from lib import sample
from lib.store import query
from lib.store.filters import Filters
from lib.store.strip import BARS, days, strip
from lib.views.strip import figure, told
from tests.conftest import ROOT, opened


def of(*rows: tuple[str | None, str | None, int]) -> pd.DataFrame:
    """What `days` gives of some stretches."""
    return pd.DataFrame(rows, columns=["first", "last", "quotes"])


def each(first: str, days_: int, quotes: int = 10) -> list[tuple[str, str, int]]:
    """So many quotes on each of some days."""
    every = [d.date().isoformat() for d in pd.date_range(first, periods=days_)]
    return [(d, d, quotes) for d in every]


@pytest.mark.parametrize(
    ("rows", "grain", "bars", "before", "after", "wider", "undated"),
    [
        (each("2025-06-01", 1), "day", 1, 0, 0, 0, 0),
        (each("2025-06-01", 30), "day", 30, 0, 0, 0, 0),
        (each("2025-01-01", 120), "week", 18, 0, 0, 0, 0),
        (each("2024-01-01", 730), "month", 24, 0, 0, 0, 0),
        (each("2010-01-01", 3650), "quarter", 40, 0, 0, 0, 0),
        (each("1980-01-01", 16000), "year", 44, 0, 0, 0, 0),
        # Four of another year do not shrink a month to a line, and are told.
        ([("2018-03-01", "2018-03-01", 1), ("2018-03-02", "2018-03-02", 0), *each("2025-06-01", 30), ("2027-01-01", "2027-01-01", 1)], "day", 30, 1, 1, 0, 0),
        # A month is in no bar of a day; what has no day is told apart.
        ([*each("2025-06-01", 30), ("2025-06-01", "2025-06-30", 7), (None, None, 3)], "day", 30, 0, 0, 7, 3),
    ],
)  # fmt: skip
def test_the_grain_and_the_stretch_are_those_of_nearly_all(
    rows: list[tuple[str, str, int]], grain: str, bars: int, before: int, after: int, wider: int, undated: int
) -> None:
    found = strip(of(*rows))
    assert (found.grain, len(found.bars)) == (grain, bars)
    assert (found.before, found.after, found.wider, found.undated) == (before, after, wider, undated)


def test_a_chosen_stretch_is_shown_with_what_is_around_it() -> None:
    found = strip(of(*each("2024-01-01", 730)), date(2025, 3, 1), date(2025, 3, 20))
    assert found.grain == "day" and found.bars["start"].iloc[0] == date(2025, 2, 19)
    assert found.before > 0 and found.after > 0
    nothing = strip(of(*each("2024-01-01", 30)), date(2030, 1, 1), date(2030, 2, 1))
    assert len(nothing.bars) == 30  # nothing there: what there is


def test_without_days_there_are_no_bars() -> None:
    assert strip(of((None, None, 4))).bars.empty and strip(of()).bars.empty


DAY = st.dates(date(1950, 1, 1), date(2050, 1, 1))


@given(st.lists(st.tuples(DAY, st.integers(0, 500), st.integers(1, 50)), min_size=1, max_size=30), st.booleans())
def test_nothing_is_lost_and_no_strip_is_too_long(rows: list[tuple[date, int, int]], whole: bool) -> None:
    found = of(*((d.isoformat(), (pd.Timestamp(d) + pd.Timedelta(days=n)).date().isoformat(), q) for d, n, q in rows))
    shown = strip(found, whole=whole)
    assert shown.bars["quotes"].sum() + shown.before + shown.after + shown.wider == found["quotes"].sum()
    assert len(shown.bars) <= BARS or shown.grain == "year"
    assert not whole or shown.before == shown.after == 0


@pytest.mark.parametrize("filters", [Filters(), Filters(types=("direct",)), Filters(since=date(2024, 6, 1)), Filters(speakers=("Maya Kirana",))])  # fmt: skip
def test_the_strip_counts_every_quote_under_the_filters(filters: Filters, tmp_path: Path) -> None:
    sample.load(tmp_path)
    corpus = opened(tmp_path)
    shown = strip(days(corpus, filters), filters.since, filters.until)
    drawn = sum(figure(shown, filters).data[0].y)
    assert drawn + shown.before + shown.after + shown.wider + shown.undated == query.counts(corpus, filters)["quotes"]
    assert told(shown)


@pytest.mark.parametrize("page", ["overview", "quotes", "speakers", "entities", "timeline"])
def test_a_stretch_is_chosen_and_given_back(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path))
    sample.load(tmp_path)
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    at = at if page == "overview" else at.switch_page(f"pages/{page}.py").run()
    assert not at.exception
    at.button(key="span_week").click().run()
    since, until = at.session_state["since"], at.session_state["until"]
    assert (until - since).days == 6
    at.button(key="span_all").click().run()
    assert at.session_state["since"] is None and not at.exception
