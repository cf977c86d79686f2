"""Which names of a corpus are likely and not surely one: what a person is asked, best first. Pure functions over
tables.

It looks at what merging left (lib/analysis/identity.py): names whose words agree and whose company or office does not
say enough, short names that several people have, acronyms with two expansions. Names without a word in common that keep
the same company were tried: on all of ../shared/corpora they are two people of one story.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations

import pandas as pd
from rapidfuzz import fuzz

from lib.analysis.bodies import expansions
from lib.analysis.identity import bearers, is_written_as_name
from lib.analysis.known_names import Known, alike, by_word, known, plain, rows_of, same_office, within
from lib.analysis.spelling import SAME_SPELLING, same_spelling

# Chosen by looking at the pairs of all of ../shared/corpora: how alike company must be where words agree, where letters
# do, for bodies.
WORDS, LETTERS, BODIES = 0.03, 0.02, 0.2
# A short name, or an acronym, is written for one bearer in this share of the articles that say so.
SHARE = 0.5
# What a short name that is no word of the full one counts beside one that is.
NO_WORD = 0.6
# So many are offered at most: nobody judges more, and what is judged makes room.
OFFERED = 1000
COLUMNS = ["entity", "name", "type", "why", "sure"]
# A pair: the name that would be counted under the other, that one, their type, why, how sure (0 to 1).
Pair = tuple[str, str, str, str, float]


def likely(
    forms: pd.DataFrame,
    places: pd.DataFrame,
    said: pd.DataFrame,
    found: pd.DataFrame,
    common: Callable[[str], bool] = lambda word: False,
) -> pd.DataFrame:
    """Pairs of names that may be one: `entity, name, type, why, sure` (strings; `sure` a decimal from 0 to 1), best
    first: the surest and most quoted. `entity` is the one that would be counted under `name`.

    `forms, places, said` as `identities` gets them, `found` what it gave back.
    """
    forms, places, said = as_merged(forms, places, said, found)
    corpus = known(forms, places, said)
    people = [e for e, kind in corpus.mentions if kind == "PER" and corpus.quotes[e] and is_written_as_name(e)]
    best: dict[frozenset[str], Pair] = {}
    for pair in (
        *by_words(corpus, people),
        *by_bearers(corpus, bearers(corpus, forms, {}, common)[0]),
        *by_body(corpus, forms),
    ):
        both = frozenset(pair[:2])
        if both not in best or best[both][4] < pair[4]:
            best[both] = pair
    ordered = sorted(best.values(), key=lambda p: (-p[4] * math.log1p(corpus.quotes[p[0]]), p[0], p[1]))
    rows = [(e, n, kind, why, f"{sure:.2f}") for e, n, kind, why, sure in ordered[:OFFERED]]
    return pd.DataFrame(rows, columns=COLUMNS).astype("str")


def as_merged(
    forms: pd.DataFrame, places: pd.DataFrame, said: pd.DataFrame, found: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The three tables of a corpus under the names that merging gave."""
    whole = {
        (e, kind): (name, now)
        for a, e, kind, name, now in rows_of(found, "article_id", "entity", "type", "name", "now")
        if not a
    }
    here = {(a, e): name for a, e, name in rows_of(found, "article_id", "entity", "name") if a}
    speakers = {e: whole[e, kind][0] for kind in ("PER", "ORG", "GPE") for e, k in whole if k == kind}
    of_forms = [whole.get(key, key) for key in rows_of(forms, "entity", "type")]
    forms = forms.assign(entity=[n for n, _ in of_forms], type=[k for _, k in of_forms])
    of_places = [
        (a, *whole.get((e, kind), (e, kind))) for a, e, kind in rows_of(places, "article_id", "entity", "type")
    ]
    named = [(a, here.get((a, e), e), kind) for a, e, kind in of_places]
    places = pd.DataFrame(sorted(set(named)), columns=["article_id", "entity", "type"])
    spoken = [(a, speakers.get(s, s)) for a, s in rows_of(said, "article_id", "speaker")]
    return forms, places, said.assign(speaker=[here.get(key, key[1]) for key in spoken])


def ordered(corpus: Known, one: str, other: str) -> tuple[str, str]:
    """Two names, the one that counts less first."""
    first, last = sorted((one, other), key=lambda n: (corpus.weight(n), len(n), n))
    return first, last


def agreement(corpus: Known, one: str, other: str) -> float:
    """How much speaks for one bearer of two names, 0 to 1: their company, and their offices where both have one."""
    office = same_office(corpus, one, other)
    return min(1.0, alike(corpus, one, other) + 0.3 * (office or 0.0))


def longer_ones(names: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Each name with every longer one that holds all of its words; `names` gives the words of each."""
    holding = by_word(names)
    for name, words in names.items():
        rare = min(words, key=lambda w: (len(holding[w]), w))
        for other in holding[rare]:
            if len(names[other]) > len(words) and within(words, names[other]):
                yield name, other


def by_words(corpus: Known, people: list[str]) -> Iterator[Pair]:
    """Names of which one holds all words of the other, or that differ in a letter, of several words each."""
    full = {n: words for n in people if len(words := plain(n)) > 1 and "-" not in n}
    for name, other in longer_ones(full):
        sure = agreement(corpus, name, other)
        if sure >= WORDS:
            yield *ordered(corpus, name, other), "PER", "short name", sure
    groups: dict[str, list[str]] = defaultdict(list)
    for name, words in full.items():
        groups["".join(w[0] for w in words)].append(name)
    for group in groups.values():
        for one, other in combinations(group, 2):
            if fuzz.ratio(one, other) >= SAME_SPELLING and same_spelling(one, other):
                sure = agreement(corpus, one, other)
                if sure >= LETTERS:
                    yield *ordered(corpus, one, other), "PER", "spelling", sure


def by_bearers(corpus: Known, known_as: Mapping[str, Counter[str]]) -> Iterator[Pair]:
    """Names of one word that mostly one full name is written beside."""
    for name, full in known_as.items():
        best, times = full.most_common(1)[0]
        share = times / full.total()
        if corpus.quotes[name] and share >= SHARE:
            sure = share * min(1.0, 0.3 + agreement(corpus, name, best))
            # `Emil` of Ridwan Kamil, but also `Iriana`, whom articles name by her husband.
            within_it = set(plain(name)) <= set(plain(best))
            yield name, best, "PER", "short name", sure if within_it else sure * NO_WORD


def by_body(corpus: Known, forms: pd.DataFrame) -> Iterator[Pair]:
    """Bodies of which one name holds all words of the other, and an acronym and the expansion that most articles
    give."""
    quoted = {e: words for e, kind in corpus.mentions if kind == "ORG" and corpus.quotes[e] and (words := plain(e))}
    for name, other in longer_ones(quoted):
        sure = alike(corpus, name, other)
        if sure >= BODIES:
            yield *ordered(corpus, name, other), "ORG", "short name", sure
    for text, entities in expansions(forms).items():
        best, times = entities.most_common(1)[0]
        if corpus.quotes[text] and (text, "ORG") in corpus.mentions and times >= SHARE * entities.total():
            yield text, best, "ORG", "acronym", times / entities.total()
