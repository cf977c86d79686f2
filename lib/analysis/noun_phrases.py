"""Reads a noun phrase: where it ends, and whom it names: role, affiliation and name; a pronoun; a description."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from lib.analysis.evidence import Context
from lib.analysis.name_start import name_tail, name_worth
from lib.analysis.office_words import head_kind, head_words, role_behind, split_office
from lib.analysis.phrase_ends import opens_sentence
from lib.analysis.tokens import Token, norms, role_size, starts_with
from lib.language.pack import Pack, union
from lib.records import Span


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


def read_phrase(ctx: Context, span: Span) -> Phrase | None:
    """What a noun phrase names; None where it names nobody who could speak."""
    pack, words = ctx.pack, ctx.tokens.within(span)
    if not words or (words[0].norm[:1].isdigit() and words[0].norm[-1].isdigit()):
        return None
    low = norms(words)
    if low[0] in pack.words["grammar.pronouns"] and (len(low) == 1 or low[0] not in pack.words["grammar.possessives"]):
        return Phrase(Span(words[0].start, words[0].end), "pronoun")
    whole = Span(words[0].start, words[-1].end)
    owner = owner_end(low, pack)
    if owner is not None:
        return behind_owner(ctx, words, owner)
    if low[-1] in pack.words["grammar.determiners"]:
        return definite_phrase(ctx, words, low, whole)
    if low[0] in pack.words["grammar.articles"] and len(words) > 1:
        return behind_article(ctx, words, whole)
    named = name_first(ctx, words) or name_inside(ctx, words, low)
    if named:
        return named
    kin = starts_with(low, pack.words["speakers.kin"])
    if kin and words[0].small and kin < len(words):
        return Phrase(whole, "description", ctx.text[whole.start : words[kin - 1].end])
    return by_its_name(ctx, words, low, whole)


def by_its_name(ctx: Context, words: Sequence[Token], low: list[str], whole: Span) -> Phrase | None:
    """A plain noun phrase: the name that ends it and the office in front, or what it is without one."""
    pack, start = ctx.pack, name_tail(ctx, words)
    role_before = role_size(low, pack) or role_behind(low[:start], pack) is not None
    if (
        of_somebody(words, low, start, pack)
        or start == len(words)
        or low[start] in pack.words["speakers.organisation_heads"]
    ):
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
    """Whether a name only says whose the head in front of it is, in a language whose heads stand last: `endorsement of
    Rina`."""
    inner = union(pack, "grammar.office_prepositions")
    if starts_with(low, pack.words["speakers.portfolio_offices"]):
        return False  # `minister van Buitenlandse Zaken Arman Daliev`
    return bool(pack.maps["grammar.head_final"]) and words[0].small and any(w in inner for w in low[1:start])


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


def name_inside(ctx: Context, words: Sequence[Token], low: list[str]) -> Phrase | None:
    """`Senator Rina Wulandari of Ohio`: a person in front of the small word that says where the office is held, in a
    language whose heads stand last; `the office of Rina Wulandari` names nobody so."""
    pack = ctx.pack
    if not pack.maps["grammar.head_final"]:
        return None
    inner = next((i for i in range(1, len(low) - 1) if low[i] in pack.words["grammar.office_prepositions"]), 0)
    for first in range(inner):
        end, kind = ctx.evidence.spans.get(words[first].start, (0, ""))
        if kind == "PER" and end == words[inner - 1].end:
            start = first - honorific_before(low[:first], pack)
            role, affiliation = split_office(ctx.text, words[:start], pack)
            behind = inner + 1 + (low[inner + 1] in pack.words["grammar.articles"] and inner + 2 < len(low))
            held_at = ctx.text[words[behind].start : words[-1].end]
            return Phrase(Span(words[start].start, end), "name", role, affiliation or held_at)
    return None


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


def owner_end(low: list[str], pack: Pack) -> int | None:
    """Where the words end that say whose something is (`Rina's`, `her`); None where none do, or only inside an office
    (`the head of Estonia's food agency`)."""
    owned = max((i for i, w in enumerate(low) if w in pack.words["grammar.possessive_clitics"]), default=0)
    if owned and not any(w in pack.words["grammar.office_prepositions"] for w in low[1:owned]):
        return owned
    return 0 if low[0] in pack.words["grammar.possessives"] else None


def behind_owner(ctx: Context, words: Sequence[Token], owned: int) -> Phrase | None:
    """`Rina's office`, `her lawyer`: what is owned speaks, the owner with it; `Iran's minister Arman Daliev` has an
    office there."""
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
    """Whether one word is capitalised only because it opens a sentence: it stands nowhere else, and never as a
    speaker."""
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
    kind, head = head_kind(low, pack), head_words(low, pack)[0]
    if pack.maps["grammar.head_final"] and head in pack.words["speakers.nobody_heads"]:
        return None
    if kind in ("organization", "document", "group"):
        return Phrase(whole, kind)
    headed = role_behind(low, pack) is not None or (
        pack.maps["grammar.head_final"] and head in pack.words["speakers.roles"]
    )
    if role_size(low, pack) or starts_with(low, pack.words["grammar.indefinites"]) or headed:
        role, affiliation = split_office(ctx.text, words, pack)
        return Phrase(whole, "description", role, affiliation)
    if low[0] in pack.words["speakers.group_heads"]:
        return Phrase(whole, "group")
    if head in pack.words["speakers.person_heads"]:
        return Phrase(whole, "description")
    if any(w.capital for w in words) and low[0] not in union(pack, "speakers.stopwords", "speakers.nobody_heads"):
        role, affiliation = split_office(ctx.text, words, pack)
        return Phrase(whole, "organization" if words[0].capital else "description", role, affiliation)
    return None
