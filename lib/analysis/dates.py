"""Reads date expressions: surface, EDTF, first and last day, precision. What is no date is left alone.

The grammar is the pack's; what each rule means is here. A relative date is anchored at the article's date and is never
finer than that: `kemarin` of an article known to the month is `2020-10~`, not a day.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from lib.analysis.date_patterns import Patterns, patterns
from lib.calendar_values import of_day, of_month, of_year, part_of, shifted_month
from lib.language.pack import Pack
from lib.records import Date, DateValue, Span

UNKNOWN = DateValue("XXXX", None, None, "unknown")
FINENESS = {"day": 0, "month": 1, "season": 1, "range": 1, "year": 2, "decade": 3, "unknown": 9}


# Characters around a sign of a date that its expression, and what may forbid it, stay within.
MARGIN = 40


@dataclass(slots=True)
class Reader:
    """One text being read: what has been found, in the order of the text, and the article's date."""

    text: str
    anchor: DateValue | None
    found: list[Date] = field(default_factory=list)

    def keep(self, span: Span, value: DateValue | None, anchored: bool = False) -> None:
        """Records a date, where nothing found before it overlaps."""
        at = bisect_left(self.found, span.end, key=lambda d: d.span.start)
        if value is None or (at and self.found[at - 1].span.end > span.start):
            return
        if span.of(self.text).count("(") != span.of(self.text).count(")"):
            return
        self.found.insert(at, Date(span, value, self.anchor.edtf if anchored and self.anchor else None))


def find(text: str, area: Span, pack: Pack, anchor: DateValue | None) -> tuple[Date, ...]:
    """All date expressions in `area`, in order, never overlapping; the most specific reading wins."""
    reader = Reader(text, anchor)
    stretches = near_dates(text, area, patterns(pack))
    for pattern, read in RULES:
        for stretch in stretches:
            for match in getattr(patterns(pack), pattern).finditer(text, stretch.start, stretch.end):
                if not blocked(text, match.start(), pack):
                    read(reader, match, patterns(pack))
    return tuple(reader.found)


def near_dates(text: str, area: Span, p: Patterns) -> list[Span]:
    """The stretches around digits and words of dates: most of a text has neither, and needs no pattern tried."""
    found: list[Span] = []
    for match in p.sign.finditer(text, area.start, area.end):
        start, end = max(area.start, match.start() - MARGIN), min(area.end, match.end() + MARGIN)
        if found and start <= found[-1].end:
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(start, end))
    return found


def blocked(text: str, start: int, pack: Pack) -> bool:
    """Whether the word before says that the number is no date (`Resolusi 2231`)."""
    before = [w.casefold().lstrip("(") for w in text[max(0, start - 40) : start].split()[-2:]]
    if not before or text[start - 1 : start] not in (" ", "\u00a0"):
        return False
    law = len(before) == 2 and before[1][:1].isdigit()
    return before[-1] in pack.words["dates.not_before_number"] or (
        law and before[0] in pack.words["dates.not_before_number"]
    )


def span_of(match: re.Match[str]) -> Span:
    """The whole match, blanks at its ends left out."""
    words = match.group()
    lead = len(words) - len(words.lstrip())
    return Span(match.start() + lead, match.start() + len(words.rstrip()))


def number(word: str, p: Patterns) -> int:
    """A number in digits or words."""
    return int(word) if word.isdigit() else int(p.numbers[" ".join(word.casefold().split())])


def anchored_day(anchor: DateValue | None, month: int, day: int) -> DateValue:
    """A day without its year, in the year of the article or the one before, whichever is not after it."""
    if anchor is None or anchor.latest is None:
        return UNKNOWN
    value = of_day(anchor.latest.year, month, day)
    if value and value.earliest and value.earliest > anchor.latest + timedelta(days=60):
        value = of_day(anchor.latest.year - 1, month, day)
    return value or UNKNOWN


def numeric(r: Reader, m: re.Match[str], p: Patterns) -> None:
    """`(21/2/2022)`, `Kamis (15/10)`, `2020-10-16`; day before month unless the pack says otherwise."""
    if m.group("iso"):
        return r.keep(span_of(m), of_day(int(m.group("iy")), int(m.group("im")), int(m.group("id"))))
    first, second, year = int(m.group("a")), int(m.group("b")), m.group("y")
    day, month = (second, first) if p.month_first else (first, second)
    if year and p.month_first and first != second and max(first, second) <= 12:
        return r.keep(span_of(m), of_year(int(year)))  # 3/4/2020 is March in one country and April in another
    if year:
        return r.keep(
            span_of(m),
            of_day(int(year), month, day) or of_day(int(year), second, first)
            if p.month_first
            else of_day(int(year), month, day),
        )
    marked = "(" in m.group() or m.group().strip()[0].isalpha()
    if marked and 1 <= month <= 12 and 1 <= day <= 31:
        return r.keep(span_of(m), anchored_day(r.anchor, month, day), anchored=True)
    return None


def full(r: Reader, m: re.Match[str], p: Patterns) -> None:
    """`16 Oktober 2020`, `October 16, 2020`."""
    r.keep(span_of(m), of_day(int(m.group("y")), p.months[m.group("m").casefold()], int(m.group("d"))))


def hijri(r: Reader, m: re.Match[str], p: Patterns) -> None:
    """`10 Muharam 1442`: another calendar; named, never converted silently."""
    r.keep(span_of(m), UNKNOWN)


def part_of_period(r: Reader, m: re.Match[str], p: Patterns) -> None:
    """`awal Oktober 2020`, `akhir 2019`, `pertengahan Mei`: a third of the period, approximate."""
    which = p.parts[" ".join(m.group("part").casefold().split())]
    month, year = m.group("m"), m.group("y") or m.group("y2")
    if month and not year:
        base = anchored_month(r.anchor, p.months[month.casefold()])
    elif month:
        base = of_month(int(year), p.months[month.casefold()])
    else:
        base = of_year(int(year))
    r.keep(span_of(m), part_of(base, which) if base else UNKNOWN, anchored=not year)


def part_of_relative(r: Reader, m: re.Match[str], p: Patterns) -> None:
    """`akhir tahun lalu`, `awal bulan ini`."""
    base = shifted(
        r.anchor, p.units[m.group("unit").casefold()], p.shifts[" ".join(m.group("shift").casefold().split())]
    )
    which = p.parts[" ".join(m.group("part").casefold().split())]
    r.keep(span_of(m), part_of(base, which) if base.earliest else base, anchored=True)


def anchored_month(anchor: DateValue | None, month: int) -> DateValue | None:
    """A month without its year: of the article's year, or of the year before where it would lie ahead of it."""
    if anchor is None or anchor.latest is None:
        return None
    ahead = date(anchor.latest.year, month, 1) > anchor.latest + timedelta(days=60)
    return of_month(anchor.latest.year - ahead, month)


def month_year(r: Reader, m: re.Match[str], p: Patterns) -> None:
    """`Oktober 2020`."""
    r.keep(span_of(m), of_month(int(m.group("y")), p.months[m.group("m").casefold()]))


def day_month(r: Reader, m: re.Match[str], p: Patterns) -> None:
    """`5 Agustus`."""
    r.keep(span_of(m), anchored_day(r.anchor, p.months[m.group("m").casefold()], int(m.group("d"))), anchored=True)


def year_range(r: Reader, m: re.Match[str], p: Patterns) -> None:
    """`2015–2020`, `dari 2015 hingga 2020`, `tahun 2015 sampai 2020`."""
    first, last = of_year(int(m.group("a"))), of_year(int(m.group("b")))
    if first and last and first.earliest and last.latest and first.earliest < last.latest:
        r.keep(span_of(m), DateValue(f"{first.edtf}/{last.edtf}", first.earliest, last.latest, "range"))


def month_range(r: Reader, m: re.Match[str], p: Patterns) -> None:
    """`dari Mei hingga Juli 2020`, `Mei-Juli`."""
    a, b, year = p.months[m.group("a").casefold()], p.months[m.group("b").casefold()], m.group("y")
    last = of_month(int(year), b) if year else anchored_month(r.anchor, b)
    if last is None or last.latest is None:
        return r.keep(span_of(m), UNKNOWN, anchored=True)
    first = of_month(last.latest.year - (a > b), a)
    if first and first.earliest:
        r.keep(
            span_of(m), DateValue(f"{first.edtf}/{last.edtf}", first.earliest, last.latest, "range"), anchored=not year
        )
    return None


def day_range(r: Reader, m: re.Match[str], p: Patterns) -> None:
    """`12-14 Oktober 2020`, `12 hingga 14 Oktober`."""
    month, year = p.months[m.group("m").casefold()], m.group("y")
    last = of_day(int(year), month, int(m.group("b"))) if year else anchored_day(r.anchor, month, int(m.group("b")))
    if last is None or last.latest is None:
        return r.keep(span_of(m), UNKNOWN if last else None, anchored=True)
    first = of_day(last.latest.year, month, int(m.group("a")))
    if first and first.earliest and first.earliest < last.latest:
        r.keep(
            span_of(m), DateValue(f"{first.edtf}/{last.edtf}", first.earliest, last.latest, "range"), anchored=not year
        )
    return None


def open_start(r: Reader, m: re.Match[str], p: Patterns) -> None:
    """`sejak 2018`, `sejak Oktober 2018`: from then on; the end is open."""
    base = (
        of_month(int(m.group("y")), p.months[m.group("m").casefold()]) if m.group("m") else of_year(int(m.group("y")))
    )
    if base:
        r.keep(span_of(m), DateValue(f"{base.edtf}/..", base.earliest, None, "range"))


def decade(r: Reader, m: re.Match[str], p: Patterns) -> None:
    """`tahun 1990-an`, `dekade 1990-an`, `the 1990s`."""
    start = int(m.group("y")) // 10 * 10
    r.keep(span_of(m), DateValue(f"{start // 10:03d}X", date(start, 1, 1), date(start + 9, 12, 31), "decade"))


def year(r: Reader, m: re.Match[str], p: Patterns) -> None:
    """`pada 2015`: the year alone is the date, its preposition is not."""
    r.keep(Span(m.start("y"), m.end("y")), of_year(int(m.group("y"))))


def relative_day(r: Reader, m: re.Match[str], p: Patterns) -> None:
    """`kemarin`, `lusa`, `Rabu malam`'s cousin `kemarin malam`."""
    r.keep(span_of(m), shifted(r.anchor, "day", p.days[" ".join(m.group("day").casefold().split())]), anchored=True)


def weekday(r: Reader, m: re.Match[str], p: Patterns) -> None:
    """`Rabu malam`, `Senin lalu`, `Minggu kemarin`: the last such day up to the article's date, or the next one."""
    name = m.group("wd") or m.group("wd2")
    if not name[0].isupper():
        return None  # `minggu lalu` is last week, `Minggu lalu` last Sunday
    if r.anchor is None or r.anchor.precision != "day" or r.anchor.earliest is None:
        return r.keep(span_of(m), coarse(r.anchor), anchored=True)
    wanted = p.weekdays[name.casefold()]
    shift = m.group("next")
    back = (r.anchor.earliest.weekday() - wanted) % 7
    day = r.anchor.earliest + timedelta(days=(7 - back) if shift else -back if back or not m.group("last") else -7)
    return r.keep(span_of(m), of_day(day.year, day.month, day.day), anchored=True)


def ago(r: Reader, m: re.Match[str], p: Patterns) -> None:
    """`dua tahun lalu`, `3 hari lagi`, `in two weeks`: as fine as its unit."""
    if not (m.group("ahead") or m.group("back")):
        return
    unit = p.singles[m.group("single").casefold()] if m.group("single") else p.units[m.group("unit").casefold()]
    count = 1 if m.group("single") else number(m.group("n"), p)
    r.keep(span_of(m), shifted(r.anchor, unit, count if m.group("ahead") else -count), anchored=True)


def near(r: Reader, m: re.Match[str], p: Patterns) -> None:
    """`pekan lalu`, `tahun ini`, `bulan depan`."""
    shift = p.shifts[" ".join(m.group("shift").casefold().split())]
    r.keep(span_of(m), shifted(r.anchor, p.units[m.group("unit").casefold()], shift), anchored=True)


def vague(r: Reader, m: re.Match[str], p: Patterns) -> None:
    """`beberapa tahun terakhir`: an interval of unknown start that ends with the article's date."""
    if r.anchor is None or r.anchor.latest is None:
        return r.keep(span_of(m), UNKNOWN, anchored=True)
    return r.keep(span_of(m), DateValue(f"/{r.anchor.edtf}", None, r.anchor.latest, "range"), anchored=True)


def coarse(anchor: DateValue | None) -> DateValue:
    """What is near the article's date and can't be told finer than it."""
    if anchor is None or anchor.earliest is None:
        return UNKNOWN
    return DateValue(anchor.edtf.rstrip("~") + "~", anchor.earliest, anchor.latest, anchor.precision)


def shifted(anchor: DateValue | None, unit: str, count: int) -> DateValue:
    """The article's date moved by `count` units (`day, week, month, year, decade`), no finer than it or the unit."""
    if anchor is None or anchor.earliest is None or anchor.latest is None:
        return UNKNOWN
    fine = FINENESS[anchor.precision]
    if unit == "day" and fine == 0:
        day = anchor.earliest + timedelta(days=count)
        return of_day(day.year, day.month, day.day) or UNKNOWN
    if unit == "week" and fine == 0:
        monday = anchor.earliest - timedelta(days=anchor.earliest.weekday()) + timedelta(weeks=count)
        sunday = monday + timedelta(days=6)
        return DateValue(f"{monday.isoformat()}/{sunday.isoformat()}", monday, sunday, "range")
    if unit == "month" and fine <= 1:
        moved = shifted_month(anchor.earliest, count)
        return of_month(moved.year, moved.month) or UNKNOWN
    if unit == "year" and fine <= 2:
        return of_year(anchor.earliest.year + count) or UNKNOWN
    if unit == "decade":
        start = anchor.earliest.year + 10 * count
        return DateValue(f"{start:04d}~", date(start, 1, 1), date(start, 12, 31), "year")
    return coarse(anchor)


Rule = Callable[[Reader, re.Match[str], Patterns], None]
RULES: tuple[tuple[str, Rule], ...] = (
    ("numeric", numeric),
    ("day_range", day_range),
    ("full", full),
    ("hijri", hijri),
    ("part", part_of_period),
    ("part_relative", part_of_relative),
    ("month_range", month_range),
    ("since", open_start),
    ("month_year", month_year),
    ("day_month", day_month),
    ("year_range", year_range),
    ("decade", decade),
    ("vague", vague),
    ("ago", ago),
    ("weekday", weekday),
    ("near", near),
    ("relative", relative_day),
    ("year", year),
)
