"""Compiles a pack's words for dates into patterns. The pack holds the words and their order; nothing here is a
language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from lib.language.pack import Pack, alternation

YEAR = r"(?:1[5-9]|20)\d{2}"
DASH = r"\s?[-–—]\s?"


@dataclass(frozen=True)
class Patterns:
    """Patterns by rule, and what their words mean."""

    numeric: re.Pattern[str]
    day_range: re.Pattern[str]
    full: re.Pattern[str]
    hijri: re.Pattern[str]
    part: re.Pattern[str]
    part_relative: re.Pattern[str]
    month_range: re.Pattern[str]
    since: re.Pattern[str]
    month_year: re.Pattern[str]
    day_month: re.Pattern[str]
    year_range: re.Pattern[str]
    decade: re.Pattern[str]
    vague: re.Pattern[str]
    ago: re.Pattern[str]
    near: re.Pattern[str]
    weekday: re.Pattern[str]
    relative: re.Pattern[str]
    year: re.Pattern[str]
    sign: re.Pattern[str]
    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    units: dict[str, str]
    shifts: dict[str, int]
    parts: dict[str, str]
    days: dict[str, int]
    singles: dict[str, str]
    month_first: bool


def one_of(words: object) -> str:
    """Any of the words, as a group that is not captured."""
    return f"(?:{alternation(frozenset(words))})"  # type: ignore[call-overload]


def one_listed(pack: Pack, key: str) -> str:
    """Any word of a list of the pack."""
    return one_of(pack.words["dates." + key])


def meanings(pack: Pack, key: str) -> dict[str, Any]:
    """A map of the pack: what its words mean, the words in small letters."""
    return {str(word).casefold(): meant for word, meant in pack.maps["dates." + key].items()}


def months_of(pack: Pack) -> dict[str, int]:
    """The number of each name of a month."""
    return {m: i + 1 for i, m in enumerate(pack.lists["dates.months"])} | pack.maps["dates.month_variants"]


def month_name(pack: Pack) -> str:
    """Any name of a month; where it stands before the day it may be cut short (`Sept.`)."""
    return one_of(months_of(pack)) + (r"\.?" if pack.maps["dates.month_first"] else "")


def weekday_in_front(pack: Pack) -> str:
    """A day of the week that may stand before a date."""
    return rf"(?:{one_of(meanings(pack, 'weekday_numbers'))},?\s+)?"


def unit_near(pack: Pack) -> str:
    """A stretch of time beside this one: `pekan lalu`, `last week`."""
    unit = rf"(?P<unit>{one_of(meanings(pack, 'units'))})"
    shift = rf"(?P<shift>{one_of(meanings(pack, 'shifts'))})"
    return rf"{unit}\s+{shift}" if pack.maps["dates.unit_first"] else rf"{shift}\s+{unit}"


def of_days(pack: Pack) -> dict[str, str]:
    """The rules for days by their date: `Senin, 3 Mei 2021`, `3-5 Mei`, `May 3, 2021`, `3/5/2021`."""
    opening, until, year = weekday_in_front(pack), one_listed(pack, "until"), rf"(?P<y>{YEAR})"
    day, month = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?", rf"(?P<m>{month_name(pack)})"
    two_days = rf"(?P<a>\d{{1,2}})(?:{DASH}|\s+{until}\s+)(?P<b>\d{{1,2}})"
    if pack.maps["dates.month_first"]:
        day_range = rf"\b{month}\s+{two_days}(?:,?\s+{year})?\b"
        full = rf"\b{opening}(?:{month}\s+{day},?\s+{year})\b"
        day_month = rf"\b{opening}(?:{month}\s+{day})\b(?!\s*[/.,]?\d)"
    else:
        day_range = rf"\b{opening}{two_days}\s+{month}(?:\s+{year})?\b"
        full = rf"\b{opening}{day}\s+{month}\s+{year}\b"
        day_month = rf"\b{opening}{day}\s+{month}\b(?!\s+\d)"
    iso = rf"(?P<iso>(?P<iy>{YEAR})-(?P<im>\d{{2}})-(?P<id>\d{{2}}))"
    slashed = rf"{opening}\(?(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})(?:/(?P<y>\d{{4}}))?\)?"
    return {
        "numeric": rf"\b(?:{iso}\b|{slashed})(?![\d/])",
        "day_range": day_range,
        "full": full,
        "day_month": day_month,
        "hijri": rf"\b(?:\d{{1,2}}\s+)?{one_listed(pack, 'hijri_months')}\s+1[34]\d{{2}}(?:\s*H\b)?",
    }


def of_months_and_years(pack: Pack) -> dict[str, str]:
    """The rules for months, years, parts of either and decades: `awal Mei 2021`, `sejak 2019`, `2019-2021`."""
    month, until, year = month_name(pack), one_listed(pack, "until"), rf"(?P<y>{YEAR})"
    part = rf"\b(?P<part>{one_of(meanings(pack, 'parts'))})\s+(?:{one_listed(pack, 'part_links')}\s+)?"
    year_word = rf"(?:{one_listed(pack, 'year_words')}\s+)?"
    decade = rf"(?P<y>(?:1[5-9]|20)\d0){one_listed(pack, 'decade_suffixes')}"
    no_more = rf"(?![-–/.,]?\d)(?!\s+{until}\b)"
    return {
        "part": rf"{part}(?:(?P<m>{month})(?:\s+{year})?|(?P<y2>{YEAR}))\b",
        "part_relative": rf"{part}{unit_near(pack)}\b",
        "month_range": rf"\b(?P<a>{month})(?:{DASH}|\s+{until}\s+)(?P<b>{month})(?:\s+{year})?\b",
        "since": rf"\b{one_listed(pack, 'since')}\s+{year_word}(?:(?P<m>{month})\s+)?{year}\b{no_more}",
        "month_year": rf"(?<!\d\s)\b(?P<m>{month}),?\s+{year}\b",
        "year_range": rf"(?<![\d.,/-])(?P<a>{YEAR})(?:{DASH}|\s+{until}\s+{year_word})(?P<b>{YEAR})(?![\d/-])",
        "decade": rf"\b(?:{one_listed(pack, 'decade_words')}\s+)?{decade}\b",
        "year": rf"\b{one_listed(pack, 'year_prefixes')}\s+{year}\b(?![/.,]?\d)",
    }


def of_distances(pack: Pack) -> dict[str, str]:
    """The rules for what is reckoned from the article's day: `dua hari lalu`, `Senin pekan depan`, `kemarin`."""
    weekday, on_day = one_of(meanings(pack, "weekday_numbers")), one_listed(pack, "on_day")
    times, last, following = (one_listed(pack, key) for key in ("times_of_day", "last", "next"))
    unit = rf"(?P<unit>{one_of(meanings(pack, 'units'))})"
    count = rf"(?P<n>\d{{1,3}}|{one_of(meanings(pack, 'numbers'))})"
    some = rf"(?:{count}\s+{unit}|(?P<single>{one_of(meanings(pack, 'single_units'))}))"
    back, ahead = rf"(?P<back>{one_listed(pack, 'ago')})", rf"(?P<ahead>{one_listed(pack, 'ahead')})"
    which = rf"(?P<last>{last})|(?P<next>{following})"
    if pack.maps["dates.unit_first"]:
        ago = rf"\b{some}\s+(?:{back}|{ahead})\b"
        told = rf"(?:{on_day}\s+)(?P<wd2>{weekday})|(?P<wd>{weekday})(?=\s+(?:{last}|{following}|{times})\b)"
        on_weekday = rf"\b(?:{told})(?:\s+(?:{which}|{times}))*\b"
    else:
        ago = rf"\b(?:{ahead}\s+)?{some}(?:\s+{back})?\b"
        on_weekday = rf"\b(?:{which}|{on_day})\s+(?P<wd>{weekday})(?P<wd2>)(?:\s+{times})?\b"
    return {
        "vague": rf"\b{one_listed(pack, 'spans_of_time')}\b",
        "ago": ago,
        "near": rf"\b{unit_near(pack)}\b",
        "weekday": on_weekday,
        "relative": rf"\b(?P<day>{one_of(meanings(pack, 'relative_days'))})(?:\s+{times})?\b",
    }


def signs(pack: Pack) -> frozenset[str]:
    """Words of which one stands in every expression that has no digit; shifts and counts stand beside one."""
    maps = (meanings(pack, key) for key in ("weekday_numbers", "single_units", "units", "relative_days"))
    return frozenset(months_of(pack)).union(*maps, pack.words["dates.spans_of_time"])


@cache
def patterns(pack: Pack) -> Patterns:
    """Patterns of a pack. Word order is the pack's: `dates.unit_first` says whether `pekan lalu` or `last week`."""
    texts = of_days(pack) | of_months_and_years(pack) | of_distances(pack)
    texts["sign"] = rf"\d|\b(?:{alternation(signs(pack))})\b"
    months = {name.casefold(): number for name, number in months_of(pack).items()}
    return Patterns(
        **{name: re.compile(text, re.IGNORECASE) for name, text in texts.items()},
        months=months | {f"{name}.": number for name, number in months.items()},
        weekdays=meanings(pack, "weekday_numbers"),
        numbers=meanings(pack, "numbers"),
        units=meanings(pack, "units"),
        shifts=meanings(pack, "shifts"),
        parts=meanings(pack, "parts"),
        days=meanings(pack, "relative_days"),
        singles=meanings(pack, "single_units"),
        month_first=bool(pack.maps["dates.month_first"]),
    )
