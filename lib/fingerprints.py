"""What a content is known again by: its words folded, and hashes of runs of them."""

from __future__ import annotations

import re
from zlib import crc32

# Winnowing (Schleimer, Wilkerson and Aiken 2003): two contents that share SHINGLE + WINDOW - 1 = 8 words in a row share
# a print.
SHINGLE, WINDOW = 5, 4
# Below this many words a content is too common to say that two articles carry the same quote (`kami siap membantu`).
FEWEST = 5


def folded(text: str) -> str:
    """A content's words small, marks and spaces aside: the key by which repeats are told."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def prints(text: str) -> list[int]:
    """Some hashes of a content's runs of words, few for a short one, so that contents which share eight words in a row
    share a print; none for a content that is too short to be known again. Sorted, each once."""
    words = folded(text).split()
    if len(words) < FEWEST:
        return []
    hashes = [crc32(" ".join(words[i : i + SHINGLE]).encode()) for i in range(len(words) - SHINGLE + 1)]
    windows = max(1, len(hashes) - WINDOW + 1)
    # The whole content has one too: contents of five to seven words are known again only by all of it.
    return sorted({min(hashes[i : i + WINDOW]) for i in range(windows)} | {crc32(" ".join(words).encode())})
