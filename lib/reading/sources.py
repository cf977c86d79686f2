"""Any input path → articles and problems. Nothing is raised for bad input: it becomes a Problem."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

from charset_normalizer import from_bytes

from lib.reading.text import ReadError, read_text
from lib.records import Article, Problem

MAX_BYTES = 50_000_000
SUFFIXES = {".txt", ".jsonl", ".csv"}
# A text file named after its id in the collection it came from: `000_1ece18336b2add2d.txt`.
COLLECTION_ID = re.compile(r"\d+_[0-9a-f]{16}$")
GIVEN = ("id", "title", "date", "outlet", "url", "language")

Item = Article | Problem


def decode(data: bytes) -> str:
    """The text of a file's bytes; UTF-8 or UTF-16 with a byte-order mark. Raises ReadError for all else."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise ReadError("encoding", f"it starts as UTF-16 but is none: {error.reason}") from error
    if b"\x00" in data[:4096]:
        raise ReadError("binary", "it holds NUL bytes: not a text file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        guess = from_bytes(data[:200_000]).best()
        seems = f"; it looks like {guess.encoding}: save it as UTF-8" if guess else ""
        raise ReadError("encoding", f"byte {error.start} is not UTF-8{seems}") from error


def read_bytes(data: bytes, origin: str) -> Iterator[Item]:
    """Articles and problems of one file's bytes, told apart by the ending of `origin`."""
    try:
        if len(data) > MAX_BYTES:
            raise ReadError("too large", f"{len(data):,} bytes; the limit is {MAX_BYTES:,}")
        suffix = Path(origin).suffix.lower()
        if suffix not in SUFFIXES:
            raise ReadError("unsupported", f"{suffix or 'no ending'}: Kutipan reads {', '.join(sorted(SUFFIXES))}")
        text = decode(data)
        if not text.strip():
            raise ReadError("empty", "there is no text in it")
        if suffix == ".txt":
            stem = Path(origin).stem
            yield read_text(text, origin, {"id": stem} if COLLECTION_ID.match(stem) else None)
        else:
            yield from (json_rows if suffix == ".jsonl" else csv_rows)(text, origin)
    except ReadError as error:
        yield Problem(origin, None, error.kind, str(error))


def row_article(row: dict[str, object], origin: str, number: int) -> Item:
    """The article of one input row (`text` and any of GIVEN), or the problem it has."""
    text = row.get("text")
    if not isinstance(text, str):
        return Problem(origin, number, "no text", "the row has no column or key named text")
    given = {k: str(row[k]).strip() for k in GIVEN if row.get(k) not in (None, "")}
    try:
        return read_text(text, origin, dict(given))
    except ReadError as error:
        return Problem(origin, number, error.kind, str(error))


def json_rows(text: str, origin: str) -> Iterator[Item]:
    """One article a line of JSON."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            yield Problem(origin, number, "json", f"not JSON: {str(error)[:120]}")
            continue
        yield (
            row_article(row, origin, number)
            if isinstance(row, dict)
            else Problem(origin, number, "json", "the line is JSON but no object")
        )


def csv_rows(text: str, origin: str) -> Iterator[Item]:
    """One article a CSV row; the delimiter is found in the first lines."""
    csv.field_size_limit(MAX_BYTES)
    try:
        dialect: type[csv.Dialect] | str = csv.Sniffer().sniff(text.split("\n", 1)[0], delimiters=",;\t|")
    except csv.Error:
        dialect = "excel"
    delimiter = dialect.delimiter if not isinstance(dialect, str) else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    names = {(name or "").strip().casefold(): name for name in reader.fieldnames or []}
    if "text" not in names:
        raise ReadError("columns", f"no column named text; there are: {', '.join(names)[:200]}")
    try:
        for row in reader:
            if None in row or None in row.values():
                yield Problem(origin, reader.line_num, "columns", "the row has more or fewer cells than the header")
                continue
            yield row_article({low: row[name] for low, name in names.items()}, origin, reader.line_num)
    except csv.Error as error:
        yield Problem(origin, reader.line_num, "csv", f"malformed from here on: {error}")


def read_path(path: Path) -> Iterator[Item]:
    """Articles and problems of a file, or of all files in a folder, sorted by name."""
    if path.is_dir():
        for child in sorted(path.rglob("*")):
            if child.is_file() and not child.is_symlink() and not child.name.startswith("."):
                yield from read_path(child)
        return
    try:
        if path.stat().st_size > MAX_BYTES:
            yield Problem(path.name, None, "too large", f"{path.stat().st_size:,} bytes; the limit is {MAX_BYTES:,}")
            return
        data = path.read_bytes()
    except OSError as error:
        yield Problem(path.name, None, "file", error.strerror or "cannot be read")
        return
    yield from read_bytes(data, path.name)
