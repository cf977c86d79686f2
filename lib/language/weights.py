"""Weights that were learnt from annotated articles: one small file for all languages, written by `make train`."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("weights.json")


@cache
def weights(choice: str) -> dict[str, float]:
    """What each feature of a choice counts, by the feature's name (`name_start`, `salience`, `confidence`)."""
    table: dict[str, dict[str, float]] = json.loads(FILE.read_text(encoding="utf-8"))["weights"]
    return table[choice]


def score(choice: str, features: dict[str, float]) -> float:
    """The sum of a candidate's features, each by its weight."""
    known = weights(choice)
    return sum(value * known.get(name, 0.0) for name, value in features.items())
