"""What is in the corpus, who speaks most, what is new."""

import streamlit as st

from lib.store import query
from lib.views import charts, filters, links, strip, tables, tour
from lib.views.downloads import Whole, chart
from lib.views.entry import through_app
from lib.views.figures import Figure, boxes
from lib.views.wording import counted, number, say

through_app()

corpus, asked = filters.store(), filters.current()
found = query.counts(corpus, asked)

st.title(say("overview-title"))
tour.draw()
strip.draw(corpus, asked)
if not found["articles"]:
    filters.nothing_left(asked, "articles")
    st.stop()

boxes(
    [
        Figure(say("overview-articles"), number(found["articles"]), say("overview-articles-counts", outlets=counted(found["outlets"], "outlet"))),
        Figure(say("overview-quotes"), number(found["quotes"]), say("overview-quotes-counts", n=found["distinct"])),
        Figure(say("overview-speakers"), number(found["speakers"]), say("overview-speakers-counts")),
        Figure(say("overview-unknown"), number(found["unknown"]), say("overview-unknown-counts")),
    ]
)  # fmt: skip

speakers = query.by_speaker(corpus, asked, limit=15)
st.subheader(say("overview-who"))
if speakers.empty:
    filters.nothing_left(asked, "quotes")
else:
    bars = chart(charts.speakers(speakers), speakers, "speakers", select=True, alt=say("overview-who-alt"))
    if bars:
        links.go("pages/speakers.py", who=speakers.iloc[bars[0]["point_index"]]["speaker"])
    st.caption(say("overview-who-click", n=len(speakers), all=int(found["speakers"])))

st.subheader(say("overview-latest"))
newest = query.articles(corpus, asked, limit=25)
whole = Whole(found["articles"], lambda: query.articles(corpus, asked, limit=None))
chosen = tables.table(newest, tables.article_columns(), "latest_articles", select=True, whole=whole)
if chosen is not None:
    links.go("pages/articles.py", article=newest.iloc[chosen]["article_id"])
st.caption(say("overview-latest-tick"))
