"""Tables: which columns a page shows, and under what names."""

from __future__ import annotations

from typing import Any, Literal

import pandas as pd
import streamlit as st

from lib.views.downloads import Whole, table_buttons

QUOTE_COLUMNS = {
    "date": st.column_config.TextColumn("Date", help="As well as it is known: 2020-10 is a month", width=80),
    "outlet": st.column_config.TextColumn("Outlet", width=90),
    "speaker": st.column_config.TextColumn("Speaker", width=150),
    "type": st.column_config.TextColumn("Type", width=70),
    "text": st.column_config.TextColumn("Said", width=420),
    "role": st.column_config.TextColumn("Role", width=100),
    "affiliation": st.column_config.TextColumn("Affiliation", width=170),
    "cue": st.column_config.TextColumn("Cue", width=90),
    "places": st.column_config.NumberColumn("Places", help="How often this content stands in the corpus", width=60),
    "reviewed": st.column_config.TextColumn("Reviewed", help="What an analyst said of it", width=80),
    "rule": st.column_config.TextColumn("Rule", help="The frame of the language pack that found it", width=110),
}
ARTICLE_COLUMNS = {
    "date": st.column_config.TextColumn("Date", width=90),
    "outlet": st.column_config.TextColumn("Outlet", width=110),
    "title": st.column_config.TextColumn("Title", width=260),
    "byline": st.column_config.TextColumn("Byline", width=80),
    "language": st.column_config.TextColumn("Language", width=80),
    "n_quotes": st.column_config.NumberColumn("Quotes", width=70),
    "n_chars": st.column_config.NumberColumn("Characters", width=90),
    "origin": st.column_config.TextColumn("File", width=230),
    "article_id": st.column_config.TextColumn("Id", width=170),
}


def with_column(columns: dict[str, Any], after: str, name: str, column: Any) -> dict[str, Any]:
    """Columns with one more behind another."""
    return {k: v for key, old in columns.items() for k, v in ((key, old), *([(name, column)] if key == after else []))}


def shown(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame as a person reads it: an unknown speaker says so."""
    out = frame.copy()
    if "speaker" in out:
        out["speaker"] = out["speaker"].astype(object).where(out["speaker"].notna(), "(unknown)")
    return out


def ticked(
    frame: pd.DataFrame,
    columns: dict[str, Any],
    name: str,
    mode: Literal["single-row", "multi-row"] | None,
    whole: Whole | None = None,
) -> list[int]:
    """Draws a frame with its CSV and XLSX; gives back the positions of the ticked rows.

    `mode` is `single-row`, `multi-row` or None for no ticks; `whole` what the downloads hold where the page shows a part.
    """
    rows = shown(frame)
    event: Any = st.dataframe(
        rows, column_config=columns, column_order=[c for c in columns if c in rows], hide_index=True, key=f"table_{name}",
        height=min(560, 38 + 35 * max(1, len(rows))), on_select="rerun" if mode else "ignore",
        selection_mode=mode or "single-row", placeholder="—",
    )  # fmt: skip
    table_buttons(frame, name, whole)
    chosen = event["selection"]["rows"] if mode and event else []
    return [int(row) for row in chosen if row < len(frame)]


def table(
    frame: pd.DataFrame, columns: dict[str, Any], name: str, *, select: bool = False, whole: Whole | None = None
) -> int | None:
    """Draws a frame with its downloads; gives back the position of the row that is ticked, or None."""
    chosen = ticked(frame, columns, name, "single-row" if select else None, whole)
    return chosen[0] if chosen else None


def title(row: pd.Series) -> str:
    """An article's title; where it has none its file, else its id."""
    return next(str(row[c]) for c in ("title", "origin", "article_id") if isinstance(row.get(c), str) and row[c])


def article_label(row: pd.Series) -> str:
    """How a list names an article: date, outlet, title or file."""
    given = [row.get(c) for c in ("date", "outlet")]
    return " · ".join([*(g for g in given if isinstance(g, str) and g), title(row)])


def facts(row: pd.Series) -> str:
    """A quote's facts in one line, for st.text."""
    who = row["speaker"] if isinstance(row["speaker"], str) else "speaker unknown"
    office = ", ".join(str(row[c]) for c in ("role", "affiliation") if isinstance(row[c], str))
    return f"{who}{' — ' + office if office else ''}"


def counted(number: int, thing: str, many: str | None = None) -> str:
    """`1 article`, `1,204 articles`; `many` for a plural that is not made with s."""
    return f"{number:,} {thing if number == 1 else many or thing + 's'}"
