"""In which language articles are: what shows words of several says of each what it is in."""

from __future__ import annotations

from lib.store.filters import Asked
from lib.store.query import Corpus


def of(corpus: Corpus, article_ids: tuple[str, ...]) -> dict[str, str]:
    """The languages of some articles (`id`, `en`, `und`), by id; articles that the store has not are left out."""
    if not article_ids:
        return {}
    sql = "SELECT article_id, language FROM articles WHERE list_contains($ids, article_id) ORDER BY article_id"
    frame = corpus.ask(Asked(sql, {"ids": sorted(set(article_ids))}))
    return dict(zip(frame["article_id"], frame["language"], strict=True))
