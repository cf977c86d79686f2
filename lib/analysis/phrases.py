"""Reads a noun phrase that names a speaker: role, affiliation, name; or pronoun, or description."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from wordfreq import zipf_frequency

from lib.analysis.gazetteer import local_cities, long_places, place_words, single_places
from lib.analysis.lexicon import commonness
from lib.language.pack import Pack
from lib.records import Span

# A full stop belongs to a word only inside it (`Kompas.id`) or behind an initial (`B.`).
WORD = re.compile(r"[A-Za-z][a-z]{3,}(?=[A-Z][a-z]{2})|(?<!\w)[A-Z]\.(?=\s?[A-Z])|[\w’'`@]+(?:[-–.][\w’']+)*")


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


@dataclass(frozen=True, slots=True)
class Phrase:
    """A speaker's phrase. `core` is the `source` span: the name, pronoun or description."""

    core: Span
    kind: str  # name, organization, pronoun, description, group, document
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
    return any(len(s) > 2 and zipf_frequency(s, pack.code) >= 2 for s in stems)


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


def name_tail(text: str, words: list[re.Match[str]], pack: Pack, known: Evidence) -> int:
    """Index of the first word of the personal name that ends the phrase; len(words) where there is none."""
    start = len(words)
    particles = pack.words["grammar.name_particles"]
    placed = place_positions([bare(w.group()) for w in words], pack)
    for i in range(len(words) - 1, -1, -1):
        word = words[i].group()
        low = bare(word)
        particle = (low in particles and i > 0 and start < len(words)) or initials(words, i, start, pack)
        particle = particle or (
            capital(word) and i == len(words) - 1 and i > 0 and bare(words[i - 1].group()) in known.names
        )
        if not (capital(word) or particle) or not (particle or may_be_name(word, low, pack, known)):
            break
        if i in placed or text[words[i].end() : words[i].end() + 1] == ")":
            break
        start = i
    while start < len(words) and bare(words[start].group()) in particles and words[start].group().islower():
        start += 1
    if start == len(words) - 1 == 1 and bare(words[0].group()) in single_places(pack.code):
        return 0  # `Yordania Lestari`: a given name that is a country's too
    tail = [bare(w.group()) for w in words[start:]]
    if len(tail) > 1:
        bracket = text[: words[start].start()].rstrip().endswith(")")
        shift = shift_past_office([bare(w.group()) for w in words[:start]], tail, bracket, pack, known)
        start += best_start(words[start:], shift, bool(start) or bracket, pack, known) if known.starts else shift
    return start


def initials(words: list[re.Match[str]], i: int, start: int, pack: Pack) -> bool:
    """Two capitals inside a name or behind it: `Rina AP Wulandari`, `Rina MD`."""
    word, before = words[i].group(), words[i - 1].group() if i else ""
    if len(word) != 2 or not word.isupper() or not before or not capital(before) or before.isupper():
        return False
    inside = start < len(words) and start == i + 1
    return (inside or i == len(words) - 1) and may_be_name(before, bare(before), pack, NO_EVIDENCE)


def place_positions(low: list[str], pack: Pack) -> set[int]:
    """Positions of words that belong to a place name of several words (`Arab Saudi`)."""
    names = long_places(pack.code)
    found: set[int] = set()
    for size in (2, 3, 4):
        for i in range(len(low) - size + 1):
            if tuple(low[i : i + size]) in names:
                found |= set(range(i, i + size))
    return found


def may_be_name(word: str, low: str, pack: Pack, known: Evidence) -> bool:
    """Whether a capitalised word can be part of a personal name."""
    if low in pack.words["speakers.stopwords"] and low not in known.names:
        return low in pack.words["grammar.name_particles"]
    return low in known.names or not office_like(word, pack)


def shift_past_office(before: list[str], tail: list[str], bracket: bool, pack: Pack, known: Evidence) -> int:
    """How many leading words of a name behind an office are that office's own place or body."""
    if not before and not bracket:
        return 0
    given = pack.words["speakers.given_prefixes"]
    for i, word in enumerate(tail[:-1]):
        if i and word in known.names and not (i == 1 and known.counts.get(tail[0], 0) < 2 and not bracket):
            while i and (tail[i - 1] in given or len(tail[i - 1]) == 1):
                i -= 1
            return i
    openers = pack.words["speakers.name_openers"]
    opener = next((i for i, w in enumerate(tail[:-1]) if i and w in openers and tail[i - 1] not in given), 0)
    if opener:
        return opener
    places = known.places | pack.words["speakers.regions"] | local_cities(pack.code)
    taken = 0
    while len(tail) - taken > 1 and tail[taken] in places and tail[taken] not in known.names | given:
        taken += 1
    if len(tail) - taken == 1 and tail[-1] not in known.names and taken > 1:
        taken -= 1
    local = bool(before) and before[-1] in pack.words["speakers.local_offices"]
    if not taken and local and tail[0] not in known.names:
        return 1
    return taken


def best_start(words: list[re.Match[str]], shift: int, behind: bool, pack: Pack, known: Evidence) -> int:
    """Which of capitalised words begins a personal name, the ones before it being an office's or a body's.

    Each word counts for a name or against it, the model's word for a beginning counts most; `shift` is what the
    rules say and `behind` whether an office stands before. Weights: chosen on the development articles.
    """
    worth = [name_worth(w.group(), pack, known) for w in words]
    scores = []
    for k, word in enumerate(words):
        likely = min(max(known.starts.get(word.start(), 0.0), 0.05), 0.95)
        score = sum(worth[k:]) - sum(worth[:k]) + 0.6 * math.log(likely / (1 - likely))
        score += (0.5 if behind else 4.0) * (k == shift) - 1.5 * (k == len(words) - 1) - max(0, len(words) - k - 4)
        score += 2.0 * (bare(word.group()) in known.names)
        scores.append(score)
    return max(range(len(words)), key=lambda k: (scores[k], -k))


def name_worth(word: str, pack: Pack, known: Evidence) -> float:
    """How much a capitalised word looks like a part of a personal name, and not of an office or a body."""
    low = bare(word)
    if low in known.names or len(low) == 1:
        return 2.0
    if low in pack.words["speakers.given_prefixes"]:
        return 1.5
    if low in place_words(pack.code) | pack.words["speakers.regions"]:
        return -1.5
    marks = commonness(low, pack.code) if low else ()
    if "given" in marks or "family" in marks:
        return 1.0
    if low in known.small or low in known.places:
        return -2.0
    zipf = (
        max(int(m.removeprefix("own").removeprefix("english")) for m in marks if m[:3] in ("own", "eng"))
        if marks
        else 0
    )
    return 0.5 if zipf < 3 else -0.2 if zipf < 4 else -0.6


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
    """Role and affiliation in the words before (or behind) a name, in either order."""
    low = [bare(w.group()) for w in words]
    openers = pack.words["grammar.indefinites"] | pack.words["grammar.connectives"] | pack.words["grammar.articles"]
    while low and low[0] in openers:
        words, low = words[1:], low[1:]
    taken = 0
    while taken < len(low):
        size = starts_with(low[taken:], pack.words["speakers.roles"])
        if not size:
            break
        taken += size
    if not taken:
        first = role_behind(low, pack)
        if first is None:
            return None, None
        return text[words[first].start() : words[-1].end()], text[words[0].start() : words[first - 1].end()]
    cut = role_end(words, low, taken, pack)
    last = taken if pack.maps["grammar.head_final"] and cut < len(low) else cut
    role = text[words[0].start() : words[last - 1].end()]
    affiliation = text[words[cut].start() : words[-1].end()] if cut < len(words) else None
    if affiliation and affiliation.count("(") > affiliation.count(")"):
        affiliation += ")"
    return role, affiliation


def role_behind(low: list[str], pack: Pack) -> int | None:
    """Where the role begins that ends an office with its body in front: `Water Board spokesman`."""
    if not pack.maps["grammar.head_final"]:
        return None
    first = None
    for i in range(len(low) - 1, 0, -1):
        if " ".join(low[i:]) in pack.words["speakers.roles"]:
            first = i
    return first


def role_end(words: list[re.Match[str]], low: list[str], taken: int, pack: Pack) -> int:
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
    """Whether a word of an office is a common one and no proper name: `Direktur Niaga dan Pelanggan PT Air`."""
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


def no_person(words: list[re.Match[str]], pack: Pack, known: Evidence) -> bool:
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
    for tail in pack.words["grammar.prepositions"] | pack.words["grammar.auxiliaries"] | pack.words["cues.clause"]:
        if low.endswith(tail) and len(low) > len(tail) + 3 and known.counts.get(low[: -len(tail)], 0):
            return len(tail)
    return 0


def honorific_before(low: list[str], pack: Pack) -> int:
    """How many words at the end of `low` are ranks that are written with the name."""
    for size in (3, 2, 1):
        if (
            len(low) >= size
            and " ".join(low[-size:]) in pack.words["speakers.honorifics"] - pack.words["speakers.roles"]
        ):
            return size + honorific_before(low[:-size], pack)
    return 0


def is_organisation(low: list[str], words: list[re.Match[str]], pack: Pack) -> bool:
    """Whether a phrase is headed by an organisation word or opens with a small one (`kelompok Merpati`)."""
    if pack.maps["grammar.head_final"] and low[-1] in pack.words["speakers.organisation_heads"]:
        return True
    return bool(starts_with(low, pack.words["speakers.organisation_heads"] | pack.words["speakers.unit_heads"]))


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
