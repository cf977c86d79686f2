"""Frames and figures as bytes that a person can save, safe to open."""

from __future__ import annotations

import io
from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from lib.spreadsheet import safe_cell

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MODE_BAR: dict[str, Any] = {
    "displaylogo": False,
    "displayModeBar": True,
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
}


def as_csv(frame: pd.DataFrame) -> bytes:
    """UTF-8 with a byte-order mark, so that spreadsheets read it right; formulas defused."""
    safe = frame.rename(columns=lambda c: safe_cell(str(c)))
    return safe.map(safe_cell).to_csv(index=False).encode("utf-8-sig")


def as_xlsx(frame: pd.DataFrame) -> bytes:
    """One sheet, text as text: no formulas, no links; cells cut at Excel's 32,767 characters."""
    plain = frame.copy()
    for column in plain.columns:
        if isinstance(plain[column].dtype, pd.DatetimeTZDtype):
            plain[column] = plain[column].dt.tz_localize(None)
    plain = plain.map(lambda v: v[:32767] if isinstance(v, str) else v)
    buffer = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with pd.ExcelWriter(buffer, engine="xlsxwriter", engine_kwargs={"options": options}) as writer:
        plain.to_excel(writer, index=False, sheet_name="Kutipan")
    return buffer.getvalue()


def as_html(figure: go.Figure) -> bytes:
    """A page that opens offline: plotly.js is in it."""
    page: str = figure.to_html(include_plotlyjs=True, full_html=True)
    return page.encode()


def data_buttons(frame: pd.DataFrame, name: str, prefix: str = "") -> None:
    """CSV and XLSX of a frame, made when they are asked for; `prefix` keeps the keys of two pairs apart."""
    for label, make, mime in (("CSV", as_csv, "text/csv"), ("XLSX", as_xlsx, XLSX)):
        kind = label.lower()
        st.download_button(
            label,
            partial(make, frame),
            f"{name}.{kind}",
            mime,
            key=f"{prefix}{kind}_{name}",
            on_click="ignore",
            icon="⬇️",
        )


def table_buttons(frame: pd.DataFrame, name: str) -> None:
    """The downloads below a table."""
    with st.container(horizontal=True):
        data_buttons(frame, name)


def chart(figure: go.Figure, frame: pd.DataFrame, name: str, *, select: bool = False, alt: str = "") -> Any:
    """Draws a figure with its downloads: PNG and SVG by buttons of the mode bar, HTML, and the data behind it.

    Gives back the points chosen by a click (an empty list without `select`).
    """
    picture = str(st.session_state.get(f"picture_{name}") or "PNG").lower()
    config = {**MODE_BAR, "toImageButtonOptions": {"format": picture, "filename": name, "scale": 2}}
    event: Any = st.plotly_chart(
        figure, key=f"chart_{name}", config=config, theme="streamlit", alt=alt or name,
        on_select="rerun" if select else "ignore", selection_mode="points",
    )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text("Chart:")
        st.segmented_control(
            "What the camera saves", ["PNG", "SVG"], default="PNG", required=True, key=f"picture_{name}",
            label_visibility="collapsed", help="What the camera in the chart's tool bar saves",
        )  # fmt: skip
        st.download_button(
            "HTML",
            lambda: as_html(figure),
            f"{name}.html",
            "text/html",
            key=f"html_{name}",
            on_click="ignore",
            icon="⬇️",
        )
        st.text("Its data:")
        data_buttons(frame, name, "chart")
    return event["selection"]["points"] if select and event else []
