"""The words of the screen in the language of whoever looks: one Fluent file a language (`words/en.ftl`,
`words/id.ftl`).

Fluent (https://projectfluent.org) keeps plurals with the words; numbers and days are written as CLDR has them (Babel).
What an article, a file or an engine says is never translated here: it is shown as it came. What the layers below say
has its words in lib/messages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, format_percent, get_decimal_symbol, get_group_symbol
from fluent.runtime import FluentBundle, FluentResource
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.messages import in_language

WORDS = Path(__file__).parent / "words"
LANGUAGES = ("en", "id")
SPOKEN: ContextVar[str] = ContextVar("spoken")
# fluent.runtime 0.4 refuses what is put into a message beyond 2,500 characters, for fear of messages that unfold
# themselves; ours do not. Longer values than this are put in behind its back, each in the place of a mark that no text
# holds (a noncharacter).
LONGEST = 200
HOLDS = "\ufdd0"
HELD = re.compile(f"{HOLDS}\\w+{HOLDS}")


@cache
def bundle(language: str) -> FluentBundle:
    """The words of a language. Raises FileNotFoundError where there is no such file."""
    words = FluentBundle([language], use_isolating=False)
    words.add_resource(FluentResource((WORDS / f"{language}.ftl").read_text(encoding="utf-8")))
    return words


def language() -> str:
    """The language of the page that is drawn: the one chosen, else the browser's; English where neither is known."""
    told = SPOKEN.get("")
    if told or get_script_run_ctx(suppress_warning=True) is None:
        return told or "en"
    chosen = str(st.session_state.get("lang") or st.query_params.get("lang") or "").casefold()
    return chosen if chosen in LANGUAGES else by_browser()


def by_browser() -> str:
    """The language that the browser asks for, as far as there are words of it."""
    asked = str(st.context.locale or "").casefold()[:2]
    return asked if asked in LANGUAGES else "en"


@contextmanager
def speaking(tongue: str) -> Iterator[None]:
    """Words of one language, whoever looks: for what is made behind a page, as a download is."""
    token = SPOKEN.set(tongue)
    try:
        yield
    finally:
        SPOKEN.reset(token)


def say(name: str, /, **given: object) -> str:
    """A message with what is put into it. Raises KeyError for an unknown name, ValueError where something it needs is
    missing."""
    words = bundle(language())
    pattern = words.get_message(name).value if words.has_message(name) else None
    if pattern is None:
        raise KeyError(name)
    held = {f"{HOLDS}{k}{HOLDS}": v for k, v in given.items() if isinstance(v, str) and len(v) > LONGEST}
    said, wrong = words.format_pattern(pattern, given | {mark.strip(HOLDS): mark for mark in held})
    if wrong:
        raise ValueError(f"{name}: {wrong[0]}")
    return HELD.sub(lambda m: held.get(m.group(), m.group()), str(said))


def localized(message: str) -> str:
    """What a layer below says, in the language of the screen; a string that is no message as it came."""
    return in_language(message, language(), number)


def known(name: str) -> bool:
    """Whether there is such a message."""
    return bundle("en").has_message(name)


def label_of(group: str | tuple[str, ...], value: object) -> str:
    """What a value of a closed set is called (`type`, `direct` → `direct`, in Indonesian `langsung`), by the first of
    the sets that has it; a value that is in none as it is, what is missing as nothing."""
    if not isinstance(value, str):
        return ""
    names = (f"{g}-{value.replace(' ', '-')}" for g in ((group,) if isinstance(group, str) else group))
    return next((say(n) for n in names if known(n)), value)


def map_labels(values: pd.Series, name: Callable[[Any], str]) -> pd.Series:
    """A column of many rows and few values under their names: each value is named once, what is missing stays
    missing."""
    names = {value: name(value) for value in values.dropna().unique()}
    return values.map(names).astype(object)


def labels_of(group: str, values: tuple[str, ...] | list[str]) -> dict[str, str]:
    """What each value of a closed set is called."""
    return {value: say(f"{group}-{value}") for value in values}


def counted(count: int, thing: str) -> str:
    """`1 article`, `1,204 articles`, in Indonesian `1.204 artikel`."""
    return say(f"n-{thing}", n=int(count))


def language_name(code: str) -> str:
    """What a language is called (`id` → `Indonesian`, in Indonesian `Indonesia`); its code where CLDR does not know
    it."""
    try:
        return Locale.parse(code.replace("-", "_")).get_display_name(language()) or code
    except (UnknownLocaleError, ValueError):
        return code


def number(value: float) -> str:
    """A number as the language writes it, at most three digits after its point."""
    return numbered(value, language())


@lru_cache(maxsize=20_000)
def numbered(value: float, tongue: str) -> str:
    """A number in a language; kept, as charts of many bars have few heights."""
    return str(format_decimal(value, locale=tongue))


def marks() -> str:
    """The marks of the language's numbers as Plotly wants them: before decimals, then between thousands."""
    return f"{get_decimal_symbol(language())}{get_group_symbol(language())}"


def change(now: int, before: int) -> str:
    """How a number changed: `+12`, `−3`, `±0`."""
    return f"{'+' if now > before else '−' if now < before else '±'}{number(abs(now - before))}"


def percent(share: float) -> str:
    """A share as the language writes it: `93%`."""
    return str(format_percent(share, locale=language()))


def day(value: date) -> str:
    """A day: `16 Oct 2020`, in Indonesian `16 Okt 2020`."""
    return written(value, "d MMM y", language())


def hours(start: datetime, end: datetime) -> str:
    """Some hours of a day, from the beginning of the first to the end of the last: `16 Oct 2020, 14:00–15:00`, in
    Indonesian `16 Okt 2020, 14.00–15.00`."""
    sign = ":" if language() == "en" else "."
    return f"{day(start)}, {start.hour:02d}{sign}00–{end.hour + 1:02d}{sign}00"


def axis_forms() -> dict[str, str]:
    """How an axis writes hours, days and months; Plotly writes what stands in a second line only where it changes,
    which leaves room on a phone. It names months in English unless it is sent a file of another language: elsewhere
    they are numbers."""
    if language() == "en":
        return {"hour": "%H:%M\n%-d %b", "day": "%-d %b\n%Y", "month": "%b %Y"}
    return {"hour": "%H.%M\n%-d/%-m", "day": "%-d/%-m\n%Y", "month": "%-m/%Y"}


@lru_cache(maxsize=20_000)
def written(value: date, pattern: str, tongue: str) -> str:
    """A date in a pattern of CLDR; kept, as lists of thousands of rows have few days."""
    return str(format_date(value, pattern, locale=tongue))


def format_edtf(edtf: object) -> str:
    """An EDTF date as a person reads it, no more exact than it is: `16 Oct 2020`, `Oct 2020`, `about 2020`; what is
    neither day, month nor year stays EDTF, and what is missing is nothing."""
    if not isinstance(edtf, str) or not edtf:
        return ""
    parts = edtf.rstrip("~").split("-")
    if not all(p.isdigit() for p in parts) or len(parts[0]) != 4 or (len(parts) > 1 and not 1 <= int(parts[1]) <= 12):
        return edtf
    if len(parts) == 3:
        said = day(date.fromisoformat("-".join(parts)))
    elif len(parts) == 2:
        said = str(format_skeleton("yMMM", date(int(parts[0]), int(parts[1]), 1), locale=language()))
    else:
        said = parts[0]
    return say("about-date", when=said) if edtf.endswith("~") else said
