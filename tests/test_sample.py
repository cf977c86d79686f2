"""The fictional sample: what it holds, and that one click brings it and takes it away."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib import edition, sample
from lib.ingest import ingest
from lib.reading.confined import read_path
from lib.store import query
from lib.store.filters import Filters
from tests.conftest import ROOT, SEED, opened

ALL = Filters()


def test_it_is_a_year_of_three_outlets_in_two_languages_and_says_that_it_is_fictional() -> None:
    found = sample.articles()
    assert len(found) >= 40
    assert all(a.article_id.startswith("fictional-") and (a.outlet or "").endswith("(fictional)") for a in found)
    assert len({a.outlet for a in found}) == 3 and {a.language for a in found} == {"id", "en"}
    assert len({a.date.edtf[:7] for a in found if a.date}) == 12
    assert all(a.title and a.title in a.text for a in found)


def test_it_has_the_mess_and_the_repeats_of_real_pages(tmp_path: Path) -> None:
    assert sample.alone(tmp_path)
    sample.load(tmp_path)
    assert sample.alone(tmp_path)
    corpus = opened(tmp_path)
    rows = query.quotes(corpus, ALL)
    carried = rows[rows["line"].notna()].groupby("line")["outlet"].nunique()
    assert (carried >= 2).sum() >= 5 and (carried == 3).sum() >= 2
    assert any("SCROLL TO CONTINUE" in a.text for a in sample.articles())
    assert any("Ralat" in str(a.title) for a in sample.articles())
    assert query.counts(corpus, ALL)["problems"] == 0


def test_it_comes_and_goes_and_leaves_everything_else(tmp_path: Path) -> None:
    ingest(tmp_path, list(read_path(SEED)), "seed")
    before = query.quotes(edition.current(tmp_path), ALL)
    assert sample.load(tmp_path).added == len(sample.articles()) == sample.loaded(tmp_path)
    assert not sample.alone(tmp_path)
    assert sample.load(tmp_path).added == 0
    assert sample.unload(tmp_path) == len(sample.articles()) and sample.loaded(tmp_path) == 0
    assert query.quotes(edition.current(tmp_path), ALL).equals(before)


def test_one_click_on_the_corpus_page_loads_and_removes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    app.switch_page("pages/corpus.py").run()
    next(b for b in app.button if b.key == "load_sample_corpus").click().run()
    assert not app.exception and sample.loaded(tmp_path) == len(sample.articles())
    next(b for b in app.button if b.label == "Remove the sample").click().run()
    assert not app.exception and sample.loaded(tmp_path) == 0


def test_the_tour_is_three_sentences_until_there_is_something_of_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    assert [m.value[:6] for m in app.markdown if m.value.startswith("**")] == ["**1.**", "**2.**", "**3.**"]
    sample.load(tmp_path)
    assert any(m.value.startswith("**1.**") for m in app.run().markdown)
    next(b for b in app.button if b.label == "Got it").click().run()
    assert not any(m.value.startswith("**1.**") for m in app.markdown)
    ingest(tmp_path, list(read_path(SEED)), "seed")
    fresh = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    assert not fresh.exception and not any(m.value.startswith("**1.**") for m in fresh.markdown)
