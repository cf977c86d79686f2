"""Regular expressions run step by step, so that a test can count what time would only hint at.

`Counted` takes a pattern apart with the parser of Python's own `re` and tries it as `re` does: every choice in the same
order, taken back where what follows fails. It counts the characters and choices that are looked at.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Then = Callable[[int], int]
Step = Callable[[int, Then], int]
# A repeat that may go on so long is a way for a text to make work.
LONG = 20
# So many ways of a choice are tried: a list of words is as long as it is, whatever the text.
WAYS = 8
# Characters that a class is tried with, in this order, where an example of it is wanted.
LIKELY = " aA1,.-\"“(\n'_/@"
CATEGORIES = {
    c.CATEGORY_SPACE: str.isspace, c.CATEGORY_NOT_SPACE: lambda x: not x.isspace(),
    c.CATEGORY_DIGIT: str.isdecimal, c.CATEGORY_NOT_DIGIT: lambda x: not x.isdecimal(),
    c.CATEGORY_WORD: lambda x: x.isalnum() or x == "_", c.CATEGORY_NOT_WORD: lambda x: not (x.isalnum() or x == "_"),
}  # fmt: skip


class Counted:
    """A pattern whose steps are counted in `steps`."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.tree = parser.parse(pattern, flags)
        self.flags = self.tree.state.flags
        self.steps = 0
        self.text = ""
        self.run = self.sequence(list(self.tree), self.flags)

    def scan(self, text: str) -> int:
        """The steps that it takes to find all matches in a text."""
        self.text, self.steps, at = text, 0, 0
        while at <= len(text):
            end = self.run(at, lambda i: i)
            at = max(end, at + 1)
        return self.steps

    def match(self, text: str) -> int:
        """The steps that it takes to match at the start of a text."""
        self.text, self.steps = text, 0
        self.run(0, lambda i: i)
        return self.steps

    def sequence(self, nodes: list[Any], flags: int) -> Step:
        """One node behind the other."""
        steps = [self.node(op, value, flags) for op, value in nodes]

        def run(at: int, then: Then, index: int = 0) -> int:
            if index == len(steps):
                return then(at)
            return steps[index](at, lambda i: run(i, then, index + 1))

        return run

    def node(self, op: Any, value: Any, flags: int) -> Step:
        """What one node of the tree does."""
        if op in (c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN):
            return self.one(one_of(op, value, flags))
        if op is c.SUBPATTERN:
            return self.sequence(list(value[3]), (flags | value[1]) & ~value[2])
        if op is c.BRANCH:
            return self.branch([self.sequence(list(b), flags) for b in value[1][:WAYS]])
        if op in (c.MAX_REPEAT, c.MIN_REPEAT):
            return self.repeat(value, flags, lazy=op is c.MIN_REPEAT)
        if op is c.POSSESSIVE_REPEAT:
            return self.atomic(self.repeat(value, flags, lazy=False))
        if op is c.ATOMIC_GROUP:
            return self.atomic(self.sequence(list(value), flags))
        if op in (c.ASSERT, c.ASSERT_NOT):
            return self.look(value, flags, wanted=op is c.ASSERT)
        if op is c.AT:
            return self.at(value, flags)
        if op is c.FAILURE:
            return lambda at, then: -1
        raise NotImplementedError(op)

    def one(self, fits: Callable[[str], bool]) -> Step:
        """One character."""

        def run(at: int, then: Then) -> int:
            self.steps += 1
            return then(at + 1) if at < len(self.text) and fits(self.text[at]) else -1

        return run

    def branch(self, ways: list[Step]) -> Step:
        """The first of several ways that lets the rest match."""

        def run(at: int, then: Then) -> int:
            for way in ways:
                self.steps += 1
                end = way(at, then)
                if end >= 0:
                    return end
            return -1

        return run

    def repeat(self, value: Any, flags: int, lazy: bool) -> Step:
        """A node several times; one of single characters without a call for each."""
        least, most, body = value
        nodes = list(body)
        if len(nodes) == 1 and nodes[0][0] in (c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN):
            return self.run_of(one_of(*nodes[0], flags), least, most, lazy)
        step = self.sequence(nodes, flags)

        def run(at: int, then: Then, count: int = 0) -> int:
            self.steps += 1

            def more() -> int:
                if count == most:
                    return -1
                return step(at, lambda i: run(i, then, count + 1) if i > at or count < least else -1)

            if count < least:
                return more()
            end = then(at) if lazy else more()
            if end >= 0:
                return end
            return more() if lazy else then(at)

        return run

    def run_of(self, fits: Callable[[str], bool], least: int, most: int, lazy: bool) -> Step:
        """A run of characters of one kind: as long or as short as it may be, then one less or more."""

        def run(at: int, then: Then) -> int:
            end = at
            while end < len(self.text) and end - at < most and fits(self.text[end]):
                end += 1
                if lazy and end - at > least:  # what is taken one by one is counted so
                    end -= 1
                    break
            self.steps += end - at + 1
            if end - at < least:
                return -1
            while not lazy and end >= at + least:
                found = then(end)
                if found >= 0:
                    return found
                end -= 1
                self.steps += 1
            while lazy:
                found = then(end)
                if found >= 0:
                    return found
                self.steps += 1
                if end - at >= most or end >= len(self.text) or not fits(self.text[end]):
                    return -1
                end += 1
            return -1

        return run

    def atomic(self, step: Step) -> Step:
        """A node that is not taken back."""

        def run(at: int, then: Then) -> int:
            end = step(at, lambda i: i)
            return then(end) if end >= 0 else -1

        return run

    def look(self, value: Any, flags: int, wanted: bool) -> Step:
        """What must, or must not, stand there; behind or in front."""
        direction, body = value
        width = body.getwidth()[0] if direction < 0 else 0
        step = self.sequence(list(body), flags)

        def run(at: int, then: Then) -> int:
            found = at >= width and step(at - width, lambda i: i) >= 0
            return then(at) if found is wanted else -1

        return run

    def at(self, where: Any, flags: int) -> Step:
        """A place between characters."""

        def word(at: int) -> bool:
            return 0 <= at < len(self.text) and (self.text[at].isalnum() or self.text[at] == "_")

        def run(at: int, then: Then) -> int:
            self.steps += 1
            last = at == len(self.text)
            if where is c.AT_BEGINNING:
                fits = at == 0 or bool(flags & re.MULTILINE and self.text[at - 1] == "\n")
            elif where is c.AT_END:
                fits = last or (self.text[at] == "\n" and (at == len(self.text) - 1 or bool(flags & re.MULTILINE)))
            elif where in (c.AT_BOUNDARY, c.AT_NON_BOUNDARY):
                fits = (word(at - 1) != word(at)) is (where is c.AT_BOUNDARY)
            else:
                fits = last if where is c.AT_END_STRING else at == 0
            return then(at) if fits else -1

        return run


def one_of(op: Any, value: Any, flags: int) -> Callable[[str], bool]:
    """Whether a character is one that a node of a single character takes."""
    if op is c.ANY:
        return lambda x: bool(flags & re.DOTALL) or x != "\n"
    items = value if op is c.IN else [(c.LITERAL, value)]
    negated = op is c.NOT_LITERAL or items[0][0] is c.NEGATE
    small = bool(flags & re.IGNORECASE)
    known: dict[str, bool] = {}

    def fits(x: str) -> bool:
        if x not in known:
            forms = {x, x.lower(), x.upper()} if small else {x}
            known[x] = any(holds(item, form) for item in items for form in forms if len(form) == 1) != negated
        return known[x]

    return fits


def holds(item: Any, x: str) -> bool:
    """Whether a part of a class holds a character."""
    op, value = item
    if op is c.LITERAL:
        return ord(x) == value
    if op is c.RANGE:
        return bool(value[0] <= ord(x) <= value[1])
    return bool(op is c.CATEGORY and CATEGORIES[value](x))


def example(nodes: Any, flags: int, least: int = 0) -> str:
    """A short text that nodes match (what they look for around it left aside); repeats at least so often."""
    text = ""
    for op, value in nodes:
        if op in (c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN):
            fits = one_of(op, value, flags)
            given = [chr(v) for o, v in (value if op is c.IN else [(op, value)]) if o is c.LITERAL]
            given += [chr(v[0]) for o, v in (value if op is c.IN else []) if o is c.RANGE]
            text += next(x for x in [*LIKELY, *given, *map(chr, range(33, 1000))] if fits(x))
        elif op is c.SUBPATTERN:
            text += example(value[3], flags | value[1], least)
        elif op is c.BRANCH:
            text += example(value[1][0], flags, least)
        elif op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            text += example(value[2], flags, least) * max(value[0], min(least, value[1]))
        elif op is c.ATOMIC_GROUP:
            text += example(value, flags, least)
    return text


def attacks(tree: Any, flags: int) -> Iterator[tuple[str, str]]:
    """For each place at which a pattern may go on for long: what leads there, and what it goes on with."""
    yield from within(tree, flags, "")
    whole = example(tree, flags, 1)
    if whole:
        yield "", whole


def within(nodes: Any, flags: int, before: str) -> Iterator[tuple[str, str]]:
    """The attacks inside some nodes; `before` is an example of what stands before them."""
    for op, value in nodes:
        inner: list[Any] = []
        if op is c.SUBPATTERN:
            inner = [value[3]]
        elif op is c.BRANCH:
            inner = value[1][:3]
        elif op is c.ATOMIC_GROUP:
            inner = [value]
        elif op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            inner = [value[2]]
            if value[1] >= LONG and (pump := example(value[2], flags, 1)):
                yield before, pump
        for part in inner:
            yield from within(part, flags, before)
        before += example([(op, value)], flags, 0)


@contextmanager
def deep() -> Iterator[None]:
    """Room for patterns that are run step within step; only inside: elsewhere it would let Python's own JSON reader go
    down until the process dies."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, 2_000_000))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
