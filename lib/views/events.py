"""What the timeline draws: the stretch, the step, and bars that count everything under the filters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from lib.calendar_values import written
from lib.store import timeline
from lib.store.filters import Filters
from lib.store.query import Corpus
from lib.views.wording import say

# How far beyond the articles' own dates the slider reaches; a date of 1945 in a text of 2020 is counted, not drawn.
AROUND = timedelta(days=5 * 365)
# Rows of bars that a page can show; the others are one row.
LANES = 12
# The lane of the others: a name that nobody has.
OTHERS = "\0"
# The longest stretch that is drawn by day and by month: more bars than this are thinner than three pixels of a page.
LONGEST = {"day": 120, "month": 120 * 30}


def reach(totals: pd.DataFrame) -> tuple[date, date, date, date] | None:
    """The first and the last day that can be shown, and those that are shown first: where articles and quotes lie, and a little
    around. None where nothing has a day. `totals` of timeline.lanes."""
    placed = totals.dropna(subset=["first", "last"])
    if placed.empty:
        return None
    own = placed[placed["lane"] != "date"] if (placed["lane"] != "date").any() else placed
    first, last, start, end = (day.date() for t in (placed, own) for day in (pd.Timestamp(t["first"].min()), pd.Timestamp(t["last"].max())))  # fmt: skip
    first, last = max(first, start - AROUND), min(last, end + AROUND)
    return first, last, max(first, start - timedelta(days=60)), min(last, end + timedelta(days=60))


def step(totals: pd.DataFrame, since: date, until: date) -> str:
    """Day, month or year: as fine as the stretch can be drawn, and no finer than half of what has a date is known to."""
    days = (until - since).days
    own = totals[totals["lane"] != "date"]
    for name, longest in LONGEST.items():
        if days <= longest and 2 * own[name].sum() >= own["dated"].sum():
            return name
    return "year"


def bars(corpus: Corpus, asked: Filters, lane: str, by: str, totals: pd.DataFrame) -> pd.DataFrame:
    """`lane, label, period, start, end, n`: bars of the fullest LANES, in their order, then those of all others in one lane.
    `start` and `end` are the days of the period; `totals` of timeline.lanes."""
    order = totals["lane"].head(LANES).tolist()
    found = timeline.bars(corpus, asked, lane, by, tuple(order))
    found["lane"] = found["lane"].fillna(OTHERS)
    labels = {key: label(lane, key) for key in order} | {OTHERS: say("timeline-others", n=max(0, len(totals) - LANES))}
    found["label"] = found["lane"].map(labels).astype("str")
    days = [written(period) for period in found["period"]]
    found["start"], found["end"] = [d.earliest for d in days if d], [d.latest for d in days if d]
    rank = found["lane"].map({key: n for n, key in enumerate([*order, OTHERS])})
    return found.iloc[rank.argsort(kind="stable")].reset_index(drop=True)


def label(lane: str, key: str) -> str:
    """What a lane is called."""
    if lane == "kind":
        return say(f"lane-{key}s")
    return key or say("outlet-unknown" if lane == "outlet" else "speaker-unknown")


def within(drawn: pd.DataFrame, since: date, until: date) -> pd.DataFrame:
    """The bars that lie in a stretch, wholly or in part."""
    return drawn[(drawn["start"] <= until) & (drawn["end"] >= since)].reset_index(drop=True)


def accounted(totals: pd.DataFrame, drawn: pd.DataFrame, shown: pd.DataFrame, by: str) -> dict[str, int]:
    """`all, drawn, outside, wider, undated`, the first the sum of the others: where everything has gone. `drawn` are the bars of
    the lanes of `totals`, `shown` those of them in the stretch."""
    every, dated, here = int(totals["things"].sum()), int(totals["dated"].sum()), int(shown["n"].sum())
    return {"all": every, "drawn": here, "outside": int(drawn["n"].sum()) - here, "wider": dated - int(totals[by].sum()), "undated": every - dated}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is drawn of a stretch: the `step` of its bars, those `shown`, and where everything has gone (`accounted`)."""

    step: str
    shown: pd.DataFrame
    told: dict[str, int]


def stretch(corpus: Corpus, asked: Filters, lane: str, totals: pd.DataFrame, since: date, until: date) -> Stretch:
    """The stretch between two days; `totals` of timeline.lanes."""
    by = step(totals, since, until)
    drawn = bars(corpus, asked, lane, by, totals)
    shown = within(drawn, since, until)
    return Stretch(by, shown, accounted(totals, drawn, shown, by))
