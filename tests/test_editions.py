"""The edition that is asked: changed in place by a correction, it is the one that would be made anew."""

from __future__ import annotations

import random
from pathlib import Path

import pandas as pd
import pytest

from lib import edition, sample
from lib.corrections import known_list, log
from lib.corrections.apply_corrections import facts_of
from lib.ingest import ingest
from lib.reading.text import read_text
from lib.store import editions, names, query
from lib.store.filters import Asked, Filters
from lib.store.query import Corpus
from lib.store.rules import Rules
from tests.conftest import opened

ALL = Filters()
TABLES = (
    "articles",
    "quotes",
    "mentions",
    "named",
    "quoting",
    "linked",
    "printed",
    "merged",
    "merged_here",
    "renamed_speakers",
    "known_names",
)


def rows(corpus: Corpus, table: str) -> pd.DataFrame:
    """A table of an edition, in one order; a quote's place in time counts by its order only, its
    speaker and names by their texts."""
    nth = "EXCLUDE (nth, who, names)" if table == "quotes" else ""
    return corpus.ask(Asked(f"SELECT * {nth} FROM {table} ORDER BY ALL"))


# Names have other numbers where a correction brought them.
TALLIES = """SELECT t.place, t.type, e.text AS entity, m.text AS meant, f.text AS form, t.in_quotes, t.in_narration
    FROM tallied t JOIN spellings e ON t.entity = e.number JOIN spellings m ON t.meant = m.number
    JOIN spellings f ON t.form = f.number ORDER BY ALL"""
SPEAKERS_OF = (
    """SELECT q.quote_id, q.speaker, s.text FROM quotes q LEFT JOIN speakers s ON q.who = s.number ORDER BY ALL"""
)
NAMES_OF = """SELECT q.quote_id, n.text FROM (SELECT quote_id, unnest(names) AS name FROM quotes) q
    JOIN quoted_names n ON q.name = n.number ORDER BY ALL"""


def same(one: Corpus, other: Corpus) -> None:
    """Both editions hold the same."""
    for corpus in (one, other):
        corpus.lay_prints()
        corpus.tallies.lay()
    for table in TABLES:
        pd.testing.assert_frame_equal(rows(one, table), rows(other, table))
    for numbered in (TALLIES, SPEAKERS_OF, NAMES_OF):
        pd.testing.assert_frame_equal(one.ask(Asked(numbered)), other.ask(Asked(numbered)))
    in_time = "SELECT quote_id FROM quotes ORDER BY nth"
    assert one.ask(Asked(in_time)).equals(other.ask(Asked(in_time)))
    assert sorted(c.correction.id for c in one.conflicts) == sorted(c.correction.id for c in other.conflicts)


def judgement(chance: random.Random, quotes: pd.DataFrame, made: list[str]) -> log.Correction:
    """A correction as an analyst may make it."""
    row = quotes.iloc[chance.randrange(len(quotes))]
    facts = facts_of(row.to_dict())
    what = chance.choice(["accept", "reject", "speaker", "type", "shorter", "add", "undo"])
    if what == "undo" and made:
        return log.Correction("undo", chance.choice(made))
    if what == "reject":
        return log.Correction("reject", row["quote_id"], row["article_id"], facts)
    if what == "speaker":
        return log.Correction("edit", row["quote_id"], row["article_id"], facts, {**facts, "speaker": "Rina Wulandari"})
    if what == "type":
        return log.Correction("edit", row["quote_id"], row["article_id"], facts, {**facts, "type": "mixed"})
    if what == "shorter" and facts["end"] - facts["start"] > 20:
        cut = {**facts, "end": facts["end"] - 9, "text": facts["text"][:-9]}
        return log.Correction("edit", row["quote_id"], row["article_id"], facts, cut)
    if what == "add":
        more = {**facts, "start": facts["start"] + 2, "text": facts["text"][2:]}
        return log.Correction(
            "add", f"{row['article_id']}-{chance.randrange(10**8):08d}", row["article_id"], None, more
        )
    return log.Correction("accept", row["quote_id"], row["article_id"], facts, facts)


@pytest.mark.parametrize("seed", range(6))
def test_an_edition_that_was_changed_is_the_one_made_anew(seed: int, tmp_path: Path) -> None:
    sample.load(tmp_path)
    chance, made = random.Random(seed), list[str]()
    corpus = edition.current(tmp_path)
    if seed % 2:  # laid out before the first correction, or behind the last
        corpus.tallies.lay()
    quotes = query.quotes(corpus, ALL)
    first = corpus.engine
    for _ in range(25):
        made += [c.id for c in log.append(tmp_path, judgement(chance, quotes, made))]
        corpus = edition.current(tmp_path)
    assert corpus.engine is first  # changed, not made anew
    same(corpus, opened(tmp_path))


def test_a_correction_that_parts_two_places_of_one_quote_parts_them_in_the_edition(tmp_path: Path) -> None:
    """One quote in three articles; the first is rejected, so that another leads, and the second given to somebody
    else."""
    words = "Kami akan membuka pintu air itu besok pagi karena hujan di hulu sudah berhenti sejak kemarin malam"
    texts = [read_text(f"“{words},” kata Rina Wulandari.", f"{n}.txt", {"id": f"a{n}", "language": "id", "date": f"2024-03-0{n + 1}"}) for n in range(3)]  # fmt: skip
    ingest(tmp_path, texts, "three")
    corpus = edition.current(tmp_path)
    first, second, third = query.quotes(corpus, ALL).sort_values("date").to_dict("records")
    assert first["line"] == second["line"] == third["line"] == first["quote_id"]
    log.append(tmp_path, log.Correction("reject", first["quote_id"], "a0", facts_of(first)))
    corpus = edition.current(tmp_path)
    assert query.quotes(corpus, ALL)["line"].tolist() == [second["quote_id"]] * 2
    short = {**facts_of(second), "end": second["start"] + 20, "text": second["text"][:20]}
    log.append(tmp_path, log.Correction("edit", second["quote_id"], "a1", facts_of(second), short))
    corpus = edition.current(tmp_path)
    assert query.quotes(corpus, ALL)["line"].isna().all()
    same(corpus, opened(tmp_path))


def test_a_rejected_quote_leaves_those_it_stood_between_paired_anew(tmp_path: Path) -> None:
    """Four quotes begin alike, the second and the last are one: any one is rejected, and the lines are those of the
    others."""
    begun, long = "Kita akan bekerja bersama petani di hulu sungai", "mempertanggungjawabkan"
    said = [
        f"{begun} supaya harga beras turun",
        f"{begun} {long}",
        f"{begun} untuk membangun gudang",
        f"{begun} {long}nya",
    ]
    texts = [read_text(f"“{words},” kata Rina Wulandari.", f"{n}.txt", {"id": f"a{n}", "language": "id", "date": f"2024-03-0{n + 1}"}) for n, words in enumerate(said)]  # fmt: skip
    lines = []
    for number in range(len(said)):
        root = tmp_path / str(number)
        ingest(root, texts, "four")
        corpus = edition.current(root)
        gone = query.quotes(corpus, ALL).sort_values("date").iloc[number].to_dict()
        log.append(root, log.Correction("reject", gone["quote_id"], gone["article_id"], facts_of(gone)))
        changed = edition.current(root)
        assert changed.engine is corpus.engine
        same(changed, opened(root))
        lines.append(int(query.quotes(changed, ALL)["line"].notna().sum()))
    assert lines == [2, 0, 2, 0]


def test_whom_an_analyst_named_is_not_somebody_else_in_that_article(tmp_path: Path) -> None:
    """A short name that stands for a full one in an article stays what the analyst wrote in the quote that they gave
    it."""

    def merge(*_: pd.DataFrame) -> pd.DataFrame:
        row = {
            "article_id": "a0",
            "entity": "Rina",
            "type": "PER",
            "name": "Rina Wulandari",
            "why": "company",
            "now": "PER",
        }
        return pd.DataFrame([row]).astype("str")

    rules = Rules(merge=merge, suggest=edition.RULES.suggest, link=edition.RULES.link, version="of a test")
    text = read_text("“Air sudah surut,” kata Rina. “Jalan dibuka,” kata Sinta Maharani.", "0.txt", {"id": "a0", "language": "id"})  # fmt: skip
    ingest(tmp_path, [text], "one")
    by_rules, by_analyst = (
        query.quotes(editions.newest(tmp_path, rules, 1), ALL).sort_values("start").to_dict("records")
    )
    assert (by_rules["speaker"], by_analyst["speaker"]) == ("Rina Wulandari", "Sinta Maharani")
    after = {**facts_of(by_analyst), "speaker": "Rina"}
    log.append(tmp_path, log.Correction("edit", by_analyst["quote_id"], "a0", facts_of(by_analyst), after))
    now = query.quotes(editions.newest(tmp_path, rules, 1), ALL).sort_values("start")
    assert now["speaker"].tolist() == ["Rina Wulandari", "Rina"]


def test_a_thousand_corrections_are_each_seen_by_the_next_question(tmp_path: Path) -> None:
    sample.load(tmp_path)
    quotes = query.quotes(edition.current(tmp_path), ALL).to_dict("records")
    for number in range(1000):
        row = quotes[number % len(quotes)]
        facts = facts_of(row)
        after = {**facts, "speaker": f"Orang Nomor {number}"}
        log.append(tmp_path, log.Correction("edit", row["quote_id"], row["article_id"], facts, after))
        told = query.of_article(edition.current(tmp_path), "quotes", row["article_id"])
        assert told.set_index("quote_id")["speaker"][row["quote_id"]] == f"Orang Nomor {number}"
    same(edition.current(tmp_path), opened(tmp_path))


def on_names(chance: random.Random, names: list[str], made: list[str]) -> log.Correction:
    """A word on a name as an analyst may say it."""
    one, other = chance.sample(names, 2)
    what = chance.choice(["merge", "merge", "split", "differ", "type", "none", "undo"])
    if what == "undo" and made:
        return log.Correction("undo", chance.choice(made))
    if what == "split":
        return log.Correction("split", one)
    if what == "differ":
        return log.Correction("differ", one, None, None, {"name": other})
    if what == "type":
        return log.Correction("type", one, None, None, {"type": chance.choice(["PER", "ORG"])})
    if what == "none":
        return log.Correction("type", one, None, None, {"type": log.NO_NAME})
    return log.Correction("merge", one, None, None, {"name": other})


@pytest.mark.parametrize("seed", range(4))
def test_an_edition_whose_names_were_changed_is_the_one_made_anew(seed: int, tmp_path: Path) -> None:
    sample.load(tmp_path)
    chance, made = random.Random(seed), list[str]()
    corpus = edition.current(tmp_path)
    if seed % 2:  # laid out before the first correction, or behind the last
        corpus.tallies.lay()
    quotes, first = query.quotes(corpus, ALL), corpus.engine
    spoken = quotes["speaker"].dropna().unique().tolist()
    written = corpus.ask(Asked("SELECT DISTINCT entity FROM given_mentions ORDER BY entity"))["entity"].tolist()
    names = [*spoken, *written[:40]]
    for number in range(20):
        said = on_names(chance, names, made) if number % 3 else judgement(chance, quotes, made)
        made += [c.id for c in log.append(tmp_path, said)]
        if number == 9:
            known_list.save(tmp_path, [known_list.KnownName(names[0], (names[1],), "ORG", "ketua", "Q1")])
        corpus = edition.current(tmp_path)
    assert corpus.engine is first  # changed, not made anew
    same(corpus, opened(tmp_path))
    known_list.save(tmp_path, [])
    same(edition.current(tmp_path), opened(tmp_path))


def test_a_name_that_is_merged_stands_nowhere_and_comes_back(tmp_path: Path) -> None:
    sample.load(tmp_path)
    asked = Asked("SELECT entity FROM mentions")
    before = edition.current(tmp_path).ask(asked)
    merged = log.append(tmp_path, log.Correction("merge", "Maya Kirana", None, None, {"name": "Nusa Kelana"}))
    assert "Maya Kirana" not in set(edition.current(tmp_path).ask(asked)["entity"])
    log.append(tmp_path, log.Correction("undo", merged[0].id))
    assert sorted(edition.current(tmp_path).ask(asked)["entity"]) == sorted(before["entity"])
    assert len(editions.held) <= editions.KEPT


def test_nobody_lays_tallies_out_while_their_mentions_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sample.load(tmp_path)
    corpus = edition.current(tmp_path)
    change, held = corpus.engine.change, list[bool]()
    monkeypatch.setattr(corpus.engine, "change", lambda *a: (held.append(corpus.tallies.lock.locked()), change(*a)))
    log.append(tmp_path, log.Correction("merge", "Maya Kirana", None, None, {"name": "Nusa Kelana"}))
    assert edition.current(tmp_path).tallies is corpus.tallies
    assert held[0]
    assert not corpus.tallies.lock.locked()


def test_a_name_that_a_correction_takes_between_two_questions_is_left_out(tmp_path: Path) -> None:
    sample.load(tmp_path)
    corpus = edition.current(tmp_path)
    shown = names.most(corpus, ALL)
    gone, *others = shown["name"].tolist()
    log.append(tmp_path, log.Correction("merge", gone, None, None, {"name": others[0]}))
    edition.current(tmp_path)
    assert names.written(corpus, ALL, shown)["name"].tolist() == others


def test_repeats_count_where_the_first_of_them_is_not_asked_for(tmp_path: Path) -> None:
    words = "“Air sudah surut,” kata Rina Wulandari."
    ingest(tmp_path, [read_text(f"{words}\n\nHujan turun.\n\n{words}", "0.txt", {"id": "a0", "language": "id"})], "one")  # fmt: skip
    first, second = query.quotes(edition.current(tmp_path), ALL).sort_values("start").to_dict("records")
    assert second["repeat_of"] == first["quote_id"]
    log.append(tmp_path, log.Correction("accept", second["quote_id"], "a0", facts_of(second), facts_of(second)))
    corpus = edition.current(tmp_path)
    asked = Filters(reviewed=True)
    assert query.counts(corpus, asked)["distinct"] == len(query.quotes(corpus, asked, distinct=True)) == 1
    assert query.counts(corpus, ALL)["distinct"] == len(query.quotes(corpus, ALL, distinct=True)) == 1


def test_types_are_in_the_order_of_texts(tmp_path: Path) -> None:
    sample.load(tmp_path)
    found = edition.current(tmp_path).ask(Asked("SELECT DISTINCT type FROM mentions ORDER BY type"))["type"].tolist()
    assert found == sorted(found)
    assert len(found) > 2
