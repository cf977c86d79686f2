"""Where a reported clause begins and ends, and whether words are one at all."""

from __future__ import annotations

import re
from functools import cache

from lib.analysis.chunks import Chunk
from lib.analysis.evidence import Context
from lib.analysis.parts_of_speech import is_noun
from lib.analysis.phrase_ends import opens_sentence
from lib.analysis.sentence_context import SentenceContext
from lib.analysis.tokens import normalize, norms
from lib.language.pack import Pack, alternation, union
from lib.language.verbs import listed, readings
from lib.letters import DASHES, UPPER
from lib.records import Span


@cache
def complementizers(pack: Pack, key: str) -> re.Pattern[str]:
    """Complementizers of a list, with a comma or blank before."""
    return re.compile(rf"[\s,]*\b(?:{alternation(pack.words[key])})\b[\s,:]*", re.IGNORECASE)


def plain_clause(sentence: SentenceContext, word: str, span: Span) -> bool:
    """Whether words behind a cue, with nothing to mark them, are a reported clause all the same."""
    pack = sentence.pack
    words = norms(sentence.words(span))
    if opens_with_noun(words[0], pack):
        needy = word in pack.words["cues.needs_complementizer"] or words[0].endswith(possessives(pack))
        return (word in pack.words["cues.always_clause"] or not needy) and is_clause(sentence, span)
    if words[0] in pack.words["grammar.noun_markers"]:
        return word not in pack.words["cues.needs_complementizer"]
    if words[0] in pack.words["grammar.pronouns"] and word not in pack.words["cues.needs_complementizer"]:
        return True
    if words[0] in union(pack, "grammar.prepositions", "grammar.connectives"):
        if words[0] in pack.words["grammar.predicates"]:
            return True
        sure = union(pack, "cues.according", "cues.according_suffixed")
        return word not in pack.words["cues.needs_complementizer"] and (word in sure or is_clause(sentence, span))
    if word in union(pack, "cues.always_clause", "cues.according", "cues.according_suffixed"):
        return True
    if word in pack.words["cues.needs_complementizer"]:
        markers = [i for i, w in enumerate(words) if w in pack.words["grammar.noun_markers"]]
        behind = words[markers[-1] :] if markers else words
        return is_clause(sentence, span) and (not markers or bool(pack.words["grammar.predicates"] & set(behind)))
    return is_clause(sentence, span) or opens_with_verb(sentence, span)


def is_noun_cue(ctx: Context, cue: Span) -> bool:
    """Whether a cue of one word is a noun or part of a name where it stands (`the claims`, `The Reval Post`)."""
    words = ctx.tokens.within(cue)
    if len(words) != 1 or words[0].norm not in ctx.pack.lemmas:
        return False
    named = words[0].capital and not opens_sentence(ctx.text, cue.start)
    # A cue may stand inside a token (`’said`): that one is asked, and there may be none behind it.
    return named or is_noun(ctx.tokens, ctx.tokens.index(words[0].start))


def holds_cue(sentence: SentenceContext, start: int, end: int) -> bool:
    """Whether a verb of saying stands between two places."""
    cues = sentence.pack.cue.finditer(sentence.text, start, end)
    return any(not is_noun_cue(sentence.ctx, Span(c.start(), c.end())) for c in cues)


def opens_with_noun(word: str, pack: Pack) -> bool:
    """Whether a word is one that shows a noun and no clause: `kekecewaannya`, `rencana`."""
    return any(re.fullmatch(opener, word) for opener in pack.lists["cues.noun_openers"])


def possessives(pack: Pack) -> tuple[str, ...]:
    """The suffixes that say whose something is."""
    return tuple(pack.words["grammar.possessive_suffixes"]) or ("\0",)


def opens_with_verb(sentence: SentenceContext, span: Span) -> bool:
    """Whether words go on with a verb of the same subject: `membantah terlibat dalam serangan itu`."""
    index = sentence.chunk_at(span.start)
    while index < len(sentence.chunks) and sentence.chunks[index].kind == "auxiliary":
        index += 1
    return index < len(sentence.chunks) and sentence.chunks[index].kind == "verb"


# So many chunks behind where a clause may begin its predicate is looked for: no real one stands so far behind its
# subject.
FARTHEST_PREDICATE = 100


def is_clause(sentence: SentenceContext, span: Span) -> bool:
    """Whether words hold a predicate behind their subject: `meminta bantuan kepada warga` asks for a thing. The verb of
    a relative clause or of an adjunct is none (`menyebut warga yang datang`)."""
    first, inner, seen_noun, before = chunk_over(sentence, span.start), False, False, ""
    for chunk in sentence.chunks[first : first + FARTHEST_PREDICATE]:
        if chunk.start >= span.end or (chunk.kind == "mark" and chunk.norm in ";:"):
            break
        linked, before = before == "link", chunk.kind
        if chunk.kind == "mark":
            inner = False
        elif linked and (chunk.kind == "verb" or (chunk.kind == "auxiliary" and listed(sentence.pack.code))):
            continue  # `membantah tudingan itu dan menolak tuntutan`: the reporter's own verb again
        elif chunk.kind == "relative" or chunk.norm in opens_inner(sentence.pack):
            inner = True
        elif chunk.kind == "verb" and inner:
            inner = False
        elif is_predicate(sentence, chunk, inner, seen_noun):
            return True
        elif chunk.kind == "noun":
            if two_nouns(sentence, chunk):
                return True
            seen_noun = True
    return False


def chunk_over(sentence: SentenceContext, at: int) -> int:
    """The chunk that a place lies in, or the first one behind it."""
    index = sentence.chunk_at(at)
    return index - 1 if index and sentence.chunks[index - 1].end > at else index


def is_predicate(sentence: SentenceContext, chunk: Chunk, inner: bool, seen_noun: bool) -> bool:
    """Whether a chunk is a clause's predicate: a verb behind its subject, or a word that is one by itself; an auxiliary
    only where no inner clause is open."""
    by_itself = chunk.norm in sentence.pack.words["grammar.predicates"]
    return (chunk.kind == "verb" and (seen_noun or by_itself)) or (
        chunk.kind == "auxiliary" and not inner and by_itself
    )


@cache
def opens_inner(pack: Pack) -> frozenset[str]:
    """Words whose verb is no predicate of the clause: `rencana untuk membuka gudang`, `setelah air surut`."""
    return union(pack, "grammar.subordinators", "grammar.directive_complementizers")


def two_nouns(sentence: SentenceContext, chunk: Chunk) -> bool:
    """Whether a noun phrase ends in a determiner and a predicate follows that is no verb: `bantuan itu terlambat`."""
    words = sentence.words(Span(chunk.start, chunk.end))
    if words[-1].norm not in sentence.pack.words["grammar.determiners"]:
        return False
    after = sentence.chunk_at(chunk.end)
    return after < len(sentence.chunks) and sentence.chunks[after].kind in ("noun", "other")


def only_subject(sentence: SentenceContext, span: Span) -> bool:
    """Whether the words before `, said` are no clause but the one who speaks: a name, and what is said of it between
    commas (`Rina Wulandari, 43, a nurse at the city hospital`)."""
    pack = sentence.pack
    first, _, behind = span.of(sentence.text).partition(",")
    openers = union(pack, "grammar.articles", "grammar.indefinites", "grammar.relative")
    if not all(w[:1].isupper() or normalize(w) in pack.words["grammar.name_particles"] for w in first.split()):
        return False
    pieces = [p.split() for p in behind.split(",") if p.strip()]
    return all(p[0].isdigit() or normalize(p[0]) in openers for p in pieces)


def complement_behind(sentence: SentenceContext, cue: Span) -> bool:
    """Whether a cue has its own clause behind it (`admitted on Thursday that ...`): what is in front of it is no
    content."""
    pack, end = sentence.pack, sentence.span.end
    plain = complementizers(pack, "grammar.quoting_complementizers").match(sentence.text, cue.end, end)
    if plain or clause_behind_adjunct(pack, False).match(sentence.text, cue.end, end):
        return True
    if pack.maps["grammar.converbs"] or normalize(cue.of(sentence.text)) not in pack.words["cues.clause"]:
        return False
    return is_clause(sentence, Span(cue.end, clause_end(sentence, cue.end))) and not opens_adjunct(sentence, cue.end)


def opens_adjunct(sentence: SentenceContext, at: int) -> bool:
    """Whether what stands at a place is a mark, an adjunct or nothing: no clause begins there."""
    index = sentence.chunk_at(at)
    return index >= len(sentence.chunks) or sentence.chunks[index].kind in ("mark", "preposition", "relative", "quoted")


def clause_start(sentence: SentenceContext, at: int, word: str) -> tuple[int | None, bool]:
    """Where the clause begins, and whether a complementizer, comma or quotation shows that it is one."""
    text, pack, end = sentence.text, sentence.pack, sentence.span.end
    at = behind_day(sentence, at)
    match = behind_adverbs(pack).match(text, at, end)
    if match and blocked_in(match, pack):
        return None, False
    if match:
        return kept(match, pack), True
    if word in pack.words["cues.directive"]:
        match = directive_complementizer(pack).search(text, at, min(end, at + 120))
        addressee = match and not is_clause(sentence, Span(at, match.start()))
        if match and addressee and sentence.outside(Span(match.start(), match.end())):
            return kept(match, pack), True
    match = clause_behind_adjunct(pack, word in pack.words["cues.directive"]).match(text, at, end)
    if match and not holds_cue(sentence, at, match.end()):
        return kept(match, pack), True
    if word in pack.words["cues.directive"]:
        at = behind_addressee(sentence, at)
    at = behind_adjuncts(sentence, at)
    comma = re.compile(r"\s*[,:]\s*").match(text, at, end)
    if comma:
        return comma.end(), True
    quoted = bool(sentence.quoted_from(at))
    return (at if at < end else None), quoted


@cache
def behind_adverbs(pack: Pack) -> re.Pattern[str]:
    """A complementizer that introduces reported speech, with the adverbs in front of it that stand behind a verb: `zei
    ook dat`, `zei maandag niet dat`."""
    days = pack.words["dates.weekdays"] | frozenset(pack.maps["dates.relative_days"])
    adverbs = alternation(days | pack.words["grammar.auxiliaries"] - pack.words["grammar.predicates"])
    plain = complementizers(pack, "grammar.quoting_complementizers").pattern
    return re.compile(rf"(?P<adverbs>(?:\s+(?:{adverbs})\b)*){plain}", re.IGNORECASE)


def blocked_in(match: re.Match[str], pack: Pack) -> bool:
    """Whether one of the adverbs behind a cue says that nothing was said: `zei niet dat`."""
    return any(word.casefold() in pack.words["cues.blockers"] for word in match["adverbs"].split())


def kept(match: re.Match[str], pack: Pack) -> int:
    """Where what was said begins at a complementizer: behind it, or with it, where it says what is reported
    (`whether`)."""
    words, whole = [*re.finditer(r"\S+", match.group())], pack.words["grammar.kept_complementizers"]
    size = next(
        (n for n in (2, 1) if n <= len(words) and " ".join(w.group() for w in words[-n:]).casefold() in whole),
        0,
    )
    return match.start() + words[-size].start() if size else match.end()


def behind_day(sentence: SentenceContext, at: int) -> int:
    """Where what stands behind a cue goes on behind a bare day: `said Tuesday that`, `said last week the road ...`."""
    match = bare_day(sentence.pack).match(sentence.text, at, sentence.span.end)
    return match.end() if match else at


@cache
def bare_day(pack: Pack) -> re.Pattern[str]:
    """A day or a time without a preposition, in a language whose unit stands behind its shift (`last week`); matches
    nothing in others."""
    if pack.maps["dates.unit_first"]:
        return re.compile("(?!)")
    days = alternation(pack.words["dates.weekdays"] | frozenset(pack.maps["dates.relative_days"]))
    shifts = alternation(frozenset(pack.maps["dates.shifts"]))
    units = alternation(frozenset(pack.maps["dates.units"]) | pack.words["dates.times_of_day"])
    times = alternation(pack.words["dates.times_of_day"])
    ago = alternation(pack.words["dates.ago"])
    return re.compile(
        rf"\s+(?:(?:{ago})\s+)?(?:(?:{days})(?:\s+(?:{times}))?|(?:{shifts})\s+(?:{units}))\b(?!['’])", re.IGNORECASE
    )


def behind_adjuncts(sentence: SentenceContext, at: int) -> int:
    """Where the clause begins behind adjuncts that nothing parts from it: `said in a statement the road was closed`."""
    chunks, index = sentence.chunks, sentence.chunk_at(at)
    if not listed(sentence.pack.code):
        return at
    first = index
    while index + 1 < len(chunks) and chunks[index].kind == "preposition" and chunks[index + 1].kind == "noun":
        index += 2
    opens = index > first and index + 1 < len(chunks) and chunks[index].kind == "noun"
    return chunks[index].start if opens and chunks[index + 1].kind in ("verb", "auxiliary") else at


def behind_addressee(sentence: SentenceContext, at: int) -> int:
    """Where the clause begins behind the one who is told something without a complementizer: `told reporters the road
    was closed`."""
    chunks, index = sentence.chunks, sentence.chunk_at(at)
    if not listed(sentence.pack.code) or index + 1 >= len(chunks):
        return at
    if chunks[index].kind == "noun" and chunks[index + 1].kind == "quoted":
        words = sentence.words(Span(chunks[index].start, chunks[index + 1].end))
        inner = next((w.norm for w in words if w.start > chunks[index + 1].start), "")
        owner = any(
            w.norm in sentence.pack.words["grammar.possessive_clitics"] for w in words if w.start < chunks[index].end
        )
        asked = inner in sentence.pack.words["grammar.directive_complementizers"]  # `urged the board “to act”`
        # `told reporters “the road is closed” for good`, but `told the channel’s “River Week” it was`
        return at if owner or asked else chunks[index + 1].start
    if index + 2 >= len(chunks):
        return at
    told, subject, verb = chunks[index : index + 3]
    adjacent = told.kind == subject.kind == "noun" and verb.kind in ("verb", "auxiliary", "quoted")
    return subject.start if adjacent else at


@cache
def directive_complementizer(pack: Pack) -> re.Pattern[str]:
    """`agar`, `untuk` behind the addressee of a directive."""
    return re.compile(rf"\b(?:{alternation(pack.words['grammar.directive_complementizers'])})\b\s*", re.IGNORECASE)


@cache
def clause_behind_adjunct(pack: Pack, directive: bool) -> re.Pattern[str]:
    """`kepada wartawan bahwa`: a complementizer behind an addressee or an adjunct."""
    plain = alternation(pack.words["grammar.adjunct_complementizers"])
    opening = (
        r"[^.;\"“”]{1,70}?"
        if directive
        else rf"(?:{alternation(pack.words['grammar.prepositions'])})\s[^.;\"“”]{{1,110}}?"
    )
    return re.compile(rf"\s+(?:{opening})[\s,]+(?:{plain})\b\s*", re.IGNORECASE)


@cache
def clause_ends(pack: Pack) -> re.Pattern[str]:
    """What ends a reported clause before its sentence does."""
    links = alternation(pack.words["grammar.chain_links"])
    cues = alternation(pack.words["cues.clause"])
    plain_cues = alternation(
        pack.words["cues.clause"] - pack.words["cues.needs_complementizer"] - pack.words["cues.directive"]
    )
    remarks = alternation(pack.words["grammar.remark_openers"])
    relative = alternation(pack.words["grammar.relative"])
    according = alternation(pack.words["cues.according"])
    quoting = alternation(pack.words["grammar.quoting_complementizers"])
    breaks = alternation(pack.words["grammar.clause_breaks"])
    letters = readings(pack.code)
    adding = alternation({w for w in pack.words["cues.clause"] & pack.lemmas.keys() if "g" in letters.get(w, "")})
    sources = according if letters else "(?!)"
    return re.compile(
        rf"(?:,\s*(?:(?:{links})\s+)*|\s+(?:(?:{links})\s+)+)(?:{cues})\s+(?:{quoting})\b"
        rf"|\s+(?:(?:{links})\s+)(?:{plain_cues})\s|,\s+(?:{relative})\s+(?:{according})\b|(?<=[\"”]),\s+(?:{remarks})\b"
        rf"|,\s+(?:{breaks})\b|(?:,|(?<=[\"”'])) +(?:{adding})\b|,\s+(?:{sources})\b|\s--\s"
        rf"|,\s+(?:{alternation(pack.words['cues.after'])})\s+[{UPPER}]",
        re.IGNORECASE,
    )


# `and called the long-delayed plan “a disgrace”`: the quotation stands within so many characters of its verb (chosen by
# hand).
NEAR_NAMING = 60


@cache
def naming_behind(pack: Pack) -> re.Pattern[str]:
    """A second verb of the one who speaks, that takes words in quotation marks: `and called it “a disgrace”`."""
    links = alternation(pack.words["grammar.enumerators"] | pack.words["grammar.chain_links"])
    return re.compile(rf"\s+(?:{links})\s+(?:{alternation(pack.words['cues.naming'])})\s", re.IGNORECASE)


@cache
def chain_links(pack: Pack) -> re.Pattern[str]:
    """What may stand between a quote and a cue chained to it."""
    links = alternation(pack.words["grammar.chain_links"])
    return re.compile(rf"[\"”\s,{DASHES}]*(?:[^.,;\"“”]{{0,60}},\s*)?(?:(?:{links})\s+)*", re.IGNORECASE)


def clause_end(sentence: SentenceContext, start: int) -> int:
    """Where a reported clause ends: the sentence's end, a chained cue, or the reporter's own remark."""
    text, end = sentence.text, sentence.span.end
    inner = sentence.quoted_from(start)
    for q in inner:
        colon = text[start : q.outer.start].rstrip().endswith(":")
        if colon and sentence.pack.cue.search(text, q.outer.end, end):
            end = q.outer.start  # `said the road was closed: “It is closed,” she said`
            break
    for match in naming_behind(sentence.pack).finditer(text, start, end):
        if inner and match.end() <= inner[0].outer.start < match.end() + NEAR_NAMING:
            end = match.start()
            break
    for match in clause_ends(sentence.pack).finditer(text, start, end):
        if sentence.outside(Span(match.start(), match.start() + 1)):
            return match.start()
    return end


def clean(text: str, start: int, end: int) -> Span:
    """A content without blanks and marks at its ends; a mark that belongs to a pair inside stays."""
    while start < end and text[start] in " \t\n,;:":
        start += 1
    while end > start and text[end - 1] in " \t\n,;:.":
        end -= 1
    while start < end and text[start] in '"“”':
        start += 1
    while end > start and text[end - 1] in '"“” \n,.':
        end -= 1
    return Span(start, end)
