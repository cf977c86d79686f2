"""Every row of tests/cases_id.py."""

from __future__ import annotations

import pytest

from tests.cases_id import ALL
from tests.conftest import found_in, unmarked

ROWS = [pytest.param(marked, id=f"{table}: {name}") for table, rows in ALL.items() for name, marked in rows.items()]


@pytest.mark.parametrize("marked", ROWS)
def test_reported_speech(marked: str) -> None:
    text, expected = unmarked(marked)
    assert found_in(text) == expected
