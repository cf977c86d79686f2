"""Untrusted input is read by a process with limits: what breaks one costs itself only, and what is read waits on
disk."""

from __future__ import annotations

import gc
import io
import json
import multiprocessing
import os
import re
import signal
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject
from streamlit.testing.v1 import AppTest

from lib.reading import confined, pending
from lib.reading.confined import feed_links, read_data, read_path
from lib.reading.limits import limits
from lib.reading.readers import read_bytes
from lib.records import Article, Problem
from tests.conftest import ROOT
from tests.test_formats import FEED, PAGE, TEXT, sheet, word, zipped
from tests.test_house import imported


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """Limits as each test sets them."""
    limits.cache_clear()
    yield
    limits.cache_clear()


def limited(monkeypatch: pytest.MonkeyPatch, **settings: int) -> None:
    """Sets limits by their names."""
    for name, value in settings.items():
        monkeypatch.setenv(f"KUTIPAN_MAX_{name.upper()}", str(value))
    limits.cache_clear()


def many_attributes() -> bytes:
    attributes = " ".join(f"a{n}=b" for n in range(50_000))
    return f"<html><body><article><p {attributes}>{TEXT}</p></article></body></html>".encode()


def one_stream() -> bytes:
    """A PDF of 2,000 pages that share one long stream."""
    writer, stream = pypdf.PdfWriter(), DecodedStreamObject()
    stream.set_data(b"BT /F1 9 Tf 10 10 Td " + b"(Air surut sejak subuh.) Tj T* " * 4_000 + b"ET")
    shared = writer._add_object(stream.flate_encode())
    kind = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    font = writer._add_object(DictionaryObject({NameObject(k): NameObject(v) for k, v in kind.items()}))
    fonts = DictionaryObject({NameObject("/F1"): font})
    for _ in range(2_000):
        page = writer.add_blank_page(500, 500)
        page[NameObject("/Contents")] = shared
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def many_numbers() -> bytes:
    """JSON whose values take ten times the memory of its characters."""
    return b"[" + b"0.1," * 8_000_000 + b"0]"


BREAKS = [
    ("a.html", many_attributes, {"read_seconds": 2}, "time-out", "KUTIPAN_MAX_READ_SECONDS"),
    ("a.pdf", one_stream, {"read_seconds": 2}, "time-out", "KUTIPAN_MAX_READ_SECONDS"),
    ("a.json", many_numbers, {"memory_bytes": 250_000_000}, "memory", "KUTIPAN_MAX_MEMORY_BYTES"),
]


@pytest.mark.parametrize(("name", "data", "most", "kind", "setting"), BREAKS, ids=[b[0] for b in BREAKS])
def test_a_file_that_breaks_a_limit_is_one_problem_and_the_next_is_read(
    name: str, data: Callable[[], bytes], most: dict[str, int], kind: str, setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    limited(monkeypatch, **most)
    (problem,) = read_data(data(), name)
    assert isinstance(problem, Problem) and (problem.origin, problem.kind) == (name, kind)
    assert setting in problem.message
    (article,) = read_data(TEXT.encode(), "b.txt")
    assert isinstance(article, Article)


def test_a_member_that_breaks_a_limit_costs_itself_only(monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch, read_seconds=2)
    inner = zipped({"c.txt": b"Hujan reda.", "d.html": many_attributes(), "e.txt": b"Air surut."})
    data = zipped({"a.txt": b"Hujan turun.", "b.txt": b"", "in.zip": inner, "f.txt": b"Jalan kering."})
    items = list(read_data(data, "x.zip"))
    assert [i.text if isinstance(i, Article) else (i.origin, i.kind) for i in items] == [
        "Hujan turun.", ("x.zip › b.txt", "empty"), "Hujan reda.", ("in.zip › d.html", "time-out"), "Air surut.", "Jalan kering.",
    ]  # fmt: skip


def test_an_archive_of_which_each_member_breaks_a_limit_is_left_after_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch, read_seconds=1)
    items = list(read_data(zipped({f"{n}.html": many_attributes() for n in range(6)}), "x.zip"))
    assert [(i.origin, i.kind) for i in items if isinstance(i, Problem)] == [
        *((f"x.zip › {n}.html", "time-out") for n in range(3)), ("x.zip", "too many"),
    ]  # fmt: skip


def test_a_process_that_dies_is_one_problem_and_a_new_one_reads_on() -> None:
    def killed() -> None:
        for child in multiprocessing.active_children():
            child.kill()

    (problem,) = read_data(many_attributes(), "a.html", waiting=killed)
    assert isinstance(problem, Problem)
    assert (problem.origin, problem.message) == ("a.html", "the process that read it died")
    assert isinstance(next(read_data(TEXT.encode(), "b.txt")), Article)


class Stopped(BaseException):
    """What a click on Stop raises in a page."""


def test_reading_can_be_stopped_and_its_process_is_ended() -> None:
    def readers() -> list[BaseProcess]:
        return [r.process for r in confined.idle]

    # What other tests left, such as the process that waits for the next few articles.
    others = [c for c in multiprocessing.active_children() if c not in readers()]
    busy = []

    def stop() -> None:
        busy.extend(c for c in multiprocessing.active_children() if c not in [*readers(), *others])
        raise Stopped

    with pytest.raises(Stopped):
        list(read_data(many_attributes(), "a.html", waiting=stop))
    for process in busy:
        process.join(60)
    assert busy and not any(p.is_alive() for p in busy)


def stops() -> None:
    """A click on Stop at the first look."""
    raise Stopped


def test_who_waits_for_a_free_process_can_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "AT_ONCE", threading.BoundedSemaphore(1))
    begun = read_data(b'{"text": "satu"}\n{"text": "dua"}\n', "a.jsonl")
    assert isinstance(next(begun), Article)  # a generator that is not at its end holds its process
    with pytest.raises(Stopped):
        list(read_data(TEXT.encode(), "b.txt", waiting=stops))
    begun.close()
    assert isinstance(next(read_data(TEXT.encode(), "b.txt")), Article)


def kept_process() -> confined.Reader:
    """The one process that is kept, which the next file gets."""
    while confined.idle:
        confined.idle.pop().end()
    list(read_data(TEXT.encode(), "a.txt"))
    (reader,) = confined.idle
    return reader


@pytest.mark.parametrize("data", [TEXT.encode(), TEXT.encode() * 100_000], ids=["short", "more than the line holds"])
def test_a_kept_process_that_has_ended_meanwhile_costs_no_file(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = kept_process()
    reader.process.kill()
    reader.process.join()
    monkeypatch.setattr(
        type(reader.process), "is_alive", lambda process: True
    )  # as it is while an interpreter shuts down
    assert [type(i) for i in read_data(data, "b.txt")] == [Article]


def test_a_process_is_kept_however_big_the_app_has_been(monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch, memory_bytes=1_000_000_000)
    assert len(b"x" * 600_000_000)  # as big as an app with a corpus once was
    first = kept_process()
    assert kept_process() is not first and confined.idle


def test_a_process_that_ends_before_it_begins_is_tried_once_more_and_not_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept_process().end()
    confined.idle.clear()
    tried = []

    def dead() -> confined.Reader:
        reader = start()
        tried.append(reader)
        reader.process.kill()
        return reader

    start = confined.started
    monkeypatch.setattr(confined, "started", dead)
    (problem,) = read_data(TEXT.encode(), "b.txt")
    assert isinstance(problem, Problem) and problem.message == "the process that read it died"
    assert len(tried) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that makes a process stand still")
@pytest.mark.parametrize("click", [True, False], ids=["stop", "time"])
def test_a_process_that_takes_nothing_in_can_be_stopped_and_has_its_time(
    click: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = kept_process()
    os.kill(reader.process.pid or 0, signal.SIGSTOP)
    monkeypatch.setattr(confined, "START", 0)
    large = TEXT.encode() * 100_000
    if click:
        with pytest.raises(Stopped):
            list(read_data(large, "a.txt", waiting=stops))
    else:
        assert [getattr(i, "kind", "") for i in read_data(large, "a.txt")] == ["time-out"]
    with pytest.raises(ChildProcessError):  # it is ended, and nothing of it is left
        os.waitpid(reader.process.pid or 0, os.WNOHANG)


def test_one_process_reads_many_files(tmp_path: Path) -> None:
    for n in range(20):
        (tmp_path / f"{n:02}.txt").write_text(f"{TEXT} {n}")
    list(read_data(TEXT.encode(), "a.txt"))
    before = {r.process.pid for r in confined.idle}
    items = list(read_path(tmp_path))
    assert [i.origin for i in items] == [f"{n:02}.txt" for n in range(20)]
    assert {r.process.pid for r in confined.idle} == before


def test_new_limits_are_those_of_the_next_file(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b'{"text": "satu"}\n{"text": "dua"}\n'
    assert len(list(read_data(data, "a.jsonl"))) == 2
    limited(monkeypatch, rows=1)
    assert [type(i) for i in read_data(data, "a.jsonl")] == [Article, Problem]


FILES = {
    "a.txt": TEXT.encode(), "a.html": PAGE.encode(), "a.rss": FEED.encode(), "a.docx": word([TEXT]), "a.xlsx": sheet([["isi"], [TEXT]]),
    "a.jsonl": json.dumps({"text": TEXT, "title": "Half \ud83d"}).encode() + b"\n{broken", "a.zip": zipped({"b.txt": TEXT.encode(), "c.bin": b"x"}),
    "a.csv": b"text,tanggal\nHujan turun.,2020-10-16\nHujan reda.,kemarin\n", "a.pdf": b"%PDF",
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_what_the_process_sends_is_what_was_read(name: str) -> None:
    assert list(read_data(FILES[name], name)) == list(read_bytes(FILES[name], name))


def test_the_links_of_a_feed_are_read_there_too() -> None:
    assert feed_links(FEED.encode()) and feed_links(b"no feed") == ()


@pytest.mark.parametrize("path", [*(ROOT / "pages").glob("*.py"), *(ROOT / "lib").glob("cli*.py"), *(ROOT / "lib" / "views").glob("*.py"), ROOT / "lib" / "reading" / "fetch.py"], ids=lambda p: p.stem)  # fmt: skip
def test_nothing_a_person_brings_is_read_in_the_app_itself(path: Path) -> None:
    in_here = {
        "lib.reading.readers.read_bytes",
        "lib.reading.readers.read_file",
        "lib.reading.documents",
        "lib.reading.tables",
    }
    assert not imported(path) & in_here


# One budget for all that a file unpacks.
def small_members(levels: int) -> bytes:
    """Archives of members under a megabyte each, which no member's own ratio finds."""
    data = zipped({f"{n}.txt": b"Hujan turun di desa. " * 40_000 for n in range(20)})
    for _ in range(levels - 1):
        data = zipped({f"{n}.zip": data for n in range(20)})
    return data


def bomb(document: bytes, member: str) -> bytes:
    """A document one of whose parts unpacks to 30 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, old.read(info) + (b" " * 30_000_000 if info.filename == member else b""))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", small_members(1)), ("a.zip", small_members(2)), ("a.docx", bomb(word([TEXT]), "word/document.xml")),
        ("a.xlsx", bomb(sheet([["isi"], [TEXT]]), "xl/worksheets/sheet1.xml")),
        ("a.zip", zipped({"b.docx": bomb(word([TEXT]), "word/document.xml")})),
    ],
    ids=["members", "nested", "docx", "xlsx", "docx in zip"],
)  # fmt: skip
def test_what_unpacks_to_too_much_is_found_before_it_is_unpacked(name: str, data: bytes) -> None:
    items = list(read_bytes(data, name))
    problems = [i for i in items if isinstance(i, Problem)]
    assert [p.kind for p in problems] == ["zip bomb"] and "KUTIPAN_MAX_RATIO" in problems[0].message
    assert sum(len(i.text) for i in items if isinstance(i, Article)) <= max(1_000_000, 200 * len(data))


def test_the_bytes_of_all_levels_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch, unpacked_bytes=3_000)
    inner = zipped({f"{n}.txt": os.urandom(400).hex().encode() for n in range(2)})
    items = list(read_bytes(zipped({f"{n}.zip": inner for n in range(2)}), "a.zip"))
    assert [getattr(i, "kind", "read") for i in items] == ["read", "read", "too large"]


def test_a_sheet_that_skips_to_a_far_row_is_read_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch, rows=1_000)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sheet([["isi"], [TEXT]]))) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            part = old.read(info)
            if info.filename.endswith("sheet1.xml"):
                part = part.replace(b'<row r="2"', b'<row r="99999999"').replace(b'"A2"', b'"A99999999"')
                part = re.sub(rb"<dimension[^>]*>", b"", part)
            new.writestr(info.filename, part)
    (problem,) = read_bytes(out.getvalue(), "a.xlsx")
    assert isinstance(problem, Problem) and problem.kind == "too many rows"


LONG_WORDS = "".join(f"=?utf-8?q?kata{n}?=\n " for n in range(20_000))


@pytest.mark.parametrize(
    ("headers", "note"),
    [
        (f"Subject: {LONG_WORDS}\nDate: Fri, 16 Oct 2020 08:00:00 +0700", "its subject is too long: it was left out"),
        (f"Subject: Air\nDate: {'(' * 20_000}", "its date cannot be read: it was left out"),
        ("Subject: Air\nContent-Type: text/plain; " + ";\n ".join(f"a{n}=b" for n in range(40_000)), None),
    ],
    ids=["subject", "date", "content type"],
)
def test_a_mail_with_an_endless_header_is_read_without_it(headers: str, note: str | None) -> None:
    (item,) = read_bytes(f"{headers}\n\n{TEXT}\n".encode(), "a.eml")
    assert isinstance(item, Article) and item.notes == ((note,) if note else ())
    assert item.title == (None if note and "subject" in note else "Air")


# What is read and not kept yet.
def folders(place: Path) -> list[Path]:
    return list(place.glob(pending.PREFIX + "*"))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files lie."""
    monkeypatch.setattr(pending.tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_what_is_read_lies_on_disk_as_long_as_somebody_holds_it(place: Path) -> None:
    held = pending.Pending()
    items = list(held.put(read_bytes(FILES["a.csv"], "a.csv")))
    assert len(items) == 2 and list(held.items()) == items and len(folders(place)) == 1
    del held
    gc.collect()
    assert folders(place) == []


def test_reading_that_is_stopped_leaves_nothing(place: Path) -> None:
    def items() -> Iterator[Article]:
        yield Article("a", TEXT)
        raise Stopped

    with pytest.raises(Stopped):
        list(pending.Pending().put(items()))
    assert folders(place) == []


def test_a_folder_that_a_killed_server_left_is_removed_after_a_day(place: Path) -> None:
    old, new = (place / f"{pending.PREFIX}{name}" for name in ("old", "new"))
    for folder, age in ((old, 2 * pending.STALE), (new, pending.STALE / 2)):
        folder.mkdir()
        os.utime(folder, (time.time() - age,) * 2)
    held = pending.Pending()
    assert sorted(folders(place)) == sorted([new, held.folder])


def test_a_folder_that_another_session_takes_away_meanwhile_is_no_fault(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "c"):
        (place / f"{pending.PREFIX}{name}").mkdir()
        os.utime(place / f"{pending.PREFIX}{name}", (time.time() - 2 * pending.STALE,) * 2)

    def all_gone(folder: Path, **_: object) -> None:
        for other in folders(place):
            other.rmdir()

    monkeypatch.setattr(pending.shutil, "rmtree", all_gone)
    held = pending.Pending()
    assert folders(place) == [held.folder]


@pytest.mark.parametrize(("button", "kept"), [("Keep 1 article", 1), ("Throw away", 0)])
def test_the_corpus_page_holds_no_text_in_its_session(
    button: str, kept: int, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path / "store"))
    text = "Hujan turun di desa itu. " * 400
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run().switch_page("pages/corpus.py").run()
    next(t for t in app.text_area if t.label == "The article as it comes").input(text)
    [b for b in app.button if b.label == "Read"][1].click().run()
    came = app.session_state["incoming"]
    assert len(folders(place)) == 1 and came.articles["begins"].str.len().max() < 200
    next(b for b in app.button if b.label == button).click().run()
    assert not app.exception and folders(place) == [] and "incoming" not in app.session_state
    assert any(f"{kept} article" in t.value for t in app.text) is bool(kept)
