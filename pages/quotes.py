"""Quotes to read, one below the other or as a table, and each one's place in its article beside them."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.store import query
from lib.views import filters, quote_views, strip, translate_these, url_state
from lib.views.downloads import reference_buttons
from lib.views.entry import through_app
from lib.views.reading_list import GROUPS
from lib.views.wording import counted, labels_of, say

through_app()

corpus, asked = filters.store(), filters.current()
found = query.counts(corpus, asked)

st.title(say("quotes-title"))
strip.draw(corpus, asked)
if not found["quotes"]:
    filters.nothing_left(asked, "quotes")
    st.stop()

views, orders, groups = (
    labels_of("read-view", ("list", "table")),
    labels_of("read-order", list(query.ORDERS)),
    labels_of("read-group", ["none", *GROUPS]),
)
for key, options in (("order", orders), ("group", groups)):
    url_state.read_url(key, options)
with st.container(horizontal=True, vertical_alignment="bottom"):
    view = url_state.one_of(say("read-view"), views, "shown_as", "list")
    group = st.selectbox(say("read-group"), list(groups), key="group", format_func=lambda g: groups[g], width=150)
    order = st.selectbox(
        say("read-order"),
        list(orders),
        key="order",
        format_func=lambda o: orders[o],
        width=200,
        disabled=group != "none",
    )
    into = translate_these.into()
    once = st.toggle(say("quotes-once"), value=True, key="once", bind="query-params")
for key, usual in (("order", "newest"), ("group", "none")):
    url_state.write_url(key, usual=usual)
st.text(say("quotes-counted", quotes=counted(found["quotes"], "quote"), distinct=found["distinct"]))


def part(limit: int | None, skip: int) -> pd.DataFrame:
    """Rows under the filters in their order."""
    return query.quotes(corpus, asked, limit, skip, distinct=once, order=GROUPS.get(group, order))


total = found["distinct"] if once else found["quotes"]
if into:
    translate_these.draw(corpus, lambda n: query.quotes(corpus, asked, n, distinct=once), total, into)
draw = quote_views.as_list if view == "list" else quote_views.as_table
draw(
    corpus,
    quote_views.Asked(
        total,
        translate_these.translated(corpus, part, into),
        (asked, once, order, group),
        into,
        group if group in GROUPS else None,
    ),
)
reference_buttons(partial(query.articles, corpus, asked, limit=None), "articles")
