"""What stays is taken out of the collector's sight once for each page of a version, and no oftener."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.ingest import ingest
from lib.reading.text import read_text
from lib.views import settled


def test_once_for_each_page_of_a_version(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frozen: list[str] = []
    monkeypatch.setattr(settled, "drawn", set())
    monkeypatch.setattr(settled.gc, "freeze", lambda: frozen.append("now"))
    for page in ("Overview", "Quotes", "Overview", "Quotes"):
        settled.leave_to_the_process()
        settled.was_drawn(page)
    settled.leave_to_the_process()
    assert len(frozen) == 2
    ingest(store, [read_text("Air surut.", "x", {"id": "new", "language": "id"})], "more")
    for _ in range(2):
        settled.was_drawn("Overview")
        settled.leave_to_the_process()
    assert len(frozen) == 3


def test_what_was_drawn_is_not_kept_without_end(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settled, "drawn", {(f"page {n}", n) for n in range(settled.KEPT)})
    settled.was_drawn("Overview")
    assert len(settled.drawn) == 1
