"""How fast the app answers: in a browser, to many analysts at once, after a correction, and when it starts."""

from __future__ import annotations

import asyncio
import importlib.util
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from types import ModuleType

import websockets

from bench import page_speed, stores, texts
from bench.rows import Row
from lib import edition
from lib.corrections import log
from lib.corrections.overlay import facts_of
from lib.store import query
from lib.store.filters import Filters
from tests.browser.chromium import ROOT, started_app

# All of ../shared/corpora; the rows of these multiplied to 100,000 and a million articles.
ALL = 1_000_000
COPIES, MILLION = (1, 4), 40
CLIENT = ROOT.parent / "shared" / "tools" / "load_sessions.py"
SEEDS = 5


def client() -> ModuleType | None:
    """The client of ../shared/tools that speaks Streamlit's protocol; None where it is not there."""
    if not CLIENT.exists():
        return None
    spec = importlib.util.spec_from_file_location("load_sessions", CLIENT)
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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


async def first_page(asked: ModuleType, port: int) -> None:
    """Waits for the app and asks for its first page."""
    while True:
        with suppress(OSError, websockets.InvalidHandshake):
            address = f"ws://127.0.0.1:{port}/_stcore/stream"
            async with websockets.connect(
                address, subprotocols=["streamlit"], max_size=None, origin=f"http://127.0.0.1:{port}"
            ) as socket:
                await asked.rerun(socket, "", "")
                return
        await asyncio.sleep(0.02)


def load(port: int, sessions: int, seconds: int, think: float) -> tuple[int, float, float, int]:
    """Reruns, their median and p95 in seconds, and errors, of some sessions at once."""
    command = [sys.executable, str(CLIENT), str(port), str(sessions), str(seconds), str(think)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    told = re.search(r"(\d+) reruns: p50 ([\d.]+) s, p95 ([\d.]+) s.* (\d+) errors", said)
    return (int(told[1]), float(told[2]), float(told[3]), int(told[4])) if told else (0, 0.0, 0.0, 1)


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
    asked = client()
    if asked is None:
        return [Row("the app under load", "", None, f"not measured: there is no {CLIENT}")]
    asyncio.run(warmed(asked, root, folder))  # what the rules find is kept beside the parts
    with server(root, folder / "log") as (port, process, started):
        asyncio.run(first_page(asked, port))
        first = time.perf_counter() - started
        load(port, 2, 10, 0.2)
        _, alone, _, _ = load(port, 1, 20, 0.2)
        before = seconds_of(process)
        reruns, middle, p95, errors = load(port, 20, 60, 3)
        cpu = (seconds_of(process) - before) / max(1, reruns)
    return [
        Row(f"first page after the app's start, {count:,} articles", "2.5 s", first <= 2.5, f"{first:.2f} s"),
        Row("one session: median rerun on the server", "0.1 s", alone <= 0.1, f"{alone:.2f} s"),
        Row(
            "20 sessions, 3 s to think: p95 of a rerun",
            "1.5 s",
            p95 <= 1.5 and not errors,
            f"{p95:.2f} s (p50 {middle:.2f}, {reruns} reruns, {errors} errors)",
        ),
        Row("CPU seconds of the server a rerun", "at most 0.12", cpu <= 0.12, f"{cpu:.3f}"),
    ]


async def warmed(asked: ModuleType, root: Path, folder: Path) -> None:
    """Starts the app once and ends it."""
    with server(root, folder / "log") as (port, _, _):
        await first_page(asked, port)


def endured(root: Path, folder: Path) -> list[Row]:
    """A hundred sessions for ten minutes: errors, and how memory grows behind the first minute."""
    what, wanted = "100 sessions, 10 s to think, 10 minutes", "no error, memory flat after the first minute"
    asked = client()
    if asked is None:
        return [Row(what, wanted, None, f"not measured: there is no {CLIENT}")]
    with server(root, folder / "log") as (port, process, _):
        asyncio.run(first_page(asked, port))
        _, _, _, early = load(port, 100, 60, 10)
        minute = resident(process)
        reruns, middle, p95, errors = load(port, 100, 540, 10)
        grown = resident(process) / minute - 1
    met = not errors and not early and grown < 0.1
    told = (
        f"{errors + early} errors, {reruns} reruns, p95 {p95:.2f} s (p50 {middle:.2f}), "
        f"memory {minute:.0f} MB, then {grown:+.0%}"
    )
    return [Row(what, wanted, met, told)]


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
        return endured(stores.small(Path(folder) / "base", texts.articles(ALL)), Path(folder))


def million() -> list[Row]:
    """The row about a million articles: rows multiplied."""
    with tempfile.TemporaryDirectory() as folder:
        base, root = stores.small(Path(folder) / "base", texts.articles(ALL)), Path(folder) / "million"
        count = stores.multiplied(base, root, MILLION)
        return [page_speed.filter_changes(root, count, 1.0, Path(folder))]
