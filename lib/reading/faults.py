"""The one place where what a reader, a fetch or a row of a table raises becomes a problem that names file and reason.

Readers of foreign formats raise whatever their libraries and a broken file come up with, so nothing is caught by a list
of exceptions: `explained` says what a library was asked to do, `attempted` reads one thing, `guarded` many. What is no
fault of the input (Control-C, a page that Streamlit stops) is no `Exception` and passes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from traceback import format_exception_only
from typing import Any

from lib.letters import HALF, writable
from lib.reading.limits import limits
from lib.reading.text import ReadError
from lib.records import Article, Problem

Item = Article | Problem
REASON = 160  # characters of a library's message that a problem quotes
NAMED = ("article_id", "title", "outlet", "language", "url", "byline")


def reason(error: BaseException) -> str:
    """What an exception says, on one short line; also of one that fails to say it."""
    return writable(" ".join(format_exception_only(error)[-1].split())[:REASON])


@contextmanager
def explained(kind: str, what: str) -> Iterator[None]:
    """Raises ReadError of a kind, `what: reason`, for whatever is raised inside; a ReadError passes as it is."""
    try:
        yield
    except (ReadError, MemoryError):
        raise
    except Exception as error:
        message = f"{what}: {reason(error)}"
        raise ReadError(kind, message) from error


def problem_of(error: Exception, origin: str, row: int | None = None, begun: bool = False) -> Problem:
    """The problem that an exception is; `begun` says that something was read before it."""
    if isinstance(error, ReadError):
        return Problem(writable(origin), row, error.kind, writable(str(error)))
    if isinstance(error, MemoryError):
        most = limits().memory_bytes
        return Problem(
            writable(origin), row, "memory", f"it takes more than {most:,} bytes of memory (KUTIPAN_MAX_MEMORY_BYTES)"
        )
    if begun:
        return Problem(writable(origin), row, "unreadable", f"it cannot be read from here on: {reason(error)}")
    return Problem(writable(origin), row, "unreadable", f"it cannot be read: {reason(error)}")


def attempted(read: Callable[[], Item], origin: str, row: int | None = None) -> Item:
    """What `read` gives, or the problem that it could not."""
    try:
        return read()
    except Exception as error:
        return problem_of(error, origin, row)


def guarded(items: Iterable[Item], origin: str) -> Iterator[Item]:
    """The items, each fit to be kept, up to where reading them breaks; then the problem that says why."""
    begun = False
    try:
        for item in items:
            yield fit(item)
            begun = True
    except Exception as error:
        yield problem_of(error, origin, begun=begun)


def fit(item: Item) -> Item:
    """An item whose strings can all be written; a note says what was replaced."""
    if isinstance(item, Problem):
        return replace(item, origin=writable(item.origin), message=writable(item.message)) if halves(item) else item
    broken: dict[str, Any] = {
        name: writable(value) for name in NAMED if (value := getattr(item, name)) and HALF.search(value)
    }
    notes = item.notes
    if broken:
        notes += (f"half a character in {', '.join(broken)} was replaced by \ufffd",)
    if not broken and not HALF.search(item.origin) and not any(map(HALF.search, notes)):
        return item
    return replace(item, **broken, origin=writable(item.origin), notes=tuple(map(writable, notes)))


def halves(problem: Problem) -> bool:
    """Whether a problem's words hold half of a surrogate pair."""
    return bool(HALF.search(problem.origin) or HALF.search(problem.message))
