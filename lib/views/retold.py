"""What the layers below the screen say, told in its language.

They know no screen: their messages are English sentences that a terminal shows and a store keeps. Here each is
recognised by the English words of its message (`told-…` in words/en.ftl) and said again by the same message of the
screen's language.
"""

from __future__ import annotations

import re
from functools import cache

from fluent.syntax import ast, parse

from lib.views.wording import WORDS, language, number, say

THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")


def shape(pattern: ast.Pattern) -> str:
    """A regular expression for what a message says: its words as they stand, something in the place of each
    variable."""
    parts = []
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            parts.append(re.escape(element.value))
        elif isinstance(element, ast.Placeable) and isinstance(element.expression, ast.VariableReference):
            parts.append(f"(?P<{element.expression.id.name}>(?:(?!; ).)+?)")
        else:
            raise ValueError("a told message has words and variables only")
    return "".join(parts)


@cache
def told() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The messages that the layers below have, by name; those with most words of their own come first."""
    found = []
    for entry in parse((WORDS / "en.ftl").read_text(encoding="utf-8")).body:
        if isinstance(entry, ast.Message) and entry.id.name.startswith("told-") and entry.value:
            words = sum(len(e.value) for e in entry.value.elements if isinstance(e, ast.TextElement))
            found.append((words, entry.id.name, re.compile(shape(entry.value), re.DOTALL)))
    return tuple((name, pattern) for _, name, pattern in sorted(found, key=lambda f: -f[0]))


def retold(message: str) -> str:
    """A message of the layers below in the language of the screen; one that is not known stays as it came. Findings
    that are joined by `; ` are told one by one."""
    if language() == "en":
        return message
    name, given = next(((n, m.groupdict()) for n, p in told() if (m := p.fullmatch(message))), ("", {}))
    if name:
        return say(name, **{k: put(v) for k, v in given.items()})
    parts = message.split("; ")
    return "; ".join(retold(p) for p in parts) if len(parts) > 1 else message


def put(value: str) -> str:
    """What stands in a message: numbers as the screen's language writes them, a message within a message told too."""
    if THOUSANDS.fullmatch(value):
        return number(int(value.replace(",", "")))
    return retold(value)
