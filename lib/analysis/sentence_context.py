"""A sentence of the reporter's at work: its chunks, what is quoted in it and what has been found so far."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lib.analysis.apart import before, first_from, itself, overlapping
from lib.analysis.chunks import Chunk
from lib.analysis.evidence import Context
from lib.analysis.noun_phrases import Phrase
from lib.analysis.quotation_marks import Quoted, outer
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
    """One of the reporter's sentences: what is quoted in it and what has been found so far; `contents` are those of
    what was found, in the order of the text."""

    ctx: Context
    span: Span
    quoted: tuple[Quoted, ...]
    paragraph: int
    chunks: tuple[Chunk, ...]
    found: list[QuoteCandidate] = field(default_factory=list)
    contents: list[Span] = field(default_factory=list)
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
        return not overlapping(self.quoted, span, outer)

    def quoted_from(self, at: int) -> tuple[Quoted, ...]:
        """What is quoted at `at` or behind it."""
        return self.quoted[first_from(self.quoted, at, outer) :]

    def keep(self, candidate: QuoteCandidate) -> None:
        """Adds a quote to what has been found."""
        self.found.append(candidate)
        insort(self.contents, candidate.content)

    def taken(self, span: Span) -> bool:
        """Whether a content found before overlaps a span."""
        return bool(overlapping(self.contents, span, itself))

    def floor(self, at: int) -> int:
        """Where the clause that holds `at` may begin: behind what was found before it."""
        found, quoted = before(self.contents, at, itself), before(self.quoted, at, outer)
        return max(self.span.start, found.end if found else 0, quoted.outer.end if quoted else 0)


@dataclass(slots=True)
class FrameMatch:
    """A frame being matched: the offsets reached on either side and what the slots hold; `agent_at` is where the agent
    of a passive verb stands, which ends what is said."""

    left: int
    right: int
    phrase: Phrase | None = None
    contents: list[tuple[Span, bool]] = field(default_factory=list)
    agent_at: int | None = None


def blocked(sentence: SentenceContext, cue: Span) -> bool:
    """Whether the word before the cue says that nothing was said (`tanpa menyebut`, `untuk mengatakan`)."""
    words = sentence.words(Span(sentence.floor(cue.start), cue.start))
    return bool(words) and words[-1].norm in sentence.pack.words["cues.blockers"]
