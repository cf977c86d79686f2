"""What is going on: when, who speaks most, who is spoken about, what is carried most widely, by which outlets."""

import streamlit as st

from lib.store import names, query
from lib.store.ahead import ahead
from lib.store.filters import before
from lib.views import filters, going_on, quote_views, strip, tour
from lib.views.entry import through_app
from lib.views.wording import say

through_app()

# A corpus of fewer articles is read, not counted.
FEW = 5

corpus, asked = filters.store(), filters.current()
earlier = before(asked)
speakers = ahead(query.by_speaker, corpus, asked, limit=going_on.SHOWN)
named = ahead(names.about, corpus, asked, limit=going_on.SHOWN)
carried = ahead(query.quotes, corpus, asked, going_on.CARRIED, distinct=True, order="carried")
outlets = ahead(query.by_outlet, corpus, asked)
found = query.counts(corpus, asked)

st.title(say("overview-title"))
tour.draw()
strip.draw(corpus, asked)
if not found["articles"]:
    filters.nothing_left(asked, "articles")
    st.stop()

going_on.figures(found, query.counts(corpus, earlier) if earlier else None, earlier)
if found["articles"] < FEW and found["quotes"]:
    rows = quote_views.Asked(
        found["distinct"], lambda n, skip: query.quotes(corpus, asked, n, skip, distinct=True, order="oldest"), asked
    )
    quote_views.as_list(corpus, rows)
    st.stop()

who, about = st.columns(2, gap="large")
with who:
    if found["speakers"]:
        going_on.speakers(corpus, speakers(), found["speakers"], earlier)
    else:
        st.subheader(say("overview-who"))
        filters.nothing_left(asked, "quotes")
with about:
    going_on.about(named())
if found["quotes"]:
    going_on.carried(corpus, asked, carried(), found["distinct"])
    going_on.outlets(outlets(), found["outlets"])
