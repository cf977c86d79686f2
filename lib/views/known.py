"""An analyst's list of known names: taken in from CSV with what is wrong said row by row, given out, taken away."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.corrections import known_list
from lib.corrections.known_list import KnownName
from lib.store import names
from lib.store.corpus import store_path
from lib.store.query import Corpus
from lib.views import tables
from lib.views.inert import named
from lib.views.wording import counted, number, say


def keep(known: tuple[KnownName, ...]) -> None:
    """Puts a list in the place of the store's."""
    known_list.save(store_path(), known)


def draw(corpus: Corpus) -> None:
    """Draws the list, its import and its export."""
    st.write(say("known-what"))
    given = st.file_uploader(say("known-give"), type="csv", key="known_file")
    if given is not None:
        found, wrong = known_list.read_list(given.getvalue())
        for row, what, words in wrong:
            st.warning(say(f"known-wrong-{what}", row=number(row), words=named(words)), icon=":material/warning:")
        if found:
            st.text(say("known-found", names=counted(len(found), "name"), file=given.name))
            listing(found, "known_found")
            st.button(
                say("known-take"),
                type="primary",
                icon=":material/done:",
                on_click=keep,
                args=(found,),
                key="known_take",
                help=say("known-take-help"),
            )
    if corpus.known:
        st.subheader(say("known-list", names=counted(len(corpus.known), "name")))
        listing(corpus.known, "known_names")
        with st.container(horizontal=True):
            st.download_button(
                say("known-give-out"),
                known_list.written(corpus.known),
                known_list.FILE,
                "text/csv",
                icon=":material/download:",
                key="known_out",
            )
            st.button(say("known-away"), icon=":material/delete:", on_click=keep, args=((),), key="known_away")
    elif given is None:
        st.info(say("known-none"), icon=":material/contacts:")
    st.download_button(
        say("known-of-corpus"),
        lambda: known_list.written(names.as_known(corpus)),
        "names.csv",
        "text/csv",
        icon=":material/download:",
        key="known_of_corpus",
        help=say("known-of-corpus-help"),
        on_click="ignore",
    )


def listing(known: tuple[KnownName, ...], key: str) -> None:
    """A list as a table."""
    frame = pd.DataFrame(
        [(k.name, " · ".join(k.aliases), k.kind, k.office or None, k.wikidata or None) for k in known],
        columns=["name", "forms", "type", "role", "wikidata"],
    )
    tables.paged(
        tables.held(frame, known),
        tables.columns(name=None, forms=None, type=("col-kind", 110), role=160, wikidata=100),
        key,
    )
