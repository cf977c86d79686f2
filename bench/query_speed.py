"""Runs the queries in a process of their own for each way, so that its peak memory is its own; prints JSON."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import pandas as pd
import pyarrow.parquet as pq

from bench.queries import COLUMNS, SINCE, UNTIL, Frames, inside, questions
from bench.rows import Row
from lib.store import corpus
from lib.store.query import Corpus, Filters

WAYS = ("ibis", "sql", "pandas")
FILTERS = {"all": Filters(), "filtered": Filters(SINCE, UNTIL)}


def best(work: Callable[[], Any], rounds: int) -> tuple[float, Any]:
    """The median of some runs after one that warms up, and the answer."""
    answer = work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        answer = work()
        times.append(time.perf_counter() - start)
    return median(times), answer


def frames_of(root: Path) -> Frames:
    """All rows in memory, of the columns that the queries need."""
    found: Frames = {}
    for name, columns in COLUMNS.items():
        files = [root / b.files[name] for b in corpus.read_manifest(root).batches if name in b.files]
        found[name] = pd.concat([pq.read_table(f, columns=columns).to_pandas(date_as_object=False) for f in files], ignore_index=True)  # fmt: skip
    return found


def by_hand(held: Corpus, sql: str) -> pd.DataFrame:
    """The rows of a query written by hand, on the same engine and tables."""
    result: pd.DataFrame = held.engine.connection.con.execute(sql).df()  # type: ignore[attr-defined]
    return result


def measure(root: Path, way: str, top: list[str], rounds: int) -> dict[str, Any]:
    """Seconds and answer of each query under each filter, and the peak memory of this process in MB."""
    found: dict[str, Any] = {}
    held: Any = frames_of(root) if way == "pandas" else Corpus(root)
    for name, question in questions(top).items():
        for kind, filters in FILTERS.items():
            if way == "ibis":
                work = partial(question.ibis, held, filters)
            elif way == "sql":
                work = partial(by_hand, held, question.sql.replace("{inside}", inside(filters)))
            else:
                work = partial(question.pandas, held, filters)
            seconds, answer = best(work, rounds)
            found[f"{name}, {kind}"] = [seconds, question.answer(answer)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"times": found, "peak": peak}


def apart(root: Path, way: str, top: list[str], rounds: int) -> dict[str, Any]:
    """`measure` in a process of its own."""
    command = [sys.executable, "-m", "bench.query_speed", str(root), way, json.dumps(top), str(rounds)]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    result: dict[str, Any] = json.loads(printed.splitlines()[-1])
    return result


def compared(roots: dict[int, Path], top: list[str]) -> list[Row]:
    """The rows about queries; `roots` by number of articles."""
    small, large = sorted(roots)
    small_ibis, small_sql = (apart(roots[small], way, top, 5) for way in ("ibis", "sql"))
    ibis, sql, frames = (apart(roots[large], way, top, 3) for way in WAYS)
    wrong = [n for n, (_, answer) in ibis["times"].items() if not answer == sql["times"][n][1] == frames["times"][n][1]]
    if wrong:
        raise RuntimeError(f"the three ways disagree on: {', '.join(wrong)}")
    rows = []
    for size, ours, theirs in ((small, small_ibis, small_sql), (large, ibis, sql)):
        ratios = {n: s / theirs["times"][n][0] for n, (s, _) in ours["times"].items()}
        worst = max(ratios, key=lambda n: ratios[n])
        rows.append(Row(f"each query, Ibis against SQL by hand, {size:,} articles", "at most 1.3×", ratios[worst] <= 1.3, f"worst {ratios[worst]:.2f}× ({worst}), median {median(ratios.values()):.2f}×"))  # fmt: skip
    ratios = {n: s / frames["times"][n][0] for n, (s, _) in ibis["times"].items()}
    worst = max(ratios, key=lambda n: ratios[n])
    slower = [n for n, r in ratios.items() if r >= 1]
    rows.append(Row(f"each query against pandas with all rows in memory, {large:,} articles", "faster on every one", not slower, f"slowest {ratios[worst]:.2f}× its time ({worst}), median {median(ratios.values()):.2f}×"))  # fmt: skip
    memory = ibis["peak"] / frames["peak"]
    rows.append(Row("peak memory of all queries against pandas", "at most 1/3", memory <= 1 / 3, f"{memory:.2f}×"))
    growth = {n: s / small_ibis["times"][n][0] for n, (s, _) in ibis["times"].items() if n.endswith("filtered")}
    worst = max(growth, key=lambda n: growth[n])
    rows.append(Row(f"growth of each filtered query from {small:,} to {large:,} articles", "at most 12×", growth[worst] <= 12, f"worst {growth[worst]:.1f}× ({worst})"))  # fmt: skip
    return rows


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3]), int(sys.argv[4]))))
