"""Finds what an article names and merges its forms: people, bodies, places, events, peoples and faiths.

The name model says where a name stands and of which kind; the cast knows who is who; gazetteers know countries,
capitals, cities and well-known bodies. A mention is traced to one of them by `rule`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache

from rapidfuzz import fuzz

from lib.analysis import gazetteer
from lib.analysis.cast import Cast, bare_body, bare_name, common, fullest, run_pattern, trimmed_run
from lib.analysis.gazetteer import Place
from lib.analysis.names import Reading
from lib.analysis.phrases import glued_tail
from lib.analysis.words import Evidence, bare, capital, words_of
from lib.language.pack import Pack, alternation
from lib.letters import UPPER
from lib.records import EntityType, Mention, Span

ACRONYM = re.compile(rf"\s*\(([{UPPER}][\w&.-]{{1,14}})\)")
# Two spellings of one name: rapidfuzz ratio, chosen so that `Khatibzadeh` and `Khatibzade` are one and `Rahman` and
# `Rahmat` are two.
SAME_SPELLING = 92.0


@dataclass(frozen=True, slots=True)
class Sources:
    """What the article's names are read from."""

    text: str
    area: Span
    cast: Cast
    reading: Reading
    known: Evidence
    pack: Pack


def find(text: str, area: Span, cast: Cast, reading: Reading, known: Evidence, pack: Pack) -> tuple[Mention, ...]:
    """All mentions in `area`, in order, never overlapping; forms of one thing share its `entity`."""
    sources = Sources(text, area, cast, reading, known, pack)
    found: list[Mention] = []
    for candidates in (
        events(sources),
        read_names(sources),
        bodies(sources),
        people(sources),
        places(sources),
        peoples(sources),
    ):
        taken = sorted(m.span for m in found)
        found += [m for m in candidates if not any(t.overlaps(m.span) for t in taken)]
    return tuple(sorted(one_name_each(merged_acronyms(found, text, area)), key=lambda m: m.span.start))


def read_names(s: Sources) -> list[Mention]:
    """Names as the model reads them, each looked up where it is known and cut where two things stand in one."""
    found = []
    table = gazetteer.places(s.pack.code)
    kinds = article_kinds(s)
    for named in s.reading.names:
        span = without_country(s, without_tail(s, named.span), named.type)
        span = without_person(s, span) if named.type == "ORG" else span
        words = " ".join(span.of(s.text).split())
        place = table.get(words)
        opening = span.of(s.text).find(" (")
        known = table.get(" ".join(span.of(s.text)[:opening].split())) if opening > 0 else None
        if known:  # `Perserikatan Bangsa-Bangsa (PBB)`: known by both, each is read for itself
            found.append(of_place(s, Span(span.start, span.start + opening), known))
            continue
        if not place and any(part in table for part in re.split(r"\s?[-–/]\s?", words)[1:]):
            continue  # `AS-Iran` is two: the gazetteer reads each
        kind = kinds.get(words, named.type)
        if words in s.pack.lists["entities.peoples"]:
            found.append(Mention(span, "NORP", words))
        elif place:
            found.append(of_place(s, span, place))
        elif kind == "PER":
            full = fullest(s.cast, bare_name(words, s.pack), span.start)
            found.append(Mention(span, "PER", full.name if full else bare_name(words, s.pack)))
        elif kind == "ORG":
            found.append(Mention(span, "ORG", bare_body(words)))
        else:
            found.append(Mention(span, "GPE" if administrative(words, s.pack) else "LOC", words))
    return found


def article_kinds(s: Sources) -> dict[str, str]:
    """One kind for each name that the model reads in several ways in one article: that of a known speaker, else the most
    frequent, else a body's."""
    counts: dict[str, Counter[str]] = {}
    for named in s.reading.names:
        counts.setdefault(" ".join(named.span.of(s.text).split()), Counter())[named.type] += 1
    kinds = {}
    for words, types in counts.items():
        full = fullest(s.cast, bare_name(words, s.pack)) if len(types) > 1 else None
        known = full is not None and full.name in s.cast.speakers
        kinds[words] = "PER" if known else max(types, key=lambda t: (types[t], t == "ORG", t))
    return kinds


def without_tail(s: Sources, span: Span) -> Span:
    """A name without the small word that lost its space behind it: `Wulandarimengatakan`."""
    words = words_of(s.text, span)
    return Span(span.start, span.end - glued_tail(words[-1].group(), s.known, s.pack)) if words else span


def without_country(s: Sources, span: Span, kind: str) -> Span:
    """A person's name without the country of the office before it: `Norwegia Rina Wulandari`."""
    words = words_of(s.text, span)
    countries = gazetteer.territories(s.pack.code)
    for size in (2, 1):
        if kind == "PER" and len(words) > size and s.text[words[0].start() : words[size - 1].end()] in countries:
            return Span(words[size].start(), span.end)
    return span


def without_person(s: Sources, span: Span) -> Span:
    """A body's name without the person whose name follows: `Partai Padi Rina Wulandari`."""
    for person in s.cast.people:
        inside = span.start + len(s.text[span.start : span.end]) - len(person.name)
        if " " in person.name and inside > span.start and s.text[inside : span.end] == person.name:
            return Span(span.start, span.start + len(s.text[span.start : inside].rstrip(" ,(")))
    return span


def administrative(words: str, pack: Pack) -> bool:
    """Whether a place is one that is governed: `Kabupaten Padi`, `Provinsi Air`."""
    return bare(words.split()[0]) in pack.words["entities.administrative"] or words.casefold() in {
        r.casefold() for r in gazetteer.home_regions(pack.code)
    }


def of_place(s: Sources, span: Span, place: Place) -> Mention:
    """A mention of a place that is known; a capital in politics stands for its country."""
    stands = place.stands_for if place.stands_for and is_metonym(s.text, span, s.pack) else None
    return Mention(span, place.type, place.entity, stands)


def bodies(s: Sources) -> list[Mention]:
    """Capitalised runs headed by an organisation word: `Kementerian Luar Negeri Iran`, name behind it left out."""
    heads = s.pack.words["speakers.organisation_heads"]
    within = s.pack.words["speakers.office_words"] | gazetteer.place_words(s.pack.code)
    found = []
    for run in run_pattern(s.pack).finditer(s.text, s.area.start, s.area.end):
        words = words_of(s.text, Span(run.start(), run.end()))
        first = next((i for i, w in enumerate(words) if bare(w.group()) in heads and capital(w.group())), None)
        if first is None:
            continue
        if s.pack.maps["grammar.head_final"]:
            start, last = 0, first
        else:
            start = last = first
            while last + 1 < len(words) and bare(words[last + 1].group()) in within:
                last += 1
        if last > start:
            span = Span(words[start].start(), words[last].end())
            found.append(Mention(span, "ORG", " ".join(span.of(s.text).split())))
    return found


def people(s: Sources) -> list[Mention]:
    """Every place where a person of the cast is named, by full or short name."""
    found = []
    known = {word for person in s.cast.people for word in person.words if len(word) > 2}
    for run in run_pattern(s.pack).finditer(s.text, s.area.start, s.area.end):
        for span in name_stretches(s.text, trimmed_run(run, s.pack), known):
            full = fullest(s.cast, bare_name(span.of(s.text), s.pack), span.start)
            if full:
                found.append(Mention(span, "PER", full.name))
    return found


def name_stretches(text: str, run: Span, known: set[str]) -> list[Span]:
    """Stretches of a run made of words that belong to somebody's name."""
    out: list[Span] = []
    start = None
    for word in words_of(text, run):
        if bare(word.group()) in known:
            start = word.start() if start is None else start
            end = word.end() - word.group().endswith(".")
            out = [*(s for s in out if s.start != start), Span(start, end)]
        else:
            start = None
    return out


def places(s: Sources) -> list[Mention]:
    """Countries, capitals, cities and well-known bodies wherever they stand; a city whose name is a common word
    (`Surat`, `Gaya`) only where a place stands."""
    return [
        of_place(s, span, place)
        for span, place in gazetteer.scan(s.text, s.pack)
        if s.area.covers(span)
        and bare(span.of(s.text)) not in s.pack.words["entities.administrative"]
        and (not doubtful(span.of(s.text), place, s.pack) or located(s.text, span, s.pack))
    ]


def doubtful(words: str, place: Place, pack: Pack) -> bool:
    """Whether a place's name is a word of the language and no country's, capital's or body's name."""
    known = place.stands_for or place.type == "ORG" or words in gazetteer.territories(pack.code)
    return not known and " " not in words and not words.isupper() and common(words, pack)


def located(text: str, span: Span, pack: Pack) -> bool:
    """Whether the word before says that a place follows."""
    before = re.findall(r"\w+", text[max(0, span.start - 20) : span.start].casefold())
    return bool(before) and before[-1] in pack.words["entities.locatives"]


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


@cache
def event_pattern(pack: Pack) -> re.Pattern[str]:
    """A capitalised event word, and what names the event behind it: `Perang Dunia II`, `Pemilu 2019`."""
    heads = alternation(pack.words["entities.event_heads"])
    part = rf"(?:[{UPPER}][\w’'-]*|[IVX]+|(?:19|20)\d{{2}}|ke-\d+)"
    if pack.maps["grammar.head_final"]:
        return re.compile(rf"\b(?:[{UPPER}][\w’'-]*\s+){{1,4}}(?:(?i:{heads}))\b(?:\s+(?:19|20)\d{{2}})?")
    return re.compile(rf"\b(?=[{UPPER}])(?i:{heads})(?:\s+{part}){{1,5}}")


def events(s: Sources) -> list[Mention]:
    """Events by the word that heads them."""
    found = []
    for match in event_pattern(s.pack).finditer(s.text, s.area.start, s.area.end):
        found.append(Mention(Span(match.start(), match.end()), "EVT", " ".join(match.group().split())))
    return found


@cache
def people_pattern(pack: Pack) -> re.Pattern[str]:
    """Peoples and faiths of the pack, as they are written."""
    words = frozenset(pack.lists["entities.peoples"])
    return re.compile(rf"(?<![\w-])(?:{alternation(words)})(?!\w)")


def peoples(s: Sources) -> list[Mention]:
    """Peoples and faiths."""
    matches = people_pattern(s.pack).finditer(s.text, s.area.start, s.area.end)
    return [Mention(Span(m.start(), m.end()), "NORP", " ".join(m.group().split())) for m in matches]


def merged_acronyms(mentions: list[Mention], text: str, area: Span) -> list[Mention]:
    """`Badan Air Bersih (BAB)`: what the bracket abbreviates is the same thing, here and later in the article."""
    expansions: dict[str, str] = {}
    for mention in mentions:
        if mention.type in ("ORG", "EVT", "LOC") and " " in mention.entity:
            match = ACRONYM.match(text, mention.span.end) or ACRONYM.search(mention.span.of(text))
            if match and initials_fit(match.group(1), mention.entity):
                expansions.setdefault(match.group(1), mention.entity)
    merged = [replace(m, entity=expansions.get(m.entity, m.entity), type=kind_of(m, expansions)) for m in mentions]
    for acronym, name in expansions.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(acronym)}(?!\w)", text[area.start : area.end]):
            span = Span(area.start + match.start(), area.start + match.end())
            if not any(m.span.overlaps(span) for m in merged):
                merged.append(Mention(span, "ORG", name))
    return merged


def kind_of(mention: Mention, expansions: dict[str, str]) -> EntityType:
    """An acronym that an article expands names a body, whatever it looked like alone."""
    return "ORG" if mention.entity in expansions and mention.type in ("PER", "LOC") else mention.type


def initials_fit(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym come in this order in a name (`BAB` of `Badan Air Bersih`)."""
    rest = iter(name.casefold())
    return all(letter in rest for letter in acronym.casefold() if letter.isalpha())


def one_name_each(mentions: list[Mention]) -> list[Mention]:
    """Spellings of one person's name become the one that is written most often."""
    counts: dict[str, int] = {}
    for mention in mentions:
        if mention.type == "PER":
            counts[mention.entity] = counts.get(mention.entity, 0) + 1
    names = sorted(counts, key=lambda n: (-counts[n], n))
    canonical: dict[str, str] = {}
    for i, name in enumerate(names):
        twin = next((o for o in names[:i] if same_spelling(o, name)), None)
        canonical[name] = canonical.get(twin, twin) if twin else name
    return [replace(m, entity=canonical.get(m.entity, m.entity)) if m.type == "PER" else m for m in mentions]


def same_spelling(one: str, other: str) -> bool:
    """Whether two names are spellings of one: as many words, each alike, and of some length."""
    a, b = one.split(), other.split()
    if len(a) != len(b) or min(len(one), len(other)) < 8:
        return False
    return all(x[0] == y[0] for x, y in zip(a, b, strict=True)) and fuzz.ratio(one, other) >= SAME_SPELLING
