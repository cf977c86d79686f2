"""Whether two names are spellings of one."""

from __future__ import annotations

from rapidfuzz import fuzz

# Two spellings of one name: rapidfuzz ratio, chosen so that `Khatibzadeh` and `Khatibzade` are one and `Rahman` and
# `Rahmat` are two.
SAME_SPELLING = 92.0


def same_spelling(one: str, other: str) -> bool:
    """Whether two names are spellings of one: as many words, each alike, and of some length, and the same digits."""
    a, b = one.split(), other.split()
    if [c for c in one if c.isdigit()] != [c for c in other if c.isdigit()]:
        return False
    if len(a) != len(b) or min(len(one), len(other)) < 8:
        return False
    return all(x[0] == y[0] for x, y in zip(a, b, strict=True)) and fuzz.ratio(one, other) >= SAME_SPELLING
