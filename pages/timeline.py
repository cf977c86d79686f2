"""When it was: everything under the filters, counted by day, month or year."""

import pandas as pd
import streamlit as st

from lib.store import timeline
from lib.views import bound, charts, events, filters, strip, tables
from lib.views.downloads import chart
from lib.views.entry import through_app
from lib.views.inert import inert
from lib.views.wording import codes, language, say

through_app()

corpus, asked = filters.store(), filters.current()
st.title(say("timeline-title"))
strip.draw(corpus, asked)
lanes = codes("lane", ("kind", "speaker", "outlet", "entity"))
bound.taken("lane", lanes)
lane = st.segmented_control(say("timeline-lane"), list(lanes), default="kind", required=True, key="lane", format_func=lanes.get) or "kind"  # fmt: skip
bound.told("lane", usual="kind")
totals = timeline.lanes(corpus, asked, lane)
if totals.empty:
    filters.nothing_left(asked, "articles")
    st.stop()
# A quote is in the lane of every name in it: what is beyond the lanes that are drawn cannot be one lane more.
named = len(totals)
totals = totals.head(events.LANES) if lane == "entity" else totals

reach = events.reach(totals)
if reach is None:
    st.info(say("timeline-undated"), icon=":material/calendar_month:")
else:
    first, last, start, end = reach
    zoom = (start, end)
    if first < last:
        zoom = st.slider(say("timeline-zoom"), min_value=first, max_value=last, value=zoom, format="D MMM YYYY" if language() == "en" else "DD/MM/YYYY",
                         key=f"zoom_{first}_{last}", help=say("timeline-zoom-help"))  # fmt: skip
    stretch = events.stretch(corpus, asked, lane, totals, *zoom)
    shown = stretch.shown
    if shown.empty:
        st.info(say("timeline-empty"), icon=":material/calendar_month:")
    else:
        chart(charts.timeline(shown, zoom), shown[["label", "period", "n"]], "timeline", alt=say("timeline-alt"))
    grey = " " + say("timeline-grey") if charts.NOBODY & set(shown["lane"]) else ""
    st.caption(say(f"timeline-by-{stretch.step}") + " " + say(f"timeline-counts-{lane}") + grey)
    if len(totals) < named:
        st.caption(say("timeline-names-first", n=len(totals), all=int(named)))
    st.caption(inert(say("timeline-accounted", **stretch.told)))
    st.subheader(say("timeline-behind"))
    columns = tables.columns(label=("col-row-of-chart", None), period=130, n=("col-count", 110))
    tables.paged(tables.held(shown[["label", "period", "n"]], (asked, lane, zoom)), columns, "timeline_table")

st.subheader(say("timeline-dates"))
every = timeline.date_count(corpus, asked)
if every:

    def dates(limit: int | None, skip: int) -> pd.DataFrame:
        """Dates as the table shows them, the earliest first."""
        rows = timeline.dated(corpus, asked, limit, skip)
        return rows.assign(
            when=rows["edtf"], label=rows["text"] + " — " + rows["sentence_text"].fillna("").str.slice(0, 110)
        )

    columns = tables.columns(when=110, precision=("col-known-to", 90), label=None, outlet=110)
    tables.paged(tables.Rows(every, dates, asked), columns, "timeline_dates")
else:
    st.text(say("timeline-no-dates"))
