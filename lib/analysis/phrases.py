"""Reads a noun phrase that names a speaker: role, affiliation, name; or pronoun, or description."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from lib.analysis.gazetteer import local_cities, place_words
from lib.analysis.lexicon import commonness
from lib.analysis.name_start import name_tail, name_worth
from lib.analysis.words import NO_EVIDENCE, Evidence, bare, capital, starts_with, words_of
from lib.language.pack import Pack, union
from lib.records import Span


@dataclass(frozen=True, slots=True)
class Phrase:
    """A speaker's phrase. `core` is the `source` span: the name, pronoun or description."""

    core: Span
    kind: str  # name, organization, pronoun, description, group, document
    role: str | None = None
    affiliation: str | None = None
    definite: bool = False


def strip_honorifics(words: list[str], pack: Pack) -> int:
    """How many leading words are honorifics or ranks."""
    taken = 0
    while taken < len(words):
        size = starts_with(words[taken:], pack.words["speakers.honorifics"])
        if not size or taken + size >= len(words):
            break
        taken += size
    return taken


def split_office(text: str, words: Sequence[re.Match[str]], pack: Pack) -> tuple[str | None, str | None]:
    """Role and affiliation in the words before (or behind) a name, in either order."""
    low = [bare(w.group()) for w in words]
    openers = union(pack, "grammar.indefinites", "grammar.connectives", "grammar.articles")
    while low and low[0] in openers:
        words, low = words[1:], low[1:]
    taken = 0
    while taken < len(low):
        size = starts_with(low[taken:], pack.words["speakers.roles"])
        if not size:
            break
        taken += size
    if not taken:
        return office_behind_body(text, words, low, pack)
    cut = role_end(words, low, taken, pack)
    last = taken if pack.maps["grammar.head_final"] and cut < len(low) else cut
    role = text[words[0].start() : words[last - 1].end()]
    affiliation = text[words[cut].start() : words[-1].end()] if cut < len(words) else None
    if affiliation and affiliation.count("(") > affiliation.count(")"):
        affiliation += ")"
    return role, affiliation


def office_behind_body(
    text: str, words: Sequence[re.Match[str]], low: list[str], pack: Pack
) -> tuple[str | None, str | None]:
    """Role and affiliation where the body or the field stands in front: `Water Board spokesman`, `shipping analyst at Reval
    University`; a field that is no body belongs to the role."""
    first, end, body = role_behind(low, pack), len(low), None
    if first is None:
        inner = pack.words["grammar.office_prepositions"]
        end = next((i for i in range(1, len(low) - 1) if low[i] in inner), len(low))
        first = role_behind(low[:end], pack)
        if first is None:
            return None, None
        behind = end + 1 + (low[end + 1] in pack.words["grammar.articles"]) if end < len(low) else end
        body = text[words[behind].start() : words[-1].end()] if behind < len(words) else None
    portfolio = " ".join(low[first:end]) in pack.words["speakers.portfolio_offices"]
    start = first
    while (
        start
        and (portfolio or not is_body(words[start - 1], low[start - 1], pack))
        and not of_a_place(words[start - 1], pack)
    ):
        start -= 1
    front = text[words[0].start() : words[start - 1].end()] if start else None
    return text[words[start].start() : words[end - 1].end()], body or front


def is_body(word: re.Match[str], low: str, pack: Pack) -> bool:
    """Whether the last word in front of a role names a body (`Water Board`, `party`) and not a field (`shipping`)."""
    return capital(word.group()) or low in pack.words["speakers.organisation_heads"]


def of_a_place(word: re.Match[str], pack: Pack) -> bool:
    """Whether a word in front of an office says whose it is: `Russian`, `Norway's`."""
    name = re.sub(r"['’]s?$", "", word.group())
    return name in pack.lists["entities.peoples"] or (capital(name) and bare(name) in place_words(pack.code))


def role_behind(low: list[str], pack: Pack) -> int | None:
    """Where the role begins that ends an office with its body in front: `Water Board spokesman`."""
    if not pack.maps["grammar.head_final"]:
        return None
    first = None
    for i in range(len(low) - 1, 0, -1):
        if " ".join(low[i:]) in pack.words["speakers.roles"]:
            first = i
    return first


def role_end(words: Sequence[re.Match[str]], low: list[str], taken: int, pack: Pack) -> int:
    """Where the role ends and the affiliation begins, `taken` words being role words."""
    if low[taken - 1] in pack.words["speakers.place_offices"]:
        return len(low)
    if pack.maps["grammar.head_final"]:
        small = pack.words["grammar.office_words_small"]
        return next((i for i in range(taken, len(low)) if low[i] not in small), len(low))
    heads = pack.words["speakers.organisation_heads"]
    plain = pack.words["speakers.office_words"] - heads - place_words(pack.code)
    cut = taken
    while cut < len(low) and (low[cut] in plain or (not capital(words[cut].group()) and low[cut] not in heads)):
        cut += 1
    if " ".join(low[:taken]) in pack.words["speakers.portfolio_offices"]:
        outside = place_words(pack.code) | heads - pack.words["speakers.unit_heads"]
        while cut < len(low) and low[cut] not in outside and not words[cut].group().isupper():
            cut += 1
        return cut
    if cut == len(low) or not (low[cut] in heads or topic(words[cut].group(), pack)):
        return cut
    for i in range(cut + 1, len(low)):
        if words[i].string[: words[i].start()].endswith("("):
            continue
        outer = low[i] in heads - pack.words["speakers.unit_heads"] or (words[i].group().isupper() and len(low[i]) > 2)
        if outer and low[i - 1] not in pack.words["grammar.enumerators"]:
            return i
        if not (low[i] in heads or topic(words[i].group(), pack)):
            break
    return cut


def topic(word: str, pack: Pack) -> bool:
    """Whether a word of an office is a common one and no proper name: `Direktur Pasokan dan Gudang PT Air`."""
    low = bare(word)
    if not capital(word):
        return low in pack.words["grammar.joiners"]
    common = any(m in ("own4", "own5", "own6", "own7", "own3") for m in commonness(low, pack.code))
    return common and not word.isupper() and low not in place_words(pack.code) | local_cities(pack.code)


def read_phrase(text: str, span: Span, pack: Pack, known: Evidence = NO_EVIDENCE) -> Phrase | None:
    """What a noun phrase names; None where it names nobody who could speak."""
    words = words_of(text, span)
    if not words:
        return None
    low = [bare(w.group()) for w in words]
    if low[0][:1].isdigit():
        return None
    if low[0] in pack.words["grammar.pronouns"]:
        return Phrase(Span(words[0].start(), words[0].end()), "pronoun")
    whole = Span(words[0].start(), words[-1].end())
    if low[-1] in pack.words["grammar.determiners"]:
        return Phrase(whole, head_kind(low, pack), definite=True)
    if low[0] in pack.words["grammar.articles"] and len(words) > 1:
        phrase = read_phrase(text, Span(words[1].start(), whole.end), pack, known)
        if phrase and phrase.kind in ("description", "organization") and phrase.core.of(text).islower():
            return replace(phrase, core=whole, definite=True)
        return phrase
    start = name_tail(text, words, pack, known)
    role_before = starts_with(low, pack.words["speakers.roles"]) or role_behind(low[:start], pack) is not None
    if start == len(words) or low[start] in pack.words["speakers.organisation_heads"]:
        return nameless(text, words, low, whole, pack)
    if start and not role_before and is_organisation(low, words, pack):
        return Phrase(whole, "organization")
    if len(words) == 1 and known.counts and accidental(text, words[0], known):
        return None
    whole = Span(whole.start, whole.end - glued_tail(words[-1].group(), known, pack))
    honorific = honorific_before(low[:start], pack)
    role, affiliation = split_office(text, words[: start - honorific], pack)
    core = Span(words[start - honorific].start(), whole.end)
    if not role and not honorific and no_person(words[start:], pack, known):
        return nameless(text, words, low, whole, pack)
    return Phrase(core, "name", role, affiliation)


def no_person(words: Sequence[re.Match[str]], pack: Pack, known: Evidence) -> bool:
    """Whether capitalised words look like no person's name, to the model and by themselves (`Data Balai Air`)."""
    if known.starts.get(words[0].start(), 1.0) > 0.1:
        return False
    return sum(name_worth(w.group(), pack, known) for w in words) <= 0


def accidental(text: str, word: re.Match[str], known: Evidence) -> bool:
    """Whether one word is capitalised only because it opens a sentence: it stands nowhere else, and never as a speaker."""
    low = bare(word.group())
    before = text[max(0, word.start() - 3) : word.start()].rstrip(" \"“”'")
    opens = not before or before[-1] in ".!?\n"
    return opens and low not in known.names and known.counts.get(low, 0) < 2


def glued_tail(word: str, known: Evidence, pack: Pack) -> int:
    """Length of a small word that lost its space behind a name (`Wulandariketika`): the name stands elsewhere too."""
    low = word.casefold()
    tails = glueing(pack)
    if not low.endswith(tails):
        return 0
    fits = (len(t) for t in tails if low.endswith(t) and len(low) > len(t) + 3 and known.counts.get(low[: -len(t)], 0))
    return next(fits, 0)


@cache
def glueing(pack: Pack) -> tuple[str, ...]:
    """Small words that are found glued to a name, longest first."""
    return tuple(
        sorted(union(pack, "grammar.prepositions", "grammar.auxiliaries", "cues.clause"), key=lambda w: (-len(w), w))
    )


def honorific_before(low: list[str], pack: Pack) -> int:
    """How many words at the end of `low` are ranks that are written with the name."""
    for size in (3, 2, 1):
        if (
            len(low) >= size
            and " ".join(low[-size:]) in pack.words["speakers.honorifics"] - pack.words["speakers.roles"]
        ):
            return size + honorific_before(low[:-size], pack)
    return 0


def is_organisation(low: list[str], words: Sequence[re.Match[str]], pack: Pack) -> bool:
    """Whether a phrase is headed by an organisation word or opens with a small one (`kelompok Merpati`)."""
    if pack.maps["grammar.head_final"] and low[-1] in pack.words["speakers.organisation_heads"]:
        return True
    return bool(starts_with(low, union(pack, "speakers.organisation_heads", "speakers.unit_heads")))


def head_kind(low: list[str], pack: Pack) -> str:
    """What sort of thing a description's head is."""
    if low[0] in pack.words["grammar.indefinites"] and len(low) > 1:
        kind = head_kind(low[1:], pack)
        return "group" if low[0] in pack.words["grammar.quantifiers"] and kind == "description" else kind
    if starts_with(low, pack.words["speakers.organisation_heads"]):
        return "organization"
    if starts_with(low, pack.words["speakers.document_heads"]):
        return "document"
    return "description"


def nameless(text: str, words: Sequence[re.Match[str]], low: list[str], whole: Span, pack: Pack) -> Phrase | None:
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
