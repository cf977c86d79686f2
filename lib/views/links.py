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
    """Turns to a page with the filters as they are, and ends the run; `state` is what that page is to find chosen; a
    filter among it is set before that page draws the filters: here they are drawn, and Streamlit changes none of these.

    Streamlit 1.67 refuses to clear an address that widgets are bound to, which st.switch_page does unless it is given
    parameters of its own; the filters put theirs back when that page draws them.
    """
    wished = {key: state.pop(key) for key in KEYS if key in state}
    if wished:
        st.session_state["filters_wished"] = wished
    for key, value in state.items():
        st.session_state[key] = value
    st.switch_page(page, query_params={})
    raise AssertionError("st.switch_page does not come back")
