"""What the sidebar asks for, as conditions in SQL that every question shares.

A question is a text with named parameters (`$since`) and their values, which the engine binds: no value is ever written
into a text. What no filter asks for stands in no text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from hashlib import blake2b
from typing import Any, get_args

from lib.records import QuoteType
from lib.search import holds
from lib.store.edition_sql import OF_ARTICLE


@dataclass(frozen=True, slots=True)
class Filters:
    """What the sidebar asks for. Empty means all. `since` and `until` keep what may lie between them; what `not_…`
    names is left out."""

    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    words: str = ""
    reviewed: bool = False
    not_outlets: tuple[str, ...] = ()
    not_speakers: tuple[str, ...] = ()
    not_entities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, or a part of one: its SQL (DuckDB's), and the values of its parameters by name. A value that is a
    question itself is the table of that name: it is asked once, whatever is asked of it (`asked_once`)."""

    sql: str
    given: Mapping[str, Any] = field(default_factory=dict)

    def narrowed(self, conditions: list[str], **given: Any) -> Asked:
        """The rows of a question that conditions leave."""
        return (
            Asked(f"SELECT * FROM ({self.sql}) WHERE {' AND '.join(conditions)}", {**self.given, **given})
            if conditions
            else self
        )

    def renamed(self, prefix: str) -> Asked:
        """The same question with other names of its parameters, to stand beside itself with other values. A table's
        name says what is in it and stays."""
        given = {k if isinstance(v, Asked) else f"{prefix}{k}": v for k, v in self.given.items()}
        return Asked(re.sub(r"\$(\w+)", rf"${prefix}\1", self.sql), given)


def before(filters: Filters) -> Filters | None:
    """The same filters for the days before, as many as lie between From and To; None where these are not both set."""
    if not (filters.since and filters.until) or filters.since > filters.until:
        return None
    length = filters.until - filters.since
    last = filters.since - timedelta(days=1)
    return replace(filters, since=last - length, until=last)


def select(sql: str, conditions: list[str], given: Mapping[str, Any]) -> Asked:
    """A question with its conditions."""
    return Asked(f"{sql} WHERE {' AND '.join(conditions)}" if conditions else sql, given)


def asked_once(of: Asked) -> Asked:
    """The rows of a question that is asked once for all that name it, as a table: a page has the words of a search
    looked for five times, and each change of a filter again."""
    name = f"held_{blake2b(repr(of).encode(), digest_size=8).hexdigest()}"
    return Asked(f"SELECT * FROM {name}", {name: of})


def placed(filters: Filters) -> tuple[list[str], dict[str, Any]]:
    """The conditions that day, outlet and names that are left out lay on articles and on quotes, which have the days,
    the outlet and the place of their article; and their values."""
    told = {
        "since": (filters.since, "date_latest >= $since"),
        "until": (filters.until, "date_earliest <= $until"),
        "outlets": (list(filters.outlets), "list_contains($outlets, outlet)"),
        "not_outlets": (list(filters.not_outlets), "(outlet IS NULL OR NOT list_contains($not_outlets, outlet))"),
        "not_entities": (
            list(filters.not_entities),
            "place NOT IN (SELECT place FROM mentions WHERE list_contains($not_entities, entity))",
        ),
    }
    given = {name: value for name, (value, _) in told.items() if value}
    return [told[name][1] for name in given], given


def articles_where(filters: Filters) -> Asked:
    """Articles by date, outlet and the names in them: what the other tables are narrowed by."""
    conditions, given = placed(filters)
    if filters.entities:
        conditions.append("place IN (SELECT place FROM mentions WHERE list_contains($entities, entity))")
        given["entities"] = list(filters.entities)
    return select("SELECT * FROM articles", conditions, given)


def quotes_where(filters: Filters) -> Asked:
    """Quotes by all filters; `entities` keep the quotes that name one of them."""
    conditions, given = [], dict[str, Any]()
    if filters.speakers:
        conditions.append("list_contains($speakers, speaker)")
        given["speakers"] = list(filters.speakers)
    if filters.not_speakers:
        conditions.append("(speaker IS NULL OR NOT list_contains($not_speakers, speaker))")
        given["not_speakers"] = list(filters.not_speakers)
    if filters.types:
        # The engine leaves a type out while it reads; what is in a list it tells in a step of its own behind that.
        left_out = {f"not_{kind}": kind for kind in get_args(QuoteType) if kind not in filters.types}
        conditions += [f"type <> ${name}" for name in left_out]
        given |= left_out
    if filters.reviewed:
        conditions.append("reviewed IS NOT NULL")
    if words := filters.words.split():
        each = [holds(word, f"word{number}") for number, word in enumerate(words)]
        values = {f"word{number}": value for number, (_, value) in enumerate(each)}
        found = asked_once(select("SELECT nth FROM quotes", [condition for condition, _ in each], values))
        conditions.append(f"nth IN ({found.sql})")
        given |= found.given
    if filters.entities:
        conditions.append("nth IN (SELECT nth FROM named WHERE list_contains($entities, entity))")
        given["entities"] = list(filters.entities)
    where, when = placed(filters)
    return select("SELECT * FROM quotes", [*conditions, *where], {**given, **when})


def ask_quotes(filters: Filters) -> bool:
    """Whether the filters ask for something that only quotes have."""
    return bool(filters.speakers or filters.types or filters.words or filters.reviewed)


def narrowed_articles(filters: Filters) -> Asked:
    """Articles that the filters leave: where speaker, type, words or a judgement are asked, those with such a quote;
    where a speaker is left out, those whose quotes are not all theirs."""
    if ask_quotes(filters):
        left = places_left(filters)
        return Asked(f"SELECT a.* FROM articles a JOIN ({left.sql}) p ON a.place = p.place", left.given)
    found = articles_where(filters)
    if filters.not_speakers:
        of_others = quotes_where(Filters(not_speakers=filters.not_speakers))
        return found.narrowed([f"(n_quotes = 0 OR place IN (SELECT place FROM ({of_others.sql})))"], **of_others.given)
    return found


def ask_types_only(filters: Filters) -> bool:
    """Whether filters ask of quotes for types and nothing else."""
    others = replace(filters, types=())
    return bool(filters.types) and not (ask_quotes(others) or filters.entities or filters.not_speakers)


def articles_left(filters: Filters) -> Asked:
    """`place, outlet, hour, date_earliest, date_latest` of each article that the filters leave, once."""
    listed = f"SELECT place, {', '.join(OF_ARTICLE)} FROM"
    if not ask_types_only(filters):
        left = narrowed_articles(filters)
        return Asked(f"{listed} ({left.sql})", left.given)
    conditions, given = placed(filters)
    chosen = [kind for kind in get_args(QuoteType) if kind in filters.types]
    return select(f"{listed} quoting", [f"({' OR '.join(chosen) or 'false'})", *conditions], given)


def places_left(filters: Filters) -> Asked:
    """`place` of each article that the filters leave, once: where they ask for something that only quotes have, those
    of these quotes. Such a quote is of an article that the other filters leave: it has its days and its outlet, and its
    names are among those of the article. The articles and what stands in them are joined with these: the engine does
    that in two thirds of the time of an IN."""
    if ask_quotes(filters) and not ask_types_only(filters):
        q = quotes_where(filters)
        # Not DISTINCT, for which the engine keeps a hash table: where many are left, an array is faster.
        return asked_once(Asked(f"SELECT place FROM ({q.sql}) GROUP BY place", q.given))
    left = articles_left(filters)
    return Asked(f"SELECT place FROM ({left.sql})", left.given)


def repeated(quotes: Asked, *each: str) -> str:
    """How many distinct quotes stand in several places among some quotes, as a SELECT of `n` (with columns in `each`,
    of every value of theirs); those that stand `alone` are counted beside it. One aggregate of both takes four times as
    long."""
    by = ", ".join(each)
    listed, grouped = (f"{by}, ", f" GROUP BY {by}") if by else ("", "")
    return f"SELECT {listed}count(DISTINCT spot) AS n FROM ({quotes.sql}) WHERE NOT alone{grouped}"


def in_articles(rows: str, each: str) -> str:
    """How many rows a column's values have and in how many articles they stand, as a SELECT of `each, n, articles`, by
    the `place` of each row."""
    # Half the time of a DISTINCT. Rows are grouped by value and by block of 32 places; each sets the bit of its place
    # in the block's number, and in the end the bits are counted. 32 of 64 bits: none is that of the sign.
    return f"""SELECT {each}, CAST(sum(n) AS BIGINT) AS n, CAST(sum(bit_count(held)) AS BIGINT) AS articles FROM (
            SELECT {each}, count(*) AS n, bit_or(CAST(1 AS BIGINT) << CAST(place & 31 AS INTEGER)) AS held
            FROM ({rows}) GROUP BY {each}, place >> 5)
        GROUP BY {each}"""


def once(quotes: Asked, *each: str) -> Asked:
    """Quotes, some rows of the table of that name, without their repeats: of the same words the first that is among
    these; with columns in `each`, the first of every value of theirs (the same words, which two outlets give to two
    speakers, are a quote of both)."""
    # The quotes stand in it twice: as a WITH they would be laid out with all their words, which costs more than looking
    # twice. Two parts: with OR each quote would be looked for among the first ones, also those that stand alone, which
    # are most.
    return Asked(
        f"""SELECT * FROM ({quotes.sql}) WHERE alone
            UNION ALL SELECT * FROM quotes WHERE NOT alone AND nth IN (
                SELECT min(nth) FROM ({quotes.sql}) WHERE NOT alone GROUP BY {", ".join(("spot", *each))})""",
        quotes.given,
    )


def foremost(count: str, cut: str) -> str:
    """Those rows of `grouped` that may be among the first by a count, as a SELECT: only they are given their names,
    which the order needs."""
    least = f"SELECT min({count}) FROM (SELECT {count} FROM grouped ORDER BY {count} DESC {cut})"
    return f"SELECT * FROM grouped WHERE {count} >= ({least})"


def newest(of: str = "") -> str:
    """Quotes newest first, then in text order: the end of an ORDER BY."""
    prefix = f"{of}." if of else ""
    return f"{prefix}date_latest DESC NULLS LAST, {prefix}article_id, {prefix}start, {prefix}quote_id"


def page(limit: int | None, skip: int = 0) -> tuple[str, dict[str, int]]:
    """The clause that cuts a page of `limit` rows behind the first `skip`, and its parameters; none for everything."""
    return ("", {}) if limit is None else ("LIMIT $page OFFSET $skip", {"page": limit, "skip": skip})
