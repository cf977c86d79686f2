"""Finds the speaker's phrase left of a cue, on the chunks of its sentence: the subject of its verb."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lib.analysis.appositions import (
    Found,
    ends_definite,
    held_across,
    named_before,
    office_before,
    placed_end,
    settled,
    unknown_noun,
)
from lib.analysis.chunks import Chunk
from lib.analysis.gazetteer import local_cities
from lib.analysis.noun_phrases import Phrase
from lib.analysis.parts_of_speech import is_past_participle, is_present_participle
from lib.analysis.sentence_context import SentenceContext
from lib.analysis.tokens import norms
from lib.language.pack import union
from lib.language.verbs import listed
from lib.records import Span

# A subject stands at most so many chunks before its verb (longest of the development articles: 19).
FARTHEST = 30
# Where a search for a subject ends without one.
NOBODY = -2


@dataclass(slots=True)
class Walk:
    """How far a search for a subject has come: the chunk it looks at, whether it has passed a predicate that may be
    another subject's, or a noun phrase, where one that ended in a determiner ended (0: none), and whether `and` stands
    before the verb."""

    at: int
    predicate: bool = False
    noun: bool = False
    definite_end: int = 0
    joined: bool = False


def left_of(sentence: SentenceContext, floor: int, cue: int) -> Found | None:
    """The subject of the verb at `cue`, looking back as far as `floor`; and where it begins."""
    last = sentence.chunk_at(cue) - 1
    participle = of_participle(sentence, floor, cue, last)
    return subject_before(sentence, floor, last) if participle is None else participle


def subject_before(sentence: SentenceContext, floor: int, last: int) -> Found | None:
    """The subject of the finite verb right behind the chunk `last`, and where it begins."""
    chunks = sentence.chunks
    walk = Walk(last, joined=last >= 0 and chunks[last].kind == "link")
    while walk.at >= 0 and chunks[walk.at].start >= floor and last - walk.at < FARTHEST:
        chunk = chunks[walk.at]
        if chunk.kind == "relative":
            if not walk.predicate and (not walk.noun or listed(sentence.pack.code)):
                return antecedent(sentence, walk.at - 1, floor)
            walk.predicate = False
        elif chunk.kind == "verb":
            pass_verb(sentence, walk)
        elif chunk.kind == "mark" and chunk.norm in ".?!;":
            return None
        elif chunk.kind == "mark" and chunk.norm == "–":
            walk.at = opening_dash(sentence, walk.at, floor)
        elif chunk.kind == "noun":
            skip = passed_over(sentence, walk, floor)
            if skip is None:
                return subject(sentence, walk, floor)
            if skip == NOBODY:
                return None
            walk.at = skip
            continue
        walk.at -= 1
    return name_at_verb(sentence, last, floor)


def pass_verb(sentence: SentenceContext, walk: Walk) -> None:
    """Notes a verb between the subject and the cue."""
    if set_off(sentence, walk.at):
        return  # `Rina Wulandari, asked about the dam, said`
    if walk.joined:
        walk.joined = False  # `he spoke of his faith and urged voters`: one subject of both verbs
    else:
        walk.predicate = True


def set_off(sentence: SentenceContext, at: int) -> bool:
    """Whether a verb is a participle behind a comma, which has no subject of its own."""
    tokens, chunk = sentence.ctx.tokens, sentence.chunks[at]
    behind_comma = at > 0 and sentence.chunks[at - 1].norm == ","
    return behind_comma and is_past_participle(tokens, tokens.index(chunk.start))


def of_participle(sentence: SentenceContext, floor: int, cue: int, last: int) -> Found | None:
    """The subject of a present participle (`saying`): the noun phrase right before it (`an email saying ...`), or,
    behind a comma, the subject of the last finite verb before (`Rina met the mayor of Sukamaju, Budi, saying ...`)."""
    at = sentence.ctx.tokens.index(cue)
    chunks = sentence.chunks
    if last < 0 or not is_present_participle(sentence.ctx.tokens, at):
        return None
    marker = chunks[last].norm in sentence.pack.words["grammar.noun_markers"]
    if marker and last and chunks[last - 1].kind == "noun" and chunks[last - 1].start >= floor:
        return subject(sentence, Walk(last - 1), floor)  # `the agency quoted Rina as saying`
    if chunks[last].kind == "verb" and is_past_participle(
        sentence.ctx.tokens, sentence.ctx.tokens.index(chunks[last].start)
    ):
        return left_of(sentence, floor, chunks[last].start)  # `was heard saying`
    behind_noun = chunks[last].kind == "noun" and chunks[last].start >= floor
    governed = behind_noun and sentence.words(Span(chunks[last].start, chunks[last].end))[-1].norm in prepositions(
        sentence
    )
    if behind_noun and not governed:
        return issuer(sentence, last, floor) or subject(sentence, Walk(last), floor)
    if chunks[last].norm != "," and not governed and not marker:
        return None
    for index in range(last - 1, max(0, last - FARTHEST), -1):
        if chunks[index].start < floor:
            break
        infinitive = chunks[index - 1].norm in sentence.pack.words["grammar.directive_complementizers"]
        if chunks[index].kind in ("verb", "auxiliary") and is_finite(sentence, chunks[index]) and not infinitive:
            return left_of(sentence, floor, chunks[index].start) or unknown_opener(sentence, index, floor)
    return None


def unknown_opener(sentence: SentenceContext, verb: int, floor: int) -> Found | None:
    """The subject of a finite verb that no list knows and that opens its sentence: whoever `saying` belongs to speaks
    (`The crowd cheered, saying ...`)."""
    at = verb - 1
    while at > 0 and sentence.chunks[at].kind == "auxiliary":
        at -= 1
    chunk = sentence.chunks[at] if at >= 0 else None
    opens = chunk is not None and (at == 0 or sentence.chunks[at - 1].kind in ("mark", "connective", "link"))
    if chunk is None or not opens or chunk.kind != "noun" or chunk.start < floor:
        return None
    phrase = chunk.phrase or unknown_noun(sentence, chunk)
    return (phrase, chunk.start) if phrase else None


def prepositions(sentence: SentenceContext) -> frozenset[str]:
    """Small words that may end a noun phrase and govern the participle behind it (`made a point of saying`)."""
    return sentence.pack.words["grammar.office_prepositions"] | sentence.pack.words["grammar.prepositions"]


def issuer(sentence: SentenceContext, at: int, floor: int) -> Found | None:
    """Who speaks by a document: the subject of the verb whose object it is (`the board issued a statement saying
    ...`)."""
    chunks = sentence.chunks
    phrase = chunks[at].phrase
    if phrase is None or phrase.kind != "document" or not at or chunks[at - 1].kind != "verb":
        return None
    return left_of(sentence, floor, chunks[at - 1].start)


def is_finite(sentence: SentenceContext, chunk: Chunk) -> bool:
    """Whether a chunk is a finite verb."""
    if chunk.kind == "auxiliary":
        return chunk.norm in sentence.pack.words["grammar.predicates"]
    return not is_present_participle(sentence.ctx.tokens, sentence.ctx.tokens.index(chunk.start))


def opening_dash(sentence: SentenceContext, at: int, floor: int) -> int:
    """Where the dash stands that opens what another one closes; the closing one itself where there is none."""
    for before in range(at - 1, -1, -1):
        if sentence.chunks[before].start < floor:
            break
        if sentence.chunks[before].kind == "mark" and sentence.chunks[before].norm == "–":
            return before
    return at


def name_at_verb(sentence: SentenceContext, last: int, floor: int) -> Found | None:
    """`Dalam rapat dengan anggota dewan Rina Wulandari menyebutkan`: where nobody else is, the name right before the
    verb."""
    while last >= 0 and sentence.chunks[last].kind == "auxiliary":
        last -= 1
    chunk = sentence.chunks[last] if last >= 0 else None
    if chunk is None or chunk.start < floor or chunk.phrase is None or chunk.phrase.kind != "name":
        return None
    behind_preposition = last and sentence.chunks[last - 1].kind == "preposition"
    alone = chunk.phrase.core.start == chunk.start
    return None if behind_preposition and alone else (chunk.phrase, chunk.start)


def passed_over(sentence: SentenceContext, walk: Walk, floor: int) -> int | None:
    """The chunk to look at next, where the noun phrase at hand is no subject of the cue; None where it is."""
    chunk, before = sentence.chunks[walk.at], governor_of(sentence, walk.at, floor)
    if ends_definite(sentence.ctx, chunk):
        walk.definite_end = walk.definite_end or chunk.end
    if before is None:
        return None
    governor = sentence.chunks[before]
    if governor.kind == "preposition":
        return governed(sentence, walk, before, governor)
    if governor.kind == "verb" and before == walk.at - 1:
        walk.predicate = True
        walk.noun = True
        return before - 1
    if governor.kind == "relative":
        return behind_relative(sentence, walk, before)
    if governor.kind == "link" and governor.norm in sentence.pack.words["grammar.enumerators"]:
        return in_list(sentence, walk, before, floor)
    if governor.kind == "noun" and governor.phrase and sentence.text[chunk.start].islower():
        walk.noun = True
        return before  # `Perwira jebolan Akpol | angkatan 2004 ini`
    if chunk.phrase is None:
        return unlisted_noun(sentence, walk, governor)
    return before - 1 if set_in(sentence, walk.at, before) else None


def governor_of(sentence: SentenceContext, at: int, floor: int) -> int | None:
    """The chunk in front of a noun phrase, auxiliaries and brackets apart; None where it is the first."""
    chunks, before = sentence.chunks, at - 1
    while before >= 0 and chunks[before].kind in ("auxiliary", "bracket") and chunks[before].start >= floor:
        before -= 1
    return before if before >= 0 and chunks[before].start >= floor else None


def behind_relative(sentence: SentenceContext, walk: Walk, before: int) -> int | None:
    """A noun phrase behind a relative word belongs to its clause, save where that has its subject and the cue there."""
    chunks, at = sentence.chunks, walk.at
    phrase = chunks[at].phrase
    if listed(sentence.pack.code) and phrase and not walk.predicate and not walk.noun:
        return None  # `the dam, which Rina Wulandari called “unsafe”`
    if phrase and phrase.kind == "name" and phrase.role and not walk.predicate:
        return None  # `pakar air yang juga Ketua Balai Air Rina Wulandari mengatakan`
    near = at + 1 < len(chunks) and chunks[at + 1].kind != "mark"
    own_subject = phrase is None and near and not walk.noun and not walk.predicate
    walk.predicate, walk.noun = False, True
    return NOBODY if own_subject else before - 1


def unlisted_noun(sentence: SentenceContext, walk: Walk, governor: Chunk) -> int | None:
    """A noun that no list knows is passed over where it is set in, and ends the search elsewhere, save where it is the
    subject all the same."""
    if unlisted_subject(sentence, walk, governor):
        return None
    walk.noun = True
    return walk.at - 1 if governor.kind in ("mark", "noun", "auxiliary", "bracket") else NOBODY


def unlisted_subject(sentence: SentenceContext, walk: Walk, governor: Chunk) -> bool:
    """Whether a noun that no list knows is the subject all the same: it opens its clause, and its verb is the cue."""
    opens = governor.kind in ("mark", "connective", "link") and not walk.predicate and listed(sentence.pack.code)
    return opens and somebody(sentence, sentence.chunks[walk.at]) is not None


def governed(sentence: SentenceContext, walk: Walk, before: int, governor: Chunk) -> int | None:
    """A noun phrase behind a preposition is none, save where the small word opens a clause whose verb is the cue
    (`setelah militer mengumumkan`)."""
    opens_clause = governor.norm in sentence.pack.words["grammar.subordinators"]
    chunk = sentence.chunks[walk.at]
    if opens_clause and not walk.predicate and chunk.phrase and may_act(sentence, chunk.phrase):
        return None
    if held_across(sentence, before):
        return None
    walk.noun, walk.predicate = True, False
    return before - 1


def may_act(sentence: SentenceContext, phrase: Phrase) -> bool:
    """Whether a phrase surely names somebody who acts, and not an occasion (`rapat Balai Air`)."""
    if phrase.kind != "description" or phrase.role or phrase.definite:
        return True
    first = sentence.words(phrase.core)[0].norm
    return first in union(sentence.pack, "speakers.person_heads", "grammar.indefinites", "speakers.unnamed_heads")


def in_list(sentence: SentenceContext, walk: Walk, link: int, floor: int) -> int | None:
    """`rapat dengan Balai Air, Balai Tanah, dan Balai Udara`: a list that ends an adjunct belongs to the adjunct."""
    chunks = sentence.chunks
    first = link - 1
    if listed(sentence.pack.code) and first > 0 and not walk.noun and opens_clause(sentence, walk, first):
        return None
    if first > 0 and chunks[first].kind == "noun" and chunks[first - 1].kind in ("preposition", "verb"):
        walk.noun, walk.predicate = True, chunks[first - 1].kind == "verb"
        return first - 2
    while first > 0 and chunks[first].kind in ("noun", "mark", "bracket") and chunks[first].start >= floor:
        governed_one = chunks[first].kind == "noun" and chunks[first - 1].kind == "preposition"
        if governed_one and any(c.kind == "mark" for c in chunks[first:link]):
            walk.noun, walk.predicate = True, False
            return first - 2
        first -= 1
    return None


def opens_clause(sentence: SentenceContext, walk: Walk, first: int) -> bool:
    """Whether `and` opens a new clause and joins no list: behind a comma, or between a thing and somebody (`Budi went
    home and Rina Wulandari said`)."""
    phrase, before = sentence.chunks[walk.at].phrase, sentence.chunks[first].phrase
    somebody_new = phrase is not None and phrase.kind in ("name", "pronoun") and before is None
    return sentence.chunks[first].norm == "," or somebody_new


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
    held = held_across(sentence, walk.at - 1)
    if held:
        return held[0], sentence.chunks[walk.at - 2].start
    named = named_before(sentence, walk.at, phrase, floor)
    if named:
        return named
    start = chunk.start
    if phrase.kind == "name" and phrase.role is None:
        phrase, start = office_before(sentence, walk.at, phrase, floor)
    phrase = settled(sentence, chunk, phrase)
    return widened(sentence, walk, phrase), start


def somebody(sentence: SentenceContext, chunk: Chunk) -> Phrase | None:
    """The person or group that an unknown noun is, as the subject of a verb that only people have: `rekannya
    mengaku`."""
    after = sentence.chunk_at(chunk.end)
    while after < len(sentence.chunks) and sentence.chunks[after].kind in passed(sentence, after):
        after += 1
    verb = sentence.chunks[after].norm if after < len(sentence.chunks) else ""
    reports = after + 1 < len(sentence.chunks) and sentence.chunks[after + 1].kind == "complementizer"
    human = reports or verb in sentence.pack.words["cues.always_clause"] or verb in sentence.pack.lemmas
    return unknown_noun(sentence, chunk) if human else None


def passed(sentence: SentenceContext, at: int) -> tuple[str, ...]:
    """The kinds of chunks that may stand between a subject and its verb: what belongs to a noun too, where verbs are
    listed."""
    if not listed(sentence.pack.code):
        return "auxiliary", "bracket"
    governed = sentence.chunks[at - 1].kind == "preposition"
    return ("auxiliary", "bracket", "preposition", "noun") if governed else ("auxiliary", "bracket", "preposition")


def widened(sentence: SentenceContext, walk: Walk, phrase: Phrase) -> Phrase:
    """A description with the place or the relative clause that belongs to it: `misi Norwegia di Peru`, `pria yang
    disapa Rina ini`."""
    if phrase.kind in ("name", "pronoun") or phrase.definite:
        return phrase
    if walk.definite_end > phrase.core.end and sentence.chunks[walk.at + 1].kind in ("relative", "preposition", "noun"):
        return replace(phrase, core=Span(phrase.core.start, walk.definite_end), definite=True)
    end = placed_end(sentence, walk.at)
    behind = sentence.chunk_at(end)
    small = sentence.text[phrase.core.start].islower()
    at_verb = end and behind < len(sentence.chunks) and sentence.chunks[behind].kind in ("verb", "mark", "quoted")
    return replace(phrase, core=Span(phrase.core.start, end)) if at_verb or (end and small) else phrase
