"""When it was: everything under the filters, counted by day, month or year.

A thing is counted in the period that holds its first and its last possible day. What is known less exactly than the period
(a month, counted by day) is in no bar, and `lanes` says how many those are: nothing is left out without a word.
"""

from __future__ import annotations

import pandas as pd

from lib.store.filters import Asked, Filters, narrowed_articles, once, page, quotes_where
from lib.store.names import Names, named_quotes
from lib.store.query import Corpus

# How many characters of an ISO day name the period.
STEPS = {"day": 10, "month": 7, "year": 4}


def lanes(corpus: Corpus, filters: Filters, lane: str) -> pd.DataFrame:
    """`lane, things, dated, first, last, day, month, year`: a row a lane, the fullest first. `things` counts all of it, `dated`
    those whose days are known, `day, month, year` those known to the step at least.

    `lane` is `kind` (lanes `article`, `quote`, `date`), `speaker` or `entity` (distinct quotes), or `outlet` (articles). What has
    no speaker or outlet is in the lane of no name. A quote is in the lane of each entity that it names.
    """
    t = things(filters, lane)
    known = ", ".join(f'count(*) FILTER (WHERE {period("earliest", n)} = {period("latest", n)}) AS "{step}"' for step, n in STEPS.items())  # fmt: skip
    return corpus.ask(
        Asked(
            f"""SELECT lane, count(*) AS things, count(*) FILTER (WHERE earliest IS NOT NULL AND latest IS NOT NULL) AS dated,
            min(earliest) AS "first", max(latest) AS "last", {known}
            FROM ({t.sql}) GROUP BY lane ORDER BY things DESC, lane""",
            t.given,
        )
    )


def bars(corpus: Corpus, filters: Filters, lane: str, step: str, shown: Names) -> pd.DataFrame:
    """`lane, period, n`: how many things of a lane lie in a period (`2020-10-16`, `2020-10` or `2020`, as `step` is day, month or
    year). Lanes that are not `shown` are one, whose name is missing; of entities, which share quotes, they are left out."""
    t = things(filters, lane)
    first, last = (period(day, STEPS[step]) for day in ("earliest", "latest"))
    among = "list_contains($shown, lane)"
    name, only = ("lane", f"AND {among}") if lane == "entity" else (f"CASE WHEN {among} THEN lane END", "")
    return corpus.ask(
        Asked(
            f"""WITH placed AS (SELECT {name} AS lane, {first} AS period FROM ({t.sql}) WHERE {first} = {last} {only})
            SELECT lane, period, count(*) AS n FROM placed GROUP BY lane, period ORDER BY lane ASC NULLS LAST, period""",
            {**t.given, "shown": list(shown) or ["\0"]},
        )
    )


def period(day: str, size: int) -> str:
    """The name of the period of a day, so many characters long, in SQL."""
    return f"substr(CAST({day} AS VARCHAR), 1, {size})"


def things(filters: Filters, lane: str) -> Asked:
    """`lane, earliest, latest` of everything that is counted."""
    days = "date_earliest AS earliest, date_latest AS latest"
    if lane == "entity":
        q = named_quotes(filters, True)
        return Asked(f"SELECT name AS lane, {days} FROM (SELECT DISTINCT quote_id, name, date_earliest, date_latest FROM ({q.sql}))", q.given)  # fmt: skip
    if lane == "outlet":
        a = narrowed_articles(filters)
        return Asked(f"SELECT coalesce(outlet, '') AS lane, {days} FROM ({a.sql})", a.given)
    if lane == "speaker":
        q = once(quotes_where(filters), "speaker")
        return Asked(f"SELECT coalesce(speaker, '') AS lane, {days} FROM ({q.sql})", q.given)
    a, q = narrowed_articles(filters), once(quotes_where(filters))
    return Asked(
        f"""SELECT 'article' AS lane, {days} FROM ({a.sql})
        UNION ALL SELECT 'quote' AS lane, {days} FROM ({q.sql})
        UNION ALL SELECT 'date' AS lane, earliest, latest FROM dates WHERE article_id IN (SELECT article_id FROM ({a.sql}))""",
        {**a.given, **q.given},
    )


def dated(corpus: Corpus, filters: Filters, limit: int | None = None, skip: int = 0) -> pd.DataFrame:
    """Date expressions of the filtered articles, with `outlet` and `sentence_text`."""
    a = narrowed_articles(filters)
    cut, given = page(limit, skip)
    return corpus.ask(
        Asked(
            f"""WITH cut AS (SELECT * FROM dates WHERE article_id IN (SELECT article_id FROM ({a.sql}))
                ORDER BY earliest ASC NULLS LAST, article_id, start {cut})
            SELECT c.article_id, a.outlet, c.text, c.edtf, c.earliest, c.latest, c.precision, c.anchor, c.sentence,
            substr(t.text, s.start + 1, s."end" - s.start) AS sentence_text
            FROM cut c LEFT JOIN sentences s ON c.article_id = s.article_id AND c.sentence = s.sentence
            JOIN articles a ON c.article_id = a.article_id JOIN texts t ON c.article_id = t.article_id
            ORDER BY c.earliest ASC NULLS LAST, c.article_id, c.start""",
            {**a.given, **given},
        )
    )


def date_count(corpus: Corpus, filters: Filters) -> int:
    """How many date expressions stand in the filtered articles."""
    a = narrowed_articles(filters)
    sql = f"SELECT count(*) AS n FROM dates WHERE article_id IN (SELECT article_id FROM ({a.sql}))"
    return int(corpus.ask(Asked(sql, a.given))["n"].sum())
