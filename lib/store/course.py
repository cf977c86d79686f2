"""How it went, month by month. Only articles whose date is known to the month are counted."""

from __future__ import annotations

from typing import Any

import pandas as pd

from lib.store.lines import once
from lib.store.profile import spoken
from lib.store.query import Corpus, Filters, narrowed_articles, quotes_where


def of_all(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """`month (YYYY-MM), articles, quotes, speakers, unknown`; only articles whose date is known to the month."""
    return corpus.ask(month_rows, filters)


def month_rows(corpus: Corpus, filters: Filters) -> Any:
    """The expression of `of_all`."""
    a = narrowed_articles(corpus, filters)
    a = a.filter(a.date_precision.isin(["day", "month"])).select("article_id", month=a.date.substr(0, 7))
    q = quotes_where(corpus, filters).select("article_id", "quote_id", "speaker")
    j = a.left_join(q, "article_id")
    return j.group_by("month").aggregate(
        articles=j.article_id.nunique(), quotes=j.quote_id.count(), speakers=j.speaker.nunique(),
        unknown=j.count(where=j.quote_id.notnull() & j.speaker.isnull()).fill_null(0),
    ).order_by("month")  # fmt: skip


def of_speaker(corpus: Corpus, filters: Filters, name: str) -> pd.DataFrame:
    """`month (YYYY-MM), quotes`: distinct quotes of a speaker a month; only articles whose date is known to the month."""
    return corpus.ask(speaker_rows, filters, name)


def speaker_rows(corpus: Corpus, filters: Filters, name: str) -> Any:
    """The expression of `of_speaker`."""
    a = corpus.tables["articles"]
    a = a.filter(a.date_precision.isin(["day", "month"])).select("article_id", month=a.date.substr(0, 7))
    q = once(corpus, quotes_where(corpus, spoken(filters, name))).join(a, "article_id")
    return q.group_by("month").aggregate(quotes=q.count()).order_by("month")
