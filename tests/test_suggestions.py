"""Names that may be one: on tables of our own about invented people."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lib import edition
from lib.analysis.known_names import kinds_of
from lib.analysis.suggestions import likely
from lib.corrections import log
from lib.ingest import ingest
from lib.reading.text import read_text
from lib.store.filters import Asked
from tests.test_identity import DAM, FIELD, MINISTER, OTHERS, STAGE, Form, Story, tables

NOTHING = pd.DataFrame(columns=["article_id", "entity", "type", "name", "why", "now"], dtype="str")


@pytest.mark.parametrize(
    ("forms", "stories", "pairs"),
    [
        pytest.param(
            [("Rina Wulandari", "x", 9), ("Rina Juwita Wulandari", "x", 5)],
            [(DAM, "Rina Wulandari", 9, MINISTER), ((*DAM[:2], *STAGE[:2]), "Rina Juwita Wulandari", 5, "")],
            [("Rina Juwita Wulandari", "Rina Wulandari", "short name")],
            id="a longer form in company that is partly the same",
        ),
        pytest.param(
            [("Rina Wulandari", "x", 9), ("Rina Juwita Wulandari", "x", 5)],
            [(DAM, "Rina Wulandari", 9, MINISTER), (FIELD, "Rina Juwita Wulandari", 5, "pelatih")],
            [],
            id="nothing in common but the words",
        ),
        pytest.param(
            [("Dewangga Pratama", "x", 9), ("Dewangga Pratana", "x", 8)],
            [(DAM, "Dewangga Pratama", 9, MINISTER), ((DAM[0], *STAGE[:2]), "Dewangga Pratana", 8, MINISTER)],
            [("Dewangga Pratana", "Dewangga Pratama", "spelling")],
            id="a letter apart",
        ),
        pytest.param(
            [("Rina Wulandari", "Rina", 6), ("Rina Maharani", "Rina", 2), ("Rina", "Rina", 30)],
            [(DAM, "Rina Wulandari", 9, MINISTER), (STAGE, "Rina Maharani", 5, ""), (DAM, "Rina", 4, "")],
            [("Rina", "Rina Wulandari", "short name")],
            id="a short name that most articles write beside one full name",
        ),
    ],
)
def test_what_is_likely_is_offered(forms: list[Form], stories: list[Story], pairs: list[tuple[str, str, str]]) -> None:
    found = likely(*tables(forms, [*stories, *OTHERS]), NOTHING)
    assert list(zip(found["entity"], found["name"], found["why"], strict=True)) == pairs
    assert found["sure"].astype(float).between(0, 1).all()


def test_what_was_merged_is_not_offered() -> None:
    forms, stories = [("Rina Wulandari", "x", 9), ("Rina Juwita Wulandari", "x", 5)], [(DAM, "Rina Wulandari", 9, MINISTER), (DAM, "Rina Juwita Wulandari", 5, MINISTER)]  # fmt: skip
    row = ("", "Rina Juwita Wulandari", "PER", "Rina Wulandari", "short name", "PER")
    merged = pd.DataFrame([row], columns=NOTHING.columns)
    assert likely(*tables(forms, [*stories, *OTHERS]), merged).empty


@pytest.mark.parametrize(
    ("mentions", "kinds"),
    [
        ({("Rina", "PER"): 9, ("Rina", "ORG"): 1}, {("Rina", "ORG"): "PER"}),
        ({("Rina", "PER"): 3, ("Rina", "ORG"): 1}, {}),  # too few to tell
        ({("Rina", "PER"): 6, ("Rina", "ORG"): 4}, {}),  # nobody knows
        ({("Sukamaju", "GPE"): 9, ("Sukamaju", "ORG"): 1}, {}),  # a place that acts
        # Initials and a person's name are a person, whatever most articles say of both together.
        (
            {("BJ Wulandari", "ORG"): 90, ("BJ Wulandari", "PER"): 5, ("Wulandari", "PER"): 40},
            {("BJ Wulandari", "ORG"): "PER"},
        ),
        ({("PT Wulandari", "ORG"): 90, ("PT", "ORG"): 50, ("Wulandari", "PER"): 40}, {}),
        ({("BJ Sukamaju", "ORG"): 90, ("Sukamaju", "GPE"): 40}, {}),
    ],
)
def test_a_name_has_the_type_of_nearly_all_its_mentions(
    mentions: dict[tuple[str, str], int], kinds: dict[tuple[str, str], str]
) -> None:
    assert kinds_of(mentions) == kinds


def test_a_pair_that_was_judged_is_not_offered_again_and_a_refusal_holds(tmp_path: Path) -> None:
    """Two spellings that the rules merge: refused, they stay two for ever; undone, they are one again."""
    told = "“Air sudah surut hari ini dan jalan dibuka nomor {n},” kata {name}."
    texts = [
        read_text(told.format(n=n, name="Dewangga Pratama" if n else "Dewangga Pratana"), f"{n}.txt", {"id": f"a{n}", "language": "id"})
        for n in range(6)
    ]  # fmt: skip
    ingest(tmp_path, texts, "six")
    speakers = "SELECT DISTINCT speaker FROM quotes ORDER BY speaker"

    def now() -> list[str]:
        return edition.current(tmp_path).ask(Asked(speakers))["speaker"].tolist()

    assert now() == ["Dewangga Pratama"]
    said = log.append(tmp_path, log.Correction("differ", "Dewangga Pratana", None, None, {"name": "Dewangga Pratama"}))
    assert now() == ["Dewangga Pratama", "Dewangga Pratana"]
    assert edition.current(tmp_path).suggestions().empty
    log.append(tmp_path, log.Correction("undo", said[0].id))
    assert now() == ["Dewangga Pratama"]


def test_the_order_of_reading_changes_no_identity(tmp_path: Path) -> None:
    """The same articles in other batches and another order give the same names."""
    people = ["Rina Wulandari", "Rina", "Rina Juwita Wulandari", "Budi Hartono", "Budi"]
    texts = [
        read_text(f"“Air sudah surut pada hari ke-{n} ini,” kata {people[n % 5]} di Sukamaju bersama Arman Daliev.", f"{n}.txt", {"id": f"a{n:02d}", "language": "id"})
        for n in range(30)
    ]  # fmt: skip
    ingest(tmp_path / "one", texts, "all")
    for number, part in enumerate((texts[20:], texts[:7], texts[7:20])):
        ingest(tmp_path / "other", list(reversed(part)), f"part {number}")
    one, other = edition.current(tmp_path / "one"), edition.current(tmp_path / "other")
    pd.testing.assert_frame_equal(one.by_rules, other.by_rules)
    pd.testing.assert_frame_equal(one.suggestions(), other.suggestions())
