"""Links from page to page that keep the filters: what the address bar would say."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from lib.views.filters import KEYS


def to(page: str, **given: str) -> str:
    """The address of a page with the filters as they are and more parameters, safe inside an HTML attribute."""
    kept = [(key, value) for key in KEYS for value in st.query_params.get_all(key)]
    return escape(f"{page}?{urlencode([*kept, *given.items()])}", quote=True)
