"""Questions asked ahead: the answer is there where it is needed, whoever asked."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from lib.store.ahead import ahead, withdraw


def where(begun: threading.Event, may: threading.Event) -> str:
    """The name of the thread that asks, once it may."""
    begun.set()
    may.wait(60)
    return threading.current_thread().name


def begun_ahead(may: threading.Event) -> Callable[[], str]:
    """A question that a thread has begun to ask."""
    begun = threading.Event()
    answer = ahead(where, begun, may)
    assert begun.wait(60)
    return answer


def test_a_question_is_asked_in_a_thread_of_its_own() -> None:
    may = threading.Event()
    answer = begun_ahead(may)
    may.set()
    assert answer().startswith("kutipan_ahead")


def test_who_needs_an_answer_asks_where_every_thread_is_at_something_else() -> None:
    may, done = threading.Event(), threading.Event()
    done.set()
    busy = [begun_ahead(may), begun_ahead(may)]
    assert ahead(where, threading.Event(), done)() == threading.current_thread().name
    may.set()
    assert all(name().startswith("kutipan_ahead") for name in busy)


def test_what_a_question_raises_is_raised_where_its_answer_is_needed() -> None:
    def fails() -> None:
        raise KeyError("no such table")

    answer = ahead(fails)
    with pytest.raises(KeyError, match="no such table"):
        answer()


def test_what_a_page_no_longer_needs_is_withdrawn() -> None:
    may, asked = threading.Event(), list[str]()
    busy = [begun_ahead(may), begun_ahead(may)]
    ahead(asked.append, "of a page that was left")
    withdraw()
    may.set()
    assert all(name().startswith("kutipan_ahead") for name in busy)
    ahead(asked.append, "of the next page")()
    assert asked == ["of the next page"]
