"""Saved views: kept, opened, shared by address, taken away; a broken file says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from lib import sample
from lib.store import saved_filters
from lib.store.filters import Filters
from lib.store.saved_filters import ViewError
from tests.conftest import ROOT

EMBARGO = Filters(since=date(2024, 2, 1), until=date(2024, 2, 29), speakers=("Gatot Lembayung",), types=("direct",), words="kucing", reviewed=False)  # fmt: skip
NAMES = st.lists(st.text(min_size=1, max_size=8), max_size=3).map(tuple)


@given(st.builds(Filters, since=st.none() | st.dates(), until=st.none() | st.dates(), outlets=NAMES, speakers=NAMES, types=NAMES, entities=NAMES, words=st.text(max_size=9), reviewed=st.booleans()))  # fmt: skip
def test_filters_come_back_as_they_were(filters: Filters) -> None:
    assert saved_filters.from_json(saved_filters.as_json(filters)) == filters


def test_views_are_kept_by_name(tmp_path: Path) -> None:
    saved_filters.changed(tmp_path, "  Embargo,  Februari ", EMBARGO)
    saved_filters.changed(tmp_path, "abu", Filters(words="abu"))
    assert list(saved_filters.load(tmp_path)) == ["abu", "Embargo, Februari"]
    assert saved_filters.load(tmp_path)["Embargo, Februari"] == EMBARGO
    saved_filters.changed(tmp_path, "abu", None)
    assert list(saved_filters.load(tmp_path)) == ["Embargo, Februari"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_a_name_must_be_one(tmp_path: Path, name: str) -> None:
    with pytest.raises(ViewError, match="1 to 80"):
        saved_filters.changed(tmp_path, name, EMBARGO)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": 1}', '{"a": {"since": "kemarin"}}', '{"a": {"outlets": "x"}}'])
def test_a_broken_file_says_so_and_is_not_written_over(tmp_path: Path, text: str) -> None:
    (tmp_path / saved_filters.FILE).write_text(text, encoding="utf-8")
    with pytest.raises(ViewError):
        saved_filters.changed(tmp_path, "b", EMBARGO)
    assert (tmp_path / saved_filters.FILE).read_text(encoding="utf-8") == text


def opened(root: Path, monkeypatch: pytest.MonkeyPatch, **address: str) -> AppTest:
    monkeypatch.setenv("KUTIPAN_STORE", str(root))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    for key, value in address.items():
        app.query_params[key] = value
    return app.run()


def test_an_address_opens_a_view(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sample.load(tmp_path)
    saved_filters.changed(tmp_path, "Embargo", EMBARGO)
    app = opened(tmp_path, monkeypatch, view="Embargo")
    assert not app.exception and app.multiselect(key="speaker").value == ["Gatot Lembayung"]
    assert app.text_input(key="words").value == "kucing"
    app = opened(tmp_path, monkeypatch, view="Tidak ada")
    assert "no saved view" in app.warning[0].value


def test_a_view_is_taken_saved_and_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sample.load(tmp_path)
    app = opened(tmp_path, monkeypatch)
    app.text_input(key="words").set_value("beras").run()
    app.text_input(key="view_name").set_value("Beras").run()
    next(b for b in app.button if b.label == "Save").click().run()
    assert saved_filters.load(tmp_path) == {"Beras": Filters(words="beras")}
    next(b for b in app.button if b.label == "Clear filters").click().run()
    assert app.text_input(key="words").value == ""
    app.selectbox(key="saved_view").set_value("Beras").run()
    assert app.text_input(key="words").value == "beras"
    app.text_input(key="view_name").set_value("Beras").run()
    next(b for b in app.button if "away" in b.label).click().run()
    assert not app.exception and saved_filters.load(tmp_path) == {}
