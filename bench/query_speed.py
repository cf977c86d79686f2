"""Runs the queries in a process of their own for each way, so that its peak memory is its own; prints JSON."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import pandas as pd
import pyarrow.parquet as pq

from bench.queries import COLUMNS, NO_RULES, Frames, questions
from bench.rows import Row
from lib.store import corpus
from lib.store.filters import Filters
from lib.store.query import Corpus

WAYS = ("store", "pandas")
ENOUGH = 1.0


def quarter(root: Path) -> Filters:
    """The days between the first quartile of the articles' dates and their median: about a quarter of the articles, or
    more where many share a day."""
    files = [root / b.files["articles"] for b in corpus.read_manifest(root).batches]
    days = pd.concat([pq.read_table(f, columns=["date_latest"]).to_pandas()["date_latest"].dropna() for f in files])
    ordered = sorted(days)
    return Filters(ordered[len(ordered) // 4], ordered[len(ordered) // 2])


def best(work: Callable[[], Any], rounds: int) -> tuple[float, Any]:
    """The median of some runs after one that warms up, and the answer. Runs of a few milliseconds are repeated until
    they have taken ENOUGH seconds: three of them say more about the machine than about the query."""
    answer = work()
    times: list[float] = []
    while len(times) < rounds or sum(times) < ENOUGH:
        start = time.perf_counter()
        answer = work()
        times.append(time.perf_counter() - start)
    return median(times), answer


def frames_of(root: Path) -> Frames:
    """All rows in memory, of the columns that the queries need."""
    found: Frames = {}
    for name, columns in COLUMNS.items():
        files = [root / b.files[name] for b in corpus.read_manifest(root).batches if name in b.files]
        found[name] = pd.concat(
            [pq.read_table(f, columns=columns).to_pandas(date_as_object=False) for f in files], ignore_index=True
        )
    return found


def measure(root: Path, way: str, top: list[str], days: Filters, rounds: int) -> dict[str, Any]:
    """Seconds and answer of each query under each filter, and the peak memory of this process in MB; `way` is `store`
    or `pandas`."""
    found: dict[str, Any] = {}
    start = time.perf_counter()
    held: Any = frames_of(root) if way == "pandas" else Corpus(root, NO_RULES)
    opening = time.perf_counter() - start
    for name, question in questions(top).items():
        for kind, filters in {"all": Filters(), "filtered": days}.items():
            work = partial(question.pandas if way == "pandas" else question.store, held, filters)
            seconds, answer = best(work, rounds)
            found[f"{name}, {kind}"] = [seconds, question.answer(answer)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"times": found, "opening": opening, "peak": peak}


def apart(root: Path, way: str, top: list[str], days: Filters, rounds: int) -> dict[str, Any]:
    """`measure` in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "bench.query_speed",
        str(root),
        way,
        json.dumps(top),
        str(days.since),
        str(days.until),
        str(rounds),
    ]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    result: dict[str, Any] = json.loads(printed.splitlines()[-1])
    return result


def compared(roots: dict[int, Path], top: list[str]) -> list[Row]:
    """The rows about queries; `roots` by number of articles."""
    small, large = sorted(roots)
    days = quarter(roots[small])
    few = apart(roots[small], "store", top, days, 5)
    ours, frames = (apart(roots[large], way, top, days, 3) for way in WAYS)
    wrong = [n for n, (_, answer) in ours["times"].items() if not answer == frames["times"][n][1] > 0]
    if wrong:
        raise RuntimeError(f"the two ways disagree, or find nothing, on: {', '.join(wrong)}")
    rows = []
    ratios = {n: s / frames["times"][n][0] for n, (s, _) in ours["times"].items()}
    worst = max(ratios, key=lambda n: ratios[n])
    slower = [n for n, r in ratios.items() if r >= 1]
    rows.append(
        Row(
            f"each query against pandas with all rows in memory, {large:,} articles",
            "faster on every one",
            not slower,
            f"slowest {ratios[worst]:.2f}× its time ({worst}), median {median(ratios.values()):.2f}×",
        )
    )
    memory = ours["peak"] / frames["peak"]
    rows.append(Row("peak memory of all queries against pandas", "at most 1/3", memory <= 1 / 3, f"{memory:.2f}×"))
    growth = {n: s / few["times"][n][0] for n, (s, _) in ours["times"].items() if n.endswith("filtered")}
    worst = max(growth, key=lambda n: growth[n])
    rows.append(
        Row(
            f"growth of each filtered query from {small:,} to {large:,} articles",
            "at most 12×",
            growth[worst] <= 12,
            f"worst {growth[worst]:.1f}× ({worst})",
        )
    )
    return rows


if __name__ == "__main__":
    place, which, named, since, until, times = sys.argv[1:]
    asked = Filters(date.fromisoformat(since), date.fromisoformat(until))
    print(json.dumps(measure(Path(place), which, json.loads(named), asked, int(times))))
