"""The analysis is linear: ten times the text takes at most fifteen times the work, in texts made to be slow.

Work is counted, not timed: the lines of the program that are run, comprehensions' rounds among them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from types import FrameType

import pytest

from lib.analysis.pipeline import analyze
from lib.reading.text import read_text
from lib.records import Article
from lib.store.tables import rows_of

WORDS = ["Rina", "Sinta", "Bagas", "Tirta", "Wulan", "Laras", "Galih", "Seno"]


def letters(number: int) -> str:
    """Four letters, others for every number."""
    return "".join(chr(97 + number // 26**k % 26) for k in range(4))


def name(number: int) -> str:
    """A name of three words, another one for every number."""
    first, rest = WORDS[number % 8], number // 8
    return f"{first} {WORDS[rest % 8]}{'abcdefgh'[rest // 8 % 8]}n Bal{'abcdefgh'[rest // 64 % 8]}r"


# How a text goes on, by its number of pieces.
FORMS: dict[str, Callable[[int], str]] = {
    "quotes by one": lambda n: '"Gudang itu sudah kosong," kata Rina Wulandari. ' * n,
    "quotes by many": lambda n: " ".join(f'"Gudang itu sudah kosong," kata {name(i)}.' for i in range(n)),
    "names": lambda n: " ".join(f"{name(i)} tiba di Lestari." for i in range(n)),
    "names in one sentence": lambda n: "Yang hadir " + ", ".join(name(i) for i in range(n)),
    "cues in one sentence": lambda n: "Rina mengatakan bahwa " * n,
    "roots that report": lambda n: "kata " * n,
    "suffixed cues": lambda n: "katanya " * n,
    "according": lambda n: "Menurut Rina Wulandari, gudang itu kosong. " * n,
    "marks that open": lambda n: "“ gudang " * n,
    "marks that open paragraphs": lambda n: '"Gudang itu kosong.\n\n' * n,
    "one sentence": lambda n: "warga akan segera membawa bantuan kata dia dari gudang itu " * n,
    "commas": lambda n: "warga, akan, segera, kata, dia, gudang, " * n,
    "pronouns": lambda n: "Ia menilai bahwa gudang itu kosong. " * n,
    "descriptions": lambda n: "Juru bicara itu mengatakan bahwa gudang kosong. " * n,
    "groups": lambda n: "Mereka mengatakan bahwa gudang kosong. " * n,
    "bodies and acronyms": lambda n: " ".join(f"Badan Air {name(i)} menilai gudang kosong." for i in range(n)),
    "dates": lambda n: "dua hari lalu, 3 Mei 2021, " * n,
    "brackets": lambda n: "Rina ( " * n,
    "short lines": lambda n: "gudang\n" * n,
    "names of one beginning by whom": lambda n: " ".join(f'"Gudang kosong," kata Bal{letters(i)}.' for i in range(n)),
    "small words by whom": lambda n: "menurut warga desa, " * n,
    "marks of all kinds": lambda n: "“ « „ \" gudang " * n,
    "straight marks": lambda n: '"' * n,
    "brackets that close": lambda n: "(GDG) " * n,
    "initials": lambda n: "R. W. " * n,
    "offices of offices": lambda n: "Kepala Dinas " * n,
    "names with dashes": lambda n: "Rina-" * n,
    "numbers": lambda n: "7 " * n,
    "days with strokes": lambda n: "3/5/2021 " * n,
    "since": lambda n: "sejak " * n,
    "blank lines": lambda n: "gudang" + " \n" * n + "kosong",
    "blanks": lambda n: "gudang" + " " * n + "kosong",
    "one word": lambda n: "gudang" * n,
    "one word in capitals": lambda n: "GUDANG" * n,
    "stops": lambda n: "." * n + "x",
    "stops apart": lambda n: ". " * n,
    "commas alone": lambda n: "," * n,
    "dashes": lambda n: "– " * n,
    "marks above a letter": lambda n: "e" + "\u0301" * n,
    "nothing between letters": lambda n: "e\u200b" * n,
    "pictures": lambda n: "\U0001f33e" * n,
    "headers": lambda n: 'date 2021-05 Warta - "Gudang kosong," kata Rina.\n' * n,
    "one of many after another": lambda n: "Rina dan " * n,
    "labels": lambda n: "Rina: " * n,
    "acronyms": lambda n: " ".join(f"Badan {name(i)} (B{letters(i).upper()})" for i in range(n)),
    "who is told": lambda n: "kata Rina " * n,
}  # fmt: skip


ENGLISH: dict[str, Callable[[int], str]] = {
    "according": lambda n: "according to Rina Wulandari, " * n,
    "quotes by one": lambda n: '"The store is empty," said Mr Wulandari. ' * n,
    "labels": lambda n: "Rina: the store is empty, " * n,
}  # fmt: skip


def article(form: Callable[[int], str], pieces: int, language: str) -> Article:
    return read_text("Warga. " + form(pieces), "case", {"language": language})


def work(article: Article) -> int:
    """How many lines of the program run to analyse an article and lay it out as rows."""
    lines = 0

    def line(frame: FrameType, event: str, arg: object) -> object:
        nonlocal lines
        lines += event == "line"
        return line

    sys.settrace(line)
    try:
        rows_of([analyze(article)], datetime.now(UTC))
    finally:
        sys.settrace(None)
    return lines


CASES = [(f, "id") for f in FORMS.values()] + [(f, "en") for f in ENGLISH.values()]


@pytest.mark.parametrize(("form", "language"), CASES, ids=[*FORMS, *(f"{name}, English" for name in ENGLISH)])
def test_ten_times_the_text_takes_at_most_fifteen_times_the_work(form: Callable[[int], str], language: str) -> None:
    analyze(article(form, 300, language))  # what is read once and kept
    small, big = work(article(form, 30, language)), work(article(form, 300, language))
    assert big <= 15 * small, f"{big / small:.1f} times"
