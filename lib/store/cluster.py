"""Which engine runs the queries: what KUTIPAN_ENGINE says, told without loading any."""

from __future__ import annotations

import os
from importlib.util import find_spec

from lib.messages import MessageError, message

SETTING = "KUTIPAN_ENGINE"
SPARK = ("spark://", "sc://", "local[")


class EngineError(MessageError):
    """The setting names an engine that there is not; the message says what to do."""


def cluster() -> str | None:
    """The Spark address that KUTIPAN_ENGINE names; None for DuckDB, also where it is not set. Raises EngineError."""
    wanted = os.environ.get(SETTING, "").strip() or "duckdb"
    if wanted == "duckdb":
        return None
    if not wanted.startswith(SPARK):
        raise EngineError(message("engine", setting=f"{SETTING}={wanted!r}"))
    if find_spec("pyspark") is None:
        raise EngineError(message("engine-spark", setting=f"{SETTING}={wanted!r}"))
    return wanted
