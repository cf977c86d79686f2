"""The store, opened while the server starts: whoever comes first waits less."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread

from lib import edition
from lib.store import corpus


def open_ahead() -> None:
    """Opens the store in a thread of its own."""
    Thread(target=opened, name="kutipan_opening", daemon=True).start()


def opened() -> None:
    """Lays the store out. What is wrong with it, the page says that asks for it: it opens it again."""
    with suppress(Exception):
        edition.current(corpus.store_path())
