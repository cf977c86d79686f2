"""Stretches in the order of the text that never overlap: which of them lie where, found without looking at each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import TypeVar

from lib.records import Span

T = TypeVar("T")


def itself(span: Span) -> Span:
    """The span of a span."""
    return span


def overlapping(items: Sequence[T], span: Span, of: Callable[[T], Span]) -> Sequence[T]:
    """The items that share a character with a span; `of` tells an item's own."""
    first = bisect_right(items, span.start, key=lambda item: of(item).end)
    last = bisect_left(items, span.end, key=lambda item: of(item).start)
    return items[first:last]


def before(items: Sequence[T], at: int, of: Callable[[T], Span]) -> T | None:
    """The last item that ends at `at` or before."""
    index = bisect_right(items, at, key=lambda item: of(item).end)
    return items[index - 1] if index else None


def first_from(items: Sequence[T], at: int, of: Callable[[T], Span]) -> int:
    """Index of the first item that starts at `at` or behind."""
    return bisect_left(items, at, key=lambda item: of(item).start)
