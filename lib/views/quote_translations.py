"""Quotes with what the translation memory has of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from lib.store.query import Corpus
from lib.store.sentences import sentences_of_articles
from lib.translation import memory
from lib.views.wording import say


def column() -> Any:
    """The column of translations."""
    return st.column_config.TextColumn(say("quotes-column"), width=420, help=say("quotes-column-help"))


def with_translations(corpus: Corpus, root: Path, quotes: pd.DataFrame, target: str) -> pd.DataFrame:
    """Quotes (rows of query.quotes) with `translation` (str): the sentences that hold each, translated; missing where
    the memory lacks one of them, or where the article is in that language."""
    sentences = sentences_of_articles(corpus, tuple(sorted(set(quotes["article_id"]))))
    known: dict[tuple[str, str], str] = {}
    for source in set(sentences["language"]) - {target}:
        texts = sentences.loc[sentences["language"] == source, "text"].tolist()
        for text, kept in memory.look_up(root, texts, source, target).items():
            found = memory.best(kept)
            if found:
                known[source, text] = found.target
    of_article: dict[str, list[tuple[int, int, str | None]]] = {}
    for article, language, start, end, text in sentences.itertuples(index=False):
        rendering = known.get((language, memory.normalised(text)))
        of_article.setdefault(article, []).append((start, end, rendering))
    return quotes.assign(
        translation=pd.Series(
            [
                whole(of_article.get(a, []), s, e)
                for a, s, e in zip(quotes["article_id"], quotes["start"], quotes["end"], strict=True)
            ],
            index=quotes.index,
            dtype="str",
        )
    )


def whole(sentences: list[tuple[int, int, str | None]], start: int, end: int) -> str | None:
    """The renderings of the sentences that a span touches; None where one is missing."""
    touched = [rendering for s, e, rendering in sentences if s < end and start < e]
    return " ".join(t for t in touched if t) if touched and all(touched) else None


def lacking(corpus: Corpus, root: Path, quotes: pd.DataFrame, target: str) -> dict[str, list[str]]:
    """The sentences that hold some quotes (rows of query.quotes) and have no translation yet, each once, by their
    language; those in the language itself are left out."""
    sentences = sentences_of_articles(corpus, tuple(sorted(set(quotes["article_id"]))))
    spans: dict[str, list[tuple[int, int]]] = {}
    for article, start, end in zip(*(quotes[c].tolist() for c in ("article_id", "start", "end")), strict=True):
        spans.setdefault(article, []).append((start, end))
    held: dict[str, dict[str, None]] = {}
    for article, language, start, end, text in sentences.itertuples(index=False):
        if language != target and any(start < e and s < end for s, e in spans[article]):
            held.setdefault(language, {})[memory.normalised(text)] = None
    found = {}
    for source, texts in held.items():
        known = memory.look_up(root, texts, source, target)
        missing = [text for text in texts if memory.best(known.get(text, [])) is None]
        if missing:
            found[source] = missing
    return found
