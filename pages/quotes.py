"""The table of quotes, and each one's place in its article."""

import pandas as pd
import streamlit as st

from lib.store import query
from lib.store.corpus import store_path
from lib.translation.languages import languages
from lib.views import bound, filters, passage, rendered, tables
from lib.views.downloads import reference_buttons
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
st.text(say("quotes-counted", quotes=counted(found["quotes"], "quote"), distinct=found["distinct"]))
bound.taken("quotes_into", languages())
into = st.selectbox(say("quotes-into"), ["", *languages()], format_func=lambda c: language_name(c) if c else say("quotes-into-none"), key="quotes_into", help=say("quotes-into-help"))  # fmt: skip
bound.told("quotes_into")
columns = tables.quote_columns()
if into:
    columns = tables.with_column(columns, "text", "translation", rendered.column())


def part(limit: int | None, skip: int) -> pd.DataFrame:
    """Rows under the filters, with their translations where these are shown."""
    rows = query.quotes(corpus, asked, limit, skip, distinct=once)
    return rendered.with_translations(corpus, store_path(), rows, into) if into else rows


def translated(rows: pd.DataFrame) -> str:
    """How many of some rows have a translation."""
    return say("quotes-translated", n=int(rows["translation"].notna().sum()), rows=counted(len(rows), "row"))


total = found["distinct"] if once else found["quotes"]
chosen = tables.paged(
    tables.Rows(total, part, (asked, once), translated if into else None), columns, "quotes", select=True
)
reference_buttons(lambda: query.articles(corpus, asked, limit=None), "articles")
if chosen is not None:
    passage.card(corpus, chosen)
