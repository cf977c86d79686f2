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
from lib.messages import message
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
    """Raises ReadError of a kind for whatever is raised inside: the message named `what` with the reason in it. A
    ReadError passes as it is."""
    try:
        yield
    except (ReadError, MemoryError):
        raise
    except Exception as error:
        raise ReadError(kind, message(what, why=reason(error))) from error


def problem_of(error: Exception, origin: str, row: int | None = None, begun: bool = False) -> Problem:
    """The problem that an exception is; `begun` says that something was read before it."""
    if isinstance(error, ReadError):
        return Problem(writable(origin), row, error.kind, error.message)
    if isinstance(error, MemoryError):
        most = limits().memory_bytes
        return Problem(writable(origin), row, "memory", message("reading-memory", most=most))
    if begun:
        return Problem(writable(origin), row, "unreadable", message("unreadable-on", why=reason(error)))
    return Problem(writable(origin), row, "unreadable", message("unreadable-why", why=reason(error)))


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
        return replace(item, origin=writable(item.origin)) if HALF.search(item.origin) else item
    broken: dict[str, Any] = {
        name: writable(value) for name in NAMED if (value := getattr(item, name)) and HALF.search(value)
    }
    notes = item.notes
    if broken:
        notes += (message("half", names=", ".join(broken)),)
    if not broken and not HALF.search(item.origin):
        return item
    return replace(item, **broken, origin=writable(item.origin), notes=notes)
