"""Where a noun phrase ends: at a mark, at a verb or a small word, or before a word that no name has."""

from __future__ import annotations

import re
from functools import cache

from lib.analysis.evidence import Context
from lib.analysis.gazetteer import single_places
from lib.analysis.name_start import is_listed
from lib.analysis.parts_of_speech import behind, is_adverb, is_noun, is_progressive, is_verb, joins_clause, noun_openers
from lib.analysis.tokens import Token
from lib.language.pack import Pack, union
from lib.language.verbs import ADJECTIVE, NOUN, listed, readings
from lib.letters import DASHES, UPPER

BREAK = re.compile(rf"[,;:.?!()\"“”\n]|\s[{DASHES}]+\s")
# The longest noun phrases of the development articles (office, body and name) have 22 words.
MAX_WORDS = 24


def phrase_end(ctx: Context, start: int, limit: int) -> int:
    """Offset where the noun phrase that starts at `start` ends: at a mark, a determiner, or a word no name has."""
    text, pack = ctx.text, ctx.pack
    end, seen_capital, count = start, False, 0
    opens = opens_sentence(text, start)
    for at in range(ctx.tokens.index(start), min(len(ctx.tokens.tokens), ctx.tokens.index(limit))):
        word = ctx.tokens.tokens[at]
        if count == MAX_WORDS or (count == 0 and text[end : word.start].strip()):
            break
        if word.norm in pack.words["grammar.determiners"] and not (count and parted(ctx, at, end)):
            return word.end if count else start
        if count and (parted(ctx, at, end) or is_another(ctx, at, end)):
            break
        if word.norm in pack.words["grammar.possessive_clitics"]:
            seen_capital, end, count = False, word.end, count + 1
            continue
        if count and behind_name(ctx, at):
            break
        inner = count and inside_name(ctx, at, limit)
        if not word.capital and not inner and (ends_names(ctx, at, limit, seen_capital) or ends_small(ctx, at, count)):
            break
        following = next_capital(ctx, at, limit)
        if count and not word.capital and not seen_capital and closes(text, end, word, following, ctx):
            return word.end
        plain = word.norm in common_heads(pack) or (not count and opens and not joined_name(ctx, at, limit))
        seen_capital = seen_capital or (word.capital and not plain)
        end, count = word.end, count + 1
        if word.norm in pack.words["grammar.pronouns"] - pack.words["grammar.possessives"]:
            break
    return end


def parted(ctx: Context, at: int, end: int) -> bool:
    """Whether a mark parts a word from the phrase that ends before it."""
    word = ctx.tokens.tokens[at]
    gap = ctx.text[end : word.start]
    return bool(BREAK.search(gap)) and not bracketed(ctx.text, end, word) and not abbreviated(ctx, at, gap)


def is_another(ctx: Context, at: int, end: int) -> bool:
    """Whether a word begins something else than the phrase that ends before it: another name, a day, a pronoun, or the
    verb of a headline."""
    word = ctx.tokens.tokens[at]
    if other_name(ctx, end, word) or opens_time(word, ctx.pack) or word.norm in ctx.pack.words["grammar.pronouns"]:
        return True
    return word.capital and headline_word(ctx, at)


def ends_names(ctx: Context, at: int, limit: int, seen_capital: bool) -> bool:
    """Whether a small word ends a phrase that has a name: it neither joins two names nor is the head of both."""
    joined = joins(ctx.tokens.tokens[at].norm, ctx.pack) and not time_behind(ctx, at)
    return seen_capital and not (joined and leads_name(ctx, at, limit)) and not compound(ctx, at)


def ends_small(ctx: Context, at: int, count: int) -> bool:
    """Whether a small word ends a phrase of `count` words: a word that joins none, or `and` in front of a clause."""
    low, pack = ctx.tokens.tokens[at].norm, ctx.pack
    if count and low in pack.words["grammar.articles"] and ctx.tokens.tokens[at - 1].norm not in joining_words(pack):
        return True  # `told reporters | the road was closed`
    joined = joins(low, pack) and not time_behind(ctx, at) and low not in pack.words["grammar.enumerators"]
    return not joined and ends_noun(ctx, at, count)


def opens_time(word: Token, pack: Pack) -> bool:
    """Whether a word opens a time behind a noun phrase, in a language in which it may stand bare: `a poll | last
    week`."""
    if not listed(pack.code):
        return False
    return word.norm in pack.maps["dates.shifts"] or word.norm in union(
        pack, "dates.weekdays", "dates.last", "dates.next"
    )


def time_behind(ctx: Context, at: int) -> bool:
    """Whether a small word stands before a bare day: `the White House on | Monday`."""
    following = behind(ctx.tokens, at)
    return following is not None and opens_time(following, ctx.pack)


def headline_word(ctx: Context, at: int) -> bool:
    """Whether a word has its capital from a headline in which most words have one: a verb or a small word, in a
    language whose verbs are listed (`Mayor Says Dam Is Safe`)."""
    word, pack = ctx.tokens.tokens[at], ctx.pack
    letters = readings(pack.code).get(word.norm)
    if letters is None or word.text.isupper() or word.start in ctx.evidence.read_as:
        return False
    if joins(word.norm, pack) or is_listed(word, pack):
        return False
    return word.norm in stop_words(pack) or not set(letters) & {NOUN, ADJECTIVE}


def compound(ctx: Context, at: int) -> bool:
    """Whether a small word behind a name is the head of its phrase, in a language whose heads stand last: `the
    Wulandari campaign`."""
    word, pack = ctx.tokens.tokens[at], ctx.pack
    if not pack.maps["grammar.head_final"] or not word.small or word.norm in no_heads(pack):
        return False
    return not ends_noun(ctx, at, 1)


@cache
def no_heads(pack: Pack) -> frozenset[str]:
    """Small words that head no noun phrase, in front of a verb or elsewhere."""
    days = frozenset(pack.maps["dates.relative_days"])
    return days | union(
        pack,
        "grammar.pronouns",
        "grammar.possessives",
        "grammar.articles",
        "grammar.indefinites",
        "grammar.connectives",
        "grammar.subordinators",
        "grammar.enumerators",
        "grammar.alternatives",
        "grammar.clitics",
    )


def ends_noun(ctx: Context, at: int, count: int) -> bool:
    """Whether a small word is no part of a noun phrase of which `count` words were read."""
    word, pack, tokens = ctx.tokens.tokens[at], ctx.pack, ctx.tokens
    if word.norm in pack.words["grammar.enumerators"]:
        return joins_clause(tokens, at)
    if count == 1 and tokens.tokens[at - 1].norm in noun_openers(pack) and is_adverb(tokens, at):
        return False  # `a recently published report`
    if word.norm in stop_words(pack):
        return not (word.norm in pack.lemmas and is_noun(tokens, at))
    return bool(count) and (is_verb(tokens, at) or is_adverb(tokens, at) or is_progressive(tokens, at))


def other_name(ctx: Context, end: int, word: Token) -> bool:
    """Whether a person's name ends right before a word that begins a body's or a place's: `menurut Rina | Padi
    juga`."""
    following = ctx.evidence.spans.get(word.start)
    if following is None or following[1] == "PER":
        return False
    return any(
        kind == "PER" and stop == end
        for stop, kind in (ctx.evidence.spans.get(s, (0, "")) for s in starts_near(ctx, end))
    )


def starts_near(ctx: Context, end: int) -> list[int]:
    """Offsets of the last words before a place (names have at most six)."""
    index = ctx.tokens.index(end)
    return [t.start for t in ctx.tokens.tokens[max(0, index - 6) : index]]


def closes(text: str, end: int, word: Token, following: bool, ctx: Context) -> bool:
    """Whether a small word ends its phrase before a name: `Tahun lalu | Rina`, `pidatonya | Rina`."""
    if not following:
        return False
    suffix = word.norm.endswith(tuple(ctx.pack.words["grammar.possessive_suffixes"]))
    return word.norm in ctx.pack.words["grammar.adverbial_ends"] or (suffix and len(word.norm) > 4)


def joins(low: str, pack: Pack) -> bool:
    """Whether a small word may stand between capitalised ones of a phrase."""
    return low in joining_words(pack) or low.isdigit()


@cache
def joining_words(pack: Pack) -> frozenset[str]:
    """Small words inside names and offices."""
    return union(pack, "grammar.joiners", "grammar.name_particles", "speakers.honorifics", "speakers.body_roles")


def opens_sentence(text: str, start: int) -> bool:
    """Whether a capital at `start` may be there only because a sentence opens."""
    before = text[max(0, start - 4) : start].rstrip()
    return not before or before[-1] in '.!?"”\n' or text[start - 1 : start] == "\n"


def abbreviated(ctx: Context, at: int, gap: str) -> bool:
    """Whether the full stop before a token belongs to a rank or title: `Irjen Pol. Rina`."""
    known = union(ctx.pack, "sentences.abbreviations", "speakers.honorifics")
    return gap.strip() == "." and at > 0 and ctx.tokens.tokens[at - 1].norm in known


def bracketed(text: str, end: int, word: Token) -> bool:
    """Whether the gap before a word is the bracket of an acronym: `Badan Air Bersih (BAB) Lestari`."""
    gap = text[end : word.start]
    if gap == " (":
        return bool(ACRONYM_AND_MORE.match(text, word.start, word.start + 40))
    return gap in (") ", ")")


ACRONYM_AND_MORE = re.compile(rf"[{UPPER}][\w-]{{1,14}}\)\s*[{UPPER}]")


@cache
def stop_words(pack: Pack) -> frozenset[str]:
    """Small words that end a noun phrase."""
    return union(
        pack,
        "grammar.prepositions",
        "grammar.relative",
        "grammar.auxiliaries",
        "grammar.chain_links",
        "grammar.complementizers",
        "cues.clause",
        "cues.parted",
        "cues.passive",
    )


@cache
def common_heads(pack: Pack) -> frozenset[str]:
    """Nouns that head a description, capitalised only at the head of a sentence."""
    return union(
        pack,
        "speakers.roles",
        "grammar.indefinites",
        "speakers.organisation_heads",
        "speakers.document_heads",
        "speakers.group_heads",
    )


def joined_name(ctx: Context, at: int, limit: int) -> bool:
    """Whether the word that opens a sentence is a name's: followed by another capital, or by a verb, a mark, the
    end."""
    if at + 1 >= len(ctx.tokens.tokens) or ctx.tokens.tokens[at + 1].start >= limit:
        return True
    word, following = ctx.tokens.tokens[at], ctx.tokens.tokens[at + 1]
    named = (
        word.start in ctx.evidence.read_as or word.norm in single_places(ctx.pack.code)
    ) and word.norm not in ctx.evidence.small
    parted_off = bool(ctx.text[word.end : following.start].strip())
    return named or parted_off or following.capital or inside_name(ctx, at + 1, limit)


def inside_name(ctx: Context, at: int, limit: int) -> bool:
    """Whether a small word joins two parts of a name, though it may be an article too: `Rina | de Vries`, `Bram van |
    der Laan`."""
    particles, tokens = ctx.pack.words["grammar.name_particles"], ctx.tokens.tokens
    first = at
    while first and tokens[first].norm in particles and tokens[first].small:
        first -= 1
    return first < at and tokens[first].capital and leads_name(ctx, at, limit)


def behind_name(ctx: Context, at: int) -> bool:
    """Whether a particle that is a preposition too stands behind a whole name: `Bas de Groot | van Zuiderhaven`."""
    particles, tokens = ctx.pack.words["grammar.name_particles"], ctx.tokens.tokens
    if at < 3 or tokens[at].norm not in particles & ctx.pack.words["grammar.prepositions"] or not tokens[at].small:
        return False
    particle = tokens[at - 2].small and tokens[at - 2].norm in particles
    return particle and tokens[at - 1].capital and (tokens[at - 3].capital or tokens[at - 3].norm in particles)


def leads_name(ctx: Context, at: int, limit: int) -> bool:
    """Whether a name goes on behind a word: a capital follows, behind a particle more of them too (`van | der
    Laan`)."""
    if next_capital(ctx, at, limit):
        return True
    particles, tokens = ctx.pack.words["grammar.name_particles"], ctx.tokens.tokens
    if tokens[at].norm not in particles or at + 1 >= len(tokens) or tokens[at + 1].start >= limit:
        return False
    inner = tokens[at + 1].norm in particles and not ctx.text[tokens[at].end : tokens[at + 1].start].strip()
    return inner and leads_name(ctx, at + 1, limit)


def next_capital(ctx: Context, at: int, limit: int) -> bool:
    """Whether the token behind `at` is written as a name."""
    if at + 1 >= len(ctx.tokens.tokens) or ctx.tokens.tokens[at + 1].start >= limit:
        return False
    word, following = ctx.tokens.tokens[at], ctx.tokens.tokens[at + 1]
    return following.capital and not ctx.text[word.end : following.start].strip(" /")
