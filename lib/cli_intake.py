"""Commands that bring articles into the store: ingest, fetch."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from lib.ingest import Outcome
from lib.ingest import ingest as ingest_items
from lib.reading.confined import read_path
from lib.reading.fetch import read_addresses
from lib.store import corpus
from lib.terminal import Paths, exit_code, report, shown_progress

app = typer.Typer()


@app.command()
def ingest(
    paths: Paths,
    repair: Annotated[bool, typer.Option(help="Put garbled characters right; without it they are only noted.")] = False,
    workers: Annotated[int, typer.Option(help="Processes that analyse; 0: as many as there are cores.")] = 0,
) -> None:
    """Reads, analyses and puts articles into the store; what is there already is left as it is.

    The store is the folder KUTIPAN_STORE names, else one in your data directory (`stats` prints which). Control-C stops
    it; what was committed is kept, and the next run does the rest. Example: python -m lib ingest seeds articles.csv
    """
    root = corpus.store_path()
    items = (item for path in paths for item in read_path(path, repair=repair))
    with shown_progress("read") as tick:
        outcome = ingest_items(root, items, ", ".join(p.name for p in paths), tick, workers or None)
    end_with(outcome, root)


def end_with(outcome: Outcome, root: Path) -> NoReturn:
    """Says what an ingest brought and ends with its exit code."""
    report(list(outcome.problems))
    typer.echo(f"{outcome.added} new articles, {outcome.known} known, {len(outcome.problems)} problems → {root}")
    raise typer.Exit(exit_code(outcome.added + outcome.known, list(outcome.problems)))


@app.command()
def fetch(
    addresses: Annotated[list[str], typer.Argument(help="Addresses of pages, files and feeds (http, https).")],
    whole: Annotated[bool, typer.Option(help="Of a feed, fetch the page of each entry, not its summary only.")] = False,
) -> None:
    """Fetches addresses and puts what they hold into the store; only these are asked, one a second.

    Addresses in a private network are refused unless KUTIPAN_ALLOW_PRIVATE=1. Example: python -m lib fetch
    https://example.org/feed.xml
    """
    root = corpus.store_path()
    with shown_progress("fetched") as tick:
        items = list(read_addresses(addresses, whole=whole, progress=tick))
        outcome = ingest_items(root, items, ", ".join(addresses)[:200])
    end_with(outcome, root)
