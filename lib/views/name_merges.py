"""Names that are counted as one: which, why, and how to put that right."""

from __future__ import annotations

import streamlit as st

from lib.store import names
from lib.store.query import Corpus
from lib.views import filters, review_forms, tables
from lib.views.inert import inert
from lib.views.wording import counted, say


def draw(corpus: Corpus, kinds: dict[str, str]) -> None:
    """Draws the names that are merged everywhere and in single articles, and the forms that put a name right."""
    everywhere(corpus)
    in_single_articles(corpus)
    right = st.expander(say("entities-right"), key="right", on_change="rerun")
    if right.open:
        with right:
            merged, here = corpus.merged, names.merged_here(corpus)
            counted_as = dict(zip(here["entity"], here["name"], strict=True))
            counted_as |= dict(zip(merged["entity"], merged["name"], strict=True))
            state = filters.state_of(corpus)
            offered, every = filters.options(state), filters.every(state)
            review_forms.names(offered, any(len(offered[kind]) < every[kind] for kind in every), kinds, counted_as)


def everywhere(corpus: Corpus) -> None:
    """The names that are merged in every article; a ticked one is split by a click."""
    merged = corpus.merged
    if merged.empty:
        return
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
        st.button(
            say("entities-split-one", name=inert(alone)) if alone else say("entities-split"),
            icon=":material/content_cut:",
            disabled=not alone,
            on_click=review_forms.split,
            args=(alone,),
            help=say("entities-split-help"),
        )


def in_single_articles(corpus: Corpus) -> None:
    """The names that are merged where an article says whose they are."""
    here = names.merged_here(corpus)
    if here.empty:
        return
    with st.expander(
        say("entities-merged-here", names=counted(int(here["entity"].nunique()), "name"), n=int(here["articles"].sum()))
    ):
        st.caption(say("entities-merged-here-why"))
        columns = tables.columns(entity=("col-written", None), name=("col-counted-as", None), articles=90)
        tables.paged(tables.held(here, filters.state_of(corpus)), columns, "merged_here")
