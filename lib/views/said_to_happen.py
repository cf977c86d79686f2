"""Days that the texts speak of: past and to come apart, and what is said to happen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from lib.records import Span
from lib.store import lanes, text_dates
from lib.store.filters import Filters
from lib.store.query import Corpus
from lib.store.strip import dated
from lib.store.text_dates import Of
from lib.views import events, lane_chart, links, search_results, tables
from lib.views.browser import sheet, tongue
from lib.views.downloads import Whole, chart, table_buttons
from lib.views.inert import inert
from lib.views.lane_chart import Row, span
from lib.views.wording import counted, day, format_edtf, say

# Of the dates of a side so large a share is left out at its far end: a text may speak of 1945 and of the year 3019.
TAIL = 0.2
HIGH = 150
# Dates on a page of the list: each is a sentence or two to read.
PAGE = 10


def reach(placed: pd.DataFrame, side: str, whole: bool) -> tuple[date, date]:
    """The days between which the dates of a side are drawn: all but the farthest TAIL, or the `whole`. `placed` of
    strip.dated."""
    first, last = placed["first"].min().date(), placed["last"].max().date()
    if whole:
        return first, last
    share = TAIL * placed["n"].sum()
    if side == "past":
        near = placed.sort_values("first")
        return near.loc[near["n"].cumsum() > share, "first"].iloc[0].date(), last
    near = placed.sort_values("last", ascending=False)
    return first, near.loc[near["n"].cumsum() > share, "last"].iloc[0].date()


def rows(days: pd.DataFrame, whole: bool) -> tuple[list[Row], list[str]]:
    """The past and what is to come as rows of a chart, and what is to be said of them; `days` of text_dates.days."""
    found, said, wide = [], [], 0
    for side in ("past", "ahead"):
        mine = days[days["lane"] == side]
        placed = dated(mine)
        if placed.empty:
            continue
        bars = lanes.between(mine, *reach(placed, side, whole))
        found.append(Row(side, say(f"side-{side}"), bars.grain, bars.start, bars.end, bars.bars, bars.wide, alone=True))
        said += [say("strip-before", n=bars.before, day=day(bars.start))] if bars.before else []
        said += [say("strip-after", n=bars.after, day=day(bars.end))] if bars.after else []
        wide += int(bars.wide["n"].sum())
    return found, [*said, *([say("timeline-wide", n=wide)] if wide else [])]


def draw(corpus: Corpus, asked: Filters) -> None:
    """Draws the chart of the days and, below it, the dates that stand behind a bar, or all that is said to happen."""
    days = text_dates.days(corpus, asked)
    drawn, said = rows(days, bool(st.session_state.get("dates_whole")))
    counts = days.groupby("lane")["n"].sum()
    beside = [say(f"dates-{side}", n=int(counts[side])) for side in ("same", "unknown") if side in counts]
    if not drawn:
        st.caption(inert(" ".join(beside) or say("dates-none")))
        return
    figure = lane_chart.figure(drawn, HIGH)
    points = chart(figure, events.bars_of(drawn).drop(columns="lane"), "text_dates", select=True, alt=say("dates-alt"))
    left_out = sum(int(counts[row.key]) - row.drawn for row in drawn)
    events.include(" ".join([say("dates-counts"), *said, *beside]), "dates_whole", left_out)
    listed(corpus, asked, events.picked(drawn, points[0].get("customdata") if points else None), counts)


def listed(corpus: Corpus, asked: Filters, chosen: events.Chosen | None, counts: pd.Series) -> None:
    """Dates in their sentences, page by page: those of a bar, else all that are to come."""
    if chosen:
        side, start, end, wide, n = chosen
        of, what = Of(side, start, end, wide), counted(n, "date")
        st.subheader(inert(say("timeline-bar-heading", lane=say(f"side-{side}"), when=span(start, end), what=what)))
    else:
        of, n = Of("ahead"), int(counts.get("ahead", 0))
        st.subheader(say("dates-ahead-heading", n=int(n)))
    if not n:
        return
    part = partial(text_dates.listed, corpus, asked, of)
    skip, place = tables.leaf(n, "timeline_dates", (asked, of), PAGE)
    frame = part(PAGE, skip)
    with place:
        if n > PAGE:
            st.caption(say("rows-shown", first=int(skip + 1), last=int(skip + len(frame)), all=int(n)))
        items = "".join(map(item, frame.to_dict("records")))
        st.html(f'{sheet("search_results")}<div class="k-hits" role="list">{items}</div>')
    table_buttons(frame, "timeline_dates", Whole(n, lambda: part(None, 0)))


def item(row: Mapping[Any, Any]) -> str:
    """A date in its sentence as escaped HTML: its day, which leads to the article, the sentence, when and where that
    stands."""
    days = (row["earliest"].date(), row["latest"].date())
    # A range reads as its days, anything else no more exactly than it is known.
    named = span(*days) if "/" in row["edtf"] else format_edtf(row["edtf"])
    text = row["sentence_text"] if isinstance(row["sentence_text"], str) else row["text"]
    start = int(row["start"]) if isinstance(row["sentence_text"], str) else 0
    words = search_results.marked(text, Span(0, len(text)), [Span(start, start + len(row["text"]))])
    told = [say("dates-told", when=format_edtf(row["told"])), row["outlet"]]
    address = links.to("articles", open=row["article_id"])
    where = " · ".join(escape(said) for said in told if isinstance(said, str))
    return (
        f'<div role="listitem"><a href="{address}" target="_self">{escape(named)}</a>'
        f'<p{tongue(row["language"])}>{words}</p><span class="k-where">{where}</span></div>'
    )
