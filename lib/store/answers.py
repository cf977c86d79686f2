"""Answers of one edition, kept: analysts ask the same questions of it again and again, each when a page of theirs is
drawn anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
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
    """How many bytes of the room a frame takes, nearly, with the text of its question; an empty one takes some too.
    pandas' own count of them takes as long as a small question."""
    arrays = [column.array for _, column in frame.items()]
    return int(sum(a.nbytes + (VALUE * len(a) if a.dtype == object else 0) for a in arrays)) + 3_000


def key(asked: Asked) -> tuple[str, str]:
    """What tells one question from another: its text and the values bound to it, each with its type."""
    return asked.sql, repr(sorted(asked.given.items()))


class Kept:
    """Rows of questions, in so many bytes of room: none that are longer than the longest. Who asks what somebody asks
    at that moment waits for their answer."""

    def __init__(self, room: int, longest: int) -> None:
        self.rows: LRUCache[tuple[str, str], pd.DataFrame] = LRUCache(room, getsizeof=size)
        self.longest, self.lock = longest, Lock()
        self.asking: dict[tuple[str, str], Future[pd.DataFrame]] = {}

    def get(self, asked: Asked, ask: Ask) -> pd.DataFrame:
        """The rows of a question, asked where they are not kept."""
        wanted = key(asked)
        with self.lock:
            found, others = self.rows.get(wanted), self.asking.get(wanted)
            if found is None and others is None:
                mine = self.asking[wanted] = Future[pd.DataFrame]()
        if found is not None:
            return found
        if others is not None:
            return others.result()
        try:
            found = ask(asked.sql, asked.given)
            mine.set_result(found)
        except BaseException as error:
            mine.set_exception(error)
            raise
        finally:
            with self.lock:
                del self.asking[wanted]
                if found is not None and size(found) <= self.longest:
                    self.rows[wanted] = found
        return found


class Answers:
    """What an edition answered: the least lately used go where there is no more room. An edition that a correction
    changes gets new ones, empty."""

    def __init__(self) -> None:
        self.kept = Kept(ROOM, LONGEST)

    def get(self, asked: Asked, ask: Ask) -> pd.DataFrame:
        """The rows of a question. What a caller does with its frame changes no other's: pandas copies a column on its
        first change."""
        return self.kept.get(asked, ask).copy(deep=False)


class Tables:
    """The tables that questions name (`filters.asked_once`), asked of an engine: those of an edition and of all that
    are made of it, whose tables a correction changes under the pages that are still open on an older one."""

    def __init__(self, ask: Ask) -> None:
        self.ask, self.lock = ask, Lock()
        self.kept = self.none()

    @staticmethod
    def none() -> Kept:
        """No tables yet."""
        return Kept(ROOM_OF_TABLES, ROOM_OF_TABLES)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """While the engine's tables are changed: those that questions name are none afterwards."""
        with self.lock:
            try:
                yield
            finally:
                self.kept = self.none()

    def run(self, sql: str, given: Mapping[str, Any]) -> pd.DataFrame:
        """The rows of a question, the tables that it names and the engine's of one state: asked again where the
        engine's changed meanwhile. One that names no table is of one state by itself and waits for no change."""
        if not any(isinstance(value, Asked) for value in given.values()):
            return self.ask(sql, given)
        while True:
            with self.lock:
                kept = self.kept
            rows = self.of_state(kept, sql, given)
            with self.lock:
                if kept is self.kept:
                    return rows

    def of_state(self, kept: Kept, sql: str, given: Mapping[str, Any]) -> pd.DataFrame:
        """The rows of a question with the tables of a state, which may name others."""
        ask = partial(self.of_state, kept)
        tables = {name: kept.get(of, ask) for name, of in given.items() if isinstance(of, Asked)}
        return self.ask(sql, {**given, **tables})
