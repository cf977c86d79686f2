"""One strip of bars under a page's title: when the quotes were. Dragging over it sets From and To; so do the stretches
beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from lib.store.filters import Filters
from lib.store.query import Corpus
from lib.store.strip import Strip, day_of, of_quotes, unit_of
from lib.views.inert import inert, plain
from lib.views.lane_chart import span, wide_of
from lib.views.look import PALE_GREY, TEAL
from lib.views.wording import axis_forms, counted, day, format_edtf, marks, number, say

# The last so many days of the corpus, by what they are called.
SPANS = {"day": 1, "week": 7, "month": 30, "year": 365}
HEIGHT = 120
# So few bars have a name each, which a phone has room for.
NAMED = 5
# Pixels of a digit on the axis, at the most. Plotly draws a chart twice to find its margin by itself, on every page.
DIGIT = 8


def draw(corpus: Corpus, asked: Filters) -> None:
    """Draws the strip of the quotes under the filters, the days that are chosen among all; nothing where no quote has a
    day."""
    every = replace(asked, since=None, until=None)
    shown = of_quotes(corpus, every, asked.since, asked.until, whole=bool(st.session_state.get("strip_whole")))
    if shown.bars.empty or shown.latest is None:
        return
    if len(shown.bars) == 1 and not (shown.before or shown.after or asked.since or asked.until):
        # There is nothing to choose among.
        st.caption(inert(told(shown)))
        return
    st.plotly_chart(
        figure(shown, asked),
        key="strip",
        config={"displayModeBar": False},
        on_select=dragged,
        selection_mode="box",
        alt=say("strip-alt"),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(inert(told(shown)))
        if shown.before or shown.after or st.session_state.get("strip_whole"):
            st.toggle(say("strip-whole"), key="strip_whole")
        for span, length in SPANS.items():
            st.button(
                say(f"strip-{span}"),
                key=f"span_{span}",
                on_click=between,
                args=(last_day(shown) - timedelta(days=length - 1), last_day(shown)),
                type="tertiary",
            )
        st.button(
            say("strip-all"),
            key="span_all",
            on_click=between,
            args=(None, None),
            type="tertiary",
            disabled=not (asked.since or asked.until),
        )


def last_day(shown: Strip) -> date:
    """The last day of the strip that has a quote."""
    some = shown.bars[shown.bars["quotes"] > 0]
    latest = shown.latest or date.max
    return min(day_of(some["end"].iloc[-1]), latest) if len(some) else latest


def between(since: date | None, until: date | None) -> None:
    """Sets From and To."""
    st.session_state["since"], st.session_state["until"] = since, until


def dragged() -> None:
    """Takes over the stretch that was dragged over."""
    event: Any = st.session_state.get("strip")
    boxes = (event or {}).get("selection", {}).get("box") or []
    if boxes:
        first, last = (date.fromisoformat(str(edge)[:10]) for edge in sorted(map(str, boxes[0]["x"])))
        between(first, last)


def told(shown: Strip) -> str:
    """What a bar counts, or the only one and when that was; and where the quotes are that stand in none."""
    edges = [
        say("strip-before", n=shown.before, day=day(shown.bars["start"].iloc[0])) if shown.before else "",
        say("strip-after", n=shown.after, day=day(shown.bars["end"].iloc[-1])) if shown.after else "",
        say("strip-wider", n=shown.wider) if shown.wider else "",
        say("strip-undated", n=shown.undated) if shown.undated else "",
    ]
    counted_ = counts(shown.bars.iloc[0], shown.grain) if len(shown.bars) == 1 else say(f"strip-by-{shown.grain}")
    return " ".join([counted_, *(e for e in edges if e)])


def counts(bar: pd.Series, grain: str) -> str:
    """What the only bar of a strip counts, and when that was, as exactly as its grain is."""
    form = {"month": "%Y-%m", "year": "%Y"}.get(grain)
    when = format_edtf(bar["start"].strftime(form)) if form else span(bar["start"], bar["end"])
    return say("strip-one", quotes=counted(int(bar["quotes"]), "quote"), when=when)


def figure(shown: Strip, asked: Filters) -> go.Figure:
    """The bars of a strip: those outside From and To pale."""
    bars = shown.bars
    outside = [
        bool((asked.since and day_of(end) < asked.since) or (asked.until and day_of(start) > asked.until))
        for start, end in zip(bars["start"], bars["end"], strict=True)
    ]
    wide = [wide_of(s, e) for s, e in zip(bars["start"], bars["end"], strict=True)]
    spans = [span(s, e) for s, e in zip(bars["start"], bars["end"], strict=True)]
    forms = axis_forms()
    first, last = bars["start"].iloc[0], bars["end"].iloc[-1]
    form = forms.get({"week": "day", "quarter": "month"}.get(shown.grain, shown.grain), "%Y")
    most = int(bars["quotes"].max())
    middles = [s + timedelta(milliseconds=w / 2) for s, w in zip(pd.to_datetime(bars["start"]), wide, strict=True)]
    return go.Figure(
        go.Bar(
            x=[s.isoformat() for s in bars["start"]],
            y=bars["quotes"].tolist(),
            width=[0.9 * w for w in wide],
            offset=[0.05 * w for w in wide],
            marker={"color": [PALE_GREY if o else TEAL for o in outside]},
            customdata=[
                f"{plain(span)}: {counted(int(n), 'quote')}" for span, n in zip(spans, bars["quotes"], strict=True)
            ],
            hovertemplate="%{customdata}<extra></extra>",
        ),
        {
            "height": HEIGHT,
            "separators": marks(),
            "margin": {
                "l": 12 + DIGIT * len(number(most)),
                "r": 8,
                "t": 6,
                "b": 44 if "\n" in form else 28,
            },
            "showlegend": False,
            "dragmode": "select",
            "selectdirection": "h",
            "bargap": 0,
            "xaxis": {
                "type": "date",
                # Plotly writes as many as there is room for, unless it is told a number; none half outside.
                "tickformat": form,
                "ticklabeloverflow": "hide past div",
                # Of few bars each is named once: Plotly would name one several times.
                "tickvals": [s.isoformat() for s in middles] if len(bars) <= NAMED else None,
                "automargin": False,
                "range": [first.isoformat(), (last + unit_of(last)).isoformat()],
                "fixedrange": True,
            },
            "yaxis": {"tickformat": ",d", "nticks": 3, "rangemode": "tozero", "fixedrange": True, "automargin": False},
        },
    )
