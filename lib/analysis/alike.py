"""Finds contents that stand in a corpus more than once: the same words in several articles."""

from __future__ import annotations

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from lib.fingerprints import folded

# Two contents are one quote where their letters agree to 90 %, or where the shorter one, of LONG words at least, stands
# in the longer one to 95 %: an outlet that cuts a quote keeps its words.
ALIKE, INSIDE, LONG = 90.0, 95.0, 8
# From so many words on the same words are the same quote, whatever name each outlet gives the speaker.
UNMISTAKABLE = 12


def linked(pairs: pd.DataFrame, contents: pd.DataFrame) -> pd.DataFrame:
    """Which quotes of a corpus are one quote: `quote_id, line`, `line` the id of the earliest of them.

    `pairs`: `one, other` (ids that share a print). `contents`: `quote_id, text, speaker`, the earliest first.
    """
    rank = {q: n for n, q in enumerate(contents["quote_id"].tolist())}
    words = [folded(t) for t in contents["text"].tolist()]
    known = pairs[pairs["one"].isin(rank) & pairs["other"].isin(rank)]
    one, other = (known[c].map(rank).to_numpy(dtype=np.int64) for c in ("one", "other"))
    left, right = ([words[i] for i in side] for side in (one, other))
    alike = process.cpdist(left, right, scorer=fuzz.ratio, workers=-1)
    speakers = [s if isinstance(s, str) else None for s in contents["speaker"].tolist()]
    leads, lengths = list(range(len(words))), [len(w.split()) for w in words]
    shorter_ones = [min(lengths[i], lengths[j]) for i, j in zip(one, other, strict=True)]
    inside = np.zeros(len(one))
    asked = [n for n, shorter in enumerate(shorter_ones) if shorter >= LONG and alike[n] < ALIKE]
    inside[asked] = process.cpdist(
        [left[n] for n in asked], [right[n] for n in asked], scorer=fuzz.partial_ratio, workers=-1
    )
    for i, j, whole, part, shorter in zip(one, other, alike, inside, shorter_ones, strict=True):
        same_words = whole >= ALIKE or part >= INSIDE
        if same_words and (shorter >= UNMISTAKABLE or may_be_one(speakers[i], speakers[j])):
            a, b = lead_of(leads, int(i)), lead_of(leads, int(j))
            leads[max(a, b)] = min(a, b)
    ends = [lead_of(leads, i) for i in range(len(leads))]
    ids = contents["quote_id"].tolist()
    several = {e for i, e in enumerate(ends) if e != i}
    rows = [(ids[i], ids[e]) for i, e in enumerate(ends) if e in several]
    return pd.DataFrame(rows, columns=["quote_id", "line"]).astype("str")


def lead_of(leads: list[int], i: int) -> int:
    """The earliest of the group that a quote belongs to."""
    while leads[i] != i:
        leads[i] = leads[leads[i]]
        i = leads[i]
    return i


def may_be_one(one: str | None, other: str | None) -> bool:
    """Whether two speakers may be the same: one is unknown, or the words of one name stand in the other."""
    if one is None or other is None:
        return True
    a, b = set(one.casefold().split()), set(other.casefold().split())
    return a <= b or b <= a
