"""The first-run tour: three sentences on the Overview while a store holds nothing of the analyst's own."""

from __future__ import annotations

import streamlit as st

from lib import sample
from lib.store.corpus import read_manifest, store_path

SENTENCES = (
    "Kutipan reads articles as they come and finds every quote in them, who said it, when, and by which rule: click a bar or search, and read it in its place.",
    "The sidebar narrows every page at once and the address keeps it, so a view is a link; what you see can be saved as a table, a chart or a whole report.",
    "Where it is wrong, say so in the reader (`a` accepts, `r` rejects, `e` edits): every chart follows at once, and your word stands when the rules get better.",
)


def done() -> None:
    """Puts the tour away for this session."""
    st.session_state["tour_done"] = True


def draw() -> None:
    """Draws the tour where the store holds nothing but the sample and it was not put away."""
    root = store_path()
    own = sum(len(b.articles) for b in read_manifest(root).batches) - sample.loaded(root)
    if own or st.session_state.get("tour_done"):
        return
    with st.container(border=True):
        for number, sentence in enumerate(SENTENCES, 1):
            st.markdown(f"**{number}.** {sentence}")
        st.button("Got it", icon="👍", on_click=done)
