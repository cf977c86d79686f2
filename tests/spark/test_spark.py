"""The same queries and the same ingest on a Spark cluster of two workers: the same frames, also where an executor
dies."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

pytest.importorskip("pyspark", reason="make test-spark installs it")

from lib import edition
from lib.ingest import ingest
from lib.messages import message
from lib.records import Problem
from lib.store import cluster as choice
from lib.store import corpus, engine, kept, maintenance, names, query
from lib.store.filters import Filters
from lib.store.tables import SCHEMAS
from tests.composed import composed
from tests.questions import FILTERS, QUESTIONS, answer
from tests.spark.cluster import cluster, executors

pytestmark = pytest.mark.spark
ARTICLES = 300
# Spark plans a question in seconds: each is asked without filters and under one set of them in turn. What filters are in
# SQL is made by few functions; some questions of each are asked under all sets.
EACH_FILTERED = (
    "counts", "quotes", "distinct quotes", "articles", "speakers", "entities", "sentences", "dates past",
    "lanes of entities",
)  # fmt: skip
# Not what leaves nothing: equal frames without rows would say little.
IN_TURN = [f for f in FILTERS if f not in ("none", "nothing")]
ASKED = [(name, "none") for name in QUESTIONS] + [
    (name, filters)
    for nth, name in enumerate(QUESTIONS)
    for filters in ([*IN_TURN, "nothing"] if name in EACH_FILTERED else [IN_TURN[nth % len(IN_TURN)]])
]


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with cluster(tmp_path_factory.mktemp("cluster")) as address:
        yield address
        engine.spark_session(address).stop()
        engine.spark_session.cache_clear()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of three batches, made without Spark."""
    found = tmp_path_factory.mktemp("duck") / "store"
    articles = list(composed(ARTICLES))
    for start in range(0, ARTICLES, 100):
        broken = Problem(f"{start}.txt", None, "empty", message("empty"))
        ingest(found, [*articles[start : start + 100], broken], f"batch {start}", workers=1)
    return found


def opened(root: Path, wanted: str) -> query.Corpus:
    """The store, asked through one of the engines."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(choice.SETTING, wanted)
        return query.Corpus(root, edition.RULES)


@pytest.fixture(scope="module")
def both(root: Path, master: str) -> tuple[query.Corpus, query.Corpus]:
    """The store through DuckDB and through Spark."""
    return opened(root, "duckdb"), opened(root, master)


@pytest.mark.parametrize(("name", "filters"), ASKED)
def test_both_engines_give_the_same_frames(name: str, filters: str, both: tuple[query.Corpus, query.Corpus]) -> None:
    duck, spark = (answer(corpus, name, filters) for corpus in both)
    pd.testing.assert_frame_equal(duck, spark)
    assert len(duck) or filters != "none"


def test_an_empty_store_is_empty_on_both(tmp_path: Path, master: str) -> None:
    both = [opened(tmp_path / "none", wanted) for wanted in ("duckdb", master)]
    pd.testing.assert_frame_equal(*(query.quotes(c, Filters()) for c in both))
    pd.testing.assert_frame_equal(*(names.by_entity(c, Filters()) for c in both))


def tables(root: Path) -> dict[str, pd.DataFrame]:
    """All rows of a store but its problems and the time of their making, in an order of their own."""
    parts: dict[str, list[pa.Table]] = {}
    for batch in corpus.read_manifest(root).batches:
        for name, file in batch.files.items():
            parts.setdefault(name, []).append(pq.read_table(root / file, schema=SCHEMAS[name]))
    found = {}
    for name, held in parts.items():
        if name == "problems":
            continue
        frame = pa.concat_tables(held).to_pandas().drop(columns=["ingested_at"], errors="ignore")
        keys = [c for c in ("article_id", "start", "end", "sentence", "origin") if c in frame]
        found[name] = frame.sort_values(keys).reset_index(drop=True)
    return found


def assert_same_stores(one: Path, other: Path) -> None:
    expected, got = tables(one), tables(other)
    assert expected.keys() == got.keys()
    for name, frame in expected.items():
        pd.testing.assert_frame_equal(frame, got[name])


def test_ingest_on_the_cluster_gives_the_same_store(
    root: Path, master: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(choice.SETTING, master)
    outcome = ingest(tmp_path / "store", composed(ARTICLES), "on spark")
    assert (outcome.added, outcome.unread) == (ARTICLES, 0)
    assert ingest(tmp_path / "store", composed(ARTICLES), "again").added == 0
    assert list(maintenance.verify(tmp_path / "store")) == []
    assert_same_stores(root, tmp_path / "store")


def kill_one_while_working(session: Any, killed: list[int], over: Event) -> None:
    """Waits until tasks are seen to run, then kills an executor with SIGKILL."""
    tracker = session.sparkContext.statusTracker()
    while not over.is_set():
        stages = [tracker.getStageInfo(s) for s in tracker.getActiveStageIds()]
        if any(s and s.numActiveTasks for s in stages) and (alive := executors()):
            os.kill(alive[0], signal.SIGKILL)
            killed.append(alive[0])
            return
        time.sleep(0.005)


def with_a_death(master: str, work: Callable[[], Any]) -> Any:
    """What `work` gives although an executor was killed while it ran."""
    session = engine.spark_session(master)
    until = time.monotonic() + 60
    while len(executors()) < 2:  # the one killed before is started anew by its worker
        assert time.monotonic() < until, "the cluster has no two executors"
        time.sleep(0.05)
    killed: list[int] = []
    over = Event()
    killer = Thread(target=kill_one_while_working, args=(session, killed, over))
    killer.start()
    try:
        result = work()
    finally:
        over.set()
        killer.join()
    assert killed, "no task was seen to run: nothing was killed, so nothing was shown"
    return result


def test_an_executor_killed_in_the_middle_of_an_ingest_costs_nothing(
    root: Path, master: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(choice.SETTING, master)
    outcome = with_a_death(master, lambda: ingest(tmp_path / "store", composed(ARTICLES), "with a death"))
    assert (outcome.added, outcome.unread) == (ARTICLES, 0)
    assert_same_stores(root, tmp_path / "store")


def test_an_executor_killed_in_the_middle_of_a_query_costs_nothing(
    both: tuple[query.Corpus, query.Corpus], master: str
) -> None:
    duck, spark = both
    expected = query.quotes(duck, Filters(), limit=None)
    got = with_a_death(master, lambda: query.quotes(spark, Filters(), limit=None))
    pd.testing.assert_frame_equal(expected, got)


@pytest.mark.parametrize("value", ["postgres://x", "spark:/x", "yes"])
def test_an_engine_that_there_is_not_is_named(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(choice.SETTING, value)
    with pytest.raises(choice.EngineError, match=r"duckdb, spark://"):
        engine.engine()


def test_the_manifest_stays_the_only_truth(root: Path) -> None:
    listed = {f for b in corpus.read_manifest(root).batches for f in b.files.values()}
    found = {f"{p.parent.name}/{p.name}" for p in root.rglob("*.parquet") if p.parent.name != kept.FOLDER}
    assert listed == found
