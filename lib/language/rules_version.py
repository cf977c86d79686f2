"""Which rules an article was analysed by: a fingerprint of all that decides a result."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from lib.language.pack import TEMPLATE

LIB = Path(__file__).parent.parent
# Offsets, header facts and languages come from these two; what else lib/reading does changes no result.
DECIDE_TOO = (LIB / "records.py", LIB / "letters.py", LIB / "reading" / "text.py")


def fingerprint(files: Iterable[Path]) -> str:
    """16 hexadecimal digits over the names and bytes of files, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(files, key=lambda p: p.as_posix()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def deciding_files() -> list[Path]:
    """The code of lib/analysis and lib/language, the language packs, models and data; not the template of a pack."""
    rooms = (LIB / "analysis", LIB / "language")
    files = [p for room in rooms for p in room.iterdir() if p.is_file() and p.name != f"{TEMPLATE}.toml"]
    return files + list(DECIDE_TOO)


# Articles whose batch carries another value were analysed by other rules: `reanalyze` does them anew.
RULES_VERSION = fingerprint(deciding_files())
