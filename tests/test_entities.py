"""Names: what is found, what kind it is, which forms are one thing, in an article and across articles."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lib.analysis.identity import identities
from lib.analysis.pipeline import analyze
from lib.ingest import ingest
from lib.reading.text import read_text
from lib.store import names
from lib.store.filters import Filters
from tests.conftest import opened


def mentions(text: str, language: str = "id") -> list[tuple[str, str, str]]:
    """`text, entity, type` of each mention."""
    result = analyze(read_text(text, "case", {"language": language}))
    return [(m.span.of(text), m.entity, m.type) for m in result.mentions]


CASES: list[tuple[str, tuple[str, str, str]]] = [
    ("AS dan Iran bertemu lagi.", ("AS", "Amerika Serikat", "GPE")),
    ("Pertemuan AS-Iran gagal lagi.", ("Iran", "Iran", "GPE")),
    ("Iran-lah yang menang.", ("Iran", "Iran", "GPE")),
    ("Ia tiba di Moskwa kemarin.", ("Moskwa", "Moskow", "GPE")),
    ("PBB mengirim bantuan.", ("PBB", "Perserikatan Bangsa-Bangsa", "ORG")),
    ("Perserikatan Bangsa-Bangsa (PBB) mengirim bantuan.", ("PBB", "Perserikatan Bangsa-Bangsa", "ORG")),
    ("Badan Air Bersih (BAB) didirikan. Kini BAB punya kantor.", ("BAB", "Badan Air Bersih", "ORG")),
    ("Menteri Rina Wulandari datang. Wulandari mengatakan bahwa panen baik.", ("Wulandari", "Rina Wulandari", "PER")),
    ("Rina Wulandari datang. Rina Wulandari mengatakan bahwa panen baik.", ("Rina Wulandari", "Rina Wulandari", "PER")),
    ("Kementerian Kesehatan menyatakan bahwa vaksin ada.", ("Kementerian Kesehatan", "Kementerian Kesehatan", "ORG")),
    ("Menteri Norwegia Rina Wulandari tiba. Menurut Rina Wulandari, panen baik.", ("Rina Wulandari", "Rina Wulandari", "PER")),
    ("Menteri Rina Wulandarimengatakan bahwa panen baik. Rina Wulandari lalu pulang.", ("Rina Wulandari", "Rina Wulandari", "PER")),
    ("Mereka hidup pada Perang Dunia II.", ("Perang Dunia II", "Perang Dunia II", "EVT")),
    ("Hasil Pemilu 2019 diumumkan.", ("Pemilu 2019", "Pemilu 2019", "EVT")),
    ("Umat Islam dan Kristen berdoa bersama.", ("Kristen", "Kristen", "NORP")),
    ("Ia lahir di Kabupaten Lamongan.", ("Kabupaten Lamongan", "Kabupaten Lamongan", "GPE")),
    ("Saeed Khatibzadeh bicara. Saeed Khatibzade pulang. Saeed Khatibzadeh letih.", ("Saeed Khatibzade", "Saeed Khatibzadeh", "PER")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_mention_and_its_entity(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in mentions(text)


@pytest.mark.parametrize(
    "text", ["Surat itu hilang.", "Gaya hidup berubah.", "Kita pulang besok.", "Bulan lalu hujan."]
)
def test_common_words_are_no_places(text: str) -> None:
    assert mentions(text) == []


def test_two_people_who_share_a_last_name_stay_two() -> None:
    text = "Rina Wulandari datang. Sari Wulandari pulang. Rina Wulandari mengatakan bahwa panen baik. Sari Wulandari mengatakan bahwa pupuk ada."
    people = {entity for _, entity, kind in mentions(text) if kind == "PER"}
    assert people == {"Rina Wulandari", "Sari Wulandari"}


def forms(*rows: tuple[str, str, str, int]) -> pd.DataFrame:
    """A frame of `entity, type, text, n`."""
    return pd.DataFrame(rows, columns=["entity", "type", "text", "n"])


@pytest.mark.parametrize(
    ("rows", "merged"),
    [
        ((("Wulandari", "PER", "Wulandari", 3), ("Rina Wulandari", "PER", "Rina Wulandari", 2)), {"Wulandari": "Rina Wulandari"}),
        ((("Wulandari", "PER", "Wulandari", 3), ("Rina Wulandari", "PER", "x", 2), ("Sari Wulandari", "PER", "x", 2)), {}),
        ((("BAB", "ORG", "BAB", 3), ("Badan Air Bersih", "ORG", "BAB", 2)), {"BAB": "Badan Air Bersih"}),
        ((("BAB", "ORG", "BAB", 3), ("Badan Air Bersih", "ORG", "BAB", 2), ("Balai Anak Bangsa", "ORG", "BAB", 2)), {}),
        ((("Saeed Khatibzadeh", "PER", "x", 9), ("Saeed Khatibzade", "PER", "x", 1)), {"Saeed Khatibzade": "Saeed Khatibzadeh"}),
        ((("Saeed Khatibzadeh", "PER", "x", 3), ("Saeed Khatibzade", "PER", "x", 2)), {}),
        ((("Abdul Rahman", "PER", "x", 9), ("Abdul Rahmat", "PER", "x", 1)), {}),
        ((), {}),
    ],
)  # fmt: skip
def test_merging_across_articles(rows: tuple[tuple[str, str, str, int], ...], merged: dict[str, str]) -> None:
    places = pd.DataFrame({"article_id": [], "entity": [], "type": []}, dtype="str")
    said = pd.DataFrame({"article_id": [], "speaker": [], "role": [], "affiliation": [], "n": []})
    found = identities(forms(*rows), places, said)
    assert dict(zip(found["entity"], found["name"], strict=True)) == merged


def test_the_store_counts_by_the_merged_name(tmp_path: Path) -> None:
    texts = [
        "Menteri Pertanian Rina Wulandari datang ke sawah. Rina Wulandari mengatakan bahwa panen baik.",
        "Kabar itu dibantah. Wulandari mengatakan bahwa panen baik. Menurut Wulandari, pupuk cukup.",
    ]
    ingest(tmp_path, [read_text(t, f"{i}.txt", {"language": "id"}) for i, t in enumerate(texts)], "two")
    found = names.by_entity(opened(tmp_path), Filters(), ("PER",))["name"].tolist()
    assert found == ["Rina Wulandari"]
