"""Every kind of input: what it becomes, and how it fails."""

from __future__ import annotations

import gzip
import io
import json
import struct
import zipfile
from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest
from streamlit.testing.v1 import AppTest

from lib.reading.confined import read_path
from lib.reading.limits import limits
from lib.reading.readers import SUFFIXES, plain, read_bytes
from lib.records import Article, Problem
from tests.conftest import ROOT

TEXT = (
    "Menteri Rina Wulandari mengatakan bahwa air sudah surut. Warga boleh pulang besok pagi, katanya kepada wartawan."
)
PARAGRAPHS = "".join(f"<p>{TEXT} Paragraf {n}.</p>" for n in range(4))
PAGE = f"<html><head><title>Air surut</title><meta property='og:site_name' content='Warta Kita'><meta property='article:published_time' content='2020-10-16T08:00:00+07:00'></head><body><nav>Beranda</nav><article><h1>Air surut</h1>{PARAGRAPHS}</article><footer>Hak cipta</footer></body></html>"
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Warta Kita</title>
<item><title>Air surut</title><link>https://warta.test/1</link><pubDate>Fri, 16 Oct 2020 08:00:00 +0700</pubDate><description>{TEXT}</description></item>
<item><title>Kosong</title><description></description></item></channel></rss>"""


def saved(write: Callable[[io.BytesIO], object]) -> bytes:
    """The bytes of what a writer writes."""
    out = io.BytesIO()
    write(out)
    return out.getvalue()


def word(text: str) -> bytes:
    """A DOCX file of one paragraph."""
    document = docx.Document()
    document.add_paragraph(text)
    return saved(document.save)


def sheet(rows: list[list[object]]) -> bytes:
    """An XLSX file."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book.save)


def zipped(files: dict[str, bytes]) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def mailed(text: str) -> bytes:
    """A mail."""
    message = EmailMessage()
    message["Subject"], message["Date"], message["From"] = "Air surut", "Fri, 16 Oct 2020 08:00:00 +0700", "a@b.test"
    message.set_content(text)
    return message.as_bytes()


def blank_pdf(password: str | None = None) -> bytes:
    """A PDF of one page without text, locked where a password is given."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password)
    return saved(writer.write)


def pdf_of(text: str) -> bytes:
    """A PDF with one line of text, written by hand."""
    stream = f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % o for o in offsets)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(out),
    )


GOOD: list[tuple[str, bytes, int, str | None, str | None]] = [
    ("a.txt", TEXT.encode(), 1, None, None),
    ("a.md", TEXT.encode("utf-8-sig"), 1, None, None),
    ("a.txt", TEXT.encode("utf-16"), 1, None, None),
    ("a.txt", ("Kafé “Senja” ramai lagi. " * 9).encode("cp1252"), 1, None, None),
    ("a.txt", b"date 2020-10 Warta- Satu teks. \ndate 2020-11 Suara- Dua teks.\n", 2, "2020-10", "Warta"),
    ("a.html", PAGE.encode(), 1, "2020-10-16", "Warta Kita"),
    ("a.csv", f"judul;isi berita;tanggal\nA;{TEXT};2020-10\n".encode(), 1, "2020-10", None),
    ("a.tsv", f"text\tsumber\n{TEXT}\tWarta\n".encode(), 1, None, "Warta"),
    ("a.json", json.dumps([{"content": TEXT, "media": "Warta"}]).encode(), 1, None, "Warta"),
    ("a.json", json.dumps({"n": 1, "articles": [{"teks": TEXT}, {"teks": TEXT + " Lagi."}]}).encode(), 2, None, None),
    ("a.json", json.dumps({"text": TEXT, "date": "2020"}).encode(), 1, "2020", None),
    ("a.jsonl", json.dumps({"body": TEXT}).encode(), 1, None, None),
    ("a.xlsx", sheet([["Judul", "Teks", "Tanggal"], ["A", TEXT, "2020-10-16"], [None, None, None], ["B", TEXT + " Dua.", None]]), 2, "2020-10-16", None),
    ("a.docx", word(TEXT), 1, None, None),
    ("a.jsonl.gz", gzip.compress(json.dumps({"body": TEXT}).encode()), 1, None, None),
    ("a.pdf", pdf_of("Air sudah surut sejak subuh kata warga desa"), 1, None, None),
    ("a.eml", mailed(TEXT), 1, "2020-10-16", None),
    ("a.rss", FEED.encode(), 1, "2020-10-16", "Warta Kita"),
    ("a.zip", zipped({"x.txt": TEXT.encode(), "sub/y.csv": f"text\n{TEXT} Dua.\n".encode(), "__MACOSX/z.txt": b"x"}), 2, None, None),
    ("a.zip", zipped({"inner.zip": zipped({"x.txt": TEXT.encode()})}), 1, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "n", "when", "outlet"), GOOD, ids=[f"{i} {g[0]}" for i, g in enumerate(GOOD)])
def test_what_an_input_becomes(name: str, data: bytes, n: int, when: str | None, outlet: str | None) -> None:
    articles = [i for i in read_bytes(data, name) if isinstance(i, Article)]
    assert len(articles) == n
    assert (articles[0].date.edtf if articles[0].date else None, articles[0].outlet) == (when, outlet)


STAMPED = "2025-06-03 14:20"


def dated_page(head: str) -> bytes:
    """A page with something in its head."""
    return (
        f"<html><head><title>Air surut</title>{head}</head><body><article>{PARAGRAPHS}</article></body></html>".encode()
    )


def dated_feed(stated: str, name: str = "pubDate") -> bytes:
    """A feed of one entry."""
    entry = f"<item><title>Air surut</title><{name}>{stated}</{name}><description>{TEXT}</description></item>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Warta</title>{entry}</channel></rss>'.encode()


def dated_mail(stated: str) -> bytes:
    """A mail of a day."""
    return mailed(TEXT).replace(b"Fri, 16 Oct 2020 08:00:00 +0700", stated.encode())


HOURS: list[tuple[str, bytes, str, int | None]] = [
    ("a.csv", f"isi;tanggal\n{TEXT};{STAMPED}\n".encode(), "2025-06-03", 14),
    ("a.csv", f"isi;tanggal\n{TEXT};03/06/2025 14:20\n".encode(), "2025-06-03", 14),
    ("a.csv", f"isi;tanggal\n{TEXT};2025-06-03 00:00:00\n".encode(), "2025-06-03", None),
    ("a.jsonl", json.dumps({"text": TEXT, "published_at": "2025-06-03T14:20:00+07:00"}).encode(), "2025-06-03", 14),
    ("a.xlsx", sheet([["Teks", "Tanggal"], [TEXT, datetime(2025, 6, 3, 14, 20)]]), "2025-06-03", 14),
    ("a.xlsx", sheet([["Teks", "Tanggal"], [TEXT, datetime(2025, 6, 3)]]), "2025-06-03", None),
    ("a.txt", f"date {STAMPED} Warta- {TEXT}".encode(), "2025-06-03", 14),
    ("a.html", dated_page("<meta property='article:published_time' content='2025-06-03T14:20:00+07:00'>"), "2025-06-03", 14),
    ("a.html", dated_page('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-06-03T14:20:00+07:00"}</script>'), "2025-06-03", 14),
    ("a.html", dated_page("<meta property='article:published_time' content='2025-06-03'>"), "2025-06-03", None),
    ("a.eml", dated_mail("Tue, 03 Jun 2025 14:20:00 +0700"), "2025-06-03", 14),
    # As the feed writes it: in Greenwich it was still the day before.
    ("a.rss", dated_feed("Tue, 03 Jun 2025 03:20:00 +0700"), "2025-06-03", 3),
    ("a.rss", dated_feed("2025-06-03T03:20:00+07:00"), "2025-06-03", 3),
    ("a.rss", dated_feed("Tue, 03 Jun 2025 14:20 WIB"), "2025-06-03", 14),
    ("a.rss", dated_feed("Tue, 03 Jun 2025 02:20:00 PM GMT"), "2025-06-03", 14),
    ("a.rss", dated_feed("Tue, 03 Jun 2025 12:20 am"), "2025-06-03", 0),
    ("a.rss", dated_feed("Tue, 03 Jun 2025"), "2025-06-03", None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "day", "hour"), HOURS, ids=[f"{i} {h[0]}" for i, h in enumerate(HOURS)])
def test_the_hour_that_a_source_gives_is_kept(name: str, data: bytes, day: str, hour: int | None) -> None:
    (article,) = read_bytes(data, name)
    assert isinstance(article, Article) and article.date
    assert (article.date.edtf, article.date.hour) == (day, hour)


def test_a_page_keeps_its_paragraphs_and_leaves_the_menu() -> None:
    (article,) = read_bytes(PAGE.encode(), "a.html")
    assert isinstance(article, Article)
    assert "Paragraf 3" in article.text and "Beranda" not in article.text and article.title == "Air surut"


def test_garbled_text_is_noted_and_mended_only_when_asked() -> None:
    data = "â€œAir sudah surutâ€\x9d, kata Rina Wulandari. Itu â€“ katanya â€“ baik.".encode()
    (left,) = read_bytes(data, "a.txt")
    (mended,) = read_bytes(data, "a.txt", repair=True)
    assert isinstance(left, Article) and isinstance(mended, Article)
    assert left.text == data.decode() and "garbled" in left.notes[0]
    assert mended.text.startswith("“Air sudah surut”, kata") and "put right" in mended.notes[0]


def bomb() -> bytes:
    """A small archive that unpacks to 30 MB of noughts."""
    return zipped({"bomb.txt": b"0" * 30_000_000})


def traversal(name: str) -> bytes:
    """An archive whose member points outside."""
    return zipped({name: TEXT.encode()})


NOT_TEXT = {
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", "elf": b"\x7fELF\x02\x01\x01\x00\x00", "gzip": b"\x1f\x8b\x08\x00\x00\x00\x00",
    "noughts": b"\x00" * 500, "floats": struct.pack("<64d", *([0.1] * 64)), "utf-16 cut": b"\xff\xfeA", "utf-16 lone": b"\xff\xfe\x00\xd8",
    "shift-jis": ("日本語の記事は読めません。" * 9).encode("shift_jis"),
}  # fmt: skip
BLANK = {"nothing": b"", "blanks": b" \n\t ", "newlines": b"\n\n\n", "returns": b"\r\n\r\n"}
ENDINGS = sorted(SUFFIXES)
BROKEN: list[tuple[str, bytes]] = [
    *((f"{kind}{end}", data) for end in ENDINGS for kind, data in BLANK.items()),
    *((f"{kind}{end}", data) for end in ENDINGS for kind, data in NOT_TEXT.items() if end not in (".eml",)),
    *((f"cut{end}", whole[: len(whole) // 2]) for end, whole in ((".zip", zipped({"a.txt": TEXT.encode() * 50})), (".docx", word(TEXT)), (".xlsx", sheet([["text"], [TEXT]])))),
    *((f"traversal {n}.zip", traversal(name)) for n, name in enumerate(("../a.txt", "/etc/a.txt", "a/../../b.txt", "..\\a.txt"))),
    ("bomb.zip", bomb()), ("locked.pdf", blank_pdf("secret")), ("scanned.pdf", blank_pdf()), ("a.exe", b"MZ"), ("noending", b"text"),
    ("deep.zip", zipped({"b.zip": zipped({"c.zip": zipped({"d.txt": b"x"})})})),
    ("a.json", b"{" * 5000), ("a.json", b"[" * 100_000), ("a.json", b'{"a": 1}'), ("a.json", b"3"), ("a.jsonl", b"{not json}"), ("a.jsonl", b"[1, 2]"),
    ("a.jsonl", b'{"title": "x"}'), ("a.jsonl", b'{"text": 7}'), ("a.jsonl", b'{"text": ""}'), ("a.jsonl", b'{"text": "half \\ud83d pair"}'),
    ("a.jsonl", b'{"text": "Halo dunia", "date": "2020-13-45"}'), ("a.csv", b"title;summary\nx;y\n"), ("a.csv", b"id,text\n1,a,b,c\n"),
    ("a.csv", b'id,text\n1,"never closed\n'), ("a.csv", b"text\n\x00\n"), ("a.xlsx", sheet([["a", "b"], [1, 2]])), ("a.docx", word("")),
    ("a.xlsx", zipped({"x": b"y"})), ("a.docx", zipped({"x": b"y"})), ("a.html", b"<html><body></body></html>"), ("a.html", b"<<<<>>>>"),
    ("a.rss", b"<rss></rss>"), ("a.rss", b"no feed at all"), ("a.eml", b"no headers here"), ("a.eml", b"Subject: x\n\n"), ("a.pdf", b"%PDF-1.4\n%%EOF"),
    ("a.pdf", pdf_of("x")[:120]),
]  # fmt: skip


def test_there_are_two_hundred_broken_inputs() -> None:
    assert len(BROKEN) >= 200


@pytest.mark.parametrize(("name", "data"), BROKEN, ids=[f"{n} {b[0]}" for n, b in enumerate(BROKEN)])
def test_a_broken_input_is_one_problem_that_names_it(name: str, data: bytes) -> None:
    items = list(read_bytes(data, name))
    assert [type(i) for i in items] == [Problem], items
    (problem,) = items
    assert isinstance(problem, Problem)
    assert problem.origin.startswith(name) and problem.kind and len(problem.message) > 8


def test_a_broken_member_loses_nothing_else() -> None:
    data = zipped(
        {"a.txt": TEXT.encode(), "b.txt": b"\x00\x00", "c.jsonl": b"{broken\n" + json.dumps({"text": TEXT}).encode()}
    )
    items = list(read_bytes(data, "x.zip"))
    assert [type(i) for i in items] == [Article, Problem, Problem, Article]
    assert items[1].origin == "x.zip › b.txt" and items[2].origin == "x.zip › c.jsonl"


@pytest.mark.parametrize(
    ("setting", "value", "name", "data", "kind"),
    [
        ("KUTIPAN_MAX_FILE_BYTES", "20", "a.txt", TEXT.encode(), "too large"),
        ("KUTIPAN_MAX_ROWS", "1", "a.jsonl", b'{"text": "satu"}\n{"text": "dua"}\n', "too many rows"),
        ("KUTIPAN_MAX_MEMBERS", "1", "a.zip", zipped({"a.txt": b"x", "b.txt": b"y"}), "too many"),
        ("KUTIPAN_MAX_UNPACKED_BYTES", "5", "a.zip", zipped({"a.txt": b"x" * 50}), "too large"),
        ("KUTIPAN_MAX_NESTING", "0", "a.zip", zipped({"a.txt": b"x"}), "nesting"),
    ],
)
def test_limits_are_settings(
    monkeypatch: pytest.MonkeyPatch, setting: str, value: str, name: str, data: bytes, kind: str
) -> None:
    with monkeypatch.context() as set_to:
        set_to.setenv(setting, value)
        limits.cache_clear()
        problems = [i for i in read_bytes(data, name) if isinstance(i, Problem)]
    limits.cache_clear()  # after the setting is undone: the next test would keep it else
    assert [p.kind for p in problems] == [kind] and setting in problems[0].message


def test_links_are_reported_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "loop").symlink_to(tmp_path)
    items = list(read_path(tmp_path))
    assert [type(i) for i in items] == [Article, Problem] and items[1].kind == "link"


def test_json_lines_of_a_file_are_read_one_by_one(tmp_path: Path) -> None:
    rows = [json.dumps({"text": TEXT}), "{broken", "", json.dumps({"text": TEXT + " Lagi."})]
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress("\n".join(rows).encode()))
    (tmp_path / "b.jsonl").write_text("\n".join(rows))
    (tmp_path / "c.jsonl").write_text("")
    (tmp_path / "d.jsonl.gz").write_bytes(gzip.compress(b"x" * 9000)[:30])
    items = list(read_path(tmp_path))
    assert [type(i) for i in items[:6]] == [Article, Problem, Article] * 2
    assert [i.row for i in items if isinstance(i, Problem)][:2] == [2, 2]
    assert [i.kind for i in items[6:]] == ["empty", "gzip"] and items[7].origin == "d.jsonl.gz"


def book_of(*sheets: list[list[object]]) -> bytes:
    """An XLSX file of several sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for rows in sheets:
        page = book.create_sheet()
        for row in rows:
            page.append(row)
    return saved(book.save)


@pytest.mark.parametrize(
    ("name", "data", "kind", "row", "words"),
    [
        ("a.zip", zipped({}), "empty", None, "no file in the archive"),
        ("a.zip", zipped({"__MACOSX/._a.txt": b"x", ".DS_Store": b"x"}), "empty", None, "no file in the archive"),
        ("a.xlsx", sheet([["judul", "teks", "naskah lengkap"], ["A", None, TEXT]]), "no text", 2, "teks is empty here; filled are: judul, naskah lengkap"),
        ("a.xlsx", sheet([["judul", "teks"], ["A", None, TEXT]]), "no text", 2, "teks is empty here; filled are: judul, C (no name)"),
        ("a.xlsx", sheet([["teks", "nomor"], [20201016, 7]]), "no text", 2, "teks is no text here; filled are: nomor"),
        ("a.xlsx", sheet([["judul", "naskah lengkap"], ["A", TEXT]]), "columns", None, "there are: judul, naskah lengkap"),
        ("a.xlsx", sheet([["teks", "judul"]]), "empty", None, "no row stands under its columns: teks, judul"),
        ("a.xlsx", sheet([[None, None], ["teks", "judul"], [TEXT, "A"]]), "columns", None, "no column named text|in its first row"),
        ("a.csv", f"judul;teks;naskah lengkap\nA;;{TEXT}\n".encode(), "no text", 2, "teks is empty here; filled are: judul, naskah lengkap"),
        ("a.csv", b"teks,judul\n", "empty", None, "no row stands under its columns: teks, judul"),
        ("a.jsonl", json.dumps({"judul": "A", "teks": "", "tulisan": TEXT}).encode(), "no text", 1, "teks is empty here; filled are: judul, tulisan"),
        ("a.jsonl", json.dumps({"judul": "A", "tulisan": TEXT}).encode(), "no text", 1, "there are: judul, tulisan"),
        ("a.json", b"[]", "empty", None, "its list of articles is empty"),
        ("a.json", b'{"articles": []}', "empty", None, "its list of articles is empty"),
    ],
)  # fmt: skip
def test_what_would_be_silence_says_what_was_seen(
    name: str, data: bytes, kind: str, row: int | None, words: str
) -> None:
    (item,) = read_bytes(data, name)
    assert isinstance(item, Problem) and (item.origin, item.kind, item.row) == (name, kind, row)
    assert any(w in item.message for w in words.split("|"))


def test_every_sheet_of_texts_is_read_and_others_are_named() -> None:
    data = book_of([["teks"], [TEXT]], [["isi"], [TEXT + " Dua."]], [["catatan"], ["x"]], [])
    items = list(read_bytes(data, "a.xlsx"))
    assert [type(i) for i in items] == [Article, Article, Problem]
    assert [i.origin for i in items] == ["a.xlsx › Sheet", "a.xlsx › Sheet1", "a.xlsx › Sheet2"]
    assert items[2].message == "no column named text; there are: catatan"


def test_the_upload_says_its_limit_and_what_to_do_where_no_file_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path / "store"))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run().switch_page("pages/corpus.py").run()
    next(b for b in app.button if b.label == "Read").click().run()
    (warning,) = app.warning
    assert "more than 50 MB" in warning.value and "python -m lib ingest" in warning.value


HUGE = 2_000_000  # characters: what looks at each of them once takes a moment, at each pair of them days


@pytest.mark.parametrize(
    "text",
    ["x" + "\n" * HUGE, "\n" * HUGE + "x", "x" + " \n" * HUGE, "x" + "\n \t" * HUGE, "date 2020-10" + " " * HUGE,
     ("date 2020 " + "\n" * 99) * (HUGE // 100), "JAKARTA, " + " " * HUGE, "x(" + " " * HUGE, "Judul yang panjang" + " " * HUGE],
    ids=["blank lines behind", "before", "with blanks", "with tabs", "a header cut", "many headers cut", "a dateline cut", "a byline cut", "a title"],
)  # fmt: skip
def test_a_text_of_blanks_is_read_in_one_pass(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.reading.text.language_of", lambda text: "id")  # a model's; it reads 4,000 characters
    assert [type(i) for i in plain(text, "a.txt")] == [Article]


def test_blank_lines_between_articles_are_no_articles() -> None:
    data = b"date 2020-10 Warta- Satu teks.\n\n \n\ndate 2020-11 Suara- Dua teks.\n"
    assert [i.outlet if isinstance(i, Article) else i for i in read_bytes(data, "a.txt")] == ["Warta", "Suara"]
