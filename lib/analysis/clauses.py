"""Where a reported clause begins and ends, and whether words are one at all."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from lib.analysis.unit import Unit
from lib.analysis.words import bare, verb_like, words_of
from lib.language.pack import Pack, alternation, union
from lib.letters import UPPER
from lib.records import Span


@cache
def complementizers(pack: Pack, key: str) -> re.Pattern[str]:
    """Complementizers of a list, with a comma or blank before."""
    return re.compile(rf"[\s,]*\b(?:{alternation(pack.words[key])})\b[\s,:]*", re.IGNORECASE)


def plain_clause(unit: Unit, word: str, span: Span) -> bool:
    """Whether words behind a cue, with nothing to mark them, are a reported clause all the same."""
    pack = unit.pack
    words = [bare(w.group()) for w in words_of(unit.text, span)]
    if any(re.fullmatch(opener, words[0]) for opener in pack.lists["cues.noun_openers"]):
        return False
    if words[0] in pack.words["grammar.pronouns"]:
        return True
    if words[0] in union(pack, "grammar.prepositions", "grammar.connectives"):
        comma = unit.text.find(",", span.start, span.end)
        return words[0] in pack.words["grammar.predicates"] or (
            comma > 0 and is_clause(unit, Span(comma, span.end)) and word in pack.words["cues.always_clause"]
        )
    if word in pack.words["cues.always_clause"]:
        return True
    if word in unit.pack.words["cues.needs_complementizer"]:
        nouns, relative = pack.words["grammar.noun_markers"], pack.words["grammar.relative"]
        first = Span(span.start, words_of(unit.text, span)[min(len(words), 8) - 1].end())
        return is_clause(unit, first) and not nouns & set(words) and not relative & set(words[:4])
    return is_clause(unit, span)


def is_clause(unit: Unit, span: Span) -> bool:
    """Whether words hold a predicate behind their first one: `meminta bantuan kepada warga` asks for a thing."""
    words = words_of(unit.text, span)
    determiners = unit.pack.words["grammar.determiners"]
    for before, word in pairwise(words):
        low = bare(word.group())
        if (word.group().islower() and verb_like(low, unit.pack)) or (
            bare(before.group()) in determiners and low not in determiners
        ):
            return True
    return bool(words) and bare(words[0].group()) in unit.pack.words["grammar.predicates"]


def only_subject(unit: Unit, span: Span) -> bool:
    """Whether the words before `, said` are no clause but the one who speaks: a name, and what is said of it between commas
    (`Rina Wulandari, 43, a nurse at the city hospital`)."""
    pack = unit.pack
    pieces = [p.split() for p in span.of(unit.text).split(",") if p.strip()]
    openers = union(pack, "grammar.articles", "grammar.indefinites", "grammar.relative")
    name = all(w[:1].isupper() or bare(w) in pack.words["grammar.name_particles"] for w in pieces[0])
    return name and all(p[0].isdigit() or bare(p[0]) in openers for p in pieces[1:])


def complement_behind(unit: Unit, cue: Span) -> bool:
    """Whether a cue has its own clause behind it (`admitted on Thursday that ...`): what is in front of it is no content."""
    pack, end = unit.pack, unit.span.end
    plain = complementizers(pack, "grammar.quoting_complementizers").match(unit.text, cue.end, end)
    return bool(plain or clause_behind_adjunct(pack, False).match(unit.text, cue.end, end))


def clause_start(unit: Unit, at: int, word: str) -> tuple[int | None, bool]:
    """Where the clause begins, and whether a complementizer, comma or quotation shows that it is one."""
    text, pack, end = unit.text, unit.pack, unit.span.end
    match = complementizers(pack, "grammar.quoting_complementizers").match(text, at, end)
    if match:
        return match.end(), True
    if word in pack.words["cues.directive"]:
        match = directive_complementizer(pack).search(text, at, min(end, at + 120))
        addressee = match and not is_clause(unit, Span(at, match.start()))
        if match and addressee and unit.outside(Span(match.start(), match.end())):
            return match.end(), True
    match = clause_behind_adjunct(pack, word in pack.words["cues.directive"]).match(text, at, end)
    if match and not pack.cue.search(text, at, match.end()):
        return match.end(), True
    comma = re.compile(r"\s*[,:]\s*").match(text, at, end)
    if comma:
        return comma.end(), True
    quoted = any(q.outer.start >= at and q.outer.end <= end for q in unit.quoted)
    return (at if at < end else None), quoted


@cache
def directive_complementizer(pack: Pack) -> re.Pattern[str]:
    """`agar`, `untuk` behind the addressee of a directive."""
    return re.compile(rf"\b(?:{alternation(pack.words['grammar.directive_complementizers'])})\b\s*", re.IGNORECASE)


@cache
def clause_behind_adjunct(pack: Pack, directive: bool) -> re.Pattern[str]:
    """`kepada wartawan bahwa`: a complementizer behind an addressee or an adjunct."""
    plain = alternation(pack.words["grammar.adjunct_complementizers"])
    opening = (
        r"[^.;\"“”]{1,70}?"
        if directive
        else rf"(?:{alternation(pack.words['grammar.prepositions'])})\s[^.;\"“”]{{1,110}}?"
    )
    return re.compile(rf"\s+(?:{opening})[\s,]+(?:{plain})\b\s*", re.IGNORECASE)


@cache
def clause_ends(pack: Pack) -> re.Pattern[str]:
    """What ends a reported clause before its sentence does."""
    links = alternation(pack.words["grammar.chain_links"])
    cues = alternation(pack.words["cues.clause"])
    plain_cues = alternation(
        pack.words["cues.clause"] - pack.words["cues.needs_complementizer"] - pack.words["cues.directive"]
    )
    remarks = alternation(pack.words["grammar.remark_openers"])
    relative = alternation(pack.words["grammar.relative"])
    according = alternation(pack.words["cues.according"])
    quoting = alternation(pack.words["grammar.quoting_complementizers"])
    breaks = alternation(pack.words["grammar.clause_breaks"])
    return re.compile(
        rf"(?:,\s*(?:(?:{links})\s+)*|\s+(?:(?:{links})\s+)+)(?:{cues})\s+(?:{quoting})\b"
        rf"|\s+(?:(?:{links})\s+)(?:{plain_cues})\s|,\s+(?:{relative})\s+(?:{according})\b|(?<=[\"”]),\s+(?:{remarks})\b"
        rf"|,\s+(?:{breaks})\b|\s--\s|,\s+(?:{alternation(pack.words['cues.after'])})\s+[{UPPER}]",
        re.IGNORECASE,
    )


@cache
def chain_links(pack: Pack) -> re.Pattern[str]:
    """What may stand between a quote and a cue chained to it."""
    links = alternation(pack.words["grammar.chain_links"])
    return re.compile(rf"[\"”\s,–—-]*(?:[^.,;\"“”]{{0,60}},\s*)?(?:(?:{links})\s+)*", re.IGNORECASE)


def clause_end(unit: Unit, start: int) -> int:
    """Where a reported clause ends: the sentence's end, a chained cue, or the reporter's own remark."""
    text, end = unit.text, unit.span.end
    for match in clause_ends(unit.pack).finditer(text, start, end):
        if unit.outside(Span(match.start(), match.start() + 1)):
            return match.start()
    return end


def clean(text: str, start: int, end: int) -> Span:
    """A content without blanks and marks at its ends; a mark that belongs to a pair inside stays."""
    while start < end and text[start] in " \t\n,;:":
        start += 1
    while end > start and text[end - 1] in " \t\n,;:.":
        end -= 1
    while start < end and text[start] in '"“”':
        start += 1
    while end > start and text[end - 1] in '"“” \n,.':
        end -= 1
    return Span(start, end)
