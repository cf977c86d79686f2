"""Keys of widgets and components that are drawn once for each article, quote or name."""

from __future__ import annotations

import hashlib


def keyed(what: str, *of: object) -> str:
    """A key of letters and digits for a thing of foreign name: Streamlit 1.67 refuses a component whose key holds `__`
    or begins with `_`, and an id is whatever its file said."""
    return f"{what}_{hashlib.sha256(repr(of).encode()).hexdigest()[:16]}"
