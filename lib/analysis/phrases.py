"""Reads a noun phrase that names a speaker: role, affiliation, name; or pronoun, or description."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from lib.analysis.gazetteer import place_words, places
from lib.language.pack import Pack
from lib.records import Span

WORD = re.compile(r"[\w’'`.@]+(?:[-–][\w’']+)*")
BRACKET = re.compile(r"\s*\([^()]{1,60}\)")
MAX_NAME_WORDS = 6


@dataclass(frozen=True, slots=True)
class Phrase:
    """A speaker's phrase. `core` is the `source` span: the name, pronoun or description."""

    core: Span
    kind: str  # name, organization, pronoun, description, group, document, suffix
    role: str | None = None
    affiliation: str | None = None
    definite: bool = False


def words_of(text: str, span: Span) -> list[re.Match[str]]:
    """The word matches in a span; a full stop that ends the last word is left out."""
    return [m for m in WORD.finditer(text, span.start, span.end) if any(c.isalnum() for c in m.group())]


def bare(word: str) -> str:
    """A word small, without the marks at its ends."""
    return word.strip("’'`.,").casefold()


def capital(word: str) -> bool:
    """Whether a word is written as a name is."""
    return word[:1].isupper() or (word[:1].isdigit() is False and word[1:2].isupper() and not word[:1].isalpha())


@lru_cache(maxsize=8)
def multiword(pack_words: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    """Entries as tuples of words, longest first."""
    return tuple(sorted((tuple(w.split()) for w in pack_words), key=len, reverse=True))


def starts_with(words: list[str], entries: frozenset[str]) -> int:
    """How many leading words form an entry (0 where none does)."""
    for size in (3, 2, 1):
        if len(words) >= size and " ".join(words[:size]) in entries:
            return size
    return 0


def office_like(word: str, pack: Pack) -> bool:
    """Whether a capitalised word belongs to a role or an organisation rather than to a person."""
    low = bare(word)
    return (
        low in pack.words["speakers.office_words"]
        or low in pack.words["speakers.roles"]
        or low in pack.words["speakers.organisation_heads"]
        or low in place_words(pack.code)
        or (word.isupper() and len(word) > 1 and "." not in word)
        or any(c.isdigit() for c in word)
    )


def name_tail(words: list[re.Match[str]], pack: Pack, known: frozenset[str]) -> int:
    """Index of the first word of the personal name that ends the phrase; len(words) where there is none."""
    start = len(words)
    for i in range(len(words) - 1, -1, -1):
        word = words[i].group()
        low = bare(word)
        particle = low in pack.words["grammar.name_particles"] and 0 < i and start < len(words)
        if not (capital(word) or particle) or office_like(word, pack) and low not in known:
            break
        start = i
    while start < len(words) and bare(words[start].group()) in pack.words["grammar.name_particles"] - {"abu", "al", "el", "la", "da"}:
        start += 1
    before = [bare(w.group()) for w in words[:start]]
    tail = [bare(w.group()) for w in words[start:]]
    if before and len(tail) > 1:
        start += shift_past_place(before, tail, pack, known)
    return start


def shift_past_place(before: list[str], tail: list[str], pack: Pack, known: frozenset[str]) -> int:
    """How many leading words of a name after an office are that office's own place or body."""
    for i, word in enumerate(tail[:-1]):
        if word in known and i:
            return i
    local_office = before[-1] in ("bupati", "gubernur", "kota", "kapolres", "kapolda", "kapolsek", "camat", "polres", "polda", "kabupaten")
    title = {name.casefold() for name in places(pack.code)}
    if local_office or " ".join(tail[:1]) in title:
        return 1 if len(tail) > 1 and tail[0] not in known else 0
    return 0


def strip_honorifics(words: list[str], pack: Pack) -> int:
    """How many leading words are honorifics or ranks."""
    taken = 0
    while taken < len(words):
        size = starts_with(words[taken:], pack.words["speakers.honorifics"])
        if not size or taken + size >= len(words):
            break
        taken += size
    return taken


def split_office(text: str, words: list[re.Match[str]], pack: Pack) -> tuple[str | None, str | None]:
    """Role and affiliation in the words before (or behind) a name."""
    low = [bare(w.group()) for w in words]
    while low and low[0] in pack.words["grammar.indefinites"] | pack.words["grammar.connectives"]:
        words, low = words[1:], low[1:]
    taken = 0
    while taken < len(low):
        size = starts_with(low[taken:], pack.words["speakers.roles"])
        if not size:
            break
        taken += size
    if not taken:
        return None, None
    heads = pack.words["speakers.organisation_heads"] | place_words(pack.code)
    cut = taken
    while cut < len(low) and low[cut] not in heads and not (words[cut].group().isupper() and len(low[cut]) > 1):
        cut += 1
    if cut == len(low):
        cut = taken if words[taken - 1 : taken] and taken < len(low) and low[taken - 1] in ("presiden", "bupati", "gubernur", "kota", "ceo", "warga", "pengacara") else len(low)
    role = text[words[0].start() : words[cut - 1].end()]
    affiliation = text[words[cut].start() : words[-1].end()] if cut < len(words) else None
    return role, affiliation


def read_phrase(text: str, span: Span, pack: Pack, known: frozenset[str] = frozenset()) -> Phrase | None:
    """What a noun phrase names; None where it names nobody who could speak."""
    words = words_of(text, span)
    if not words:
        return None
    low = [bare(w.group()) for w in words]
    if low[0] in pack.words["grammar.pronouns"]:
        return Phrase(Span(words[0].start(), words[0].end()), "pronoun")
    whole = Span(words[0].start(), words[-1].end() - (words[-1].group().endswith(".") and not words[-1].group()[:-1].isupper()))
    if low[-1] in pack.words["grammar.determiners"]:
        return Phrase(whole, head_kind(low, pack), definite=True)
    start = name_tail(words, pack, known)
    role_before = starts_with(low, pack.words["speakers.roles"])
    if start == len(words) or low[start] in pack.words["speakers.organisation_heads"]:
        return nameless(text, words, low, whole, pack)
    if start and not role_before and is_organisation(low, words, pack):
        return Phrase(whole, "organization")
    honorific = honorific_before(low[:start], pack)
    role, affiliation = split_office(text, words[: start - honorific], pack)
    core = Span(words[start - honorific].start(), whole.end)
    return Phrase(core, "name", role, affiliation)


def honorific_before(low: list[str], pack: Pack) -> int:
    """How many words at the end of `low` are ranks that are written with the name."""
    for size in (3, 2, 1):
        if len(low) >= size and " ".join(low[-size:]) in pack.words["speakers.honorifics"] - pack.words["speakers.roles"]:
            return size + honorific_before(low[:-size], pack)
    return 0


def is_organisation(low: list[str], words: list[re.Match[str]], pack: Pack) -> bool:
    """Whether a phrase is headed by an organisation word or opens with a small one (`kelompok Houthi`)."""
    return bool(starts_with(low, pack.words["speakers.organisation_heads"]))


def head_kind(low: list[str], pack: Pack) -> str:
    """What sort of thing a description's head is."""
    if low[0] in pack.words["grammar.indefinites"] and len(low) > 1:
        kind = head_kind(low[1:], pack)
        return "group" if low[0] in ("para", "sejumlah", "beberapa", "sebagian", "banyak") and kind == "description" else kind
    if starts_with(low, pack.words["speakers.organisation_heads"]):
        return "organization"
    if starts_with(low, pack.words["speakers.document_heads"]):
        return "document"
    return "description"


def nameless(text: str, words: list[re.Match[str]], low: list[str], whole: Span, pack: Pack) -> Phrase | None:
    """A phrase without a personal name: an organisation, a country, a group, a document or a description."""
    kind = head_kind(low, pack)
    role, affiliation = split_office(text, words, pack)
    if kind in ("organization", "document", "group"):
        return Phrase(whole, kind)
    if starts_with(low, pack.words["speakers.roles"]) or low[0] in pack.words["grammar.indefinites"]:
        return Phrase(whole, "description", role, affiliation)
    if any(capital(w.group()) for w in words) and low[0] not in pack.words["speakers.stopwords"]:
        return Phrase(whole, "organization" if capital(words[0].group()) else "description")
    if low[0] in pack.words["speakers.group_heads"]:
        return Phrase(whole, "group")
    return None


def with_office(phrase: Phrase, role: str | None, affiliation: str | None) -> Phrase:
    """The phrase with a role and affiliation found beside it."""
    return replace(phrase, role=phrase.role or role, affiliation=phrase.affiliation or affiliation)
