"""A sentence of the reporter's at work: what is quoted in it and what has been found so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from lib.analysis.marks import Quoted
from lib.analysis.phrases import Phrase
from lib.analysis.words import Evidence
from lib.language.pack import Pack
from lib.records import QuoteType, Span


@dataclass(frozen=True, slots=True)
class Found:
    """A quote before its speaker is known."""

    content: Span
    type: QuoteType
    rule: str
    cue: Span | None
    phrase: Phrase | None
    paragraph: int


@dataclass(slots=True)
class Unit:
    """One of the reporter's sentences at work: what is quoted in it and what has been found so far."""

    text: str
    span: Span
    quoted: tuple[Quoted, ...]
    pack: Pack
    known: Evidence
    paragraph: int
    found: list[Found] = field(default_factory=list)
    used: set[Span] = field(default_factory=set)

    def outside(self, span: Span) -> bool:
        """Whether a span lies outside all marks."""
        return not any(q.outer.overlaps(span) for q in self.quoted)

    def floor(self, at: int) -> int:
        """Where the clause that holds `at` may begin: behind what was found before it."""
        ends = [f.content.end for f in self.found if f.content.end <= at]
        ends += [q.outer.end for q in self.quoted if q.outer.end <= at]
        return max([self.span.start, *ends])
