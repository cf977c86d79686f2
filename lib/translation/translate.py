"""An article sentence by sentence: from the memory where it is known, through an engine where not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from lib.translation import memory
from lib.translation.providers import Provider, TranslationError, translate

COLUMNS = ["sentence", "source", "target", "status", "engine", "made_at"]
GIVE_UP_AFTER = 2  # failures in a row: the engine is away, the rest is skipped


def pairs(root: Path, sentences: list[str], source: str, target: str, engine: str) -> pd.DataFrame:
    """`sentence (int), source, target, status, engine, made_at`: what the memory knows.

    `status` is `cached` or `untranslated`; nothing is sent anywhere.
    """
    known = memory.look_up(root, sentences, source, target, engine)
    rows = []
    for number, sentence in enumerate(sentences):
        hit = known.get(sentence)
        rows.append(
            (
                number,
                sentence,
                hit[0] if hit else None,
                "cached" if hit else "untranslated",
                engine if hit else None,
                hit[1] if hit else None,
            )
        )
    return pd.DataFrame(rows, columns=COLUMNS)


def complete(
    root: Path,
    sentences: list[str],
    source: str,
    target: str,
    provider: Provider,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> dict[int, str]:
    """Sends what the memory lacks, keeping each answer at once; gives back the failures: number → reason."""
    table = pairs(root, sentences, source, target, provider.name)
    missing = table[table["status"] == "untranslated"]
    failures: dict[int, str] = {}
    streak = 0
    for done, (number, sentence) in enumerate(zip(missing["sentence"], missing["source"], strict=True)):
        progress(done, len(missing))
        if streak >= GIVE_UP_AFTER:
            failures[int(number)] = f"{provider.name} failed {GIVE_UP_AFTER} times in a row: not sent"
            continue
        try:
            answer = translate(provider, memory.normalised(sentence), source, target)
        except TranslationError as error:
            failures[int(number)] = f"{provider.name} {error}"
            streak += 1
            continue
        streak = 0
        memory.keep(root, sentence, answer, source, target, provider.name)
    progress(len(missing), len(missing))
    return failures
