"""Messy text and bad files: what each becomes."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.calendar_values import written
from lib.reading.confined import read_path
from lib.reading.readers import read_bytes
from lib.reading.text import read_text
from lib.records import Article, Problem
from lib.views import incoming

TEXT = "Warga desa berkumpul di balai untuk membahas bantuan yang akan datang besok pagi."


@pytest.mark.parametrize(
    ("text", "outlet", "when", "byline"),
    [
        (' date 2020-10 IslamTimes- "Selama ini" kata X. (IT/TGM)', "IslamTimes", "2020-10", "IT/TGM"),
        (" date 2019-05-03 Warta Kita - Hujan turun.", "Warta Kita", "2019-05-03", None),
        ("date 2021 Suara- Hujan turun.", "Suara", "2021", None),
        ("JAKARTA, KOMPAS — Hujan turun. (ABC)", "KOMPAS", None, "ABC"),
        ("Liputan6.com, Moskow - Hujan turun.", "Liputan6.com", None, None),
        ("TEMPO.CO, Jakarta - Hujan turun.", "TEMPO.CO", None, None),
        ("REPUBLIKA.CO.ID, JAKARTA -- Hujan turun.", "REPUBLIKA.CO.ID", None, None),
        ("Merdeka.com - Hujan turun.", "Merdeka.com", None, None),
        ("JAKARTA, KOMPAS.com - Hujan turun.", "KOMPAS.com", None, None),
        ("Washington (ANTARA News) - Hujan turun.", "ANTARA News", None, None),
        ("Jakarta, CNN Indonesia -- Hujan turun.", "CNN Indonesia", None, None),
        ("Jakarta, CNN Indonesia - - Hujan turun.", "CNN Indonesia", None, None),
        ("WASHINGTON - Hujan turun.", None, None, None),
        ("Sungai Meluap Lagi\n\nJAKARTA, KOMPAS — Hujan turun.", "KOMPAS", None, None),
        ("Sungai Meluap Lagi\nWASHINGTON - Hujan turun.", None, None, None),
        ("Hujan turun (di sini).", None, None, None),
        ("Rina Wulandari, petani - bukan pegawai - pulang.", None, None, None),
    ],
)
def test_headers(text: str, outlet: str | None, when: str | None, byline: str | None) -> None:
    article = read_text(text, "x")
    assert (article.outlet, article.date and article.date.edtf, article.byline) == (outlet, when, byline)
    assert article.text == text


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"  \n\t ", "empty"),
        ("a.txt", b"PK\x03\x04\x00\x00", "binary"),
        ("a.txt", ("日本語の記事は読めません。" * 9).encode("shift_jis"), "encoding"),
        ("a.exe", b"MZ", "unsupported"),
        ("noending", b"text", "unsupported"),
        ("a.jsonl", b"{not json}", "json"),
        ("a.jsonl", b"[1, 2]", "json"),
        ("a.jsonl", b'{"title": "x"}', "no text"),
        ("a.jsonl", b'{"text": "Halo dunia", "date": "2020-13-45"}', "date"),
        ("a.jsonl", b'{"text": "half \\ud83d pair"}', "encoding"),
        ("a.csv", b"title;summary\nx;y\n", "columns"),
        ("a.csv", b"id,text\n1,a,b,c\n", "columns"),
        ("a.csv", b'id,text\n1,"never closed\n', "csv"),
        ("a.txt", b"\xff\xfeA", "encoding"),
    ],
)
def test_bad_input_is_one_problem_that_names_the_file(name: str, data: bytes, kind: str) -> None:
    items = list(read_bytes(data, name))
    assert [type(i) for i in items] == [Problem]
    assert (items[0].origin, items[0].kind) == (name, kind) and items[0].message


def test_a_bad_row_loses_nothing_else() -> None:
    lines = [f'{{"id": "a", "text": "{TEXT}"}}', "{broken", f'{{"id": "b", "text": "{TEXT}"}}']
    items = list(read_bytes("\n".join(lines).encode(), "x.jsonl"))
    assert [i.article_id for i in items if isinstance(i, Article)] == ["a", "b"]
    assert [i.row for i in items if isinstance(i, Problem)] == [2]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_columns(delimiter: str) -> None:
    data = delimiter.join(["ID", "Text", "Date", "Outlet"]) + "\n" + delimiter.join(["7", TEXT, "2020-10", "Warta"])
    (item,) = read_bytes(data.encode("utf-8-sig"), "x.csv")
    assert isinstance(item, Article)
    assert (item.article_id, item.outlet, item.date and item.date.edtf) == ("7", "Warta", "2020-10")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding: str) -> None:
    (item,) = read_bytes("“Kami siap,” kata Rina.".encode(encoding), "x.txt")
    assert isinstance(item, Article) and item.text == "“Kami siap,” kata Rina."


def test_a_folder_is_read_by_name(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "a.txt").write_text(TEXT + " Lagi.")
    assert [i.origin for i in read_path(tmp_path)] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("value", "edtf"),
    [("2020", "2020"), ("2020-10", "2020-10"), ("2020-10-16", "2020-10-16"), ("2020-10-16T08:00:00+07:00", "2020-10-16"),
     ("16/10/2020", "2020-10-16"), ("2020-13", None), ("2020-02-30", None), ("kemarin", None), ("", None)],
)  # fmt: skip
def test_written_dates(value: str, edtf: str | None) -> None:
    found = written(value)
    assert (found.edtf if found else None) == edtf


@pytest.mark.parametrize(
    ("value", "edtf", "hour"),
    [
        ("2025-06-03 14:20", "2025-06-03", 14), ("2025-06-03T14:20:00+07:00", "2025-06-03", 14),
        ("2025-06-03T23:59:59.999Z", "2025-06-03", 23), ("03/06/2025 14:20", "2025-06-03", 14),
        ("03/06/2025, 14.20 WIB", "2025-06-03", 14), ("3.6.2025 9:05", "2025-06-03", 9),
        ("2025-06-03 02:20 PM", "2025-06-03", 14), ("2025-06-03 12:20 am", "2025-06-03", 0),
        # Midnight on the dot is a day without a time; a second after it is not.
        ("2025-06-03 00:00", "2025-06-03", None), ("2025-06-03T00:00:00+07:00", "2025-06-03", None),
        ("2025-06-03T00:00:00.000Z", "2025-06-03", None), ("2025-06-03 12:00 AM", "2025-06-03", None),
        ("2025-06-03 00:00:01", "2025-06-03", 0), ("2025-06-03 00:20", "2025-06-03", 0),
        # No time of day: the day is kept.
        ("2025-06-03", "2025-06-03", None), ("2025-06-03 25:10", "2025-06-03", None),
        ("2025-06-03 14:75", "2025-06-03", None), ("2025-06 14:20", "2025-06", None),
        ("03/06/2025 siang", None, None), ("2025-02-30 14:20", None, None),
    ],
)  # fmt: skip
def test_the_hour_beside_a_day_is_kept_as_it_is_written(value: str, edtf: str | None, hour: int | None) -> None:
    found = written(value)
    assert (found and found.edtf, found and found.hour) == (edtf, hour)


@pytest.mark.parametrize(
    ("text", "given", "edtf", "hour"),
    [
        ("date 2025-06-03 14:20 Warta- Hujan turun.", {}, "2025-06-03", 14),
        ("date 2025-06-03T14.20 Warta Kita - Hujan turun.", {}, "2025-06-03", 14),
        # The claim that is used tells the hour; where it has none, another one of the same day does.
        ("date 2025-06-03 14:20 Warta- Hujan turun.", {"date": "2025-06-03 09:10"}, "2025-06-03", 9),
        ("date 2025-06-03 14:20 Warta- Hujan turun.", {"date": "2025-06-03"}, "2025-06-03", 14),
        ("date 2025-06-03 14:20 Warta- Hujan turun.", {"date": "2025-06-03T00:00:00"}, "2025-06-03", 14),
        ("date 2025-06-03 14:20 Warta- Hujan turun.", {"date": "2025-06"}, "2025-06-03", 14),
        ("date 2025-06-03 14:20 Warta- Hujan turun.", {"date": "2025-06-04"}, "2025-06-04", None),
        ("Hujan.", {"date": "2025-06-03 14:20", "url": "https://warta.test/2025/06/03/hujan"}, "2025-06-03", 14),
        ("Hujan.", {"date": "2025-06-03 14:20", "url": "https://warta.test/2025/06/04/hujan"}, "2025-06-03", 14),
    ],
)
def test_the_hour_of_an_article_is_that_of_the_day_that_is_used(
    text: str, given: dict[str, str | None], edtf: str, hour: int | None
) -> None:
    article = read_text(text, "case", given)
    assert article.date and (article.date.edtf, article.date.hour) == (edtf, hour)
    assert article.outlet in ("Warta", "Warta Kita", None)


@pytest.mark.parametrize(
    ("text", "given", "edtf", "notes"),
    [
        ("date 2020-10 Warta- Hujan turun.", {}, "2020-10", 0),
        ("date 2020-10 Warta- Hujan turun.", {"url": "https://warta.test/2020/10/16/hujan"}, "2020-10-16", 0),
        ("date 2020-10 Warta- Hujan turun.", {"url": "https://warta.test/2021/01/05/hujan"}, "2020-10", 1),
        ("date 2020-10 Warta- Hujan turun.", {"date": "2020-11-02"}, "2020-11-02", 1),
        ("Hujan turun.", {"url": "https://warta.test/read/20201016/hujan"}, "2020-10-16", 0),
        ("Hujan turun.", {"url": "https://warta.test/read/20209916/hujan"}, None, 0),
        ("Hujan turun.", {"url": "https://warta.test/read/d-5216001"}, None, 0),
    ],
)
def test_dates_of_an_article_and_their_conflicts(
    text: str, given: dict[str, str | None], edtf: str | None, notes: int
) -> None:
    article = read_text(text, "case", given)
    assert (article.date.edtf if article.date else None) == edtf
    assert len(article.notes) == notes


def test_what_was_read_can_be_put_right_before_it_is_kept() -> None:
    rows = b"judul,isi,tanggal\nA,Satu teks.,2020-10\nB,Dua teks.,\nC,Tiga teks.,2021\n"
    items = [*read_bytes(rows, "x.csv"), *read_bytes(b"", "y.txt")]
    came = incoming.received(items)
    frame = came.shown()
    assert frame["title"].tolist() == ["A", "B", "C"] and frame["date"].tolist() == ["2020-10", "", "2021"]
    frame.loc[0, "date"], frame.loc[1, "outlet"], frame.loc[2, "keep"] = "2020-10-16", "Warta", False
    assert incoming.wrong_dates(came, frame) == []
    kept = list(incoming.kept(came, frame))
    articles = [i for i in kept if isinstance(i, Article)]
    assert [a.title for a in articles] == ["A", "B"] and articles[1].outlet == "Warta"
    assert articles[0].date and articles[0].date.edtf == "2020-10-16"
    assert [i.kind for i in kept if isinstance(i, Problem)] == ["empty"]
    frame.loc[0, "date"] = "16/10/2020 08:30"
    assert next(a.date.hour for a in incoming.kept(came, frame) if isinstance(a, Article) and a.date) == 8
    frame.loc[0, "date"] = "kemarin"
    assert incoming.wrong_dates(came, frame) == [("x.csv", "kemarin")]
