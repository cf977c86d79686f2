"""Which names are named together more often than chance would have it."""

from __future__ import annotations

from math import erfc, sqrt

import numpy as np
import pandas as pd

from lib.store.filters import Asked, Filters
from lib.store.names import Names, mentions_where
from lib.store.query import Corpus

# Of the pairs that are called ties at most this share is expected to be there by chance (false discovery rate).
FALSE = 0.05
# A network shows so many ties of a name: its strongest.
STRONGEST = 3


def pairs(corpus: Corpus, filters: Filters, names: Names, stands_for: bool = False, types: Names = ()) -> pd.DataFrame:
    """`one, other, sentences, of_one, of_other, expected, strength, tie`: pairs of `names` that share sentences, most
    first. `sentences` name both, `of_one` and `of_other` one of them (int64), `expected` of them would name both by
    chance; `strength, tie` as in `tested`."""
    m = mentions_where(filters, stands_for, types)
    found = corpus.ask(
        Asked(
            f"""WITH chosen AS (
                SELECT DISTINCT place, sentence, name FROM ({m.sql}) WHERE list_contains($names, name)),
            sizes AS (SELECT name, count(*) AS n FROM chosen GROUP BY name),
            counted AS (SELECT a.name AS one, b.name AS other, count(*) AS sentences FROM chosen a JOIN chosen b
                ON a.place = b.place AND a.sentence = b.sentence
                WHERE a.name < b.name GROUP BY a.name, b.name)
            SELECT c.*, a.n AS of_one, b.n AS of_other,
            (SELECT count(*) FROM (
                SELECT DISTINCT place, sentence FROM ({m.sql}) WHERE sentence IS NOT NULL)) AS every
            FROM counted c JOIN sizes a ON c.one = a.name JOIN sizes b ON c.other = b.name
            ORDER BY c.sentences DESC, c.one, c.other""",
            {**m.given, "names": list(names) or [""]},
        )
    )
    return tested(found, len(names) * (len(names) - 1) // 2).drop(columns="every")


def tested(found: pd.DataFrame, possible: int) -> pd.DataFrame:
    """Pairs `sentences, of_one, of_other, every` with what chance would have (`expected`), how far they are from it
    (`strength`) and whether that is a `tie` (bool).

    Chance: each name stands in as many of the `every` sentences that name anything as it does, whatever the other does.
    The distance is Dunning's log-likelihood ratio (1993, Accurate methods for the statistics of surprise and
    coincidence, Computational Linguistics 19:1, 61-74), which holds for rare names too, nought where the pair is
    together less often than expected. It is distributed as chi-squared with one degree of freedom; of all `possible`
    pairs, those never together among them, as many are taken as keep the false discovery rate under FALSE (Benjamini &
    Hochberg 1995, Journal of the Royal Statistical Society B 57:1, 289-300)."""
    both, first, second, every = (
        found[c].to_numpy(dtype="float64") for c in ("sentences", "of_one", "of_other", "every")
    )
    expected = np.divide(first * second, every, out=np.zeros_like(both), where=every > 0)
    cells = (both, first - both, second - both, every - first - second + both)
    chance = (expected, first - expected, second - expected, every - first - second + expected)
    strength = 2 * sum(
        (
            c * np.log(np.divide(c, e, out=np.ones_like(c), where=(c > 0) & (e > 0)))
            for c, e in zip(cells, chance, strict=True)
        ),
        np.zeros_like(both),
    )
    strength = np.where(both > expected, np.maximum(strength, 0), 0.0)
    likely = np.array([erfc(sqrt(s / 2)) for s in strength])
    order = np.argsort(likely, kind="stable")
    held = likely[order] <= FALSE * np.arange(1, len(order) + 1) / max(1, possible)
    tie = np.zeros(len(found), dtype=bool)
    if held.any():
        tie[order[: int(np.flatnonzero(held)[-1]) + 1]] = True
    return found.assign(expected=expected, strength=strength, tie=tie & (strength > 0))


def strongest(found: pd.DataFrame, most: int = STRONGEST) -> pd.DataFrame:
    """The ties of `pairs` that are among the `most` strongest of either of their names, the strongest first."""
    ties = found[found["tie"]].sort_values(["strength", "one", "other"], ascending=[False, True, True], kind="stable")
    return ties[ranks(ties) < most].reset_index(drop=True)


def ranks(ties: pd.DataFrame) -> pd.Series:
    """The better of the two places that each tie has among those of its names; `ties` strongest first."""
    seen: dict[str, int] = {}
    places = []
    for first, second in ties[["one", "other"]].itertuples(index=False):
        places.append(min(seen.get(first, 0), seen.get(second, 0)))
        seen[first], seen[second] = seen.get(first, 0) + 1, seen.get(second, 0) + 1
    return pd.Series(places, index=ties.index, dtype="int64")
