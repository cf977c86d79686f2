"""Kutipan: page setup, navigation, the sidebar's filters."""

import streamlit as st

from lib.store import corpus, query
from lib.store.engine import OutdatedError
from lib.views import filters, look
from lib.views.entry import signed_in

st.set_page_config(page_title="Kutipan", page_icon="💬", layout="wide", initial_sidebar_state="expanded")

page = st.navigation(
    {
        "": [
            st.Page("pages/overview.py", title="Overview", icon="🏠", default=True),
            st.Page("pages/search.py", title="Search", icon="🔎"),
        ],
        "Read": [
            st.Page("pages/quotes.py", title="Quotes", icon="💬"),
            st.Page("pages/speakers.py", title="Speakers", icon="🎤"),
            st.Page("pages/articles.py", title="Articles", icon="📰"),
        ],
        "Compare": [
            st.Page("pages/entities.py", title="Entities", icon="📊"),
            st.Page("pages/timeline.py", title="Timeline", icon="📅"),
        ],
        "Work": [
            st.Page("pages/translation.py", title="Translation", icon="🌐"),
            st.Page("pages/report.py", title="Report", icon="📄"),
            st.Page("pages/corrections.py", title="Corrections", icon="✏️"),
            st.Page("pages/corpus.py", title="Corpus", icon="📥"),
        ],
    },
    position="top",
)
st.html(look.CSS)
signed_in()
try:
    filters.sidebar()
    page.run()
except OutdatedError:
    # Somebody removed articles or put parts together while this page was drawn: draw it from what is there now.
    version = corpus.read_manifest(corpus.store_path()).version
    if st.session_state.get("drawn_again_for") != version:
        st.session_state["drawn_again_for"] = version
        st.rerun()
    st.error(query.LOST, icon="💾")
