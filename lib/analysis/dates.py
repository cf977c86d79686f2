"""Reads date expressions: surface, EDTF, first and last day, precision. What is no date is left alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from lib.calendar_values import of_day, of_month, of_year
from lib.language.pack import Pack, alternation
from lib.records import Date, DateValue, Span

UNKNOWN = DateValue("XXXX", None, None, "unknown")


@dataclass(frozen=True)
class Patterns:
    """A pack's date patterns, most specific first."""

    numeric: re.Pattern[str]
    full: re.Pattern[str]
    month_year: re.Pattern[str]
    day_month: re.Pattern[str]
    year: re.Pattern[str]
    relative: re.Pattern[str]
    vague: re.Pattern[str]
    months: dict[str, int]


@lru_cache(maxsize=4)
def patterns(pack: Pack) -> Patterns:
    """Compiled from the pack's words."""
    months = {m: i + 1 for i, m in enumerate(pack.lists["dates.months"])} | pack.maps["dates.month_variants"]
    month = alternation(frozenset(months))
    weekday = rf"(?:(?:{alternation(pack.words['dates.weekdays'])}),?\s+)?"
    prefix = alternation(pack.words["dates.year_prefixes"])
    flags = re.IGNORECASE
    return Patterns(
        re.compile(rf"\b{weekday}\(?(\d{{1,2}})/(\d{{1,2}})(?:/(\d{{4}}))?\)?(?![\d/])", flags),
        re.compile(rf"\b{weekday}(\d{{1,2}})\s+({month})\s+(\d{{4}})\b", flags),
        re.compile(rf"\b({month})\s+(\d{{4}})\b", flags),
        re.compile(rf"\b{weekday}(\d{{1,2}})\s+({month})\b(?!\s+\d)", flags),
        re.compile(rf"\b(?:{prefix})\s+((?:19|20)\d{{2}})\b(?![/.,]?\d)", flags),
        re.compile(rf"\b({alternation(frozenset(pack.maps['dates.relative_days']))})\b", flags),
        re.compile(rf"\b({alternation(pack.words['dates.spans_of_time'])})\b", flags),
        {k.casefold(): v for k, v in months.items()},
    )


def anchored_day(anchor: DateValue | None, month: int, day: int) -> DateValue | None:
    """A day without its year, in the year of the article or the one before, whichever is not after it."""
    if anchor is None or anchor.latest is None:
        return None
    value = of_day(anchor.latest.year, month, day)
    if value and value.earliest and value.earliest > anchor.latest + timedelta(days=60):
        return of_day(anchor.latest.year - 1, month, day)
    return value


def relative(anchor: DateValue | None, shift: int) -> DateValue:
    """`kemarin` from the article's date: a day where that is a day, else no finer than the article's date."""
    if anchor is None or anchor.earliest is None or anchor.latest is None:
        return UNKNOWN
    if anchor.precision != "day":
        return DateValue(anchor.edtf + "~", anchor.earliest, anchor.latest, anchor.precision)
    day: date = anchor.earliest + timedelta(days=shift)
    return DateValue(day.isoformat(), day, day, "day")


def blocked(text: str, start: int, pack: Pack) -> bool:
    """Whether the word before says that the number is no date (`Resolusi 2231`)."""
    word = re.search(r"(\S+)\s+$", text[max(0, start - 25) : start])
    return bool(word) and word is not None and word.group(1).casefold() in pack.words["dates.not_before_number"]


def find(text: str, area: Span, pack: Pack, anchor: DateValue | None) -> tuple[Date, ...]:
    """All date expressions in `area`, in order, never overlapping."""
    p = patterns(pack)
    found: list[Date] = []

    def keep(match: re.Match[str], value: DateValue | None, at: int = 0, anchored: bool = False) -> None:
        span = Span(match.start(at), match.end(at))
        if span.of(text).count("(") > span.of(text).count(")"):
            return
        if value and not blocked(text, match.start(), pack) and not any(d.span.overlaps(span) for d in found):
            found.append(Date(span, value, anchor.edtf if anchored and anchor else None))

    for m in p.numeric.finditer(text, area.start, area.end):
        year = m.group(3)
        weekday_or_bracket = "(" in m.group() or m.group()[0].isalpha()
        if year:
            keep(m, of_day(int(year), int(m.group(2)), int(m.group(1))))
        elif weekday_or_bracket and 1 <= int(m.group(2)) <= 12:
            keep(m, anchored_day(anchor, int(m.group(2)), int(m.group(1))) or UNKNOWN, anchored=True)
    for m in p.full.finditer(text, area.start, area.end):
        keep(m, of_day(int(m.group(3)), p.months[m.group(2).casefold()], int(m.group(1))))
    for m in p.month_year.finditer(text, area.start, area.end):
        keep(m, of_month(int(m.group(2)), p.months[m.group(1).casefold()]))
    for m in p.day_month.finditer(text, area.start, area.end):
        month, day = p.months[m.group(2).casefold()], int(m.group(1))
        keep(m, anchored_day(anchor, month, day) or UNKNOWN, anchored=True)
    for m in p.year.finditer(text, area.start, area.end):
        keep(m, of_year(int(m.group(1))), at=1)
    for m in p.relative.finditer(text, area.start, area.end):
        keep(
            m,
            relative(anchor, pack.maps["dates.relative_days"][" ".join(m.group(1).casefold().split())]),
            anchored=True,
        )
    for m in p.vague.finditer(text, area.start, area.end):
        keep(m, vague_value(anchor), anchored=True)
    return tuple(sorted(found, key=lambda d: d.span.start))


def vague_value(anchor: DateValue | None) -> DateValue:
    """`beberapa tahun terakhir`: an interval of unknown start that ends with the article's date."""
    if anchor is None or anchor.latest is None:
        return UNKNOWN
    return DateValue(f"/{anchor.edtf}", None, anchor.latest, "range")
