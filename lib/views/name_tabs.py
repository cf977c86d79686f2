"""Names over time, names in the same sentences, and who speaks about whom."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from lib.store import lanes, names, ties
from lib.store.filters import Filters
from lib.store.names import Names
from lib.store.query import Corpus
from lib.views import events, lane_chart, network, tables, url_state
from lib.views.downloads import chart
from lib.views.inert import inert
from lib.views.lane_chart import Row
from lib.views.named import picked, sentences
from lib.views.wording import counted, labels_of, say

# The names mentioned most: so many over time, and so many in the same sentences.
TIMED, PAIRED = 8, 18
# Of more names than these a table of squares is read more easily than a network.
NETWORK = 15


def timed(
    corpus: Corpus, asked: Filters, chosen: list[str], stands: bool, whole: bool = False, types: Names = ()
) -> tuple[list[Row], str, int]:
    """Names over time as rows of a chart, what is to be said of them, and how many mentions lie outside; no rows where
    nothing has a day."""
    days = names.days(corpus, asked, tuple(chosen), stands, types)
    bars = lanes.bars(days, asked.since, asked.until, whole)
    if bars is None:
        return [], "", 0
    here = {*bars.bars["lane"], *bars.wide["lane"]}
    rows = [events.row("entity", name, 0, bars, None, None) for name in chosen if name in here]
    said = " ".join([say(f"timeline-by-{bars.grain}"), *events.in_no_bar(bars)])
    return rows, said, bars.before + bars.after


def over_time(corpus: Corpus, asked: Filters, frame: pd.DataFrame, stands: bool, types: Names, there_are: int) -> None:
    """Draws the mentions of the first names over time."""
    chosen = frame["name"].head(TIMED).tolist()
    rows, told, outside = timed(corpus, asked, chosen, stands, bool(st.session_state.get("names_whole")), types)
    if not rows:
        st.info(say("entities-no-time"), icon=":material/calendar_month:")
        return
    points = chart(
        lane_chart.figure(rows, events.LOW),
        events.bars_of(rows).drop(columns="lane"),
        "names_over_time",
        select=True,
        alt=say("entities-time-alt"),
    )
    events.include(f"{told} {say('entities-time-most', n=len(rows), all=int(there_are))}", "names_whole", outside)
    bar = events.picked(rows, points[0].get("customdata") if points else None)
    if bar:
        sentences(corpus, replace(asked, since=bar[1], until=bar[2]), [bar[0]], stands, "time_sentences")


def together(corpus: Corpus, asked: Filters, frame: pd.DataFrame, stands: bool, types: Names) -> None:
    """Draws which of the first names share sentences: as a network of the ties that chance does not explain, or all
    pairs as squares; and the pairs as a table."""
    listed = frame["name"].head(PAIRED).tolist()
    pairs = ties.pairs(corpus, asked, tuple(listed), stands, types)
    if pairs.empty:
        st.info(say("entities-no-together"), icon=":material/link:")
        return
    both = [n for n in listed if n in {*pairs["one"], *pairs["other"]}]
    strong = ties.strongest(pairs)
    as_network = drawn(len(both)) == "network"
    chosen = []
    if as_network and strong.empty:
        st.info(say("entities-no-ties"), icon=":material/link:")
    else:
        figure = network.network(strong, frame) if as_network else network.matrix(pairs, both)
        message = "entities-ties" if as_network else "entities-pairs"
        points = chart(
            figure,
            strong if as_network else pairs,
            "network" if as_network else "heat",
            select=True,
            alt=say("entities-together-alt"),
        )
        chosen = picked(points)
        st.caption(
            say(message, n=len(listed), ties=int(pairs["tie"].sum()), drawn=len(strong), each=int(ties.STRONGEST))
        )
    columns = tables.columns(
        one=("col-name", None),
        other=("col-with", None),
        sentences=("col-both", 90),
        of_one=110,
        of_other=120,
        expected=80,
        strength=80,
        tie=60,
    )
    row = tables.paged(tables.held(pairs, (asked, stands, types)), columns, "pairs", select=True)
    if row is not None:
        chosen = [str(row["one"]), str(row["other"])]
    if chosen:
        sentences(corpus, asked, chosen, stands, "pair_sentences")


def drawn(there_are: int) -> str:
    """Draws the choice between a network and squares, and gives it back: what suits so many names, until the other is
    chosen."""
    usual = "heat" if there_are > NETWORK else "network"
    state = st.session_state
    # What was chosen for nobody but by the number of names before follows their number now.
    if state.get("drawn") == state.get("drawn_usual", state.get("drawn")) and not st.query_params.get("drawn"):
        state["drawn"] = usual
    state["drawn_usual"] = usual
    return url_state.one_of(say("entities-drawn"), labels_of("drawn", ["network", "heat"]), "drawn", usual)


def whom(corpus: Corpus, asked: Filters, stands: bool) -> None:
    """Draws who speaks about whom."""
    about = names.who_about_whom(corpus, asked, stands)
    if about.empty:
        st.info(say("entities-no-whom"), icon=":material/format_quote:")
        return
    spoken = picked(chart(network.about(about), about, "about_whom", select=True, alt=say("entities-whom-alt")))
    st.caption(say("entities-whom-click", speakers=int(about["speaker"].nunique()), names=int(about["name"].nunique())))
    if len(spoken) == 2:
        quotes = names.quotes_about(corpus, asked, spoken[0], spoken[1], stands)
        st.subheader(
            inert(say("entities-whom-found", speaker=spoken[0], name=spoken[1], quotes=counted(len(quotes), "quote")))
        )
        tables.paged(tables.held(quotes, (asked, spoken)), tables.quote_columns(), "about_quotes")
