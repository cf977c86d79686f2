"""The process that reads what comes from outside: it is asked for one file at a time, and sends back what it finds.

What a file does to it costs that file only (lib/reading/confined.py).
"""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from lib.letters import writable
from lib.reading import documents
from lib.reading.budget import Budget
from lib.reading.faults import Item
from lib.reading.limits import Limits, confine, limits
from lib.reading.messages import ENCODER, REQUESTS, Answer, Begun, Done, Links, Read, Request, Unread
from lib.reading.readers import read_bytes, read_file
from lib.reading.text import ReadError, language_of
from lib.records import Article

# Seconds without work after which the process ends.
IDLE = 300
# How a process ends that got no more memory.
GREW = 77


def serve(line: Connection, most: Limits) -> None:
    """Answers what is asked, until nothing is for a while or the process has grown."""
    confine(most)
    quiet()
    language_of("")  # its model is loaded before the time of a file runs
    try:
        while line.poll(IDLE):
            if not served(line, most):
                return
    except EOFError:
        return
    except MemoryError:  # where no reader could make a problem of it
        os._exit(GREW)


def served(line: Connection, most: Limits) -> bool:
    """Answers one request; whether the process is fit for another."""
    request: Request = REQUESTS.decode(line.recv_bytes())
    send(line, Begun(0, request.origin))
    for answer in answers(request, line):
        send(line, answer)
    last = peak() > most.memory_bytes // 2
    send(line, Done(last))
    return not last


def quiet() -> None:
    """Lets the libraries that read say nothing on the terminal: what matters of it becomes a problem."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)


def send(line: Connection, answer: Answer) -> None:
    """Sends an answer, and lets the time for the next one run: where it takes more computing, the system ends the
    process, whatever it does (on Windows the other side does)."""
    line.send_bytes(ENCODER.encode(answer))
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, 0 if isinstance(answer, Done) else limits().read_seconds)


def answers(request: Request, line: Connection) -> Iterator[Answer]:
    """What a request asks for."""
    if request.links:
        yield Links(tuple(entry_links(request.data)))
        return
    budget = Budget(len(request.data), request.done, frozenset(request.broken))
    budget.told = lambda number, name: send(line, Begun(number, writable(name)))
    for item in items(request, budget):
        yield Read(item) if isinstance(item, Article) else Unread(item)


def items(request: Request, budget: Budget) -> Iterator[Item]:
    """The articles and problems of a request's file."""
    if request.path is not None:
        return read_file(Path(os.fsdecode(request.path)), repair=request.repair, budget=budget)
    return read_bytes(request.data, request.origin, repair=request.repair, address=request.address, budget=budget)


def entry_links(data: bytes) -> list[str]:
    """The pages that a feed's entries link to, as they stand there; none where it is no feed."""
    try:
        found = [entry.get("link") for entry in documents.feed(data)[0]]
    except ReadError:
        return []
    return [writable(str(link)) for link in found if link]


def peak() -> int:
    """The most memory that the process has had, in bytes; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    if sys.platform == "linux":
        # What getrusage says there is as much as the process had that this one was begun by: of a big app, each file
        # had a process of its own.
        found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
        return int(found[1]) * 1024 if found else 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
