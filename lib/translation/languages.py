"""What is known of the languages that are translated from and into (languages.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def languages() -> dict[str, dict[str, Any]]:
    """By code (`id`, `en`, ...): `name`, `negations`, `negation_parts`, and the names that engines give it."""
    with Path(__file__).with_name("languages.toml").open("rb") as handle:
        return tomllib.load(handle)


def code_for(engine: str, code: str) -> str | None:
    """What an engine calls a language; None where it does not take it."""
    found = languages().get(code, {}).get(engine)
    return str(found) if found else None
