"""The sidebar's filters: defined once, bound to the URL, read by every page."""

from __future__ import annotations

from datetime import date

import streamlit as st

from lib.analysis.merge import across
from lib.analysis.repeats import linked
from lib.store import corpus, query
from lib.store.engine import EngineError
from lib.store.query import Corpus, Filters
from lib.views import play, saved

TYPES = ["direct", "indirect", "mixed"]
KEYS = ("since", "until", "outlet", "speaker", "type", "entity", "words", "reviewed")
EMPTY = {"words": "", "since": None, "until": None, "reviewed": False}


def store() -> Corpus:
    """The store as it stands now, names merged across articles; a new manifest is seen at the next click."""
    try:
        found = query.current(corpus.store_path())
    except EngineError as error:
        st.error(str(error), icon="⚙️")
        st.stop()
    found.merge(across)
    found.link(linked)
    return found


@st.cache_resource(max_entries=4, show_spinner=False)
def options(root: str, version: int, corrections: int) -> dict[str, list[str]]:
    """What the filters offer in one version of the store, with so many corrections over it."""
    return query.choices(store())


def sidebar() -> None:
    """Draws the filters; each one's key is its name in the URL."""
    saved.from_address()
    opened = store()
    offered = options(str(corpus.store_path()), opened.version, len(opened.corrections))
    with st.sidebar:
        st.text_input(
            "Words in quotes",
            key="words",
            bind="query-params",
            placeholder="e.g. sanksi embargo",
            type="search",
        )
        st.multiselect(
            "Speaker",
            known(offered["speakers"], "speaker"),
            key="speaker",
            bind="query-params",
            placeholder="Anyone",
        )
        st.pills("Quote type", TYPES, selection_mode="multi", key="type", bind="query-params")
        st.toggle(
            "Reviewed quotes only", key="reviewed", bind="query-params", help="Accepted, edited or added by an analyst"
        )
        st.multiselect(
            "Entity named",
            known(offered["entities"], "entity"),
            key="entity",
            bind="query-params",
            placeholder="Anything",
        )
        st.multiselect(
            "Outlet",
            known(offered["outlets"], "outlet"),
            key="outlet",
            bind="query-params",
            placeholder="All outlets",
        )
        since, until = st.columns(2)
        with since:
            st.date_input(
                "From",
                value=None,
                key="since",
                bind="query-params",
                min_value=date(1900, 1, 1),
                format="YYYY-MM-DD",
            )
        with until:
            st.date_input(
                "To",
                value=None,
                key="until",
                bind="query-params",
                min_value=date(1900, 1, 1),
                format="YYYY-MM-DD",
            )
        st.button("Clear filters", on_click=clear, disabled=current() == Filters(), width="stretch")
        saved.controls(current())


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
    )


def in_words(asked: Filters) -> list[tuple[str, str]]:
    """What the filters ask, label and value, for whoever reads a report of it."""
    until = asked.until.isoformat() if asked.until else "the last article"
    since = asked.since.isoformat() if asked.since else "the first article"
    said = [
        ("Words in quotes", asked.words), ("Speaker", ", ".join(asked.speakers)), ("Quote type", ", ".join(asked.types)),
        ("Reviewed quotes only", "yes" if asked.reviewed else ""), ("Entity named", ", ".join(asked.entities)), ("Outlet", ", ".join(asked.outlets)),
        ("Dates", f"{since} to {until}" if asked.since or asked.until else ""),
    ]  # fmt: skip
    return [(label, value) for label, value in said if value] or [("Filters", "none: the whole corpus")]


def nothing_left(filters: Filters, what: str) -> None:
    """An empty state that says what to do next: add articles, or loosen the filters."""
    if filters == Filters():
        st.info(
            f"There are no {what} yet. Add articles: paste a text or drop files on the Corpus page.",
            icon="📭",
        )
        st.page_link("pages/corpus.py", label="Go to Corpus", icon="📥")
        play.offer(what.replace(" ", "_"))
    else:
        st.info(f"No {what} under these filters. Take one away in the sidebar, or clear them all.", icon="🔎")
        st.button("Clear all filters", on_click=clear, key=f"clear_{what.replace(' ', '_')}")
