"""The command line. Exit codes: 0 all went well, 1 nothing could be done, 3 some inputs had problems."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, NoReturn

import pandas as pd
import typer

from lib import cli_store, explain_text
from lib.analysis.pipeline import analyze as analyze_article
from lib.explain import explained
from lib.export.tables import as_csv
from lib.ingest import Outcome, notes_of, second_text
from lib.ingest import ingest as ingest_items
from lib.reading.fetch import read_addresses
from lib.reading.sources import read_path
from lib.records import Article, Problem
from lib.store import corpus, engine
from lib.store.tables import WRITTEN_OUT, problem_rows, rows_of
from lib.terminal import PARTIAL, Format, exit_code, report, shown_progress, write_table
from lib.translation import exchange, glossary, memory
from lib.translation.providers import providers
from lib.translation.translate import Into, complete, known, pairs

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="Kutipan: who said what, when, and about whom in the news. Exit codes: 0 fine, 1 nothing read, 3 read in part.",
)
app.add_typer(cli_store.app)
Paths = Annotated[
    list[Path], typer.Argument(help="Files (text, pages, tables, documents, mail, feeds, ZIP) or folders of them.")
]


@app.callback()
def checked_engine() -> None:
    """Says at once where KUTIPAN_ENGINE names no engine that there is."""
    try:
        engine.cluster()
    except engine.EngineError as error:
        typer.echo(f"problem: {error}", err=True)
        raise typer.Exit(1) from error


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
    analyses = [analyze_article(a) for a in articles]
    rows = rows_of(analyses, datetime.now(UTC))
    rows["problems"] = problem_rows(problems)
    out.mkdir(parents=True, exist_ok=True)
    for name in WRITTEN_OUT:
        write_table(out, name, rows[name], format)
    report(problems)
    typer.echo(f"{len(analyses)} articles, {len(rows['quotes'])} quotes, {len(problems)} problems → {out}")
    raise typer.Exit(exit_code(len(analyses), problems))


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
def ingest(
    paths: Paths,
    repair: Annotated[bool, typer.Option(help="Put garbled characters right; without it they are only noted.")] = False,
    workers: Annotated[int, typer.Option(help="Processes that analyse; 0: as many as there are cores.")] = 0,
) -> None:
    """Reads, analyses and puts articles into the store; what is there already is left as it is.

    The store is the folder KUTIPAN_STORE names, else one in your data directory (`stats` prints which). Control-C stops it;
    what was committed is kept, and the next run does the rest. Example: python -m lib ingest seeds articles.csv
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

    Addresses in a private network are refused unless KUTIPAN_ALLOW_PRIVATE=1. Example: python -m lib fetch https://example.org/feed.xml
    """
    root = corpus.store_path()
    with shown_progress("fetched") as tick:
        items = list(read_addresses(addresses, whole=whole, progress=tick))
        outcome = ingest_items(root, items, ", ".join(addresses)[:200])
    end_with(outcome, root)


class Engine(StrEnum):
    """Translation engines by the name the command line gives them."""

    google = "google"
    mymemory = "mymemory"
    libre = "libre"
    deepl = "deepl"
    microsoft = "microsoft"
    apertium = "apertium"
    argos = "argos"


NAMES = {"google": "Google", "mymemory": "MyMemory", "libre": "LibreTranslate", "deepl": "DeepL", "microsoft": "Microsoft", "apertium": "Apertium", "argos": "Argos"}  # fmt: skip


@app.command()
def translate(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files or folders of articles.")] = None,
    to: Annotated[str, typer.Option(help="The language asked for: en, ms, de, fr, es, ar.")] = "en",
    provider: Annotated[Engine, typer.Option(help="The engine; sentences are sent to it.")] = Engine.apertium,
    url: Annotated[str, typer.Option(help="The address of a LibreTranslate server.")] = "",
    out: Annotated[
        Path, typer.Option(help="Folder for sentences.csv and memory.tmx; made where it is missing.")
    ] = Path("out"),
    install: Annotated[
        tuple[str, str] | None, typer.Option(help="Install Argos Translate's model for two languages, and end.")
    ] = None,
) -> None:
    """Translates articles sentence by sentence; what the store's memory knows is not sent again.

    Stopped or killed, the next run sends only what is missing. Example: python -m lib translate seeds --to ms --provider apertium --out out
    """
    if install:
        typer.echo(install_argos(*install))
        return
    if url:
        os.environ["KUTIPAN_LIBRETRANSLATE_URL"] = url
    articles, problems = read_all(paths or [])
    rows: list[pd.DataFrame] = []
    root = corpus.store_path()
    for source in sorted({a.language for a in articles} - {to, "und"}):
        engine_there = providers(source, to)[NAMES[provider]]
        if engine_there.missing:
            typer.echo(f"problem: {engine_there.name}: {engine_there.missing}", err=True)
            raise typer.Exit(1)
        into = Into(source, to, engine_there, glossary.load(root, source, to))
        places = [(a, s) for a in articles if a.language == source for s in analyze_article(a).sentences]
        texts = [s.span.of(a.text) for a, s in places]
        new = frozenset(range(len(texts))) - known(root, texts, into).keys()
        with shown_progress("sentences asked") as tick:
            failures = complete(root, texts, into, partial(counted_progress, tick))
        frame = pairs(root, texts, into, failures, fresh=new)
        frame["sentence"] = [s.number for _, s in places]
        for column, values in (
            ("end", [s.span.end for _, s in places]),
            ("start", [s.span.start for _, s in places]),
            ("article_id", [a.article_id for a, _ in places]),
        ):
            frame.insert(0, column, values)
        rows.append(frame)
    report(problems)
    if not rows:
        typer.echo("nothing to translate: no article in another language that has rules", err=True)
        raise typer.Exit(1)
    table_of_all = pd.concat(rows, ignore_index=True)
    out.mkdir(parents=True, exist_ok=True)
    (out / "sentences.csv").write_bytes(as_csv(table_of_all))
    (out / "memory.tmx").write_bytes(exchange.to_tmx(memory.everything(root)))
    lost = table_of_all[table_of_all["target"].isna()]
    for reason, number in lost["reason"].value_counts().items():
        typer.echo(f"problem: {number} sentences: {reason}", err=True)
    typer.echo(
        f"{len(table_of_all) - len(lost)} of {len(table_of_all)} sentences, {table_of_all['review'].notna().sum()} marked for a look → {out}"
    )
    raise typer.Exit(0 if lost.empty and not problems else PARTIAL if len(lost) < len(table_of_all) else 1)


def counted_progress(tick: Callable[[int, str], bool], done: int, of: int) -> bool:
    """Passes `done of how many` on to a line on the terminal."""
    return tick(done, f"of {of}")


def install_argos(source: str, target: str) -> str:
    """Fetches and installs Argos Translate's model of two languages; says what was done."""
    if find_spec("argostranslate") is None:
        typer.echo("problem: Argos Translate is not installed: pip install argostranslate", err=True)
        raise typer.Exit(1)
    from argostranslate import package

    package.update_package_index()
    for offered in package.get_available_packages():
        if (offered.from_code, offered.to_code) == (source, target):
            package.install_from_path(offered.download())
            return f"installed: Argos Translate {source} → {target}"
    typer.echo(f"problem: Argos Translate has no model {source} → {target}", err=True)
    raise typer.Exit(1)


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
