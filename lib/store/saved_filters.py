"""Saved views: named sets of filters, kept in the store in one small file that writers take in turns."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from filelock import FileLock

from lib.messages import MessageError, message
from lib.store.corpus import durable_write
from lib.store.filters import Filters

FILE = "views.json"
LONGEST = 80


class ViewError(MessageError):
    """A view that cannot be saved or read; the message says why."""


def as_json(filters: Filters) -> dict[str, Any]:
    """Filters as plain values; what is not asked is left out."""
    raw = {
        "since": filters.since and filters.since.isoformat(),
        "until": filters.until and filters.until.isoformat(),
        "outlets": list(filters.outlets),
        "speakers": list(filters.speakers),
        "types": list(filters.types),
        "entities": list(filters.entities),
        "words": filters.words,
        "reviewed": filters.reviewed,
        "not_outlets": list(filters.not_outlets),
        "not_speakers": list(filters.not_speakers),
        "not_entities": list(filters.not_entities),
    }
    return {key: value for key, value in raw.items() if value}


def from_json(raw: dict[str, Any]) -> Filters:
    """Filters from plain values. Raises ViewError where they are none."""
    try:
        return Filters(
            since=date.fromisoformat(raw["since"]) if raw.get("since") else None,
            until=date.fromisoformat(raw["until"]) if raw.get("until") else None,
            outlets=names(raw, "outlets"),
            speakers=names(raw, "speakers"),
            types=names(raw, "types"),
            entities=names(raw, "entities"),
            words=str(raw.get("words") or ""),
            reviewed=bool(raw.get("reviewed")),
            not_outlets=names(raw, "not_outlets"),
            not_speakers=names(raw, "not_speakers"),
            not_entities=names(raw, "not_entities"),
        )
    except MessageError as error:
        raise ViewError(message("view-filters", why=error.message)) from None
    except (TypeError, ValueError, AttributeError) as error:
        raise ViewError(message("view-filters", why=str(error))) from None


def names(raw: dict[str, Any], key: str) -> tuple[str, ...]:
    """A list of strings of a saved view. Raises MessageError where it is none."""
    found = raw.get(key) or []
    if not isinstance(found, list) or not all(isinstance(x, str) for x in found):
        raise MessageError(message("view-list", key=key))
    return tuple(found)


def load(root: Path) -> dict[str, Filters]:
    """All saved views by name, in the order of their names. Raises ViewError where the file is broken."""
    try:
        raw = json.loads((root / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise ViewError(message("view-file", file=FILE, why=str(error))) from None
    if not isinstance(raw, dict):
        raise ViewError(message("view-none", file=FILE))
    return {name: from_json(raw[name]) for name in sorted(raw, key=str.casefold)}


def changed(root: Path, name: str, filters: Filters | None) -> None:
    """Saves a view, or with None takes it away. Raises ViewError for a name that is empty or too long, or a broken
    file."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST:
        raise ViewError(message("view-name", n=LONGEST))
    root.mkdir(parents=True, exist_ok=True)
    with FileLock(root / "views.lock", timeout=30):
        held = {n: as_json(f) for n, f in load(root).items()}
        held.pop(name, None)
        if filters is not None:
            held[name] = as_json(filters)
        durable_write(root / FILE, json.dumps(held, ensure_ascii=False, indent=1, sort_keys=True).encode())
