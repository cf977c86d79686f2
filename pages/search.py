"""Search over quotes and articles."""

from functools import partial

import streamlit as st

from lib.search import parsed
from lib.store import languages, search
from lib.views import filters, search_results, translate_these
from lib.views.downloads import Whole, table_buttons
from lib.views.entry import through_app
from lib.views.inert import inert, named
from lib.views.keys import keyed
from lib.views.wording import counted, say

through_app()

corpus, asked = filters.store(), filters.current()
st.title(say("search-title"))
if not corpus.holds_articles():
    filters.nothing_left(filters.Filters(), "articles")
    st.stop()
typed = st.text_input(
    say("search-field"),
    key="q",
    bind="query-params",
    type="search",
    placeholder='embargo "senjata konvensional" speaker:Khatibzadeh after:2020-10',
)
wanted = parsed(typed or "")
for wrong in wanted.wrong:
    st.warning(say("search-wrong", word=named(wrong)), icon=":material/keyboard:")
if not wanted:
    with st.container(border=True):
        st.markdown(say("search-help"))
    st.stop()
n_quotes, n_articles = search.counts(corpus, asked, wanted)
kinds = {"quotes": counted(n_quotes, "quote"), "articles": counted(n_articles, "article")}
kind = st.segmented_control(
    say("search-found-in"),
    list(kinds),
    default="quotes" if n_quotes or not n_articles else "articles",
    format_func=kinds.get,
    required=True,
    key=f"kind_{bool(n_quotes)}",
    label_visibility="collapsed",
)
if not (n_quotes if kind == "quotes" else n_articles):
    loosen = " " + say("search-filters-too") if asked != filters.Filters() else ""
    st.info(say(f"search-nothing-{kind}") + loosen, icon=":material/search:")
    with st.expander(say("search-help-heading"), icon=":material/keyboard:"):
        st.markdown(say("search-help"))
    st.stop()
total = n_quotes if kind == "quotes" else n_articles
ask, into = search.quotes if kind == "quotes" else search.articles, ""
if kind == "quotes":
    into = translate_these.into()
    if into:
        translate_these.draw(corpus, lambda n: search.quotes(corpus, asked, wanted, n), total, into)
part = translate_these.translated(corpus, partial(ask, corpus, asked, wanted), into)
pages = max(1, -(-total // search_results.PAGE))
place = st.empty()
page = st.pagination(pages, key=keyed("page", typed, kind, repr(asked))) if pages > 1 else 1
shown = part(search_results.PAGE, (page - 1) * search_results.PAGE)
if kind == "quotes":
    place.html(search_results.quotes(shown, wanted, languages.of(corpus, tuple(shown["article_id"])), into))
else:
    place.html(search_results.articles(shown, wanted))
st.caption(say("search-shown", n=len(shown), found=inert(kinds[kind])))
table_buttons(shown, f"search_{kind}", Whole(total, lambda: part(None, 0)))
