"""What reaches a screen or a spreadsheet: escaped, defused, whole."""

from __future__ import annotations

import html
import io
import re
import tomllib
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from lib import sample
from lib.export import tables as export
from lib.views import charts, downloads, events, look, reader
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


def test_a_month_is_drawn_a_month_wide() -> None:
    frame = pd.DataFrame([{"kind": "article", "lane": "A", "label": "x", "earliest": pd.Timestamp("2020-10-01"),
                           "latest": pd.Timestamp("2020-10-31"), "precision": "month", "when": "2020-10"}])  # fmt: skip
    bar = charts.timeline(events.grouped(frame)).data[0]
    assert bar.base[0] == "2020-10-01" and bar.x[0] == 31 * 24 * 3600 * 1000
    assert bar.marker.opacity[0] < 0.9


def test_chart_labels_are_escaped() -> None:
    frame = pd.DataFrame([{"speaker": "<b>X</b>", "direct": 1, "indirect": 0, "mixed": 0}])
    assert charts.speakers(frame).data[0].y[0] == "&lt;b&gt;X&lt;/b&gt;"


def test_a_chart_as_html_opens_offline() -> None:
    page = downloads.as_html(charts.speakers(pd.DataFrame([{"speaker": "X", "direct": 1, "indirect": 0, "mixed": 0}])))
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
    page = downloads.as_html(charts.speakers(pd.DataFrame([{"speaker": "X", "direct": 1, "indirect": 0, "mixed": 0}])))
    assert f'"colorway":["{look.PALETTE[0]}"'.encode() in page


def test_a_table_sends_the_browser_only_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path / "store"))
    sample.load(tmp_path / "store")
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).switch_page("pages/timeline.py").run()
    assert list(at.dataframe[0].value.columns) == ["kind", "when", "precision", "label", "outlet"]
