"""Words of a text and what they look like; what an article itself tells of its names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from lib.analysis.gazetteer import single_places
from lib.language.data import zipf
from lib.language.pack import Pack
from lib.letters import LOWER, UPPER
from lib.records import Span

# A full stop belongs to a word only inside it (`Kompas.id`) or behind an initial (`B.`).
WORD = re.compile(
    rf"[{UPPER}{LOWER}][{LOWER}]{{3,}}(?=[{UPPER}][{LOWER}]{{2}})|(?<!\w)[{UPPER}]\.(?=\s?[{UPPER}])|[\w’'`@]+(?:[-–.][\w’']+)*"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the article itself tells of names: words that stand alone as speakers, words that stand where a place
    does (`di Kashmir`), how often each capitalised word occurs, which words
    stand in small letters, and how likely the name model finds that a person's name begins at an offset."""

    names: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    counts: Mapping[str, int] = field(default_factory=dict)
    small: frozenset[str] = frozenset()
    starts: Mapping[int, float] = field(default_factory=dict)


NO_EVIDENCE = Evidence()


@lru_cache(maxsize=4096)
def words_of(text: str, span: Span) -> tuple[re.Match[str], ...]:
    """The word matches in a span; a full stop that ends the last word is left out.

    Remembered, as every frame that is tried around a cue reads the same words.
    """
    return tuple(
        m for m in WORD.finditer(text, span.start, span.end) if m[0][0].isalnum() or any(map(str.isalnum, m[0]))
    )


@lru_cache(maxsize=100_000)
def bare(word: str) -> str:
    """A word small, without the marks at its ends."""
    return word.strip("’'`.,").casefold()


def capital(word: str) -> bool:
    """Whether a word is written as a name is."""
    return word.lstrip("’'@")[:1].isupper()


def starts_with(words: list[str], entries: frozenset[str]) -> int:
    """How many leading words form an entry (0 where none does)."""
    for size in (3, 2, 1):
        if len(words) >= size and " ".join(words[:size]) in entries:
            return size
    return 0


@cache
def verb_like(low: str, pack: Pack) -> bool:
    """Whether a small word is a verb: a predicate word, or one with a verb's prefix; a prefix that changes nothing in
    the stem shows one only before a word of the language (`di` in `dikatakan`, not in `diplomatik`)."""
    if low in pack.words["grammar.predicates"]:
        return True
    if len(low) < 6 or low in pack.words["grammar.not_verbs"]:
        return False
    plain = tuple(pack.words["grammar.plain_verb_prefixes"])
    if low.startswith(plain):
        return any(low.startswith(p) and is_word(low[len(p) :], pack) for p in plain)
    return low.startswith(tuple(pack.words["grammar.verb_prefixes"]))


def is_word(low: str, pack: Pack) -> bool:
    """Whether a small word, or what it is without a suffix, is known in the language."""
    stems = [low, *(low.removesuffix(s) for s in pack.words["grammar.verb_suffixes"])]
    return any(len(s) > 2 and zipf(s, pack.code) >= 2 for s in stems)


def office_like(word: str, pack: Pack) -> bool:
    """Whether a capitalised word belongs to a role or an organisation rather than to a person."""
    low = bare(word)
    return (
        low in pack.words["speakers.office_words"]
        or low in pack.words["speakers.roles"]
        or low in pack.words["speakers.organisation_heads"]
        or low in single_places(pack.code)
        or (word.isupper() and len(word) > 1 and "." not in word)
        or any(c.isdigit() for c in word)
    )
