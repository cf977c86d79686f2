"""Frames of reported speech: `{QUOTED} {CUE:after} {SOURCE}` as a row of slots around a cue."""

from __future__ import annotations

import re
from dataclasses import dataclass

# What may stand on either side of a cue.
LEFT_SLOTS = frozenset({"FRONTED", "QUOTED", "SOURCE", "CLAUSE", "LINK", "NOBODY"})
RIGHT_SLOTS = frozenset(
    {
        "QUOTED",
        "SOURCE",
        "COMPLEMENTIZER",
        "CONTENT",
        "REST",
        "REPORTED",
        "PREDICATE",
        "NAME",
        "MAIN",
        "REMARK",
        "PARTICLE",
    }
)
# The lists of cues that a frame may be anchored on.
CUE_CLASSES = (
    "after",
    "suffixed",
    "clause",
    "according",
    "according_suffixed",
    "passive",
    "believed",
    "viewpoint",
    "viewpoint_suffixed",
    "naming",
    "parted",
)
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


def compile_frame(name: str, form: str) -> Frame:
    """A Frame from its written form; raises ValueError for one that cannot be read."""
    if SLOT.sub("", form).strip():
        raise ValueError(f"cannot read {SLOT.sub('', form).strip()!r}")
    left: list[Slot] = []
    right: list[Slot] = []
    cue = ""
    for kind, argument, optional in SLOT.findall(form):
        if kind == "CUE":
            cue = cue_class(argument, cue)
        elif kind not in (RIGHT_SLOTS if cue else LEFT_SLOTS):
            known = "does not stand" if kind in LEFT_SLOTS | RIGHT_SLOTS else "is no slot"
            raise ValueError(f"{kind} {known} {'right' if cue else 'left'} of a cue")
        else:
            (right if cue else left).append(Slot(kind, bool(optional)))
    if not cue:
        raise ValueError("a frame needs a cue")
    return Frame(name, cue, tuple(reversed(left)), tuple(right))


def cue_class(argument: str, before: str) -> str:
    """The class a frame's cue is of; raises ValueError where it has none that is known, or had a cue `before`."""
    if before:
        raise ValueError("a frame has one cue")
    if argument not in CUE_CLASSES:
        raise ValueError(f"no list of cues is called {argument!r}")
    return argument
