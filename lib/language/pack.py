"""Loads and checks a language pack: one TOML file that holds all that is known of a language."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from lib.language import verbs
from lib.language.check import faults, told
from lib.language.frames import CUE_CLASSES, Frame, compile_frame
from lib.language.schema import LanguageFile
from lib.letters import LOWER, UPPER

FOLDER = Path(__file__).parent
# Says for every key what it is for; no language.
TEMPLATE = "template"


class PackError(ValueError):
    """A pack that is not sound; the message has a line for each fault: file, line, key and what is allowed."""


@dataclass(frozen=True, eq=False)
class Pack:
    """One language's rules, by the keys of `schema.py` (`cues.after`): `words` are lower-case sets, `lists` the same in
    their order and with their capitals, `maps` the tables and switches. `frames` stand in the order they are tried.
    `lemmas` says of each form of the verbs of `cues.verbs` which one it is of: their forms stand in `words`, not in
    `lists`."""

    code: str
    name: str
    detected_as: tuple[str, ...]
    words: dict[str, frozenset[str]]
    lists: dict[str, tuple[str, ...]]
    maps: dict[str, dict[str, Any]]
    frames: tuple[Frame, ...]
    cue: re.Pattern[str]
    lemmas: dict[str, str]

    def cue_classes(self, surface: str) -> frozenset[str]:
        """The classes (`after`, `clause`, ...) that a cue's surface belongs to."""
        low = surface.casefold()
        return frozenset(n for n in CUE_CLASSES if low in self.words["cues." + n])


def alternation(words: frozenset[str] | set[str]) -> str:
    """A regular expression for any of the words, longest first, spaces elastic; one that matches nothing for no
    words."""
    if not words:
        return "(?!)"
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered)


@cache
def union(pack: Pack, *keys: str) -> frozenset[str]:
    """The words of several lists together."""
    return frozenset().union(*(pack.words[key] for key in keys))


def build(text: str, where: str) -> Pack:
    """A Pack from the text of its file, which messages call `where`; raises PackError with all that is wrong."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{where}: {error}") from error
    if found := faults(raw):
        raise PackError(told(found, text, where))
    return compiled(msgspec.convert(raw, LanguageFile))


def cue_forms(file: LanguageFile) -> dict[str, dict[str, str]]:
    """The forms of the verbs of `cues.verbs` by the key of the list they stand in, each with its verb."""
    found: dict[str, dict[str, str]] = {}
    for lemma, kinds in file.cues.verbs.items():
        for kind in kinds:
            found.setdefault(f"cues.{kind}", {}).update(dict.fromkeys(verbs.inflected(lemma, kind, file.code), lemma))
    return found


def compiled(file: LanguageFile) -> Pack:
    """A Pack from a sound file."""
    lists: dict[str, tuple[str, ...]] = {}
    maps: dict[str, Any] = {}
    for table in (file.sentences, file.cues, file.grammar, file.speakers, file.entities, file.dates):
        for key, value in msgspec.structs.asdict(table).items():
            (lists if isinstance(value, tuple) else maps)[f"{type(table).__name__.lower()}.{key}"] = value
    words = {key: frozenset(w.casefold() for w in value) for key, value in lists.items()}
    forms = cue_forms(file)
    words |= {key: words[key] | found.keys() for key, found in forms.items()}
    # The cue is the form; its particle is looked for behind it (`lists` has both).
    words["cues.parted"] = frozenset(w.split()[0] for w in words["cues.parted"])
    lemmas = {form: lemma for found in forms.values() for form, lemma in found.items()}
    order = sorted(file.frames.items(), key=lambda frame: frame[1].priority)
    frames = tuple(compile_frame(name, frame.form) for name, frame in order)
    return Pack(file.code, file.name, file.detected_as, words, lists, maps, frames, cue_pattern(words), lemmas)


def cue_pattern(words: dict[str, frozenset[str]]) -> re.Pattern[str]:
    """Finds the cues of all classes."""
    cues = frozenset().union(*(words["cues." + name] for name in CUE_CLASSES))
    # Pages lose the space around a link: `Putinmengatakan`, `ujarPutin`. Only long cues are told from a word's tail.
    long = frozenset(w for w in words["cues.clause"] if len(w) > 7)
    return re.compile(
        rf"(?:(?<![\w-])(?i:{alternation(cues)})|(?<=[{LOWER}])(?:{alternation(long)}))(?![{LOWER}0-9_-]|[{UPPER}]{{2}})"
    )


@cache
def load(code: str) -> Pack:
    """The pack of a language; raises PackError where there is none or it is not sound."""
    if code not in available():
        raise PackError(f"there is no language pack {code!r}; there are {', '.join(available())}")
    path = FOLDER / f"{code}.toml"
    pack = build(path.read_text(encoding="utf-8"), path.name)
    if pack.code != code:
        raise PackError(f"{path.name}: code: {pack.code!r} is not the file's name; allowed: {code!r}")
    return pack


@cache
def available() -> tuple[str, ...]:
    """The codes of the languages that have a pack."""
    return tuple(sorted(p.stem for p in FOLDER.glob("*.toml") if p.stem != TEMPLATE))


@cache
def detected() -> dict[str, str]:
    """The pack's code for each code that py3langid may give; raises PackError where two packs claim one."""
    found: dict[str, str] = {}
    for code in available():
        for other in load(code).detected_as:
            if other in found:
                raise PackError(f"{code}.toml: detected_as: {other!r} is claimed by {found[other]}.toml too")
            found[other] = code
    return found
