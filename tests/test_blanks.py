"""Values are put into SQL that was built without them: the same answers as if it had been built with them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from lib.corrections import log
from lib.corrections.log import Correction
from lib.corrections.overlay import facts_of
from lib.ingest import ingest
from lib.reading.text import read_text
from lib.store import blanks, query
from lib.store.query import Corpus, Filters
from tests.composed import composed
from tests.conftest import opened
from tests.questions import ALL, NAMED, NARROW, NOTHING, QUESTIONS, as_frame

ODD = [
    "O'Neil",
    'Rina "Ina" W',
    "a\\'b",
    "x'; drop table quotes; --",
    "50%_",
    "baris\nbaru",
    "kutipanblank0x",
    "日報",
    "ß",
    "Ｆ",
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    root = tmp_path_factory.mktemp("blanks") / "store"
    odd = [read_text(f"Warga {n} menunggu. “Kami siap,” kata Rina.", "x", {"id": f"odd{n}", "language": "id", "outlet": name, "date": "2020-05-01"}) for n, name in enumerate(ODD)]  # fmt: skip
    ingest(root, [*composed(40), *odd], "composed")
    return opened(root)


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_answers_are_the_same(corpus: Corpus, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = (ALL, NARROW, replace(NARROW, words="Yang IRAN"), NAMED, NOTHING)
    filled = [as_frame(QUESTIONS[name](corpus, filters)) for filters in asked]
    monkeypatch.setattr(query, "take_out", lambda given, names: blanks.Taken(given, {}, {}))
    for got, filters in zip(filled, asked, strict=True):
        pd.testing.assert_frame_equal(got, as_frame(QUESTIONS[name](corpus, filters)))


@pytest.mark.parametrize("outlet", ODD)
def test_a_value_stays_a_value(corpus: Corpus, outlet: str) -> None:
    assert query.articles(corpus, Filters(outlets=(outlet,)))["outlet"].tolist() == [outlet]
    assert query.counts(corpus, Filters(words=outlet))["quotes"] == 0


def test_a_question_depends_on_the_tables_and_on_whether_repeats_are_linked(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing else of a Corpus can get into its SQL, which is remembered for others (the next test)."""

    def asked(self: Corpus, question: Callable[..., Any], *given: Hashable) -> pd.DataFrame:
        return self.frame(question(SimpleNamespace(tables=self.tables, linked=self.linked), *given))

    monkeypatch.setattr(Corpus, "ask", asked)
    for ask in QUESTIONS.values():
        ask(corpus, ALL)


def test_remembered_sql_is_what_every_state_of_the_corrections_would_build(tmp_path: Path) -> None:
    """It is kept from one to the next: whatever it holds of the one that it was built for is a wrong answer in the next."""
    ingest(tmp_path, list(composed(8)), "composed")
    rows = query.quotes(opened(tmp_path), ALL, limit=None).drop_duplicates("article_id").to_dict("records")[:3]
    given = [Correction("accept", r["quote_id"], r["article_id"], facts_of(r), facts_of(r)) for r in rows]
    given.append(Correction("reject", rows[0]["quote_id"], rows[0]["article_id"], facts_of(rows[0])))
    first: dict[tuple[int, str], str] = {}
    compared = 0
    for made in ([], given[:1], given[1:2], given[2:], named("Iran", "Jepang"), named("Jakarta", "Rusia")):
        (tmp_path / log.FILE).unlink(missing_ok=True)
        log.append(tmp_path, *made)
        corpus = opened(tmp_path)
        for name, table in corpus.tables.items():
            key, sql = (id(corpus.prepared), name), corpus.engine.prepare(table).sql
            compared += key in first
            assert first.setdefault(key, sql) == sql, (made, name)
    assert compared >= 3 * len(corpus.tables)


def named(one: str, other: str) -> list[Correction]:
    """A merge and a type that an analyst gave."""
    return [Correction("merge", one, after={"name": other}), Correction("type", other, after={"type": "ORG"})]


def test_sql_is_built_once_for_all_values_of_a_kind(corpus: Corpus) -> None:
    query.quotes(corpus, Filters(speakers=("Rina Wulandari",), since=date(2020, 1, 2), words="iran"))
    before = len(corpus.prepared)
    query.quotes(corpus, Filters(speakers=("Kenji Morita",), since=date(2021, 3, 4), words="Jepang"))
    assert len(corpus.prepared) == before
    query.quotes(corpus, Filters(speakers=("Kenji Morita", "Dewi Anggraini"), since=date(2021, 3, 4), words="Jepang"))
    assert len(corpus.prepared) == before + 1


def test_a_table_or_column_is_no_value(tmp_path: Path) -> None:
    taken = blanks.take_out(("quotes", "Rina", ("speaker", "Rina"), 5, None, True), {"quotes", "speaker"})
    assert taken.given == ("quotes", "kutipanblank0x", ("speaker", "kutipanblank0x"), 5, None, True)
    assert taken.values == {"kutipanblank0x": "Rina"}
