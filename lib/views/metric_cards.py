"""Figures in boxes: what each counts stands below it, and how it went month by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from lib.views.inert import inert


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: its label, its value, what it counts, its course by month where there is one, and how it changed."""

    label: str
    value: str
    counts: str
    course: Sequence[int] = ()
    change: str = ""


def boxes(figures: Sequence[Figure]) -> None:
    """Draws figures side by side, all boxes of one height."""
    for column, figure in zip(st.columns(len(figures)), figures, strict=True):
        with column, st.container(border=True, height="stretch"):
            st.metric(
                inert(figure.label),
                inert(figure.value),
                chart_data=figure.course if len(figure.course) > 1 else None,
                chart_type="bar",
                delta=inert(figure.change) if figure.change else None,
                delta_color="off",
                delta_arrow="off",
            )
            st.caption(inert(figure.counts))


def every_month(months: pd.DataFrame, column: str) -> list[int]:
    """A column of a frame with `month` (YYYY-MM) from the first to the last month, months that are missing as
    nought."""
    if months.empty:
        return []
    counts = months.set_index("month")[column]
    every = pd.period_range(counts.index.min(), counts.index.max(), freq="M").astype(str)
    return [int(n) for n in counts.reindex(every, fill_value=0)]
