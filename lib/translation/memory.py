"""The translation memory: what was translated once is never sent again, what the analyst wrote wins for ever.

SQLite beside the store's tables. A row is kept by the normalised source, the languages, the engine with its version,
and the glossary entries that were applied. Failures are not kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lib.translation.reference import REFERENCE, reference

ANALYST = "analyst"
KEY = "source, source_language, target_language, engine, version, glossary"
SCHEMA = f"""create table if not exists translations (
    source text not null, source_language text not null, target_language text not null, engine text not null,
    version text not null, glossary text not null, target text not null, made_at text not null,
    primary key ({KEY})) without rowid"""
# Sources asked for in one statement: SQLite takes 32,766 values.
TOGETHER = 500


@dataclass(frozen=True, slots=True)
class Kept:
    """One translation: `engine` is an engine's name, ANALYST or REFERENCE."""

    source: str
    target: str
    engine: str
    made_at: str
    version: str = ""
    glossary: str = ""


def normalised(text: str) -> str:
    """A text with its white space folded: the key of the memory."""
    return " ".join(text.split())


@contextmanager
def connected(root: Path) -> Iterator[sqlite3.Connection]:
    """The memory of a store, made where it is missing; commits on leaving without an error. Raises sqlite3.Error,
    OSError."""
    root.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(root / "translations.sqlite", timeout=30)
    try:
        connection.execute("pragma journal_mode=wal")
        connection.execute(SCHEMA)
        if connection.execute("select 1 from sqlite_master where name = 'memory'").fetchone():
            with connection:  # the form of the first version
                connection.execute(
                    "insert or ignore into translations "
                    "select source, source_language, target_language, engine, '', '', target, made_at from memory"
                )
                connection.execute("drop table memory")
        with connection:
            yield connection
    finally:
        connection.close()


# A disk that takes no files beside the memory's, which SQLite wants for reading too: it is read-only, or full.
TAKES_NOTHING = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}


@contextmanager
def reading(root: Path) -> Iterator[sqlite3.Connection]:
    """The memory of a store, to be read wherever it lies. Raises sqlite3.Error."""
    with ExitStack() as opened:
        try:
            connection = opened.enter_context(connected(root))
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in TAKES_NOTHING:
                raise
            connection = opened.enter_context(closing(as_it_stands(root)))
        yield connection


def as_it_stands(root: Path) -> sqlite3.Connection:
    """The memory's file alone, read as one that nobody writes to; an empty memory where there is no file."""
    file = root / "translations.sqlite"
    if file.exists():
        return sqlite3.connect(f"{file.absolute().as_uri()}?immutable=1", uri=True)
    connection = sqlite3.connect(":memory:")
    connection.execute(SCHEMA)
    connection.execute("pragma query_only=1")
    return connection


def look_up(root: Path, texts: Iterable[str], source: str, target: str) -> dict[str, list[Kept]]:
    """All that is known of some texts, by the normalised text; those that are unknown are left out."""
    wanted = sorted({normalised(t) for t in texts})
    found: dict[str, list[Kept]] = {}
    with reading(root) as connection:
        for start in range(0, len(wanted), TOGETHER):
            some = wanted[start : start + TOGETHER]
            asked = (
                "select source, target, engine, made_at, version, glossary from translations where source_language = ? "
                f"and target_language = ? and source in ({','.join('?' * len(some))})"
            )
            for row in connection.execute(asked, [source, target, *some]):
                found.setdefault(row[0], []).append(Kept(*row))
    for text, made in reference(source, target).items():
        if text in wanted:
            found.setdefault(text, []).append(Kept(text, made, REFERENCE, ""))
    return found


def chosen(known: list[Kept], engine: str, version: str = "", glossary: str = "") -> Kept | None:
    """The analyst's rendering, else that of the engine with this version and glossary."""
    for kept in known:
        if kept.engine == ANALYST:
            return kept
    for kept in known:
        if kept.engine == engine and (engine == REFERENCE or (kept.version, kept.glossary) == (version, glossary)):
            return kept
    return None


def best(known: list[Kept]) -> Kept | None:
    """The rendering to show where no engine was chosen: the analyst's, the reference, else the newest."""
    rank = {ANALYST: 2, REFERENCE: 1}
    return max(known, key=lambda k: (rank.get(k.engine, 0), k.made_at), default=None)


def keep(root: Path, kept: Kept, source: str, target: str) -> None:
    """Keeps a translation; an earlier one of the same key is replaced."""
    keep_all(root, [kept], source, target)


def keep_all(root: Path, rows: Iterable[Kept], source: str, target: str) -> int:
    """Keeps translations in one commit; gives back how many."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    made = [
        (normalised(k.source), source, target, k.engine, k.version, k.glossary, k.target, k.made_at or now)
        for k in rows
        if k.target.strip()
    ]
    with connected(root) as connection:
        connection.executemany("insert or replace into translations values (?, ?, ?, ?, ?, ?, ?, ?)", made)
    return len(made)


def forget_edit(root: Path, text: str, source: str, target: str) -> None:
    """Takes the analyst's rendering of a text back."""
    with connected(root) as connection:
        connection.execute(
            "delete from translations where source = ? and source_language = ? and target_language = ? and engine = ?",
            (normalised(text), source, target, ANALYST),
        )


def count(root: Path) -> int:
    """How many translations are kept."""
    with reading(root) as connection:
        return int(connection.execute("select count(*) from translations").fetchone()[0])


def everything(root: Path) -> list[dict[str, str]]:
    """All rows, with the names of the table's columns."""
    with reading(root) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"select * from translations order by {KEY}")]
