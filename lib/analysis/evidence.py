"""What an article itself tells of its names, before any sentence is read closely."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from lib.analysis.gazetteer import places
from lib.analysis.names import Reading
from lib.analysis.tokens import Tokens, common, short_body, short_role
from lib.language.pack import Pack, alternation, union
from lib.letters import LOWER, UPPER
from lib.records import Span


@dataclass(frozen=True, slots=True)
class NameEvidence:
    """Words that stand alone as speakers, words that stand where a place does (`di Kashmir`), how often each
    capitalised word occurs, which words stand in small letters, and how likely the name model finds that a person's
    name begins at an offset. `read_as` tells of the words that it reads as part of a name of which kind (PER, ORG,
    LOC), by their offsets, `kinds` what it mostly reads a whole name as, `spans` where a name that starts at an offset
    ends, and its kind, `person_words` the words of people's names of two words or more."""

    names: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    counts: Mapping[str, int] = field(default_factory=dict)
    small: frozenset[str] = frozenset()
    starts: Mapping[int, float] = field(default_factory=dict)
    read_as: Mapping[int, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    spans: Mapping[int, tuple[int, str]] = field(default_factory=dict)
    person_words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Context:
    """An article as every step reads it: its text and tokens, its language's pack, what it tells of names."""

    text: str
    pack: Pack
    tokens: Tokens
    evidence: NameEvidence


def evidence(article: str, body: Span, tokens: Tokens, reading: Reading, pack: Pack) -> NameEvidence:
    """What the article tells of names."""
    text = body.of(article)
    behind, before, locative = name_places(pack)
    alone = [*behind.finditer(text), *before.finditer(text)]
    likely = [
        m.group(1).casefold()
        for m in alone
        if reading.starts.get(body.start + m.start(1), 1.0) >= 0.1 or not common(m.group(1), pack)
    ]
    words = tokens.within(body)
    kinds = kinds_of(tokens, reading)
    names = {w for w in likely if kinds.get(w) != "ORG" and not short_body(w, pack) and not short_role(w, pack)}
    return NameEvidence(
        frozenset(names) - no_names(pack),
        frozenset(w.casefold() for w in locative.findall(text)),
        Counter(w.norm for w in words if w.text[0].isupper() and len(w.text) > 1),
        frozenset(w.text for w in words if w.small),
        reading.starts,
        {w.start: n.type for n in reading.names for w in tokens.within(n.span)},
        kinds,
        {n.span.start: (n.span.end, n.type) for n in reading.names},
        frozenset(
            w for words in (person_words(tokens, n.span) for n in reading.names if n.type == "PER") for w in words
        ),
    )


def person_words(tokens: Tokens, span: Span) -> list[str]:
    """The words of a name of two words or more, small words left out."""
    words = tokens.within(span)
    return [w.norm for w in words if w.capital and len(w.norm) > 2] if len(words) > 1 else []


def kinds_of(tokens: Tokens, reading: Reading) -> dict[str, str]:
    """What the model mostly reads each name as, by the name's words in small letters."""
    counts: dict[str, Counter[str]] = {}
    for named in reading.names:
        words = " ".join(w.norm for w in tokens.within(named.span))
        counts.setdefault(words, Counter())[named.type] += 1
    return {words: max(types, key=lambda t: (types[t], t)) for words, types in counts.items()}


@cache
def name_places(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Where a word stands alone as a speaker behind a cue, before one, and where a place stands."""
    cues, clause = alternation(union(pack, "cues.after", "cues.according")), alternation(pack.words["cues.clause"])
    adverbs, locatives = alternation(pack.words["grammar.auxiliaries"]), alternation(pack.words["entities.locatives"])
    return (
        re.compile(rf"\b(?:{cues})\s+([{UPPER}][\w’']+)(?=[\s.,]*(?:[{LOWER}(“\".,]|$))"),
        re.compile(rf"(?:^|[.\"”]\s*)([{UPPER}][\w’']+)\s+(?:(?:{adverbs})\s+)?(?:{clause})\b"),
        re.compile(rf"\b(?:{locatives})\s+([{UPPER}][\w’']+)"),
    )


@cache
def no_names(pack: Pack) -> frozenset[str]:
    """Words that name nobody wherever they stand."""
    known = union(pack, "speakers.stopwords", "speakers.roles", "grammar.pronouns")
    return known | {p.casefold() for p in places(pack.code)}
