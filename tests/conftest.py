"""Fixtures: a store with the seed article, marked-up expectations, a browser."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from streamlit.testing.v1 import AppTest

from lib import edition, sample
from lib.analysis.pipeline import analyze
from lib.ingest import ingest
from lib.reading.confined import read_path
from lib.reading.text import read_text
from lib.records import Analysis
from lib.store.query import Corpus
from tests.browser.chromium import find_chromium

# A property is about what comes out: how long the machine takes says nothing.
# The examples are the same each time: a change passes or fails by itself. KUTIPAN_EXPLORE=1 looks for new ones.
settings.register_profile("kutipan", deadline=None, derandomize=not os.environ.get("KUTIPAN_EXPLORE"))
settings.load_profile("kutipan")
ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "000_1ece18336b2add2d.txt"
TAG = re.compile(r'<q speaker="(?P<speaker>[^"]*)"(?: type="(?P<type>\w+)")?>|</q>')


def pytest_report_header() -> str:
    """Says aloud whether the browser tests will run."""
    browser = find_chromium()
    return (
        f"browser tests: {browser}" if browser else "browser tests: SKIPPED, no Chromium found (set KUTIPAN_CHROMIUM)"
    )


@pytest.fixture(scope="session")
def seed_text() -> str:
    return SEED.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def seed_analysis() -> Analysis:
    (article,) = read_path(SEED)
    return analyze(article)


@pytest.fixture(autouse=True)
def main_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a process starts anew runs the file of its parent's main module. AppTest leaves its script as that, which
    is gone from the disk with the test when it came from a string: a later test's readers would die of it."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh store with the seed article, as KUTIPAN_STORE."""
    root = tmp_path / "store"
    monkeypatch.setenv("KUTIPAN_STORE", str(root))
    ingest(root, read_path(ROOT / "seeds"), "seeds")
    return root


@pytest.fixture(scope="session")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The fictional sample, its names merged and its lines linked; for tests that only read."""
    root = tmp_path_factory.mktemp("sample") / "store"
    sample.load(root)
    return opened(root)


def opened(root: Path) -> Corpus:
    """A store as the app and the command line open it, made anew."""
    return Corpus(root, edition.RULES)


def page_at(name: str, /, **address: str) -> AppTest:
    """A page of the app at an address, drawn without an error."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    at.query_params.update(address)
    at = at.run()
    at.query_params.update(address)  # the first page may have taken it out
    at = at if name == "overview" else at.switch_page(f"pages/{name}.py").run()
    assert not at.exception
    return at


def ranked(at: AppTest, file: str) -> list[dict[str, Any]]:
    """The rows that the browser is given of a ranking, by what its downloads are called."""
    (given,) = (e.proto.json for e in at.get("bidi_component") if e.proto.id.endswith(f"-ranking_{file}"))
    return list(json.loads(given)["items"])


def unmarked(marked: str) -> tuple[str, list[tuple[int, int, str, str]]]:
    """The plain text of `<q speaker="X" type="indirect">..</q>` markup, and the quotes it marks."""
    text, quotes, opened, last = "", [], None, 0
    for tag in TAG.finditer(marked):
        text += marked[last : tag.start()]
        last = tag.end()
        if tag.group("speaker") is not None:
            opened = (len(text), tag.group("speaker"), tag.group("type") or "direct")
        else:
            start, speaker, kind = opened
            quotes.append((start, len(text), speaker, kind))
    return text + marked[last:], quotes


def found_in(text: str, language: str = "id") -> list[tuple[int, int, str, str]]:
    """What the analysis finds, in the form of `unmarked`."""
    result = analyze(read_text(text, "case", {"language": language}))
    return [(q.content.start, q.content.end, q.speaker or "", q.type) for q in result.quotes]
