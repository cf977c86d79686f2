"""Says who speaks: the fullest name for a short one, a person for a pronoun or a description.

What can't be told stays None, with the source words kept. Each step is written into the quote's chain.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache

from lib.analysis.gazetteer import places
from lib.analysis.names import Reading
from lib.analysis.offices import office_of_name
from lib.analysis.phrases import (
    NO_EVIDENCE,
    Evidence,
    Phrase,
    bare,
    glued_tail,
    office_like,
    read_phrase,
    strip_honorifics,
    verb_like,
    words_of,
)
from lib.analysis.sources import left_of, phrase_end, right_of, strip_lead, unlikely_name
from lib.analysis.unit import Found
from lib.language.pack import Pack, alternation
from lib.records import Quote, Span, SpeakerKind

KINDS: dict[str, SpeakerKind] = {
    "name": "person",
    "organization": "organization",
    "group": "group",
    "document": "document",
    "description": "person",
}


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
    """All people of an article, by fullest name, and who spoke last."""

    text: str
    pack: Pack
    people: list[Person]
    speakers: frozenset[str] = frozenset()
    subjects: list[tuple[int, str]] = field(default_factory=list)
    offices: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    unnamed: list[Quote] = field(default_factory=list)
    bodies: list[tuple[int, str]] = field(default_factory=list)
    last: Quote | None = None
    last_person: Quote | None = None


@cache
def run_pattern(pack: Pack) -> re.Pattern[str]:
    """Capitalised words in a row, with initials and the small words of names between them."""
    word = r"(?:[A-Z]\.\s?(?=[A-Z]))*[A-Z][\w’']*(?:[-–][\w’']+)*"
    return re.compile(rf"{word}(?:\s+(?:(?:{alternation(pack.words['grammar.name_particles'])})\s+)?{word})*")


def bare_name(text: str, pack: Pack) -> str:
    """A name as written, ranks and honorifics in front left out."""
    words = words_of(text, Span(0, len(text)))
    taken = strip_honorifics([bare(w.group()) for w in words], pack)
    return text[words[taken].start() : words[-1].end()].rstrip(".") if words else text


def evidence(article: str, body: Span, reading: Reading, pack: Pack) -> Evidence:
    """Words that stand alone where a speaker stands (`kata Rina.`): evidence of a name's first word."""
    text = body.of(article)
    small = frozenset(re.findall(r"\b[a-z][\w’']+", text))
    cues = "|".join(sorted(pack.words["cues.after"] | pack.words["cues.according"], key=len, reverse=True))
    clause = "|".join(sorted(pack.words["cues.clause"], key=len, reverse=True))
    adverbs = alternation(pack.words["grammar.auxiliaries"])
    behind = re.findall(rf"\b(?:{cues})\s+([A-Z][\w’']+)(?=[\s.,]*(?:[a-z(“\".,]|$))", text)
    before = re.findall(rf"(?:^|[.\"”]\s*)([A-Z][\w’']+)\s+(?:(?:{adverbs})\s+)?(?:{clause})\b", text)
    taboo = pack.words["speakers.stopwords"] | pack.words["speakers.roles"] | {p.casefold() for p in places(pack.code)}
    names = frozenset(w.casefold() for w in [*behind, *before]) - taboo - pack.words["grammar.pronouns"]
    counts = Counter(w.casefold() for w in re.findall(r"\b[A-Z][\w’']+", text))
    locatives = "|".join(sorted(pack.words["entities.locatives"]))
    stands = frozenset(w.casefold() for w in re.findall(rf"\b(?:{locatives})\s+([A-Z][\w’']+)", text))
    return Evidence(names, stands, counts, small, reading.starts)


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
    cast = Cast(text, pack, sorted(people, key=lambda p: p.at))
    cast.speakers = frozenset(person(text, f.phrase, pack).name for f in found if f.phrase and f.phrase.kind == "name")
    cast.bodies = [(n.span.start, bare_body(n.span.of(text))) for n in reading.names if n.type == "ORG"]
    cast.subjects = [s for s in (subject_of(text, unit, cast, known) for unit in units) if s]
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
    openers = pack.words["grammar.auxiliaries"] | pack.words["grammar.subordinators"] | pack.words["cues.clause"]
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


def fullest(cast: Cast, short: str, at: int | None = None) -> Person | None:
    """Who is meant by a short name: of the longest names that hold all its words, the one the article names most.

    Where two people share the name, the one who spoke last wins, then the one named nearest before `at`.
    """
    short = nickname(cast, short)
    words = {bare(w) for w in short.split()}
    fits = [p for p in cast.people if words <= set(p.words)]
    longest = [w for w in {p.words for p in fits} if not any(set(w) < set(o.words) for o in fits)]
    if not longest:
        return None
    if len(longest) == 1:
        return next(p for p in fits if p.words == longest[0])
    if cast.last_person and any(p.name == cast.last_person.speaker and p.words in longest for p in fits):
        return next(p for p in fits if cast.last_person.speaker == p.name)
    counts = Counter(p.words for p in fits)
    first = {w: min(p.at for p in fits if p.words == w) for w in longest}
    before = [w for w in longest if at is None or first[w] < at] or longest
    best = max(before, key=lambda w: (any(p.role for p in fits if p.words == w), counts[w], -first[w]))
    return next(p for p in fits if p.words == best)


def subject_before(cast: Cast, at: int) -> tuple[int, str] | None:
    """The last person who was the subject of a sentence of the reporter's before `at`."""
    earlier = [s for s in cast.subjects if s[0] < at]
    return earlier[-1] if earlier else None


def as_speaker(quote: Quote, name: str, cast: Cast, reason: str) -> Quote:
    """A quote given to a person of the cast, with the office the article gives."""
    full = fullest(cast, name, quote.content.start)
    name = full.name if full else name
    role, affiliation = office_of(cast, name)
    return replace(quote, speaker=name, speaker_kind="person", role=role, affiliation=affiliation, chain=(reason, name))


def office_of(cast: Cast, name: str) -> tuple[str | None, str | None]:
    """Role and affiliation of a person, wherever the article gives them."""
    if name in cast.offices:
        return cast.offices[name]
    words = {bare(w) for w in name.split()}
    mates = [p for p in cast.people if p.role and set(p.words) <= words]
    office = (mates[0].role, mates[0].affiliation) if mates else office_at_name(cast, name)
    cast.offices[name] = office
    return office


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


def resolve(found: list[Found], cast: Cast) -> list[Quote]:
    """Quotes with speakers, in text order."""
    ordered = sorted(range(len(found)), key=lambda i: (anchor(found[i]), i))
    quotes: dict[int, Quote] = {}
    for index in ordered:
        quotes[index] = one(found[index], cast)
        cast.last = quotes[index]
        if quotes[index].speaker_kind == "person" and quotes[index].speaker:
            cast.last_person = quotes[index]
    return sorted(quotes.values(), key=lambda q: q.content.start)


def anchor(item: Found) -> int:
    """Where a reader learns who speaks: the earlier of content and cue."""
    return min(item.content.start, item.cue.start if item.cue else item.content.start)


def one(item: Found, cast: Cast) -> Quote:
    """A quote with its speaker resolved by the kind of its phrase."""
    phrase = item.phrase
    source = phrase.core if phrase else None
    base = Quote(item.content, item.type, item.rule, item.cue, source, paragraph=item.paragraph)
    if phrase is None:
        reason = "floating: the speaker before" if item.rule == "floating" else "suffix: the speaker before"
        return last_named(base, cast, reason, floating=item.rule == "floating")
    words = phrase.core.of(cast.text)
    if phrase.kind == "name":
        return named(base, phrase, words, cast)
    if phrase.kind == "pronoun":
        plural = bare(words) in cast.pack.words["grammar.plural_pronouns"]
        reason = f"pronoun {words!r}: the speaker before"
        return carry(base, cast.last, reason) if plural else last_named(base, cast, reason)
    if phrase.definite:
        return definite(base, phrase, words, cast)
    return thing(base, phrase, words, cast)


def last_named(quote: Quote, cast: Cast, reason: str, *, floating: bool = False) -> Quote:
    """The person named last as speaker or as subject; a floating quote goes on with the speaker."""
    at = anchor_of(quote)
    previous = cast.last_person or cast.last
    subject = subject_before(cast, at)
    spoke = anchor_of(previous) if previous else -1
    if subject and subject[0] > spoke and not (floating and previous):
        return as_speaker(quote, subject[1], cast, reason.replace("speaker", "subject"))
    return carry(quote, previous, reason)


def anchor_of(quote: Quote) -> int:
    """Where in the text a quote's speaker stands: its source, else its cue, else its content."""
    span = quote.source or quote.cue or quote.content
    return span.start


def carry(quote: Quote, previous: Quote | None, reason: str) -> Quote:
    """The speaker of an earlier quote, with office."""
    if previous is None or previous.speaker is None:
        return replace(quote, chain=(reason, "nobody was named before: unknown"))
    return replace(
        quote, speaker=previous.speaker, speaker_kind=previous.speaker_kind, role=previous.role,
        affiliation=previous.affiliation, chain=(reason, previous.speaker),
    )  # fmt: skip


def named(quote: Quote, phrase: Phrase, words: str, cast: Cast) -> Quote:
    """A speaker by name: its fullest form, and the office wherever the article gives it."""
    short = bare_name(words, cast.pack)
    full = fullest(cast, short, quote.content.start)
    name = full.name if full else short
    role, affiliation = phrase.role, phrase.affiliation
    if role is None:
        role, affiliation = office_of(cast, name)
    else:
        if not cast.offices.get(name, (None, None))[0]:
            cast.offices[name] = (role, affiliation)
    chain = (f"name {words!r}",) if name == words else (f"name {words!r}", f"fullest form {name!r}")
    return replace(quote, speaker=name, speaker_kind="person", role=role, affiliation=affiliation, chain=chain)


def definite(quote: Quote, phrase: Phrase, words: str, cast: Cast) -> Quote:
    """`juru bicara itu`: whoever holds that office in the article, else the speaker before."""
    low = [bare(w) for w in words.split()]
    holder = holder_of(cast, quote, low[:-1])
    if holder:
        return as_speaker(quote, holder.name, cast, f"description {words!r}: role {holder.role!r}")
    if phrase.kind == "organization":
        body = next((name for at, name in reversed(cast.bodies) if at < anchor_of(quote)), None)
        if body and bare(body.split()[0]) != low[0]:
            kind = KINDS[phrase.kind]
            return replace(quote, speaker=body, speaker_kind=kind, chain=(f"{words!r}: the body named before", body))
        return thing(quote, phrase, words, cast)
    unnamed = len(low) > 2 and low[0] in cast.pack.words["speakers.unnamed_heads"]
    if phrase.kind == "document" or unnamed or cast.last is None:
        return thing(quote, phrase, words.rsplit(None, 1)[0] if unnamed else words, cast)
    return carry(quote, cast.last, f"description {words!r}: the speaker before")


def holder_of(cast: Cast, quote: Quote, low: list[str]) -> Person | None:
    """The person named last before the quote's source whose office the words name."""
    head = " ".join(low)
    at = quote.source.start if quote.source else quote.content.end
    holders = [p for p in cast.people if p.role and p.at < at and (head in office(p) or office(p).startswith(head))]
    holders = holders or [
        p
        for p in cast.people
        if p.role and p.at < at and p.role.casefold() in head and p.role.casefold() == head[: len(p.role)]
    ]
    return holders[-1] if holders and head else None


def office(person: Person) -> str:
    """Role and affiliation in small letters."""
    return f"{person.role or ''} {person.affiliation or ''}".strip().casefold()


def fuller_description(cast: Cast, words: str) -> Quote | None:
    """The last unnamed speaker whose description goes on where `words` end (`juru bicara` of `juru bicara Balai Air`)."""
    head = words.casefold() + " "
    return next((q for q in reversed(cast.unnamed) if (q.speaker or "").casefold().startswith(head)), None)


def thing(quote: Quote, phrase: Phrase, words: str, cast: Cast) -> Quote:
    """An organisation, group, document or unnamed person, by its own words; `AS` by its full name where it stands."""
    place = places(cast.pack.code).get(words)
    name = words
    if place and place.entity != words and place.entity in cast.text:
        name = place.entity
    elif place and place.stands_for and place.stands_for in cast.text:
        name = place.stands_for
    if phrase.kind == "description":
        if bare(words.split()[0]) in cast.pack.words["grammar.indefinites"]:
            name = words[len(words.split()[0]) :].strip()
        else:
            holder = holder_of(cast, quote, [bare(w) for w in words.split()])
            if holder:
                return as_speaker(quote, holder.name, cast, f"office {words!r}")
        earlier = fuller_description(cast, name)
        if earlier:
            return carry(quote, earlier, f"description {words!r}: said in full before")
    found = replace(
        quote, speaker=name, speaker_kind=KINDS.get(phrase.kind, "unknown"), role=phrase.role,
        affiliation=phrase.affiliation, chain=(f"{phrase.kind} {words!r}", name),
    )  # fmt: skip
    if phrase.kind == "description":
        cast.unnamed.append(found)
    return found
