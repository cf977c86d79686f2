"""Counts of days in lanes, as the bars of one grain: pure functions over frames.

A thing is counted in the bar that holds its first and its last possible day. What is known less exactly than a bar is
wide (a month, counted by day) is kept apart with the days that it may lie on: it is added to no bar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from lib.store.strip import GRAINS, grain_of, nearly_all

# A day is compared with so many before it, and is no spike under so many things.
BEFORE, FEWEST = 14, 5
# So many standard deviations above the mean of the days before it lies a spike.
DEVIATIONS = 3


@dataclass(frozen=True, slots=True)
class Bars:
    """What is drawn: the `grain`; the days `start` and `end` of the axis; `bars` (`lane, part, start, end, n`) and
    `wide` (`lane, start, end, n`: known to be between two days, which more than one bar holds). Where the others are:
    how many things lie `before` and `after` the stretch, and how many are `undated`. `lane` is missing for the lane of
    all others."""

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


def dated(found: pd.DataFrame) -> pd.DataFrame:
    """The rows of a frame with `first, last` whose days are known, as timestamps."""
    rows = found.dropna(subset=["first", "last"])
    return rows.assign(first=pd.to_datetime(rows["first"]), last=pd.to_datetime(rows["last"]))


def stretch(placed: pd.DataFrame, since: date | None, until: date | None, whole: bool) -> tuple[date, date]:
    """The days between which things are drawn: From and To where they are set, as far as there is anything; else what
    holds nearly all of it (the strip's own rule), or the `whole`. `placed` of `dated`."""
    start, end = placed["first"].min(), placed["last"].max()
    if not whole:
        nearly = nearly_all(placed.rename(columns={"n": "quotes"}))
        start = max(start, pd.Timestamp(since)) if since else nearly[0]
        end = min(end, pd.Timestamp(until)) if until else nearly[1]
    return (start.date(), end.date()) if start <= end else (end.date(), start.date())


def bars(found: pd.DataFrame, since: date | None = None, until: date | None = None, whole: bool = False) -> Bars | None:
    """Counts `lane, part, first, last, n` as the bars of a stretch; None where nothing has a day."""
    placed = dated(found)
    return None if placed.empty else between(found, *stretch(placed, since, until, whole))


def between(found: pd.DataFrame, start: date, end: date) -> Bars:
    """Counts `lane, part, first, last, n` as bars between two days, of the finest grain that the stretch takes."""
    placed = dated(found)
    grain = grain_of(pd.Timestamp(start), pd.Timestamp(end))
    periods = pd.period_range(start, end, freq=GRAINS[grain])
    opens, closes = periods[0].start_time, periods[-1].end_time
    before, after = placed["last"] < opens, placed["first"] > closes
    here = placed[~before & ~after]
    period, last = (here[c].dt.to_period(GRAINS[grain]) for c in ("first", "last"))
    narrow = here[period == last].assign(period=period[period == last])
    counted = narrow.groupby(["lane", "part", "period"], dropna=False, sort=False, as_index=False)["n"].sum()
    wide = here[period != last].groupby(["lane", "first", "last"], dropna=False, as_index=False)["n"].sum()
    of = pd.PeriodIndex(counted["period"], freq=GRAINS[grain])
    return Bars(
        grain,
        opens.date(),
        closes.date(),
        counted.assign(start=of.start_time.date, end=of.end_time.date)[["lane", "part", "start", "end", "n"]],
        wide.assign(start=wide["first"].dt.date, end=wide["last"].dt.date)[["lane", "start", "end", "n"]],
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
    days = placed[placed["first"] == placed["last"]]
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
