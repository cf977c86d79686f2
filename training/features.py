"""The features of the words of a stretch, as strings for python-crfsuite: a place and a mark each."""

from __future__ import annotations

from lib.analysis.lexicon import labels
from lib.analysis.name_features import (
    AFTER,
    ANY,
    BEFORE,
    EDGE,
    HEAD,
    NEIGHBOURS,
    OPENS,
    case_of,
    in_run,
    loud,
    opens,
    own,
    parts,
    register,
)


def features(text: str, tokens: list[tuple[int, int]], code: str) -> list[list[str]]:
    """The features of each word: its marks, those of two neighbours on each side, and of its run of capitals."""
    words = [text[start:end] for start, end in tokens]
    low = [word.casefold() for word in words]
    lists = labels(words, code)
    marks = [(*own(word, code), *listed) for word, listed in zip(words, lists, strict=True)]
    reports = any(label.startswith("cue") for listed in lists for label in listed)
    tone = register(reports, " - " in text[tokens[0][0] : tokens[-1][1]])
    first = opens(text, tokens[0][0])
    rows = []
    for i, word in enumerate(words):
        row = [*marks[i], *parts(word), *loud(word)]
        for distance in NEIGHBOURS:
            row += at(marks, i + distance, str(distance))
        row += [f"pair={low[i - 1]} {low[i]}"] if i else []
        row += [f"next={low[i]} {low[i + 1]}"] if i + 1 < len(words) else []
        if (i == 0 and first) or (i and words[i - 1] in ".!?"):
            row += [f"{OPENS}{mark}" for mark in (ANY, *marks[i][1:])]
        row += run_features(i, words, marks) if word[0].isupper() else []
        row += [f"{tone}{mark}" for mark in (ANY, case_of(word), *lists[i])]
        rows.append(row)
    return rows


def at(marks: list[tuple[str, ...]], i: int, place: str) -> list[str]:
    """The marks of the word at `i`, as seen from another one; those of an edge where there is none."""
    return [f"{place}{mark}" for mark in (marks[i] if 0 <= i < len(marks) else (EDGE,))]


def run_features(i: int, words: list[str], marks: list[tuple[str, ...]]) -> list[str]:
    """Where in its run of capitalised words a word stands, what heads the run, what stands on either side."""
    joined = [word[0].isupper() or word in ".-" for word in words]
    start = end = i
    while start and joined[start - 1]:
        start -= 1
    while end + 1 < len(words) and joined[end + 1]:
        end += 1
    around = [*at(marks, start, HEAD), *at(marks, start - 1, BEFORE), *at(marks, end + 1, AFTER)]
    return [*in_run(i - start, end - i), *around]
