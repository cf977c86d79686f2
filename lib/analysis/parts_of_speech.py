"""What a word is where it stands, as far as chunks need it: a verb, an adverb, or a noun that looks like one
(`claims`).

A language whose verbs are listed (lib/language/verbs.py) is read by its words and by those beside them, one that is not
by the prefixes of its verbs.
"""

from __future__ import annotations

import re
from functools import cache

from lib.analysis.tokens import Token, Tokens, verb_like
from lib.language.pack import Pack, union
from lib.language.verbs import ADJECTIVE, ADVERB, FINITE, NOUN, PARTICIPLE, PROGRESSIVE, listed, readings


def is_verb(tokens: Tokens, at: int) -> bool:
    """Whether a small word is a finite verb, or a participle as good as one (`was told`)."""
    word, pack = tokens.tokens[at], tokens.pack
    if word.norm in pack.words["grammar.possessive_clitics"]:
        return behind_pronoun(tokens, at)
    letters = readings(pack.code).get(word.norm) if word.norm not in pack.words["grammar.not_verbs"] else None
    if letters is None or word.norm in pack.words["grammar.predicates"]:
        return verb_like(word.norm, pack)
    if not set(letters) & (FINITE | {PARTICIPLE}):
        return False
    if NOUN in letters or ADJECTIVE in letters or ADVERB in letters:
        return verb_by_neighbours(tokens, at, letters)
    return not (set(letters) <= {"d", PARTICIPLE} and describes(tokens, at))


def letters_of(tokens: Tokens, at: int) -> str:
    """What a word may be (lib/language/verbs.py); empty where its language lists no verbs or the word is none, and
    behind the last."""
    return readings(tokens.pack.code).get(tokens.tokens[at].norm, "") if at < len(tokens.tokens) else ""


def is_noun(tokens: Tokens, at: int) -> bool:
    """Whether a word that may be a verb is a noun or an adjective where it stands (`the claims`)."""
    letters = letters_of(tokens, at)
    return (NOUN in letters or ADJECTIVE in letters) and not verb_by_neighbours(tokens, at, letters)


def is_adverb(tokens: Tokens, at: int) -> bool:
    """Whether a small word is an adverb and nothing else (`reportedly`)."""
    return letters_of(tokens, at) == ADVERB


def is_progressive(tokens: Tokens, at: int) -> bool:
    """Whether a small word is a present participle that is no noun or adjective (`defending`), and none in front of a
    noun."""
    letters = letters_of(tokens, at)
    return letters == PROGRESSIVE and not opens_noun(before(tokens, at), tokens.pack)


def is_present_participle(tokens: Tokens, at: int) -> bool:
    """Whether a word is a verb's present participle (`saying`), be it a noun too."""
    letters = letters_of(tokens, at) if at < len(tokens.tokens) else ""
    return PROGRESSIVE in letters and not set(letters) & FINITE


def is_passive(tokens: Tokens, at: int) -> bool:
    """Whether a verb is a participle behind the auxiliary of a passive, adverbs between them or not (`was later
    told`)."""
    pack = tokens.pack
    if not pack.words["grammar.passive_auxiliaries"] or PARTICIPLE not in letters_of(tokens, at):
        return False
    first = at - 1
    while first >= 0 and (is_adverb(tokens, first) or tokens.tokens[first].norm in adverbs(pack)):
        first -= 1
    gap = tokens.text[tokens.tokens[first].end : tokens.tokens[at].start] if first >= 0 else "."
    return not re.search(r"[^\w\s'’-]", gap) and tokens.tokens[first].norm in pack.words["grammar.passive_auxiliaries"]


@cache
def adverbs(pack: Pack) -> frozenset[str]:
    """Small words that may stand between an auxiliary and its verb."""
    return (
        pack.words["grammar.auxiliaries"] - pack.words["grammar.predicates"] - pack.words["grammar.passive_auxiliaries"]
    )


def is_past(tokens: Tokens, at: int) -> bool:
    """Whether a word is a verb's past form or third person and cannot be its base form (`wrote`, `says`)."""
    letters = letters_of(tokens, at)
    return bool(set(letters) & {"d", "z"}) and "b" not in letters


def is_past_participle(tokens: Tokens, at: int) -> bool:
    """Whether a word may be a verb's past participle."""
    return PARTICIPLE in letters_of(tokens, at)


def before(tokens: Tokens, at: int) -> Token | None:
    """The word right before one, no mark between them."""
    if not at:
        return None
    other = tokens.tokens[at - 1]
    return None if tokens.text[other.end : tokens.tokens[at].start].strip() else other


def behind(tokens: Tokens, at: int) -> Token | None:
    """The word right behind one, no mark between them."""
    if at + 1 >= len(tokens.tokens):
        return None
    other = tokens.tokens[at + 1]
    return None if tokens.text[tokens.tokens[at].end : other.start].strip() else other


def behind_pronoun(tokens: Tokens, at: int) -> bool:
    """Whether a clitic stands at a word that owns nothing in this form (`it's`, `who's`)."""
    word = before(tokens, at)
    return word is not None and word.norm in union(tokens.pack, "grammar.pronouns", "grammar.relative")


def describes(tokens: Tokens, at: int) -> bool:
    """Whether a participle stands in front of its noun (`the disputed vote`)."""
    following = behind(tokens, at)
    first = at - 1
    while first > 0 and is_adverb(tokens, first) and before(tokens, first + 1):
        first -= 1
    if following is None or not opens_noun(before(tokens, first + 1), tokens.pack):
        return False
    return following.norm not in closes_noun(tokens.pack)


def verb_by_neighbours(tokens: Tokens, at: int, letters: str) -> bool:
    """Whether a word that may be a verb or a noun is a verb, by the words beside it: one behind an article is none, one
    in front of one is."""
    previous = before(tokens, at)
    if not set(letters) & (FINITE | {PARTICIPLE}):
        told = PROGRESSIVE in letters and tokens.tokens[at].norm in tokens.pack.lemmas
        markers = tokens.pack.words["grammar.noun_markers"]
        if told and previous is not None and (previous.norm in markers or is_past_participle(tokens, at - 1)):
            return True  # `quoted Rina as saying`, `was heard saying`
        return told and (previous is None or (not opens_noun(previous, tokens.pack) and takes_object(tokens, at)))
    behind_it = verb_behind(tokens, at, letters, previous)
    return verb_in_front(tokens, at, letters, previous) if behind_it is None else behind_it


def verb_behind(tokens: Tokens, at: int, letters: str, previous: Token | None) -> bool | None:
    """Whether a word is a verb by the one before it; None where that says nothing."""
    pack, cue = tokens.pack, tokens.tokens[at].norm in tokens.pack.lemmas
    following = behind(tokens, at)
    if following is not None and f"{tokens.tokens[at].norm} {following.norm}" in pack.lemmas:
        return not opens_noun(previous, pack)  # `points out`
    only_past = set(letters) & FINITE == {"d"}
    if previous is None:
        return True if only_past and cue else None
    if "b" in letters and behind_modal(tokens, at):
        return True
    if previous.norm in subjects(pack):
        return "b" in letters or previous.norm not in pack.words["grammar.directive_complementizers"]
    if previous.norm in noun_openers(pack) or previous.norm in pack.words["grammar.prepositions"]:
        return False
    plural_subject = "b" in letters and (cue or following is not None) and plural(previous, cue)
    return True if plural_subject or only_past else None


def behind_modal(tokens: Tokens, at: int) -> bool:
    """Whether a modal stands before a word, adverbs between them or not (`would later say`)."""
    first = at - 1
    while first > 0 and (is_adverb(tokens, first) or tokens.tokens[first].norm in adverbs(tokens.pack)):
        first -= 1
    gap = tokens.text[tokens.tokens[first].end : tokens.tokens[at].start] if first >= 0 else "."
    return tokens.tokens[first].norm in tokens.pack.words["grammar.modals"] and not re.search(r"[^\w\s'’-]", gap)


def verb_in_front(tokens: Tokens, at: int, letters: str, previous: Token | None) -> bool:
    """Whether a word is a verb by the one behind it."""
    pack, following = tokens.pack, behind(tokens, at)
    counted = previous is not None and previous.norm[:1].isdigit()
    if following is None:
        told = bool(set(letters) & {"z", "d"}) and tokens.tokens[at].norm in pack.lemmas
        return takes_object(tokens, at) or (told and previous is not None and not counted)
    if counted and following.norm not in pack.words["grammar.pronouns"]:
        return False
    if following.norm in pack.words["grammar.directive_complementizers"]:
        return previous is not None and previous.capital
    return following.norm in opens_object(pack) or (following.capital and not tokens.tokens[at].capital)


def joins_clause(tokens: Tokens, at: int) -> bool:
    """Whether `and` does not go on with the noun phrase at hand: a noun phrase of its own follows, or a verb."""
    pack, previous, following = tokens.pack, before(tokens, at), behind(tokens, at)
    if not listed(pack.code) or following is None:
        return False
    if following.capital:  # `went home and Rina`, but `chairman and CEO Rina`, `Trade and Industry`
        noun = previous is not None and previous.small and following.norm not in pack.words["speakers.roles"]
        return noun and not heads_compound(tokens, at + 1)
    if PROGRESSIVE in letters_of(tokens, at + 1) and following.norm in pack.lemmas:
        return True
    openers = noun_openers(pack) | union(pack, "grammar.pronouns", "grammar.auxiliaries", "grammar.predicates")
    return following.norm in openers or is_verb(tokens, at + 1)


def heads_compound(tokens: Tokens, at: int) -> bool:
    """Whether a capitalised word stands in front of a small noun (`Republican candidate`)."""
    following = behind(tokens, at)
    return following is not None and following.small and not is_verb(tokens, at + 1) and not is_adverb(tokens, at + 1)


def takes_object(tokens: Tokens, at: int) -> bool:
    """Whether what a verb has behind it follows a word: a quotation, a name, a noun phrase, `that`."""
    following = behind(tokens, at)
    if following is None:
        return tokens.text[tokens.tokens[at].end :].lstrip(" ,:")[:1] in "\"“'‘"
    return following.capital or following.norm in opens_object(tokens.pack)


def plural(word: Token, cue: bool) -> bool:
    """Whether a word looks like a plural, behind which a base form is a verb (`voters make up`); a name, before a cue
    only."""
    small = word.small or (cue and not word.text.isupper())
    return small and word.norm.endswith("s") and not word.norm.endswith("ss") and len(word.norm) > 3


@cache
def subjects(pack: Pack) -> frozenset[str]:
    """Words behind which a verb stands."""
    return union(pack, "grammar.pronouns", "grammar.relative", "grammar.directive_complementizers")


@cache
def noun_openers(pack: Pack) -> frozenset[str]:
    """Words behind which a noun stands, or an adjective."""
    return union(pack, "grammar.articles", "grammar.indefinites", "grammar.possessives", "grammar.possessive_clitics")


def opens_noun(word: Token | None, pack: Pack) -> bool:
    """Whether a noun stands behind a word."""
    return word is not None and (word.norm in noun_openers(pack) or word.norm[:1].isdigit())


@cache
def opens_object(pack: Pack) -> frozenset[str]:
    """Words that follow a verb, and no noun in front of its own verb."""
    return (noun_openers(pack) - pack.words["grammar.possessive_clitics"]) | union(
        pack, "grammar.pronouns", "grammar.quoting_complementizers"
    )


@cache
def closes_noun(pack: Pack) -> frozenset[str]:
    """Small words that no noun phrase goes on with."""
    return union(pack, "grammar.prepositions", "grammar.relative", "grammar.auxiliaries", "grammar.chain_links")
