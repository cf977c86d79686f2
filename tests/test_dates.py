"""Date expressions: what each says, and what is none."""

from __future__ import annotations

import pytest
from edtf import parse_edtf

from lib.analysis import dates
from lib.calendar_values import of_day, of_month
from lib.language.pack import load
from lib.records import Span
from tests.cases_dates import EN, ID

DAY, MONTH = of_day(2020, 10, 16), of_month(2020, 10)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        pytest.param(code, text, found, id=f"{code}: {text}")
        for code, rows in (("id", ID), ("en", EN))
        for text, found in rows
    ],
)
def test_with_the_article_known_to_the_day(language: str, text: str, found: list[str]) -> None:
    result = dates.find(text, Span(0, len(text)), load(language), DAY)
    assert [d.value.edtf for d in result] == found
    for d in result:
        assert parse_edtf(d.value.edtf)
        if d.value.earliest and d.value.latest:
            assert d.value.earliest <= d.value.latest


@pytest.mark.parametrize(
    ("text", "edtf", "precision"),
    [
        ("kemarin", "2020-10~", "month"),
        ("pekan lalu", "2020-10~", "month"),
        ("Rabu malam", "2020-10~", "month"),
        ("bulan lalu", "2020-09", "month"),
        ("dua tahun lalu", "2018", "year"),
        ("beberapa tahun terakhir", "/2020-10", "range"),
    ],
)
def test_no_finer_than_the_article(text: str, edtf: str, precision: str) -> None:
    (found,) = dates.find(text, Span(0, len(text)), load("id"), MONTH)
    assert (found.value.edtf, found.value.precision, found.anchor) == (edtf, precision, "2020-10")


def test_without_a_date_of_the_article_nothing_is_guessed() -> None:
    (found,) = dates.find("kemarin", Span(0, 7), load("id"), None)
    assert (found.value.earliest, found.value.precision) == (None, "unknown")
