"""Errors of the store, the disk and the rights of whoever is signed in, told where they happen: in the page, or at a
click."""

from __future__ import annotations

import logging

import streamlit as st

from lib.store.trouble import trouble
from lib.views.inert import inert
from lib.views.wording import localized


def told(error: Exception) -> bool:
    """Says what can be done about an error; False where nobody but a programmer can: there Streamlit says that
    something is wrong."""
    found = trouble(error)
    if found is None:
        return False
    logging.getLogger(__name__).warning("%s", found, exc_info=error)
    st.error(inert(localized(found)), icon=":material/warning:")
    return True
