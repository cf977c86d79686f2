"""The reader: pieces of the text, notes in the margin, what comes back from the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from lib import edition, sample
from lib.corrections import log
from lib.records import Span
from lib.store import query
from lib.store.filters import Filters
from lib.views import annotator, reader, review_forms
from lib.views.annotator import Wish
from tests.conftest import ROOT

TEXT = "Judul\n\n“Kami siap membantu,” kata Rina.\r\nIa 😀 menilai jalan itu rusak."


def rows(*quotes: tuple[str, str, str | None]) -> pd.DataFrame:
    """Rows of the quotes table: words, type, speaker."""
    found = []
    for n, (words, kind, speaker) in enumerate(quotes):
        start = TEXT.index(words)
        found.append({"quote_id": f"a-{n}", "start": start, "end": start + len(words), "type": kind, "speaker": speaker, "rule": "after", "role": None, "affiliation": None, "source": None, "confidence": 0.81, "chosen_as": "the speaker before", "reviewed": None})  # fmt: skip
    return pd.DataFrame(found).assign(cue_start=pd.NA, cue_end=pd.NA, source_start=pd.NA, source_end=pd.NA)


EMPTY = pd.DataFrame()
TWO = rows(("Kami siap membantu", "direct", "Rina"), ("jalan itu rusak", "indirect", None))


def test_pieces_are_the_whole_text_and_know_their_quote() -> None:
    pieces = reader.pieces(TEXT, {"quotes"}, {"quotes": TWO, "mentions": EMPTY, "dates": EMPTY})
    assert "".join(p["text"] for p in pieces) == TEXT
    assert all(TEXT[p["start"] : p["start"] + len(p["text"])] == p["text"] for p in pieces)
    assert [(p["quote"], p["opens"], p["text"]) for p in pieces if "quote" in p] == [("a-0", True, "Kami siap membantu"), ("a-1", True, "jalan itu rusak")]  # fmt: skip


def test_notes_name_the_speaker_the_rule_and_how_sure_he_is() -> None:
    notes = annotator.notes(pd.concat([TWO.assign(reviewed=["accepted", None], role=["Kepala", None]), TWO.head(1)]))
    assert [(n["speaker"], n["says"], n["accepted"]) for n in notes] == [
        ("Rina", "Kepala · direct · rule: after · accepted by an analyst", True),
        ("Rina", "direct · rule: after · nobody is named → Rina: the speaker before · speaker 81% sure", False),
        ("speaker unknown", "indirect · rule: after", False),
    ]


@pytest.mark.parametrize(
    ("said", "wishes"),
    [
        ([{"n": 7, "what": "accept", "id": "q"}], [(7, Wish("accept", "q"))]),
        ([{"n": 7, "what": "reject", "id": "q"}, {"n": 8, "what": "edit", "id": "r"}], [(7, Wish("reject", "q")), (8, Wish("edit", "r"))]),
        ([{"n": 7, "what": "drop table", "id": "q"}, "accept", {"n": 8, "what": "accept", "id": "q"}], [(8, Wish("accept", "q"))]),
        ([{"n": "7", "what": "accept", "id": "q"}, {"what": "accept", "id": "q"}, {"n": 7, "what": "accept"}], []),
        ("accept", []),
        (None, []),
    ],
)  # fmt: skip
def test_only_judgements_that_are_well_formed_come_back(said: Any, wishes: list[tuple[int, Wish]]) -> None:
    assert annotator.acts(said) == wishes


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ({"use": "add", "start": 3, "end": 9, "id": ""}, Wish("add", "", Span(3, 9))),
        ({"use": "cut", "start": 3, "end": 9, "id": "q"}, Wish("cut", "q", Span(3, 9))),
        ({"use": "add", "start": 9, "end": 3}, None),
        ({"use": "add", "start": "3", "end": 9}, None),
        ({"use": "burn", "start": 3, "end": 9}, None),
        (7, None),
        (None, None),
    ],
)
def test_only_a_selection_that_is_well_formed_comes_back(said: Any, wish: Wish | None) -> None:
    assert annotator.selection(said) == wish


@pytest.mark.parametrize(
    ("selected", "kept", "kind"),
    [
        ("“Kami siap membantu,” ", "Kami siap membantu,", "direct"),
        ("Kami siap membantu", "Kami siap membantu", "direct"),
        (" menilai jalan itu rusak", "menilai jalan itu rusak", "indirect"),
        ("“", "", ""),
    ],
)
def test_a_selection_is_a_content(selected: str, kept: str, kind: str) -> None:
    start = TEXT.index(selected)
    span = review_forms.trimmed(TEXT, Span(start, start + len(selected)))
    assert span.of(TEXT) == kept
    if kept:
        facts = review_forms.new_quote("a", TEXT, span)
        assert (facts["type"], facts["text"], facts["speaker"]) == (kind, kept, None)


@given(st.integers(0, 80), st.integers(0, 80))
def test_a_selection_never_leaves_the_text(start: int, end: int) -> None:
    span = review_forms.trimmed(TEXT, Span(min(start, end), max(start, end)))
    assert not span.of(TEXT).strip() or span.of(TEXT) == span.of(TEXT).strip()
    assert span.end <= max(len(TEXT), span.start)


def test_a_link_to_a_quote_opens_its_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path))
    sample.load(tmp_path)
    row = query.quotes(edition.current(tmp_path), Filters()).iloc[30]
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    app.query_params["quote"] = row["quote_id"]
    app.switch_page("pages/articles.py").run()
    assert not app.exception and app.query_params["article"] == row["article_id"]
    assert app.session_state["quote"] == row["quote_id"]
    assert log.read(tmp_path) == ()
