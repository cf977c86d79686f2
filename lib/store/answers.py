"""Answers of one edition, kept: analysts ask the same questions of it again and again, each when a page of theirs is
drawn anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any

import pandas as pd
from cachetools import LRUCache

from lib.store.filters import Asked

# So many bytes are kept; of a longer answer, a download's or a long text, none.
ROOM, LONGEST = 64_000_000, 1_000_000
# So many bytes of tables that questions name: a number takes eight, and a word may stand in each quote of a million
# articles.
ROOM_OF_TABLES = 64_000_000
# What an engine makes of a question's text and values.
Ask = Callable[[str, Mapping[str, Any]], pd.DataFrame]
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
    """What an edition answered, and the tables that its questions name: the least lately used go where there is no more
    room. An edition that a correction changes gets new ones, empty."""

    def __init__(self) -> None:
        self.kept, self.tables = Kept(ROOM, LONGEST), Kept(ROOM_OF_TABLES, ROOM_OF_TABLES)

    def get(self, asked: Asked, ask: Ask) -> pd.DataFrame:
        """The rows of a question, asked where they are not kept. What a caller does with its frame changes no other's:
        pandas copies a column on its first change."""

        def with_tables(sql: str, given: Mapping[str, Any]) -> pd.DataFrame:
            tables = {name: self.tables.get(of, with_tables) for name, of in given.items() if isinstance(of, Asked)}
            return ask(sql, {**given, **tables})

        return self.kept.get(asked, with_tables).copy(deep=False)


class Kept:
    """Rows of questions, in so many bytes of room: none that are longer than the longest."""

    def __init__(self, room: int, longest: int) -> None:
        self.rows: LRUCache[tuple[str, str], pd.DataFrame] = LRUCache(room, getsizeof=size)
        self.longest, self.lock = longest, Lock()

    def get(self, asked: Asked, ask: Ask) -> pd.DataFrame:
        """The rows of a question, asked where they are not kept."""
        wanted = key(asked)
        with self.lock:
            found = self.rows.get(wanted)
        if found is None:
            found = ask(asked.sql, asked.given)
            if size(found) <= self.longest:
                with self.lock:
                    self.rows[wanted] = found
        return found
