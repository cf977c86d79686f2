"""Says which names of a corpus are one person or body: pure functions over tables, every merge with its reason.

What an article calls somebody (its fullest form there) is set against what the corpus knows. A form goes to another
where its words say so (`Sri Mulyani` of `Sri Mulyani Indrawati`, `Desmond J Mahesa` of `Desmond J. Mahesa`) and the
evidence agrees: the articles that write both, the offices, the company of names. Where two people may be meant nothing
is merged.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import chain, pairwise

import pandas as pd
from rapidfuzz import fuzz, process

from lib.analysis.bodies import bodies
from lib.analysis.known_names import (
    DOMINANT,
    LONELY,
    WRITTEN,
    Key,
    Known,
    Merge,
    agree,
    by_word,
    company,
    kinds_of,
    known,
    plain,
    rows_of,
    strange,
    times_written,
    within,
)
from lib.analysis.spelling import SAME_SPELLING, same_spelling

# The longest small word in a person's name: `bin`, `von`, `der`.
LONGEST_PARTICLE = 3


def identities(
    forms: pd.DataFrame,
    places: pd.DataFrame,
    said: pd.DataFrame,
    stray: Callable[[str], bool] = lambda word: False,
    common: Callable[[str], bool] = lambda word: False,
) -> pd.DataFrame:
    """Which names of a corpus are one: `article_id, entity, type, name, why, now` (strings) for those that get another
    name or, as `now`, another type, in one article or, where `article_id` is empty, in all of them.

    `forms`: `entity, type, text` (strings), `n` (int64), how often an entity is written so. `places`: `article_id,
    entity, type`, which names stand in which articles. `said`: `article_id, speaker, role, affiliation` (strings, the
    latter two may be missing), `n` (int64), how often somebody with an office is quoted. `stray` says of a word that it
    stands in front of names and is no part of them (`Menhub`), `common` that it is a word of the language and nobody's
    name (`Pernyataan`).
    """
    now = kinds_of(times_written(forms))
    forms = forms.assign(type=[now.get(key, key[1]) for key in rows_of(forms, "entity", "type")])
    corpus = known(forms, places, said)
    people = sorted(e for e, kind in corpus.mentions if kind == "PER" and is_written_as_name(e))
    grown = titled(corpus, people, stray)
    full = {n: words for n in people if n not in grown and len(words := plain(n)) > 1}
    found: dict[Key, Merge] = {}
    for step in (grown, same_letters(corpus, full), longer(corpus, full), spelt(corpus, full)):
        for name, (into, why) in step.items():
            if not leads(found, into, name):
                found.setdefault((name, "PER"), (into, why))
    last = resolved(found)
    found |= {
        (e, "PER"): merge for e, merge in only_bearers(corpus, full, people, common).items() if (e, "PER") not in found
    }
    told = [row for row in one_word(corpus, *bearers(corpus, forms, last, common)) if (row[1], "PER") not in found]
    found |= {(e, "PER"): (name, why) for article, e, name, why in told if not article}
    found |= bodies(corpus, forms)
    ends = resolved(found)
    found = {key: merge for key, merge in found.items() if not other_part(key[0], merge[0], ends[key])}
    parted = two_peoples(corpus, {name: into for (name, kind), into in ends.items() if kind == "PER"})
    found = {key: merge for key, merge in found.items() if key[1] != "PER" or key[0] not in parted}
    here = [r for r in told if r[0]] + [r for name, into in parted.items() for r in by_office(corpus, name, into)]
    return told_as(now, found, here)


def told_as(
    now: Mapping[Key, str], found: Mapping[Key, Merge], here: Iterable[tuple[str, str, str, str]]
) -> pd.DataFrame:
    """The rows of `identities`: names that go to another everywhere, names of another type `now`, and names that go to
    another in one article."""
    ends = resolved(found)
    rows = [("", e, kind, ends[e, kind], why, kind) for (e, kind), (_, why) in found.items() if ends[e, kind] != e]
    rows += [
        ("", e, was, ends.get((e, kind), e), found.get((e, kind), ("", "kind"))[1], kind)
        for (e, was), kind in now.items()
        if (e, was) not in found
    ]
    rows += [(article, e, "PER", ends.get((name, "PER"), name), why, "PER") for article, e, name, why in here]
    return pd.DataFrame(sorted(rows), columns=["article_id", "entity", "type", "name", "why", "now"]).astype("str")


def is_written_as_name(name: str) -> bool:
    """Whether the first and the last word of a name have a capital: `keponakan Rina` is somebody else."""
    words = name.split()
    small = (w for w in words[1:-1] if w[:1].islower())
    return (
        bool(words)
        and words[0][:1].isupper()
        and words[-1][:1].isupper()
        and all(len(w) <= LONGEST_PARTICLE for w in small)
    )


def other_part(name: str, into: str, end: str) -> bool:
    """Whether a name and the one that it ends at are two parts of the name between them (`Los Blancos` and `Zinedine
    Zidane` of `Los Blancos Zinedine Zidane`): two names written one after the other."""
    one, both, other = set(plain(name)), set(plain(into)), set(plain(end))
    return one < both and other < both and not one & other


def leads(found: Mapping[Key, Merge], start: str, name: str) -> bool:
    """Whether the chain of merges that begins at one person's name comes to another."""
    seen = set[str]()
    while start != name and (start, "PER") in found and start not in seen:
        seen.add(start)
        start = found[start, "PER"][0]
    return start == name


def resolved(found: Mapping[Key, Merge]) -> dict[Key, str]:
    """Where each chain of merges ends (`Khatibzade` → `Khatibzadeh` → `Saeed Khatibzadeh`)."""
    ends = {}
    for name, kind in found:
        seen, into = {name}, found[name, kind][0]
        while (into, kind) in found and into not in seen:
            seen.add(into)
            into = found[into, kind][0]
        ends[name, kind] = into
    return ends


def same_letters(corpus: Known, full: Mapping[str, tuple[str, ...]]) -> dict[str, Merge]:
    """Names that differ in stops and marks only: `Desmond J. Mahesa`, `Desmond J Mahesa`; the one quoted most is
    kept."""
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, words in full.items():
        groups[words].append(name)
    return {
        name: (best, "spelling")
        for group in groups.values()
        if len(group) > 1
        for best in [max(group, key=lambda n: (*corpus.weight(n), n))]
        for name in group
        if name != best
    }


def titled(corpus: Known, names: Iterable[str], stray: Callable[[str], bool]) -> dict[str, Merge]:
    """Names with a title or another word grown on to them (`Menhub Budi Karya`, `Pernyataan Susi`), where the corpus
    has the rest alone. `stray` says of a word that it is no part of a name."""
    by_words: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in names:
        by_words[plain(name)].append(name)
    found = {}
    for name in names:
        words = name.split()
        bare = [plain(word) for word in words[1:]]
        for cut in range(1, min(3, len(words))):
            rest = tuple(chain.from_iterable(bare[cut - 1 :]))
            best = max(by_words.get(rest, ()), key=corpus.weight, default=None)
            if best is None or corpus.weight(best) < (0, WRITTEN):
                continue
            body = all(w.isupper() or (w, "ORG") in corpus.mentions for w in words[:cut])
            alone = cut == len(words) - 1
            # What is left is a name of its own: quoted as often by itself, where it is one word far more often.
            as_often = corpus.quotes[best] >= (3 * corpus.quotes[name] if alone else corpus.quotes[name] / 2)
            strays = all(stray(w) for w in words[:cut])
            if as_often and (strays or (body and not alone and agree(corpus, name, best))):
                found[name] = (best, "short name")
                break
    return found


def longer(corpus: Known, full: Mapping[str, tuple[str, ...]]) -> dict[str, Merge]:
    """Names of several words that stand in a longer one of the corpus: the form that is quoted most is kept."""
    holding = by_word(full)
    found: dict[str, Merge] = {}
    for name, words in full.items():
        rare = min((w for w in words if len(w) > 1), key=lambda w: len(holding[w]), default=None)
        if rare is None or not corpus.quotes[name]:
            continue
        over = [
            o
            for o in holding[rare]
            if o != name and len(full[o]) >= len(words) and corpus.quotes[o] and within(words, full[o])
        ]
        over = [o for o in over if "-" not in o and agree(corpus, name, o)]
        if not over or not forms_of_one(over, full):
            continue
        best = max(over, key=corpus.weight)
        one, other = (name, best) if corpus.weight(best) >= corpus.weight(name) else (best, name)
        if one not in found and found.get(other, ("",))[0] != one:
            found[one] = (other, "short name")
    return found


def forms_of_one(names: Iterable[str], full: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether names are forms of one: each stands in the next longer one, or is a spelling of it."""
    ordered = sorted(names, key=lambda n: len(full[n]))
    return all(within(full[a], full[b]) or fuzz.ratio(a, b) >= SAME_SPELLING for a, b in pairwise(ordered))


def spelt(corpus: Known, full: Mapping[str, tuple[str, ...]]) -> dict[str, Merge]:
    """Spellings of one full name: the one written at least three times as often is kept; where two are written about as
    often their company or office must agree, as they may be two people, and so where what differs is a name of many in
    both."""
    people = sorted(full, key=lambda e: (*(-w for w in corpus.weight(e)), e))
    bearing = Counter(word for words in full.values() for word in set(words))
    groups: dict[tuple[str, int], list[str]] = defaultdict(list)
    for name in people:
        groups["".join(w[0] for w in full[name]), len(full[name])].append(name)
    found = {}
    for group in groups.values():
        for i, name in enumerate(group[1:], 1):
            twins = process.extract(name, group[:i], scorer=fuzz.ratio, score_cutoff=SAME_SPELLING, limit=1)
            twin = twins[0][0] if twins else None
            if twin is None or not same_spelling(twin, name):
                continue
            # `Irwan` and `Iwan` are two names: many bear the one and many the other.
            names = all(
                bearing[w] >= NAME_OF_MANY
                for a, b in zip(full[name], full[twin], strict=True)
                if a != b
                for w in (a, b)
            )
            rare = 3 * corpus.mentions[name, "PER"] <= corpus.mentions[twin, "PER"] and not names
            if rare or agree(corpus, name, twin):
                found[name] = (twin, "spelling")
    return found


# A word that so many full names have is a name, and no spelling of another.
NAME_OF_MANY = 4


def one_word(
    corpus: Known, known_as: Mapping[str, Counter[str]], called: Mapping[str, Counter[str]]
) -> list[tuple[str, str, str, str]]:
    """Short forms of one word, article by article (`article_id, entity, name, why`): to the full name beside which
    other articles write them, where the company in the article is that name's. The fewer others are written so, the
    less company it takes. Both tables of `bearers`."""
    found = []
    for name, full in known_as.items():
        total = full.total()
        ordered = [
            (bearer, times) for bearer, times in full.most_common(BEARERS) if times >= RARE * full.most_common(1)[0][1]
        ]
        if nobody_else(corpus, name, full, called[name]):
            found.append(("", name, ordered[0][0], "short name"))
            continue
        for article in corpus.where.get(name, ()):
            present = [o for o in corpus.inside[article] if o != name]
            best = max(ordered, key=lambda b: (b[1] / total * (FEW + overlap(corpus, b[0], present)), b[0]))[0]
            # Where it mostly stands without a full name, the few articles with one say little.
            shown = full[best] / total if LONELY * total >= corpus.mentions[name, "PER"] else 0.0
            enough = next(least for share, least in ENOUGH if shown >= share)
            near = overlap(corpus, best, present)
            others = max((overlap(corpus, o, present) for o, _ in ordered if o != best), default=0.0)
            if near >= enough and near >= 2 * others:
                found.append((article, name, best, "short name"))
    return found


# A name of two people: quoted so often at least, in so large a share under an office that is another's of like name.
QUOTED, STRANGERS = 5, 0.1
# Of the quotes with an office, the share under one that the full name never has, where it has the others.
MIXED = 0.15, 0.5


def two_peoples(corpus: Known, into: Mapping[str, str]) -> dict[str, str]:
    """Of the names that would be merged, those that are partly somebody else's (`M Nasir`, of an officer and of a
    minister): articles quote them under an office that the full name never has and another name with a word of theirs
    has."""
    holding = by_word({name: plain(name) for name in corpus.offices})
    found = {}
    for name, full in into.items():
        posts = strange(corpus, name, full) if corpus.quotes[name] >= QUOTED else []
        if not posts:
            continue
        words = plain(name)
        alike_ones = {r for word in words if len(word) > 1 for r in holding.get(word, ())} - {name, full}
        rivals = [r for r in alike_ones if plain(r)[0][0] == words[0][0]]
        offices = [corpus.offices[r].keys() for r in rivals if into.get(r, r) != full]
        theirs = sum(times for _, words, times in posts if any(2 * len(words & held) >= len(words) for held in offices))
        # A name of several words that is quoted under the one office and under another is two people's, whoever the
        # other is.
        apart, said = (sum(times for *_, times in rows) for rows in (posts, corpus.posts[name]))
        mixed = len(words) > 1 and apart >= QUOTED and MIXED[0] * said < apart <= MIXED[1] * said
        if mixed or theirs > STRANGERS * corpus.quotes[name]:
            found[name] = full
    return found


def by_office(corpus: Known, name: str, full: str) -> list[tuple[str, str, str, str]]:
    """The articles (`article_id, entity, name, why`) that give a name an office of the full one's, and none that is
    not."""
    others = {article for article, _, _ in strange(corpus, name, full)}
    return [(article, name, full, "short name") for article in sorted({a for a, _, _ in corpus.posts[name]} - others)]


def only_bearers(
    corpus: Known, full: Mapping[str, tuple[str, ...]], people: Iterable[str], common: Callable[[str], bool]
) -> dict[str, Merge]:
    """One word of a person's name, where one full name of the corpus alone has it and is no rarity beside it: in a
    small corpus nearly every one. A name that holds a word of the language (`Dipuji Eross`) is no full name."""
    holders: dict[str, set[str]] = defaultdict(set)
    for name in full:
        words = name.split()
        for word in {words[0], words[-1]}:
            holders[word].add(name)
    return {
        name: (next(iter(holders[name])), "short name")
        for name in people
        if " " not in name
        and len(name) > 3
        and len(holders.get(name, ())) == 1
        and not any(map(common, next(iter(holders[name])).split()))
        and 2 * corpus.mentions[next(iter(holders[name])), "PER"] >= corpus.mentions[name, "PER"]
    }


def nobody_else(corpus: Known, name: str, full: Counter[str], called: Counter[str]) -> bool:
    """Whether a short form means one full name wherever it stands: nearly all articles that write it beside a full name
    write this one, many do, all who are called so beside are rare (`Veronica Tan` is not, beside `Veronica Koman`), and
    most others show its company."""
    (best, times), articles = full.most_common(1)[0], corpus.where.get(name, ())
    near = sum(overlap(corpus, best, [o for o in corpus.inside[a] if o != name]) >= NEAR for a in articles)
    alone = all(n < RARE * times for other, n in called.items() if other != best)
    sure = alone and times >= MANY and times >= DOMINANT * full.total() and len(articles) >= ARTICLES
    return sure and near >= MOST_NEAR * len(articles)


# How often a short form stands beside its full name, and in how many articles without it; how much of its company must
# be there, and in which share of these.
MANY, ARTICLES, NEAR, MOST_NEAR = 30, 10, 0.05, 0.6
# A bearer that is written beside a short form less often than this share of the most frequent one is rare: not looked
# at.
RARE = 0.05
# A short form that is quoted more than so many times as often as a full name is not short for it.
KNOWN_BY_ONE = 2
# So many bearers of a short form are looked at; and what company counts beside how often it is written for one of them.
BEARERS, FEW = 6, 0.05
# Which share of the articles that write a short form beside a full name must write one, and how much company it takes
# then.
ENOUGH = ((0.95, 0.02), (0.8, 0.06), (0.5, 0.12), (0.0, 0.2))


def overlap(corpus: Known, name: str, present: Iterable[str]) -> float:
    """How much of the company of a name is there."""
    usual = company(corpus, name)
    return sum(usual.get(o, 0.0) for o in present)


def bearers(
    corpus: Known, forms: pd.DataFrame, last: Mapping[Key, str], common: Callable[[str], bool]
) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """The full names beside which articles write each name of one word, and how often: those that it may be short for,
    and all who are called so."""
    beside, called = defaultdict[str, Counter[str]](Counter), defaultdict[str, Counter[str]](Counter)
    people = forms[forms["type"] == "PER"]
    for entity, text, times in rows_of(people, "entity", "text", "n"):
        full = last.get((entity, "PER"), entity)
        words = full.split()
        more = [w for w in words if w != text]
        if " " in text or not more or "-" in full or not corpus.quotes[full] or not is_written_as_name(full):
            continue
        # A word that merging took off the name is not a form of it (`Balai` of `Balai Rina Wulandari`).
        if text in entity.split() and text not in words:
            continue
        # A rare name whose other words are common ones is rather one with words grown on to it (`Pernyataan Susi`).
        if 3 * corpus.quotes[full] < corpus.quotes[text] and all(map(common, more)):
            continue
        called[text][full] += times
        # Somebody known by one word (`Wiranto`) is not the rare name that has a word more (`Menpolhukam Wiranto`).
        if corpus.quotes[text] <= KNOWN_BY_ONE * corpus.quotes[full]:
            beside[text][full] += times
    return {
        name: full
        for name, full in beside.items()
        if max(full.values()) >= WRITTEN and 2 * corpus.mentions[name, "PER"] > corpus.written[name]
    }, called
