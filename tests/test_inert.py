"""Foreign text is nothing but text in every element that knows markup."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from lib.views.inert import JOINER, inert, named, plain, shortened
from lib.views.keys import keyed
from tests.conftest import ROOT

FILES = sorted([ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "lib/views").glob("*.py")])
LABEL: dict[str, int | None] = {"label": 0, "help": None}
# Elements that read Markdown: the arguments that they read it in, with their place (None: by name only).
MARKUP: dict[str, dict[str, int | None]] = {
    **{
        name: {"body": 0, "help": None}
        for name in ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error", "success", "write", "toast", "latex")
    },
    **dict.fromkeys(("button", "download_button", "form_submit_button", "link_button", "page_link", "checkbox", "toggle", "selectbox", "multiselect", "slider", "text_input", "text_area", "date_input", "file_uploader", "number_input", "radio", "pills", "segmented_control", "chat_input", "expander", "popover", "status", "spinner", "dialog", "TextColumn", "NumberColumn", "CheckboxColumn", "DateColumn", "Column"), LABEL),
    "page_link": {"label": 1, "help": None}, "metric": {"label": 0, "value": 1, "delta": 2, "help": None}, "progress": {"text": 1},
    "update": {"label": None}, "tabs": {"tabs": 0, "default": None}, "Page": {"title": None},
}  # fmt: skip
# Choices that read Markdown in what they offer too.
OFFERS = {"radio", "pills", "segmented_control"}
# Elements of Streamlit that read no markup, or HTML that lib/views escapes, and what draws nothing.
SILENT = {
    "text", "code", "html", "dataframe", "data_editor", "plotly_chart", "columns", "container", "form", "sidebar", "empty", "stop", "rerun", "session_state",
    "query_params", "column_config", "components", "context", "user", "secrets", "login", "navigation", "set_page_config", "switch_page", "cache_resource",
    "pagination", "get_option", "App", "logout",
}  # fmt: skip
# Figures of plotly: the arguments that it draws as text.
PLOTTED = {"name", "text", "hovertext", "hovertemplate"}
TRACES = {"add_bar", "add_scatter", "add_annotation", "Scatter", "Bar"}
HARMLESS = {"counted", "number", "percent", "day", "len", "int", "sum", "round"}


class Scope:
    """What names stand for in a file: all that is ever given to a name within its function, else in the file."""

    def __init__(self, tree: ast.Module) -> None:
        self.given: dict[tuple[ast.AST, str], list[ast.expr | None]] = {}
        self.home: dict[ast.AST, ast.AST] = {}
        self.outer: dict[ast.AST, ast.AST] = {}
        self.visit(tree, tree)

    def visit(self, node: ast.AST, home: ast.AST) -> None:
        self.home[node] = home
        for target, value in bindings(node):
            self.given.setdefault((home, target), []).append(value)
        inner = home
        if isinstance(
            node, ast.FunctionDef | ast.Lambda | ast.ListComp | ast.GeneratorExp | ast.DictComp | ast.SetComp
        ):
            self.outer[node], inner = home, node
            for argument in getattr(getattr(node, "args", None), "args", []) + getattr(getattr(node, "args", None), "kwonlyargs", []):  # fmt: skip
                self.given.setdefault((node, argument.arg), []).append(None)
        for child in ast.iter_child_nodes(node):
            self.visit(child, inner)

    def values(self, name: ast.Name) -> list[ast.expr | None]:
        """Everything that a name may stand for; None for what nobody knows."""
        home: ast.AST | None = self.home[name]
        while home is not None:
            if (home, name.id) in self.given:
                return self.given[home, name.id]
            home = self.outer.get(home)
        return [None]


def bindings(node: ast.AST) -> Iterator[tuple[str, ast.expr | None]]:
    """Names that a statement or a loop binds, each to what it is given; None where that is a part of something."""
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr):
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            yield from taken_apart(target, node.value)
    elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
        yield node.target.id, node.value
    elif isinstance(node, ast.For | ast.comprehension):
        own = node.iter if isinstance(node.iter, ast.Name) and node.iter.id.isupper() else None
        yield from ((n.id, own) for n in ast.walk(node.target) if isinstance(n, ast.Name))
    elif isinstance(node, ast.withitem) and isinstance(node.optional_vars, ast.Name):
        yield node.optional_vars.id, None


def taken_apart(target: ast.expr, value: ast.expr | None) -> Iterator[tuple[str, ast.expr | None]]:
    """The names of a target, each to its own part of a value that is written out as one."""
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple | ast.List):
        parts = (
            value.elts
            if isinstance(value, ast.Tuple) and len(value.elts) == len(target.elts)
            else [None] * len(target.elts)
        )
        for one, part in zip(target.elts, parts, strict=True):
            yield from taken_apart(one, part)


def called(node: ast.AST) -> str:
    """What a call calls: the last of its names."""
    func = node.func if isinstance(node, ast.Call) else None
    return func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""


def harmless(node: ast.expr | None, scope: Scope, made: set[str]) -> bool:
    """Whether an expression can hold no markup but our own: literals, messages of which every part is harmless, and
    what one of the functions `made` gives."""
    match node:
        case ast.Constant():
            return True
        case ast.Name():
            return node.id.isupper() or all(harmless(v, scope, made) for v in scope.values(node))
        case (
            ast.JoinedStr(values=parts)
            | ast.BoolOp(values=parts)
            | ast.Dict(values=parts)
            | ast.List(elts=parts)
            | ast.Tuple(elts=parts)
        ):
            return all(harmless(part, scope, made) for part in parts)
        case (
            ast.FormattedValue(value=inner)
            | ast.Attribute(attr="get", value=inner)
            | ast.ListComp(elt=inner)
            | ast.GeneratorExp(elt=inner)
            | ast.Lambda(body=inner)
        ):
            return harmless(inner, scope, made)
        case ast.BinOp():
            return harmless(node.left, scope, made) and (
                isinstance(node.op, ast.Mult) or harmless(node.right, scope, made)
            )
        case ast.IfExp():
            return harmless(node.body, scope, made) and harmless(node.orelse, scope, made)
        case ast.Call():
            return harmless_call(node, scope, made)
    return False


def harmless_call(node: ast.Call, scope: Scope, made: set[str]) -> bool:
    name = called(node)
    if name == "say":
        return all(k.arg is not None and harmless(k.value, scope, made) for k in node.keywords)
    if name == "partial":  # format_func: the values offered are our own, and so are their names
        return isinstance(node.args[0], ast.Name) and node.args[0].id == "label_of"
    if name in ("upper", "join"):
        return isinstance(node.func, ast.Attribute) and harmless(node.func.value, scope, made) and all(harmless(a, scope, made) for a in node.args)  # fmt: skip
    return name in made or name in HARMLESS or name == "labels_of"


def arguments(node: ast.Call, reads: dict[str, int | None]) -> Iterator[tuple[str, ast.expr]]:
    """The arguments of a call that are read as markup; those that stars hide are given as they are."""
    for name, place in reads.items():
        if place is not None and place < len(node.args):
            yield name, node.args[place]
    for keyword in node.keywords:
        if keyword.arg is None or keyword.arg in reads:
            yield keyword.arg or "**", keyword.value
    yield from (("*", a) for a in node.args if isinstance(a, ast.Starred))


def modules(tree: ast.Module) -> set[str]:
    """Names of a file that are imported, Streamlit's aside: what they have is no element of Streamlit."""
    found = (a.asname or a.name for n in ast.walk(tree) if isinstance(n, ast.Import | ast.ImportFrom) for a in n.names)
    return set(found) - {"st"}


def violations(source: str) -> list[str]:
    """`line: element(argument)` for all foreign text that reaches markup, and elements of which this test knows
    nothing."""
    tree = ast.parse(source)
    scope, others = Scope(tree), modules(tree)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "st" and node.attr not in {*MARKUP, *SILENT}:  # fmt: skip
            found.append(f"{node.lineno}: st.{node.attr} is not known to this test")
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        name, owner = node.func.attr, node.func.value
        if isinstance(owner, ast.Name) and owner.id in others and name not in TRACES:
            continue
        if name in MARKUP:
            wrong = [a for a, v in arguments(node, MARKUP[name]) if not harmless(v, scope, {"inert", "named"})]
            found += [f"{node.lineno}: {name}({a})" for a in [*wrong, *offered(node, name, scope)]]
        if name in TRACES:
            found += [f"{node.lineno}: {name}({a})" for a, v in plotted(node) if not harmless(v, scope, {"plain"})]
    return found


def offered(node: ast.Call, name: str, scope: Scope) -> list[str]:
    """`format_func` or `options`, where what a choice offers is foreign."""
    if name not in OFFERS:
        return []
    given = {k.arg: k.value for k in node.keywords}
    options = given.get("options") or (node.args[1] if len(node.args) > 1 else None)
    shown = given.get("format_func", options)
    return [] if harmless(shown, scope, {"inert"}) else ["format_func" if "format_func" in given else "options"]


def plotted(node: ast.Call) -> Iterator[tuple[str, ast.expr]]:
    """The arguments of a trace that plotly draws; `customdata` where its hover shows it, and the labels of bars."""
    given = {k.arg: k.value for k in node.keywords}
    shows_data = any(isinstance(c, ast.Constant) and "customdata" in str(c.value) for c in ast.walk(given.get("hovertemplate", ast.Constant(""))))  # fmt: skip
    reads = PLOTTED | ({"customdata"} if shows_data else set()) | ({"y"} if called(node) == "add_bar" else set())
    yield from ((name, value) for name, value in given.items() if name in reads)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_nothing_foreign_reaches_an_element_that_knows_markup(path: Path) -> None:
    assert violations(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("st.caption(row['title'])", True),
        ("st.caption(say('x', name=name))", True),
        ("st.caption(say('x', name=inert(name)))", False),
        ("st.caption(inert(say('x', name=name)))", False),
        ("st.caption(say('x', **given))", True),
        ("st.warning(**given)", True),
        ("st.warning(*given)", True),
        ("left.button(f'{name} x')", True),
        ("label = say('x')\nleft.button(label + '!')", False),
        ("label = say('x')\nlabel = name\nleft.button(label)", True),
        ("def f(label):\n    st.button(label)", True),
        ("label = 'x'\ndef f(label):\n    st.button(label)", True),
        ("for label in names:\n    st.button(label)", True),
        ("st.button(say('x'), help=name)", True),
        ("bar.progress(0.1, text=say('x', name=file))", True),
        ("bar.progress(0.1, say('x', done=int(done)))", False),
        ("st.pills(say('x'), names)", True),
        ("st.pills(say('x'), TYPES, format_func=partial(label_of, 'type'))", False),
        ("st.pills(say('x'), TYPES, format_func=lambda t: names[t])", True),
        ("st.new_thing(say('x'))", True),
        ("st.text(name)", False),
        ("figure.add_bar(y=labels, name=legend)", True),
        ("figure.add_bar(y=[plain(n) for n in names], name=say('x'))", False),
        ("figure.add_bar(customdata=names, hovertemplate='%{customdata}')", True),
        ("figure.add_scatter(hovertemplate=plain(name) + '<br>')", False),
        ("figure.add_scatter(hovertemplate=name + '<br>')", True),
    ],
)
def test_the_test_sees_foreign_text(source: str, wrong: bool) -> None:
    assert bool(violations(source)) == wrong


def test_every_element_of_the_table_is_one_of_streamlit() -> None:
    known = {*dir(st), *dir(st.column_config), "update"}
    assert set(MARKUP) | SILENT <= known


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Harian Pagi: 16 Oct 2020 · 1.204", "Harian Pagi: 16 Oct 2020 · 1.204"),
        ("![](http://127.0.0.1:9/x.png)", rf"!\[\](http:{JOINER}//127.0.0.1:{JOINER}9/x.png)"),
        ("www.contoh.id", f"www{JOINER}.contoh.id"),
        ("rina@contoh.id", f"rina@{JOINER}contoh.id"),
        ("$x$ *a* _b_ `c`", r"\$x\$ \*a\* \_b\_ \`c\`"),
        (":material/delete: :red[x]", rf":{JOINER}material/delete: :{JOINER}red\[x\]"),
        ("# Judul\n> kutip | b", r"\# Judul \> kutip \| b"),
        ("- x", r"\- x"),
        ("1. y", r"1\. y"),
        ("a -> b", f"a -{JOINER}\\> b"),
        ("&lt;b&gt;", r"\&lt;b\&gt;"),
        ("a\x01\u202eb", "ab"),
        ("a\ud800b", "a\ufffdb"),
        (None, "None"),
    ],
)
def test_markup_is_only_shown(text: object, said: str) -> None:
    assert inert(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("type:`x`", "`` type:`x` ``"),
        ("![](http://x)", "` ![](http://x) `"),
        ("", "` — `"),
        (":material/delete:", f"` :{JOINER}material/delete: `"),
        ("a" * 5000, f"` {'a' * 119}… `"),
    ],
)
def test_what_a_message_names_is_code(text: str, said: str) -> None:
    assert named(text) == said


def test_plotly_is_given_no_tags() -> None:
    assert plain('<a href="x">&amp;</a>') == '&lt;a href="x"&gt;&amp;amp;&lt;/a&gt;'
    assert shortened("abc", 3) == "abc" and shortened("abcd", 3) == "ab…"


@pytest.mark.parametrize("name", ["_kompas", "kompas__20201016", "a\ud800b", "", "../x y"])
def test_a_key_is_letters_and_digits(name: str) -> None:
    key = keyed("desk", name)
    assert key.startswith("desk_") and "__" not in key and key.isascii() and key.replace("_", "").isalnum()
    assert key != keyed("desk", name + "_") and keyed("desk", "a", "b") != keyed("desk", "a_b")
