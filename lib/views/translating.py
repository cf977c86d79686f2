"""An article's sentences beside their translation: the choice of language and engine, and the translating, which sends
nothing before it is allowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from lib.store.corpus import store_path
from lib.translation import glossary, memory
from lib.translation.languages import languages
from lib.translation.pace import pace
from lib.translation.providers import Provider, can_reach, providers
from lib.translation.reference import REFERENCE, reference
from lib.translation.translate import Into, complete, pairs
from lib.views import url_state
from lib.views.inert import inert
from lib.views.keys import keyed
from lib.views.parallel_text import engine_name
from lib.views.wording import counted, language_name, localized, say


@dataclass(frozen=True, slots=True)
class Side:
    """An article on its way into another language: its sentences, the people named in each, and what is asked."""

    article: str
    texts: Sequence[str]
    people: Sequence[Sequence[str]]
    into: Into

    def key(self, what: str) -> str:
        """The key of something that is kept for this article, language and engine."""
        return keyed(what, self.article, self.into.target, self.engine)

    @property
    def engine(self) -> str:
        """The name of the engine."""
        return self.into.provider.name

    @property
    def by_hand(self) -> bool:
        """Whether it is the translation that people made of a seed article: nothing is asked."""
        return self.engine == REFERENCE

    @property
    def may_send(self) -> bool:
        """Whether the engine may be sent anything: it runs here, or the box that allows it is ticked."""
        return self.into.provider.local or bool(st.session_state.get(f"allowed_{self.engine}", False))

    def table(self) -> pd.DataFrame:
        """A row a sentence, as `translate.pairs` gives it."""
        failures = st.session_state.get(self.key("failures"), {})
        fresh = st.session_state.get(self.key("fresh"), frozenset())
        return pairs(store_path(), self.texts, self.into, failures, self.people, fresh)


def asked_into(root: Path, source: str, texts: Sequence[str]) -> Into:
    """Draws the choice of language and engine, and the table of engines; gives back what is asked."""
    left, right = st.columns(2)
    targets = [code for code in languages() if code != source]
    url_state.read_url("into", targets)
    target = left.selectbox(say("trans-into"), targets, format_func=language_name, key="into")
    url_state.write_url("into", usual=targets[0])
    known_here = reference(source, target)
    by_hand = all(memory.normalised(t) in known_here for t in texts)
    engines = providers(source, target)
    usable = sorted((n for n, p in engines.items() if not p.missing), key=lambda n: not engines[n].local)
    offered = ([REFERENCE] if by_hand else []) + usable
    url_state.read_url("engine", offered)
    if st.session_state.get("engine") not in offered:
        st.session_state.pop("engine", None)
    engine = right.selectbox(say("trans-through"), offered, format_func=engine_name, key="engine")
    url_state.write_url("engine", usual=next(iter(offered), None))
    with st.expander(say("trans-engines")):
        engines_here(engines)
    if engine == REFERENCE:
        return Into(source, target, Provider(REFERENCE, say("trans-reference-goes"), 0, 1, lambda *a: None))
    return Into(source, target, engines[engine], glossary.load(root, source, target))


def engines_here(engines: dict[str, Provider]) -> None:
    """Draws the table of engines: where each sends its texts, whether it can be used, whether its server answers."""
    reached = st.session_state.get("reached", {})
    rows = [
        {
            say("trans-engine"): name,
            say("trans-goes-to"): localized(provider.goes_to),
            say("trans-here"): localized(provider.missing) or say("trans-ready"),
            say("trans-server"): "–" if provider.local else say(f"trans-{reached.get(name, 'not-asked')}"),
        }
        for name, provider in engines.items()
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True)
    if st.button(say("trans-reach"), icon=":material/rss_feed:", help=say("trans-reach-help")):
        asked = {n: p for n, p in engines.items() if not p.missing and not p.local}
        st.session_state["reached"] = {n: "answers" if can_reach(p) else "unreachable" for n, p in asked.items()}
        st.rerun()


def translate_the_rest(side: Side, table: pd.DataFrame) -> None:
    """Draws what is to be said and done about the sentences of a table that have no translation yet."""
    lacking = table[table["target"].isna()]
    failed = lacking[lacking["status"].isin(["failed", "skipped"])]
    if side.by_hand:
        st.caption(say("trans-by-hand"))
    elif len(lacking):
        may_be_sent(side.into.provider)
        sending(side, lacking, failed)
    if len(failed):
        reason = inert(localized(failed["reason"].iloc[0]))
        count = say("trans-failed", sentences=counted(len(failed), "sentence"), all=len(table))
        st.error(f"{reason}. {count}", icon=":material/power_off:")
    doubtful = int(table["review"].notna().sum())
    done = {"n": len(table) - len(lacking), "all": len(table), "language": language_name(side.into.target)}
    st.text(say("trans-done-doubtful", doubtful=doubtful, **done) if doubtful else say("trans-done", **done))


def may_be_sent(provider: Provider) -> None:
    """Draws where the sentences go, and the box that allows it where that is not this machine."""
    name = inert(provider.name)
    if provider.local:
        st.caption(say("trans-local", engine=name))
    else:
        where = inert(localized(provider.goes_to))
        st.checkbox(say("trans-allow", engine=name, where=where), key=f"allowed_{provider.name}")
    paced = pace(provider.name, provider.per_second)
    if paced.closed_for():
        paused = say("trans-pause", engine=name, until=inert(paced.until()))
        st.warning(paused, icon=":material/hourglass_empty:")


def sending(side: Side, lacking: pd.DataFrame, failed: pd.DataFrame) -> None:
    """Draws the buttons that translate what is lacking, or only what failed, and does it, with progress and a stop."""
    engine = inert(side.engine)
    every = say("trans-start", sentences=counted(len(lacking), "sentence"), engine=engine)
    with st.container(horizontal=True):
        start = st.button(every, type="primary", icon=":material/translate:", disabled=not side.may_send)
        again = bool(len(failed)) and st.button(
            say("trans-retry", n=len(failed)), icon=":material/repeat:", disabled=not side.may_send
        )
    if not (start or again):
        return
    bar = st.progress(0.0, text=say("trans-asking", engine=engine))
    st.button(say("trans-stop"), icon=":material/front_hand:", help=say("trans-stop-help"))

    def progress(done: int, of: int) -> bool:
        bar.progress(done / max(of, 1), text=say("trans-progress", done=int(done), all=int(of)))
        return True

    fresh = st.session_state.get(side.key("fresh"), frozenset())
    st.session_state[side.key("fresh")] = fresh | {int(n) for n in lacking["sentence"]}
    only = frozenset(int(n) for n in failed["sentence"]) if again else None
    st.session_state[side.key("failures")] = complete(store_path(), side.texts, side.into, progress, only)
    st.rerun()
