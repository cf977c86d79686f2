"""Reads a chain of tags out of scores: the best tags and how likely each one is, all stretches of an article at once.

The tags are those of the Viterbi algorithm, the likelihoods those of the forward-backward algorithm. Both walk a step a
word through all stretches side by side, the longest one first: the words of a step lie behind one another.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from lib.language.model import Floats, Model, Whole

# Products of likelihoods shrink by less than 1e-15 a word: so many words stay far from the smallest number there is.
SCALED_EVERY = 8


@dataclass(frozen=True, eq=False)
class Steps:
    """The words of stretches by step: which word comes at each place going onward and going back, and where each step
    begins (and, last, how many words there are)."""

    onward: Whole
    back: Whole
    begins: list[int]

    def walk(self) -> list[tuple[slice, slice]]:
        """The places of each step but the first, and those of the step before that belong to the same stretches."""
        sizes = [end - begin for begin, end in pairwise(self.begins)]
        before = zip(self.begins, self.begins[1:], sizes[1:], strict=False)
        return [(slice(now, now + size), slice(last, last + size)) for last, now, size in before]


def steps_of(sizes: list[int]) -> Steps:
    """The steps of stretches of so many words, none of them empty."""
    long = np.array(sizes)
    order = np.argsort(-long, kind="stable")
    starts, long = (np.cumsum(long) - long)[order], long[order]
    many = len(long) - np.cumsum(np.bincount(long))[:-1]
    begins = np.concatenate(([0], np.cumsum(many)))
    step = np.repeat(np.arange(len(many)), many)
    stretch = np.arange(begins[-1]) - begins[step]
    return Steps(starts[stretch] + step, starts[stretch] + long[stretch] - 1 - step, begins.tolist())


def read(scores: Floats, sizes: list[int], model: Model) -> tuple[Whole, Floats]:
    """The number of the best tag of each word, and how likely (0–1) each tag is there.

    `scores` has a row for each word, stretch behind stretch, and a column for each tag; `sizes` are the stretches'.
    """
    steps = steps_of(sizes)
    return best_paths(scores, steps, model.transitions), likelihoods(scores, steps, model.transitions)


def likelihoods(scores: Floats, steps: Steps, transitions: Floats) -> Floats:
    """How likely each tag is at each word: what leads to it times what follows from it (forward-backward)."""
    plain = np.exp(scores - scores.max(axis=1, keepdims=True))
    found = plain[np.stack((steps.onward, steps.back))]
    onward = np.exp(transitions - transitions.max())
    matrices = np.stack((onward, onward.T))
    for step, (now, before) in enumerate(steps.walk(), start=1):
        found[:, now] *= found[:, before] @ matrices
        if step % SCALED_EVERY == 0:
            found[:, now] /= found[:, now].sum(axis=2, keepdims=True)
    together: Floats = np.empty_like(plain)
    together[steps.onward] = found[0]
    together[steps.back] *= found[1]
    together /= plain
    together /= together.sum(axis=1, keepdims=True)
    return together


def best_paths(scores: Floats, steps: Steps, transitions: Floats) -> Whole:
    """The tag of each word on the best path through its stretch (Viterbi)."""
    reached = scores[steps.onward]
    came = np.zeros(reached.shape, np.intp)
    for now, before in steps.walk():
        ways = reached[before, None, :] + transitions.T
        ways.argmax(axis=2, out=came[now])
        reached[now] += ways.max(axis=2)
    best = reached.argmax(axis=1)
    rows = np.arange(len(best))
    for now, before in reversed(steps.walk()):
        best[before] = came[rows[now], best[now]]
    found: Whole = np.empty_like(best)
    found[steps.onward] = best
    return found
