"""Search over the store: quotes and articles that hold what a lib.search.Search asks for."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from operator import and_, or_
from typing import Any

import ibis
import pandas as pd

from lib.search import Search, phrase_pattern
from lib.store.lines import once
from lib.store.query import Corpus, Filters, narrowed_articles, quotes_where

# Hits that a page lists at once.
LISTED = 200


def with_search(filters: Filters, search: Search) -> Filters:
    """Filters narrowed by the dates and types of a search."""
    since = max((d for d in (filters.since, search.since) if d), default=None)
    until = min((d for d in (filters.until, search.until) if d), default=None)
    types = tuple(t for t in search.types if not filters.types or t in filters.types) if search.types else filters.types
    # Both ask for types and no type is in both: a type that no quote has.
    none_left = bool(search.types) and bool(filters.types) and not types
    return replace(filters, since=since, until=until, types=("",) if none_left else types)


def says(text: Any, search: Search) -> list[Any]:
    """The conditions that a search lays on a text."""
    low = text.lower()
    wanted = [low.contains(w) for w in search.words] + [low.re_search(phrase_pattern(p)) for p in search.phrases]
    return wanted + [~low.contains(w) for w in search.without]


def holds_all(column: Any, words: str) -> Any:
    """Whether a name holds every word that was typed (`rina wulandari` finds `Rina Wulandari Putri`)."""
    return reduce(and_, [column.lower().contains(w) for w in words.split()])


def spoken(corpus: Corpus, filters: Filters, search: Search) -> Any:
    """Quotes by the filters and by what a search asks of speaker, outlet and names inside; not by its words."""
    q = quotes_where(corpus, with_search(filters, search))
    if search.speakers:
        q = q.filter(reduce(or_, [holds_all(q.speaker, s) for s in search.speakers]))
    for name in search.about:
        m = corpus.tables["mentions"]
        m = m.filter(m.in_quote & (holds_all(m.entity, name) | holds_all(m.stands_for.fill_null(""), name)))
        m = m.select("article_id", m_start=m.start, m_end=m.end)
        q = q.semi_join(m, [q.article_id == m.article_id, m.m_start >= q.start, m.m_end <= q.end])
    if search.outlets:
        a = corpus.tables["articles"]
        a = a.filter(reduce(or_, [holds_all(a.outlet, o) for o in search.outlets]))
        q = q.semi_join(a, "article_id")
    return q


def found_quotes(corpus: Corpus, filters: Filters, search: Search) -> Any:
    """The quotes that a search finds."""
    q = spoken(corpus, filters, search)
    wanted = says(q.text, search)
    return q.filter(*wanted) if wanted else q


def found_articles(corpus: Corpus, filters: Filters, search: Search) -> Any:
    """The articles that a search finds: words anywhere in the text; speaker and about by their quotes."""
    narrow = with_search(filters, search)
    a = narrowed_articles(corpus, narrow)
    if search.outlets:
        a = a.filter(reduce(or_, [holds_all(a.outlet, o) for o in search.outlets]))
    if search.speakers or search.about:
        a = a.semi_join(spoken(corpus, filters, search), "article_id")
    wanted = says(a.text, search)
    return a.filter(*wanted) if wanted else a


def counts(corpus: Corpus, filters: Filters, search: Search) -> tuple[int, int]:
    """How many quotes and how many articles a search finds."""
    asked = [corpus.ask(question, filters, search) for question in (quote_count, article_count)]
    quotes, articles = (int(frame["n"].sum()) for frame in asked)
    return quotes, articles


def quote_count(corpus: Corpus, filters: Filters, search: Search) -> Any:
    """One row: `n`, the same words counted once."""
    return once(corpus, found_quotes(corpus, filters, search)).aggregate(n=lambda t: t.count())


def article_count(corpus: Corpus, filters: Filters, search: Search) -> Any:
    """One row: `n`."""
    return found_articles(corpus, filters, search).aggregate(n=lambda t: t.count())


def quotes(corpus: Corpus, filters: Filters, search: Search, limit: int | None = LISTED) -> pd.DataFrame:
    """Rows of the quotes table with their article's `outlet, title, date`, newest first; of the same words the first, and
    `places` (int64) says in how many places they were found."""
    return corpus.ask(quote_rows, filters, search, limit)


def quote_rows(corpus: Corpus, filters: Filters, search: Search, limit: int | None) -> Any:
    """The expression of `quotes`."""
    q = found_quotes(corpus, filters, search)
    key = q.line.fill_null(q.repeat_of.fill_null(q.quote_id))
    q = once(corpus, q.mutate(places=q.count().over(ibis.window(group_by=key))))
    order = (q.date_latest.desc(nulls_first=False), q.article_id, q.start, q.quote_id)
    q = q.order_by(*order).limit(limit)
    a = corpus.tables["articles"].select("article_id", "outlet", "title", "date")
    q = q.join(a, "article_id")
    return q.order_by(q.date_latest.desc(nulls_first=False), q.article_id, q.start, q.quote_id)


def articles(corpus: Corpus, filters: Filters, search: Search, limit: int | None = LISTED) -> pd.DataFrame:
    """`article_id, date, outlet, title, language, n_quotes, text`, newest first."""
    return corpus.ask(article_rows, filters, search, limit)


def article_rows(corpus: Corpus, filters: Filters, search: Search, limit: int | None) -> Any:
    """The expression of `articles`."""
    a = found_articles(corpus, filters, search)
    a = a.order_by(a.date_latest.desc(nulls_first=False), a.article_id).limit(limit)
    return a.select("article_id", "date", "outlet", "title", "origin", "language", "n_quotes", "text")
