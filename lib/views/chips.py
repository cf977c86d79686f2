"""The filters that are set, above every page: each is taken away by a click, and the last change is undone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import streamlit as st

from lib.store.filters import Filters
from lib.views import filters, saved
from lib.views.inert import inert, shortened
from lib.views.keys import keyed
from lib.views.wording import day, label_of, say

# Characters of a filter that a chip shows.
LONGEST = 40


def draw() -> None:
    """Draws a chip for each filter that is set; nothing where none is and none was."""
    asked = filters.current()
    now = st.session_state.get("filters_now", asked)
    if now != asked:
        st.session_state["filters_before"] = now
    st.session_state["filters_now"] = asked
    before = st.session_state.get("filters_before", asked)
    if asked == Filters() and before == asked:
        return
    with st.container(horizontal=True, key="chips"):
        for key, value, label in chips(asked):
            st.button(
                inert(shortened(label, LONGEST)),
                icon=":material/close:",
                key=keyed("chip", key, value),
                on_click=partial(without, key, value),
                help=inert(say("chip-away", what=label)),
            )
        st.button(
            say("chip-undo"),
            icon=":material/undo:",
            type="tertiary",
            key="chip_undo",
            disabled=before == asked,
            on_click=saved.put,
            args=(before,),
        )


def chips(asked: Filters) -> Iterator[tuple[str, object, str]]:
    """Of each filter that is set its key, its value and what it says."""
    if asked.words:
        yield "words", asked.words, f"“{asked.words}”"
    for key, values in (("speaker", asked.speakers), ("entity", asked.entities), ("outlet", asked.outlets)):
        yield from ((key, value, f"{say(f'filter-{key}')}: {value}") for value in values)
    for key, values in (("speaker", asked.not_speakers), ("entity", asked.not_entities), ("outlet", asked.not_outlets)):
        yield from ((f"not_{key}", value, f"{say(f'filter-not-{key}')}: {value}") for value in values)
    yield from (("type", value, f"{say('filter-type')}: {label_of('type', value)}") for value in asked.types)
    if asked.reviewed:
        yield "reviewed", True, say("filter-reviewed")
    if asked.since:
        yield "since", asked.since, f"{say('filter-since')} {day(asked.since)}"
    if asked.until:
        yield "until", asked.until, f"{say('filter-until')} {day(asked.until)}"


def without(key: str, value: object) -> None:
    """Takes one filter away."""
    held = st.session_state.get(key)
    st.session_state[key] = [v for v in held if v != value] if isinstance(held, list) else filters.EMPTY[key]
