"""What every page and every chart looks like beyond the theme of .streamlit/config.toml.

One palette, after Okabe & Ito (2008), which the colour-blind can tell apart, darkened or lightened until each colour
stands at least 3:1 against the background of both themes (WCAG 2.2 AA, graphics); tests/test_views.py measures it.
"""

from __future__ import annotations

import plotly.graph_objects as go

TEAL, BLUE, GOLD, PURPLE, ORANGE, RED, GREY, PALE_GREY = (
    "#0f9d8a",
    "#3b7dd8",
    "#b8860b",
    "#8a5cd0",
    "#c2571a",
    "#d1495b",
    "#6b7a80",
    "#839297",
)
# In this order they stand as chartCategoricalColors in config.toml.
PALETTE = (PURPLE, ORANGE, BLUE, TEAL, RED, GREY, GOLD, PALE_GREY)
INK, PAPER, LINE = "#17252a", "#ffffff", "#dfe7e7"
# What the styles of lib/views/parts call them: `var(--k-teal)`.
COLOURS = {
    "teal": TEAL,
    "blue": BLUE,
    "gold": GOLD,
    "purple": PURPLE,
    "orange": ORANGE,
    "red": RED,
    "grey": GREY,
    "pale-grey": PALE_GREY,
    "ink": INK,
    "paper": PAPER,
    "line": LINE,
}


def template() -> go.layout.Template:
    """The palette for charts that leave the app: as a page of their own or in a report, on white. In the app Streamlit
    draws them in its theme, which has the same palette."""
    axis = {"gridcolor": LINE, "zerolinecolor": LINE, "linecolor": LINE, "automargin": True}
    return go.layout.Template(
        layout={
            "colorway": list(PALETTE),
            "font": {"family": "system-ui, sans-serif", "size": 13, "color": INK},
            "paper_bgcolor": PAPER,
            "plot_bgcolor": PAPER,
            "xaxis": axis,
            "yaxis": axis,
            "hoverlabel": {"bgcolor": PAPER, "font": {"color": INK}},
        }
    )
