"""The table of quotes, and each one's place in its article."""

import pandas as pd
import streamlit as st

from lib.store import query
from lib.store.corpus import store_path
from lib.translation.languages import languages, name_of
from lib.views import filters, passage, rendered, tables
from lib.views.downloads import Whole, reference_buttons
from lib.views.entry import through_app

through_app()

corpus, asked = filters.store(), filters.current()
found = query.counts(corpus, asked)

st.title("Quotes")
if not found["quotes"]:
    filters.nothing_left(asked, "quotes")
    st.stop()

once = st.toggle("Count a repeated content once", value=True, key="once", bind="query-params")
frame = query.quotes(corpus, asked, distinct=once)
st.text(
    f"{tables.counted(found['quotes'], 'quote')}, {found['distinct']:,} distinct. Tick a row to read it in its article."
)
if len(frame) == query.PAGE:
    st.caption(
        f"The first {query.PAGE:,} rows are shown; narrow the filters to see others. The downloads below hold all of them."
    )
into = st.selectbox("Show translations kept in", ["", *languages()], format_func=lambda c: name_of(c) if c else "no language", key="quotes_into", bind="query-params",
                    help="What the translation memory has; the Translation page makes more. Nothing is sent from here.")  # fmt: skip
columns = tables.QUOTE_COLUMNS
if into:
    frame = rendered.with_translations(corpus, store_path(), frame, into)
    columns = tables.with_column(columns, "text", "translation", rendered.COLUMN)
    there = int(frame["translation"].notna().sum())
    st.caption(f"{there} of {tables.counted(len(frame), 'row')} have a translation of all their sentences; quotes themselves are found in the source, never in a translation.")  # fmt: skip


def everything() -> pd.DataFrame:
    """All rows under the filters, not only those that the page shows."""
    rows = query.quotes(corpus, asked, limit=None, distinct=once)
    return rendered.with_translations(corpus, store_path(), rows, into) if into else rows


whole = Whole(found["distinct"] if once else found["quotes"], everything)
chosen = tables.table(frame, columns, "quotes", select=True, whole=whole)
reference_buttons(lambda: query.articles(corpus, asked, limit=None), "articles")
if chosen is not None:
    passage.card(corpus, frame.iloc[chosen])
