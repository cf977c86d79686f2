"""The first-run tour: three sentences on the Overview while a store holds nothing of the analyst's own."""

from __future__ import annotations

import streamlit as st

from lib import sample
from lib.store.corpus import store_path
from lib.views.wording import say

SENTENCES = ("tour-1", "tour-2", "tour-3")


def done() -> None:
    """Puts the tour away for this session."""
    st.session_state["tour_done"] = True


def draw() -> None:
    """Draws the tour where the store holds nothing but the sample and it was not put away."""
    if st.session_state.get("tour_done") or not sample.alone(store_path()):
        return
    with st.container(border=True):
        for number, sentence in enumerate(SENTENCES, 1):
            st.markdown(f"**{int(number)}.** {say(sentence)}")
        st.button(say("tour-done"), icon=":material/thumb_up:", on_click=done)
