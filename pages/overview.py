"""What is in the corpus, who speaks most, what is new."""

import streamlit as st

from lib.store import query
from lib.views import charts, filters, tables
from lib.views.downloads import chart
from lib.views.entry import through_app

through_app()

corpus, asked = filters.store(), filters.current()
found = query.counts(corpus, asked)

st.title("Who said what")
if not found["articles"]:
    filters.nothing_left(asked, "articles")
    st.stop()

for column, (label, value, note) in zip(
    st.columns(4),
    [
        ("Articles", found["articles"], f"from {tables.counted(found['outlets'], 'outlet')}"),
        ("Quotes", found["quotes"], f"{found['distinct']} distinct: a repeated content counts once"),
        ("Speakers", found["speakers"], "resolved to a name or description"),
        ("Speaker unknown", found["unknown"], "quotes whose speaker the article leaves open"),
    ],
    strict=True,
):
    with column, st.container(border=True):
        st.metric(label, f"{value:,}")
        st.caption(note)

speakers = query.by_speaker(corpus, asked, limit=15)
st.subheader("Who speaks most")
if speakers.empty:
    filters.nothing_left(asked, "quotes")
else:
    chart(charts.speakers(speakers), speakers, "speakers", alt="Distinct quotes a speaker, by type")

st.subheader("Latest articles")
newest = query.articles(corpus, asked, limit=25)
chosen = tables.table(newest, tables.ARTICLE_COLUMNS, "latest_articles", select=True)
if chosen is not None:
    st.session_state["article"] = newest.iloc[chosen]["article_id"]
    st.switch_page("pages/articles.py")
st.caption("Tick a row to open the article.")
