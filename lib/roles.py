"""Who may change a store: everybody on a machine of their own; where people sign in, those whom KUTIPAN_ANALYSTS
lists."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

ANALYSTS = "KUTIPAN_ANALYSTS"


class NotAllowedError(RuntimeError):
    """A reader asked for a change."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who has signed in: the address that the identity provider states, and whether it says that it has not `verified`
    it."""

    email: str
    verified: bool = True


class Work:
    """Who is at work in this thread, as the app says it (`lib.views.entry`); nobody on the command line, and where
    nobody signs in."""

    by: Callable[[], Person | None] = staticmethod(lambda: None)


def small(address: str) -> str:
    """An address with A to Z in small letters. Other letters stay as they are: `straße` is not `strasse`, and the sign
    for kelvin is no `k`, though Python's own ways (`casefold`, `lower`) make one of the other."""
    return "".join(c.lower() if c.isascii() else c for c in address)


def analysts() -> frozenset[str] | None:
    """The addresses that KUTIPAN_ANALYSTS lists, commas or blanks between, in small letters; None where it is not set:
    all are."""
    given = os.environ.get(ANALYSTS)
    return None if given is None else frozenset(small(given).replace(",", " ").split())


def may_change() -> bool:
    """Whether whoever is at work may change the store."""
    person, listed = Work.by(), analysts()
    return person is None or listed is None or (person.verified and small(person.email) in listed)


def checked() -> None:
    """Every writer's first line. Raises NotAllowedError where a reader is at work."""
    if not may_change():
        raise NotAllowedError("only analysts may change the store")
