"""What the steps of an analysis decided and why, written down where somebody asks: `analyze(article, Trace())`.

Without a trace nothing is written, and nothing is worked out for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lib.language.weights import weights
from lib.records import EntityType, Mention, Span

if TYPE_CHECKING:
    from lib.analysis.discourse import Placed
    from lib.analysis.names import Reading
    from lib.analysis.people import Person
    from lib.analysis.sentence_context import SentenceContext

# So many features of a candidate are told: those that counted most.
TOLD_FEATURES = 3


@dataclass(frozen=True, slots=True)
class FrameTried:
    """A frame around a cue; `failed` says in words what kept it from fitting, None where it fits."""

    rule: str
    failed: str | None


@dataclass(slots=True)
class CueTried:
    """A cue with the classes it belongs to and the frames tried, in order; `skipped` says why none was."""

    span: Span
    classes: tuple[str, ...]
    skipped: str | None = None
    frames: list[FrameTried] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody a quote without a name may be by: the share (0–1) of the candidates' weight, and the features that
    counted most, each with what it added."""

    name: str
    share: float
    features: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class MentionTried:
    """A mention that a step brought; `free` where nothing was there before."""

    span: Span
    type: EntityType
    entity: str
    how: str
    free: bool


@dataclass(slots=True)
class Trace:
    """The record of one analysis, step by step."""

    sentences: Sequence[SentenceContext] = ()
    reading: Reading | None = None
    people: Sequence[Person] = ()
    subjects: Sequence[Placed] = ()
    cues: list[CueTried] = field(default_factory=list)
    leftovers: dict[Span, str] = field(default_factory=dict)
    candidates: dict[Span, tuple[Candidate, ...]] = field(default_factory=dict)
    mentions: list[MentionTried] = field(default_factory=list)
    weighed: tuple[Candidate, ...] = ()

    def cue(self, span: Span, classes: Iterable[str], skipped: str | None) -> None:
        """A cue; what `frame` tells next is of it."""
        self.cues.append(CueTried(span, tuple(sorted(classes)), skipped))

    def frame(self, rule: str, failed: str | None) -> None:
        """A frame tried around the last cue."""
        self.cues[-1].frames.append(FrameTried(rule, failed))

    def weigh(self, shares: Mapping[str, float], features: Mapping[str, Mapping[str, float]]) -> None:
        """Who may be meant, by name: the share of each, and the values of its features."""
        known = weights("salience")
        found = []
        for name in sorted(shares, key=lambda n: -shares[n]):
            added = [(feature, value * known.get(feature, 0.0)) for feature, value in features[name].items()]
            added.sort(key=lambda item: -abs(item[1]))
            found.append(Candidate(name, shares[name], tuple(a for a in added[:TOLD_FEATURES] if a[1])))
        self.weighed = tuple(found)

    def settle(self, content: Span) -> None:
        """The quote whose speaker was looked for: those last weighed were its candidates."""
        if self.weighed:
            self.candidates[content] = self.weighed
        self.weighed = ()

    def offer(self, how: str, mentions: Iterable[Mention], free: Iterable[bool]) -> None:
        """The mentions that a step of the entities brought."""
        self.mentions += [MentionTried(m.span, m.type, m.entity, how, f) for m, f in zip(mentions, free, strict=True)]
