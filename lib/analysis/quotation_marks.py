"""Pairs quotation marks of every kind. Never raises, never lets a lost mark swallow the article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lib.records import Span

# Of three single marks the first is an inner one's that closes (`them,'''`), else the last.
MARK = re.compile("(?<=\\S)''(?!')|(?<!\\S)''|``|[\"“”„«»‟＂]")
# A single mark that closes by mistake what a double one opened: `“Kami siap,’ kata X`.
MISTYPED_CLOSE = re.compile(r"(?<=[,.?!])[’'](?=\s)")
EDGE = " \t\n\r\u00a0"
MAX_LENGTH = 3000


@dataclass(frozen=True, slots=True)
class Quoted:
    """A pair of marks: `outer` with them, `inner` without; `doubtful` where one mark had to be guessed."""

    outer: Span
    inner: Span
    doubtful: bool = False


def outer(quoted: Quoted) -> Span:
    """A quoted stretch with its marks."""
    return quoted.outer


def leans(text: str, start: int, end: int) -> int:
    """1 where the mark's surroundings say it opens, -1 where they say it closes, 0 where they don't tell."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    space_before, space_after = before in EDGE or before in "([—–-", after in EDGE
    if space_before and not space_after and after not in ".,;:)":
        return 1
    if space_after and not before.isspace():
        return -1
    if after in ".,;:)" and not space_before:
        return -1
    return 0


def paragraph_end(text: str, start: int) -> int:
    """Where the line that holds `start` ends."""
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def late_close(text: str, end: int) -> re.Match[str] | None:
    """A closing mark that slipped to the head of the next line."""
    match = re.compile(r"\s+(?:''|[\"”])(?=\s)").match(text, end)
    return match if match and match.end() - end < 6 else None


def guessed_end(text: str, start: int, limit: int) -> tuple[int, int]:
    """Where a quote that is never closed ends: a mistyped mark, else the paragraph (at most MAX_LENGTH)."""
    mistyped = MISTYPED_CLOSE.search(text, start, limit)
    if mistyped:
        return mistyped.start(), mistyped.end()
    late = late_close(text, limit)
    if late:
        return limit, late.end()
    end = len(text[:limit].rstrip())
    if end - start > MAX_LENGTH:
        stop = re.compile(r"[.!?](?=\s)").search(text, start)
        end = stop.end() if stop and stop.end() <= end else start + MAX_LENGTH
    return end, end


def pair(text: str, area: Span | None = None) -> tuple[Quoted, ...]:
    """The quoted stretches of `text` within `area`, in order, never overlapping."""
    area = area or Span(0, len(text))
    found: list[Quoted] = []
    if not MARK.search(text, area.start, area.end):
        return single(text, area)
    opened: re.Match[str] | None = None
    for mark in MARK.finditer(text, area.start, area.end):
        if found and mark.start() < found[-1].outer.end:
            continue
        lean = leans(text, mark.start(), mark.end())
        if opened is not None:
            line_end = min(paragraph_end(text, opened.end()), area.end)
            if mark.start() >= line_end and not slipped(text, line_end, mark):
                close(text, opened, *guessed_end(text, opened.end(), line_end), found)
                opened = None
            elif lean == 1 and text[mark.start()] in "“„«":
                close(text, opened, *guessed_end(text, opened.end(), mark.start()), found)
                opened = mark
                continue
            else:
                close(text, opened, mark.start(), mark.end(), found, sure=True)
                opened = None
                continue
        if found and mark.start() < found[-1].outer.end:
            continue
        opened = mark if lean >= 0 or at_line_start(text, mark.start()) else None
    if opened is not None:
        close(
            text,
            opened,
            *guessed_end(text, opened.end(), min(paragraph_end(text, opened.end()), area.end)),
            found,
        )
    return tuple(found)


# A single mark that opens, and one that closes, where a text has no double ones: no letter before the first or behind
# the second.
SINGLE_OPEN = re.compile(r"(?<!\w)[‘'](?=[^\W_])")
SINGLE_CLOSE = re.compile(r"(?<=\S)[’'](?!\w)")


def single(text: str, area: Span) -> tuple[Quoted, ...]:
    """The stretches between single marks, as British papers set what is said. An apostrophe that ends a word (`the
    farmers’ dam`) closes nothing where a mark behind a comma or a stop does."""
    found: list[Quoted] = []
    openers = list(SINGLE_OPEN.finditer(text, area.start, area.end))
    for number, opened in enumerate(openers):
        if found and opened.start() < found[-1].outer.end:
            continue
        limit = openers[number + 1].start() if number + 1 < len(openers) else area.end
        closers = [*SINGLE_CLOSE.finditer(text, opened.end(), min(limit, paragraph_end(text, opened.end()), area.end))]
        sure = next((c for c in closers if text[c.start() - 1] in ".,?!…"), None)
        closed = sure or (closers[0] if closers else None)
        if closed:
            close(text, opened, closed.start(), closed.end(), found, sure=True)
    return tuple(found)


def slipped(text: str, line_end: int, mark: re.Match[str]) -> bool:
    """Whether `mark` is the closing mark of the line above."""
    late = late_close(text, line_end)
    return bool(late and late.end() == mark.end())


def at_line_start(text: str, start: int) -> bool:
    """Whether only blanks stand before `start` on its line."""
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


def close(
    text: str,
    opened: re.Match[str],
    inner_end: int,
    outer_end: int,
    found: list[Quoted],
    *,
    sure: bool = False,
) -> None:
    """Adds the quoted stretch, blanks at its ends and the comma or full stop before the mark left out."""
    start, end = opened.end(), inner_end
    while end > start and (text[end - 1] in EDGE or text[end - 1] in ".,;'’‘\""):
        end -= 1
    while start < end and text[start] in EDGE + "'‘\"":
        start += 1
    if start < end:
        found.append(Quoted(Span(opened.start(), outer_end), Span(start, end), not sure))
