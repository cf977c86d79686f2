"""Writes the store: immutable Parquet parts and one manifest that lists the parts of all tables.

Parts are written and fsynced first, then the manifest is replaced in one rename: a reader sees all of a
batch or none of it. One writer at a time; the lock is the operating system's, so a dead owner holds none.
"""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import platformdirs
import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock

from lib import roles
from lib.records import Problem
from lib.store.tables import SCHEMAS, Rows, stored_problems, table

MANIFEST = "manifest.json"
# Grows where a store is written that an earlier release could not read, or would harm.
FORMAT = 1


class ManifestError(ValueError):
    """The list of the store's files is lost or damaged: what is in the store is not known, so nothing may be
    written."""


class NewerStoreError(ValueError):
    """A release of Kutipan that is newer than this one has written the store."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one commit brought: its id, when, the file of each table, its articles, the version of the rules."""

    batch: str
    at: str
    label: str
    files: dict[str, str]
    articles: list[str]
    rules: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The store's one truth: a version that grows with every commit, and the batches."""

    version: int = 0
    batches: list[Batch] = field(default_factory=list)


def store_path() -> Path:
    """The folder `KUTIPAN_STORE` names, else one in the user's data directory."""
    given = os.environ.get("KUTIPAN_STORE")
    return Path(given) if given else Path(platformdirs.user_data_dir("kutipan", appauthor=False)) / "store"


def read_manifest(root: Path) -> Manifest:
    """The manifest as it stands; an empty one where there is no store yet. Treat its lists as read-only. Raises
    ManifestError, NewerStoreError.

    It is parsed once for each file that a commit renames into its place: every click asks for it, and with a million
    articles it has 25 MB.
    """
    path = root / MANIFEST
    try:
        seen = path.stat()
        return parsed_manifest(path, seen.st_ino, seen.st_mtime_ns, seen.st_size)
    except FileNotFoundError as error:
        # A store's first writer puts an empty manifest there before any part: parts alone are what is left of a store.
        if any(next((root / name).glob("[!.]*.parquet"), None) for name in SCHEMAS):
            raise ManifestError(f"{MANIFEST} is lost") from error
        return Manifest()


@lru_cache(maxsize=8)
def parsed_manifest(path: Path, inode: int, changed: int, size: int) -> Manifest:
    """The manifest in a file, told apart from those before it by inode, time of change and size."""
    return manifest_of(path.read_bytes())


def manifest_of(data: bytes) -> Manifest:
    """A manifest from its JSON. Raises ManifestError where it is none, NewerStoreError where this release cannot read
    it."""
    try:
        raw = json.loads(data)
        if raw.get("format", 1) > FORMAT:
            raise NewerStoreError(f"the store has the format {raw['format']}, this release knows {FORMAT}")
        return Manifest(int(raw["version"]), [Batch(**b) for b in raw["batches"]])
    except NewerStoreError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ManifestError(f"{MANIFEST} is damaged") from error


def durable_write(path: Path, data: bytes) -> None:
    """Writes beside the name, fsyncs, renames: the file is whole or as it was. Raises OSError."""
    beside = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        with beside.open("wb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)  # a full disk has no room for halves
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def write_manifest(root: Path, manifest: Manifest) -> None:
    """Replaces the manifest."""
    durable_write(root / MANIFEST, manifest_bytes(manifest))


def manifest_bytes(manifest: Manifest) -> bytes:
    """A manifest as JSON, as it is kept."""
    raw = {"format": FORMAT, "version": manifest.version, "batches": [asdict(b) for b in manifest.batches]}
    return json.dumps(raw, ensure_ascii=False, indent=1).encode()


def rows_in_group(table: str) -> int:
    """Rows in a group of a part: a reader takes a whole group for one row of it, and several groups at once. Articles
    are long, and asked for one by one: a group of a thousand costs 6 ms, one of 100,000 costs 120."""
    return 1_000 if table == "articles" else 20_000


def write_part(root: Path, name: str, batch: str, rows: list[dict[str, Any]]) -> str:
    """Writes rows as one Parquet part durably; gives back its name within the store."""
    return write_table_part(root, name, batch, table(name, rows))


def write_table_part(root: Path, name: str, batch: str, part: pa.Table) -> str:
    """Writes one Parquet part durably; gives back its name within the store."""
    folder = root / name
    folder.mkdir(parents=True, exist_ok=True)
    final = folder / f"{batch}.parquet"
    beside = folder / f".{batch}.parquet"
    try:
        pq.write_table(part, beside, row_group_size=rows_in_group(name), compression="snappy")
        with beside.open("rb") as handle:
            os.fsync(handle.fileno())
        beside.replace(final)
    finally:
        beside.unlink(missing_ok=True)
    return f"{name}/{final.name}"


def writer_lock(root: Path) -> FileLock:
    """The lock that a writer holds."""
    root.mkdir(parents=True, exist_ok=True)
    return FileLock(root / "writer.lock", timeout=120)


def known_articles(root: Path) -> set[str]:
    """The ids of all articles in the store."""
    return {a for b in read_manifest(root).batches for a in b.articles}


def texts(root: Path, article_ids: Iterable[str]) -> dict[str, str]:
    """The untouched texts of some articles, by id; those the store has not are left out. Raises as `add_rows` does."""
    wanted, found = set(article_ids), dict[str, str]()
    with writer_lock(root):  # no part goes away while it is read
        for batch in read_manifest(root).batches:
            here = wanted.intersection(batch.articles)
            if here:
                held = pq.read_table(
                    root / batch.files["articles"], columns=["article_id", "text"], filters=[("article_id", "in", here)]
                )
                found |= dict(zip(*(held[c].to_pylist() for c in ("article_id", "text")), strict=True))
    return found


def add_rows(
    root: Path, rows: Rows, articles: Sequence[str], problems: Iterable[Problem] = (), label: str = "", rules: str = ""
) -> int:
    """Commits the rows of some articles, and problems, as one batch; articles that are there already are left out.

    Gives back how many articles are new. Raises filelock.Timeout where another writer holds the store for
    two minutes, OSError where the disk refuses, NotAllowedError where a reader asks.
    """
    roles.checked()
    with writer_lock(root):
        manifest = begun(root)
        there = {a for b in manifest.batches for a in b.articles}
        new = [a for a in dict.fromkeys(articles) if a not in there]
        kept = set(new)
        mine: Rows = {
            name: [r for r in rows.get(name, []) if r["article_id"] in kept] for name in SCHEMAS if name != "problems"
        }
        mine["problems"] = stored_problems(problems)
        if new or mine["problems"]:
            batch = commit_batch(root, mine, label, new, rules)
            write_manifest(root, Manifest(manifest.version + 1, [*manifest.batches, batch]))
    return len(new)


def begun(root: Path) -> Manifest:
    """The manifest; an empty one is written where the store begins, before its first part. Hold the lock when
    calling."""
    manifest = read_manifest(root)
    if not (root / MANIFEST).exists():
        write_manifest(root, manifest)
    return manifest


def commit_batch(root: Path, rows: Rows, label: str, articles: list[str], rules: str) -> Batch:
    """Writes the parts of a batch."""
    batch = uuid.uuid4().hex
    files = {name: write_part(root, name, batch, rows[name]) for name in SCHEMAS if rows[name]}
    return Batch(batch, datetime.now(UTC).isoformat(timespec="seconds"), label, files, articles, rules)


def remove(root: Path, article_ids: set[str]) -> int:
    """Takes articles out of the store; batches that held them are rewritten. Gives back how many went. Raises as
    `add_rows` does."""
    roles.checked()
    with writer_lock(root):
        manifest = read_manifest(root)
        batches: list[Batch] = []
        gone = 0
        for batch in manifest.batches:
            hit = article_ids & set(batch.articles)
            gone += len(hit)
            batches += [rewritten(root, batch, hit)] if hit else [batch]
        if gone:
            write_manifest(root, Manifest(manifest.version + 1, [b for b in batches if b.files]))
            sweep(root)
    return gone


def rewritten(root: Path, batch: Batch, without: set[str]) -> Batch:
    """A batch less some articles, as new parts."""
    rows: Rows = {name: [] for name in SCHEMAS}
    for name, file in batch.files.items():
        held = pq.read_table(root / file).to_pylist()
        rows[name] = [r for r in held if r.get("article_id") not in without]
    return commit_batch(root, rows, batch.label, [a for a in batch.articles if a not in without], batch.rules)


def clear_problems(root: Path) -> None:
    """Forgets all problems; the articles stay. Raises as `add_rows` does."""
    roles.checked()
    with writer_lock(root):
        manifest = read_manifest(root)
        batches = [replace(b, files={k: v for k, v in b.files.items() if k != "problems"}) for b in manifest.batches]
        write_manifest(root, Manifest(manifest.version + 1, [b for b in batches if b.files]))
        sweep(root)


def sweep(root: Path) -> int:
    """Deletes parts that no manifest lists (a writer that died left them). Hold the lock when calling."""
    listed = {f for b in read_manifest(root).batches for f in b.files.values()}
    orphans = [p for name in SCHEMAS for p in (root / name).glob("*.parquet") if f"{name}/{p.name}" not in listed]
    for orphan in orphans:
        orphan.unlink(missing_ok=True)
    return len(orphans)
