"""A row of the table that `make bench` prints."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, what is demanded, whether it is met (None: not measured) and what came out."""

    what: str
    demanded: str
    met: bool | None
    found: str
