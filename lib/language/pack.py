"""Loads and checks a language pack: one TOML file that holds all that is known of a language."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lib.language.frames import Frame, compile_frame
from lib.letters import LOWER, UPPER

FOLDER = Path(__file__).parent
REQUIRED: dict[str, set[str]] = {
    "sentences": {"abbreviations", "boilerplate"},
    "cues": {
        "after", "suffixed", "clause", "needs_complementizer", "directive", "according",
        "according_suffixed", "viewpoint", "believed", "viewpoint_suffixed", "blockers", "passive", "always_clause", "noun_openers",
    },
    "grammar": {
        "predicates", "verb_prefixes", "plain_verb_prefixes", "verb_suffixes", "insertions", "not_verbs", "nominal_forms", "alternatives", "name_prefixes", "complementizers", "quoting_complementizers", "directive_complementizers", "auxiliaries",
        "chain_links", "connectives", "prepositions", "pronouns", "first_person", "plural_pronouns", "gendered_pronouns",
        "relative", "agent_prepositions", "subordinators", "articles", "head_final", "determiners", "quantifiers", "noun_markers", "adjunct_complementizers", "apposition_ends",
        "place_prepositions", "place_nouns", "adverbial_ends", "possessive_suffixes", "indefinites", "name_particles", "joiners", "enumerators", "office_words_small", "office_prepositions", "clause_breaks", "remark_openers",
    },
    "frames": set(),
    "speakers": {
        "roles", "honorifics", "body_roles", "group_heads", "unnamed_heads", "document_heads", "organisation_heads", "office_words",
        "stopwords", "local_offices", "nicknames", "name_openers", "unit_heads", "portfolio_offices", "place_offices", "given_prefixes", "regions",
        "office_synonyms", "nobody_heads", "short_bodies", "person_heads", "called_by",
    },
    "entities": {
        "aliases", "capitals", "known_organisations", "metonymy_left", "metonymy_verbs", "locatives", "administrative", "event_heads", "peoples",
    },
    "dates": {
        "month_first", "unit_first", "months", "month_variants", "weekdays", "weekday_numbers", "times_of_day", "on_day",
        "last", "next", "year_prefixes", "year_words", "since", "until", "numbers", "single_units", "units", "shifts",
        "ago", "ahead", "parts", "part_links", "decade_words", "decade_suffixes", "hijri_months", "not_before_number",
        "relative_days", "spans_of_time",
    },
}  # fmt: skip


# The lists of cues that a frame may be anchored on.
CUE_CLASSES = (
    "after", "suffixed", "clause", "according", "according_suffixed", "passive", "believed", "viewpoint", "viewpoint_suffixed",
)  # fmt: skip


class PackError(ValueError):
    """A pack that is not complete or contradicts itself; the message names file and key."""


@dataclass(frozen=True, eq=False)
class Pack:
    """One language's rules. `words` are lower-case sets, `maps` the tables, `lists` the ordered lists."""

    code: str
    name: str
    words: dict[str, frozenset[str]]
    lists: dict[str, tuple[str, ...]]
    maps: dict[str, dict[str, Any]]
    frames: tuple[Frame, ...]
    cue: re.Pattern[str]

    def cue_classes(self, surface: str) -> frozenset[str]:
        """The classes (`after`, `clause`, ...) that a cue's surface belongs to."""
        low = surface.casefold()
        names = CUE_CLASSES
        return frozenset(n for n in names if low in self.words["cues." + n])


def alternation(words: frozenset[str] | set[str]) -> str:
    """A regular expression for any of the words, longest first, spaces elastic; one that matches nothing for no words."""
    if not words:
        return "(?!)"
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered)


@cache
def union(pack: Pack, *keys: str) -> frozenset[str]:
    """The words of several lists together."""
    return frozenset().union(*(pack.words[key] for key in keys))


def check(raw: dict[str, Any], where: str) -> None:
    """Raises PackError where a key is missing, unknown, or a list repeats a word."""
    for top in raw.keys() - REQUIRED.keys() - {"code", "name"}:
        raise PackError(f"{where}: unknown table [{top}]")
    for table, keys in REQUIRED.items():
        if table not in raw:
            raise PackError(f"{where}: table [{table}] is missing")
        if table == "frames":
            continue
        for key in sorted(keys ^ raw[table].keys()):
            state = "missing" if key in keys else "unknown"
            raise PackError(f"{where}: [{table}] {key} is {state}")
    if len(raw["dates"]["months"]) != 12:
        raise PackError(f"{where}: [dates] months has {len(raw['dates']['months'])} names, not 12")
    for table in REQUIRED.keys() - {"frames"}:
        for key, value in raw[table].items():
            check_list(value, f"{where}: [{table}] {key}")


def check_list(value: object, where: str) -> None:
    """Raises PackError where a list of words has an empty word or one twice."""
    if isinstance(value, list):
        twice = [w for w, n in Counter(value).items() if n > 1]
        if twice or "" in value:
            raise PackError(f"{where}: {twice[0] if twice else 'an empty word'!r} stands there twice or is empty")


def build(raw: dict[str, Any], where: str) -> Pack:
    """A Pack from parsed TOML; raises PackError."""
    check(raw, where)
    words: dict[str, frozenset[str]] = {}
    lists: dict[str, tuple[str, ...]] = {}
    maps: dict[str, dict[str, Any]] = {}
    for table in REQUIRED.keys() - {"frames"}:
        for key, value in raw[table].items():
            if isinstance(value, list):
                lists[f"{table}.{key}"] = tuple(value)
                words[f"{table}.{key}"] = frozenset(w.casefold() for w in value)
            else:
                maps[f"{table}.{key}"] = value
    try:
        frames = tuple(compile_frame(name, text) for name, text in raw["frames"].items())
    except ValueError as error:
        raise PackError(f"{where}: [frames] {error}") from error
    cues: set[str] = set()
    for name in CUE_CLASSES:
        cues |= words["cues." + name]
    # Pages lose the space around a link: `Putinmengatakan`, `ujarPutin`. Only long cues are told from a word's tail.
    long = frozenset(w for w in words["cues.clause"] if len(w) > 7)
    pattern = re.compile(
        rf"(?:(?<![\w-])(?i:{alternation(cues)})|(?<=[{LOWER}])(?:{alternation(long)}))(?![{LOWER}0-9_-]|[{UPPER}]{{2}})"
    )
    return Pack(raw["code"], raw["name"], words, lists, maps, frames, pattern)


@cache
def load(code: str) -> Pack:
    """The pack of a language; raises PackError where there is none or it is not sound."""
    path = FOLDER / f"{code}.toml"
    if code not in available():
        raise PackError(f"there is no language pack {code!r}; there are {', '.join(available())}")
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{path.name}: {error}") from error
    return build(raw, path.name)


@cache
def available() -> tuple[str, ...]:
    """The codes of the languages that have a pack."""
    return tuple(sorted(p.stem for p in FOLDER.glob("*.toml")))
