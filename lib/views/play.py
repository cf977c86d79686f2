"""The fictional sample: offered where a corpus is empty, said and removable where it is loaded."""

from __future__ import annotations

import streamlit as st

from lib import sample
from lib.store.corpus import store_path
from lib.views import tables

WHAT = (
    "Twelve months of an invented country in three invented outlets, in Indonesian and English. Nothing in it is real."
)


def load() -> None:
    """Loads the sample."""
    sample.load(store_path())


def unload() -> None:
    """Takes the sample out; corrections of it stay in their file."""
    sample.unload(store_path())


def offer(key: str) -> None:
    """A button that loads the sample."""
    number = tables.counted(len(sample.articles()), "fictional article")
    st.button(f"Load {number} to play with", icon="🎭", key=f"load_sample_{key}", on_click=load, help=WHAT)


def controls() -> None:
    """Where the sample is loaded, says so with a button that removes it; else offers it."""
    held = sample.loaded(store_path())
    if not held:
        offer("corpus")
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.text(f"🎭 The fictional sample is loaded: {tables.counted(held, 'article')} of an invented country.")
        st.button("Remove the sample", icon="🗑️", on_click=unload)
