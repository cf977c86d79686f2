"""Counts of days in lanes, as the bars of one grain: pure functions over frames.

A thing is counted in the bar that holds its first and its last possible day. What is known less exactly than a bar is
wide (a month counted by day, a day counted by hour) is kept apart with the days that it may lie on: it is added to no
bar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from lib.store.strip import GRAINS, HOUR, TICK, Days, dated, edges, grain_of, hourly, nearly_all, periods_of, short

# A day is compared with so many before it, and is no spike under so many things.
BEFORE, FEWEST = 14, 5
# So many standard deviations above the mean of the days before it lies a spike.
DEVIATIONS = 3


@dataclass(frozen=True, slots=True)
class Bars:
    """What is drawn: the `grain`; the days `start` and `end` of the axis; `bars` (`lane, part, start, end, n`) and
    `wide` (`lane, start, end, n`: known to be between two days, which more than one bar holds). Of the grain `hour` the
    edges are moments, the beginnings of the first and the last hour. Where the others are: how many things lie `before`
    and `after` the stretch, and how many are `undated`. `lane` is missing for the lane of all others."""

    grain: str
    start: date
    end: date
    bars: pd.DataFrame
    wide: pd.DataFrame
    before: int
    after: int
    undated: int

    @property
    def drawn(self) -> int:
        """How many things are drawn."""
        return int(self.bars["n"].sum() + self.wide["n"].sum())


def stretch(placed: pd.DataFrame, since: date | None, until: date | None, whole: bool) -> tuple[date, date]:
    """The days between which things are drawn: From and To where they are set, as far as there is anything; else what
    holds nearly all of it (the strip's own rule), or the `whole`. `placed` of `dated`."""
    start, end = placed["first"].min(), placed["last"].max()
    if not whole:
        nearly = nearly_all(placed.rename(columns={"n": "quotes"}))
        start = max(start, pd.Timestamp(since)) if since else nearly[0]
        end = min(end, pd.Timestamp(until)) if until else nearly[1]
    return (start.date(), end.date()) if start <= end else (end.date(), start.date())


def asked(
    ask: Callable[[Days | None], pd.DataFrame],
    since: date | None = None,
    until: date | None = None,
    whole: bool = False,
) -> Bars | None:
    """The bars of what a question gives by day, and in a short stretch by hour."""
    found = bars(ask(None), since, until, whole)
    few = found and short(found.start, found.end)
    return bars(ask(few), since, until, whole) if few else found


def bars(found: pd.DataFrame, since: date | None = None, until: date | None = None, whole: bool = False) -> Bars | None:
    """Counts `lane, part, first, last, n`, perhaps with an `hour`, as the bars of a stretch; None where nothing has a
    day."""
    placed = dated(found)
    return None if placed.empty else between(found, *stretch(placed, since, until, whole))


def between(found: pd.DataFrame, start: date, end: date) -> Bars:
    """Counts `lane, part, first, last, n`, perhaps with an `hour`, as bars between two days, of the finest grain that
    the stretch takes."""
    placed = dated(found)
    grain = grain_of(pd.Timestamp(start), pd.Timestamp(end), hourly(placed))
    periods = periods_of(pd.Timestamp(start), pd.Timestamp(end), grain)
    before, after = placed["last"] < periods[0].start_time, placed["first"] > periods[-1].end_time
    here = placed[~before & ~after]
    period, last = (here[c].dt.to_period(GRAINS[grain]) for c in ("first", "last"))
    narrow = here[period == last].assign(period=period[period == last])
    counted = narrow.groupby(["lane", "part", "period"], dropna=False, sort=False, as_index=False)["n"].sum()
    wide = here[period != last].groupby(["lane", "first", "last"], dropna=False, as_index=False)["n"].sum()
    (opens, *_), (*_, closes) = edges(periods)
    starts, ends = edges(pd.PeriodIndex(counted["period"], freq=GRAINS[grain]))
    firsts, lasts = wide["first"], wide["last"]
    if grain == "hour":
        lasts = lasts + TICK - HOUR
    else:
        firsts, lasts = firsts.dt.date, lasts.dt.date
    return Bars(
        grain,
        opens,
        closes,
        counted.assign(start=starts, end=ends)[["lane", "part", "start", "end", "n"]],
        wide.assign(start=firsts, end=lasts)[["lane", "start", "end", "n"]],
        int(placed.loc[before, "n"].sum()),
        int(placed.loc[after, "n"].sum()),
        int(found["n"].sum() - placed["n"].sum()),
    )


def spikes(found: pd.DataFrame, start: date, end: date, since: date | None = None) -> pd.DataFrame:
    """`lane, start, n, usual`: the days of a stretch on which a lane has far more than on the BEFORE days in front of
    them, `usual` their mean. `found` are counts `lane, first, last, n`, the days in front of the stretch too; days
    before `since` (else before the first that is counted) are not known, and a day with fewer than BEFORE known ones in
    front of it is not judged.

    The rule is C1 of the Early Aberration Reporting System (Hutwagner, Thompson, Seeman & Treadwell 2003, Journal of
    Urban Health 80, i89-i96): more than the mean of the days before plus DEVIATIONS standard deviations. It is widened
    to two whole weeks, so that quiet Sundays are part of what is usual; a standard deviation is never taken to be less
    than a Poisson count of that mean has (its square root) nor less than one, and under FEWEST things nothing is a
    spike."""
    placed = dated(found)
    days = placed.assign(first=placed["first"].dt.normalize(), last=placed["last"].dt.normalize())
    days = days[days["first"] == days["last"]]
    if days.empty:
        return pd.DataFrame(columns=["lane", "start", "n", "usual"])
    known = pd.Timestamp(since) if since else days["first"].min()
    every = pd.date_range(known, end)
    table = days.pivot_table(
        index="first", columns=days["lane"].fillna(OTHERS), values="n", aggfunc="sum", fill_value=0
    )
    table = table.reindex(every, fill_value=0)
    past = table.shift(1).rolling(BEFORE)
    usual, spread = past.mean(), past.std(ddof=1)
    # At least the spread of chance alone, and one.
    spread = spread.clip(lower=(usual**0.5).clip(lower=1))
    far = (table >= FEWEST) & (table > usual + DEVIATIONS * spread)
    rows = pd.DataFrame({"n": table.unstack(), "usual": usual.unstack(), "far": far.unstack()})
    rows = rows.rename_axis(["lane", "start"]).reset_index()
    rows = rows[rows["far"] & (rows["start"] >= pd.Timestamp(start))].drop(columns="far")
    names = rows["lane"].astype(object).where(rows["lane"] != OTHERS, None)
    return rows.assign(lane=names, start=rows["start"].dt.date).reset_index(drop=True)


# The lane of all others where its name may not be missing: a name that nobody has.
OTHERS = "\ufdd1"
# What has to be asked for besides a stretch, so that its first days can be judged.
BASELINE = timedelta(days=BEFORE)
