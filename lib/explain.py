"""An article's analysis told step by step, as plain values: what each step decided and why, with file and line in the
pack."""

from __future__ import annotations

from typing import Any

from lib.analysis.chunks import KINDS, Chunk
from lib.analysis.pipeline import analyze
from lib.analysis.sentence_context import SentenceContext
from lib.analysis.trace import Candidate, CueTried, MentionTried, Trace
from lib.language.pack import load
from lib.language.where import frame_place, place
from lib.records import Analysis, Article, Mention, Quote, Span

Told = dict[str, Any]


def explained(article: Article, *, everything: bool = False) -> Told:
    """The quotes of an article with how each speaker was found; `everything`: its sentences too, with their chunks and
    each cue with the frames tried, the people, and what became of each mention. All values are ready for JSON."""
    trace = Trace()
    analysis = analyze(article, trace)
    told: Told = {
        "article_id": article.article_id,
        "outlet": article.outlet,
        "characters": len(article.text),
        "quotes": [quote_told(article, q, trace) for q in analysis.quotes],
    }
    if everything:
        told["sentences"] = [sentence_told(article, s, trace) for s in trace.sentences]
        told["people"] = people_told(trace)
        told["mentions"] = mentions_told(analysis, trace)
    return told


def stretch(article: Article, span: Span) -> Told:
    """A stretch of the text: offsets and words."""
    return {"start": span.start, "end": span.end, "text": span.of(article.text)}


def quote_told(article: Article, quote: Quote, trace: Trace) -> Told:
    """A quote: what, by which frame, and how its speaker was found."""
    return {
        **stretch(article, quote.content),
        "type": quote.type,
        "rule": quote.rule,
        "rule_at": frame_place(article.language, quote.rule),
        "cue": stretch(article, quote.cue) if quote.cue else None,
        "source": stretch(article, quote.source) if quote.source else None,
        "speaker": quote.speaker,
        "speaker_kind": quote.speaker_kind,
        "role": quote.role,
        "affiliation": quote.affiliation,
        "confidence": quote.confidence,
        "repeat_of": quote.repeat_of,
        "chain": list(quote.chain),
        "candidates": [candidate_told(c) for c in trace.candidates.get(quote.content, ())],
    }


def candidate_told(candidate: Candidate) -> Told:
    """Somebody who may be meant."""
    features = [{"feature": name, "adds": round(added, 2)} for name, added in candidate.features]
    return {"name": candidate.name, "share": candidate.share, "features": features}


def sentence_told(article: Article, sentence: SentenceContext, trace: Trace) -> Told:
    """A sentence of the reporter's: its chunks, its subject, its cues, and quotations with no cue of their own."""
    code, span = article.language, sentence.span
    return {
        **stretch(article, span),
        "chunks": [chunk_told(article, c) for c in sentence.chunks],
        "subject": next((name for at, name in trace.subjects if span.start <= at < span.end), None),
        "cues": [cue_told(article, c, code) for c in trace.cues if span.covers(c.span)],
        "leftovers": [
            {**stretch(article, outer), "became": became}
            for outer, became in trace.leftovers.items()
            if span.covers(outer)
        ],
    }


def chunk_told(article: Article, chunk: Chunk) -> Told:
    """A chunk: whom a noun phrase names, and which list of the pack made a small word what it is."""
    told: Told = {"kind": chunk.kind, **stretch(article, Span(chunk.start, chunk.end))}
    if chunk.phrase:
        phrase = chunk.phrase
        told["names"] = {
            "kind": phrase.kind,
            **stretch(article, phrase.core),
            "role": phrase.role,
            "affiliation": phrase.affiliation,
            "definite": phrase.definite,
        }
    listed = list_of(article, chunk)
    return told | {"list": listed} if listed else told


# In which lists of the pack a chunk's word may stand, beside those of `KINDS`.
MORE_LISTS = (
    ("cues.after", "verb"),
    ("cues.suffixed", "verb"),
    ("cues.according", "verb"),
    ("cues.according_suffixed", "verb"),
    ("grammar.connectives", "connective"),
)


def list_of(article: Article, chunk: Chunk) -> Told | None:
    """Key and place of the word that decided what a chunk is; None where no list did."""
    whole = " ".join(article.text[chunk.start : chunk.end].split())
    for key, kind in (*KINDS, *MORE_LISTS):
        if kind == chunk.kind:
            at = place(article.language, key, whole) or place(article.language, key, chunk.norm)
            if at:
                return {"key": key, "at": at}
    return None


def cue_told(article: Article, cue: CueTried, code: str) -> Told:
    """A cue with its lists and the frames tried around it, in order."""
    word = cue.span.of(article.text)
    keys = [f"cues.{name}" for name in cue.classes]
    return {
        **stretch(article, cue.span),
        "classes": [{"key": key, "at": place(code, key, word)} for key in keys],
        "skipped": cue.skipped,
        "frames": [{"rule": f.rule, "at": frame_place(code, f.rule), "failed": f.failed} for f in cue.frames],
    }


def people_told(trace: Trace) -> list[Told]:
    """Every place where somebody is named, with the office given there."""
    return [{"name": p.name, "start": p.at, "role": p.role, "affiliation": p.affiliation} for p in trace.people]


def mentions_told(analysis: Analysis, trace: Trace) -> list[Told]:
    """Every mention, kept or dropped, in the order of the text."""
    kept = {m.span: m for m in analysis.mentions}
    brought = {t.span: t for t in reversed(trace.mentions) if t.free and t.span in kept}
    rows = [mention_told(analysis.article, m, brought.get(span)) for span, m in kept.items()]
    rows += [
        dropped(analysis, t.span, t.type, t.how)
        for t in trace.mentions
        if t.span not in kept or (t.type != kept[t.span].type and brought.get(t.span) is not t)
    ]
    offered = {t.span.start for t in trace.mentions} | {m.span.start for m in analysis.mentions}
    names = trace.reading.names if trace.reading else ()
    rows += [dropped(analysis, n.span, n.type, "model") for n in names if n.span.start not in offered]
    return sorted(rows, key=lambda row: (row["start"], bool(row["dropped"])))


def mention_told(article: Article, mention: Mention, brought: MentionTried | None) -> Told:
    """A mention that stands: by which step, and from which list; one that no step brought is an acronym of a body."""
    how = brought.how if brought else "acronym"
    return {
        **stretch(article, mention.span),
        "type": mention.type,
        "entity": mention.entity,
        "stands_for": mention.stands_for,
        "how": how,
        "lists": mention_lists(article, mention, how),
        "dropped": None,
    }


def dropped(analysis: Analysis, span: Span, kind: str, how: str) -> Told:
    """A mention that a step brought and that does not stand."""
    winner = next((m for m in analysis.mentions if m.span.overlaps(span)), None)
    told = f"overlaps `{winner.span.of(analysis.article.text)}` ({winner.type})" if winner else "names nothing known"
    return {
        **stretch(analysis.article, span),
        "type": kind,
        "entity": None,
        "stands_for": None,
        "how": how,
        "lists": [],
        "dropped": told,
    }


# The lists of the pack a step of the entities goes by; the name model and the frozen data have none.
MENTION_LISTS = {
    "event word": ("entities.event_heads",),
    "body's head word": ("speakers.organisation_heads",),
    "people or faith": ("entities.peoples",),
    "gazetteer": ("entities.aliases", "entities.capitals", "entities.known_organisations"),
    "model": ("entities.aliases", "entities.capitals", "entities.known_organisations", "entities.peoples"),
}


def mention_lists(article: Article, mention: Mention, how: str) -> list[Told]:
    """Keys and places of the words in the pack that a mention was read by."""
    whole = " ".join(mention.span.of(article.text).split())
    heads = how in ("event word", "body's head word")
    words = [whole, *whole.split()] if heads else [whole]
    pack = load(article.language)
    found = []
    for key in MENTION_LISTS.get(how, ()):
        for word in words:
            at = place(pack.code, key, word)
            if at:
                found.append({"key": key, "at": at, "word": word})
    return found
