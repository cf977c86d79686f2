"""Frames as files that a person can save, safe to open: CSV, XLSX, JSON Lines, Parquet."""

from __future__ import annotations

import io
import json
import tempfile
from pathlib import Path
from typing import Any

import pandas as pd
import xlsxwriter

from lib.spreadsheet import ROW_END, safe_cell

# A spreadsheet of more rows is slow to open; CSV and Parquet take any number.
XLSX_ROWS = 50_000
# What a cell of Excel can hold.
CELL = 32_767
# Ends of a line to many a reader of lines, and to JSON only characters of a text: written as their numbers.
LINE_ENDS = str.maketrans({end: f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"})
# Of one column, in characters.
WIDEST = 60


class TooManyRowsError(ValueError):
    """A frame that has more rows than a spreadsheet is made for; the message says what takes them."""


def as_csv(frame: pd.DataFrame) -> bytes:
    """UTF-8 with a byte-order mark, so that spreadsheets read it right; formulas defused."""
    safe = frame.rename(columns=lambda c: safe_cell(str(c)))
    return safe.map(safe_cell).to_csv(index=False, lineterminator=ROW_END).encode("utf-8-sig")


def as_xlsx(frame: pd.DataFrame) -> bytes:
    """One sheet, text as text: no formulas, no links; cells cut at what Excel can hold, long ones wrapped; the heading
    stays in sight, has filters and is printed on every page. Written row by row: its memory does not grow with the
    rows. Raises TooManyRowsError for more than XLSX_ROWS."""
    if len(frame) > XLSX_ROWS:
        raise TooManyRowsError(f"{len(frame):,} rows: XLSX is made of at most {XLSX_ROWS:,}, take CSV or Parquet")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.xlsx"
        options = {"constant_memory": True, "tmpdir": folder, "strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(str(path), options) as book:
            sheet = book.add_worksheet("Kutipan")
            head = book.add_format({"bold": True, "bottom": 1})
            day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
            moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top"})
            days = [moment if timed(frame.iloc[:, n]) else day for n in range(len(frame.columns))]
            words = book.add_format({"text_wrap": True, "valign": "top"})
            for n, column in enumerate(frame.columns):
                sheet.set_column(n, n, width(frame, column))
                sheet.write_string(0, n, str(column), head)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, max(1, len(frame)), max(0, len(frame.columns) - 1))
            sheet.set_landscape()
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(0)
            for number, row in enumerate(frame.itertuples(index=False, name=None), 1):
                for n, value in enumerate(row):
                    write(sheet, number, n, value, days[n], words)
        return path.read_bytes()


def timed(column: pd.Series) -> bool:
    """Whether a column holds moments and not only days."""
    return pd.api.types.is_datetime64_any_dtype(column) and bool(
        (column.dropna() != column.dropna().dt.normalize()).any()
    )


def width(frame: pd.DataFrame, column: Any) -> int:
    """How wide a column is to be, by its first rows."""
    longest = frame[column].head(200).map(lambda v: len(str(v)) if pd.notna(v) else 0).max() if len(frame) else 0
    return int(min(WIDEST, max(len(str(column)), longest) + 2))


def write(sheet: Any, row: int, column: int, value: Any, day: Any, words: Any) -> None:
    """One cell, a day or a text in its format; a missing value leaves it empty."""
    if pd.isna(value):
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, words)
    elif isinstance(value, str):
        sheet.write_string(row, column, value[:CELL], words)
    elif hasattr(value, "year"):
        sheet.write_datetime(row, column, pd.Timestamp(value).tz_localize(None).to_pydatetime(), day)
    else:
        sheet.write_number(row, column, value, words)


def as_json_lines(frame: pd.DataFrame) -> bytes:
    """An object a line; days in ISO form, missing values null."""
    out = io.StringIO()
    for row in frame.to_dict("records"):
        line = json.dumps({str(k): plain(v) for k, v in row.items()}, ensure_ascii=False)
        out.write(line.translate(LINE_ENDS) + "\n")
    return out.getvalue().encode()


def plain(value: Any) -> Any:
    """A cell as JSON has it."""
    if isinstance(value, list):
        return value
    if pd.isna(value):
        return None
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10] if (value.hour, value.minute, value.second) == (0, 0, 0) else value.isoformat()
    return value.item() if hasattr(value, "item") else value


def as_parquet(frame: pd.DataFrame) -> bytes:
    """Parquet, with the types as they are."""
    out = io.BytesIO()
    frame.to_parquet(out, index=False, compression="snappy")
    return out.getvalue()
