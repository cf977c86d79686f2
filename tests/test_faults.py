"""Whatever a reader, a fetch or a row of a table raises is one problem that names the file, and nothing else is
lost."""

from __future__ import annotations

import io
import json
import os
import struct
import sys
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pypdf
import pytest
import xlsxwriter
from pypdf.generic import ArrayObject, NameObject, TextStringObject

from lib import edition
from lib.ingest import ingest
from lib.reading import documents, faults, fetch, readers, tables
from lib.reading.confined import read_path
from lib.reading.limits import limits
from lib.records import Article, Problem
from lib.store import corpus, query
from tests.loopback import reply, served
from tests.test_formats import FEED, PAGE, TEXT, pdf_of, saved, sheet, word, zipped

DEEP = 3_000


class Unspeakable(Exception):  # noqa: N818 (it is what a library may raise, not one of ours)
    """An exception that cannot even be shown."""

    def __str__(self) -> str:
        raise ValueError("no words")


ANYTHING = [
    ValueError("x"), KeyError("y"), RecursionError(), MemoryError(), SystemError("null without exception"), NotImplementedError("v9"),
    AssertionError(), UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates"), StopIteration(), OSError(5, "input/output"),
    Unspeakable(), Exception("half \udfff"),
]  # fmt: skip


def raiser(error: BaseException) -> Callable[..., object]:
    """A reader that raises."""

    def read(*_: object, **__: object) -> object:
        raise error

    return read


def kinds(items: Iterator[Article | Problem] | list[Article | Problem]) -> list[type]:
    return [type(i) for i in items]


@pytest.mark.parametrize("error", ANYTHING, ids=lambda e: type(e).__name__)
def test_whatever_a_reader_raises_is_one_problem_and_the_next_file_is_read(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "pdf", raiser(error))
    items = list(readers.read_bytes(zipped({"a.pdf": b"%PDF", "b.txt": TEXT.encode()}), "x.zip"))
    assert kinds(items) == [Problem, Article]
    assert items[0].origin == "x.zip › a.pdf" and items[0].message.isprintable()
    items[0].message.encode()


@pytest.mark.parametrize("error", ANYTHING, ids=lambda e: type(e).__name__)
@pytest.mark.parametrize("name", ["x.jsonl", "x.json", "x.csv", "x.xlsx"])
def test_whatever_a_row_raises_costs_that_row_only(
    name: str, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = tables.read_text

    def second_fails(text: str, *rest: object) -> Article:
        if "dua" in text:
            raise error
        return read(text, *rest)

    monkeypatch.setattr(tables, "read_text", second_fails)
    texts = ["Hujan satu.", "Hujan dua.", "Hujan tiga."]
    data = {
        "x.jsonl": "\n".join(json.dumps({"text": t}) for t in texts).encode(),
        "x.json": json.dumps([{"text": t} for t in texts]).encode(),
        "x.csv": "\n".join(["text", *texts]).encode(), "x.xlsx": sheet([["text"], *([t] for t in texts)]),
    }[name]  # fmt: skip
    items = list(readers.read_bytes(data, name))
    assert kinds(items) == [Article, Problem, Article]
    assert items[1].origin == name and items[1].row in (2, 3)


@pytest.mark.parametrize("error", ANYTHING, ids=lambda e: type(e).__name__)
def test_whatever_a_fetch_raises_costs_that_address_only(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetched(url: str) -> fetch.Fetched:
        if "bad" in url:
            raise error
        return fetch.Fetched(PAGE.encode(), ".html", url)

    monkeypatch.setattr(fetch, "fetch", fetched)
    items = list(fetch.read_addresses(["https://warta.test/bad", "https://warta.test/good"], pause=0))
    assert kinds(items) == [Problem, Article] and items[0].origin == "https://warta.test/bad"


def test_what_was_read_before_a_break_is_kept_and_an_interruption_stays_one() -> None:
    def breaks(error: BaseException) -> Iterator[Article]:
        yield Article("a", TEXT)
        raise error

    kept = list(faults.guarded(breaks(RuntimeError("gone")), "x.xlsx"))
    assert kinds(kept) == [Article, Problem] and "from here on" in kept[1].message
    for stopped in (KeyboardInterrupt, SystemExit):
        with pytest.raises(stopped):
            list(faults.guarded(breaks(stopped()), "x.xlsx"))


def patched(data: bytes, changes: dict[str, bytes | Callable[[bytes], bytes] | None]) -> bytes:
    """An Office file with members replaced, changed or (None) taken out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        assert set(changes) <= set(whole.namelist()), whole.namelist()
        for name in whole.namelist():
            change = changes.get(name, whole.read(name))
            if change is not None:
                written.writestr(name, change if isinstance(change, bytes) else change(whole.read(name)))
    return out.getvalue()


def swap(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """A change of the first `old`."""

    def change(content: bytes) -> bytes:
        assert old in content, content[:2000]
        return content.replace(old, new, 1)

    return change


MAIN, TYPES = "word/document.xml", "[Content_Types].xml"
DOCX = word(TEXT)
BROKEN_DOCX: dict[str, bytes] = {
    "main part gone": patched(DOCX, {MAIN: None}),
    "types gone": patched(DOCX, {TYPES: None}),
    "types no XML": patched(DOCX, {TYPES: b"<<"}),
    "main part no XML": patched(DOCX, {MAIN: b"<w:document"}),
    "main part of another kind": patched(DOCX, {MAIN: b"<html/>"}),
    "no body": patched(DOCX, {MAIN: b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'}),
    "a relation to what is not there": patched(DOCX, {"word/_rels/document.xml.rels": swap(b'Target="styles.xml"', b'Target="nowhere.xml"')}),
    "relations no XML": patched(DOCX, {"_rels/.rels": b"\xff\xfe"}),
    "a sheet by its content": sheet([["text"], [TEXT]]),
    "nested too deep": patched(DOCX, {MAIN: b"<a>" * 100_000}),
    "facts no XML": patched(DOCX, {"docProps/core.xml": b"<cp"}),
}  # fmt: skip
SHEET, BOOK, STRINGS, STYLES = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"


def as_excel(rows: list[tuple[object, ...]]) -> bytes:
    """An XLSX file whose words stand in a part of their own, as Excel writes it."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return out.getvalue()


TABLE = as_excel([("text", "n"), (TEXT, 1), (TEXT + " Dua.", 2), (TEXT + " Tiga.", 3)])
THIRD = b'<c r="B4">'
DATED = sheet([["text", "tanggal"], [TEXT, "2020"], [TEXT + " Dua.", "2021"], [TEXT + " Tiga.", date(2020, 1, 1)]])  # fmt: skip
# Broken workbooks, and how many rows stand before the break.
BROKEN_XLSX: dict[str, tuple[bytes, int]] = {
    "book gone": (patched(TABLE, {BOOK: None}), 0),
    "book no XML": (patched(TABLE, {BOOK: b"<workbook"}), 0),
    "types gone": (patched(TABLE, {TYPES: None}), 0),
    "types no XML": (patched(TABLE, {TYPES: b"\x00\x01"}), 0),
    "sheet gone": (patched(TABLE, {SHEET: None}), 0),
    "sheet no XML": (patched(TABLE, {SHEET: b"none"}), 0),
    "styles no XML": (patched(TABLE, {STYLES: b"<styleSheet"}), 0),
    "words no XML": (patched(TABLE, {STRINGS: b"<sst"}), 0),
    "relations no XML": (patched(TABLE, {"xl/_rels/workbook.xml.rels": b"]"}), 0),
    "a document by its content": (DOCX, 0),
    "no sheet at all": (patched(TABLE, {BOOK: swap(b"<sheets>", b"<nosheets>")}), 0),
    "cut in the fourth row": (patched(TABLE, {SHEET: lambda c: c[: c.index(THIRD)]}), 2),
    "a number that is none": (patched(TABLE, {SHEET: swap(b"<v>3</v></c></row></sheetData>", b"<v>3,0.0x</v></c></row></sheetData>")}), 2),
    "a word that is not there": (patched(TABLE, {SHEET: swap(THIRD + b"<v>3</v>", b'<c r="B4" t="s"><v>999999</v>')}), 2),
    "a word of no number": (patched(TABLE, {SHEET: swap(THIRD + b"<v>3</v>", b'<c r="B4" t="s"><v>x</v>')}), 2),
    "a cell at no place": (patched(TABLE, {SHEET: swap(THIRD, b'<c r="4B?">')}), 2),
    "a row of no number": (patched(TABLE, {SHEET: swap(b'<row r="4"', b'<row r="four"')}), 2),
    "a format that is not there": (patched(DATED, {SHEET: swap(b'r="B4" s="1"', b'r="B4" s="77"')}), 2),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN_DOCX)
def test_a_broken_docx_is_one_problem(what: str) -> None:
    (item,) = readers.read_bytes(BROKEN_DOCX[what], "a.docx")
    assert isinstance(item, Problem) and (item.origin, item.kind) == ("a.docx", "docx")


@pytest.mark.parametrize("what", BROKEN_XLSX)
def test_a_broken_workbook_keeps_the_rows_before_the_break(what: str) -> None:
    data, rows = BROKEN_XLSX[what]
    items = list(readers.read_bytes(data, "a.xlsx"))
    problems = [i for i in items if isinstance(i, Problem)]
    assert len(items) - len(problems) >= rows
    assert problems and {p.origin for p in problems} == {"a.xlsx"}
    assert {p.kind for p in problems} <= {"xlsx", "columns", "empty", "date"}


def locked_pdf(algorithm: str, password: str) -> bytes:
    """A page of text, locked."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_of("Air sudah surut sejak subuh kata warga desa")))
    writer.encrypt(password, "owner", algorithm=algorithm)
    return saved(writer.write)


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256", "AES-256-R5"])
def test_a_locked_pdf_is_read_where_its_password_is_empty(algorithm: str) -> None:
    (item,) = readers.read_bytes(locked_pdf(algorithm, ""), "a.pdf")
    assert isinstance(item, Article) and "surut" in item.text
    (item,) = readers.read_bytes(locked_pdf(algorithm, "rahasia"), "a.pdf")
    assert isinstance(item, Problem) and (item.kind, item.message) == ("locked", "the PDF asks for a password")


@pytest.mark.parametrize("of", ["/Nonsense", "/JBIG2Decode", "/FlateDecode", "/LZWDecode", "/ASCII85Decode"])
def test_a_pdf_of_unknown_or_wrong_filters_is_one_problem(of: str) -> None:
    data = pdf_of("Air sudah surut").replace(b"<< /Length", f"<< /Filter {of} /Length".encode(), 1)
    (item,) = readers.read_bytes(data, "a.pdf")
    assert isinstance(item, Problem) and item.kind in ("pdf", "no text")


def test_a_pdf_whose_title_is_a_list_is_read_and_says_so() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_of("Air sudah surut sejak subuh kata warga desa")))
    writer.add_metadata({"/Title": "x"})
    writer._info[NameObject("/Title")] = ArrayObject([TextStringObject("a"), TextStringObject("b")])  # type: ignore[index]
    (item,) = readers.read_bytes(saved(writer.write), "a.pdf")
    assert isinstance(item, Article) and item.title is None
    assert item.notes == ("its title is no text: it was left out",)


HALF = "half \ud83d pair"


@pytest.mark.parametrize("key", ["title", "outlet", "url", "id", "language"])
@pytest.mark.parametrize("ending", ["json", "jsonl"])
def test_half_a_character_in_a_fact_is_replaced_noted_and_kept(key: str, ending: str, tmp_path: Path) -> None:
    rows = [{"text": TEXT, key: HALF}, {"text": TEXT + " Dua."}]
    data = json.dumps(rows) if ending == "json" else "\n".join(map(json.dumps, rows))
    items = list(readers.read_bytes(data.encode(), f"a.{ending}"))
    assert kinds(items) == [Article, Article]
    assert "half \ufffd pair" in (items[0].title, items[0].outlet, items[0].url, items[0].article_id, items[0].language)
    assert any("half a character" in n for n in items[0].notes)
    assert ingest(tmp_path / "store", items, "half").added == 2
    assert len(query.problems(edition.current(tmp_path / "store"))) == 1


def test_half_a_character_in_a_text_is_a_problem_of_its_row(tmp_path: Path) -> None:
    rows = b'{"text": "half \\ud83d pair", "title": "\\ud83d"}\n{"text": "Hujan turun."}'
    items = list(readers.read_bytes(rows, "a.jsonl"))
    assert kinds(items) == [Problem, Article] and items[0].row == 1
    assert ingest(tmp_path / "store", items, "half").added == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no file names that are not UTF-8")
def test_a_file_name_that_is_no_utf_8_is_read_and_kept(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, content in ((b"caf\xe9.txt", TEXT), (b"caf\xe9.jsonl", "{broken"), (b"caf\xe9.exe", "MZ")):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(content)
    items = list(read_path(folder))
    assert sorted(t.__name__ for t in kinds(items)) == ["Article", "Problem", "Problem"]
    assert {i.origin for i in items} == {"caf\ufffd.txt", "caf\ufffd.jsonl", "caf\ufffd.exe"}
    outcome = ingest(tmp_path / "store", items, items[0].origin)
    assert outcome.added == 1 and len(corpus.read_manifest(tmp_path / "store").batches) == 1


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.jsonl", b'{"text": "Hujan turun.", "n": ' + b"9" * 5_000 + b'}\n{"text": "Hujan reda."}', [Problem, Article]),
        ("a.json", b'[{"text": "Hujan turun.", "n": ' + b"9" * 5_000 + b"}]", [Problem]),
        ("a.eml", b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(DEEP)) + b"\nx", [Problem]),
        ("a.eml", b"Content-Type: message/rfc822\n\n" * DEEP + b"Subject: x\n\nHujan turun.\n", [Problem]),
        ("a.eml", b"Subject: x\nDate: Fri, 99 Oct 20209 88:99:00 +9900\n\nHujan turun di desa.\n", [Article]),
        ("a.eml", b"Subject: x\nDate: Fri, 16 Oct 999999999999 08:00:00 +0700\n\nHujan turun di desa.\n", [Article]),
        ("a.eml", b"Subject: x\nDate: ()\n\nHujan turun di desa.\n", [Article]),
        ("a.eml", b"Subject: x\nContent-Type: text/plain; charset=klingon\n\nHujan turun.\n", [Problem]),
        ("a.eml", b"Subject: x\nContent-Type: text/plain; charset=rot13\n\nHujan turun.\n", [Problem]),
        ("a.rss", FEED.replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="klingon"?>').encode(), [Article, Problem]),
        ("a.rss", FEED.replace("16 Oct 2020", "99 Okt 999999").encode(), [Article, Problem]),
    ],
)  # fmt: skip
def test_an_odd_file_costs_no_more_than_it_must(name: str, data: bytes, expected: list[type]) -> None:
    items = list(readers.read_bytes(data, name))
    assert kinds(items) == expected
    assert all(i.origin.startswith(name) for i in items)


def test_an_impossible_date_of_a_mail_is_noted() -> None:
    (item,) = readers.read_bytes(b"Subject: x\nDate: Fri, 99 Oct 20209 88:99:00\n\nHujan turun di desa.\n", "a.eml")
    assert isinstance(item, Article) and item.date is None
    assert item.notes == ("its date cannot be read: it was left out",)


def of_version(data: bytes, version: int, method: int) -> bytes:
    """A ZIP whose first member asks for a version and a method of packing that nobody knows."""
    at = data.index(b"PK\x01\x02")
    local = struct.pack("<HHH", version, 0, method)
    return data[:4] + local + data[10 : at + 6] + local + data[at + 12 :]


@pytest.mark.parametrize(
    ("version", "method", "expected"),
    [(99, 8, [Problem]), (20, 99, [Problem, Article]), (20, 14, [Problem, Article]), (20, 1, [Problem, Article])],
)
def test_a_zip_of_an_unknown_version_or_packing(version: int, method: int, expected: list[type]) -> None:
    data = of_version(zipped({"a.txt": TEXT.encode(), "b.txt": TEXT.encode()}), version, method)
    items = list(readers.read_bytes(data, "x.zip"))
    assert kinds(items) == expected and {i.kind for i in items if isinstance(i, Problem)} == {"zip"}


@pytest.fixture
def loopback(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Addresses of this machine may be fetched."""
    monkeypatch.setenv(fetch.ALLOW_PRIVATE, "1")
    limits.cache_clear()
    yield
    limits.cache_clear()


@pytest.mark.usefixtures("loopback")
@pytest.mark.parametrize("target", ["http://[::1", "http://[bad]/", "//[", "http://x:99999/", "http://\udcff/"])
def test_a_redirect_to_what_is_no_address_costs_that_address_only(target: str) -> None:
    place = target.encode("utf-8", "surrogateescape").decode("latin-1")
    answers = {"/away": reply(b"", status=302, Location=place), "/page": reply(PAGE.encode())}
    with served(answers) as web:
        items = list(fetch.read_addresses([f"{web.url}/away", f"{web.url}/page"], pause=0))
    assert kinds(items) == [Problem, Article] and items[0].kind == "address"


@pytest.mark.usefixtures("loopback")
def test_a_feed_link_that_is_no_address_costs_that_link_only() -> None:
    item = "<item><title>Lain</title><link>%s</link><description>x</description></item>"
    links = "".join(item % link for link in ("http://[::1", "/page"))
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>W</title>{links}</channel></rss>'
    answers = {"/feed": reply(feed.encode(), "application/rss+xml"), "/page": reply(PAGE.encode())}
    with served(answers) as web:
        items = list(fetch.read_addresses([f"{web.url}/feed"], whole=True, pause=0))
    assert kinds(items) == [Problem, Article] and items[0].kind == "address"


@pytest.mark.usefixtures("loopback")
@pytest.mark.parametrize(
    "charset", ["klingon", "idna", "undefined", "rot13", "unicode_escape", "utf-7", "base64", "a\x01b"]
)
def test_an_unknown_charset_costs_nothing(charset: str) -> None:
    page = PAGE.replace("Air surut", "Air surut +2AA- \\ud800")
    with served({"/page": reply(page.encode(), f"text/html; charset={charset}")}) as web:
        items = list(fetch.read_addresses([f"{web.url}/page", f"{web.url}/page?2"], pause=0))
    assert kinds(items) == [Article, Article]


@pytest.mark.usefixtures("loopback")
def test_half_a_character_in_an_address_costs_that_address_only() -> None:
    named: list[str] = []

    def progress(done: int, name: str) -> bool:
        name.encode()  # the screen could not show it else
        return not named.append(name)

    with served({"/page": reply(PAGE.encode())}) as web:
        urls = [f"{web.url}/\ud800", f"http://\ud800/{TEXT}", f"{web.url}/page"]
        items = list(fetch.read_addresses(urls, progress=progress, pause=0))
    assert kinds(items) == [Problem, Problem, Article] and {i.kind for i in items[:2]} == {"address"}
    for problem in items[:2]:
        problem.origin.encode()
    assert len(set(named)) == 3  # while an address is waited for its name is told again
