"""Quotations that no cue reports: the second half of a split quote, one that a colon or a name beside it gives to
somebody, or one that floats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from lib.analysis.agents import right_of
from lib.analysis.chunks import Chunk
from lib.analysis.noun_phrases import Phrase, owner_end, read_phrase
from lib.analysis.phrase_ends import phrase_end
from lib.analysis.quotation_marks import MARK, Quoted, paragraph_end
from lib.analysis.quotes import why_skipped
from lib.analysis.sentence_context import QuoteCandidate, SentenceContext, blocked
from lib.analysis.subjects import left_of
from lib.analysis.tokens import norms
from lib.language.verbs import listed
from lib.letters import DASHES, UPPER
from lib.records import Span

MIN_STATEMENT_WORDS = 3


def find(
    sentence: SentenceContext, before: list[QuoteCandidate], previous: SentenceContext | None
) -> list[QuoteCandidate]:
    """Quotations with no cue of their own: the second half of a split quote, one that the sentence before announces, or
    a floating one."""
    announced = announcement(previous) if previous else None
    found: list[QuoteCandidate] = []
    for q in sentence.quoted:
        if q.outer in sentence.used:
            continue
        became = "no statement: less than three words, or words of the reporter's around it"
        label = label_beside(sentence, q)
        if label:
            found.append(QuoteCandidate(q.inner, "direct", "label", None, label, sentence.paragraph))
            became = "label"
        elif (viewer := viewpoint(sentence, q)) is not None:
            found.append(QuoteCandidate(q.inner, "direct", "label", None, viewer, sentence.paragraph))
            became = "label"
        elif is_statement(sentence, q) or goes_on(sentence, q) or answers(sentence, q, before):
            if announced and not found:
                cue, phrase = announced
                found.append(QuoteCandidate(q.inner, "direct", "announced", cue, phrase, sentence.paragraph))
            else:
                found.append(leftover(sentence, q, found[-1] if found else before[-1] if before else None))
            became = found[-1].rule
        elif introduced(sentence, q):
            beside = subject_behind(sentence, q)
            became = "label" if beside else "floating"
            found.append(QuoteCandidate(q.inner, "direct", became, None, beside, sentence.paragraph))
        if sentence.trace is not None:
            sentence.trace.leftovers[q.outer] = became
    return found


def continued(found: list[QuoteCandidate], quoted: Sequence[Quoted], text: str) -> list[QuoteCandidate]:
    """Quotes of which those that run on over a paragraph's end, no mark closing them there, have the speaker of the
    next paragraph's (`“A.` new line `“B,” Rina said`)."""
    open_ends = {q.inner for q in quoted if q.doubtful and not MARK.fullmatch(text, q.outer.end - 1, q.outer.end)}
    ordered = sorted(range(len(found)), key=lambda i: found[i].content.start)
    out = list(found)
    for first, second in reversed(list(pairwise(ordered))):
        one, other = out[first], out[second]
        runs_on = (
            one.phrase is None and one.content in open_ends and other.type == "direct" and other.phrase is not None
        )
        if runs_on and text[one.content.end : other.content.start].strip(ENDS + OPENERS) == "":
            out[first] = replace(one, cue=other.cue, phrase=other.phrase, rule="continued")
    return out


# What stands between two paragraphs of one quotation.
ENDS, OPENERS = " \t\n.,!?…", "\"“„«'‘`"


def behind_stop(
    sentence: SentenceContext, found: list[QuoteCandidate], following: SentenceContext | None
) -> list[QuoteCandidate]:
    """A sentence's quotes, one without a cue of its own given to the attribution that stands alone behind its stop:
    `“A.” Rina said.`"""
    if (
        following is None
        or not found
        or found[-1].rule not in ("floating", "split")
        or following.paragraph != sentence.paragraph
    ):
        return found
    said = attribution(following)
    return [*found[:-1], replace(found[-1], cue=said[0], phrase=said[1], rule="behind_stop")] if said else found


def attribution(sentence: SentenceContext) -> tuple[Span, Phrase] | None:
    """The cue and the speaker that are all there is of a sentence."""
    match = sentence.pack.cue.search(sentence.text, sentence.span.start, sentence.span.end)
    if match is None or "after" not in sentence.pack.cue_classes(match.group()):
        return None
    cue = Span(match.start(), match.end())
    if why_skipped(sentence, cue) or blocked(sentence, cue) or sentence.quoted:
        return None
    if not sentence.text[cue.end : sentence.span.end].strip(ENDS):
        found = left_of(sentence, sentence.span.start, cue.start)
        return (cue, found[0]) if found and found[1] == sentence.span.start else None
    found = right_of(sentence, cue.end) if cue.start == sentence.span.start else None
    return (cue, found[0]) if found and not sentence.text[found[1] : sentence.span.end].strip(ENDS) else None


def announcement(sentence: SentenceContext) -> tuple[Span | None, Phrase] | None:
    """The cue of a sentence that ends in a colon, if it has one, and who speaks: what is said stands in a line of its
    own."""
    if not sentence.text[sentence.span.start : sentence.span.end].rstrip().endswith(":"):
        return None
    cues = [*sentence.pack.cue.finditer(sentence.text, sentence.span.start, sentence.span.end)]
    first = sentence.chunks[0] if sentence.chunks else None
    if not cues and first and first.phrase and first.phrase.kind == "name":
        return None, first.phrase  # `Rina Wulandari on the dam:`
    for match in reversed(cues):
        cue = Span(match.start(), match.end())
        if why_skipped(sentence, cue) is None and not blocked(sentence, cue):
            result = left_of(sentence, sentence.floor(cue.start), cue.start)
            return (cue, result[0]) if result else None
    return None


def label_beside(sentence: SentenceContext, q: Quoted) -> Phrase | None:
    """Who is named beside a quotation without a verb: `Rina Wulandari: “...”`, `“...” — Rina Wulandari, nurse`."""
    return label_before(sentence, q) or label_behind(sentence, q)


def label_before(sentence: SentenceContext, q: Quoted) -> Phrase | None:
    """Who is named in front of a quotation and a colon, bullets at the head of the line aside."""
    at = sentence.chunk_at(q.outer.start)
    if at < 1 or sentence.chunks[at - 1].norm != ":":
        return None
    front = [c for c in sentence.chunks[: at - 1] if c.kind != "mark"][:1]
    if not front:
        return None
    label = front[0].phrase if front[0].kind == "noun" else None
    reported = sentence.pack.cue.search(sentence.text, front[0].start, q.outer.start) is not None
    if label and not reported and label.kind in ("name", "organization"):
        shouted = label.core.of(sentence.text).isupper()
        return Phrase(label.core, "name", label.role, label.affiliation) if shouted else label
    if not is_long(sentence, q) or (listed(sentence.pack.code) and is_titled(sentence, q)):
        return None
    return owner(sentence, front[0], at - 1) or announcer(sentence, at - 1)


def label_behind(sentence: SentenceContext, q: Quoted) -> Phrase | None:
    """Who is named behind a quotation that begins its sentence: behind a dash, also at the head of the next line, in
    brackets, or alone."""
    text, opens = sentence.text, LABEL_BEHIND.match(sentence.text, q.outer.end)
    if opens is None or text[sentence.span.start : q.outer.start].strip(BULLETS):
        return None
    line = paragraph_end(text, opens.end())
    end, kind = sentence.ctx.evidence.spans.get(opens.end(), (0, ""))
    named = Phrase(Span(opens.end(), end), "name") if kind == "PER" else None
    if named is None:
        end = phrase_end(sentence.ctx, opens.end(), line)
        named = read_phrase(sentence.ctx, Span(opens.end(), end)) if end > opens.end() else None
    bracket = opens.group(2) and re.fullmatch(r"(?:,[^()\[\]]*)?[)\]][ .]*", text[end:line])
    alone = opens.group(1) or bracket or not text[end:line].strip(" )].")
    return named if named and named.kind == "name" and alone else None


# What stands at the head of a line of a list.
BULLETS = " \n\t•·*" + DASHES


def is_long(sentence: SentenceContext, q: Quoted) -> bool:
    """Whether quoted words are a statement that ends its sentence, and no title or term."""
    behind = sentence.text[q.outer.end : sentence.span.end].strip(" \n.,")
    return not behind and len(sentence.words(q.inner)) >= MIN_STATEMENT_WORDS


def viewpoint(sentence: SentenceContext, q: Quoted) -> Phrase | None:
    """Whose view or words a sentence says in front of a quotation that ends it: `To Rina, “it is a matter of pride”`,
    `In the words of Rina Wulandari, “...”`, `In her words, “...”`."""
    pack, chunks = sentence.pack, sentence.chunks
    comma = sentence.chunk_at(q.outer.start) - 1
    if comma < 1 or chunks[comma].norm not in ",:" or not is_long(sentence, q) or not pack.words["grammar.viewpoints"]:
        return None
    lead = sentence.text[chunks[0].start : chunks[comma].start].casefold()
    first = next(
        (v for v in sorted(pack.words["grammar.viewpoints"], key=len, reverse=True) if lead.startswith(v + " ")), None
    )
    if first is None:
        return None
    named = sentence.chunk_at(chunks[0].start + len(first))
    if named != comma - 1 or chunks[named].kind != "noun":
        return None
    words = sentence.words(Span(chunks[named].start, chunks[named].end))
    if words[-1].norm in pack.words["grammar.words_said"]:
        return owner(sentence, chunks[named], comma)
    phrase = chunks[named].phrase
    if (
        len(words) == 1
        and words[0].norm in pack.maps["grammar.genders"]
        and first not in pack.words["grammar.words_openers"]
    ):
        return Phrase(Span(words[0].start, words[0].end), "pronoun")  # `To her, “...”`
    if first in pack.words["grammar.words_openers"]:
        return None  # `In Washington, “...”`
    person = phrase is not None and sentence.ctx.evidence.spans.get(phrase.core.start, (0, ""))[1] == "PER"
    return phrase if phrase and (phrase.kind == "pronoun" or (phrase.kind == "name" and person)) else None


def introduced(sentence: SentenceContext, q: Quoted) -> bool:
    """Whether quoted words inside a reporter's sentence are a sentence of their own, which somebody said: they begin
    with a capital, are no title, and are long or stand behind a colon or between dashes (`Then came the answer: “It is
    too late.”`)."""
    at = sentence.chunk_at(q.outer.start)
    mark = sentence.chunks[at - 1].norm if at else ""
    words = sentence.words(q.inner)
    capital = bool(words) and words[0].capital and not is_titled(sentence, q)
    if not listed(sentence.pack.code) or len(words) < MIN_STATEMENT_WORDS or not capital:
        return False
    closed = at + 1 < len(sentence.chunks) and sentence.chunks[at + 1].norm == "–"
    return len(words) >= LONG_STATEMENT or (mark == ":" and is_long(sentence, q)) or (mark == "–" and closed)


def is_titled(sentence: SentenceContext, q: Quoted) -> bool:
    """Whether all words of a quotation have a capital, as a title's do, those of three letters and fewer aside; and one
    of more letters behind the first."""
    words = sentence.words(q.inner)
    long = [w for w in words if len(w.norm) >= SMALL_WORD]
    return all(w.capital for w in long) and any(w is not words[0] for w in long)


# Words of a title that are written small have fewer letters (`The End of the Affair`; chosen by hand).
SMALL_WORD = 4
# So many words with a capital in front are a sentence, whatever stands around them (chosen by hand; of twenty that
# PolNeAR's articles to read have and no other rule finds, all are).
LONG_STATEMENT = 5


def subject_behind(sentence: SentenceContext, q: Quoted) -> Phrase | None:
    """Who stands right behind a quotation that a comma or a mark inside it ends, whatever the verb: `“It is old,” an
    angry Rina retorted`."""
    at = sentence.chunk_at(q.outer.end)
    if (
        at >= len(sentence.chunks)
        or sentence.text[q.outer.start : q.outer.end].rstrip(OPENERS + "”»’")[-1:] not in ",?!"
    ):
        return None
    phrase = sentence.chunks[at].phrase if sentence.chunks[at].kind == "noun" else None
    return phrase if phrase and not sentence.text[q.outer.end : sentence.chunks[at].start].strip() else None


def owner(sentence: SentenceContext, first: Chunk, colon: int) -> Phrase | None:
    """Whose words a noun phrase and its colon announce: `Rina Wulandari's answer: "..."`, `Her message: "..."`."""
    words = sentence.words(Span(first.start, first.end))
    if sentence.chunks[colon - 1] is not first or first.kind != "noun":
        return None
    owned = owner_end(norms(words), sentence.pack)
    if owned == 0:
        return Phrase(Span(words[0].start, words[0].end), "pronoun")
    return read_phrase(sentence.ctx, Span(words[0].start, words[owned - 1].end)) if owned else None


def announcer(sentence: SentenceContext, colon: int) -> Phrase | None:
    """Who does what a clause without a verb of saying tells, whose colon announces a quotation (`She turned to the
    farmers: "..."`): the subject of its last verb, where that is somebody."""
    for chunk in reversed(sentence.chunks[:colon]):
        if chunk.kind == "verb":
            found = left_of(sentence, sentence.floor(chunk.start), chunk.start)
            return found[0] if found and found[0].kind in ("name", "pronoun", "organization") else None
    return None


# What stands between a quotation and a name behind it: a dash, on the next line too, a bracket or nothing.
LABEL_BEHIND = re.compile(rf"(?:\s{{0,3}}([{DASHES}]+)[^\S\n]*|[^\S\n]*([(\[])?)(?=[{UPPER}])")


def leftover(sentence: SentenceContext, q: Quoted, previous: QuoteCandidate | None) -> QuoteCandidate:
    """A quotation behind another of its sentence or paragraph is the second half of it; else it floats."""
    if previous and previous.paragraph == sentence.paragraph and previous.cue and previous.type == "direct":
        return QuoteCandidate(q.inner, "direct", "split", previous.cue, previous.phrase, sentence.paragraph)
    return QuoteCandidate(q.inner, "direct", "floating", None, None, sentence.paragraph)


def answers(sentence: SentenceContext, q: Quoted, before: list[QuoteCandidate]) -> bool:
    """Whether a sentence of one or two quoted words follows what somebody said: `“Who did it?” Rina asked.
    “Nobody.”`"""
    text, previous = sentence.text, before[-1] if before else None
    stopped = text[q.inner.end : q.outer.end].strip(OPENERS + "”»") in (".", "") and text[q.outer.end - 2] in ".?!"
    if previous is None or previous.paragraph != sentence.paragraph or previous.type != "direct" or not stopped:
        return False
    around = text[sentence.span.start : q.outer.start] + text[q.outer.end : sentence.span.end]
    return previous.cue is not None and not around.strip(ENDS)


def goes_on(sentence: SentenceContext, q: Quoted) -> bool:
    """Whether a quotation is the second half of one before its attribution: `“A,” Rina said with a laugh, “B.”`."""
    previous = sentence.found[-1] if sentence.found else None
    if (
        previous is None
        or previous.type != "direct"
        or previous.cue is None
        or previous.content.end > previous.cue.start
    ):
        return False
    said = max(previous.cue.end, previous.phrase.core.end if previous.phrase else 0)
    behind = sentence.text[q.outer.end : sentence.span.end].strip(" \n.,")
    return said <= q.outer.start and ADJUNCT.fullmatch(sentence.text, said, q.outer.start) is not None and not behind


# What may stand between an attribution and the second half of a quotation: a day, a manner, an addressee, and a mark.
ADJUNCT = re.compile(rf"[^.;:\"“”]{{0,80}}(?:[,:;]\s*|\s*[{DASHES}]+\s*)")


def is_statement(sentence: SentenceContext, q: Quoted) -> bool:
    """Whether quoted words without a cue are speech: they fill the sentence, and are no title or scare quote."""
    around = sentence.text[sentence.span.start : q.outer.start] + sentence.text[q.outer.end : sentence.span.end]
    return not around.strip(" \n.," + DASHES) and len(sentence.words(q.inner)) >= MIN_STATEMENT_WORDS
