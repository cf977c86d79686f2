"""Links from page to page that keep the filters: what the address bar would say."""

from __future__ import annotations

from html import escape
from typing import NoReturn
from urllib.parse import urlencode

import streamlit as st

from lib.views.filters import KEYS


def to(page: str, **given: str) -> str:
    """The address of a page with the filters as they are and more parameters, safe inside an HTML attribute."""
    kept = [(key, value) for key in (*KEYS, "lang") for value in st.query_params.get_all(key)]
    return escape(f"{page}?{urlencode([*kept, *given.items()])}", quote=True)


def go(page: str, **state: object) -> NoReturn:
    """Turns to a page with the filters as they are, and ends the run; `state` is what that page is to find chosen.

    All filters are set again before that page draws them, those in `state` among them: here they are drawn, where
    Streamlit changes none, and it forgets those that no address is bound to.

    Streamlit 1.67 refuses to clear an address that widgets are bound to, which st.switch_page does unless it is given
    parameters of its own; the filters put theirs back when that page draws them.
    """
    held = {key: st.session_state[key] for key in KEYS if st.session_state.get(key)}
    wished = {key: state.pop(key) for key in KEYS if key in state}
    st.session_state["filters_wished"] = held | wished
    for key, value in state.items():
        st.session_state[key] = value
    st.switch_page(page, query_params={})
    raise AssertionError("st.switch_page does not come back")
