"""What runs the queries: DuckDB inside the process, or Apache Spark where KUTIPAN_ENGINE names a cluster.

Both answer the same questions over the same Parquet parts and give the same frames, dtypes included (tests/spark):
questions are DuckDB's SQL, which sqlglot turns into Spark's.
"""

from __future__ import annotations

import os
import pickle
import sys
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from tempfile import gettempdir
from types import MappingProxyType
from typing import Any, Protocol

import duckdb
import pandas as pd
import pyarrow as pa

from lib.store.cluster import cluster

# Parts sent to a cluster at a time: the driver holds the results of so many.
WAVE = 32
CHECKOUT = Path(__file__).parents[2]
# Spark's name for the rules that it leaves out where it plans anew as it runs, and the one we leave out: it takes rows
# of a join for a single one and drops their ORDER BY (Spark 4; tests/spark: "quotes behind a bar").
LEFT_OUT = "spark.sql.adaptive.optimizer.excludedRules"
ONE_ROW = "org.apache.spark.sql.catalyst.optimizer.OptimizeOneRowPlan"
# DuckDB counts by a number in a plain array, in half the time of a hash table, where all columns of a
# GROUP BY together take no more bits than this (its own setting is 12): places of a million articles, an array of 16 to
# 80 MB a thread, by what is counted. A question over few rows fills it too, in some milliseconds.
COUNTED = 20
# No column is coded.
CODED: Mapping[str, Sequence[str]] = MappingProxyType({})


class OutdatedError(RuntimeError):
    """A part that this version of the store lists is gone: a newer version has taken its place. Ask that one."""


class Engine(Protocol):
    """Holds the tables of one version of a store and answers questions in DuckDB's SQL over them. `changes`: whether
    what it keeps can be changed."""

    changes: bool

    def load(self, name: str, files: list[Path], schema: pa.Schema) -> None:
        """Gives Parquet parts a name (an empty table where there are none)."""

    def keep(self, name: str, rows: pa.Table) -> None:
        """Gives rows that the caller holds a name, for as long as the engine lives."""

    def define(
        self, name: str, sql: str, *, made: bool = False, coded: Mapping[str, Sequence[str]] = CODED, along: str = ""
    ) -> None:
        """Gives a question without parameters a name; `made`: its rows are made now and kept, texts that can be one of
        few in columns of theirs (`coded`, with all that they can be) as their numbers, in an order (`along`), both
        where the engine is faster by it."""

    def change(self, rows: Mapping[str, pa.Table], statements: Sequence[str], given: Mapping[str, Any]) -> None:
        """Runs statements over kept tables and `rows` as one transaction; only where `changes` says that the engine
        can."""

    def run(self, sql: str, given: Mapping[str, Any]) -> pd.DataFrame:
        """The rows of a question: strings as `str`, whole numbers as `int64` (`Int64` where some are missing). A value
        that is a frame is the table of that name."""

    def rows(self, sql: str, given: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The rows of a question as plain values, None where one is missing."""


class DuckEngine:
    """DuckDB in this process: a connection a version, a cursor a question. What does not fit into memory goes to its
    own files."""

    changes = True

    def __init__(self) -> None:
        self.connection = duckdb.connect(config={"perfect_ht_threshold": COUNTED})
        self.files: list[Path] = []
        # Every question says its order itself; keeping that of the parts costs memory.
        self.connection.execute("SET preserve_insertion_order = false")
        # By itself it writes into the working folder, which a container keeps read-only.
        self.connection.execute("SET temp_directory = $folder", {"folder": str(Path(gettempdir()) / "kutipan_spill")})

    def load(self, name: str, files: list[Path], schema: pa.Schema) -> None:
        """A view over the parts. A column that a part of an earlier release has not is missing in its rows."""
        self.files += files
        self.connection.register("empty_part", schema.empty_table())
        if files:
            try_files(files)
            listed = ", ".join("'" + str(f).replace("'", "''") + "'" for f in files)
            # The types are given and not asked of each part: no part is opened before a question needs it.
            kinds = self.connection.execute("DESCRIBE empty_part").fetchall()
            given = ", ".join(f"'{c}': {{name: '{c}', type: '{kind}', default_value: NULL}}" for c, kind, *_ in kinds)
            self.connection.execute(
                f'CREATE VIEW "{name}" AS SELECT * FROM read_parquet([{listed}], schema = MAP {{{given}}})'
            )
        else:
            self.connection.execute(f'CREATE TABLE "{name}" AS SELECT * FROM empty_part')
        self.connection.unregister("empty_part")

    def keep(self, name: str, rows: pa.Table) -> None:
        """A table in memory."""
        self.connection.register("given_rows", rows)
        self.connection.execute(f'CREATE OR REPLACE TABLE "{name}" AS SELECT * FROM given_rows')
        self.connection.unregister("given_rows")

    def define(
        self, name: str, sql: str, *, made: bool = False, coded: Mapping[str, Sequence[str]] = CODED, along: str = ""
    ) -> None:
        """A view, or a table in memory; what is coded there is an ENUM, which is filtered and grouped by in half the
        time of a text and means the same in every question, also in its order where `coded` is in that of texts. Rows
        that lie `along` what they are grouped by are grouped in half the time. On a cursor of its own: sessions may
        ask meanwhile."""
        laid = f"{sql} ORDER BY {along}" if along else sql
        with self.connection.cursor() as cursor:
            try:
                cursor.execute(f'CREATE OR REPLACE {"TABLE" if made else "VIEW"} "{name}" AS {laid}')
            except duckdb.IOException as error:
                try_files(self.files)
                raise error
            for column in (c for c, values in coded.items() if values):
                cursor.register("given_values", pa.table({"value": pa.array(coded[column], pa.string())}))
                cursor.execute(f'CREATE TYPE "{name}_{column}" AS ENUM (SELECT value FROM given_values)')
                cursor.execute(f'ALTER TABLE "{name}" ALTER "{column}" TYPE "{name}_{column}"')
                cursor.unregister("given_values")

    def change(self, rows: Mapping[str, pa.Table], statements: Sequence[str], given: Mapping[str, Any]) -> None:
        """One transaction on a cursor of its own: a question sees all of it or none."""
        with self.connection.cursor() as cursor:
            for name, held in rows.items():
                cursor.register(name, held)
            cursor.begin()
            try:
                for statement in statements:
                    cursor.execute(statement, {k: v for k, v in given.items() if f"${k}" in statement})
            except duckdb.Error:
                cursor.rollback()
                raise
            cursor.commit()

    def run(self, sql: str, given: Mapping[str, Any]) -> pd.DataFrame:
        """Runs on a cursor of its own, so that sessions do not wait for one another."""
        try:
            tables, values = parted(given)
            with self.connection.cursor() as cursor:
                for name, rows in tables.items():
                    cursor.register(name, rows)
                cursor.execute(sql, values)
                kinds = {name: str(kind) for name, kind, *_ in cursor.description or ()}
                texts = [name for name, kind in kinds.items() if kind == "VARCHAR" or kind.startswith("ENUM")]
                return as_strings(cursor.df(), texts)
        except duckdb.IOException as error:
            try_files(self.files)
            raise error

    def rows(self, sql: str, given: Mapping[str, Any]) -> list[dict[str, Any]]:
        """As `run`, without a frame."""
        try:
            with self.connection.cursor() as cursor:
                rows = cursor.execute(sql, dict(given)).fetchall()
                names = [name for name, *_ in cursor.description or ()]
                return [dict(zip(names, row, strict=True)) for row in rows]
        except duckdb.IOException as error:
            try_files(self.files)
            raise error


def parted(given: Mapping[str, Any]) -> tuple[dict[str, pd.DataFrame], dict[str, Any]]:
    """The values of a question that are tables, and the others."""
    tables = {name: value for name, value in given.items() if isinstance(value, pd.DataFrame)}
    return tables, {name: value for name, value in given.items() if name not in tables}


def as_strings(rows: pd.DataFrame, texts: list[str]) -> pd.DataFrame:
    """Rows whose text columns are `str`: DuckDB gives one whose values are all missing as objects, and a coded one as
    categories."""
    lost = [name for name, kind in rows.dtypes.items() if name in texts and kind != "str"]
    return rows.assign(**{name: rows[name].astype("str") for name in lost})


def try_files(files: list[Path]) -> None:
    """Raises OutdatedError where a file is gone already."""
    if not all(f.exists() for f in files):
        raise OutdatedError


class SparkEngine:
    """A Spark session that this process shares; each version's tables are views under names of their own."""

    changes = False

    def __init__(self, master: str) -> None:
        self.session = spark_session(master)
        self.mark = uuid.uuid4().hex[:12]
        self.names: set[str] = set()

    def view(self, name: str) -> str:
        """What a table of this version is called in the session."""
        self.names.add(name)
        return f"{name}_{self.mark}"

    def load(self, name: str, files: list[Path], schema: pa.Schema) -> None:
        """A view over the parts, which every worker must reach under the same path."""
        from pyspark.sql.pandas.types import from_arrow_schema

        types = from_arrow_schema(schema)
        found = (
            self.session.read.schema(types).parquet(*(f.absolute().as_uri() for f in files))
            if files
            else self.session.createDataFrame([], types)
        )
        found.createOrReplaceTempView(self.view(name))

    def keep(self, name: str, rows: pa.Table) -> None:
        """A view over rows that the driver holds."""
        self.session.createDataFrame(plain_strings(rows)).createOrReplaceTempView(self.view(name))

    def define(
        self, name: str, sql: str, *, made: bool = False, coded: Mapping[str, Sequence[str]] = CODED, along: str = ""
    ) -> None:
        """A view; what is to be kept is kept by the cluster from its first use on."""
        found = self.session.sql(self.translated(sql))
        (found.cache() if made else found).createOrReplaceTempView(self.view(name))

    def change(self, rows: Mapping[str, pa.Table], statements: Sequence[str], given: Mapping[str, Any]) -> None:
        """Spark's tables are views: none is changed."""
        raise NotImplementedError

    def run(self, sql: str, given: Mapping[str, Any]) -> pd.DataFrame:
        """Runs on the cluster; the rows pass through DuckDB, so that their dtypes are those of the other engine."""
        tables, values = parted(given)
        # A session may ask of the same table meanwhile: each question has its own.
        views = {name: f"{name}_{uuid.uuid4().hex[:12]}" for name in tables}
        try:
            for name, view in views.items():
                rows = pa.Table.from_pandas(tables[name], preserve_index=False)  # has types where it has no rows
                self.session.createDataFrame(plain_strings(rows)).createOrReplaceTempView(view)
            found = self.session.sql(self.translated(sql, views), args=values).toArrow()
        finally:
            for view in views.values():
                self.session.catalog.dropTempView(view)
        texts = [f.name for f in found.schema if pa.types.is_string(f.type) or pa.types.is_large_string(f.type)]
        with duckdb.connect() as local:
            return as_strings(local.from_arrow(found).df(), texts)

    def rows(self, sql: str, given: Mapping[str, Any]) -> list[dict[str, Any]]:
        """As `run`, without a frame."""
        found: list[dict[str, Any]] = self.session.sql(self.translated(sql), args=dict(given)).toArrow().to_pylist()
        return found

    def translated(self, sql: str, views: Mapping[str, str] | None = None) -> str:
        """A question in Spark's SQL, over the tables of this version and `views` of its own."""
        import sqlglot
        from sqlglot import exp

        tree = sqlglot.parse_one(sql, read="duckdb")
        for table in tree.find_all(exp.Table):
            if table.name in self.names:
                table.this.replace(exp.to_identifier(self.view(table.name)))
            elif views and table.name in views:
                table.this.replace(exp.to_identifier(views[table.name]))
        tree = tree.transform(lambda n: exp.Placeholder(this=n.name) if isinstance(n, exp.Parameter) else n)
        return str(tree.sql(dialect="spark"))


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


def engine() -> Engine:
    """The engine that KUTIPAN_ENGINE names. Raises EngineError where it names none that there is."""
    master = cluster()
    return SparkEngine(master) if master else DuckEngine()


@cache
def spark_session(master: str) -> Any:
    """The Spark session of this process. Workers run this Python and import this checkout: both stand at the same path
    there, or PYSPARK_PYTHON and spark.executorEnv.PYTHONPATH (in SPARK_CONF_DIR) say where else."""
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
    session.conf.set(LEFT_OUT, ",".join(filter(None, (session.conf.get(LEFT_OUT, ""), ONE_ROW))))
    return session
