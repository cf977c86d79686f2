"""Which names dominate: by mentions, by their share of all, or by how that changed against the days before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.store import names
from lib.store.ahead import ahead
from lib.store.filters import Filters, before
from lib.store.names import Names
from lib.store.query import Corpus
from lib.views import charts, profile, tables, url_state
from lib.views.downloads import Whole, chart, chart_buttons, plotted
from lib.views.inert import inert
from lib.views.named import picked, sentences
from lib.views.pictures import captioned
from lib.views.wording import counted, day, labels_of, say


def measure(asked: Filters) -> str:
    """Draws the choice of what the bars show, and gives it back: change only where there are days before to compare
    with."""
    there = ["mentions", "share", "change"] if before(asked) else ["mentions", "share"]
    words = labels_of("measure", there)
    return url_state.one_of(say("entities-measure"), words, "measure", "mentions", say("entities-measure-help"))


@dataclass(frozen=True, slots=True)
class Ranking:
    """Names as they are ranked: the rows of their table, its columns and its name, what its downloads hold where that
    is more, and the name whose bar was clicked."""

    frame: pd.DataFrame
    columns: dict[str, Any]
    name: str
    whole: Whole | None
    clicked: str | None


def ranked(corpus: Corpus, asked: Filters, types: Names, stands: bool, frame: pd.DataFrame) -> Ranking:
    """Draws the names as bars, by what is chosen. `frame` of names.most."""
    shown = measure(asked)
    earlier = before(asked)
    st.subheader(say("entities-most-changed" if shown == "change" else "entities-most"))
    if shown == "change" and earlier:
        return changed(corpus, asked, earlier, types, stands)
    return dominant(corpus, asked, types, stands, frame, shown)


def table(ranking: Ranking) -> str | None:
    """Draws the names as a table; gives back the one that is ticked."""
    row = tables.table(ranking.frame, ranking.columns, ranking.name, select=True, whole=ranking.whole)
    return None if row is None else str(ranking.frame.iloc[row]["name"])


def one(corpus: Corpus, asked: Filters, name: str, stands: bool) -> None:
    """Draws the name that was chosen: its page, and the sentences that name it."""
    st.header(inert(name))
    profile.draw(corpus, asked, name)
    st.subheader(say("entities-sentences"))
    sentences(corpus, asked, [name], stands, "entity_sentences")


def dominant(corpus: Corpus, asked: Filters, types: Names, stands: bool, frame: pd.DataFrame, shown: str) -> Ranking:
    """Draws the names mentioned most, their mentions or their share: the bars are there before spellings are."""
    written = ahead(names.written, corpus, asked, frame, types, stands)
    others = names.rest(frame)
    label = say("entities-others", names=counted(others["names"], "name"))
    with_others = pd.concat([frame, pd.DataFrame([{"name": label, **others}])], ignore_index=True)
    bars = st.toggle(say("entities-others-bar"), key="others", bind="query-params") if others["names"] else False
    drawn = with_others if bars else frame
    every = sum(frame.attrs["all"][part] for part in ("in_quotes", "in_narration"))
    figure = charts.shares(drawn, every) if shown == "share" else charts.entities(drawn)
    figure = captioned(figure, say("entities-alt"))
    points = plotted(figure, "entities", select=True, alt=say("entities-alt"))
    told = written()
    chart_buttons(figure, told, "entities")
    there_are = len(frame) + others["names"]
    st.caption(say("entities-shown", n=len(frame), all=int(there_are)))
    columns = tables.columns(
        name=210,
        type=("col-kind", 110),
        mentions=75,
        share=65,
        articles=65,
        in_quotes=75,
        in_narration=90,
        forms=None,
    )
    whole = Whole(there_are, partial(names.by_entity, corpus, asked, types, stands, limit=None))
    return Ranking(told, columns, "entity_table", whole, clicked(told, points))


def changed(corpus: Corpus, asked: Filters, earlier: Filters, types: Names, stands: bool) -> Ranking:
    """Draws the names whose share changed most against the days before."""
    frame = names.changed(corpus, asked, earlier, types, stands)
    points = chart(charts.changed(frame), frame, "changed", select=True, alt=say("entities-changed-alt"))
    since, until = earlier.since, earlier.until
    if since and until:
        st.caption(say("entities-changed", n=len(frame), since=day(since), until=day(until)))
    columns = tables.columns(name=None, mentions=90, mentions_before=120, share=80, share_before=90, change=90)
    return Ranking(frame, columns, "changed_table", None, clicked(frame, points))


def clicked(frame: pd.DataFrame, points: list[object]) -> str | None:
    """The name whose bar was clicked, where it is a name of the frame."""
    return next((name for name in picked(points) if name in set(frame["name"])), None)
