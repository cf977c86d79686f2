"""`make eval`: runs the scorers over ../shared/gold (KUTIPAN_GOLD names another place) and prints one table.

Articles that raise are counted. Without the gold it says so and measures nothing.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lib import edition
from lib.analysis.pipeline import analyze
from lib.ingest import ingest
from lib.reading.confined import read_path
from lib.reading.text import read_text
from lib.store.filters import Asked
from lib.store.tables import Rows, rows_of
from lib.terminal import Format, write_table
from tests.conftest import ROOT
from training.own_gold import own_articles

GOLD = Path(os.environ.get("KUTIPAN_GOLD", ROOT.parent / "shared" / "gold"))
SCORERS = GOLD.parent / "eval"
CORPORA = GOLD.parent / "corpora"
# Speakers are shown as sure from this confidence on (issue 17).
SURE = 0.8


def articles_of(gold: Path) -> list[dict[str, Any]]:
    """The articles of a gold file."""
    return [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]


def analysed(articles: Iterable[dict[str, Any]], origin: str, language: str = "id") -> tuple[Rows, int]:
    """The rows of all tables for gold articles, and how many raised."""
    analyses, raised = [], 0
    for row in articles:
        try:
            analyses.append(analyze(read_text(row["text"], origin, {"id": row["id"], "language": language})))
        except Exception as error:  # an article that raises is a figure of the table
            raised += 1
            print(f"{row['id']} raised {type(error).__name__}", file=sys.stderr)
    return rows_of(analyses, datetime.now(UTC)), raised


def score(script: str, *arguments: object) -> str:
    """What a scorer prints."""
    command = [sys.executable, str(SCORERS / script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def judged(articles: Sequence[dict[str, Any]], quotes: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Found quotes less those that overlap a stretch which the annotators left open (`open`: pairs of offsets)."""
    left_open = {row["id"]: row.get("open", []) for row in articles}
    return [
        q for q in quotes if not any(q["start"] < end and start < q["end"] for start, end in left_open[q["article_id"]])
    ]


def sure_figures(articles: Sequence[dict[str, Any]], quotes: Sequence[dict[str, Any]]) -> tuple[float, float]:
    """Of the speakers at SURE or more the share that is right, and the share of quotes that have such a speaker; over
    found quotes that answer a gold one (as score_quotes.py pairs them). 0 where there is none."""
    sys.path.insert(0, str(SCORERS))
    score_quotes = importlib.import_module("score_quotes")
    right, answers = [], 0
    for row in articles:
        mine = [q for q in quotes if q["article_id"] == row["id"]]
        for wanted, got in score_quotes.match(row["text"], row["quotes"], mine):
            gold, quote = row["quotes"][wanted], mine[got]
            answers += 1
            if (quote["confidence"] or 0) >= SURE:
                right.append(bool(gold["speaker"]) and score_quotes.same(quote["speaker"], gold))
    return sum(right) / max(1, len(right)), len(right) / max(1, answers)


def quote_figures(name: str, articles: Sequence[dict[str, Any]], out: Path) -> Iterator[tuple[str, object]]:
    """What is measured of quotes on some gold articles: figure and value."""
    rows, raised = analysed(articles, name)
    quotes = judged(articles, rows["quotes"])
    gold = out / "gold.jsonl"
    gold.write_text("".join(json.dumps(row) + "\n" for row in articles), encoding="utf-8")
    write_table(out, "quotes", quotes, Format.jsonl)
    found: dict[str, Any] = json.loads(score("score_quotes.py", gold, out / "quotes.jsonl", "--json"))
    for key, value in found.items():
        yield key, value["f1"] if isinstance(value, dict) else value
    precision, share = sure_figures(articles, quotes)
    yield f"speakers at confidence {SURE} or more, right", round(precision, 4)
    yield f"quotes with a speaker at confidence {SURE} or more", round(share, 4)
    yield "articles that raise", raised


def pfsa_figures(out: Path) -> Iterator[tuple[str, object]]:
    """What is measured on the statements of the PFSA corpus."""
    gold = GOLD / "pfsa-dev.jsonl"
    rows, raised = analysed(articles_of(gold), gold.name)
    for name in ("quotes", "dates"):
        write_table(out, name, rows[name], Format.jsonl)
    for line in score("score_pfsa.py", gold, out / "quotes.jsonl", out / "dates.jsonl").splitlines():
        key, value, counted = line.split(maxsplit=2)
        yield f"{key} {counted}", value
    yield "articles that raise", raised


def polnear_figures(name: str, out: Path) -> Iterator[tuple[str, object]]:
    """What is measured of English quotes on PolNeAR's articles."""
    gold = GOLD / f"{name}.jsonl"
    rows, raised = analysed(articles_of(gold), gold.name, "en")
    write_table(out, "quotes", rows["quotes"], Format.jsonl)
    found: dict[str, Any] = json.loads(score("score_polnear.py", gold, out / "quotes.jsonl", "--json"))
    for key, value in found.items():
        told = value.get("f1", value.get("recall", value.get("right"))) if isinstance(value, dict) else value
        yield f"{key}, F1" if isinstance(value, dict) and "f1" in value else key, told
    yield "articles that raise", raised


def mention_figures(name: str, out: Path, language: str) -> Iterator[tuple[str, object]]:
    """What is measured of names on a corpus of names."""
    gold = GOLD / "ner" / f"{name}.jsonl"
    rows, _ = analysed(articles_of(gold), gold.name, language)
    write_table(out, "mentions", rows["mentions"], Format.jsonl)
    micro = score("score_mentions.py", gold, out / "mentions.jsonl").splitlines()[3]
    yield "mentions, micro F1", micro.split("F1")[1].split()[0]


def identity_figures(out: Path) -> Iterator[tuple[str, object]]:
    """How completely the names of one person or body are gathered over all of ../shared/corpora, which it ingests
    first."""
    files = sorted(CORPORA.glob("*.jsonl.gz"))
    if not files:
        yield f"not measured: no corpora at {CORPORA}", "–"
        return
    ingest(out / "store", (item for file in files for item in read_path(file)), "corpora")
    asked = "SELECT speaker, count(*) AS quotes FROM quotes WHERE speaker IS NOT NULL GROUP BY speaker"
    edition.current(out / "store").ask(Asked(asked)).to_csv(out / "speakers.csv", index=False)
    found: dict[str, Any] = json.loads(
        score("score_identity.py", GOLD / "identity.jsonl", out / "speakers.csv", "--json")
    )
    for row, value in found["kinds"].items():
        yield f"completeness of identities, {row}", value["mean"]


def tell(gold: str, figures: Iterable[tuple[str, object]]) -> None:
    """Prints lines of the table."""
    for figure, value in figures:
        print(f"| {gold} | {figure} | {value} |")


def main() -> None:
    """Prints the table."""
    if not GOLD.is_dir():
        print(f"not measured: there is no gold at {GOLD}")
        return
    print("| gold | figure | value |\n| --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        for name in ("seed", "dev", "field", "check"):
            tell(name, quote_figures(name, articles_of(GOLD / f"{name}.jsonl"), out))
        own = list(own_articles(CORPORA))
        tell("own", quote_figures("own", own, out) if own else [(f"not measured: no corpora at {CORPORA}", "–")])
        tell("pfsa", pfsa_figures(out))
        for name in ("idner-dev", "nergrit-valid"):
            tell(name, mention_figures(name, out, "id"))
        for name in ("polnear-check", "polnear-read"):
            tell(name, polnear_figures(name, out))
        for name in ("wikigold-dev", "crossner-politics-dev"):
            tell(name, mention_figures(name, out, "en"))
        tell("identity", identity_figures(out))


if __name__ == "__main__":
    main()
