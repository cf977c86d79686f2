"""What runs in the browser stands in files of its own, which parse; the code holds no scripts and no styles."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from lib.views import browser, look
from tests.conftest import ROOT

SCRIPTS, STYLES = (sorted(browser.PARTS.glob(f"*.{kind}")) for kind in ("js", "css"))
SCRIPTS.remove(browser.PARTS / "common.js")
# A script, a module's beginning, or a rule of a style: `.k-note{color:red`.
INLINE = re.compile(r"<script|export default|[\w\])*]\s*\{\s*[a-z-]+\s*:", re.IGNORECASE)
OPEN = {"}": "{", ")": "(", "]": "["}


def strings(source: str) -> list[str]:
    """The strings of a program, the fixed parts of f-strings among them."""
    return [n.value for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def balanced(style: str) -> bool:
    """Whether every bracket of a style is closed by its own, comments and texts aside."""
    held: list[str] = []
    for mark in re.sub(r'/\*.*?\*/|"[^"]*"|\'[^\']*\'', "", style, flags=re.DOTALL):
        if mark in OPEN.values():
            held.append(mark)
        elif mark in OPEN and (not held or held.pop() != OPEN[mark]):
            return False
    return not held


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda p: p.name)
def test_every_script_parses_behind_what_several_need(path: Path) -> None:
    node = shutil.which("node")
    if not node:
        pytest.skip("no node here")
    checked = subprocess.run(
        [node, "--input-type=module", "--check"], input=browser.script(path.stem).encode(), capture_output=True
    )
    assert checked.returncode == 0, checked.stderr.decode()


@pytest.mark.parametrize("path", STYLES, ids=lambda p: p.name)
def test_every_style_parses_and_takes_its_colours_from_look(path: Path) -> None:
    style = path.read_text(encoding="utf-8")
    assert balanced(style)
    assert set(re.findall(r"#[0-9a-f]{6}\b", style)) & {look.INK, look.LINE, *look.PALETTE} == set()
    assert {name for name in re.findall(r"var\(--k-([a-z-]+)\)", style) if name not in ("deep",)} <= set(look.COLOURS)


def test_every_colour_that_styles_name_is_given_to_the_page() -> None:
    assert f"--k-teal:{look.TEAL};" in browser.colours() and f"--k-pale-grey:{look.PALE_GREY};" in browser.colours()


@pytest.mark.parametrize("path", sorted((ROOT / "lib/views").glob("*.py")), ids=lambda p: p.name)
def test_the_code_holds_no_scripts_and_no_styles(path: Path) -> None:
    assert [s[:80] for s in strings(path.read_text(encoding="utf-8")) if INLINE.search(s)] == []


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ('JS = "export default function() {}"', True),
        ('PAGE = "<script>alert(1)</script>"', True),
        ('CSS = ".k-note{color:red}"', True),
        ('CSS = "mark { border-color : red; }"', True),
        ('SHEET = "@media print{.k-keys{display:none}}"', True),
        ('words = f"{name}: {value}"', False),
        ('query = "SELECT struct_pack(a := 1)"', False),
        ('style = "font-size:.8em"', False),
    ],
)
def test_the_test_sees_scripts_and_styles(source: str, wrong: bool) -> None:
    assert any(INLINE.search(s) for s in strings(source)) == wrong


@pytest.mark.parametrize(
    ("style", "right"),
    [("a { b: c; }", True), ("a { b: calc(1px + (2px)); }", True), ("a { b: c;", False), ("a { b: var(--x; }", False), ('a::after { content: "}"; } /* { */', True)],
)  # fmt: skip
def test_the_test_sees_what_is_left_open(style: str, right: bool) -> None:
    assert balanced(style) == right
