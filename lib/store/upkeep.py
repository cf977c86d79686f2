"""Looks after a store: checks it, makes few parts of many, writes it out, saves and restores it."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZIP_STORED, BadZipFile, ZipFile

import pyarrow as pa
import pyarrow.parquet as pq

from lib.corrections import log
from lib.store import views
from lib.store.corpus import (
    MANIFEST,
    Batch,
    Manifest,
    durable_write,
    read_manifest,
    sweep,
    write_manifest,
    write_table_part,
    writer_lock,
)
from lib.store.tables import SCHEMAS

SPANS = {
    "sentences": (), "quotes": (("start", "end", "text"), ("cue_start", "cue_end", "cue"), ("source_start", "source_end", "source")),
    "mentions": (("start", "end", "text"),), "dates": (("start", "end", "text"),),
}  # fmt: skip
# What people made or paid for, beside what the analysis makes: corrections, saved views, glossaries, the translation memory.
BY_HAND = re.compile(rf"{re.escape(log.FILE)}|{re.escape(views.FILE)}|glossary_\w+\.csv")
MEMORY = "translations.sqlite"
# Articles a part holds after `compact`: large enough for few files, small enough to be rewritten in seconds.
PART = 20_000


def verify(root: Path) -> Iterator[str]:
    """What is wrong with a store, a line each; nothing where all is well: every file that the manifest lists is there and
    whole, ids are unique, every offset gives the words it claims."""
    seen: set[str] = set()
    for batch in read_manifest(root).batches:
        twice = seen & set(batch.articles)
        if twice:
            yield f"batch {batch.batch}: {len(twice)} articles stand in another batch too"
        seen |= set(batch.articles)
        yield from verify_batch(root, batch)


def verify_batch(root: Path, batch: Batch) -> Iterator[str]:
    """What is wrong with one batch."""
    found: dict[str, pa.Table] = {}
    for name, file in batch.files.items():
        try:
            part = pq.read_table(root / file)
        except (OSError, pa.ArrowInvalid) as error:
            yield f"{file}: cannot be read: {str(error).splitlines()[0][:120]}"
            continue
        try:
            found[name] = part.cast(SCHEMAS[name])
        except (ValueError, pa.ArrowInvalid):
            yield f"{file}: its columns are not those of {name}"
    if "articles" not in found:
        if batch.articles and "articles" not in batch.files:
            yield f"batch {batch.batch}: lists articles and has no file of them"
        return
    texts = dict(zip(found["articles"]["article_id"].to_pylist(), found["articles"]["text"].to_pylist(), strict=True))
    if set(texts) != set(batch.articles):
        yield f"{batch.files['articles']}: its articles are not those of the manifest"
    for name, spans in SPANS.items():
        for row in found[name].to_pylist() if name in found else ():
            yield from wrong_spans(batch.files[name], row, texts.get(row["article_id"]), spans)


def wrong_spans(
    file: str, row: dict[str, Any], text: str | None, spans: tuple[tuple[str, str, str], ...]
) -> Iterator[str]:
    """The spans of a row that do not give the words it claims."""
    if text is None:
        yield f"{file}: a row of article {row['article_id']}, which is not in the batch"
        return
    if "start" in row and not 0 <= row["start"] <= row["end"] <= len(text):
        yield f"{file}: offsets {row['start']}–{row['end']} lie outside article {row['article_id']}"
        return
    for start, end, words in spans:
        if row[start] is not None and text[row[start] : row[end]] != row[words]:
            yield f"{file}: article {row['article_id']} at {row[start]}–{row[end]} is not {str(row[words])[:40]!r}"


def compact(root: Path) -> tuple[int, int]:
    """Makes few batches of many, of the same rules; gives back how many there were and are."""
    with writer_lock(root):
        manifest = read_manifest(root)
        groups: list[list[Batch]] = []
        for batch in manifest.batches:
            last = groups[-1] if groups else []
            if (
                last
                and last[0].rules == batch.rules
                and sum(len(b.articles) for b in last) + len(batch.articles) <= PART
            ):
                last.append(batch)
            else:
                groups.append([batch])
        if len(groups) == len(manifest.batches):
            return len(groups), len(groups)
        batches = [group[0] if len(group) == 1 else joined(root, group) for group in groups]
        write_manifest(root, Manifest(manifest.version + 1, batches))
        return len(manifest.batches), len(batches)


def joined(root: Path, group: list[Batch]) -> Batch:
    """One batch of several, in new parts."""
    name = uuid.uuid4().hex
    files = {}
    for table in SCHEMAS:
        parts = [root / b.files[table] for b in group if table in b.files]
        if parts:
            whole = pa.concat_tables([pq.read_table(p, schema=SCHEMAS[table]) for p in parts])
            files[table] = write_table_part(root, table, name, whole)
    labels = ", ".join(dict.fromkeys(b.label for b in group))
    return replace(
        group[0], batch=name, label=labels[:200], files=files, articles=[a for b in group for a in b.articles]
    )


def backup(root: Path, target: Path) -> int:
    """Writes the store as it stands and what people made (corrections, saved views, glossaries, translations) into one ZIP; gives back how many parts. Writers go on meanwhile.
    Raises OSError."""
    manifest = read_manifest(root)
    files = [f for b in manifest.batches for f in b.files.values()]
    beside = target.with_name(f".{target.name}.{uuid.uuid4().hex}")
    try:
        with ZipFile(beside, "w", ZIP_STORED) as archive:
            archive.write(root / MANIFEST, MANIFEST)
            for file in files:
                archive.write(root / file, file)
            for path in sorted(root.iterdir()):
                if BY_HAND.fullmatch(path.name):
                    archive.write(path, path.name)
            if (root / MEMORY).is_file():
                archive.writestr(MEMORY, memory_as_it_stands(root))
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    return len(files)


def memory_as_it_stands(root: Path) -> bytes:
    """The translation memory as one file, whole also while somebody writes to it."""
    with closing(sqlite3.connect(root / MEMORY)) as live, closing(sqlite3.connect(":memory:")) as copy:
        live.backup(copy)
        return copy.serialize()


def restore(root: Path, source: Path) -> int:
    """Puts a backup into an empty store; gives back how many articles. Raises ValueError where the store is not empty or the
    file is no backup."""
    if read_manifest(root).batches:
        raise ValueError(f"{root} is not empty: restore into another folder (KUTIPAN_STORE)")
    try:
        with ZipFile(source) as archive:
            raw = json.loads(archive.read(MANIFEST))
            manifest = Manifest(raw["version"], [Batch(**b) for b in raw["batches"]])
            files = [f for b in manifest.batches for f in b.files.values()]
            if any(".." in PurePosixPath(f).parts or PurePosixPath(f).is_absolute() for f in files):
                raise ValueError(f"{source.name} names files outside the store")
            with writer_lock(root):
                for file in files:
                    (root / file).parent.mkdir(parents=True, exist_ok=True)
                    with archive.open(file) as packed, (root / file).open("wb") as out:
                        shutil.copyfileobj(packed, out)
                for name in archive.namelist():
                    if BY_HAND.fullmatch(name) or name == MEMORY:
                        durable_write(root / name, archive.read(name))
                durable_write(root / MANIFEST, json.dumps(raw, ensure_ascii=False, indent=1).encode())
    except (BadZipFile, KeyError, TypeError, json.JSONDecodeError) as error:
        raise ValueError(f"{source.name} is no backup of a store") from error
    return sum(len(b.articles) for b in manifest.batches)


def replaced(root: Path, old: Batch, new: Batch) -> bool:
    """Puts a batch in the place of another; False where that one is gone meanwhile (its articles were removed or redone)."""
    with writer_lock(root):
        manifest = read_manifest(root)
        if old.batch not in {b.batch for b in manifest.batches}:
            return False
        batches = [new if b.batch == old.batch else b for b in manifest.batches]
        write_manifest(root, Manifest(manifest.version + 1, batches))
    return True


def swept(root: Path) -> int:
    """Deletes parts that no manifest lists."""
    with writer_lock(root):
        return sweep(root)
