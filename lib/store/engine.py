"""What runs the queries: DuckDB inside the process, or Apache Spark where KUTIPAN_ENGINE names a cluster.

Both run the same Ibis expressions over the same Parquet parts and give the same frames, dtypes included (tests/spark).
"""

from __future__ import annotations

import os
import pickle
import sys
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

import duckdb
import ibis
import pandas as pd
import pyarrow as pa

SETTING = "KUTIPAN_ENGINE"
SPARK = ("spark://", "sc://", "local[")
# Parts sent to a cluster at a time: the driver holds the results of so many.
WAVE = 32
CHECKOUT = Path(__file__).parents[2]


class EngineError(ValueError):
    """The setting names an engine that there is not; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A question in the engine's SQL, and the types of its answer. Writing it costs more than a small store's answer."""

    sql: str
    schema: pa.Schema


class OutdatedError(RuntimeError):
    """A part that this version of the store lists is gone: a newer version has taken its place. Ask that one."""


class Engine(Protocol):
    """Holds the tables of one version of a store and runs expressions over them. `dialect` is its SQL's name."""

    dialect: str

    def table(self, name: str, files: list[Path], schema: pa.Schema) -> Any:
        """An Ibis table over Parquet parts (an empty one where there are none)."""

    def keep(self, name: str, frame: pd.DataFrame) -> Any:
        """An Ibis table of a frame, for as long as the engine lives."""

    def prepare(self, expression: Any) -> Prepared:
        """An expression as the engine's own SQL, to be run as often as one likes."""

    def run(self, prepared: Prepared) -> pd.DataFrame:
        """The rows: strings as `str`, whole numbers as `int64` (`Int64` where some are missing)."""


class DuckEngine:
    """DuckDB in this process: a connection a version, a cursor a question."""

    dialect = "duckdb"

    def __init__(self) -> None:
        self.connection = ibis.duckdb.connect()
        self.files: list[Path] = []
        # Every question says its order itself; keeping that of the parts costs memory.
        self.connection.con.execute("SET preserve_insertion_order = false")

    def table(self, name: str, files: list[Path], schema: pa.Schema) -> Any:
        """A view over the parts. A column that a part of an earlier release has not is missing in its rows."""
        raw = self.connection.con
        self.files += files
        raw.register("empty_part", schema.empty_table())
        if files:
            try_files(files)
            listed = ", ".join("'" + str(f).replace("'", "''") + "'" for f in files)
            # The types are given and not asked of each part: no part is opened before a question needs it.
            kinds = raw.execute("DESCRIBE empty_part").fetchall()
            given = ", ".join(f"'{c}': {{name: '{c}', type: '{kind}', default_value: NULL}}" for c, kind, *_ in kinds)
            raw.execute(f'CREATE VIEW "{name}" AS SELECT * FROM read_parquet([{listed}], schema = MAP {{{given}}})')
        else:
            raw.execute(f'CREATE TABLE "{name}" AS SELECT * FROM empty_part')
        raw.unregister("empty_part")
        return self.connection.table(name)

    def keep(self, name: str, frame: pd.DataFrame) -> Any:
        """A table in memory."""
        raw = self.connection.con
        raw.register("given_frame", frame)
        raw.execute(f'CREATE OR REPLACE TABLE "{name}" AS SELECT * FROM given_frame')
        raw.unregister("given_frame")
        return self.connection.table(name)

    def prepare(self, expression: Any) -> Prepared:
        """DuckDB's SQL."""
        return Prepared(
            ibis.to_sql(expression, dialect="duckdb", pretty=False), expression.as_table().schema().to_pyarrow()
        )

    def run(self, prepared: Prepared) -> pd.DataFrame:
        """Runs on a cursor of its own, so that sessions do not wait for one another."""
        try:
            with self.connection.con.cursor() as cursor:
                result: pd.DataFrame = cursor.execute(prepared.sql).df()
        except duckdb.IOException as error:
            try_files(self.files)
            raise error
        return as_strings(result, prepared.schema)


def as_strings(rows: pd.DataFrame, schema: pa.Schema) -> pd.DataFrame:
    """Rows whose text columns are `str`: DuckDB gives one whose values are all missing as objects."""
    lost = [f.name for f in schema if pa.types.is_string(f.type) and rows[f.name].dtype == object]
    return rows.astype(dict.fromkeys(lost, "str")) if lost else rows


def try_files(files: list[Path]) -> None:
    """Raises OutdatedError where a file is gone already."""
    if not all(f.exists() for f in files):
        raise OutdatedError


class SparkEngine:
    """A Spark session that this process shares; each version's tables are views under names of their own."""

    dialect = "spark"

    def __init__(self, master: str) -> None:
        self.session = spark_session(master)
        self.connection = ibis.pyspark.connect(self.session)
        self.mark = uuid.uuid4().hex[:12]

    def table(self, name: str, files: list[Path], schema: pa.Schema) -> Any:
        """A view over the parts, which every worker must reach under the same path."""
        from pyspark.sql.pandas.types import from_arrow_schema

        view = f"{name}_{self.mark}"
        types = from_arrow_schema(schema)
        found = self.session.read.schema(types).parquet(*(f.absolute().as_uri() for f in files)) if files else self.session.createDataFrame([], types)  # fmt: skip
        found.createOrReplaceTempView(view)
        return self.connection.table(view)

    def keep(self, name: str, frame: pd.DataFrame) -> Any:
        """A view over rows that the driver holds."""
        view = f"{name}_{self.mark}"
        rows = pa.Table.from_pandas(frame, preserve_index=False)
        self.session.createDataFrame(plain_strings(rows)).createOrReplaceTempView(view)
        return self.connection.table(view)

    def prepare(self, expression: Any) -> Prepared:
        """Spark's SQL."""
        return Prepared(
            ibis.to_sql(expression, dialect="pyspark", pretty=False), expression.as_table().schema().to_pyarrow()
        )

    def run(self, prepared: Prepared) -> pd.DataFrame:
        """Runs on the cluster; the rows pass through DuckDB, so that their dtypes are those of the other engine."""
        rows = self.session.sql(prepared.sql).toArrow()
        wanted = prepared.schema
        # Ibis takes Spark's moments for ones without a zone; Spark itself says UTC.
        rows = rows.cast(pa.schema([f if pa.types.is_timestamp(f.type) else wanted.field(f.name) for f in rows.schema]))
        with duckdb.connect() as local:
            return as_strings(local.from_arrow(rows).df(), wanted)


def spread(master: str, work: Callable[[Any], Any], parts: Iterator[Any]) -> Iterator[Any]:
    """What `work` makes of each part, on the workers of a Spark cluster, a wave of parts at a time.

    A worker that dies costs nothing: Spark gives its parts to another. `work` is a function that workers can import.
    """
    session = spark_session(master)

    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for given in batch.column(0):
                yield pa.record_batch({"result": [pickle.dumps(work(pickle.loads(given.as_py())))]})

    while wave := list(islice(parts, WAVE)):
        frame = session.createDataFrame(pa.table({"part": [pickle.dumps(p) for p in wave]}))
        for given in frame.repartition(len(wave)).mapInArrow(run, "result binary").toArrow().column(0):
            yield pickle.loads(given.as_py())


def plain_strings(rows: pa.Table) -> pa.Table:
    """Arrow's large strings, which pandas writes, as those that Spark takes."""
    fields = [pa.field(f.name, pa.string() if pa.types.is_large_string(f.type) else f.type) for f in rows.schema]
    return rows.cast(pa.schema(fields))


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


def engine() -> Engine:
    """The engine that KUTIPAN_ENGINE names. Raises EngineError where it names none that there is."""
    master = cluster()
    return SparkEngine(master) if master else DuckEngine()


@cache
def spark_session(master: str) -> Any:
    """The Spark session of this process. Workers run this Python and import this checkout: both stand at the same path there,
    or PYSPARK_PYTHON and spark.executorEnv.PYTHONPATH (in SPARK_CONF_DIR) say where else."""
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("Kutipan")
    if master.startswith("sc://"):
        builder = builder.remote(master)
    else:
        builder = builder.master(master).config("spark.executorEnv.PYTHONPATH", str(CHECKOUT))
        builder = builder.config("spark.ui.showConsoleProgress", "false")
    session = builder.getOrCreate()
    session.conf.set("spark.sql.session.timeZone", "UTC")
    return session
