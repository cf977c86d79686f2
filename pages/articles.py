"""The reader: an article's untouched text with quotes, speakers and names marked."""

import streamlit as st

from lib.store import query
from lib.views import choose, desk, filters, judge, passage, reader, tables
from lib.views.entry import through_app

through_app()

corpus, asked = filters.store(), filters.current()


def chosen_quote(here: set[str]) -> str | None:
    """The quote that is chosen: by the address, by another page, or in the text; None where it is not in this article."""
    linked = st.query_params.get("quote")
    if linked in here and "quote" not in st.session_state:
        st.session_state["quote"], st.session_state["jump"] = linked, True
    chosen = st.session_state.get("quote")
    if chosen not in here:
        return None
    st.query_params["quote"] = chosen
    return str(chosen)


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
quote = chosen_quote(set(found["quotes"]["quote_id"]))
pieces = reader.pieces(text, set(layers), found, None, str(row["language"]))
now, wish = desk.draw(pieces, found["quotes"], str(row["language"]), quote, f"desk_{article}", st.session_state.pop("jump", False))  # fmt: skip
if now != st.session_state.get("desk_said") and now in set(found["quotes"]["quote_id"]):
    st.session_state["quote"] = st.session_state["desk_said"] = st.query_params["quote"] = now
if wish:
    judge.do(corpus, article, found["quotes"], wish)

st.subheader("Its quotes")
quotes = found["quotes"].assign(date=row["date"], outlet=row["outlet"])
if quotes.empty:
    st.info("No quote was found in it. Select words in the text above to add one.", icon="💬")
    st.stop()
columns = {k: v for k, v in tables.QUOTE_COLUMNS.items() if k not in ("date", "outlet", "places")}
ticked = tables.table(quotes, columns, f"quotes_of_{article}", select=True)
if ticked is not None:
    passage.card(corpus, quotes.iloc[ticked])
else:
    st.caption("Tick a row to see everything known of that quote, and every place that carries it.")
