"""What a process of an ingest does. It imports this module and no database: it is ready the sooner."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from types import FrameType

from lib.analysis.pipeline import analyze
from lib.messages import message
from lib.reading.limits import limits
from lib.records import Analysis, Article, Problem
from lib.store.tables import Rows, rows_of

# An article that has had its time is told so again each so many seconds: what it computes may have swallowed the first.
AGAIN = 1.0


@dataclass(frozen=True, slots=True)
class Done:
    """A chunk that was analysed: its rows, and the articles that could not be."""

    rows: Rows
    articles: list[str]
    problems: list[Problem]
    last: str = ""


class OverTimeError(BaseException):
    """An article has had its time; no handler of the analysis may take it for a fault of its own."""


@contextmanager
def timed(seconds: float) -> Iterator[None]:
    """Raises OverTimeError inside where it takes more seconds of computing, and again until it ends. Only the
    main thread of a process can be interrupted, and none on Windows: there is no limit elsewhere."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def over(number: int, frame: FrameType | None) -> None:
        raise OverTimeError

    before = signal.signal(signal.SIGVTALRM, over)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def analyze_chunk(articles: list[Article]) -> Done:
    """Analyses some articles; one that fails, or takes more than its time or memory, costs itself only."""
    analyses: list[Analysis] = []
    problems: list[Problem] = []
    most = limits()
    for article in articles:
        try:
            with timed(most.analysis_seconds):
                analyses.append(analyze(article))
        except OverTimeError:
            long = message("analysis-time", n=most.analysis_seconds)
            problems.append(Problem(article.origin, None, "time-out", long))
        except MemoryError:
            large = message("reading-memory", most=most.memory_bytes)
            problems.append(Problem(article.origin, None, "memory", large))
        except Exception as error:  # a fault of the rules on one text must not lose a thousand others
            failed = message("rules-failed", why=type(error).__name__)
            problems.append(Problem(article.origin, None, "analysis", failed))
    ids = [a.article.article_id for a in analyses]
    return Done(rows_of(analyses, datetime.now(UTC)), ids, problems, articles[-1].origin)
