"""Date expressions: what each says, and what is none."""

from __future__ import annotations

import pytest
from edtf import parse_edtf

from lib.analysis import dates
from lib.calendar_values import of_day, of_month
from lib.language.pack import load
from lib.records import Span

DAY, MONTH = of_day(2020, 10, 16), of_month(2020, 10)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Senin (21/2/2022)", ["2022-02-21"]),
        ("pada 16 Oktober 2020 pagi", ["2020-10-16"]),
        ("sejak Oktober 2020", ["2020-10"]),
        ("pada 2015", ["2015"]),
        ("Jum'at (20/9/2019)", ["2019-09-20"]),
        ("pada Kamis (15/10)", ["2020-10-15"]),
        ("pada 5 Agustus", ["2020-08-05"]),
        ("kemarin", ["2020-10-15"]),
        ("lusa", ["2020-10-18"]),
        ("hari \u00a0 ini", ["2020-10-16"]),
        ("Resolusi 2231 dan Pasal 12", []),
        ("UU Nomor 31", []),
        ("Rp 2015 per kilogram", []),
        ("30/2/2020", []),
        ("rasio 3/4 dari total", []),
    ],
)
def test_with_the_article_known_to_the_day(text: str, found: list[str]) -> None:
    result = dates.find(text, Span(0, len(text)), load("id"), DAY)
    assert [d.value.edtf for d in result] == found
    for d in result:
        assert parse_edtf(d.value.edtf)


@pytest.mark.parametrize(
    ("text", "edtf", "precision"),
    [("kemarin", "2020-10~", "month"), ("beberapa tahun terakhir", "/2020-10", "range")],
)
def test_no_finer_than_the_article(text: str, edtf: str, precision: str) -> None:
    (found,) = dates.find(text, Span(0, len(text)), load("id"), MONTH)
    assert (found.value.edtf, found.value.precision, found.anchor) == (edtf, precision, "2020-10")


def test_without_a_date_of_the_article_nothing_is_guessed() -> None:
    (found,) = dates.find("kemarin", Span(0, 7), load("id"), None)
    assert (found.value.earliest, found.value.precision) == (None, "unknown")
