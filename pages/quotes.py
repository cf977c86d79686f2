"""The table of quotes, and each one's place in its article."""

import pandas as pd
import streamlit as st

from lib.store import query
from lib.store.corpus import store_path
from lib.translation.languages import languages
from lib.views import bound, filters, passage, rendered, tables
from lib.views.downloads import Whole, reference_buttons
from lib.views.entry import through_app
from lib.views.wording import counted, language_name, say

through_app()

corpus, asked = filters.store(), filters.current()
found = query.counts(corpus, asked)

st.title(say("quotes-title"))
if not found["quotes"]:
    filters.nothing_left(asked, "quotes")
    st.stop()

once = st.toggle(say("quotes-once"), value=True, key="once", bind="query-params")
frame = query.quotes(corpus, asked, distinct=once)
st.text(say("quotes-counted", quotes=counted(found["quotes"], "quote"), distinct=found["distinct"]))
if len(frame) == query.PAGE:
    st.caption(say("quotes-first", n=int(query.PAGE)))
bound.taken("quotes_into", languages())
into = st.selectbox(say("quotes-into"), ["", *languages()], format_func=lambda c: language_name(c) if c else say("quotes-into-none"), key="quotes_into", help=say("quotes-into-help"))  # fmt: skip
bound.told("quotes_into")
columns = tables.quote_columns()
if into:
    frame = rendered.with_translations(corpus, store_path(), frame, into)
    columns = tables.with_column(columns, "text", "translation", rendered.column())
    there = int(frame["translation"].notna().sum())
    st.caption(say("quotes-translated", n=int(there), rows=counted(len(frame), "row")))  # fmt: skip


def everything() -> pd.DataFrame:
    """All rows under the filters, not only those that the page shows."""
    rows = query.quotes(corpus, asked, limit=None, distinct=once)
    return rendered.with_translations(corpus, store_path(), rows, into) if into else rows


whole = Whole(found["distinct"] if once else found["quotes"], everything)
chosen = tables.table(frame, columns, "quotes", select=True, whole=whole)
reference_buttons(lambda: query.articles(corpus, asked, limit=None), "articles")
if chosen is not None:
    passage.card(corpus, frame.iloc[chosen])
