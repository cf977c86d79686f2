"""What a single input may cost: each limit is a setting, its message says which."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Limits:
    """`file_bytes` of one file; `rows` of one table; of an archive `members`, `unpacked_bytes`, `ratio` (unpacked to
    packed) and `nesting`; `pages` of a PDF. Of what is fetched: `fetch_bytes` and `fetch_seconds` of one address,
    `redirects`, and the `entries` of a feed whose pages are fetched."""

    file_bytes: int = 50_000_000
    rows: int = 1_000_000
    members: int = 100_000
    unpacked_bytes: int = 2_000_000_000
    ratio: int = 200
    nesting: int = 2
    pages: int = 2_000
    fetch_bytes: int = 10_000_000
    fetch_seconds: int = 20
    redirects: int = 5
    entries: int = 100


@cache
def limits() -> Limits:
    """The limits, each of `KUTIPAN_MAX_FILE_BYTES`, `KUTIPAN_MAX_ROWS`, ... where that is set to a number."""
    given = {
        name: int(value)
        for name in Limits.__slots__
        if (value := os.environ.get(f"KUTIPAN_MAX_{name.upper()}", "")).isdigit()
    }
    return Limits(**given)
