"""How an office is written: role and body in one, no bracket left open, the known list's own words before all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

# A bracket that opens and never closes, with what follows it; one that closes and never opened, with what precedes it.
OPEN, CLOSED = re.compile(r"\s*[(\[][^)\]]*$"), re.compile(r"^[^(\[]*[)\]]\s*")


def office(row: Mapping[str, Any] | Any) -> str:
    """The office of a row that has `role` and `affiliation` (missing where the article gives none): `Ketua, Balai Air`;
    nothing where both are missing. What the role says of the body is not said twice."""
    role, body = (whole(row[c]) for c in ("role", "affiliation"))
    told = re.search(rf"\b{re.escape(body)}\b", role, re.IGNORECASE) if body else None
    return role if not body or told else f"{role}, {body}" if role else body


def whole(words: object) -> str:
    """Words of an office without what a page cut off at a bracket."""
    return CLOSED.sub("", OPEN.sub("", words)).strip(" ,;") if isinstance(words, str) else ""
