"""The quotes that a page shows, translated where they are: which engine, what it is sent, progress, stop, resume."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from lib.messages import Message
from lib.store.corpus import store_path
from lib.store.query import Corpus
from lib.translation import glossary
from lib.translation.languages import languages
from lib.translation.providers import Provider, providers
from lib.translation.translate import Into, complete
from lib.views import quote_translations, url_state
from lib.views.inert import inert
from lib.views.wording import counted, language_name, localized, say

# Quotes of one go: their sentences are looked for at each drawing while the box is open (chosen by hand).
MOST = 2000


def into() -> str:
    """Draws the choice of the language that quotes are shown in beside their own; gives back its code, "" for none. It
    is one choice for all pages of a session."""
    url_state.read_url("quotes_into", languages())
    chosen = st.selectbox(
        say("quotes-into"),
        ["", *languages()],
        key="quotes_into",
        help=say("quotes-into-help"),
        width=220,
        persist_state="session",
        format_func=lambda c: language_name(c) if c else say("quotes-into-none"),
    )
    url_state.write_url("quotes_into", usual="")
    return chosen or ""


def translated(
    corpus: Corpus, part: Callable[[int | None, int], pd.DataFrame], target: str
) -> Callable[[int | None, int], pd.DataFrame]:
    """What gives quotes, so many behind the first so many: with their translations where a language is chosen."""
    if not target:
        return part
    return lambda limit, skip: quote_translations.with_translations(corpus, store_path(), part(limit, skip), target)


def draw(corpus: Corpus, quotes: Callable[[int], pd.DataFrame], total: int, target: str) -> None:
    """Draws the box: `quotes` gets the first so many of `total` quotes. Nothing is asked or sent before it is opened
    and allowed."""
    box = st.expander(
        say("these-heading", quotes=counted(total, "quote"), language=inert(language_name(target))),
        key="these",
        on_change="rerun",
        icon=":material/translate:",
    )
    if not box.open:
        return
    with box:
        if total > MOST:
            st.info(say("these-too-many", n=MOST, quotes=counted(total, "quote")), icon=":material/filter_alt:")
            return
        missing = quote_translations.lacking(corpus, store_path(), quotes(total), target)
        if not missing:
            st.text(say("these-done"))
            return
        by_source = {source: providers(source, target) for source in missing}
        names = [
            n for n in next(iter(by_source.values())) if all(n in e and not e[n].missing for e in by_source.values())
        ]
        if not names:
            st.info(say("these-no-engine"), icon=":material/power_off:")
            return
        asked(missing, {n: {source: e[n] for source, e in by_source.items()} for n in names}, target)


def asked(missing: dict[str, list[str]], engines: dict[str, dict[str, Provider]], target: str) -> None:
    """Asks for the engine and for leave, and sends what is `missing` (texts by language) through it."""
    count = sum(map(len, missing.values()))
    names = sorted(engines, key=lambda n: not next(iter(engines[n].values())).local)
    engine = st.selectbox(say("trans-through"), names, key="these_engine")
    provider = next(iter(engines[engine].values()))
    st.text(say("these-sends", sentences=counted(count, "sentence"), engine=engine, where=localized(provider.goes_to)))
    allowed = provider.local or st.checkbox(
        say("trans-allow", engine=inert(engine), where=inert(localized(provider.goes_to))),
        key=f"these_allowed_{engine}",
    )
    wrong = st.session_state.pop("these_failed", None)
    if wrong:
        st.error(inert(wrong), icon=":material/power_off:")
    if st.button(
        say("trans-start", sentences=counted(count, "sentence"), engine=inert(engine)),
        type="primary",
        disabled=not allowed,
        key="these_start",
    ):
        bar = st.progress(0.0, text=say("trans-asking", engine=inert(engine)))
        st.button(say("trans-stop"), icon=":material/front_hand:", help=say("trans-stop-help"), key="these_stop")
        st.session_state["these_failed"] = sent(missing, engines[engine], target, count, bar.progress)
        st.rerun()


def sent(
    missing: dict[str, list[str]], engine: dict[str, Provider], target: str, count: int, told: Callable[..., object]
) -> str | None:
    """Sends texts through an engine, each answer kept at once; gives back what to say of those that failed."""
    root, before, failures = store_path(), 0, list[Message]()
    for source, texts in missing.items():

        def progress(done: int, of: int, before: int = before) -> bool:
            told((before + done) / max(count, 1), text=say("trans-progress", done=int(before + done), all=int(count)))
            return True

        into = Into(source, target, engine[source], glossary.load(root, source, target))
        failures += [f.reason for f in complete(root, texts, into, progress).values()]
        before += len(texts)
    if not failures:
        return None
    return (
        f"{localized(failures[0])}. {say('trans-failed', sentences=counted(len(failures), 'sentence'), all=int(count))}"
    )
