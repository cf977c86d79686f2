"""Finds reported speech: every frame of the pack is tried around every cue of a sentence."""

from __future__ import annotations

from lib.analysis.apart import overlapping
from lib.analysis.clauses import clean, is_noun_cue
from lib.analysis.noun_phrases import Phrase
from lib.analysis.quotation_marks import outer
from lib.analysis.reasons import reason
from lib.analysis.sentence_context import FrameMatch, QuoteCandidate, SentenceContext
from lib.analysis.slot_contents import (
    clause_left,
    content_right,
    fronted_left,
    predicate_right,
    quoted_left,
    quoted_right,
    remark_right,
    reported_right,
    rest_right,
)
from lib.analysis.slot_sources import (
    complementizer,
    link_left,
    main_clause,
    name_right,
    nobody_left,
    particle_right,
    source_left,
    source_right,
)
from lib.language.frames import Frame
from lib.language.verbs import listed
from lib.records import QuoteType, Span


def find(sentence: SentenceContext) -> list[QuoteCandidate]:
    """All quotes of a unit, in order of their cues, then what stands quoted with nobody named."""
    for cue in sentence.pack.cue.finditer(sentence.text, sentence.span.start, sentence.span.end):
        span = Span(cue.start(), cue.end())
        skipped, classes = why_skipped(sentence, span), sentence.pack.cue_classes(cue.group())
        if sentence.trace is not None:
            sentence.trace.cue(span, classes, skipped)
        if skipped is None:
            for frame in sentence.pack.frames:
                if frame.cue in classes and apply(sentence, frame, span):
                    break
    return sentence.found


def why_skipped(sentence: SentenceContext, cue: Span) -> str | None:
    """Why no frame is tried around a cue; None where they are. One inside a content found before reports nothing of its
    own: the outer cue holds it."""
    if not sentence.outside(cue):
        return "inside quotation marks"
    if is_noun_cue(sentence.ctx, cue):
        return "a noun here"
    if is_question(sentence):
        return "a question of the reporter's"
    return "inside a content found before" if sentence.taken(cue) else None


def is_question(sentence: SentenceContext) -> bool:
    """Whether a sentence asks (`Did Rina say ...?`): an auxiliary opens it, in a language whose verbs are listed."""
    first = sentence.chunks[0] if sentence.chunks else None
    asks = listed(sentence.pack.code) and first is not None and first.norm in sentence.pack.words["grammar.predicates"]
    return asks and sentence.text[sentence.span.start : sentence.span.end].rstrip().endswith("?")


def apply(sentence: SentenceContext, frame: Frame, cue: Span) -> bool:
    """Tries one frame around a cue; adds what it finds."""
    match = FrameMatch(cue.start, cue.end)
    failed = failing(sentence, frame, match, cue)
    if sentence.trace is not None:
        sentence.trace.frame(frame.name, reason(sentence, match, cue, failed) if failed else None)
    if failed:
        return False
    for content, direct in match.contents:
        if match.agent_at is not None and content.start < match.agent_at < content.end:
            content = clean(sentence.text, content.start, match.agent_at)
        add(sentence, content, direct, frame.name, cue, match.phrase)
    return True


def failing(sentence: SentenceContext, frame: Frame, match: FrameMatch, cue: Span) -> str | None:
    """Fills the slots of a frame; the side and kind of the first that stays empty (`left SOURCE`), or `empty`,
    `overlap`; None where the frame fits."""
    for slot in frame.left:
        if not LEFT[slot.kind](sentence, match, cue) and not slot.optional:
            return f"left {slot.kind}"
    for slot in frame.right:
        if not RIGHT[slot.kind](sentence, match, cue) and not slot.optional:
            return f"right {slot.kind}"
    if not match.contents:
        return "empty"
    return "overlap" if any(sentence.taken(content) for content, _ in match.contents) else None


def add(
    sentence: SentenceContext, content: Span, direct: bool, rule: str, cue: Span | None, phrase: Phrase | None
) -> None:
    """Records a quote with its type."""
    parts = overlapping(sentence.quoted, content, outer)
    kind: QuoteType = "direct" if direct else "mixed" if parts else "indirect"
    sentence.used |= {q.outer for q in parts}
    sentence.keep(QuoteCandidate(content, kind, rule, cue, phrase, sentence.paragraph))


LEFT = {
    "FRONTED": fronted_left,
    "QUOTED": quoted_left,
    "SOURCE": source_left,
    "CLAUSE": clause_left,
    "NOBODY": nobody_left,
    "LINK": link_left,
}
RIGHT = {
    "QUOTED": quoted_right,
    "SOURCE": source_right,
    "COMPLEMENTIZER": complementizer,
    "CONTENT": content_right,
    "REST": rest_right,
    "REPORTED": reported_right,
    "PREDICATE": predicate_right,
    "NAME": name_right,
    "MAIN": main_clause,
    "REMARK": remark_right,
    "PARTICLE": particle_right,
}
