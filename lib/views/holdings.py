"""What the corpus holds: its articles, the batches they came in, what could not be read; removing."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import streamlit as st

from lib.language.rules_version import RULES_VERSION
from lib.store import corpus as store
from lib.store import query
from lib.store.filters import Filters
from lib.views import tables
from lib.views.inert import inert
from lib.views.looked_over import PROBLEMS
from lib.views.wording import counted, say


def articles(corpus: query.Corpus, root: Path) -> None:
    """Draws the articles, to be searched and removed."""
    every = query.article_count(corpus, Filters())
    st.subheader(say("corpus-articles"))
    if not every:
        st.info(say("corpus-empty"), icon=":material/inbox:")
        return
    st.text(say("corpus-counted", articles=counted(every, "article")))
    find = say("list-find-articles")
    wanted = st.text_input(find, key="corpus_title", type="search", placeholder=say("page-search")) or ""
    found = tables.Rows(
        query.article_count(corpus, Filters(), wanted),
        lambda n, skip: query.articles(corpus, Filters(), n, skip, wanted),
        (corpus.version, wanted),
    )
    ids = set(tables.leafed(found, tables.article_columns(), "corpus_articles", "multi-row")["article_id"])
    ticked = counted(len(ids), "ticked-article")
    st.button(
        say("corpus-remove", articles=ticked) if ids else say("corpus-remove-ticked"),
        disabled=not ids,
        icon=":material/delete:",
        on_click=removed,
        args=(root, ids),
        help=say("corpus-tick"),
    )


def batches(corpus: query.Corpus, root: Path) -> None:
    """Draws the batches, newest first, to be removed whole; says which were analysed by older rules."""
    held = [b for b in reversed(store.read_manifest(root).batches) if b.articles]
    if not held:
        return
    st.subheader(say("corpus-batches"))
    rows = [(b.at[:16].replace("T", " "), b.label, len(b.articles), rules_of(b)) for b in held]
    ticked = tables.ticked(
        pd.DataFrame(rows, columns=["at", "label", "articles", "rules"]),
        tables.columns(at=("col-added", 130), label=("col-from", 420), articles=80, rules=80),
        f"batches_{corpus.version}",
        "multi-row",
    )
    doomed = {a for n in ticked for a in held[n].articles}
    counts = {"batches": counted(len(ticked), "batch"), "articles": counted(len(doomed), "article")}
    st.button(
        inert(say("corpus-remove-batches", **counts) if doomed else say("corpus-remove-ticked-batches")),
        disabled=not doomed,
        icon=":material/delete:",
        on_click=removed,
        args=(root, doomed),
        key="remove_batches",
    )
    if any(rules_of(b) == "older" for b in held):
        st.info(say("corpus-older"), icon=":material/recycling:")


def removed(root: Path, articles: set[str]) -> None:
    """Takes articles out of the store."""
    store.remove(root, articles)


def rules_of(batch: store.Batch) -> str:
    """Whether a batch was analysed by the rules of this version: `current` or `older`."""
    return "current" if batch.rules == RULES_VERSION else "older"


def problems(corpus: query.Corpus, root: Path) -> None:
    """Draws what could not be read and why, to be forgotten."""
    st.subheader(say("corpus-problems"))
    unread = query.counts(corpus, Filters())["problems"]
    if not unread:
        st.text(say("corpus-all-read"))
        return
    listed = tables.Rows(unread, lambda n, skip: query.problems(corpus, n, skip), corpus.version)
    tables.paged(listed, PROBLEMS, "problems")
    st.button(say("corpus-forget"), on_click=store.clear_problems, args=(root,))
