"""Tables: which columns a page shows, and under what names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from math import ceil
from typing import Any, Literal

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.views.downloads import Whole, table_buttons
from lib.views.inert import one_line
from lib.views.keys import keyed
from lib.views.offices import office
from lib.views.wording import counted, format_edtf, known, label_of, language_name, localized, map_labels, percent, say

# What columns hold, where it is not text.
COUNTS = {
    "places",
    "n_quotes",
    "quotes",
    "n_chars",
    "characters",
    "mentions",
    "articles",
    "outlets",
    "in_quotes",
    "in_narration",
    "row",
    "n",
    "mentions_before",
    "sentences",
    "of_one",
    "of_other",
}
CHECKS, DAYS, SHARES = (
    {"keep", "in_quote", "holds", "tie"},
    {"first", "last", "start", "end"},
    {"share", "confidence", "share_before", "change", "sure"},
)
# How far something is from something else: one digit behind the point.
MEASURES = {"expected", "strength"}
# Columns of closed sets: a value is called by the first of these that knows it.
SETS = {
    "type": ("type", "kind"),
    "reviewed": ("reviewed",),
    "kind": ("problem",),
    "action": ("action",),
    "precision": ("precision",),
    "why": ("why",),
    "rules": ("rules",),
}

# Columns that are read and not only looked at: a table gives each row as many lines as the longest of their cells
# needs, up to LINES.
READ = {"text", "translation", "title", "before", "after", "said", "found", "message"}
LINES = 4
# Pixels of a row of one line, of each line of a higher one, of a character, of a cell's edges, and of a column that
# takes what room there is. Streamlit wraps in rows of more than 64 pixels only.
ROW, LINE, CHARACTER, EDGES, ROOM, WRAPS = 35, 18, 6.6, 16, 420, 65

# Columns that the layers below fill with messages.
TOLD = {"message", "reason", "review"}


def columns(**shown: int | tuple[str, int | None] | None) -> dict[str, Any]:
    """Columns for st.dataframe under their headings (message `col-NAME`, help `col-NAME-help`): each with its width in
    pixels, None for as wide as there is room, and before it another message where the heading is not the column's
    own."""
    found: dict[str, Any] = {}
    for name, given in shown.items():
        heading, width = given if isinstance(given, tuple) else (f"col-{name.replace('_', '-')}", given)
        label, told = say(heading), say(f"{heading}-help") if known(f"{heading}-help") else None
        if name in COUNTS:
            found[name] = st.column_config.NumberColumn(label, width=width, help=told, format="localized")
        elif name in SHARES:
            found[name] = st.column_config.NumberColumn(label, width=width, help=told, format="percent")
        elif name in MEASURES:
            found[name] = st.column_config.NumberColumn(label, width=width, help=told, format="%.1f")
        elif name in CHECKS:
            found[name] = st.column_config.CheckboxColumn(label, width=width, help=told)
        elif name in DAYS:
            found[name] = st.column_config.DateColumn(label, width=width, help=told)
        else:
            found[name] = st.column_config.TextColumn(label, width=width, help=told)
    return found


def quote_columns() -> dict[str, Any]:
    """The columns of quotes."""
    return columns(
        date=85,
        outlet=120,
        speaker=150,
        confidence=80,
        type=90,
        text=420,
        role=100,
        affiliation=170,
        cue=90,
        places=60,
        reviewed=80,
        rule=110,
    )


def article_columns() -> dict[str, Any]:
    """The columns of articles."""
    return columns(
        date=90,
        outlet=150,
        title=340,
        n_quotes=70,
        language=75,
        byline=100,
        n_chars=85,
        origin=("col-file", 200),
        article_id=("col-id", 170),
    )


def with_column(columns: dict[str, Any], after: str, name: str, column: Any) -> dict[str, Any]:
    """Columns with one more behind another."""
    return {k: v for key, old in columns.items() for k, v in ((key, old), *([(name, column)] if key == after else []))}


def shown(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame as a person reads it: an unknown speaker says so, a value of a closed set is called by its word."""
    out = frame.copy()
    for column, groups in SETS.items():
        if column in out:
            out[column] = map_labels(out[column], partial(label_of, groups))
    for column in TOLD & set(out.columns):
        out[column] = map_labels(out[column], localized)
    if "speaker" in out:
        out["speaker"] = out["speaker"].astype(object).where(out["speaker"].notna(), say("speaker-none"))
    return out


def ticked(
    frame: pd.DataFrame,
    columns: dict[str, Any],
    name: str,
    mode: Literal["single-row", "multi-row"] | None,
    whole: Whole | None = None,
) -> list[int]:
    """Draws a frame with its CSV and XLSX; gives back the positions of the ticked rows.

    `mode` is `single-row`, `multi-row` or None for no ticks; `whole` what the downloads hold where the page shows a
    part.
    """
    chosen = grid(frame, columns, name, mode)
    table_buttons(frame, name, whole)
    return chosen


def grid(
    frame: pd.DataFrame, columns: dict[str, Any], key: str, mode: Literal["single-row", "multi-row"] | None
) -> list[int]:
    """Draws a frame; gives back the positions of the ticked rows."""
    # Only what is seen goes to the browser: text that no column shows made half of a long table's way.
    rows = shown(frame[[c for c in columns if c in frame]])
    high = row_height(rows, columns)
    event: Any = st.dataframe(
        rows,
        column_config=columns,
        hide_index=True,
        key=keyed("table", key),
        height=min(560, ROW + 3 + high * max(1, len(rows))),
        row_height=high,
        on_select="rerun" if mode else "ignore",
        selection_mode=mode or "single-row",
        placeholder="—",
    )
    chosen = event["selection"]["rows"] if mode and event else []
    return [int(row) for row in chosen if row < len(frame)]


def row_height(rows: pd.DataFrame, columns: dict[str, Any]) -> int:
    """How high a table's rows are, in pixels, so that what is to be read in them can be."""
    lines = 1
    for name in READ & set(rows.columns):
        room = ((columns[name]["width"] or ROOM) - EDGES) / CHARACTER
        longest = rows[name].dropna().astype(str).str.len().max()
        if pd.notna(longest):
            lines = max(lines, ceil(longest / room))
    return ROW if lines == 1 else max(WRAPS, EDGES + LINE * min(lines, LINES))


def table(
    frame: pd.DataFrame, columns: dict[str, Any], name: str, *, select: bool = False, whole: Whole | None = None
) -> int | None:
    """Draws a frame with its downloads; gives back the position of the row that is ticked, or None."""
    chosen = ticked(frame, columns, name, "single-row" if select else None, whole)
    return chosen[0] if chosen else None


# Rows of a page of a table: enough to look through, few enough to send at every click (../shared/DESIGN.md: 50 to 200).
ROWS = 100


@dataclass(frozen=True, slots=True)
class Rows:
    """What a table shows page by page: how many rows there are, `part` gets so many (None: all) behind the first so
    many, and `of` is what they depend on besides the store, such as the filters: where it is another, the first page is
    shown; `told` says what is to say of a page's rows."""

    total: int
    part: Callable[[int | None, int], pd.DataFrame]
    of: object = None
    told: Callable[[pd.DataFrame], str] | None = None


def leaf_key(name: str, of: object) -> str:
    """The key of a pager, whose state is the number of its page."""
    return keyed("page", name, repr(of))


def leaf(total: int, name: str, of: object, size: int | None = None) -> tuple[int, DeltaGenerator]:
    """How many rows stand in front of the page that is chosen, of `size` or ROWS, and where to draw it: above its
    pager, which is drawn where there is more than one."""
    size = size or ROWS
    place = st.container()
    pages = max(1, -(-total // size))
    number = st.pagination(pages, key=leaf_key(name, of)) if pages > 1 else 1
    return (number - 1) * size, place


def paged(rows: Rows, columns: dict[str, Any], name: str, *, select: bool = False) -> pd.Series | None:
    """Draws a page of rows with the downloads of all; gives back the row that is ticked, or None."""
    chosen = leafed(rows, columns, name, "single-row" if select else None)
    return None if chosen.empty else chosen.iloc[0]


def leafed(
    rows: Rows, columns: dict[str, Any], name: str, mode: Literal["single-row", "multi-row"] | None
) -> pd.DataFrame:
    """Draws a page of rows with the downloads of all; gives back the rows that are ticked on it."""
    skip, place = leaf(rows.total, name, rows.of)
    frame = rows.part(ROWS, skip)
    with place:
        if rows.total > ROWS:
            st.caption(say("rows-shown", first=int(skip + 1), last=int(skip + len(frame)), all=int(rows.total)))
        if rows.told:
            st.text(rows.told(frame))
        # Ticks are positions: a table of other rows is another table.
        chosen = grid(frame, columns, f"{name} {skip} {rows.of!r}", mode)
    table_buttons(frame, name, Whole(rows.total, lambda: rows.part(None, 0)))
    return frame.iloc[chosen]


def held(frame: pd.DataFrame, of: object) -> Rows:
    """Rows that the page holds anyway, shown page by page; `of` as in Rows."""
    return Rows(len(frame), lambda limit, skip: frame if limit is None else frame.iloc[skip : skip + limit], of)


def title(row: pd.Series) -> str:
    """An article's title; where it has none, or one of blanks, its file, else its id; where that is blank too, that it
    has none."""
    return titled(say("untitled"), *(row.get(c) for c in ("title", "origin", "article_id")))


def titled(nameless: str, *given: Any) -> str:
    """The first of what may name an article that is a text and not blank; `nameless` where none is."""
    return next((g for g in given if isinstance(g, str) and one_line(g)), nameless)


def article_label(row: pd.Series) -> str:
    """How a list names an article: date, outlet, title or file."""
    outlet = row.get("outlet")
    return " · ".join(
        p for p in (format_edtf(row.get("date")), outlet if isinstance(outlet, str) else "", title(row)) if p
    )


def article_facts(row: pd.Series) -> str:
    """What is known of an article, in one line for st.text: outlet, day, byline, language, number of quotes, file."""
    known_ = [
        row["outlet"],
        format_edtf(row["date"]),
        worded("byline", row["byline"]),
        language_name(str(row["language"])),
        counted(int(row["n_quotes"]), "quote"),
        worded("file", row["origin"]),
    ]
    return " · ".join(one_line(k) for k in known_ if isinstance(k, str) and k.strip())


def worded(fact: str, value: Any) -> str:
    """A fact of an article under its name; nothing where it is not known."""
    return say(f"articles-{fact}", name=value) if isinstance(value, str) and value.strip() else ""


# Below this confidence a note says that the speaker is unsure: wrong as likely as right.
UNSURE = 0.5


def sureness(row: pd.Series) -> str:
    """How a quote's words lead to its speaker, where these are not his name, and how sure that is, as far as the row
    says it: `“ia” → Rina Wulandari: the subject before · speaker 81% sure`. Nothing where there is no speaker or an
    analyst judged."""
    if not isinstance(row["speaker"], str) or isinstance(row.get("reviewed"), str):
        return ""
    words = row["source"] if isinstance(row["source"], str) else ""
    reason = label_of("chosen", row["chosen_as"])
    parts = []
    if words != row["speaker"]:
        leads = say("sure-from", words=words) if words else say("sure-nobody")
        parts.append(f"{leads} → {row['speaker']}{': ' + reason if reason else ''}")
    if pd.notna(row["confidence"]):
        parts.append(say("sure-less" if row["confidence"] < UNSURE else "sure", share=percent(row["confidence"])))
    return " · ".join(parts)


def facts(row: pd.Series) -> str:
    """A quote's facts in one line, for st.text."""
    who = row["speaker"] if isinstance(row["speaker"], str) else say("speaker-unknown")
    held = office(row)
    return f"{who}{' — ' + held if held else ''}"
