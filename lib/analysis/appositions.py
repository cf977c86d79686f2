"""A name and the office beside it, as they stand on the chunks of a sentence: `Ketua Balai Air, Rina Wulandari,`; and
where a description ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from lib.analysis.chunks import Chunk
from lib.analysis.evidence import Context
from lib.analysis.lexicon import NEVER_SPEAKS, speaks
from lib.analysis.name_start import LIKELY
from lib.analysis.noun_phrases import Phrase, owner_end
from lib.analysis.office_words import split_office
from lib.analysis.sentence_context import SentenceContext
from lib.analysis.tokens import Token, norms, role_size, starts_with, verb_like
from lib.language.pack import Pack, union
from lib.language.verbs import listed
from lib.records import Span

Found = tuple[Phrase, int]


def held_across(sentence: SentenceContext, before: int) -> Found | None:
    """The name behind a preposition that ends an office in front of it: `Ketua Program Air untuk Jawa Rina
    Wulandari`."""
    chunks = sentence.chunks
    if before < 1 or chunks[before - 1].kind != "noun":
        return None
    office = chunks[before - 1].phrase
    holds = office is not None and office.kind == "description" and office.role
    return name_in_office(sentence, before - 1) if holds else None


def ends_definite(ctx: Context, chunk: Chunk) -> bool:
    """Whether a noun phrase ends in a determiner."""
    word = ctx.tokens.within(Span(chunk.start, chunk.end))[-1]
    return word.norm in ctx.pack.words["grammar.determiners"]


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
    if named is None or named.kind != "name":
        return None
    if (
        named.role is not None
    ):  # `former Mayor Rina Wulandari, a nurse, said`, where the word in front of `nurse` shows an apposition
        first = sentence.words(phrase.core)[0].norm
        return (named, chunks[before].start) if first in plain_indefinites(sentence.pack) else None
    if phrase.kind == "name" and not surely_person(sentence.ctx, named):
        return None
    words = office_words(sentence, at)
    role, affiliation = split_office(sentence.text, words, sentence.pack)
    if role or words[0].norm in sentence.pack.words["grammar.indefinites"]:
        return replace(named, role=role, affiliation=affiliation), chunks[before].start
    return None


@cache
def plain_indefinites(pack: Pack) -> frozenset[str]:
    """Words for one thing or somebody new, in a language that has articles: `a`, `an`."""
    return (
        pack.words["grammar.indefinites"] - pack.words["grammar.quantifiers"]
        if pack.words["grammar.articles"]
        else frozenset()
    )


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


def office_before(sentence: SentenceContext, at: int, phrase: Phrase, floor: int) -> Found:
    """`Wali Kota Lestari, Rina Wulandari, mengatakan`: the name with the office in the piece before it, and where that
    begins."""
    chunks, before = sentence.chunks, at - 1
    while before >= 0 and chunks[before].start >= floor and aside(sentence, chunks[before]):
        before -= 1
    if before == at - 1 or before < 0:
        return phrase, chunks[at].start
    end, first = chunks[before].end, before
    while (
        first > 0
        and chunks[first - 1].start >= floor
        and chunks[first - 1].kind not in ("mark", "quoted", "verb", "connective")
    ):
        first -= 1
    words = stripped(sentence, Span(chunks[first].start, end))
    low = norms(words)
    owned = owner_end(low, sentence.pack) if low else None
    opens = low and (low[0] in union(sentence.pack, "grammar.articles", "grammar.indefinites") or owned is not None)
    role_first = opens or (low and role_size(low, sentence.pack))
    office = words[owned + 1 :] if owned else words[owned is not None :]
    role, affiliation = split_office(sentence.text, office, sentence.pack) if role_first else (None, None)
    if owned and role:
        affiliation = affiliation or sentence.text[words[0].start : words[owned - 1].end]
    set_off = at + 1 < len(chunks) and chunks[at + 1].norm == ","
    start = words[0].start if set_off and words and (role or (opens and first == before)) else chunks[at].start
    return (replace(phrase, role=role, affiliation=affiliation) if role else phrase), start


def stripped(sentence: SentenceContext, span: Span) -> Sequence[Token]:
    """The words of a stretch without leading connectives (`Namun`, `Sementara itu`)."""
    words = sentence.words(span)
    while words:
        size = starts_with(norms(words[:4]), sentence.pack.words["grammar.connectives"])
        if not size:
            break
        words = words[size:]
    return words


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


def unknown_noun(sentence: SentenceContext, chunk: Chunk) -> Phrase | None:
    """Somebody by a noun that no list knows (`rekannya`, `akun bernama rina_93`); None for what never speaks."""
    words = sentence.words(Span(chunk.start, chunk.end))
    if len(words) > 1 and words[0].norm in sentence.pack.words["grammar.articles"]:
        words = words[1:]
    nobody = union(sentence.pack, "speakers.nobody_heads", "speakers.stopwords")
    if words[0].norm in nobody:
        return None
    if words[0].norm[:1].isdigit():  # `26 percent of voters say`
        counted = len(words) > 1 and listed(sentence.pack.code)
        return Phrase(Span(words[0].start, words[-1].end), "group") if counted else None
    return Phrase(Span(words[0].start, words[-1].end), "description")
