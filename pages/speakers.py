"""One person: role over time, what they said, what is said of them, with whom they are named, who carries them."""

import streamlit as st

from lib.store import query
from lib.store.profile import spoken
from lib.views import filters, profile, strip
from lib.views.entry import through_app
from lib.views.inert import named
from lib.views.wording import counted, say

through_app()

# Names that the choice lists; any other can be typed.
LISTED = 200

corpus, asked = filters.store(), filters.current()
people = query.by_speaker(corpus, asked, limit=LISTED)

st.title(say("speakers-title"))
if people.empty:
    strip.draw(corpus, asked)
    filters.nothing_left(asked, "speakers")
    st.stop()

counts = dict(zip(people["speaker"], people["quotes"], strict=True))
wanted = st.query_params.pop("name", None)
if wanted:
    st.session_state["who"] = wanted
# A link may name somebody who is not among the most quoted.
chosen = st.session_state.get("who") or st.query_params.get("who")
if chosen and chosen not in counts:
    found = query.counts(corpus, spoken(asked, chosen))["distinct"]
    counts |= {chosen: found} if found else {}
    if not found:
        st.warning(say("speakers-nobody", name=named(chosen)), icon=":material/search:")
        st.session_state.pop("who", None)
every = counted(query.counts(corpus, asked)["speakers"], "speaker")
who = st.selectbox(
    say("speakers-choose", speakers=every) if len(people) < LISTED else say("speakers-choose-first", n=LISTED, speakers=every),
    list(counts), key="who", bind="query-params", format_func=lambda name: f"{name} ({counts[name]})" if name in counts else name,
    accept_new_options=len(people) == LISTED,
)  # fmt: skip
strip.draw(corpus, spoken(asked, who))
profile.draw(corpus, asked, who)
