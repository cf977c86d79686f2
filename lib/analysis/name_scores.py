"""Scores of tags for the words of an article: weights summed by arrays, as the name model is linear.

What a word adds at a place (where it stands, one before, as head of a run of capitals, ...) is a row of numbers, one a
tag. The rows of each kind of word are kept; an article's scores are gathered and summed from them.
"""

from __future__ import annotations

import threading
from functools import cache
from typing import Any

import numpy as np

from lib.analysis import name_features
from lib.analysis.lexicon import labels
from lib.analysis.name_features import AFTER, ANY, BEFORE, HEAD, HERE, NEIGHBOURS, OPENS, PLACES
from lib.language.model import Floats, Model, Whole, load_model

Flags = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
AT = {place: number for number, place in enumerate(PLACES)}
# The kind of what stands beside the first and last word of a stretch: two on either side, as words look two far.
EDGE, MARGIN = 0, [0, 0]
# What the places around a word ask of it: is it capitalised, does it join a run of capitals, does it end a sentence.
CAPITAL, JOINS, ENDS = range(3)
# So many kinds of words are kept, 24 MB with 7 tags; with more of them the rows are made anew.
KEPT = 32_768


class Kinds:
    """The kinds of words met so far: words with the labels of lists they bear. Each has a number, a row of weights at
    every place, its traits and its number among the words of pairs."""

    def __init__(self, code: str, model: Model) -> None:
        self.code, self.model, self.pairs = code, model, Pairs(model)
        self.lock = threading.Lock()
        self.forget(4096)

    def forget(self, room: int) -> None:
        """Leaves the edge of a stretch only."""
        self.numbers: dict[tuple[str, tuple[str, ...]], int] = {}
        self.cues: set[int] = set()
        self.fresh: list[tuple[str, tuple[str, ...]]] = []
        self.looks: dict[tuple[str, ...], Floats] = {}
        self.rows: Floats = np.zeros((len(PLACES), room, len(self.model.tags)))
        self.traits: Flags = np.zeros((3, room), np.bool_)
        self.paired: Whole = np.zeros(room, np.intp)
        self.rows[:, EDGE] = self.model.total((name_features.EDGE,))

    def number(self, kind: tuple[str, tuple[str, ...]]) -> int:
        """The number of a kind; `fill` works out the rows of a new one."""
        found = self.numbers.get(kind)
        if found is None:
            found = self.numbers[kind] = len(self.numbers) + 1
            self.fresh.append(kind)
            if any(label.startswith("cue") for label in kind[1]):
                self.cues.add(found)
        return found

    def fill(self) -> None:
        """Works out the rows of the kinds that are new, all at once."""
        if not self.fresh:
            return
        self.make_room()
        words, model = [word for word, _ in self.fresh], self.model
        new = slice(len(self.numbers) + 1 - len(words), len(self.numbers) + 1)
        own = [name_features.own(word, self.code) for word in words]
        shared = [self.looking(word, looks[1:] + lists) for (word, lists), looks in zip(self.fresh, own, strict=True)]
        letters = model.weights[model.at[model.numbers(each[0] for each in own)]]
        self.rows[:, new] = (np.stack(shared) + letters).transpose(1, 0, 2)
        parts = model.numbers(part for word in words for part in name_features.parts(word))
        here = model.weights[model.at[parts, AT[HERE]]]
        self.rows[AT[HERE], new] += here.reshape(len(words), -1, len(model.tags)).sum(axis=1)
        self.traits[:, new] = np.array([(w[0].isupper(), w[0].isupper() or w in ".-", w in ".!?") for w in words]).T
        self.paired[new] = [self.pairs.words.get(word.casefold(), 0) for word in words]
        self.fresh = []

    def make_room(self) -> None:
        """Twice the room until all kinds have some."""
        while len(self.numbers) >= len(self.paired):
            self.rows = np.concatenate((self.rows, np.zeros_like(self.rows)), axis=1)
            self.traits = np.concatenate((self.traits, np.zeros_like(self.traits)), axis=1)
            self.paired = np.concatenate((self.paired, np.zeros_like(self.paired)))

    def looking(self, word: str, looks: tuple[str, ...]) -> Floats:
        """The rows of what many words share: shape, commonness, lists and capitals."""
        marks = (*looks, name_features.case_of(word), ANY, *name_features.loud(word))
        if marks not in self.looks:
            self.looks[marks] = self.model.total(marks)
        return self.looks[marks]


# The marks of two words side by side: told at the second one, at the first one.
PAIRS = ("pair=", "next=")


class Pairs:
    """The weights of two words side by side."""

    def __init__(self, model: Model) -> None:
        known = list({mark.partition("=")[2] for mark in model.rows if mark.startswith(PAIRS)})
        first, second = zip(*(two.split(" ") for two in known), strict=True)
        self.words = {word: number for number, word in enumerate({*first, *second}, start=1)}
        keys = self.key(np.array([self.words[w] for w in first]), np.array([self.words[w] for w in second]))
        order = np.argsort(keys)
        self.keys: Whole = keys[order]
        features = [model.at[model.numbers(pair + two for two in known), AT[HERE]] for pair in PAIRS]
        self.rows = model.weights[np.stack(features)[:, order]]

    def key(self, first: Any, second: Any) -> Any:
        """One number for two; for each two of arrays."""
        return first * (len(self.words) + 1) + second

    def add(self, scores: Floats, words: Whole) -> None:
        """Adds the weights of each two neighbours to their scores."""
        wanted = self.key(words[:-1], words[1:])
        found = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        first = np.flatnonzero(self.keys[found] == wanted)
        scores[first + 1] += self.rows[0, found[first]]
        scores[first] += self.rows[1, found[first]]


@cache
def kinds_of(code: str) -> Kinds | None:
    """The kinds of words of a language, kept as long as the process; None where it has no model."""
    model = load_model(code)
    return None if model is None else Kinds(code, model)


@cache
def run_rows(kinds: Kinds) -> Floats:
    """The weights of a word in a run of capitals, by how many words of the run stand before it and behind it (0–6)."""
    total, many = kinds.model.total, range(7)
    return np.array([[total(name_features.in_run(before, behind))[AT[HERE]] for behind in many] for before in many])


def of(text: str, stretches: list[list[tuple[int, int]]], kinds: Kinds) -> Floats:
    """The scores of all words, stretch behind stretch: a row a word, a column a tag."""
    with kinds.lock:
        if len(kinds.numbers) > KEPT:
            kinds.forget(4096)
        words: list[int] = [*MARGIN]
        registers, opening = [*MARGIN], []
        inside: list[int] = []
        for tokens in stretches:
            found = [text[start:end] for start, end in tokens]
            numbers = list(map(kinds.number, zip(found, labels(found, kinds.code), strict=True)))
            if name_features.opens(text, tokens[0][0]):
                opening.append(len(words))
            spaced = " - " in text[tokens[0][0] : tokens[-1][1]]
            inside += range(len(words), len(words) + len(numbers))
            words += numbers + MARGIN
            register = AT[name_features.register(not kinds.cues.isdisjoint(numbers), spaced)]
            registers += [register] * (len(numbers) + len(MARGIN))
        kinds.fill()
        return summed(np.array(words), np.array(registers), opening, kinds)[inside]


def summed(words: Whole, registers: Whole, opening: list[int], kinds: Kinds) -> Floats:
    """The scores of a row of words with margins: what each word adds where it stands, around it, and in its run."""
    rows = kinds.rows
    scores: Floats = rows[AT[HERE]][words] + rows[registers, words]
    for distance in NEIGHBOURS:
        scores += rows[AT[str(distance)]][np.roll(words, -distance)]
    kinds.pairs.add(scores, kinds.paired[words])
    opens = np.concatenate((opening, np.flatnonzero(kinds.traits[ENDS, words]) + 1)).astype(np.intp)
    opens = np.unique(opens)
    scores[opens] += rows[AT[OPENS]][words[opens]]
    add_runs(scores, words, kinds)
    return scores


def add_runs(scores: Floats, words: Whole, kinds: Kinds) -> None:
    """Adds to capitalised words what their run of capitals tells: its head, the words around it, their place in it."""
    capitals = np.flatnonzero(kinds.traits[CAPITAL, words])
    joins, places = kinds.traits[JOINS, words], np.arange(len(words))
    before = np.maximum.accumulate(np.where(joins, -1, places))[capitals]
    after = np.minimum.accumulate(np.where(joins, len(words), places)[::-1])[::-1][capitals]
    rows = kinds.rows
    scores[capitals] += rows[AT[HEAD]][words[before + 1]]
    scores[capitals] += rows[AT[BEFORE]][words[before]] + rows[AT[AFTER]][words[after]]
    scores[capitals] += run_rows(kinds)[np.minimum(capitals - before - 1, 6), np.minimum(after - capitals - 1, 6)]
