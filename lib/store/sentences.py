"""The sentences of articles."""

from __future__ import annotations

import pandas as pd

from lib.store.filters import Asked
from lib.store.query import Corpus


def sentences_of_articles(corpus: Corpus, article_ids: tuple[str, ...]) -> pd.DataFrame:
    """`article_id, language, start, end, text`: the sentences of some articles, in text order."""
    return corpus.ask(
        Asked(
            """SELECT s.article_id, a.language, s.start, s."end", substr(t.text, s.start + 1, s."end" - s.start) AS text
            FROM sentences s JOIN articles a ON s.article_id = a.article_id JOIN texts t ON s.article_id = t.article_id
            WHERE list_contains($ids, s.article_id) ORDER BY s.article_id, s.start""",
            {"ids": list(article_ids)},
        )
    )
