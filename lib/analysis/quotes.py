"""Finds reported speech: every frame of the pack is tried around every cue of a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lib.analysis import sources
from lib.analysis.clauses import (
    chain_links,
    clause_end,
    clause_start,
    clean,
    complement_behind,
    complementizers,
    only_subject,
    plain_clause,
)
from lib.analysis.marks import Quoted
from lib.analysis.phrases import Phrase
from lib.analysis.unit import Found, Unit
from lib.analysis.words import bare, words_of
from lib.language.frames import Frame
from lib.records import QuoteType, Span

GAP = re.compile(r"[\s,.;:–—-]*")
MIN_STATEMENT_WORDS = 3


@dataclass(slots=True)
class Try:
    """A frame being matched: the offsets reached on either side and what the slots hold."""

    left: int
    right: int
    phrase: Phrase | None = None
    contents: list[tuple[Span, bool]] = field(default_factory=list)


def find(unit: Unit) -> list[Found]:
    """All quotes of a unit, in order of their cues, then what stands quoted with nobody named."""
    for cue in unit.pack.cue.finditer(unit.text, unit.span.start, unit.span.end):
        span = Span(cue.start(), cue.end())
        if unit.outside(span) and not taken(unit, span):
            classes = unit.pack.cue_classes(cue.group())
            for frame in unit.pack.frames:
                if frame.cue in classes and apply(unit, frame, span):
                    break
    return unit.found


def taken(unit: Unit, cue: Span) -> bool:
    """A cue inside a content found before reports nothing of its own: the outer cue holds it."""
    return any(f.content.overlaps(cue) or f.cue == cue for f in unit.found)


def apply(unit: Unit, frame: Frame, cue: Span) -> bool:
    """Tries one frame around a cue; adds what it finds."""
    attempt = Try(cue.start, cue.end)
    for slot in frame.left:
        if not LEFT[slot.kind](unit, attempt, cue) and not slot.optional:
            return False
    for slot in frame.right:
        if not RIGHT[slot.kind](unit, attempt, cue) and not slot.optional:
            return False
    if not attempt.contents or any(f.content.overlaps(c) for f in unit.found for c, _ in attempt.contents):
        return False
    for content, direct in attempt.contents:
        add(unit, content, direct, frame.name, cue, attempt.phrase)
    return True


def add(unit: Unit, content: Span, direct: bool, rule: str, cue: Span | None, phrase: Phrase | None) -> None:
    """Records a quote with its type."""
    parts = [q for q in unit.quoted if q.outer.overlaps(content)]
    kind: QuoteType = "direct" if direct else "mixed" if parts else "indirect"
    unit.used |= {q.outer for q in parts}
    unit.found.append(Found(content, kind, rule, cue, phrase, unit.paragraph))


def quoted_left(unit: Unit, attempt: Try, cue: Span) -> bool:
    """A quotation that ends right before."""
    for q in unit.quoted:
        if q.outer.end <= attempt.left and GAP.fullmatch(unit.text, q.outer.end, attempt.left):
            if q.outer in unit.used or not stands_alone(unit, q):
                return False
            attempt.contents.append((q.inner, True))
            return True
    return False


def stands_alone(unit: Unit, q: Quoted) -> bool:
    """Whether the quotation is a statement of its own and not words inside the reporter's clause."""
    lead = unit.text[unit.floor(q.outer.start) : q.outer.start].strip(" \n,.-–—:;")
    return (
        not lead
        or len(words_of(unit.text, q.inner)) >= 4
        or unit.text[q.outer.start - 2 : q.outer.start].strip() in (",", ":")
    )


def quoted_right(unit: Unit, attempt: Try, cue: Span) -> bool:
    """A quotation that follows, behind a comma, a colon or a complementizer."""
    for q in unit.quoted:
        if q.outer.start < attempt.right or q.outer in unit.used:
            continue
        gap = unit.text[attempt.right : q.outer.start]
        if not re.fullmatch(r"[\s,:]*|[^.,:;\"“”]{0,70}[,:]\s*", gap):
            return False
        tail = unit.text[q.outer.end : unit.span.end].strip(" \n.,")
        plain = re.fullmatch(r"[\s,:]*", gap) is not None
        if (tail and not plain) or (
            tail
            and not re.search(r"[,.?!]$", unit.text[q.inner.end : q.outer.end - 1].strip() or " ")
            and "," not in gap
            and ":" not in gap
        ):
            return False
        attempt.contents.append((q.inner, True))
        return True
    return False


def source_right(unit: Unit, attempt: Try, cue: Span) -> bool:
    """The speaker named behind the cue."""
    start = attempt.right + len(unit.text[attempt.right :]) - len(unit.text[attempt.right :].lstrip(" \n"))
    result = sources.right_of(unit.text, start, unit.span.end, unit.pack, unit.known)
    if result is None and "according" in unit.pack.cue_classes(cue.of(unit.text)):
        result = sources.plain_noun(unit.text, start, unit.span.end, unit.pack)
    if result is None:
        return False
    attempt.phrase, attempt.right = result
    return True


def source_left(unit: Unit, attempt: Try, cue: Span) -> bool:
    """The speaker named before the cue."""
    result = sources.left_of(unit.text, unit.floor(cue.start), attempt.left, unit.pack, unit.known)
    if result is None or blocked(unit, cue):
        return False
    attempt.phrase, attempt.left = result
    return True


def blocked(unit: Unit, cue: Span) -> bool:
    """Whether the word before the cue says that nothing was said (`tanpa menyebut`, `untuk mengatakan`)."""
    words = words_of(unit.text, Span(unit.floor(cue.start), cue.start))
    return bool(words) and bare(words[-1].group()) in unit.pack.words["cues.blockers"]


def complementizer(unit: Unit, attempt: Try, cue: Span) -> bool:
    """`bahwa`, right behind."""
    match = complementizers(unit.pack, "grammar.complementizers").match(unit.text, attempt.right, unit.span.end)
    if match:
        attempt.right = match.end()
    return match is not None


def content_right(unit: Unit, attempt: Try, cue: Span) -> bool:
    """The reported clause behind the cue, up to where the reporter speaks again."""
    word = bare(cue.of(unit.text))
    start, marked = clause_start(unit, attempt.right, word)
    if start is None:
        return False
    span = clean(unit.text, start, clause_end(unit, start))
    if len(words_of(unit.text, span)) < 2:
        return False
    if not marked and not plain_clause(unit, word, span):
        return False
    attempt.contents.append((span, False))
    attempt.right = span.end
    return True


def clause_left(unit: Unit, attempt: Try, cue: Span) -> bool:
    """The reported clause before `, kata X`."""
    start = unit.span.start if not unit.found else unit.floor(attempt.left)
    before = unit.text[start : attempt.left]
    if not before.rstrip().endswith(",") or any(f.content.end > start for f in unit.found):
        return False
    start = sources.strip_lead(unit.text, Span(start, attempt.left), unit.pack).start
    span = clean(unit.text, start, attempt.left)
    if len(words_of(unit.text, span)) < 2 or only_subject(unit, span) or complement_behind(unit, cue):
        return False
    attempt.contents.append((span, False))
    return True


def link_left(unit: Unit, attempt: Try, cue: Span) -> bool:
    """A cue chained to an earlier one of the same sentence: `kata X, menekankan bahwa ...`."""
    if not unit.found:
        return False
    previous = unit.found[-1]
    anchor = max(
        previous.content.end,
        previous.phrase.core.end if previous.phrase else 0,
        previous.cue.end if previous.cue else 0,
    )
    between = unit.text[anchor : cue.start] if anchor <= cue.start else "?"
    if not chain_links(unit.pack).fullmatch(between):
        return False
    attempt.phrase = previous.phrase
    return True


def main_clause(unit: Unit, attempt: Try, cue: Span) -> bool:
    """`Menyatakan bahwa A, X mengatakan bahwa B`: the fronted clause ends where its subject's clause begins."""
    if unit.text[unit.span.start : cue.start].strip() or not attempt.contents:
        return False
    for main in unit.pack.cue.finditer(unit.text, cue.end, unit.span.end):
        commas = [m.end() for m in re.compile(r",\s+").finditer(unit.text, cue.end, main.start())]
        for comma in commas:
            result = sources.left_of(unit.text, comma, main.start(), unit.pack, unit.known)
            if result and result[1] == comma:
                start = attempt.contents[0][0].start
                attempt.contents = [(clean(unit.text, start, comma), False)]
                attempt.phrase = result[0]
                return True
    return False


LEFT = {"QUOTED": quoted_left, "SOURCE": source_left, "CLAUSE": clause_left, "LINK": link_left}
RIGHT = {
    "QUOTED": quoted_right, "SOURCE": source_right, "COMPLEMENTIZER": complementizer,
    "CONTENT": content_right, "MAIN": main_clause,
}  # fmt: skip


def leftovers(unit: Unit, before: list[Found]) -> list[Found]:
    """Quotations with no cue of their own: the second half of a split quote, or a floating one."""
    found: list[Found] = []
    for q in unit.quoted:
        if q.outer in unit.used or not is_statement(unit, q):
            continue
        previous = (before + found)[-1] if before or found else None
        if previous and previous.paragraph == unit.paragraph and previous.cue and previous.type == "direct":
            found.append(Found(q.inner, "direct", "split", previous.cue, previous.phrase, unit.paragraph))
        else:
            found.append(Found(q.inner, "direct", "floating", None, None, unit.paragraph))
    return found


def is_statement(unit: Unit, q: Quoted) -> bool:
    """Whether quoted words without a cue are speech: they fill the sentence, and are no title or scare quote."""
    around = unit.text[unit.span.start : q.outer.start] + unit.text[q.outer.end : unit.span.end]
    return not around.strip(" \n.,-–—") and len(words_of(unit.text, q.inner)) >= MIN_STATEMENT_WORDS
