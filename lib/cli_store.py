"""The commands that look after a store: redo, check, save, write out, and measure the analysis by analysts'
corrections."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from lib import edition
from lib.analysis.pipeline import analyze
from lib.corrections import log
from lib.corrections.apply_corrections import plain
from lib.corrections.gold import measured
from lib.ingest import reanalyze as reanalyze_store
from lib.reading.text import read_text
from lib.store import corpus, maintenance, query
from lib.store.corrected import LINE, REVIEWED, gold_articles
from lib.store.filters import Filters
from lib.store.tables import SCHEMAS, WRITTEN_OUT, quote_row
from lib.terminal import PARTIAL, Format, json_lines, shown_progress, write_table

app = typer.Typer()


@app.command()
def reanalyze() -> None:
    """Analyses anew what older rules analysed; an app may go on reading meanwhile."""
    with shown_progress("done") as tick:
        redone = reanalyze_store(corpus.store_path(), tick)
    typer.echo(f"{redone} articles analysed anew")


@app.command()
def verify() -> None:
    """Checks every file against the manifest and every offset against its text. Exit code 3 where something is
    wrong."""
    root = corpus.store_path()
    found = [*maintenance.verify(root), *log.broken(root)]
    for line in found:
        typer.echo(line)
    typer.echo(f"{len(found)} faults" if found else "no faults")
    raise typer.Exit(PARTIAL if found else 0)


@app.command()
def compact() -> None:
    """Makes few parts of many, and deletes parts that nothing lists."""
    before, after = maintenance.compact(corpus.store_path())
    typer.echo(f"{before} batches are {after} now; {maintenance.swept(corpus.store_path())} unlisted parts deleted")


@app.command()
def export(
    out: Annotated[Path, typer.Option(help="Folder for the tables; made where it is missing.")],
    format: Annotated[Format, typer.Option(help="jsonl, csv or parquet.")] = Format.jsonl,
) -> None:
    """Writes all tables of the store as files, with the analysts' corrections in them: `reviewed` says which quotes,
    `line` which are the same words."""
    out.mkdir(parents=True, exist_ok=True)
    store = edition.current(corpus.store_path())
    sizes = {}
    for name in WRITTEN_OUT:
        columns = SCHEMAS[name].append(REVIEWED).append(LINE) if name == "quotes" else SCHEMAS[name]
        rows = [{str(k): plain(v) for k, v in row.items()} for row in query.whole(store, name).to_dict("records")]
        write_table(out, name, rows, format, columns)
        sizes[name] = len(rows)
    typer.echo(f"{sizes['articles']} articles, {sizes['quotes']} quotes → {out}")


@app.command()
def backup(target: Annotated[Path, typer.Argument(help="The ZIP file to write.")]) -> None:
    """Saves the store as it stands, corrections too, into one file and reads it back; others may go on writing. Exit
    code 3 where the store that was saved has faults."""
    try:
        files, faults = maintenance.backup(corpus.store_path(), target)
    except (ValueError, OSError) as error:
        typer.echo(f"problem: nothing was saved: {error}", err=True)
        raise typer.Exit(1) from error
    typer.echo(f"{files} files → {target}")
    for fault in faults:
        typer.echo(f"problem: {fault}", err=True)
    raise typer.Exit(PARTIAL if faults else 0)


@app.command()
def restore(source: Annotated[Path, typer.Argument(help="A file that `backup` wrote.")]) -> None:
    """Puts a backup into an empty store."""
    try:
        typer.echo(f"{maintenance.restore(corpus.store_path(), source)} articles are back in {corpus.store_path()}")
    except (ValueError, OSError) as error:
        typer.echo(f"problem: {error}", err=True)
        raise typer.Exit(1) from error


@app.command()
def gold(out: Annotated[Path, typer.Argument(help="The JSON Lines file to write, an article a line.")]) -> None:
    """Writes the articles that analysts corrected as a test set: `id, source, text, quotes` and whether all of it was
    judged."""
    articles = gold_articles(edition.current(corpus.store_path()))
    with out.open("w", encoding="utf-8") as handle:
        handle.writelines(json_lines(articles))
    whole = sum(a["complete"] for a in articles)
    typer.echo(
        f"{len(articles)} articles ({whole} judged whole), {sum(len(a['quotes']) for a in articles)} quotes → {out}"
    )


@app.command()
def evaluate(
    source: Annotated[
        Path | None,
        typer.Argument(help="A file that `gold` wrote; without one the store's corrections are the measure."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Measures today's rules against what analysts stand for: is a quote found, cut alike, given the same speaker?

    Where an article was judged in part only what was judged counts. Example: python -m lib evaluate
    """
    try:
        articles = read_gold(source) if source else gold_articles(edition.current(corpus.store_path()))
    except (OSError, ValueError) as error:
        typer.echo(f"problem: {source}: {error}", err=True)
        raise typer.Exit(1) from error
    if not articles:
        typer.echo("nothing to measure: no article holds a correction", err=True)
        raise typer.Exit(1)
    found = measured((a, found_in(a)) for a in articles)
    if as_json:
        typer.echo(json.dumps(found))
        return
    for name, value in found.items():
        typer.echo(f"{name:<12} {'–' if value is None else value}")


def read_gold(source: Path) -> list[dict[str, Any]]:
    """The articles of a gold file. Raises OSError; ValueError for a line that is no gold article, by its number."""
    found: list[dict[str, Any]] = []
    for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        row = json.loads(line)
        if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not isinstance(row.get("quotes"), list):
            raise ValueError(f"line {number} is no article with `text` and `quotes`")
        found.append(row)
    return found


def found_in(article: dict[str, Any]) -> Sequence[dict[str, Any]]:
    """The rows of the quotes that today's rules find in a gold article."""
    given: dict[str, str | None] = {k: str(article[k]) for k in ("id", "date", "title", "language") if article.get(k)}
    if article.get("source"):
        given["outlet"] = str(article["source"])
    analysis = analyze(read_text(article["text"], str(article.get("id", "")), given))
    return [quote_row(analysis, q) for q in analysis.quotes]


@app.command()
def stats(as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False) -> None:
    """Prints what the store holds."""
    root = corpus.store_path()
    store = edition.current(root)
    found: dict[str, Any] = {
        "store": str(root),
        "version": store.version,
        **query.counts(store, Filters()),
    }
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False))
        return
    for key, value in found.items():
        typer.echo(f"{key:10} {value}")
