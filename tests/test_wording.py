"""The words of the screen: the same messages in every language, none dead, none left in the code."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import pytest
from fluent.syntax import ast as fluent
from fluent.syntax import parse
from fluent.syntax.visitor import Visitor
from streamlit.testing.v1 import AppTest

from lib import sample
from lib.views import wording
from lib.views.pictures import captioned
from tests.conftest import ROOT

CODE = [ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py")), *sorted((ROOT / "lib" / "views").glob("*.py"))]
PAGES = sorted(p.stem for p in (ROOT / "pages").glob("*.py"))
# What is written alike in every language.
ALIKE = {
    "pasted text.txt",
    'embargo "senjata konvensional" speaker:Khatibzadeh after:2020-10',
    "left out",
    "put in",
    "middle right",
    "top center",
    "hide past div",
}
# Messages whose name is put together from a set and a value of it.
GROUPS = {
    "n", "type", "reviewed", "kind", "speaker", "precision", "page", "nothing", "tour", "col", "layer", "mark", "desk", "act",
    "drawn", "measure", "lane", "timeline-by", "timeline-counts", "timeline-part", "timeline-tab", "dates", "side", "name-tab", "entities-tab", "search-nothing", "articles", "piece", "figure", "said", "trans", "status", "action", "rules",
    "why", "problem", "overview", "filter-any", "chosen", "corr-tab", "same-told", "known-wrong", "read", "strip", "filter", "list", "signed-in",
}  # fmt: skip


class Variables(Visitor):
    """The variables of a message."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802 (the visitor's own name)
        self.found.add(node.id.name)


def messages(language: str) -> dict[str, set[str]]:
    """The messages of a language, each with its variables."""
    found: dict[str, set[str]] = {}
    for entry in parse((wording.WORDS / f"{language}.ftl").read_text(encoding="utf-8")).body:
        assert not isinstance(entry, fluent.Junk), entry.content
        if isinstance(entry, fluent.Message):
            assert entry.id.name not in found, f"{entry.id.name} twice"
            variables = Variables()
            variables.visit(entry)
            found[entry.id.name] = variables.found
    return found


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_every_language_has_every_message_with_the_same_variables(language: str) -> None:
    assert messages(language) == messages("en")


def strings(path: Path) -> list[str]:
    """The strings of a file that are no docstrings, the fixed parts of f-strings among them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {id(n.body[0].value) for n in ast.walk(tree)
            if isinstance(n, ast.Module | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and n.body and isinstance(n.body[0], ast.Expr)}  # fmt: skip
    return [
        n.value
        for n in ast.walk(tree)
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docs
    ]


def test_no_words_of_the_screen_stand_in_the_code() -> None:
    """Two words side by side that are neither HTML, CSS nor a program; what is written alike everywhere is listed
    above."""
    loose = {(path.name, s) for path in CODE for s in strings(path)
             if re.search(r"[a-z]{2,} [a-z]{2,}", s) and not re.search(r"[<{;]|'none'", s) and s not in ALIKE}  # fmt: skip
    # Faults of the program: nobody sees them on the screen.
    assert loose <= {("links.py", "st.switch_page does not come back")}


def test_every_message_is_said_somewhere_and_what_is_said_is_there() -> None:
    there = set(messages("en"))
    said = {s for path in CODE for s in strings(path)}
    named = {name for name in there if name in said}
    grouped = {name for name in there if any(name.startswith(f"{group}-") for group in GROUPS)}
    assert there - named - grouped == set()
    called = re.compile(r"\bsay\(\s*\"([a-z0-9-]+)\"")
    assert {m for path in CODE for m in called.findall(path.read_text(encoding="utf-8"))} - there == set()


@pytest.mark.parametrize(
    ("edtf", "english", "indonesian"),
    [
        ("2020-10-16", "16 Oct 2020", "16 Okt 2020"),
        ("2020-08", "Aug 2020", "Agu 2020"),
        ("2020", "2020", "2020"),
        ("2020-05~", "about May 2020", "sekitar Mei 2020"),
        ("201X", "201X", "201X"),
        ("2020-21", "2020-21", "2020-21"),
        ("2020-10-01/2020-10-03", "2020-10-01/2020-10-03", "2020-10-01/2020-10-03"),
        (None, "", ""),
        (float("nan"), "", ""),
    ],
)
def test_a_date_is_said_no_more_exactly_than_it_is_known(edtf: object, english: str, indonesian: str) -> None:
    assert wording.format_edtf(edtf) == english
    with wording.speaking("id"):
        assert wording.format_edtf(edtf) == indonesian


def test_numbers_days_and_plurals_follow_the_language() -> None:
    assert [wording.counted(n, "article") for n in (0, 1, 1204)] == ["0 articles", "1 article", "1,204 articles"]
    assert (wording.number(25354), wording.day(date(2020, 5, 1))) == ("25,354", "1 May 2020")
    with wording.speaking("id"):
        assert [wording.counted(n, "article") for n in (0, 1, 1204)] == ["0 artikel", "1 artikel", "1.204 artikel"]
        assert (wording.number(25354), wording.day(date(2020, 5, 1))) == ("25.354", "1 Mei 2020")
    assert wording.language() == "en"


@pytest.mark.parametrize(
    ("group", "value", "said"),
    [
        ("type", "indirect", "tak langsung"),
        (("type", "kind"), "PER", "Orang"),
        ("type", "new", "new"),
        ("type", None, ""),
    ],
)
def test_a_value_is_called_by_its_word_or_stays(group: str | tuple[str, ...], value: object, said: str) -> None:
    with wording.speaking("id"):
        assert wording.label_of(group, value) == said


def test_a_column_is_called_value_by_value_and_what_is_missing_stays_missing() -> None:
    asked: list[str] = []
    named = wording.map_labels(
        pd.Series(["direct", None, "mixed", "direct"]), lambda v: asked.append(v) or wording.label_of("type", v)
    )
    assert [v if isinstance(v, str) else None for v in named] == ["direct", None, "mixed", "direct"]
    assert asked == ["direct", "mixed"], "each value is named once, however many rows there are"


@pytest.mark.parametrize(("message", "given", "error"), [("no-such", {}, KeyError), ("n-article", {}, ValueError)])
def test_a_message_that_is_not_there_or_lacks_something_is_an_error(message: str, given: dict[str, object], error: type[Exception]) -> None:  # fmt: skip
    with pytest.raises(error):
        wording.say(message, **given)


def filled(node: ast.expr) -> list[str]:
    """The strings that an argument may be; both ways of one that is one of two."""
    if isinstance(node, ast.IfExp):
        return [*filled(node.body), *filled(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def test_every_kind_of_problem_has_a_name() -> None:
    places = {"Problem": 2, "ReadError": 0, "explained": 0}
    kinds = {kind for path in (ROOT / "lib").rglob("*.py") for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
             if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in places and len(node.args) > places[node.func.id]
             for kind in filled(node.args[places[node.func.id]])}  # fmt: skip
    assert {k for k in kinds if not wording.known(f"problem-{k.replace(' ', '-')}")} == set() and "empty" in kinds


@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_speaks_indonesian(page: str, full: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path / "store"))
    if full:
        sample.load(tmp_path / "store")
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    at.query_params["lang"] = "ID"
    at.switch_page(f"pages/{page}.py").run()
    assert not at.exception
    assert at.sidebar.pills(key="type").label == "Jenis kutipan"
    said = " ".join(
        str(e.value)
        for kind in ("title", "subheader", "caption", "text", "info", "markdown")
        for e in getattr(at, kind)
    )
    assert not re.search(r"\b(the|and|of|with|under|is|are)\b", re.sub(r"`[^`]*`|“[^”]*”|/\S+", "", said)), said


@pytest.mark.parametrize(("language", "marks"), [("en", ".,"), ("id", ",.")])
def test_a_chart_writes_numbers_as_its_page_does(language: str, marks: str) -> None:
    with wording.speaking(language):
        assert wording.marks() == marks
        figure = captioned(go.Figure(), "Kutipan")
    assert figure.layout.separators == marks
