"""Articles, quotes and dated events on one axis; a month is drawn a month wide."""

import streamlit as st

from lib.store import query
from lib.views import charts, events, filters, tables
from lib.views.downloads import chart
from lib.views.entry import through_app

through_app()

corpus, asked = filters.store(), filters.current()
st.title("Timeline")
group = st.segmented_control(
    "One row a", ["kind", "speaker", "outlet"], default="kind", required=True, key="lane", bind="query-params"
)
articles, quotes, dates = (
    query.articles(corpus, asked),
    query.quotes(corpus, asked, distinct=True),
    query.dated(corpus, asked),
)
if articles.empty:
    filters.nothing_left(asked, "articles")
    st.stop()

frame = events.on_axis(articles, quotes, dates, group or "kind")
shown = frame.dropna(subset=["earliest", "latest"])
if shown.empty:
    st.info("Nothing here has a date. What has none is listed below.", icon="📅")
else:
    chart(
        charts.timeline(events.grouped(shown)),
        shown,
        "timeline",
        alt="Articles, quotes and dates from the first to the last day they may lie on",
    )
    st.caption(
        "A bar runs from the first to the last day that is possible. What is known to the month only is a month wide and pale."
    )
columns = {
    "kind": st.column_config.TextColumn("What", width=70), "when": st.column_config.TextColumn("When (EDTF)", width=110), "precision": st.column_config.TextColumn("Known to the", width=90),
    "label": st.column_config.TextColumn("Text"), "outlet": st.column_config.TextColumn("Outlet", width=110),
}  # fmt: skip
st.subheader("Behind the chart")
tables.table(shown, columns, "timeline_table")
undated = frame[frame["earliest"].isna() | frame["latest"].isna()]
st.subheader("Without a place on the axis")
if undated.empty:
    st.text("Everything under these filters has a date.")
else:
    st.text(f"{tables.counted(len(undated), 'row')} whose first or last day is not known")
    tables.table(undated, columns, "undated")
