"""Search over quotes and articles."""

import streamlit as st

from lib import search
from lib.store import found
from lib.views import filters, hits, tables
from lib.views.downloads import table_buttons
from lib.views.entry import through_app

through_app()

PAGE = 25
HELP = """
| You type | It finds |
| --- | --- |
| `sanksi embargo` | both words, also inside longer ones (`sanksinya`) |
| `"senjata konvensional"` | the phrase, as whole words |
| `-nuklir` | nothing that holds this word |
| `speaker:Khatibzadeh` | what people of this name say; `speaker:"Rina Wulandari"` for several words |
| `about:Rusia` | quotes that name it |
| `outlet:IslamTimes` `type:indirect` | by outlet; by type (direct, indirect, mixed) |
| `after:2020-10` `before:2021` | from October 2020 on, and before 2021 |
"""

corpus, asked = filters.store(), filters.current()
st.title("Search")
if not corpus.holds_articles():
    filters.nothing_left(filters.Filters(), "articles")
    st.stop()
typed = st.text_input(
    "Words, phrases, speaker:, about:, outlet:, type:, after:, before:", key="q", bind="query-params", type="search",
    placeholder='embargo "senjata konvensional" speaker:Khatibzadeh after:2020-10',
)  # fmt: skip
wanted = search.parsed(typed or "")
for wrong in wanted.wrong:
    st.warning(f"`{wrong}` could not be understood and was left out: see what can be typed below.", icon="⌨️")
if not wanted:
    with st.container(border=True):
        st.markdown(HELP)
    st.stop()
n_quotes, n_articles = found.counts(corpus, asked, wanted)
kinds = {"quotes": tables.counted(n_quotes, "quote"), "articles": tables.counted(n_articles, "article")}
kind = st.segmented_control(
    "Found in", list(kinds), default="quotes" if n_quotes or not n_articles else "articles", format_func=kinds.get, required=True,
    key=f"kind_{bool(n_quotes)}", label_visibility="collapsed",
)  # fmt: skip
if not (n_quotes if kind == "quotes" else n_articles):
    loosen = " The sidebar's filters narrow it too." if asked != filters.Filters() else ""
    st.info(f"Nothing found in {kind}. Take a word away, or try a part of it.{loosen}", icon="🔎")
    with st.expander("What can be typed", icon="⌨️"):
        st.markdown(HELP)
    st.stop()
total = n_quotes if kind == "quotes" else n_articles
rows = (found.quotes if kind == "quotes" else found.articles)(corpus, asked, wanted)
pages = max(1, -(-len(rows) // PAGE))
place = st.empty()
page = st.pagination(pages, key=f"page_{typed}_{kind}") if pages > 1 else 1
shown = rows.iloc[(page - 1) * PAGE : page * PAGE]
place.html((hits.quotes if kind == "quotes" else hits.articles)(shown, wanted))
many = (
    f" The newest {found.LISTED} can be leafed through; narrow the search to see others."
    if total > found.LISTED
    else ""
)
st.caption(f"{len(shown)} of {kinds[kind]}, newest first.{many}")
table_buttons(rows, f"search_{kind}")
