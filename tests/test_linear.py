"""The analysis is linear: ten times the text takes at most fifteen times the work, in texts made to be slow.

Work is counted, not timed: the lines of the program that are run, comprehensions' rounds among them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from lib.analysis.pipeline import analyze
from lib.reading.text import read_text
from lib.records import Article

WORDS = ["Rina", "Sinta", "Bagas", "Tirta", "Wulan", "Laras", "Galih", "Seno"]


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
}  # fmt: skip


def article(form: Callable[[int], str], pieces: int) -> Article:
    return read_text("Warga. " + form(pieces), "case", {"language": "id"})


def work(article: Article) -> int:
    """How many lines of the program the analysis of an article runs."""
    lines = 0

    def line(frame: FrameType, event: str, arg: object) -> object:
        nonlocal lines
        lines += event == "line"
        return line

    sys.settrace(line)
    try:
        analyze(article)
    finally:
        sys.settrace(None)
    return lines


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_ten_times_the_text_takes_at_most_fifteen_times_the_work(form: Callable[[int], str]) -> None:
    analyze(article(form, 300))  # what is read once and kept
    small, big = work(article(form, 30)), work(article(form, 300))
    assert big <= 15 * small, f"{big / small:.1f} times"
