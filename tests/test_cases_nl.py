"""Every row of tests/cases_nl.py."""

from __future__ import annotations

import pytest

from tests.cases_nl import ROWS
from tests.conftest import found_in, unmarked


@pytest.mark.parametrize("marked", ROWS.values(), ids=ROWS.keys())
def test_reported_speech(marked: str) -> None:
    text, expected = unmarked(marked)
    assert found_in(text, "nl") == expected
