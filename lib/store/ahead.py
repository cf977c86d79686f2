"""Questions asked ahead of the moment their answers are needed, while a page draws what stands above."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

# The engine has all cores for one question, but most are too small to be shared out: two at a time use two cores.
WORKERS = ThreadPoolExecutor(2, thread_name_prefix="kutipan_ahead")


def ahead(question: Callable[Given, Answer], *given: Given.args, **named: Given.kwargs) -> Callable[[], Answer]:
    """Asks a question of lib/store in a thread of its own. What it gives back is called where the answer is needed: it
    waits for it, or asks itself where no thread has begun to; what the question raises is raised there."""
    waiting = WORKERS.submit(question, *given, **named)

    def answer() -> Answer:
        return question(*given, **named) if waiting.cancel() else waiting.result()

    return answer
