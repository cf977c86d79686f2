"""Quotes over time in bars of one grain: the finest that a stretch takes, the stretch that holds nearly all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.store.filters import Asked, Filters, quotes_where
from lib.store.query import Corpus

# From the finest grain on: pandas' name of its periods.
GRAINS = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}
# A stretch has at most so many bars, and at each edge so small a share of what has a day is left out: four articles of
# another year shrink a month to a line.
BARS, LEFT_OUT = 60, 0.005


@dataclass(frozen=True, slots=True)
class Strip:
    """What is drawn: the `grain`, bars `start, end, quotes` (days; int64; the days of each included) without gaps, and
    where the other quotes are: `before` and `after` the stretch, `wider` than a bar, `undated`. `latest` is the last
    day of all that is dated."""

    grain: str
    bars: pd.DataFrame
    before: int
    after: int
    wider: int
    undated: int
    latest: date | None


def days(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """`first, last` (days, missing where undated), `quotes`: how many quotes lie between two days."""
    q = quotes_where(filters)
    return corpus.ask(
        Asked(
            f"""SELECT date_earliest AS "first", date_latest AS "last", count(*) AS quotes FROM ({q.sql})
            GROUP BY date_earliest, date_latest ORDER BY "first" ASC NULLS LAST, "last" ASC NULLS LAST""",
            q.given,
        )
    )


def strip(found: pd.DataFrame, since: date | None = None, until: date | None = None, *, whole: bool = False) -> Strip:
    """The strip of `days`: of the stretch that holds all but LEFT_OUT at each edge; where a stretch is chosen, of that
    one and half as much around it; or of the `whole`."""
    dated = found.dropna(subset=["first", "last"]).assign(
        first=lambda f: pd.to_datetime(f["first"]), last=lambda f: pd.to_datetime(f["last"])
    )
    undated = int(found["quotes"].sum() - dated["quotes"].sum())
    if dated.empty:
        return Strip("day", pd.DataFrame({"start": [], "end": [], "quotes": []}), 0, 0, 0, undated, None)
    start, end = (dated["first"].min(), dated["last"].max()) if whole else nearly_all(dated)
    if (since or until) and not whole:
        start, end = around(dated, since, until)
    grain = grain_of(start, end)
    periods = pd.period_range(start, end, freq=GRAINS[grain])
    first, last = (dated[c].dt.to_period(GRAINS[grain]) for c in ("first", "last"))
    here = dated[(first == last) & (first >= periods[0]) & (first <= periods[-1])]
    counted = here.groupby(first[here.index])["quotes"].sum().reindex(periods, fill_value=0)
    bars = pd.DataFrame(
        {"start": periods.start_time.date, "end": periods.end_time.date, "quotes": counted.to_numpy(dtype="int64")}
    )
    before, after = (
        int(dated.loc[last < periods[0], "quotes"].sum()),
        int(dated.loc[first > periods[-1], "quotes"].sum()),
    )
    wider = int(dated["quotes"].sum()) - before - after - int(bars["quotes"].sum())
    return Strip(grain, bars, before, after, wider, undated, dated["last"].max().date())


def grain_of(start: pd.Timestamp, end: pd.Timestamp) -> str:
    """The finest of GRAINS by which a stretch has at most BARS bars; years where none has so few."""
    return next((g for g, p in GRAINS.items() if len(pd.period_range(start, end, freq=p)) <= BARS), "year")


def around(dated: pd.DataFrame, since: date | None, until: date | None) -> tuple[pd.Timestamp, pd.Timestamp]:
    """A chosen stretch and half as much on either side, as far as there are quotes; a week at least."""
    first, last = dated["first"].min(), dated["last"].max()
    start, end = pd.Timestamp(since) if since else first, pd.Timestamp(until) if until else last
    more = max(pd.Timedelta(days=7), (end - start) / 2)
    start, end = max(first, start - more), min(last, end + more)
    return (start.normalize(), end.normalize()) if start <= end else (first, last)


def nearly_all(dated: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The days between which all lies but LEFT_OUT at each edge."""
    share = LEFT_OUT * dated["quotes"].sum()
    by_first, by_last = dated.sort_values("first"), dated.sort_values("last", ascending=False)
    start = by_first.loc[by_first["quotes"].cumsum() > share, "first"].iloc[0]
    end = by_last.loc[by_last["quotes"].cumsum() > share, "last"].iloc[0]
    return min(start, end), max(start, end)
