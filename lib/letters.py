"""Capital and small letters of all alphabets that know them, as the insides of a character class of `re`; halves of
characters."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

# The Basic Multilingual Plane's letters with case end in front of the private area (Unicode 15, block FF00 has
# full-width forms).
LAST = 0xFFFF
# Half of a surrogate pair: Python's strings take it, UTF-8 (so Parquet, the screen and every file) does not.
HALF = re.compile(r"[\ud800-\udfff]")


def ranges(wanted: Callable[[str], bool]) -> str:
    """The characters up to LAST for which `wanted` holds, as ranges of a character class: `A-ZÀ-ÖØ-Þ…`."""
    edges = [n for n in range(1, LAST + 1) if wanted(chr(n)) != wanted(chr(n - 1))]
    return "".join(f"{chr(a)}-{chr(b - 1)}" for a, b in list(pairwise([*edges, LAST + 1]))[::2])


# The dashes that newspapers set, as the end of a character class: figure, en and em dash, horizontal bar, minus and
# hyphen-minus (Unicode 15, General Punctuation; U+2015 stands in front of whoever is quoted).
DASHES = "‒–—―−-"
UPPER = ranges(lambda c: c.isupper() or c.istitle())
LOWER = ranges(str.islower)
# A word glued to the next one, as a lost blank leaves it (`kataKepala`): at least four letters, then a capital and two
# small ones.
GLUED_WORD = rf"[{UPPER}{LOWER}][{LOWER}]{{3,}}(?=[{UPPER}][{LOWER}]{{2}})"


def writable(text: str) -> str:
    """A string that can be written as UTF-8: U+FFFD in the place of each half of a surrogate pair."""
    return HALF.sub("\ufffd", text)
