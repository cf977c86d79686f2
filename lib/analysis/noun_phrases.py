"""Reads a noun phrase: where it ends, and whom it names: role, affiliation and name; a pronoun; a description."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from lib.analysis.evidence import Context
from lib.analysis.gazetteer import single_places
from lib.analysis.name_start import is_listed, name_tail, name_worth
from lib.analysis.office_words import head_kind, head_words, role_behind, split_office
from lib.analysis.parts_of_speech import behind, is_adverb, is_noun, is_progressive, is_verb, joins_clause
from lib.analysis.tokens import Token, norms, role_size, starts_with
from lib.language.pack import Pack, union
from lib.language.verbs import ADJECTIVE, NOUN, readings
from lib.letters import UPPER
from lib.records import Span

BREAK = re.compile(r"[,;:.?!()\"“”\n]|\s[-–—]+\s")
# The longest noun phrases of the development articles (office, body and name) have 22 words.
MAX_WORDS = 24


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that may speak. `core` is the `source` span: the name, pronoun or description."""

    core: Span
    kind: str  # name, organization, pronoun, description, group, document
    role: str | None = None
    affiliation: str | None = None
    definite: bool = False


def strip_honorifics(words: Sequence[str], pack: Pack) -> int:
    """How many leading words are honorifics or ranks."""
    taken = 0
    while taken < len(words):
        size = starts_with(words[taken:], pack.words["speakers.honorifics"])
        if not size or taken + size >= len(words):
            break
        taken += size
    return taken


def phrase_end(ctx: Context, start: int, limit: int) -> int:
    """Offset where the noun phrase that starts at `start` ends: at a mark, a determiner, or a word no name has."""
    text, pack = ctx.text, ctx.pack
    end, seen_capital, count = start, False, 0
    opens = opens_sentence(text, start)
    for at in range(ctx.tokens.index(start), min(len(ctx.tokens.tokens), ctx.tokens.index(limit))):
        word = ctx.tokens.tokens[at]
        gap = text[end : word.start]
        ends_here = count and BREAK.search(gap) and not bracketed(text, end, word) and not abbreviated(ctx, at, gap)
        if count == MAX_WORDS or ends_here or (count == 0 and gap.strip()):
            break
        if word.norm in pack.words["grammar.determiners"]:
            return word.end if count else start
        if count and (other_name(ctx, end, word) or opens_time(word, pack)):
            break
        if count and word.norm in pack.words["grammar.pronouns"]:
            break
        if word.norm in pack.words["grammar.possessive_clitics"]:
            seen_capital = False
            end, count = word.end, count + 1
            continue
        if count and word.capital and headline_word(ctx, at):
            break
        joined = joins(word.norm, pack) and not time_behind(ctx, at)
        following = next_capital(ctx, at, limit)
        if seen_capital and not word.capital and not (joined and following) and not compound(ctx, at):
            break
        if not word.capital and (not joined or word.norm in pack.words["grammar.enumerators"]) and ends_noun(ctx, at, count):
            break
        if count and not word.capital and not seen_capital and closes(text, end, word, following, ctx):
            return word.end
        plain = word.norm in common_heads(pack) or (not count and opens and not joined_name(ctx, at, limit))
        seen_capital = seen_capital or (word.capital and not plain)
        end, count = word.end, count + 1
        if word.norm in pack.words["grammar.pronouns"]:
            break
    return end


def opens_time(word: Token, pack: Pack) -> bool:
    """Whether a word opens a time behind a noun phrase, in a language in which it may stand bare: `a poll | last week`."""
    if not readings(pack.code):
        return False
    return word.norm in pack.maps["dates.shifts"] or word.norm in union(pack, "dates.weekdays", "dates.last", "dates.next")


def time_behind(ctx: Context, at: int) -> bool:
    """Whether a small word stands before a bare day: `the White House on | Monday`."""
    following = behind(ctx.tokens, at)
    return following is not None and opens_time(following, ctx.pack)


def headline_word(ctx: Context, at: int) -> bool:
    """Whether a word has its capital from a headline in which most words have one: a verb or a small word, in a language whose verbs
    are listed (`Mayor Says Dam Is Safe`)."""
    word, pack = ctx.tokens.tokens[at], ctx.pack
    letters = readings(pack.code).get(word.norm)
    if letters is None or word.text.isupper() or word.start in ctx.evidence.read_as:
        return False
    if joins(word.norm, pack) or is_listed(word, pack):
        return False
    return word.norm in stop_words(pack) or not set(letters) & {NOUN, ADJECTIVE}


def compound(ctx: Context, at: int) -> bool:
    """Whether a small word behind a name is the head of its phrase, in a language whose heads stand last: `the Wulandari campaign`."""
    word, pack = ctx.tokens.tokens[at], ctx.pack
    if not pack.maps["grammar.head_final"] or not word.small or word.norm in no_heads(pack):
        return False
    return not ends_noun(ctx, at, 1)


@cache
def no_heads(pack: Pack) -> frozenset[str]:
    """Small words that head no noun phrase, in front of a verb or elsewhere."""
    days = frozenset(pack.maps["dates.relative_days"])
    return days | union(
        pack, "grammar.pronouns", "grammar.possessives", "grammar.articles", "grammar.indefinites", "grammar.connectives",
        "grammar.subordinators", "grammar.enumerators", "grammar.alternatives", "grammar.clitics",
    )  # fmt: skip


def ends_noun(ctx: Context, at: int, count: int) -> bool:
    """Whether a small word is no part of a noun phrase of which `count` words were read."""
    word, pack, tokens = ctx.tokens.tokens[at], ctx.pack, ctx.tokens
    if word.norm in pack.words["grammar.enumerators"]:
        return joins_clause(tokens, at)
    if word.norm in stop_words(pack):
        return not (word.norm in pack.lemmas and is_noun(tokens, at))
    return bool(count) and (is_verb(tokens, at) or is_adverb(tokens, at) or is_progressive(tokens, at))


def other_name(ctx: Context, end: int, word: Token) -> bool:
    """Whether a person's name ends right before a word that begins a body's or a place's: `menurut Rina | Padi juga`."""
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
        pack, "grammar.prepositions", "grammar.relative", "grammar.auxiliaries", "grammar.chain_links",
        "grammar.complementizers", "cues.clause", "cues.passive",
    )  # fmt: skip


@cache
def common_heads(pack: Pack) -> frozenset[str]:
    """Nouns that head a description, capitalised only at the head of a sentence."""
    return union(
        pack, "speakers.roles", "grammar.indefinites", "speakers.organisation_heads", "speakers.document_heads",
        "speakers.group_heads",
    )  # fmt: skip


def joined_name(ctx: Context, at: int, limit: int) -> bool:
    """Whether the word that opens a sentence is a name's: followed by another capital, or by a verb, a mark, the end."""
    if at + 1 >= len(ctx.tokens.tokens) or ctx.tokens.tokens[at + 1].start >= limit:
        return True
    word, following = ctx.tokens.tokens[at], ctx.tokens.tokens[at + 1]
    named = (
        word.start in ctx.evidence.read_as or word.norm in single_places(ctx.pack.code)
    ) and word.norm not in ctx.evidence.small
    return named or bool(ctx.text[word.end : following.start].strip()) or following.capital


def next_capital(ctx: Context, at: int, limit: int) -> bool:
    """Whether the token behind `at` is written as a name."""
    if at + 1 >= len(ctx.tokens.tokens) or ctx.tokens.tokens[at + 1].start >= limit:
        return False
    word, following = ctx.tokens.tokens[at], ctx.tokens.tokens[at + 1]
    return following.capital and not ctx.text[word.end : following.start].strip(" /")


def read_phrase(ctx: Context, span: Span) -> Phrase | None:
    """What a noun phrase names; None where it names nobody who could speak."""
    pack, words = ctx.pack, ctx.tokens.within(span)
    if not words or words[0].norm[:1].isdigit():
        return None
    low = norms(words)
    if low[0] in pack.words["grammar.pronouns"]:
        return Phrase(Span(words[0].start, words[0].end), "pronoun")
    whole = Span(words[0].start, words[-1].end)
    owned = max((i for i, w in enumerate(low) if w in pack.words["grammar.possessive_clitics"]), default=0)
    if owned and any(w in pack.words["grammar.office_prepositions"] for w in low[1:owned]):
        owned = 0  # `the head of Estonia's food agency`
    if owned or low[0] in pack.words["grammar.possessives"]:
        return behind_owner(ctx, words, owned)
    if low[-1] in pack.words["grammar.determiners"]:
        return definite_phrase(ctx, words, low, whole)
    if low[0] in pack.words["grammar.articles"] and len(words) > 1:
        return behind_article(ctx, words, whole)
    named = name_first(ctx, words)
    if named:
        return named
    kin = starts_with(low, pack.words["speakers.kin"])
    if kin and words[0].small and kin < len(words):
        return Phrase(whole, "description", ctx.text[whole.start : words[kin - 1].end])
    start = name_tail(ctx, words)
    if of_somebody(words, low, start, pack):
        return nameless(ctx, words, low, whole)
    role_before = role_size(low, pack) or role_behind(low[:start], pack) is not None
    if start == len(words) or low[start] in pack.words["speakers.organisation_heads"]:
        return nameless(ctx, words, low, whole)
    if start and not role_before and is_organisation(low, pack):
        if start < 2 or ctx.evidence.spans.get(words[start].start, (0, ""))[1] != "PER":
            return Phrase(whole, "organization")
        return Phrase(Span(words[start].start, whole.end), "name", None, ctx.text[whole.start : words[start - 1].end])
    if len(words) == 1 and opens_sentence(ctx.text, words[0].start) and low[0] in describing_heads(pack):
        return nameless(ctx, words, low, whole)
    if len(words) == 1 and ctx.evidence.counts and accidental(ctx, words[0]):
        return None
    honorific = honorific_before(low[:start], pack)
    role, affiliation = split_office(ctx.text, words[: start - honorific], pack)
    if not role and not honorific and no_person(ctx, words[start:]):
        return nameless(ctx, words, low, whole)
    return Phrase(Span(words[start - honorific].start, whole.end), "name", role, affiliation)


def of_somebody(words: Sequence[Token], low: list[str], start: int, pack: Pack) -> bool:
    """Whether a name only says whose the head in front of it is, in a language whose heads stand last: `endorsement of Rina`."""
    inner = union(pack, "grammar.office_prepositions")
    return pack.maps["grammar.head_final"] and words[0].small and any(w in inner for w in low[1:start])


@cache
def describing_heads(pack: Pack) -> frozenset[str]:
    """Words that head descriptions, and are no name where they open a sentence."""
    return union(pack, "speakers.person_heads", "speakers.group_heads", "speakers.unnamed_heads")


def name_first(ctx: Context, words: Sequence[Token]) -> Phrase | None:
    """`Rina Wulandari Ketua Balai Air`: a name with its office right behind it, where the comma was lost."""
    end, kind = ctx.evidence.spans.get(words[0].start, (0, ""))
    behind = [w for w in words if w.start >= end]
    if kind != "PER" or not behind or not role_size(norms(behind), ctx.pack):
        return None
    role, affiliation = split_office(ctx.text, behind, ctx.pack)
    return Phrase(Span(words[0].start, end), "name", role, affiliation) if role else None


def definite_phrase(ctx: Context, words: Sequence[Token], low: list[str], whole: Span) -> Phrase | None:
    """`juru bicara itu`: a description; nobody where its head is no head of one who could speak (`hal itu`)."""
    if len(low) < 2 or low[0] in ctx.pack.words["speakers.nobody_heads"]:
        return None
    return Phrase(whole, head_kind(low, ctx.pack), definite=True)


def behind_article(ctx: Context, words: Sequence[Token], whole: Span) -> Phrase | None:
    """`the spokesman`: definite, the article with it where no name follows."""
    phrase = read_phrase(ctx, Span(words[1].start, whole.end))
    if phrase and phrase.kind in ("description", "organization") and phrase.core.of(ctx.text).islower():
        return replace(phrase, core=whole, definite=True)
    return phrase


def behind_owner(ctx: Context, words: Sequence[Token], owned: int) -> Phrase | None:
    """`Rina's office`, `her lawyer`: what is owned speaks, the owner with it; `Iran's minister Arman Daliev` has an office there."""
    whole = Span(words[0].start, words[-1].end)
    if owned == len(words) - 1:
        return read_phrase(ctx, Span(words[0].start, words[owned - 1].end)) if owned else None
    phrase = read_phrase(ctx, Span(words[owned + 1].start, whole.end))
    if phrase is None or phrase.kind == "pronoun":
        return None
    owner = Span(words[0].start, words[owned - 1].end) if owned else None
    if phrase.kind == "name":
        belongs = phrase.affiliation or (owner.of(ctx.text) if owner and phrase.role else None)
        return replace(phrase, affiliation=belongs)
    return replace(phrase, core=whole)


def no_person(ctx: Context, words: Sequence[Token]) -> bool:
    """Whether capitalised words look like no person's name, to the model and by themselves (`Data Balai Air`)."""
    if ctx.evidence.starts.get(words[0].start, 1.0) > 0.1:
        return False
    return sum(name_worth(ctx, w) for w in words) <= 0


def accidental(ctx: Context, word: Token) -> bool:
    """Whether one word is capitalised only because it opens a sentence: it stands nowhere else, and never as a speaker."""
    before = ctx.text[max(0, word.start - 3) : word.start].rstrip(" \"“”'")
    opens = not before or before[-1] in ".!?\n"
    return opens and word.norm not in ctx.evidence.names and ctx.evidence.counts.get(word.norm, 0) < 2


def honorific_before(low: list[str], pack: Pack) -> int:
    """How many words at the end of `low` are ranks that are written with the name."""
    ranks = pack.words["speakers.honorifics"] - pack.words["speakers.roles"]
    for size in (3, 2, 1):
        if len(low) >= size and " ".join(low[-size:]) in ranks:
            return size + honorific_before(low[:-size], pack)
    return 0


def is_organisation(low: list[str], pack: Pack) -> bool:
    """Whether a phrase is headed by an organisation word or opens with a small one (`kelompok Merpati`)."""
    if pack.maps["grammar.head_final"] and low[-1] in pack.words["speakers.organisation_heads"]:
        return True
    return bool(starts_with(low, union(pack, "speakers.organisation_heads", "speakers.unit_heads")))


def nameless(ctx: Context, words: Sequence[Token], low: list[str], whole: Span) -> Phrase | None:
    """A phrase without a personal name: an organisation, a country, a group, a document or a description."""
    pack = ctx.pack
    kind = head_kind(low, pack)
    if pack.maps["grammar.head_final"] and head_words(low, pack)[0] in pack.words["speakers.nobody_heads"]:
        return None
    if kind in ("organization", "document", "group"):
        return Phrase(whole, kind)
    headed = role_behind(low, pack) is not None or (
        pack.maps["grammar.head_final"] and head_words(low, pack)[0] in pack.words["speakers.roles"]
    )
    if role_size(low, pack) or starts_with(low, pack.words["grammar.indefinites"]) or headed:
        role, affiliation = split_office(ctx.text, words, pack)
        return Phrase(whole, "description", role, affiliation)
    if low[0] in pack.words["speakers.group_heads"]:
        return Phrase(whole, "group")
    if head_words(low, pack)[0] in pack.words["speakers.person_heads"]:
        return Phrase(whole, "description")
    if any(w.capital for w in words) and low[0] not in union(pack, "speakers.stopwords", "speakers.nobody_heads"):
        role, affiliation = split_office(ctx.text, words, pack)
        return Phrase(whole, "organization" if words[0].capital else "description", role, affiliation)
    return None
