"""Search over the store: quotes and articles that hold what a lib.search.Search asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pandas as pd

from lib.search import Search, holds, phrase_pattern
from lib.store.ahead import ahead
from lib.store.filters import Asked, Filters, asked_once, narrowed_articles, once, page, quotes_where
from lib.store.query import Corpus, of_quotes


def with_search(filters: Filters, search: Search) -> Filters:
    """Filters narrowed by the dates and types of a search."""
    since = max((d for d in (filters.since, search.since) if d), default=None)
    until = min((d for d in (filters.until, search.until) if d), default=None)
    types = tuple(t for t in search.types if not filters.types or t in filters.types) if search.types else filters.types
    # Both ask for types and no type is in both: a type that no quote has.
    none_left = bool(search.types) and bool(filters.types) and not types
    return replace(filters, since=since, until=until, types=("",) if none_left else types)


def says(search: Search) -> Asked:
    """The conditions that a search lays on a text, joined, and their values; empty for none."""
    conditions, given = [], dict[str, Any]()
    for number, word in enumerate(search.words):
        condition, given[f"asked{number}"] = holds(word, f"asked{number}")
        conditions.append(condition)
    for number, phrase in enumerate(search.phrases):
        conditions.append(f"regexp_matches(text, $phrase{number})")
        given[f"phrase{number}"] = phrase_pattern(phrase)
    for number, word in enumerate(search.without):
        condition, given[f"without{number}"] = holds(word, f"without{number}")
        conditions.append(f"NOT {condition}")
    return Asked(" AND ".join(conditions), given)


def holds_all(column: str, words: str, mark: str) -> Asked:
    """Whether a name holds every word that was typed (`rina wulandari` finds `Rina Wulandari Putri`); `mark` begins its
    parameters."""
    given = {f"{mark}{number}": word for number, word in enumerate(words.split())}
    return Asked(" AND ".join(f"contains(lower({column}), ${name})" for name in given), given)


def any_of(column: str, asked: Iterable[str], mark: str) -> Asked:
    """Whether a name holds all words of one of those that were asked."""
    each = [holds_all(column, words, f"{mark}{number}_") for number, words in enumerate(asked)]
    return Asked("(" + " OR ".join(f"({e.sql})" for e in each) + ")", {k: v for e in each for k, v in e.given.items()})


def spoken(filters: Filters, search: Search) -> Asked:
    """Quotes by the filters and by what a search asks of speaker, outlet and names inside; not by its words."""
    q = quotes_where(with_search(filters, search))
    if search.speakers:
        who = any_of("speaker", search.speakers, "who")
        q = q.narrowed([who.sql], **who.given)
    for number, name in enumerate(search.about):
        entity, place = (
            holds_all("entity", name, f"about{number}_"),
            holds_all("coalesce(stands_for, '')", name, f"about{number}_"),
        )
        q = q.narrowed([f"nth IN (SELECT nth FROM named WHERE ({entity.sql}) OR ({place.sql}))"], **entity.given)
    if search.outlets:
        where = any_of("outlet", search.outlets, "outlet")
        q = q.narrowed([where.sql], **where.given)
    return q


def found_quotes(filters: Filters, search: Search) -> Asked:
    """The quotes that a search finds."""
    q, told = spoken(filters, search), says(search)
    if told.sql:
        found = asked_once(Asked(f"SELECT nth FROM quotes WHERE {told.sql}", told.given))
        q = q.narrowed([f"nth IN ({found.sql})"], **found.given)
    return q


def found_articles(filters: Filters, search: Search) -> Asked:
    """The articles that a search finds: words anywhere in the text; speaker and about by their quotes."""
    a = narrowed_articles(with_search(filters, search))
    if search.outlets:
        where = any_of("outlet", search.outlets, "outlet")
        a = a.narrowed([where.sql], **where.given)
    if search.speakers or search.about:
        q = spoken(filters, search)
        a = a.narrowed([f"place IN (SELECT place FROM ({q.sql}))"], **q.given)
    told = says(search)
    if told.sql:
        texts = "texts t JOIN ordered o ON t.article_id = o.article_id"
        found = asked_once(Asked(f"SELECT o.place FROM {texts} WHERE {told.sql}", told.given))
        a = a.narrowed([f"place IN ({found.sql})"], **found.given)
    return a


def counts(corpus: Corpus, filters: Filters, search: Search) -> tuple[int, int]:
    """How many quotes and how many articles a search finds: the same words counted once."""
    articles = ahead(counted, corpus, found_articles(filters, search))
    return counted(corpus, once(found_quotes(filters, search))), articles()


def counted(corpus: Corpus, asked: Asked) -> int:
    """How many rows a question has."""
    return int(corpus.ask(Asked(f"SELECT count(*) AS n FROM ({asked.sql})", asked.given))["n"].sum())


def quotes(corpus: Corpus, filters: Filters, search: Search, limit: int | None = None, skip: int = 0) -> pd.DataFrame:
    """Rows as of query.quotes, newest first; of the same words the first, and `places` says in how many places they
    were found."""
    q = found_quotes(filters, search)
    return of_quotes(corpus, once(q), q, limit, skip)


def articles(corpus: Corpus, filters: Filters, search: Search, limit: int | None = None, skip: int = 0) -> pd.DataFrame:
    """`article_id, date, outlet, title, language, n_quotes, text`, newest first."""
    a = found_articles(filters, search)
    cut, given = page(limit, skip)
    return corpus.ask(
        Asked(
            f"""WITH cut AS (SELECT * FROM ({a.sql}) ORDER BY date_latest DESC NULLS LAST, article_id {cut})
            SELECT c.article_id, c.date, c.outlet, c.title, c.origin, c.language, c.n_quotes, t.text
            FROM cut c JOIN texts t ON c.article_id = t.article_id
            ORDER BY c.date_latest DESC NULLS LAST, c.article_id""",
            {**a.given, **given},
        )
    )
