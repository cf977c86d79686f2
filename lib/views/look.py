"""What every page and every chart looks like beyond the theme of .streamlit/config.toml.

One palette, after Okabe & Ito (2008), which the colour-blind can tell apart, darkened or lightened until each colour stands
at least 3:1 against the background of both themes (WCAG 2.2 AA, graphics); tests/test_views.py measures it.
"""

from __future__ import annotations

import plotly.graph_objects as go

TEAL, BLUE, GOLD, PURPLE, ORANGE, RED, GREY, PALE_GREY = (
    "#0f9d8a", "#3b7dd8", "#b8860b", "#8a5cd0", "#c2571a", "#d1495b", "#6b7a80", "#839297",
)  # fmt: skip
# In this order they stand as chartCategoricalColors in config.toml.
PALETTE = (PURPLE, ORANGE, BLUE, TEAL, RED, GREY, GOLD, PALE_GREY)
INK, PAPER, LINE = "#17252a", "#ffffff", "#dfe7e7"

# The tables have safe downloads of their own; Streamlit's would write formulas as they are.
# Captions of Streamlit 1.67 have a contrast of 4.25, chosen pills in the sidebar 4.39, a chart's labels 3.7, primary buttons in
# the dark 1.86; WCAG 2.2 AA asks for 4.5.
CSS = """<style>
[data-testid="stElementToolbar"] button[aria-label="Download as CSV"]{display:none}
[data-testid="stApp"]{overflow-wrap:break-word}
[data-testid="stMainBlockContainer"]{padding-top:4.2rem}
[data-testid="stCaptionContainer"],[data-testid="stCaptionContainer"] p{color:inherit;opacity:1}
[data-testid="stCaptionContainer"] p{opacity:.82}
[data-testid^="stBaseButton-primary"]:not(:disabled),[data-testid^="stBaseButton-primary"]:not(:disabled) p{color:light-dark(#ffffff,#06231f)}
button[data-variant][data-selected] p{color:light-dark(#0a5a54,#5eead4)}
@media(min-width:641px){[data-testid="stColumn"]:has(.st-key-quote_beside){position:sticky;top:4.2rem;align-self:flex-start;max-height:calc(100dvh - 5rem);overflow-y:auto}}
.js-plotly-plot :is(.xtick,.ytick,.g-xtitle,.g-ytitle,.legend,.annotation) text{fill:light-dark(#36474d,#d3dede)!important}
</style>"""


def template() -> go.layout.Template:
    """The palette for charts that leave the app: as a page of their own or in a report, on white. In the app Streamlit draws them
    in its theme, which has the same palette."""
    axis = {"gridcolor": LINE, "zerolinecolor": LINE, "linecolor": LINE, "automargin": True}
    return go.layout.Template(
        layout={
            "colorway": list(PALETTE), "font": {"family": "system-ui, sans-serif", "size": 13, "color": INK}, "paper_bgcolor": PAPER,
            "plot_bgcolor": PAPER, "xaxis": axis, "yaxis": axis, "hoverlabel": {"bgcolor": PAPER, "font": {"color": INK}},
        }
    )  # fmt: skip
