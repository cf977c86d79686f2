"""Articles and problems → the store: what both the command line and the Corpus page do.

Articles are analysed in chunks, by processes with limits of memory and time (several where there are many articles),
and committed a thousand at a time: a run that is stopped or dies keeps what was committed, and the next run does only
what is missing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from lib import roles
from lib.chunks import Done, analyze_chunk
from lib.language.rules_version import RULES_VERSION
from lib.messages import message
from lib.reading.faults import Item
from lib.reading.limits import Limits, confine, limits
from lib.reading.notes import notes_of, second_text
from lib.reading.text import read_text
from lib.records import NOTES, Article, Problem
from lib.store import corpus, engine, maintenance
from lib.store.cluster import cluster
from lib.store.tables import SCHEMAS, Rows, stored_problems

# Articles a process takes at a time; where they are few, so many, as the stop button is looked at between two chunks.
CHUNK, STEP = 100, 10
COMMIT = 1000
# Fewer articles than this are done as soon by one process.
MANY = 400


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an ingest brought."""

    added: int
    known: int
    problems: tuple[Problem, ...]

    @property
    def unread(self) -> int:
        """How many problems cost an article."""
        return sum(p.kind not in NOTES for p in self.problems)


@dataclass(slots=True)
class Intake:
    """Sorts items into new articles, known ones and problems, as they come."""

    root: Path
    there: set[str]
    seen: dict[str, int] = field(default_factory=dict)
    known: int = 0
    problems: list[Problem] = field(default_factory=list)
    waiting: list[Article] = field(default_factory=list)

    @property
    def settled(self) -> int:
        """Items that need no analysis: known ones and problems."""
        return self.known + len(self.waiting) + sum(p.kind not in NOTES for p in self.problems)

    def take(self, item: Item) -> Article | None:
        """The article, where it is new; else what it is is noted."""
        if isinstance(item, Problem):
            self.problems.append(item)
        elif item.article_id in self.there:
            self.waiting.append(item)
            if len(self.waiting) >= COMMIT:
                self.settle()
        elif item.article_id in self.seen:
            same = self.seen[item.article_id] == hash(item.text)
            self.known += same
            self.problems += [] if same else [second_text(item)]
        else:
            self.seen[item.article_id] = hash(item.text)
            self.problems += notes_of(item)
            return item
        return None

    def settle(self) -> None:
        """Compares articles whose ids the store has with the texts it has."""
        texts = corpus.texts(self.root, [a.article_id for a in self.waiting])
        for article in self.waiting:
            same = texts.get(article.article_id) == article.text
            self.known += same
            if not same:
                taken = message("id-taken", id=repr(article.article_id))
                self.problems.append(Problem(article.origin, None, "id", taken))
        self.waiting = []


Progress = Callable[[int, str], bool]


def ingest(
    root: Path,
    items: Iterable[Item],
    label: str,
    progress: Progress = lambda done, name: True,
    workers: int | None = None,
) -> Outcome:
    """Analyses what is new and commits it with the problems.

    `progress` is called after every few articles with the number of items settled and the origin of the last; where it
    gives False the rest is left out and what was done is kept. `workers` processes analyse (as many as there are cores
    where articles are many).
    """
    roles.checked()
    intake = Intake(root, corpus.known_articles(root))

    def fresh() -> Iterator[Article]:
        for item in items:
            article = intake.take(item)
            if article:
                yield article

    added = analysed_so_far = 0
    pending: list[Done] = []
    try:
        for done in analysed(fresh(), workers):
            intake.problems += done.problems
            pending.append(done)
            if sum(len(d.articles) for d in pending) >= COMMIT:
                added += commit(root, pending, [], label)
                pending = []
            analysed_so_far += len(done.articles)
            if not progress(intake.settled + analysed_so_far, done.last):
                break
        intake.settle()
    except BaseException:  # stopped from outside (Control-C, a click on Stop): what was done is kept
        commit(root, pending, intake.problems, label)
        raise
    added += commit(root, pending, intake.problems, label)
    return Outcome(added, intake.known, tuple(intake.problems))


def commit(root: Path, done: list[Done], problems: list[Problem], label: str) -> int:
    """Commits chunks as one batch; gives back how many articles were new."""
    return corpus.add_rows(root, merged(done), [a for d in done for a in d.articles], problems, label, RULES_VERSION)


def merged(done: list[Done]) -> Rows:
    """The rows of chunks, by table."""
    return {name: [row for d in done for row in d.rows.get(name, ())] for name in SCHEMAS if name != "problems"}


def chunks(articles: Iterator[Article], size: int) -> Iterator[list[Article]]:
    """Lists of `size` articles."""
    while chunk := list(islice(articles, size)):
        yield chunk


def analysed(articles: Iterator[Article], workers: int | None) -> Iterator[Done]:
    """Chunks analysed, in the order they come ready; on the cluster that KUTIPAN_ENGINE names, where it names one."""
    master = cluster()
    if master:
        yield from engine.spread(master, analyze_chunk, chunks(articles, CHUNK))
        return
    first = list(islice(articles, MANY))
    if not first:
        return
    many = len(first) == MANY
    everything = (a for part in (first, articles) for a in part)
    yield from pooled(chunks(everything, CHUNK if many else STEP), workers or (os.cpu_count() or 1 if many else 1))


@cache
def ready_processes() -> BaseContext:
    """How the pool's processes begin: forked from a process of its own that has loaded what an analysis needs, and no
    threads of the app; on systems without fork each begins by itself."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["lib.analysis.ready"])
    return context


# The pool of one process that waits for the next few articles, by its limits: to start one costs a second.
IDLE: dict[Limits, ProcessPoolExecutor] = {}


def borrowed(count: int) -> ProcessPoolExecutor:
    """A pool of so many processes: the one that waits, where one is enough, else a new one."""
    idle = IDLE.pop(limits(), None) if count == 1 else None
    return idle or ProcessPoolExecutor(count, ready_processes(), confine, (limits(),))


def given_back(pool: ProcessPoolExecutor, count: int, whole: bool) -> None:
    """Lets a pool of one process wait for the next articles, where it has done all it was given and none waits already;
    ends every other one."""
    if not (whole and count == 1 and IDLE.setdefault(limits(), pool) is pool):
        pool.shutdown(wait=False, cancel_futures=True)


def pooled(work: Iterator[list[Article]], count: int) -> Iterator[Done]:
    """Chunks analysed by `count` processes, in the order they come ready.

    Where a process dies its pool breaks, and which of the chunks in flight did it is not known. Each of them is then
    analysed by itself, before any other; one that breaks a pool by itself is halved until the article is found. That
    article becomes a problem, and no other is lost.
    """
    suspects: list[list[Article]] = []
    while True:
        pool, whole = borrowed(count), False
        try:
            while suspects:
                done = pool.submit(analyze_chunk, suspects[-1]).result()
                suspects.pop()
                yield done
            broken = yield from in_flight(pool, work, 2 * count)
            if not broken:
                whole = True
                return
            suspects = broken
        except BrokenProcessPool:
            guilty = suspects.pop()
            half = len(guilty) // 2
            if half:
                suspects += [guilty[half:], guilty[:half]]
            else:
                yield Done({}, [], [died(guilty[0])], guilty[0].origin)
        finally:
            given_back(pool, count, whole)


def in_flight(
    pool: ProcessPoolExecutor, work: Iterator[list[Article]], most: int
) -> Generator[Done, None, list[list[Article]]]:
    """Chunks analysed by a pool, `most` of them at a time. Gives back those that were in flight when it broke, none
    where all is done."""
    running: dict[Future[Done], list[Article]] = {}
    chunk: list[Article] | None = None
    try:
        while True:
            while len(running) < most and (chunk := next(work, None)):
                running[pool.submit(analyze_chunk, chunk)] = chunk
                chunk = None
            if not running:
                return []
            done = wait(running, return_when=FIRST_COMPLETED).done
            for future in [f for f in running if f in done]:
                result = future.result()
                del running[future]
                yield result
    except BrokenProcessPool:
        # One that was taken and could not be handed to a pool that is broken already is in flight too.
        return [*running.values(), *([chunk] if chunk else [])]


def died(article: Article) -> Problem:
    """The problem of an article whose analysis ends its process: no exception tells why."""
    return Problem(article.origin, None, "analysis", message("died", id=repr(article.article_id)))


def stale(root: Path) -> list[corpus.Batch]:
    """Batches analysed by other rules than these."""
    return [b for b in corpus.read_manifest(root).batches if b.articles and b.rules != RULES_VERSION]


def reanalyze(root: Path, progress: Progress = lambda done, name: True) -> int:
    """Analyses stale batches anew, one commit each, while an app may read; gives back how many articles were redone."""
    redone = 0
    for batch in stale(root):
        if not progress(redone, batch.label):
            break
        rows = pq.read_table(root / batch.files["articles"]).to_pylist()
        done = list(analysed(map(stored_article, rows), 1))
        tables: Rows = merged(done)
        kept = pq.read_table(root / batch.files["problems"]).to_pylist() if "problems" in batch.files else []
        tables["problems"] = kept + stored_problems(p for d in done for p in d.problems)
        ids = [a for d in done for a in d.articles]
        if set(ids) != set(batch.articles):
            raise RuntimeError(
                f"the rules failed on {len(batch.articles) - len(ids)} articles of {batch.label}: nothing was changed"
            )
        with corpus.writer_lock(root):
            new = corpus.commit_batch(root, tables, batch.label, ids, RULES_VERSION)
        redone += len(ids) if maintenance.replaced(root, batch, new) else 0
    return redone


def stored_article(row: dict[str, Any]) -> Article:
    """An article as it was read, from its row."""
    given = {k: row[k] for k in ("title", "date", "outlet", "url", "language")}
    article = read_text(row["text"], row["origin"], {"id": row["article_id"], **given})
    hour = row.get("hour")
    return article if article.date is None or hour is None else replace(article, date=replace(article.date, hour=hour))
