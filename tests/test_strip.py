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
from lib.store.strip import BARS, days, grain_of, short, strip
from lib.views import strip as views_strip
from lib.views.strip import dragged, figure, last_day, told
from lib.views.wording import speaking
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
        # Where most is known to the month only, months are counted: no axis without a bar.
        ([("2020-10-01", "2020-10-31", 12)], "month", 1, 0, 0, 0, 0),
        ([("2020-10-01", "2020-10-31", 12), ("2020-10-16", "2020-10-16", 11)], "month", 1, 0, 0, 0, 0),
        ([("2020-10-01", "2020-10-31", 12), ("2020-10-16", "2020-10-16", 12)], "day", 31, 0, 0, 12, 0),
        ([("2020-01-01", "2020-12-31", 2)], "year", 1, 0, 0, 0, 0),
        ([("2019-12-01", "2020-01-31", 2)], "week", 10, 0, 0, 2, 0),
    ],
)  # fmt: skip
def test_the_grain_and_the_stretch_are_those_of_nearly_all(
    rows: list[tuple[str, str, int]], grain: str, bars: int, before: int, after: int, wider: int, undated: int
) -> None:
    found = strip(of(*rows))
    assert (found.grain, len(found.bars)) == (grain, bars)
    assert (found.before, found.after, found.wider, found.undated) == (before, after, wider, undated)


def hourly(*rows: tuple[str, str, int | None, int]) -> pd.DataFrame:
    """What `days` gives of some stretches with hours."""
    return pd.DataFrame(rows, columns=["first", "last", "hour", "quotes"]).astype({"hour": "Int64"})


@pytest.mark.parametrize(
    ("start", "end", "hours", "grain"),
    [
        # Of whole days two have at most 60 hours.
        ("2025-06-03", "2025-06-03", True, "hour"), ("2025-06-03", "2025-06-04", True, "hour"),
        ("2025-06-03", "2025-06-05", True, "day"), ("2025-06-03", "2025-06-03", False, "day"),
        ("2025-06-03", "2025-06-04", False, "day"), ("2025-01-01", "2025-12-31", True, "week"),
    ],
)  # fmt: skip
def test_hours_are_for_short_stretches_that_have_some(start: str, end: str, hours: bool, grain: str) -> None:
    assert grain_of(pd.Timestamp(start), pd.Timestamp(end), hours) == grain
    few = short(date.fromisoformat(start), date.fromisoformat(end))
    assert few is None if end > "2025-06-04" else few == (date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(("most", "days_"), [(48, 2), (47, 1), (60, 2), (61, 2), (72, 3)])
def test_a_stretch_has_as_many_hours_as_bars(most: int, days_: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.store.strip.BARS", most)
    first = pd.Timestamp("2025-06-03")
    grains = [grain_of(first, first + pd.Timedelta(days=n - 1), hours=True) for n in (days_, days_ + 1)]
    assert grains == ["hour", "day"]


@pytest.mark.parametrize(
    ("rows", "grain", "counted", "wider"),
    [
        (
            [("2025-06-03", "2025-06-03", 9, 4), ("2025-06-03", "2025-06-03", 14, 2), ("2025-06-03", "2025-06-03", 23, 1)],
            "hour", {"2025-06-03T09:00:00": 4, "2025-06-03T14:00:00": 2, "2025-06-03T23:00:00": 1}, 0,
        ),
        # What is known only to the day is in no hour, not even in the first.
        (
            [("2025-06-03", "2025-06-03", 0, 4), ("2025-06-03", "2025-06-03", None, 3), ("2025-06-04", "2025-06-04", 1, 1), ("2025-06-01", "2025-06-30", None, 0)],
            "day", {"2025-06-03": 7, "2025-06-04": 1}, 0,
        ),
        (
            [("2025-06-03", "2025-06-03", 0, 4), ("2025-06-03", "2025-06-03", None, 3), ("2025-06-04", "2025-06-04", 1, 1)],
            "hour", {"2025-06-03T00:00:00": 4, "2025-06-04T01:00:00": 1}, 3,
        ),
        ([("2025-06-03", "2025-06-03", None, 4)], "day", {"2025-06-03": 4}, 0),
        # Over three days a known hour counts in its day.
        (
            [("2025-06-03", "2025-06-03", 9, 4), ("2025-06-03", "2025-06-03", None, 2), ("2025-06-05", "2025-06-05", 9, 1)],
            "day", {"2025-06-03": 6, "2025-06-05": 1}, 0,
        ),
    ],
    ids=["all known", "a month too", "some known", "none known", "three days"],
)  # fmt: skip
def test_a_strip_of_hours_counts_what_is_known_to_the_hour(
    rows: list[tuple[str, str, int | None, int]], grain: str, counted: dict[str, int], wider: int
) -> None:
    found = strip(hourly(*rows), whole=True)
    some = found.bars[found.bars["quotes"] > 0]
    assert (found.grain, found.wider) == (grain, wider)
    assert {s.isoformat(): n for s, n in zip(some["start"], some["quotes"], strict=True)} == counted


def test_bars_of_an_hour_name_it_and_a_drag_over_them_sets_days(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = strip(hourly(("2025-06-03", "2025-06-03", 14, 6), ("2025-06-03", "2025-06-03", None, 5)))
    figured = figure(shown, Filters())
    (bars,) = figured.data
    assert len(bars.x) == 24 and bars.customdata[14] == "3 Jun 2025, 14:00–15:00: 6 quotes"
    assert figured.layout.xaxis.range == ("2025-06-03T00:00:00", "2025-06-04T00:00:00")
    assert figured.layout.xaxis.tickformat == "%H:%M\n%-d %b"
    with speaking("id"):
        assert figure(shown, Filters()).layout.xaxis.tickformat.startswith("%H.%M")
        assert figure(shown, Filters()).data[0].customdata[23].startswith("3 Jun 2025, 23.00–24.00")
    assert "by hour" in told(shown) and "5 known less exactly" in told(shown) and last_day(shown) == date(2025, 6, 3)
    state = {"strip": {"selection": {"box": [{"x": ["2025-06-03 09:12", "2025-06-04 01:40:12.5"]}]}}}
    monkeypatch.setattr(views_strip.st, "session_state", state)
    dragged()
    assert (state["since"], state["until"]) == (date(2025, 6, 3), date(2025, 6, 4))


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


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("2020-10-01", "2020-10-31", 12)], "12 quotes of Oct 2020."),
        ([("2020-01-01", "2020-12-31", 1), (None, None, 2)], "1 quote of 2020. 2 without a date."),
        ([("2020-10-16", "2020-10-16", 3)], "3 quotes of 16 Oct 2020."),
    ],
)
def test_the_only_bar_is_told_in_words(rows: list[tuple[str | None, str | None, int]], said: str) -> None:
    assert told(strip(of(*rows))) == said


def test_few_bars_are_named_once_each() -> None:
    months = strip(of(("2020-10-01", "2020-10-31", 12), ("2020-11-01", "2020-11-30", 3)))
    assert figure(months, Filters()).layout.xaxis.tickvals == ("2020-10-16T12:00:00", "2020-11-16T00:00:00")
    assert figure(strip(of(*each("2025-06-01", 30))), Filters()).layout.xaxis.tickvals is None
