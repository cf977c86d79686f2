"""Finds what an article names: people as its cast knows them, places and bodies by gazetteer, organisations by head."""

from __future__ import annotations

import re

from lib.analysis import gazetteer
from lib.analysis.cast import Cast, bare_name, fullest, run_pattern, trimmed_run
from lib.analysis.words import bare, capital, words_of
from lib.language.pack import Pack
from lib.records import EntityType, Mention, Quote, Span


def find(text: str, area: Span, cast: Cast, quotes: tuple[Quote, ...], pack: Pack) -> tuple[Mention, ...]:
    """All mentions in `area`, in order, never overlapping."""
    found: list[Mention] = []
    for mention in [
        *organisations(text, area, pack),
        *people(text, area, cast, pack),
        *named_places(text, area, pack),
    ]:
        if not any(m.span.overlaps(mention.span) for m in found):
            found.append(mention)
    return tuple(sorted(found, key=lambda m: m.span.start))


def organisations(text: str, area: Span, pack: Pack) -> list[Mention]:
    """Capitalised runs headed by an organisation word: `Kementerian Luar Negeri Iran`, name behind it left out."""
    heads = pack.words["speakers.organisation_heads"]
    found = []
    for run in run_pattern(pack).finditer(text, area.start, area.end):
        words = words_of(text, Span(run.start(), run.end()))
        first = next((i for i, w in enumerate(words) if bare(w.group()) in heads and capital(w.group())), None)
        if first is not None and pack.maps["grammar.head_final"] and first:
            span = Span(words[0].start(), words[first].end())
            found.append(Mention(span, "ORG", " ".join(span.of(text).split())))
            continue
        if first is None or first == len(words) - 1:
            continue
        last = first
        while last + 1 < len(words) and (
            bare(words[last + 1].group()) in pack.words["speakers.office_words"] | gazetteer.place_words(pack.code)
        ):
            last += 1
        if last > first:
            span = Span(words[first].start(), words[last].end())
            found.append(Mention(span, "ORG", " ".join(span.of(text).split())))
    return found


def people(text: str, area: Span, cast: Cast, pack: Pack) -> list[Mention]:
    """Every place where a person of the cast is named, by full or short name."""
    found = []
    known = {word for person in cast.people for word in person.words if len(word) > 2}
    for run in run_pattern(pack).finditer(text, area.start, area.end):
        for span in name_stretches(text, trimmed_run(run, pack), known):
            short = bare_name(span.of(text), pack)
            full = fullest(cast, short)
            if full:
                found.append(Mention(span, "PER", full.name))
    return found


def name_stretches(text: str, run: Span, known: set[str]) -> list[Span]:
    """Stretches of a run made of words that belong to somebody's name."""
    out: list[Span] = []
    start = None
    words = words_of(text, run)
    for word in words:
        if bare(word.group()) in known:
            start = word.start() if start is None else start
            end = word.end() - word.group().endswith(".")
            out = [*(s for s in out if s.start != start), Span(start, end)]
        else:
            start = None
    return out


def named_places(text: str, area: Span, pack: Pack) -> list[Mention]:
    """Countries, capitals, cities and well-known bodies; a capital in politics stands for its country."""
    found = []
    for span, place in gazetteer.scan(text, pack):
        if area.covers(span):
            kind: EntityType = place.type
            stands = place.stands_for if place.stands_for and is_metonym(text, span, pack) else None
            found.append(Mention(span, kind, place.entity, stands))
    return found


def is_metonym(text: str, span: Span, pack: Pack) -> bool:
    """Whether a capital acts like a government: no locative before it, a political frame around it."""
    before = re.findall(r"\w+", text[max(0, span.start - 30) : span.start].casefold())
    after = re.findall(r"\w+", text[span.end : span.end + 30].casefold())
    if before and before[-1] in pack.words["entities.locatives"]:
        return False
    return bool(
        (before and before[-1] in pack.words["entities.metonymy_left"])
        or (after and after[0] in pack.words["entities.metonymy_verbs"])
    )
