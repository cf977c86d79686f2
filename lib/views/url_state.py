"""Choices whose address names the value, not the word for it: a link holds in every language.

Streamlit binds what it shows (`bind="query-params"`), which a change of language would make unreadable.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from lib.views.inert import inert
from lib.views.wording import language

# Widgets whose options are words of the screen: what is chosen is set anew when the words change.
WORDED = (
    "speaker",
    "entity",
    "outlet",
    "not_speaker",
    "not_entity",
    "not_outlet",
    "type",
    "lane",
    "kinds",
    "drawn",
    "measure",
    "layers",
    "report_pieces",
    "into",
    "engine",
    "quotes_into",
    "kind_True",
    "kind_False",
)


def read_url(key: str, options: Iterable[str] | None, several: bool = False) -> None:
    """Sets a choice to what the address says, one of the options or, where these are None, anything; call before its
    widget is drawn."""
    asked = dict.fromkeys(st.query_params.get_all(key))  # a value that is there twice is one
    there = [v for v in asked if options is None or v in set(options)]
    if there and key not in st.session_state:
        st.session_state[key] = there if several else there[-1]


def write_url(key: str, usual: object = None) -> None:
    """Writes a choice into the address, the usual one left out; call after its widget is drawn."""
    value = st.session_state.get(key)
    wanted = [str(v) for v in (value if isinstance(value, list) else [value])] if value and value != usual else []
    if st.query_params.get_all(key) == wanted:
        return
    if wanted:
        st.query_params[key] = wanted
    else:
        st.query_params.pop(key, None)


def one_of(label: str, words: Mapping[str, str], key: str, usual: str, help: str = "") -> str:
    """Draws a choice of one of some values (value → word) that the address names, and gives it back. A run that is
    stopped while it draws may leave the choice empty: then it is the usual one again."""
    read_url(key, words)
    if st.session_state.get(key) not in words:
        st.session_state[key] = usual
    chosen = st.segmented_control(
        inert(label),
        list(words),
        required=True,
        key=key,
        format_func=lambda value: inert(words[value]),
        help=inert(help) if help else None,
    )
    write_url(key, usual=usual)
    return str(chosen)


def write_value(key: str, value: str) -> None:
    """Writes what is no widget's into the address; nothing takes it out."""
    if value and st.query_params.get(key) != value:
        st.query_params[key] = value
    elif not value and key in st.query_params:
        st.query_params.pop(key, None)


def tabs(names: dict[str, str], key: str) -> list[Any]:
    """Tabs (value → word) of which the address names the open one; each has `.open`."""
    asked = st.query_params.get(key)
    # A tab's value is its word: every language has a widget of its own.
    found = st.tabs(
        [inert(w) for w in names.values()],
        key=f"{key}_{language()}",
        on_change="rerun",
        default=inert(names[asked]) if asked in names else None,
    )
    now = next((value for value, tab in zip(names, found, strict=True) if tab.open), None)
    st.session_state[key] = now
    write_url(key, usual=next(iter(names)))
    return list(found)


def reworded() -> None:
    """Keeps what is chosen when the words for it change."""
    for key in WORDED:
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]
