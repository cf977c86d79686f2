"""What every command shares: how it says what went wrong, counts on a terminal, writes tables, and ends.

Exit codes: 0 all went well, 1 nothing could be done, 3 some inputs had problems.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq
import typer
from rich.console import Console
from rich.progress import Progress as LiveProgress
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

from lib.records import NOTES, Problem
from lib.spreadsheet import safe_cell
from lib.store.tables import SCHEMAS

PARTIAL = 3
Paths = Annotated[
    list[Path], typer.Argument(help="Files (text, pages, tables, documents, mail, feeds, ZIP) or folders of them.")
]


class Format(StrEnum):
    """How tables are written."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


def report(problems: list[Problem]) -> None:
    """Prints problems on standard error."""
    for p in problems:
        where = f"{p.origin}, row {p.row}" if p.row else p.origin
        typer.echo(f"{'note' if p.kind in NOTES else 'problem'}: {where}: {p.message}", err=True)


def exit_code(good: int, problems: list[Problem]) -> int:
    """0, 1 or PARTIAL; a note costs nothing."""
    problems = [p for p in problems if p.kind not in NOTES]
    if not problems and good:
        return 0
    return PARTIAL if good else 1


def json_lines(rows: list[dict[str, Any]]) -> Iterator[str]:
    """Rows as JSON lines; days in ISO form."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False, default=lambda value: value.isoformat()) + "\n"


def write_table(
    out: Path, name: str, rows: list[dict[str, Any]], form: Format, schema: pa.Schema | None = None
) -> None:
    """One table as one file in `out`; its columns are those of `schema`, else those that the store keeps."""
    columns = schema or SCHEMAS[name]
    if form is Format.jsonl:
        with (out / f"{name}.jsonl").open("w", encoding="utf-8") as handle:
            handle.writelines(json_lines(rows))
        return
    if form is Format.csv:
        safe = [{key: safe_cell(value) for key, value in row.items()} for row in rows]
        pacsv.write_csv(pa.Table.from_pylist(safe, schema=columns), out / f"{name}.csv")
    else:
        pq.write_table(pa.Table.from_pylist(rows, schema=columns), out / f"{name}.parquet", compression="snappy")


@contextmanager
def shown_progress(what: str) -> Iterator[Callable[[int, str], bool]]:
    """A line on a terminal that counts and names; nothing where the output is no terminal."""
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed:,} " + what),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    with LiveProgress(*columns, console=console, disable=not console.is_terminal) as live:
        task = live.add_task("", total=None)

        def tick(done: int, name: str) -> bool:
            live.update(task, completed=done, description=name[:60])
            return True

        yield tick
