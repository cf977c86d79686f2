"""How fast the app answers: in a browser, to many analysts at once, after a correction, and when it starts."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from bench import page_speed, sessions, stores, texts
from bench.rows import Row
from lib import edition
from lib.corrections import log
from lib.corrections.apply_corrections import facts_of
from lib.store import query
from lib.store.filters import Filters
from tests.browser.chromium import ROOT, started_app

# All of ../shared/corpora; the rows of these multiplied to 100,000 and a million articles.
ALL = 1_000_000
COPIES, MILLION = (1, 4), 40
SEEDS = 5


@contextmanager
def server(root: Path, log_file: Path) -> Iterator[tuple[int, int, float]]:
    """The app over a store, from the moment it is started: port, process, and when that was."""
    started = time.perf_counter()
    with started_app(root, log_file) as (port, process):
        yield port, process.pid, started


def seconds_of(process: int) -> float:
    """The CPU seconds that a process has used (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(process: int) -> float:
    """The megabytes of memory that a process holds (Linux)."""
    held = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{process}/status").read_text())
    return int(held[1]) / 1000 if held else 0.0


def filters_of(root: Path) -> list[str]:
    """What sessions filter by: nothing, a type, a word, who is quoted most, the outlet with most quotes."""
    corpus = edition.current(root)
    who, where = query.by_speaker(corpus, Filters(), limit=1), query.by_outlet(corpus, Filters(), limit=1)
    named = [("speaker", n) for n in who["speaker"]] + [("outlet", n) for n in where["outlet"]]
    types = ("", "type=direct", "type=indirect", "type=mixed", "words=pemerintah")
    return [*types, *(urlencode({key: name}) for key, name in named)]


def corrected(root: Path) -> float:
    """The median seconds from a correction until the figures count it, of some judgements of every kind."""
    corpus, taken = edition.current(root), []
    for number, row in enumerate(query.quotes(corpus, Filters(), 12).to_dict("records")):
        facts = facts_of(row)
        action: log.Action = ("accept", "edit", "reject")[number % 3]
        after = None if action == "reject" else {**facts, "speaker": f"Orang {number}"} if action == "edit" else facts
        log.append(root, log.Correction(action, row["quote_id"], row["article_id"], facts, after))
        start = time.perf_counter()
        query.counts(edition.current(root), Filters())
        taken.append(time.perf_counter() - start)
    return median(taken)


def served(root: Path, count: int, folder: Path) -> list[Row]:
    """What the server needs over all of the corpora."""
    filters = filters_of(root)
    with server(root, folder / "log") as (port, _, _):
        asyncio.run(sessions.first_page(port))  # what the rules find is kept beside the parts
    with server(root, folder / "log") as (port, process, started):
        asyncio.run(sessions.first_page(port))
        first = time.perf_counter() - started
        sessions.met_by(port, 2, 10, 0.2, filters)
        alone = sessions.met_by(port, 1, 20, 0.2, filters).middle
        before = seconds_of(process)
        met = sessions.met_by(port, 20, 60, 3, filters)
        cpu = (seconds_of(process) - before) / max(1, len(met.seconds))
    return [
        Row(f"first page after the app's start, {count:,} articles", "2.5 s", first <= 2.5, f"{first:.2f} s"),
        Row("one session: median rerun on the server", "0.1 s", alone <= 0.1, f"{alone:.2f} s"),
        of_twenty(met),
        Row("CPU seconds of the server a rerun", "at most 0.12", cpu <= 0.12, f"{cpu:.3f}"),
    ]


def of_twenty(met: sessions.Met, articles: str = "") -> Row:
    """The row about twenty analysts."""
    what = f"20 sessions, 3 s to think{articles}: p95 of a rerun"
    return Row(what, "1.5 s", met.p95 <= 1.5 and not met.errors, met.told())


def endured(root: Path, folder: Path, minutes: int, articles: str = "") -> Row:
    """A hundred sessions for some minutes: errors, and how memory grows behind the first of them."""
    filters = filters_of(root)
    with server(root, folder / "log") as (port, process, _):
        asyncio.run(sessions.first_page(port))
        early = sessions.met_by(port, 100, 60, 10, filters)
        minute = resident(process)
        met = sessions.met_by(port, 100, 60 * (minutes - 1), 10, filters)
        grown = resident(process) / minute - 1
    met.errors += early.errors
    what = f"100 sessions, 10 s to think, {minutes} minutes{articles}"
    told = f"p95 {met.told()}, memory {minute:.0f} MB after the first minute, then {grown:+.0%}"
    return Row(what, "no error, memory flat after the first minute", not met.errors and grown < 0.1, told)


def started() -> list[Row]:
    """How long a command needs, and how big the environment is."""
    command = [sys.executable, "-m", "lib", "analyze", "seeds", "--format", "jsonl", "--out"]
    taken = []
    with tempfile.TemporaryDirectory() as out:
        for _ in range(SEEDS):
            start = time.perf_counter()
            subprocess.run([*command, out], cwd=ROOT, capture_output=True, check=True)
            taken.append(time.perf_counter() - start)
        environment = Path(out) / "venv"
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
        locked = [environment / "bin" / "python", "-m", "pip", "install", "--quiet", "-r", ROOT / "requirements.lock"]
        installed = subprocess.run(locked, capture_output=True, check=False).returncode == 0
        size = sum(f.lstat().st_size for f in environment.rglob("*") if f.is_file()) / 1e9
    imports = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import lib.views.frame"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stderr
    slowest = sorted(
        (int(line.split("|")[1]), line.split("|")[2].strip())
        for line in imports.splitlines()
        if line[12:].count("|") == 2 and "imported" not in line
    )[-6:]
    told = ", ".join(f"{name} {micro / 1e6:.2f}" for micro, name in reversed(slowest))
    quick = median(taken)
    return [
        Row("`python -m lib analyze seeds`", "1.5 s", quick <= 1.5, f"{quick:.2f} s"),
        Row(
            "the environment, installed from requirements.lock",
            "1.0 GB",
            size <= 1.0 if installed else None,
            f"{size:.2f} GB" if installed else "not measured: no packages to be had",
        ),
        Row("imports of the app's frame, `python -X importtime`, s with what they import", "–", None, told),
    ]


def measured() -> list[Row]:
    """All rows about the app."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        base = stores.small(Path(folder) / "base", texts.articles(ALL))
        for copies in COPIES:
            root = base if copies == 1 else Path(folder) / str(copies)
            count = (
                stores.multiplied(base, root, copies)
                if copies > 1
                else query.article_count(edition.current(root), Filters())
            )
            if copies == 1:
                rows += served(root, count, Path(folder))
            rows.append(page_speed.filter_changes(root, count, 0.5, Path(folder)))
            limit, seen = (0.3 if copies == 1 else 0.5), corrected(root)
            rows.append(
                Row(
                    f"a correction until it is counted, {count:,} articles",
                    f"{limit} s",
                    seen <= limit,
                    f"{seen:.2f} s",
                )
            )
    return rows + started()


def endurance() -> list[Row]:
    """The row about a hundred sessions."""
    with tempfile.TemporaryDirectory() as folder:
        return [endured(stores.small(Path(folder) / "base", texts.articles(ALL)), Path(folder), 10)]


def load() -> list[Row]:
    """The rows about twenty and a hundred sessions over the corpora's rows multiplied to 100,000 articles."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "many"
        count = stores.multiplied(stores.small(Path(folder) / "base", texts.articles(ALL)), root, COPIES[-1])
        with server(root, Path(folder) / "log") as (port, _, _):
            asyncio.run(sessions.first_page(port))
            twenty = sessions.met_by(port, 20, 300, 3, filters_of(root))
        of = f", {count:,} articles"
        return [of_twenty(twenty, of), endured(root, Path(folder), 30, of)]


def million() -> list[Row]:
    """The rows about a million articles, rows multiplied, beside those that they were multiplied from."""
    with tempfile.TemporaryDirectory() as folder:
        base, root = stores.small(Path(folder) / "base", texts.articles(ALL)), Path(folder) / "million"
        count = stores.multiplied(base, root, MILLION)
        articles = query.article_count(edition.current(base), Filters())
        return page_speed.beside((base, articles, 0.5), (root, count, 1.0), Path(folder))
