"""Questions about one name: which offices it held when, who carries it, with whom it is named, what it repeats.

Filters in, pandas frames out.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from lib.store.ends import ends, told
from lib.store.filters import Asked, Filters, once, quotes_where
from lib.store.names import mentions_where
from lib.store.query import Corpus, of_quotes


def spoken(filters: Filters, name: str) -> Filters:
    """The filters for what one person says."""
    return replace(filters, speakers=(name,))


def roles(corpus: Corpus, filters: Filters, name: str) -> pd.DataFrame:
    """`role, affiliation, first, last, first_date, last_date, quotes, articles`: under which office articles quote
    somebody, however its letters are written, and between which days; the dates are EDTF."""
    q = quotes_where(spoken(filters, name))
    return told(
        corpus.ask(
            Asked(
                f"""SELECT min(q.role) AS role, min(q.affiliation) AS affiliation, {ends("a")},
                count(*) AS quotes, count(DISTINCT q.article_id) AS articles
                FROM ({q.sql}) q JOIN articles a ON q.place = a.place
                WHERE q.role IS NOT NULL OR q.affiliation IS NOT NULL GROUP BY lower(q.role), lower(q.affiliation)
                ORDER BY "first" ASC NULLS LAST, quotes DESC, role ASC NULLS LAST, affiliation ASC NULLS LAST""",
                q.given,
            )
        )
    )


def outlets(corpus: Corpus, filters: Filters, name: str) -> pd.DataFrame:
    """`outlet, quotes, mentions`: who carries a name, most first: quotes that it speaks, and times it is named."""
    said, m = quotes_where(spoken(filters, name)), named(filters, name)
    counted = (
        Asked(
            f"""SELECT a.outlet, count(*) AS {count} FROM ({of.sql}) t JOIN articles a ON t.place = a.place
            WHERE a.outlet IS NOT NULL GROUP BY a.outlet ORDER BY a.outlet""",
            of.given,
        )
        for count, of in (("quotes", said), ("mentions", m))
    )
    quoted, mentioned = (corpus.ask(each) for each in counted)
    both = quoted.merge(mentioned, on="outlet", how="outer").fillna({"quotes": 0, "mentions": 0})
    both = both.astype({"quotes": "int64", "mentions": "int64"})
    return both.sort_values(["mentions", "quotes", "outlet"], ascending=[False, False, True], ignore_index=True)


def named(filters: Filters, name: str) -> Asked:
    """The mentions of a name, by itself or by what stands for it."""
    return mentions_where(filters).narrowed(["(entity = $name OR stands_for = $name)"], name=name)


def seen(corpus: Corpus, filters: Filters, name: str) -> pd.DataFrame:
    """One row: `articles, mentions, first, last, first_date, last_date` of a name; the days, and the dates as they are
    known (EDTF), are those of its articles, missing where none is dated."""
    m = named(filters, name)
    return told(
        corpus.ask(
            Asked(
                f"""SELECT count(DISTINCT m.article_id) AS articles, count(*) AS mentions, {ends("a")}
                FROM ({m.sql}) m JOIN articles a ON m.place = a.place""",
                m.given,
            )
        )
    )


def heard(corpus: Corpus, filters: Filters, name: str) -> pd.DataFrame:
    """One row: `articles, first, last, first_date, last_date` of what a name says; days and dates (EDTF) are missing
    where none is dated."""
    q = quotes_where(spoken(filters, name))
    sql = f"""SELECT count(DISTINCT q.article_id) AS articles, {ends("a")}
        FROM ({q.sql}) q JOIN articles a ON q.place = a.place"""
    return told(corpus.ask(Asked(sql, q.given)))


def beside(corpus: Corpus, filters: Filters, name: str, limit: int = 15) -> pd.DataFrame:
    """`name, type, sentences`: who and what is named in the same sentence, most often first."""
    mine = named(filters, name)
    return corpus.ask(
        Asked(
            f"""WITH mine AS (SELECT DISTINCT article_id, sentence FROM ({mine.sql})),
            others AS (SELECT DISTINCT article_id, sentence, type, entity AS name FROM mentions
                WHERE entity <> $name AND coalesce(stands_for, '') <> $name)
            SELECT o.name, o.type, count(*) AS sentences FROM others o
            JOIN mine ON o.article_id = mine.article_id AND o.sentence = mine.sentence
            GROUP BY o.name, o.type ORDER BY sentences DESC, o.name, o.type LIMIT $page""",
            {**mine.given, "page": limit},
        )
    )


def about(corpus: Corpus, filters: Filters, name: str, limit: int | None = None, skip: int = 0) -> pd.DataFrame:
    """Distinct quotes of others that name somebody or something: rows as of query.quotes, newest first."""
    return of_quotes(corpus, told_of(filters, name), quotes_where(filters), limit, skip)


def about_count(corpus: Corpus, filters: Filters, name: str) -> int:
    """How many distinct quotes of others name somebody or something."""
    q = told_of(filters, name)
    return int(corpus.ask(Asked(f"SELECT count(*) AS n FROM ({q.sql})", q.given))["n"].sum())


def told_of(filters: Filters, name: str) -> Asked:
    """The distinct quotes of others that name somebody or something."""
    inside = "nth IN (SELECT nth FROM named WHERE entity = $name OR stands_for = $name)"
    return once(quotes_where(filters).narrowed(["(speaker IS NULL OR speaker <> $name)", inside], name=name))


def repeated(corpus: Corpus, filters: Filters, name: str) -> pd.DataFrame:
    """`text, places, articles, outlets, first, last, quote_id`: the lines of a speaker that stand in more than one
    place; the text is that of the first place."""
    q = quotes_where(spoken(filters, name))
    return corpus.ask(
        Asked(
            f"""WITH grouped AS (
                SELECT q.spot, count(*) AS places, count(DISTINCT q.article_id) AS articles,
                count(DISTINCT q.outlet) AS outlets,
                min(q.date_earliest) AS "first", max(q.date_latest) AS "last"
                FROM ({q.sql}) q GROUP BY q.spot HAVING count(*) > 1)
            SELECT h.text, g.places, g.articles, g.outlets, g."first", g."last", h.quote_id
            FROM grouped g JOIN quotes h ON g.spot = h.nth ORDER BY g.articles DESC, g.places DESC, h.quote_id""",
            q.given,
        )
    )
