"""The store as it is asked: by the app, the command line and whatever else opens one. All of them see the same
figures."""

from __future__ import annotations

import gc
from functools import cache, partial, wraps
from pathlib import Path

import pandas as pd

from lib.analysis.alike import linked
from lib.analysis.identity import identities
from lib.analysis.suggestions import likely
from lib.analysis.tokens import common, short_role
from lib.language.pack import Pack, available, load, union
from lib.language.rules_version import deciding_files, fingerprint
from lib.store import editions
from lib.store.query import Corpus
from lib.store.rules import Rule, Rules


def uncollected(rule: Rule) -> Rule:
    """A rule without Python's collector: it makes millions of small objects, none in a circle, and the collector would
    look at all of them again and again (a fifth of the time at 25,000 articles)."""

    @wraps(rule)
    def run(*frames: pd.DataFrame) -> pd.DataFrame:
        collects = gc.isenabled()
        gc.disable()
        try:
            return rule(*frames)
        finally:
            if collects:
                gc.enable()

    return run


@cache
def stray(word: str) -> bool:
    """Whether a word in front of a name is no part of it in any language that has rules: an office, a form of
    address."""
    low = word.casefold()
    packs = [load(code) for code in available()]
    return any(low in grown_on(pack) or short_role(low, pack) for pack in packs)


@cache
def is_common(word: str) -> bool:
    """Whether a word is one of a language that has rules, and nobody's name."""
    return any(common(word, load(code)) for code in available())


@cache
def grown_on(pack: Pack) -> frozenset[str]:
    """Words of a language that stand in front of names."""
    return union(pack, "speakers.honorifics", "speakers.roles", "speakers.addresses") - pack.words["speakers.kin"]


# What decides which names and quotes are one, beside what decides what an article's analysis finds.
DECIDE_TOO = [
    Path(__file__),
    *(
        Path(__file__).parent / name
        for name in ("fingerprints.py", "store/duplicates.py", "store/edition_sql.py", "store/query.py")
    ),
]
RULES = Rules(
    merge=uncollected(partial(identities, stray=stray, common=is_common)),
    suggest=uncollected(partial(likely, common=is_common)),
    link=linked,
    version=fingerprint([*deciding_files(), *DECIDE_TOO]),
)


def current(root: Path) -> Corpus:
    """The store as its manifest stands now, corrected, names merged, repeats linked. Raises OutdatedError where a part
    is lost, EngineError where KUTIPAN_ENGINE names no engine."""
    return editions.current(root, RULES)
