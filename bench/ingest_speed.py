"""Ingest on two processes against one: elapsed time, and what the pool costs in CPU.

Each run is a process of its own, so that nothing is warm and the children's CPU time is all its own.
"""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.rows import Row
from bench.texts import articles

# Runs of each kind, in turns; the fastest counts, as others use the machine too.
ROUNDS = 2


def run(count: int, workers: int) -> tuple[float, float]:
    """Elapsed seconds of an ingest, the reading of the files left out, and CPU seconds of all processes of the run."""
    adopt_orphans()
    before = used()
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "bench.ingest_speed", str(count), str(workers), folder]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    try:
        while True:
            os.waitpid(-1, 0)
    except ChildProcessError:
        return float(printed), used() - before


def adopt_orphans() -> None:
    """Makes the process that a pool is forked from ours when the run that began it ends: its CPU time is counted then
    (prctl(PR_SET_CHILD_SUBREAPER), Linux)."""
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)


def used() -> float:
    """CPU seconds of this process's ended children and of theirs."""
    theirs = resource.getrusage(resource.RUSAGE_CHILDREN)
    return theirs.ru_utime + theirs.ru_stime


def once(count: int, workers: int, folder: Path) -> None:
    """One ingest in this process; prints its elapsed seconds."""
    from lib.ingest import ingest

    items = articles(count)
    start = time.perf_counter()
    ingest(folder / "store", items, "bench", workers=workers)
    print(time.perf_counter() - start)


def two_against_one(count: int) -> list[Row]:
    """Both rows."""
    rounds = [(run(count, 1), run(count, 2)) for _ in range(ROUNDS)]
    one, one_cpu = (min(r[0][i] for r in rounds) for i in (0, 1))
    two, two_cpu = (min(r[1][i] for r in rounds) for i in (0, 1))
    faster, dearer = one / two, two_cpu / one_cpu - 1
    return [
        Row(f"ingest of {count:,} articles on 2 processes against 1", "at least 1.7×", faster >= 1.7, f"{faster:.2f}×"),
        Row("pool overhead in CPU", "at most 10 %", dearer <= 0.1, f"{dearer:.1%}"),
    ]


if __name__ == "__main__":
    once(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
