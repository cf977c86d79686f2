"""What the name model knows a word by: its marks, and the places from which they tell something of another word.

A feature is a place and a mark: `-1w=kata` says that the word before is `kata`. Training reads them as strings
(training/features.py); name_scores sums their weights without making any.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lib.analysis.lexicon import commonness

# Where a word stands as seen from the one it tells of: on it, words away, at the head of its run of capitals, on
# either side of the run, on it where it opens a sentence, on it in a stretch of each register.
HERE, NEIGHBOURS, HEAD, BEFORE, AFTER, OPENS = "", (-2, -1, 1, 2), "head ", "before ", "after ", "opens "
# Whether a stretch reports speech, as news does, and whether its hyphens stand between blanks, as in tokenised text:
# the two training corpora disagree on whether a country that acts is a place.
REGISTERS = ("register00", "register01", "register10", "register11")
PLACES = (HERE, *map(str, NEIGHBOURS), HEAD, BEFORE, AFTER, OPENS, *REGISTERS)
# The mark of a word that is there at all, and of what stands beside the first and last word of a stretch.
ANY, EDGE = "any", "edge"


LETTER, AGAIN, DIGIT = re.compile(r"[^\W\d_]"), re.compile(r"(.)\1{2,}"), re.compile(r"\d")


class Letters(dict[int, str]):
    """What a character is in a shape, by its code; worked out once for each."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = ("X" if letter.isupper() else "x") if LETTER.match(letter) else letter
        return self[code]


LETTERS = Letters()


def shape(word: str) -> str:
    """`X` for each capital, `x` for each small letter, `d` for each digit; two of a kind for more than two."""
    return DIGIT.sub("d", AGAIN.sub(r"\1\1", word.translate(LETTERS)))


@lru_cache(maxsize=100_000)
def own(word: str, code: str) -> tuple[str, ...]:
    """The marks of a word that are told at most places: its letters first, shape, and how common it is."""
    low, case = word.casefold(), case_of(word)
    return f"w={low}", f"s={shape(word)}", *(f"{case}{x}" for x in commonness(low, code))


def case_of(word: str) -> str:
    """`C` for a word that begins with a capital."""
    return "C" if word[0].isupper() else "c"


def parts(word: str) -> tuple[str, ...]:
    """Beginnings and ends of one to four letters, eight marks: told where the word stands."""
    low = word.casefold()
    return tuple([f"{side}{k}={part}" for k in (1, 2, 3, 4) for side, part in (("p", low[:k]), ("e", low[-k:]))])


def loud(word: str) -> tuple[str, ...]:
    """A mark where all letters are capitals: told where the word stands."""
    return ("upper",) if word.isupper() else ()


def in_run(before: int, behind: int) -> tuple[str, str, str]:
    """Where a word stands in its run of capitalised words: how many of them before and behind it."""
    return f"run={min(before, 4)}", f"left={min(behind, 4)}", f"size={min(before + behind, 6)}"


def register(reports: bool, spaced: bool) -> str:
    """The register of a stretch."""
    return REGISTERS[2 * reports + spaced]


def opens(text: str, start: int) -> bool:
    """Whether what begins at an offset opens a sentence: nothing but blanks before it, or a mark that ends one."""
    before = start - 1
    while before >= 0 and text[before].isspace():
        before -= 1
    return before < 0 or text[before] in ".!?"
