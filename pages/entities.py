"""Which names dominate: how often, since when, with whom they are named, who speaks about whom."""

from typing import get_args

import streamlit as st

from lib.records import EntityType
from lib.store import names
from lib.store.ahead import ahead
from lib.views import filters, name_bars, name_merges, name_tabs, strip, url_state
from lib.views.entry import through_app
from lib.views.wording import labels_of, say

through_app()

KINDS = labels_of("kind", get_args(EntityType))

corpus, asked = filters.store(), filters.current()
st.title(say("entities-title"))
when = st.container()
stands = st.toggle(
    say("entities-stands"), value=True, key="stands", bind="query-params", help=say("entities-stands-help")
)
url_state.read_url("kinds", KINDS, several=True)
types = st.pills(say("entities-kinds"), list(KINDS), selection_mode="multi", format_func=KINDS.get, key="kinds")
url_state.write_url("kinds")
kinds = tuple(types or ())
counted = ahead(names.most, corpus, asked, kinds, stands)
with when:
    strip.draw(corpus, asked)
frame = counted()
if frame.empty:
    filters.nothing_left(asked, "names")
    st.stop()

ranking = name_bars.ranked(corpus, asked, kinds, stands, frame)
ticked = None
# Only the tab that is open asks its question.
tabs = ("names", "time", "together", "whom", "merged")
listed, time, together, whom, merged = url_state.tabs({tab: say(f"entities-tab-{tab}") for tab in tabs}, "more")
if listed.open:
    with listed:
        ticked = name_bars.table(ranking)
if time.open:
    with time:
        every = len(frame) + names.rest(frame)["names"]
        name_tabs.over_time(corpus, asked, frame, stands, kinds, every)
if together.open:
    with together:
        name_tabs.together(corpus, asked, names.written(corpus, asked, frame, kinds, stands), stands, kinds)
if whom.open:
    with whom:
        name_tabs.whom(corpus, asked, stands)
if merged.open:
    with merged:
        name_merges.draw(corpus, KINDS)
chosen = ticked or ranking.clicked
if chosen:
    name_bars.one(corpus, asked, chosen, stands)
