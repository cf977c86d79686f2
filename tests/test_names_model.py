"""The name model by arrays says what the model says: features as training writes them, paths and likelihoods by the
book."""

from __future__ import annotations

import itertools
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lib.analysis import chain, name_scores, names
from lib.analysis.name_features import PLACES, shape
from lib.language.model import Floats, Model, read, write
from lib.language.pack import load
from lib.records import Span
from tests.conftest import ROOT
from training.features import features

# Runs of capitals at an edge, in the middle and of one word; sentences in one stretch, a long gap, hyphens, numbers,
# words of lists of several words, shouted words, another script, a sentence without a name.
SENTENCES = [
    "Menteri Pertanian Rina Wulandari mengatakan bahwa panen di Jawa Barat baik.",
    "RINA. Wulandari? - Bram! Ia datang ke Kota Batu pada 12 Mei 2020 bersama PT Air Surut (PAS).",
    "Panen itu sudah lama ditunggu oleh para petani yang menanam padi di sawah yang kering sejak bulan lalu, kata Bram.",
    "Wakil Presiden Arab Saudi, Ömer Çelik-Yılmaz, dan al-Amiri bertemu di New York - Washington.",
    "semua orang sudah pulang dan tidak ada yang tahu",
    "Москва",
    "“Kami,” ujar Siti Nur'aini binti Abdullah dari U.N. dan G20, Covid-19 aaaa BBBB.",
]


@pytest.fixture(scope="module")
def kinds() -> name_scores.Kinds:
    found = name_scores.kinds_of("id")
    assert found
    return found


def by_the_book(text: str, tokens: list[tuple[int, int]], model: Model) -> Floats:
    """The scores of a stretch: the weights of all its features, one by one."""
    total = np.zeros((len(tokens), len(model.tags)))
    for i, row in enumerate(features(text, tokens, "id")):
        for feature in row:
            place = max((p for p in PLACES if feature.startswith(p)), key=len)
            mark = model.rows.get(feature[len(place) :])
            if mark is not None:
                total[i] += model.weights[model.at[mark, PLACES.index(place)]]
    return total


@pytest.mark.parametrize("sentences", [*([s] for s in SENTENCES), SENTENCES])
def test_scores_are_the_sums_of_the_features_weights(sentences: list[str], kinds: name_scores.Kinds) -> None:
    text = "\n".join(sentences)
    begins = [text.index(s) for s in sentences]
    areas = [Span(b, b + len(s)) for b, s in zip(begins, sentences, strict=True)]
    stretches = [tokens for area in areas for tokens in names.windows(text, area, "id")]
    if stretches:
        wanted = np.concatenate([by_the_book(text, tokens, kinds.model) for tokens in stretches])
        assert np.abs(name_scores.of(text, stretches, kinds) - wanted).max() < 1e-9


def test_what_is_kept_changes_nothing(kinds: name_scores.Kinds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(name_scores, "KEPT", 5)
    fresh = name_scores.Kinds("id", kinds.model)
    fresh.forget(2)
    for text in [*SENTENCES, *SENTENCES]:
        stretches = names.windows(text, Span(0, len(text)), "id")
        if stretches:
            assert np.array_equal(name_scores.of(text, stretches, fresh), name_scores.of(text, stretches, kinds))


def test_threads_that_meet_new_words_at_once_read_the_same(kinds: name_scores.Kinds) -> None:
    fresh = name_scores.Kinds("id", kinds.model)
    found = [(text, names.windows(text, Span(0, len(text)), "id")) for text in SENTENCES * 10]
    asked = [(text, stretches) for text, stretches in found if stretches]
    with ThreadPoolExecutor(4) as threads:
        got = list(threads.map(lambda each: name_scores.of(*each, fresh), asked))
    assert all(np.array_equal(a, name_scores.of(*each, kinds)) for a, each in zip(got, asked, strict=True))


@pytest.mark.parametrize("sizes", [[1], [3], [2, 4, 1], [1, 1, 5]])
def test_paths_and_likelihoods_are_those_of_all_paths_tried(sizes: list[int]) -> None:
    chance = np.random.default_rng(sum(sizes))
    tags = ("O", "B-PER", "I-PER")
    model = Model(tags, PLACES, {}, np.zeros((1, 1), np.intp), np.zeros((1, 3)), chance.normal(0, 3, (3, 3)))
    scores = chance.normal(0, 3, (sum(sizes), 3))
    best, likely = chain.read(scores, sizes, model)
    done = 0
    for size in sizes:
        paths = list(itertools.product(range(3), repeat=size))
        worth = [
            sum(scores[done + i, tag] for i, tag in enumerate(path))
            + sum(model.transitions[a, b] for a, b in itertools.pairwise(path))
            for path in paths
        ]
        assert best[done : done + size].tolist() == list(paths[int(np.argmax(worth))])
        odds = np.exp(np.array(worth) - max(worth))
        for i, tag in itertools.product(range(size), range(3)):
            share = sum(o for o, path in zip(odds, paths, strict=True) if path[i] == tag) / odds.sum()
            assert likely[done + i, tag] == pytest.approx(share, abs=1e-9)
        done += size


def test_a_long_stretch_stays_a_number(kinds: name_scores.Kinds) -> None:
    text = "Rina Wulandari dan " * 5000
    stretches = names.windows(text, Span(0, len(text)), "id")
    assert [len(s) for s in stretches] == [15_000]
    _, likely = chain.read(name_scores.of(text, stretches, kinds), [15_000], kinds.model)
    assert np.isfinite(likely).all() and np.abs(likely.sum(axis=1) - 1).max() < 1e-9


def test_one_long_stretch_among_many_short_ones_takes_a_place_a_word() -> None:
    steps = chain.steps_of([1] * 20_000 + [20_000])
    assert len(steps.onward) == len(steps.back) == 40_000
    assert sorted(steps.onward) == sorted(steps.back) == list(range(40_000))


def test_a_model_is_read_as_it_was_written(tmp_path: Path, kinds: name_scores.Kinds) -> None:
    write(tmp_path / "x.names.npz", kinds.model)
    again = read(tmp_path / "x.names.npz")
    assert (again.tags, again.places, again.rows) == (kinds.model.tags, kinds.model.places, kinds.model.rows)
    for name in ("at", "weights", "transitions"):
        assert np.array_equal(getattr(again, name), getattr(kinds.model, name))


def test_a_model_knows_the_places_the_code_asks_for(kinds: name_scores.Kinds) -> None:
    assert kinds.model.places == PLACES


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("tidak ada nama", []),
        ("Rina", [["Rina"]]),
        ("a b c d e f g h i j Rina k l m n o p q r s t", [[*"cdefghij", "Rina", *"klmnopqr"]]),
        ("Rina a b c d e f g h i j k l m n o p q Bram", [["Rina", *"abcdefgh"], [*"jklmnopq", "Bram"]]),
        ("Rina a b c d e f g h i j k l m n o p Bram", [["Rina", *"abcdefghijklmnop", "Bram"]]),
    ],
)
def test_stretches_stand_near_capitals(text: str, stretches: list[list[str]]) -> None:
    found = names.windows(text, Span(0, len(text)), "id")
    assert [[text[start:end] for start, end in tokens] for tokens in found] == stretches


@pytest.mark.parametrize(
    ("word", "shaped"),
    [("Rina", "Xxx"), ("PT", "XX"), ("PBB", "XX"), ("G20", "Xdd"), ("2000", "ddd"), ("Nur'aini", "Xxx'xx"), (".", ".")],
)
def test_shapes(word: str, shaped: str) -> None:
    assert shape(word) == shaped


def test_a_language_without_a_model_has_no_names() -> None:
    other = replace(load("en"), code="xx")
    assert names.find("Rina Wulandari said so.", [Span(0, 23)], other) == names.Reading()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Rina Wulandari's office said so.", [("Rina Wulandari", "PER")]),
        (
            "Democratic Senator Ann Field met John O’Hara in Paris.",
            [("Ann Field", "PER"), ("John O’Hara", "PER"), ("Paris", "LOC")],
        ),
        ("The United Nations has moved to Berlin.", [("United Nations", "ORG"), ("Berlin", "LOC")]),
    ],
)
def test_english_names(text: str, named: list[tuple[str, str]]) -> None:
    found = names.find(text, [Span(0, len(text))], load("en")).names
    assert [(n.span.of(text), n.type) for n in found] == named


def test_the_models_ship_with_their_card() -> None:
    card = (ROOT / "docs" / "names-model.md").read_text(encoding="utf-8")
    for path in (ROOT / "lib" / "language").glob("*.names.npz"):
        assert path.stat().st_size < 2_000_000
        assert path.name in card
    for source in ("idner-news-2k", "NERGrit", "Wikigold", "CrossNER", "MIT", "Apache", "CC BY 4.0"):
        assert source in card
