"""The sentences that name somebody or something, and which names a click on a chart means."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from lib.store import names
from lib.store.filters import Filters
from lib.store.query import Corpus
from lib.views import links, tables
from lib.views.wording import counted, say


def picked(points: list[Any]) -> list[str]:
    """The names of the point that was clicked: one, or a pair."""
    found = points[0].get("customdata") if points else None
    return [str(f) for f in found] if isinstance(found, list) else [str(found)] if found else []


def sentences(corpus: Corpus, asked: Filters, chosen: list[str], stands: bool, key: str) -> None:
    """Draws the sentences that name all of `chosen`, each a tick away from its article."""
    every = names.sentence_count(corpus, asked, tuple(chosen), stands)
    both = say("entities-and", first=chosen[0], second=chosen[1]) if len(chosen) > 1 else chosen[0]
    st.text(say("entities-found", names=both, sentences=counted(every, "sentence")))
    columns = tables.columns(date=80, outlet=100, in_quote=80, text=("col-sentence", None))
    part = partial(names.sentences, corpus, asked, tuple(chosen), stands)
    row = tables.paged(tables.Rows(every, part, (asked, chosen)), columns, key, select=True)
    if row is not None:
        links.go("pages/articles.py", article=row["article_id"])
