"""One person: role, what they said, about whom, when."""

import dataclasses

import streamlit as st

from lib.store import names, query
from lib.views import charts, filters, passage, tables
from lib.views.downloads import chart
from lib.views.entry import through_app

through_app()

corpus, asked = filters.store(), filters.current()
people = query.by_speaker(corpus, asked, limit=2000)

st.title("Speakers")
if people.empty:
    filters.nothing_left(asked, "speakers")
    st.stop()

counts = dict(zip(people["speaker"], people["quotes"], strict=True))
who = st.selectbox(
    f"{tables.counted(len(people), 'speaker')}, most quoted first", list(counts), key="who", bind="query-params",
    format_func=lambda name: f"{name} ({counts.get(name, 0):,})",
)  # fmt: skip
only = dataclasses.replace(asked, speakers=(who,))
said = query.quotes(corpus, only, distinct=True)
if said.empty:
    filters.nothing_left(asked, "quotes")
    st.stop()

with st.container(border=True):
    st.text(tables.facts(said.dropna(subset=["role"]).iloc[0] if said["role"].notna().any() else said.iloc[0]))
    dates = sorted(said["date"].dropna().unique())
    when = "undated" if not dates else dates[0] if len(dates) == 1 else f"{dates[0]} to {dates[-1]}"
    st.text(
        f"{tables.counted(len(said), 'distinct quote')} in {tables.counted(said['article_id'].nunique(), 'article')}, {when}"
    )

about = names.about(corpus, only)
if not about.empty:
    st.subheader("About whom")
    chart(charts.about(about), about, "about", alt="Names inside this speaker's quotes")
st.subheader("What they said")
chosen = tables.table(said, {k: v for k, v in tables.QUOTE_COLUMNS.items() if k != "speaker"}, "said", select=True)
if chosen is not None:
    passage.card(corpus, said.iloc[chosen])
