"""Merges names across articles: a short name, an acronym and a spelling of one thing, where the corpus leaves no doubt."""

from __future__ import annotations

from collections import Counter, defaultdict

import pandas as pd
from rapidfuzz import fuzz, process

from lib.analysis.spelling import SAME_SPELLING, same_spelling


def across(forms: pd.DataFrame) -> pd.DataFrame:
    """Which entities of a corpus are one: `entity, type, name, why` for those that get another name.

    `forms`: columns `entity, type, text` (strings) and `n` (int64), how often an entity is written so. A short name is
    merged only where exactly one full name of the corpus holds it: two people who share a last name stay two.
    """
    totals: Counter[tuple[str, str]] = Counter()
    for entity, kind, times in zip(forms["entity"], forms["type"], forms["n"], strict=True):
        totals[entity, kind] += int(times)
    rows = [*acronyms(forms), *short_names(totals), *spellings(totals)]
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for entity, kind, name, why in rows:
        found.setdefault((entity, kind), (name, why))
    final = [(e, t, last_name(found, e, t), why) for (e, t), (_, why) in found.items()]
    return pd.DataFrame([r for r in final if r[0] != r[2]], columns=["entity", "type", "name", "why"]).astype("str")


def last_name(found: dict[tuple[str, str], tuple[str, str]], entity: str, kind: str) -> str:
    """Where a chain of merges ends (`Khatibzade` → `Khatibzadeh` → `Saeed Khatibzadeh`)."""
    seen = {entity}
    name = found[(entity, kind)][0]
    while (name, kind) in found and name not in seen:
        seen.add(name)
        name = found[(name, kind)][0]
    return name


def acronyms(forms: pd.DataFrame) -> list[tuple[str, str, str, str]]:
    """`BAB`, where other articles write it out: the expansion they give most often, if it is their only one or by far."""
    written = forms[(forms["type"] == "ORG") & (forms["text"] != forms["entity"]) & forms["text"].str.isupper()]
    given: dict[str, Counter[str]] = defaultdict(Counter)
    for text, entity, times in zip(written["text"], written["entity"], written["n"], strict=True):
        given[text][entity] += int(times)
    found = []
    for text, entities in sorted(given.items()):
        entity, times = max(entities.items(), key=lambda e: e[1])
        if times >= 0.8 * entities.total():
            found.append((text, "ORG", entity, "acronym"))
    return found


def short_names(totals: Counter[tuple[str, str]]) -> list[tuple[str, str, str, str]]:
    """One word of a person's name, where one full name alone has it."""
    people = sorted(e for e, t in totals if t == "PER")
    holders: dict[str, set[str]] = defaultdict(set)
    for name in people:
        words = name.split()
        if len(words) > 1:
            for word in {words[0], words[-1]}:
                holders[word].add(name)
    found = []
    for name in people:
        full = holders.get(name, set())
        if " " not in name and len(name) > 3 and len(full) == 1:
            found.append((name, "PER", next(iter(full)), "short name"))
    return found


def spellings(totals: Counter[tuple[str, str]]) -> list[tuple[str, str, str, str]]:
    """Spellings of one person's full name: the one written at least three times as often is kept; where two are written
    about as often they may be two people."""
    people = sorted((e for e, t in totals if t == "PER" and " " in e), key=lambda e: (-totals[(e, "PER")], e))
    groups: dict[tuple[str, int], list[str]] = defaultdict(list)
    for name in people:
        groups[("".join(w[0] for w in name.split()), len(name.split()))].append(name)
    found = []
    for group in groups.values():
        for i, name in enumerate(group[1:], 1):
            twins = process.extract(name, group[:i], scorer=fuzz.ratio, score_cutoff=SAME_SPELLING, limit=1)
            if twins and same_spelling(twins[0][0], name) and 3 * totals[(name, "PER")] <= totals[(twins[0][0], "PER")]:
                found.append((name, "PER", twins[0][0], "spelling"))
    return found
