"""Where a page shows a part, it says of how much, and its downloads hold all of it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib import sample
from lib.ingest import ingest
from lib.records import Problem
from lib.store import choices, found, query
from lib.store.filters import Filters
from lib.views import downloads
from lib.views.downloads import Whole
from tests.conftest import ROOT, opened


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample as the store of the app, with three problems."""
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path / "store"))
    sample.load(tmp_path / "store")
    ingest(tmp_path / "store", [Problem(f"berkas-{n}.pdf", None, "unreadable", "no text") for n in range(3)], "broken")
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


def page(name: str, /, **address: str) -> AppTest:
    """A page of the app at an address."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    for key, value in address.items():
        at.query_params[key] = value
    at = at.run()
    for key, value in address.items():  # the first page may have taken it out
        at.query_params[key] = value
    at = at if name == "overview" else at.switch_page(f"pages/{name}.py").run()
    assert not at.exception
    return at


@pytest.mark.parametrize(
    ("name", "address", "files"),
    [
        ("overview", {}, {"latest_articles"}),
        ("quotes", {}, {"quotes"}),
        ("search", {"q": "beras"}, {"search_quotes"}),
        ("speakers", {"name": "Maya Kirana"}, {"said_Maya Kirana"}),
        ("speakers", {"name": "Maya Kirana", "tab": "about"}, {"about_Maya Kirana"}),
        ("speakers", {"name": "Maya Kirana", "tab": "lines"}, {"lines_Maya Kirana"}),
        ("entities", {}, {"entity_table"}),
        ("timeline", {}, {"timeline_dates"}),
        ("corpus", {}, {"problems"}),
    ],
)
def test_a_download_holds_as_many_rows_as_the_page_counts(name: str, address: dict[str, str], files: set[str], root: Path, offered: dict[str, tuple[pd.DataFrame, Whole | None]]) -> None:  # fmt: skip
    page(name, **address)
    assert files <= set(offered)
    for file in files:
        shown, whole = offered[file]
        assert whole is not None and len(shown) <= whole.rows == len(whole.frame()) > 0
        assert list(whole.frame().columns) == list(shown.columns) or file == "timeline_dates"


def test_a_search_of_more_than_the_page_lists_is_saved_whole(root: Path, offered: dict[str, tuple[pd.DataFrame, Whole | None]], monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setattr(found, "LISTED", 2)
    at = page("search", q="beras")
    shown, whole = offered["search_quotes"]
    assert whole is not None and len(shown) == 2 < whole.rows == len(whole.frame())
    assert any("newest 2" in c.value for c in at.caption)
    assert [t.value for t in at.text] == [f"All {whole.rows} rows:"]


def test_problems_of_more_than_a_page_say_how_many_there_are(root: Path, offered: dict[str, tuple[pd.DataFrame, Whole | None]], monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setattr(query, "PAGE", 2)
    every = query.counts(opened(root), Filters())["problems"]
    at = page("corpus")
    shown, whole = offered["problems"]
    assert whole is not None and len(shown) == 2 < every == whole.rows == len(whole.frame())
    assert any(f"first 2 of {every}" in c.value for c in at.caption)


def test_a_filter_of_more_names_than_it_lists_says_so_and_takes_any_other(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = choices.every(opened(root))
    last = choices.offered(opened(root))["speakers"][-1]
    monkeypatch.setattr(choices, "OFFERED", 3)
    at = page("quotes", speaker=last)
    speakers = at.multiselect(key="speaker")
    assert speakers.value == [last] and len(speakers.options) == 4 and speakers.proto.accept_new_options
    said = [c.value for c in at.sidebar.caption]
    assert [f"The 3 most frequent of {every[kind]} are listed" in c for kind, c in zip(("speakers", "entities"), said, strict=False)] == [True, True]  # fmt: skip


def test_a_filter_that_lists_every_name_takes_no_other(root: Path) -> None:
    at = page("quotes")
    assert {k: len(v) for k, v in choices.offered(opened(root)).items()} == choices.every(opened(root))
    assert not at.multiselect(key="speaker").proto.accept_new_options
    assert not any("most frequent" in c.value for c in at.sidebar.caption)


@pytest.mark.parametrize(("most", "typed"), [(3, True), (2000, False)])
def test_a_name_that_is_not_listed_can_be_put_right(most: int, typed: bool, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setattr(choices, "OFFERED", most)
    at = page("entities", right="true")
    at.session_state["right"] = True
    at.run()
    assert at.selectbox(key="kind_of").proto.accept_new_options == typed
    assert any("The 3 most frequent names" in c.value for c in at.caption) == typed
