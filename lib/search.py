"""What a person types into the search field → what is asked: words, "phrases", -without, speaker:, about:, outlet:,
type:, before:, after:."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import get_args

from lib.calendar_values import written
from lib.records import QuoteType, Span

# Characters of a word or phrase that is looked for by a pattern: RE2 refuses one of a million.
LONGEST = 10_000
# Turkish writes the capital of i with its dot, whose small form is an i and a dot of its own.
DOTTED = frozenset("i\u0130")
# Parts of a search that hold words, and what a key stands for: a part, or an edge in time. Both languages of the
# interface.
PARTS = ("words", "phrases", "without", "speakers", "about", "outlets", "types", "wrong")
KEYS = {
    "speaker": "speakers",
    "pembicara": "speakers",
    "about": "about",
    "tentang": "about",
    "outlet": "outlets",
    "media": "outlets",
    "type": "types",
    "jenis": "types",
    "before": "before",
    "sebelum": "before",
    "after": "after",
    "sesudah": "after",
}
TYPES = {**{t: t for t in get_args(QuoteType)}, "langsung": "direct", "tidaklangsung": "indirect", "campuran": "mixed"}
TOKEN = re.compile(r'(?P<minus>-)?(?:(?P<key>\w+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Search:
    """A search, taken apart. All parts must hold. `wrong` names what could not be understood and was left out."""

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    wrong: tuple[str, ...] = field(default=())

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__slots__ if name != "wrong")


def parsed(text: str) -> Search:
    """The search that a text asks for. `after:` and `before:` take a year, a month or a day: from its first day on, and
    up to the day before its first day."""
    found: dict[str, list[str]] = {part: [] for part in PARTS}
    days: dict[str, date] = {}
    for token in TOKEN.finditer(text.replace("“", '"').replace("”", '"')):
        value = " ".join((token["phrase"] if token["word"] is None else token["word"]).split()).casefold()
        key = KEYS.get((token["key"] or "").casefold(), "")
        day = first_or_last_day(key, value)
        if day:
            days[key] = day
        elif value or token["key"]:
            part, told = part_of(token, key, value)
            found[part].append(told)
    once = {part: tuple(dict.fromkeys(told)) for part, told in found.items()}
    return Search(**once, since=days.get("after"), until=days.get("before"))


def first_or_last_day(key: str, value: str) -> date | None:
    """The first day that `after:` lets in, or the last that `before:` does; None for another key and for no day."""
    when = written(value) if value and key in ("after", "before") else None
    if when is None or when.earliest is None or when.earliest == date.min:
        return None
    return when.earliest if key == "after" else date.fromordinal(when.earliest.toordinal() - 1)


def part_of(token: re.Match[str], key: str, value: str) -> tuple[str, str]:
    """The part of a search that a token belongs to, and what stands there for it."""
    if not value or key in ("before", "after") or (key == "types" and value not in TYPES):
        return "wrong", token.group()
    if token["key"] and not key:
        # No key of ours (`14:30`, `https:`): the words as they stand.
        return "words", token.group().strip('"').casefold()
    if key:
        return key, TYPES[value] if key == "types" else value
    if token["minus"]:
        return "without", value
    if token["word"] is None:
        return ("phrases", value) if len(value) <= LONGEST else ("wrong", token.group())
    return "words", value


def phrase_pattern(phrase: str) -> str:
    """A regular expression (RE2 and Java alike) for a phrase as whole words, blanks elastic, however it is written."""
    return r"(^|\W)" + r"\s+".join(word_pattern(w) for w in phrase.split()) + r"(\W|$)"


def holds(word: str, name: str) -> tuple[str, str]:
    """The condition (SQL) that a `text` holds a word, in capitals, small letters or both, and the value of its
    parameter, `name`."""
    if len(word) > LONGEST:
        return f"contains(lower(text), ${name})", word.lower()
    return f"regexp_matches(text, ${name})", word_pattern(word)


def word_pattern(word: str) -> str:
    """A regular expression that both engines read for a word in capitals, small letters or both: a text is searched by
    it in half the time that writing it all in small letters takes."""
    return "".join(either(letter) for letter in word.replace("\u0130".lower(), "i"))


def either(letter: str) -> str:
    """A regular expression for a letter, small or capital; signs of the syntax are escaped."""
    forms = dict.fromkeys(form for form in (letter, letter.lower(), letter.upper()) if len(form) == 1)
    if forms.keys() & DOTTED:
        forms = dict.fromkeys("iI\u0130")
    return f"[{''.join(forms)}]" if len(forms) > 1 else re.sub(r"([\\.^$|?*+()\[\]{}])", r"\\\1", letter)


def hits(text: str, search: Search) -> list[Span]:
    """Where the words and phrases of a search stand in a text, none inside another, in order."""
    forms = [r"(?<!\w)" + r"\s+".join(map(word_pattern, p.split())) + r"(?!\w)" for p in search.phrases]
    forms += [word_pattern(w) for w in sorted(search.words, key=len, reverse=True)]
    if not forms:
        return []
    return [Span(m.start(), m.end()) for m in re.finditer("|".join(forms), text)]


def around(text: str, found: Sequence[Span], width: int = 110, most: int = 3) -> list[Span]:
    """Stretches of a text around its hits, whole words, not overlapping, `most` at the most; its beginning where there
    is none."""
    spans: list[Span] = []
    for hit in found or [Span(0, 0)]:
        start, end = max(0, hit.start - width), min(len(text), hit.end + width)
        while 0 < start < hit.start and not text[start - 1].isspace():
            start += 1
        while hit.end < end < len(text) and not text[end].isspace():
            end -= 1
        if spans and start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(end, spans[-1].end))
        elif len(spans) < most:
            spans.append(Span(start, end))
    return spans
