"""`make bench`: speed as a ratio, never as bare time. Prints one table and writes bench/latest.json.

The analysis is compared, in the same run on the same texts, with spaCy's blank("id") tokenizer where spaCy is
installed (`pip install spacy`), and with counting words by a regular expression, which is always there.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from importlib.util import find_spec

from lib.analysis.pipeline import analyze
from lib.reading.text import read_text
from tests.conftest import ROOT, SEED

ROUNDS = 60


def words_per_second(work: Callable[[str], object], texts: list[str]) -> float:
    """Words a second on one core, after one warm-up text."""
    work(texts[0])
    words = sum(len(t.split()) for t in texts)
    start = time.perf_counter()
    for text in texts:
        work(text)
    return words / (time.perf_counter() - start)


def main() -> None:
    """Prints and writes the ratios."""
    seed = SEED.read_text(encoding="utf-8")
    texts = [f"{seed} {i}" for i in range(ROUNDS)]
    ours = words_per_second(lambda t: analyze(read_text(t, "bench", {"language": "id"})), texts)
    rivals = {"counting words by regex": words_per_second(lambda t: re.findall(r"\w+", t), texts)}
    if find_spec("spacy"):
        import spacy

        nlp = spacy.blank("id")
        rivals['spaCy blank("id") tokenizer'] = words_per_second(nlp, texts)
    found = {f"whole analysis / {name}": round(ours / rate, 4) for name, rate in rivals.items()}
    print("| words/s, whole analysis against | ratio |\n| --- | --- |")
    for name, ratio in found.items():
        print(f"| {name.split(' / ')[1]} | {ratio} |")
    if "spaCy" not in str(found):
        print("not measured against spaCy: it is not installed (pip install spacy)")
    (ROOT / "bench").mkdir(exist_ok=True)
    (ROOT / "bench" / "latest.json").write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
