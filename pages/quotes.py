"""The table of quotes, and each one's place in its article."""

import streamlit as st

from lib.store import query
from lib.store.corpus import store_path
from lib.translation.languages import languages, name_of
from lib.views import filters, passage, rendered, tables
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
    st.caption(f"The first {query.PAGE:,} rows are shown; narrow the filters to see others.")
into = st.selectbox("Show translations kept in", ["", *languages()], format_func=lambda c: name_of(c) if c else "no language", key="quotes_into", bind="query-params",
                    help="What the translation memory has; the Translation page makes more. Nothing is sent from here.")  # fmt: skip
columns = tables.QUOTE_COLUMNS
if into:
    frame = rendered.with_translations(corpus, store_path(), frame, into)
    columns = tables.with_column(columns, "text", "translation", rendered.COLUMN)
    there = int(frame["translation"].notna().sum())
    st.caption(f"{there} of {tables.counted(len(frame), 'row')} have a translation of all their sentences; quotes themselves are found in the source, never in a translation.")  # fmt: skip
chosen = tables.table(frame, columns, "quotes", select=True)
if chosen is not None:
    passage.card(corpus, frame.iloc[chosen])
