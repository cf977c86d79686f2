"""The hour of an article: kept in the store, on axes of hours, and behind their bars."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from lib.cli import app
from lib.ingest import ingest, reanalyze
from lib.reading.readers import read_bytes
from lib.store import corpus, maintenance, query
from lib.store.filters import Filters
from tests.conftest import opened

ALL = Filters()
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
