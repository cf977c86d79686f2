"""Finds what an article names and merges its forms: people, bodies, places, events, peoples and faiths.

The name model says where a name stands and of which kind; the cast knows who is who; gazetteers know countries,
capitals, cities and well-known bodies. A mention is traced to one of them by `rule`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rapidfuzz import fuzz, process

from lib.analysis import gazetteer
from lib.analysis.apart import overlapping
from lib.analysis.discourse import acronym_of, bare_body, initials_fit
from lib.analysis.evidence import Context
from lib.analysis.gazetteer import Place
from lib.analysis.names import Reading
from lib.analysis.people import People, bare_name, fullest, title_sex
from lib.analysis.spelling import SAME_SPELLING, same_spelling
from lib.analysis.tokens import Token, common, normalize, whole
from lib.analysis.trace import Trace
from lib.language.pack import Pack, alternation
from lib.letters import UPPER
from lib.records import EntityType, Mention, Span


@dataclass(frozen=True, slots=True)
class Sources:
    """What the article's names are read from."""

    ctx: Context
    area: Span
    people: People
    reading: Reading
    runs: Sequence[Sequence[Token]]

    @property
    def text(self) -> str:
        """The article's text."""
        return self.ctx.text

    @property
    def pack(self) -> Pack:
        """The article's language."""
        return self.ctx.pack


def find(ctx: Context, area: Span, people: People, reading: Reading, trace: Trace | None = None) -> tuple[Mention, ...]:
    """All mentions in `area`, in order, never overlapping; forms of one thing share its `entity`."""
    sources = Sources(ctx, area, people, reading, capital_runs(ctx, area))
    taken = Taken()
    for how, step in STEPS.items():
        candidates = step(sources)
        if trace is not None:
            trace.offer(how, candidates, [taken.free(m.span) for m in candidates])
        taken.add_free(candidates)
    merged = merged_acronyms(taken.mentions, ctx.text, area)
    return tuple(sorted(one_name_each(merged), key=lambda m: m.span.start))


class Taken:
    """Mentions that never overlap, by where they start."""

    def __init__(self, mentions: Iterable[Mention] = ()) -> None:
        self.mentions: list[Mention] = sorted(mentions, key=lambda m: m.span)

    def free(self, span: Span) -> bool:
        """Whether no mention overlaps a span."""
        return not overlapping(self.mentions, span, lambda m: m.span)

    def add_free(self, candidates: Iterable[Mention]) -> None:
        """Adds the candidates that overlap nothing that was there before."""
        self.mentions = sorted(
            [*self.mentions, *apart(m for m in candidates if self.free(m.span))], key=lambda m: m.span
        )


def apart(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions without those that overlap an earlier one of the list."""
    found: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: m.span):
        if not found or found[-1].span.end <= mention.span.start:
            found.append(mention)
    return found


def capital_runs(ctx: Context, area: Span) -> list[list[Token]]:
    """Capitalised words in a row, with the small words of names between them, without a sentence opener that is no
    name."""
    runs: list[list[Token]] = []
    words = ctx.tokens.within(area)
    particles = ctx.pack.words["grammar.name_particles"]
    for before, word in zip([None, *words], words, strict=False):
        near = before is not None and not ctx.text[before.end : word.start].strip()
        follows = bool(runs) and near and runs[-1][-1] is before
        if word.capital and follows:
            runs[-1].append(word)
        elif word.capital:
            runs.append([word])
        elif follows and word.norm in particles:
            runs[-1].append(word)
    return [r for r in (trimmed(ctx, run) for run in runs) if r]


def trimmed(ctx: Context, run: list[Token]) -> list[Token]:
    """A run without small words at its end and without an opener that is no name (`Namun Rina`)."""
    while run and not run[-1].capital:
        run = run[:-1]
    while run and run[0].norm in ctx.pack.words["speakers.stopwords"]:
        run = run[1:]
    return run


def read_names(s: Sources) -> list[Mention]:
    """Names as the model reads them, each looked up where it is known and cut where two things stand in one."""
    found = []
    table = gazetteer.places(s.pack.code)
    kinds = article_kinds(s)
    for named in s.reading.names:
        span = without_country(s, named.span, named.type)
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
            short = bare_name(s.ctx, span)
            full = fullest(s.people, short, span.start, sex=title_sex(s.ctx, span.start))
            found.append(Mention(span, "PER", full.name if full else short))
        elif kind == "ORG":
            found.append(Mention(span, "ORG", bare_body(words)))
        else:
            found.append(Mention(span, "GPE" if administrative(words, s.pack) else "LOC", words))
    return found


def article_kinds(s: Sources) -> dict[str, str]:
    """One kind for each name that the model reads in several ways in one article: that of a known speaker, else the
    most frequent, else a body's."""
    counts: dict[str, Counter[str]] = {}
    places: dict[str, Span] = {}
    for named in s.reading.names:
        words = " ".join(named.span.of(s.text).split())
        counts.setdefault(words, Counter())[named.type] += 1
        places.setdefault(words, named.span)
    kinds = {}
    for words, types in counts.items():
        full = fullest(s.people, bare_name(s.ctx, places[words])) if len(types) > 1 else None
        known = full is not None and full.name in s.people.speakers
        kinds[words] = "PER" if known else max(types, key=lambda t: (types[t], t == "ORG", t))
    return kinds


def without_country(s: Sources, span: Span, kind: str) -> Span:
    """A person's name without the country of the office before it: `Norwegia Rina Wulandari`."""
    words = s.ctx.tokens.within(span)
    countries = gazetteer.territories(s.pack.code)
    for size in (2, 1):
        if kind == "PER" and len(words) > size and s.text[words[0].start : words[size - 1].end] in countries:
            return Span(words[size].start, span.end)
    return span


def without_person(s: Sources, span: Span) -> Span:
    """A body's name without the person whose name follows: `Partai Padi Rina Wulandari`."""
    last = s.ctx.tokens.within(span)[-1:]
    for named in s.people.holders.get(last[0].norm if last else "", {}).values():
        for person in named:
            inside = span.end - len(person.name)
            if " " in person.name and inside > span.start and s.text[inside : span.end] == person.name:
                return Span(span.start, span.start + len(s.text[span.start : inside].rstrip(" ,(")))
    return span


def administrative(words: str, pack: Pack) -> bool:
    """Whether a place is one that is governed: `Kabupaten Padi`, `Provinsi Air`."""
    return normalize(words.split()[0]) in pack.words["entities.administrative"] or words.casefold() in {
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
    for words in s.runs:
        first = next((i for i, w in enumerate(words) if w.norm in heads and w.capital), None)
        if first is None:
            continue
        if s.pack.maps["grammar.head_final"]:
            start, last = 0, first
        else:
            start = last = first
            while last + 1 < len(words) and words[last + 1].norm in within:
                last += 1
        if last > start:
            span = Span(words[start].start, words[last].end)
            found.append(Mention(span, "ORG", " ".join(span.of(s.text).split())))
    return found


def persons(s: Sources) -> list[Mention]:
    """Every place where a person is named, by full or short name."""
    found = []
    known = {word for person in s.people.people for word in person.words if len(word) > 2}
    known |= {nickname.casefold() for nickname in s.people.nicknames}
    for run in s.runs:
        for span in name_stretches(run, known):
            full = fullest(s.people, bare_name(s.ctx, span), span.start, sex=title_sex(s.ctx, span.start))
            if full:
                found.append(Mention(span, "PER", full.name))
    return found


def name_stretches(run: Sequence[Token], known: set[str]) -> list[Span]:
    """Stretches of a run made of words that belong to somebody's name."""
    out: list[Span] = []
    start = None
    for word in run:
        if word.norm in known:
            if start is None:
                start = word.start
                out.append(Span(start, start))
            out[-1] = Span(start, word.end - word.text.endswith("."))
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
        and normalize(span.of(s.text)) not in s.pack.words["entities.administrative"]
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


# What brings mentions, the surest first, by the name that the trace gives it.
STEPS: dict[str, Callable[[Sources], list[Mention]]] = {
    "event word": events,
    "model": read_names,
    "body's head word": bodies,
    "person": persons,
    "gazetteer": places,
    "people or faith": peoples,
}


def merged_acronyms(mentions: list[Mention], text: str, area: Span) -> list[Mention]:
    """`Badan Air Bersih (BAB)`: what the bracket abbreviates is the same thing, here and later in the article."""
    expansions: dict[str, str] = {}
    for mention in mentions:
        if mention.type in ("ORG", "EVT", "LOC") and " " in mention.entity:
            short = acronym_of(text, mention.span)
            if short and initials_fit(short, mention.entity):
                expansions.setdefault(short, mention.entity)
    merged = [replace(m, entity=expansions.get(m.entity, m.entity), type=kind_of(m, expansions)) for m in mentions]
    taken, added = Taken(merged), []
    for acronym, name in expansions.items():
        for span in whole(text, acronym, area.start, area.end):
            if taken.free(span) and text[span.start - 1 : span.start] != "-":
                added.append(Mention(span, "ORG", name))
    return [*merged, *apart(added)]


def kind_of(mention: Mention, expansions: dict[str, str]) -> EntityType:
    """An acronym that an article expands names a body, whatever it looked like alone."""
    return "ORG" if mention.entity in expansions and mention.type in ("PER", "LOC") else mention.type


def one_name_each(mentions: list[Mention]) -> list[Mention]:
    """Spellings of one person's name become the one that is written most often."""
    counts: dict[str, int] = {}
    for mention in mentions:
        if mention.type == "PER":
            counts[mention.entity] = counts.get(mention.entity, 0) + 1
    names = sorted(counts, key=lambda n: (-counts[n], n))
    canonical: dict[str, str] = {}
    alike: dict[str, list[str]] = {}  # spellings of one name begin their words with the same letters
    for name in names:
        before = alike.setdefault("".join(w[0] for w in name.split()), [])
        close = process.extract(name, before, scorer=fuzz.ratio, score_cutoff=SAME_SPELLING, limit=None)
        twin = next((o for o, _, _ in sorted(close, key=lambda c: c[2]) if same_spelling(o, name)), None)
        canonical[name] = canonical.get(twin, twin) if twin else name
        before.append(name)
    return [replace(m, entity=canonical.get(m.entity, m.entity)) if m.type == "PER" else m for m in mentions]
