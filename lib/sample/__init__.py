"""Fictional articles to play with: a country, three outlets, twelve months, all invented. Loaded and removed by one
click."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lib.records import Article
from lib.store import corpus

if TYPE_CHECKING:
    from lib.ingest import Outcome

FILE = Path(__file__).parent / "articles.jsonl"
LABEL = "Fictional sample"
# What the id of each begins with.
MARK = "fictional-"


@cache
def articles() -> tuple[Article, ...]:
    """The articles; each one's id begins with MARK and its outlet's name ends in `(fictional)`."""
    from lib.reading.readers import read_file  # readers and the analysis: the first page needs neither

    return tuple(item for item in read_file(FILE) if isinstance(item, Article))


def load(root: Path, progress: Callable[[int, str], bool] = lambda done, name: True) -> Outcome:
    """Puts the sample into a store; what is there of it already is left as it is."""
    from lib.ingest import ingest

    return ingest(root, list(articles()), LABEL, progress)


def loaded(root: Path) -> int:
    """How many articles of the sample a store holds."""
    named = [a for b in corpus.read_manifest(root).batches for a in b.articles if a.startswith(MARK)]
    ids = {a.article_id for a in articles()} if named else set()
    return sum(a in ids for a in named)


def alone(root: Path) -> bool:
    """Whether a store holds nothing but articles of the sample, or nothing."""
    batches = corpus.read_manifest(root).batches
    # Of a million articles the first that is none of the sample tells.
    if any(not a.startswith(MARK) for b in batches for a in b.articles):
        return False
    return loaded(root) == sum(len(b.articles) for b in batches)


def unload(root: Path) -> int:
    """Takes the sample out of a store and leaves everything else; gives back how many articles went."""
    return corpus.remove(root, {a.article_id for a in articles()})
