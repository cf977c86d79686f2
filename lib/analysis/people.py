"""Everybody an article names: full and short names, nicknames, and the offices they are given."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from lib.analysis.chunks import Chunk
from lib.analysis.evidence import Context
from lib.analysis.lexicon import sexes
from lib.analysis.names import Reading
from lib.analysis.noun_phrases import Phrase, strip_honorifics
from lib.analysis.offices import office_of_name
from lib.analysis.phrase_ends import opens_sentence
from lib.analysis.tokens import Token, norms, office_like, verb_like, whole
from lib.language.pack import Pack, alternation
from lib.letters import UPPER
from lib.records import Span

Office = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the article names at one place: the name, its words in small letters, the office given there."""

    name: str
    words: tuple[str, ...]
    at: int
    role: str | None = None
    affiliation: str | None = None

    @property
    def parts(self) -> frozenset[str]:
        """The words, and what stands behind a hyphen in them: `Jasser` of `al-Jasser`."""
        return frozenset(self.words) | {part for w in self.words if "-" in w for part in w.split("-")}


@dataclass(slots=True)
class Bearers:
    """Who may be meant by a short name: the places where its bearers are named, in order, and for each place who was
    most likely meant behind it; `names` are their full names."""

    at: list[int] = field(default_factory=list)
    best: list[Person] = field(default_factory=list)
    names: dict[str, Person] = field(default_factory=dict)


@dataclass(slots=True)
class People:
    """Everybody named, by place. `holders` are those whose names hold a word, for each name by its words; `rarest` the
    names of whose words it is the one that fewest hold; `beginnings` those with a word that begins with two letters,
    `sexes` who of them is male or female, by a title or the given name. `nicknames` map to full names; `bearers` and
    `offices` keep what was asked before."""

    ctx: Context
    people: list[Person]
    speakers: frozenset[str] = frozenset()
    nicknames: dict[str, str] = field(default_factory=dict)
    holders: dict[str, dict[tuple[str, ...], list[Person]]] = field(default_factory=dict)
    rarest: dict[str, list[list[Person]]] = field(default_factory=dict)
    beginnings: dict[str, dict[tuple[str, ...], Person]] = field(default_factory=dict)
    sexes: dict[tuple[str, ...], str] = field(default_factory=dict)
    bearers: dict[tuple[frozenset[str], str | None], Bearers] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for person in self.people:
            for word in person.parts:
                self.holders.setdefault(word, {}).setdefault(person.words, []).append(person)
            for word in person.words:
                self.beginnings.setdefault(word[:2], {})[person.words] = person
            sex = title_sex(self.ctx, person.at) or given_sex(self.ctx, person)
            if sex:
                self.sexes.setdefault(person.words, sex)
        named = {p.words: self.holders[p.words[0]][p.words] for p in self.people if p.words}
        for words, same in named.items():
            self.rarest.setdefault(min(words, key=lambda w: len(self.holders[w])), []).append(same)


def title_sex(ctx: Context, at: int) -> str | None:
    """`male` or `female` where the title that a name begins with, or that stands right before it, says so (`Mrs.
    Wulandari`)."""
    genders, tokens = ctx.pack.maps["grammar.genders"], ctx.tokens.tokens
    if not genders:
        return None
    index = ctx.tokens.index(at)
    here = tokens[index : index + 1]
    before = tokens[index - 1 : index] if index and not ctx.text[tokens[index - 1].end : at].strip(" .") else []
    return next((genders[w.norm] for w in (*here, *before) if w.norm in genders and w.capital), None)


def given_sex(ctx: Context, somebody: Person) -> str | None:
    """`male` or `female` where the given name of a full name is one sex's only, in a language whose pronouns tell."""
    return sexes().get(somebody.words[0]) if ctx.pack.maps["grammar.genders"] and len(somebody.words) > 1 else None


def bare_name(ctx: Context, span: Span) -> str:
    """A name as its words, one blank between them, ranks and honorifics in front left out."""
    words = ctx.tokens.within(span)
    taken = strip_honorifics(norms(words), ctx.pack)
    return joined(ctx.text, words[taken:]) if words else span.of(ctx.text)


# A name of initials keeps its last full stop: `U.S.`.
DOTTED = re.compile(rf"(?:[{UPPER}]\.)+[{UPPER}]")


def joined(text: str, words: Sequence[Token]) -> str:
    """Words as the text has them, each gap one blank (`AnungWibowo` gets one, `Rina/Sari` keeps its stroke, `Rina's`,
    `U.S.` have none)."""
    out = words[0].text
    for before, word in pairwise(words):
        gap = text[before.end : word.start]
        glued = not gap and (word.text[0] in "'’" or before.text[-1] == ".")
        out += ("" if glued else gap if gap.strip() else " ") + word.text
    name = " ".join(out.split()).rstrip(".")
    return f"{name}." if DOTTED.fullmatch(name) else name


def people_of(
    ctx: Context, phrases: Iterable[Phrase], chunks: Iterable[Chunk], reading: Reading, spoken: Sequence[Phrase]
) -> People:
    """Everybody named: the speakers as parsed (`spoken`), names that end noun phrases, and names as the model reads
    them."""
    people = [person(ctx, p) for p in spoken if p.kind == "name"]
    taken = sorted(p.core for p in spoken if p.kind == "name")
    speaking = ctx.evidence.names | {w for p in people for w in p.words}
    for phrase in phrases:
        if phrase.kind == "name" and not any(core.overlaps(phrase.core) for core in near(taken, phrase.core)):
            somebody = person(ctx, phrase)
            opening = opens_sentence(ctx.text, phrase.core.start) and not speaking & set(somebody.words)
            if (len(somebody.words) > 1 or phrase.role) and (phrase.role or not opening):
                people.append(somebody)
    at = {p.at for p in people}
    places = sorted(Span(p.at, p.at + len(p.name)) for p in people)
    for named in reading.names:
        words = ctx.tokens.within(named.span)
        full = named.type == "PER" and 1 < len(words) < 5 and named.span.start not in at
        if (
            full
            and not verb_like(words[0].norm, ctx.pack)
            and not any(office_like(w, ctx.pack) for w in words)
            and not any(place.overlaps(named.span) for place in near(places, named.span))
        ):
            people.append(person(ctx, Phrase(named.span, "name")))
    found = People(ctx, sorted(people, key=lambda p: p.at))
    found.speakers = frozenset(person(ctx, p).name for p in spoken if p.kind == "name")
    found.nicknames = nicknames(found)
    return found


def near(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    """Of spans in order, those that may overlap another (names are short)."""
    first = bisect_right(spans, span.start - 200, key=lambda s: s.start)
    return spans[first : bisect_left(spans, span.start + 200, key=lambda s: s.start)]


def person(ctx: Context, phrase: Phrase) -> Person:
    """A Person of a name phrase."""
    name = bare_name(ctx, phrase.core)
    words = norms(ctx.tokens.within(phrase.core))
    return Person(
        name, tuple(words[strip_honorifics(words, ctx.pack) :]), phrase.core.start, phrase.role, phrase.affiliation
    )


def nicknames(people: People) -> dict[str, str]:
    """Names by which somebody goes: of the pack where the article has the full one, and as the article says itself
    (`Agus Wulandari (AW)`, `yang akrab disapa Emil`)."""
    ctx = people.ctx
    known = {n: f for n, f in ctx.pack.maps["speakers.nicknames"].items() if f in ctx.text}
    for somebody in people.people:
        match = nickname_behind(ctx.pack).match(ctx.text, somebody.at + len(somebody.name))
        if match and len(somebody.words) > 1:
            name = match.group(1) or match.group(2)
            if name.casefold() not in somebody.words and (match.group(2) or initials_of(name, somebody.words)):
                known.setdefault(name, somebody.name)
    return known


def initials_of(short: str, words: Sequence[str]) -> bool:
    """Whether letters are the first ones of a name's words."""
    return short.casefold() == "".join(w[0] for w in words)


@cache
def nickname_behind(pack: Pack) -> re.Pattern[str]:
    """What stands behind a full name and tells a short one."""
    called = alternation(pack.words["speakers.called_by"])
    return re.compile(rf"\s*+(?:\(([{UPPER}]{{2,5}})\)|(?:[(,]\s*+)?(?:{called})\s+([{UPPER}][\w’']+))")


def fullest(
    people: People, short: str, at: int | None = None, spoke: str | None = None, sex: str | None = None
) -> Person | None:
    """Who is meant by a short name: of the longest names that hold all its words, the one the article names most;
    nobody of another `sex` than its title tells (`Mrs. Wulandari`).

    Where two people share the name, `spoke`, who spoke last, wins, then somebody in office, then the one named most
    among those named before `at`.
    """
    short = people.nicknames.get(short, short)
    if " " not in short and short.casefold() not in people.holders:
        return blended(people, short.casefold())
    words = frozenset(w.strip("’'`.,").casefold() for w in short.split())
    if (words, sex) not in people.bearers:
        people.bearers[words, sex] = bearers_of(people, words, sex)
    found = people.bearers[words, sex]
    if spoke and spoke in found.names:
        return found.names[spoke]
    if not found.best:
        return None
    # What stands behind decides nothing; where all do, the first one named is meant, whoever else comes later.
    index = len(found.best) - 1 if at is None else max(0, bisect_left(found.at, at) - 1)
    return found.best[index]


def bearers_of(people: People, words: frozenset[str], sex: str | None) -> Bearers:
    """Those of the longest names that hold all the words, none of another sex; where somebody's is known to be this
    one, only those."""
    rarest = min((people.holders.get(w, {}) for w in words), key=len)
    longest = [n for n in rarest.values() if words <= n[0].parts and not fuller(people, n[0].words)]
    if sex:
        longest = [n for n in longest if people.sexes.get(n[0].words, sex) == sex]
        longest = [n for n in longest if n[0].words in people.sexes] or longest
    found = Bearers()
    counts: dict[tuple[str, ...], int] = {}
    roles: set[tuple[str, ...]] = set()
    first = {named[0].words: named[0] for named in longest}
    best: tuple[bool, int, int] | None = None
    for person in sorted((p for named in longest for p in named), key=lambda p: p.at):
        found.names.setdefault(person.name, person)
        counts[person.words] = counts.get(person.words, 0) + 1
        if person.role:
            roles.add(person.words)
        mark = (person.words in roles, counts[person.words], -first[person.words].at)
        ahead = best is None or mark > best
        best = mark if best is None else max(best, mark)
        found.at.append(person.at)
        found.best.append(first[person.words] if ahead else found.best[-1])
    return found


def fuller(people: People, words: tuple[str, ...]) -> bool:
    """Whether a longer name holds all words of a name."""
    own = set(words)
    return any(own < set(other) for other in min((people.holders[w] for w in words), key=len))


def blended(people: People, short: str) -> Person | None:
    """The one person whose name a made-up short form is of: `Alex` of Alexander, `Buwas` of Budi Waseso; None where it
    could be two people's, or nobody's."""
    if len(short) < 4:
        return None
    begin = people.beginnings.get(short[:2], {})
    found = {words: p for words, p in begin.items() if len(words) > 1 and is_blend(short, words)}
    return next(iter(found.values())) if len(found) == 1 else None


def is_blend(short: str, words: Sequence[str]) -> bool:
    """Whether a short form is the beginning of a word of a name, or of its first word with letters of the second
    behind."""
    if any(w.startswith(short) for w in words):
        return True
    first, second = words[0], words[1]
    for cut in range(2, len(short) - 1):
        rest = iter(second)
        if first.startswith(short[:cut]) and second[:1] == short[cut] and all(letter in rest for letter in short[cut:]):
            return True
    return False


def office_of(people: People, name: str) -> Office:
    """Role and affiliation of a person, wherever the article gives them."""
    if name not in people.offices:
        words = {w.strip("’'`.,").casefold() for w in name.split()}
        named = [same for w in words for same in people.rarest.get(w, ()) if set(same[0].words) <= words]
        mates = [p for same in named for p in same if p.role and called_so(people, p, name)]
        first = min(mates, key=lambda p: p.at, default=None)
        people.offices[name] = (first.role, first.affiliation) if first else office_at_name(people, name)
    return people.offices[name]


def called_so(people: People, somebody: Person, name: str) -> bool:
    """Whether the short name under which an office stands means the bearer of the full `name`: `Presiden Wulandari`
    says nothing of the other Wulandari."""
    full = fullest(people, somebody.name, somebody.at + 1)
    return full is None or full.name == name


def office_at_name(people: People, name: str) -> Office:
    """The first office that stands at any place of a name."""
    for span in whole(people.ctx.text, name):
        office = office_of_name(people.ctx, span)
        if office[0]:
            return office
    return None, None
