"""Says who speaks: the fullest name for a short one, a person for a pronoun or a description.

What can't be told stays None, with the source words kept. Each step is written into the quote's chain.
"""

from __future__ import annotations

from dataclasses import replace

from lib.analysis.cast import Cast, Person, bare_name, fullest, office_of, subject_before
from lib.analysis.gazetteer import places
from lib.analysis.phrases import Phrase
from lib.analysis.unit import Found
from lib.analysis.words import bare
from lib.records import Quote, SpeakerKind

KINDS: dict[str, SpeakerKind] = {
    "name": "person",
    "organization": "organization",
    "group": "group",
    "document": "document",
    "description": "person",
}


def as_speaker(quote: Quote, name: str, cast: Cast, reason: str) -> Quote:
    """A quote given to a person of the cast, with the office the article gives."""
    full = fullest(cast, name, quote.content.start, spoke_last(cast))
    name = full.name if full else name
    role, affiliation = office_of(cast, name)
    return replace(quote, speaker=name, speaker_kind="person", role=role, affiliation=affiliation, chain=(reason, name))


def spoke_last(cast: Cast) -> str | None:
    """The person who spoke last."""
    return cast.last_person.speaker if cast.last_person else None


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
        return carry(base, cast.last, reason) if plural else agreed(base, last_named(base, cast, reason), words, cast)
    if phrase.definite:
        return definite(base, phrase, words, cast)
    return thing(base, phrase, words, cast)


def agreed(base: Quote, quote: Quote, pronoun: str, cast: Cast) -> Quote:
    """A quote by `she` is not given to somebody who was `he` before: who she is, is not known."""
    low = bare(pronoun)
    if low not in cast.pack.words["grammar.gendered_pronouns"] or quote.speaker is None:
        return quote
    before = cast.called.setdefault(quote.speaker, low)
    if before == low:
        return quote
    return replace(base, chain=(*quote.chain, f"who was {before!r} before is not {low!r}: unknown"))


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
    full = fullest(cast, short, quote.content.start, spoke_last(cast))
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
