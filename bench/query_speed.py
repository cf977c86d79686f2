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

from bench.queries import COLUMNS, NO_RULES, Frames, inside, questions
from bench.rows import Row
from lib.store import corpus
from lib.store.query import Corpus, Filters

WAYS = ("ibis", "pandas", "both")
ENOUGH = 1.0


def quarter(root: Path) -> Filters:
    """The days between the first quartile of the articles' dates and their median: about a quarter of the articles, or more
    where many share a day."""
    files = [root / b.files["articles"] for b in corpus.read_manifest(root).batches]
    days = pd.concat([pq.read_table(f, columns=["date_latest"]).to_pandas()["date_latest"].dropna() for f in files])
    ordered = sorted(days)
    return Filters(ordered[len(ordered) // 4], ordered[len(ordered) // 2])


def in_turns(ours: Callable[[], Any], theirs: Callable[[], Any], rounds: int) -> tuple[float, Any, float, Any]:
    """The medians of two works run one after the other in one process, and their answers: what the machine does meanwhile
    meets both."""
    answers = (ours(), theirs())
    mine: list[float] = []
    other: list[float] = []
    while len(mine) < rounds or sum(mine) < ENOUGH:
        for work, times in ((ours, mine), (theirs, other)):
            start = time.perf_counter()
            work()
            times.append(time.perf_counter() - start)
    return median(mine), answers[0], median(other), answers[1]


def best(work: Callable[[], Any], rounds: int) -> tuple[float, Any]:
    """The median of some runs after one that warms up, and the answer. Runs of a few milliseconds are repeated until they have
    taken ENOUGH seconds: three of them say more about the machine than about the query."""
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
        found[name] = pd.concat([pq.read_table(f, columns=columns).to_pandas(date_as_object=False) for f in files], ignore_index=True)  # fmt: skip
    return found


def by_hand(held: Corpus, sql: str) -> pd.DataFrame:
    """The rows of a query written by hand, on the same engine and tables."""
    result: pd.DataFrame = held.engine.connection.con.execute(sql).df()  # type: ignore[attr-defined]
    return result


def measure(root: Path, way: str, top: list[str], days: Filters, rounds: int) -> dict[str, Any]:
    """Seconds and answer of each query under each filter, and the peak memory of this process in MB.

    `way` is `ibis`, `pandas`, or `both`: Ibis and SQL by hand in turns, whose `by_hand` has the latter.
    """
    found: dict[str, Any] = {}
    hand: dict[str, Any] = {}
    held: Any = frames_of(root) if way == "pandas" else Corpus(root, NO_RULES)
    for name, question in questions(top).items():
        for kind, filters in {"all": Filters(), "filtered": days}.items():
            label = f"{name}, {kind}"
            work = partial(question.pandas if way == "pandas" else question.ibis, held, filters)
            if way == "both":
                sql = partial(by_hand, held, question.sql.replace("{inside}", inside(filters)))
                seconds, answer, other, same = in_turns(work, sql, rounds)
                hand[label] = [other, question.answer(same)]
            else:
                seconds, answer = best(work, rounds)
            found[label] = [seconds, question.answer(answer)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"times": found, "by_hand": hand, "peak": peak}


def apart(root: Path, way: str, top: list[str], days: Filters, rounds: int) -> dict[str, Any]:
    """`measure` in a process of its own."""
    command = [sys.executable, "-m", "bench.query_speed", str(root), way, json.dumps(top), str(days.since), str(days.until), str(rounds)]  # fmt: skip
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    result: dict[str, Any] = json.loads(printed.splitlines()[-1])
    return result


def compared(roots: dict[int, Path], top: list[str]) -> list[Row]:
    """The rows about queries; `roots` by number of articles."""
    small, large = sorted(roots)
    days = quarter(roots[small])
    small_both = apart(roots[small], "both", top, days, 5)
    ibis, frames, both = (apart(roots[large], way, top, days, 3) for way in WAYS)
    wrong = [n for n, (_, answer) in ibis["times"].items() if not answer == both["by_hand"][n][1] == frames["times"][n][1] > 0]  # fmt: skip
    if wrong:
        raise RuntimeError(f"the three ways disagree, or find nothing, on: {', '.join(wrong)}")
    rows = []
    for size, measured in ((small, small_both), (large, both)):
        ratios = {n: s / measured["by_hand"][n][0] for n, (s, _) in measured["times"].items()}
        worst = max(ratios, key=lambda n: ratios[n])
        rows.append(Row(f"each query, Ibis against SQL by hand, {size:,} articles", "at most 1.3×", ratios[worst] <= 1.3, f"worst {ratios[worst]:.2f}× ({worst}), median {median(ratios.values()):.2f}×"))  # fmt: skip
    ratios = {n: s / frames["times"][n][0] for n, (s, _) in ibis["times"].items()}
    worst = max(ratios, key=lambda n: ratios[n])
    slower = [n for n, r in ratios.items() if r >= 1]
    rows.append(Row(f"each query against pandas with all rows in memory, {large:,} articles", "faster on every one", not slower, f"slowest {ratios[worst]:.2f}× its time ({worst}), median {median(ratios.values()):.2f}×"))  # fmt: skip
    memory = ibis["peak"] / frames["peak"]
    rows.append(Row("peak memory of all queries against pandas", "at most 1/3", memory <= 1 / 3, f"{memory:.2f}×"))
    growth = {n: s / small_both["times"][n][0] for n, (s, _) in ibis["times"].items() if n.endswith("filtered")}
    worst = max(growth, key=lambda n: growth[n])
    rows.append(Row(f"growth of each filtered query from {small:,} to {large:,} articles", "at most 12×", growth[worst] <= 12, f"worst {growth[worst]:.1f}× ({worst})"))  # fmt: skip
    return rows


if __name__ == "__main__":
    place, which, named, since, until, times = sys.argv[1:]
    asked = Filters(date.fromisoformat(since), date.fromisoformat(until))
    print(json.dumps(measure(Path(place), which, json.loads(named), asked, int(times))))
