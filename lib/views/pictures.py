"""What a chart says of itself where it leaves the page: its title, under which filters, whose, of which day."""

from __future__ import annotations

from datetime import date
from textwrap import wrap

import plotly.graph_objects as go

from lib.views import filters
from lib.views.inert import one_line, plain
from lib.views.wording import day, marks, say

# Characters of a line in letters of SIZE pixels: half the width of a desk's chart. A line's height, and what is left
# free around all.
LINE, SIZE, HIGH, FREE = 90, 11, 15, 14


def captioned(figure: go.Figure, title: str) -> go.Figure:
    """Gives the figure its caption below, which lib/views/parts/look.css hides where the page says all of it around the
    chart: what is saved as a picture or as a page has it."""
    asked = "; ".join(f"{label}: {value}" for label, value in filters.in_words(filters.current()))
    lines = [*wrap(one_line(title), LINE), *wrap(one_line(asked), LINE), say("picture-source", day=day(date.today()))]
    room = HIGH * len(lines) + FREE
    below = figure.layout.margin.b if figure.layout.margin.b is not None else 40
    layout = figure.layout
    layout.height = (layout.height or 450) + room
    layout.margin.b = below + room
    layout.separators = marks()
    layout.title = {
        "text": "<br>".join(plain(line) for line in lines),
        "font": {"size": SIZE},
        "automargin": False,
        "x": 0,
        "xref": "container",
        "xanchor": "left",
        "y": 0,
        "yref": "container",
        "yanchor": "bottom",
        "pad": {"l": 10, "b": 6},
    }
    return figure
