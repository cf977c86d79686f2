"""How it went, month by month. Only articles whose date is known to the month are counted."""

from __future__ import annotations

import pandas as pd

from lib.store.filters import Asked, Filters, narrowed_articles, once, quotes_where
from lib.store.profile import spoken
from lib.store.query import Corpus

# The month of an article, where its date is known to it.
DATED = "date_precision IN ('day', 'month')"


def of_all(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """`month (YYYY-MM), articles, quotes, speakers, unknown`; only articles whose date is known to the month."""
    a, q = narrowed_articles(filters), quotes_where(filters)
    return corpus.ask(
        Asked(
            f"""WITH a AS (SELECT article_id, substr(date, 1, 7) AS month FROM ({a.sql}) WHERE {DATED}),
            q AS (SELECT article_id, quote_id, speaker FROM ({q.sql}))
            SELECT a.month, count(DISTINCT a.article_id) AS articles, count(q.quote_id) AS quotes,
            count(DISTINCT q.speaker) AS speakers,
            count(*) FILTER (WHERE q.quote_id IS NOT NULL AND q.speaker IS NULL) AS unknown
            FROM a LEFT JOIN q ON a.article_id = q.article_id GROUP BY a.month ORDER BY a.month""",
            {**a.given, **q.given},
        )
    )


def of_speaker(corpus: Corpus, filters: Filters, name: str) -> pd.DataFrame:
    """`month (YYYY-MM), quotes`: distinct quotes of a speaker a month; only articles whose date is known to the month."""
    q = once(quotes_where(spoken(filters, name)))
    return corpus.ask(
        Asked(
            f"""SELECT substr(a.date, 1, 7) AS month, count(*) AS quotes
            FROM ({q.sql}) q JOIN articles a ON q.article_id = a.article_id WHERE a.{DATED} GROUP BY month ORDER BY month""",
            q.given,
        )
    )
