"""Questions with their values taken out: the SQL of a question is built once, and other values are put into it.

Ibis takes a tenth of a second to turn a question into SQL, more than DuckDB takes to answer it. What differs from one click to
the next is mostly a name or a word: it is taken out before the SQL is built, and put in as a literal of the engine's dialect.
"""

from __future__ import annotations

import re
from collections.abc import Container, Hashable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlglot import exp

# Small letters and digits only: a question may lower it.
BLANK = re.compile(r"'(kutipanblank\d+x)'")
# A year that no filter asks for stands for a day that was taken out.
YEAR = 1001
DAY = re.compile(rf"MAKE_DATE\({YEAR}, (\d+), (\d+)\)")


@dataclass(frozen=True, slots=True)
class Taken:
    """What is asked with blanks in the place of values, and the values by blank."""

    given: tuple[Hashable, ...]
    values: dict[str, str]
    days: dict[date, date]


class Blanks:
    """Takes values out, the same blank for the same value."""

    def __init__(self, names: Container[str]) -> None:
        self.names = names
        self.blanks: dict[str, str] = {}
        self.days: dict[date, date] = {}

    def text(self, value: str) -> str:
        """The blank of a text; an empty one stays, and so does the name of a table or column."""
        if not value or value in self.names:
            return value
        return self.blanks.setdefault(value, f"kutipanblank{len(self.blanks)}x")

    def day(self, value: date) -> date:
        """The blank of a day."""
        return self.days.setdefault(value, date(YEAR, 1, 1 + len(self.days)))

    def out_of(self, value: Any) -> Any:
        """A value with blanks in it."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, tuple):
            return tuple(self.out_of(v) for v in value)
        if not hasattr(value, "speakers"):
            return value
        since, until = (self.day(d) if d else None for d in (value.since, value.until))
        lists = {k: self.out_of(getattr(value, k)) for k in ("outlets", "speakers", "types", "entities")}
        # Words are compared in small letters.
        words = " ".join(self.text(w.lower()) for w in value.words.split())
        return replace(value, since=since, until=until, words=words, **lists)


def take_out(given: tuple[Hashable, ...], names: Container[str]) -> Taken:
    """What is asked (texts, tuples of texts, numbers, Filters) with its values taken out; `names` are those of tables and
    columns, which stay. Anything else that is asked, a Search, stays as it is, and everything with it."""
    plain = all(g is None or isinstance(g, str | int | tuple) or type(g).__name__ == "Filters" for g in given)
    if not plain:
        return Taken(given, {}, {})
    blanks = Blanks(names)
    left = tuple(blanks.out_of(g) for g in given)
    return Taken(left, {b: v for v, b in blanks.blanks.items()}, {b: v for v, b in blanks.days.items()})


def all_can_be_filled(sql: str, taken: Taken) -> bool:
    """Whether every blank stands in the SQL as a literal of its own, and every day in the form that is known."""
    texts = sql.count("kutipanblank") == len(BLANK.findall(sql))
    return texts and (not taken.days or sql.count(str(YEAR)) == len(DAY.findall(sql)))


def filled(sql: str, taken: Taken, dialect: str) -> str:
    """The SQL with the values in their places."""
    sql = BLANK.sub(lambda m: exp.Literal.string(taken.values[m[1]]).sql(dialect=dialect), sql)
    if not taken.days:
        return sql

    def day(match: re.Match[str]) -> str:
        value = taken.days[date(YEAR, int(match[1]), int(match[2]))]
        return f"MAKE_DATE({value.year}, {value.month}, {value.day})"

    return DAY.sub(day, sql)
