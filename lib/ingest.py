"""Articles and problems → the store: what the command line and the Corpus page both do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from lib.analysis.pipeline import analyze
from lib.reading.sources import Item
from lib.records import NOTES, Analysis, Article, Problem
from lib.store import corpus, query


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an ingest brought."""

    added: int
    known: int
    problems: tuple[Problem, ...]

    @property
    def unread(self) -> int:
        """How many problems cost an article."""
        return sum(p.kind not in NOTES for p in self.problems)


def clash(store: query.Corpus, article: Article) -> Problem | None:
    """The problem of an article whose id the store has for another text."""
    if query.article_text(store, article.article_id) == article.text:
        return None
    return Problem(
        article.origin,
        None,
        "id",
        f"another text has the id {article.article_id!r} already: this one was left out",
    )


def second_text(article: Article) -> Problem:
    """The problem of a text that came under the id of another one."""
    message = f"two texts have the id {article.article_id!r}: the second was left out"
    return Problem(article.origin, None, "id", message)


def ingest(
    root: Path,
    items: Iterable[Item],
    label: str,
    progress: Callable[[int, str], bool] = lambda done, name: True,
) -> Outcome:
    """Analyses what is new and commits it as one batch with the problems.

    `progress` is called with the number done and the origin before each article; where it gives False the
    rest is left out and what was done is kept.
    """
    store = query.current(root)
    there = corpus.known_articles(root)
    analyses: dict[str, Analysis] = {}
    problems: list[Problem] = []
    known = 0
    for done, item in enumerate(items):
        if not progress(done, item.origin):
            break
        if isinstance(item, Problem):
            problems.append(item)
        elif item.article_id in there:
            trouble = clash(store, item)
            problems += [trouble] if trouble else []
            known += trouble is None
        elif item.article_id in analyses:
            same = analyses[item.article_id].article.text == item.text
            known += same
            problems += [] if same else [second_text(item)]
        else:
            analyses[item.article_id] = analyze(item)
            problems += [Problem(item.origin, None, "note", note) for note in item.notes]
    added = corpus.add(root, list(analyses.values()), problems, label)
    return Outcome(added, known, tuple(problems))
