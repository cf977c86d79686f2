"""What the filters offer: the frequent values of a column, and how many there are in all."""

from __future__ import annotations

from typing import Any

import ibis

from lib.store.query import Corpus

# More values than anybody leafs through, fewer than slow a browser down.
OFFERED = 2000
# What is offered, and the table and column that have it.
CHOICES = {"outlets": ("articles", "outlet"), "speakers": ("quotes", "speaker"), "entities": ("mentions", "entity")}


def offered(corpus: Corpus) -> dict[str, list[str]]:
    """What the filters offer: the most frequent `outlets, speakers, entities`, at most OFFERED of each."""
    asked = CHOICES.items()
    return {key: corpus.ask(frequent, table, column, OFFERED)[column].tolist() for key, (table, column) in asked}


def frequent(corpus: Corpus, table: str, column: str, limit: int) -> Any:
    """The values of a column, the frequent ones first."""
    t = corpus.tables[table]
    grouped = t.filter(t[column].notnull()).group_by(column).aggregate(n=lambda t: t.count())
    return grouped.order_by(ibis.desc("n"), column).limit(limit)


def every(corpus: Corpus) -> dict[str, int]:
    """How many `outlets, speakers, entities` there are, whether offered or not."""
    asked = CHOICES.items()
    return {key: int(corpus.ask(how_many, table, column)["n"].sum()) for key, (table, column) in asked}


def how_many(corpus: Corpus, table: str, column: str) -> Any:
    """One row: `n` values of a column."""
    return corpus.tables[table].aggregate(n=lambda t: t[column].nunique())
