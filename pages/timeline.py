"""Articles, quotes and dated events on one axis; a month is drawn a month wide."""

from datetime import timedelta

import pandas as pd
import streamlit as st

from lib.store import names, query
from lib.views import bound, charts, events, filters, tables
from lib.views.downloads import chart
from lib.views.entry import through_app
from lib.views.wording import codes, counted, language, say

through_app()

corpus, asked = filters.store(), filters.current()
st.title(say("timeline-title"))
lanes = codes("lane", ("kind", "speaker", "outlet", "entity"))
bound.taken("lane", lanes)
group = st.segmented_control(say("timeline-lane"), list(lanes), default="kind", required=True, key="lane", format_func=lanes.get)  # fmt: skip
bound.told("lane", usual="kind")
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
    st.info(say("timeline-undated"), icon="📅")
    shown = placed
else:
    usual = placed[placed["kind"] != "date"] if (placed["kind"] != "date").any() else placed
    first, last = (pd.to_datetime(placed["earliest"]).min().date(), pd.to_datetime(placed["latest"]).max().date())
    start, end = (pd.to_datetime(usual["earliest"]).min().date(), pd.to_datetime(usual["latest"]).max().date())
    first, last = max(first, start - events.AROUND), min(last, end + events.AROUND)
    start, end = max(first, start - timedelta(days=60)), min(last, end + timedelta(days=60))
    zoom = (start, end)
    if first < last:
        zoom = st.slider(say("timeline-zoom"), min_value=first, max_value=last, value=(start, end), format="D MMM YYYY" if language() == "en" else "DD/MM/YYYY",
                         key=f"zoom_{first}_{last}", help=say("timeline-zoom-help"))  # fmt: skip
    shown = events.overlapping(placed, *zoom)
    outside = len(placed) - len(shown)
    if shown.empty:
        st.info(say("timeline-empty"), icon="📅")
    else:
        chart(
            charts.timeline(events.grouped(shown), zoom),
            shown,
            "timeline",
            alt=say("timeline-alt"),
        )
    beyond = " " + say("timeline-outside", rows=counted(outside, "row")) if outside else ""
    st.caption(say("timeline-key") + beyond)
columns = tables.columns(kind=("col-what", 70), when=110, precision=("col-known-to", 90), label=None, outlet=110)
st.subheader(say("timeline-behind"))
tables.table(shown, columns, "timeline_table")
undated = frame[frame["earliest"].isna() | frame["latest"].isna()]
st.subheader(say("timeline-without"))
if undated.empty:
    st.text(say("timeline-all-dated"))
else:
    st.text(say("timeline-without-rows", rows=counted(len(undated), "row")))
    tables.table(undated, columns, "undated")
