"""Frames of reported speech: `{QUOTED} {CUE:after} {SOURCE}` as a row of slots around a cue."""

from __future__ import annotations

import re
from dataclasses import dataclass

SLOTS = {
    "QUOTED", "SOURCE", "COMPLEMENTIZER", "CONTENT", "CLAUSE", "LINK", "MAIN", "FRONTED", "REST", "NAME", "REPORTED", "PREDICATE",
    "NOBODY",
}  # fmt: skip
SLOT = re.compile(r"\{([A-Z]+)(?::(\w+))?(\?)?\}")


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a frame; an optional one may stay empty."""

    kind: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame: what stands left of the cue (nearest first) and right of it (nearest first)."""

    name: str
    cue: str
    left: tuple[Slot, ...]
    right: tuple[Slot, ...]


def compile_frame(name: str, text: str) -> Frame:
    """A Frame from its written form; raises ValueError for an unknown slot or a missing cue."""
    if SLOT.sub("", text).strip():
        raise ValueError(f"{name}: cannot read {SLOT.sub('', text).strip()!r}")
    left: list[Slot] = []
    right: list[Slot] = []
    cue = ""
    for kind, argument, optional in SLOT.findall(text):
        if kind == "CUE":
            if cue or not argument:
                raise ValueError(f"{name}: a frame has one cue, with its class")
            cue = argument
        elif kind not in SLOTS:
            raise ValueError(f"{name}: unknown slot {kind}")
        else:
            (right if cue else left).append(Slot(kind, bool(optional)))
    if not cue:
        raise ValueError(f"{name}: a frame needs a cue")
    return Frame(name, cue, tuple(reversed(left)), tuple(right))
