"""Opens a language's name model: one file of arrays beside its pack, where there is one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from lib.language.pack import FOLDER

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Whole = np.ndarray[tuple[int, ...], np.dtype[np.intp]]


@dataclass(frozen=True, eq=False)
class Model:
    """A linear-chain conditional random field over words.

    A word is known by its marks (`w=kata`); what a mark adds to the scores of a word depends on the place where it
    stands as seen from that word. `rows` numbers the marks; `at` has a row for each mark, a last one for all that are
    not known, and a column for each place: there stands the row of `weights`, the last one of which is all zeros.
    `weights` has a column for each tag; `transitions` a row for each tag and a column for the tag behind it.
    """

    tags: tuple[str, ...]
    places: tuple[str, ...]
    rows: dict[str, int]
    at: Whole
    weights: Floats
    transitions: Floats

    def total(self, marks: Iterable[str]) -> Floats:
        """The weights of a word's marks summed: a row for each place, a column for each tag."""
        summed: Floats = self.weights[self.at[self.numbers(marks)]].sum(axis=0)
        return summed

    def numbers(self, marks: Iterable[str]) -> list[int]:
        """The rows of `at` for marks."""
        known, unknown = self.rows.get, len(self.rows)
        return [known(mark, unknown) for mark in marks]


@cache
def load_model(code: str) -> Model | None:
    """The name model of a language; None where it has none."""
    path = FOLDER / f"{code}.names.npz"
    return read(path) if path.exists() else None


def read(path: Path) -> Model:
    """A model from its file."""
    with np.load(path) as arrays:
        marks = arrays["marks"].tobytes().decode().split("\n")
        rows = {mark: row for row, mark in enumerate(marks)}
        tags, places = tuple(arrays["tags"].tolist()), tuple(arrays["places"].tolist())
        return Model(tags, places, rows, arrays["at"].astype(np.intp), arrays["weights"], arrays["transitions"])


def write(path: Path, model: Model) -> None:
    """Writes a model to its file."""
    np.savez_compressed(
        path,
        tags=np.array(model.tags),
        places=np.array(model.places),
        marks=np.frombuffer("\n".join(model.rows).encode(), np.uint8),
        at=model.at.astype(np.int32),
        weights=model.weights,
        transitions=model.transitions,
    )
