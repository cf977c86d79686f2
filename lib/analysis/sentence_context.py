"""A sentence of the reporter's at work: its chunks, what is quoted in it and what has been found so far."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lib.analysis.chunks import Chunk
from lib.analysis.evidence import Context
from lib.analysis.marks import Quoted
from lib.analysis.noun_phrases import Phrase
from lib.analysis.tokens import Token
from lib.language.pack import Pack
from lib.records import QuoteType, Span

if TYPE_CHECKING:
    from lib.analysis.trace import Trace


@dataclass(frozen=True, slots=True)
class QuoteCandidate:
    """A quote before its speaker is known."""

    content: Span
    type: QuoteType
    rule: str
    cue: Span | None
    phrase: Phrase | None
    paragraph: int


@dataclass(slots=True)
class SentenceContext:
    """One of the reporter's sentences: what is quoted in it and what has been found so far."""

    ctx: Context
    span: Span
    quoted: tuple[Quoted, ...]
    paragraph: int
    chunks: tuple[Chunk, ...]
    found: list[QuoteCandidate] = field(default_factory=list)
    used: set[Span] = field(default_factory=set)
    trace: Trace | None = None

    @property
    def text(self) -> str:
        """The article's text."""
        return self.ctx.text

    @property
    def pack(self) -> Pack:
        """The article's language."""
        return self.ctx.pack

    def words(self, span: Span) -> list[Token]:
        """The tokens of a stretch."""
        return list(self.ctx.tokens.within(span))

    def chunk_at(self, at: int) -> int:
        """Index of the first chunk that starts at `at` or behind it."""
        return bisect_left(self.chunks, at, key=lambda c: c.start)

    def outside(self, span: Span) -> bool:
        """Whether a span lies outside all marks."""
        return not any(q.outer.overlaps(span) for q in self.quoted)

    def floor(self, at: int) -> int:
        """Where the clause that holds `at` may begin: behind what was found before it."""
        ends = [f.content.end for f in self.found if f.content.end <= at]
        ends += [q.outer.end for q in self.quoted if q.outer.end <= at]
        return max([self.span.start, *ends])


@dataclass(slots=True)
class FrameMatch:
    """A frame being matched: the offsets reached on either side and what the slots hold."""

    left: int
    right: int
    phrase: Phrase | None = None
    contents: list[tuple[Span, bool]] = field(default_factory=list)


def blocked(sentence: SentenceContext, cue: Span) -> bool:
    """Whether the word before the cue says that nothing was said (`tanpa menyebut`, `untuk mengatakan`)."""
    words = sentence.words(Span(sentence.floor(cue.start), cue.start))
    return bool(words) and words[-1].norm in sentence.pack.words["cues.blockers"]
