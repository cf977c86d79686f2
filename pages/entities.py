"""Which names dominate: frequency, share, months, who is named with whom, who speaks about whom."""

from functools import partial
from typing import Any, get_args

import pandas as pd
import streamlit as st

from lib.records import EntityType
from lib.store import names
from lib.views import bound, charts, filters, judge, links, network, profile, strip, tables
from lib.views.downloads import Whole, chart
from lib.views.entry import through_app
from lib.views.inert import inert
from lib.views.wording import codes, counted, say

through_app()

KINDS = codes("kind", get_args(EntityType))

corpus, asked = filters.store(), filters.current()


def picked(points: list[Any]) -> list[str]:
    """The names of the point that was clicked: one, or a pair."""
    found = points[0].get("customdata") if points else None
    return [str(f) for f in found] if isinstance(found, list) else [str(found)] if found else []


def show_sentences(chosen: list[str], key: str) -> None:
    """The sentences that name all of `chosen`, each a tick away from its article."""
    every = names.sentence_count(corpus, asked, tuple(chosen), stands)
    both = say("entities-and", first=chosen[0], second=chosen[1]) if len(chosen) > 1 else chosen[0]
    st.text(say("entities-found", names=both, sentences=counted(every, "sentence")))
    columns = tables.columns(date=80, outlet=100, in_quote=80, text=("col-sentence", None))
    part = partial(names.sentences, corpus, asked, tuple(chosen), stands)
    row = tables.paged(tables.Rows(every, part, (asked, chosen)), columns, key, select=True)
    if row is not None:
        links.go("pages/articles.py", article=row["article_id"])


st.title(say("entities-title"))
strip.draw(corpus, asked)
stands = st.toggle(say("entities-stands"), value=True, key="stands", bind="query-params",
                   help=say("entities-stands-help"))  # fmt: skip
bound.taken("kinds", KINDS, several=True)
types = st.pills(say("entities-kinds"), list(KINDS), selection_mode="multi", format_func=KINDS.get, key="kinds")
bound.told("kinds")
frame = names.by_entity(corpus, asked, tuple(types or ()), stands)
if frame.empty:
    filters.nothing_left(asked, "names")
    st.stop()

st.subheader(say("entities-most"))
others = names.rest(frame)
drawn = frame
if others["names"]:
    label = say("entities-others", names=counted(others["names"], "name"))
    drawn = pd.concat([frame, pd.DataFrame([{"name": label, **others}])], ignore_index=True)
bars = st.toggle(say("entities-others-bar"), key="others", bind="query-params") if others["names"] else False
points = chart(
    charts.entities(drawn if bars else frame),
    frame,
    "entities",
    select=True,
    alt=say("entities-alt"),
)
there_are = len(frame) + others["names"]
st.caption(say("entities-shown", n=len(frame), all=int(there_are)))
clicked = [n for n in picked(points) if n in set(frame["name"])]
columns = tables.columns(
    name=None, type=("col-kind", 110), mentions=75, share=65, articles=65, in_quotes=75, in_narration=90, forms=None,
)  # fmt: skip
whole = Whole(there_are, lambda: names.by_entity(corpus, asked, tuple(types or ()), stands, limit=None))
row = tables.table(frame, columns, "entity_table", select=True, whole=whole)
if row is not None:
    clicked = [str(frame.iloc[row]["name"])]
if clicked:
    st.header(inert(clicked[0]))
    profile.draw(corpus, asked, clicked[0])
    st.subheader(say("entities-sentences"))
    show_sentences(clicked, "entity_sentences")
merged = corpus.merged
if merged is not None and len(merged):
    with st.expander(say("entities-merged", names=counted(len(merged), "name"))):
        st.caption(say("entities-merged-why"))
        columns = tables.columns(
            entity=("col-written", None),
            name=("col-counted-as", None),
            type=("col-kind", 110),
            why=("col-because", 150),
        )
        apart = tables.paged(tables.held(merged, filters.state_of(corpus)), columns, "merged_names", select=True)
        alone = str(apart["entity"]) if apart is not None else ""
        st.button(say("entities-split-one", name=inert(alone)) if alone else say("entities-split"), icon=":material/content_cut:", disabled=not alone, on_click=judge.split, args=(alone,),
                  help=say("entities-split-help"))  # fmt: skip
here = names.merged_here(corpus)
if len(here):
    with st.expander(
        say("entities-merged-here", names=counted(int(here["entity"].nunique()), "name"), n=int(here["articles"].sum()))
    ):
        st.caption(say("entities-merged-here-why"))
        shown_here = tables.columns(entity=("col-written", None), name=("col-counted-as", None), articles=90)
        tables.paged(tables.held(here, filters.state_of(corpus)), shown_here, "merged_here")
right = st.expander(say("entities-right"), key="right", on_change="rerun")
if right.open:
    with right:
        counted_as = dict(zip(here["entity"], here["name"], strict=True))
        counted_as |= {} if merged is None else dict(zip(merged["entity"], merged["name"], strict=True))
        state = filters.state_of(corpus)
        offered, every = filters.options(state), filters.every(state)
        judge.names(offered, any(len(offered[kind]) < every[kind] for kind in every), KINDS, counted_as)

# Only the tab that is open asks its question.
month_tab, together_tab, whom_tab = bound.tabs(
    {tab: say(f"entities-tab-{tab}") for tab in ("month", "together", "whom")}, "more"
)
if month_tab.open:
    with month_tab:
        by_month = names.by_month(corpus, asked, frame["name"].head(8).tolist(), stands)
        if by_month.empty:
            st.info(
                say("entities-no-month"),
                icon=":material/calendar_month:",
            )
        else:
            trend = picked(
                chart(charts.months(by_month), by_month, "months", select=True, alt=say("entities-month-alt"))
            )
            st.caption(say("entities-month-most", n=int(by_month["name"].nunique()), all=int(there_are)))
            if trend:
                show_sentences(trend, "month_sentences")
if together_tab.open:
    with together_tab:
        together = names.together(corpus, asked, frame["name"].head(18).tolist(), stands)
        if together.empty:
            st.info(say("entities-no-together"), icon=":material/link:")
        else:
            shapes = codes("drawn", ("network", "table"))
            bound.taken("drawn", shapes)
            as_ring = st.segmented_control(say("entities-drawn"), list(shapes), default="network", required=True, key="drawn", format_func=shapes.get)  # fmt: skip
            bound.told("drawn", usual="network")
            both = [n for n in frame["name"].head(18) if n in set(together["first"]) | set(together["second"])]
            figure = network.network(together, frame) if as_ring == "network" else network.matrix(together, both)
            pair = picked(chart(figure, together, f"together_{as_ring}", select=True, alt=say("entities-together-alt")))
            st.caption(say("entities-together-click", n=len(frame.head(18))))
            if pair:
                show_sentences(pair, "pair_sentences")
if whom_tab.open:
    with whom_tab:
        about = names.who_about_whom(corpus, asked, stands)
        if about.empty:
            st.info(say("entities-no-whom"), icon=":material/format_quote:")
        else:
            spoken = picked(
                chart(
                    network.about(about),
                    about,
                    "about_whom",
                    select=True,
                    alt=say("entities-whom-alt"),
                )
            )
            st.caption(
                say("entities-whom-click", speakers=int(about["speaker"].nunique()), names=int(about["name"].nunique()))
            )
            if len(spoken) == 2:
                quotes = names.quotes_about(corpus, asked, spoken[0], spoken[1], stands)
                st.text(
                    say("entities-whom-found", speaker=spoken[0], name=spoken[1], quotes=counted(len(quotes), "quote"))
                )
                tables.paged(tables.held(quotes, (asked, spoken)), tables.quote_columns(), "about_quotes")
