"""One person: role over time, what they said, what is said of them, with whom they are named, who carries them."""

import streamlit as st

from lib.store import query
from lib.views import filters, profile
from lib.views.entry import through_app
from lib.views.wording import counted, say

through_app()

corpus, asked = filters.store(), filters.current()
people = query.by_speaker(corpus, asked, limit=2000)

st.title(say("speakers-title"))
if people.empty:
    filters.nothing_left(asked, "speakers")
    st.stop()

counts = dict(zip(people["speaker"], people["quotes"], strict=True))
wanted = st.query_params.get("name")
if wanted:
    del st.query_params["name"]
if wanted in counts:
    st.session_state["who"] = wanted
who = st.selectbox(
    say("speakers-choose", speakers=counted(len(people), "speaker")), list(counts), key="who", bind="query-params",
    format_func=lambda name: f"{name} ({counts.get(name, 0)})",
)  # fmt: skip
profile.draw(corpus, asked, who)
