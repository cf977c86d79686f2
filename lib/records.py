"""The records that flow from an article to the tables. Frozen: an analysis is never edited in place.

Offsets count Unicode characters in the untouched article text, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from lib.messages import Message

QuoteType = Literal["direct", "indirect", "mixed"]
SpeakerKind = Literal["person", "organization", "group", "document", "unknown"]
EntityType = Literal["PER", "ORG", "GPE", "LOC", "EVT", "NORP"]
Precision = Literal["day", "month", "season", "year", "decade", "range", "unknown"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of this span."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies inside this span, ends included."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date as well as it is known: an EDTF string and the days it may lie between; of a day perhaps the `hour` (0 to
    23, by the clock of whoever tells it)."""

    edtf: str
    earliest: date | None
    latest: date | None
    precision: Precision
    hour: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One text with its header facts. `body` is the part that is neither header nor byline."""

    article_id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    date: DateValue | None = None
    byline: str | None = None
    language: str = "und"
    origin: str = ""
    url: str | None = None
    body: Span = field(default=Span(0, 0))
    notes: tuple[Message, ...] = ()  # what a reader should know of it, such as two dates that disagree


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by number, with the number of its paragraph."""

    number: int
    paragraph: int
    span: Span


@dataclass(frozen=True, slots=True)
class Quote:
    """Reported speech. `rule` names the frame of the language pack that found it.

    Where nobody is named and the speaker was chosen among people brought up before, `chosen_as` says by what a reader
    would go and `share` (0–1) how much of all candidates' weight he has; else both are None. `confidence` (0–1) is how
    likely the speaker is right (docs/confidence.md), None where there is no speaker.
    """

    content: Span
    type: QuoteType
    rule: str
    cue: Span | None = None
    source: Span | None = None
    speaker: str | None = None
    speaker_kind: SpeakerKind = "unknown"
    role: str | None = None
    affiliation: str | None = None
    paragraph: int = 0
    repeat_of: int | None = None
    chain: tuple[str, ...] = ()
    chosen_as: str | None = None
    share: float | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names something; `entity` is that thing's canonical name."""

    span: Span
    type: EntityType
    entity: str
    stands_for: str | None = None


@dataclass(frozen=True, slots=True)
class Date:
    """A date expression in the text and what it says."""

    span: Span
    value: DateValue
    anchor: str | None = None


# Kinds of problems that cost nothing: the article was read, and there is something to know of it.
NOTES = frozenset({"note"})


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read: the file, its row where there is one, and the reason. Of kind `note`: read, with a
    remark."""

    origin: str
    row: int | None
    kind: str
    message: Message


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was found in one article."""

    article: Article
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[Date, ...]
