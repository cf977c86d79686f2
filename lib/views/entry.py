"""The way into the app for a link to a page that is opened before app.py has ever run."""

from __future__ import annotations

import runpy
from pathlib import Path

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError
from streamlit.runtime.pages_manager import PagesManager

from lib import roles
from lib.views.wording import say

APP = Path(__file__).parents[2] / "app.py"


def through_app() -> None:
    """Every page's first line: makes sure that app.py, with navigation and filters, runs around it.

    Streamlit 1.67 discovers `pages/` by itself until a script of the server has called st.navigation, so the
    first link to a page (`/quotes?speaker=...`) that a fresh server gets would run the page bare. Here app.py
    is run instead, which calls st.navigation and draws the page that the link names.
    """
    if PagesManager.uses_pages_directory:
        runpy.run_path(str(APP), run_name="__main__")
        st.stop()


def person() -> roles.Person | None:
    """Who has signed in in this session; None where nobody signs in."""
    if not getattr(st.user, "is_logged_in", False):
        return None
    # A provider that lets people write an address in says here whether it has asked if it is theirs (OpenID Connect,
    # 5.1); some say it as a string. One that says nothing lets nobody write any in.
    said = st.user.get("email_verified", True)
    return roles.Person(str(st.user.get("email") or ""), said is True or said == "true")


roles.Work.by = staticmethod(person)


def signed_in() -> None:
    """Ends the run at a sign-in page where the secrets name an OIDC provider (`[auth]`) and nobody is signed in.

    Without `[auth]` everybody who reaches the app may use it: it listens on 127.0.0.1 only.
    """
    try:
        asked = "auth" in st.secrets
    except StreamlitSecretNotFoundError:
        asked = False
    if not asked or getattr(st.user, "is_logged_in", False):
        return
    st.title("Kutipan")
    st.text(say("sign-in-why"))
    st.button(say("sign-in"), type="primary", icon=":material/key:", on_click=st.login)
    st.stop()


def who() -> None:
    """Says at the end of the sidebar who has signed in, as what, and lets them sign out."""
    known = person()
    if known is None:
        return
    role = "analyst" if roles.may_change() else "reader"
    with st.sidebar:
        st.text(say(f"signed-in-{role}", who=known.email or "—"))
        st.button(say("sign-out"), icon=":material/logout:", on_click=st.logout, key="sign_out")
