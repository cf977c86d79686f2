"""Articles, quotes and dated events on one axis; a month is drawn a month wide."""

from datetime import timedelta

import pandas as pd
import streamlit as st

from lib.store import names, query
from lib.views import charts, events, filters, tables
from lib.views.downloads import chart
from lib.views.entry import through_app

through_app()

corpus, asked = filters.store(), filters.current()
st.title("Timeline")
group = st.segmented_control(
    "One row a", ["kind", "speaker", "outlet", "entity"], default="kind", required=True, key="lane", bind="query-params"
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
if group == "entity":
    top = list(asked.entities) or names.by_entity(corpus, asked, stands_for=True, limit=12)["name"].tolist()
    frame = events.by_entity(frame, names.places_of(corpus, asked, top, stands_for=True))
placed = frame.dropna(subset=["earliest", "latest"])
if placed.empty:
    st.info("Nothing here has a date. What has none is listed below.", icon="📅")
    shown = placed
else:
    usual = placed[placed["kind"] != "date"] if (placed["kind"] != "date").any() else placed
    first, last = (pd.to_datetime(placed["earliest"]).min().date(), pd.to_datetime(placed["latest"]).max().date())
    start, end = (pd.to_datetime(usual["earliest"]).min().date(), pd.to_datetime(usual["latest"]).max().date())
    first, last = max(first, start - events.AROUND), min(last, end + events.AROUND)
    start, end = max(first, start - timedelta(days=60)), min(last, end + timedelta(days=60))
    zoom = (start, end)
    if first < last:
        zoom = st.slider("From – to", min_value=first, max_value=last, value=(start, end), format="D MMM YYYY",
                         key=f"zoom_{first}_{last}", help="Zooms the chart and narrows the table below")  # fmt: skip
    shown = events.overlapping(placed, *zoom)
    outside = len(placed) - len(shown)
    if shown.empty:
        st.info("Nothing lies in this stretch. Widen it.", icon="📅")
    else:
        chart(
            charts.timeline(events.grouped(shown), zoom),
            shown,
            "timeline",
            alt="Articles, quotes and dates from the first to the last day they may lie on",
        )
    st.caption(
        "A bar runs from the first to the last day that is possible: a month is a month wide and pale, what is only about then paler. "
        + (f"{tables.counted(outside, 'row')} outside this stretch." if outside else "")
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
