"""Capital and small letters of all alphabets that know them, as the insides of a character class of `re`."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

# The Basic Multilingual Plane's letters with case end in front of the private area (Unicode 15, block FF00 has full-width forms).
LAST = 0xFFFF


def ranges(wanted: Callable[[str], bool]) -> str:
    """The characters up to LAST for which `wanted` holds, as ranges of a character class: `A-ZÀ-ÖØ-Þ…`."""
    edges = [n for n in range(1, LAST + 1) if wanted(chr(n)) != wanted(chr(n - 1))]
    return "".join(f"{chr(a)}-{chr(b - 1)}" for a, b in list(pairwise([*edges, LAST + 1]))[::2])


UPPER = ranges(lambda c: c.isupper() or c.istitle())
LOWER = ranges(str.islower)
