"""Translations made by hand that come with the seed article: the page is of use on first start, with no network."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

REFERENCE = "Reference (by hand)"


@cache
def reference(source: str, target: str) -> dict[str, str]:
    """Normalised source → translation; none for languages without a file."""
    path = Path(__file__).parent / f"reference_{source}_{target}.csv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as handle:
        return {" ".join(row["source"].split()): row["target"] for row in csv.DictReader(handle)}
