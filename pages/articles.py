"""The reader: an article's untouched text with quotes, speakers and names marked."""

import streamlit as st

from lib.store import query
from lib.views import choose, filters, reader, tables
from lib.views.entry import through_app

through_app()

corpus, asked = filters.store(), filters.current()

st.title("Articles")
row = choose.article(corpus, asked)
article = row["article_id"]
text = query.article_text(corpus, article)
found = {name: query.of_article(corpus, name, article) for name in ("quotes", "mentions", "dates")}

with st.container(border=True, horizontal=True):
    for label, value in (
        ("Outlet", row["outlet"]), ("Date", row["date"]), ("Byline", row["byline"]), ("Language", row["language"]),
        ("Quotes", f"{row['n_quotes']:,}"), ("File", row["origin"]),
    ):  # fmt: skip
        st.text(f"{label}: {value if isinstance(value, str) and value else 'unknown'}")

layers = st.pills(
    "Show", list(reader.LAYERS), selection_mode="multi", default=["quotes", "sources", "mentions", "dates"],
    format_func=reader.LAYERS.get, key="layers",
)  # fmt: skip
if query.of_article(corpus, "sentences", article).empty:
    st.info("There are no rules for this article's language yet: its text is shown without marks.", icon="ℹ️")
st.html(reader.article_html(text, set(layers), found, st.session_state.get("quote"), str(row["language"])))
st.subheader("Its quotes")
quotes = found["quotes"].assign(date=row["date"], outlet=row["outlet"])
chosen = tables.table(
    quotes,
    {k: v for k, v in tables.QUOTE_COLUMNS.items() if k not in ("date", "outlet", "places")},
    "article_quotes",
    select=True,
)
picked = quotes.iloc[chosen]["quote_id"] if chosen is not None else None
if picked and picked != st.session_state.get("quote"):
    st.session_state["quote"] = picked
    st.rerun()
st.caption("Tick a row to outline that quote in the text above.")
