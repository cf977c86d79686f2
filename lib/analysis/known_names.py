"""What a corpus tells of its names, and how alike two of them are: by their words, their company, their offices."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

# A name and its type.
Key = tuple[str, str]
# Why one name is another's: the name, and the reason as the screen words it.
Merge = tuple[str, str]
# Of the articles that write a short form beside a full name, the share that must write the same one; and how many at
# least.
DOMINANT, WRITTEN = 0.8, 3
# Alone more than so many times as often as beside a full name, a short form stands for itself.
LONELY = 4
# Company is compared over so many articles of a name at most: more say the same.
COMPARED = 300
# How alike the company of two names is (cosine) that are one person's: found by looking at pairs of
# ../shared/gold/identity.jsonl, which have 0.06 to 0.74 where the words of one stand in the other.
SOME_COMPANY, SAME_COMPANY = 0.02, 0.12


@dataclass(slots=True)
class Known:
    """What a corpus tells of its names: how often each is written and quoted, where, with the words of which offices;
    `posts`: in which article with the words of which office how often."""

    mentions: Counter[Key]
    quotes: Counter[str]
    offices: Mapping[str, Counter[str]]
    posts: Mapping[str, Sequence[tuple[str, frozenset[str], int]]]
    where: Mapping[str, Sequence[str]]
    inside: Mapping[str, Sequence[str]]
    company: dict[str, dict[str, float]] = field(default_factory=dict)
    written: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        """Counts how often each name is written, whatever it is taken for."""
        self.written = Counter()
        for (name, _), times in self.mentions.items():
            self.written[name] += times

    def weight(self, name: str) -> tuple[int, int]:
        """How much a name counts: its quotes, then its mentions as a person's."""
        return self.quotes[name], self.mentions[name, "PER"]


def known(forms: pd.DataFrame, places: pd.DataFrame, said: pd.DataFrame) -> Known:
    """What the tables tell (their columns: `identities`)."""
    where: dict[str, list[str]] = defaultdict(list)
    inside: dict[str, list[str]] = defaultdict(list)
    # A name that an article has under two types stands in it once.
    for article, entity in dict.fromkeys(rows_of(places, "article_id", "entity")):
        where[entity].append(article)
        inside[article].append(entity)
    quotes: Counter[str] = Counter()
    offices: dict[str, Counter[str]] = defaultdict(Counter)
    posts: dict[str, list[tuple[str, frozenset[str], int]]] = defaultdict(list)
    told: dict[object, frozenset[str]] = {}
    for article, speaker, role, affiliation, times in rows_of(
        said, "article_id", "speaker", "role", "affiliation", "n"
    ):
        quotes[speaker] += times
        both = frozenset[str]()
        for words in (role, affiliation):
            if isinstance(words, str):
                if words not in told:
                    told[words] = frozenset(re.findall(r"\w{3,}", words.casefold()))
                seen = offices[speaker]
                for word in told[words]:
                    seen[word] += times
                both |= told[words]
        if both:
            posts[speaker].append((article, both, times))
    return Known(times_written(forms), quotes, offices, posts, where, inside)


def times_written(forms: pd.DataFrame) -> Counter[Key]:
    """How often each name is written as each type."""
    mentions: Counter[Key] = Counter()
    for entity, kind, times in rows_of(forms, "entity", "type", "n"):
        mentions[entity, kind] += times
    return mentions


def rows_of(frame: pd.DataFrame, *columns: str) -> Iterator[tuple[Any, ...]]:
    """The rows of some columns of a frame as Python's own values; a missing one is as pandas has it."""
    return zip(*(frame[c].tolist() for c in columns), strict=True)


# Of the mentions of a name, the share that must be of one type for the others to be mistaken, and how many there must
# be.
MOSTLY, TOLD = 0.8, 5
# Two to three capitals in front of a name: initials without their stops (`BJ Habibie`).
INITIALS = re.compile(r"[A-Z]{2,3}(?= )")


def kinds_of(mentions: Mapping[Key, int]) -> dict[Key, str]:
    """Which type a name has where an article gave it another: the type of nearly all its mentions, where one of both is
    a person's. A body by its mentions is a person where it is somebody's initials and a name that is a person's (`BJ
    Habibie`)."""
    by_name: dict[str, dict[str, int]] = {}
    for (name, kind), times in mentions.items():
        by_name.setdefault(name, {})[kind] = times
    found: dict[Key, str] = {}
    for name, kinds in by_name.items():
        if len(kinds) == 1 and not INITIALS.match(name):
            continue
        total, most = sum(kinds.values()), max(kinds, key=lambda k: (kinds[k], k))
        if most == "ORG" and has_initials(by_name, name):
            most = "PER"
        elif len(kinds) == 1 or total < TOLD or kinds[most] < MOSTLY * total:
            continue
        found |= {(name, kind): most for kind in kinds if kind != most and "PER" in (kind, most)}
    return found


def has_initials(by_name: Mapping[str, Mapping[str, int]], name: str) -> bool:
    """Whether a name is initials that are no body's name but for a tenth as often, and behind them a name that is
    nearly always a person's."""
    initials = INITIALS.match(name)
    rest = by_name.get(name[initials.end() + 1 :], {}) if initials else {}
    if initials is None or rest.get("PER", 0) < max(TOLD, MOSTLY * sum(rest.values())):
        return False
    times, alone = sum(by_name[name].values()), sum(by_name.get(initials[0], {}).values())
    return times >= max(TOLD, 10 * alone)


def company(corpus: Known, name: str) -> dict[str, float]:
    """With whom a name stands in articles, as a vector of length 1: rare company counts more (TF-IDF)."""
    if name not in corpus.company:
        own = set(name.split())
        seen: Counter[str] = Counter()
        for article in corpus.where.get(name, ())[:COMPARED]:
            seen.update(corpus.inside[article])
        articles, where = len(corpus.inside), corpus.where
        others = ((o, n) for o, n in seen.items() if own.isdisjoint(o.split()))
        weights = {o: math.log1p(n) * math.log(articles / len(where[o])) for o, n in others}
        length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        corpus.company[name] = {o: w / length for o, w in weights.items()}
    return corpus.company[name]


def alike(corpus: Known, one: str, other: str) -> float:
    """How alike the company of two names is: 0 to 1."""
    a, b = company(corpus, one), company(corpus, other)
    if len(a) > len(b):
        a, b = b, a
    return sum(weight * b.get(name, 0.0) for name, weight in a.items())


def same_office(corpus: Known, one: str, other: str) -> float | None:
    """Which share of the words of their offices two names have in common, the frequent ones counting more; None where
    one has none."""
    a, b = corpus.offices.get(one), corpus.offices.get(other)
    if not a or not b:
        return None
    most, more = max(a.values()), max(b.values())
    return sum(min(a[w] / most, b[w] / more) for w in a) / min(sum(a.values()) / most, sum(b.values()) / more)


def strange(corpus: Known, one: str, other: str) -> list[tuple[str, frozenset[str], int]]:
    """The `posts` of a name whose offices have no word of four letters that is ever said of another name."""
    known_as: Mapping[str, int] = corpus.offices.get(other, {})
    return [post for post in corpus.posts.get(one, ()) if not any(len(w) > 3 and w in known_as for w in post[1])]


def agree(corpus: Known, one: str, other: str) -> bool:
    """Whether what stands around two names, of which one may be a form of the other, speaks for one bearer."""
    office, beside = same_office(corpus, one, other), alike(corpus, one, other)
    return beside >= SAME_COMPANY or (beside >= SOME_COMPANY and office is not None and office >= 0.5)


def plain(name: str) -> tuple[str, ...]:
    """A name's words small, without stops and marks."""
    bare = (word if word.isalnum() else re.sub(r"[^\w-]", "", word) for word in name.split())
    return tuple(w.casefold() for w in bare if w)


def by_word(names: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """The names that hold each word; `names` gives the words of each."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, words in names.items():
        for word in set(words):
            found[word].append(name)
    return found


def within(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether all words of a name stand in another in the same order, an initial for a word that begins with it."""
    rest = iter(full)
    return all(any(fits(word, other) for other in rest) for word in short)


def fits(word: str, other: str) -> bool:
    """Whether two words of names are the same, or one is the other's first letter."""
    return word == other or (len(word) == 1 and other.startswith(word)) or (len(other) == 1 and word.startswith(other))
