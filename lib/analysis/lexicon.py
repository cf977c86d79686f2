"""What is known of words before an article is read: gazetteers, name lists, how common a word is."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from lib.analysis import gazetteer
from lib.language import data
from lib.language.pack import Pack, load
from lib.letters import LOWER, UPPER

# Words whose space was lost are two: `PresidenRina`.
TOKEN = re.compile(rf"[{UPPER}{LOWER}][{LOWER}]{{3,}}(?=[{UPPER}][{LOWER}]{{2}})|\w+(?:['’`]\w+)*|[^\w\s]")
# Lists of the pack that tell where names stand, with the label a word of theirs gets.
LISTS = {
    "speakers.roles": "role", "speakers.honorifics": "honorific", "speakers.organisation_heads": "body",
    "speakers.office_words": "office", "speakers.document_heads": "document", "speakers.group_heads": "group",
    "entities.locatives": "locative", "grammar.prepositions": "preposition", "grammar.connectives": "connective",
    "cues.clause": "cue", "cues.after": "cue", "cues.suffixed": "cue", "cues.according": "cue",
    "dates.months": "month", "dates.weekdays": "weekday",
}  # fmt: skip


@cache
def entries(code: str) -> dict[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
    """Entries of all lists by their first word: the words, the label, whether it counts only where capitalised."""
    pack = load(code)
    table: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}

    def put(names: object, label: str, cased: bool) -> None:
        for name in names:  # type: ignore[attr-defined]
            words = tuple(TOKEN.findall(name.casefold()))
            if words:
                table.setdefault(words[0], []).append((words, label, cased))

    for key, label in LISTS.items():
        put(pack.words[key], label, False)
    put(gazetteer.territories(code), "country", True)
    put(pack.maps["entities.capitals"], "capital", True)
    put(pack.maps["entities.aliases"], "alias", True)
    put(pack.maps["entities.known_organisations"], "organisation", True)
    put(data.entries(data.WORLD, "cities"), "city", True)
    put(gazetteer.local_cities(code) | pack.words["speakers.regions"], "home", True)
    return {first: tuple(sorted(set(found), key=lambda e: (-len(e[0]), e[1]))) for first, found in table.items()}


def labels(words: list[str], pack: Pack) -> list[list[str]]:
    """The list labels of each word; words of a longer entry are told apart by place (`country-1`, `country-2`)."""
    table = entries(pack.code)
    low = [w.casefold() for w in words]
    found: list[list[str]] = [[] for _ in words]
    for i, word in enumerate(low):
        for entry, label, cased in table.get(word, ()):
            size = len(entry)
            if cased and not words[i][0].isupper():
                continue
            if size == 1 or tuple(low[i : i + size]) == entry:
                for j in range(size):
                    found[i + j].append(label if size == 1 else f"{label}-{min(j, 1)}")
    return [sorted(set(each)) for each in found]


@cache
def personal_names() -> tuple[frozenset[str], frozenset[str]]:
    """Given names and family names of many countries, small."""
    return frozenset(data.entries(data.WORLD, "given")), frozenset(data.entries(data.WORLD, "family"))


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
