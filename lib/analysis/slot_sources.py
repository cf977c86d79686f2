"""Who speaks, as a frame's slots find it on either side of a cue; and what else may stand there besides what is
said."""

from __future__ import annotations

import re
from functools import cache

from lib.analysis.agents import plain_noun, right_of
from lib.analysis.clauses import (
    chain_links,
    clean,
    complementizers,
)
from lib.analysis.parts_of_speech import is_passive, is_past_participle
from lib.analysis.sentence_context import FrameMatch, SentenceContext, blocked
from lib.analysis.subjects import is_finite, left_of
from lib.language.pack import Pack, alternation
from lib.language.verbs import listed
from lib.records import Span


def source_right(sentence: SentenceContext, match: FrameMatch, cue: Span) -> bool:
    """The speaker named behind the cue."""
    quoted = any(direct for _, direct in match.contents)
    according = "according" in sentence.pack.cue_classes(cue.of(sentence.text))
    if not according and has_subject(sentence, cue):
        return False
    result = right_of(sentence, match.right, quoted or (according and listed(sentence.pack.code)))
    if result is None and according:
        result = plain_noun(sentence, match.right)
    if result is None or (not according and has_verb(sentence, result[1])):  # Dutch `volgens Rina is de weg dicht`
        return False
    match.phrase, match.right = result
    if according:
        match.right = source_end(sentence, match.right)
    return True


# A source has at most so many chunks behind its noun, up to its comma (longest of PolNeAR's articles to read: 8).
LONGEST_SOURCE = 12


def source_end(sentence: SentenceContext, end: int) -> int:
    """Where a source ends that goes on behind its noun (`a survey of voters published by the Water Board, ...`): at its
    comma."""
    if not listed(sentence.pack.code):
        return end
    first = sentence.chunk_at(end)
    for chunk in sentence.chunks[first : first + LONGEST_SOURCE]:
        if chunk.kind in ("mark", "quoted", "relative", "auxiliary"):
            return chunk.start if chunk.norm == "," else end
    return end


def has_subject(sentence: SentenceContext, cue: Span) -> bool:
    """Whether the one who speaks stands right before a cue, so that whoever stands behind is told (`Rina told the
    agency`), in a language in which nobody speaks on both sides."""
    if sentence.pack.maps["grammar.converbs"]:
        return False
    before = sentence.chunk_at(cue.start) - 1
    while before >= 0 and sentence.chunks[before].kind == "auxiliary":
        before -= 1
    if (
        before < 0
        or sentence.chunks[before].kind not in ("noun", "relative")
        or sentence.chunks[before].end > cue.start
    ):
        return False
    # `Tijdens een bezoek aan de polder zei Rina`: what a preposition governs is no subject.
    return left_of(sentence, sentence.floor(cue.start), cue.start) is not None


def has_verb(sentence: SentenceContext, end: int) -> bool:
    """Whether a noun phrase behind a cue is the subject of a verb of its own (`said she was late`), in a language in
    which the one who speaks is none there."""
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
    if is_passive(sentence.ctx.tokens, sentence.ctx.tokens.index(cue.start)):
        return agent_behind(sentence, match, cue)
    result = left_of(sentence, sentence.floor(cue.start), match.left)
    if result is None or blocked(sentence, cue) or set_in_participle(sentence, cue):
        return False
    match.phrase, match.left = result
    return True


def set_in_participle(sentence: SentenceContext, cue: Span) -> bool:
    """Whether a participle between commas only tells what happened to the subject of the verb behind (`Rina, asked
    about the dam, said`)."""
    tokens, at = sentence.ctx.tokens, sentence.ctx.tokens.index(cue.start)
    before = sentence.chunk_at(cue.start) - 1
    if before < 0 or sentence.chunks[before].norm not in (",", "–") or not is_past_participle(tokens, at):
        return False
    chunks = sentence.chunks[before + 1 :]
    comma = next((i for i, c in enumerate(chunks) if c.kind in ("mark", "quoted")), len(chunks))
    if comma + 1 >= len(chunks) or chunks[comma].norm not in (",", "–") or chunks[1].kind == "complementizer":
        return False
    return chunks[comma + 1].kind in ("verb", "auxiliary") and is_finite(sentence, chunks[comma + 1])


def agent_behind(sentence: SentenceContext, match: FrameMatch, cue: Span) -> bool:
    """Who speaks in the passive: `The plan was called “a disgrace” by Rina Wulandari`; nobody where no agent is
    named."""
    for found in agents(sentence.pack).finditer(sentence.text, cue.end, sentence.span.end):
        if sentence.outside(Span(found.start(), found.end())):
            result = right_of(sentence, found.end())
            if result is None:
                return False
            match.phrase = result[0]
            if sentence.text[cue.end : found.start()].strip():
                match.agent_at = found.start()
            else:
                match.right = result[1]
            return True
    return False


@cache
def agents(pack: Pack) -> re.Pattern[str]:
    """The small word in front of the agent of a passive verb."""
    return re.compile(rf"(?<=[\s\"”])(?:{alternation(pack.words['grammar.agent_prepositions'])})\s", re.IGNORECASE)


def particle_right(sentence: SentenceContext, match: FrameMatch, cue: Span) -> bool:
    """The particle of a verb that stands apart from it, an adjunct before it or not: `geeft Rina (maandag in de raad) |
    toe`."""
    found = particle(sentence.pack, cue.of(sentence.text).casefold()).match(
        sentence.text, match.right, sentence.span.end
    )
    if found is None or not sentence.outside(Span(match.right, found.end())):
        return False
    match.right = found.end()
    return True


@cache
def particle(pack: Pack, verb: str) -> re.Pattern[str]:
    """The nearest particle of a verb's form behind a place, no mark before it."""
    parted = (entry.casefold().split(" ", 1) for entry in pack.lists["cues.parted"])
    particles = alternation({rest for form, rest in parted if form == verb})
    return re.compile(rf"[^.,;:?!\n\"“”]{{0,80}}?\s(?:{particles})(?![\w-])", re.IGNORECASE)


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


def name_right(sentence: SentenceContext, match: FrameMatch, cue: Span) -> bool:
    """Somebody by name or pronoun behind the cue, and a comma: `Bagi X, ...`."""
    result = right_of(sentence, match.right)
    if result is None or result[0].kind not in ("name", "pronoun") or sentence.text[result[1] : result[1] + 1] != ",":
        return False
    match.phrase, match.right = result
    return True


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
