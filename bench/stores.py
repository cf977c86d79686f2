"""Stores of any size: a small one's rows multiplied, each copy under article ids of its own."""

from __future__ import annotations

from pathlib import Path

import duckdb

from lib.ingest import ingest
from lib.records import Article
from lib.store import corpus
from lib.store.corpus import rows_in_group
from lib.store.tables import SCHEMAS

# Copies of the small store in one batch of parts, as a commit of a big ingest would have.
TOGETHER = 25


def small(root: Path, articles: list[Article]) -> Path:
    """A store of some articles."""
    ingest(root, articles, "bench")
    return root


def multiplied(source: Path, root: Path, copies: int) -> int:
    """A store with every row of `source` `copies` times; gives back how many articles it has."""
    parts = {
        name: [str(source / b.files[name]) for b in corpus.read_manifest(source).batches if name in b.files]
        for name in SCHEMAS
    }
    raw = duckdb.connect()
    batches = []
    for start in range(0, copies, TOGETHER):
        files = {}
        for name, schema in SCHEMAS.items():
            # Without prints the copies are not taken for the same words in so many places.
            if not parts[name] or name in ("problems", "prints"):
                continue
            (root / name).mkdir(parents=True, exist_ok=True)
            file = f"{name}/{start}.parquet"
            columns = ", ".join(
                f"{c} || '-' || n AS {c}" if c in ("article_id", "quote_id", "repeat_of") else f'"{c}"'
                for c in schema.names
            )
            numbers = f"range({start}, {min(copies, start + TOGETHER)}) AS numbers(n)"
            raw.execute(
                f"COPY (SELECT {columns} FROM read_parquet({parts[name]}), {numbers}) TO '{root / file}' "
                f"(FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE {rows_in_group(name)})"
            )
            files[name] = file
        ids = [
            r[0] for r in raw.execute(f"SELECT article_id FROM read_parquet('{root / files['articles']}')").fetchall()
        ]
        batches.append(corpus.Batch(str(start), "2026-01-01T00:00:00", f"copies from {start}", files, ids))
    corpus.write_manifest(root, corpus.Manifest(1, batches))
    return sum(len(b.articles) for b in batches)
