"""What an edition answered is kept: given again, changed by nobody, gone with the state it was true of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from lib import edition, sample
from lib.corrections import log
from lib.corrections.apply_corrections import facts_of
from lib.store import query
from lib.store.answers import LONGEST, ROOM, Answers
from lib.store.filters import Asked, Filters, quotes_where
from lib.store.query import Corpus


class Asking:
    """An engine that counts how often it is asked, and answers with so many rows."""

    def __init__(self, rows: int = 3) -> None:
        self.rows, self.times = rows, 0

    def __call__(self, sql: str, given: Any) -> pd.DataFrame:
        self.times += 1
        return pd.DataFrame({"n": range(self.rows), "text": sql})


@pytest.mark.parametrize(
    ("first", "second", "times"),
    [
        (Asked("a", {"x": 1}), Asked("a", {"x": 1}), 1),
        (Asked("a", {"x": 1, "y": ["b"]}), Asked("a", {"y": ["b"], "x": 1}), 1),
        (Asked("a", {"x": 1}), Asked("a", {"x": 2}), 2),
        (Asked("a", {"x": 1}), Asked("a", {"x": "1"}), 2),
        (Asked("a", {"x": ["b", "c"]}), Asked("a", {"x": ["b, c"]}), 2),
        (Asked("a", {"x": 1}), Asked("b", {"x": 1}), 2),
    ],
)
def test_the_same_question_is_asked_once(first: Asked, second: Asked, times: int) -> None:
    answers, asking = Answers(), Asking()
    assert answers.get(first, asking).equals(answers.get(first, asking))
    answers.get(second, asking)
    assert asking.times == times


def test_what_one_caller_does_with_its_rows_changes_no_other() -> None:
    answers, asking = Answers(), Asking()
    one = answers.get(Asked("a"), asking)
    one["more"] = 1
    one.loc[0, "n"] = 99
    one.attrs["all"] = 5
    other = answers.get(Asked("a"), asking)
    assert list(other.columns) == ["n", "text"] and other["n"].tolist() == [0, 1, 2] and not other.attrs


def test_a_download_is_not_kept_and_what_is_kept_has_an_end() -> None:
    answers, long, short = Answers(), Asking(LONGEST // 8), Asking(LONGEST // 40)
    for _ in range(2):
        answers.get(Asked("long"), long)
    assert long.times == 2
    for number in range(400):
        answers.get(Asked("a", {"x": number}), short)
    assert answers.kept.rows.currsize <= ROOM and 0 < len(answers.kept.rows) < 400


def test_a_table_that_questions_name_is_asked_once_for_all_of_them(sampled: Corpus) -> None:
    answers, asked = Answers(), list[str]()

    def ask(sql: str, given: Any) -> pd.DataFrame:
        asked.append(sql)
        return sampled.engine.run(sql, given)

    for types in ((), ("direct",), ("indirect",)):
        q = quotes_where(Filters(words="air banjir", types=types))
        found = answers.get(Asked(f"SELECT text FROM ({q.sql})", q.given), ask)["text"]
        plain = sampled.ask(Asked("SELECT text FROM quotes WHERE len($t) = 0 OR list_contains($t, type)", {"t": types}))
        assert sorted(found) == sorted(t for t in plain["text"] if "air" in t.lower() and "banjir" in t.lower())
    looked_for = [sql for sql in asked if "regexp_matches" in sql]
    assert len(looked_for) == 1 and len(asked) == 4
    assert len(answers.tables.rows) == 1


def test_a_long_text_is_not_kept() -> None:
    answers, times = Answers(), []

    def ask(sql: str, given: Any) -> pd.DataFrame:
        times.append(sql)
        return pd.DataFrame({"text": ["a" * LONGEST]})

    for _ in range(2):
        answers.get(Asked("a"), ask)
    assert len(times) == 2


def test_a_correction_is_seen_by_a_question_that_was_asked_before(tmp_path: Path) -> None:
    sample.load(tmp_path)
    before = query.counts(edition.current(tmp_path), Filters())
    row = query.quotes(edition.current(tmp_path), Filters(), 1).iloc[0].to_dict()
    log.append(tmp_path, log.Correction("reject", row["quote_id"], row["article_id"], facts_of(row), None))
    after = query.counts(edition.current(tmp_path), Filters())
    assert after["quotes"] == before["quotes"] - 1
    assert query.quotes(edition.current(tmp_path), Filters(), 1).iloc[0]["quote_id"] != row["quote_id"]
