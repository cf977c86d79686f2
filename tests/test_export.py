"""What is saved: files that open elsewhere and hold what the page held."""

from __future__ import annotations

import csv
import io
import json
import re
import tracemalloc
from datetime import UTC, date, datetime
from pathlib import Path

import bibtexparser
import docx
import openpyxl
import pandas as pd
import plotly.graph_objects as go
import pytest
import rispy
from streamlit.testing.v1 import AppTest

from lib import sample
from lib.corrections import known_list
from lib.corrections.known_list import KnownName
from lib.export import tables as export
from lib.export.references import as_bibtex, as_ris
from lib.export.tables import XLSX_ROWS, TooManyRowsError
from lib.spreadsheet import FORMULA, safe_cell
from lib.store import query
from lib.store.filters import Filters
from lib.store.query import Corpus
from lib.translation import exchange
from lib.views import pictures, report
from tests.conftest import ROOT
from tests.hostile import HOSTILE

ALL = Filters()
ARTICLES = pd.DataFrame(
    [
        {"article_id": "a1", "title": "Beras & 5% {naik} #1_x", "outlet": "Warta Kita", "date": "2024-03", "byline": None, "language": "id", "url": "https://example.org/a_b", "origin": "f"},
        {"article_id": "a2", "title": None, "outlet": "Warta Kita", "date": "2024-03-05", "byline": "A/B", "language": "en", "url": None, "origin": "f.txt"},
        {"article_id": "a3", "title": "Tanpa\ntanggal", "outlet": None, "date": None, "byline": None, "language": "und", "url": None, "origin": "g"},
        {"article_id": "a4", "title": "Dekade", "outlet": "日報", "date": "202X", "byline": None, "language": "id", "url": None, "origin": "g"},
    ]
).astype("str")  # fmt: skip


def test_bibtex_reads_back() -> None:
    library = bibtexparser.parse_string(as_bibtex(ARTICLES).decode())
    assert not library.failed_blocks and len(library.entries) == 4
    assert [e.key for e in library.entries] == ["WartaKita2024", "WartaKita2024-2", "Article", "Article202X"]
    first = {f.key: f.value for f in library.entries[0].fields}
    assert first["title"] == r"Beras \& 5\% \{naik\} \#1\_x" and first["date"] == "2024-03"
    assert first["url"] == "https://example.org/a_b" and "author" not in first


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://warta.test/a_b?c=1&d=%20#e~f", "https://warta.test/a_b?c=1&d=%20#e~f"),
        ("https://warta.test/a}, title = {b", "https://warta.test/a%7D,%20title%20=%20%7Bb"),
        ("https://warta.test/{", "https://warta.test/%7B"),
        (r"https://warta.test/\input{x}", "https://warta.test/%5Cinput%7Bx%7D"),
        ('https://warta.test/"é<>^`|', "https://warta.test/%22%C3%A9%3C%3E%5E%60%7C"),
    ],
)
def test_an_address_cannot_leave_its_field(url: str, written: str) -> None:
    library = bibtexparser.parse_string(as_bibtex(ARTICLES.assign(url=url)).decode())
    assert not library.failed_blocks and len(library.entries) == 4
    assert {f.key: f.value for f in library.entries[0].fields}["url"] == written
    assert all("title" in {f.key for f in e.fields} for e in library.entries)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "\v", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("before", ["", "kata\r", "kata\n", "kata\r\n", "\r", "\n"])
def test_no_cell_of_a_csv_starts_a_formula(sign: str, before: str) -> None:
    """Rows as a spreadsheet divides them: CR, LF or both end a row outside quotation marks."""
    cell = f"{before}{sign}1+1"
    written = export.as_csv(pd.DataFrame({"a": ["x", cell, "y"], "b": [cell, "x", "z"]})).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(written, newline="")))
    assert len(rows) == 4 and {len(r) for r in rows} == {2}
    assert all(safe_cell(c) == c for r in rows for c in r)
    unquoted = re.sub(r'"(?:[^"]|"")*"', '""', written)
    assert not re.search(r"(?:^|[,\r\n])[=+\-@\t＝＋－＠]", unquoted), unquoted


def test_ris_reads_back() -> None:
    written = as_ris(ARTICLES).decode()
    assert written.startswith("TY  - NEWS")
    entries = rispy.loads(written)
    assert [e["title"] for e in entries] == ["Beras & 5% {naik} #1_x", "f.txt", "Tanpa tanggal", "Dekade"]
    assert [e.get("date") for e in entries] == ["2024/03//", "2024/03/05/", None, None]
    assert entries[1]["authors"] == ["A/B"] and entries[0]["urls"] == ["https://example.org/a_b"]


def test_every_form_holds_every_row(sampled: Corpus) -> None:
    frame = query.quotes(sampled, ALL, limit=None)
    lines = [json.loads(line) for line in export.as_json_lines(frame).decode().splitlines()]
    sheet = openpyxl.load_workbook(io.BytesIO(export.as_xlsx(frame))).active
    tables = {
        "jsonl": pd.DataFrame(lines), "parquet": pd.read_parquet(io.BytesIO(export.as_parquet(frame))),
        "csv": pd.read_csv(io.BytesIO(export.as_csv(frame))), "xlsx": pd.DataFrame(list(sheet.values)[1:], columns=[c.value for c in sheet[1]]),
    }  # fmt: skip
    for name, read in tables.items():
        assert read["quote_id"].tolist() == frame["quote_id"].tolist(), name
        assert read["start"].tolist() == frame["start"].tolist(), name
        assert pd.to_datetime(read["date_earliest"]).tolist() == pd.to_datetime(frame["date_earliest"]).tolist(), name
        assert read["text"].tolist() == frame["text"].tolist() if name != "csv" else True


def rows(count: int) -> pd.DataFrame:
    return pd.DataFrame({"quote_id": [f"q{n}" for n in range(count)], "text": [f"kalimat nomor {n} " * 12 for n in range(count)], "n": range(count)})  # fmt: skip


def test_a_spreadsheet_of_many_rows_takes_no_more_memory_than_one_of_few() -> None:
    """Of 16,000 rows as of 2,000, by less than 270 bytes a row: a row's text alone has more."""
    peaks = []
    for count in (2_000, 16_000):
        frame = rows(count)
        tracemalloc.start()
        size = len(export.as_xlsx(frame))
        peaks.append(tracemalloc.get_traced_memory()[1] - 2 * size)  # the file itself is handed over whole
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 14_000 * 270
    with pytest.raises(TooManyRowsError, match="CSV or Parquet"):
        export.as_xlsx(rows(XLSX_ROWS + 1))


def test_a_report_says_what_it_was_made_from_and_asks_for_nothing(sampled: Corpus) -> None:
    sections = report.sections(sampled, ALL, list(report.PIECES), 20)
    assert [heading for heading, _ in sections][:2] == ["Figures", "Who speaks most"]
    page = report.page("<i>Judul", "Catatan\n<script>", [("Speaker", "<b>")], datetime(2026, 1, 2, tzinfo=UTC), sections).decode()  # fmt: skip
    assert "2 Jan 2026 at 00:00 UTC" in page and "&lt;i&gt;Judul" in page and "<script>\n" not in page
    assert "<dd>&lt;b&gt;</dd>" in page
    outside = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    assert not re.search(r"""(?:src|href)=""", outside) and "default-src 'none'" in page
    assert page.count("<blockquote") == 20 and "fictional-44" in page
    assert page.count("plotly.js v") == 1


def test_a_report_of_little_has_no_empty_pieces(sampled: Corpus) -> None:
    nothing = Filters(words="tidak ada yang berkata begini")
    headings = [heading for heading, _ in report.sections(sampled, nothing, list(report.PIECES), 20)]
    assert headings == ["Figures", "0 articles"]


def test_the_pages_offer_every_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path))
    sample.load(tmp_path)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    app.switch_page("pages/quotes.py").run()
    assert {"CSV", "XLSX", "Parquet", "JSON Lines", "BibTeX", "RIS"} <= {b.proto.label for b in app.get("download_button")}  # fmt: skip
    app.switch_page("pages/report.py").run()
    assert not app.exception
    assert "Make the report (HTML)" in {b.proto.label for b in app.get("download_button")}


def test_a_spreadsheet_opens_ready_to_be_read_and_printed() -> None:
    frame = pd.DataFrame({"speaker": ["Maya Kirana"], "text": ["Pintu air dibuka malam ini. " * 20], "places": [3]})
    sheet = openpyxl.load_workbook(io.BytesIO(export.as_xlsx(frame))).active
    assert sheet.auto_filter.ref == "A1:C2" and sheet.freeze_panes == "A2" and sheet.print_title_rows == "$1:$1"
    assert all(c.alignment.wrap_text and c.alignment.vertical == "top" for c in sheet[2])
    widths = [sheet.column_dimensions[c].width for c in "ABC"]
    assert 12 < widths[0] < 16 and widths[1] > 50 and widths[2] < 12


HOSTILE_ROWS = pd.DataFrame(
    {"article_id": [f"h{n}" for n in range(len(HOSTILE))], **{name: list(HOSTILE.values()) for name in ("title", "outlet", "date", "byline", "language", "url", "origin")}}
).astype("str")  # fmt: skip
# Every column is called by a hostile text too.
HOSTILE_TABLE = HOSTILE_ROWS[["title"]].assign(**{text[:200]: HOSTILE_ROWS["title"] for text in HOSTILE.values()})


def test_a_hostile_csv_reads_back_and_no_cell_of_it_is_a_formula() -> None:
    written = export.as_csv(HOSTILE_TABLE)
    table = list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))
    assert [len(r) for r in table] == [len(HOSTILE_TABLE.columns)] * (len(HOSTILE) + 1)
    assert [r[0] for r in table[1:]] == [safe_cell(t) for t in HOSTILE.values()]
    assert not any(FORMULA.match(cell) for r in table for cell in r)
    started = [n for n, t in HOSTILE.items() if n.startswith(("formula", "BibTeX comment")) and n != "formula in a quoted cell"]  # fmt: skip
    cells = dict(zip(HOSTILE, (r[0] for r in table[1:]), strict=True))
    assert all(cells[name] == "'" + HOSTILE[name] for name in started)


def test_a_hostile_sheet_reads_back_as_text() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(export.as_xlsx(HOSTILE_TABLE))).active
    cells = [c for r in sheet.iter_rows() for c in r if c.value is not None]
    assert {c.data_type for c in cells} == {"s"} and not any(c.hyperlink for c in cells)
    shown = [openpyxl.utils.escape.unescape(str(sheet.cell(n, 1).value)) for n in range(2, len(HOSTILE) + 2)]
    unwritten = {"no characters"}  # what no XML holds is left out
    for (name, text), got in zip(HOSTILE.items(), shown, strict=True):
        assert name in unwritten or "".join(got.split()) == "".join(text.split()), name


def test_hostile_rows_read_back_from_json_lines_and_parquet_as_they_are() -> None:
    lines = [json.loads(line) for line in export.as_json_lines(HOSTILE_TABLE).decode().splitlines()]
    assert pd.DataFrame(lines).equals(HOSTILE_TABLE.astype(object).astype("str"))
    assert pd.read_parquet(io.BytesIO(export.as_parquet(HOSTILE_TABLE))).equals(HOSTILE_TABLE)


def test_hostile_references_stay_one_entry_an_article() -> None:
    library = bibtexparser.parse_string(as_bibtex(HOSTILE_ROWS).decode())
    assert not library.failed_blocks and len(library.entries) == len(HOSTILE) and not library.comments
    assert {e.entry_type for e in library.entries} == {"article"}
    allowed = {"title", "journal", "author", "date", "year", "langid", "url", "note"}
    assert all({f.key for f in e.fields} <= allowed and len(e.fields) == len(e.fields_dict) for e in library.entries)
    entries = rispy.loads(as_ris(HOSTILE_ROWS).decode())
    assert [e["id"] for e in entries] == HOSTILE_ROWS["article_id"].tolist()
    assert {e["type_of_reference"] for e in entries} == {"NEWS"}


def test_a_hostile_memory_reads_back_from_tmx_and_csv() -> None:
    rows = [dict.fromkeys(exchange.COLUMNS, "") | {"source": t, "source_language": "id", "target_language": "en", "engine": t, "target": f"x{t}"} for t in HOSTILE.values()]  # fmt: skip
    for made, name in ((exchange.to_tmx(rows), "a.tmx"), (exchange.to_csv(rows), "a.csv")):
        read = exchange.read(made, name)
        assert ["".join(r["source"].split()) for r in read] == ["".join(exchange.plain(t).split()) for t in HOSTILE.values()]  # fmt: skip
    cells = csv.reader(io.StringIO(exchange.to_csv(rows).decode("utf-8-sig"), newline=""))
    assert not any(FORMULA.match(cell) for row in cells for cell in row)


def test_a_hostile_translation_reads_back_from_word() -> None:
    table = pd.DataFrame({"source": list(HOSTILE.values()), "target": list(HOSTILE.values()), "engine": list(HOSTILE.values()), "made_at": None, "status": "ok", "review": None})  # fmt: skip
    made = docx.Document(io.BytesIO(exchange.bilingual(HOSTILE["script"], (HOSTILE["formula"], HOSTILE["link"]), table)))  # fmt: skip
    (grid,) = made.tables
    shown = ["".join(row.cells[0].text.split()) for row in grid.rows[1:]]
    assert shown == ["".join(exchange.plain(t).split()) for t in HOSTILE.values()]
    assert not any(relation.is_external for relation in made.part.rels.values())


def test_a_hostile_list_of_known_names_reads_back() -> None:
    forms = dict.fromkeys(t.strip() for t in HOSTILE.values())
    written = known_list.written(KnownName(form, (), None, form) for form in forms)
    read, wrong = known_list.read_list(written)
    assert not wrong and [(k.name, k.office) for k in read] == [(form, form) for form in forms]
    cells = csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""))
    assert not any(FORMULA.match(cell) for row in cells for cell in row)


def test_a_saved_chart_says_what_it_shows_under_which_filters_and_when(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        pictures.filters, "current", lambda: Filters(date(2024, 2, 1), types=("direct",), words="<b> & beras")
    )
    drawn = pictures.captioned(go.Figure().update_layout(height=300, margin={"b": 40}), "Distinct quotes a speaker")
    said = drawn.layout.title.text.replace("<br>", " ")
    assert said.startswith("Distinct quotes a speaker Words in quotes: &lt;b&gt; &amp; beras; Quote type: direct; ")
    assert "Dates: 1 Feb 2024 to the last article" in said and str(date.today().year) in said
    assert drawn.layout.height - 300 == drawn.layout.margin.b - 40 > 0
