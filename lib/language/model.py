"""Opens a language's name model: one file beside its pack, where there is one."""

from __future__ import annotations

import threading
from pathlib import Path

import pycrfsuite

FOLDER = Path(__file__).parent
LOCAL = threading.local()


def tagger(code: str) -> pycrfsuite.Tagger | None:
    """The name model of a language, opened; None where it has none.

    One for each thread, as a tagger keeps the sentence it works on.
    """
    open_taggers: dict[str, pycrfsuite.Tagger | None] = LOCAL.__dict__.setdefault("taggers", {})
    if code not in open_taggers:
        path = FOLDER / f"{code}.crfsuite"
        model = pycrfsuite.Tagger() if path.exists() else None
        if model is not None:
            model.open(str(path))
        open_taggers[code] = model
    return open_taggers[code]
