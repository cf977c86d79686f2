"""No regular expression of reading or analysis makes work by the square of a text; counted in steps, not timed.

Each is attacked where it may go on for long: what leads there, then much of what it goes on with, then what it does not
take. Twice the text may take three times the steps; by the square it would take four times.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from pkgutil import iter_modules
from types import ModuleType

import pytest

from lib.language.pack import available, load
from tests.counted import Counted, attacks, deep

SHORT, TWICE, START = 150, 300, 300
ROOMS = ("lib.reading", "lib.analysis")
MODULES = [import_module(f"{room}.{m.name}") for room in ROOMS for m in iter_modules(import_module(room).__path__)]
MODULES += [import_module(name) for name in ("lib.calendar_values", "lib.letters", "lib.fingerprints")]
# Patterns that are looked for all over a text of any length; every other one is tried at a place, or in a sentence,
# which has at most `segment.LONGEST` characters.
ALL_OVER = {
    "sources": {"HEADER_LINE"}, "segment": {"GLUED", "STOP", "page_lines"}, "marks": {"MARK", "MISTYPED_CLOSE", "SINGLE_OPEN", "SINGLE_CLOSE"},
    "tokens": {"WORD", "UNGLUED_WORD"}, "lexicon": {"token_pattern"}, "versions": {"WORD"}, "letters": {"HALF"}, "text": {"BYLINE", "URL_DATE"},
    "evidence": None, "entities": None, "date_patterns": None,
}  # fmt: skip
# Looks for the same character again, in a single word.
LEFT_OUT = {("name_features", "AGAIN")}


@pytest.fixture(autouse=True)
def room() -> Iterator[None]:
    with deep():
        yield


def of_module(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns that a module holds or makes of a language pack, with their names."""
    for name, value in vars(module).items():
        yield from ((name, p) for p in (value if isinstance(value, tuple) else [value]) if isinstance(p, re.Pattern))
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.FunctionDef) and len(node.args.args) == 1 and makes_patterns(node):
            by_code = node.args.args[0].arg == "code"
            for code in available():
                made = getattr(module, node.name)(code if by_code else load(code))
                yield from ((node.name, p) for p in several(made) if isinstance(p, re.Pattern))


def makes_patterns(node: ast.FunctionDef) -> bool:
    """Whether a function says that it gives back patterns."""
    return bool(node.returns and re.search(r"re\.Pattern|^Patterns$", ast.unparse(node.returns)))


def several(made: object) -> list[object]:
    """A pattern, or the parts of what holds several."""
    if dataclasses.is_dataclass(made):
        return [getattr(made, f.name) for f in dataclasses.fields(made)]
    return list(made) if isinstance(made, tuple) else [made]


def patterns() -> list[tuple[str, str, bool, re.Pattern[str]]]:
    """Module, name, whether it is looked for all over, and each pattern once."""
    found: dict[tuple[object, int], tuple[str, str, bool, re.Pattern[str]]] = {}
    for module in MODULES:
        short = module.__name__.rpartition(".")[2]
        names = ALL_OVER.get(short, set())
        for name, pattern in of_module(module):
            if (short, name) not in LEFT_OUT:
                over = names is None or name in names
                found.setdefault((pattern.pattern, pattern.flags), (short, name, over, pattern))
    return list(found.values())


FOUND = patterns()


def steps(counted: Counted, over: bool, text: str) -> int:
    return counted.scan(text) if over else counted.match(text)


@pytest.mark.parametrize("module", sorted({f[0] for f in FOUND}))
def test_twice_the_text_takes_at_most_three_times_the_steps(module: str) -> None:
    slow = set()
    for _, name, over, pattern in [f for f in FOUND if f[0] == module]:
        source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
        counted = Counted(source, pattern.flags if isinstance(pattern.pattern, str) else pattern.flags & re.DOTALL)
        for before, pump in islice(dict.fromkeys(attacks(counted.tree, counted.flags)), 6):
            for lead, tail in ((before, "\x00"), ("", "")):
                piece = pump if lead or tail else before + pump
                short, twice = (lead + piece * max(1, n // len(piece)) + tail for n in (SHORT, TWICE))
                if steps(counted, over, twice) > 3 * steps(counted, over, short) + START:
                    slow.add((name, lead[:20], piece[:20]))
    assert slow == set()


@pytest.mark.parametrize(
    ("pattern", "pump", "size", "slow"),
    [
        (r"\s+x", " ", SHORT, True), (r"\s*+x", " ", SHORT, True), (r"[^“]*”", "a", SHORT, True), (r"(?:a|a)*b", "a", 5, True),
        (r"(a+)+b", "a", 5, True), (r"a[^b]{0,60}b", "a", SHORT, False), (r"^\s+x", " ", SHORT, False), (r"(?<!a)a++b", "a", SHORT, False),
    ],
)  # fmt: skip
def test_the_count_tells_what_is_slow(pattern: str, pump: str, size: int, slow: bool) -> None:
    counted = Counted(pattern, 0)
    assert (counted.scan(pump * 2 * size) > 3 * counted.scan(pump * size)) is slow


@pytest.mark.parametrize(
    ("pattern", "text"),
    [(r"(a+)(?:b|bc)+?c", "aabbc"), (r"(?i)\bKata\b[^.]{0,3}\.", "ia kata.\n"), (r"(?<=a)b*+(?!c)", "abbd"), (r"(?m)^x?$", "x\nx"), (r"[^\W\d_]{2,}?$", "1ab")],
)  # fmt: skip
def test_the_count_matches_what_re_matches(pattern: str, text: str) -> None:
    counted = Counted(pattern, 0)
    counted.text = text
    ends = [counted.run(at, lambda end: end) for at in range(len(text) + 1)]
    real = re.compile(pattern)
    assert ends == [m.end() if (m := real.match(text, at)) else -1 for at in range(len(text) + 1)]
