"""The analyst's list of known names: what is read of a CSV file, what it does to the corpus, what stands in a file of
the corpus."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import edition, sample
from lib.corrections import known_list, log
from lib.corrections.known_list import KnownName, read_list, written
from lib.ingest import ingest
from lib.reading.text import read_text
from lib.store import maintenance, names, query
from lib.store.filters import Asked, Filters
from tests.conftest import opened

ALL = Filters()
WHOLE = KnownName("Rina Wulandari", ("Rina", "Bu Rina"), "PER", "ketua Balai Air", "Q42")


@pytest.mark.parametrize(
    ("text", "found", "wrong"),
    [
        ("name,aliases,kind,office,wikidata\nRina Wulandari,Rina; Bu Rina,person,ketua Balai Air,Q42\n", [WHOLE], []),
        (
            "Name;Aliases;Kind\nRina Wulandari;Rina | Bu Rina;orang\n",
            [KnownName("Rina Wulandari", ("Rina", "Bu Rina"), "PER")],
            [],
        ),
        ("name\nBalai Air\n\n  \n", [KnownName("Balai Air")], []),
        ("name,wikidata\nX,https://www.wikidata.org/wiki/Q7\n", [KnownName("X", wikidata="Q7")], []),
        ("nama,alias\nRina,R\n", [], [(1, "header", "nama, alias")]),
        ("", [], [(1, "header", "")]),
        (
            "name,kind\n,person\nRina,hero\nBudi,person\n",
            [KnownName("Budi", (), "PER")],
            [(2, "name", ""), (3, "kind", "hero")],
        ),
        ("name,wikidata\nRina,42\n", [], [(2, "wikidata", "42")]),
        # Two rows claim an alias: it belongs to neither.
        (
            "name,aliases\nRina W,Rina;R\nRina K,Rina\n",
            [KnownName("Rina W", ("R",)), KnownName("Rina K")],
            [(0, "twice", "Rina")],
        ),
        ('name,aliases\n"a\nb",c\n', [KnownName("a\nb", ("c",))], []),
    ],
)
def test_a_list_is_read_row_by_row(text: str, found: list[KnownName], wrong: list[tuple[int, str, str]]) -> None:
    assert read_list(text.encode()) == (tuple(found), wrong)


def test_bytes_that_are_no_text_are_said() -> None:
    assert read_list(b"\xff\xfe\x00name") == ((), [(1, "text", "")])


NAME = st.text(
    st.characters(blacklist_categories=["Cs", "Cc", "Zs", "Zl", "Zp"], blacklist_characters=";|'"),
    min_size=1,
    max_size=12,
)


@given(st.lists(NAME, unique=True, min_size=1, max_size=6))
def test_a_list_that_is_written_is_read_back(words: list[str]) -> None:
    known = (KnownName(words[0], tuple(words[1:]), "ORG", words[-1], "Q1"),)
    assert read_list(written(known)) == (known, [])


TOLD = {1: "Air sudah surut hari ini", 2: "Jalan ke hulu dibuka besok"}


def article(name: str, n: int) -> object:
    return read_text(f"“{TOLD[n]},” kata {name}.", f"{n}.txt", {"id": f"a{n}", "language": "id"})


def test_the_list_goes_before_the_articles_and_a_correction_before_the_list(tmp_path: Path) -> None:
    ingest(tmp_path, [article("Rina Wulandari", 1), article("Sinta Maharani", 2)], "two")  # type: ignore[list-item]
    assert set(query.quotes(edition.current(tmp_path), ALL)["speaker"]) == {"Rina Wulandari", "Sinta Maharani"}
    known_list.save(tmp_path, [KnownName("Rina Wulandari", ("Sinta Maharani",), "PER", "ketua Balai Air")])
    people = query.by_speaker(edition.current(tmp_path), ALL)
    assert people[["speaker", "role", "quotes"]].to_numpy().tolist() == [["Rina Wulandari", "ketua Balai Air", 2]]
    log.append(tmp_path, log.Correction("split", "Sinta Maharani"))
    assert set(query.quotes(edition.current(tmp_path), ALL)["speaker"]) == {"Rina Wulandari", "Sinta Maharani"}
    known_list.save(tmp_path, [])
    assert query.by_speaker(edition.current(tmp_path), ALL)["role"].isna().all()


def test_a_backup_holds_the_list(tmp_path: Path) -> None:
    sample.load(tmp_path / "store")
    known_list.save(tmp_path / "store", [WHOLE])
    maintenance.backup(tmp_path / "store", tmp_path / "store.zip")
    maintenance.restore(tmp_path / "again", tmp_path / "store.zip")
    assert known_list.read(tmp_path / "again") == (WHOLE,)


def test_the_names_of_a_corpus_taken_in_change_no_figure(tmp_path: Path) -> None:
    sample.load(tmp_path)
    tables = ("mentions", "(SELECT * EXCLUDE (names) FROM quotes)", "named", "linked")
    asked = [Asked(f"SELECT * FROM {table} ORDER BY ALL") for table in tables]
    before = [opened(tmp_path).ask(each) for each in asked]
    known_list.save(tmp_path, read_list(written(names.as_known(opened(tmp_path))))[0])
    for each, was in zip(asked, before, strict=True):
        pd.testing.assert_frame_equal(opened(tmp_path).ask(each), was)


def test_the_names_of_a_corpus_are_a_list(tmp_path: Path) -> None:
    sample.load(tmp_path)
    corpus = opened(tmp_path)
    found = names.as_known(corpus)
    speakers = query.by_speaker(corpus, ALL, limit=10_000)["speaker"].tolist()
    assert {k.name for k in found} <= set(speakers) and len(found) > 10
    assert read_list(written(found))[1] == []
    merged = corpus.merged[corpus.merged["entity"] != corpus.merged["name"]]
    forms = {form for k in found for form in k.aliases}
    assert set(merged.loc[merged["name"].isin(speakers), "entity"]) >= forms and forms
