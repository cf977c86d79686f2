"""Finds the office of somebody whose name is known: in front of the name, or in apposition behind it.

Offices hold commas, brackets and small words (`Menteri Koordinator Bidang Air, Tanah, dan Udara (Menko ATU) Rina`), so
they are read from the name outwards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lib.analysis.evidence import Context
from lib.analysis.gazetteer import local_cities, place_words
from lib.analysis.office_words import split_office
from lib.analysis.tokens import Token, norms, role_size, verb_like
from lib.language.pack import Pack, alternation, union
from lib.letters import UPPER
from lib.records import Span

MAX_WORDS = 18
# The longest office of the development articles has 190 characters.
FARTHEST = 220
# What may stand between two words of an office: a blank, a bracket, a stroke; a comma only in an enumeration. A blank
# line stands between a heading and its text, and no office goes over it.
INNER = re.compile(r"(?!\s*\n\s*\n)(?:\s*/\s*|\s+|\s*\(|\)\s*|\s*&\s*|\s[–-]\s)")
COMMA = re.compile(r"\)?,\s+")
BEHIND = re.compile(r"\s*+(?:\([^()]{1,12}\)\s*+)?,\s+")


def office_of_name(ctx: Context, name: Span) -> tuple[str | None, str | None]:
    """Role and affiliation that stand at a name; (None, None) where none does."""
    return office_in_front(ctx, name) or office_behind(ctx, name) or (None, None)


@cache
def ends(pack: Pack) -> frozenset[str]:
    """Small words that no office holds."""
    return (
        union(
            pack,
            "grammar.relative",
            "cues.after",
            "cues.clause",
            "cues.according",
            "grammar.subordinators",
            "grammar.auxiliaries",
            "grammar.pronouns",
            "grammar.determiners",
            "grammar.complementizers",
        )
    ) - pack.words["grammar.office_words_small"]


def fits(word: Token, pack: Pack) -> bool:
    """Whether a word can stand inside an office."""
    if word.capital or word.text[0].isdigit():
        return True
    return word.norm not in ends(pack) and not verb_like(word.norm, pack)


def office_in_front(ctx: Context, name: Span) -> tuple[str | None, str | None] | None:
    """The office whose last word stands before the name; it begins at the leftmost role word that can be reached."""
    text, pack = ctx.text, ctx.pack
    words = ctx.tokens.within(Span(max(0, name.start - FARTHEST), name.start))
    if not words:
        return None
    between = text[words[-1].end : name.start]
    parted = bool(COMMA.fullmatch(between)) and bool(re.compile(r"\s*(?:\([^()]{1,12}\))?,").match(text, name.end))
    if between.strip(" )") and not parted:
        return None
    first: int | None = None
    last = len(words)
    at = words[-1].end if parted else name.start
    for i in range(len(words) - 1, max(-1, len(words) - 1 - MAX_WORDS), -1):
        gap = text[words[i].end : at]
        if parted and i + 1 < len(words) and COMMA.fullmatch(gap) and is_place(words[i + 1 : last], pack):
            last = i + 1
        elif gap and not INNER.fullmatch(gap) and not listed(text, gap, at, name.start, pack):
            break
        if not fits(words[i], pack):
            break
        at = words[i].start
        if role_size(norms(words[i : i + 3]), pack):
            first = i
    return read(text, words[first:last], pack) if first is not None else None


def is_place(words: Sequence[Token], pack: Pack) -> bool:
    """Whether words between two commas say where the body in front of them is: `Balai Air, Surabaya, Rina`."""
    known = place_words(pack.code) | local_cities(pack.code) | pack.words["speakers.regions"]
    return 0 < len(words) < 4 and all(w.norm in known for w in words)


def listed(text: str, gap: str, at: int, limit: int, pack: Pack) -> bool:
    """Whether a gap is the comma of an enumeration that goes on at `at`."""
    return bool(COMMA.fullmatch(gap)) and enumerated(text, at, limit, pack)


def office_behind(ctx: Context, name: Span) -> tuple[str | None, str | None] | None:
    """The office behind the name's comma: `Rina (49), peneliti senior Balai Air,`."""
    text, pack = ctx.text, ctx.pack
    opening = BEHIND.match(text, name.end)
    if not opening:
        return None
    words: list[Token] = []
    at = opening.end()
    for word in ctx.tokens.within(Span(at, min(len(text), at + FARTHEST))):
        gap = text[at : word.start]
        joined = (
            not gap or INNER.fullmatch(gap) or (words and listed(text, gap, word.start, sentence_end(text, at), pack))
        )
        if len(words) == MAX_WORDS or not joined:
            break
        if not fits(word, pack) or (word.norm in pack.words["entities.locatives"] and word.small):
            break
        words.append(word)
        at = word.end
    if not words or not role_size(norms(words[:3]), pack):
        return None
    return read(text, words, pack)


def enumerated(text: str, at: int, limit: int, pack: Pack) -> bool:
    """Whether a capital at `at` goes on with an enumeration that ends in a joiner: `Hukum, dan Keamanan`."""
    joiners = alternation(pack.words["grammar.enumerators"])
    listed = re.compile(
        rf"(?:[{UPPER}]\w*\s+){{0,3}}[{UPPER}]\w*(?:,\s+(?:[{UPPER}]\w*\s*){{1,3}})*,?\s+(?:{joiners})\s+[{UPPER}]"
    )
    return bool(listed.match(text, at, limit) or re.compile(rf"(?:{joiners})\s+[{UPPER}]").match(text, at, limit))


def sentence_end(text: str, at: int) -> int:
    """A bound for what still belongs to the clause."""
    stop = re.compile(r"[.;\"“”\n]").search(text, at)
    return stop.start() if stop else len(text)


def read(text: str, words: Sequence[Token], pack: Pack) -> tuple[str | None, str | None] | None:
    """Role and affiliation of an office's words."""
    role, affiliation = split_office(text, words, pack)
    return (role, affiliation) if role else None
