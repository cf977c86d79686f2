"""The store of all of ../shared/corpora that `make walks` walks through: made where it is not there yet."""

from __future__ import annotations

import sys
from pathlib import Path

from bench import stores, texts
from bench.app_speed import ALL

if __name__ == "__main__":
    root = Path(sys.argv[1])
    if not (root / "manifest.json").exists():
        stores.small(root, texts.articles(ALL))
