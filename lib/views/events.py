"""The timeline: bars in lanes of everything under the filters, and what stands behind the one that was clicked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.store import lanes, timeline
from lib.store.filters import Filters
from lib.store.lanes import OTHERS, Bars
from lib.store.query import Corpus
from lib.store.strip import day_of
from lib.store.timeline import Bar
from lib.views import lane_chart, links, quote_views, tables
from lib.views.downloads import chart
from lib.views.inert import inert
from lib.views.lane_chart import Row, span
from lib.views.wording import counted, day, say

# Under so many things each is drawn by itself.
SINGLE = 200
# How many pixels a lane is high: of two kinds, and of a dozen names.
HIGH, LOW = 170, 76


@dataclass(frozen=True, slots=True)
class Shown:
    """What the timeline draws: lanes `of` something, `keys` of those with a name, `every` how many there are, their
    `bars` and `rows`."""

    of: str
    keys: tuple[str, ...]
    every: int
    bars: Bars
    rows: list[Row]


def shown(corpus: Corpus, asked: Filters, of: str, whole: bool = False, single: bool = True) -> Shown | None:
    """What the timeline draws of the filters, few things by themselves where `single`; None where nothing has a day."""
    full = timeline.lanes(corpus, asked, of)
    keys = tuple(full["lane"])
    bars = lanes.asked(partial(timeline.days, corpus, asked, of, keys), asked.since, asked.until, whole)
    if bars is None:
        return None
    items = timeline.each(corpus, asked, of, keys) if single and bars.drawn < SINGLE else None
    spikes = spiking(corpus, asked, of, keys, bars) if items is None and bars.grain == "day" else None
    here = {k for f in (bars.bars, bars.wide) for k in f["lane"].fillna(OTHERS)}
    every = int(full["every"].max())
    rows = [row(of, key, every - len(keys), bars, spikes, items) for key in (*keys, OTHERS) if key in here]
    return Shown(of, keys, every, bars, rows)


def spiking(corpus: Corpus, asked: Filters, of: str, keys: tuple[str, ...], bars: Bars) -> pd.DataFrame:
    """The spikes among bars of a day; where From leaves out the days in front of them, these are asked for."""
    days = timeline.days(corpus, asked, of, keys)
    if asked.since is None:
        return lanes.spikes(days, bars.start, bars.end)
    since = bars.start - lanes.BASELINE
    earlier = timeline.days(corpus, replace(asked, since=since, until=asked.since - timedelta(days=1)), of, keys)
    return lanes.spikes(pd.concat([earlier, days], ignore_index=True), bars.start, bars.end, since)


def row(of: str, key: str, others: int, bars: Bars, spikes: pd.DataFrame | None, items: pd.DataFrame | None) -> Row:
    """A lane as the chart draws it. A lane of everything that is nobody's or of a thousand others has a scale of its
    own, and so has each kind: there are far more quotes than articles."""

    def mine(frame: pd.DataFrame) -> pd.DataFrame:
        return frame[frame["lane"].fillna(OTHERS) == key]

    alone = of == "kind" or key in ("", OTHERS)
    name = label(of, key, others)
    within = (
        None
        if items is None
        else mine(
            items[
                (pd.to_datetime(items["first"]).dt.date <= day_of(bars.end))
                & (pd.to_datetime(items["last"]).dt.date >= day_of(bars.start))
            ]
        )
    )
    return Row(
        key,
        name if of == "kind" or not alone or items is not None else say("timeline-own-scale", label=name),
        bars.grain,
        bars.start,
        bars.end,
        mine(bars.bars),
        mine(bars.wide),
        pd.DataFrame() if spikes is None else mine(spikes),
        within,
        alone,
    )


def label(of: str, key: str, others: int = 0) -> str:
    """What a lane is called."""
    if key == OTHERS:
        return say("timeline-others", n=others)
    if of == "kind":
        return say(f"lane-{key}s")
    return key or say("outlet-unknown" if of == "outlet" else "speaker-unknown")


def in_no_bar(bars: Bars) -> list[str]:
    """Where everything is that stands in no bar."""
    parts = [
        say("strip-before", n=bars.before, day=day(bars.start)) if bars.before else "",
        say("strip-after", n=bars.after, day=day(bars.end)) if bars.after else "",
        say("timeline-wide", n=int(bars.wide["n"].sum())) if len(bars.wide) else "",
        say("strip-undated", n=bars.undated) if bars.undated else "",
    ]
    return [p for p in parts if p]


def told(found: Shown) -> str:
    """What a bar counts, and where everything is that stands in none."""
    parts = [
        say(f"timeline-by-{found.bars.grain}") if all(r.items is None for r in found.rows) else say("timeline-single"),
        say(f"timeline-counts-{found.of}"),
        *in_no_bar(found.bars),
        say("timeline-first", n=len(found.keys), all=found.every) if found.every > len(found.keys) else "",
        say("timeline-spikes", days=lanes.BEFORE) if any(len(r.spikes) for r in found.rows) else "",
    ]
    return " ".join(p for p in parts if p)


def bars_of(rows: list[Row]) -> pd.DataFrame:
    """`label, start, end, n, wide, lane`: the bars of a chart as a table, a lane after the other, in time."""
    bars, wide = (
        pd.concat([frame.assign(place=n) for n, frame in enumerate(frames)], ignore_index=True)
        for frames in ([r.bars for r in rows], [r.wide for r in rows])
    )
    narrow = bars.groupby(["place", "start", "end"], as_index=False)["n"].sum().assign(wide=False)
    both = pd.concat([narrow, wide[["place", "start", "end", "n"]].assign(wide=True)])
    both = both.sort_values(["place", "start", "end"], ignore_index=True)
    names, keys = [r.label for r in rows], [r.key for r in rows]
    labelled: pd.DataFrame = both.assign(label=[names[n] for n in both["place"]], lane=[keys[n] for n in both["place"]])
    return labelled[["label", "start", "end", "n", "wide", "lane"]]


def draw(corpus: Corpus, asked: Filters, of: str) -> None:
    """Draws the timeline in lanes, and below it what stands behind the bar that is chosen."""
    found = shown(corpus, asked, of, bool(st.session_state.get("timeline_whole")))
    if found is None:
        st.info(say("timeline-undated"), icon=":material/calendar_month:")
        return
    table = bars_of(found.rows)
    figure = lane_chart.figure(found.rows, HIGH if len(found.rows) <= 2 else LOW)
    points = chart(figure, table.drop(columns="lane"), "timeline", select=True, alt=say("timeline-alt"))
    include(told(found), "timeline_whole", found.bars.before + found.bars.after)
    clicked = points[0].get("customdata") if points else None
    if clicked and len(clicked) == 2:
        links.go(
            "pages/articles.py",
            article=str(clicked[0]),
            **({"quote": str(clicked[1]), "jump": True} if clicked[1] else {}),
        )
    ticked = as_table(table, (asked, of, found.bars.start, found.bars.end))
    chosen = newer("timeline_chosen", picked(found.rows, clicked), ticked)
    if chosen is not None:
        behind(corpus, asked, found, *chosen)
    elif found.rows[0].items is None:
        st.caption(say("timeline-click"))


def include(words: str, key: str, left_out: int) -> None:
    """Says what a chart counts, with the toggle that includes what lies before and after it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(inert(words))
        if left_out or st.session_state.get(key):
            st.toggle(say("timeline-include"), key=key)


# A bar that was chosen: the key of its lane, its first and last day, whether it is a wide one, and how many things it
# holds.
Chosen = tuple[str, date, date, bool, int]


def newer(key: str, *chosen: Chosen | None) -> Chosen | None:
    """Of what is chosen in several places the one that was chosen last: each stays chosen while another one is."""
    state = st.session_state.setdefault(key, {"seen": (None,) * len(chosen), "now": None})
    changed = [now for now, was in zip(chosen, state["seen"], strict=True) if now != was]
    state["seen"] = chosen
    state["now"] = next((c for c in (*changed, state["now"], *chosen) if c is not None and c in chosen), None)
    found: Chosen | None = state["now"]
    return found


def picked(rows: list[Row], clicked: Any) -> Chosen | None:
    """The bar that was clicked, as long as it is drawn: the filters may be others by now."""
    if not clicked or len(clicked) != 5:
        return None
    key, start, end, wide = str(clicked[0]), *(edge(str(d)) for d in clicked[1:3]), clicked[3] == "wide"
    row = next((r for r in rows if r.key == key), None)
    if row is None:
        return None
    frame = row.wide if wide else row.bars
    n = int(frame.loc[(frame["start"] == start) & (frame["end"] == end), "n"].sum())
    return (key, start, end, wide, n) if n else None


def edge(told: str) -> date:
    """The first or the last day of a bar as its click tells it; the moment of an hour."""
    return datetime.fromisoformat(told) if "T" in told else date.fromisoformat(told)


def as_table(table: pd.DataFrame, of: object) -> Chosen | None:
    """The bars as a table that is opened by a click, for keys too; gives back the one that is ticked."""
    bars = st.expander(say("timeline-behind"), key="bars", on_change="rerun")
    if not bars.open:
        return None
    with bars:
        columns = tables.columns(
            label=("col-row-of-chart", None), start=("col-first", 110), end=("col-last", 110), n=("col-count", 110)
        )
        if len(table) and isinstance(table["start"].iloc[0], datetime):
            for c in ("start", "end"):
                heading = columns[c]["label"]
                columns[c] = st.column_config.DatetimeColumn(heading, format="YYYY-MM-DD HH:mm", width=140)
        row = tables.paged(tables.held(table, of), columns, "timeline_table", select=True)
    return None if row is None else (row["lane"], row["start"], row["end"], bool(row["wide"]), int(row["n"]))


def behind(corpus: Corpus, asked: Filters, found: Shown, key: str, start: date, end: date, wide: bool, n: int) -> None:
    """What stands behind a bar: quotes to read, or articles."""
    bar = Bar(found.of, None if key == OTHERS else key, found.keys, start, end, wide)
    articles = found.of == "outlet" or (found.of == "kind" and key == "article")
    what = counted(n, "article" if articles else "quote")
    st.subheader(
        inert(
            say(
                "timeline-bar-heading",
                lane=label(found.of, key, found.every - len(found.keys)),
                when=span(start, end),
                what=what,
            )
        )
    )
    if articles:
        rows = tables.Rows(n, partial(timeline.articles_behind, corpus, asked, bar), (asked, bar))
        opened = tables.paged(rows, tables.article_columns(), "behind", select=True)
        if opened is not None:
            links.go("pages/articles.py", article=opened["article_id"])
    else:
        quote_views.as_list(
            corpus, quote_views.Asked(n, partial(timeline.quotes_behind, corpus, asked, bar), (asked, bar)), "behind"
        )
