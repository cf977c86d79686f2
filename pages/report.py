"""A report of what the filters leave: chosen pieces in one file that opens offline."""

from datetime import UTC, datetime
from functools import partial

import streamlit as st

from lib.store import query
from lib.views import filters, report
from lib.views.downloads import reference_buttons
from lib.views.entry import through_app
from lib.views.wording import label_of, language, say, speaking

through_app()

corpus, asked = filters.store(), filters.current()
found = query.counts(corpus, asked)

st.title(say("report-title"))
if not found["articles"]:
    filters.nothing_left(asked, "articles")
    st.stop()
st.text(say("report-what"))
title = st.text_input(say("report-name"), key="report_title", placeholder=say("report-name-usual"))
note = st.text_area(say("report-note"), key="report_note", height=90)
pieces = st.pills(
    say("report-pieces"),
    report.PIECES,
    selection_mode="multi",
    default=list(report.PIECES),
    format_func=partial(label_of, "piece"),
    key="report_pieces",
)
most = 0
if "quotes" in pieces and found["distinct"] > 1:
    most = st.slider(
        say("report-quotes-most"), 1, min(500, found["distinct"]), min(100, found["distinct"]), key="report_quotes"
    )
with st.container(border=True):
    st.caption(say("report-filters"))
    st.text(f"{say('report-name')}: {title or say('report-name-usual')}")
    for label, value in filters.in_words(asked):
        st.text(f"{label}: {value}")


tongue = language()


def written() -> bytes:
    """The report as a file."""
    with speaking(tongue):
        sections = report.sections(corpus, asked, pieces, most)
        return report.page(
            title or say("report-name-usual"), note, filters.in_words(asked), datetime.now(UTC), sections
        )


st.download_button(
    say("report-make"),
    written,
    "kutipan-report.html",
    "text/html",
    type="primary",
    icon=":material/description:",
    on_click="ignore",
)
reference_buttons(lambda: query.articles(corpus, asked, limit=None), "report_articles")
