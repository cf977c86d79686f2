"""Finds names of persons, bodies and places with a conditional random field, where the language has a model.

The model is trained by training/names.py; its card stands in docs/names-model.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from lib.analysis.lexicon import TOKEN, commonness, labels
from lib.language.model import tagger
from lib.language.pack import Pack
from lib.records import Span

# Words farther than this from any capital are never part of a name, nor of use to tell one.
REACH = 8


@dataclass(frozen=True, slots=True)
class Named:
    """A name as the model reads it; `type` is PER, ORG or LOC."""

    span: Span
    type: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model reads in an article: its names, and how likely (0–1) a person's name begins at an offset."""

    names: tuple[Named, ...] = ()
    starts: Mapping[int, float] = field(default_factory=dict)


def find(text: str, areas: list[Span], pack: Pack) -> Reading:
    """All names in `areas` (sentences), in order; none for a language without a model."""
    model = tagger(pack.code)
    if model is None:
        return Reading()
    found: list[Named] = []
    starts: dict[int, float] = {}
    for area in areas:
        for tokens in windows(text, area):
            found += spans(text, tokens, model.tag(features(text, tokens, pack)))
            for i, token in enumerate(tokens):
                if text[token.start].isupper():
                    starts[token.start] = model.marginal("B-PER", i)
    return Reading(tuple(found), starts)


def windows(text: str, area: Span) -> list[list[Span]]:
    """The tokens of a sentence that stand near a capital, in stretches."""
    tokens = [Span(m.start(), m.end()) for m in TOKEN.finditer(text, area.start, area.end)]
    near: set[int] = set()
    for i, token in enumerate(tokens):
        if text[token.start].isupper():
            near.update(range(max(0, i - REACH), min(len(tokens), i + REACH + 1)))
    stretches: list[list[Span]] = []
    for i in sorted(near):
        if i - 1 in near:
            stretches[-1].append(tokens[i])
        else:
            stretches.append([tokens[i]])
    return stretches


@lru_cache(maxsize=100_000)
def word_features(word: str, code: str) -> tuple[str, ...]:
    """What a word tells by itself: its letters, shape, and how common it is."""
    low = word.casefold()
    shape = re.sub(r"(.)\1{2,}", r"\1\1", re.sub(r"[^\W\d_]", lambda m: "X" if m.group().isupper() else "x", word))
    shape = re.sub(r"\d", "d", shape)
    case = "C" if word[0].isupper() else "c"
    found = [f"w={low}", f"s={shape}", *(f"{case}{x}" for x in commonness(low, code))]
    return tuple(found)


@lru_cache(maxsize=100_000)
def affixes(low: str) -> tuple[str, ...]:
    """Beginnings and ends of one to four letters."""
    return tuple(f"{side}{k}={part}" for k in (1, 2, 3, 4) for side, part in (("p", low[:k]), ("e", low[-k:])))


@lru_cache(maxsize=200_000)
def prefixed(found: tuple[str, ...], place: int | str) -> tuple[str, ...]:
    """Features of another token, told apart by where it stands."""
    return tuple(f"{place}{x}" for x in found)


def features(text: str, tokens: list[Span], pack: Pack) -> list[list[str]]:
    """Features of each token: its word, lists and commonness, those of two neighbours, and its capitalised run."""
    words = [t.of(text) for t in tokens]
    low = [w.casefold() for w in words]
    lists = labels(words, pack)
    own = [(*word_features(w, pack.code), *x) for w, x in zip(words, lists, strict=True)]
    register = register_of(text, tokens, lists)
    capitals = [w[0].isupper() for w in words]
    joined = [c or w in ".-" for c, w in zip(capitals, words, strict=True)]
    first = not text[: tokens[0].start].strip() or text[: tokens[0].start].rstrip()[-1:] in ".!?\n"
    rows = []
    for i, word in enumerate(words):
        row = [*own[i], *affixes(low[i])]
        for distance in (-2, -1, 1, 2):
            j = i + distance
            row += prefixed(own[j], distance) if 0 <= j < len(words) else (f"{distance}edge",)
        if i:
            row.append(f"pair={low[i - 1]} {low[i]}")
        if i + 1 < len(words):
            row.append(f"next={low[i]} {low[i + 1]}")
        if (i == 0 and first) or (i and words[i - 1] in ".!?"):
            row += ["opens", *(f"opens {x}" for x in own[i][1:])]
        if capitals[i]:
            row += run_features(i, low, own, joined)
        if word.isupper():
            row.append("upper")
        row += [register, f"{register}{'C' if capitals[i] else 'c'}", *(f"{register}{x}" for x in lists[i])]
        rows.append(row)
    return rows


def register_of(text: str, tokens: list[Span], lists: list[list[str]]) -> str:
    """Whether the stretch reports speech, as news does, and whether its hyphens stand between blanks, as in tokenised
    text: the two training corpora disagree on whether a country that acts is a place."""
    reports = any(label.startswith("cue") for each in lists for label in each)
    spaced = " - " in text[tokens[0].start : tokens[-1].end]
    return f"register{reports:d}{spaced:d}"


def run_features(i: int, low: list[str], own: list[tuple[str, ...]], joined: list[bool]) -> list[str]:
    """Where in its run of capitalised words a token stands, what heads the run, what stands on either side."""
    start = end = i
    while start and joined[start - 1]:
        start -= 1
    while end + 1 < len(low) and joined[end + 1]:
        end += 1
    row = [f"run={min(i - start, 4)}", f"left={min(end - i, 4)}", f"size={min(end - start, 6)}"]
    row += prefixed(own[start], "head ")
    row += prefixed(own[start - 1], "before ") if start else ("before edge",)
    row += prefixed(own[end + 1], "after ") if end + 1 < len(low) else ("after edge",)
    return row


def spans(text: str, tokens: list[Span], tags: list[str]) -> list[Named]:
    """The names that B-, I- and O-tags say, brackets at their ends left out."""
    found: list[Named] = []
    for token, tag in zip(tokens, tags, strict=True):
        if tag == "O":
            continue
        kind = tag[2:]
        if tag[0] == "I" and found and found[-1].type == kind and not text[found[-1].span.end : token.start].strip():
            found[-1] = Named(Span(found[-1].span.start, token.end), kind)
        else:
            found.append(Named(token, kind))
    trimmed = [Named(without_brackets(text, n.span), n.type) for n in found]
    return [n for n in trimmed if n.span.start < n.span.end]


def without_brackets(text: str, span: Span) -> Span:
    """A name without a bracket that opens or closes outside it."""
    start, end = span.start, span.end
    inner = text[start:end]
    if inner[0] == "(" and (inner[-1] == ")" or ")" not in inner):
        start += 1
    inner = text[start:end]
    if inner[-1:] == ")" and inner.count("(") < inner.count(")"):
        end -= 1
    if text[start:end].count("(") > text[start:end].count(")") and text[end : end + 1] == ")":
        end += 1
    return Span(start, end)
