"""`make eval`: runs the scorers over ../shared/gold (KUTIPAN_GOLD names another place) and prints one table.

Articles that raise are counted. Without the gold it says so and measures nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from lib.analysis.pipeline import analyze
from lib.reading.text import read_text
from lib.store.tables import rows_of
from tests.conftest import ROOT

GOLD = Path(os.environ.get("KUTIPAN_GOLD", ROOT.parent / "shared" / "gold"))
SCORERS = GOLD.parent / "eval"


def analysed(gold: Path, out: Path) -> int:
    """Writes quotes, dates and mentions of a gold file's articles; gives back how many raised."""
    from datetime import UTC, datetime

    from lib.terminal import Format, write_table

    analyses, raised = [], 0
    for line in gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        try:
            analyses.append(analyze(read_text(row["text"], gold.name, {"id": row["id"], "language": "id"})))
        except Exception as error:  # an article that raises is a figure of the table
            raised += 1
            print(f"{row['id']} raised {type(error).__name__}", file=sys.stderr)
    rows = rows_of(analyses, datetime.now(UTC))
    for name in ("quotes", "dates", "mentions"):
        write_table(out, name, rows[name], Format.jsonl)
    return raised


def score(script: str, *arguments: object) -> str:
    """What a scorer prints."""
    command = [sys.executable, str(SCORERS / script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def main() -> None:
    """Prints the table."""
    if not GOLD.is_dir():
        print(f"not measured: there is no gold at {GOLD}")
        return
    print("| gold | figure | value |\n| --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        for name in ("seed", "dev"):
            raised = analysed(GOLD / f"{name}.jsonl", out)
            found: dict[str, Any] = json.loads(
                score("score_quotes.py", GOLD / f"{name}.jsonl", out / "quotes.jsonl", "--json")
            )
            for key, value in found.items():
                print(f"| {name} | {key} | {value['f1'] if isinstance(value, dict) else value} |")
            print(f"| {name} | articles that raise | {raised} |")
        raised = analysed(GOLD / "pfsa-dev.jsonl", out)
        for line in score(
            "score_pfsa.py", GOLD / "pfsa-dev.jsonl", out / "quotes.jsonl", out / "dates.jsonl"
        ).splitlines():
            key, value, counted = line.split(maxsplit=2)
            print(f"| pfsa | {key} {counted} | {value} |")
        print(f"| pfsa | articles that raise | {raised} |")
        for name in ("idner-dev", "nergrit-valid"):
            analysed(GOLD / "ner" / f"{name}.jsonl", out)
            micro = score("score_mentions.py", GOLD / "ner" / f"{name}.jsonl", out / "mentions.jsonl").splitlines()[3]
            print(f"| {name} | mentions, micro F1 | {micro.split('F1')[1].split()[0]} |")


if __name__ == "__main__":
    main()
