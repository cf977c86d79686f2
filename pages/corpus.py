"""Add articles, see what was read and what could not be read and why, remove."""

import streamlit as st

from lib.roles import may_change
from lib.store.corpus import store_path
from lib.views import filters, giving, holdings, looked_over, sample_controls
from lib.views.entry import through_app
from lib.views.wording import say

through_app()

root = store_path()
st.title(say("corpus-title"))
st.text(say("corpus-where", where=str(root)))
sample_controls.controls()
if not may_change():
    st.info(say("corpus-reader"), icon=":material/lock:")
giving.draw()
looked_over.draw(root)

corpus = filters.store()
holdings.articles(corpus, root)
holdings.batches(corpus, root)
holdings.problems(corpus, root)
