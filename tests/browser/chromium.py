"""Finds a Chromium and starts the app for it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
TRIES = 1_200  # a tenth of a second at least each: a loaded machine starts the app in half a minute


def find_chromium() -> str | None:
    """KUTIPAN_CHROMIUM, Chromium without its windows, chromium, google-chrome, or Playwright's own; None where there is
    none. The one without windows has the same engine, and opens a page for two thirds of the processor's time."""
    for name in (os.environ.get("KUTIPAN_CHROMIUM"), "chromium-headless-shell", "chromium", "google-chrome"):
        path = shutil.which(name) if name else None
        if path:
            return path
    own = sorted(Path.home().glob(".cache/ms-playwright/chromium-*/chrome-linux*/chrome"))
    return str(own[-1]) if own else None


def free_port() -> int:
    """A port of the loopback address that nobody holds."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def started_app(
    store: Path, log: Path, port: int | None = None, more: Mapping[str, str] | None = None
) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """The app on a port (a free one where none is given) over a store from the moment it is started, before it answers:
    its port and its process. `more` is set in its environment."""
    port = port or free_port()
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        "--server.headless",
        "true",
        "--server.port",
        str(port),
    ]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "KUTIPAN_STORE": str(store), **(more or {})},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            yield port, process
        finally:
            process.terminate()
            process.wait(timeout=30)


@contextmanager
def running_app(
    store: Path, log: Path, port: int | None = None, more: Mapping[str, str] | None = None
) -> Iterator[str]:
    """The app over a store, as `started_app` starts it; gives its address. Raises RuntimeError with its log where it
    does not start."""
    with started_app(store, log, port, more) as (port, process):
        wait_until_healthy(port, process, log)
        yield f"http://127.0.0.1:{port}"


def wait_until_healthy(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Asks until the app answers that it is well."""
    for _ in range(TRIES):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            try:
                process.wait(timeout=0.1)
            except subprocess.TimeoutExpired:
                continue
            break
    raise RuntimeError(f"the app did not start:\n{log.read_text(errors='replace')[-2000:]}")
