"""Cells that a spreadsheet may open without running them."""

from __future__ import annotations

import re

FORMULA = re.compile(r"^[=+\-@\t\r]")


def safe_cell(value: object) -> object:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP CSV injection)."""
    return "'" + value if isinstance(value, str) and FORMULA.match(value) else value
