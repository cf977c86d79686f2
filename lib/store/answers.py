"""Answers of one edition, kept: analysts ask the same questions of it again and again, each when a page of theirs is
drawn anew."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any

import pandas as pd
from cachetools import LRUCache

from lib.store.filters import Asked

# So many bytes are kept; of a longer answer, a download's or a long text, none.
ROOM, LONGEST = 64_000_000, 1_000_000
# The bytes of a value that pandas holds as an object of Python, a day.
VALUE = 32


def size(frame: pd.DataFrame) -> int:
    """How many bytes of the room a frame takes, nearly; an empty one takes some too. pandas' own count of them takes as
    long as a small question."""
    arrays = [column.array for _, column in frame.items()]
    return int(sum(a.nbytes + (VALUE * len(a) if a.dtype == object else 0) for a in arrays)) + 1_000


def key(asked: Asked) -> tuple[str, str]:
    """What tells one question from another: its text and the values bound to it, each with its type."""
    return asked.sql, repr(sorted(asked.given.items()))


class Answers:
    """What an edition answered: the least lately used go where there is no more room. An edition that a correction
    changes gets new ones, empty."""

    def __init__(self) -> None:
        self.kept: LRUCache[tuple[str, str], pd.DataFrame] = LRUCache(ROOM, getsizeof=size)
        self.lock = Lock()

    def get(self, asked: Asked, ask: Callable[[str, Any], pd.DataFrame]) -> pd.DataFrame:
        """The rows of a question, asked where they are not kept. What a caller does with its frame changes no other's:
        pandas copies a column on its first change."""
        wanted = key(asked)
        with self.lock:
            found = self.kept.get(wanted)
        if found is None:
            found = ask(asked.sql, asked.given)
            if size(found) <= LONGEST:
                with self.lock:
                    self.kept[wanted] = found
        return found.copy(deep=False)
