"""Finds contents that stand in an article more than once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lib.fingerprints import folded
from lib.records import Quote


def mark_repeats(text: str, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Quotes with `repeat_of` set to the index of the first one of the same speaker and words."""
    first: dict[tuple[str, str | None], int] = {}
    out = []
    for index, quote in enumerate(quotes):
        key = (folded(quote.content.of(text)), quote.speaker)
        origin = first.setdefault(key, index)
        out.append(quote if origin == index else replace(quote, repeat_of=origin))
    return tuple(out)
