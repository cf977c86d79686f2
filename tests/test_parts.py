"""Where a page shows a part, it says of how much, and its downloads hold all of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib import sample
from lib.ingest import ingest
from lib.messages import as_it_came
from lib.records import Problem
from lib.store import choices
from lib.views import downloads, reading_list, said_to_happen, search_results, tables
from lib.views.downloads import Whole
from tests.conftest import opened, page_at


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample as the store of the app, with three problems."""
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path / "store"))
    sample.load(tmp_path / "store")
    ingest(
        tmp_path / "store",
        [Problem(f"berkas-{n}.pdf", None, "unreadable", as_it_came("no text")) for n in range(3)],
        "broken",
    )
    return tmp_path / "store"


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[pd.DataFrame, Whole | None]]:
    """What the buttons of a page offer, by the name of the file: the rows on the page, and the whole."""
    seen: dict[str, tuple[pd.DataFrame, Whole | None]] = {}
    real = downloads.data_buttons

    def spied(frame: pd.DataFrame, name: str, prefix: str = "", whole: Whole | None = None) -> None:
        if not prefix:  # the data behind a chart is what it draws
            seen[name] = frame, whole
        real(frame, name, prefix, whole)

    monkeypatch.setattr(downloads, "data_buttons", spied)
    return seen


@pytest.mark.parametrize(
    ("name", "address", "files"),
    [
        ("overview", {}, {"widely_carried"}),
        ("quotes", {}, {"quotes"}),
        ("search", {"q": "beras"}, {"search_quotes"}),
        ("speakers", {"name": "Maya Kirana"}, {"said_Maya Kirana"}),
        ("speakers", {"name": "Maya Kirana", "tab": "about"}, {"about_Maya Kirana"}),
        ("speakers", {"name": "Maya Kirana", "tab": "lines"}, {"lines_Maya Kirana"}),
        ("entities", {}, {"entity_table"}),
        ("timeline", {"of": "texts"}, {"timeline_dates"}),
        ("corpus", {}, {"problems"}),
    ],
)
def test_a_download_holds_as_many_rows_as_the_page_counts(name: str, address: dict[str, str], files: set[str], root: Path, offered: dict[str, tuple[pd.DataFrame, Whole | None]]) -> None:  # fmt: skip
    page_at(name, **address)
    assert files <= set(offered)
    for file in files:
        shown, whole = offered[file]
        assert whole is not None and len(shown) <= whole.rows == len(whole.frame()) > 0
        assert list(whole.frame().columns) == list(shown.columns)


def test_a_search_of_more_than_a_page_is_leafed_through_and_saved_whole(root: Path, offered: dict[str, tuple[pd.DataFrame, Whole | None]], monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setattr(search_results, "PAGE", 2)
    at = page_at("search", q="beras")
    shown, whole = offered["search_quotes"]
    assert whole is not None and len(shown) == 2 < whole.rows == len(whole.frame())
    assert [t.value for t in at.text] == [f"All {whole.rows} rows:"]
    leafed = leaf(at, whole.rows, 2, lambda: offered["search_quotes"][0]["quote_id"])
    assert leafed == whole.frame()["quote_id"].tolist()


def leaf(at: AppTest, rows: int, size: int, seen: Callable[[], pd.Series]) -> list[str]:
    """What stands on all pages of a table, one after the other."""
    found = list(seen())
    for number in range(2, -(-rows // size) + 1):
        at.get("pagination")[-1].set_value(number).run()
        assert not at.exception
        found += list(seen())
    return found


@pytest.mark.parametrize(
    ("name", "address", "file", "column"),
    [
        ("quotes", {"shown_as": "table"}, "quotes", "quote_id"),
        ("quotes", {}, "quotes", "quote_id"),
        ("timeline", {"of": "texts"}, "timeline_dates", "sentence_text"),
        ("corpus", {}, "problems", "message"),
    ],
)
def test_a_table_is_leafed_through_page_by_page(name: str, address: dict[str, str], file: str, column: str, root: Path, offered: dict[str, tuple[pd.DataFrame, Whole | None]], monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """No row is lost between pages and none stands on two."""
    whole = (page_at(name, **address), offered[file][1])[1]
    assert whole is not None
    size = max(1, -(-whole.rows // 3))
    monkeypatch.setattr(tables, "ROWS", size)
    monkeypatch.setattr(reading_list, "PAGE", size)
    monkeypatch.setattr(said_to_happen, "PAGE", size)
    at = page_at(name, **address)
    shown = offered[file][0]
    assert len(shown) == size and any(f"{size} of {whole.rows}" in c.value for c in at.caption)
    assert leaf(at, whole.rows, size, lambda: offered[file][0][column]) == whole.frame()[column].tolist()


def test_a_filter_of_more_names_than_it_lists_says_so_and_takes_any_other(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = choices.every(opened(root))
    last = list(choices.offered(opened(root))["speakers"])[-1]
    monkeypatch.setattr(choices, "OFFERED", 3)
    at = page_at("quotes", speaker=last)
    speakers = at.multiselect(key="speaker")
    assert speakers.value == [last] and len(speakers.options) == 4 and speakers.proto.accept_new_options
    said = [c.value for c in at.sidebar.caption]
    assert [f"The 3 most frequent of {every[kind]} are listed" in c for kind, c in zip(("speakers", "entities"), said, strict=False)] == [True, True]  # fmt: skip


def test_a_filter_that_lists_every_name_takes_no_other(root: Path) -> None:
    at = page_at("quotes")
    assert {k: len(v) for k, v in choices.offered(opened(root)).items()} == choices.every(opened(root))
    assert not at.multiselect(key="speaker").proto.accept_new_options
    assert not any("most frequent" in c.value for c in at.sidebar.caption)


@pytest.mark.parametrize(("most", "typed"), [(3, True), (2000, False)])
def test_a_name_that_is_not_listed_can_be_put_right(most: int, typed: bool, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setattr(choices, "OFFERED", most)
    at = page_at("entities", more="merged")
    at.session_state["right"] = True
    at.run()
    assert at.selectbox(key="kind_of").proto.accept_new_options == typed
    assert any("The 3 most frequent names" in c.value for c in at.caption) == typed
