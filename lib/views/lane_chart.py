"""Counts over time in lanes, one below the other: bars as wide as their period, or each thing by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from textwrap import wrap
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.store.strip import GRAINS, dated, day_of, edges, periods_of, unit_of
from lib.views.charts import COLOURS, short, ticks
from lib.views.inert import plain, shortened
from lib.views.look import GREY, ORANGE, PALE_GREY, RED, TEAL
from lib.views.wording import axis_forms, day, format_edtf, hours, label_of, number, say

# What a part of a bar is drawn in; its name is that of a quote's type, of the kind of thing, or of where a name stands.
PARTS = {**COLOURS, "article": GREY, "date": ORANGE, "quoted": TEAL, "narrated": PALE_GREY}
# What is known less exactly than a bar is wide.
PALE = "rgba(131,146,151,.38)"
# What plotly measures time in, and the part of its period that a bar leaves free.
MILLISECOND, GAP = timedelta(milliseconds=1), 0.1
# The part of an axis that a count needs beside the next: what has no such room tells its count in its hover.
ROOM = 0.08
# How far above its bar the mark of a spike stands, as a part of the scale.
MARK = 0.14
# Up to so many bars each has its own day, month or year written below it.
WRITTEN = 8
# Things of one bar that stand above one another before they stand in two columns, and characters of theirs that the
# hover shows.
HIGH, WORDS = 8, 300
TITLE, FOOT = 32, 40


@dataclass(frozen=True, slots=True)
class Row:
    """A lane as it is drawn: its `key`, its name, its `bars` (`part, start, end, n`), what is `wide` (`start, end, n`),
    its `spikes` (`start, n, usual`) and the days of its axis in bars of a `grain`. `items` (`part, first, last, hour,
    article_id, quote_id, words, who, outlet`) are drawn one by one in the place of bars. `alone`: its scale is its
    own."""

    key: str
    label: str
    grain: str
    start: date
    end: date
    bars: pd.DataFrame
    wide: pd.DataFrame
    spikes: pd.DataFrame = field(default_factory=pd.DataFrame)
    items: pd.DataFrame | None = None
    alone: bool = False

    @property
    def drawn(self) -> int:
        """How many things it holds."""
        return int(self.bars["n"].sum() + self.wide["n"].sum())


def span(start: date, end: date) -> str:
    """A stretch of days, or of hours in one, as a person reads it."""
    if isinstance(start, datetime) and isinstance(end, datetime) and (start.hour, end.hour) != (0, 23):
        return hours(start, end)
    start, end = day_of(start), day_of(end)
    return day(start) if start == end else f"{day(start)}–{day(end)}"


def wide_of(start: date, end: date) -> int:
    """How wide some days or hours are on an axis, in plotly's milliseconds."""
    return int((end - start + unit_of(end)) / MILLISECOND)


def pale(row: Row) -> pd.DataFrame:
    """`start, end, n, width, base, height` of what is known less exactly than a bar, the widest at the bottom: a count
    is spread over its days, so that its height is what one bar would have of it."""
    periods = periods_of(pd.Timestamp(row.start), pd.Timestamp(row.end), row.grain)
    starts, ends = periods.start_time.to_numpy(), periods.end_time.to_numpy()
    usual = float(np.mean([wide_of(s, e) for s, e in zip(*edges(periods), strict=True)]))
    rows = row.wide.assign(width=[wide_of(s, e) for s, e in zip(row.wide["start"], row.wide["end"], strict=True)])
    rows = rows.sort_values(["width", "start"], ascending=[False, True], kind="stable").reset_index(drop=True)
    heights, bases = rows["n"] * usual / rows["width"], []
    level = np.zeros(len(periods))
    for first, last, height in zip(rows["start"], rows["end"], heights, strict=True):
        at = (ends >= np.datetime64(first)) & (starts <= np.datetime64(last))
        bases.append(float(level[at].max(initial=0)))
        level[at] = bases[-1] + height
    return rows.assign(base=bases, height=heights)


def traces(row: Row, n: int, named: set[str], most: float) -> list[go.Bar | go.Scatter]:
    """What is drawn in the `n`th row, whose scale holds `most`; `named` are the parts that the legend has already."""
    axes = {"xaxis": f"x{n}" if n > 1 else "x", "yaxis": f"y{n}" if n > 1 else "y"}
    if row.items is not None:
        return dots(row, axes, named)
    found = [*pale_bars(row, axes, named)]
    base: dict[date, int] = {}
    totals = totals_of(row)
    for part in [p for p in PARTS if p in set(row.bars["part"])]:
        of = row.bars[row.bars["part"] == part]
        wide = [wide_of(s, e) for s, e in zip(of["start"], of["end"], strict=True)]
        bases = [base.get(s, 0) for s in of["start"]]
        base |= {s: b + int(c) for s, b, c in zip(of["start"], bases, of["n"], strict=True)}
        found.append(
            go.Bar(
                x=[s.isoformat() for s in of["start"]],
                y=[int(c) for c in of["n"]],
                base=bases,
                width=[w * (1 - GAP) for w in wide],
                offset=[w * GAP / 2 for w in wide],
                marker={"color": PARTS[part]},
                name=plain(part_name(part)),
                legendgroup=part,
                showlegend=part not in named,
                textposition="none",
                text=[plain(f"{span(s, e)}: {number(totals[s])}") for s, e in zip(of["start"], of["end"], strict=True)],
                # Of a bar that stands on another one plotly's own y is the height of both.
                hovertext=[plain(f"{part_name(part)}: {number(int(c))}") for c in of["n"]],
                hovertemplate="%{text}<br>%{hovertext}<extra></extra>",
                customdata=[
                    [row.key, s.isoformat(), e.isoformat(), "bar", totals[s]]
                    for s, e in zip(of["start"], of["end"], strict=True)
                ],
                **axes,
            )
        )
        named.add(part)
    if len(row.spikes):
        found.append(marks(row, axes, most))
    return found


def totals_of(row: Row) -> dict[date, int]:
    """How high each bar is, its parts together, by its first day."""
    found: dict[date, int] = {}
    for start, n in zip(row.bars["start"].tolist(), row.bars["n"].tolist(), strict=True):
        found[start] = found.get(start, 0) + int(n)
    return found


def part_name(part: str) -> str:
    """What a part of a bar is called."""
    return label_of(("type", "timeline-part"), part)


def pale_bars(row: Row, axes: dict[str, str], named: set[str]) -> list[go.Bar | go.Scatter]:
    """What is known less exactly than a bar, over its whole width, with its whole count where there is room for it."""
    if row.wide.empty:
        return []
    rows = pale(row)
    drawn = go.Bar(
        x=[s.isoformat() for s in rows["start"]],
        y=rows["height"].tolist(),
        base=rows["base"].tolist(),
        width=rows["width"].tolist(),
        offset=0,
        marker={"color": PALE, "line": {"width": 1, "color": GREY}},
        name=say("timeline-part-wide"),
        legendgroup="wide",
        showlegend="wide" not in named,
        textposition="none",
        text=[
            plain(f"{span(s, e)}: {number(int(n))}")
            for s, e, n in zip(rows["start"], rows["end"], rows["n"], strict=True)
        ],
        hovertemplate=say("timeline-wide-bar", when="%{text}") + "<extra></extra>",
        customdata=[
            [row.key, s.isoformat(), e.isoformat(), "wide", int(n)]
            for s, e, n in zip(rows["start"], rows["end"], rows["n"], strict=True)
        ],
        **axes,
    )
    named.add("wide")
    counts = go.Scatter(
        **labels(row, rows),
        mode="text",
        textposition="top center",
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
        **axes,
    )
    return [drawn, counts]


def labels(row: Row, rows: pd.DataFrame) -> dict[str, list[Any]]:
    """Where the counts of pale bars (rows of `pale`) stand: the greatest first, as far as none stands in another."""
    ends = [(max(s, row.start), min(e, row.end)) for s, e in zip(rows["start"], rows["end"], strict=True)]
    middle = pd.Series([pd.Timestamp(s) + (pd.Timestamp(e) - pd.Timestamp(s)) / 2 for s, e in ends], index=rows.index)
    apart = pd.Timedelta(milliseconds=ROOM * wide_of(row.start, row.end))
    kept: list[int] = []
    for n in rows["n"].sort_values(ascending=False, kind="stable").index:
        if all(abs(middle[n] - middle[k]) >= apart for k in kept):
            kept.append(n)
    tops = rows["base"] + rows["height"]
    return {
        "x": [middle[k].isoformat() for k in kept],
        "y": [float(tops[k]) for k in kept],
        "text": [plain(number(int(rows["n"][k]))) for k in kept],
    }


def marks(row: Row, axes: dict[str, str], most: float) -> go.Scatter:
    """A triangle over each spike."""
    s = row.spikes
    return go.Scatter(
        x=[f"{d.isoformat()}T12:00" for d in s["start"]],
        y=[int(n) + MARK * most for n in s["n"]],
        mode="markers",
        marker={"symbol": "triangle-down", "color": RED, "size": 8},
        hovertext=[
            plain(say("timeline-spike", when=day(d), n=int(n), usual=number(round(float(u), 1))))
            for d, n, u in zip(s["start"], s["n"], s["usual"], strict=True)
        ],
        hoverinfo="text",
        showlegend=False,
        cliponaxis=False,
        customdata=[
            [row.key, d.isoformat(), d.isoformat(), "bar", int(n)] for d, n in zip(s["start"], s["n"], strict=True)
        ],
        **axes,
    )


def dots(row: Row, axes: dict[str, str], named: set[str]) -> list[go.Scatter]:
    """Each thing by itself, with its words in the hover; what is known less exactly than a bar on a pale line over all
    its days."""
    items = row.items if row.items is not None else pd.DataFrame()
    placed = stacked(row, items)
    found = [reaches(placed[placed["wide"]], axes)] if placed["wide"].any() else []
    for part in [p for p in PARTS if p in set(placed["part"])]:
        of = placed[placed["part"] == part]
        found.append(
            go.Scatter(
                x=of["x"].tolist(),
                y=of["y"].tolist(),
                mode="markers",
                cliponaxis=False,
                marker={"color": PARTS[part], "size": 9, "opacity": [0.5 if w else 1 for w in of["wide"]]},
                name=plain(part_name(part)),
                legendgroup=part,
                showlegend=part not in named,
                hoverinfo="text",
                hovertext=["<br>".join(plain(line) for line in lines_of(item)) for item in of.to_dict("records")],
                customdata=[
                    [str(a), q if isinstance(q, str) else ""]
                    for a, q in zip(of["article_id"], of["quote_id"], strict=True)
                ],
                **axes,
            )
        )
        named.add(part)
    return found


def reaches(placed: pd.DataFrame, axes: dict[str, str]) -> go.Scatter:
    """A pale line from the first to the last day of each thing (rows of `stacked`): error bars of plotly's are not
    drawn on an axis of time."""
    x, y = list[str | None](), list[float | None]()
    for opens, closes, height in zip(placed["opens"], placed["closes"], placed["y"], strict=True):
        x += [opens, closes, None]
        y += [height, height, None]
    line = {"color": PALE, "width": 3}
    return go.Scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip", showlegend=False, **axes)


def lines_of(item: Mapping[Any, Any]) -> list[str]:
    """What stands in the hover of a thing: its day and hour, who speaks, the outlet, and its first words."""
    hour = None if pd.isna(item["hour"]) else datetime.combine(item["first"], time(int(item["hour"])))
    when = hours(hour, hour) if hour else span(item["first"], item["last"])
    head = " · ".join(str(v) for v in (when, item["who"], item["outlet"]) if isinstance(v, str) and v)
    words = str(item["words"]) if isinstance(item["words"], str) else str(item["article_id"])
    return [head, *wrap(shortened(" ".join(words.split()), WORDS), 70)]


def stacked(row: Row, items: pd.DataFrame) -> pd.DataFrame:
    """Things with their place `x, y` in their bar, above one another, more than HIGH side by side. `wide` ones stand
    among their days, from `opens` to `closes`."""
    placed = dated(items)
    first, last = placed["first"], placed["last"]
    opens, closes = first.dt.to_period(GRAINS[row.grain]), last.dt.to_period(GRAINS[row.grain])
    wide = opens != closes
    start, end = first.where(wide, opens.dt.start_time), last.where(wide, closes.dt.end_time)
    turn = items.groupby([start, end]).cumcount()
    columns = -(-items.groupby([start, end])["part"].transform("size") // HIGH)
    x = start + (end - start) * ((turn % columns + 0.5) / columns)
    x, start, end = (moment.dt.round("min").dt.strftime("%Y-%m-%dT%H:%M") for moment in (x, start, end))
    return items.assign(
        x=x,
        opens=start,
        closes=end,
        y=turn // columns + 0.5,
        wide=wide,
        first=first.dt.date,
        last=last.dt.date,
    )


def highest(row: Row) -> float:
    """What the scale of a row has to hold."""
    if row.items is not None:
        return float(stacked(row, row.items)["y"].max() + 0.5) if len(row.items) else 1.0
    most = float(max(totals_of(row).values(), default=0))
    if row.wide.empty:
        return max(1.0, most)
    rows = pale(row)
    return max(1.0, most, float((rows["base"] + rows["height"]).max()))


# Where the title of a row stands: above its left end.
ABOVE = {
    "x": 0,
    "xref": "paper",
    "xanchor": "left",
    "yref": "paper",
    "yanchor": "bottom",
    "showarrow": False,
    "font": {"size": 13},
}


def counting(row: Row, most: float) -> dict[str, Any]:
    """The axis of a row's counts up to `most`, with room above for what is drawn over the bars."""
    return {
        "range": [0, (1.3 if len(row.wide) or len(row.spikes) else 1.06) * most],
        "dtick": 1 if most <= 4 else None,
        "nticks": 3,
        "tickformat": ",d",
        "automargin": True,
        "fixedrange": True,
        "visible": row.items is None,
    }


def figure(rows: Sequence[Row], height: int) -> go.Figure:
    """Rows from above, each so many pixels high. Neighbours of the same days share their axis; those that are not
    `alone` have one scale."""
    heights = [highest(row) for row in rows]
    together = max((h for h, row in zip(heights, rows, strict=True) if not row.alone), default=1.0)
    # An axis of days is written under the last of the rows that share it.
    last = [
        n == len(rows) or (rows[n].start, rows[n].end) != (rows[n - 1].start, rows[n - 1].end)
        for n in range(1, len(rows) + 1)
    ]
    total = sum(TITLE + height + (FOOT if end else 0) for end in last)
    named: set[str] = set()
    group = ""
    drawn, titles, top = [], [], float(total)
    layout: dict[str, Any] = {}
    for n, (row, most, end) in enumerate(zip(rows, heights, last, strict=True), 1):
        most, of = most if row.alone else together, str(n) if n > 1 else ""
        drawn += traces(row, n, named, most)
        domain = [max(0.0, (top - TITLE - height) / total), (top - TITLE) / total]
        layout[f"yaxis{of}"] = {"domain": domain, "anchor": f"x{of}", **counting(row, most)}
        group = of if n == 1 or last[n - 2] else group
        layout[f"xaxis{of}"] = {
            "type": "date",
            "matches": f"x{group}" if group != of else None,
            "range": [row.start.isoformat(), (row.end + unit_of(row.end)).isoformat()],
            "anchor": f"y{of}",
            "showticklabels": end,
            **written(row),
        }
        titles.append(ABOVE | {"text": title(row), "y": domain[1]})
        top -= TITLE + height + (FOOT if end else 0)
    found = go.Figure(drawn, layout)
    found.update_layout(
        height=total + 42,
        barmode="overlay",
        # The day stands below the first hour only: half of its label lies left of the axis.
        margin={"l": 28 if rows[0].grain == "hour" else 8, "r": 16, "t": 10, "b": 32},
        annotations=titles,
        hoverlabel={"align": "left"},
        legend={"orientation": "h", "y": 0, "yanchor": "bottom", "yref": "container", "x": 0, "traceorder": "normal"},
        showlegend=len(named) > 1,
    )
    return found


def written(row: Row) -> dict[str, Any]:
    """What is written below an axis: each bar's own day, month or year where there are few; else as many as there is
    room for."""
    periods = periods_of(pd.Timestamp(row.start), pd.Timestamp(row.end), row.grain)
    if row.grain == "hour":
        return {"tickformat": axis_forms()["hour"], "nticks": 8}
    if len(periods) > WRITTEN:
        return {"tickformatstops": ticks(), "nticks": 8}
    forms = {"month": "%Y-%m", "quarter": "%Y-%m", "year": "%Y"}
    names = [format_edtf(p.start_time.strftime(forms.get(row.grain, "%Y-%m-%d"))) for p in periods]
    middle = [(p.start_time + (p.end_time - p.start_time) / 2).isoformat() for p in periods]
    return {"tickvals": middle, "ticktext": [plain(name) for name in names]}


def title(row: Row) -> str:
    """What stands above a row: its name and how many things it holds."""
    held = len(row.items) if row.items is not None else row.drawn
    return plain(f"{short(row.label)} · {number(held)}")
