"""Which names of a corpus are one person: on tables of our own about invented people."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import pytest

from lib.analysis.identity import identities
from lib.analysis.known_names import fits, plain, within

# A form as articles write it: entity, text, how often.
Form = tuple[str, str, int]
# An article: its other names, what it calls the one it is about, how often it quotes them, their office.
Story = tuple[Sequence[str], str, int, str]

DAM = ("Balai Air", "Sukamaju", "Arman Daliev", "Bendungan Timur")
STAGE = ("Studio Merah", "Lagu Hujan", "Sinta Maharani", "Panggung Kota")
FIELD = ("Klub Elang", "Stadion Barat", "Bram Tanu", "Liga Satu")


def tables(forms: Sequence[Form], stories: Sequence[Story]) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The three tables of some articles."""
    written = pd.DataFrame([(e, "PER", t, n) for e, t, n in forms], columns=["entity", "type", "text", "n"])
    places, said = [], []
    for number, (company, name, quotes, office) in enumerate(stories):
        article = f"a{number:03d}"
        places += [(article, n, "PER") for n in (*company, name)]
        said += [(article, name, office, None, quotes)] if quotes else []
    return (
        written,
        pd.DataFrame(places, columns=["article_id", "entity", "type"]),
        pd.DataFrame(said, columns=["article_id", "speaker", "role", "affiliation", "n"]),
    )


def told(forms: Sequence[Form], stories: Sequence[Story]) -> dict[str, str]:
    """What became of which name, in all articles or (`name@article`) in one."""
    found = identities(*tables(forms, stories), stray=lambda w: w == "Menhub", common=lambda w: w == "Pernyataan")
    keys = [f"{e}@{a}" if a else e for a, e in zip(found["article_id"], found["entity"], strict=True)]
    return dict(zip(keys, found["name"], strict=True))


OTHERS: list[Story] = [((f"Orang {n}", f"Desa {n}"), f"Siapa {n}", 0, "") for n in range(20)]
MINISTER = "Menteri Air"


@pytest.mark.parametrize(
    ("forms", "stories", "merged"),
    [
        pytest.param(
            [("Rina J. Wulandari", "x", 5), ("Rina J Wulandari", "x", 9)],
            [(DAM, "Rina J Wulandari", 9, MINISTER), (STAGE, "Rina J. Wulandari", 5, "")],
            {"Rina J. Wulandari": "Rina J Wulandari"},
            id="stops only, whatever the company",
        ),
        pytest.param(
            [("Rina J. Wulandari", "x", 5), ("Rina J Wulandari", "x", 5)],
            [(DAM, "Rina J Wulandari", 5, MINISTER), (STAGE, "Rina J. Wulandari", 5, "")],
            {"Rina J Wulandari": "Rina J. Wulandari"},
            id="stops only, as often the one as the other",
        ),
        pytest.param(
            [("Rina Wulandari", "x", 9), ("Rina Juwita Wulandari", "x", 5)],
            [(DAM, "Rina Wulandari", 9, MINISTER), (DAM, "Rina Juwita Wulandari", 5, MINISTER)],
            {"Rina Juwita Wulandari": "Rina Wulandari"},
            id="a longer form in the same company and office",
        ),
        pytest.param(
            [("Rina Wulandari", "x", 9), ("Rina Juwita Wulandari", "x", 5)],
            [(DAM, "Rina Wulandari", 9, MINISTER), (STAGE, "Rina Juwita Wulandari", 5, "penyanyi")],
            {},
            id="a longer form in other company: two people",
        ),
        pytest.param(
            [("Rina Juwita Wulandari", "x", 5), ("R Juwita Wulandari", "x", 9)],
            [(DAM, "Rina Juwita Wulandari", 5, MINISTER), (DAM, "R Juwita Wulandari", 9, MINISTER)],
            {"Rina Juwita Wulandari": "R Juwita Wulandari"},
            id="an initial",
        ),
        pytest.param(
            [("Menhub Rina Wulandari", "x", 3), ("Rina Wulandari", "x", 9)],
            [(DAM, "Menhub Rina Wulandari", 3, ""), (STAGE, "Rina Wulandari", 9, "")],
            {"Menhub Rina Wulandari": "Rina Wulandari"},
            id="a title grown on",
        ),
        pytest.param(
            [("Rina Wulandari", "x", 9), ("Rina Wulandary", "x", 8)],
            [(DAM, "Rina Wulandari", 9, MINISTER), (DAM, "Rina Wulandary", 8, MINISTER)],
            {"Rina Wulandary": "Rina Wulandari"},
            id="two spellings as frequent, one company",
        ),
        pytest.param(
            [("Rina Wulandari", "x", 9), ("Rina Wulandary", "x", 8)],
            [(DAM, "Rina Wulandari", 9, MINISTER), (STAGE, "Rina Wulandary", 8, "penyanyi")],
            {},
            id="two spellings as frequent, other company: two people",
        ),
        pytest.param(
            [("Rina Wulandari", "Rina", 8), ("Rina Sari", "Rina", 8), ("Rina", "Rina", 4)],
            [(DAM, "Rina Wulandari", 9, MINISTER), (STAGE, "Rina Sari", 9, ""), (DAM, "Rina", 2, ""), (STAGE, "Rina", 2, ""), (FIELD, "Rina", 2, "")],
            {"Rina@a022": "Rina Wulandari", "Rina@a023": "Rina Sari"},
            id="a short name of two: by the company in each article, else by nobody's",
        ),
        pytest.param(
            [("Rina Wulandari", "Rina", 40), ("Rina", "Rina", 12)],
            [(DAM, "Rina Wulandari", 30, ""), (STAGE, "Siapa Lagi", 2, ""), *[(DAM, "Rina", 1, "")] * 12],
            {"Rina": "Rina Wulandari"},
            id="a short name of one: wherever it stands",
        ),
        pytest.param(
            [("Rina Wulandari", "Rina", 40), ("Rina Sari", "Rina", 4), ("Rina", "Rina", 12)],
            [(DAM, "Rina Wulandari", 30, ""), (STAGE, "Rina Sari", 2, ""), *[(DAM, "Rina", 1, "")] * 12],
            {f"Rina@a{n:03d}": "Rina Wulandari" for n in range(22, 34)},
            id="a short name of one who is quoted much and of one who is quoted little: by the company in each article",
        ),
        pytest.param(
            [("Rina Wulandari", "Rina", 8), ("Pernyataan Rina", "Rina", 8), ("Rina", "Rina", 4)],
            [(DAM, "Rina Wulandari", 9, MINISTER), (FIELD, "Pernyataan Rina", 1, ""), (DAM, "Rina", 4, ""), (FIELD, "Rina", 2, "")],
            {"Rina@a022": "Rina Wulandari"},
            id="a name with a common word grown on is nobody",
        ),
        pytest.param(
            [("Rina Wulandari", "x", 9), ("Menhub Rina Wulandari", "Menhub", 8), ("Menhub", "Menhub", 4)],
            [(DAM, "Rina Wulandari", 9, MINISTER), (FIELD, "Menhub Rina Wulandari", 2, ""), (DAM, "Menhub", 2, "")],
            {"Menhub Rina Wulandari": "Rina Wulandari"},
            id="a word that was grown on (a club before its trainer) is not a form of the name",
        ),
        pytest.param(
            [("Rina Wulandari", "x", 20), ("Elang Biru", "x", 9), ("Elang Biru Rina Wulandari", "x", 4)],
            [(DAM, "Rina Wulandari", 20, MINISTER), (DAM, "Elang Biru", 2, MINISTER), (DAM, "Elang Biru Rina Wulandari", 3, MINISTER)],
            {"Elang Biru Rina Wulandari": "Rina Wulandari"},
            id="a club and its trainer are not one because they are written one after the other",
        ),
        pytest.param(
            [("Elang Rina", "Rina", 8), ("Rina", "Rina", 30)],
            [(DAM, "Elang Rina", 3, MINISTER), (FIELD, "Siapa Lagi", 1, ""), (DAM, "Rina", 20, MINISTER)],
            {},
            id="somebody known by one word is not the rare name that has one more",
        ),
        pytest.param(
            [("Muhammad Nasir", "x", 20), ("M Nasir", "x", 12), ("Mohamad Nasir", "x", 9)],
            [(DAM, "Muhammad Nasir", 20, "Kasubdit"), (DAM, "M Nasir", 8, "Kasubdit"), (FIELD, "M Nasir", 4, "Menteri Riset"), (STAGE, "Mohamad Nasir", 9, "Menteri Riset")],
            {"M Nasir@a001": "Muhammad Nasir"},
            id="a name of an officer and of a minister: where the office is the officer's",
        ),
        pytest.param(
            [("M Iqbal", "x", 40), ("Mohammad Iqbal", "x", 26)],
            [(DAM, "M Iqbal", 40, "Kadiv Humas"), (DAM, "Mohammad Iqbal", 18, "Kadiv Humas"), (FIELD, "Mohammad Iqbal", 5, "Direktur Kargo")],
            {"Mohammad Iqbal@a001": "M Iqbal"},
            id="a name of an officer and of somebody nobody else names",
        ),
        pytest.param(
            [("Irwan Setiawan", "x", 2), ("Iwan Setiawan", "x", 30), *((f"{first} {last}", "x", 1) for first in ("Irwan", "Iwan") for last in ("Sari", "Budi", "Hadi", "Jaya"))],
            [(DAM, "Irwan Setiawan", 2, ""), (STAGE, "Iwan Setiawan", 30, "")],
            {},
            id="two names that many bear are no spellings of one",
        ),
        pytest.param(
            [("Dewangga Prama 630", "x", 2), ("Dewangga Prama 665", "x", 30)],
            [(DAM, "Dewangga Prama 630", 2, ""), (DAM, "Dewangga Prama 665", 30, "")],
            {},
            id="numbers are never spellings",
        ),
        pytest.param(
            [("Rina melawan Sinta", "Rina", 8), ("Rina", "Rina", 4)],
            [(DAM, "Rina melawan Sinta", 9, ""), (FIELD, "Siapa Lagi", 1, ""), (DAM, "Rina", 4, "")],
            {},
            id="what holds a small word of four letters is no full name",
        ),
    ],
)  # fmt: skip
def test_who_is_who(forms: list[Form], stories: list[Story], merged: dict[str, str]) -> None:
    assert told(forms, [*stories[:2], *OTHERS, *stories[2:]]) == merged


def test_what_is_mostly_a_place_is_nobodys_short_name() -> None:
    """`Liverpool`, taken for a person now and then and beside its trainer, is not its trainer."""
    forms: list[Form] = [("Rina Elang", "Elang", 8), ("Sinta Elang", "Elang", 4), ("Elang", "Elang", 4)]
    stories: list[Story] = [(DAM, "Rina Elang", 9, ""), (STAGE, "Sinta Elang", 5, ""), (DAM, "Elang", 2, "")]
    written, places, said = tables(forms, [*stories, *OTHERS])
    place = pd.DataFrame([("Elang", "GPE", "Elang", 5)], columns=written.columns)
    assert identities(written, places, said)["entity"].tolist() == ["Elang"]
    assert identities(pd.concat([written, place], ignore_index=True), places, said).empty


def test_a_name_that_an_article_has_under_two_types_is_told_of_once() -> None:
    forms: list[Form] = [("Rina Wulandari", "Rina", 8), ("Rina Sari", "Rina", 8), ("Rina", "Rina", 4)]
    stories: list[Story] = [(DAM, "Rina Wulandari", 9, MINISTER), (STAGE, "Rina Sari", 9, ""), (DAM, "Rina", 2, "")]
    written, places, said = tables(forms, [*stories, *OTHERS])
    twice = places[places["entity"] == "Rina"].assign(type="ORG")
    found = identities(written, pd.concat([places, twice], ignore_index=True), said)
    assert found["entity"].tolist() == ["Rina"] and found["article_id"].tolist() == ["a002"]


def test_the_order_of_the_rows_decides_nothing() -> None:
    forms: list[Form] = [("Rina Wulandari", "Rina", 8), ("Rina Sari", "Rina", 8), ("Rina", "Rina", 4), ("Rina J Wulandari", "x", 2)]  # fmt: skip
    stories: list[Story] = [(DAM, "Rina Wulandari", 9, MINISTER), (STAGE, "Rina Sari", 9, ""), (DAM, "Rina", 2, ""), (DAM, "Rina J Wulandari", 2, MINISTER)]  # fmt: skip
    given = tables(forms, [*stories, *OTHERS])
    turned = [frame.iloc[::-1].reset_index(drop=True) for frame in given]
    assert identities(*given).equals(identities(*turned))


@pytest.mark.parametrize(
    ("short", "full", "is_form"),
    [
        ("Rina Wulandari", "Rina Juwita Wulandari", True),
        ("R. Wulandari", "Rina Wulandari", True),
        ("Wulandari Rina", "Rina Wulandari", False),
        ("Rina Sari", "Rina Wulandari", False),
    ],
)
def test_a_form_keeps_the_order_of_the_words(short: str, full: str, is_form: bool) -> None:
    assert within(plain(short), plain(full)) == is_form
    assert fits("r", "rina") and not fits("ri", "rina")


def test_bodies_and_places_that_speak() -> None:
    """An acronym, a company, a body whose name is cut short, a country under two names."""
    forms = pd.DataFrame(
        [("Badan Air Bersih", "ORG", "BAB", 4), ("BAB", "ORG", "BAB", 2), ("PT Air", "ORG", "PT Air", 1), ("Air", "ORG", "Air", 3), ("Dinas Air", "ORG", "Dinas Air", 2),
         ("Dinas Air Sukamaju", "ORG", "x", 5), ("Sukamaju", "GPE", "Sukamaju", 5), ("Norwegia", "GPE", "Norwegia", 5), ("Norwegia", "GPE", "Norwegian", 2)],
        columns=["entity", "type", "text", "n"],
    )  # fmt: skip
    stories: list[Story] = [(DAM, "Dinas Air", 1, ""), (DAM, "Dinas Air Sukamaju", 1, ""), (DAM, "Norwegia", 2, ""), (STAGE, "Norwegian", 1, "")]  # fmt: skip
    _, places, said = tables([], [*stories, *OTHERS])
    found = identities(forms, places, said)
    merged = {(e, k): n for e, k, n in zip(found["entity"], found["type"], found["name"], strict=True)}
    assert merged == {
        ("BAB", "ORG"): "Badan Air Bersih",
        ("PT Air", "ORG"): "Air",
        ("Dinas Air", "ORG"): "Dinas Air Sukamaju",
        ("Norwegian", "GPE"): "Norwegia",
    }


@pytest.mark.parametrize(
    ("rows", "stories", "merged"),
    [
        # `PT` once of a court, far more often of nothing that is spelt out.
        ([("Pengadilan Tinggi", "PT", 2), ("PT", "PT", 40)], [(STAGE, "Pengadilan Tinggi", 1, ""), (FIELD, "PT", 1, "")], {}),
        ([("PT", "PT", 5), ("PT PKS", "PT PKS", 2), ("PKS", "PKS", 30)], [(DAM, "PT PKS", 1, ""), (FIELD, "PKS", 1, "")], {}),
        # A ministry of another country is no other name of the one that is written more often.
        ([("Departemen Luar Negeri", "x", 9), ("Departemen Luar Negeri Islandia", "x", 2)], [((*DAM, *STAGE), "Departemen Luar Negeri", 1, ""), ((*DAM[:2], *FIELD), "Departemen Luar Negeri Islandia", 1, "")], {}),
    ],
)  # fmt: skip
def test_bodies_that_stay_two(rows: list[Form], stories: list[Story], merged: dict[str, str]) -> None:
    forms = pd.DataFrame(
        [*((e, "ORG", t, n) for e, t, n in rows), ("Islandia", "GPE", "Islandia", 5)],
        columns=["entity", "type", "text", "n"],
    )
    _, places, said = tables([], [*stories, *OTHERS])
    found = identities(forms, places, said)
    assert dict(zip(found["entity"], found["name"], strict=True)) == merged
