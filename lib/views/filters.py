"""The sidebar's filters: defined once, bound to the URL, read by every page."""

from __future__ import annotations

from datetime import date

import streamlit as st

from lib import edition
from lib.store import choices, corpus
from lib.store.cluster import EngineError
from lib.store.filters import Filters
from lib.store.query import Corpus
from lib.views import sample_controls, saved, url_state
from lib.views.inert import inert
from lib.views.wording import LANGUAGES, by_browser, day, label_of, language, localized, number, say

TYPES = ["direct", "indirect", "mixed"]
# Filters of names: what each offers (lib/store/choices.py). Each can be left out too.
NAMES = {"speaker": "speakers", "entity": "entities", "outlet": "outlets"}
LEFT_OUT = tuple(f"not_{key}" for key in NAMES)
KEYS = ("since", "until", "outlet", "speaker", "type", "entity", "words", "reviewed", *LEFT_OUT)
EMPTY = {"words": "", "since": None, "until": None, "reviewed": False}


def store() -> Corpus:
    """The store as it stands now, names merged across articles; a new manifest is seen at the next click."""
    try:
        return edition.current(corpus.store_path())
    except EngineError as error:
        st.error(inert(localized(error.message)), icon=":material/settings:")
        st.stop()


# A state of the store: its folder, its version, the signature of its corrections.
State = tuple[str, int, tuple[int, ...]]


def state_of(opened: Corpus) -> State:
    """What tells one state of the store from another."""
    return str(corpus.store_path()), opened.version, opened.corrected


@st.cache_resource(max_entries=4, show_spinner=False)
def options(state: State) -> dict[str, dict[str, int]]:
    """What the filters offer in one state of the store, and how often each stands in it."""
    return choices.offered(store())


@st.cache_resource(max_entries=8, show_spinner=False)
def labels(state: State, tongue: str) -> dict[str, dict[str, str]]:
    """How the choices are called in a language: each with how often it stands in the corpus."""
    return {kind: {v: f"{v} ({number(n)})" for v, n in offered.items()} for kind, offered in options(state).items()}


@st.cache_resource(max_entries=4, show_spinner=False)
def every(state: State) -> dict[str, int]:
    """How many of each there are in that state, offered or not."""
    return choices.every(store())


def sidebar() -> None:
    """Draws the filters; each one's key is its name in the URL."""
    saved.from_address()
    for key, value in st.session_state.pop("filters_wished", {}).items():
        st.session_state[key] = value
    opened = store()
    state = state_of(opened)
    offered, there_are = labels(state, language()), every(state)
    with st.sidebar:
        st.text_input(
            say("filter-words"),
            key="words",
            bind="query-params",
            placeholder=say("filter-words-example"),
            type="search",
        )
        several("speaker", offered["speakers"], there_are["speakers"])
        url_state.read_url("type", TYPES, several=True)
        st.pills(
            say("filter-type"),
            TYPES,
            selection_mode="multi",
            key="type",
            format_func=lambda t: inert(f"{label_of('type', t)} ({number(options(state)['types'].get(t, 0))})"),
        )
        url_state.write_url("type")
        st.toggle(say("filter-reviewed"), key="reviewed", bind="query-params", help=say("filter-reviewed-help"))
        several("entity", offered["entities"], there_are["entities"])
        several("outlet", offered["outlets"], there_are["outlets"])
        leave_out(offered, there_are)
        days()
        st.button(say("filter-clear"), on_click=clear, disabled=current() == Filters(), width="stretch")
        saved.controls(current())
        language_choice()


def days() -> None:
    """Draws the first and the last day."""
    for key in ("since", "until"):
        st.date_input(
            say(f"filter-{key}"),
            value=None,
            key=key,
            bind="query-params",
            min_value=date(1900, 1, 1),
            format="YYYY-MM-DD",
        )


def language_choice() -> None:
    """Draws the choice of the screen's language."""
    st.segmented_control(
        say("language"),
        [name.upper() for name in LANGUAGES],
        default=by_browser().upper(),
        required=True,
        key="lang",
        bind="query-params",
        on_change=url_state.reworded,
    )


def several(key: str, offered: dict[str, str], there_are: int) -> None:
    """A filter of several values: the frequent ones are listed with how often each stands in the corpus, and where
    there are more, any other can be typed."""
    more, word = len(offered) < there_are, key.replace("_", "-")
    url_state.read_url(key, None, several=True)
    st.multiselect(
        say(f"filter-{word}"),
        known(list(offered), key),
        key=key,
        format_func=lambda value: offered.get(value, value),
        placeholder=say(f"filter-any-{word}"),
        accept_new_options=more,
        help=say(f"filter-{word}-help"),
    )
    url_state.write_url(key)
    if more and key in NAMES:
        st.caption(say("filter-listed", n=len(offered), all=int(there_are)))


def leave_out(offered: dict[str, dict[str, str]], there_are: dict[str, int]) -> None:
    """The filters that leave speakers, names, outlets out: drawn when they are opened, or where one is set."""
    some = any(st.session_state.get(key) or st.query_params.get_all(key) for key in LEFT_OUT)
    box = st.expander(say("filter-leave-out"), key="leave_out", on_change="rerun", expanded=some)
    if box.open or some:
        with box:
            for key, kind in NAMES.items():
                several(f"not_{key}", offered[kind], there_are[kind])


def known(values: list[str], key: str) -> list[str]:
    """The options, and what the URL chose although the store has it no more: shown, not dropped."""
    chosen = st.session_state.get(key) or st.query_params.get_all(key)
    return values + [c for c in chosen if c not in values]


def clear() -> None:
    """Empties every filter, and so the URL."""
    for key in KEYS:
        st.session_state[key] = EMPTY.get(key, [])


def current() -> Filters:
    """The filters as they are set."""
    state = st.session_state
    return Filters(
        since=state.get("since"),
        until=state.get("until"),
        outlets=tuple(state.get("outlet") or ()),
        speakers=tuple(state.get("speaker") or ()),
        types=tuple(state.get("type") or ()),
        entities=tuple(state.get("entity") or ()),
        words=(state.get("words") or "").strip(),
        reviewed=bool(state.get("reviewed")),
        not_outlets=tuple(state.get("not_outlet") or ()),
        not_speakers=tuple(state.get("not_speaker") or ()),
        not_entities=tuple(state.get("not_entity") or ()),
    )


def in_words(asked: Filters) -> list[tuple[str, str]]:
    """What the filters ask, label and value, for whoever reads a report of it."""
    until = day(asked.until) if asked.until else say("filter-last")
    since = day(asked.since) if asked.since else say("filter-first")
    said = [
        (say("filter-words"), asked.words),
        (say("filter-speaker"), ", ".join(asked.speakers)),
        (say("filter-type"), ", ".join(label_of("type", t) for t in asked.types)),
        (say("filter-reviewed"), say("filter-yes") if asked.reviewed else ""),
        (say("filter-entity"), ", ".join(asked.entities)),
        (say("filter-outlet"), ", ".join(asked.outlets)),
        (say("filter-not-speaker"), ", ".join(asked.not_speakers)),
        (say("filter-not-entity"), ", ".join(asked.not_entities)),
        (say("filter-not-outlet"), ", ".join(asked.not_outlets)),
        (
            say("filter-dates"),
            say("filter-dates-between", since=since, until=until) if asked.since or asked.until else "",
        ),
    ]
    return [(label, value) for label, value in said if value] or [(say("filter-filters"), say("filter-none"))]


def nothing_left(filters: Filters, what: str) -> None:
    """An empty state of articles, quotes, speakers, names or corrections (`what`), which says what to do next: add
    articles, or loosen the filters."""
    if filters == Filters():
        st.info(
            say(f"nothing-yet-{what}"),
            icon=":material/inbox:",
        )
        st.page_link("pages/corpus.py", label=say("go-corpus"), icon=":material/upload_file:")
        sample_controls.offer(what)
    else:
        st.info(say(f"nothing-left-{what}"), icon=":material/search:")
        st.button(say("filter-clear-all"), on_click=clear, key=f"clear_{what}")
