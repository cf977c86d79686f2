"""Our own annotations of articles of ../shared/corpora, kept without their text: offsets and names, checked by a
hash."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("gold") / "quotes.jsonl"


def digest(text: str) -> str:
    """The SHA-256 of a text, as hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def own_articles(corpora: Path) -> Iterator[dict[str, Any]]:
    """Annotated articles with their texts, where the corpora are at hand: `id, text, quotes` as in ../shared/gold.

    Raises ValueError where an article's text is another than the one that was annotated.
    """
    if not corpora.is_dir():
        return
    rows = {r["id"]: r for r in map(json.loads, FILE.read_text(encoding="utf-8").splitlines())}
    for path in sorted(corpora.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                if line[8 : line.index('"', 8)] not in rows:
                    continue
                article = json.loads(line)
                row = rows[article["id"]]
                if digest(article["text"]) != row["sha256"]:
                    raise ValueError(f"{article['id']}: its text is not the one that was annotated")
                yield {"id": row["id"], "text": article["text"], "quotes": row["quotes"], "open": row["open"]}
