"""Articles on several processes, some of which end their process: each costs itself and no other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from lib import ingest as intake
from lib.chunks import analyze_chunk
from lib.ingest import ingest
from lib.reading.text import read_text
from lib.records import Article
from lib.store import maintenance
from tests.conftest import ROOT
from tests.deadly import DEADLY, ends_its_process

WORDS = "Kepala Dinas Pengairan Rina Wulandari mengatakan bahwa pintu air nomor {n} rusak."


def articles(deadly: set[int]) -> list[Article]:
    """Sixteen short articles of one file, each another; the ids of some say that they are DEADLY."""
    ids = [f"{DEADLY if n in deadly else ''}a{n}" for n in range(16)]
    return [read_text(WORDS.format(n=i), "berita.jsonl", {"id": i, "language": "id"}) for i in ids]


@pytest.mark.parametrize("deadly", [{5}, {0, 1, 15}], ids=["one", "three"])
def test_what_ends_its_process_costs_itself_only(
    deadly: set[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "CHUNK", 4)
    monkeypatch.setattr(intake, "analyze_chunk", ends_its_process)
    outcome = ingest(tmp_path, articles(deadly), "x", workers=2)
    names = [f"{DEADLY}a{n}" for n in deadly]
    assert outcome.added == 16 - len(names)
    assert sorted(p.message for p in outcome.problems) == sorted(f"the process that analysed {n!r} died: the article was left out" for n in names)  # fmt: skip
    assert {(p.origin, p.kind) for p in outcome.problems} == {("berita.jsonl", "analysis")}
    assert list(maintenance.verify(tmp_path)) == []
    # The next run tries what is missing, and nothing else.
    monkeypatch.setattr(intake, "analyze_chunk", analyze_chunk)
    again = ingest(tmp_path, articles(deadly), "x", workers=1)
    assert (again.added, again.known) == (len(names), 16 - len(names))


def test_a_process_that_analyses_draws_no_page() -> None:
    """Each imports the file that its parent runs, which is app.py in the app: that took three seconds a process."""
    told = "import runpy, sys; runpy.run_path('app.py', run_name='__mp_main__'); print('streamlit' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False"]
