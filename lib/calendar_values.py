"""EDTF values from years, months and days; a month stays a month."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from lib.records import DateValue

WRITTEN = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]\d{2}:\d{2}.*)?$")
DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})$")


def of_day(year: int, month: int, day: int) -> DateValue | None:
    """A day; None where the calendar has none such."""
    try:
        value = date(year, month, day)
    except ValueError:
        return None
    return DateValue(value.isoformat(), value, value, "day")


def of_month(year: int, month: int) -> DateValue | None:
    """A month, from its first to its last day."""
    if not 1 <= month <= 12 or not 1 <= year <= 9999:
        return None
    last = date(year, month, monthrange(year, month)[1])
    return DateValue(f"{year:04d}-{month:02d}", date(year, month, 1), last, "month")


def of_year(year: int) -> DateValue | None:
    """A year, from January to December."""
    if not 1 <= year <= 9999:
        return None
    return DateValue(f"{year:04d}", date(year, 1, 1), date(year, 12, 31), "year")


def shifted_month(day: date, count: int) -> date:
    """The first day of the month that lies `count` months after a day's."""
    months = day.year * 12 + day.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)


def part_of(base: DateValue, which: str) -> DateValue:
    """The `early`, `mid` or `late` third of a period: EDTF says it is approximate, first and last day say which
    third."""
    if base.earliest is None or base.latest is None:
        return base
    third = (base.latest - base.earliest) / 3
    index = {"early": 0, "mid": 1, "late": 2}[which]
    first = base.earliest + index * third
    last = base.latest if index == 2 else base.earliest + (index + 1) * third
    return DateValue(base.edtf.rstrip("~") + "~", first, last, base.precision)


def written(value: str) -> DateValue | None:
    """A date as metadata gives it: `2020`, `2020-10`, `2020-10-16`, an ISO time stamp, `16/10/2020`."""
    value = value.strip()
    match = WRITTEN.match(value)
    if match:
        year, month, day = (int(g) if g else 0 for g in match.groups())
        if day:
            return of_day(year, month, day)
        return of_month(year, month) if month else of_year(year)
    match = DAY_FIRST.match(value)
    return of_day(int(match[3]), int(match[2]), int(match[1])) if match else None
