"""Counts, over the articles of ../shared/corpora, how often a capitalised word stands alone where a speaker stands:
`python -m training.name_words`.

Only counts leave the articles: `Menpar` is written often and never speaks alone, `Arief` does. Articles that are gold
(read or kept for figures) are left out. Writes lib/language/CODE.speaks.data.gz.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lib.analysis.evidence import name_places, no_names
from lib.analysis.tokens import WORD, normalize
from lib.language.data import FOLDER
from lib.language.pack import load

CORPORA = Path(os.environ.get("KUTIPAN_CORPORA", Path(__file__).parent.parent.parent / "shared" / "corpora"))
GOLD = CORPORA.parent / "gold"
# A word seen less often says nothing.
SEEN = 4


def gold_articles() -> set[str]:
    """The ids of all articles that are annotated."""
    lines = (line for path in GOLD.glob("*.jsonl") for line in path.read_text(encoding="utf-8").splitlines())
    return {str(json.loads(line).get("id")) for line in lines}


def texts() -> Iterator[str]:
    """The texts of the corpora that are no gold."""
    gold = gold_articles()
    for path in sorted(CORPORA.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row["id"] not in gold:
                    yield row["text"]


def counted(code: str) -> tuple[Counter[str], Counter[str]]:
    """How often each word is written with a capital inside a sentence, and how often it stands alone as a speaker."""
    behind, before, _ = name_places(load(code))
    nobody = no_names(load(code))
    written: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for text in texts():
        for match in WORD.finditer(text):
            word = match[0]
            inside = match.start() > 1 and text[match.start() - 1] == " " and text[match.start() - 2] not in '.!?\n"”'
            if word[0].isupper() and inside:
                written[normalize(word)] += 1
        for pattern in (behind, before):
            alone.update(normalize(m.group(1)) for m in pattern.finditer(text))
    return written, Counter({word: n for word, n in alone.items() if word not in nobody})


def main(code: str = "id") -> None:
    """Writes `word, written, alone` for the words that say something."""
    written, alone = counted(code)
    lines = [f"{w}\t{n}\t{alone[w]}" for w, n in sorted(written.items()) if n >= SEEN and w.isprintable() and w]
    head = (
        f"# {code}.speaks.data.gz, made by `python -m training.name_words` "
        "from counts over CLICK-ID and IndoSum (CC BY 4.0, CC BY-SA 4.0)\n[speaks]\n"
    )
    path = FOLDER / f"{code}.speaks.data.gz"
    path.write_bytes(gzip.compress((head + "\n".join(lines) + "\n").encode(), mtime=0))
    print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB, {len(lines):,} words")


if __name__ == "__main__":
    main(*sys.argv[1:])
