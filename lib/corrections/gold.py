"""Corrections as a test set: articles with the quotes that analysts stand for, and how well an analysis finds them.

The form and the measures are those of ../shared/gold/GUIDELINES.md and ../shared/eval/score_quotes.py. An article that
analysts judged in part says so: `complete` is false, and only what they judged is measured there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from lib.corrections.apply_corrections import SAME, facts_of, plain, share
from lib.corrections.log import Correction, Facts
from lib.language.pack import available, load

FIELDS = (
    "type",
    "start",
    "end",
    "speaker",
    "speaker_kind",
    "cue",
    "cue_start",
    "cue_end",
    "source",
    "source_start",
    "source_end",
)
AT_THE_ENDS = " \t\r\n\"'“”‘’«».,;:"


def annotated(article: Facts, rows: Sequence[Facts], judgements: Sequence[Correction]) -> Facts:
    """One article as gold: `id, source, date, title, language, text, complete, quotes, rejected`.

    `rows` are its quotes with the judgements over them (`reviewed` says which were judged). `rejected` holds the
    offsets of what the analysis took for a quote and an analyst did not.
    """
    return {
        "id": article["article_id"],
        "source": plain(article["outlet"]),
        "date": plain(article["date"]),
        "title": plain(article["title"]),
        "language": article["language"],
        "text": article["text"],
        "complete": all(isinstance(r["reviewed"], str) for r in rows),
        "quotes": [{k: facts_of(r)[k] for k in FIELDS} for r in rows if isinstance(r["reviewed"], str)],
        "rejected": [
            {"start": c.before["start"], "end": c.before["end"]}
            for c in judgements
            if c.action == "reject" and c.before
        ],
    }


def measured(articles: Iterable[tuple[Facts, Sequence[Facts]]]) -> dict[str, Any]:
    """How well quotes that were found (rows of the quotes table) answer gold articles.

    Counts `articles, complete, gold, found, unjudged` (found where nobody judged: left out) and shares from 0 to 1,
    None where there is nothing to measure: `overlap_p, overlap_r, overlap_f1, exact_f1, type, cue, speaker,
    end2end_f1`.
    """
    n: Counter[str] = Counter()
    for article, rows in articles:
        gold, text = article["quotes"], article["text"]
        complete = article.get("complete", True)
        found = list(rows) if complete else [r for r in rows if touches(r, [*gold, *article.get("rejected", [])])]
        n.update(articles=1, complete=bool(complete), gold=len(gold), found=len(found), unjudged=len(rows) - len(found))
        for wanted, got in answered(gold, found):
            n["hit"] += 1
            n["type"] += wanted["type"] == got["type"]
            n["exact"] += bare(text, wanted) == bare(text, got)
            n["cue"] += same_place(wanted, got)
            if wanted["speaker"]:
                n["named"] += 1
                n["speaker"] += same_name(wanted["speaker"], got["speaker"], article.get("language", "id"))
    return {
        **{k: n[k] for k in ("articles", "complete", "gold", "found", "unjudged")},
        "overlap_p": ratio(n["hit"], n["found"]),
        "overlap_r": ratio(n["hit"], n["gold"]),
        "overlap_f1": ratio(2 * n["hit"], n["found"] + n["gold"]),
        "exact_f1": ratio(2 * n["exact"], n["found"] + n["gold"]),
        "type": ratio(n["type"], n["hit"]),
        "cue": ratio(n["cue"], n["hit"]),
        "speaker": ratio(n["speaker"], n["named"]),
        "end2end_f1": ratio(2 * n["speaker"], n["found"] + n["gold"]),
    }


def ratio(part: int, whole: int) -> float | None:
    """A share to four places; None of nothing."""
    return round(part / whole, 4) if whole else None


def touches(row: Facts, judged: Sequence[Facts]) -> bool:
    """Whether a quote lies where an analyst judged one."""
    return any(row["start"] < j["end"] and j["start"] < row["end"] for j in judged)


def answered(gold: Sequence[Facts], found: Sequence[Facts]) -> list[tuple[Facts, Facts]]:
    """Pairs of a gold quote and the found one that shares most of it, each used once."""
    shares = sorted(((share(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)), reverse=True)
    pairs: dict[int, int] = {}
    for shared, i, j in shares:
        if shared >= SAME and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(gold[i], found[j]) for i, j in pairs.items()]


def bare(text: str, row: Facts) -> tuple[int, int]:
    """Offsets of a content without the marks and blanks at its ends."""
    start, end = row["start"], row["end"]
    while start < end and text[start] in AT_THE_ENDS:
        start += 1
    while end > start and text[end - 1] in AT_THE_ENDS:
        end -= 1
    return start, end


def same_place(one: Facts, other: Facts) -> bool:
    """Whether two cues share a character, or neither has one."""
    a, b = (plain(one["cue_start"]), plain(one["cue_end"])), (plain(other["cue_start"]), plain(other["cue_end"]))
    if a[0] is None or b[0] is None:
        return a[0] is None and b[0] is None
    return bool(max(a[0], b[0]) < min(a[1], b[1]))


def same_name(one: Any, other: Any, language: str) -> bool:
    """Whether two names are the same words, honorifics and punctuation aside."""
    return name_words(one, language) == name_words(other, language) != set()


def name_words(name: Any, language: str) -> set[str]:
    """The words of a name without honorifics; all of them where there are only such."""
    words = re.findall(r"\w+", name.casefold()) if isinstance(name, str) else []
    titles = load(language).words["speakers.honorifics"] if language in available() else frozenset()
    return {w for w in words if w not in titles} or set(words)
