"""What an edition answered is kept: given again, changed by nobody, gone with the state it was true of."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pandas as pd
import pytest

from lib import edition, sample
from lib.corrections import log
from lib.corrections.apply_corrections import facts_of
from lib.search import parsed
from lib.store import query, search
from lib.store.answers import LONGEST, ROOM, Answers, Kept, Tables
from lib.store.engine import OutdatedError
from lib.store.filters import Asked, Filters, quotes_where
from lib.store.query import Corpus
from tests.conftest import opened


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
    asked = list[str]()

    def ask(sql: str, given: Any) -> pd.DataFrame:
        asked.append(sql)
        return sampled.engine.run(sql, given)

    tables = Tables(ask)
    for types in ((), ("direct",), ("indirect",)):
        q = quotes_where(Filters(words="air banjir", types=types))
        found = tables.run(f"SELECT text FROM ({q.sql})", q.given)["text"]
        plain = sampled.ask(Asked("SELECT text FROM quotes WHERE len($t) = 0 OR list_contains($t, type)", {"t": types}))
        assert sorted(found) == sorted(t for t in plain["text"] if "air" in t.lower() and "banjir" in t.lower())
    looked_for = [sql for sql in asked if "regexp_matches" in sql]
    assert len(looked_for) == 1 and len(asked) == 4


def test_who_asks_the_same_at_once_waits_for_one_answer() -> None:
    kept, times, begun, go_on = Kept(ROOM, LONGEST), list[str](), Event(), Event()

    def ask(sql: str, given: Any) -> pd.DataFrame:
        times.append(sql)
        begun.set()
        assert go_on.wait(60)
        return pd.DataFrame({"n": [1]})

    with ThreadPoolExecutor(3) as threads:
        first = threads.submit(kept.get, Asked("a"), ask)
        assert begun.wait(60)
        others = [threads.submit(kept.get, Asked("a"), ask) for _ in range(2)]
        go_on.set()
        assert all(each.result(60).equals(first.result(60)) for each in others)
    assert times == ["a"] and not kept.asking


def test_a_question_that_fails_is_asked_again() -> None:
    kept = Kept(ROOM, LONGEST)

    def fails(sql: str, given: Any) -> pd.DataFrame:
        raise OutdatedError

    with pytest.raises(OutdatedError):
        kept.get(Asked("a"), fails)
    assert kept.get(Asked("a"), Asking()).shape == (3, 2)


@pytest.mark.parametrize(("words", "article"), [("kami", "fictional-07"), ("air", "fictional-41")])
def test_an_open_page_finds_the_words_where_they_stand_after_a_correction(
    words: str, article: str, tmp_path: Path
) -> None:
    """Its edition is older than the correction, which numbers the quotes of an article anew."""
    sample.load(tmp_path)
    before = edition.current(tmp_path)
    asked = Filters(words=words)
    assert article in set(query.quotes(before, asked)["article_id"])
    first = query.of_article(before, "quotes", article).iloc[0].to_dict()
    log.append(tmp_path, log.Correction("reject", first["quote_id"], article, facts_of(first)))
    after = edition.current(tmp_path)
    assert after.engine is before.engine
    for corpus in (before, after):
        found = query.quotes(corpus, asked, 1000)
        assert len(found) and all(words in text.lower() for text in found["text"])
        assert sorted(found["quote_id"]) == sorted(query.quotes(opened(tmp_path), asked)["quote_id"])
        assert not search.quotes(corpus, Filters(), parsed(words)).empty


def test_a_change_under_a_question_has_it_asked_again() -> None:
    """A correction comes while a question that names a table runs: its rows are those of after the change."""
    rows, changed = [1, 2, 3], list[bool]()

    def ask(sql: str, given: Any) -> pd.DataFrame:
        found = pd.DataFrame({"n": list(rows)}) if sql == "table" else given["t"]
        if sql != "table" and not changed:
            changed.append(True)
            with tables.changing():
                rows.remove(2)
        return found

    tables = Tables(ask)
    assert tables.run("question", {"t": Asked("table")})["n"].tolist() == [1, 3]


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
