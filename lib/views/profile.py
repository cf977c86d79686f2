"""A name's page: who it is and when, what it says, what is said of it, with whom it is named, who carries it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from lib.store import course, profile, query
from lib.store.query import Corpus, Filters
from lib.views import charts, passage, tables
from lib.views.downloads import chart
from lib.views.figures import Figure, boxes, every_month

TABS = ["Said by them", "Said about them", "Lines that come back", "Named with", "Outlets"]
LINES = {
    "text": st.column_config.TextColumn("Line", width=520), "places": st.column_config.NumberColumn("Places", width=70),
    "articles": st.column_config.NumberColumn("Articles", width=75), "outlets": st.column_config.NumberColumn("Outlets", width=75),
    "first": st.column_config.DateColumn("First", width=100), "last": st.column_config.DateColumn("Last", width=100),
}  # fmt: skip
ROLES = {
    "role": st.column_config.TextColumn("Role"), "affiliation": st.column_config.TextColumn("Affiliation"),
    "first": st.column_config.DateColumn("First", width=100), "last": st.column_config.DateColumn("Last", width=100),
    "quotes": st.column_config.NumberColumn("Quotes", width=75), "articles": st.column_config.NumberColumn("Articles", width=75),
}  # fmt: skip


def day(value: Any) -> str:
    """A day of a frame as a person reads it."""
    return str(value)[:10] if pd.notna(value) else "undated"


def heading(corpus: Corpus, asked: Filters, name: str, said: pd.DataFrame, about: pd.DataFrame) -> None:
    """The figures of a name: each says what it counts."""
    seen = profile.seen(corpus, asked, name).iloc[0]
    dates = [d for d in (seen["first"], seen["last"], said["date_earliest"].min(), said["date_latest"].max()) if pd.notna(d)]  # fmt: skip
    months = course.of_speaker(corpus, asked, name)
    articles = max(int(seen["articles"]), said["article_id"].nunique())
    boxes(
        [
            Figure("Said", f"{len(said):,}", "distinct quotes, by month", every_month(months, "quotes")),
            Figure("About", f"{len(about):,}", "distinct quotes of others that name them"),
            Figure("Articles", f"{articles:,}", f"named {tables.counted(int(seen['mentions']), 'time')}"),
            Figure("Seen", day(min(dates)) if dates else "undated", f"first; last on {day(max(dates))}" if dates else "no article has a date"),
        ]
    )  # fmt: skip


def draw(corpus: Corpus, asked: Filters, name: str) -> None:
    """Draws the page of a name under the filters."""
    said = query.quotes(corpus, profile.spoken(asked, name), distinct=True)
    about = profile.about(corpus, asked, name)
    heading(corpus, asked, name, said, about)
    offices = profile.roles(corpus, asked, name)
    if len(offices):
        st.subheader("Role over time")
        if offices[["first", "last"]].notna().all(axis=1).any():
            chart(
                charts.offices(offices), offices, f"roles_{name}", alt="Offices under which articles quote this person"
            )
        else:
            tables.table(offices, ROLES, f"roles_{name}")
    # Only the tab that is open asks its question.
    by, of, lines, company, carriers = st.tabs(TABS, key="tab", on_change="rerun", bind="query-params")
    if by.open:
        with by:
            listed(corpus, said, f"said_{name}", "Nothing under these filters is said by them.", without="speaker")
    if of.open:
        with of:
            listed(corpus, about, f"about_{name}", "No quote of others under these filters names them.")
    if lines.open:
        with lines:
            repeats(corpus, asked, name)
    if company.open:
        with company:
            beside(corpus, asked, name)
    if carriers.open:
        with carriers:
            carried(corpus, asked, name)


def beside(corpus: Corpus, asked: Filters, name: str) -> None:
    """With whom somebody is named."""
    found = profile.beside(corpus, asked, name)
    if found.empty:
        st.info("No sentence under these filters names them with somebody or something else.", icon="🔗")
    else:
        chart(charts.beside(found), found, f"beside_{name}", alt="Names in the same sentences")


def carried(corpus: Corpus, asked: Filters, name: str) -> None:
    """Which outlets carry a name."""
    found = profile.outlets(corpus, asked, name)
    if found.empty:
        st.info("No article of theirs under these filters says its outlet.", icon="📰")
    else:
        chart(charts.carried(found), found, f"outlets_{name}", alt="Quotes and mentions an outlet")


def listed(corpus: Corpus, rows: pd.DataFrame, key: str, nothing: str, without: str = "") -> None:
    """A table of quotes; the ticked one's card below."""
    if rows.empty:
        st.info(nothing, icon="💬")
        return
    chosen = tables.table(rows, {k: v for k, v in tables.QUOTE_COLUMNS.items() if k != without}, key, select=True)
    if chosen is not None:
        passage.card(corpus, rows.iloc[chosen])


def repeats(corpus: Corpus, asked: Filters, name: str) -> None:
    """The lines a speaker's articles repeat; the ticked one's places below."""
    found = profile.repeated(corpus, asked, name)
    if found.empty:
        st.info("No line of theirs stands in more than one place under these filters.", icon="🔁")
        return
    chosen = tables.table(found, LINES, f"lines_{name}", select=True)
    if chosen is not None:
        places = query.places(corpus, str(found.iloc[chosen]["quote_id"]))
        passage.card(corpus, places.iloc[0])
