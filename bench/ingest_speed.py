"""Ingest on two processes against one: elapsed time, and what the pool costs in CPU.

Each run is a process of its own, so that nothing is warm and the children's CPU time is all its own.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from multiprocessing import active_children
from pathlib import Path

from bench.rows import Row
from bench.texts import articles


def run(count: int, workers: int) -> tuple[float, float]:
    """Elapsed and CPU seconds of an ingest, the reading of the files left out."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "bench.ingest_speed", str(count), str(workers), folder]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    elapsed, cpu = printed.split()
    return float(elapsed), float(cpu)


def once(count: int, workers: int, folder: Path) -> None:
    """One ingest in this process; prints elapsed and CPU seconds."""
    from lib.ingest import ingest

    items = articles(count)
    before, start = used(), time.perf_counter()
    ingest(folder / "store", items, "bench", workers=workers)
    elapsed = time.perf_counter() - start
    for child in active_children():
        child.join()
    print(elapsed, used() - before)


def used() -> float:
    """CPU seconds of this process and its ended children."""
    mine, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return mine.ru_utime + mine.ru_stime + theirs.ru_utime + theirs.ru_stime


def two_against_one(count: int) -> list[Row]:
    """Both rows."""
    one, one_cpu = run(count, 1)
    two, two_cpu = run(count, 2)
    faster, dearer = one / two, two_cpu / one_cpu - 1
    return [
        Row(f"ingest of {count:,} articles on 2 processes against 1", "at least 1.7×", faster >= 1.7, f"{faster:.2f}×"),
        Row("pool overhead in CPU", "at most 10 %", dearer <= 0.1, f"{dearer:.1%}"),
    ]


if __name__ == "__main__":
    once(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
