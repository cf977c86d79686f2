"""Finds reported speech: every frame of the pack is tried around every cue of a sentence."""

from __future__ import annotations

import re

from lib.analysis.agents import plain_noun, right_of
from lib.analysis.apart import before as last_before
from lib.analysis.apart import overlapping
from lib.analysis.appositions import stripped
from lib.analysis.clauses import (
    chain_links,
    clause_end,
    clause_start,
    clean,
    complement_behind,
    complementizers,
    is_clause,
    only_subject,
    opens_with_verb,
    plain_clause,
)
from lib.analysis.marks import Quoted, outer
from lib.analysis.noun_phrases import Phrase
from lib.analysis.parts_of_speech import is_noun
from lib.analysis.reasons import reason
from lib.analysis.sentence_context import FrameMatch, QuoteCandidate, SentenceContext, blocked
from lib.analysis.subjects import left_of
from lib.analysis.tokens import normalize
from lib.language.frames import Frame
from lib.language.pack import Pack, alternation, union
from lib.language.verbs import listed
from lib.records import QuoteType, Span

GAP = re.compile(r"[\s,.;:–—-]*")


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
    """Why no frame is tried around a cue; None where they are. One inside a content found before reports nothing of its own:
    the outer cue holds it."""
    if not sentence.outside(cue):
        return "inside quotation marks"
    at = sentence.ctx.tokens.index(cue.start)
    if normalize(cue.of(sentence.text)) in sentence.pack.lemmas and is_noun(sentence.ctx.tokens, at):
        return "a noun here"
    return "inside a content found before" if sentence.taken(cue) else None


def apply(sentence: SentenceContext, frame: Frame, cue: Span) -> bool:
    """Tries one frame around a cue; adds what it finds."""
    match = FrameMatch(cue.start, cue.end)
    failed = failing(sentence, frame, match, cue)
    if sentence.trace is not None:
        sentence.trace.frame(frame.name, reason(sentence, match, cue, failed) if failed else None)
    if failed:
        return False
    for content, direct in match.contents:
        add(sentence, content, direct, frame.name, cue, match.phrase)
    return True


def failing(sentence: SentenceContext, frame: Frame, match: FrameMatch, cue: Span) -> str | None:
    """Fills the slots of a frame; the side and kind of the first that stays empty (`left SOURCE`), or `empty`, `overlap`; None
    where the frame fits."""
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


def quoted_left(sentence: SentenceContext, match: FrameMatch, cue: Span) -> bool:
    """A quotation that ends right before."""
    q = last_before(sentence.quoted, match.left, outer)
    if q is None or not GAP.fullmatch(sentence.text, q.outer.end, match.left):
        return False
    if q.outer in sentence.used or not stands_alone(sentence, q):
        return False
    lead = led_by(sentence, q)
    match.contents.append((Span(lead, q.inner.end), False) if lead is not None else (q.inner, True))
    return True


def led_by(sentence: SentenceContext, q: Quoted) -> int | None:
    """Where the clause begins whose end is quoted: `Air "naik sangat cepat," kata X`; None where the quotation stands alone."""
    start = sentence.floor(q.outer.start)
    words = stripped(sentence, Span(start, q.outer.start))
    between = sentence.text[words[-1].end : q.outer.start] if words else ","
    if between.strip() or "\n" in between or words[0].norm in sentence.pack.words["grammar.prepositions"]:
        return None
    inner = Span(words[0].start, q.outer.start)
    reports = sentence.pack.cue.search(sentence.text, inner.start, inner.end)
    return None if reports or words[-1].norm in sentence.pack.words["grammar.chain_links"] else words[0].start


def stands_alone(sentence: SentenceContext, q: Quoted) -> bool:
    """Whether the quotation is a statement of its own and not words inside the reporter's clause."""
    lead = sentence.text[sentence.floor(q.outer.start) : q.outer.start].strip(" \n,.-–—:;")
    return (
        not lead
        or len(sentence.words(q.inner)) >= 4
        or sentence.text[q.outer.start - 2 : q.outer.start].strip() in (",", ":")
    )


def quoted_right(sentence: SentenceContext, match: FrameMatch, cue: Span) -> bool:
    """A quotation that follows, behind a comma, a colon or a complementizer."""
    for q in sentence.quoted_from(match.right):
        if q.outer in sentence.used:
            continue
        gap = sentence.text[match.right : q.outer.start]
        if not re.fullmatch(r"[\s,:]*|[^.,:;\"“”]{0,70}[,:]\s*", gap):
            return False
        tail = sentence.text[q.outer.end : sentence.span.end].strip(" \n.,")
        plain = re.fullmatch(r"[\s,:]*", gap) is not None
        if (tail and not plain) or (
            tail
            and not re.search(r"[,.?!]$", sentence.text[q.inner.end : q.outer.end - 1].strip() or " ")
            and "," not in gap
            and ":" not in gap
        ):
            return False
        match.contents.append((q.inner, True))
        return True
    return False


def source_right(sentence: SentenceContext, match: FrameMatch, cue: Span) -> bool:
    """The speaker named behind the cue."""
    quoted = any(direct for _, direct in match.contents)
    according = "according" in sentence.pack.cue_classes(cue.of(sentence.text))
    if not according and has_subject(sentence, cue):
        return False
    result = right_of(sentence, match.right, quoted or (according and listed(sentence.pack.code)))
    if result is None and according:
        result = plain_noun(sentence, match.right)
    if result is None or has_verb(sentence, result[1]):
        return False
    match.phrase, match.right = result
    if according:
        match.right = source_end(sentence, match.right)
    return True


# A source has at most so many chunks behind its noun, up to its comma (PolNeAR's articles to read: 9).
LONGEST_SOURCE = 12


def source_end(sentence: SentenceContext, end: int) -> int:
    """Where a source ends that goes on behind its noun (`a survey of voters published by the Water Board, ...`): at its comma."""
    if not listed(sentence.pack.code):
        return end
    first = sentence.chunk_at(end)
    for chunk in sentence.chunks[first : first + LONGEST_SOURCE]:
        if chunk.kind in ("mark", "quoted", "relative", "auxiliary"):
            return chunk.start if chunk.norm == "," else end
    return end


def has_subject(sentence: SentenceContext, cue: Span) -> bool:
    """Whether the one who speaks stands right before a cue, so that whoever stands behind is told (`Rina told the agency`), in a
    language in which nobody speaks on both sides."""
    if sentence.pack.maps["grammar.converbs"]:
        return False
    before = sentence.chunk_at(cue.start) - 1
    while before >= 0 and sentence.chunks[before].kind == "auxiliary":
        before -= 1
    return (
        before >= 0
        and sentence.chunks[before].kind in ("noun", "relative")
        and sentence.chunks[before].end <= cue.start
    )


def has_verb(sentence: SentenceContext, end: int) -> bool:
    """Whether a noun phrase behind a cue is the subject of a verb of its own (`said she was late`), in a language in which the one
    who speaks is none there."""
    if sentence.pack.maps["grammar.converbs"]:
        return False
    after = sentence.chunk_at(end)
    if after + 1 < len(sentence.chunks) and sentence.chunks[after].kind == "link":
        after += 2  # `said he and his father drove`
    while after < len(sentence.chunks) and sentence.chunks[after].kind == "auxiliary":
        if sentence.chunks[after].norm in sentence.pack.words["grammar.predicates"]:
            return True
        after += 1
    return after < len(sentence.chunks) and sentence.chunks[after].kind == "verb"


def source_left(sentence: SentenceContext, match: FrameMatch, cue: Span) -> bool:
    """The speaker named before the cue."""
    result = left_of(sentence, sentence.floor(cue.start), match.left)
    if result is None or blocked(sentence, cue):
        return False
    match.phrase, match.left = result
    return True


def nobody_left(sentence: SentenceContext, match: FrameMatch, cue: Span) -> bool:
    """Nobody stands before a cue that opens its clause (a page lost the name): the speaker is left open."""
    index = sentence.chunk_at(cue.start) - 1
    opens = (
        index < 0 or sentence.chunks[index].kind == "mark" or sentence.chunks[index].end <= sentence.floor(cue.start)
    )
    return opens and not blocked(sentence, cue)


def complementizer(sentence: SentenceContext, match: FrameMatch, cue: Span) -> bool:
    """`bahwa`, right behind."""
    word = complementizers(sentence.pack, "grammar.complementizers").match(
        sentence.text, match.right, sentence.span.end
    )
    if word:
        match.right = word.end()
    return word is not None


def content_right(sentence: SentenceContext, match: FrameMatch, cue: Span) -> bool:
    """The reported clause behind the cue, up to where the reporter speaks again."""
    word = normalize(cue.of(sentence.text))
    start, marked = clause_start(sentence, match.right, word)
    if start is None:
        return False
    span = clean(sentence.text, start, content_end(sentence, match, start))
    words = sentence.words(span)
    if len(words) < 2 or (words[0].norm in sentence.pack.words["grammar.relative"] and listed(sentence.pack.code)):
        return False
    if not marked and not plain_clause(sentence, word, span):
        return False
    match.contents.append((span, False))
    match.right = span.end
    return True


def content_end(sentence: SentenceContext, match: FrameMatch, start: int) -> int:
    """Where a reported clause ends: as clauses do, or in front of the main clause, where its attribution is a subordinate one."""
    end = clause_end(sentence, start)
    if not listed(sentence.pack.code):
        return end
    first, verb = sentence.chunk_at(start) + 1, ("verb", "auxiliary")
    commas = [i for i in range(first, len(sentence.chunks) - 2) if sentence.chunks[i].norm == ","]
    if in_relative_clause(sentence, match, start):  # `Rina, who said that A, has left`
        main = (i for i in commas if sentence.chunks[i + 1].kind in verb)
    elif in_subordinate_clause(sentence, match):  # `While Rina said that A, he has left`
        main = (i for i in commas if sentence.chunks[i + 1].kind == "noun" and sentence.chunks[i + 2].kind in verb)
    else:
        return end
    return min(end, next((sentence.chunks[i].start for i in main), end))


def in_relative_clause(sentence: SentenceContext, match: FrameMatch, start: int) -> bool:
    """Whether a relative pronoun stands between the one who speaks and what is said."""
    between = sentence.chunks[sentence.chunk_at(match.left) : sentence.chunk_at(start) - 1]
    opens = sentence.pack.words["grammar.quoting_complementizers"]
    return any(c.kind == "relative" and c.norm not in opens for c in between)


def in_subordinate_clause(sentence: SentenceContext, match: FrameMatch) -> bool:
    """Whether the one who speaks stands behind a word that opens a subordinate clause, first in its sentence or behind a mark."""
    before = sentence.chunk_at(match.left) - 1
    if before < 0 or sentence.chunks[before].norm not in sentence.pack.words["grammar.subordinators"]:
        return False
    return before == 0 or sentence.chunks[before - 1].kind == "mark"


def clause_left(sentence: SentenceContext, match: FrameMatch, cue: Span) -> bool:
    """The reported clause before `, kata X`."""
    start = sentence.span.start if not sentence.found else sentence.floor(match.left)
    before = sentence.text[start : match.left]
    if not ends_in_comma(before, sentence.pack) or found_behind(sentence, start):
        return False
    words = stripped(sentence, Span(start, match.left))
    inserted = False
    while words and words[-1].norm in union(sentence.pack, "grammar.insertions", "grammar.relative"):
        inserted = inserted or words[-1].norm in sentence.pack.words["grammar.insertions"]
        words = words[:-1]  # `..., seperti diungkap X`
    if not inserted and "passive" in sentence.pack.cue_classes(cue.of(sentence.text)):
        return False
    if not words:
        return False
    span = clean(sentence.text, words[0].start, words[-1].end)
    if len(sentence.words(span)) < 2 or only_subject(sentence, span) or complement_behind(sentence, cue):
        return False
    if adjunct_only(sentence, span, words[0].norm):
        return False
    match.contents.append((span, False))
    return True


def adjunct_only(sentence: SentenceContext, span: Span, first: str) -> bool:
    """Whether words in front of an attribution are no clause but where, when and why it was said (`At the rally, Rina said ...`),
    in a language whose verbs are listed, so that a clause is known to be none."""
    if not listed(sentence.pack.code):
        return False
    return first in union(sentence.pack, "grammar.prepositions", "grammar.subordinators") and not is_clause(
        sentence, span
    )


def found_behind(sentence: SentenceContext, start: int) -> bool:
    """Whether a content found before ends behind `start`."""
    return bool(sentence.contents) and sentence.contents[-1].end > start


def ends_in_comma(before: str, pack: Pack) -> bool:
    """Whether what stands before a cue ends in a comma, `seperti` between them or not."""
    before = before.rstrip()
    while before and before.rsplit(None, 1)[-1].casefold() in union(pack, "grammar.insertions", "grammar.relative"):
        before = before[: -len(before.rsplit(None, 1)[-1])].rstrip()
    return before.endswith(",")


def fronted_left(sentence: SentenceContext, match: FrameMatch, cue: Span) -> bool:
    """What stands before an attribution that is set into what was said: `Saat ini, kata X, ...`; a connective is no content."""
    start = sentence.span.start if not sentence.found else sentence.floor(match.left)
    before = sentence.text[start : match.left]
    words = stripped(sentence, Span(start, match.left))
    if found_behind(sentence, start) or (words and not before.rstrip().endswith(",")):
        return False
    if words and not sentence.outside(Span(words[0].start, match.left)):
        return False
    span = clean(sentence.text, words[0].start, match.left) if words else None
    if span and not adjunct_only(sentence, span, words[0].norm):
        match.contents.append((span, False))
    return True


def rest_right(sentence: SentenceContext, match: FrameMatch, cue: Span) -> bool:
    """The clause that goes on behind an attribution set into it: `..., kata X, CLAUSE`."""
    comma = re.compile(r"\s*,\s*").match(sentence.text, match.right, sentence.span.end)
    if not comma or any(q.outer.start == comma.end() for q in sentence.quoted_from(comma.end())[:1]):
        return False
    span = clean(sentence.text, comma.end(), clause_end(sentence, comma.end()))
    words = sentence.words(span) if span.start < span.end else []
    if len(words) < 2 or words[0].norm in union(
        sentence.pack, "cues.clause", "grammar.chain_links", "grammar.relative"
    ):
        return False
    fronted = not match.contents or not is_clause(sentence, match.contents[0][0])
    adjunct = words[0].norm in union(sentence.pack, "grammar.prepositions", "grammar.subordinators")
    if not is_clause(sentence, span) and not opens_with_verb(sentence, span) and not (fronted and match.contents):
        return False
    if adjunct and not fronted:
        return False
    match.contents.append((span, False))
    match.right = span.end
    return True


def reported_right(sentence: SentenceContext, match: FrameMatch, cue: Span) -> bool:
    """What a passive verb and its agent report: behind `bahwa`, or, where the verb opens its sentence, behind a comma."""
    text, end = sentence.text, sentence.span.end
    marked = complementizers(sentence.pack, "grammar.quoting_complementizers").match(text, match.right, end)
    opens = not stripped(sentence, Span(sentence.span.start, cue.start))
    marked = marked or (re.compile(r"\s*,\s*").match(text, match.right, end) if opens else None)
    if not marked:
        return False
    span = clean(text, marked.end(), clause_end(sentence, marked.end()))
    if len(sentence.words(span)) < 2 or not (is_clause(sentence, span) or opens_with_verb(sentence, span)):
        return False
    match.contents.append((span, False))
    return True


def predicate_right(sentence: SentenceContext, match: FrameMatch, cue: Span) -> bool:
    """`dipercaya X akan membantu warga`: the predicate behind a verb of belief and its agent."""
    index = sentence.chunk_at(match.right)
    if index >= len(sentence.chunks) or sentence.chunks[index].kind not in ("verb", "auxiliary"):
        return False
    span = clean(sentence.text, sentence.chunks[index].start, clause_end(sentence, sentence.chunks[index].start))
    if len(sentence.words(span)) < 2:
        return False
    match.contents.append((span, False))
    return True


def name_right(sentence: SentenceContext, match: FrameMatch, cue: Span) -> bool:
    """Somebody by name or pronoun behind the cue, and a comma: `Bagi X, ...`."""
    result = right_of(sentence, match.right)
    if result is None or result[0].kind not in ("name", "pronoun") or sentence.text[result[1] : result[1] + 1] != ",":
        return False
    match.phrase, match.right = result
    return True


def remark_right(sentence: SentenceContext, match: FrameMatch, cue: Span) -> bool:
    """What somebody calls something, in words of which some are quoted: `called the dam “a disgrace”`; up to where the reporter goes
    on behind the last quotation."""
    source = sentence.words(match.phrase.core)[0].norm if match.phrase else ""
    if source in sentence.pack.words["grammar.plural_pronouns"]:
        return False  # `They call the road the “death trap”`: nobody said so
    end = clause_end(sentence, match.right)
    inner = [q for q in sentence.quoted_from(match.right) if q.outer.end <= end and q.outer not in sentence.used]
    start = sentence.chunk_at(match.right)
    if not inner or start >= len(sentence.chunks) or sentence.chunks[start].kind == "mark":
        return False
    first = sentence.text[match.right : inner[0].outer.start]
    if len(first.split()) > FARTHEST_REMARK or re.search(r"[,;:]\s*$", first) or sentence.pack.cue.search(first):
        return False
    if sentence.chunks[start].kind == "preposition" and start + 1 < len(sentence.chunks):
        start += 1  # `warned of`, `joked about`
    span = clean(sentence.text, sentence.chunks[start].start, remark_end(sentence, inner, end))
    match.contents.append((span, False))
    match.right = span.end
    return True


# So many words stand at most between a verb of naming and what is quoted (PolNeAR's articles to read: 18).
FARTHEST_REMARK = 20


def remark_end(sentence: SentenceContext, inner: list[Quoted], end: int) -> int:
    """Where a remark ends: behind a quotation that a comma ends or that `but` follows, else where its clause does."""
    links = alternation(union(sentence.pack, "grammar.chain_links", "grammar.subordinators"))
    for q in inner:
        comma = (
            sentence.text[q.inner.end - 1 : q.inner.end] == "," or sentence.text[q.outer.end : q.outer.end + 1] == ","
        )
        link = re.compile(rf"\s*(?:{links})\b(?!\s+(?:\w+\s+)?[\"“])", re.IGNORECASE)
        if comma or link.match(sentence.text, q.outer.end, end):
            return q.outer.end
    return end


def link_left(sentence: SentenceContext, match: FrameMatch, cue: Span) -> bool:
    """A cue chained to an earlier one of the same sentence: `kata X, menekankan bahwa ...`."""
    if not sentence.found:
        return False
    previous = sentence.found[-1]
    anchor = max(
        previous.content.end,
        previous.phrase.core.end if previous.phrase else 0,
        previous.cue.end if previous.cue else 0,
    )
    between = sentence.text[anchor : cue.start] if anchor <= cue.start else "?"
    if not chain_links(sentence.pack).fullmatch(between):
        return False
    match.phrase = previous.phrase
    return True


def main_clause(sentence: SentenceContext, match: FrameMatch, cue: Span) -> bool:
    """`Menyatakan bahwa A, X mengatakan bahwa B`: the fronted clause ends where its subject's clause begins."""
    if sentence.text[sentence.span.start : cue.start].strip() or not match.contents:
        return False
    for main in sentence.pack.cue.finditer(sentence.text, cue.end, sentence.span.end):
        commas = [m.end() for m in re.compile(r",\s+").finditer(sentence.text, cue.end, main.start())]
        for comma in commas:
            result = left_of(sentence, comma, main.start())
            if result and result[1] == comma:
                start = match.contents[0][0].start
                match.contents = [(clean(sentence.text, start, comma), False)]
                match.phrase = result[0]
                return True
    return False


LEFT = {
    "FRONTED": fronted_left,
    "QUOTED": quoted_left,
    "SOURCE": source_left,
    "CLAUSE": clause_left,
    "NOBODY": nobody_left,
    "LINK": link_left,
}
RIGHT = {
    "QUOTED": quoted_right, "SOURCE": source_right, "COMPLEMENTIZER": complementizer,
    "CONTENT": content_right, "REST": rest_right, "REPORTED": reported_right, "PREDICATE": predicate_right, "NAME": name_right, "MAIN": main_clause,
    "REMARK": remark_right,
}  # fmt: skip
