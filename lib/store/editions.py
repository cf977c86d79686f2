"""The edition of a store that is asked now: opened once a version, changed where a correction can be laid into it."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from threading import Lock

from lib.store.amended import amended
from lib.store.corpus import read_manifest
from lib.store.corrected import signature
from lib.store.engine import OutdatedError
from lib.store.query import Corpus
from lib.store.rules import Rules

LOST = "A file of the store is lost: `python -m lib verify` names it; `restore` brings a backup back."
# Stores whose editions are held: an app has one, tests and the command line a few.
KEPT = 2
# The newest edition of each store, by its folder and the rules over it. A new version or correction takes the old one's
# place.
held: OrderedDict[tuple[Path, Rules], Corpus] = OrderedDict()
# Sessions that meet a new version at once wait for the one that lays it out: none does the same work again.
OPENING = Lock()


def current(root: Path, rules: Rules) -> Corpus:
    """The store as its manifest stands now. Raises OutdatedError where a part is lost."""
    while True:
        version = read_manifest(root).version
        try:
            with OPENING:
                return newest(root, rules, version)
        except OutdatedError:  # a writer took parts away behind the manifest that was just read: there is a newer one
            if read_manifest(root).version == version:
                raise OutdatedError(LOST) from None


def newest(root: Path, rules: Rules, version: int) -> Corpus:
    """The edition of a version with the corrections that there are now."""
    corrected, known = signature(root), held.get((root, rules))
    if known and (known.version, known.corrected) == (version, corrected):
        return known
    # The signature is read first: a correction that comes in between is seen again, and laid in again, at the next
    # question. Where laying a correction in fails half-way, the next question finds no half-changed edition.
    held.pop((root, rules), None)
    found = amended(known, root, corrected, rules) if known and known.version == version else None
    held[root, rules] = found or Corpus(root, rules)
    held.move_to_end((root, rules))
    while len(held) > KEPT:
        held.popitem(last=False)
    return held[root, rules]
