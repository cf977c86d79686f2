"""What is known of words before an article is read: gazetteers, name lists, how common a word is."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cache, lru_cache

from lib.analysis import gazetteer
from lib.language import data
from lib.language.pack import load
from lib.letters import GLUED_WORD


@cache
def token_pattern(code: str) -> re.Pattern[str]:
    """The words and marks that the name model reads. Words whose space was lost are two (`PresidenRina`), in a language
    whose pages lose them; so are a word and the clitic that ends it (`Rina's`)."""
    pack = load(code)
    ends = "|".join(re.escape(w[1:]) for w in sorted(pack.words["grammar.clitics"]) if w[:1] == "'" and w[1:])
    joined = rf"\w+(?:['’`](?!(?:{ends})\b)\w+)*" if ends else r"\w+(?:['’`]\w+)*"
    glued = rf"{GLUED_WORD}|" if pack.maps["sentences.glued"] else ""
    return re.compile(rf"{glued}{joined}|[^\w\s]")


# Lists of the pack that tell where names stand, with the label a word of theirs gets.
LISTS = {
    "speakers.roles": "role",
    "speakers.honorifics": "honorific",
    "speakers.organisation_heads": "body",
    "speakers.office_words": "office",
    "speakers.document_heads": "document",
    "speakers.group_heads": "group",
    "entities.locatives": "locative",
    "grammar.prepositions": "preposition",
    "grammar.connectives": "connective",
    "cues.clause": "cue",
    "cues.after": "cue",
    "cues.suffixed": "cue",
    "cues.according": "cue",
    "dates.months": "month",
    "dates.weekdays": "weekday",
}


# An entry of a list: its words, the label they get, whether it counts only where its first word is capitalised.
Entry = tuple[tuple[str, ...], str, bool]


@cache
def entries(code: str) -> dict[str, tuple[Entry, ...]]:
    """Entries of all lists by their first word."""
    pack = load(code)
    lists: list[tuple[Iterable[str], str, bool]] = [
        *((pack.words[key], label, False) for key, label in LISTS.items()),
        (gazetteer.territories(code), "country", True),
        (pack.maps["entities.capitals"], "capital", True),
        (pack.maps["entities.aliases"], "alias", True),
        (pack.maps["entities.known_organisations"], "organisation", True),
        (data.entries(data.WORLD, "cities"), "city", True),
        (gazetteer.local_cities(code) | pack.words["speakers.regions"], "home", True),
    ]
    table: dict[str, set[Entry]] = {}
    for names, label, cased in lists:
        for name in names:
            low = name.casefold()
            words = tuple(low.split() if low.replace(" ", "").isalpha() else token_pattern(code).findall(low))
            if words:
                table.setdefault(words[0], set()).add((words, label, cased))
    return {first: tuple(found) for first, found in table.items()}


@lru_cache(maxsize=100_000)
def listed(word: str, code: str) -> tuple[tuple[str, ...], tuple[Entry, ...]]:
    """The labels of a word by itself, in order, and the entries of several words that it may begin."""
    found = [e for e in entries(code).get(word.casefold(), ()) if word[0].isupper() or not e[2]]
    alone = {label for words, label, _ in found if len(words) == 1}
    return tuple(sorted(alone)), tuple(e for e in found if len(e[0]) > 1)


def labels(words: list[str], code: str) -> list[tuple[str, ...]]:
    """The list labels of each word, in order; the first word of a longer entry is told from the rest (`country-0`,
    `country-1`)."""
    known = [listed(word, code) for word in words]
    found = [alone for alone, _ in known]
    for i, (_, longer) in enumerate(known):
        for entry, label, _ in longer:
            if tuple(w.casefold() for w in words[i : i + len(entry)]) == entry:
                for j in range(len(entry)):
                    found[i + j] = tuple(sorted({*found[i + j], f"{label}-{min(j, 1)}"}))
    return found


@cache
def personal_names() -> tuple[frozenset[str], frozenset[str]]:
    """Given names and family names of many countries, small."""
    return frozenset(data.entries(data.WORLD, "given")), frozenset(data.entries(data.WORLD, "family"))


@cache
def sexes() -> dict[str, str]:
    """`male` or `female` for the given names of many countries that are one's only, small."""
    return {name: sex for sex in ("male", "female") for name in data.entries(data.WORLD, sex)}


@lru_cache(maxsize=200_000)
def commonness(low: str, code: str) -> tuple[str, ...]:
    """How common a small word is in the language and in English (the Zipf scale, in whole steps), and whether it
    is a personal name."""
    if not low[0].isalpha():
        return ()
    own, english = data.zipf(low, code), data.zipf(low, "en")
    given, family = personal_names()
    found = [f"own{own:.0f}", f"english{english:.0f}"]
    found += ["home-word"] if own > english + 1 else ["foreign"] if english > own + 0.5 else []
    found += ["given"] * (low in given) + ["family"] * (low in family)
    return tuple(found)


@cache
def spoken(code: str) -> dict[str, tuple[int, int]]:
    """How often each word was written with a capital inside a sentence, and how often it stood alone as a speaker, over
    a large corpus (training/name_words.py); empty for a language without counts."""
    if not data.there(f"{code}.speaks"):
        return {}
    rows = (line.split("\t") for line in data.entries(f"{code}.speaks", "speaks"))
    return {word: (int(written), int(alone)) for word, written, alone in rows}


@lru_cache(maxsize=100_000)
def speaks(low: str, code: str) -> float:
    """How much a word is one by which people are called: the log10 of its share alone as a speaker, from LEAST_SPEAKS
    to 0; UNCOUNTED for a word not counted, which is what names that are seldom in the news have."""
    found = spoken(code).get(low)
    if found is None:
        return UNCOUNTED
    return max(LEAST_SPEAKS, math.log10((found[1] + 0.05) / (found[0] + 5)))


# Values of `speaks`: of a word not counted, the lowest, and from which on down a word of the news never stood so.
UNCOUNTED, LEAST_SPEAKS, NEVER_SPEAKS = -2.0, -3.5, -2.6
