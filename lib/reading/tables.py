"""Tables of articles → articles and problems: CSV, TSV, XLSX, JSON Lines, JSON. Column names are guessed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import partial
from typing import Any

from lib.messages import message
from lib.reading.faults import Item, attempted, explained
from lib.reading.limits import limits
from lib.reading.text import ReadError, read_text
from lib.records import Article, Problem

# What other people call our columns, in Indonesian and English; the first that is there is taken.
NAMES = {
    "text": (
        "text", "teks", "isi", "isi_berita", "content", "konten", "body", "article", "artikel", "full_text", "fulltext",
        "naskah", "berita",
    ),
    "title": ("title", "judul", "headline", "subject", "judul_berita"),
    "date": (
        "date", "tanggal", "tgl", "published", "published_at", "pubdate", "datetime", "created_at", "waktu", "time",
    ),
    "outlet": ("outlet", "source", "sumber", "media", "portal", "publisher", "site", "sitename", "situs"),
    "url": ("url", "link", "tautan", "permalink", "href"),
    "id": ("id", "article_id", "_id", "uuid"),
    "language": ("language", "lang", "bahasa"),
}  # fmt: skip


def guessed_columns(names: Iterable[object]) -> dict[str, str]:
    """Our columns → theirs, for those that are there (`text` → `isi_berita`)."""
    low = {str(n).strip().casefold().replace(" ", "_"): str(n) for n in names if n not in (None, "")}
    return {ours: low[theirs[0]] for ours, options in NAMES.items() if (theirs := [o for o in options if o in low])}


def as_text(value: object) -> str:
    """A cell as text; a day stays a day."""
    if isinstance(value, datetime):
        return value.date().isoformat() if not value.time() else value.isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def row_article(row: dict[str, Any], origin: str) -> Article:
    """The article of one input row. Raises ReadError."""
    columns = guessed_columns(row)
    text = row_text(row, columns.get("text"))
    given = {
        ours: as_text(row[theirs])
        for ours, theirs in columns.items()
        if ours != "text" and row[theirs] not in (None, "")
    }
    return read_text(text, origin, dict(given))


def row_text(row: dict[str, Any], column: str | None) -> str:
    """The text of a row. Raises ReadError where there is none, with the columns that hold something."""
    if column is None:
        raise ReadError("no text", message("row-text", columns=listed(row)))
    text = row[column]
    others = [name for name, value in row.items() if name != column and value not in (None, "")]
    if isinstance(text, str) and (text.strip() or not others):
        return text
    if text is None or isinstance(text, str):
        raise ReadError("no text", message("empty-cell", column=column, columns=listed(others)))
    raise ReadError("no text", message("no-text-cell", column=column, columns=listed(others)))


def listed(names: Iterable[object]) -> str:
    """Column names for a message."""
    return ", ".join(str(n) for n in names if n not in (None, ""))[:200] or "–"


def limited(rows: Iterable[Item], origin: str) -> Iterator[Item]:
    """The rows up to the limit, then a problem that says so."""
    most = limits().rows
    for number, row in enumerate(rows):
        if number == most:
            yield Problem(origin, number + 1, "too many rows", message("rows", n=most))
            return
        yield row


def parsed(text: str) -> object:
    """A JSON value. Raises ReadError, also for what Python's reader refuses (nesting, numbers of thousands of
    digits)."""
    with explained("json", "no-json"):
        return json.loads(text)


def json_lines(text: str, origin: str) -> Iterator[Item]:
    """One article a line of JSON."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield attempted(partial(line_article, line, origin), origin, number)


def line_article(line: str, origin: str) -> Article:
    """The article of a line of JSON. Raises ReadError."""
    return of_object(parsed(line), origin)


def of_object(row: object, origin: str) -> Article:
    """The article of a JSON object. Raises ReadError."""
    if not isinstance(row, dict):
        raise ReadError("json", message("json-object"))
    return row_article(row, origin)


def json_document(text: str, origin: str) -> Iterator[Item]:
    """A JSON list of articles, one article, or an object with one list in it. Raises ReadError."""
    try:
        value = parsed(text)
    except ReadError:
        if "\n" in text.strip() and text.lstrip().startswith("{"):
            yield from json_lines(text, origin)
            return
        raise
    if isinstance(value, dict) and "text" not in guessed_columns(value):
        lists = [v for v in value.values() if isinstance(v, list)]
        if len(lists) != 1:
            raise ReadError("json", message("json-keys", keys=listed(value)))
        value = lists[0]
    rows = value if isinstance(value, list) else [value]
    if not rows:
        raise ReadError("empty", message("empty-list"))
    for number, row in enumerate(rows, start=1):
        yield attempted(partial(of_object, row, origin), origin, number)


def delimited(text: str, origin: str) -> Iterator[Item]:
    """One article a row of CSV or TSV; the delimiter is found in the header line."""
    csv.field_size_limit(limits().file_bytes)
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t|", key=header.count)
    if delimiter not in header:
        delimiter = "\x1f"  # one column: commas belong to its texts
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        found = reader.fieldnames or []
        if "text" not in guessed_columns(found):
            raise ReadError("columns", message("no-column", columns=listed(found)))
        any_row = False
        for row in reader:
            any_row = True
            yield attempted(partial(cells_article, row, origin), origin, reader.line_num)
    except csv.Error as error:
        yield Problem(origin, reader.line_num, "csv", message("csv", why=str(error)))
        return
    if not any_row:
        raise ReadError("empty", message("no-rows", columns=listed(found)))


def cells_article(row: dict[Any, Any], origin: str) -> Article:
    """The article of a row of CSV. Raises ReadError."""
    if None in row or None in row.values():
        raise ReadError("columns", message("cells"))
    return row_article(row, origin)


def workbook(data: bytes, origin: str) -> Iterator[Item]:
    """One article a row of an XLSX file's sheets that have a column of texts; sheets without one are named. Raises
    ReadError."""
    with explained("xlsx", "no-workbook"):
        import openpyxl

        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = [(sheet.title, sheet.iter_rows(values_only=True)) for sheet in book.worksheets]
    with explained("xlsx", "sheets-on"):
        heads = [(title, header_of(rows), rows) for title, rows in sheets]
        if not any("text" in guessed_columns(head) for _, head, _ in heads):
            seen = listed(name for _, head, _ in heads for name in head)
            raise ReadError("columns", message("no-sheet", columns=seen))
        for title, head, rows in heads:
            if "text" in guessed_columns(head):
                yield from sheet_items(head, rows, origin if len(heads) == 1 else f"{origin} › {title}")
            elif any(head):
                yield Problem(f"{origin} › {title}", None, "columns", message("no-column", columns=listed(head)))


def header_of(rows: Iterator[tuple[object, ...]]) -> list[str]:
    """The names in a sheet's first row; cells without one are empty strings."""
    return [str(h) if h is not None else "" for h in next(rows, ())]


def sheet_items(head: list[str], rows: Iterator[tuple[object, ...]], origin: str) -> Iterator[Item]:
    """The articles of a sheet's rows below its header, or the problem that there is none."""
    any_row, most = False, limits().rows
    for number, cells in enumerate(rows, start=2):
        if number > most + 1:  # empty rows count too: a sheet may say that its next row is the hundred millionth
            yield Problem(origin, number, "too many rows", message("rows", n=most))
            return
        if any(c not in (None, "") for c in cells):
            any_row = True
            yield attempted(partial(row_article, row_of(head, cells), origin), origin, number)
    if not any_row:
        yield Problem(origin, None, "empty", message("no-rows", columns=listed(head)))


def row_of(head: list[str], cells: tuple[object, ...]) -> dict[str, object]:
    """Cells by their column's name; cells that stand under none by their column's letter (`C (no name)`)."""
    from openpyxl.utils import get_column_letter

    row: dict[str, object] = {}
    for n, cell in enumerate(cells):
        name = head[n] if n < len(head) and head[n] else f"{get_column_letter(n + 1)} (no name)"
        if cell not in (None, "") or name not in row:
            row[name] = cell
    return row
