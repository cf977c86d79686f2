"""When it was: quotes and articles under the filters over time, and the days that their texts speak of."""

import streamlit as st

from lib.store import query, timeline
from lib.store.ahead import ahead
from lib.views import events, filters, said_to_happen, strip, url_state
from lib.views.entry import through_app
from lib.views.wording import labels_of, say

through_app()

corpus, asked = filters.store(), filters.current()
some = ahead(query.article_count, corpus, asked)
st.title(say("timeline-title"))
strip.draw(corpus, asked)
if not some():
    filters.nothing_left(asked, "articles")
    st.stop()

# Only the tab that is open asks its questions.
said, texts = url_state.tabs({tab: say(f"timeline-tab-{tab}") for tab in ("said", "texts")}, "of")
if said.open:
    with said:
        lane = url_state.one_of(say("timeline-lane"), labels_of("lane", timeline.OF), "lane", "kind")
        events.draw(corpus, asked, lane)
if texts.open:
    with texts:
        said_to_happen.draw(corpus, asked)
