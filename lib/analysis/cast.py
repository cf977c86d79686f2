"""Everybody an article names: full and short names, offices, who was the subject where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from lib.analysis.gazetteer import places
from lib.analysis.lexicon import commonness
from lib.analysis.names import Reading
from lib.analysis.offices import office_of_name
from lib.analysis.phrases import Phrase, glued_tail, read_phrase, strip_honorifics
from lib.analysis.sources import left_of, phrase_end, right_of, strip_lead, unlikely_name
from lib.analysis.unit import Found
from lib.analysis.words import NO_EVIDENCE, Evidence, bare, office_like, verb_like, words_of
from lib.language.pack import Pack, alternation, union
from lib.letters import LOWER, UPPER
from lib.records import Quote, Span


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the article names: the name's words, where first, the office then."""

    name: str
    words: tuple[str, ...]
    at: int
    role: str | None = None
    affiliation: str | None = None


@dataclass(slots=True)
class Cast:
    """All people of an article, by fullest name, and who spoke last; `called` holds by which pronoun somebody went."""

    text: str
    pack: Pack
    people: list[Person]
    speakers: frozenset[str] = frozenset()
    units: list[Span] = field(default_factory=list)
    known: Evidence = NO_EVIDENCE
    subjects: dict[Span, tuple[int, str] | None] = field(default_factory=dict)
    offices: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    unnamed: list[Quote] = field(default_factory=list)
    bodies: list[tuple[int, str]] = field(default_factory=list)
    last: Quote | None = None
    last_person: Quote | None = None


@cache
def run_pattern(pack: Pack) -> re.Pattern[str]:
    """Capitalised words in a row, with initials and the small words of names between them."""
    word = rf"(?:[{UPPER}]\.\s?(?=[{UPPER}]))*[{UPPER}][\w’']*(?:[-–][\w’']+)*"
    return re.compile(rf"{word}(?:\s+(?:(?:{alternation(pack.words['grammar.name_particles'])})\s+)?{word})*")


def bare_name(text: str, pack: Pack) -> str:
    """A name as written, ranks and honorifics in front left out."""
    words = words_of(text, Span(0, len(text)))
    taken = strip_honorifics([bare(w.group()) for w in words], pack)
    return " ".join(text[words[taken].start() : words[-1].end()].rstrip(".").split()) if words else text


def evidence(article: str, body: Span, reading: Reading, pack: Pack) -> Evidence:
    """Words that stand alone where a speaker stands (`kata Rina.`): evidence of a name's first word."""
    text = body.of(article)
    small = frozenset(re.findall(rf"\b[{LOWER}][\w’']+", text))
    behind, before, locative = name_places(pack)
    alone = [*behind.finditer(text), *before.finditer(text)]
    likely = [
        m.group(1).casefold()
        for m in alone
        if reading.starts.get(body.start + m.start(1), 1.0) >= 0.1 or not common(m.group(1), pack)
    ]
    names = frozenset(likely) - no_names(pack)
    counts = Counter(w.casefold() for w in re.findall(rf"\b[{UPPER}][\w’']+", text))
    stands = frozenset(w.casefold() for w in locative.findall(text))
    return Evidence(names, stands, counts, small, reading.starts)


def common(word: str, pack: Pack) -> bool:
    """Whether a word is one of the language and nobody's name (`Tujuannya`), whatever its capital says."""
    marks = commonness(word.casefold(), pack.code)
    return bool({"own4", "own5", "own6", "own7"} & set(marks)) and not {"given", "family"} & set(marks)


@cache
def name_places(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Where a word stands alone as a speaker behind a cue, before one, and where a place stands."""
    cues, clause = alternation(union(pack, "cues.after", "cues.according")), alternation(pack.words["cues.clause"])
    adverbs, locatives = alternation(pack.words["grammar.auxiliaries"]), alternation(pack.words["entities.locatives"])
    return (
        re.compile(rf"\b(?:{cues})\s+([{UPPER}][\w’']+)(?=[\s.,]*(?:[{LOWER}(“\".,]|$))"),
        re.compile(rf"(?:^|[.\"”]\s*)([{UPPER}][\w’']+)\s+(?:(?:{adverbs})\s+)?(?:{clause})\b"),
        re.compile(rf"\b(?:{locatives})\s+([{UPPER}][\w’']+)"),
    )


@cache
def no_names(pack: Pack) -> frozenset[str]:
    """Words that name nobody wherever they stand."""
    known = union(pack, "speakers.stopwords", "speakers.roles", "grammar.pronouns")
    return known | {p.casefold() for p in places(pack.code)}


def cast_of(
    text: str, area: Span, found: list[Found], units: list[Span], pack: Pack, known: Evidence, reading: Reading
) -> Cast:
    """Everybody named in the article: speakers as parsed, and capitalised runs that hold a name."""
    people: list[Person] = []
    for item in found:
        if item.phrase and item.phrase.kind == "name":
            people.append(person(text, item.phrase, pack))
    spoken = known.names | {w for p in people for w in p.words}
    read = [item.phrase.core for item in found if item.phrase and item.phrase.kind == "name"]
    for run in run_pattern(pack).finditer(text, area.start, area.end):
        if " " not in run.group():
            continue  # one word alone is nobody's full name and has no office
        if any(core.overlaps(Span(run.start(), run.end())) for core in read):
            continue
        phrase = read_phrase(text, trimmed_run(run, pack, known), pack, known)
        if phrase and phrase.kind == "name" and (len(words_of(text, phrase.core)) > 1 or phrase.role):
            somebody = person(text, phrase, pack)
            if somebody.role or not opens_sentence(text, run.start()) or spoken & set(somebody.words):
                people.append(somebody)
    taken = [Span(p.at, p.at + len(p.name)) for p in people]
    for named in reading.names:
        words = named.span.of(text).split()
        free = 1 < len(words) < 5 and not any(t.overlaps(named.span) for t in taken)
        if named.type == "PER" and free and not any(office_like(w, pack) for w in words):
            people.append(person(text, Phrase(named.span, "name"), pack))
    cast = Cast(text, pack, sorted(people, key=lambda p: p.at), units=units, known=known)
    cast.speakers = frozenset(person(text, f.phrase, pack).name for f in found if f.phrase and f.phrase.kind == "name")
    cast.bodies = [(n.span.start, bare_body(n.span.of(text))) for n in reading.names if n.type == "ORG"]
    return cast


def bare_body(name: str) -> str:
    """A body's name without its acronym in brackets, blanks made one."""
    return " ".join(re.sub(r"\s*\([^()]*\)", "", name).split()) or name


def subject_of(text: str, unit: Span, cast: Cast, known: Evidence) -> tuple[int, str] | None:
    """Offset and name of the person who is the subject of a sentence: the phrase that opens it."""
    agent = passive_agent(text, unit, cast.pack, known)
    if agent:
        return agent.start, bare_name(agent.of(text), cast.pack)
    start = strip_lead(text, unit, cast.pack).start
    end = phrase_end(text, start, unit.end, cast.pack)
    phrase = read_phrase(text, Span(start, end), cast.pack, known) if start < end else None
    if phrase is None or phrase.kind != "name" or unlikely_name(text, phrase, known):
        end = first_verb(text, Span(start, unit.end), cast.pack)
        result = left_of(text, start, end, cast.pack, known)
        phrase = result[0] if result else phrase
    if phrase is None or phrase.kind != "name":
        return None
    following = words_of(text, Span(end, min(unit.end, end + 30)))
    if following and bare(following[0].group()) in cast.pack.words["grammar.relative"]:
        return None
    name = bare_name(phrase.core.of(text), cast.pack)
    full = fullest(cast, name)
    sure = full and (full.role or {bare(w) for w in name.split()} & known.names or full.name in cast.speakers)
    return (phrase.core.start, name) if sure else None


def passive_agent(text: str, unit: Span, pack: Pack, known: Evidence) -> Span | None:
    """The name behind a passive verb of saying: `Hal itu disampaikan Kepala Balai Air Rina Wulandari`."""
    match = passives(pack).search(text, unit.start, unit.end)
    result = right_of(text, match.end(), unit.end, pack, known) if match else None
    return result[0].core if result and result[0].kind == "name" else None


@cache
def passives(pack: Pack) -> re.Pattern[str]:
    """Passive verbs of saying, with their preposition."""
    verbs, by = alternation(pack.words["cues.passive"]), alternation(pack.words["grammar.agent_prepositions"])
    return re.compile(rf"\b(?:{verbs})\s+(?:(?:{by})\s+)?", re.IGNORECASE)


def first_verb(text: str, unit: Span, pack: Pack) -> int:
    """Where the predicate of a sentence begins: at its first small verb, auxiliary or temporal clause."""
    openers = union(pack, "grammar.auxiliaries", "grammar.subordinators", "cues.clause")
    for word in words_of(text, unit)[1:]:
        low = bare(word.group())
        if word.group().islower() and (low in openers or verb_like(low, pack)):
            return word.start()
    return unit.end


def opens_sentence(text: str, start: int) -> bool:
    """Whether a capital at `start` may be there only because a sentence opens (`Kegiatan Lestari`)."""
    before = text[max(0, start - 3) : start].rstrip(" \"“”'‘(")
    return not before or before[-1] in ".!?\n:"


def trimmed_run(run: re.Match[str], pack: Pack, known: Evidence = NO_EVIDENCE) -> Span:
    """A capitalised run without a sentence opener that is no name (`Namun Rina`)."""
    words = list(re.finditer(r"\S+", run.group()))
    first = 0
    while first < len(words) and bare(words[first].group()) in pack.words["speakers.stopwords"]:
        first += 1
    start = run.start() + (words[first].start() if first < len(words) else len(run.group()))
    return Span(start, run.end() - glued_tail(words[-1].group(), known, pack) if first < len(words) else run.end())


def person(text: str, phrase: Phrase, pack: Pack) -> Person:
    """A Person of a name phrase."""
    name = bare_name(phrase.core.of(text), pack)
    return Person(name, tuple(bare(w) for w in name.split()), phrase.core.start, phrase.role, phrase.affiliation)


def fullest(cast: Cast, short: str, at: int | None = None, spoke: str | None = None) -> Person | None:
    """Who is meant by a short name: of the longest names that hold all its words, the one the article names most.

    Where two people share the name, `spoke`, who spoke last, wins, then somebody in office, then the one named most
    among those named before `at`.
    """
    short = nickname(cast, short)
    words = {bare(w) for w in short.split()}
    fits = [p for p in cast.people if words <= set(p.words)]
    longest = [w for w in {p.words for p in fits} if not any(set(w) < set(o.words) for o in fits)]
    if not longest:
        return None
    if len(longest) == 1:
        return next(p for p in fits if p.words == longest[0])
    if spoke and any(p.name == spoke and p.words in longest for p in fits):
        return next(p for p in fits if p.name == spoke)
    first = {w: min(p.at for p in fits if p.words == w) for w in longest}
    if at is not None and min(first.values()) < at:  # what stands behind decides nothing
        fits = [p for p in fits if p.at < at]
        longest = [w for w in longest if first[w] < at]
    counts = Counter(p.words for p in fits)
    best = max(longest, key=lambda w: (any(p.role for p in fits if p.words == w), counts[w], -first[w]))
    return next(p for p in fits if p.words == best)


def subject_before(cast: Cast, at: int) -> tuple[int, str] | None:
    """The last person who was the subject of a sentence of the reporter's before `at`.

    Sentences are parsed for it when first asked for, as most are never asked for.
    """
    for unit in reversed(cast.units[: bisect_left(cast.units, at, key=lambda u: u.start)]):
        if unit not in cast.subjects:
            cast.subjects[unit] = subject_of(cast.text, unit, cast, cast.known)
        subject = cast.subjects[unit]
        if subject and subject[0] < at:
            return subject
    return None


def office_of(cast: Cast, name: str) -> tuple[str | None, str | None]:
    """Role and affiliation of a person, wherever the article gives them."""
    if name in cast.offices:
        return cast.offices[name]
    words = {bare(w) for w in name.split()}
    mates = [p for p in cast.people if p.role and set(p.words) <= words and called_so(cast, p, name)]
    office = (mates[0].role, mates[0].affiliation) if mates else office_at_name(cast, name)
    cast.offices[name] = office
    return office


def called_so(cast: Cast, somebody: Person, name: str) -> bool:
    """Whether the short name under which an office stands means the bearer of the full `name`: `Presiden Wulandari` says
    nothing of the other Wulandari."""
    full = fullest(cast, somebody.name, somebody.at + 1)
    return full is None or full.name == name


def office_at_name(cast: Cast, name: str) -> tuple[str | None, str | None]:
    """The first office that stands at any place of a name."""
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", cast.text):
        office = office_of_name(cast.text, Span(match.start(), match.end()), cast.pack)
        if office[0]:
            return office
    return None, None


def nickname(cast: Cast, short: str) -> str:
    """The full name behind a nickname, where the article has it (`Jokowi`: `Joko Widodo`)."""
    full = cast.pack.maps["speakers.nicknames"].get(short)
    return full if full and full in cast.text else short
