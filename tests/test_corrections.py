"""The analyst's word: what holds of it, how it is laid over an analysis, old and new, and how it is taken back."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from lib.cli import app as cli
from lib.corrections import log
from lib.corrections.apply_corrections import facts_of, laid_over
from lib.corrections.gold import measured
from lib.corrections.log import Correction, CorrectionError
from lib.ingest import ingest, reanalyze
from lib.store import choices, maintenance, names, query, saved_filters
from lib.store.corpus import Manifest, read_manifest, write_manifest
from lib.store.corrected import mended_names, unsaid
from lib.store.filters import Filters
from lib.store.query import Corpus
from lib.translation import glossary, memory
from lib.views import wording
from lib.views.keys import keyed
from tests.composed import composed
from tests.conftest import opened

TEXT = 'Wali Kota Darto Wibowo berkata, "Kami siap." Sari menilai jalan itu rusak.'
ALL = Filters()


def line(id_: str, action: log.Action, key: str, after: log.Facts | None = None) -> Correction:
    return Correction(action, key, "a", {"start": 0, "end": 1} if action == "edit" else None, after, "x", "t", id_)


def quote(id_: str, words: str, speaker: str | None, type_: str = "direct", **more: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"quote_id": id_, "article_id": "a", "start": start, "end": start + len(words), "text": words, "type": type_,
            "speaker": speaker, "cue_start": None, "cue_end": None, "paragraph": 0, "repeat_of": None, "rule": "after", **more}  # fmt: skip


SAID, JUDGED = quote("q1", "Kami siap", "Sari"), quote("q2", "jalan itu rusak", "Sari", "indirect")


@pytest.mark.parametrize(
    ("lines", "holds"),
    [
        ([line("1", "split", "A"), line("2", "split", "B")], ["1", "2"]),
        ([line("1", "split", "A"), line("2", "undo", "1")], []),
        ([line("1", "split", "A"), line("2", "undo", "1"), line("3", "undo", "2")], ["1"]),
        ([line("1", "split", "A"), line("2", "undo", "1"), line("3", "undo", "2"), line("4", "undo", "3")], []),
        ([line("1", "undo", "none there")], []),
    ],
)
def test_undoing_takes_back_and_can_be_taken_back(lines: list[Correction], holds: list[str]) -> None:
    assert [c.id for c in log.in_force(lines)] == holds


@pytest.mark.parametrize(
    ("merges", "merged"),
    [
        ([("A", "B")], {"A": "B"}),
        ([("A", "B"), ("B", "C")], {"A": "C", "B": "C"}),
        ([("A", "B"), ("C", "A")], {"A": "B", "C": "B"}),
        ([("A", "B"), ("B", "A")], {"B": "A"}),
        ([("A", "B"), ("A", "C")], {"A": "C"}),
    ],
)
def test_merges_are_followed_to_their_end(merges: list[tuple[str, str]], merged: dict[str, str]) -> None:
    lines = [line(str(n), "merge", a, {"name": b}) for n, (a, b) in enumerate(merges)]
    assert log.naming(lines).merged == merged


def test_a_split_ends_a_merge() -> None:
    found = log.naming([line("1", "merge", "A", {"name": "B"}), line("2", "split", "A")])
    assert found.merged == {} and found.apart == {"A"}


@pytest.mark.parametrize(
    ("said", "merged", "differ"),
    [
        ([("differ", "A", "B")], {}, ["AB"]),
        ([("merge", "A", "B"), ("differ", "A", "B")], {}, ["AB"]),
        # Through a third name, the last word holds.
        ([("merge", "A", "B"), ("merge", "B", "C"), ("differ", "A", "C")], {"B": "C"}, ["AC"]),
        ([("differ", "A", "B"), ("merge", "A", "C"), ("merge", "B", "C")], {"A": "C", "B": "C"}, []),
        ([("differ", "A", "B"), ("merge", "A", "B")], {"A": "B"}, []),
        ([("differ", "A", "A")], {}, []),
    ],
)
def test_two_names_that_are_never_the_same(
    said: list[tuple[log.Action, str, str]], merged: dict[str, str], differ: list[str]
) -> None:
    found = log.naming([line(str(n), what, a, {"name": b}) for n, (what, a, b) in enumerate(said)])
    assert found.merged == merged and found.differ == {frozenset(pair) for pair in differ}


NAMES = ["entity", "type", "name", "why", "now"]


@pytest.mark.parametrize(
    ("rules", "naming", "names"),
    [
        ({"A": "C", "B": "C"}, log.Naming(differ=frozenset({frozenset("AB")})), {"A": "A", "B": "C"}),
        ({"A": "B"}, log.Naming(merged={"B": "C"}, differ=frozenset({frozenset("AC")})), {"A": "A", "B": "C"}),
        # A name of the list takes those with it that the rules count under the same one.
        ({"K": "L", "M": "L"}, log.Naming(kept=frozenset("K")), {"K": "K", "L": "K", "M": "K"}),
        ({"K": "L"}, log.Naming(merged={"X": "K"}, kept=frozenset("K")), {"K": "K", "L": "K", "X": "K"}),
        ({"K": "L", "M": "L"}, log.Naming(kept=frozenset("KM")), {"K": "K", "L": "L", "M": "M"}),
        ({"A": "B"}, log.Naming(apart=frozenset("A")), {"A": "A", "B": "B"}),
    ],
)
def test_the_analysts_word_is_laid_over_the_rules(
    rules: dict[str, str], naming: log.Naming, names: dict[str, str]
) -> None:
    by_rules = pd.DataFrame([(e, "PER", n, "short name", "PER") for e, n in rules.items()], columns=NAMES)
    kinds = pd.DataFrame(
        [(e, "PER") for e in [*naming.merged, *naming.kept, *naming.apart]], columns=["entity", "type"]
    )
    found = mended_names(by_rules, kinds, naming)
    now = dict(zip(found["entity"], found["name"], strict=True))
    assert {name: now.get(name, name) for name in names} == names


def test_what_is_offered_is_asked_once_and_not_of_what_is_no_name() -> None:
    likely = pd.DataFrame(
        [("A", "B", "PER", "w", "0.9"), ("A", "C", "PER", "w", "0.5"), ("N", "B", "PER", "w", "0.4")],
        columns=["entity", "name", "type", "why", "sure"],
    )
    found = unsaid(likely, log.Naming(merged={"B": "C"}, types={"N": log.NO_NAME}))
    assert found[["entity", "name", "sure"]].to_numpy().tolist() == [["A", "C", 0.9]]


def judged(action: log.Action, before: dict[str, Any] | None, after: dict[str, Any] | None) -> Correction:
    row = before or after or {}
    return Correction(
        action, row["quote_id"], "a", before and facts_of(before), after and facts_of(after), "x", "t", "1"
    )


MENDED = {**SAID, "speaker": "Darto Wibowo"}
LONGER = quote("q9", "menilai jalan itu rusak", "Sari", "indirect")
ELSEWHERE = quote("q7", "Darto Wibowo", None, "indirect")


@pytest.mark.parametrize(
    ("rows", "correction", "speakers", "conflicts"),
    [
        ([SAID, JUDGED], judged("accept", SAID, SAID), ["Sari", "Sari"], 0),
        ([SAID, JUDGED], judged("reject", SAID, None), ["Sari"], 0),
        ([SAID, JUDGED], judged("edit", SAID, MENDED), ["Darto Wibowo", "Sari"], 0),
        # The rules were mended and say what the analyst said, under another id.
        ([{**MENDED, "quote_id": "new"}, JUDGED], judged("edit", SAID, MENDED), ["Darto Wibowo", "Sari"], 0),
        # Cut otherwise by other rules: the analyst's cut stands, and the change is listed.
        ([SAID, LONGER], judged("accept", JUDGED, JUDGED), ["Sari", "Sari"], 1),
        ([SAID, LONGER], judged("reject", JUDGED, None), ["Sari"], 1),
        # No longer found at all.
        ([SAID], judged("accept", JUDGED, JUDGED), ["Sari", "Sari"], 1),
        ([SAID], judged("reject", JUDGED, None), ["Sari"], 0),
        ([SAID], judged("add", None, JUDGED), ["Sari", "Sari"], 0),
        # A quote somewhere else is another quote.
        ([ELSEWHERE], judged("accept", SAID, SAID), [None, "Sari"], 1),
        # The article's words are others now.
        ([SAID], judged("edit", SAID, {**MENDED, "text": "Kami pergi"}), ["Sari"], 1),
    ],
)
def test_a_judgement_finds_its_quote(rows: list[dict[str, Any]], correction: Correction, speakers: list[str | None], conflicts: int) -> None:  # fmt: skip
    found, wrong = laid_over(rows, [correction], TEXT, {})
    assert [r["speaker"] for r in found] == speakers
    assert len(wrong) == conflicts
    assert all(TEXT[r["start"] : r["end"]] == r["text"] for r in found)


def test_a_repeat_whose_first_was_rejected_takes_its_place() -> None:
    rows = [SAID, *({**SAID, "quote_id": q, "repeat_of": "q1"} for q in ("q2", "q7"))]
    found, _ = laid_over(rows, [judged("reject", SAID, None)], TEXT, {})
    assert [(r["quote_id"], r["repeat_of"]) for r in found] == [("q2", None), ("q7", "q2")]


@pytest.mark.parametrize(
    ("edited", "after", "repeats"),
    [
        ("q2", MENDED, [None, None, "q1"]),
        ("q1", MENDED, [None, None, "q2"]),
        ("q2", SAID, [None, "q1", "q1"]),
        ("q2", LONGER, [None, "q1", None]),
    ],
)
def test_a_repeat_has_the_words_and_the_speaker_of_its_first(
    edited: str, after: dict[str, Any], repeats: list[str | None]
) -> None:
    rows = [SAID, *({**SAID, "quote_id": q, "repeat_of": "q1"} for q in ("q2", "q7"))]
    before = next(r for r in rows if r["quote_id"] == edited)
    found, _ = laid_over(rows, [judged("edit", before, after)], TEXT, {})
    assert [r["repeat_of"] for r in found] == repeats


@pytest.mark.parametrize(
    "text",
    ["", "[]", "null", "{", '{"action": "burn", "key": "x"}', '{"action": "merge", "key": "x"}', '{"action": "merge", "key": "x", "after": {}}',
     '{"action": "accept", "key": "q", "before": {"start": "0", "end": 3}, "after": {"start": 0, "end": 3}}',
     '{"action": "type", "key": "x", "after": {"type": "DOC"}}',
     '{"action": "add", "key": "q", "article_id": "a", "after": {"start": 0, "end": 3, "type": "free"}}'],
)  # fmt: skip
def test_what_is_no_correction_says_so(text: str) -> None:
    with pytest.raises(CorrectionError):
        log.parsed(text)


def test_a_torn_line_costs_itself_only(tmp_path: Path) -> None:
    log.append(tmp_path, Correction("split", "A"))
    with (tmp_path / log.FILE).open("ab") as handle:
        handle.write(b'{"action": "spl')
    log.append(tmp_path, Correction("split", "B"))
    assert [c.key for c in log.read(tmp_path)] == ["A", "B"]
    assert [w.split(":")[0] for w in log.broken(tmp_path)] == [f"{log.FILE}, line 2"]
    with wording.speaking("id"):
        assert [wording.localized(w)[:43] for w in log.broken(tmp_path)] == [f"{log.FILE}, baris 2: bukan koreksi: "]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    ingest(tmp_path, list(composed(8)), "composed")
    return tmp_path


def said(corpus: Corpus) -> pd.DataFrame:
    return query.quotes(corpus, ALL, limit=None).sort_values("quote_id").reset_index(drop=True)


def test_a_correction_reaches_every_question_and_is_undone(root: Path) -> None:
    before = said(opened(root))
    row = before[before["speaker"].notna() & before["repeat_of"].isna()].iloc[0]
    facts = facts_of({str(k): v for k, v in row.items()})
    given = Correction("edit", row["quote_id"], row["article_id"], facts, {**facts, "speaker": "Tirta Kusuma Wardhani"})
    (made,) = log.append(root, given)
    corpus = opened(root)
    assert query.counts(corpus, Filters(speakers=("Tirta Kusuma Wardhani",)))["quotes"] == 1
    assert query.quotes(corpus, Filters(reviewed=True))["reviewed"].tolist() == ["edited"]
    assert corpus.conflicts == [] and len(said(corpus)) == len(before)
    log.append(root, Correction("undo", made.id))
    pd.testing.assert_frame_equal(said(opened(root)), before)


def test_a_correction_of_one_article_after_one_of_another_counts_every_quote_once(root: Path) -> None:
    """The SQL of a question is remembered from one state of the corrections to the next: it held which articles were
    corrected."""
    before = said(opened(root))
    counted = choices.offered(opened(root)), query.counts(opened(root), ALL)
    for article in before["article_id"].unique()[:3]:
        row = before[before["article_id"] == article].iloc[0]
        facts = facts_of({str(k): v for k, v in row.items()})
        (made,) = log.append(root, Correction("accept", row["quote_id"], article, facts, facts))
        corpus = opened(root)
        assert said(corpus)["quote_id"].tolist() == before["quote_id"].tolist(), article
        assert query.quotes(corpus, Filters(reviewed=True))["article_id"].tolist() == [article]
        assert (choices.offered(corpus), query.counts(corpus, ALL)) == counted
        log.append(root, Correction("undo", made.id))


def test_rejecting_all_of_an_article_leaves_none_of_its_quotes(root: Path) -> None:
    before = said(opened(root))
    article = before["article_id"].iloc[0]
    mine = before[before["article_id"] == article]
    log.append(root, *(Correction("reject", r["quote_id"], article, facts_of({str(k): v for k, v in r.items()})) for _, r in mine.iterrows()))  # fmt: skip
    corpus = opened(root)
    assert article not in set(said(corpus)["article_id"])
    listed = query.articles(corpus, ALL).set_index("article_id")
    assert listed.loc[article, "n_quotes"] == 0 and len(listed) == 8
    assert not query.of_article(corpus, "mentions", article)["in_quote"].any()
    assert said(corpus).dtypes.equals(before.dtypes)


def test_merging_two_names_makes_one_and_splitting_two_again(root: Path) -> None:
    before = names.by_entity(opened(root), ALL, stands_for=True, limit=500)
    one, two = before.loc[before["type"] == "PER", "name"].head(2)
    counts = before.set_index("name")["mentions"]
    log.append(root, Correction("merge", two, None, None, {"name": one}))
    merged = names.by_entity(opened(root), ALL, stands_for=True, limit=500).set_index("name")["mentions"]
    assert two not in merged and merged[one] == counts[one] + counts[two]
    assert two not in choices.offered(opened(root))["speakers"]
    log.append(root, Correction("split", two))
    after = names.by_entity(opened(root), ALL, stands_for=True, limit=500).set_index("name")["mentions"]
    assert after[one] == counts[one] and after[two] == counts[two]


def test_a_name_gets_another_kind(root: Path) -> None:
    name = names.by_entity(opened(root), ALL)["name"].iloc[0]
    log.append(root, Correction("type", name, None, None, {"type": "EVT"}))
    assert names.by_entity(opened(root), ALL).set_index("name").loc[name, "type"] == "EVT"


def test_what_is_no_name_leaves_every_count_until_it_is_undone(root: Path) -> None:
    corpus = opened(root)
    before = names.by_entity(corpus, ALL, limit=500).set_index("name")["mentions"]
    name = str(before.index[0])
    (made,) = log.append(root, Correction("type", name, None, None, {"type": log.NO_NAME}))
    corpus = opened(root)
    after = names.by_entity(corpus, ALL, limit=500).set_index("name")["mentions"]
    assert after.equals(before.drop(name)) and name not in choices.offered(corpus)["entities"]
    assert (
        query.of_article(corpus, "mentions", query.articles(corpus, ALL)["article_id"].iloc[0])["entity"].ne(name).all()
    )
    log.append(root, Correction("undo", made.id))
    assert names.by_entity(opened(root), ALL, limit=500).set_index("name")["mentions"].equals(before)


def test_the_corrections_page_undoes(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(root))
    app = AppTest.from_file(str(Path(__file__).parent.parent / "app.py"), default_timeout=60).run()
    app.switch_page("pages/corrections.py").run()
    assert "Nothing is corrected yet" in app.info[0].value
    (made,) = log.append(root, Correction("split", "Iran"))
    app.session_state[keyed("table", "corrections_1")] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    app.run()
    next(b for b in app.button if b.label.startswith("Undo 1")).click().run()
    assert not app.exception and log.read(root)[-1].key == made.id
    assert log.in_force(log.read(root)) == []


def row_of(frame: pd.DataFrame, n: int) -> dict[str, Any]:
    return {str(k): v for k, v in frame.iloc[n].items()}


def test_corrections_outlive_an_analysis_by_other_rules(root: Path) -> None:
    """Batches of older rules are analysed anew: what was corrected, added and rejected stands."""
    before = said(opened(root))
    first, second = row_of(before, 0), row_of(before, 1)
    facts = facts_of(first)
    log.append(
        root,
        Correction("edit", first["quote_id"], first["article_id"], facts, {**facts, "speaker": "Tirta Wardhani"}),
        Correction("reject", second["quote_id"], second["article_id"], facts_of(second)),
    )
    corrected = said(opened(root))
    manifest = read_manifest(root)
    write_manifest(root, Manifest(manifest.version + 1, [replace(b, rules=0) for b in manifest.batches]))
    assert reanalyze(root) == 8
    again = opened(root)
    assert again.version > manifest.version and again.conflicts == []
    pd.testing.assert_frame_equal(said(again), corrected)


def test_corrections_travel_with_a_backup(root: Path, tmp_path: Path) -> None:
    log.append(root, Correction("split", "Iran"))
    saved_filters.changed(root, "Kunjungan", Filters(words="kunjungan"))
    memory.keep_all(
        root, [memory.Kept("Air naik.", "The water rises.", memory.ANALYST, "2024-01-01T00:00:00")], "id", "en"
    )
    (root / "glossary_id_en.csv").write_text("term,rendering\npintu air,sluice\n", encoding="utf-8")
    maintenance.backup(root, tmp_path / "saved.zip")
    maintenance.restore(tmp_path / "other", tmp_path / "saved.zip")
    assert log.read(tmp_path / "other") == log.read(root)
    assert saved_filters.load(tmp_path / "other") == saved_filters.load(root)
    assert memory.everything(tmp_path / "other") == memory.everything(root) != []
    assert glossary.load(tmp_path / "other", "id", "en") == glossary.load(root, "id", "en") != ()


def test_export_writes_the_corrected_quotes(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(root))
    row = row_of(said(opened(root)), 0)
    log.append(root, Correction("accept", row["quote_id"], row["article_id"], facts_of(row), facts_of(row)))
    for form, read in (("jsonl", partial(pd.read_json, lines=True)), ("csv", pd.read_csv), ("parquet", pd.read_parquet)):  # fmt: skip
        assert CliRunner().invoke(cli, ["export", "--out", str(tmp_path / "out"), "--format", form]).exit_code == 0
        frame = read(tmp_path / "out" / f"quotes.{form}")
        mentions = read(tmp_path / "out" / f"mentions.{form}")
        assert mentions["in_quote"].dtype == bool and len(mentions) > 50
        assert frame.loc[frame["reviewed"].notna(), "quote_id"].tolist() == [row["quote_id"]]


def test_a_torn_line_is_a_fault_that_verify_names(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(root))
    (root / log.FILE).write_bytes(b'{"action"')
    result = CliRunner().invoke(cli, ["verify"])
    assert result.exit_code == 3 and f"{log.FILE}, line 1" in result.output


def gold(*quotes: dict[str, Any], complete: bool = True, rejected: tuple[tuple[int, int], ...] = ()) -> dict[str, Any]:
    spans = [{"start": a, "end": b} for a, b in rejected]
    return {"id": "a", "text": TEXT, "language": "id", "complete": complete, "quotes": [facts_of(q) for q in quotes], "rejected": spans}  # fmt: skip


SHORT = quote("q1", "Kami", "Sari")


@pytest.mark.parametrize(
    ("article", "rows", "says"),
    [
        (gold(SAID, JUDGED), [SAID, JUDGED], {"overlap_f1": 1.0, "exact_f1": 1.0, "speaker": 1.0, "end2end_f1": 1.0}),
        (gold(SAID, JUDGED), [SAID], {"overlap_p": 1.0, "overlap_r": 0.5, "overlap_f1": 0.6667}),
        (gold(SAID), [SAID, JUDGED], {"overlap_p": 0.5, "overlap_r": 1.0, "unjudged": 0}),
        (gold(SAID, complete=False), [SAID, JUDGED], {"overlap_p": 1.0, "found": 1, "unjudged": 1, "complete": 0}),
        (gold(SAID, complete=False, rejected=((JUDGED["start"], JUDGED["end"]),)), [SAID, JUDGED], {"overlap_p": 0.5}),
        (gold(SAID), [SHORT], {"overlap_f1": 0.0, "type": None, "speaker": None}),
        (gold(LONGER), [JUDGED], {"overlap_f1": 1.0, "exact_f1": 0.0}),
        (gold(SAID), [{**SAID, "speaker": "Bapak Sari"}], {"speaker": 1.0}),
        (gold(SAID), [{**SAID, "speaker": None}], {"speaker": 0.0, "overlap_f1": 1.0, "end2end_f1": 0.0}),
        (gold({**SAID, "speaker": None}), [SAID], {"speaker": None, "end2end_f1": 0.0}),
        (gold(), [], {"overlap_f1": None, "gold": 0}),
    ],
)  # fmt: skip
def test_the_measures(article: dict[str, Any], rows: list[dict[str, Any]], says: dict[str, Any]) -> None:
    found = measured([(article, rows)])
    assert {k: found[k] for k in says} == says


def test_an_analysts_work_makes_a_test_set(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(root))
    run = CliRunner().invoke
    assert run(cli, ["evaluate"]).exit_code == 1  # nothing was corrected yet
    quotes = said(opened(root)).drop_duplicates("article_id").head(2)
    for n in range(2):
        facts = facts_of(row_of(quotes, n))
        after = {**facts, "speaker": "Tirta Wardhani"} if n else facts
        log.append(root, Correction("edit" if n else "accept", quotes["quote_id"].iloc[n], quotes["article_id"].iloc[n], facts, after))  # fmt: skip
    result = run(cli, ["gold", str(tmp_path / "gold.jsonl")])
    assert result.exit_code == 0 and "2 articles (0 judged whole), 2 quotes" in result.output
    lines = [json.loads(one) for one in (tmp_path / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [a["text"][q["start"] : q["end"]] for a in lines for q in a["quotes"]] == sorted(quotes["text"], key=quotes["text"].tolist().index)  # fmt: skip
    for arguments in (["evaluate", "--json"], ["evaluate", str(tmp_path / "gold.jsonl"), "--json"]):
        found = json.loads(run(cli, arguments).output)
        assert (found["gold"], found["overlap_f1"], found["speaker"]) == (2, 1.0, 0.5)
    (tmp_path / "none.jsonl").write_text('{"text": 1}\n', encoding="utf-8")
    assert "line 1 is no article" in run(cli, ["evaluate", str(tmp_path / "none.jsonl")]).output
