"""Keeps Python's collector away from what stays for the life of the process.

Streamlit collects garbage of all generations behind every run of a script, over every object of the process: with
modules, the store and the words of the screen that was 40 % of a run. What is there once a page has been drawn stays
there, so it is taken out of the collector's sight when the next run begins: Streamlit has collected in between. What is
dropped of it later is freed by its count of references as before; only a ring of references among such objects would
stay, as many as one drawing of a page leaves behind, once for each page and version.
"""

from __future__ import annotations

import gc
from threading import Event, Lock

from lib.store import corpus

# The pages drawn so far, each with the version of the store it was drawn of. At most so many versions are kept in mind.
drawn: set[tuple[str, int]] = set()
KEPT = 1000
LOCK = Lock()
# A page was drawn for the first time, and what stays of it is still in the collector's sight.
WAITING = Event()


def leave_to_the_process() -> None:
    """Takes what is alive out of the collector's sight where a page was drawn for the first time since."""
    if WAITING.is_set():
        WAITING.clear()
        gc.freeze()


def was_drawn(page: str) -> None:
    """Notes the first drawing of a page of a version of the store."""
    now = (page, corpus.read_manifest(corpus.store_path()).version)
    with LOCK:
        if now in drawn:
            return
        if len(drawn) >= KEPT:
            drawn.clear()
        drawn.add(now)
        WAITING.set()
