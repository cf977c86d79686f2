"""What analysts corrected, which names may be one, and the list of known names."""

import streamlit as st

from lib.corrections import log
from lib.store.corpus import store_path
from lib.views import filters, known, made, suggested, url_state
from lib.views.entry import through_app
from lib.views.inert import named
from lib.views.wording import localized, say

through_app()

root = store_path()
corpus = filters.store()
st.title(say("corr-title"))
if not corpus.corrections and not corpus.known and not corpus.holds_articles():
    filters.nothing_left(filters.Filters(), "corrections")
    st.stop()
for line in log.broken(root):
    st.warning(say("corr-broken", line=named(localized(line), longest=400)), icon=":material/warning:")
# Only the tab that is open asks its question.
by_analysts, same, known_tab = url_state.tabs({tab: say(f"corr-tab-{tab}") for tab in ("made", "same", "known")}, "of")
if by_analysts.open:
    with by_analysts:
        made.draw(corpus, root)
if same.open:
    with same:
        suggested.draw(corpus)
if known_tab.open:
    with known_tab:
        known.draw(corpus)
