"""Who and what has been brought up so far: people, bodies, documents and descriptions, and who was the subject
where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from lib.analysis.agents import right_of
from lib.analysis.appositions import unlikely_name
from lib.analysis.chunks import Chunk
from lib.analysis.gazetteer import places
from lib.analysis.lexicon import sexes
from lib.analysis.names import Reading
from lib.analysis.noun_phrases import Phrase
from lib.analysis.people import People, bare_name, fullest, joined, title_sex
from lib.analysis.sentence_context import SentenceContext
from lib.analysis.subjects import left_of
from lib.analysis.tokens import norms
from lib.language.pack import Pack, alternation, union
from lib.letters import UPPER
from lib.records import Quote, Span

if TYPE_CHECKING:
    from lib.analysis.trace import Trace

# A name, and where it stands.
Placed = tuple[int, str]


@dataclass(frozen=True, slots=True, order=True)
class PersonMention:
    """A place where a person is named, by fullest name; `quoted` in somebody's words, `sure` with an office or as a
    speaker."""

    at: int
    name: str
    subject: bool = False
    quoted: bool = False
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Introduced:
    """Something or somebody brought up by more than a bare noun: where, its words in small letters without the one that
    makes it indefinite, and whether there was one."""

    at: int
    phrase: Phrase
    words: list[str]
    indefinite: bool


ACRONYM = re.compile(rf"\s*\(([{UPPER}][\w&.-]{{1,14}})\)")


@dataclass(slots=True)
class Discourse:
    """What a resolver of speakers may look back at. `bodies` and `nouns` are in the order of the text, `expansions`
    says what an acronym stands for, `subjects` who was the subject of each sentence, `called` by which pronoun somebody
    went, `sexes` who is male or female by title or given name, `collected` whose words the article collects, if it
    does."""

    people: People
    nouns: list[Chunk]
    bodies: list[Placed]
    expansions: dict[str, str]
    subjects: list[Placed]
    headed: dict[str, list[Introduced]] = field(default_factory=dict)
    groups: list[tuple[int, Phrase]] = field(default_factory=list)
    mentions: list[PersonMention] = field(default_factory=list)
    spoke: set[str] = field(default_factory=set)
    called: dict[str, str] = field(default_factory=dict)
    sexes: dict[str, str] = field(default_factory=dict)
    unnamed: list[Quote] = field(default_factory=list)
    collected: list[Placed] = field(default_factory=list)
    last: Quote | None = None
    last_person: Quote | None = None
    trace: Trace | None = None

    @property
    def text(self) -> str:
        """The article's text."""
        return self.people.ctx.text

    @property
    def pack(self) -> Pack:
        """The article's language."""
        return self.people.ctx.pack

    def subject_before(self, at: int) -> Placed | None:
        """The last person who was the subject of a sentence of the reporter's before `at`."""
        index = bisect_left(self.subjects, (at, ""))
        return self.subjects[index - 1] if index else None

    def group_before(self, at: int) -> tuple[int, Phrase] | None:
        """The last group brought up before a place, and where its noun phrase begins."""
        index = bisect_left(self.groups, at, key=lambda g: g[0])
        return self.groups[index - 1] if index else None

    def introduced_before(self, head: str, at: int) -> Iterator[Introduced]:
        """What was brought up by a noun before a place, the last one first."""
        known = self.headed.get(head, [])
        for index in range(bisect_left(known, at, key=lambda i: i.at) - 1, -1, -1):
            yield known[index]

    def mentions_before(self, at: int) -> list[PersonMention]:
        """The mentions of people before a place, in the order of the text."""
        return self.mentions[: bisect_left(self.mentions, at, key=lambda m: m.at)]

    def full_name(self, placed: Placed) -> str:
        """The fullest name of somebody named at a place."""
        sex = title_sex(self.people.ctx, placed[0])
        full = fullest(self.people, placed[1], placed[0] + 1, sex=sex)
        return full.name if full else placed[1]

    def words(self, span: Span) -> list[str]:
        """The normal forms of a stretch's tokens."""
        return norms(self.people.ctx.tokens.within(span))

    def written(self, span: Span) -> str:
        """The words of a stretch, one blank between them."""
        tokens = self.people.ctx.tokens.within(span)
        return joined(self.text, tokens) if tokens else span.of(self.text)


def discourse_of(
    people: People, sentences: Sequence[SentenceContext], inner: Sequence[Chunk], reading: Reading
) -> Discourse:
    """What an article brings up; `inner` are the chunks of what stands between quotation marks."""
    nouns = [c for s in sentences for c in s.chunks if c.kind == "noun"] + [c for c in inner if c.kind == "noun"]
    found = Discourse(people, sorted(nouns, key=lambda c: c.start), [], {}, [])
    found.headed = headed_of(found)
    found.groups = [(c.start, c.phrase) for c in found.nouns if c.phrase and c.phrase.kind == "group"]
    found.expansions = expansions(found, reading)
    found.bodies = bodies_of(found, reading)
    for sentence in sentences:
        subject = subject_of(sentence, people)
        if subject:
            found.subjects.append(subject)
    found.subjects.sort()
    found.mentions = person_mentions(found, inner)
    found.sexes = sexes_of(found)
    return found


def sexes_of(discourse: Discourse) -> dict[str, str]:
    """`male` or `female` for those of whom a title says it (`Mrs. Wulandari`) or the given name, in a language whose
    pronouns tell."""
    genders, tokens = discourse.pack.maps["grammar.genders"], discourse.people.ctx.tokens
    found: dict[str, str] = {}
    for mention in discourse.mentions if genders else ():
        title = tokens.tokens[tokens.index(mention.at)].norm
        given = mention.name.split()[0].casefold()
        sex = genders.get(title) or (sexes().get(given) if " " in mention.name else None)
        if sex and (title in genders or mention.name not in found):
            found[mention.name] = sex
    return found


def headed_of(discourse: Discourse) -> dict[str, list[Introduced]]:
    """What the noun phrases bring up, by their first word, in the order of the text."""
    found: dict[str, list[Introduced]] = {}
    for chunk in discourse.nouns:
        if chunk.phrase is None or chunk.phrase.definite:
            continue
        low = discourse.words(Span(chunk.start, chunk.end))
        opens = low[0] in discourse.pack.words["grammar.indefinites"]
        low = low[1:] if opens and len(low) > 1 else low
        if opens or len(low) > 1:
            found.setdefault(low[0], []).append(Introduced(chunk.start, chunk.phrase, low, opens))
    return found


def person_mentions(discourse: Discourse, inner: Sequence[Chunk]) -> list[PersonMention]:
    """Every place where a noun phrase names a person."""
    people, evidence = discourse.people, discourse.people.ctx.evidence
    quoted = {c.start for c in inner}
    subjects = {at for at, _ in discourse.subjects}
    found = []
    for chunk in discourse.nouns:
        phrase = chunk.phrase
        if phrase is None or phrase.kind != "name":
            continue
        short, at = bare_name(people.ctx, phrase.core), phrase.core.start
        if evidence.kinds.get(short.casefold()) in ("ORG", "LOC") and not phrase.role:
            continue
        full = fullest(people, short, at + 1, sex=title_sex(people.ctx, at))
        name = full.name if full else short
        sure = bool(phrase.role or (full and full.role) or name in people.speakers)
        found.append(PersonMention(at, name, at in subjects, chunk.start in quoted, sure))
    return sorted(found)


def expansions(discourse: Discourse, reading: Reading) -> dict[str, str]:
    """What the acronyms of bodies stand for: `Badan Air Bersih (BAB)`."""
    found: dict[str, str] = {}
    spans = [n.span for n in reading.names if n.type == "ORG"]
    spans += [c.phrase.core for c in discourse.nouns if c.phrase and c.phrase.kind == "organization"]
    for span in sorted(spans):
        name = discourse.written(span)
        acronym = acronym_of(discourse.text, span)
        full = name.split(" (")[0]
        if acronym and " " in full and initials_fit(acronym, full):
            found.setdefault(acronym, full)
    return found


def acronym_of(text: str, span: Span) -> str | None:
    """The acronym in brackets behind a body's name, or inside it; None where there is none."""
    match = ACRONYM.match(text, span.end) or ACRONYM.search(span.of(text))
    return match.group(1) if match else None


def initials_fit(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym come in this order in a name (`BAB` of `Badan Air Bersih`)."""
    rest = iter(name.casefold())
    return all(letter in rest for letter in acronym.casefold() if letter.isalpha())


def bodies_of(discourse: Discourse, reading: Reading) -> list[Placed]:
    """Bodies by name, where they stand: as the model reads them, and phrases headed by a word for one."""
    found = {n.span.start: bare_body(discourse.written(n.span)) for n in reading.names if n.type == "ORG"}
    for chunk in discourse.nouns:
        phrase = chunk.phrase
        if phrase is None or phrase.kind != "organization" or phrase.definite or phrase.core.start in found:
            continue
        if not is_country(discourse.written(phrase.core), discourse.pack):
            found[phrase.core.start] = bare_body(discourse.written(phrase.core))
    return sorted(found.items())


def is_country(name: str, pack: Pack) -> bool:
    """Whether a name is a country's, its capital's or a city's."""
    place = places(pack.code).get(name)
    return place is not None and place.type == "GPE"


def bare_body(name: str) -> str:
    """A body's name without its acronym in brackets, blanks made one."""
    return " ".join(re.sub(r"\s*\([^()]*\)?", " ", name).split()) or name


def full_body(discourse: Discourse, name: str) -> str:
    """A body by its fullest name: an acronym spelt out, a country by its full name where the article has it."""
    bare = bare_body(name)
    if bare in discourse.expansions:
        return discourse.expansions[bare]
    place = places(discourse.pack.code).get(bare)
    if place and place.entity != bare and place.entity in discourse.text:
        return place.entity
    if place and place.stands_for and place.stands_for in discourse.text:
        return place.stands_for
    return bare


def subject_of(sentence: SentenceContext, people: People) -> Placed | None:
    """Offset and name of the person who is the subject of a sentence: the agent of a passive, the phrase that opens it,
    or the one before its first verb."""
    phrase = passive_agent(sentence) or opening(sentence) or before_verb(sentence)
    if phrase is None:
        return None
    name = bare_name(people.ctx, phrase.core)
    full = fullest(people, name, phrase.core.start + 1, sex=title_sex(people.ctx, phrase.core.start))
    evidence = set(norms(people.ctx.tokens.within(phrase.core))) & people.ctx.evidence.names
    sure = full and (full.role or evidence or full.name in people.speakers)
    return (phrase.core.start, name) if sure else None


def passive_agent(sentence: SentenceContext) -> Phrase | None:
    """The name behind a passive verb of saying: `Hal itu disampaikan Kepala Balai Air Rina Wulandari`."""
    match = passives(sentence.pack).search(sentence.text, sentence.span.start, sentence.span.end)
    result = right_of(sentence, match.end()) if match and sentence.outside(Span(match.start(), match.end())) else None
    return result[0] if result and result[0].kind == "name" else None


@cache
def passives(pack: Pack) -> re.Pattern[str]:
    """Passive verbs of saying."""
    return re.compile(rf"\b(?:{alternation(pack.words['cues.passive'])})\b", re.IGNORECASE)


def opening(sentence: SentenceContext) -> Phrase | None:
    """The name that opens a sentence, save where a relative clause goes on about it."""
    for index, chunk in enumerate(sentence.chunks[:4]):
        if chunk.kind == "noun":
            phrase = chunk.phrase
            named = phrase is not None and phrase.kind == "name" and not unlikely_name(sentence.ctx, phrase)
            follows = sentence.chunks[index + 1].kind if index + 1 < len(sentence.chunks) else ""
            return phrase if named and follows != "relative" else None
        if chunk.kind not in ("connective", "auxiliary", "link", "mark"):
            return None
    return None


def before_verb(sentence: SentenceContext) -> Phrase | None:
    """The name that is the subject of the first verb."""
    openers = union(sentence.pack, "grammar.auxiliaries", "grammar.subordinators")
    for chunk in sentence.chunks[1:]:
        if chunk.kind == "verb" or chunk.norm in openers:
            result = left_of(sentence, sentence.span.start, chunk.start)
            named = result is not None and result[0].kind == "name" and not unlikely_name(sentence.ctx, result[0])
            return result[0] if result and named else None
    return None
