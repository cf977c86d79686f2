"""Rankings: names in the order of their distinct quotes, each with its bar and a way to what it counts; the same as a
chart to save, which is made when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import unescape
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from lib.views import links
from lib.views.browser import component
from lib.views.downloads import chart_buttons, plotted
from lib.views.filters import KEYS
from lib.views.inert import inert, one_line
from lib.views.offices import office
from lib.views.pictures import captioned
from lib.views.wording import change, number, say


@dataclass(frozen=True, slots=True)
class Part:
    """A part of each bar: the column that counts it, what it is called, its colour."""

    column: str
    label: str
    colour: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """What a ranking shows: `frame` has the names in the column `names` and their `quotes`, most first; where it has
    them, `role, affiliation` are the office under a name and `before` the quotes of the days before. `alt` says what it
    counts. A name leads to a page, where it is the value of a parameter. `file` is what its downloads are called,
    `figure` draws the frame as a chart."""

    frame: pd.DataFrame
    names: str
    parts: tuple[Part, ...]
    heading: str
    alt: str
    page: str
    parameter: str
    file: str
    figure: Callable[[pd.DataFrame], go.Figure]


def draw(ranking: Ranking, caption: str) -> None:
    """Draws a ranking under its heading, with its caption and the button that opens its downloads."""
    st.subheader(inert(ranking.heading))
    key = f"ranking_{ranking.file}"
    component("ranking")(
        data=drawn(ranking), key=key, on_chosen_change=partial(turn, key, ranking.page, ranking.parameter)
    )
    st.caption(inert(caption))
    if st.button(say("down-ranking"), key=f"download_{ranking.file}", icon=":material/download:", type="tertiary"):
        downloads(ranking)


def drawn(ranking: Ranking) -> dict[str, Any]:
    """What the browser draws: the rows, the parts of their bars, and the address that a row's `id` ends."""
    return {
        "items": [item(ranking, row) for row in ranking.frame.to_dict("records")],
        "parts": [{"label": part.label, "colour": part.colour} for part in ranking.parts],
        "href": unescape(links.to(ranking.page, **{ranking.parameter: ""})),
        "words": {"list": ranking.alt, "counts": say("chart-distinct")},
    }


def item(ranking: Ranking, row: dict[Any, Any]) -> dict[str, Any]:
    """A row: its name, office, counts by part, how many in all, the change, and these figures in words."""
    name, now = row[ranking.names], int(row["quotes"])
    counts = [int(row[part.column]) for part in ranking.parts]
    by_part = [f"{number(n)} {part.label}" for n, part in zip(counts, ranking.parts, strict=True) if n]
    told = one_line(office(row)) if "role" in row else ""
    changed = change(now, int(row["before"])) if "before" in row else ""
    more = [
        say("list-distinct", n=now),
        ", ".join(by_part) if len(counts) > 1 else "",
        say("rank-change", change=changed) if changed else "",
    ]
    return {
        "id": name,
        "name": one_line(name),
        "office": told,
        "counts": counts,
        "said": number(now),
        "change": changed,
        "more": " · ".join(words for words in more if words),
    }


def turn(key: str, page: str, parameter: str) -> None:
    """Turns to the page that has what the chosen name counts, before this one is drawn again; a filter is one more
    beside those that are set."""
    name = getattr(st.session_state.get(key), "chosen", None)
    if isinstance(name, str):
        several = parameter in KEYS
        held = st.session_state.get(parameter) or [] if several else []
        links.go(f"pages/{page}.py", **{parameter: list(dict.fromkeys([*held, name])) if several else name})


def downloads(ranking: Ranking) -> None:
    """The ranking as a chart in a box above the page, its downloads first: the chart is higher than a screen."""

    def box() -> None:
        figure = captioned(ranking.figure(ranking.frame), ranking.alt)
        chart_buttons(figure, ranking.frame, ranking.file)
        plotted(figure, ranking.file, alt=ranking.alt)

    st.dialog(inert(ranking.heading), width="large")(box)()
