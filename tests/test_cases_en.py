"""Every row of tests/cases_en.py."""

from __future__ import annotations

import pytest

from tests.cases_en import ROWS
from tests.conftest import found_in, unmarked


@pytest.mark.parametrize("marked", ROWS.values(), ids=ROWS.keys())
def test_reported_speech(marked: str) -> None:
    text, expected = unmarked(marked)
    assert found_in(text, "en") == expected


@pytest.mark.parametrize("text", ["Rina said ‘no’saying", "’said", "said", "“", "Rina said: “", "To", "In her words,"])
def test_odd_ends_of_a_text_are_read(text: str) -> None:
    assert found_in(text, "en") is not None
