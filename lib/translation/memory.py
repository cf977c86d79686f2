"""The translation memory: what was translated once is never sent again. SQLite; failures are not kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

SCHEMA = """create table if not exists memory (
    source text not null, source_language text not null, target_language text not null,
    engine text not null, target text not null, made_at text not null,
    primary key (source, source_language, target_language, engine)) without rowid"""


def normalised(text: str) -> str:
    """A sentence with its white space folded: the key of the memory."""
    return " ".join(text.split())


@contextmanager
def connected(root: Path) -> Iterator[sqlite3.Connection]:
    """The memory of a store, made where it is missing; commits on leaving without an error."""
    root.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(root / "translations.sqlite", timeout=30)
    try:
        connection.execute("pragma journal_mode=wal")
        connection.execute(SCHEMA)
        with connection:
            yield connection
    finally:
        connection.close()


def look_up(root: Path, sentences: list[str], source: str, target: str, engine: str) -> dict[str, tuple[str, str]]:
    """What is known of the sentences by an engine: sentence → (translation, when it was made)."""
    found: dict[str, tuple[str, str]] = {}
    with connected(root) as connection:
        for sentence in sentences:
            row = connection.execute(
                "select target, made_at from memory where source=? and source_language=? and target_language=? and engine=?",
                (normalised(sentence), source, target, engine),
            ).fetchone()
            if row:
                found[sentence] = (row[0], row[1])
    return found


def keep(root: Path, sentence: str, translated: str, source: str, target: str, engine: str) -> None:
    """Keeps a translation."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with connected(root) as connection:
        connection.execute(
            "insert or replace into memory values (?, ?, ?, ?, ?, ?)",
            (normalised(sentence), source, target, engine, translated, now),
        )
