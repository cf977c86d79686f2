"""Which engine runs the queries: what KUTIPAN_ENGINE says, told without loading any."""

from __future__ import annotations

import os
from importlib.util import find_spec

SETTING = "KUTIPAN_ENGINE"
SPARK = ("spark://", "sc://", "local[")


class EngineError(ValueError):
    """The setting names an engine that there is not; the message says what to do."""


def cluster() -> str | None:
    """The Spark address that KUTIPAN_ENGINE names; None for DuckDB, also where it is not set. Raises EngineError."""
    wanted = os.environ.get(SETTING, "").strip() or "duckdb"
    if wanted == "duckdb":
        return None
    if not wanted.startswith(SPARK):
        raise EngineError(f"{SETTING}={wanted!r}: it is duckdb, spark://host:7077 or sc://host:15002")
    if find_spec("pyspark") is None:
        raise EngineError(f"{SETTING}={wanted!r} needs Spark: pip install -r requirements-spark.txt (and Java 17)")
    return wanted
