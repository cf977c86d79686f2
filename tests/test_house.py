"""The house stands: arrows between rooms, language packs, pages, and the README's words."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.language import pack
from lib.language.frames import compile_frame
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


@pytest.mark.parametrize("code", pack.available())
def test_every_pack_conforms(code: str) -> None:
    loaded = pack.load(code)
    assert loaded.code == code and loaded.frames and len(loaded.lists["dates.months"]) == 12


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda raw: raw["dates"]["months"].pop(), "months has 11 names"),
        (lambda raw: raw["cues"].update(extra=["x"]), "extra is unknown"),
        (lambda raw: raw["cues"].pop("after"), "after is missing"),
        (lambda raw: raw["cues"]["after"].append("kata"), "'kata' stands there twice"),
        (lambda raw: raw["frames"].update(odd="{CUE:after} {NOBODY}"), "unknown slot NOBODY"),
        (lambda raw: raw["frames"].update(odd="{QUOTED} {SOURCE}"), "needs a cue"),
    ],
)
def test_an_unsound_pack_says_where(change: object, message: str) -> None:
    raw = tomllib.loads((ROOT / "lib/language/id.toml").read_text(encoding="utf-8"))
    change(raw)
    with pytest.raises(pack.PackError, match=re.escape(message)):
        pack.build(raw, "id.toml")


def test_a_frame_reads_outward_from_its_cue() -> None:
    frame = compile_frame("x", "{QUOTED} {SOURCE} {CUE:clause} {COMPLEMENTIZER?} {CONTENT}")
    assert [s.kind for s in frame.left] == ["SOURCE", "QUOTED"]
    assert [(s.kind, s.optional) for s in frame.right] == [("COMPLEMENTIZER", True), ("CONTENT", False)]


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
