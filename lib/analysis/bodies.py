"""Which names of a corpus are one body or one place: acronyms, companies, names cut short, two names of one country."""

from __future__ import annotations

from collections import Counter, defaultdict

import pandas as pd

from lib.analysis.known_names import DOMINANT, LONELY, SAME_COMPANY, WRITTEN, Key, Known, Merge, alike, rows_of


def bodies(corpus: Known, forms: pd.DataFrame) -> dict[Key, Merge]:
    """`BAB`, where other articles write it out: the expansion they give most often, if it is their only one or by
    far."""
    found: dict[Key, Merge] = {}
    for text, entities in expansions(forms).items():
        entity, times = max(entities.items(), key=lambda e: (e[1], e[0]))
        # Where it mostly stands unexplained, the few articles that spell it out say little (`PT`, once of a court).
        told = corpus.mentions[text, "ORG"] <= LONELY * times or alike(corpus, text, entity) >= SAME_COMPANY
        if times >= DOMINANT * entities.total() and told:
            found[text, "ORG"] = (entity, "acronym")
    found |= countries(corpus, forms) | cut_short(corpus)
    for name, kind in corpus.mentions:
        first, _, rest = name.partition(" ")
        company_too = kind == "ORG" and first.rstrip(".") in COMPANIES and corpus.mentions[rest, "ORG"] >= WRITTEN
        # `PT PKS` is a company, and no party.
        if company_too and (not rest.isupper() or alike(corpus, name, rest) >= SAME_COMPANY):
            found.setdefault((name, "ORG"), (rest, "short name"))
    return found


def expansions(forms: pd.DataFrame) -> dict[str, Counter[str]]:
    """What each acronym is written for, and how often."""
    written = forms[(forms["type"] == "ORG") & (forms["text"] != forms["entity"]) & forms["text"].str.isupper()]
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for text, entity, times in rows_of(written, "text", "entity", "n"):
        found[text][entity] += times
    return found


def countries(corpus: Known, forms: pd.DataFrame) -> dict[Key, Merge]:
    """Names of one place that speak: the gazetteer's own is kept (`Amerika Serikat` of `AS`), else the one that is
    quoted most (`China` of `Cina`)."""
    written: dict[str, set[str]] = defaultdict(set)
    places = forms[forms["type"] == "GPE"]
    for text, entity in rows_of(places, "text", "entity"):
        if corpus.quotes[text]:
            written[entity].add(text)
    found: dict[Key, Merge] = {}
    for entity, texts in written.items():
        best = entity if entity in texts else max(texts, key=lambda t: (corpus.quotes[t], t))
        found |= {(text, "GPE"): (best, "spelling") for text in texts if text != best}
    return found


def cut_short(corpus: Known) -> dict[Key, Merge]:
    """A body's name that only one longer one goes on from, by a place's name (`Pemprov DKI`, `Pemprov DKI Jakarta`)."""
    longer_ones: dict[str, set[str]] = defaultdict(set)
    for name, kind in corpus.mentions:
        head, _, last = name.rpartition(" ")
        if kind == "ORG" and " " in head and (last, "GPE") in corpus.mentions and (head, "ORG") in corpus.mentions:
            longer_ones[head].add(name)
    found = {}
    for head, names in longer_ones.items():
        name = min(names)
        # `Departemen Luar Negeri Australia` is no other name of the one that is written more often.
        least = SAME_COMPANY if corpus.mentions[name, "ORG"] >= corpus.mentions[head, "ORG"] else SURE_COMPANY
        if len(names) == 1 and alike(corpus, head, name) >= least:
            short, full = sorted((head, name), key=lambda n: (corpus.mentions[n, "ORG"], n))
            found[short, "ORG"] = (full, "short name")
    return found


# How alike the company of two bodies is of which the one with a place's name is the rarer (looked at in all of
# ../shared/corpora).
SURE_COMPANY = 0.45
# What says of a name that it is a company's, in front of it.
COMPANIES = frozenset({"PT", "CV"})
