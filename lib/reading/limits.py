"""What a single input may cost: each limit is a setting, its message says which."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from dataclasses import asdict, dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Limits:
    """`file_bytes` of one file; `rows` of one table; of one file's archives, all levels together, `members`,
    `unpacked_bytes`, `ratio` (unpacked to packed) and `nesting`; `pages` of a PDF. `read_seconds` that one text of a
    file may take to be read, `analysis_seconds` of computing that one article may take, `memory_bytes` of a process
    that does either. Of what is fetched: `fetch_bytes` and `fetch_seconds` of one address, `redirects`, and the
    `entries` of a feed whose pages are fetched."""

    file_bytes: int = 50_000_000
    rows: int = 1_000_000
    members: int = 100_000
    unpacked_bytes: int = 2_000_000_000
    ratio: int = 200
    nesting: int = 2
    pages: int = 2_000
    read_seconds: int = 60
    analysis_seconds: int = 60
    memory_bytes: int = 1_500_000_000
    fetch_bytes: int = 10_000_000
    fetch_seconds: int = 20
    redirects: int = 5
    entries: int = 100


@cache
def limits() -> Limits:
    """The limits, each of `KUTIPAN_MAX_FILE_BYTES`, `KUTIPAN_MAX_ROWS`, ... where that is set to a number."""
    given = {
        name: int(value)
        for name in Limits.__slots__
        if (value := os.environ.get(f"KUTIPAN_MAX_{name.upper()}", "")).isdigit()
    }
    return Limits(**given)


def confine(most: Limits) -> None:
    """Makes limits those of this process, for good: it gets no more memory than they say (Linux counts what a process
    writes to; Windows knows no such limit), and it ends with the process that started it."""
    os.environ |= {f"KUTIPAN_MAX_{name.upper()}": str(value) for name, value in asdict(most).items()}
    limits.cache_clear()
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (most.memory_bytes, most.memory_bytes))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Control-C is its parent's, which ends it
    threading.Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    """Waits for the end of the process that started this one, and ends this one whatever it does."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
