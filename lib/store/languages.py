"""In which language articles are: what shows words of several says of each what it is in."""

from __future__ import annotations

from typing import Any

from lib.store.query import Corpus


def of(corpus: Corpus, article_ids: tuple[str, ...]) -> dict[str, str]:
    """The languages of some articles (`id`, `en`, `und`), by id; articles that the store has not are left out."""
    frame = corpus.ask(rows, tuple(sorted(set(article_ids))))
    return dict(zip(frame["article_id"], frame["language"], strict=True))


def rows(corpus: Corpus, article_ids: tuple[str, ...]) -> Any:
    """The expression of `of`."""
    a = corpus.tables["articles"]
    return a.filter(a.article_id.isin(list(article_ids))).select("article_id", "language").order_by("article_id")
