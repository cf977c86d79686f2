"""A quote's card: who, by which rule, where it stands, and all its places."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.store import query
from lib.store.query import Corpus
from lib.views import judge, reader, tables

AROUND = 280


def excerpt(text: str, row: pd.Series) -> str:
    """The quote in its surroundings, as escaped HTML; offsets moved into the excerpt."""
    start, end = max(0, int(row["start"]) - AROUND), min(len(text), int(row["end"]) + AROUND)
    one = pd.DataFrame([row])
    for column in ("start", "end", "cue_start", "cue_end", "source_start", "source_end"):
        one[column] = one[column] - start
    empty = pd.DataFrame()
    return reader.article_html(
        text[start:end],
        {"quotes", "sources"},
        {"quotes": one, "mentions": empty, "dates": empty},
        row["quote_id"],
    )


def card(corpus: Corpus, row: pd.Series) -> None:
    """Draws the card of a quote (a row of query.quotes)."""
    with st.container(border=True):
        st.text(tables.facts(row))
        seen = f" · {row['reviewed']} by an analyst" if isinstance(row.get("reviewed"), str) else ""
        st.caption(f"{row['type']} · found by the rule {row['rule']}{seen}")
        judge.buttons(corpus, row)
        for place in places(corpus, row).to_dict("records"):
            here = pd.Series(place)
            st.html(excerpt(query.article_text(corpus, here["article_id"]), here))
            label = f"Open in the article (character {int(here['start']):,})"
            if st.button(label, key=f"open_{here['quote_id']}", icon="📰"):
                st.session_state["article"] = here["article_id"]
                st.session_state["quote"] = here["quote_id"]
                st.switch_page("pages/articles.py")


def places(corpus: Corpus, row: pd.Series) -> pd.DataFrame:
    """The rows of a quote and of every repeat of it."""
    rows = query.of_article(corpus, "quotes", row["article_id"])
    origin = row["repeat_of"] if isinstance(row["repeat_of"], str) else row["quote_id"]
    return rows[(rows["quote_id"] == origin) | (rows["repeat_of"] == origin)]
