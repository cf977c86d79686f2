"""Figures of who is named with whom, and who speaks about whom."""

from __future__ import annotations

import math

import pandas as pd
import plotly.graph_objects as go

from lib.views.charts import TYPE_COLOURS, short
from lib.views.inert import plain
from lib.views.look import GREY
from lib.views.wording import say

DARK, PALE = "#0f766e", "#cfe6e3"


# How many thicknesses the lines of a network have.
THICKNESSES = 8


def squares(
    frame: pd.DataFrame, row: str, column: str, value: str, message: str, order: tuple[list[str], list[str]]
) -> go.Figure:
    """A table of counts as coloured squares that can be clicked; `order` gives the rows and the columns, `message` what a
    square says."""
    rows, columns = order
    most = max(1, int(frame[value].max()))
    figure = go.Figure(
        go.Scatter(
            x=[plain(short(str(v))) for v in frame[column]], y=[plain(short(str(v))) for v in frame[row]],
            mode="markers+text", text=[plain(v) for v in frame[value]], textfont={"size": 12, "color": ["#ffffff" if v > most / 2 else "#10302d" for v in frame[value]]},
            marker={"symbol": "square", "size": 27, "color": frame[value], "colorscale": [[0, PALE], [1, DARK]], "cmin": 0, "cmax": most},
            customdata=[[a, b] for a, b in zip(frame[row], frame[column], strict=True)],
            hovertext=[say(message, first=plain(a), second=plain(b), n=int(v)) for a, b, v in zip(frame[row], frame[column], frame[value], strict=True)],
            hoverinfo="text", showlegend=False, unselected={"marker": {"opacity": 1}},
        )
    )  # fmt: skip
    figure.update_layout(
        height=150 + 34 * len(rows), margin={"l": 8, "r": 8, "t": 8, "b": 8}, hoverlabel={"align": "left"},
        xaxis={"categoryorder": "array", "categoryarray": [plain(short(c)) for c in columns], "tickangle": -35, "automargin": True, "showgrid": True, "range": [-0.6, len(columns) - 0.4]},
        yaxis={"categoryorder": "array", "categoryarray": [plain(short(r)) for r in rows], "automargin": True, "showgrid": True, "range": [len(rows) - 0.4, -0.6]},
    )  # fmt: skip
    return figure


def matrix(frame: pd.DataFrame, names: list[str]) -> go.Figure:
    """Co-mentions as a symmetric table (frame of names.together)."""
    turned = frame.rename(columns={"first": "second", "second": "first"})
    both = pd.concat([frame, turned[frame.columns]], ignore_index=True)
    return squares(both, "first", "second", "sentences", "chart-pair-sentences", (names, names))


def about(frame: pd.DataFrame) -> go.Figure:
    """Who speaks about whom (frame of names.who_about_whom): speakers in rows, names in columns, most first."""
    speakers = frame.groupby("speaker")["quotes"].sum().sort_values(ascending=False, kind="stable").index.tolist()
    names = frame.groupby("name")["quotes"].sum().sort_values(ascending=False, kind="stable").index.tolist()
    return squares(frame, "speaker", "name", "quotes", "chart-pair-quotes", (speakers, names))


def ring(frame: pd.DataFrame) -> list[str]:
    """The names of a network in a round: each next to the one it shares most sentences with."""
    weight: dict[str, dict[str, int]] = {}
    for first, second, n in frame[["first", "second", "sentences"]].itertuples(index=False):
        weight.setdefault(str(first), {})[str(second)] = int(n)
        weight.setdefault(str(second), {})[str(first)] = int(n)
    left = sorted(weight, key=lambda name: (-sum(weight[name].values()), name))
    order: list[str] = []
    while left:
        last = weight.get(order[-1], {}) if order else {}
        best = max(left, key=lambda name: (last.get(name, 0), -left.index(name)))
        order.append(best)
        left.remove(best)
    return order


def network(frame: pd.DataFrame, entities: pd.DataFrame) -> go.Figure:
    """Names on a ring, lines as thick as the sentences that name both; labels stand outside, so that none overlap.

    `frame` of names.together, `entities` of names.by_entity (`name, type, mentions`).
    """
    order = ring(frame)
    facts = entities.set_index("name")
    angle = {name: 2 * math.pi * i / len(order) + math.pi / 2 for i, name in enumerate(order)}
    most = max(1, int(frame["sentences"].max()))
    figure = go.Figure()
    # One trace a thickness, not one a line: a browser draws a hundred of them slowly.
    for level, part in frame.groupby((THICKNESSES * frame["sentences"] / most).apply(math.ceil), sort=True):
        ends = [(angle[str(a)], angle[str(b)]) for a, b in part[["first", "second"]].itertuples(index=False)]
        share = float(level) / THICKNESSES
        figure.add_scatter(
            x=[v for a, b in ends for v in (math.cos(a), math.cos(b), None)], y=[v for a, b in ends for v in (math.sin(a), math.sin(b), None)],
            mode="lines", hoverinfo="skip", showlegend=False, line={"width": 1 + 7 * share, "color": f"rgba(15,118,110,{0.15 + 0.6 * share:.2f})"},
        )  # fmt: skip
    sizes = facts["mentions"].reindex(order).fillna(1)
    figure.add_scatter(
        x=[math.cos(angle[n]) for n in order], y=[math.sin(angle[n]) for n in order], mode="markers", showlegend=False,
        marker={
            "size": [12 + 26 * math.sqrt(float(s) / float(sizes.max())) for s in sizes], "opacity": 1, "line": {"width": 1, "color": "#ffffff"},
            "color": [TYPE_COLOURS.get(str(facts["type"].get(n)), GREY) for n in order],
        },
        customdata=order, hovertext=[say("chart-mentions-hover", name=plain(n), n=int(s)) for n, s in zip(order, sizes, strict=True)], hoverinfo="text",
        unselected={"marker": {"opacity": 1}},
    )  # fmt: skip
    for name in order:
        x, y = math.cos(angle[name]), math.sin(angle[name])
        figure.add_annotation(
            x=1.13 * x, y=1.13 * y, text=plain(short(name)), showarrow=False, hovertext=plain(name),
            xanchor="center" if abs(x) < 0.2 else "left" if x > 0 else "right", yanchor="middle",
        )  # fmt: skip
    hidden = {"visible": False, "fixedrange": True}
    figure.update_layout(
        height=620, margin={"l": 8, "r": 8, "t": 16, "b": 16}, hoverlabel={"align": "left"},
        xaxis={**hidden, "range": [-2.3, 2.3]}, yaxis={**hidden, "range": [-1.3, 1.3]},
    )  # fmt: skip
    return figure
