"""The seed article, end to end: every figure of the first issue."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lib import edition
from lib.cli import app
from lib.records import Analysis
from lib.store import query
from lib.store.filters import Filters

EXPECTED = [
    (27, 250, "direct", "kata", "Khatibzadeh"),
    (289, 377, "indirect", "Menyatakan", "Khatibzadeh"),
    (408, 522, "indirect", "mengatakan", "Khatibzadeh"),
    (632, 720, "indirect", "menjelaskan", "Saeed Khatibzadeh"),
    (737, 851, "indirect", "mencatat", "Saeed Khatibzadeh"),
    (853, 1076, "direct", "kata", "Khatibzadeh"),
    (1097, 1344, "direct", "tambah", "juru bicara itu"),
    (1370, 1458, "mixed", "kata", "juru bicara itu"),
    (1499, 1663, "mixed", "menekankan", "juru bicara itu"),
    (1727, 1846, "indirect", "mengatakan", "Khatibzadeh"),
    (1848, 1967, "direct", "tambah", "juru bicara itu"),
    (2041, 2165, "indirect", "mengatakan", "Khatibzadeh"),
]


def test_header_is_read_and_the_month_stays_a_month(seed_analysis: Analysis, seed_text: str) -> None:
    article = seed_analysis.article
    assert (article.outlet, article.byline, article.language) == ("IslamTimes", "IT/TGM", "id")
    assert article.date is not None
    assert (article.date.edtf, article.date.precision) == ("2020-10", "month")
    assert (article.date.earliest, article.date.latest) == (date(2020, 10, 1), date(2020, 10, 31))
    assert article.text == seed_text


def test_twelve_quotes(seed_analysis: Analysis, seed_text: str) -> None:
    found = [
        (
            q.content.start,
            q.content.end,
            q.type,
            q.cue and q.cue.of(seed_text),
            q.source and q.source.of(seed_text),
        )
        for q in seed_analysis.quotes
    ]
    assert found == EXPECTED


def test_one_speaker_with_role_and_affiliation(seed_analysis: Analysis) -> None:
    assert {(q.speaker, q.speaker_kind, q.role, q.affiliation) for q in seed_analysis.quotes} == {
        ("Saeed Khatibzadeh", "person", "Juru Bicara", "Kementerian Luar Negeri Iran")
    }


def test_nine_distinct_quotes(seed_analysis: Analysis) -> None:
    assert [i for i, q in enumerate(seed_analysis.quotes) if q.repeat_of is not None] == [3, 4, 5]


def test_glued_paragraphs(seed_analysis: Analysis) -> None:
    assert max(s.paragraph for s in seed_analysis.sentences) == 8


def test_entities_merge_and_capitals_stand_for_countries(seed_analysis: Analysis) -> None:
    names = Counter(m.entity for m in seed_analysis.mentions)
    assert names["Amerika Serikat"] == 3 and names["Saeed Khatibzadeh"] == 6 and names["Iran"] == 7
    stands = {(m.span.of(seed_analysis.article.text), m.stands_for) for m in seed_analysis.mentions if m.stands_for}
    assert stands == {("Teheran", "Iran"), ("Moskow", "Rusia"), ("Washington", "Amerika Serikat")}


def test_store_counts(store: Path) -> None:
    corpus = edition.current(store)
    assert query.counts(corpus, Filters()) == {
        "quotes": 12, "distinct": 9, "speakers": 1, "unknown": 0, "articles": 1, "outlets": 1, "problems": 0,
    }  # fmt: skip
    direct = Filters(speakers=("Saeed Khatibzadeh",), types=("direct",))
    assert query.counts(corpus, direct)["quotes"] == 4


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_analyze_writes_every_table(tmp_path: Path, form: str) -> None:
    result = CliRunner().invoke(app, ["analyze", "seeds", "--out", str(tmp_path), "--format", form])
    assert result.exit_code == 0, result.output
    assert {p.name for p in tmp_path.iterdir()} == {
        f"{t}.{form}" for t in ("articles", "sentences", "quotes", "mentions", "dates", "problems")
    }
    if form == "jsonl":
        rows = [json.loads(line) for line in (tmp_path / "quotes.jsonl").read_text().splitlines()]
        assert len(rows) == 12 and rows[0]["article_id"] == "000_1ece18336b2add2d"


def test_partial_failure_has_its_own_exit_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path / "store"))
    (tmp_path / "empty.txt").write_text("")
    result = CliRunner().invoke(app, ["ingest", "seeds", str(tmp_path / "empty.txt")])
    assert result.exit_code == 3 and "empty.txt: there is no text in it" in result.output
    assert CliRunner().invoke(app, ["ingest", "seeds"]).exit_code == 0
    shown = CliRunner().invoke(app, ["stats", "--json"])
    assert json.loads(shown.output)["problems"] == 1
    assert CliRunner().invoke(app, ["ingest", str(tmp_path / "none.txt")]).exit_code == 1


def test_analyze_defuses_formulas_in_csv(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text(json.dumps({"id": "a", "title": "=1+1", "text": "@desa: hujan turun lagi malam ini."}))
    result = CliRunner().invoke(app, ["analyze", str(source), "--out", str(tmp_path / "out"), "--format", "csv"])
    assert result.exit_code == 0, result.output
    written = (tmp_path / "out" / "articles.csv").read_text(encoding="utf-8")
    assert '"\'=1+1"' in written and "\"'@desa" in written


def test_analyze_reports_a_second_text_with_a_known_id(tmp_path: Path) -> None:
    source = tmp_path / "two.jsonl"
    rows = [{"id": "a", "text": "Satu teks."}, {"id": "a", "text": "Teks lain."}, {"id": "a", "text": "Satu teks."}]
    source.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    result = CliRunner().invoke(app, ["analyze", str(source), "--out", str(tmp_path / "out")])
    assert result.exit_code == 3
    assert "two texts have the id 'a'" in result.output
    kept = (tmp_path / "out" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["text"] for line in kept] == ["Satu teks."]
