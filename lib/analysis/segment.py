"""Cuts a text into paragraphs and sentences, as offsets; also where the space between them was lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from lib.analysis.apart import before, first_from, overlapping
from lib.analysis.quotation_marks import Quoted, outer
from lib.language.pack import Pack, alternation
from lib.letters import LOWER, UPPER
from lib.records import Sentence, Span

# `dicabut.Dalam`, `Khatibzadeh."Negosiasi`: a stop with no space behind it. `Liputan6.com`, `TEMPO.CO`, `No.11` stay.
GLUED = re.compile(
    rf"(?<=[{LOWER}0-9)\]][.!?])(?=[{UPPER}][{LOWER}]+[\s,])|(?<=[{LOWER})\]][.!?])(?=[\"“][{UPPER}])|(?<=[.!?][\"”])(?=[{UPPER}\"“])"
)
# A run of stops is looked at once, not from each of them anew.
STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"”’')\]]*+(?=\s|$)")


def trim(text: str, start: int, end: int) -> Span:
    """The span without blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def inside(quoted: tuple[Quoted, ...], at: int) -> Quoted | None:
    """The quoted stretch that holds `at` strictly inside its marks."""
    index = first_from(quoted, at, outer) - 1
    return quoted[index] if index >= 0 and at < quoted[index].outer.end else None


def paragraphs(text: str, area: Span, quoted: tuple[Quoted, ...]) -> tuple[Span, ...]:
    """Paragraphs: lines, and what stands glued after a full stop."""
    cuts = {area.start, area.end}
    cuts |= {m.end() for m in re.compile(r"\n+").finditer(text, area.start, area.end)}
    cuts |= {m.start() for m in GLUED.finditer(text, area.start, area.end)}
    edges = sorted(c for c in cuts if not inside(quoted, c))
    spans = (trim(text, a, b) for a, b in pairwise(edges))
    return tuple(s for s in spans if s.start < s.end)


@cache
def page_lines(pack: Pack) -> re.Pattern[str]:
    """Lines of the page around an article: `Baca Juga: ...`, `ADVERTISEMENT`."""
    return re.compile(
        rf"^[ \t]*(?:{alternation(pack.words['sentences.boilerplate'])})[^\n]{{0,200}}$", re.IGNORECASE | re.MULTILINE
    )


def boilerplate(text: str, area: Span, pack: Pack) -> tuple[Span, ...]:
    """Lines of the page that stand in an article's text; longer ones are the article's own words."""
    return tuple(
        Span(m.start(), m.end()) for m in page_lines(pack).finditer(text, area.start, area.end) if m.end() > m.start()
    )


def stops(text: str, area: Span, pack: Pack) -> list[int]:
    """Offsets behind each sentence end in `area`, abbreviations and initials aside."""
    found = []
    for match in STOP.finditer(text, area.start, area.end):
        word = re.search(r"[\w.]*$", text[max(area.start, match.start() - 20) : match.start()])
        before = word.group().casefold() if word else ""
        only_dot = match.group() == "."
        acronym = word is not None and word.group().isupper() and len(word.group()) > 1
        short = before in pack.words["sentences.abbreviations"]
        if only_dot and acronym and "." in before and short and not opens_anew(text, match.end(), pack):
            continue
        if (
            only_dot
            and not acronym
            and (before in pack.words["sentences.abbreviations"] or (len(before) == 1 and before.isalpha()))
        ):
            continue
        following = text[match.end() : match.end() + 3].lstrip()
        if following[:1].islower() and (match.group()[-1] in "\"”’')" or match.group().startswith(("…", ".."))):
            continue
        found.append(match.end())
    return found


def opens_anew(text: str, at: int, pack: Pack) -> bool:
    """Whether behind an abbreviation of initials (`the U.S.`) a sentence begins: a small word with a capital, or
    nothing."""
    following = re.compile(r"\s*[\"“]?(\w+)").match(text, at)
    if following is None:
        return True
    return following.group(1)[0].isupper() and following.group(1).casefold() in pack.words["speakers.stopwords"]


def attribution_units(text: str, area: Span, quoted: tuple[Quoted, ...], pack: Pack) -> tuple[Span, ...]:
    """Sentences of the reporter: what stands between marks never ends one, save where it is the whole of it."""
    cuts = set()
    for stop in stops(text, area, pack):
        holder = inside(quoted, stop - 1) or ends_at(quoted, stop)
        if holder is None or (holder.outer.end <= stop and ends_there(text, holder, stop, pack)):
            cuts.add(stop)
    cuts |= {
        q.outer.end
        for q in overlapping(quoted, area, outer)
        if area.covers(q.outer) and q.outer.end not in cuts and ends_there(text, q, q.outer.end, pack)
    }
    edges = sorted({area.start, area.end, *cuts})
    spans = (trim(text, *piece) for edge in pairwise(edges) for piece in pieces(text, Span(*edge), quoted))
    return tuple(s for s in spans if s.start < s.end)


# A sentence of news has up to 2,500 characters; what goes on longer without a full stop is none, and each of its
# words would look at all others.
LONGEST = 3000


def pieces(text: str, span: Span, quoted: tuple[Quoted, ...]) -> Iterator[tuple[int, int]]:
    """A span as stretches of at most LONGEST characters, cut at blanks; what stands between marks stays in one."""
    start = span.start
    while span.end - start > LONGEST:
        blank = max(text.rfind(mark, start + 1, start + LONGEST) for mark in " \n\u00a0")
        cut = blank if blank > 0 else start + LONGEST
        if holder := inside(quoted, cut):
            cut = holder.outer.start if holder.outer.start > start else holder.outer.end
        yield start, cut
        start = cut
    yield start, span.end


def ends_at(quoted: tuple[Quoted, ...], at: int) -> Quoted | None:
    """The quoted stretch whose marks end at an offset."""
    last = before(quoted, at, outer)
    return last if last and last.outer.end == at else None


def ends_there(text: str, quoted: Quoted, at: int, pack: Pack) -> bool:
    """Whether a sentence ends with this closing mark: a stop inside, and no small letter, comma or attribution
    behind."""
    tail = text[quoted.inner.end : quoted.outer.end]
    inner_stop = any(c in tail for c in ".!?…") or text[quoted.inner.end - 1] in "?!"
    following = text[at : at + 3].lstrip()[:1]
    if inner_stop and text[quoted.inner.end - 1] in "?!" and attribution_behind(pack).match(text, at):
        return False
    return inner_stop and not following.islower() and following not in (",", "-", "–", "—", ";")


@cache
def attribution_behind(pack: Pack) -> re.Pattern[str]:
    """A subject and its cue, as they stand behind a question in quotation marks (`“Who pays?” Rina Wulandari asked`),
    in a language in which the cue may stand behind; matches nothing in others."""
    if pack.maps["grammar.converbs"]:
        return re.compile("(?!)")
    cues = alternation(pack.words["cues.after"])
    return re.compile(rf"[ \t]+[{UPPER}][^\n\"“”,;:!?]{{0,60}}? (?:{cues})\b")


def sentences(text: str, area: Span, quoted: tuple[Quoted, ...], pack: Pack) -> tuple[Sentence, ...]:
    """Every sentence of the text, those inside quotation marks too, numbered from 0."""
    found: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs(text, area, quoted)):
        edges = sorted({paragraph.start, paragraph.end, *stops(text, paragraph, pack)})
        for a, b in pairwise(edges):
            span = trim(text, a, b)
            if span.start < span.end:
                found.append(Sentence(len(found), number, span))
    return tuple(found)
