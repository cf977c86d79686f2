"""What a disk, a clock, a colleague or another release may do to a store: data stay whole, and what is said says what
to do.

docs/operations.md has the table of all faults, with the test of each."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from filelock import FileLock
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from lib import edition, roles, sample
from lib.cli import app as cli
from lib.corrections import known_list, log
from lib.corrections.known_list import KnownName
from lib.corrections.log import Correction
from lib.ingest import ingest
from lib.reading.text import read_text
from lib.store import corpus, editions, maintenance, query, saved_filters
from lib.store import trouble as told
from lib.store.corpus import MANIFEST, ManifestError, NewerStoreError
from lib.store.filters import Filters
from lib.store.query import Corpus
from lib.store.trouble import trouble
from lib.translation import exchange, glossary, memory, translate
from lib.translation.glossary import Term
from lib.translation.memory import Kept
from lib.views import wording
from lib.views.inert import inert
from tests.conftest import ROOT
from tests.test_wording import PAGES

NEW = '"Hujan reda," kata Rina Wulandari, Senin (12/10/2020).'
MERGE = Correction("merge", "Rina", None, None, {"name": "Rina Wulandari"}, "uji")
ROW = dict.fromkeys(exchange.COLUMNS, "") | {"source": "Satu.", "source_language": "id", "target_language": "en", "engine": "x", "target": "One."}  # fmt: skip
# Everything that changes a store at somebody's word.
WRITERS: dict[str, Callable[[Path], object]] = {
    "articles": lambda root: ingest(root, [read_text(NEW, "a.txt", {"id": "baru"})], "uji"),
    "removal": lambda root: corpus.remove(root, {"fictional-01"}),
    "problems": corpus.clear_problems,
    "correction": lambda root: log.append(root, MERGE),
    "known names": lambda root: known_list.save(root, [KnownName("Rina Wulandari", ("Rina",))]),
    "glossary": lambda root: glossary.save(root, "id", "en", [Term("beras", "rice")]),
    "own translation": lambda root: translate.edit(root, "Satu.", "One.", "id", "en"),
    "memory taken in": lambda root: exchange.take_in(root, [ROW]),
}
READERS_TOO: dict[str, Callable[[Path], object]] = {
    "view": lambda root: saved_filters.changed(root, "uji", Filters(words="beras")),
    "translation": lambda root: memory.keep(root, Kept("Dua.", "Two.", "Google", ""), "id", "en"),
}


def held(root: Path) -> dict[str, bytes]:
    """All files of a store that hold something, by their names, but what SQLite keeps beside its file."""
    files = (
        p for p in root.rglob("*") if p.is_file() and not p.name.endswith(("-wal", "-shm")) and "edition" not in p.parts
    )
    return {str(p.relative_to(root)): data for p in files if (data := p.read_bytes())}


def failed(write: Callable[[Path], object], root: Path) -> str | None:
    """What is told of the error that a writer ends with."""
    try:
        write(root)
    except Exception as error:
        return trouble(error)
    raise AssertionError("it was written")


def mount(*options: str) -> None:
    """Mounts; skips the test where this user may not."""
    done = subprocess.run(["mount", *options], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"a disk of a size of its own needs the right to mount one: {done.stderr.strip()}")


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A disk of its own of 8 MB, with a store of the sample on it."""
    place = tmp_path / "disk"
    place.mkdir()
    if shutil.which("mount") is None:
        pytest.skip("this system has no mount")
    mount("-t", "tmpfs", "-o", "size=8m", "tmpfs", str(place))
    try:
        root = place / "store"
        sample.load(root)
        memory.keep(root, Kept("Nol.", "Zero.", "Google", ""), "id", "en")
        saved_filters.changed(root, "ada", Filters(words="ada"))
        monkeypatch.setenv("KUTIPAN_STORE", str(root))
        editions.held.clear()
        yield root
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of the sample."""
    sample.load(tmp_path / "store")
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path / "store"))
    editions.held.clear()
    return tmp_path / "store"


def fill(place: Path) -> Path:
    """A file that takes all that is left of a disk."""
    filler = place / "filler"
    with filler.open("wb", buffering=0) as handle:
        try:
            while handle.write(b"x" * 4096):
                pass
        except OSError as error:
            assert error.errno == errno.ENOSPC
    return filler


@pytest.mark.parametrize("name", WRITERS | READERS_TOO)
def test_a_full_disk_changes_nothing_and_once_there_is_room_it_is_done(name: str, disk: Path) -> None:
    write = (WRITERS | READERS_TOO)[name]
    filler = fill(disk.parent)
    before = held(disk)
    assert failed(write, disk) == told.FULL
    assert held(disk) == before and list(maintenance.verify(disk)) == []
    filler.unlink()
    write(disk)
    assert held(disk) != before or name == "problems"
    assert list(maintenance.verify(disk)) == []


@pytest.mark.parametrize("name", WRITERS | READERS_TOO)
def test_a_store_that_is_read_only_is_not_changed(name: str, disk: Path) -> None:
    before = held(disk)
    mount("-o", "remount,ro", str(disk.parent))
    assert failed((WRITERS | READERS_TOO)[name], disk) == told.READ_ONLY
    assert held(disk) == before


@pytest.mark.parametrize("name", PAGES)
def test_a_store_that_is_read_only_can_be_read_on_every_page(name: str, disk: Path) -> None:
    mount("-o", "remount,ro", str(disk.parent))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    app = app if name == "overview" else app.switch_page(f"pages/{name}.py").run()
    assert not app.exception and not app.error and app.title


def test_a_full_disk_can_be_read_on_every_page(disk: Path) -> None:
    fill(disk.parent)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    for name in PAGES:
        app.switch_page(f"pages/{name}.py").run()
        assert not app.exception and not app.error and app.title


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS])
@pytest.mark.parametrize("name", ["articles", "removal", "correction", "known names", "glossary"])
def test_what_a_disk_refuses_at_the_end_leaves_nothing_behind(
    name: str, number: int, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    before = held(root)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuses)
        assert failed(WRITERS[name], root) in (told.FULL, told.READ_ONLY)
    corpus.sweep(root)
    assert held(root) == before
    assert not [p for p in root.rglob(".*") if p.is_file()]
    WRITERS[name](root)
    assert held(root) != before


MANIFESTS: dict[str, tuple[Callable[[bytes], bytes | None], str]] = {
    "lost": (lambda data: None, told.MANIFEST),
    "empty": (lambda data: b"", told.MANIFEST),
    "cut": (lambda data: data[: len(data) // 2], told.MANIFEST),
    "noughts": (lambda data: bytes(len(data)), told.MANIFEST),
    "a list": (lambda data: b"[]", told.MANIFEST),
    "no batches": (lambda data: b'{"version": 3}', told.MANIFEST),
    "a batch of other facts": (lambda data: data.replace(b'"label"', b'"name"'), told.MANIFEST),
    "of a newer release": (lambda data: data.replace(b'"format": 1', b'"format": 2'), told.NEWER),
}


@pytest.mark.parametrize("what", MANIFESTS)
def test_a_damaged_manifest_is_said_and_no_file_is_touched(what: str, root: Path) -> None:
    change, words = MANIFESTS[what]
    data = change((root / MANIFEST).read_bytes())
    if data is None:
        (root / MANIFEST).unlink()
    else:
        (root / MANIFEST).write_bytes(data)
    before = held(root)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not app.exception and [e.value for e in app.error] == [inert(words)]
    for name in ("articles", "removal", "problems"):
        assert failed(WRITERS[name], root) == words
    assert held(root) == before
    for command in ("verify", "compact", "stats", "reanalyze"):
        done = CliRunner().invoke(cli, [command])
        assert done.exit_code == 1 and words in done.output, done.output


def test_a_backup_of_a_newer_release_is_no_backup_for_this_one(root: Path, tmp_path: Path) -> None:
    maintenance.backup(root, tmp_path / "a.zip")
    data = (tmp_path / "a.zip").read_bytes().replace(b'"format": 1', b'"format": 2')
    (tmp_path / "b.zip").write_bytes(data)
    with pytest.raises(ValueError):
        maintenance.restore(tmp_path / "other", tmp_path / "b.zip")
    assert not (tmp_path / "other" / MANIFEST).exists()


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda data: data[: len(data) // 2],
    "empty": lambda data: b"",
    "noughts": lambda data: bytes(len(data)),
    "end lost": lambda data: data[:-4] + b"XXXX",
    "middle overwritten": lambda data: data[:200] + bytes(len(data) - 1200) + data[-1000:],
}


@pytest.mark.parametrize("how", DAMAGE)
@pytest.mark.parametrize("table", ["articles", "quotes", "mentions"])
def test_a_damaged_part_is_said_and_named(how: str, table: str, root: Path) -> None:
    file = root / corpus.read_manifest(root).batches[0].files[table]
    file.write_bytes(DAMAGE[how](file.read_bytes()))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not app.exception and [e.value for e in app.error] == [inert(told.PART)]
    done = CliRunner().invoke(cli, ["verify"])
    assert done.exit_code == 3 and f"{table}/{file.name}" in done.output


@pytest.mark.parametrize("data", [b"no database", bytes(8192), b"SQLite format 3\x00" + bytes(9000)])
def test_a_damaged_translation_memory_is_said(data: bytes, root: Path) -> None:
    (root / "translations.sqlite").write_bytes(data)
    assert failed(READERS_TOO["translation"], root) == told.MEMORY
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.session_state["article"] = query.articles(edition.current(root), Filters(), 1)["article_id"].iloc[0]
    app.switch_page("pages/translation.py").run()
    assert not app.exception and [e.value for e in app.error] == [inert(told.MEMORY)]


def test_whoever_holds_the_store_too_long_is_told_of(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = held(root)
    for module, name in ((corpus, "writer_lock"), (log, "lock")):
        file = {"writer_lock": "writer.lock", "lock": "corrections.lock"}[name]
        monkeypatch.setattr(module, name, lambda root, file=file: FileLock(root / file, timeout=0.01))
    with FileLock(root / "writer.lock"), FileLock(root / "corrections.lock"):
        assert {failed(WRITERS[name], root) for name in ("articles", "removal", "correction")} == {told.BUSY}
    assert held(root) == before


def test_a_clock_that_is_set_back_takes_nothing_back(root: Path) -> None:
    """What holds is told by the order of lines and batches, and by what a file is, never by what a clock said."""
    log.append(root, replace(MERGE, at="2030-01-01T00:00:00+00:00"))
    corpus_before = edition.current(root)
    log.append(root, replace(MERGE, after={"name": "Rina Kedua"}, at="2001-01-01T00:00:00+00:00"))
    WRITERS["articles"](root)
    for name in (MANIFEST, log.FILE):
        os.utime(root / name, (1_000_000_000, 1_000_000_000))
    now = edition.current(root)
    assert log.naming(now.corrections).merged["Rina"] == "Rina Kedua"
    assert query.counts(now, Filters())["articles"] == query.counts(corpus_before, Filters())["articles"] + 1
    memory.keep(root, Kept("Satu.", "Lama.", memory.ANALYST, "2030-01-01T00:00:00+00:00"), "id", "en")
    translate.edit(root, "Satu.", "Baru.", "id", "en")
    best = memory.best(memory.look_up(root, ["Satu."], "id", "en")["Satu."])
    assert best is not None and best.target == "Baru."


def test_two_releases_on_one_store_see_the_same_and_neither_harms_the_other(root: Path) -> None:
    other = replace(edition.RULES, version="another release")
    for write in ("articles", "correction", "removal"):
        counts = [query.counts(Corpus(root, rules), Filters()) for rules in (edition.RULES, other, edition.RULES)]
        assert counts[0] == counts[1] == counts[2]
        WRITERS[write](root)
    batch = corpus.read_manifest(root).batches[-1]
    maintenance.replaced(root, batch, replace(batch, rules="another release"))
    assert list(maintenance.verify(root)) == [] and query.counts(edition.current(root), Filters())["articles"]


def test_a_store_of_before_formats_is_read(root: Path) -> None:
    raw = json.loads((root / MANIFEST).read_bytes())
    del raw["format"]
    (root / MANIFEST).write_text(json.dumps(raw))
    assert corpus.read_manifest(root).batches
    WRITERS["articles"](root)
    assert json.loads((root / MANIFEST).read_bytes())["format"] == corpus.FORMAT


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "x"), told.FULL), (PermissionError(errno.EACCES, "x"), told.READ_ONLY), (ManifestError("x"), told.MANIFEST),
        (NewerStoreError("x"), told.NEWER), (roles.NotAllowedError("x"), told.READER), (FileNotFoundError(errno.ENOENT, "x"), None),
        (ValueError("x"), None), (KeyError("x"), None), (sqlite3.OperationalError("no such table"), None),
        # What DuckDB and Arrow say of a part, of their own files, and of what the program asked wrongly.
        (duckdb.InvalidInputException("Invalid Input Error: File '/s/quotes/a.parquet' too small to be a Parquet file"), told.PART),
        (duckdb.InvalidInputException("Invalid Input Error: No magic bytes found at end of file '/s/quotes/a.parquet'"), told.PART),
        (duckdb.IOException('IO Error: Could not read enough bytes from file "/s/quotes/a.parquet"'), told.PART),
        (duckdb.Error("TProtocolException: Invalid data"), told.PART),
        (pa.ArrowInvalid("Could not open Parquet input source '/s/quotes/a.parquet': Parquet file size is 0 bytes"), told.PART),
        (duckdb.InvalidInputException("Invalid Input Error: Values were not provided for the following parameters: day"), None),
        (pa.ArrowInvalid("Could not convert 'satu' with type str: tried to convert to int64"), None),
        (duckdb.IOException('IO Error: Cannot open file "/etc/hosts": No such file or directory'), None),
        (duckdb.IOException('IO Error: Failed to create directory ".tmp": Read-only file system'), told.FULL),
        (duckdb.IOException('IO Error: Cannot open file ".tmp/duckdb_temp_17_1_owner": Read-only file system'), told.FULL),
        (duckdb.OutOfMemoryException("Out of Memory Error: failed to offload data block of size 256.0 KiB (3.5 MiB/3.5 MiB used)."), told.FULL),
        (duckdb.OutOfMemoryException("Out of Memory Error: could not allocate block of size 256.0 KiB (28.3 MiB/28.6 MiB used)"), None),
    ],
)  # fmt: skip
def test_only_what_somebody_can_mend_is_told_as_such(error: Exception, words: str | None) -> None:
    assert trouble(error) == words


@pytest.mark.parametrize("words", [told.FULL, told.READ_ONLY, told.BUSY, told.MANIFEST, told.NEWER, told.PART, told.MEMORY, told.READER])  # fmt: skip
def test_every_trouble_is_told_in_indonesian(words: str) -> None:
    with wording.speaking("id"):
        assert wording.localized(words) != words
