"""The store: all or nothing, idempotent, and what it gives back."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib import edition
from lib.ingest import ingest
from lib.messages import message
from lib.reading.confined import read_path
from lib.reading.readers import read_bytes
from lib.records import Problem
from lib.store import corpus, query
from lib.store.filters import Filters
from tests.conftest import ROOT, opened


def test_the_same_text_is_one_article(store: Path) -> None:
    again = ingest(store, read_path(ROOT / "seeds"), "again")
    assert (again.added, again.known) == (0, 1)
    assert query.counts(edition.current(store), Filters())["articles"] == 1


def test_another_text_under_a_known_id_is_a_problem_and_not_lost_silently(store: Path) -> None:
    data = b'{"id": "000_1ece18336b2add2d", "text": "Teks lain sama sekali."}'
    outcome = ingest(store, read_bytes(data, "x.jsonl"), "clash")
    assert outcome.added == 0 and outcome.problems[0].kind == "id"


def test_remove_takes_an_article_and_its_parts(store: Path) -> None:
    ingest(store, read_bytes(b'{"id": "b", "text": "Hujan turun di desa."}', "x.jsonl"), "more")
    assert corpus.remove(store, {"000_1ece18336b2add2d"}) == 1
    counts = query.counts(edition.current(store), Filters())
    assert (counts["articles"], counts["quotes"]) == (1, 0)
    assert corpus.sweep(store) == 0


def test_a_writer_that_dies_before_the_manifest_leaves_nothing_to_see(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = query.counts(edition.current(store), Filters())

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(corpus, "write_manifest", dies)
    with pytest.raises(KeyboardInterrupt):
        ingest(store, read_bytes(b'{"id": "b", "text": "Hujan turun."}', "x.jsonl"), "dies")
    monkeypatch.undo()
    assert query.counts(opened(store), Filters()) == before
    assert corpus.sweep(store) > 0


def test_stop_keeps_what_was_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.ingest.STEP", 1)
    rows = "\n".join(f'{{"id": "{i}", "text": "Hujan turun {i} kali."}}' for i in range(5)).encode()
    outcome = ingest(tmp_path, read_bytes(rows, "x.jsonl"), "stopped", lambda done, _: done < 3)
    assert outcome.added == 3


def test_problems_are_kept_and_forgotten(tmp_path: Path) -> None:
    ingest(tmp_path, [Problem("=cmd.txt", None, "empty", message("empty"))], "bad")
    assert len(query.problems(edition.current(tmp_path))) == 1
    corpus.clear_problems(tmp_path)
    assert query.problems(edition.current(tmp_path)).empty


@pytest.mark.parametrize(
    ("filters", "quotes"),
    [
        (Filters(words="komisi bersama"), 1),
        (Filters(words="'; drop table quotes; --"), 0),
        (Filters(speakers=("Nobody",)), 0),
        (Filters(outlets=("IslamTimes",)), 12),
        (Filters(entities=("Perserikatan Bangsa-Bangsa",)), 2),
    ],
)
def test_filters(store: Path, filters: Filters, quotes: int) -> None:
    assert query.counts(edition.current(store), filters)["quotes"] == quotes
