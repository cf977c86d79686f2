"""The store as it is asked: by the app, the command line and whatever else opens one. All of them see the same figures."""

from __future__ import annotations

from pathlib import Path

from lib.analysis.alike import linked
from lib.analysis.merge import across
from lib.language.rules_version import RULES_VERSION
from lib.store import editions
from lib.store.query import Corpus
from lib.store.rules import Rules

RULES = Rules(merge=across, link=linked, version=RULES_VERSION)


def current(root: Path) -> Corpus:
    """The store as its manifest stands now, corrected, names merged, repeats linked. Raises OutdatedError where a part is lost,
    EngineError where KUTIPAN_ENGINE names no engine."""
    return editions.current(root, RULES)
