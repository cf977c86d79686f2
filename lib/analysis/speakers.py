"""Says who speaks: the fullest name for a short one, a person for a pronoun, what a description describes.

What can't be told stays None, with the source words kept. Each step is written into the quote's chain.
"""

from __future__ import annotations

from dataclasses import replace

from lib.analysis.chunks import Chunk
from lib.analysis.confidence import judged
from lib.analysis.discourse import Discourse, full_body
from lib.analysis.gazetteer import places
from lib.analysis.lexicon import speaks
from lib.analysis.noun_phrases import Phrase
from lib.analysis.people import Person, bare_name, fullest, office_of, title_sex
from lib.analysis.salience import anchor_of, choose
from lib.analysis.sentence_context import QuoteCandidate
from lib.analysis.tokens import starts_with
from lib.letters import DASHES
from lib.records import Quote, Span, SpeakerKind

KINDS: dict[str, SpeakerKind] = {
    "name": "person",
    "organization": "organization",
    "group": "group",
    "document": "document",
    "description": "person",
}


def resolve(found: list[QuoteCandidate], discourse: Discourse) -> list[Quote]:
    """Quotes with speakers, in text order."""
    ordered = sorted(range(len(found)), key=lambda i: (anchor(found[i]), i))
    discourse.collected = collected(found, discourse)
    quotes: dict[int, Quote] = {}
    for index in ordered:
        quotes[index] = judged(one(found[index], discourse), found[index].phrase, discourse)
        if discourse.trace is not None:
            discourse.trace.settle(found[index].content)
        discourse.last = quotes[index]
        if quotes[index].speaker_kind == "person" and quotes[index].speaker:
            discourse.last_person = quotes[index]
            discourse.spoke.add(quotes[index].speaker or "")
    return sorted(quotes.values(), key=lambda q: q.content.start)


# From so many quotations on an article in which nobody is said to speak is a collection of somebody's words (chosen by
# hand).
COLLECTION = 3
# A heading that names who is quoted below it has at most so many words: a name, an office, a party (chosen by hand).
HEADING_WORDS = 8


def collected(found: list[QuoteCandidate], discourse: Discourse) -> list[tuple[int, str]]:
    """Whose words an article collects, and from where on: of an article whose quotations have no attribution at all,
    those whose names stand as headings above them, else the person named first, before any of them; nobody in every
    other article."""
    if len(found) < COLLECTION or any(item.phrase or item.cue for item in found):
        return []
    first = min(item.content.start for item in found)
    headings = [(c.start, name) for c in discourse.nouns if (name := heading(c, discourse))]
    if headings and headings[0][0] < first:
        return headings
    ctx = discourse.people.ctx
    read = [(at, discourse.written(Span(at, end))) for at, (end, kind) in ctx.evidence.spans.items() if kind == "PER"]
    named = [(at, name) for at, name in [*read, *((p.at, p.name) for p in discourse.people.people)] if at < first]
    plain = [(at, name) for at, name in named if not is_subject_matter(at, discourse)]
    return [min(plain)] if plain else []


def is_subject_matter(at: int, discourse: Discourse) -> bool:
    """Whether a name stands in a heading that says what is spoken about: `On Rina Wulandari`."""
    line = discourse.text[discourse.text.rfind("\n", 0, at) + 1 : at].split()
    return len(line) == 1 and line[0].casefold() in discourse.pack.words["grammar.prepositions"]


def heading(chunk: Chunk, discourse: Discourse) -> str | None:
    """The name that is all a line says, its bearer's office aside (`Rina Wulandari, mayor`); None for every other noun
    phrase."""
    text, phrase = discourse.text, chunk.phrase
    begin, end = text.rfind("\n", 0, chunk.start) + 1, text.find("\n", chunk.start)
    line = text[begin : end if end >= 0 else len(text)].strip()
    if phrase is None or text[begin : chunk.start].strip(" •·*" + DASHES) or len(line.split()) > HEADING_WORDS:
        return None
    if line[-1:] in tuple('.?!"”') or text[chunk.end : begin + len(line)].lstrip()[:1].isalpha():
        return None
    named = phrase.kind == "name" or (phrase.kind == "organization" and line.isupper())
    return bare_name(discourse.people.ctx, phrase.core) if named else None


def anchor(item: QuoteCandidate) -> int:
    """Where a reader learns who speaks: the earlier of content and cue."""
    return min(item.content.start, item.cue.start if item.cue else item.content.start)


def one(item: QuoteCandidate, discourse: Discourse) -> Quote:
    """A quote with its speaker resolved by the kind of its phrase."""
    phrase = item.phrase
    source = phrase.core if phrase else None
    base = Quote(item.content, item.type, item.rule, item.cue, source, paragraph=item.paragraph)
    above = [name for at, name in discourse.collected if at < item.content.start] if phrase is None else []
    if above:
        return as_speaker(base, above[-1], discourse, "a collection of quotations: named above")
    if phrase is None:
        return salient(base, discourse, "floating" if item.rule == "floating" else "suffix")
    words = discourse.words(phrase.core)
    if phrase.kind == "name":
        return named(base, phrase, discourse)
    if phrase.kind == "pronoun":
        return pronoun(base, words[0], discourse)
    if phrase.definite:
        return definite(base, phrase, words, discourse)
    return thing(base, phrase, words, discourse)


def pronoun(base: Quote, word: str, discourse: Discourse) -> Quote:
    """A quote by `ia`, `mereka`, `pihaknya`."""
    reason = f"pronoun {word!r}"
    if word in discourse.pack.words["grammar.plural_pronouns"]:
        return plural(base, discourse, reason)
    return agreed(base, salient(base, discourse, "pronoun", word), word, discourse)


def plural(quote: Quote, discourse: Discourse, reason: str) -> Quote:
    """`mereka`: the body or group that spoke last, or one brought up since; one person is never meant."""
    last, at = discourse.last, anchor_of(quote)
    spoke = anchor_of(last) if last and last.speaker_kind in ("organization", "group") else -1
    group = discourse.group_before(at)
    if group and group[0] > spoke:
        phrase = group[1]
        return replace(
            thing(quote, phrase, discourse.words(phrase.core), discourse), chain=(f"{reason}: the group before",)
        )
    if last and spoke >= 0:
        return carry(quote, last, f"{reason}: the speaker before")
    return replace(quote, chain=(reason, "no group was named before: unknown"))


def agreed(base: Quote, quote: Quote, low: str, discourse: Discourse) -> Quote:
    """A quote by `she` is not given to somebody who was `he` before: who she is, is not known."""
    if low not in discourse.pack.words["grammar.gendered_pronouns"] or quote.speaker is None:
        return quote
    before = discourse.called.setdefault(quote.speaker, low)
    genders = discourse.pack.maps["grammar.genders"]
    if before == low or (low in genders and genders.get(before) == genders[low]):  # Dutch `zij` and `ze` are one
        return quote
    return replace(base, chain=(*quote.chain, f"who was {before!r} before is not {low!r}: unknown"))


def salient(quote: Quote, discourse: Discourse, how: str, words: str = "") -> Quote:
    """The person who is most likely meant; where nobody has been named, the body or group that spoke last."""
    reason = f"{how} {words!r}" if words else how
    chosen = choose(discourse, anchor_of(quote), how, discourse.pack.maps["grammar.genders"].get(words))
    if chosen:
        given = as_speaker(quote, chosen.name, discourse, f"{reason}: {chosen.reason}")
        return replace(given, chosen_as=chosen.reason, share=chosen.sure)
    if discourse.last_person or discourse.mentions_before(anchor_of(quote)):
        return replace(quote, chain=(reason, "nobody is clearly ahead: unknown"))
    return carry(quote, discourse.last, f"{reason}: the speaker before")


def carry(quote: Quote, previous: Quote | None, reason: str) -> Quote:
    """The speaker of an earlier quote, with office."""
    if previous is None or previous.speaker is None:
        return replace(quote, chain=(reason, "nobody was named before: unknown"))
    return replace(
        quote,
        speaker=previous.speaker,
        speaker_kind=previous.speaker_kind,
        role=previous.role,
        affiliation=previous.affiliation,
        chain=(reason, previous.speaker),
    )


def as_speaker(quote: Quote, name: str, discourse: Discourse, reason: str) -> Quote:
    """A quote given to a person, with the office the article gives."""
    full = fullest(discourse.people, name, quote.content.start, spoke_last(discourse))
    name = full.name if full else name
    role, affiliation = office_of(discourse.people, name)
    return replace(quote, speaker=name, speaker_kind="person", role=role, affiliation=affiliation, chain=(reason, name))


def spoke_last(discourse: Discourse) -> str | None:
    """The person who spoke last."""
    return discourse.last_person.speaker if discourse.last_person else None


def named(quote: Quote, phrase: Phrase, discourse: Discourse) -> Quote:
    """A speaker by name: its fullest form, and the office wherever the article gives it."""
    people, short = discourse.people, bare_name(discourse.people.ctx, phrase.core)
    sex = title_sex(people.ctx, phrase.core.start)
    full = fullest(people, short, quote.content.start, spoke_last(discourse), sex)
    name = full.name if full else short
    if is_body(discourse, short, phrase, full):
        body = full_body(discourse, short)
        return replace(quote, speaker=body, speaker_kind="organization", chain=(f"body {short!r}", body))
    if phrase.role is None:
        role, affiliation = office_of(people, name)
    else:
        role, affiliation = phrase.role, phrase.affiliation
        if not people.offices.get(name, (None, None))[0]:
            people.offices[name] = (role, affiliation)
    chain = (f"name {short!r}",) if name == short else (f"name {short!r}", f"fullest form {name!r}")
    return replace(quote, speaker=name, speaker_kind="person", role=role, affiliation=affiliation, chain=chain)


# A word with this log10 of its share alone as a speaker (3 %) calls a person, whatever the model reads (`JK`).
OFTEN_SPEAKS = -1.5


def is_body(discourse: Discourse, short: str, phrase: Phrase, full: Person | None) -> bool:
    """Whether a name is one that the model mostly reads as a body's, and nobody is called so in office."""
    if phrase.role or (full and full.role):
        return False
    if short in discourse.expansions:
        return True
    if short in discourse.people.nicknames or speaks(short.casefold(), discourse.pack.code) > OFTEN_SPEAKS:
        return False
    kind = discourse.people.ctx.evidence.kinds.get(short.casefold())
    place = kind == "LOC" and short in places(discourse.pack.code)
    return (kind == "ORG" or place) and not (full and full.name in discourse.people.speakers and full.name != short)


def definite(quote: Quote, phrase: Phrase, words: list[str], discourse: Discourse) -> Quote:
    """`juru bicara itu`, `the spokesman`: whoever holds that office, or what was brought up by that noun, else the
    speaker before."""
    pack = discourse.pack
    in_front = words[0] in pack.words["grammar.articles"]
    holder = holder_of(discourse, quote, words[1:] if in_front else words[:-1])
    if holder:
        return as_speaker(quote, holder.name, discourse, f"description {' '.join(words)!r}: role {holder.role!r}")
    earlier = introduced(discourse, quote, words)
    if earlier:
        return earlier
    called = named_inside(discourse, phrase)
    if called:
        return as_speaker(quote, called, discourse, f"description {' '.join(words)!r}: so called")
    heads = pack.words["speakers.short_bodies"]
    if phrase.kind == "organization" and in_front and heads and words[-1] not in heads:
        return thing(quote, phrase, words, discourse)  # `the police` is no other body named before
    if phrase.kind == "organization":
        body = next((n for at, n in reversed(discourse.bodies) if at < anchor_of(quote)), None)
        if body and body.casefold().split()[0] != words[0]:
            reason = f"{' '.join(words)!r}: the body named before"
            return replace(quote, speaker=full_body(discourse, body), speaker_kind="organization", chain=(reason, body))
        return thing(quote, phrase, words, discourse)
    unnamed = len(words) > 2 and words[0] in discourse.pack.words["speakers.unnamed_heads"]
    if phrase.kind == "document" or unnamed or discourse.last is None:
        return thing(quote, phrase, words, discourse)
    return salient(quote, discourse, "description", " ".join(words))


def introduced(discourse: Discourse, quote: Quote, words: list[str]) -> Quote | None:
    """`pejabat itu`, `laporan tersebut`: what was brought up as `seorang pejabat Norwegia`, `sebuah laporan bank`
    before; a person only where nobody with a name can be meant, a quote of the unnamed one having come before."""
    reason = f"description {' '.join(words)!r}"
    for before in reversed(discourse.unnamed):
        if before.speaker and before.speaker.casefold().split()[0] == words[0]:
            return carry(quote, before, f"{reason}: said in full before")
    for told in discourse.introduced_before(words[0], anchor_of(quote)):
        if told.indefinite or len(told.words) > len(words) - 1 > 0:
            if told.phrase.kind == "name":
                return None
            return replace(thing(quote, told.phrase, told.words, discourse), chain=(f"{reason}: brought up before",))
    return None


def named_inside(discourse: Discourse, phrase: Phrase) -> str | None:
    """The person whose name or nickname a description holds: `pria yang akrab disapa Emil itu`."""
    words = discourse.words(phrase.core)
    if not set(words) & discourse.pack.words["speakers.called_by"] and not starts_with(
        words, discourse.pack.words["speakers.person_heads"]
    ):
        return None
    for token in discourse.people.ctx.tokens.within(phrase.core):
        full = fullest(discourse.people, token.text) if token.capital else None
        if full:
            return full.name
    return None


def holder_of(discourse: Discourse, quote: Quote, low: list[str]) -> Person | None:
    """The person named last before the quote's source whose office the words name."""
    head = " ".join(low)
    head = discourse.pack.maps["speakers.office_synonyms"].get(head, head)
    at = quote.source.start if quote.source else quote.content.end
    before = [p for p in discourse.people.people if p.role and p.at < at]
    holders = [p for p in before if head in office(p) or office(p).startswith(head)]
    holders = holders or [p for p in before if p.role and p.role.casefold() == head[: len(p.role)]]
    return holders[-1] if holders and head else None


def office(person: Person) -> str:
    """Role and affiliation in small letters."""
    return f"{person.role or ''} {person.affiliation or ''}".strip().casefold()


def fuller_description(discourse: Discourse, words: str) -> Quote | None:
    """The last unnamed speaker whose description goes on where `words` end (`juru bicara` of `juru bicara Balai
    Air`)."""
    head = words.casefold() + " "
    return next((q for q in reversed(discourse.unnamed) if (q.speaker or "").casefold().startswith(head)), None)


def thing(quote: Quote, phrase: Phrase, words: list[str], discourse: Discourse) -> Quote:
    """An organisation, group, document or unnamed person, by its own words."""
    name = described(discourse, phrase)
    if phrase.kind == "organization":
        name = full_body(discourse, longer_body(discourse, quote, name, words))
    if phrase.kind == "description":
        holder = None if words[0] in discourse.pack.words["grammar.indefinites"] else holder_of(discourse, quote, words)
        if holder:
            return as_speaker(quote, holder.name, discourse, f"office {' '.join(words)!r}")
        earlier = fuller_description(discourse, name)
        if earlier:
            return carry(quote, earlier, f"description {name!r}: said in full before")
    found = replace(
        quote,
        speaker=name,
        speaker_kind=KINDS.get(phrase.kind, "unknown"),
        role=phrase.role,
        affiliation=phrase.affiliation,
        chain=(f"{phrase.kind} {' '.join(words)!r}", name),
    )
    if phrase.kind == "description":
        discourse.unnamed.append(found)
    return found


def longer_body(discourse: Discourse, quote: Quote, name: str, words: list[str]) -> str:
    """`militer` where the article spoke of `militer Israel` before: a head alone means the body it headed last."""
    if len(words) > 1 or words[0] not in discourse.pack.words["speakers.short_bodies"]:
        return name
    at = anchor_of(quote)
    fuller = [n for place, n in discourse.bodies if place < at and " " in n and n.casefold().split()[0] == words[0]]
    return fuller[-1] if fuller else name


def described(discourse: Discourse, phrase: Phrase) -> str:
    """The words of a description without what makes it indefinite: `seorang petani` is `petani`."""
    tokens = discourse.people.ctx.tokens.within(phrase.core)
    first = 0
    if (
        phrase.kind == "description"
        and len(tokens) > 1
        and tokens[-1].norm in discourse.pack.words["grammar.determiners"]
    ):
        tokens = tokens[:-1]
    if phrase.kind in ("description", "document"):
        one = discourse.pack.words["grammar.indefinites"] - discourse.pack.words["grammar.quantifiers"]
        while first + 1 < len(tokens) and tokens[first].norm in one:
            first += 1
    return discourse.written(Span(tokens[first].start, tokens[-1].end)) if tokens else phrase.core.of(discourse.text)
