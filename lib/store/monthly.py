"""How it went, month by month. Only articles whose date is known to the month are counted."""

from __future__ import annotations

import pandas as pd

from lib.store.filters import Asked, Filters, once, quotes_where
from lib.store.profile import spoken
from lib.store.query import Corpus

# The month of an article, where its date is known to it.
DATED = "date_precision IN ('day', 'month')"


def of_speaker(corpus: Corpus, filters: Filters, name: str) -> pd.DataFrame:
    """`month (YYYY-MM), quotes`: distinct quotes of a speaker a month; only articles whose date is known to the
    month."""
    q = once(quotes_where(spoken(filters, name)))
    return corpus.ask(
        Asked(
            f"""SELECT substr(a.date, 1, 7) AS month, count(*) AS quotes
            FROM ({q.sql}) q JOIN articles a ON q.place = a.place WHERE a.{DATED} GROUP BY month ORDER BY month""",
            q.given,
        )
    )
