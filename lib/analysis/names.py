"""Finds names of persons, bodies and places with a conditional random field, where the language has a model.

The model is trained by training/names.py; its card stands in docs/names-model.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lib.analysis import chain, name_scores
from lib.analysis.lexicon import token_pattern
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
    kinds = name_scores.kinds_of(pack.code)
    stretches = [tokens for area in areas for tokens in windows(text, area, pack.code)] if kinds else []
    if kinds is None or not stretches:
        return Reading()
    model = kinds.model
    best, likely = chain.read(name_scores.of(text, stretches, kinds), [len(s) for s in stretches], model)
    begins = likely[:, model.tags.index("B-PER")].tolist()
    tags = [model.tags[k] for k in best.tolist()]
    found: list[Named] = []
    starts: dict[int, float] = {}
    done = 0
    for tokens in stretches:
        found += spans(text, tokens, tags[done : done + len(tokens)])
        chances = begins[done : done + len(tokens)]
        starts |= {start: chance for (start, _), chance in zip(tokens, chances, strict=True) if text[start].isupper()}
        done += len(tokens)
    return Reading(tuple(found), starts)


def windows(text: str, area: Span, code: str) -> list[list[tuple[int, int]]]:
    """The tokens of a sentence that stand near a capital, in stretches, each with its start and end."""
    tokens = [m.span() for m in token_pattern(code).finditer(text, area.start, area.end)]
    stretches: list[tuple[int, int]] = []
    for i, (start, _) in enumerate(tokens):
        if text[start].isupper():
            first, last = max(0, i - REACH), i + REACH + 1
            if stretches and first <= stretches[-1][1]:
                first = stretches.pop()[0]
            stretches.append((first, last))
    return [tokens[first:last] for first, last in stretches]


def spans(text: str, tokens: list[tuple[int, int]], tags: list[str]) -> list[Named]:
    """The names that B-, I- and O-tags say, brackets at their ends left out."""
    found: list[Named] = []
    for (start, end), tag in zip(tokens, tags, strict=True):
        if tag == "O":
            continue
        kind = tag[2:]
        if tag[0] == "I" and found and found[-1].type == kind and not text[found[-1].span.end : start].strip():
            found[-1] = Named(Span(found[-1].span.start, end), kind)
        else:
            found.append(Named(Span(start, end), kind))
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
