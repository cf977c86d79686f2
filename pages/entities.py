"""Which names dominate: frequency, months, who is named with whom."""

import streamlit as st

from lib.store import query
from lib.views import charts, filters, tables
from lib.views.downloads import chart
from lib.views.entry import through_app

through_app()

NAMES = {
    "PER": "People",
    "ORG": "Organisations",
    "GPE": "Countries & cities",
    "LOC": "Places",
    "EVT": "Events",
    "NORP": "Peoples & faiths",
}

corpus, asked = filters.store(), filters.current()
st.title("Entities")
stands = st.toggle("Count a capital as the government it stands for", value=True, key="stands", bind="query-params",
                   help="`Negosiasi antara Teheran dan Moskow`: Iran and Russia")  # fmt: skip
types = st.pills("Kinds", list(NAMES), selection_mode="multi", format_func=NAMES.get, key="kinds", bind="query-params")
frame = query.by_entity(corpus, asked, tuple(types or ()), stands)
if frame.empty:
    filters.nothing_left(asked, "names")
    st.stop()

st.subheader("Most mentioned")
points = chart(
    charts.entities(frame),
    frame,
    "entities",
    select=True,
    alt="Mentions an entity, in quotes and in narration",
)
st.caption("Each bar merges the forms in the table below. Click a bar to read its sentences.")
name = points[0]["customdata"] if points else None
if isinstance(name, list):
    name = name[0]
columns = {
    "name": st.column_config.TextColumn("Name"), "type": st.column_config.TextColumn("Kind", width=70), "mentions": st.column_config.NumberColumn("Mentions", width=80),
    "in_quotes": st.column_config.NumberColumn("In quotes", width=80), "in_narration": st.column_config.NumberColumn("In narration", width=100),
    "forms": st.column_config.TextColumn("Merged from"),
}  # fmt: skip
row = tables.table(frame, columns, "entity_table", select=True)
if row is not None:
    name = frame.iloc[row]["name"]
if name:
    sentences = query.entity_sentences(corpus, asked, name, stands)
    st.subheader("Its sentences")
    st.text(f"{name}: {tables.counted(len(sentences), 'sentence')}")
    tables.table(sentences, {
        "date": st.column_config.TextColumn("Date", width=80), "outlet": st.column_config.TextColumn("Outlet", width=100),
        "in_quote": st.column_config.CheckboxColumn("In a quote", width=80), "text": st.column_config.TextColumn("Sentence"),
    }, "entity_sentences")  # fmt: skip

top = frame["name"].head(8).tolist()
by_month, together = (
    query.entity_months(corpus, asked, top, stands),
    query.co_mentions(corpus, asked, frame["name"].head(14).tolist(), stands),
)
st.subheader("By month")
if by_month.empty:
    st.info(
        "No article under these filters has a date known to the month. Dates come from the article's header or its row's date column.",
        icon="📅",
    )
else:
    chart(charts.months(by_month), by_month, "months", alt="Mentions by month")
st.subheader("Named in the same sentence")
if together.empty:
    st.info("No two of these names share a sentence.", icon="🔗")
else:
    both = [n for n in frame["name"].head(14) if n in set(together["first"]) | set(together["second"])]
    chart(charts.matrix(together, both), together, "co_mentions", alt="How many sentences name both")
