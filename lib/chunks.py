"""What a process of an ingest does. It imports this module and no database: it is ready the sooner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from lib.analysis.pipeline import analyze
from lib.records import Analysis, Article, Problem
from lib.store.tables import Rows, rows_of


@dataclass(frozen=True, slots=True)
class Done:
    """A chunk that was analysed: its rows, and the articles that could not be."""

    rows: Rows
    articles: list[str]
    problems: list[Problem]
    last: str = ""


def analyze_chunk(articles: list[Article]) -> Done:
    """Analyses some articles; one that fails costs itself only."""
    analyses: list[Analysis] = []
    problems: list[Problem] = []
    for article in articles:
        try:
            analyses.append(analyze(article))
        except Exception as error:  # a fault of the rules on one text must not lose a thousand others
            problems.append(
                Problem(article.origin, None, "analysis", f"the rules failed on it: {type(error).__name__}")
            )
    ids = [a.article.article_id for a in analyses]
    return Done(rows_of(analyses, datetime.now(UTC)), ids, problems, articles[-1].origin)
