"""What reaches a screen or a spreadsheet: escaped, defused, whole."""

from __future__ import annotations

import html
import io
import re
import tomllib
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from lib import sample
from lib.calendar_values import written
from lib.export import tables as export
from lib.views import charts, downloads, look, reader
from lib.views import tables as shown_tables
from lib.views.offices import office
from tests.conftest import ROOT

HOSTILE = '<script>alert(1)</script> <img src=x onerror=alert(1)> "mark" & $x$ ![i](http://e.vil/x.png)'


def tables(text: str) -> dict[str, pd.DataFrame]:
    half = len(text) // 2
    quote = {"quote_id": "q", "start": 0, "end": max(half, 1), "speaker": '"><b>X', "type": "direct", "rule": "after",
             "cue_start": None, "cue_end": None, "source_start": None, "source_end": None}  # fmt: skip
    mention = {"start": half // 2, "end": len(text), "entity": "<i>", "stands_for": None, "type": "PER"}
    return {"quotes": pd.DataFrame([quote]), "mentions": pd.DataFrame([mention]), "dates": pd.DataFrame()}


def stripped(page: str) -> str:
    inner = page[page.index('lang="id">') + len('lang="id">') : -len("</div>")]
    return html.unescape(re.sub(r"</?mark[^>]*>", "", inner))


@given(st.one_of(st.just(HOSTILE), st.text(min_size=2)))
def test_the_reader_escapes_everything_and_loses_nothing(text: str) -> None:
    page = reader.article_html(text, {"quotes", "mentions"}, tables(text), "q", "id")
    inner = page[page.index('lang="id">') :]
    assert set(re.findall(r"<(/?\w+)", inner)) <= {"mark", "/mark", "/div"}
    assert stripped(page) == text


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_formula_in_a_spreadsheet(cell: str) -> None:
    frame = pd.DataFrame({"text": [cell, "Halo, dunia"], "n": [-1, 2]})
    lines = export.as_csv(frame).decode("utf-8-sig")
    assert "'" + cell in lines and ",-1" in lines.replace('"', "")
    sheet = openpyxl.load_workbook(io.BytesIO(export.as_xlsx(frame))).active
    assert sheet["A2"].data_type == "s"


def test_links_stay_text_in_xlsx() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(export.as_xlsx(pd.DataFrame({"url": ["https://example.org/x"]})))).active
    assert sheet["A2"].hyperlink is None


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [("2020-02-29", "2020-02-29", "2020-02-29"), ("2020-02", "2020-02-01", "2020-02-29"), ("0045", "0045-01-01", "0045-12-31")],
)  # fmt: skip
def test_a_period_has_days(period: str, first: str, last: str) -> None:
    days = written(period)
    assert days and (days.earliest, days.latest) == (date.fromisoformat(first), date.fromisoformat(last))


def test_chart_labels_are_escaped() -> None:
    row = {
        "speaker": "<b>X</b>",
        "role": "<i>Ketua</i>",
        "affiliation": "Balai (Air",
        "direct": 1,
        "indirect": 0,
        "mixed": 0,
    }
    figure = charts.speakers(pd.DataFrame([row]))
    assert figure.data[0].y[0] == "&lt;b&gt;X&lt;/b&gt;"
    assert figure.layout.yaxis.ticktext == (
        "&lt;b&gt;X&lt;/b&gt;<br><span style='font-size:.8em'>&lt;i&gt;Ketua&lt;/i&gt;, Balai</span>",
    )


def test_a_chart_as_html_opens_offline() -> None:
    page = downloads.as_html(
        charts.speakers(
            pd.DataFrame([{"speaker": "X", "role": None, "affiliation": None, "direct": 1, "indirect": 0, "mixed": 0}])
        )
    )
    assert b"Plotly.newPlot" in page and b'src="http' not in page


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("colour", look.PALETTE)
def test_every_colour_of_the_palette_can_be_told_from_the_background(theme: str, colour: str) -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"]
    assert config["chartCategoricalColors"] == list(look.PALETTE)
    darker, lighter = sorted((luminance(colour), luminance(config[theme]["backgroundColor"])))
    assert (lighter + 0.05) / (darker + 0.05) >= 3


def test_a_chart_that_leaves_the_app_wears_its_palette() -> None:
    page = downloads.as_html(
        charts.speakers(
            pd.DataFrame([{"speaker": "X", "role": None, "affiliation": None, "direct": 1, "indirect": 0, "mixed": 0}])
        )
    )
    assert f'"colorway":["{look.PALETTE[0]}"'.encode() in page


def test_a_table_sends_the_browser_only_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path / "store"))
    sample.load(tmp_path / "store")
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).switch_page("pages/timeline.py").run()
    assert not at.dataframe  # the bars as a table are sent when it is opened
    at.session_state["bars"] = True
    at.run()
    assert [list(d.value.columns) for d in at.dataframe] == [["label", "start", "end", "n"]]


@pytest.mark.parametrize(
    ("row", "high"),
    [
        ({"speaker": "Rina Wulandari", "text": "air sudah surut"}, 35),
        ({"speaker": "Rina Wulandari", "text": None}, 35),
        # The longest cell needs two lines, three, and more than a row may have.
        ({"speaker": "Rina Wulandari", "text": "air sudah surut " * 5}, 65),
        ({"speaker": "Rina Wulandari", "text": "air sudah surut " * 11}, 70),
        ({"speaker": "Rina Wulandari", "text": "air sudah surut " * 60}, 88),
        # A long name is no text to read.
        ({"speaker": "Rina Juwita Maharani Wulandari Kusumaningrum binti Hartono", "text": "surut"}, 35),
    ],
)
def test_a_table_is_as_high_as_what_is_read_in_it_needs(row: dict[str, str | None], high: int) -> None:
    rows = pd.DataFrame([{"speaker": "Bambang Prasetya", "text": "surut"}, row])
    assert shown_tables.row_height(rows, shown_tables.columns(speaker=150, text=420)) == high


def test_a_quotes_table_wraps_what_was_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path / "store"))
    sample.load(tmp_path / "store")
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).switch_page("pages/quotes.py")
    at.session_state["shown_as"] = "table"
    at.run()
    assert [d.proto.row_height for d in at.dataframe] == [65]


@pytest.mark.parametrize(
    ("role", "body", "written"),
    [
        ("Ketua", "Balai Air", "Ketua, Balai Air"),
        ("Ketua Balai Air", "balai air", "Ketua Balai Air"),
        ("Menteri Air (Menair", None, "Menteri Air"),
        ("Pj) Sekretaris Daerah (Sekda) Provinsi", None, "Sekretaris Daerah (Sekda) Provinsi"),
        ("Kepala Dinas (Kadis) Bina Marga", None, "Kepala Dinas (Kadis) Bina Marga"),
        (None, "Balai Air", "Balai Air"),
        ("Ketua Umum", "MU", "Ketua Umum, MU"),
        ("Menteri Transportasi", "AS", "Menteri Transportasi, AS"),
        (float("nan"), float("nan"), ""),
    ],
)
def test_an_office_is_written_well(role: object, body: object, written: str) -> None:
    assert office({"role": role, "affiliation": body}) == written
