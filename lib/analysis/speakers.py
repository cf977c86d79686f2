"""Says who speaks: the fullest name for a short one, a person for a pronoun or a description.

What can't be told stays None, with the source words kept. Each step is written into the quote's chain.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from lib.analysis.gazetteer import places
from lib.analysis.phrases import Evidence, Phrase, bare, read_phrase, strip_honorifics, words_of
from lib.analysis.quotes import Found
from lib.language.pack import Pack
from lib.records import Quote, Span, SpeakerKind

RUN = re.compile(
    r"(?:[A-Z]\.\s?(?=[A-Z]))*[A-Z][\w’']*(?:[-–][\w’']+)*(?:\s+(?:(?:bin|binti|al|van|de|von|der|da|dos|ibn)\s+)?(?:[A-Z]\.\s?(?=[A-Z]))*[A-Z][\w’']*(?:[-–][\w’']+)*)*"
)
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
    offices: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    last: Quote | None = None
    last_person: Quote | None = None


def bare_name(text: str, pack: Pack) -> str:
    """A name as written, ranks and honorifics in front left out."""
    words = words_of(text, Span(0, len(text)))
    taken = strip_honorifics([bare(w.group()) for w in words], pack)
    return text[words[taken].start() : words[-1].end()].rstrip(".") if words else text


def evidence(text: str, pack: Pack) -> Evidence:
    """Words that stand alone where a speaker stands (`kata Radempta.`): evidence of a name's first word."""
    cues = "|".join(sorted(pack.words["cues.after"] | pack.words["cues.according"], key=len, reverse=True))
    clause = "|".join(sorted(pack.words["cues.clause"], key=len, reverse=True))
    behind = re.findall(rf"\b(?:{cues})\s+([A-Z][\w’']+)(?=[\s.,]*(?:[a-z(“\".,]|$))", text)
    before = re.findall(rf"(?:^|[.\"”]\s*)([A-Z][\w’']+)\s+(?:juga\s+)?(?:{clause})\b", text)
    taboo = pack.words["speakers.stopwords"] | pack.words["speakers.roles"] | {p.casefold() for p in places(pack.code)}
    names = frozenset(w.casefold() for w in [*behind, *before]) - taboo - pack.words["grammar.pronouns"]
    counts = Counter(w.casefold() for w in re.findall(r"\b[A-Z][\w’']+", text))
    return Evidence(names, counts)


def cast_of(text: str, area: Span, found: list[Found], pack: Pack, known: Evidence) -> Cast:
    """Everybody named in the article: speakers as parsed, and capitalised runs that hold a name."""
    people: list[Person] = []
    for item in found:
        if item.phrase and item.phrase.kind == "name":
            people.append(person(text, item.phrase, pack))
    for run in RUN.finditer(text, area.start, area.end):
        phrase = read_phrase(text, trimmed_run(run, pack), pack, known)
        if phrase and phrase.kind == "name" and (len(words_of(text, phrase.core)) > 1 or phrase.role):
            people.append(person(text, phrase, pack))
    return Cast(text, pack, sorted(people, key=lambda p: p.at))


def trimmed_run(run: re.Match[str], pack: Pack) -> Span:
    """A capitalised run without a sentence opener that is no name (`Namun Trump`)."""
    words = list(re.finditer(r"\S+", run.group()))
    first = 0
    while first < len(words) and bare(words[first].group()) in pack.words["speakers.stopwords"]:
        first += 1
    start = run.start() + (words[first].start() if first < len(words) else len(run.group()))
    return Span(start, run.end())


def person(text: str, phrase: Phrase, pack: Pack) -> Person:
    """A Person of a name phrase."""
    name = bare_name(phrase.core.of(text), pack)
    return Person(name, tuple(bare(w) for w in name.split()), phrase.core.start, phrase.role, phrase.affiliation)


def fullest(cast: Cast, short: str) -> Person | None:
    """The longest name of the article that holds all words of `short`; None where two people share it."""
    words = {bare(w) for w in short.split()}
    fits = [p for p in cast.people if words <= set(p.words)]
    longest = sorted({p.words for p in fits}, key=len, reverse=True)
    if not longest:
        return None
    rivals = [w for w in longest if not set(w) <= set(longest[0])]
    if rivals and not any(set(w) == words for w in longest):
        first = next(p for p in fits if len(p.words) > 1)
        return first if not rivals else latest(cast, fits)
    return next(p for p in fits if p.words == longest[0])


def latest(cast: Cast, fits: list[Person]) -> Person:
    """Of two people who share a name, the one who spoke last, else the one named first."""
    last = cast.last_person
    return next((p for p in fits if last and last.speaker == p.name), fits[0])


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
    source = phrase.core if phrase and phrase.kind != "suffix" else None
    base = Quote(item.content, item.type, item.rule, item.cue, source, paragraph=item.paragraph)
    if phrase is None:
        reason = "floating: the speaker before" if item.rule == "floating" else "suffix: the speaker before"
        return carry(base, cast.last_person or cast.last, reason)
    words = phrase.core.of(cast.text)
    if phrase.kind == "name":
        return named(base, phrase, words, cast)
    if phrase.kind == "pronoun":
        plural = bare(words) in cast.pack.words["grammar.plural_pronouns"]
        return carry(
            base,
            cast.last if plural else cast.last_person or cast.last,
            f"pronoun {words!r}: the speaker before",
        )
    if phrase.definite:
        return definite(base, phrase, words, cast)
    return thing(base, phrase, words, cast)


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
    full = fullest(cast, short)
    name = full.name if full else short
    role, affiliation = phrase.role, phrase.affiliation
    if role is None:
        mates = [
            p
            for p in cast.people
            if p.role
            and set(p.words) & {bare(w) for w in short.split()}
            and set(p.words) <= {bare(w) for w in name.split()}
        ]
        role, affiliation = cast.offices.get(name) or ((mates[0].role, mates[0].affiliation) if mates else (None, None))
    if role:
        cast.offices[name] = (role, affiliation)
    chain = (f"name {words!r}",) if name == words else (f"name {words!r}", f"fullest form {name!r}")
    return replace(quote, speaker=name, speaker_kind="person", role=role, affiliation=affiliation, chain=chain)


def definite(quote: Quote, phrase: Phrase, words: str, cast: Cast) -> Quote:
    """`juru bicara itu`: whoever holds that office in the article, else the speaker before."""
    low = [bare(w) for w in words.split()]
    head = " ".join(low[:-1])
    holders = [p for p in cast.people if p.role and head and (head in p.role.casefold() or p.role.casefold() in head)]
    before = [p for p in holders if p.at < quote.content.end or (quote.source and p.at < quote.source.start)]
    if before:
        role = before[-1]
        full = fullest(cast, role.name) or role
        return replace(
            quote, speaker=full.name, speaker_kind="person", role=role.role, affiliation=role.affiliation,
            chain=(f"description {words!r}", f"role {role.role!r}", full.name),
        )  # fmt: skip
    if phrase.kind == "document":
        return thing(quote, phrase, words, cast)
    return carry(quote, cast.last, f"description {words!r}: the speaker before")


def thing(quote: Quote, phrase: Phrase, words: str, cast: Cast) -> Quote:
    """An organisation, group, document or unnamed person, by its own words; `AS` by its full name where it stands."""
    place = places(cast.pack.code).get(words)
    name = words
    if place and place.entity != words and place.entity in cast.text:
        name = place.entity
    elif place and place.stands_for and place.stands_for in cast.text:
        name = place.stands_for
    first = bare(words.split()[0])
    if first in cast.pack.words["grammar.indefinites"] and phrase.kind in ("description",):
        name = words[len(words.split()[0]) :].strip()
    return replace(
        quote, speaker=name, speaker_kind=KINDS.get(phrase.kind, "unknown"), role=phrase.role,
        affiliation=phrase.affiliation, chain=(f"{phrase.kind} {words!r}", name),
    )  # fmt: skip
