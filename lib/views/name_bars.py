"""Which names dominate: by mentions, by their share of all, or by how that changed against the days before."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from lib.store import names
from lib.store.filters import Filters, before
from lib.store.names import Names
from lib.store.query import Corpus
from lib.views import bound, charts, profile, tables
from lib.views.downloads import Whole, chart
from lib.views.inert import inert
from lib.views.named import picked, sentences
from lib.views.wording import code, counted, day, say


def measure(asked: Filters) -> str:
    """Draws the choice of what the bars show, and gives it back: change only where there are days before to compare
    with."""
    there = ["mentions", "share", "change"] if before(asked) else ["mentions", "share"]
    bound.taken("measure", there)
    if st.session_state.get("measure") not in there:
        st.session_state.pop("measure", None)
    st.session_state.setdefault("measure", "mentions")
    st.segmented_control(
        say("entities-measure"),
        there,
        required=True,
        key="measure",
        format_func=partial(code, "measure"),
        help=say("entities-measure-help"),
    )
    bound.told("measure", usual="mentions")
    return str(st.session_state["measure"])


def draw(corpus: Corpus, asked: Filters, types: Names, stands: bool, frame: pd.DataFrame) -> None:
    """Draws the names as bars and as a table, and the one that is clicked or ticked. `frame` of names.by_entity."""
    shown = measure(asked)
    earlier = before(asked)
    st.subheader(say("entities-most-changed" if shown == "change" else "entities-most"))
    if shown == "change" and earlier:
        clicked = changed(corpus, asked, earlier, types, stands)
    else:
        clicked = dominant(corpus, asked, types, stands, frame, shown)
    if clicked:
        st.header(inert(clicked))
        profile.draw(corpus, asked, clicked)
        st.subheader(say("entities-sentences"))
        sentences(corpus, asked, [clicked], stands, "entity_sentences")


def dominant(corpus: Corpus, asked: Filters, types: Names, stands: bool, frame: pd.DataFrame, shown: str) -> str | None:
    """Draws the names mentioned most, their mentions or their share; gives back the one that is chosen."""
    others = names.rest(frame)
    label = say("entities-others", names=counted(others["names"], "name"))
    with_others = pd.concat([frame, pd.DataFrame([{"name": label, **others}])], ignore_index=True)
    bars = st.toggle(say("entities-others-bar"), key="others", bind="query-params") if others["names"] else False
    drawn = with_others if bars else frame
    every = sum(frame.attrs["all"][part] for part in ("in_quotes", "in_narration"))
    figure = charts.shares(drawn, every) if shown == "share" else charts.entities(drawn)
    points = chart(figure, frame, "entities", select=True, alt=say("entities-alt"))
    there_are = len(frame) + others["names"]
    st.caption(say("entities-shown", n=len(frame), all=int(there_are)))
    columns = tables.columns(
        name=None,
        type=("col-kind", 110),
        mentions=75,
        share=65,
        articles=65,
        in_quotes=75,
        in_narration=90,
        forms=None,
    )
    whole = Whole(there_are, partial(names.by_entity, corpus, asked, types, stands, limit=None))
    row = tables.table(frame, columns, "entity_table", select=True, whole=whole)
    return chosen(frame, row, points)


def changed(corpus: Corpus, asked: Filters, earlier: Filters, types: Names, stands: bool) -> str | None:
    """Draws the names whose share changed most against the days before; gives back the one that is chosen."""
    frame = names.changed(corpus, asked, earlier, types, stands)
    points = chart(charts.changed(frame), frame, "changed", select=True, alt=say("entities-changed-alt"))
    since, until = earlier.since, earlier.until
    if since and until:
        st.caption(say("entities-changed", n=len(frame), since=day(since), until=day(until)))
    columns = tables.columns(name=None, mentions=90, mentions_before=120, share=80, share_before=90, change=90)
    row = tables.table(frame, columns, "changed_table", select=True)
    return chosen(frame, row, points)


def chosen(frame: pd.DataFrame, row: int | None, points: list[object]) -> str | None:
    """The name that is ticked, else the one whose bar was clicked, where it is a name of the frame."""
    if row is not None:
        return str(frame.iloc[row]["name"])
    return next((name for name in picked(points) if name in set(frame["name"])), None)
