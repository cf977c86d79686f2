"""Questions about one name: which offices it held when, who carries it, with whom it is named, what it repeats.

Filters in, pandas frames out; each question has a function that asks and one, `..._rows`, that builds its expression.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import ibis
import pandas as pd

from lib.store.lines import once
from lib.store.query import Corpus, Filters, narrowed_articles, quotes_where


def spoken(filters: Filters, name: str) -> Filters:
    """The filters for what one person says."""
    return replace(filters, speakers=(name,))


def roles(corpus: Corpus, filters: Filters, name: str) -> pd.DataFrame:
    """`role, affiliation, first, last, quotes, articles`: under which office articles quote somebody, and between which days."""
    return corpus.ask(role_rows, filters, name)


def role_rows(corpus: Corpus, filters: Filters, name: str) -> Any:
    """The expression of `roles`."""
    q = quotes_where(corpus, spoken(filters, name))
    q = q.filter(q.role.notnull() | q.affiliation.notnull())
    grouped = q.group_by(["role", "affiliation"]).aggregate(
        first=q.date_earliest.min(), last=q.date_latest.max(), quotes=q.count(), articles=q.article_id.nunique()
    )
    return grouped.order_by(grouped["first"].asc(nulls_first=False), ibis.desc("quotes"), "role", "affiliation")


def outlets(corpus: Corpus, filters: Filters, name: str) -> pd.DataFrame:
    """`outlet, quotes, mentions`: who carries a name, most first: quotes that it speaks, and times it is named."""
    said = corpus.ask(outlet_quotes, filters, name)
    named = corpus.ask(outlet_mentions, filters, name)
    both = said.merge(named, on="outlet", how="outer").fillna({"quotes": 0, "mentions": 0})
    both = both.astype({"quotes": "int64", "mentions": "int64"})
    return both.sort_values(["mentions", "quotes", "outlet"], ascending=[False, False, True], ignore_index=True)


def outlet_quotes(corpus: Corpus, filters: Filters, name: str) -> Any:
    """`outlet, quotes` of what somebody says."""
    q = quotes_where(corpus, spoken(filters, name))
    q = q.join(corpus.tables["articles"].select("article_id", "outlet"), "article_id")
    return q.filter(q.outlet.notnull()).group_by("outlet").aggregate(quotes=lambda t: t.count()).order_by("outlet")


def named(corpus: Corpus, filters: Filters, name: str) -> Any:
    """The mentions of a name, by itself or by what stands for it."""
    m = corpus.tables["mentions"]
    if filters != Filters():
        m = m.semi_join(narrowed_articles(corpus, filters), "article_id")
    return m.filter((m.entity == name) | (m.stands_for.fill_null("") == name))


def outlet_mentions(corpus: Corpus, filters: Filters, name: str) -> Any:
    """`outlet, mentions` of a name."""
    m = named(corpus, filters, name).join(corpus.tables["articles"].select("article_id", "outlet"), "article_id")
    return m.filter(m.outlet.notnull()).group_by("outlet").aggregate(mentions=lambda t: t.count()).order_by("outlet")


def seen(corpus: Corpus, filters: Filters, name: str) -> pd.DataFrame:
    """One row: `articles, mentions, first, last` of a name; the days are those of its articles, missing where none is dated."""
    return corpus.ask(seen_rows, filters, name)


def seen_rows(corpus: Corpus, filters: Filters, name: str) -> Any:
    """The expression of `seen`."""
    m = named(corpus, filters, name)
    m = m.join(corpus.tables["articles"].select("article_id", "date_earliest", "date_latest"), "article_id")
    return m.aggregate(
        articles=m.article_id.nunique(), mentions=m.count(), first=m.date_earliest.min(), last=m.date_latest.max()
    )


def heard(corpus: Corpus, filters: Filters, name: str) -> pd.DataFrame:
    """One row: `articles, first, last` of what a name says; the days are missing where none is dated."""
    return corpus.ask(heard_rows, filters, name)


def heard_rows(corpus: Corpus, filters: Filters, name: str) -> Any:
    """The expression of `heard`."""
    q = quotes_where(corpus, spoken(filters, name))
    return q.aggregate(articles=q.article_id.nunique(), first=q.date_earliest.min(), last=q.date_latest.max())


def beside(corpus: Corpus, filters: Filters, name: str, limit: int = 15) -> pd.DataFrame:
    """`name, type, sentences`: who and what is named in the same sentence, most often first."""
    return corpus.ask(beside_rows, filters, name, limit)


def beside_rows(corpus: Corpus, filters: Filters, name: str, limit: int) -> Any:
    """The expression of `beside`."""
    mine = named(corpus, filters, name).select("article_id", "sentence").distinct()
    m = corpus.tables["mentions"]
    m = m.filter((m.entity != name) & (m.stands_for.fill_null("") != name))
    m = m.select("article_id", "sentence", "type", name=m.entity).distinct()
    m = m.semi_join(mine, ["article_id", "sentence"])
    grouped = m.group_by(["name", "type"]).aggregate(sentences=m.count())
    return grouped.order_by(ibis.desc("sentences"), "name", "type").limit(limit)


def about(corpus: Corpus, filters: Filters, name: str, limit: int | None = 1000) -> pd.DataFrame:
    """Distinct quotes of others that name somebody or something: rows of the quotes table with `outlet, title, date`, newest first."""
    return corpus.ask(about_rows, filters, name, limit)


def about_count(corpus: Corpus, filters: Filters, name: str) -> int:
    """How many distinct quotes of others name somebody or something."""
    return int(corpus.ask(about_counts, filters, name)["quotes"].sum())


def about_counts(corpus: Corpus, filters: Filters, name: str) -> Any:
    """The expression of `about_count`: one row, `quotes`."""
    return told_of(corpus, filters, name).aggregate(quotes=lambda t: t.count())


def told_of(corpus: Corpus, filters: Filters, name: str) -> Any:
    """The distinct quotes of others that name somebody or something."""
    m = named(corpus, Filters(), name)
    m = m.filter(m.in_quote).select("article_id", m_start=m.start, m_end=m.end)
    q = quotes_where(corpus, filters)
    q = q.filter(q.speaker.isnull() | (q.speaker != name))
    q = q.semi_join(m, [q.article_id == m.article_id, m.m_start >= q.start, m.m_end <= q.end])
    return once(corpus, q)


def about_rows(corpus: Corpus, filters: Filters, name: str, limit: int | None) -> Any:
    """The expression of `about`."""
    q = told_of(corpus, filters, name)
    q = q.order_by(q.date_latest.desc(nulls_first=False), q.article_id, q.start, q.quote_id).limit(limit)
    q = q.join(corpus.tables["articles"].select("article_id", "outlet", "title", "date"), "article_id")
    return q.order_by(q.date_latest.desc(nulls_first=False), q.article_id, q.start, q.quote_id)


def speakers_about(rows: pd.DataFrame) -> pd.DataFrame:
    """`speaker, quotes` of what `about` found, most first; unknown ones are left out."""
    counted = rows["speaker"].dropna().value_counts()
    frame = pd.DataFrame({"speaker": counted.index.astype("str"), "quotes": counted.to_numpy(dtype="int64")})
    return frame.sort_values(["quotes", "speaker"], ascending=[False, True], ignore_index=True)


def repeated(corpus: Corpus, filters: Filters, name: str) -> pd.DataFrame:
    """`text, places, articles, outlets, first, last, quote_id`: the lines of a speaker that stand in more than one place."""
    return corpus.ask(repeated_rows, filters, name)


def repeated_rows(corpus: Corpus, filters: Filters, name: str) -> Any:
    """The expression of `repeated`; the text is that of the first place."""
    q = quotes_where(corpus, spoken(filters, name))
    q = q.join(corpus.tables["articles"].select("article_id", "outlet"), "article_id")
    q = q.mutate(key=q.line.fill_null(q.repeat_of.fill_null(q.quote_id)))
    grouped = q.group_by("key").aggregate(
        places=q.count(), articles=q.article_id.nunique(), outlets=q.outlet.nunique(), first=q.date_earliest.min(), last=q.date_latest.max()
    )  # fmt: skip
    grouped = grouped.filter(grouped.places > 1)
    head = corpus.tables["quotes"].select("text", "quote_id")
    joined = grouped.join(head, grouped.key == head.quote_id)
    joined = joined.select("text", "places", "articles", "outlets", "first", "last", "quote_id")
    return joined.order_by(ibis.desc("articles"), ibis.desc("places"), "quote_id")
