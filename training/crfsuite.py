"""Turns a model as python-crfsuite writes it into the arrays that read it (lib/language/model.py)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pycrfsuite

from lib.analysis.name_features import PLACES
from lib.language.model import Model

# A weight as CRFsuite 0.12 writes it: its kind (0: of a feature, 1: between tags), where from, which tag, the number.
WEIGHT = np.dtype([("kind", "<u4"), ("source", "<u4"), ("tag", "<u4"), ("weight", "<f8")])
# Its file: a head that says in bytes 28 to 32 where the weights begin; 12 bytes there, the last four how many follow.
WEIGHTS_AT, WEIGHTS_HEAD = 28, 12


def arrays(path: Path) -> Model:
    """A model file of python-crfsuite as arrays, the weights in full precision."""
    raw = path.read_bytes()
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    found = tagger.info()
    start = int.from_bytes(raw[WEIGHTS_AT : WEIGHTS_AT + 4], "little") + WEIGHTS_HEAD
    count = int.from_bytes(raw[start - 4 : start], "little")
    table = np.frombuffer(raw, WEIGHT, count, start)
    tags = tuple(sorted(found.labels, key=lambda tag: int(found.labels[tag])))
    names = sorted(found.attributes, key=lambda name: int(found.attributes[name]))
    weights, transitions = np.zeros((len(names) + 1, len(tags))), np.zeros((len(tags), len(tags)))
    for kind, target in ((0, weights), (1, transitions)):
        chosen = table[table["kind"] == kind]
        target[chosen["source"], chosen["tag"]] = chosen["weight"]
    rows, at = placed(names)
    return Model(tags, PLACES, rows, at, weights, transitions)


def placed(names: list[str]) -> tuple[dict[str, int], np.ndarray]:
    """The marks of features, numbered, and the feature of each mark at each place (len(names): there is none)."""
    parted = [parts_of(name) for name in names]
    rows = {mark: row for row, mark in enumerate(dict.fromkeys(mark for _, mark in parted))}
    at = np.full((len(rows) + 1, len(PLACES)), len(names))
    for number, (place, mark) in enumerate(parted):
        at[rows[mark], PLACES.index(place)] = number
    return rows, at


def parts_of(name: str) -> tuple[str, str]:
    """The place and the mark of a feature; no mark begins as a place does."""
    place = max((p for p in PLACES if name.startswith(p)), key=len)
    return place, name[len(place) :]
