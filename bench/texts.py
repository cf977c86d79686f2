"""The articles that are measured: real ones from ../shared/corpora where it is there, else composed ones."""

from __future__ import annotations

import gzip
import json
import os
import random
from pathlib import Path

from lib.reading.text import read_text
from lib.records import Article
from tests.composed import composed

ROOT = Path(__file__).parent.parent
CORPORA = Path(os.environ.get("KUTIPAN_CORPORA", ROOT.parent / "shared" / "corpora"))


def articles(count: int) -> list[Article]:
    """`count` articles, the same ones at every call on one machine."""
    files = sorted(CORPORA.glob("*.jsonl.gz"))
    if not files:
        return list(composed(count))
    lines: list[bytes] = []
    for file in files:
        with gzip.open(file) as handle:
            lines += handle.readlines()
    chosen = random.Random(1).sample(lines, min(count, len(lines)))
    found = []
    for number, line in enumerate(chosen):
        row = json.loads(line)
        facts = {k: row.get(k) for k in ("id", "title", "date", "outlet", "url")} | {"language": "id"}
        found.append(read_text(row["text"], f"bench {number}", facts))
    return found


def source() -> str:
    """What the articles are, for the table's heading."""
    return "articles of ../shared/corpora" if any(CORPORA.glob("*.jsonl.gz")) else "composed articles"
