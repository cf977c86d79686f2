"""One quote in many places: which quotes of a corpus share words, and of each such line the first.

`line` is a column of a Corpus's quotes: the id of the earliest quote of the same words, missing for one that stands alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ibis

if TYPE_CHECKING:
    from lib.store.query import Corpus


def in_time(quotes: Any) -> tuple[Any, ...]:
    """The order in which quotes came: by their article's day, unknown days last, then by place."""
    return (quotes.date_earliest.asc(nulls_first=False), quotes.article_id, quotes.start, quotes.quote_id)


def shared_prints(corpus: Corpus) -> Any:
    """`one, other`: quotes that share a print, each with the first that has it and with the one before it."""
    p = corpus.tables["prints"]
    p = p.select("quote_id", print=p.prints.unnest()).distinct()
    several = p.group_by("print").aggregate(n=p.count())
    p = p.semi_join(several.filter(several.n > 1), "print")
    p = p.join(corpus.tables["quotes"].select("quote_id", "article_id", "start", "date_earliest"), "quote_id")
    order = ibis.window(group_by="print", order_by=in_time(p))
    p = p.mutate(first=p.quote_id.first().over(order), before=p.quote_id.lag().over(order))
    pairs = p.select(one="first", other="quote_id").union(p.select(one="before", other="quote_id"))
    return pairs.filter(pairs.one.notnull() & (pairs.one != pairs.other)).distinct().order_by("one", "other")


def contents(corpus: Corpus) -> Any:
    """`quote_id, text, speaker` of the quotes that share a print with another, the earliest first."""
    pairs = shared_prints(corpus)
    ids = pairs.select(quote_id="one").union(pairs.select(quote_id="other"))
    q = corpus.tables["quotes"].semi_join(ids, "quote_id")
    return q.order_by(*in_time(q)).select("quote_id", "text", "speaker")


def once(corpus: Corpus, quotes: Any, *each: str) -> Any:
    """Quotes without their repeats: of the same words the first that is among these quotes; with columns in `each`, the first of
    every value of theirs (the same words, which two outlets give to two speakers, are a quote of both)."""
    if not corpus.linked:
        return quotes.filter(quotes.repeat_of.isnull())
    q = quotes.filter(quotes.repeat_of.isnull() | quotes.line.notnull())
    order = ibis.window(group_by=[q.line.fill_null(q.quote_id), *(q[column] for column in each)], order_by=in_time(q))
    q = q.mutate(place=ibis.row_number().over(order))
    return q.filter(q.place == 0).drop("place")


def place_rows(corpus: Corpus, quote_id: str) -> Any:
    """The expression of `places`."""
    q = corpus.tables["quotes"]
    key = q.line.fill_null(q.repeat_of.fill_null(q.quote_id))
    q = q.mutate(key=key)
    q = q.semi_join(q.filter(q.quote_id == quote_id).select("key"), "key").drop("key")
    a = corpus.tables["articles"].select("article_id", "outlet", "title", "date")
    q = q.join(a, "article_id")
    return q.order_by(*in_time(q))
