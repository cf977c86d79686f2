"""Choices that the address names."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


def page() -> None:
    """A page with one choice."""
    import streamlit as st

    from lib.views import url_state

    st.text(url_state.one_of("Shown as", {"list": "List", "table": "Table"}, "shown_as", "list"))


@pytest.mark.parametrize(
    ("address", "held", "chosen", "named"),
    [
        pytest.param("", "list", "list", "", id="the usual one, which the address leaves out"),
        pytest.param("table", None, "table", "table", id="what the address names"),
        pytest.param("pie", None, "list", "", id="what is none of them"),
        pytest.param("", "table", "table", "table", id="what was chosen, named in the address"),
        pytest.param("", "", "list", "", id="nothing, as a run leaves it that is stopped while it draws"),
    ],
)
def test_one_of_some_is_always_chosen(address: str, held: str | None, chosen: str, named: str) -> None:
    app = AppTest.from_function(page)
    if address:
        app.query_params["shown_as"] = address
    if held is not None:
        app.session_state["shown_as"] = held or None
    app.run()
    assert not app.exception
    assert app.text[0].value == chosen
    assert "".join(app.query_params.get("shown_as", "")) == named
