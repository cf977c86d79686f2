"""Tables of articles → articles and problems: CSV, TSV, XLSX, JSON Lines, JSON. Column names are guessed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from zipfile import BadZipFile

import openpyxl

from lib.reading.limits import limits
from lib.reading.text import ReadError, read_text
from lib.records import Article, Problem

Item = Article | Problem
# What other people call our columns, in Indonesian and English; the first that is there is taken.
NAMES = {
    "text": ("text", "teks", "isi", "isi_berita", "content", "konten", "body", "article", "artikel", "full_text", "fulltext", "naskah", "berita"),
    "title": ("title", "judul", "headline", "subject", "judul_berita"),
    "date": ("date", "tanggal", "tgl", "published", "published_at", "pubdate", "datetime", "created_at", "waktu", "time"),
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


def row_article(row: dict[str, Any], origin: str, number: int) -> Item:
    """The article of one input row, or the problem it has."""
    columns = guessed_columns(row)
    text = row.get(columns.get("text", ""))
    if not isinstance(text, str):
        return Problem(origin, number, "no text", "the row has no column or key named text")
    given = {
        ours: as_text(row[theirs])
        for ours, theirs in columns.items()
        if ours != "text" and row[theirs] not in (None, "")
    }
    try:
        return read_text(text, origin, dict(given))
    except ReadError as error:
        return Problem(origin, number, error.kind, str(error))


def limited(rows: Iterable[Item], origin: str) -> Iterator[Item]:
    """The rows up to the limit, then a problem that says so."""
    most = limits().rows
    for number, row in enumerate(rows):
        if number == most:
            yield Problem(origin, number + 1, "too many rows", f"only {most:,} rows are read (KUTIPAN_MAX_ROWS)")
            return
        yield row


def json_lines(text: str, origin: str) -> Iterator[Item]:
    """One article a line of JSON."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            yield Problem(origin, number, "json", f"not JSON: {str(error)[:120]}")
            continue
        yield of_object(row, origin, number)


def of_object(row: object, origin: str, number: int) -> Item:
    """The article of a JSON object."""
    if isinstance(row, dict):
        return row_article(row, origin, number)
    return Problem(origin, number, "json", "it is JSON but no object")


def json_document(text: str, origin: str) -> Iterator[Item]:
    """A JSON list of articles, one article, or an object with one list in it. Raises ReadError."""
    try:
        value = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        if "\n" in text.strip() and text.lstrip().startswith("{"):
            yield from json_lines(text, origin)
            return
        raise ReadError("json", f"not JSON: {str(error)[:120]}") from error
    if isinstance(value, dict) and "text" not in guessed_columns(value):
        lists = [v for v in value.values() if isinstance(v, list)]
        if len(lists) != 1:
            raise ReadError(
                "json", f"no key named text and no list of articles; there are: {', '.join(map(str, value))[:200]}"
            )
        value = lists[0]
    for number, row in enumerate(value if isinstance(value, list) else [value], start=1):
        yield of_object(row, origin, number)


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
            raise ReadError("columns", f"no column named text; there are: {', '.join(map(str, found))[:200]}")
        for row in reader:
            if None in row or None in row.values():
                yield Problem(origin, reader.line_num, "columns", "the row has more or fewer cells than the header")
                continue
            yield row_article(row, origin, reader.line_num)
    except csv.Error as error:
        yield Problem(origin, reader.line_num, "csv", f"malformed from here on: {error}")


def workbook(data: bytes, origin: str) -> Iterator[Item]:
    """One article a row of an XLSX file's first sheet that has a column of texts. Raises ReadError."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, OSError, TypeError) as error:
        raise ReadError("xlsx", f"not a workbook that can be opened: {str(error)[:120]}") from error
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True)
        header = [str(h) if h is not None else "" for h in next(rows, ())]
        if "text" in guessed_columns(header):
            for number, cells in enumerate(rows, start=2):
                if any(c not in (None, "") for c in cells):
                    yield row_article(dict(zip(header, cells, strict=False)), origin, number)
            return
    raise ReadError("columns", "no sheet has a column named text in its first row")
