"""EDTF values from years, months and days; a month stays a month."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date

from lib.records import DateValue

# What may stand behind a day: `T14:20:00+07:00`, ` 14:20`, `, 14.20 WIB`, ` 02:20 PM`.
TIME = r"(?:(?:T|,? )(?P<time>\d{1,2}[:.]\d{2}.*))?$"
WRITTEN = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?" + TIME)
DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})" + TIME)
CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?(?!\d)(?: ?([ap])\.?m\b)?", re.IGNORECASE)


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
    """A date as metadata gives it: `2020`, `2020-10`, `2020-10-16`, an ISO time stamp, `16/10/2020`, `16/10/2020
    14:20`; a day with the hour that stands beside it."""
    value = value.strip()
    if match := WRITTEN.match(value):
        year, month, day = (int(g) if g else 0 for g in match.groups()[:3])
        if not day:
            return of_month(year, month) if month else of_year(year)
    elif match := DAY_FIRST.match(value):
        day, month, year = (int(g) for g in match.groups()[:3])
    else:
        return None
    found = of_day(year, month, day)
    return replace(found, hour=hour_of(match["time"] or "")) if found else None


def hour_of(time: str) -> int | None:
    """The hour that a time of day lies in, as it is written there: by the clock of whoever wrote it, no zone is made
    another. None where there is no such time, and for midnight on the dot, which is how exporters write a day without a
    time: an article of that very minute is rarer by far."""
    match = CLOCK.match(time)
    if not match:
        return None
    hour, minute, second = (int(g or 0) for g in match.groups()[:3])
    if match[4] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if match[4].lower() == "p" else 0)
    there_is = hour < 24 and minute < 60 and second < 60
    return hour if there_is and (hour, minute, second) != (0, 0, 0) else None
