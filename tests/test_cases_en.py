"""Every row of tests/cases_en.py."""

from __future__ import annotations

import pytest

from tests.cases_en import ROWS
from tests.conftest import found_in, unmarked


@pytest.mark.parametrize("marked", ROWS.values(), ids=ROWS.keys())
def test_reported_speech(marked: str) -> None:
    text, expected = unmarked(marked)
    assert found_in(text, "en") == expected
