"""The command that translates articles: translate."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer

from lib.analysis.pipeline import analyze as analyze_article
from lib.cli_articles import read_all
from lib.export.tables import as_csv
from lib.records import Article
from lib.store import corpus
from lib.terminal import PARTIAL, report, shown_progress
from lib.translation import exchange, glossary, memory
from lib.translation.providers import providers
from lib.translation.translate import Into, complete, known, pairs

app = typer.Typer()


class Engine(StrEnum):
    """Translation engines by the name the command line gives them."""

    google = "google"
    mymemory = "mymemory"
    libre = "libre"
    deepl = "deepl"
    microsoft = "microsoft"
    apertium = "apertium"
    argos = "argos"


NAMES = {
    "google": "Google",
    "mymemory": "MyMemory",
    "libre": "LibreTranslate",
    "deepl": "DeepL",
    "microsoft": "Microsoft",
    "apertium": "Apertium",
    "argos": "Argos",
}


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

    Stopped or killed, the next run sends only what is missing. Example: python -m lib translate seeds --to ms
    --provider apertium --out out
    """
    if install:
        typer.echo(install_argos(*install))
        return
    if url:
        os.environ["KUTIPAN_LIBRETRANSLATE_URL"] = url
    articles, problems = read_all(paths or [])
    root = corpus.store_path()
    languages = sorted({a.language for a in articles} - {to, "und"})
    tables = [translated(root, [a for a in articles if a.language == source], to, provider) for source in languages]
    report(problems)
    if not tables:
        typer.echo("nothing to translate: no article in another language that has rules", err=True)
        raise typer.Exit(1)
    table = pd.concat(tables, ignore_index=True)
    out.mkdir(parents=True, exist_ok=True)
    (out / "sentences.csv").write_bytes(as_csv(table))
    (out / "memory.tmx").write_bytes(exchange.to_tmx(memory.everything(root)))
    lost = table[table["target"].isna()]
    for reason, number in lost["reason"].value_counts().items():
        typer.echo(f"problem: {number} sentences: {reason}", err=True)
    made, marked = len(table) - len(lost), table["review"].notna().sum()
    typer.echo(f"{made} of {len(table)} sentences, {marked} marked for a look → {out}")
    raise typer.Exit(0 if lost.empty and not problems else PARTIAL if made else 1)


def translated(root: Path, articles: Sequence[Article], to: str, provider: Engine) -> pd.DataFrame:
    """The sentences of articles of one language: rows as of `pairs` with `article_id, start, end` in front. What the
    memory lacks is asked of the engine. Exits where the engine lacks something on this machine."""
    source = articles[0].language
    engine = providers(source, to)[NAMES[provider]]
    if engine.missing:
        typer.echo(f"problem: {engine.name}: {engine.missing}", err=True)
        raise typer.Exit(1)
    into = Into(source, to, engine, glossary.load(root, source, to))
    places = [(a, s) for a in articles for s in analyze_article(a).sentences]
    texts = [s.span.of(a.text) for a, s in places]
    new = frozenset(range(len(texts))) - known(root, texts, into).keys()
    with shown_progress("sentences asked") as tick:
        failures = complete(root, texts, into, partial(counted_progress, tick))
    frame = pairs(root, texts, into, failures, fresh=new)
    frame["sentence"] = [s.number for _, s in places]
    frame.insert(0, "article_id", [a.article_id for a, _ in places])
    frame.insert(1, "start", [s.span.start for _, s in places])
    frame.insert(2, "end", [s.span.end for _, s in places])
    return frame


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
