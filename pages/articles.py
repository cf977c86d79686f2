"""Articles as a list; the reader: an article's untouched text with quotes, speakers and names marked."""

from functools import partial

import streamlit as st

from lib.store import query
from lib.views import annotator, choose, filters, links, quote_card, reader, review_forms, tables
from lib.views.entry import through_app
from lib.views.inert import inert
from lib.views.keys import keyed
from lib.views.wording import label_of, say

through_app()

corpus, asked = filters.store(), filters.current()


def chosen_quote(here: set[str]) -> str | None:
    """The quote that is chosen: by the address, by another page, or in the text; None where it is not in this
    article."""
    linked = st.query_params.get("quote")
    if linked in here and "quote" not in st.session_state:
        st.session_state["quote"], st.session_state["jump"] = linked, True
    chosen = st.session_state.get("quote")
    if chosen not in here:
        st.query_params.pop("quote", None)
        return None
    st.query_params["quote"] = chosen
    return str(chosen)


article = choose.one(corpus, asked, choose.ARTICLES, "articles")
row = query.article(corpus, asked, article).iloc[0]
text = query.article_text(corpus, article)
found = {name: query.of_article(corpus, name, article) for name in ("quotes", "mentions", "dates")}
st.title(inert(tables.title(row)))
with st.container(horizontal=True, vertical_alignment="center"):
    st.text(tables.article_facts(row))
    if st.button(say("articles-translate"), icon=":material/translate:", key="translate_article"):
        links.go("pages/translation.py", article=article)

layers = st.pills(
    say("articles-show"),
    reader.LAYERS,
    selection_mode="multi",
    default=list(reader.LAYERS),
    format_func=partial(label_of, "layer"),
    key="layers",
)
if query.of_article(corpus, "sentences", article).empty:
    st.info(say("articles-no-rules"), icon=":material/info:")
quote = chosen_quote(set(found["quotes"]["quote_id"]))
pieces = reader.pieces(text, set(layers), found, None, str(row["language"]))
wish = annotator.draw(
    pieces,
    found["quotes"],
    str(row["language"]),
    quote,
    keyed("desk", article),
    st.session_state.pop("jump", False),
    partial(review_forms.judged, filters.store, article),
)
if wish:
    review_forms.open_form(corpus, article, found["quotes"], wish)

st.subheader(say("articles-its-quotes"))
quotes = found["quotes"].assign(date=row["date"], outlet=row["outlet"])
if quotes.empty:
    st.info(say("articles-no-quotes"), icon=":material/format_quote:")
    st.stop()
columns = {k: v for k, v in tables.quote_columns().items() if k not in ("date", "outlet", "places")}
ticked = tables.table(quotes, columns, f"quotes_of_{article}", select=True)
if ticked is not None:
    quote_card.card(corpus, quotes.iloc[ticked])
else:
    st.caption(say("articles-tick"))
