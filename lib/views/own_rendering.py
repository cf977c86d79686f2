"""A chosen sentence of an article: the analyst's own rendering of it, and the way back for comparing."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.store.corpus import store_path
from lib.translation.translate import back, edit
from lib.translation.web import TranslationError
from lib.views.inert import inert
from lib.views.keys import keyed
from lib.views.translating import Side
from lib.views.wording import language_name, localized, say


def draw(side: Side, chosen: int, row: pd.Series) -> None:
    """Draws the sentence of a number with the box for its rendering; `row` is its row of the pairs."""
    text, made = side.texts[chosen], row["target"] if isinstance(row["target"], str) else ""
    with st.container(border=True):
        st.text(text)
        # Another key with another status, so that what was taken back does not stay in the box.
        box = keyed("own", side.article, side.into.target, side.engine, chosen, row["status"])
        said = st.text_area(say("trans-own", n=int(chosen) + 1), made, key=box)
        with st.container(horizontal=True):
            if st.button(say("trans-keep"), type="primary", icon=":material/edit_note:", disabled=not said.strip()):
                kept(side, text, said)
            if row["status"] == "edited" and st.button(say("trans-take-back"), icon=":material/undo:"):
                kept(side, text, "")
            if made and not side.by_hand:
                compared(side, made)


def kept(side: Side, text: str, said: str) -> None:
    """Keeps the analyst's rendering of a text, or with an empty one takes it back."""
    edit(store_path(), text, said, side.into.source, side.into.target)
    st.rerun()


def compared(side: Side, made: str) -> None:
    """Draws the button that puts a translation back into the language of the article, and what came of it."""
    told = inert(say("trans-back-help", engine=side.engine, language=language_name(side.into.source)))
    if not st.button(say("trans-back"), icon=":material/sync:", disabled=not side.may_send, help=told):
        return
    try:
        st.info(inert(back(made, side.into)), icon=":material/sync:")
    except TranslationError as error:
        st.error(inert(localized(error.of(side.engine))) + ".", icon=":material/power_off:")
