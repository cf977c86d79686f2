"""Trains the weights of lib/language/weights.json: `python -m training.choices`. The data stays outside the repository.

Where a personal name starts, who is meant where nobody is named, how sure a speaker is: each is a choice between
candidates with named features. The first two are conditional logits, the third a logistic regression; both with an L2
penalty, and checked by leaving whole articles out. KUTIPAN_GOLD names the gold's place.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import numpy as np

from lib.analysis import confidence, name_start, noun_phrases, salience, speakers
from lib.analysis.pipeline import analyze
from lib.language.weights import FILE, weights
from lib.reading.text import read_text
from lib.records import Quote, Span
from training.name_words import texts
from training.own_gold import own_articles

GOLD = Path(os.environ.get("KUTIPAN_GOLD", Path(__file__).parent.parent.parent / "shared" / "gold"))
SCORERS = GOLD.parent / "eval"
FILES = ("dev", "field")
# Strength of the penalty, chosen by the accuracy on articles left out; folds of that check.
PENALTY, FOLDS = 1.0, 10
# Where the bands of the reliability table begin and the last one ends.
BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
# Articles of the corpora that tell name starts, every so manieth of them; how much a gold choice counts against these.
SILVER, STRIDE, GOLD_COUNTS = 3000, 8, 10


@dataclass(frozen=True)
class Choice:
    """Candidates by their features, which of them is right, and the article they are from."""

    rows: list[dict[str, float]]
    right: int
    article: str


def articles() -> Iterable[dict[str, Any]]:
    """Gold articles with their quotes: `id, text, quotes`."""
    for name in FILES:
        yield from (json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    yield from own_articles(GOLD.parent / "corpora")


def recorded(target: Any, name: str, record: Callable[..., None]) -> Callable[[], None]:
    """Lets a function of a module tell what it is called with; gives back what ends that."""
    plain = getattr(target, name)

    def telling(*arguments: Any, **named: Any) -> Any:
        record(*arguments, **named)
        return plain(*arguments, **named)

    setattr(target, name, telling)
    return lambda: setattr(target, name, plain)


def collect() -> tuple[list[Choice], list[Choice], list[tuple[dict[str, float], bool, str]]]:
    """The choices that the analysis meets in the gold: name starts, candidates for a speaker, and how sure quotes
    are."""
    sys.path.insert(0, str(SCORERS))
    score_quotes = importlib.import_module("score_quotes")
    starts: list[Choice] = []
    people: list[Choice] = []
    sure: list[tuple[dict[str, float], bool, str]] = []
    for row in articles():
        calls: list[tuple[Any, ...]] = []
        asked: list[tuple[Quote, list[salience.History], list[dict[str, float]]]] = []
        judged: list[tuple[Quote, dict[str, float]]] = []

        def on_start(ctx: Any, words: Any, shift: int, behind: bool, calls: Any = calls) -> None:
            calls.append((words, name_start.start_features(ctx, words, shift, behind)))

        def on_salient(quote: Quote, discourse: Any, how: str, words: str = "", asked: Any = asked) -> None:
            at = salience.anchor_of(quote)
            found = salience.histories(discourse, at)
            newest = max((h.last.at for h in found), default=0)
            asked.append((quote, found, [salience.features(discourse, h, at, how, newest) for h in found]))

        def on_judged(quote: Quote, phrase: Any, discourse: Any, judged: Any = judged) -> None:
            judged.append((quote, confidence.sure_features(quote, phrase, discourse)))

        stops = [
            recorded(name_start, "best_start", on_start),
            recorded(speakers, "salient", on_salient),
            recorded(speakers, "judged", on_judged),
        ]
        analyze(read_text(row["text"], "gold", {"id": row["id"], "language": "id"}))
        for stop in stops:
            stop()
        starts += [c for c in (start_choice(words, rows, row["quotes"], row["id"]) for words, rows in calls) if c]
        people += people_choices(asked, row, score_quotes.same)
        sure += sure_choices(judged, row, score_quotes.same)
    return starts, people, sure


Same = Callable[[str, dict[str, Any]], bool]


def people_choices(
    asked: list[tuple[Quote, list[salience.History], list[dict[str, float]]]], article: dict[str, Any], same: Same
) -> Iterable[Choice]:
    """Candidates for the speakers of an article's quotes, where gold says which is right and there is a choice."""
    for quote, found, rows in asked:
        gold = gold_of(quote.content, article["quotes"])
        right = [i for i, h in enumerate(found) if gold and gold["speaker"] and same(h.name, gold)]
        if right and len(rows) > 1:
            yield Choice(rows, right[0], article["id"])


def sure_choices(
    judged: list[tuple[Quote, dict[str, float]]], article: dict[str, Any], same: Same
) -> Iterable[tuple[dict[str, float], bool, str]]:
    """Features of speakers that were found, whether each is right by gold, and the article."""
    for quote, features in judged:
        gold = gold_of(quote.content, article["quotes"])
        if gold and quote.speaker:
            yield features, bool(gold["speaker"]) and bool(same(quote.speaker, gold)), article["id"]


def silver_starts(count: int) -> list[Choice]:
    """Name starts that articles tell themselves: `kata Rina` says that `Menteri Air Rina Wulandari` starts at `Rina`.

    From `count` articles of the corpora that are no gold; what the article tells is hidden from the features.
    """
    found: list[Choice] = []
    for n, text in enumerate(islice(texts(), 0, count * STRIDE, STRIDE)):
        calls: list[tuple[Any, Any]] = []

        def on_tail(ctx: Any, words: Any, calls: Any = calls) -> None:
            calls.append((ctx, words))

        stop = recorded(noun_phrases, "name_tail", on_tail)
        analyze(read_text(text, "corpus", {"id": str(n), "language": "id"}))
        stop()
        found += [c for c in (silver_choice(ctx, words, f"silver {n}") for ctx, words in calls) if c]
    return found


def silver_choice(ctx: Any, words: Any, article: str) -> Choice | None:
    """The choice in one phrase, with what the article tells of its words hidden; None where it tells nothing sure."""
    asked: list[tuple[Any, list[dict[str, float]]]] = []

    def on_start(hidden: Any, tail: Any, shift: int, behind: bool) -> None:
        asked.append((tail, name_start.start_features(hidden, tail, shift, behind)))

    names = ctx.evidence.names
    if not names & {w.norm for w in words}:
        return None
    hidden = replace(ctx, evidence=replace(ctx.evidence, names=names - {w.norm for w in words}))
    stop = recorded(name_start, "best_start", on_start)
    name_start.name_tail(hidden, words)
    stop()
    if not asked:
        return None
    tail, rows = asked[0]
    right = next((k for k, w in enumerate(tail) if w.norm in names), None)
    if right is None or (right and name_start.may_belong(ctx, tail[right - 1])):
        return None
    return Choice(rows, right, article)


def gold_of(content: Span, golds: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The gold quote that a content answers: they share half of what either covers."""
    for gold in golds:
        inter = min(content.end, gold["end"]) - max(content.start, gold["start"])
        whole = max(content.end, gold["end"]) - min(content.start, gold["start"])
        if inter / whole >= 0.5:
            return gold
    return None


def start_choice(words: Any, rows: list[dict[str, float]], golds: list[dict[str, Any]], article: str) -> Choice | None:
    """Where a gold source says that these words' name starts."""
    for gold in golds:
        if gold["source_end"] is None or gold["speaker_kind"] != "person" or gold["source_end"] != words[-1].end:
            continue
        right = [k for k, w in enumerate(words) if w.start == gold["source_start"]]
        if right:
            return Choice(rows, right[0], article)
    return None


def names_of(rows: Iterable[dict[str, float]]) -> list[str]:
    """The names of all features, in order."""
    return sorted({name for row in rows for name in row})


def matrix(rows: list[dict[str, float]], names: list[str]) -> np.ndarray:
    """Features as an array, one row a candidate."""
    return np.array([[row.get(name, 0.0) for name in names] for row in rows])


def fit_choices(choices: list[Choice], names: list[str]) -> np.ndarray:
    """Weights of a conditional logit: gradient steps (Adam) on the log likelihood with an L2 penalty."""
    tables = [(matrix(c.rows, names), c.right) for c in choices]

    sizes = np.array([len(t) for t, _ in tables])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    stacked = np.concatenate([t for t, _ in tables])
    group = np.repeat(np.arange(len(tables)), sizes)
    wanted = stacked[starts + np.array([right for _, right in tables])].sum(axis=0)

    def gradient(w: np.ndarray) -> np.ndarray:
        z = stacked @ w
        p = np.exp(z - np.maximum.reduceat(z, starts)[group])
        p /= np.add.reduceat(p, starts)[group]
        return wanted - p @ stacked - PENALTY * w

    return climb(gradient, len(names))


def climb(gradient: Callable[[np.ndarray], np.ndarray], size: int, steps: int = 600, rate: float = 0.05) -> np.ndarray:
    """Adam's steps up a gradient (Kingma & Ba 2015, with their constants)."""
    w, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, steps + 1):
        g = gradient(w)
        mean, square = 0.9 * mean + 0.1 * g, 0.999 * square + 0.001 * g * g
        w = w + rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return w


def fit_sure(rows: list[tuple[dict[str, float], bool, str]], names: list[str]) -> np.ndarray:
    """Weights of a logistic regression."""
    x, y = matrix([r for r, _, _ in rows], names), np.array([right for _, right, _ in rows], dtype=float)
    return climb(lambda w: x.T @ (y - 1 / (1 + np.exp(-x @ w))) - PENALTY * w, len(names))


def fold_of(article: str) -> int:
    """Which fold an article is checked in: by the bytes of its id, the same on every machine."""
    return sum(article.encode()) % FOLDS


def checked_choices(choices: list[Choice], more: list[Choice]) -> float:
    """The share of choices that are right in articles left out."""
    names = names_of(r for c in choices for r in c.rows)
    right = 0
    for fold in range(FOLDS):
        w = fit_choices([c for c in choices if fold_of(c.article) != fold] * GOLD_COUNTS + more, names)
        right += sum(
            int(np.argmax(matrix(c.rows, names) @ w)) == c.right for c in choices if fold_of(c.article) == fold
        )
    return right / len(choices)


def checked_sure(rows: list[tuple[dict[str, float], bool, str]]) -> list[tuple[float, bool]]:
    """Confidence and truth of each quote in articles left out."""
    names = names_of(r for r, _, _ in rows)
    found = []
    for fold in range(FOLDS):
        w = fit_sure([r for r in rows if fold_of(r[2]) != fold], names)
        held = [r for r in rows if fold_of(r[2]) == fold]
        found += [
            (float(1 / (1 + np.exp(-p))), r[1])
            for p, r in zip(matrix([r[0] for r in held], names) @ w, held, strict=True)
        ]
    return found


def reliability(pairs: list[tuple[float, bool]]) -> list[str]:
    """The lines of a table: how many quotes have a confidence in each band, its mean there, and the share that is
    right."""
    lines = ["| confidence | quotes | mean confidence | right |", "| --- | --- | --- | --- |"]
    for low, high in pairwise(BANDS):
        inside = [(p, right) for p, right in pairs if low <= p < high]
        if inside:
            mean, right = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            lines.append(f"| {low:.2f} to {min(high, 1.0):.2f} | {len(inside)} | {mean:.3f} | {right:.3f} |")
    return lines


def today(choices: list[Choice], choice: str) -> float:
    """The share that today's weights get right (they were learnt on these)."""
    known = weights(choice)
    scores = [[sum(v * known.get(k, 0.0) for k, v in row.items()) for row in c.rows] for c in choices]
    return sum(int(np.argmax(s)) == c.right for s, c in zip(scores, choices, strict=True)) / len(choices)


def main() -> None:
    """Trains, checks, writes."""
    starts, people, sure = collect()
    silver = silver_starts(SILVER)
    print(
        f"{len(silver)} name starts that articles tell themselves; "
        f"today's weights are right in {today(silver, 'name_start'):.3f}"
    )
    out: dict[str, dict[str, float]] = {}
    figures: dict[str, Any] = {}
    for name, choices in (("name_start", starts), ("salience", people)):
        names = names_of(r for c in choices for r in c.rows)
        more = silver if name == "name_start" else []
        out[name] = dict(
            zip(names, np.round(fit_choices(choices * GOLD_COUNTS + more, names), 3).tolist(), strict=True)
        )
        figures[name] = {"choices": len(choices), "right, articles left out": round(checked_choices(choices, more), 3)}
        print(f"{name}: {figures[name]}, before {today(choices, name):.3f}")
    names = names_of(r for r, _, _ in sure)
    out["confidence"] = dict(zip(names, np.round(fit_sure(sure, names), 3).tolist(), strict=True))
    pairs = checked_sure(sure)
    print("\n".join(reliability(pairs)))
    above = [right for p, right in pairs if p >= 0.8]
    figures["confidence"] = {
        "quotes": len(pairs),
        "at 0.8 or more": round(len(above) / len(pairs), 3),
        "of these right": round(sum(above) / max(1, len(above)), 3),
    }
    FILE.write_text(
        json.dumps({"figures": figures, "weights": out}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
