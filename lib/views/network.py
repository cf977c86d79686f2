"""Figures of who is named with whom, and who speaks about whom."""

from __future__ import annotations

import math
from typing import Any

import networkx
import pandas as pd
import plotly.graph_objects as go

from lib.views.charts import TYPE_COLOURS
from lib.views.inert import plain, shortened
from lib.views.look import GREY, PAPER
from lib.views.wording import number, say

DARK, PALE = "#0f766e", "#cfe6e3"
# How many thicknesses the lines of a network have, and how many pixels high the row of a name is.
THICKNESSES, ROW = 8, 30
# The side of a square in steps of its table, and characters of a label that a phone has room for.
SIDE, NARROW = 0.94, 22


def squares(
    frame: pd.DataFrame, row: str, column: str, value: str, message: str, order: tuple[list[str], list[str]]
) -> go.Figure:
    """A table of counts as coloured squares that can be clicked; `order` gives the rows and the columns, `message` what
    a square says. Squares are bars: they shrink with the page, and so do their numbers."""
    rows, columns = order
    most = max(1, int(frame[value].max()))
    figure = go.Figure(
        go.Bar(
            x=[columns.index(str(v)) for v in frame[column]],
            y=[SIDE] * len(frame),
            base=[rows.index(str(v)) - SIDE / 2 for v in frame[row]],
            width=SIDE,
            text=[plain(v) for v in frame[value]],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="inside",
            insidetextfont={"size": 12, "color": ["#ffffff" if v > most / 2 else "#10302d" for v in frame[value]]},
            marker={
                "color": frame[value],
                "colorscale": [[0, PALE], [1, DARK]],
                "cmin": 0,
                "cmax": most,
                "line": {"width": 0},
            },
            customdata=[[a, b] for a, b in zip(frame[row], frame[column], strict=True)],
            hovertext=[
                say(message, first=plain(a), second=plain(b), n=int(v))
                for a, b, v in zip(frame[row], frame[column], frame[value], strict=True)
            ],
            hoverinfo="text",
            showlegend=False,
            unselected={"marker": {"opacity": 1}},
        )
    )
    figure.update_layout(
        height=176 + 30 * len(rows),
        margin={"l": 8, "r": 8, "t": 34, "b": 8},
        hoverlabel={"align": "left"},
        xaxis={**names_along(columns), "autotickangles": [-45, -90], "range": [-0.6, len(columns) - 0.4]},
        yaxis={**names_along(rows), "range": [len(rows) - 0.4, -0.6]},
    )
    return figure


def names_along(names: list[str]) -> dict[str, Any]:
    """An axis with a name at each whole number."""
    return {
        "automargin": True,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "tickvals": list(range(len(names))),
        "ticktext": [plain(shortened(n, NARROW)) for n in names],
    }


def matrix(frame: pd.DataFrame, names: list[str]) -> go.Figure:
    """Co-mentions as a symmetric table (frame of ties.pairs)."""
    turned = frame.rename(columns={"one": "other", "other": "one"})
    both = pd.concat([frame, turned[frame.columns]], ignore_index=True)
    return squares(both, "one", "other", "sentences", "chart-pair-sentences", (names, names))


def about(frame: pd.DataFrame) -> go.Figure:
    """Who speaks about whom (frame of names.who_about_whom): speakers in rows, names in columns, most first."""
    speakers = frame.groupby("speaker")["quotes"].sum().sort_values(ascending=False, kind="stable").index.tolist()
    names = frame.groupby("name")["quotes"].sum().sort_values(ascending=False, kind="stable").index.tolist()
    return squares(frame, "speaker", "name", "quotes", "chart-pair-quotes", (speakers, names))


def laid_out(ties: pd.DataFrame) -> dict[str, tuple[float, float]]:
    """A place for each name of some ties (`one, other, strength`): `x` from 0 to 1, `y` a row of its own, 0, 1, 2, …
    from below. The places are those of networkx' force-directed layout (Fruchterman & Reingold 1991), spread until each
    name has its row: no label can stand in another, however narrow the page is."""
    graph = networkx.Graph()
    graph.add_weighted_edges_from(
        (str(a), str(b), math.log1p(s)) for a, b, s in ties[["one", "other", "strength"]].itertuples(index=False)
    )
    places = networkx.spring_layout(graph, seed=1, iterations=300, k=1.6 / math.sqrt(len(graph)))
    low, high = (edge(float(x) for x, _ in places.values()) for edge in (min, max))
    across = {name: (float(x) - low) / (high - low or 1) for name, (x, _) in places.items()}
    order = sorted(places, key=lambda name: (float(places[name][1]), name))
    return {name: (across[name], float(row)) for row, name in enumerate(order)}


def network(ties: pd.DataFrame, entities: pd.DataFrame) -> go.Figure:
    """Names and their ties, lines as thick as the sentences that name both. A label stands on the inner side of its
    name.

    `ties` of ties.strongest, `entities` of names.by_entity (`name, type, mentions`)."""
    places = laid_out(ties)
    figure = go.Figure()
    most = max(1, int(ties["sentences"].max()))
    # One trace a thickness, not one a line: a browser draws a hundred of them slowly.
    for level, part in ties.groupby((THICKNESSES * ties["sentences"] / most).apply(math.ceil), sort=True):
        ends = [(places[str(a)], places[str(b)]) for a, b in part[["one", "other"]].itertuples(index=False)]
        share = float(level) / THICKNESSES
        figure.add_scatter(
            x=[v for a, b in ends for v in (a[0], b[0], None)],
            y=[v for a, b in ends for v in (a[1], b[1], None)],
            mode="lines",
            hoverinfo="skip",
            showlegend=False,
            line={"width": 1 + 7 * share, "color": f"rgba(15,118,110,{0.15 + 0.6 * share:.2f})"},
        )
    figure.add_trace(middles(ties, places))
    figure.add_trace(names_of(places, entities.set_index("name")))
    hidden = {"visible": False, "fixedrange": True}
    figure.update_layout(
        height=80 + ROW * len(places),
        margin={"l": 8, "r": 8, "t": 34, "b": 16},
        hoverlabel={"align": "left"},
        xaxis={**hidden, "range": [-0.06, 1.06]},
        yaxis={**hidden, "range": [-0.8, len(places) - 0.2]},
    )
    return figure


def middles(ties: pd.DataFrame, places: dict[str, tuple[float, float]]) -> go.Scatter:
    """A mark in the middle of each line, that can be clicked and says what the tie is."""
    pairs = list(zip(ties["one"], ties["other"], strict=True))
    return go.Scatter(
        x=[(places[str(a)][0] + places[str(b)][0]) / 2 for a, b in pairs],
        y=[(places[str(a)][1] + places[str(b)][1]) / 2 for a, b in pairs],
        mode="markers",
        showlegend=False,
        marker={"size": 9, "color": DARK, "symbol": "diamond"},
        customdata=[[a, b] for a, b in pairs],
        hovertext=[
            say("chart-tie", first=plain(a), second=plain(b), n=int(n), expected=number(round(float(e), 1)))
            for a, b, n, e in ties[["one", "other", "sentences", "expected"]].itertuples(index=False)
        ],
        hoverinfo="text",
        unselected={"marker": {"opacity": 1}},
    )


def names_of(places: dict[str, tuple[float, float]], facts: pd.DataFrame) -> go.Scatter:
    """The names of a network, as large as they are often mentioned, in the colour of their type."""
    sizes = facts["mentions"].reindex(list(places)).fillna(1)
    largest = float(sizes.max())
    return go.Scatter(
        x=[x for x, _ in places.values()],
        y=[y for _, y in places.values()],
        mode="markers+text",
        showlegend=False,
        cliponaxis=False,
        textfont={"size": 13},
        text=[plain(shortened(n, NARROW)) for n in places],
        textposition=[f"middle {'right' if x < 0.5 else 'left'}" for x, _ in places.values()],
        marker={
            "size": [9 + 13 * math.sqrt(float(s) / largest) for s in sizes],
            "opacity": 1,
            "line": {"width": 1, "color": PAPER},
            "color": [TYPE_COLOURS.get(str(facts["type"].get(n)), GREY) for n in places],
        },
        customdata=list(places),
        hovertext=[say("chart-mentions-hover", name=plain(n), n=int(s)) for n, s in zip(places, sizes, strict=True)],
        hoverinfo="text",
        unselected={"marker": {"opacity": 1}},
    )
