"""A report of what the filters leave: chosen pieces in one file that opens offline."""

from datetime import UTC, datetime

import streamlit as st

from lib.store import query
from lib.views import filters, report
from lib.views.downloads import reference_buttons
from lib.views.entry import through_app

through_app()

corpus, asked = filters.store(), filters.current()
found = query.counts(corpus, asked)

st.title("Report")
if not found["articles"]:
    filters.nothing_left(asked, "articles")
    st.stop()
st.text("One file for whoever asked: it opens offline, in any browser, and says what it was made from.")
title = st.text_input("Title", key="report_title", placeholder="Who said what")
note = st.text_area("A note at its head", key="report_note", height=90)
pieces = st.pills("What is in it", list(report.PIECES), selection_mode="multi", default=list(report.PIECES), format_func=report.PIECES.get, key="report_pieces")  # fmt: skip
most = 0
if "quotes" in pieces and found["distinct"] > 1:
    most = st.slider("Quotes, the newest", 1, min(500, found["distinct"]), min(100, found["distinct"]), key="report_quotes")  # fmt: skip
with st.container(border=True):
    st.caption("The filters in the sidebar decide what it is about. It states them:")
    for label, value in filters.in_words(asked):
        st.text(f"{label}: {value}")


def written() -> bytes:
    """The report as a file."""
    sections = report.sections(corpus, asked, pieces, most)
    return report.page(title or "Who said what", note, filters.in_words(asked), datetime.now(UTC), sections)


st.download_button("Make the report (HTML)", written, "kutipan-report.html", "text/html", type="primary", icon="📄", on_click="ignore")  # fmt: skip
reference_buttons(lambda: query.articles(corpus, asked, limit=None), "report_articles")
