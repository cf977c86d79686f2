"""What holds of every analysis: no two quotes overlap, an end does not change a beginning, letters of any alphabet count."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis.pipeline import analyze
from lib.language.rules_version import RULES_VERSION
from lib.reading.text import read_text
from lib.records import Analysis
from tests.composed import composed


def analysed(text: str, language: str = "id") -> Analysis:
    return analyze(read_text(text, "case", {"language": language}))


TWO_OF_A_NAME = (
    "Menteri Sosial Rina Wulandari tiba di Lestari. Wulandari mengatakan bahwa bantuan sudah dikirim.\n"
    "Bupati Lestari Sinta Wulandari menunggu di kantor."
)


def test_a_sentence_behind_changes_no_mention_before() -> None:
    longer = (
        TWO_OF_A_NAME
        + "\nSinta Wulandari mengatakan bahwa gudang penuh. Sinta Wulandari menambahkan bahwa warga tenang."
    )
    before = [m for m in analysed(TWO_OF_A_NAME).mentions if m.span.of(TWO_OF_A_NAME) == "Wulandari"]
    after = [m for m in analysed(longer).mentions if m.span.of(longer) == "Wulandari"]
    assert [m.entity for m in before] == [m.entity for m in after] == ["Rina Wulandari"]


def test_a_surname_lends_no_office() -> None:
    text = (
        "Presiden Wulandari tiba di Lestari. Presiden Rina Wulandari disambut warga.\n"
        "Adiknya, Sinta Wulandari, mengatakan bahwa jalan sudah selesai.\n"
        "Rina Wulandari mengatakan bahwa jembatan menyusul."
    )
    roles = {q.speaker: q.role for q in analysed(text).quotes}
    assert roles == {"Sinta Wulandari": None, "Rina Wulandari": "Presiden"}


OVERLAPS = [
    'Rina Wulandari jelas mengatakan: "Kami tidak akan menjual gudang itu kepada siapa pun."',
    'Rina Wulandari tegas menyatakan, "Kami siap," dan "Warga tenang."',
    'Menurut Rina Wulandari, "gudang itu kosong," kata Sinta Lestari.',
    'Rina Wulandari menilai, seperti kata Sinta Lestari, "gudang itu kosong sejak lama".',
]


@pytest.mark.parametrize("text", OVERLAPS)
def test_no_two_quotes_overlap(text: str) -> None:
    quotes = sorted(analysed(text).quotes, key=lambda q: q.content.start)
    assert quotes and all(a.content.end <= b.content.start for a, b in pairwise(quotes))


PIECES = [
    "Rina Wulandari", "Menteri Sosial", "jelas", "tegas", "mengatakan", "menilai", "kata", "katanya", "menurut", "bahwa", "ia", ",", ":", ".", "\n",
    "“", "”", '"', "gudang itu kosong sejak lama", "warga sudah tenang", "dan", "yang", "tidak",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=3, max_size=40).map(lambda words: " ".join(["Warga", *words])))
@settings(max_examples=200)
def test_quotes_of_any_text_lie_apart(text: str) -> None:
    quotes = sorted(analysed(text).quotes, key=lambda q: q.content.start)
    assert all(a.content.end <= b.content.start for a, b in pairwise(quotes))


def test_quotes_of_composed_news_lie_apart() -> None:
    for article in composed(20):
        quotes = sorted(analyze(article).quotes, key=lambda q: q.content.start)
        assert all(a.content.end <= b.content.start for a, b in pairwise(quotes))


@pytest.mark.parametrize(
    ("plain", "written"),
    [
        ("Ozgur Ozel", "Özgür Özel"),
        ("Emile Zilic", "Émile Žilić"),
        ("Ivan Sokol", "Иван Сокол"),
        ("Asa Oberg", "Åsa Öberg"),
    ],
)
def test_capitals_of_any_alphabet(plain: str, written: str) -> None:
    surname, other = plain.split()[1], written.split()[1]
    text = (
        f"{plain} tiba kemarin. {plain} mengatakan bahwa panen baik.\n"
        f'"Kami siap membantu warga," kata {surname}. Menurut {surname}, gudang sudah penuh.'
    )
    found = [(q.type, q.speaker) for q in analysed(text).quotes]
    same = [(q.type, q.speaker) for q in analysed(text.replace(plain, written).replace(surname, other)).quotes]
    assert len(found) == 3 and same == [(kind, written) for kind, _ in found]


def test_the_rules_version_is_a_hash_of_what_decides() -> None:
    assert len(RULES_VERSION) == 16 and int(RULES_VERSION, 16) >= 0
