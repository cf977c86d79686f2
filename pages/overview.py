"""What is going on: when, who speaks most, who is spoken about, what is carried most widely."""

import streamlit as st

from lib.store import languages, names, query
from lib.views import charts, filters, links, reading_list, strip, tour
from lib.views.downloads import Whole, chart, table_buttons
from lib.views.entry import through_app
from lib.views.figures import Figure, boxes
from lib.views.wording import counted, number, say

through_app()

# So many of the most widely carried quotes are shown; the Quotes page has all in this order.
CARRIED = 5

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

about = names.about(corpus, asked, limit=15)
if len(about):
    st.subheader(say("overview-about"))
    chart(charts.about(about), about, "spoken_about", alt=say("overview-about-alt"))

if found["quotes"]:
    st.subheader(say("overview-carried"))
    carried = query.quotes(corpus, asked, CARRIED, distinct=True, order="carried")
    whole = Whole(found["distinct"], lambda: query.quotes(corpus, asked, distinct=True, order="carried"))
    quote, _, opened = reading_list.draw(carried, languages.of(corpus, tuple(carried["article_id"])), "carried")
    table_buttons(carried, "widely_carried", whole)
    if quote or opened:
        links.go("pages/articles.py", article=str(quote or opened).rpartition("-")[0], quote=quote or opened, jump=True)
