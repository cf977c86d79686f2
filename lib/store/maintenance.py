"""Looks after a store: checks it, makes few parts of many, writes it out, saves and restores it."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZIP_STORED, BadZipFile, ZipFile

import pyarrow as pa
import pyarrow.parquet as pq

from lib.corrections import known_list, log
from lib.store import saved_filters
from lib.store.corpus import (
    MANIFEST,
    Batch,
    Manifest,
    ManifestError,
    begun,
    durable_write,
    manifest_bytes,
    manifest_of,
    read_manifest,
    sweep,
    write_manifest,
    write_table_part,
    writer_lock,
)
from lib.store.tables import SCHEMAS, of_today

# Reads a part by its name in the manifest.
Part = Callable[[str], pa.Table]

SPANS = {
    "sentences": (),
    "quotes": (("start", "end", "text"), ("cue_start", "cue_end", "cue"), ("source_start", "source_end", "source")),
    "mentions": (("start", "end", "text"),),
    "dates": (("start", "end", "text"),),
}
# What people made or paid for, beside what the analysis makes: corrections, known names, saved views, glossaries, the
# translation memory.
BY_HAND = re.compile(
    rf"{re.escape(log.FILE)}|{re.escape(saved_filters.FILE)}|{re.escape(known_list.FILE)}|glossary_\w+\.csv"
)
MEMORY = "translations.sqlite"
# Articles a part holds after `compact`: large enough for few files, small enough to be rewritten in seconds.
PART = 20_000


def verify(root: Path) -> Iterator[str]:
    """What is wrong with a store, a line each; nothing where all is well: every file that the manifest lists is there
    and whole, ids are unique, every offset gives the words it claims."""
    return verified(read_manifest(root), lambda file: pq.read_table(root / file))


def verified(manifest: Manifest, part: Part) -> Iterator[str]:
    """What is wrong with the parts of a manifest, which `part` reads by their names."""
    seen: set[str] = set()
    for batch in manifest.batches:
        twice = seen & set(batch.articles)
        if twice:
            yield f"batch {batch.batch}: {len(twice)} articles stand in another batch too"
        seen |= set(batch.articles)
        yield from verify_batch(batch, part)


def verify_batch(batch: Batch, part: Part) -> Iterator[str]:
    """What is wrong with one batch."""
    found: dict[str, pa.Table] = {}
    for name, file in batch.files.items():
        try:
            held = part(file)
        except (OSError, pa.ArrowInvalid) as error:
            yield f"{file}: cannot be read: {str(error).splitlines()[0][:120]}"
            continue
        try:
            found[name] = of_today(name, held)
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
            whole = pa.concat_tables([of_today(table, pq.read_table(p)) for p in parts])
            files[table] = write_table_part(root, table, name, whole)
    labels = ", ".join(dict.fromkeys(b.label for b in group))
    return replace(
        group[0], batch=name, label=labels[:200], files=files, articles=[a for b in group for a in b.articles]
    )


def backup(root: Path, target: Path) -> tuple[int, list[str]]:
    """Writes the store as it stands and what people made (corrections, saved views, glossaries, translations) into one
    ZIP, and reads it back before it takes the place of `target`. Writers go on meanwhile.

    Gives back how many parts, and what is wrong with the store that was saved, as `verify` says it. Raises OSError
    where a part is lost or the disk refuses, ValueError where what was written is no backup; `target` is as it was
    then.
    """
    beside = target.with_name(f".{target.name}.{uuid.uuid4().hex}")
    try:
        manifest = packed(root, beside)
        with read_back(beside) as (there, archive):
            if there != manifest:
                raise ValueError(f"{target.name} was not written as the store stands")
            faults = list(verified(there, lambda file: pq.read_table(pa.BufferReader(archive.read(file)))))
        with beside.open("rb") as handle:
            os.fsync(handle.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    return sum(len(b.files) for b in manifest.batches), faults


def packed(root: Path, target: Path) -> Manifest:
    """Writes one version of a store into a ZIP: one manifest and the parts that it lists. Gives back that manifest.
    Where a writer takes a part of it away meanwhile, the newer version is written instead. Raises OSError."""
    while True:
        manifest = read_manifest(root)
        try:
            with ZipFile(target, "w", ZIP_STORED) as archive:
                archive.writestr(MANIFEST, manifest_bytes(manifest))
                for file in (f for b in manifest.batches for f in b.files.values()):
                    archive.write(root / file, file)
                for path in sorted(root.iterdir()) if root.is_dir() else ():
                    if BY_HAND.fullmatch(path.name):
                        archive.write(path, path.name)
                if (root / MEMORY).is_file():
                    archive.writestr(MEMORY, memory_as_it_stands(root))
            return manifest
        except FileNotFoundError:
            if read_manifest(root).version == manifest.version:
                raise


@contextmanager
def read_back(source: Path) -> Iterator[tuple[Manifest, ZipFile]]:
    """The manifest of a backup, and the archive with every file that it lists. Raises OSError; ValueError where the
    file is no backup or something of it is lost or damaged."""
    try:
        archive = ZipFile(source)
    except BadZipFile as error:
        raise ValueError(f"{source.name} is no backup of a store") from error
    with archive:
        yield sound_manifest(archive, source.name), archive


def sound_manifest(archive: ZipFile, name: str) -> Manifest:
    """The manifest of an archive that holds every file it lists, undamaged. Raises ValueError where it does not."""
    try:
        manifest = manifest_of(archive.read(MANIFEST))
        files = [f for b in manifest.batches for f in b.files.values()]
        outside = any(".." in PurePosixPath(f).parts or PurePosixPath(f).is_absolute() for f in files)
        wrong = min(set(files) - set(archive.namelist()), default=None) or archive.testzip()
    except (BadZipFile, KeyError, ManifestError) as error:
        raise ValueError(f"{name} is no backup of a store") from error
    if outside:
        raise ValueError(f"{name} names files outside the store")
    if wrong:
        raise ValueError(f"{name}: {wrong} is lost or damaged in it")
    return manifest


def memory_as_it_stands(root: Path) -> bytes:
    """The translation memory as one file, whole also while somebody writes to it."""
    with closing(sqlite3.connect(root / MEMORY)) as live, closing(sqlite3.connect(":memory:")) as copy:
        live.backup(copy)
        return copy.serialize()


def restore(root: Path, source: Path) -> int:
    """Puts a backup into an empty store; gives back how many articles. Raises ValueError where the store is not empty,
    the file is no backup or it is damaged: nothing is written then."""
    if read_manifest(root).batches:
        raise ValueError(f"{root} is not empty: restore into another folder (KUTIPAN_STORE)")
    with read_back(source) as (manifest, archive), writer_lock(root):
        begun(root)
        for file in (f for b in manifest.batches for f in b.files.values()):
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            with archive.open(file) as held, (root / file).open("wb") as out:
                shutil.copyfileobj(held, out)
        for name in archive.namelist():
            if BY_HAND.fullmatch(name) or name == MEMORY:
                durable_write(root / name, archive.read(name))
        write_manifest(root, manifest)
    return sum(len(b.articles) for b in manifest.batches)


def replaced(root: Path, old: Batch, new: Batch) -> bool:
    """Puts a batch in the place of another; False where that one is gone meanwhile (its articles were removed or
    redone)."""
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
