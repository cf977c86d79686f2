"""Quotes as a list to read with the chosen one's card beside it, or as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from lib.corrections.log import Action
from lib.store import languages
from lib.store.query import Corpus
from lib.views import links, quote_card, quote_translations, reading_list, review_forms, tables
from lib.views.downloads import Whole, table_buttons
from lib.views.keys import keyed
from lib.views.wording import counted, say


@dataclass(frozen=True, slots=True)
class Asked:
    """Which quotes: how many, `part` gets so many (None: all) behind the first so many, `of` is what they depend on;
    their translations' language `into` ("" for none), what they are grouped `by`."""

    total: int
    part: Callable[[int | None, int], pd.DataFrame]
    of: object
    into: str = ""
    by: str | None = None


def as_list(corpus: Corpus, asked: Asked, name: str = "quotes") -> None:
    """Draws a page of quotes to read under a name of their downloads; the chosen one's card stands beside it, on a
    phone below it."""
    reading, beside = st.columns([3, 2], gap="large")
    with reading:
        bar = st.container()
        skip, place = tables.leaf(asked.total, "reading", asked.of, reading_list.PAGE)
        rows = asked.part(reading_list.PAGE, skip)
        # Another page, other filters: another list, of which nothing is chosen.
        key = keyed("reading", skip, asked.of)
        with place:
            st.caption(say("read-shown", first=int(skip + 1), last=int(skip + len(rows)), all=int(asked.total)))
            chosen, ticked, opened = reading_list.draw(
                rows, languages.of(corpus, tuple(rows["article_id"])), key, by=asked.by, into=asked.into
            )
        if ticked:
            with bar:
                several(corpus, rows[rows["quote_id"].isin(ticked)], key)
        table_buttons(rows, name, Whole(asked.total, lambda: asked.part(None, 0)))
    if opened:
        links.go("pages/articles.py", article=opened.rpartition("-")[0], quote=opened, jump=True)
    with beside, st.container(key="quote_beside"):
        if chosen is None:
            st.caption(say("read-choose"))
        else:
            quote_card.card(corpus, rows[rows["quote_id"] == chosen].iloc[0])


def several(corpus: Corpus, rows: pd.DataFrame, key: str) -> None:
    """What can be done with the ticked quotes together: accept, reject, give them a speaker, save them."""
    with st.container(border=True, key="several"):
        st.text(say("read-ticked", quotes=counted(len(rows), "quote")))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            acts: tuple[Action, ...] = ("accept", "reject")
            for act in acts:
                st.button(
                    say(f"act-{act}"),
                    icon=ICONS[act],
                    key=f"{act}_{key}",
                    on_click=review_forms.each,
                    args=(corpus, rows, act),
                )
            speaker = st.text_input(say("read-speaker"), key=f"speaker_{key}", width=220)
            st.button(
                say("judge-keep"),
                key=f"keep_{key}",
                disabled=not speaker.strip(),
                on_click=review_forms.each,
                args=(corpus, rows, "edit", speaker.strip()),
            )
        table_buttons(rows, "ticked")


ICONS = {"accept": ":material/check:", "reject": ":material/close:"}


def as_table(corpus: Corpus, asked: Asked) -> None:
    """Draws a page of a table; the ticked row's card below it."""
    columns = tables.quote_columns()
    if asked.into:
        columns = tables.with_column(columns, "text", "translation", quote_translations.column())

    def translated(rows: pd.DataFrame) -> str:
        return say("quotes-translated", n=int(rows["translation"].notna().sum()), rows=counted(len(rows), "row"))

    rows = tables.Rows(asked.total, asked.part, asked.of, translated if asked.into else None)
    chosen = tables.paged(rows, columns, "quotes", select=True)
    if chosen is not None:
        quote_card.card(corpus, chosen)
