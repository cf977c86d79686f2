"""Says in words why a slot of a frame found nothing. Asked only where a trace is written, behind what decided."""

from __future__ import annotations

from collections.abc import Callable

from lib.analysis.appositions import stripped
from lib.analysis.clauses import clause_end, clause_start, clean, complement_behind, only_subject
from lib.analysis.sentence_context import FrameMatch, SentenceContext, blocked
from lib.analysis.tokens import normalize
from lib.letters import DASHES
from lib.records import Span

# So many characters of the text are shown beside a reason, and so many of the nearest noun phrases.
SHOWN, NEAREST = 60, 3


def reason(sentence: SentenceContext, match: FrameMatch, cue: Span, failed: str) -> str:
    """Why a frame does not fit: `failed` is the side and kind of its slot that found nothing, or what else was
    amiss."""
    if failed in WHOLE:
        return WHOLE[failed]
    return f"slot {failed.split()[1]}: {SLOTS[failed](sentence, match, cue)}"


# What may be amiss where every slot was filled.
WHOLE = {"empty": "no content in any slot", "overlap": "its content overlaps one found before"}


def shown(sentence: SentenceContext, start: int, end: int) -> str:
    """A stretch of the text, its line ends blanks, cut where it is long."""
    words = " ".join(sentence.text[start:end].split())
    return f"`{words[:SHOWN]}{'…' if len(words) > SHOWN else ''}`" if words else "nothing"


def behind(sentence: SentenceContext, match: FrameMatch) -> str:
    """What stands behind the offset reached."""
    return shown(sentence, match.right, sentence.span.end)


def source_left(sentence: SentenceContext, match: FrameMatch, cue: Span) -> str:
    """Why nobody was found before a cue."""
    floor = sentence.floor(cue.start)
    if blocked(sentence, cue):
        word = sentence.words(Span(floor, cue.start))[-1]
        return f"blocked by `{word.norm}` (cues.blockers)"
    chunks = sentence.chunks[: sentence.chunk_at(match.left)]
    near = [i for i, c in enumerate(chunks) if c.kind == "noun" and c.start >= floor][-NEAREST:]
    seen = []
    for i in reversed(near):
        phrase = chunks[i].phrase
        names = phrase.kind if phrase else "names nobody"
        under = f", behind {chunks[i - 1].kind} `{chunks[i - 1].norm}`" if i and chunks[i - 1].start >= floor else ""
        seen.append(f"{shown(sentence, chunks[i].start, chunks[i].end)} ({names}{under})")
    return f"nobody found left of the cue; looked at {', '.join(seen)}" if seen else "nobody found left of the cue"


def source_right(sentence: SentenceContext, match: FrameMatch, cue: Span) -> str:
    """Why nobody was found behind a cue."""
    index = sentence.chunk_at(match.right)
    if index >= len(sentence.chunks):
        return "nobody named right behind the cue: the sentence ends"
    chunk = sentence.chunks[index]
    names = f", {chunk.phrase.kind}" if chunk.phrase else ", names nobody" if chunk.kind == "noun" else ""
    return f"nobody named right behind the cue: {shown(sentence, chunk.start, chunk.end)} ({chunk.kind}{names})"


def quoted_left(sentence: SentenceContext, match: FrameMatch, cue: Span) -> str:
    """Why no quotation was taken before a cue."""
    before = [q for q in sentence.quoted if q.outer.end <= match.left]
    if not before:
        return "no quotation stands before"
    between = sentence.text[before[-1].outer.end : match.left].strip(" \n,.;:" + DASHES)
    if between:
        return f"between the quotation and here stands {shown(sentence, before[-1].outer.end, match.left)}"
    return taken(sentence, before[-1].outer) or "the quoted words belong to the reporter's own clause"


def quoted_right(sentence: SentenceContext, match: FrameMatch, cue: Span) -> str:
    """Why no quotation was taken behind a cue."""
    after = [q for q in sentence.quoted if q.outer.start >= match.right]
    if not after:
        return "no quotation follows"
    first = after[0].outer
    used = taken(sentence, first)
    return used or f"behind {shown(sentence, match.right, first.start)} the quotation is only part of the clause"


def taken(sentence: SentenceContext, outer: Span) -> str | None:
    """Whether a quotation was taken before."""
    return "the quotation belongs to a quote found before" if outer in sentence.used else None


def content_right(sentence: SentenceContext, match: FrameMatch, cue: Span) -> str:
    """Why what stands behind a cue is no reported clause."""
    word = normalize(cue.of(sentence.text))
    start, _ = clause_start(sentence, match.right, word)
    if start is None:
        return "nothing stands behind"
    span = clean(sentence.text, start, clause_end(sentence, start))
    what = shown(sentence, span.start, span.end)
    if len(sentence.words(span)) < 2:
        return f"fewer than two words behind: {what}"
    needy = word in sentence.pack.words["cues.needs_complementizer"]
    return f"{what} is no clause" + (f"; `{word}` needs a complementizer (cues.needs_complementizer)" if needy else "")


def clause_left(sentence: SentenceContext, match: FrameMatch, cue: Span) -> str:
    """Why what stands before a cue is no reported clause."""
    start = sentence.span.start if not sentence.found else sentence.floor(match.left)
    if not sentence.text[start : match.left].rstrip().endswith(","):
        return "no comma before the cue"
    words = stripped(sentence, Span(start, match.left))
    if any(f.content.end > start for f in sentence.found):
        return "a content found before stands there"
    if complement_behind(sentence, cue):
        return "the cue has a clause of its own behind it"
    if words and only_subject(sentence, Span(words[0].start, words[-1].end)):
        return f"{shown(sentence, words[0].start, words[-1].end)} is only a subject"
    return f"{shown(sentence, start, match.left)} is no clause"


def link_left(sentence: SentenceContext, match: FrameMatch, cue: Span) -> str:
    """Why a cue is not chained to one before."""
    if not sentence.found:
        return "no quote before it in the sentence"
    return f"{shown(sentence, sentence.found[-1].content.end, cue.start)} joins it to no quote before"


def nobody_left(sentence: SentenceContext, match: FrameMatch, cue: Span) -> str:
    """Why a cue does not open its clause."""
    if blocked(sentence, cue):
        return source_left(sentence, match, cue)
    return f"the cue opens no clause: before it stands {shown(sentence, sentence.floor(cue.start), cue.start)}"


def fixed(text: str) -> Callable[[SentenceContext, FrameMatch, Span], str]:
    """A reason that needs no look, followed by what stands behind."""
    return lambda sentence, match, cue: f"{text}: {behind(sentence, match)}"


SLOTS: dict[str, Callable[[SentenceContext, FrameMatch, Span], str]] = {
    "left SOURCE": source_left,
    "left QUOTED": quoted_left,
    "left CLAUSE": clause_left,
    "left LINK": link_left,
    "left NOBODY": nobody_left,
    "left FRONTED": lambda sentence, match, cue: (
        f"no words that end in a comma in front: {shown(sentence, sentence.floor(match.left), match.left)}"
    ),
    "right SOURCE": source_right,
    "right QUOTED": quoted_right,
    "right CONTENT": content_right,
    "right COMPLEMENTIZER": fixed("no complementizer right behind"),
    "right REST": fixed("no clause goes on behind a comma"),
    "right REPORTED": fixed("no complementizer and clause behind"),
    "right PREDICATE": fixed("no verb right behind"),
    "right NAME": fixed("nobody by name or pronoun before a comma"),
    "right PARTICLE": fixed("no particle of the verb behind (cues.parted)"),
    "right REMARK": fixed("no quotation near behind, in words of the same clause"),
    "right MAIN": fixed("no subject and cue of a main clause behind a comma, or the cue does not open its sentence"),
}
