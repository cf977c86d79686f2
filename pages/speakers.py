"""Speakers as a list; one person: role over time, what they said, what is said of them, with whom they are named, who
carries them."""

from functools import partial

import streamlit as st

from lib.store.profile import spoken
from lib.views import choose, filters, profile, strip
from lib.views.entry import through_app
from lib.views.inert import inert

through_app()

corpus, asked = filters.store(), filters.current()
above = partial(strip.draw, corpus, asked)
who = choose.one(corpus, asked, choose.SPEAKERS, "speakers", above)
st.title(inert(who))
strip.draw(corpus, spoken(asked, who))
profile.draw(corpus, asked, who)
