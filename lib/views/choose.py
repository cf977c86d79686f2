"""The choice of one article, shared by the pages that show one: it stays chosen from page to page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.store import query
from lib.store.filters import Filters
from lib.store.query import Corpus
from lib.views import filters, tables
from lib.views.wording import counted, say

# Articles that the choice lists: more can be found by their titles.
LISTED = 200


def labels(listed: pd.DataFrame) -> dict[str, str]:
    """How the choice names articles, by id: the date as EDTF, as the address keeps it and every language reads it, outlet, title."""
    nameless = say("untitled")
    rows = listed[["article_id", "date", "outlet", "title", "origin"]].itertuples(index=False)
    return {
        key: " · ".join(
            [*(g for g in (date, outlet) if isinstance(g, str) and g), tables.titled(nameless, title, origin, key)]
        )
        for key, date, outlet, title, origin in rows
    }


def article(corpus: Corpus, asked: Filters) -> pd.Series:
    """The article that is chosen among those the filters leave (a row of query.articles); the URL names it.

    Where the filters leave none, the page says so and ends here.
    """
    every = query.article_count(corpus, asked)
    if not every:
        filters.nothing_left(asked, "articles")
        st.stop()
    if st.query_params.get("open") or st.query_params.get("quote"):
        st.session_state.pop("title", None)  # a link to an article is no search
    words = (st.text_input(say("choose-find"), key="title", type="search") or "") if every > LISTED else ""
    listed = query.articles(corpus, asked, LISTED, words=words)
    if listed.empty:
        st.info(say("choose-none"), icon=":material/search:")
        st.stop()
    # A link to an article names its id (`open`); the choice below binds what it shows.
    linked = st.query_params.get("open")
    quote = st.query_params.get("quote")
    if not linked and quote and "article" not in st.query_params and "article" not in st.session_state:
        linked = quote.rpartition("-")[0]  # a quote's id begins with its article's
    if linked:
        st.session_state["article"] = linked
        st.session_state["quote"], st.session_state["jump"] = quote, True
        st.query_params.pop("open", None)
    wanted = st.session_state.get("article") or st.query_params.get("article")
    if wanted and not words and wanted not in set(listed["article_id"]):
        listed = pd.concat([listed, query.article(corpus, asked, wanted)], ignore_index=True)
    there_are = query.article_count(corpus, asked, words) if words else every
    named = labels(listed)
    if st.session_state.get("article") not in named:
        st.session_state.pop("article", None)
    articles = counted(there_are, "article")
    chosen = st.selectbox(
        say("choose-article", articles=articles)
        if there_are <= LISTED
        else say("choose-article-newest", n=LISTED, articles=articles),
        list(named),
        key="article",
        bind="query-params",
        format_func=lambda key: named.get(key, key),
    )
    return listed[listed["article_id"] == chosen].iloc[0]
