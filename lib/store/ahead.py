"""Questions asked ahead of the moment their answers are needed, while a page draws what stands above.

A page that ends early, as one does whose filters change while it is drawn, needs no answer any more: what no thread has
begun to ask for it then is withdrawn.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

# The engine has all cores for one question, but most are too small to be shared out: two at a time use two cores.
WORKERS = ThreadPoolExecutor(2, thread_name_prefix="kutipan_ahead")


class Asking(threading.local):
    """What this thread, which draws a page, has asked ahead."""

    def __init__(self) -> None:
        self.waiting: list[Future[object]] = []


ASKING = Asking()


def ahead(question: Callable[Given, Answer], *given: Given.args, **named: Given.kwargs) -> Callable[[], Answer]:
    """Asks a question of lib/store in a thread of its own. What it gives back is called where the answer is needed: it
    waits for it, or asks itself where no thread has begun to; what the question raises is raised there."""
    waiting = WORKERS.submit(question, *given, **named)
    ASKING.waiting.append(cast("Future[object]", waiting))

    def answer() -> Answer:
        return question(*given, **named) if waiting.cancel() else waiting.result()

    return answer


def withdraw() -> None:
    """Withdraws what this thread has asked ahead and nobody has begun to ask."""
    for waiting in ASKING.waiting:
        waiting.cancel()
    ASKING.waiting.clear()
