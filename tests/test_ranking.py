"""Rankings: what a row says, where it leads, and that its chart is made only for whoever asks for it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib import sample
from lib.views import charts, ranking, wording
from lib.views.ranking import Part, Ranking
from tests.conftest import page_at, ranked
from tests.hostile import HOSTILE

FILES = ("speakers", "most_about", "most_outlets")
PARTS = tuple(Part(kind, kind, colour) for kind, colour in charts.COLOURS.items())
LONG_OFFICE = "Kepala Biro Penerangan Masyarakat Divisi Hubungan Masyarakat"


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The Overview of the sample."""
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path))
    sample.load(tmp_path)
    return page_at("overview")


def figures(at: AppTest) -> set[str]:
    """The charts that the browser is sent."""
    return {e.proto.id.rpartition("-")[2] for e in at.get("plotly_chart")}


def of_speakers(**row: Any) -> Ranking:
    """A ranking of one speaker."""
    frame = pd.DataFrame(
        [{"role": None, "affiliation": None, "direct": 0, "indirect": 0, "mixed": 0, "quotes": 0, **row}]
    )
    return Ranking(frame, "speaker", PARTS, "Who", "alt", "speakers", "who", "speakers", charts.speakers)


def one(**row: Any) -> dict[str, Any]:
    """The row of a ranking of one speaker."""
    of = of_speakers(**row)
    return ranking.item(of, of.frame.to_dict("records")[0])


@pytest.mark.parametrize("file", FILES)
def test_a_chart_is_sent_to_whoever_opens_its_downloads_and_to_nobody_else(file: str, at: AppTest) -> None:
    assert figures(at) == {"strip"} and len(ranked(at, file)) > 1
    buttons = len(at.get("download_button"))
    at.button(key=f"download_{file}").click().run()
    assert not at.exception and figures(at) == {"strip", f"chart_{file}"}
    assert len(at.get("download_button")) == buttons + 3  # HTML, CSV, XLSX
    at.run()
    assert figures(at) == {"strip"}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param(
            {"speaker": "Sari", "direct": 1, "quotes": 1},
            ("Sari", "", "1", "", "1 distinct quote · 1 direct"),
            id="one quote, no office, no days before",
        ),
        pytest.param(
            {"speaker": "Rina", "role": LONG_OFFICE, "affiliation": "Polri", "direct": 1200, "mixed": 4, "quotes": 1204, "before": 1300},
            ("Rina", f"{LONG_OFFICE}, Polri", "1,204", "−96", "1,204 distinct quotes · 1,200 direct, 4 mixed · −96 against the days before"),
            id="an office of more than a line, fewer than before",
        ),
        pytest.param(
            {"speaker": "Bayu", "indirect": 2, "quotes": 2, "before": 2},
            ("Bayu", "", "2", "±0", "2 distinct quotes · 2 indirect · ±0 against the days before"),
            id="as many as before",
        ),
    ],
)  # fmt: skip
def test_a_row_says_all_that_it_shows_in_words_too(row: dict[str, Any], said: tuple[str, ...]) -> None:
    found = one(**row)
    assert tuple(found[key] for key in ("name", "office", "said", "change", "more")) == said
    assert sum(found["counts"]) == row["quotes"]


def test_a_row_speaks_indonesian() -> None:
    with wording.speaking("id"):
        said = one(speaker="Rina", direct=1204, quotes=1204, before=4)
    assert said["said"] == "1.204"
    assert said["more"] == "1.204 kutipan berbeda · 1.204 direct · +1.200 terhadap hari-hari sebelumnya"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_foreign_name_is_one_line_that_turns_nothing_around(text: str) -> None:
    found = one(speaker=text, role=text, affiliation=text, direct=3, quotes=3)
    assert found["id"] == text  # what is asked for is the name as it is
    for shown in (found["name"], found["office"]):
        assert not set(shown) & set("\n\r\x00\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
    assert found["more"] == "3 distinct quotes · 3 direct"


@pytest.mark.parametrize(
    ("page", "parameter", "held", "name", "found"),
    [
        ("speakers", "who", None, "Maya Kirana", ("pages/speakers.py", {"who": "Maya Kirana"})),
        ("quotes", "entity", None, "Nusa Kelana", ("pages/quotes.py", {"entity": ["Nusa Kelana"]})),
        ("quotes", "entity", ["Air"], "Nusa Kelana", ("pages/quotes.py", {"entity": ["Air", "Nusa Kelana"]})),
        ("quotes", "outlet", ["Harian A"], "Harian A", ("pages/quotes.py", {"outlet": ["Harian A"]})),
        ("quotes", "outlet", ["Harian A"], None, None),
    ],
)
def test_a_row_leads_to_what_it_counts(page: str, parameter: str, held: list[str] | None, name: str | None, found: object, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    turned: list[object] = []
    monkeypatch.setattr(ranking.st, "session_state", {"ranking": SimpleNamespace(chosen=name), parameter: held})
    monkeypatch.setattr(ranking.links, "go", lambda to, **state: turned.append((to, state)))
    ranking.turn("ranking", page, parameter)
    assert turned == ([found] if found else [])
