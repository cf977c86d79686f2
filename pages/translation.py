"""An article and its translation side by side, sentence by sentence; nothing leaves the machine before it is
allowed."""

import streamlit as st

from lib.store import query
from lib.store.corpus import store_path
from lib.views import choose, filters, links, own_rendering, parallel_text, tables, translating, translation_files
from lib.views.entry import through_app
from lib.views.inert import inert
from lib.views.keys import keyed
from lib.views.wording import say

through_app()

corpus, asked = filters.store(), filters.current()
article = choose.one(corpus, asked, choose.ARTICLES, "translation")
row = query.article(corpus, asked, article).iloc[0]
st.title(inert(tables.title(row)))
with st.container(horizontal=True, vertical_alignment="center"):
    st.text(tables.article_facts(row))
    if st.button(say("trans-read"), icon=":material/newspaper:", key="read_article"):
        links.go("pages/articles.py", article=article)
text, spans = query.article_text(corpus, article), query.of_article(corpus, "sentences", article)
if spans.empty:
    st.info(say("trans-no-rules"), icon=":material/info:")
    st.stop()
sentences = parallel_text.sentences_of(spans, query.of_article(corpus, "quotes", article))
texts = [s.span.of(text) for s in sentences]
people = parallel_text.people_of(spans, query.of_article(corpus, "mentions", article))

into = translating.asked_into(store_path(), row["language"], texts)
side = translating.Side(article, texts, people, into)
table = side.table()
translating.translate_the_rest(side, table)

chosen_key = keyed("chosen", article, into.target)
page = parallel_text.html(text, sentences, table, (into.source, into.target))
chosen = parallel_text.draw(page, st.session_state.get(chosen_key), side.key("pairs"))
if chosen is not None and chosen < len(texts):
    own_rendering.draw(side, chosen, table.iloc[chosen])

placed = table.assign(article_id=article, start=spans["start"], end=spans["end"])
translation_files.of_article(side, tables.title(row), placed[["article_id", "start", "end", *table.columns]])
translation_files.terms(into.source, into.target)
translation_files.whole_memory()
