"""A list to choose from, as the browser draws it: rows that are searched, put in order and chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from lib.views.browser import component


@dataclass(frozen=True, slots=True)
class Shown:
    """What a list shows: `items` (each `id, href, name`, and of `office, about, opening, speaking, facts, bars, alt,
    language` what it has), a line `count` above them, the words and the order that it was asked for, the `orders` by
    their words, and the id of the one that was left last."""

    items: list[dict[str, Any]]
    count: str
    find: str
    order: str
    orders: dict[str, str]
    words: dict[str, str]
    came: str | None = None


def typed(key: str) -> tuple[str | None, str | None]:
    """The words and the order that stand in the list of this key; None for what was not touched."""
    held = st.session_state.get(key)
    find, order = (getattr(held, name, None) for name in ("find", "order"))
    return find if isinstance(find, str) else None, order if isinstance(order, str) else None


def draw(shown: Shown, key: str, chosen: Callable[[str], None]) -> None:
    """Draws a list; `chosen` is told the id of the row that is opened before the page is drawn again."""
    data = {
        "items": shown.items,
        "count": shown.count,
        "find": shown.find,
        "order": shown.order,
        "orders": list(shown.orders.items()),
        "words": shown.words,
        "came": shown.came,
    }
    component("choice_list")(
        data=data,
        key=key,
        on_find_change=nothing,
        on_order_change=nothing,
        on_chosen_change=partial(opened, key, chosen),
    )


def opened(key: str, chosen: Callable[[str], None]) -> None:
    """Hands on what was chosen."""
    said = getattr(st.session_state.get(key), "chosen", None)
    if isinstance(said, str):
        chosen(said)


def nothing() -> None:
    """Streamlit hears of a component's state only where something is to be called."""
