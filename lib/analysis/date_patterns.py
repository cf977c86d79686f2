"""Compiles a pack's words for dates into patterns. The pack holds the words and their order; nothing here is a
language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

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


@cache
def patterns(pack: Pack) -> Patterns:
    """Patterns of a pack. Word order is the pack's: `dates.unit_first` says whether `pekan lalu` or `last week`."""
    months = {m: i + 1 for i, m in enumerate(pack.lists["dates.months"])} | pack.maps["dates.month_variants"]
    maps = {key: {str(k).casefold(): v for k, v in pack.maps["dates." + key].items()} for key in ("weekday_numbers", "numbers", "single_units", "units", "shifts", "parts", "relative_days")}  # fmt: skip
    month, wd, times = one_of(months), one_of(maps["weekday_numbers"]), one_of(pack.words["dates.times_of_day"])
    month = rf"{month}\.?" if pack.maps["dates.month_first"] else month
    prefix, since, until = (one_of(pack.words["dates." + k]) for k in ("year_prefixes", "since", "until"))
    count = rf"(?P<n>\d{{1,3}}|{one_of(maps['numbers'])})"
    unit, shift, part = rf"(?P<unit>{one_of(maps['units'])})", rf"(?P<shift>{one_of(maps['shifts'])})", rf"(?P<part>{one_of(maps['parts'])})"  # fmt: skip
    back, ahead = one_of(pack.words["dates.ago"]), rf"(?P<ahead>{one_of(pack.words['dates.ahead'])})"
    day_first = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
    opening = rf"(?:{wd},?\s+)?"
    unit_first = pack.maps["dates.unit_first"]
    near = rf"{unit}\s+{shift}" if unit_first else rf"{shift}\s+{unit}"
    before_month = rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{month})"
    behind_month = rf"(?P<m>{month})\s+{day_first}"
    if pack.maps["dates.month_first"]:
        full = rf"\b{opening}(?:{behind_month},?\s+(?P<y>{YEAR}))\b"
        day_month = rf"\b{opening}(?:{behind_month})\b(?!\s*[/.,]?\d)"
    else:
        full = rf"\b{opening}{before_month}\s+(?P<y>{YEAR})\b"
        day_month = rf"\b{opening}{before_month}\b(?!\s+\d)"
    on_day = one_of(pack.words["dates.on_day"])
    last, following = one_of(pack.words["dates.last"]), one_of(pack.words["dates.next"])
    single = rf"(?P<single>{one_of(maps['single_units'])})"
    if unit_first:
        ago = rf"\b(?:{count}\s+{unit}|{single})\s+(?:(?P<back>{back})|{ahead})\b"
        weekday = rf"\b(?:(?:{on_day}\s+)(?P<wd2>{wd})|(?P<wd>{wd})(?=\s+(?:{last}|{following}|{times})\b))(?:\s+(?:(?P<last>{last})|(?P<next>{following})|{times}))*\b"
    else:
        ago = rf"\b(?:{ahead}\s+)?(?:{count}\s+{unit}|{single})(?:\s+(?P<back>{back}))?\b"
        weekday = rf"\b(?:(?P<last>{last})|(?P<next>{following})|{on_day})\s+(?P<wd>{wd})(?P<wd2>)(?:\s+{times})?\b"
    # A word of these stands in every expression that has no digit; shifts and counts stand beside one.
    signs = frozenset(months) | frozenset().union(*(maps[k] for k in ("weekday_numbers", "single_units", "units", "relative_days"))) | pack.words["dates.spans_of_time"]  # fmt: skip
    flags = re.IGNORECASE
    compiled = {
        "numeric": rf"\b(?:(?P<iso>(?P<iy>{YEAR})-(?P<im>\d{{2}})-(?P<id>\d{{2}}))\b|{opening}\(?(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})(?:/(?P<y>\d{{4}}))?\)?)(?![\d/])",
        "day_range": rf"\b{opening}(?P<a>\d{{1,2}})(?:{DASH}|\s+{until}\s+)(?P<b>\d{{1,2}})\s+(?P<m>{month})(?:\s+(?P<y>{YEAR}))?\b"
        if not pack.maps["dates.month_first"]
        else rf"\b(?P<m>{month})\s+(?P<a>\d{{1,2}})(?:{DASH}|\s+{until}\s+)(?P<b>\d{{1,2}})(?:,?\s+(?P<y>{YEAR}))?\b",
        "full": full,
        "hijri": rf"\b(?:\d{{1,2}}\s+)?{one_of(pack.words['dates.hijri_months'])}\s+1[34]\d{{2}}(?:\s*H\b)?",
        "part": rf"\b{part}\s+(?:{one_of(pack.words['dates.part_links'])}\s+)?(?:(?P<m>{month})(?:\s+(?P<y>{YEAR}))?|(?P<y2>{YEAR}))\b",
        "part_relative": rf"\b{part}\s+(?:{one_of(pack.words['dates.part_links'])}\s+)?{near}\b",
        "month_range": rf"\b(?P<a>{month})(?:{DASH}|\s+{until}\s+)(?P<b>{month})(?:\s+(?P<y>{YEAR}))?\b",
        "since": rf"\b{since}\s+(?:{one_of(pack.words['dates.year_words'])}\s+)?(?:(?P<m>{month})\s+)?(?P<y>{YEAR})\b(?![-–/.,]?\d)(?!\s+{until}\b)",
        "month_year": rf"(?<!\d\s)\b(?P<m>{month}),?\s+(?P<y>{YEAR})\b",
        "day_month": day_month,
        "year_range": rf"(?<![\d.,/-])(?P<a>{YEAR})(?:{DASH}|\s+{until}\s+(?:{one_of(pack.words['dates.year_words'])}\s+)?)(?P<b>{YEAR})(?![\d/-])",
        "decade": rf"\b(?:{one_of(pack.words['dates.decade_words'])}\s+)?(?P<y>(?:1[5-9]|20)\d0){one_of(pack.words['dates.decade_suffixes'])}\b",
        "vague": rf"\b{one_of(pack.words['dates.spans_of_time'])}\b",
        "ago": ago,
        "near": rf"\b{near}\b",
        "weekday": weekday,
        "relative": rf"\b(?P<day>{one_of(maps['relative_days'])})(?:\s+{times})?\b",
        "year": rf"\b{prefix}\s+(?P<y>{YEAR})\b(?![/.,]?\d)",
        "sign": rf"\d|\b(?:{alternation(signs)})\b",
    }  # fmt: skip
    found = {name: re.compile(pattern, flags) for name, pattern in compiled.items()}
    low = {name.casefold(): value for name, value in months.items()}
    return Patterns(
        **found, months=low | {f"{name}.": value for name, value in low.items()}, weekdays=maps["weekday_numbers"],
        numbers=maps["numbers"], units=maps["units"], shifts=maps["shifts"], parts=maps["parts"],
        days=maps["relative_days"], singles=maps["single_units"], month_first=bool(pack.maps["dates.month_first"]),
    )  # fmt: skip
