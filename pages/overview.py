"""What is in the corpus, who speaks most, what is new."""

import streamlit as st

from lib.store import course, query
from lib.views import charts, filters, links, tables, tour
from lib.views.downloads import chart
from lib.views.entry import through_app
from lib.views.figures import Figure, boxes, every_month

through_app()

corpus, asked = filters.store(), filters.current()
found = query.counts(corpus, asked)

st.title("Who said what")
tour.draw()
if not found["articles"]:
    filters.nothing_left(asked, "articles")
    st.stop()

months = course.of_all(corpus, asked)
boxes(
    [
        Figure("Articles", f"{found['articles']:,}", f"from {tables.counted(found['outlets'], 'outlet')}, by month", every_month(months, "articles")),
        Figure("Quotes", f"{found['quotes']:,}", f"{found['distinct']:,} distinct: a repeated content counts once", every_month(months, "quotes")),
        Figure("Speakers", f"{found['speakers']:,}", "resolved to a name or description", every_month(months, "speakers")),
        Figure("Speaker unknown", f"{found['unknown']:,}", "quotes whose speaker the article leaves open", every_month(months, "unknown")),
    ]
)  # fmt: skip

speakers = query.by_speaker(corpus, asked, limit=15)
st.subheader("Who speaks most")
if speakers.empty:
    filters.nothing_left(asked, "quotes")
else:
    bars = chart(charts.speakers(speakers), speakers, "speakers", select=True, alt="Distinct quotes a speaker, by type")
    if bars:
        links.go("pages/speakers.py", who=speakers.iloc[bars[0]["point_index"]]["speaker"])
    st.caption("Click a bar to read what they said.")

st.subheader("Latest articles")
newest = query.articles(corpus, asked, limit=25)
chosen = tables.table(newest, tables.ARTICLE_COLUMNS, "latest_articles", select=True)
if chosen is not None:
    links.go("pages/articles.py", article=newest.iloc[chosen]["article_id"])
st.caption("Tick a row to open the article.")
