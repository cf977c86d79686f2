"""What is said, as a frame's slots find it on either side of a cue: a quotation, a clause, or words of which some are
quoted."""

from __future__ import annotations

import re
from functools import cache

from lib.analysis.apart import before as last_before
from lib.analysis.appositions import stripped
from lib.analysis.clauses import (
    clause_end,
    clause_start,
    clean,
    complement_behind,
    complementizers,
    holds_cue,
    is_clause,
    only_subject,
    opens_with_verb,
    plain_clause,
)
from lib.analysis.quotation_marks import Quoted, outer
from lib.analysis.sentence_context import FrameMatch, SentenceContext
from lib.analysis.tokens import normalize
from lib.language.pack import Pack, alternation, union
from lib.language.verbs import listed
from lib.letters import DASHES, UPPER
from lib.records import Span

GAP = re.compile(rf"[\s,.;:{DASHES}]*")


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
    """Where the clause begins whose end is quoted: `Air "naik sangat cepat," kata X`; None where the quotation stands
    alone."""
    start = sentence.floor(q.outer.start)
    words = stripped(sentence, Span(start, q.outer.start))
    between = sentence.text[words[-1].end : q.outer.start] if words else ","
    if between.strip() or "\n" in between or words[0].norm in sentence.pack.words["grammar.prepositions"]:
        return None
    inner = Span(words[0].start, q.outer.start)
    reports = holds_cue(sentence, inner.start, inner.end)
    return None if reports or words[-1].norm in sentence.pack.words["grammar.chain_links"] else words[0].start


def stands_alone(sentence: SentenceContext, q: Quoted) -> bool:
    """Whether the quotation is a statement of its own and not words inside the reporter's clause."""
    lead = sentence.text[sentence.floor(q.outer.start) : q.outer.start].strip(f" \n,.:;{DASHES}")
    return (
        not lead
        or len(sentence.words(q.inner)) >= 4
        or sentence.text[q.outer.start - 2 : q.outer.start].strip() in (",", ":")
    )


def quoted_right(sentence: SentenceContext, match: FrameMatch, cue: Span) -> bool:
    """A quotation that follows, behind a comma, a colon or a complementizer."""
    quoted = [q for q in sentence.quoted_from(match.right) if q.outer not in sentence.used]
    if len(quoted) > 1 and is_title(sentence, match.right, *quoted[:2]):
        match.contents.append((quoted[1].inner, True))
        return True
    told = normalize(cue.of(sentence.text)) in sentence.pack.words["cues.directive"]
    for q in quoted:
        gap = sentence.text[match.right : q.outer.start]
        addressed = is_addressee(sentence, match.right, q, told)
        if not addressed and not re.fullmatch(r"[\s,:]*|[^.,:;\"“”]{0,70}[,:]\s*", gap):
            return False
        tail = sentence.text[q.outer.end : sentence.span.end].strip(" \n.,")
        plain = re.fullmatch(r"[\s,:]*", gap) is not None or addressed
        if (tail and not plain) or (
            tail
            and not re.search(r"[,.?!]$", sentence.text[q.inner.end - 1 : q.outer.end - 1].strip() or " ")
            and "," not in gap
            and ":" not in gap
        ):
            return False
        match.contents.append((q.inner, True))
        return True
    return False


def is_addressee(sentence: SentenceContext, start: int, q: Quoted, told: bool) -> bool:
    """Whether a noun phrase alone stands between a cue and a quotation: `told me, “It is old,” as we walked`; with no
    mark behind it only where the cue is one that tells somebody."""
    first = sentence.chunk_at(start)
    chunks = sentence.chunks[first : sentence.chunk_at(q.outer.start)]
    if not listed(sentence.pack.code) or not chunks or chunks[0].kind != "noun":
        return False
    return (told and len(chunks) == 1) or (len(chunks) == 2 and chunks[1].norm in ",:")


# A programme or a paper in quotation marks has at most so many words (`Meet the Press`; chosen by hand).
TITLE_WORDS = 6


def is_title(sentence: SentenceContext, start: int, title: Quoted, said: Quoted) -> bool:
    """Whether the first of two quotations only says where the second was said: `said on the channel's “River Week,”
    “The dam is old.”`"""
    first = sentence.chunk_at(start)
    adjunct = first < len(sentence.chunks) and sentence.chunks[first].kind in ("preposition", "noun")
    words = sentence.words(title.inner)
    between = sentence.text[title.inner.end : said.outer.start].strip()
    plain = (
        "," in between and len(between) < 40 and not sentence.text[said.outer.end : sentence.span.end].strip(" \n.,")
    )
    capital = all(w.capital or len(w.norm) < 4 for w in words)
    return adjunct and plain and capital and 0 < len(words) <= TITLE_WORDS and title.outer.start - start < 60


def content_right(sentence: SentenceContext, match: FrameMatch, cue: Span) -> bool:
    """The reported clause behind the cue, up to where the reporter speaks again."""
    word = normalize(cue.of(sentence.text))
    start, marked = clause_start(sentence, match.right, word)
    if start is None:
        return False
    span = clean(sentence.text, start, content_end(sentence, match, start))
    words = sentence.words(span)
    if len(words) < 2 or (listed(sentence.pack.code) and no_content(sentence, span, words[0].norm)):
        return False
    if not marked and not plain_clause(sentence, word, span):
        return False
    match.contents.append((span, False))
    match.right = span.end
    return True


def no_content(sentence: SentenceContext, span: Span, first: str) -> bool:
    """Whether words behind a cue are a relative clause or an adjunct (`warned of “a flood”`), where verbs are
    listed."""
    adjunct = first in sentence.pack.words["grammar.prepositions"] - complements(sentence.pack)
    return first in sentence.pack.words["grammar.relative"] or (adjunct and not is_clause(sentence, span))


def complements(pack: Pack) -> frozenset[str]:
    """Words that open what was said."""
    return union(pack, "grammar.kept_complementizers", "grammar.quoting_complementizers")


def content_end(sentence: SentenceContext, match: FrameMatch, start: int) -> int:
    """Where a reported clause ends: as clauses do, or in front of the main clause, where its attribution is a
    subordinate one."""
    end = clause_end(sentence, start)
    verb, subordinate = ("verb", "auxiliary"), in_subordinate_clause(sentence, match)
    first = sentence.chunk_at(start) + 1
    last = min(first + FARTHEST_MAIN, len(sentence.chunks) - 2)
    commas = (i for i in range(first, last) if sentence.chunks[i].norm == ",")
    if subordinate and sentence.pack.maps["grammar.verb_second"]:  # `Terwijl Rina zei dat A, is hij weg`
        main = (i for i in commas if sentence.chunks[i + 1].kind in verb)
    elif not listed(sentence.pack.code):
        return end
    elif in_relative_clause(sentence, match, start):  # `Rina, who said that A, has left`
        main = (i for i in commas if sentence.chunks[i + 1].kind in verb)
    elif subordinate:  # `While Rina said that A, he has left`
        main = (i for i in commas if sentence.chunks[i + 1].kind == "noun" and sentence.chunks[i + 2].kind in verb)
    else:
        return end
    return min(end, next((sentence.chunks[i].start for i in main), end))


# A main clause begins at most so many chunks behind the content of the clause in front of it (longest of PolNeAR's
# articles to read: 30).
FARTHEST_MAIN = 60


def in_relative_clause(sentence: SentenceContext, match: FrameMatch, start: int) -> bool:
    """Whether a relative pronoun stands between the one who speaks and what is said."""
    between = sentence.chunks[sentence.chunk_at(match.left) : sentence.chunk_at(start) - 1]
    opens = sentence.pack.words["grammar.quoting_complementizers"]
    return any(c.kind == "relative" and c.norm not in opens for c in between)


def in_subordinate_clause(sentence: SentenceContext, match: FrameMatch) -> bool:
    """Whether the one who speaks stands behind a word that opens a subordinate clause, first in its sentence or behind
    a mark."""
    before = sentence.chunk_at(match.left) - 1
    if before < 0 or sentence.chunks[before].norm not in sentence.pack.words["grammar.subordinators"]:
        return False
    return before == 0 or sentence.chunks[before - 1].kind == "mark"


# `SURABAYA, Oct. 16 (Antara) - `: where and when an article was written, in front of its first sentence.
DATELINE = re.compile(rf"[{UPPER}]{{3,}}(?: [{UPPER}]+)*(?:,| \()[^\n\"“]{{0,50}}? [{DASHES}]{{1,2}} +")


def clause_left(sentence: SentenceContext, match: FrameMatch, cue: Span) -> bool:
    """The reported clause before `, kata X`."""
    dateline = DATELINE.match(sentence.text, sentence.span.start, match.left)
    start = (dateline.end() if dateline else sentence.span.start) if not sentence.found else sentence.floor(match.left)
    before = sentence.text[start : match.left]
    if not (ends_in_comma(before, sentence.pack) or ends_quoted(sentence, start, match.left)):
        return False
    if found_behind(sentence, start):
        return False
    words = stripped(sentence, Span(start, match.left))
    inserted = False
    while words and words[-1].norm in union(sentence.pack, "grammar.insertions", "grammar.relative"):
        inserted = inserted or words[-1].norm in sentence.pack.words["grammar.insertions"]
        words = words[:-1]  # `..., seperti diungkap X`
    classes = sentence.pack.cue_classes(cue.of(sentence.text))
    if not inserted and "passive" in classes:
        return False
    if sentence.outside(Span(start, match.left)) and quotes_only(sentence.pack, classes):
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


def quotes_only(pack: Pack, classes: frozenset[str]) -> bool:
    """Whether a cue only goes with quotations (`“Go,” Rina laughed`, but `When the dam broke, Rina laughed`), where
    verbs are listed."""
    return listed(pack.code) and not classes & {"clause", "according", "passive"}


def adjunct_only(sentence: SentenceContext, span: Span, first: str) -> bool:
    """Whether words in front of an attribution are no clause but where, when and why it was said (`At the rally, Rina
    said ...`), in a language whose verbs are listed, so that a clause is known to be none."""
    if not listed(sentence.pack.code):
        return False
    return first in union(sentence.pack, "grammar.prepositions", "grammar.subordinators") and not is_clause(
        sentence, span
    )


def found_behind(sentence: SentenceContext, start: int) -> bool:
    """Whether a content found before ends behind `start`."""
    return bool(sentence.contents) and sentence.contents[-1].end > start


def ends_quoted(sentence: SentenceContext, start: int, end: int) -> bool:
    """Whether a clause of the reporter's ends in quoted words and the comma inside their marks: `The dam is “unsafe,”
    Rina said`."""
    q = last_before(sentence.quoted, end, outer)
    if q is None or q.doubtful or q.outer.start <= start or sentence.text[q.outer.end : end].strip():
        return False
    lead = sentence.text[start : q.outer.start]
    return "," in sentence.text[q.inner.end : q.outer.end] and bool(lead.strip()) and lead.rstrip()[-1].isalnum()


def ends_in_comma(before: str, pack: Pack) -> bool:
    """Whether what stands before a cue ends in a comma, `seperti` between them or not."""
    before = before.rstrip()
    while before and before.rsplit(None, 1)[-1].casefold() in union(pack, "grammar.insertions", "grammar.relative"):
        before = before[: -len(before.rsplit(None, 1)[-1])].rstrip()
    return before.endswith(",")


def fronted_left(sentence: SentenceContext, match: FrameMatch, cue: Span) -> bool:
    """What stands before an attribution that is set into what was said: `Saat ini, kata X, ...`; a connective is no
    content."""
    start = sentence.span.start if not sentence.found else sentence.floor(match.left)
    before = sentence.text[start : match.left]
    words = stripped(sentence, Span(start, match.left))
    if quotes_only(sentence.pack, sentence.pack.cue_classes(cue.of(sentence.text))):
        return False
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
    """What a passive verb and its agent report: behind `bahwa`, or, where the verb opens its sentence, behind a
    comma."""
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


def remark_right(sentence: SentenceContext, match: FrameMatch, cue: Span) -> bool:
    """What somebody calls something, in words of which some are quoted: `called the dam “a disgrace”`; up to where the
    reporter goes on behind the last quotation."""
    source = sentence.words(match.phrase.core)[0].norm if match.phrase else ""
    if source in sentence.pack.words["grammar.plural_pronouns"]:
        return False  # `They call the road the “death trap”`: nobody said so
    end = clause_end(sentence, match.right)
    inner = [q for q in sentence.quoted_from(match.right) if q.outer.end <= end and q.outer not in sentence.used]
    start = sentence.chunk_at(match.right)
    if not inner or start >= len(sentence.chunks) or sentence.chunks[start].kind == "mark":
        return False
    first = sentence.text[match.right : inner[0].outer.start]
    if (
        len(first.split()) > FARTHEST_REMARK
        or re.search(r"[,;:]\s*$", first)
        or holds_cue(sentence, match.right, inner[0].outer.start)
    ):
        return False
    if sentence.chunks[start].kind == "preposition" and start + 1 < len(sentence.chunks):
        start += 1  # `warned of`, `joked about`
    span = clean(sentence.text, sentence.chunks[start].start, remark_end(sentence, inner, end))
    match.contents.append((span, False))
    match.right = span.end
    return True


# So many words stand at most between a verb of naming and what is quoted (longest of PolNeAR's articles to read: 23).
FARTHEST_REMARK = 25


def remark_end(sentence: SentenceContext, inner: list[Quoted], end: int) -> int:
    """Where a remark ends: behind a quotation that a comma ends or that `but` follows, else where its clause does."""
    for q in inner:
        if "," in sentence.text[q.inner.end - 1 : q.outer.end + 1] or goes_on(sentence.pack).match(
            sentence.text, q.outer.end, end
        ):
            return q.outer.end
    return end


@cache
def goes_on(pack: Pack) -> re.Pattern[str]:
    """A link behind a quotation (`“...” but`) that does not lead to the next one (`“...” and “...”`)."""
    links = alternation(union(pack, "grammar.chain_links", "grammar.subordinators"))
    return re.compile(rf"\s*(?:{links})\b(?!\s+(?:\w+\s+)?[\"“])", re.IGNORECASE)
