"""What goes out and comes in of translations: an article's pairs, the glossary of two languages, the whole memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from lib.store.corpus import store_path
from lib.translation import exchange, glossary, memory
from lib.views import tables
from lib.views.downloads import data_buttons
from lib.views.inert import inert
from lib.views.keys import keyed
from lib.views.translating import Side
from lib.views.wording import counted, language_name, localized, say

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TMX = "application/x-tmx+xml"
ICON = ":material/download:"


def of_article(side: Side, title: str, placed: pd.DataFrame) -> None:
    """Draws the downloads of an article's pairs: `placed` are they with `article_id, start, end`."""
    names = language_name(side.into.source), language_name(side.into.target)
    with st.container(horizontal=True):
        data_buttons(placed, "translation")
        made = partial(exchange.bilingual, title, names, placed)
        st.download_button("DOCX", made, "translation.docx", DOCX, icon=ICON, on_click="ignore")
        units = partial(exchange.to_tmx, as_units(side, placed))
        st.download_button("TMX", units, "translation.tmx", TMX, icon=ICON, on_click="ignore")


def as_units(side: Side, placed: pd.DataFrame) -> list[dict[str, str]]:
    """The translated pairs as the rows of a memory."""
    return [
        {
            "source": memory.normalised(row["source"]),
            "source_language": side.into.source,
            "target_language": side.into.target,
            "engine": row["engine"],
            "version": "",
            "glossary": "",
            "target": row["target"],
            "made_at": row["made_at"] or "",
        }
        for row in placed[placed["target"].notna()].fillna("").to_dict("records")
    ]


def terms(source: str, target: str) -> None:
    """Draws the glossary of two languages as a table that can be changed and saved."""
    root = store_path()
    with st.expander(inert(say("trans-glossary", source=language_name(source), target=language_name(target)))):
        pairs = [(t.term, t.rendering) for t in glossary.load(root, source, target)]
        edited = st.data_editor(
            pd.DataFrame(pairs, columns=list(glossary.COLUMNS), dtype="str"),
            column_config=tables.columns(
                term=("trans-glossary-term", 260), rendering=("trans-glossary-rendering", 260)
            ),
            num_rows="dynamic",
            hide_index=True,
            key=keyed("glossary", source, target),
        )
        if st.button(say("trans-glossary-save"), icon=":material/save:"):
            rows = edited.fillna("").to_dict("records")
            glossary.save(root, source, target, [glossary.Term(str(r["term"]), str(r["rendering"])) for r in rows])
            st.rerun()


def whole_memory() -> None:
    """Draws how much the memory holds, its downloads, and the box that takes another one in."""
    root = store_path()
    with st.expander(say("trans-memory")):
        held = counted(memory.count(root), "translation")
        st.text(say("trans-memory-kept", translations=held, where=str(root / "translations.sqlite")))
        with st.container(horizontal=True):
            for name, file, kind, made in (
                (say("trans-memory-tmx"), "memory.tmx", TMX, exchange.to_tmx),
                (say("trans-memory-csv"), "memory.csv", "text/csv", exchange.to_csv),
            ):
                whole = partial(everything, made)
                st.download_button(inert(name), whole, file, kind, icon=ICON, on_click="ignore")
        with st.form("memory", clear_on_submit=True, border=False):
            given = st.file_uploader(say("trans-memory-give"), type=["tmx", "csv"])
            if st.form_submit_button(say("trans-memory-take")) and given:
                taken_in(given.getvalue(), given.name)


def everything(made: Callable[[list[dict[str, str]]], bytes]) -> bytes:
    """The file of all translations; asked for only when it is downloaded."""
    return made(memory.everything(store_path()))


def taken_in(data: bytes, name: str) -> None:
    """Takes a file of translations in and says how many, or why not."""
    try:
        taken = exchange.take_in(store_path(), exchange.read(data, name))
        st.success(say("trans-memory-taken", translations=counted(taken, "translation")), icon=":material/check:")
    except exchange.ExchangeError as error:
        st.error(inert(localized(error.message)), icon=":material/description:")
