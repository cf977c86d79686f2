"""A name's page: who it is and when, what it says, what is said of it, with whom it is named, who carries it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.store import monthly, profile, query
from lib.store.filters import Filters
from lib.store.query import Corpus
from lib.views import charts, quote_card, quote_views, tables, translate_these, url_state
from lib.views.downloads import chart
from lib.views.inert import inert
from lib.views.metric_cards import Figure, boxes, every_month
from lib.views.wording import counted, format_edtf, number, say

TABS = ("said", "about", "lines", "with", "outlets")


def heading(corpus: Corpus, asked: Filters, name: str, said: int, about: int) -> None:
    """The figures of a name: each says what it counts. `said` and `about` are numbers of distinct quotes."""
    seen, heard = profile.seen(corpus, asked, name).iloc[0], profile.heard(corpus, asked, name).iloc[0]
    dated = [row for row in (seen, heard) if pd.notna(row["first"]) and pd.notna(row["last"])]
    first, last = (
        format_edtf(pick((row[end], sign * exactness(row[f"{end}_date"]), row[f"{end}_date"]) for row in dated)[2])
        if dated
        else say("name-undated")
        for end, pick, sign in (("first", min, -1), ("last", max, 1))
    )
    months = monthly.of_speaker(corpus, asked, name)
    articles = max(int(seen["articles"]), int(heard["articles"]))
    course = every_month(months, "quotes")
    boxes(
        [
            Figure(
                say("name-said"),
                number(said),
                say("name-said-monthly") if len(course) > 1 else say("name-said-counts"),
                course,
            ),
            Figure(say("name-about"), number(about), say("name-about-counts")),
            Figure(
                say("name-articles"),
                number(articles),
                say("name-articles-counts", times=counted(int(seen["mentions"]), "time")),
            ),
            Figure(
                say("name-seen"),
                first,
                say("name-seen-counts", day=last) if dated else say("name-undated-counts"),
            ),
        ]
    )


def exactness(edtf: str) -> int:
    """Of dates that begin or end on one day, the greater the exacter: a day before its month, any before a range."""
    return 0 if "/" in edtf else len(edtf)


def draw(corpus: Corpus, asked: Filters, name: str) -> None:
    """Draws the page of a name under the filters."""
    said, about = (
        query.counts(corpus, profile.spoken(asked, name))["distinct"],
        profile.about_count(corpus, asked, name),
    )
    heading(corpus, asked, name, said, about)
    offices = profile.roles(corpus, asked, name)
    if len(offices):
        st.subheader(say("name-roles"))
        if offices[["first", "last"]].notna().all(axis=1).any():
            chart(charts.offices(offices), offices, f"roles_{name}", alt=f"{name}: {say('name-roles-alt')}")
        else:
            tables.table(
                offices,
                tables.columns(role=None, affiliation=None, quotes=75, articles=75),
                f"roles_{name}",
            )
    # Only the tab that is open asks its question.
    by, of, lines, company, carriers = url_state.tabs({tab: say(f"name-tab-{tab}") for tab in TABS}, "tab")
    if by.open:
        with by:
            theirs = profile.spoken(asked, name)
            rows = tables.Rows(said, lambda n, skip: query.quotes(corpus, theirs, n, skip, distinct=True), asked)
            listed(corpus, rows, f"said_{name}", say("name-none-said"))
    if of.open:
        with of:
            rows = tables.Rows(about, lambda n, skip: profile.about(corpus, asked, name, n, skip), asked)
            listed(corpus, rows, f"about_{name}", say("name-none-about"))
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
        st.info(say("name-none-with"), icon=":material/link:")
    else:
        chart(charts.beside(found), found, f"beside_{name}", alt=f"{name}: {say('name-with-alt')}")


def carried(corpus: Corpus, asked: Filters, name: str) -> None:
    """Which outlets carry a name."""
    found = profile.outlets(corpus, asked, name)
    if found.empty:
        st.info(say("name-none-outlets"), icon=":material/newspaper:")
    else:
        chart(charts.carried(found), found, f"outlets_{name}", alt=f"{name}: {say('name-outlets-alt')}")


def listed(corpus: Corpus, rows: tables.Rows, name: str, nothing: str) -> None:
    """Quotes to read, the chosen one's card beside them."""
    if not rows.total:
        st.info(inert(nothing), icon=":material/format_quote:")
        return
    into = translate_these.into()
    if into:
        translate_these.draw(corpus, lambda n: rows.part(n, 0), rows.total, into)
    part = translate_these.translated(corpus, rows.part, into)
    quote_views.as_list(corpus, quote_views.Asked(rows.total, part, (name, rows.of), into), name)


def repeats(corpus: Corpus, asked: Filters, name: str) -> None:
    """The lines a speaker's articles repeat; the ticked one's places below."""
    every = profile.repeated(corpus, asked, name)
    if every.empty:
        st.info(say("name-none-lines"), icon=":material/repeat:")
        return
    chosen = tables.paged(
        tables.held(every, asked),
        tables.columns(text=("col-line", 520), places=70, articles=75, outlets=75, first=100, last=100),
        f"lines_{name}",
        select=True,
    )
    if chosen is not None:
        places = query.places(corpus, str(chosen["quote_id"]))
        quote_card.card(corpus, places.iloc[0])
