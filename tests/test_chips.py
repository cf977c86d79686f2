"""The chips of the filters that are set: each takes one away, undo brings the last change back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib import sample
from lib.store.filters import Filters
from lib.views.chips import chips
from tests.conftest import ROOT

SET = Filters(date(2024, 1, 1), date(2024, 12, 31), ("Kabar Rekaan (fictional)",), ("Maya Kirana", "Laksmi Aradhana"), ("direct",), ("Nusa Kelana",), "air", True, ("Harian Andaian (fictional)",), ("Sari",), ("Air",))  # fmt: skip


def labels(at: AppTest) -> list[str]:
    return [b.label for b in at.button if str(b.key).startswith("chip_") and b.key != "chip_undo"]


def test_every_filter_has_a_chip() -> None:
    assert [key for key, _, _ in chips(SET)] == [
        "words",
        "speaker",
        "speaker",
        "entity",
        "outlet",
        "not_speaker",
        "not_entity",
        "not_outlet",
        "type",
        "reviewed",
        "since",
        "until",
    ]
    assert list(chips(Filters())) == []


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path))
    sample.load(tmp_path)
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()


def test_a_chip_takes_one_filter_away_and_undo_brings_it_back(at: AppTest) -> None:
    assert labels(at) == []
    at.multiselect(key="speaker").set_value(["Maya Kirana", "Laksmi Aradhana"]).run()
    assert len(labels(at)) == 2
    next(b for b in at.button if "Maya Kirana" in b.label).click().run()
    assert at.session_state["speaker"] == ["Laksmi Aradhana"] and len(labels(at)) == 1
    at.button(key="chip_undo").click().run()
    assert at.session_state["speaker"] == ["Maya Kirana", "Laksmi Aradhana"] and not at.exception


def test_the_last_chip_leaves_undo(at: AppTest) -> None:
    at.button(key="span_week").click().run()
    assert len(labels(at)) == 2
    for _ in range(2):
        next(b for b in at.button if str(b.key).startswith("chip_") and b.key != "chip_undo").click().run()
    assert labels(at) == [] and at.session_state["since"] is None
    at.button(key="chip_undo").click().run()
    assert len(labels(at)) == 1


@pytest.mark.parametrize(
    "address",
    [
        {"speaker": ["Maya Kirana", "Maya Kirana"]},
        {"not_speaker": ["Maya Kirana", "Maya Kirana"]},
        {"type": ["direct", "direct"]},
        {"not_outlet": ["Kabar Rekaan (fictional)"] * 2, "not_entity": ["Nusa Kelana"] * 2},
    ],
)
def test_a_value_that_an_address_has_twice_is_one(
    address: dict[str, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path))
    sample.load(tmp_path)
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    for key, values in address.items():
        at.query_params[key] = values
    at.run()
    assert not at.exception and len(labels(at)) == len(address)
