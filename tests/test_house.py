"""The house stands: arrows between rooms, language packs, pages, and the README's words."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT, SEED

MAY_NOT = {
    "lib/analysis": {
        "lib.store",
        "lib.views",
        "lib.translation",
        "streamlit",
        "plotly",
        "pathlib",
        "requests",
    },
    "lib/reading": {"lib.store", "lib.views", "lib.analysis", "streamlit", "plotly"},
    "lib/store": {"lib.analysis", "lib.views", "lib.language", "streamlit", "plotly"},
    "lib/translation": {"lib.analysis", "lib.views", "streamlit", "plotly"},
    "lib/messages": {
        "lib.reading",
        "lib.store",
        "lib.translation",
        "lib.views",
        "streamlit",
        "babel",
        "fluent.runtime",
    },
    "lib/language": {"lib.analysis", "lib.store", "lib.views", "streamlit", "plotly"},
    "pages": {"lib.analysis", "lib.language"},
}
PAGES = sorted(p.stem for p in (ROOT / "pages").glob("*.py"))


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


@pytest.mark.parametrize("room", MAY_NOT)
def test_arrows_point_one_way(room: str) -> None:
    files = list((ROOT / room).glob("*.py"))
    assert files
    for path in files:
        wrong = {n for n in imported(path) for bad in MAY_NOT[room] if n == bad or n.startswith(bad + ".")}
        assert not wrong, f"{path.relative_to(ROOT)} imports {wrong}"


@pytest.mark.parametrize("name", PAGES)
def test_every_page_runs(name: str, store: Path) -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app = app.switch_page(f"pages/{name}.py").run() if name != "overview" else app
    assert not app.exception
    assert app.title


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_an_empty_store_says_what_to_do(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path / "empty"))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app = app.switch_page(f"pages/{name}.py").run() if name != "overview" else app
    assert not app.exception
    assert any("Add articles" in i.value or "paste a text" in i.value for i in app.info)


def test_the_seed_is_kept_byte_for_byte() -> None:
    assert len(SEED.read_bytes()) == 2174


def test_files_stay_short() -> None:
    long = {p.name: n for p in (ROOT / "lib").rglob("*.py") if (n := len(p.read_text().splitlines())) > 400}
    assert not long


def test_pages_stay_thin() -> None:
    """A page reads the filters, asks, draws; what it draws is in lib/views."""
    long = {p.name: n for p in (ROOT / "pages").glob("*.py") if (n := len(p.read_text().splitlines())) > 80}
    assert not long


def test_the_readme_names_only_what_is_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for path in re.findall(r"\]\(((?!http)[^)#]+)\)", readme):
        assert (ROOT / path).exists(), path
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`make (\w+)`", readme)) <= targets


def test_with_an_identity_provider_nobody_sees_a_corpus_before_signing_in(store: Path) -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.secrets["auth"] = {"client_id": "kutipan", "redirect_uri": "http://127.0.0.1:8501/oauth2callback"}
    app.run()
    assert [b.label for b in app.button] == ["Sign in"]
    assert not app.dataframe and not app.metric and not app.exception
