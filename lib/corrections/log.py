"""The analyst's corrections: an append-only JSON Lines file in the store, who, when, what, before, after.

Nothing in it is ever changed or taken away; undoing is a line of its own. What holds is worked out by reading it from
the first line to the last. It does not depend on the analysis, so it outlives every new version of the rules.
"""

from __future__ import annotations

import getpass
import json
import os
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from io import FileIO
from pathlib import Path
from typing import Any, Literal, get_args

from filelock import FileLock

from lib import roles
from lib.messages import Message, MessageError, message
from lib.records import EntityType, QuoteType

FILE = "corrections.jsonl"
Action = Literal["accept", "reject", "edit", "add", "merge", "split", "differ", "type", "undo"]
ON_QUOTES = ("accept", "reject", "edit", "add")
# The type by which an analyst says that something is no name: it leaves every table and chart.
NO_NAME = "none"
# What a judgement keeps of a quote, before and after: enough to find it again and to say it without the analysis.
QUOTE = (
    "start",
    "end",
    "text",
    "type",
    "cue",
    "cue_start",
    "cue_end",
    "source",
    "source_start",
    "source_end",
    "speaker",
    "speaker_kind",
    "role",
    "affiliation",
    "paragraph",
)
Facts = dict[str, Any]


class CorrectionError(MessageError):
    """A line that cannot be a correction; the message says why."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of the file.

    `key` is what it is about: a quote's id (accept, reject, edit, add), a name (merge, split, differ, type) or another
    correction's id (undo).
    """

    action: Action
    key: str
    article_id: str | None = None
    before: Facts | None = None
    after: Facts | None = None
    who: str = ""
    at: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Naming:
    """What analysts say of names: `merged` name → name, `apart` names that stand for themselves, `types` name → type
    (NO_NAME for what is none), `differ` pairs of names that are never the same (no merge of an analyst's makes them
    one), `kept` names that stand under themselves whatever rules say, and those that rules merge with them under
    them."""

    merged: dict[str, str] = field(default_factory=dict)
    apart: frozenset[str] = frozenset()
    types: dict[str, str] = field(default_factory=dict)
    differ: frozenset[frozenset[str]] = frozenset()
    kept: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.merged or self.apart or self.types or self.differ or self.kept)


NOTHING = Naming()


def analyst() -> str:
    """Who corrects where nobody has signed in: `KUTIPAN_ANALYST`, else the user of this machine."""
    given = os.environ.get("KUTIPAN_ANALYST")
    if given:
        return given
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container whose user has no name
        return "analyst"


def lock(root: Path) -> FileLock:
    """The lock that a writer of corrections holds; readers need none."""
    root.mkdir(parents=True, exist_ok=True)
    return FileLock(root / "corrections.lock", timeout=30)


def append(root: Path, *given: Correction) -> list[Correction]:
    """Writes corrections behind the others, durably; gives them back with id and time.

    Raises CorrectionError where one is not well formed, filelock.Timeout where another writer holds the file for half a
    minute, OSError where the disk refuses (the file is as it was then), NotAllowedError where a reader asks.
    """
    roles.checked()
    now = datetime.now(UTC).isoformat(timespec="seconds")
    made = [
        Correction(
            c.action,
            c.key,
            c.article_id,
            c.before,
            c.after,
            c.who or analyst(),
            c.at or now,
            c.id or uuid.uuid4().hex[:12],
        )
        for c in given
    ]
    lines = [json.dumps(asdict(c), ensure_ascii=False) for c in made]
    for line in lines:
        parsed(line)
    with lock(root), (root / FILE).open("ab+", buffering=0) as handle:
        # A writer that died within a line leaves it without its end: it stays as it is, and the next one starts anew.
        end = handle.seek(0, os.SEEK_END)
        torn = end > 0 and (handle.seek(-1, os.SEEK_END), handle.read(1))[1] != b"\n"
        try:
            whole_write(handle, (("\n" if torn else "") + "\n".join(lines) + "\n").encode())
            os.fsync(handle.fileno())
        except OSError:
            handle.truncate(end)
            raise
    return made


def whole_write(handle: FileIO, data: bytes) -> None:
    """Writes all bytes to a file without a buffer, which may take fewer at a time. Raises OSError."""
    while data:
        data = data[handle.write(data) :]


# The file only grows: with each correction all lines before it are read again.
@lru_cache(maxsize=20_000)
def parsed(line: str) -> Correction:
    """The correction of a line; raises CorrectionError where it is none."""
    try:
        raw = json.loads(line)
        found = Correction(**raw)
    except (ValueError, TypeError, RecursionError) as error:
        raise CorrectionError(message("no-correction", why=str(error)[:120])) from None
    if found.action not in get_args(Action):
        raise CorrectionError(message("unknown-action", action=repr(found.action)))
    needs_after = found.action in ("accept", "edit", "add", "merge", "differ", "type")
    if needs_after and not isinstance(found.after, dict):
        raise CorrectionError(message("lacks-key", action=found.action, key="after"))
    if found.action in ("accept", "reject", "edit") and not isinstance(found.before, dict):
        raise CorrectionError(message("lacks-key", action=found.action, key="before"))
    for facts in (found.before, found.after) if found.action in ON_QUOTES else ():
        if facts is not None and not (isinstance(facts.get("start"), int) and isinstance(facts.get("end"), int)):
            raise CorrectionError(message("lacks-offsets", action=found.action))
    if found.action in ON_QUOTES and not isinstance(found.article_id, str):
        raise CorrectionError(message("lacks-article", action=found.action))
    named = {"merge": "name", "differ": "name", "type": "type"}.get(found.action)
    if named and not isinstance((found.after or {}).get(named), str):
        raise CorrectionError(message("lacks-key", action=found.action, key=named))
    known = (*get_args(EntityType), NO_NAME) if found.action == "type" else get_args(QuoteType)
    kind = (found.after or {}).get("type")
    if found.action in ("type", *ON_QUOTES) and kind is not None and kind not in known:
        raise CorrectionError(message("unknown-type", action=found.action, type=repr(kind)))
    return found


def signature(root: Path) -> tuple[int, int]:
    """What tells one state of the file from another: its time of change and its size; noughts where there is none."""
    return state_of(root / FILE)


def state_of(path: Path) -> tuple[int, int]:
    """The time of change and the size of a file; noughts where there is none."""
    try:
        seen = path.stat()
    except FileNotFoundError:
        return (0, 0)
    return seen.st_mtime_ns, seen.st_size


def read(root: Path) -> tuple[Correction, ...]:
    """All corrections in the order they were made; lines that are none are left out (`broken` names them)."""
    return parsed_file(root / FILE, *signature(root))[0]


def broken(root: Path) -> tuple[Message, ...]:
    """What is wrong with the file, a line each."""
    return parsed_file(root / FILE, *signature(root))[1]


@lru_cache(maxsize=8)
def parsed_file(path: Path, changed: int, size: int) -> tuple[tuple[Correction, ...], tuple[Message, ...]]:
    """The corrections in one state of the file, and the lines that are none."""
    if not size:
        return (), ()
    found: list[Correction] = []
    wrong: list[Message] = []
    for number, line in enumerate(path.read_bytes()[:size].split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(parsed(line.decode()))
        except (CorrectionError, UnicodeDecodeError) as error:
            why = error.message if isinstance(error, CorrectionError) else str(error)
            wrong.append(message("line", file=path.name, n=str(number), why=why))
    return tuple(found), tuple(wrong)


def in_force(log: Sequence[Correction]) -> list[Correction]:
    """The corrections that are not undone, in order; undoing an undoing brings back what it took."""
    undone: set[str] = set()
    # From the last line backwards: an undoing that was itself undone before it is reached does nothing.
    for line in reversed(log):
        if line.action == "undo" and line.id not in undone:
            undone.add(line.key)
    return [c for c in log if c.action != "undo" and c.id not in undone]


def judgements(log: Sequence[Correction]) -> dict[str, Correction]:
    """What holds of each quote that was judged, by its id: the last word. `before` is that of the first one in force,
    so that a quote which was edited twice is still found where the analysis has it."""
    found: dict[str, Correction] = {}
    for c in in_force(log):
        if c.action not in ON_QUOTES:
            continue
        first = found.get(c.key)
        added = first is not None and first.action == "add"
        action: Action = "add" if added and c.action in ("accept", "edit") else c.action
        before = first.before if first else c.before
        found[c.key] = Correction(action, c.key, c.article_id, before, c.after, c.who, c.at, c.id)
    return found


def naming(log: Sequence[Correction], listed: Naming = NOTHING) -> Naming:
    """What holds of names: chains of merges followed to their end, the last word on each name; first what is `listed`
    of known names."""
    merged: dict[str, str] = dict(listed.merged)
    apart: set[str] = set()
    types: dict[str, str] = dict(listed.types)
    differ: set[frozenset[str]] = set()
    for c in in_force(log):
        after = c.after or {}
        if c.action == "merge":
            if chain_end(merged, after["name"]) == c.key:  # merged the other way round before
                merged.pop(after["name"], None)
            merged[c.key] = after["name"]
            apart.discard(c.key)
            # The last word holds: names that are one now are no longer two for ever.
            differ = {pair for pair in differ if len({chain_end(merged, name) for name in pair}) > 1}
        elif c.action == "split":
            merged.pop(c.key, None)
            apart.add(c.key)
        elif c.action == "differ":
            one, other = c.key, after["name"]
            if one != other:
                differ.add(frozenset((one, other)))
            while one != other and chain_end(merged, one) == chain_end(merged, other):
                merged.pop(one if one in merged else other)
        elif c.action == "type":
            types[c.key] = after["type"]
    ends = {name: chain_end(merged, name) for name in merged}
    return Naming(
        ends, frozenset(apart), types, frozenset(differ), (listed.kept | frozenset(ends.values())) - ends.keys()
    )


def chain_end(merged: dict[str, str], name: str) -> str:
    """Where a chain of merges ends."""
    seen = {name}
    while name in merged and merged[name] not in seen:
        name = merged[name]
        seen.add(name)
    return name
