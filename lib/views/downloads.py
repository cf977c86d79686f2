"""Frames and figures as bytes that a person can save, safe to open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from lib.export.references import as_bibtex, as_ris
from lib.export.tables import XLSX_ROWS, as_csv, as_json_lines, as_parquet, as_xlsx
from lib.views.inert import inert
from lib.views.keys import keyed
from lib.views.look import template
from lib.views.pictures import captioned
from lib.views.wording import counted, say

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS: tuple[tuple[str, Callable[[pd.DataFrame], bytes], str], ...] = (
    ("CSV", as_csv, "text/csv"),
    ("XLSX", as_xlsx, XLSX),
    ("Parquet", as_parquet, "application/vnd.apache.parquet"),
    ("JSON Lines", as_json_lines, "application/x-ndjson"),
)
MODE_BAR: dict[str, Any] = {
    "displaylogo": False,
    "displayModeBar": True,
    # Only the camera: a drag zooms, a double click takes that back, and a row of buttons hides the legend of a narrow
    # chart.
    "modeBarButtonsToRemove": [
        "zoom2d",
        "pan2d",
        "select2d",
        "lasso2d",
        "zoomIn2d",
        "zoomOut2d",
        "autoScale2d",
        "resetScale2d",
    ],
}


def as_html(figure: go.Figure) -> bytes:
    """A page that opens offline: plotly.js is in it."""
    page: str = go.Figure(figure).update_layout(template=template()).to_html(include_plotlyjs=True, full_html=True)
    return page.encode()


@dataclass(frozen=True, slots=True)
class Whole:
    """Rows of which a page shows a part: how many there are, and how they are got when they are asked for."""

    rows: int
    frame: Callable[[], pd.DataFrame]


def data_buttons(frame: pd.DataFrame, name: str, prefix: str = "", whole: Whole | None = None) -> None:
    """A frame as CSV and XLSX, with `whole` also as Parquet and JSON Lines, made when they are asked for; `prefix`
    keeps the keys of two rows of buttons apart. A spreadsheet is not offered for more rows than it is made for."""
    rows, get = (whole.rows, whole.frame) if whole else (len(frame), lambda: frame)
    for label, make, mime in FORMATS if whole else FORMATS[:2]:
        kind = {"JSON Lines": "jsonl"}.get(label, label.lower())
        too_long = label == "XLSX" and rows > XLSX_ROWS
        st.download_button(
            inert(label),
            partial(made, make, get),
            f"{name}.{kind}",
            mime,
            key=keyed(f"{prefix}{kind}", name),
            on_click="ignore",
            icon=":material/download:",
            disabled=too_long,
            help=say("down-too-long", rows=int(rows), most=XLSX_ROWS) if too_long else None,
        )


def made(make: Callable[[pd.DataFrame], bytes], get: Callable[[], pd.DataFrame]) -> bytes:
    """A file of a frame that is got first."""
    return make(get())


def table_buttons(frame: pd.DataFrame, name: str, whole: Whole | None = None) -> None:
    """The downloads below a table; where they hold more than it shows, they say so."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if whole and whole.rows > len(frame):
            st.text(say("down-whole", rows=counted(whole.rows, "row")))
        data_buttons(frame, name, whole=whole)


def reference_buttons(articles: Callable[[], pd.DataFrame], name: str) -> None:
    """Articles as BibTeX and RIS, for a bibliography."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(say("down-references"))
        for label, make, kind, mime in (
            ("BibTeX", as_bibtex, "bib", "application/x-bibtex"),
            ("RIS", as_ris, "ris", "application/x-research-info-systems"),
        ):
            st.download_button(
                inert(label),
                partial(made, make, articles),
                f"{name}.{kind}",
                mime,
                key=keyed(kind, name),
                on_click="ignore",
                icon=":material/download:",
            )


def chart(figure: go.Figure, frame: pd.DataFrame, name: str, *, alt: str, select: bool = False) -> Any:
    """Draws a figure with its downloads: PNG and SVG by buttons of the mode bar, HTML, and the data behind it. `alt`
    says what it shows: to whoever sees no chart, and below a saved one.

    Gives back the points chosen by a click (an empty list without `select`).
    """
    figure = captioned(figure, alt)
    points = plotted(figure, name, alt=alt, select=select)
    chart_buttons(figure, frame, name)
    return points


def plotted(figure: go.Figure, name: str, *, alt: str, select: bool = False) -> Any:
    """Draws a figure, which its camera saves as its downloads say; gives back the points chosen by a click."""
    picture = str(st.session_state.get(f"picture_{name}") or "PNG").lower()
    config = {**MODE_BAR, "toImageButtonOptions": {"format": picture, "filename": name, "scale": 2}}
    event: Any = st.plotly_chart(
        figure,
        key=f"chart_{name}",
        config=config,
        theme="streamlit",
        alt=alt,
        on_select="rerun" if select else "ignore",
        selection_mode="points",
    )
    return event["selection"]["points"] if select and event else []


def chart_buttons(figure: go.Figure, frame: pd.DataFrame, name: str) -> None:
    """The downloads of a chart: what its camera saves, HTML, and the data behind it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(say("down-chart"))
        st.segmented_control(
            say("down-camera"),
            ["PNG", "SVG"],
            default="PNG",
            required=True,
            key=f"picture_{name}",
            label_visibility="collapsed",
            help=say("down-camera-help"),
        )
        st.download_button(
            "HTML",
            lambda: as_html(figure),
            f"{name}.html",
            "text/html",
            key=keyed("html", name),
            on_click="ignore",
            icon=":material/download:",
        )
        st.text(say("down-data"))
        data_buttons(frame, name, "chart")
