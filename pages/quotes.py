"""The table of quotes, and each one's place in its article."""

import streamlit as st

from lib.store import query
from lib.views import filters, passage, tables
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
chosen = tables.table(frame, tables.QUOTE_COLUMNS, "quotes", select=True)
if chosen is not None:
    passage.card(corpus, frame.iloc[chosen])
