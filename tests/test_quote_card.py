"""A quote's surroundings on its card."""

from __future__ import annotations

import html
import re

import pandas as pd
import pytest

from lib.views import quote_card

SAID = "air sudah surut"


def excerpt(before: str, after: str, cue: tuple[int, int] | None) -> tuple[str, list[str]]:
    """The words of an excerpt around SAID, and what is marked in them."""
    row = {"quote_id": "a-1", "start": len(before), "end": len(before) + len(SAID), "type": "direct", "speaker": None}
    row |= {"rule": "after", "source_start": None, "source_end": None}
    row |= {"cue_start": cue and cue[0], "cue_end": cue and cue[1]}
    drawn = quote_card.excerpt(before + SAID + after, pd.Series(row), "id").rpartition(
        '<div class="k-text" lang="id">'
    )[2]
    marked = re.findall(r"<mark[^>]*>([^<]*)</mark>", drawn)
    return html.unescape(re.sub("<[^>]*>", "", drawn)), [html.unescape(m) for m in marked]


@pytest.mark.parametrize(
    ("before", "after", "begins", "ends"),
    [
        ("“", "”", "“air", "surut”"),
        ("Hujan reda. “", "” Jalan dibuka.", "Hujan reda.", "dibuka."),
        # The edges lie amid a word: it is shown whole, and that the text goes on.
        ("Kementerian " * 40, " pengairan" * 40, "… Kementerian Kementerian", "pengairan pengairan …"),
        # So is the first word and the last one of a text, behind which nothing goes on.
        ("Kementerian " * 24, " pengairan" * 28 + "nya", "Kementerian Kementerian", "pengairannya"),
        # What has no words is cut.
        ("x" * 900, "y" * 900, "… " + "x" * 280 + "air", "surut" + "y" * 280 + " …"),
    ],
)  # fmt: skip
def test_an_excerpt_cuts_no_word_and_says_where_the_text_goes_on(before: str, after: str, begins: str, ends: str) -> None:  # fmt: skip
    words, marked = excerpt(before, after, None)
    assert words.startswith(begins) and words.endswith(ends)
    assert marked == [SAID]


@pytest.mark.parametrize(
    ("cue", "marked"),
    [((480, 484), ["kata", SAID]), ((0, 4), [SAID]), (None, [SAID])],
    ids=["beside it", "outside", "none"],
)
def test_only_a_cue_within_the_excerpt_is_marked(cue: tuple[int, int] | None, marked: list[str]) -> None:
    assert excerpt("kata Rina. " + "Kementerian " * 39 + " kata ia ", " kemarin", cue)[1] == marked
