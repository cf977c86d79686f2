"""Quotes to read, one below the other or as a table, and each one's place in its article beside them."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.store import query
from lib.store.corpus import store_path
from lib.translation.languages import languages
from lib.views import bound, filters, quote_views, rendered, strip, translate_these
from lib.views.downloads import reference_buttons
from lib.views.entry import through_app
from lib.views.reading_list import GROUPS
from lib.views.wording import codes, counted, language_name, say

through_app()

corpus, asked = filters.store(), filters.current()
found = query.counts(corpus, asked)

st.title(say("quotes-title"))
strip.draw(corpus, asked)
if not found["quotes"]:
    filters.nothing_left(asked, "quotes")
    st.stop()

views, orders, groups = (codes("read-view", ("list", "table")), codes("read-order", list(query.ORDERS)), codes("read-group", ["none", *GROUPS]))  # fmt: skip
for key, options in (("shown_as", views), ("order", orders), ("group", groups), ("quotes_into", languages())):
    bound.taken(key, options)
st.session_state.setdefault("shown_as", "list")
with st.container(horizontal=True, vertical_alignment="bottom"):
    view = st.segmented_control(say("read-view"), list(views), required=True, key="shown_as", format_func=views.get)  # fmt: skip
    group = st.selectbox(say("read-group"), list(groups), key="group", format_func=lambda g: groups[g], width=150)
    order = st.selectbox(
        say("read-order"), list(orders), key="order", format_func=lambda o: orders[o], width=200, disabled=group != "none",
    )  # fmt: skip
    into = st.selectbox(say("quotes-into"), ["", *languages()], format_func=lambda c: language_name(c) if c else say("quotes-into-none"), key="quotes_into", help=say("quotes-into-help"), width=220)  # fmt: skip
    once = st.toggle(say("quotes-once"), value=True, key="once", bind="query-params")
for key, usual in (("shown_as", "list"), ("order", "newest"), ("group", "none"), ("quotes_into", "")):
    bound.told(key, usual=usual)
st.text(say("quotes-counted", quotes=counted(found["quotes"], "quote"), distinct=found["distinct"]))


def part(limit: int | None, skip: int) -> pd.DataFrame:
    """Rows under the filters in their order, with their translations where these are shown."""
    rows = query.quotes(corpus, asked, limit, skip, distinct=once, order=GROUPS.get(group, order))
    return rendered.with_translations(corpus, store_path(), rows, into) if into else rows


total = found["distinct"] if once else found["quotes"]
if into:
    translate_these.draw(corpus, lambda n: query.quotes(corpus, asked, n, distinct=once), total, into)
draw = quote_views.as_list if view == "list" else quote_views.as_table
draw(corpus, quote_views.Asked(total, part, (asked, once, order, group), into, group if group in GROUPS else None))
reference_buttons(partial(query.articles, corpus, asked, limit=None), "articles")
