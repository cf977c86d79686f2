"""Finds the speaker's phrase left or right of a cue, on the chunks of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.analysis.chunks import Chunk
from lib.analysis.evidence import Context
from lib.analysis.gazetteer import local_cities
from lib.analysis.lexicon import speaks
from lib.analysis.name_start import LIKELY
from lib.analysis.noun_phrases import Phrase
from lib.analysis.office_words import split_office
from lib.analysis.sentence_context import SentenceContext
from lib.analysis.tokens import Token, norms, role_size, starts_with, verb_like
from lib.language.pack import union
from lib.records import Span

Found = tuple[Phrase, int]
# A subject stands at most so many chunks before its verb (longest of the development articles: 19).
FARTHEST = 30


@dataclass(slots=True)
class Walk:
    """How far a search for a subject has come: the chunk it looks at, and whether it has passed a predicate that may be
    another subject's."""

    at: int
    predicate: bool = False
    noun: bool = False
    definite_end: int = 0
    relative_end: int = 0


def left_of(sentence: SentenceContext, floor: int, cue: int) -> Found | None:
    """The subject of the verb at `cue`, looking back as far as `floor`; and where it begins."""
    chunks = sentence.chunks
    last = sentence.chunk_at(cue) - 1
    walk = Walk(last)
    while walk.at >= 0 and chunks[walk.at].start >= floor and last - walk.at < FARTHEST:
        chunk = chunks[walk.at]
        if chunk.kind == "relative":
            if not walk.predicate and not walk.noun:
                return antecedent(sentence, walk.at - 1, floor)
            walk.predicate = False
        elif chunk.kind == "verb":
            walk.predicate = True
        elif chunk.kind == "mark" and chunk.norm in ".?!;":
            return None
        elif chunk.kind == "mark" and chunk.norm == "–":
            walk.at = opening_dash(sentence, walk.at, floor)
        elif chunk.kind == "noun":
            skip = passed_over(sentence, walk, floor)
            if skip is None:
                return subject(sentence, walk, floor)
            if skip < -1:
                return None
            walk.at = skip
            continue
        walk.at -= 1
    return name_at_verb(sentence, last, floor)


def opening_dash(sentence: SentenceContext, at: int, floor: int) -> int:
    """Where the dash stands that opens what another one closes; the closing one itself where there is none."""
    for before in range(at - 1, -1, -1):
        if sentence.chunks[before].start < floor:
            break
        if sentence.chunks[before].kind == "mark" and sentence.chunks[before].norm == "–":
            return before
    return at


def name_at_verb(sentence: SentenceContext, last: int, floor: int) -> Found | None:
    """`Dalam rapat dengan anggota dewan Rina Wulandari menyebutkan`: where nobody else is, the name right before the verb."""
    while last >= 0 and sentence.chunks[last].kind == "auxiliary":
        last -= 1
    chunk = sentence.chunks[last] if last >= 0 else None
    if chunk is None or chunk.start < floor or chunk.phrase is None or chunk.phrase.kind != "name":
        return None
    behind_preposition = last and sentence.chunks[last - 1].kind == "preposition"
    alone = chunk.phrase.core.start == chunk.start
    return None if behind_preposition and alone else (chunk.phrase, chunk.start)


# Where a search for a subject ends without one.
NOBODY = -2


def passed_over(sentence: SentenceContext, walk: Walk, floor: int) -> int | None:
    """The chunk to look at next, where the noun phrase at hand is no subject of the cue; None where it is."""
    chunks, at = sentence.chunks, walk.at
    chunk = chunks[at]
    before = at - 1
    while before >= 0 and chunks[before].kind in ("auxiliary", "bracket") and chunks[before].start >= floor:
        before -= 1
    governor = chunks[before] if before >= 0 and chunks[before].start >= floor else None
    if ends_definite(sentence.ctx, chunk):
        walk.definite_end = walk.definite_end or chunk.end
    if governor is None:
        return None
    if governor.kind == "preposition":
        return governed(sentence, walk, before, governor)
    if governor.kind == "verb" and before == at - 1:
        walk.predicate = True
        walk.noun = True
        return before - 1
    if governor.kind == "relative":
        if chunk.phrase and chunk.phrase.kind == "name" and chunk.phrase.role and not walk.predicate:
            return None  # `pakar air yang juga Ketua Balai Air Rina Wulandari mengatakan`
        near = at + 1 < len(chunks) and chunks[at + 1].kind != "mark"
        own_subject = chunk.phrase is None and near and not walk.noun and not walk.predicate
        walk.predicate, walk.noun = False, True
        return NOBODY if own_subject else before - 1
    if governor.kind == "link" and governor.norm in sentence.pack.words["grammar.enumerators"]:
        return in_list(sentence, walk, before, floor)
    if governor.kind == "noun" and governor.phrase and sentence.text[chunk.start].islower():
        walk.noun = True
        return before  # `Perwira jebolan Akpol | angkatan 2004 ini`
    if chunk.phrase is None:
        parenthetical = governor.kind in ("mark", "noun", "auxiliary", "bracket")
        walk.noun = True
        return at - 1 if parenthetical else NOBODY
    if set_in(sentence, at, before):
        return before - 1
    return None


def governed(sentence: SentenceContext, walk: Walk, before: int, governor: Chunk) -> int | None:
    """A noun phrase behind a preposition is none, save where the small word opens a clause whose verb is the cue
    (`setelah militer mengumumkan`)."""
    opens_clause = governor.norm in sentence.pack.words["grammar.subordinators"]
    chunk = sentence.chunks[walk.at]
    if opens_clause and not walk.predicate and chunk.phrase and may_act(sentence, chunk.phrase):
        return None
    held = walk.at if in_office_of(sentence, before) else None
    if held is not None:
        return None
    walk.noun, walk.predicate = True, False
    return before - 1


def may_act(sentence: SentenceContext, phrase: Phrase) -> bool:
    """Whether a phrase surely names somebody who acts, and not an occasion (`rapat Balai Air`)."""
    if phrase.kind != "description" or phrase.role or phrase.definite:
        return True
    first = sentence.words(phrase.core)[0].norm
    return first in union(sentence.pack, "speakers.person_heads", "grammar.indefinites", "speakers.unnamed_heads")


def in_office_of(sentence: SentenceContext, before: int) -> bool:
    """Whether the name behind a preposition ends an office in front of it: `Ketua Program Air untuk Jawa Rina Wulandari`."""
    chunks = sentence.chunks
    if before < 1 or chunks[before - 1].kind != "noun":
        return False
    held = chunks[before - 1].phrase
    return bool(held and held.kind == "description" and held.role and name_in_office(sentence, before - 1))


def in_list(sentence: SentenceContext, walk: Walk, link: int, floor: int) -> int | None:
    """`rapat dengan Balai Air, Balai Tanah, dan Balai Udara`: a list that ends an adjunct belongs to the adjunct."""
    chunks = sentence.chunks
    first = link - 1
    if first > 0 and chunks[first].kind == "noun" and chunks[first - 1].kind in ("preposition", "verb"):
        walk.noun, walk.predicate = True, chunks[first - 1].kind == "verb"
        return first - 2
    while first > 0 and chunks[first].kind in ("noun", "mark", "bracket") and chunks[first].start >= floor:
        listed = chunks[first].kind == "noun" and chunks[first - 1].kind == "preposition"
        if listed and any(c.kind == "mark" for c in chunks[first:link]):
            walk.noun, walk.predicate = True, False
            return first - 2
        first -= 1
    return None


def ends_definite(ctx: Context, chunk: Chunk) -> bool:
    """Whether a noun phrase ends in a determiner."""
    word = ctx.tokens.within(Span(chunk.start, chunk.end))[-1]
    return word.norm in ctx.pack.words["grammar.determiners"]


def set_in(sentence: SentenceContext, at: int, before: int) -> bool:
    """Whether a noun phrase is set into a subject: between dashes, or a city behind a body and between commas."""
    chunks = sentence.chunks
    if chunks[before].kind != "mark" or at + 1 >= len(chunks) or chunks[at + 1].kind != "mark":
        return False
    if chunks[before].norm == "–" and chunks[at + 1].norm == "–":
        return True
    words = norms(sentence.words(Span(chunks[at].start, chunks[at].end)))
    cities = sentence.pack.words["speakers.regions"] | local_cities(sentence.pack.code)
    return (
        0 < len(words) < 4
        and any(w in cities for w in words)
        and all(w in cities or in_office(sentence, w) for w in words)
    )


def in_office(sentence: SentenceContext, word: str) -> bool:
    """Whether a word stands in names of offices."""
    return word in sentence.pack.words["speakers.office_words"]


def antecedent(sentence: SentenceContext, at: int, floor: int) -> Found | None:
    """The noun phrase that a relative clause belongs to: the nearest one before it."""
    chunks = sentence.chunks
    while at >= 0 and chunks[at].start >= floor and chunks[at].kind in ("mark", "bracket", "auxiliary"):
        at -= 1
    if at < 0 or chunks[at].start < floor or chunks[at].kind != "noun":
        return None
    return subject(sentence, Walk(at), floor) if chunks[at].phrase else None


def subject(sentence: SentenceContext, walk: Walk, floor: int) -> Found | None:
    """The phrase of a chunk with what stands in apposition to it, and where it begins."""
    chunk = sentence.chunks[walk.at]
    phrase = chunk.phrase or somebody(sentence, chunk)
    if phrase is None:
        return None
    held = name_in_office(sentence, walk.at - 2) if walk.at > 1 and in_office_of(sentence, walk.at - 1) else None
    if held:
        return held[0], sentence.chunks[walk.at - 2].start
    named = named_before(sentence, walk.at, phrase, floor)
    if named:
        return named
    if phrase.kind == "name" and phrase.role is None:
        phrase = office_before(sentence, walk.at, phrase, floor)
    phrase = settled(sentence, chunk, phrase)
    return widened(sentence, walk, phrase), chunk.start


def somebody(sentence: SentenceContext, chunk: Chunk) -> Phrase | None:
    """The person or group that an unknown noun is, as the subject of a verb that only people have: `rekannya mengaku`."""
    words = sentence.words(Span(chunk.start, chunk.end))
    after = sentence.chunk_at(chunk.end)
    while after < len(sentence.chunks) and sentence.chunks[after].kind in ("auxiliary", "bracket"):
        after += 1
    verb = sentence.chunks[after].norm if after < len(sentence.chunks) else ""
    reports = after + 1 < len(sentence.chunks) and sentence.chunks[after + 1].kind == "complementizer"
    human = reports or verb in sentence.pack.words["cues.always_clause"]
    if not human or words[0].norm in sentence.pack.words["speakers.nobody_heads"]:
        return None
    if words[0].norm in sentence.pack.words["speakers.stopwords"] or words[0].norm[:1].isdigit():
        return None
    return Phrase(Span(words[0].start, words[-1].end), "description")


def widened(sentence: SentenceContext, walk: Walk, phrase: Phrase) -> Phrase:
    """A description with the place or the relative clause that belongs to it: `misi Norwegia di Peru`, `pria yang
    disapa Rina ini`."""
    if phrase.kind in ("name", "pronoun") or phrase.definite:
        return phrase
    relative = sentence.chunks[walk.at + 1] if walk.at + 1 < len(sentence.chunks) else None
    if relative and relative.kind == "relative" and walk.relative_end > phrase.core.end:
        return replace(phrase, core=Span(phrase.core.start, walk.relative_end))
    if walk.definite_end > phrase.core.end and sentence.chunks[walk.at + 1].kind in ("relative", "preposition", "noun"):
        return replace(phrase, core=Span(phrase.core.start, walk.definite_end), definite=True)
    end = placed_end(sentence, walk.at)
    behind = sentence.chunk_at(end)
    small = sentence.text[phrase.core.start].islower()
    at_verb = end and behind < len(sentence.chunks) and sentence.chunks[behind].kind in ("verb", "mark", "quoted")
    return replace(phrase, core=Span(phrase.core.start, end)) if at_verb or (end and small) else phrase


def placed_end(sentence: SentenceContext, at: int) -> int:
    """Where the place ends that belongs to a description; 0 where none does."""
    chunks = sentence.chunks
    if at + 2 >= len(chunks) or chunks[at + 1].kind != "preposition" or chunks[at + 2].kind != "noun":
        return 0
    if chunks[at + 1].norm not in sentence.pack.words["grammar.place_prepositions"]:
        return 0
    words = sentence.words(Span(chunks[at + 2].start, chunks[at + 2].end))
    place = words[-1].capital or words[0].norm in sentence.pack.words["grammar.place_nouns"]
    return chunks[at + 2].end if place else 0


def settled(sentence: SentenceContext, chunk: Chunk, phrase: Phrase) -> Phrase:
    """`Kapolsek Lestari`: an office and its place, where nothing speaks for the place being a name."""
    evidence = sentence.ctx.evidence
    words = sentence.words(phrase.core)
    known = {w.norm for w in words} & (
        evidence.names | evidence.person_words | sentence.pack.words["speakers.honorifics"]
    )
    likely = max(evidence.starts.get(w.start, 0.0) for w in words) if evidence.starts else 1.0
    silent = len(words) == 1 and speaks(words[0].norm, sentence.pack.code) < NEVER_SPEAKS and likely < LIKELY
    if phrase.kind != "name" or phrase.role is None or known or (likely >= NO_START and not silent):
        return phrase
    role, affiliation = split_office(sentence.text, sentence.words(Span(chunk.start, chunk.end)), sentence.pack)
    return Phrase(Span(chunk.start, chunk.end), "description", role, affiliation)


# Below this likelihood of a name's beginning a place behind an office is taken for its place.
NO_START = 0.2
# A word of the news with this log10 of its share alone as a speaker never stood so.
NEVER_SPEAKS = -2.6


def named_before(sentence: SentenceContext, at: int, phrase: Phrase, floor: int) -> Found | None:
    """`Rina Wulandari, 43, peneliti Balai Air, mengatakan`: the name in front of the office in apposition."""
    office = phrase.kind in ("description", "organization") or unlikely_name(sentence.ctx, phrase)
    if not office or phrase.definite:
        return None
    chunks, before = sentence.chunks, at - 1
    marks = 0
    while before >= 0 and chunks[before].start >= floor and aside(sentence, chunks[before]):
        marks += chunks[before].kind == "mark"
        before -= 1
    if not marks or before < 0 or chunks[before].start < floor:
        return None
    named = chunks[before].phrase
    if named is None or named.kind != "name" or named.role is not None:
        return None
    if phrase.kind == "name" and not surely_person(sentence.ctx, named):
        return None
    words = office_words(sentence, at)
    role, affiliation = split_office(sentence.text, words, sentence.pack)
    if role or words[0].norm in sentence.pack.words["grammar.indefinites"]:
        return replace(named, role=role, affiliation=affiliation), chunks[before].start
    return None


def aside(sentence: SentenceContext, chunk: Chunk) -> bool:
    """A mark, a bracket or an age between a name and its office."""
    return chunk.kind == "bracket" or (chunk.kind == "mark" and chunk.norm in ",–-") or chunk.norm.isdigit()


def office_words(sentence: SentenceContext, at: int) -> Sequence[Token]:
    """The words of an office in apposition, up to its comma, without a clause that goes on about its holder."""
    chunks = sentence.chunks
    end = at
    while end + 1 < len(chunks) and chunks[end + 1].kind not in ("mark", "relative", "verb", "quoted"):
        end += 1
    return sentence.words(Span(chunks[at].start, chunks[end].end))


def unlikely_name(ctx: Context, phrase: Phrase) -> bool:
    """Whether the name behind an office is rather its last word: `Kantor Air Wilayah Lestari`."""
    words = ctx.tokens.within(phrase.core)
    if phrase.kind != "name" or phrase.role is None or " ".join(norms(words)) in ctx.evidence.names:
        return False
    return len(words) < 2 or ctx.evidence.starts.get(phrase.core.start, 1.0) < 0.2


def office_before(sentence: SentenceContext, at: int, phrase: Phrase, floor: int) -> Phrase:
    """`Wali Kota Lestari, Rina Wulandari, mengatakan`: the office in the piece before the name."""
    chunks, before = sentence.chunks, at - 1
    while before >= 0 and chunks[before].start >= floor and aside(sentence, chunks[before]):
        before -= 1
    if before == at - 1 or before < 0:
        return phrase
    end, first = chunks[before].end, before
    while (
        first > 0
        and chunks[first - 1].start >= floor
        and chunks[first - 1].kind not in ("mark", "quoted", "verb", "connective")
    ):
        first -= 1
    words = stripped(sentence, Span(chunks[first].start, end))
    low = norms(words)
    role_first = low and (role_size(low, sentence.pack) or low[0] in sentence.pack.words["grammar.articles"])
    role, affiliation = split_office(sentence.text, words, sentence.pack) if role_first else (None, None)
    return replace(phrase, role=role, affiliation=affiliation) if role else phrase


def stripped(sentence: SentenceContext, span: Span) -> Sequence[Token]:
    """The words of a stretch without leading connectives (`Namun`, `Sementara itu`)."""
    words = sentence.words(span)
    while words:
        size = starts_with(norms(words), sentence.pack.words["grammar.connectives"])
        if not size:
            break
        words = words[size:]
    return words


def right_of(sentence: SentenceContext, at: int, generic: bool = False) -> Found | None:
    """The phrase that starts right behind a cue that ends at `at`, and where it ends (its apposition included). `generic`: an
    unknown noun is somebody too, as behind a quotation and its cue."""
    chunks, index = sentence.chunks, sentence.chunk_at(at)
    while index < len(chunks) and (chunks[index].kind == "auxiliary" or is_agent(sentence, chunks[index])):
        index += 1
    if index >= len(chunks) or chunks[index].kind != "noun" or sentence.text[at : chunks[index].start].count("\n") > 1:
        return None
    chunk, phrase = chunks[index], chunks[index].phrase
    if phrase is None and generic and not sentence.text[at : chunk.start].strip():
        phrase = generic_phrase(sentence, chunk)
    if phrase is None or (sentence.text[at : chunk.start].strip(" \n") and chunks[index - 1].kind == "mark"):
        return None
    if phrase.kind == "description" and phrase.role and not phrase.definite:
        held = name_in_office(sentence, index)
        if held:
            return held
    if (phrase.kind in ("description", "organization") and not phrase.definite) or unlikely_name(sentence.ctx, phrase):
        named = name_behind(sentence, index, phrase)
        if named:
            return named
    phrase = settled(sentence, chunk, phrase)
    if phrase.kind == "name":
        return with_apposition(sentence, index, phrase)
    wide = widened_right(sentence, index, phrase)
    return wide, max(chunk.end, wide.core.end)


def generic_phrase(sentence: SentenceContext, chunk: Chunk) -> Phrase | None:
    """A description of whoever an unknown noun names: `tutur akun bernama rina_93`."""
    words = sentence.words(Span(chunk.start, chunk.end))
    nobody = union(sentence.pack, "speakers.nobody_heads", "speakers.stopwords")
    return (
        None
        if words[0].norm in nobody or words[0].norm[:1].isdigit()
        else Phrase(Span(words[0].start, words[-1].end), "description")
    )


def is_agent(sentence: SentenceContext, chunk: Chunk) -> bool:
    """`oleh`, `by`: what names the agent of a passive verb."""
    return chunk.kind == "preposition" and chunk.norm in sentence.pack.words["grammar.agent_prepositions"]


def widened_right(sentence: SentenceContext, index: int, phrase: Phrase) -> Phrase:
    """A description behind a cue, with what belongs to it: `presiden dari Partai Padi itu`, `utusan Norwegia di Peru`."""
    if phrase.definite or phrase.kind == "pronoun":
        return phrase
    chunks = sentence.chunks
    inner = ("noun", "preposition", "relative", "verb", "auxiliary", "bracket")
    for end in range(index + 1, min(index + 7, len(chunks))):
        if chunks[end].kind not in inner:
            break
        if chunks[end].kind == "noun" and ends_definite(sentence.ctx, chunks[end]):
            first = chunks[index + 1]
            if first.kind == "relative" or first.norm in union(
                sentence.pack, "grammar.place_prepositions", "grammar.office_prepositions"
            ):
                return replace(phrase, core=Span(phrase.core.start, chunks[end].end), definite=True)
            break
    end_of_place = placed_end(sentence, index)
    return replace(phrase, core=Span(phrase.core.start, end_of_place)) if end_of_place else phrase


def name_in_office(sentence: SentenceContext, index: int) -> Found | None:
    """`Ketua Program Air untuk Jawa Rina Wulandari`: an office with a small word inside, and the name that ends it."""
    chunks = sentence.chunks
    if index + 2 >= len(chunks) or chunks[index + 1].norm not in sentence.pack.words["grammar.office_prepositions"]:
        return None
    inner = chunks[index + 2]
    if inner.kind != "noun" or inner.phrase is None or inner.phrase.kind != "name":
        return None
    name = inner.phrase.core
    if name.start == inner.start or sentence.ctx.evidence.starts.get(name.start, 0.0) < 0.5:
        return None
    words = sentence.words(Span(chunks[index].start, name.start))
    role, affiliation = split_office(sentence.text, words, sentence.pack)
    return Phrase(name, "name", role, affiliation), inner.end


def name_behind(sentence: SentenceContext, index: int, phrase: Phrase) -> Found | None:
    """`Juru bicara Dinas Air, Rina Wulandari`: the name behind the office's comma."""
    chunks = sentence.chunks
    comma = index + 1
    while comma < len(chunks) and chunks[comma].kind not in ("mark", "verb", "quoted", "relative"):
        comma += 1
    if comma + 1 >= len(chunks) or chunks[comma].norm != "," or chunks[comma + 1].kind != "noun":
        return None
    named = chunks[comma + 1].phrase
    if named is None or named.kind != "name" or named.role is not None:
        return None
    described = phrase.kind == "description" and phrase.role
    closed = comma + 2 >= len(chunks) or chunks[comma + 2].kind in ("mark", "quoted", "bracket")
    if not described and not (closed and surely_person(sentence.ctx, named)):
        return None
    words = sentence.words(Span(chunks[index].start, chunks[comma].start))
    role, affiliation = split_office(sentence.text, words, sentence.pack)
    return replace(named, role=role, affiliation=affiliation), chunks[comma + 1].end


def surely_person(ctx: Context, named: Phrase) -> bool:
    """Whether a name behind a body's comma is a person's in apposition to it."""
    words = ctx.tokens.within(named.core)
    honorific = words[0].norm in ctx.pack.words["speakers.honorifics"]
    return honorific or words[0].norm in ctx.evidence.names or ctx.evidence.starts.get(named.core.start, 0.0) >= 0.5


def with_apposition(sentence: SentenceContext, index: int, phrase: Phrase) -> Found:
    """A name with the age and the office behind it: `Budi (49), paman Rina,`."""
    chunks, at = sentence.chunks, index
    while at + 1 < len(chunks) and chunks[at + 1].kind == "bracket":
        at += 1
    end = chunks[at].end
    if phrase.role is not None or at + 2 >= len(chunks) or chunks[at + 1].norm != ",":
        return phrase, end
    stop, ends = at + 2, sentence.pack.words["grammar.apposition_ends"]
    while (
        stop < len(chunks) and chunks[stop].kind not in ("mark", "quoted", "relative") and chunks[stop].norm not in ends
    ):
        stop += 1
    words = sentence.words(Span(chunks[at + 2].start, chunks[stop - 1].end)) if stop > at + 2 else []
    if not words or len(words) > 10 or any(verb_like(w.norm, sentence.pack) for w in words if w.small):
        return phrase, end
    role, affiliation = split_office(sentence.text, words, sentence.pack)
    return (replace(phrase, role=role, affiliation=affiliation), chunks[stop - 1].end) if role else (phrase, end)


NOUN_UP_TO_COMMA = re.compile(r"[^,.;:\"“”()\n]{3,60}(?=,)")


def plain_noun(sentence: SentenceContext, start: int) -> Found | None:
    """What stands behind `menurut` and names nobody known: `rancangan resolusi itu`, up to its comma."""
    match = NOUN_UP_TO_COMMA.match(sentence.text, start, sentence.span.end)
    if not match or len(match.group().split()) > 6:
        return None
    words = sentence.words(Span(match.start(), match.end()))
    if not words or words[0].norm in union(sentence.pack, "cues.noun_openers", "grammar.first_person"):
        return None
    return Phrase(Span(words[0].start, words[-1].end), "document"), match.end()
