"""Quotes over time in bars of one grain: the finest that a stretch takes, the stretch that holds nearly all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd

from lib.store.filters import Asked, Filters, quotes_where
from lib.store.query import Corpus

# From the finest grain on: pandas' name of its periods. Hours are for what has some.
GRAINS = {"hour": "h", "day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}
# A stretch has at most so many bars, and at each edge so small a share of what has a day is left out: four articles of
# another year shrink a month to a line.
BARS, LEFT_OUT = 60, 0.005
# The bars of a strip hold so great a share of what may lie in its stretch: the others are told in words.
HELD = 0.5
# The first and the last day between which hours are asked for: those of everything would be far too many.
Days = tuple[date, date]
# The last moment of a day or an hour lies so long before the next.
HOUR, DAY, TICK = timedelta(hours=1), timedelta(days=1), timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Strip:
    """What is drawn: the `grain`, bars `start, end, quotes` (days, of the grain `hour` moments; int64; the first and
    the last of each) without gaps, and where the other quotes are: `before` and `after` the stretch, `wider` than a
    bar, `undated`. `latest` is the last day of all that is dated."""

    grain: str
    bars: pd.DataFrame
    before: int
    after: int
    wider: int
    undated: int
    latest: date | None


def days(corpus: Corpus, filters: Filters, hours: Days | None = None) -> pd.DataFrame:
    """`first, last` (days, missing where undated), `hour`, `quotes`: how many quotes lie between two days; of those
    that lie between the days `hours` in which hour, as far as that is known."""
    q, hour = quotes_where(filters), hour_within(hours)
    return corpus.ask(
        Asked(
            f"""SELECT date_earliest AS "first", date_latest AS "last", {hour.sql} AS "hour", count(*) AS quotes
            FROM ({q.sql}) GROUP BY date_earliest, date_latest{by_hour(hour)}
            ORDER BY "first" ASC NULLS LAST, "last" ASC NULLS LAST, "hour" ASC NULLS LAST""",
            {**q.given, **hour.given},
        )
    )


def hour_within(hours: Days | None, first: str = "date_earliest", last: str = "date_latest") -> Asked:
    """The hour of what lies between some days, for a SELECT of what has `first, last, hour`; none without them."""
    if hours is None:
        return Asked("CAST(NULL AS BIGINT)")
    here = f"{first} >= $hours_from AND {last} <= $hours_to"
    return Asked(f"CASE WHEN {here} THEN hour END", {"hours_from": hours[0], "hours_to": hours[1]})


def by_hour(hour: Asked) -> str:
    """The hour at the end of a GROUP BY, where there can be one: what is always missing costs as much as a number."""
    return f", {hour.sql}" if hour.given else ""


def of_quotes(
    corpus: Corpus, filters: Filters, since: date | None = None, until: date | None = None, *, whole: bool = False
) -> Strip:
    """The strip of the quotes under the filters: by hour where its stretch is short and hours are known."""
    found = strip(days(corpus, filters), since, until, whole=whole)
    few = None if found.bars.empty else short(found.bars["start"].iloc[0], found.bars["end"].iloc[-1])
    return found if few is None else strip(days(corpus, filters, few), since, until, whole=whole)


def short(start: date, end: date) -> Days | None:
    """Some days, where bars of an hour are few enough for them."""
    return (start, end) if len(periods_of(pd.Timestamp(start), pd.Timestamp(end), "hour")) <= BARS else None


def dated(found: pd.DataFrame) -> pd.DataFrame:
    """The rows of a frame with `first, last` whose days are known, as moments: from the beginning of the first day to
    the end of the last; where there is an `hour`, from its beginning to its end."""
    rows = found.dropna(subset=["first", "last"])
    first, last = (pd.to_datetime(rows[edge]) for edge in ("first", "last"))
    if not hourly(rows):
        return rows.assign(first=first, last=last + DAY - TICK)
    opens = first + pd.to_timedelta(rows["hour"].fillna(0).astype("int64"), unit="h")
    return rows.assign(first=opens, last=(opens + HOUR).where(rows["hour"].notna(), last + DAY) - TICK)


def hourly(rows: pd.DataFrame) -> bool:
    """Whether the hour of anything is known."""
    return "hour" in rows and bool(rows["hour"].notna().any())


def strip(found: pd.DataFrame, since: date | None = None, until: date | None = None, *, whole: bool = False) -> Strip:
    """The strip of `days`: of the stretch that holds all but LEFT_OUT at each edge; where a stretch is chosen, of that
    one and half as much around it; or of the `whole`."""
    placed = dated(found)
    undated = int(found["quotes"].sum() - placed["quotes"].sum())
    if placed.empty:
        return Strip("day", pd.DataFrame({"start": [], "end": [], "quotes": []}), 0, 0, 0, undated, None)
    start, end = (placed["first"].min(), placed["last"].max()) if whole else nearly_all(placed)
    if (since or until) and not whole:
        start, end = around(placed, since, until)
    grain = grain_held(placed, start, end)
    periods = periods_of(start, end, grain)
    first, last = (placed[c].dt.to_period(GRAINS[grain]) for c in ("first", "last"))
    here = placed[(first == last) & (first >= periods[0]) & (first <= periods[-1])]
    counted = here.groupby(first[here.index])["quotes"].sum().reindex(periods, fill_value=0)
    starts, ends = edges(periods)
    bars = pd.DataFrame({"start": starts, "end": ends, "quotes": counted.to_numpy(dtype="int64")})
    before, after = (
        int(placed.loc[last < periods[0], "quotes"].sum()),
        int(placed.loc[first > periods[-1], "quotes"].sum()),
    )
    wider = int(placed["quotes"].sum()) - before - after - int(bars["quotes"].sum())
    return Strip(grain, bars, before, after, wider, undated, placed["last"].max().date())


def periods_of(start: pd.Timestamp, end: pd.Timestamp, grain: str) -> pd.PeriodIndex:
    """The periods of a grain that some days hold, from the beginning of the first to the end of the last."""
    return pd.period_range(start.normalize(), end.normalize() + DAY - TICK, freq=GRAINS[grain])


def edges(periods: pd.PeriodIndex) -> tuple[Any, Any]:
    """The first and the last day of each of some periods; of hours the moment each begins, twice."""
    if periods.freqstr == GRAINS["hour"]:
        return periods.start_time, periods.start_time
    return periods.start_time.date, periods.end_time.date


def unit_of(edge: date) -> timedelta:
    """How long it takes what an edge of a bar names: a day, or an hour where it is the moment that one begins."""
    return HOUR if isinstance(edge, datetime) else DAY


def day_of(edge: date) -> date:
    """The day of an edge of a bar."""
    return edge.date() if isinstance(edge, datetime) else edge


def grain_of(start: pd.Timestamp, end: pd.Timestamp, hours: bool = False) -> str:
    """The finest of GRAINS, hours only where there are some, by which a stretch has at most BARS bars; years where none
    has so few."""
    grains = [g for g in GRAINS if hours or g != "hour"]
    return next((g for g in grains if len(periods_of(start, end, g)) <= BARS), "year")


def grain_held(placed: pd.DataFrame, start: pd.Timestamp, end: pd.Timestamp) -> str:
    """The grain of a stretch, coarser where its bars would hold less than HELD of what may lie there: what is known to
    the month only has no day to stand on."""
    here = placed[(placed["last"] >= start) & (placed["first"] <= end)]
    finest = grain_of(start, end, hourly(placed))
    for grain in list(GRAINS)[list(GRAINS).index(finest) :]:
        one, other = (here[edge].dt.to_period(GRAINS[grain]) for edge in ("first", "last"))
        if here.loc[one == other, "quotes"].sum() >= HELD * here["quotes"].sum():
            return grain
    return finest


def around(placed: pd.DataFrame, since: date | None, until: date | None) -> tuple[pd.Timestamp, pd.Timestamp]:
    """A chosen stretch and half as much on either side, as far as there are quotes; a week at least."""
    first, last = placed["first"].min(), placed["last"].max()
    start, end = pd.Timestamp(since) if since else first, pd.Timestamp(until) if until else last
    more = max(pd.Timedelta(days=7), (end - start) / 2)
    start, end = max(first, start - more), min(last, end + more)
    return (start.normalize(), end.normalize()) if start <= end else (first, last)


def nearly_all(placed: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The days between which all lies but LEFT_OUT at each edge."""
    share = LEFT_OUT * placed["quotes"].sum()
    by_first, by_last = placed.sort_values("first"), placed.sort_values("last", ascending=False)
    start = by_first.loc[by_first["quotes"].cumsum() > share, "first"].iloc[0]
    end = by_last.loc[by_last["quotes"].cumsum() > share, "last"].iloc[0]
    return min(start, end), max(start, end)
