"""Finds the speaker's phrase right of a cue, on the chunks of its sentence: `kata Rina Wulandari, peneliti Balai
Air`."""

from __future__ import annotations

import re
from dataclasses import replace

from lib.analysis.appositions import (
    Found,
    ends_definite,
    name_behind,
    name_in_office,
    placed_end,
    settled,
    unknown_noun,
    unlikely_name,
    with_apposition,
)
from lib.analysis.chunks import Chunk
from lib.analysis.noun_phrases import Phrase
from lib.analysis.office_words import split_office
from lib.analysis.sentence_context import SentenceContext
from lib.language.pack import union
from lib.records import Span


def right_of(sentence: SentenceContext, at: int, generic: bool = False) -> Found | None:
    """The phrase that starts right behind a cue that ends at `at`, and where it ends (its apposition included).
    `generic`: an unknown noun is somebody too, as behind a quotation and its cue."""
    chunks, first = sentence.chunks, sentence.chunk_at(at)
    while first < len(chunks) and (chunks[first].kind == "auxiliary" or is_agent(sentence, chunks[first])):
        first += 1
    index = behind_modifiers(sentence, first) if generic else first
    phrase = phrase_at(sentence, at, index, generic)
    if phrase is None:
        return None
    named = named_behind(sentence, index, phrase)
    if named:
        return named
    if index > first:
        words = sentence.words(Span(chunks[first].start, phrase.core.start))
        role, affiliation = split_office(sentence.text, words, sentence.pack)
        phrase = replace(phrase, role=role, affiliation=affiliation) if role else phrase
    phrase = settled(sentence, chunks[index], phrase)
    if phrase.kind == "name":
        return with_apposition(sentence, index, phrase)
    wide = widened_right(sentence, index, phrase)
    return wide, max(chunks[index].end, wide.core.end)


def phrase_at(sentence: SentenceContext, at: int, index: int, generic: bool) -> Phrase | None:
    """The phrase of the noun at a chunk, None where it does not belong to the cue that ends at `at`: in another
    paragraph, or behind a mark."""
    chunks = sentence.chunks
    if index >= len(chunks) or chunks[index].kind != "noun":
        return None
    between = sentence.text[at : chunks[index].start]
    if between.count("\n") > 1:
        return None
    phrase = chunks[index].phrase
    if phrase is None and generic and not between.strip():
        phrase = unknown_noun(sentence, chunks[index])
    behind_mark = between.strip(" \n") and chunks[index - 1].kind == "mark"
    return None if behind_mark else phrase


def named_behind(sentence: SentenceContext, index: int, phrase: Phrase) -> Found | None:
    """The name that stands behind a description, a body or what is hardly a name, and tells who it is."""
    if phrase.kind == "description" and phrase.role and not phrase.definite:
        held = name_in_office(sentence, index)
        if held:
            return held
    indefinite = phrase.kind in ("description", "organization") and not phrase.definite
    return name_behind(sentence, index, phrase) if indefinite or unlikely_name(sentence.ctx, phrase) else None


# At most so many words stand between an inverted cue and a name that are read as verbs or as nobody (`said retired
# nurse Rina`).
MODIFIERS = 3


def behind_modifiers(sentence: SentenceContext, index: int) -> int:
    """The chunk of the name behind small words that only tell what its bearer is; `index` where there is none."""
    for at in range(index, min(index + MODIFIERS + 1, len(sentence.chunks))):
        chunk = sentence.chunks[at]
        if chunk.kind == "noun" and chunk.phrase:
            return at if chunk.phrase.kind == "name" else index
        if chunk.kind not in ("verb", "noun") or not sentence.text[chunk.start].islower():
            return index
    return index


def is_agent(sentence: SentenceContext, chunk: Chunk) -> bool:
    """`oleh`, `by`: what names the agent of a passive verb."""
    return chunk.kind == "preposition" and chunk.norm in sentence.pack.words["grammar.agent_prepositions"]


def widened_right(sentence: SentenceContext, index: int, phrase: Phrase) -> Phrase:
    """A description behind a cue, with what belongs to it: `presiden dari Partai Padi itu`, `utusan Norwegia di
    Peru`."""
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
