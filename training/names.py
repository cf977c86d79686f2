"""Trains the name models: `python -m training.names`. The data stays outside the repository (KUTIPAN_GOLD names its
place).

Prints exact F1 on the development files, with the model alone.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite

from lib.analysis import chain, name_scores, names
from lib.language import model
from lib.language.pack import FOLDER, load
from lib.records import Span
from training import crfsuite
from training.features import features

DATA = Path(os.environ.get("KUTIPAN_GOLD", Path(__file__).parent.parent.parent / "shared" / "gold")) / "ner"


@dataclass(frozen=True)
class Language:
    """What a language's model is trained and tried on; `said` is a clause that anybody may have said, `head_first`
    whether an office stands in front of its body."""

    train: tuple[str, ...]
    check: tuple[str, ...]
    said: str
    head_first: bool


LANGUAGES = {
    "id": Language(
        ("idner-train", "nergrit-train"), ("idner-dev", "nergrit-valid"), "hal itu sudah lama terjadi", head_first=True
    ),
    "en": Language(
        ("wikigold-train", "crossner-politics-train"),
        ("wikigold-dev", "crossner-politics-dev"),
        "this had happened long ago",
        head_first=False,
    ),
}
# L1 keeps the model small, L2 keeps it from learning single sentences; found on the development files.
COMPOSED = 1500
PARAMETERS = {"c1": 0.15, "c2": 0.7, "max_iterations": 200, "feature.possible_transitions": True}


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a data file: text, and mentions with start, end and type."""
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def tags(tokens: list[tuple[int, int]], mentions: list[dict[str, Any]]) -> list[str]:
    """A BIO tag for each token."""
    found = ["O"] * len(tokens)
    for mention in mentions:
        inside = [i for i, (start, end) in enumerate(tokens) if start >= mention["start"] and end <= mention["end"]]
        for place, i in enumerate(inside):
            found[i] = ("I-" if place else "B-") + mention["type"]
    return found


def without_brackets(text: str, mention: dict[str, Any]) -> dict[str, Any]:
    """`(ABC)` → `ABC`: a bracket is no part of a name."""
    span = names.without_brackets(text, Span(mention["start"], mention["end"]))
    return {"start": span.start, "end": span.end, "type": mention["type"]}


def composed(count: int, code: str) -> list[dict[str, Any]]:
    """Sentences that put an office, its body or place and a name side by side, from names of the training files:
    there are few such in them, and in news they are how a speaker is brought in."""
    chance = random.Random(1)
    pack, language = load(code), LANGUAGES[code]
    found: dict[str, list[str]] = {"PER": [], "ORG": [], "LOC": []}
    for row in (row for name in language.train for row in rows(name)):
        for mention in row["mentions"]:
            span = names.without_brackets(row["text"], Span(mention["start"], mention["end"]))
            found[mention["type"]].append(span.of(row["text"]))
    bodies = [b for b in found["ORG"] if " " in b and b[0].isupper()]
    people = [p for p in found["PER"] if p[0].isupper()]
    roles, cues, after = (sorted(pack.words[key]) for key in ("speakers.roles", "cues.clause", "cues.after"))
    made = []
    for _ in range(count):
        role: Part = (chance.choice(roles), None)
        body: list[Part] = [(chance.choice(bodies), "ORG")] if chance.random() < 0.75 else []
        place: list[Part] = [(chance.choice(found["LOC"]), "LOC")] if chance.random() < 0.35 else []
        if language.head_first:
            parts = [(role[0].title(), None), *body, *place]
        else:
            parts = [*place[: not body], *body, role] if chance.random() < 0.7 else [(role[0].title(), None)]
        parts += [(chance.choice(people), "PER")]
        if chance.random() < 0.5:
            parts = [*parts, (f"{chance.choice(cues)}, {language.said}.", None)]
        else:
            parts = [(f"{language.said}, {chance.choice(after)}", None), *parts, (".", None)]
        text, mentions = "", []
        for words, kind in parts:
            text += " " if text and words != "." else ""
            if kind:
                mentions.append({"start": len(text), "end": len(text) + len(words), "type": kind})
            text += words
        made.append({"text": text, "mentions": mentions})
    return made


# Words of a composed sentence, and the kind of name they are, if any.
Part = tuple[str, str | None]


def train(path: Path, code: str) -> None:
    """Writes the model as python-crfsuite does."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(PARAMETERS)
    for row in [*(row for name in LANGUAGES[code].train for row in rows(name)), *composed(COMPOSED, code)]:
        text = row["text"]
        mentions = [without_brackets(text, m) for m in row["mentions"]]
        for tokens in names.windows(text, Span(0, len(text)), code):
            trainer.append(features(text, tokens, code), tags(tokens, mentions))
    trainer.train(str(path))


def disagreements(path: Path, code: str) -> tuple[int, float]:
    """How many words of the development files python-crfsuite tags in another way than the arrays do, and the largest
    difference in how likely a tag is."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    kinds = name_scores.Kinds(code, crfsuite.arrays(path))
    other, largest = 0, 0.0
    for text in (row["text"] for name in LANGUAGES[code].check for row in rows(name)):
        for tokens in names.windows(text, Span(0, len(text)), code):
            best, likely = chain.read(name_scores.of(text, [tokens], kinds), [len(tokens)], kinds.model)
            theirs = tagger.tag(features(text, tokens, code))
            other += sum(kinds.model.tags[k] != tag for k, tag in zip(best, theirs, strict=True))
            wanted = [[tagger.marginal(tag, i) for tag in kinds.model.tags] for i in range(len(tokens))]
            largest = max(largest, float(np.abs(likely - wanted).max()))
    return other, largest


def make(code: str) -> None:
    """Trains a language's model, turns it into arrays, sees that both say the same, writes them and prints the figures.

    Raises SystemExit where they do not.
    """
    path = FOLDER / f"{code}.names.npz"
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / f"{code}.crfsuite"
        train(raw, code)
        other, largest = disagreements(raw, code)
        print(f"arrays against python-crfsuite: {other} tags differ, likelihoods by at most {largest:.0e}")
        if other or largest > 1e-6:
            raise SystemExit("the model is not written")
        model.write(path, crfsuite.arrays(raw))
    model.load_model.cache_clear()
    print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
    pack = load(code)
    for name in LANGUAGES[code].check:
        right = found = gold = 0
        for row in rows(name):
            got = {
                (n.span.start, n.span.end, n.type)
                for n in names.find(row["text"], [Span(0, len(row["text"]))], pack).names
            }
            wanted = {(m["start"], m["end"], m["type"]) for m in row["mentions"]}
            right, found, gold = right + len(got & wanted), found + len(got), gold + len(wanted)
        print(f"{name}: precision {right / found:.3f}, recall {right / gold:.3f}, F1 {2 * right / (found + gold):.3f}")


def main() -> None:
    """Makes the models of the languages that are named, or of all."""
    for code in sys.argv[1:] or LANGUAGES:
        make(code)


if __name__ == "__main__":
    main()
