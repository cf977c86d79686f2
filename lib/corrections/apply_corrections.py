"""Lays judgements over the quotes that the analysis finds: pure functions over rows of one article.

A judgement finds its quote by id, else by its offsets, else by the words they share, so that it holds when better rules
cut the quote otherwise. Where the analysis has changed its mind since, the analyst's word stands and the change is
listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.corrections.log import QUOTE, Correction, Facts
from lib.fingerprints import folded
from lib.messages import Message, message
from lib.records import Span

# Two cuts of one quote share at least half of the words they have together (the measure of
# ../shared/gold/GUIDELINES.md).
SAME = 0.5
COMPARED = ("start", "end", "type", "speaker")
REVIEWED = {"accept": "accepted", "edit": "edited", "add": "added"}


@dataclass(frozen=True, slots=True)
class Conflict:
    """A judgement that the analysis no longer agrees to stand under; the analyst's word stands unless `lost`."""

    correction: Correction
    why: Message
    found: Facts | None = None
    lost: bool = False


def facts_of(row: dict[str, Any]) -> Facts:
    """What a judgement keeps of a quote's row: plain values, None where there is none (frames have NaN and NA)."""
    return {name: plain(row.get(name)) for name in QUOTE}


def plain(value: Any) -> Any:
    """A cell as JSON has it: whole numbers whole (a frame with missing ones has them as floats), missing as None."""
    if pd.isna(value):
        return None
    if pd.api.types.is_bool(value):
        return bool(value)
    if isinstance(value, float):
        return int(value) if value.is_integer() else float(value)
    return int(value) if hasattr(value, "__index__") else value


def share(one: Facts, other: Facts) -> float:
    """How much of the characters that two contents have together both have."""
    a, b = Span(one["start"], one["end"]), Span(other["start"], other["end"])
    both = min(a.end, b.end) - max(a.start, b.start)
    return both / (max(a.end, b.end) - min(a.start, b.start)) if both > 0 else 0.0


def differs(one: Facts, other: Facts) -> bool:
    """Whether two say different things of a quote: its cut, its type, who speaks."""
    return any(plain(one.get(k)) != plain(other.get(k)) for k in COMPARED)


def target(rows: Sequence[dict[str, Any]], judgement: Correction) -> dict[str, Any] | None:
    """The row that a judgement is about."""
    for row in rows:
        if row["quote_id"] == judgement.key:
            return row
    wanted = [f for f in (judgement.before, judgement.after) if f]
    best = max(
        ((share(row, f), -i, row) for f in wanted for i, row in enumerate(rows)), key=lambda x: x[:2], default=None
    )
    return best[2] if best and best[0] >= SAME else None


def laid_over(
    rows: Iterable[dict[str, Any]], judgements: Sequence[Correction], text: str, article: Facts
) -> tuple[list[dict[str, Any]], list[Conflict]]:
    """The rows of one article's quotes with the judgements over them, in text order, and what does not fit.

    `article` gives `date_earliest, date_latest` for quotes that the analysis does not have. Every row gets `reviewed`:
    `accepted`, `edited`, `added` or None.
    """
    left = [dict(row, reviewed=None) for row in rows]
    kept: list[dict[str, Any]] = []
    conflicts: list[Conflict] = []
    for judgement in judgements:
        said = judgement.after or judgement.before or {}
        if text[said["start"] : said["end"]] != said["text"]:
            conflicts.append(Conflict(judgement, message("words-others"), lost=True))
            continue
        found = target(left, judgement)
        if found is not None:
            left.remove(found)
            before = judgement.before
            if before and differs(found, before) and (judgement.action == "reject" or differs(found, said)):
                conflicts.append(Conflict(judgement, message("changed-since"), facts_of(found)))
        elif judgement.action in ("accept", "edit"):
            conflicts.append(Conflict(judgement, message("not-found-now")))
        if judgement.action != "reject":
            kept.append(replaced(found, judgement, article))
    return adopted(sorted([*left, *kept], key=lambda r: (r["start"], r["end"], r["quote_id"]))), conflicts


def replaced(found: dict[str, Any] | None, judgement: Correction, article: Facts) -> dict[str, Any]:
    """The row of a quote as the analyst has it. Its rule is the one that found it; what no rule found has the
    analyst's.

    `confidence` and `chosen_as` are None: they say how the analysis came to a speaker, and this is an analyst's
    word."""
    base = found or {
        "repeat_of": None,
        "rule": "analyst",
        "date_earliest": article.get("date_earliest"),
        "date_latest": article.get("date_latest"),
    }
    return {
        **base,
        **(judgement.after or {}),
        "quote_id": judgement.key,
        "article_id": judgement.article_id,
        "reviewed": REVIEWED[judgement.action],
        "confidence": None,
        "chosen_as": None,
    }


def adopted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows whose repeats lead to the first of the same words and speaker: where it was rejected, the next one takes its
    place; what an analyst cut anew or gave to somebody else repeats it no more."""
    first: dict[tuple[str, str, str | None], str] = {}
    for row in rows:
        origin = row.get("repeat_of")
        of = origin if isinstance(origin, str) else row["quote_id"]
        leads = first.setdefault((of, folded(row["text"]), row.get("speaker")), row["quote_id"])
        row["repeat_of"] = None if leads == row["quote_id"] else leads
    return rows
