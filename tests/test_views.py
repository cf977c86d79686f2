"""What reaches a screen or a spreadsheet: escaped, defused, whole."""

from __future__ import annotations

import html
import io
import re
import tomllib
from calendar import monthrange
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
from lib.views import charts, downloads, events, look, reader
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


def lane_totals(first: str, last: str, known: tuple[int, int, int], dated: int = 10) -> pd.DataFrame:
    """A lane of twelve things, `dated` of them with a day, so many known to the day, the month, the year."""
    row = {"lane": "article", "things": 12, "dated": dated, "first": pd.Timestamp(first), "last": pd.Timestamp(last)}
    return pd.DataFrame([row | dict(zip(("day", "month", "year"), known, strict=True))])


@pytest.mark.parametrize(
    ("since", "until", "known", "step"),
    [
        ("2020-10-01", "2020-10-31", (10, 10, 10), "day"),
        ("2020-10-01", "2020-10-31", (4, 10, 10), "month"),  # most are known to the month only
        ("2019-01-01", "2020-10-31", (10, 10, 10), "month"),
        ("2000-01-01", "2020-10-31", (10, 10, 10), "year"),
        ("2020-10-01", "2020-10-31", (1, 2, 3), "year"),
    ],
)
def test_the_timeline_is_as_fine_as_the_stretch_and_the_dates_allow(
    since: str, until: str, known: tuple[int, int, int], step: str
) -> None:
    assert events.step(lane_totals(since, until, known), date.fromisoformat(since), date.fromisoformat(until)) == step


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [("2020-02-29", "2020-02-29", "2020-02-29"), ("2020-02", "2020-02-01", "2020-02-29"), ("0045", "0045-01-01", "0045-12-31")],
)  # fmt: skip
def test_a_period_has_days(period: str, first: str, last: str) -> None:
    days = written(period)
    assert days and (days.earliest, days.latest) == (date.fromisoformat(first), date.fromisoformat(last))


def test_what_is_not_drawn_is_told() -> None:
    """Ten of twelve have a day, nine are known to the month, seven of these lie in the stretch."""
    bars = pd.DataFrame({"lane": "article", "start": [date(2020, 1, 1), date(2020, 2, 1)], "end": [date(2020, 1, 31), date(2020, 2, 29)], "n": [7, 2]})  # fmt: skip
    shown = events.within(bars, date(2020, 1, 15), date(2020, 1, 20))
    told = events.accounted(lane_totals("2020-01-01", "2020-02-29", (3, 9, 10)), bars, shown, "month")
    assert told == {"all": 12, "drawn": 7, "outside": 2, "wider": 1, "undated": 2}


def drawn_months(*rows: tuple[str, int, int]) -> pd.DataFrame:
    """Bars of months of 2020, each a lane, a month and a count."""
    return pd.DataFrame(
        {"lane": lane, "label": f"<b>{lane}</b>", "period": f"2020-{m:02}", "start": date(2020, m, 1), "end": date(2020, m, monthrange(2020, m)[1]), "n": n}
        for lane, m, n in rows
    )  # fmt: skip


def test_a_month_is_drawn_a_month_wide() -> None:
    """Alone in its row or far from the next one: plotly would make the one a hairline, the other as wide as the gap."""
    day, gap = charts.DAY, 1 - charts.GAP
    figure = charts.timeline(
        drawn_months(("A", 2, 35), ("B", 4, 1), ("B", 10, 2)), (date(2020, 2, 10), date(2020, 10, 12))
    )
    alone, apart = figure.data
    assert (alone.x, tuple(alone.y), tuple(alone.width)) == (("2020-02-01",), (35,), (29 * day * gap,))
    assert (apart.x, tuple(apart.width)) == (("2020-04-01", "2020-10-01"), (30 * day * gap, 31 * day * gap))
    assert tuple(alone.offset) == (29 * day * charts.GAP / 2,)
    assert figure.layout.annotations[0].text == "&lt;b&gt;A&lt;/b&gt; · 35"
    # Whole bars are drawn of periods that lie in the stretch in part.
    assert {figure.layout[axis].range for axis in ("xaxis", "xaxis2")} == {("2020-02-01", "2020-11-01")}


def test_the_rows_of_a_timeline_have_one_scale_that_holds_the_highest_bar() -> None:
    figure = charts.timeline(drawn_months(("A", 2, 4), ("B", 3, 999)), (date(2020, 1, 1), date(2020, 12, 31)))
    (scale,) = {figure.layout[axis].range for axis in ("yaxis", "yaxis2")}
    assert scale[0] == 0 and scale[1] >= 999
    # What is said by nobody, or by thousands together, would make everybody flat.
    crowd = charts.timeline(
        drawn_months(("A", 2, 4), ("", 2, 50), (events.OTHERS, 3, 999)), (date(2020, 1, 1), date(2020, 12, 31))
    )
    assert [round(crowd.layout[axis].range[1] / 1.05) for axis in ("yaxis", "yaxis2", "yaxis3")] == [4, 50, 999]
    assert [bar.marker.color for bar in crowd.data] == [look.TEAL, look.GREY, look.GREY]
    kinds = charts.timeline(drawn_months(("article", 2, 4), ("quote", 3, 999)), (date(2020, 1, 1), date(2020, 12, 31)))
    assert kinds.layout.yaxis.range[1] < 10 < 999 <= kinds.layout.yaxis2.range[1]


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
    assert [list(d.value.columns) for d in at.dataframe] == [
        ["label", "period", "n"],
        ["when", "precision", "label", "outlet"],
    ]


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
