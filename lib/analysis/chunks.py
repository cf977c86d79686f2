"""Cuts a sentence into chunks, once: noun phrases, verbs, and the small words and marks that hold them together.

This is all the syntax Kutipan needs: who is the subject of a verb is read off the chunks (subjects.py, agents.py), and
so is whether words are a clause (clauses.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from lib.analysis.evidence import Context
from lib.analysis.noun_phrases import Phrase, read_phrase
from lib.analysis.parts_of_speech import is_adverb, is_noun, is_past, is_progressive, is_verb
from lib.analysis.phrase_ends import leads_name, next_capital, opens_sentence, opens_time, phrase_end
from lib.analysis.quotation_marks import Quoted
from lib.analysis.tokens import Token, starts_with
from lib.language.pack import Pack, union
from lib.letters import DASHES
from lib.records import Span

BRACKET = re.compile(r"\([^()\n]{0,120}\)|\[[^\[\]\n]{0,120}\]")
DASH = re.compile(rf"(?:--|(?<=\s)[{DASHES}]+(?=\s)|[–—―])")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of a sentence. `kind`: noun, verb, preposition, auxiliary, relative, complementizer, connective, link,
    mark, quoted, bracket or other; `norm` is its first word or its mark; `phrase` whom a noun phrase names, if
    anybody."""

    kind: str
    start: int
    end: int
    norm: str
    phrase: Phrase | None = None


def chunks(ctx: Context, area: Span, quoted: tuple[Quoted, ...]) -> tuple[Chunk, ...]:
    """The chunks of a sentence, in order; what stands between quotation marks is one."""
    found: list[Chunk] = []
    marks = list(quoted)
    at = area.start
    while at < area.end:
        while marks and marks[0].outer.end <= at:
            marks.pop(0)
        limit = marks[0].outer.start if marks else area.end
        if marks and at >= limit:
            found.append(Chunk("quoted", at, marks[0].outer.end, ""))
        elif ctx.text[at].isspace():
            at += 1
            continue
        else:
            free = not found or found[-1].kind in ("mark", "quoted", "bracket", "connective")
            chunk = word_chunk(ctx, at, limit, free)
            found.append(with_stop(ctx, chunk, area.end) if chunk else mark_chunk(ctx, at, limit))
        at = found[-1].end
    return tuple(found)


def with_stop(ctx: Context, chunk: Chunk, end: int) -> Chunk:
    """A chunk that ends in an abbreviation (`Air Bersih Inc.`, `the U.S.`), its full stop with it where the sentence
    goes on."""
    text = ctx.text
    if text[chunk.end : chunk.end + 1] != "." or not text[chunk.end + 1 : end].strip():
        return chunk
    last = ctx.tokens.tokens[ctx.tokens.index(chunk.end) - 1]
    letters = last.text[-1].isupper() and text[last.end - 2 : last.end - 1] == "."  # `the U.S. said`
    short = letters or last.norm in ctx.pack.words["sentences.abbreviations"]
    return replace(chunk, end=chunk.end + 1) if short and last.end == chunk.end else chunk


@cache
def party_tag(pack: Pack) -> re.Pattern[str]:
    """What stands between commas behind a name and is no part of it: `, D-Ohio` before a comma."""
    tags = "|".join(pack.lists["speakers.party_tags"]) or "(?!)"
    return re.compile(rf",\s+(?:{tags})(?=\s*,)")


def mark_chunk(ctx: Context, at: int, limit: int) -> Chunk:
    """The mark, or the bracket, that stands at an offset."""
    text = ctx.text
    bracket = BRACKET.match(text, at, limit) or party_tag(ctx.pack).match(text, at, limit)
    if bracket:
        return Chunk("bracket", at, bracket.end(), "(")
    dash = DASH.match(text, at, limit)
    return Chunk("mark", at, dash.end() if dash else at + 1, "–" if dash else text[at])


def word_chunk(ctx: Context, at: int, limit: int, free: bool) -> Chunk | None:
    """The chunk whose first word stands at an offset; None where no word does. `free`: behind a mark, where a root such
    as `kata`, `pesan` reports and is no noun."""
    index = ctx.tokens.index(at)
    if index >= len(ctx.tokens.tokens) or ctx.tokens.tokens[index].start != at:
        return None
    word = ctx.tokens.tokens[index]
    if word.start >= limit:
        return None
    named = word.capital and not opens_sentence(ctx.text, word.start) and next_capital(ctx, index, limit)
    if free and word.norm in after_words(ctx.pack) and not named:
        return Chunk("verb", word.start, min(word.end, limit), word.norm)
    small = small_chunk(ctx, word, index, limit)
    if small:
        return small
    end = phrase_end(ctx, at, limit)
    if end > at and opens_time(word, ctx.pack):
        return Chunk("connective", at, end, word.norm)  # `noted last week`, `said Sunday`
    if end <= at:
        return Chunk("other", at, min(word.end, limit), word.norm)
    return Chunk("noun", at, end, word.norm, read_phrase(ctx, Span(at, end)))


def small_chunk(ctx: Context, word: Token, index: int, limit: int) -> Chunk | None:
    """The chunk of a word that is no part of a noun phrase; None where a noun phrase begins."""
    begins = word.capital and opens_sentence(ctx.text, word.start) and not named_by_model(ctx, word)
    if word.capital and is_name_by_verb(ctx, index):
        return None
    small = word.small or begins
    verb = small and word.norm not in ctx.pack.words["grammar.pronouns"] and is_verb(ctx.tokens, index)
    known = word.norm in functional(ctx.pack) or verb
    if word.capital and not (known and (opens_sentence(ctx.text, word.start) or not leads_name(ctx, index, limit))):
        return None
    following = [t.norm for t in ctx.tokens.tokens[index : index + 4]]
    size = starts_with(following, ctx.pack.words["grammar.connectives"])
    if size > 1 or (size and opens_sentence(ctx.text, word.start)):
        return Chunk("connective", word.start, ctx.tokens.tokens[index + size - 1].end, word.norm)
    kind = kind_of(word.norm, ctx.pack)
    if kind == "verb" and word.norm in ctx.pack.lemmas and is_noun(ctx.tokens, index):
        kind = None
    if kind is None and size:
        kind = "connective"
    if kind is None and verb:
        kind = "verb"
    if kind is None and is_adverb(ctx.tokens, index):
        kind = "auxiliary"
    if kind is None and is_progressive(ctx.tokens, index):
        kind = "preposition"  # `defending Rina`: what follows is its object, and nobody who speaks
    return Chunk(kind, word.start, min(word.end, limit), word.norm) if kind else None


def is_name_by_verb(ctx: Context, index: int) -> bool:
    """Whether a modal with a capital is somebody's name: a finite verb of saying stands behind it (`Will wrote`)."""
    tokens = ctx.tokens
    if tokens.tokens[index].norm not in ctx.pack.words["grammar.modals"] or index + 1 >= len(tokens.tokens):
        return False
    following = tokens.tokens[index + 1]
    return following.small and following.norm in ctx.pack.lemmas and is_past(tokens, index + 1)


def named_by_model(ctx: Context, word: Token) -> bool:
    """Whether a capitalised word is a name to the model, or to the article (`Mentari mengatakan`)."""
    return word.norm in ctx.evidence.names or word.start in ctx.evidence.read_as


# In which list of the pack a word is looked up, and which chunk it is then: the first that holds it decides.
KINDS = (
    ("grammar.relative", "relative"),
    ("cues.according", "preposition"),
    ("cues.clause", "verb"),
    ("cues.parted", "verb"),
    ("cues.passive", "verb"),
    ("grammar.quoting_complementizers", "complementizer"),
    ("grammar.enumerators", "link"),
    ("grammar.alternatives", "link"),
    ("grammar.predicates", "verb"),
    ("grammar.prepositions", "preposition"),
    ("grammar.subordinators", "preposition"),
    ("grammar.auxiliaries", "auxiliary"),
    ("grammar.chain_links", "link"),
)


@cache
def kinds(pack: Pack) -> dict[str, str]:
    """The chunk of each small word."""
    found = dict.fromkeys(pack.words["grammar.predicates"] & pack.words["grammar.auxiliaries"], "auxiliary")
    for key, kind in KINDS:
        for word in pack.words[key]:
            found.setdefault(word, kind)
    return found


@cache
def after_words(pack: Pack) -> frozenset[str]:
    """Cues that stand behind what was said."""
    return union(pack, "cues.after", "cues.suffixed", "cues.according", "cues.according_suffixed")


def kind_of(low: str, pack: Pack) -> str | None:
    """Which chunk a small word is; None where it may begin a noun phrase."""
    return None if low in pack.words["grammar.pronouns"] else kinds(pack).get(low)


@cache
def functional(pack: Pack) -> frozenset[str]:
    """Words that may open a sentence with a capital and are no noun."""
    first = frozenset(w.split()[0] for w in pack.words["grammar.connectives"])
    return union(pack, *(key for key, _ in KINDS)) | first
