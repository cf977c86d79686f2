"""The three ways to give articles: files, a pasted text, addresses."""

from __future__ import annotations

import streamlit as st

from lib.reading.readers import SUFFIXES
from lib.views import incoming
from lib.views.wording import say


def draw() -> None:
    """Draws the ways; what is read waits in the session as `incoming`."""
    files, paste, web = st.tabs([say("corpus-tab-files"), say("corpus-tab-paste"), say("corpus-tab-web")])
    with files:
        of_files()
    with paste:
        of_text()
    with web:
        of_addresses()


def of_files() -> None:
    """Draws the box for files and reads what is sent."""
    with st.form("upload", clear_on_submit=True, border=False):
        kinds = [s[1:] for s in sorted(SUFFIXES)]
        uploads = st.file_uploader(
            say("corpus-files"), type=kinds, accept_multiple_files=True, help=say("corpus-files-help")
        )
        repair = st.checkbox(say("corpus-repair"), help=say("corpus-repair-help"))
        sent = st.form_submit_button(say("corpus-read"), type="primary")
    if sent and uploads:
        st.session_state["incoming"] = incoming.of_files(((u.name, u.getvalue()) for u in uploads), repair)
    elif sent:
        most = int(st.get_option("server.maxUploadSize"))
        st.warning(say("corpus-no-file", most=most), icon=":material/description:")


def of_text() -> None:
    """Draws the box for a text and reads what is sent."""
    with st.form("paste", clear_on_submit=True, border=False):
        pasted = st.text_area(say("corpus-paste"), height=220)
        sent = st.form_submit_button(say("corpus-read"), type="primary")
    if sent:
        text = pasted.encode("utf-8", "surrogatepass")
        st.session_state["incoming"] = incoming.of_files([("pasted text.txt", text)], repair=False)


def of_addresses() -> None:
    """Draws the box for addresses and fetches what is sent."""
    with st.form("web", border=False):
        addresses = st.text_area(say("corpus-web"), height=110, placeholder="https://…", help=say("corpus-web-help"))
        whole = st.checkbox(say("corpus-whole"), help=say("corpus-whole-help"))
        sent = st.form_submit_button(say("corpus-fetch"), type="primary")
    if sent and addresses.split():
        st.session_state["incoming"] = incoming.of_addresses(addresses.split(), whole)
    elif sent:
        st.warning(say("corpus-no-address"), icon=":material/link:")
