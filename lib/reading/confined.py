"""Untrusted input → articles and problems, read by a process of its own with limits of memory and time.

This is the one way in for whatever a person brings: files, pastes, what an address gave. A process reads many files
one after another and is kept for the next reader; a file that makes it die, hang or grow costs itself, or where it is
an archive the member that did it, and a new process goes on behind it.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import msgspec

from lib.letters import writable
from lib.messages import message
from lib.reading.faults import Item
from lib.reading.limits import Limits, limits
from lib.reading.messages import ANSWERS, ENCODER, Answer, Begun, Done, Links, Read, Request, Unread
from lib.reading.text import ReadError
from lib.reading.worker import GREW, serve
from lib.records import Problem

# Called while something is read, a few times a second at least: it may raise, to stop it.
Waiting = Callable[[], object]
LOOK = 0.2
# So many seconds a process that is ended may take to be gone.
GONE = 2.0
# A process that computes too long is ended by the system, as it asked for itself (worker.py). One that hangs without
# computing, or on a system without such a clock, is ended after so many times as long; starting may take so many
# seconds.
PATIENCE, START = 5, 120
# So many members of one archive may break a process; then the rest of it is left out.
BREAKS = 3
# Processes that wait for the next reader, and how many read at the same time.
KEPT = 2
AT_ONCE = threading.BoundedSemaphore(max(4, os.cpu_count() or 1))
idle: list[Reader] = []
lock = threading.Lock()


@dataclass(slots=True, eq=False)
class Reader:
    """A process that reads, the line to it, the limits it was started with, and what sends it a request now."""

    process: BaseProcess
    line: Connection
    most: Limits
    sending: threading.Thread | None = None

    def ask(self, request: bytes) -> None:
        """Sends a request, from a thread of its own: a process that takes in no more than the line holds keeps nobody
        from looking up and ending it."""
        self.sending = threading.Thread(target=sent, args=(self.line, request), daemon=True)
        self.sending.start()

    def end(self) -> None:
        """Ends the process, whatever it does, and leaves nothing of it."""
        self.process.kill()
        self.process.join(GONE)
        if self.sending:  # the line breaks under it with the process; closed before, its number could be another's
            self.sending.join(GONE)
        self.line.close()


def sent(line: Connection, request: bytes) -> None:
    """Sends a request to its end. Where the process is gone, whoever waits for its answer meets that too."""
    with suppress(OSError):
        line.send_bytes(request)


class BrokenError(ReadError):
    """A process that reads came to its end before its work did."""


class UnbegunError(BrokenError):
    """It did so before it read anything of the file."""


def started() -> Reader:
    """A new process. It is begun anew and not forked: the app's threads and what they hold stay out of it."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, limits()), daemon=True)
    process.start()
    theirs.close()
    return Reader(process, ours, limits())


def borrowed() -> Reader:
    """A process that waits for work under today's limits, or a new one."""
    while True:
        with lock:
            reader = idle.pop() if idle else None
        if reader is None:
            return started()
        if reader.process.is_alive() and reader.most == limits():
            return reader
        reader.end()


def given_back(reader: Reader) -> None:
    """Keeps a process for the next reader, where few enough wait."""
    with lock:
        kept = len(idle) < KEPT
        if kept:
            idle.append(reader)
    if not kept:
        reader.end()


@contextmanager
def turn(waiting: Waiting) -> Iterator[None]:
    """Waits until few enough others read."""
    while not AT_ONCE.acquire(timeout=LOOK):
        waiting()
    try:
        yield
    finally:
        AT_ONCE.release()


def asked(request: Request, waiting: Waiting) -> Iterator[Answer]:
    """What a process answers, up to and without its last word. Raises BrokenError where the process comes to its end
    before; where the caller leaves early the process is ended."""
    data = ENCODER.encode(request)
    with turn(waiting):
        try:
            yield from answers(borrowed(), data, waiting)
        except UnbegunError:  # a kept process ends by itself where none asks it anything for long
            yield from answers(started(), data, waiting)


def answers(reader: Reader, request: bytes, waiting: Waiting) -> Iterator[Answer]:
    """What this process answers; it is kept, or ended."""
    whole = False
    gone: type[BrokenError] = UnbegunError
    try:
        try:
            reader.ask(request)
            answer = answered(reader, waiting, START)
            gone = BrokenError
            while not isinstance(answer, Done):
                yield answer
                answer = answered(reader, waiting, PATIENCE * reader.most.read_seconds)
        except (EOFError, OSError, msgspec.DecodeError) as error:
            raise ended(reader, gone) from error
        whole = not answer.last
    finally:
        if whole:
            given_back(reader)
        else:
            reader.end()


def answered(reader: Reader, waiting: Waiting, seconds: float) -> Answer:
    """The next answer. Raises BrokenError where none comes in time, EOFError and OSError where the process is gone."""
    until = time.monotonic() + seconds
    while not reader.line.poll(LOOK):
        waiting()
        if time.monotonic() > until:
            raise took_too_long(reader)
    answer: Answer = ANSWERS.decode(reader.line.recv_bytes())
    return answer


def ended(reader: Reader, gone: type[BrokenError]) -> BrokenError:
    """Why a process is gone."""
    reader.process.join(GONE)
    if sys.platform != "win32" and reader.process.exitcode == -signal.SIGPROF:
        return took_too_long(reader)
    if reader.process.exitcode == GREW:
        return gone("memory", message("reading-memory", most=reader.most.memory_bytes))
    return gone("unreadable", message("reader-died"))


def took_too_long(reader: Reader) -> BrokenError:
    """A process was ended for its time."""
    return BrokenError("time-out", message("reading-time", n=reader.most.read_seconds))


def of_request(request: Request, waiting: Waiting) -> Iterator[Item]:
    """Articles and problems of a file; of an archive also what stands behind a member that broke a process."""
    told: set[Problem] = set()
    at, done = Begun(0, request.origin), 0
    broken: tuple[int, ...] = ()
    while True:
        before = frozenset(told)
        try:
            for answer in asked(msgspec.structs.replace(request, done=done, broken=broken), waiting):
                if isinstance(answer, Read):
                    yield answer.article
                elif isinstance(answer, Unread) and answer.problem not in before:
                    told.add(answer.problem)
                    yield answer.problem
                elif isinstance(answer, Begun) and answer.number:
                    at = answer
            return
        except BrokenError as error:
            yield Problem(at.name, None, error.kind, error.message)
        if not at.number:
            return
        done, broken = max(done, at.number), (*broken, at.number)
        if len(broken) == BREAKS:
            yield Problem(request.origin, None, "too many", message("breaks", n=BREAKS))
            return


def read_data(
    data: bytes, origin: str, *, repair: bool = False, address: str | None = None, waiting: Waiting = lambda: None
) -> Iterator[Item]:
    """Articles and problems of a file's bytes, told apart by the ending of `origin`; `address` is where it was
    fetched from."""
    name = writable(origin)
    yield from of_request(Request(name, None, data, repair, address), waiting)


def read_path(path: Path, *, repair: bool = False, waiting: Waiting = lambda: None) -> Iterator[Item]:
    """Articles and problems of a file, or of all files in a folder, sorted by name; links are not followed."""
    if not path.is_dir():
        yield from of_request(Request(writable(path.name), os.fsencode(path.absolute()), repair=repair), waiting)
        return
    for child in sorted(path.rglob("*")):
        if child.is_symlink():
            yield Problem(writable(child.name), None, "link", message("links"))
        elif child.is_file() and not child.name.startswith("."):
            yield from read_path(child, repair=repair, waiting=waiting)


def feed_links(data: bytes, waiting: Waiting = lambda: None) -> tuple[str, ...]:
    """The pages that a feed's entries link to, as they stand there; none where it is no feed. Raises BrokenError."""
    return tuple(
        link
        for answer in asked(Request(data=data, links=True), waiting)
        if isinstance(answer, Links)
        for link in answer.links
    )
