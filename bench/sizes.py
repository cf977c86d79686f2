"""What a corpus of a size needs on this machine: `python -m bench.sizes` prints the table of docs/teams-and-sizes.md.

1,000 articles are analysed; 100,000 and 1,000,000 are their rows multiplied; 10,000,000 is ten times the last row, and
says so.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from bench import query_speed, stores, texts
from bench.queries import NO_RULES
from lib.store import corpus, names, query
from lib.store.filters import Filters

BASE = 1000


def megabytes(root: Path) -> float:
    """What a store takes on disk."""
    return sum(f.stat().st_size for f in root.rglob("*") if f.is_file()) / 1e6


def row(
    articles: int, disk: float, manifest: float, ingest: float, slowest: float, filtered: float, peak: float, note: str
) -> str:
    """A row of the table."""
    return (
        f"| {articles:,} | {disk:,.0f} MB | {manifest:,.1f} MB | {ingest / 60:,.1f} min "
        f"| {slowest:,.2f} s | {filtered:,.2f} s | {peak:,.0f} MB | {note} |"
    )


def main() -> None:
    """Prints the table."""
    os.environ["PYTHONWARNINGS"] = "ignore"
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        base = stores.small(Path(folder) / "base", texts.articles(BASE))
        seconds = (time.perf_counter() - start) / BASE
        top = names.by_entity(query.Corpus(base, NO_RULES), Filters(), limit=12)["name"].tolist()
        print(f"{os.cpu_count()} cores; {texts.source()}\n")
        print(
            "| articles | store | manifest | ingest "
            "| slowest query, all | slowest query, three months | peak memory of all queries | |"
        )
        print("| --- | --- | --- | --- | --- | --- | --- | --- |")
        for copies in (1, 100, 1000):
            root = Path(folder) / str(copies)
            count = stores.multiplied(base, root, copies)
            told = query_speed.apart(root, "store", top, query_speed.quarter(root), 3)
            times = {n: s for n, (s, _) in told["times"].items()}
            slowest, filtered = (max(s for n, s in times.items() if n.endswith(kind)) for kind in ("all", "filtered"))
            manifest = (root / corpus.MANIFEST).stat().st_size / 1e6
            known = (megabytes(base) * copies, manifest, count * seconds, slowest, filtered, told["peak"])
            multiplied = "rows multiplied; store and ingest by proportion, as copies pack better than articles"
            print(row(count, *known, "measured" if copies == 1 else multiplied), flush=True)
        # Memory grows slower than rows: what it will be is not said here.
        note = "ten times the row above, memory at least; not measured"
        print(row(10 * count, *(10 * k for k in known[:5]), known[5], note))


if __name__ == "__main__":
    main()
