"""The hour of an article: kept in the store, on axes of hours, and behind their bars."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from lib.cli import app
from lib.export.tables import as_xlsx
from lib.ingest import ingest, reanalyze
from lib.reading.readers import read_bytes
from lib.store import corpus, lists, maintenance, query, strip, timeline
from lib.store.filters import Filters
from lib.store.timeline import Bar
from lib.views import choose, events, lane_chart
from tests.conftest import opened, page_at

ALL, DAY = Filters(), Filters(date(2025, 6, 3), date(2025, 6, 3))
SAID = "“Pintu air dibuka malam ini,” kata Kepala Balai Air Rina Wulandari di Nusa. "
# The hours of five articles of two days: None is known to the day only.
TIMES = ("2025-06-03 09:10", "2025-06-03 14:20", "2025-06-03 14:55", "2025-06-03", "2025-06-04 00:00")


def articles(*when: str) -> bytes:
    """A file of an article for each of some times."""
    rows = ({"id": f"a{n}", "text": f"Berita {n}. {SAID}", "date": w, "outlet": "Warta"} for n, w in enumerate(when))
    return "\n".join(json.dumps({**row, "language": "id"}) for row in rows).encode()


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of the articles of TIMES."""
    root = tmp_path / "store"
    monkeypatch.setenv("KUTIPAN_STORE", str(root))
    ingest(root, read_bytes(articles(*TIMES), "x.jsonl"), "x")
    return root


def hours(root: Path) -> dict[str, int | None]:
    """The hour of each article of a store."""
    rows = query.articles(opened(root), ALL)
    return {a: None if h is None else int(h) for a, h in zip(rows["article_id"], rows["hour"].astype(object).where(rows["hour"].notna(), None), strict=True)}  # fmt: skip


KNOWN = {"a0": 9, "a1": 14, "a2": 14, "a3": None, "a4": None}


def test_the_store_keeps_the_hour_and_writes_it_out(store: Path, tmp_path: Path) -> None:
    assert hours(store) == KNOWN and list(maintenance.verify(store)) == []
    assert CliRunner().invoke(app, ["export", "--out", str(tmp_path / "out")]).exit_code == 0
    lines = (tmp_path / "out" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert {row["article_id"]: row["hour"] for row in map(json.loads, lines)} == KNOWN


def test_what_is_analysed_anew_keeps_its_hour(store: Path) -> None:
    manifest = corpus.read_manifest(store)
    corpus.write_manifest(store, corpus.Manifest(manifest.version + 1, [replace(b, rules="of long ago") for b in manifest.batches]))  # fmt: skip
    assert reanalyze(store) == len(TIMES) and hours(store) == KNOWN


def test_an_old_part_without_hours_stands_beside_a_new_one(store: Path) -> None:
    (batch,) = corpus.read_manifest(store).batches
    part = store / batch.files["articles"]
    pq.write_table(pq.read_table(part).drop_columns(["hour"]), part)
    assert hours(store) == dict.fromkeys(KNOWN) and list(maintenance.verify(store)) == []
    ingest(store, read_bytes(articles("2025-06-05 08:00").replace(b"a0", b"b0"), "y.jsonl"), "y")
    for _ in ("as they are", "joined"):
        assert hours(store) == {**dict.fromkeys(KNOWN), "b0": 8}
        maintenance.compact(store)


def test_what_stands_behind_a_bar_of_an_hour(store: Path) -> None:
    found = events.shown(opened(store), DAY, "outlet", single=False)
    assert found is not None and found.bars.grain == "hour"
    behind = {
        (bar["start"].hour, bar["wide"]): sorted(
            timeline.articles_behind(
                opened(store), DAY, Bar("outlet", "Warta", found.keys, bar["start"], bar["end"], bar["wide"])
            )["article_id"]
        )
        for bar in events.bars_of(found.rows).to_dict("records")
    }
    assert behind == {(9, False): ["a0"], (14, False): ["a1", "a2"], (0, True): ["a3"]}


def test_a_click_on_an_hour_lists_it(store: Path) -> None:
    found = events.shown(opened(store), DAY, "kind", single=False)
    assert found is not None
    (bars,) = lane_chart.figure([r for r in found.rows if r.key == "article"], 80).data[-1:]
    clicked = bars.customdata[list(bars.x).index("2025-06-03T14:00:00")]
    chosen = events.picked(found.rows, json.loads(json.dumps(clicked)))
    assert chosen == ("article", datetime(2025, 6, 3, 14), datetime(2025, 6, 3, 14), False, 2)
    wide = next(b for b in events.bars_of(found.rows).to_dict("records") if b["wide"] and b["lane"] == "article")
    assert events.picked(found.rows, ["article", wide["start"].isoformat(), wide["end"].isoformat(), "wide", 1]) is not None  # fmt: skip


def test_the_bars_of_a_speaker_are_those_of_the_hours(store: Path) -> None:
    shown = strip.of_quotes(opened(store), DAY)
    assert (shown.grain, shown.wider, shown.bars["quotes"].sum()) == ("hour", 1, 3)
    mine = lists.activity(opened(store), DAY, ["Rina Wulandari"], shown)["Rina Wulandari"]
    # The same words three times in one day are one quote, that of the first article.
    assert (mine[9], sum(mine), len(mine)) == (1, 1, 24)
    rows = lists.speakers(opened(store), DAY)
    (item,), said = choose.speaker_items(opened(store), DAY, rows)
    assert "by hour" in said and "3 Jun 2025, 09:00–10:00" in item["alt"]


@pytest.mark.parametrize(
    "page", ["overview", "quotes", "speakers", "entities", "timeline", "timeline by speaker", "articles"]
)
def test_pages_of_a_day_with_hours(page: str, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "SINGLE", 0)
    lane = {"lane": "speaker"} if page.endswith("speaker") else {}
    at = page_at(page.split()[0], since="2025-06-03", until="2025-06-03", **lane)
    assert not at.exception


def test_an_hour_is_written_into_spreadsheets() -> None:
    bars = pd.DataFrame({"start": pd.to_datetime(["2025-06-03 00:00", "2025-06-03 14:00"]), "day": pd.to_datetime(["2025-06-03"] * 2), "n": [1, 2]})  # fmt: skip
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(bars))).active
    assert [sheet.cell(3, c).number_format for c in (1, 2)] == ["yyyy-mm-dd hh:mm", "yyyy-mm-dd"]
    assert sheet.cell(3, 1).value == datetime(2025, 6, 3, 14)
