"""Figures from frames, in the palette of lib/views/look.py."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from lib.views.inert import plain
from lib.views.look import BLUE, GOLD, GREY, ORANGE, PALE_GREY, PURPLE, RED, TEAL
from lib.views.offices import office
from lib.views.wording import axis_forms, change, counted, format_edtf, label_of, say

COLOURS = {"direct": TEAL, "indirect": BLUE, "mixed": GOLD}
TYPE_COLOURS = {"PER": PURPLE, "ORG": ORANGE, "GPE": BLUE, "LOC": TEAL, "EVT": RED, "NORP": GREY}
LONGEST_LABEL = 34


def short(name: str) -> str:
    """A label that fits an axis; the whole name is in the hover."""
    return name if len(name) <= LONGEST_LABEL else name[: LONGEST_LABEL - 1] + "…"


def of_bars(bars: Sequence[go.Bar], rows: int, x_title: str, dtick: int | None = None) -> go.Figure:
    """Bars with the size, margins and legend that all bar charts share. A figure that is made at once costs half of one
    that is changed after."""
    return go.Figure(
        bars,
        {
            "height": max(200, 120 + 30 * rows),
            "margin": {"l": 8, "r": 16, "t": 34, "b": 70},
            "barmode": "stack",
            "bargap": 0.28,
            # Below the bars: on a phone the mode bar takes the room above them.
            "legend": {
                "orientation": "h",
                "y": 0,
                "yref": "container",
                "yanchor": "bottom",
                "x": 0,
                "traceorder": "normal",
            },
            "xaxis": {"title": {"text": x_title}, "rangemode": "tozero", "tickformat": ",d", "dtick": dtick},
            "yaxis": {"autorange": "reversed", "automargin": True},
            "hoverlabel": {"align": "left"},
        },
    )


def stacked(frame: pd.DataFrame, names: str, parts: dict[str, str], colours: dict[str, str], x_title: str) -> go.Figure:
    """Horizontal bars, one a row of `frame[names]`, stacked by the columns of `parts` (column → legend)."""
    labels = [plain(short(n)) for n in frame[names]]
    bars = [
        go.Bar(
            y=labels,
            x=frame[column],
            name=plain(legend),
            orientation="h",
            marker={"color": colours[column]},
            customdata=frame[names].tolist(),
            text=[plain(n) for n in frame[names]],
            textposition="none",
            hovertemplate="%{text}<br>" + plain(legend) + ": %{x}<extra></extra>",
        )
        for column, legend in parts.items()
    ]
    whole_numbers = int(frame[list(parts)].sum(axis=1).max()) if len(frame) else 1
    return of_bars(bars, len(frame), x_title, 1 if whole_numbers <= 10 else None)


def speakers(frame: pd.DataFrame) -> go.Figure:
    """Distinct quotes a speaker, by type, the office that most articles give under each name (frame of
    query.by_speaker); where the frame has `before`, the quotes of the period before, the change stands beside each
    bar."""
    told = [office(row) for row in frame.to_dict("records")]
    figure = stacked(frame, "speaker", {t: label_of("type", t) for t in COLOURS}, COLOURS, say("chart-distinct"))
    names = [
        plain(short(name)) + (f"<br><span style='font-size:.8em'>{plain(short(o))}</span>" if o else "")
        for name, o in zip(frame["speaker"], told, strict=True)
    ]
    figure.update_traces(
        text=[f"{plain(n)}<br>{plain(o)}" if o else plain(n) for n, o in zip(frame["speaker"], told, strict=True)]
    )
    figure.layout.yaxis.tickvals = [plain(short(name)) for name in frame["speaker"]]
    figure.layout.yaxis.ticktext = names
    if "before" in frame:
        figure.add_scatter(
            x=frame["quotes"],
            y=[plain(short(name)) for name in frame["speaker"]],
            mode="text",
            textposition="middle right",
            showlegend=False,
            hoverinfo="skip",
            cliponaxis=False,
            text=[
                plain(f" {change(int(now), int(was))}")
                for now, was in zip(frame["quotes"], frame["before"], strict=True)
            ],
        )
        figure.layout.margin.r = 60  # for the change beside the longest bar
    figure.layout.height = max(200, 120 + 40 * len(frame))
    return figure


def outlets(frame: pd.DataFrame) -> go.Figure:
    """Distinct quotes an outlet (frame of query.by_outlet)."""
    return ranking(frame, "outlet", BLUE)


def about(frame: pd.DataFrame) -> go.Figure:
    """Distinct quotes that name somebody or something (frame of names.about)."""
    return ranking(frame, "name", PURPLE)


def ranking(frame: pd.DataFrame, names: str, colour: str) -> go.Figure:
    """Distinct quotes, one bar a row of `frame[names]`."""
    counted_as = say("chart-distinct")
    figure = stacked(frame, names, {"quotes": counted_as}, {"quotes": colour}, counted_as)
    figure.layout.showlegend = False
    return figure


def entities(frame: pd.DataFrame) -> go.Figure:
    """Mentions an entity, in quotes and in narration (frame of names.by_entity)."""
    parts = {"in_quotes": say("chart-in-quotes"), "in_narration": say("chart-in-narration")}
    return stacked(frame, "name", parts, {"in_quotes": TEAL, "in_narration": PALE_GREY}, say("chart-mentions"))


def shares(frame: pd.DataFrame, every: int) -> go.Figure:
    """The share of `every` mention that an entity has, in quotes and in narration (frame of names.by_entity)."""
    parts = {"in_quotes": say("chart-in-quotes"), "in_narration": say("chart-in-narration")}
    shared = frame.assign(**{part: frame[part] / every for part in parts})
    figure = stacked(shared, "name", parts, {"in_quotes": TEAL, "in_narration": PALE_GREY}, say("chart-share"))
    return figure.update_xaxes(tickformat=".1~%", dtick=None)


def changed(frame: pd.DataFrame) -> go.Figure:
    """By how many hundredths of all mentions a name has more or less than before (frame of names.changed)."""
    labels = [plain(short(n)) for n in frame["name"]]
    bars = [
        go.Bar(
            y=labels,
            x=[c if (c > 0) == more else None for c in frame["change"]],
            name=say("chart-more") if more else say("chart-less"),
            orientation="h",
            marker={"color": colour},
            customdata=frame["name"].tolist(),
            hoverinfo="text",
            hovertext=[
                plain(say("chart-changed", name=n, n=int(now), before=int(old)))
                for n, now, old in zip(frame["name"], frame["mentions"], frame["mentions_before"], strict=True)
            ],
        )
        for more, colour in ((True, TEAL), (False, ORANGE))
    ]
    figure = of_bars(bars, len(frame), say("chart-change"))
    return figure.update_xaxes(tickformat="+.1~%", rangemode="normal", zeroline=True)


def offices(frame: pd.DataFrame) -> go.Figure:
    """Under which office somebody is quoted, from the first to the last day (frame of profile.roles, undated ones left
    out)."""
    dated = frame.dropna(subset=["first", "last"])
    labels = [plain(short(name)) for name in office_names(dated)]
    first, last = pd.to_datetime(dated["first"]), pd.to_datetime(dated["last"]) + timedelta(days=1)
    figure = go.Figure()
    figure.add_bar(
        y=labels,
        base=first.dt.strftime("%Y-%m-%d"),
        x=(last - first).dt.total_seconds() * 1000,
        orientation="h",
        marker={"color": PURPLE},
        width=0.5,
        customdata=[
            [
                plain(n),
                plain(
                    say(
                        "chart-office-hover", first=format_edtf(f), last=format_edtf(t), quotes=counted(int(q), "quote")
                    )
                ),
            ]
            for n, f, t, q in zip(
                office_names(dated), dated["first_date"], dated["last_date"], dated["quotes"], strict=True
            )
        ],
        hovertemplate="%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
    )
    figure.update_layout(
        height=max(150, 90 + 34 * dated.shape[0]),
        margin={"l": 8, "r": 16, "t": 34, "b": 40},
        yaxis={"autorange": "reversed", "automargin": True},
        xaxis={"type": "date", "tickformatstops": ticks(), "range": around(dated)} if len(dated) else {},
    )
    return figure


def office_names(frame: pd.DataFrame) -> list[str]:
    """Role and affiliation in one, as far as they are known."""
    return [office(row) for row in frame.to_dict("records")]


def carried(frame: pd.DataFrame) -> go.Figure:
    """Quotes and mentions an outlet (frame of profile.outlets)."""
    parts = {"quotes": say("chart-theirs"), "mentions": say("chart-named")}
    figure = stacked(frame, "outlet", parts, {"quotes": TEAL, "mentions": PALE_GREY}, say("chart-both"))
    return figure.update_layout(barmode="group", height=max(220, 120 + 46 * len(frame)))


def beside(frame: pd.DataFrame) -> go.Figure:
    """Names in the same sentences (frame of profile.beside)."""
    return stacked(
        frame, "name", {"sentences": say("chart-sentences")}, {"sentences": BLUE}, say("chart-name-both")
    ).update_layout(showlegend=False)


def ticks() -> list[dict[str, object]]:
    """Tick labels by zoom: days, months, years."""
    month, forms = 2_629_746_000, axis_forms()
    return [
        {"dtickrange": [None, month - 1], "value": forms["day"]},
        {"dtickrange": [month, 12 * month - 1], "value": forms["month"]},
        {"dtickrange": [12 * month, None], "value": "%Y"},
    ]


def around(frame: pd.DataFrame) -> list[str]:
    """An axis range with a margin around `first` and `last`, never under two months: one month must look like a
    month."""
    first: date = pd.to_datetime(frame["first"]).min().date()
    last: date = pd.to_datetime(frame["last"]).max().date()
    margin = max(timedelta(days=21), (last - first) / 20)
    return [(first - margin).isoformat(), (last + margin).isoformat()]
