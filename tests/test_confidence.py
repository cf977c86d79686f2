"""How sure a speaker is: given with every speaker, less where less is known, and kept in tables, frames and notes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from lib.analysis.confidence import judged
from lib.analysis.discourse import Discourse
from lib.analysis.evidence import Context, NameEvidence
from lib.analysis.people import People
from lib.analysis.pipeline import analyze
from lib.analysis.tokens import tokenize
from lib.cli import app
from lib.corrections import log
from lib.corrections.apply_corrections import laid_over
from lib.ingest import ingest
from lib.language.pack import load
from lib.reading.readers import read_bytes
from lib.reading.text import read_text
from lib.records import Quote, Span
from lib.store import corpus, maintenance, query
from lib.store.filters import Filters
from lib.store.tables import ADDED_LATER
from lib.views import report, tables
from tests import evaluate
from tests.conftest import ROOT, opened
from training.choices import reliability

NAMED = "“Pintu air dibuka malam ini,” kata Kepala Balai Air Rina Wulandari di Nusa, Senin. "


def discourse() -> Discourse:
    """What an article that names nobody brings up."""
    pack = load("id")
    context = Context("Hujan turun.", pack, tokenize("Hujan turun.", pack), NameEvidence())
    return Discourse(People(context, []), [], [], {}, [])


def said_in(text: str) -> list[Quote]:
    return list(analyze(read_text(text, "case", {"language": "id"})).quotes)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        (NAMED, 0.9, 1.0),
        (NAMED + "“Warga diminta tenang,” kata Rina Wulandari.", 0.9, 1.0),
        ("Laporan itu menyebut bahwa pintu air rusak sejak lama.", 0.0, 0.7),
    ],
    ids=["name with office", "name again", "document from nowhere"],
)
def test_what_is_said_plainly_is_surer(text: str, least: float, most: float) -> None:
    last = said_in(text)[-1]
    assert last.confidence is not None and least <= last.confidence <= most


def test_a_clear_choice_is_surer_than_one_between_two() -> None:
    nowhere = discourse()
    quote = Quote(Span(0, 9), "direct", "after_suffixed", speaker="Rina Wulandari", speaker_kind="person")
    sure = [judged(replace(quote, share=share), None, nowhere).confidence or 0 for share in (0.4, 0.6, 0.98)]
    assert sure == sorted(sure) and sure[0] < 0.7 < 0.8 < sure[2]


def test_a_choice_among_people_says_by_what_it_was_made() -> None:
    last = said_in(NAMED + "Ia menilai bahwa jalan itu rusak.")[-1]
    assert (last.speaker, last.chosen_as) == ("Rina Wulandari", "the speaker before")
    assert last.share is not None and 0.5 < last.share <= 1


@given(
    st.lists(
        st.sampled_from([NAMED, "Ia menilai bahwa jalan itu rusak. ", "“Kami siap,” katanya.\n", "Hujan turun. "]),
        min_size=1,
    )
)
def test_whoever_has_a_speaker_has_a_confidence(parts: list[str]) -> None:
    for quote in said_in("".join(parts)):
        assert (quote.confidence is None) == (quote.speaker is None)
        assert quote.confidence is None or 0 <= quote.confidence <= 1


def test_the_reliability_table_counts_each_quote_once() -> None:
    pairs = [(0.3, False), (0.85, True), (0.86, True), (0.87, False), (0.99, True), (1.0, True)]
    assert reliability(pairs)[2:] == [
        "| 0.00 to 0.50 | 1 | 0.300 | 0.000 |",
        "| 0.80 to 0.90 | 3 | 0.860 | 0.667 |",
        "| 0.95 to 1.00 | 2 | 0.995 | 1.000 |",
    ]


def test_frames_have_it_as_a_number(store: Path) -> None:
    frame = query.quotes(opened(store), Filters())
    assert frame["confidence"].dtype == np.float64 and frame["confidence"].between(0, 1).any()
    assert (frame["confidence"].isna() == frame["speaker"].isna()).all()


def test_a_report_says_how_sure_each_speaker_is(store: Path) -> None:
    frame = query.quotes(opened(store), Filters())
    page = report.quotations(frame, dict.fromkeys(frame["article_id"], "id"))
    assert page.count("% sure") + page.count("unsure of the speaker") == len(frame)


def test_the_quotes_page_has_it_as_a_share(store: Path) -> None:
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run().switch_page("pages/quotes.py").run()
    page.session_state["shown_as"] = "table"
    page.run()
    assert not page.exception and "confidence" in page.dataframe[0].value.columns


def test_an_export_keeps_its_digits(store: Path, tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["export", "--out", str(tmp_path / "out")]).exit_code == 0
    lines = (tmp_path / "out" / "quotes.jsonl").read_text(encoding="utf-8").splitlines()
    written = sorted(json.loads(line)["confidence"] for line in lines)
    assert written == sorted(query.quotes(opened(store), Filters())["confidence"])
    assert not all(value.is_integer() for value in written)


def made_before(root: Path) -> None:
    """Takes the columns that were added later out of a store's parts."""
    for batch in corpus.read_manifest(root).batches:
        for table, added in ADDED_LATER.items():
            part = root / batch.files[table]
            pq.write_table(pq.read_table(part).drop_columns(list(added)), part)


def test_a_store_made_before_opens_and_is_sound(store: Path) -> None:
    made_before(store)
    frame = query.quotes(opened(store), Filters())
    assert len(frame) == 12 and frame["confidence"].isna().all() and frame["confidence"].dtype == np.float64
    assert list(maintenance.verify(store)) == []


def test_parts_made_before_and_after_stand_side_by_side(store: Path) -> None:
    made_before(store)
    article = json.dumps({"id": "b", "text": NAMED + NAMED, "language": "id"}).encode() + b"\n"
    ingest(store, read_bytes(article, "x.jsonl"), "more")
    for _ in ("as they are", "joined"):
        frame = query.quotes(opened(store), Filters())
        mine = frame[frame["article_id"] == "b"]
        assert mine["confidence"].notna().all() and frame["confidence"].isna().sum() == 12
        maintenance.compact(store)


def test_a_part_that_lost_another_column_is_a_fault(store: Path) -> None:
    (batch,) = corpus.read_manifest(store).batches
    part = store / batch.files["quotes"]
    pq.write_table(pq.read_table(part).drop_columns(["speaker"]), part)
    assert any("its columns are not those of quotes" in line for line in maintenance.verify(store))


def test_an_analysts_quote_has_none() -> None:
    text = "Rina menilai jalan itu rusak."
    row = {"quote_id": "q", "article_id": "a", "start": 13, "end": 28, "text": text[13:28], "type": "indirect", "speaker": "Rina", "repeat_of": None, "rule": "indirect", "confidence": 0.42, "chosen_as": "named before"}  # fmt: skip
    held = {"start": 13, "end": 28, "text": text[13:28], "type": "indirect", "speaker": "Rina"}
    judgement = log.Correction("accept", "q", "a", held, held, "x", "t", "1")
    ((kept,), _) = laid_over([row], [judgement], text, {})
    assert (kept["confidence"], kept["chosen_as"], kept["reviewed"]) == (None, None, "accepted")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"source": "Rina Wulandari", "speaker": "Rina Wulandari", "chosen_as": None, "confidence": 0.93}, "speaker 93% sure"),
        ({"source": "ia", "speaker": "Rina Wulandari", "chosen_as": "the subject before", "confidence": 0.81}, "“ia” → Rina Wulandari: the subject before · speaker 81% sure"),
        ({"source": "Wulandari", "speaker": "Rina Wulandari", "chosen_as": None, "confidence": 0.9}, "“Wulandari” → Rina Wulandari · speaker 90% sure"),
        ({"source": None, "speaker": "Rina Wulandari", "chosen_as": "the speaker before", "confidence": 0.44}, "nobody is named → Rina Wulandari: the speaker before · unsure of the speaker (44%)"),
        ({"source": "ia", "speaker": None, "chosen_as": None, "confidence": None}, ""),
        ({"source": "Rina", "speaker": "Rina Wulandari", "chosen_as": None, "confidence": float("nan")}, "“Rina” → Rina Wulandari"),
    ],
)  # fmt: skip
def test_a_note_says_why_and_how_sure(row: dict[str, object], said: str) -> None:
    assert tables.sureness(pd.Series(row)) == said


GOLD = {"id": "a", "text": "Rina menilai jalan itu rusak. Sari menilai air itu keruh.", "open": [[43, 56]], "quotes": [
    {"start": 13, "end": 28, "speaker": "Rina"}, {"start": 43, "end": 56, "speaker": "Sari"}]}  # fmt: skip
FOUND = [
    {"article_id": "a", "start": 13, "end": 28, "speaker": "Rina", "confidence": 0.9},
    {"article_id": "a", "start": 43, "end": 56, "speaker": "Rina", "confidence": 0.8},
    {"article_id": "a", "start": 30, "end": 34, "speaker": "Sari", "confidence": 0.99},
]


@pytest.mark.skipif(not evaluate.SCORERS.is_dir(), reason="the scorers are not at hand")
@pytest.mark.parametrize(
    ("found", "figures"),
    [
        (FOUND, (0.5, 1.0)),
        (FOUND[:1], (1.0, 1.0)),
        ([FOUND[0], {**FOUND[1], "confidence": None}], (1.0, 0.5)),
        ([], (0.0, 0.0)),
    ],
)
def test_the_figures_of_sure_speakers(found: list[dict[str, object]], figures: tuple[float, float]) -> None:
    assert evaluate.sure_figures([GOLD], found) == figures


def test_what_annotators_left_open_counts_for_nothing() -> None:
    assert evaluate.judged([GOLD], FOUND) == [FOUND[0], FOUND[2]]
