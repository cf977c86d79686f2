"""What a language pack holds: one field for each key of its TOML file, what it is for, and what it may be.

A new key is a field here, a line in every pack and one, commented, in `template.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct


@dataclass(frozen=True)
class Kind:
    """A kind of value: what is allowed, in words; how many items exactly; whether they are regular expressions."""

    allowed: str
    length: int | None = None
    patterns: bool = False


# Neither empty nor with a blank at an end.
Word = Annotated[str, Meta(pattern=r"^\S(?:.*\S)?$"), Kind("a word or words, no blank at an end")]
Code = Annotated[str, Meta(pattern=r"^[a-z]{2,3}$"), Kind("an ISO 639 code: two or three small letters")]
Words = Annotated[tuple[Word, ...], Kind("a list of words, none empty or with a blank at an end, each once")]
Parted = Annotated[
    tuple[Annotated[str, Meta(pattern=r"^\S+ \S(?:.*\S)?$")], ...],
    Kind("a list of verbs, each a form, one blank and its particle, each once"),
]
Patterns = Annotated[tuple[Word, ...], Kind("a list of regular expressions, each once", patterns=True)]
Months = Annotated[tuple[Word, ...], Kind("the 12 names of the months, in order, each once", length=12)]
Codes = Annotated[tuple[Code, ...], Kind("a list of ISO 639 codes of two or three small letters, each once")]
CueList = Literal["after", "clause", "needs_complementizer", "always_clause", "directive", "naming"]
CueVerbs = Annotated[
    dict[Word, tuple[CueList, ...]],
    Kind(f"a table of verbs, each with the lists of cues that its forms stand in: {', '.join(get_args(CueList))}"),
]
Switch = Annotated[bool, Kind("true or false")]
Names = Annotated[dict[Word, Word], Kind("a table of words for words")]
Numbers = Annotated[dict[Word, int], Kind("a table of words for whole numbers")]
MonthNumbers = Annotated[dict[Word, Annotated[int, Meta(ge=1, le=12)]], Kind("a table of words for numbers 1 to 12")]
DayNumbers = Annotated[
    dict[Word, Annotated[int, Meta(ge=0, le=6)]], Kind("a table of words for numbers 0 (Monday) to 6 (Sunday)")
]
Unit = Literal["day", "week", "month", "year", "decade"]
Units = Annotated[dict[Word, Unit], Kind('a table of words for "day", "week", "month", "year" or "decade"')]
Parts = Annotated[dict[Word, Literal["early", "mid", "late"]], Kind('a table of words for "early", "mid" or "late"')]
Genders = Annotated[dict[Word, Literal["male", "female"]], Kind('a table of words for "male" or "female"')]
Priority = Annotated[int, Meta(ge=1), Kind("a whole number from 1, no other frame's")]


def about(text: str) -> Meta:
    """What a key is for; `template.toml` says it in the same words."""
    return Meta(description=text)


class Table(Struct, forbid_unknown_fields=True):
    """A table of the file."""


class Sentences(Table):
    """`[sentences]`: where sentences and the article end."""

    abbreviations: Annotated[Words, about("Words whose full stop ends no sentence, written without it.")]
    glued: Annotated[Switch, about("Whether a capital inside a word shows that a blank was lost.")]
    boilerplate: Annotated[Words, about("Lines that begin so belong to the page, not to the article: shown faint.")]


class Cues(Table):
    """`[cues]`: words that report speech. A frame names the list its cue stands in."""

    after: Annotated[Words, about("Cues behind what was said.")]
    suffixed: Annotated[Words, about("Cues with the speaker in them, as a suffix.")]
    clause: Annotated[Words, about("Cues before what was said, with or without complementizer.")]
    needs_complementizer: Annotated[
        Words,
        about("Of `clause`: report only with a complementizer or a quotation behind them, else they take a noun."),
    ]
    always_clause: Annotated[Words, about("Of `clause`: what follows is a clause, whatever it looks like.")]
    noun_openers: Annotated[Patterns, about("What shows a noun and no clause behind a cue; regular expressions.")]
    directive: Annotated[Words, about("Of `clause`: asks somebody for something; the addressee stays outside.")]
    according: Annotated[Words, about("Stand before a source, beside what it says.")]
    according_suffixed: Annotated[Words, about("Words like those of `according` with the source in them, as a suffix.")]
    viewpoint: Annotated[Words, about("Stand before somebody named whose view follows a comma.")]
    viewpoint_suffixed: Annotated[Words, about("Words like those of `viewpoint` with the person in them, as a suffix.")]
    believed: Annotated[Words, about("Passive verbs of belief, whose agent stands before the predicate.")]
    passive: Annotated[Words, about("Passive verbs of saying, with what may stand before their agent.")]
    naming: Annotated[Words, about("Say what somebody calls something, with a quotation in it.")]
    verbs: Annotated[CueVerbs, about("Verbs by their base form, and the lists above that all their forms stand in.")]
    parted: Annotated[Parted, about("Verbs of saying whose particle may stand apart, a form and its particle each.")]
    blockers: Annotated[Words, about("Words before a cue that say that nothing was said.")]


class Grammar(Table):
    """`[grammar]`: small words, endings, and switches for what languages differ in."""

    predicates: Annotated[Words, about("Words that make a stretch of text a clause.")]
    nominal_forms: Annotated[Patterns, about("Nouns made of verbs, which look like verbs; regular expressions.")]
    not_verbs: Annotated[Words, about("Words that look like verbs by their prefix and are none.")]
    plain_verb_prefixes: Annotated[Words, about("Of `verb_prefixes`: leave the stem as it is.")]
    verb_suffixes: Annotated[Words, about("Endings that the stem of a verb may carry.")]
    verb_prefixes: Annotated[Words, about("Beginnings that show a verb.")]
    insertions: Annotated[Words, about("Open a phrase set between commas into a subject.")]
    complementizers: Annotated[Words, about("May stand between a cue and what was said.")]
    quoting_complementizers: Annotated[Words, about("Of `complementizers`: those that introduce reported speech.")]
    kept_complementizers: Annotated[Words, about("Of all complementizers: part of what was said.")]
    directive_complementizers: Annotated[Words, about("Open what somebody is asked to do.")]
    adjunct_complementizers: Annotated[Words, about("Complementizers that may stand behind an addressee.")]
    auxiliaries: Annotated[Words, about("May stand between a subject and its cue.")]
    alternatives: Annotated[Words, about("Join two things of one kind to choose from.")]
    name_prefixes: Annotated[Words, about("Small words written together with the name behind them: `al-Sisi`.")]
    chain_links: Annotated[Words, about("Join a second cue to the same subject.")]
    connectives: Annotated[Words, about("Open a sentence and belong to nobody's name.")]
    prepositions: Annotated[Words, about("Prepositions: what follows is no subject.")]
    pronouns: Annotated[Words, about("Pronouns that may be a subject.")]
    first_person: Annotated[Words, about("Of `pronouns`: the speaker.")]
    plural_pronouns: Annotated[Words, about("Of `pronouns`: several people.")]
    gendered_pronouns: Annotated[Words, about("Of `pronouns`: a person has only one of these.")]
    genders: Annotated[Genders, about("Pronouns and titles of one sex only.")]
    relative: Annotated[Words, about("Open a relative clause.")]
    agent_prepositions: Annotated[Words, about("Stand between a passive verb and its agent.")]
    modals: Annotated[Words, about("A base form behind them is a verb: `would say`.")]
    passive_auxiliaries: Annotated[
        Words,
        about(
            "In front of a participle: somebody was told, and did not tell; empty where a passive is a form of its own."
        ),
    ]
    quantifiers: Annotated[Words, about("Of `indefinites`: make a group of what follows.")]
    noun_markers: Annotated[Words, about("Show that the cue before them took a noun: `described X as Y`.")]
    apposition_ends: Annotated[Words, about("End an apposition behind a name.")]
    place_prepositions: Annotated[Words, about("Join a place to a description.")]
    place_nouns: Annotated[Words, about("Small nouns that are such a place.")]
    adverbial_ends: Annotated[Words, about("Words that end an adverbial phrase before its subject.")]
    possessive_suffixes: Annotated[Words, about("Endings of a word that ends an adverbial phrase before its subject.")]
    head_final: Annotated[Switch, about("Whether the head of a compound stands last: `Water Board`.")]
    verb_second: Annotated[Switch, about("Whether the verb of a main clause stands right behind a subordinate one.")]
    converbs: Annotated[Switch, about("Whether a verb of the same person may follow a speaker behind the cue.")]
    clitics: Annotated[Words, about("Ends of words that are words of their own.")]
    possessive_clitics: Annotated[Words, about("Of `clitics`: whose something is; the thing follows.")]
    possessives: Annotated[Words, about("Words in front of a noun that say whose it is.")]
    articles: Annotated[Words, about("Stand before a definite description.")]
    determiners: Annotated[Words, about("Stand behind a definite description.")]
    indefinites: Annotated[Words, about("Stand before somebody not yet known.")]
    subordinators: Annotated[Words, about("Open a subordinate clause.")]
    enumerators: Annotated[Words, about("Join the last part of an enumeration.")]
    office_prepositions: Annotated[Words, about("End a noun phrase elsewhere and yet stand inside offices.")]
    office_words_small: Annotated[Words, about("Small words inside the name of an office.")]
    joiners: Annotated[Words, about("Small words inside the name of a body.")]
    name_particles: Annotated[Words, about("Small words inside the name of a person.")]
    remark_openers: Annotated[Words, about("Open a reporter's remark behind a quotation and a comma.")]
    clause_breaks: Annotated[Words, about("End what was said: the reporter goes on.")]
    viewpoints: Annotated[Words, about("In front of somebody whose words are quoted behind a comma.")]
    words_openers: Annotated[Words, about("Of `viewpoints`: only in front of somebody's words, not of a name alone.")]
    words_said: Annotated[Words, about("What somebody's words are called: `in her words`.")]


class FrameText(Table):
    """A frame of reported speech. Where several fit a cue, the lowest priority number is taken."""

    priority: Annotated[Priority, about("Frames are tried from the lowest number up; the first that fits is taken.")]
    form: Annotated[Word, about("Slots around a cue: `{QUOTED} {CUE:after} {SOURCE}`.")]


class Speakers(Table):
    """`[speakers]`: what speakers are called."""

    roles: Annotated[Words, about("Offices and callings of one person.")]
    honorifics: Annotated[Words, about("Titles before a name, which are not part of it.")]
    body_roles: Annotated[Words, about("Of `roles`: may stand behind their body and before a name.")]
    group_heads: Annotated[Words, about("Nouns for several people who are not named.")]
    unnamed_heads: Annotated[Words, about("Nouns for one person who is not named.")]
    document_heads: Annotated[Words, about("Nouns for documents.")]
    organisation_heads: Annotated[Words, about("Nouns that head the name of a body.")]
    given_prefixes: Annotated[Words, about("First names seldom used alone: they stay with the name that follows.")]
    name_openers: Annotated[Words, about("Open a name wherever they stand behind an office.")]
    regions: Annotated[Words, about("Regions and their short names, which stand between an office and a name.")]
    portfolio_offices: Annotated[Words, about("Offices whose field is part of their name.")]
    unit_heads: Annotated[Words, about("Parts of an office, which belong to the role with what follows them.")]
    place_offices: Annotated[Words, about("Offices whose place is part of the role.")]
    local_offices: Annotated[Words, about("Offices with a place of any name behind them.")]
    office_words: Annotated[Words, about("Stand in names of offices and bodies, never in a person's.")]
    role_forms: Annotated[Patterns, about("Short forms of roles, as the language builds them; regular expressions.")]
    body_forms: Annotated[Patterns, about("Short forms of bodies; regular expressions for whole words.")]
    kin: Annotated[Words, about("People by whom they are related to: `Rina's father` is not Rina.")]
    short_bodies: Annotated[Words, about("Heads that alone may mean a body named before.")]
    nobody_heads: Annotated[Words, about("Heads of noun phrases that never speak.")]
    person_heads: Annotated[Words, about("Heads of descriptions of one person.")]
    addresses: Annotated[Words, about("Stand before a name in talk, and are no part of it: `Kang Emil`.")]
    party_tags: Annotated[Patterns, about("Between commas behind a name, and no part of it; regular expressions.")]
    called_by: Annotated[Words, about("Stand before a nickname.")]
    stopwords: Annotated[Words, about("Words with a capital, first in a sentence, that are no name.")]
    office_synonyms: Annotated[Names, about("Another word for an office, and the office.")]
    nicknames: Annotated[Names, about("What somebody is called everywhere, and the full name.")]


class Entities(Table):
    """`[entities]`: places, bodies, events and peoples that are named."""

    metonymy_left: Annotated[Words, about("Before a capital: it stands for its government.")]
    metonymy_verbs: Annotated[Words, about("Behind a capital: it stands for its government.")]
    locatives: Annotated[Words, about("Before a capital: the place is meant.")]
    administrative: Annotated[Words, about("Head the name of a place that is governed.")]
    event_heads: Annotated[Words, about("Head the name of an event.")]
    peoples: Annotated[Words, about("Peoples and faiths, with their capitals.")]
    aliases: Annotated[Names, about("A short name of a country or body, and the name it is counted under.")]
    capitals: Annotated[Names, about("A capital city's name in this language, and in English.")]
    known_organisations: Annotated[Names, about("A body's name or acronym, and the name it is counted under.")]


class Dates(Table):
    """`[dates]`: how days and times are written."""

    month_first: Annotated[Switch, about("Whether the month stands before the day.")]
    unit_first: Annotated[Switch, about("Whether the unit stands before its shift.")]
    months: Annotated[Months, about("The months, January first.")]
    month_variants: Annotated[MonthNumbers, about("Other spellings of months, and the month's number.")]
    weekdays: Annotated[Words, about("The days of the week and their other spellings.")]
    weekday_numbers: Annotated[DayNumbers, about("Those of `weekdays`, each with its number: Monday is 0.")]
    times_of_day: Annotated[Words, about("Times of the day, behind a day.")]
    on_day: Annotated[Words, about("Stand before a day of the week.")]
    last: Annotated[Words, about("Beside a day of the week: the one before now.")]
    next: Annotated[Words, about("Beside a day of the week: the one after now.")]
    year_prefixes: Annotated[Words, about("Show that four figures behind them are a year.")]
    year_words: Annotated[Words, about("Words for a year, before its figures.")]
    since: Annotated[Words, about("Open a time that goes on.")]
    until: Annotated[Words, about("Stand between a first and a last day or year.")]
    numbers: Annotated[Numbers, about("Numbers in words, before a unit.")]
    single_units: Annotated[Units, about("One word for one unit of time.")]
    units: Annotated[Units, about("Units of time.")]
    shifts: Annotated[Numbers, about("Beside a unit: how many units from now.")]
    ago: Annotated[Words, about("Beside a number of units: before now.")]
    ahead: Annotated[Words, about("Beside a number of units: after now.")]
    parts: Annotated[Parts, about("Parts of a month or a year.")]
    part_links: Annotated[Words, about("May stand between a part and its month or year.")]
    decade_words: Annotated[Words, about("May stand before a decade.")]
    decade_suffixes: Annotated[Words, about("Make a decade of a year's figures.")]
    hijri_months: Annotated[Words, about("Months of the Islamic calendar.")]
    not_before_number: Annotated[Words, about("Four figures behind these are no year.")]
    relative_days: Annotated[Numbers, about("Days counted from today.")]
    spans_of_time: Annotated[Words, about("Times without an end that can be counted.")]


class LanguageFile(Table):
    """A whole pack."""

    code: Annotated[Code, about("The language's ISO 639 code; the file is named by it.")]
    name: Annotated[Word, about("The language's own name for itself.")]
    detected_as: Annotated[
        Codes, about("What py3langid calls a text of this language: its code, and those it is taken for.")
    ]
    sentences: Sentences
    cues: Cues
    grammar: Grammar
    frames: Annotated[dict[Word, FrameText], Kind("a table of frames, each with a priority and a form")]
    speakers: Speakers
    entities: Entities
    dates: Dates
