"""The app's frame: page setup, navigation, the sidebar's filters, and in it the page that was asked for."""

from __future__ import annotations

import streamlit as st

from lib.store import corpus
from lib.store.ahead import withdraw
from lib.store.engine import OutdatedError
from lib.views import browser, chips, filters, in_trouble, settled
from lib.views.entry import signed_in, who
from lib.views.wording import say


def pages() -> dict[str, list[st.Page]]:
    """The pages under the headings of the navigation."""
    return {
        "": [
            st.Page("pages/overview.py", title=say("page-overview"), icon=":material/home:", default=True),
            st.Page("pages/search.py", title=say("page-search"), icon=":material/search:"),
        ],
        say("group-read"): [
            st.Page("pages/quotes.py", title=say("page-quotes"), icon=":material/format_quote:"),
            st.Page("pages/speakers.py", title=say("page-speakers"), icon=":material/record_voice_over:"),
            st.Page("pages/articles.py", title=say("page-articles"), icon=":material/newspaper:"),
        ],
        say("group-compare"): [
            st.Page("pages/entities.py", title=say("page-entities"), icon=":material/bar_chart:"),
            st.Page("pages/timeline.py", title=say("page-timeline"), icon=":material/calendar_month:"),
        ],
        say("group-work"): [
            st.Page("pages/translation.py", title=say("page-translation"), icon=":material/translate:"),
            st.Page("pages/report.py", title=say("page-report"), icon=":material/description:"),
            st.Page("pages/corrections.py", title=say("page-corrections"), icon=":material/edit:"),
            st.Page("pages/corpus.py", title=say("page-corpus"), icon=":material/upload_file:"),
        ],
    }


# Pages that show the whole store, whatever the filters say.
UNFILTERED = ("corrections", "corpus")


def draw() -> None:
    """Draws the whole screen."""
    settled.leave_to_the_process()
    st.set_page_config(page_title="Kutipan", page_icon="💬", layout="wide", initial_sidebar_state="auto")
    page = st.navigation(pages(), position="top")
    st.html(f"<style>{browser.colours()}</style>{browser.sheet('look')}")
    signed_in()
    try:
        filters.sidebar()
        who()
        if page.url_path not in UNFILTERED:
            chips.draw()
        page.run()
        settled.was_drawn(page.url_path)
    except OutdatedError:
        # Somebody removed articles or put parts together while this page was drawn: draw it from what is there now.
        version = corpus.read_manifest(corpus.store_path()).version
        if st.session_state.get("drawn_again_for") != version:
            st.session_state["drawn_again_for"] = version
            st.rerun()
        st.error(say("store-lost"), icon=":material/save:")
    except Exception as error:
        if not in_trouble.told(error):
            raise
    finally:
        withdraw()


def after_click(error: Exception) -> bool:
    """Answers an error that no page has: of what a click asks for, which is done before the page is drawn. Says what
    can be done and draws the page as it is; False where nobody but a programmer can do anything."""
    if not in_trouble.told(error):
        return False
    draw()
    return True
