"""Cells that a spreadsheet may open without running them."""

from __future__ import annotations

import re

# What begins a formula (OWASP, CSV injection), what a spreadsheet skips before it, and what nobody sees there.
# Full-width and small signs are read as the plain ones by spreadsheets of East Asian settings.
FORMULA = re.compile(r"[\t\r\n\v\f]|[\s\u200b-\u200f\u2060\ufeff]*+[=+\-@＝＋－＠\ufe62\ufe63\ufe66\ufe6b]")
# The end of a row. Python's writer quotes a cell that holds any character of it, so that a bare CR inside a cell begins
# no row of its own, with a live formula in its first cell.
ROW_END = "\r\n"


def safe_cell(value: object) -> object:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front."""
    return "'" + value if isinstance(value, str) and FORMULA.match(value) else value
