"""Commands that analyse articles and leave the store alone: analyze, explain."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from lib import explain_text
from lib.explain import explained
from lib.ingest import analysed, merged
from lib.reading.confined import read_path
from lib.reading.notes import notes_of, second_text
from lib.records import Article, Problem
from lib.store.tables import WRITTEN_OUT, problem_rows
from lib.terminal import Format, Paths, exit_code, report, write_table

app = typer.Typer()


def read_all(paths: list[Path]) -> tuple[list[Article], list[Problem]]:
    """Everything the paths hold."""
    items = [item for path in paths for item in read_path(path)]
    return [i for i in items if isinstance(i, Article)], [i for i in items if isinstance(i, Problem)]


@app.command()
def analyze(
    paths: Paths,
    out: Annotated[Path, typer.Option(help="Folder for the tables; made where it is missing.")],
    format: Annotated[Format, typer.Option(help="jsonl, csv or parquet.")] = Format.jsonl,
) -> None:
    """Analyses articles and writes the tables as files; the store is left alone.

    Example: python -m lib analyze seeds --out out --format jsonl
    """
    articles, problems = read_all(paths)
    articles, clashes = unique(articles)
    problems += clashes
    problems += [note for article in articles for note in notes_of(article)]
    done = list(analysed(iter(articles), 1))
    rows, count = merged(done), sum(len(d.articles) for d in done)
    problems += [p for d in done for p in d.problems]
    rows["problems"] = problem_rows(problems)
    out.mkdir(parents=True, exist_ok=True)
    for name in WRITTEN_OUT:
        write_table(out, name, rows[name], format)
    report(problems)
    typer.echo(f"{count} articles, {len(rows['quotes'])} quotes, {len(problems)} problems → {out}")
    raise typer.Exit(exit_code(count, problems))


def unique(articles: list[Article]) -> tuple[list[Article], list[Problem]]:
    """Articles without repeats: the same text twice is one; another text under a known id is a problem."""
    first: dict[str, Article] = {}
    problems: list[Problem] = []
    for article in articles:
        kept = first.setdefault(article.article_id, article)
        if kept.text != article.text:
            problems.append(second_text(article))
    return list(first.values()), problems


@app.command()
def explain(
    paths: Paths,
    everything: Annotated[
        bool, typer.Option("--all", help="Every sentence, cue and frame tried, and what became of every mention.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON for each article.")] = False,
) -> None:
    """Prints each quote of the articles: rule, cue, source, and the chain by which its speaker was resolved.

    Every rule and word comes with its line in the language pack. Example: python -m lib explain article.txt --all
    """
    articles, problems = read_all(paths)
    for article in articles:
        told = explained(article, everything=everything)
        for line in [json.dumps(told, ensure_ascii=False)] if as_json else explain_text.lines(told):
            typer.echo(line)
    report(problems)
    raise typer.Exit(exit_code(len(articles), problems))
