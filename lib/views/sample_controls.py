"""The fictional sample: offered where a corpus is empty, said and removable where it is loaded."""

from __future__ import annotations

import streamlit as st

from lib import sample
from lib.store.corpus import store_path
from lib.views.wording import counted, say


def load() -> None:
    """Loads the sample."""
    sample.load(store_path())


def unload() -> None:
    """Takes the sample out; corrections of it stay in their file."""
    sample.unload(store_path())


def offer(key: str) -> None:
    """A button that loads the sample."""
    number = counted(len(sample.articles()), "fictional-article")
    st.button(
        say("sample-load", articles=number),
        icon=":material/theater_comedy:",
        key=f"load_sample_{key}",
        on_click=load,
        help=say("sample-what"),
    )


def controls() -> None:
    """Where the sample is loaded, says so with a button that removes it; else offers it."""
    held = sample.loaded(store_path())
    if not held:
        offer("corpus")
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.text(say("sample-loaded", articles=counted(held, "article")))
        st.button(say("sample-remove"), icon=":material/delete:", on_click=unload)
