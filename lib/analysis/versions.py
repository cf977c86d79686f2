"""How one quote differs from place to place: what each outlet left out, and what it put in."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal

# `same`: a stretch that the fullest version has too; `left out`: of the fullest, not here; `put in`: here, not in the
# fullest.
Kind = Literal["same", "left out", "put in"]
WORD = re.compile(r"\w+|\W+")


def compared(fullest: str, here: str) -> list[tuple[Kind, str]]:
    """The stretches of two versions of a content, in order: those of kind `same` and `put in` make up `here`."""
    theirs, mine = WORD.findall(fullest), WORD.findall(here)
    matcher = SequenceMatcher(None, [w.casefold() for w in theirs], [w.casefold() for w in mine], autojunk=False)
    found: list[tuple[Kind, str]] = []
    for what, i, j, a, b in matcher.get_opcodes():
        if what == "equal":
            found.append(("same", "".join(mine[a:b])))
            continue
        if i < j:
            found.append(("left out", "".join(theirs[i:j])))
        if a < b:
            found.append(("put in", "".join(mine[a:b])))
    return found


def words(text: str) -> int:
    """How many words."""
    return len(re.findall(r"\w+", text))
