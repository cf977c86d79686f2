"""Article → Analysis: the one place that says in which order things are found."""

from __future__ import annotations

from lib.analysis import (
    dates,
    discourse,
    entities,
    leftovers,
    names,
    people,
    quotation_marks,
    quotes,
    repeats,
    segment,
    speakers,
)
from lib.analysis.apart import itself, overlapping
from lib.analysis.chunks import Chunk, chunks
from lib.analysis.evidence import Context, evidence
from lib.analysis.quotation_marks import Quoted, outer
from lib.analysis.sentence_context import QuoteCandidate, SentenceContext
from lib.analysis.tokens import tokenize
from lib.analysis.trace import Trace
from lib.language.pack import Pack, available, load
from lib.records import Analysis, Article, Sentence, Span


def pack_for(article: Article) -> Pack | None:
    """The article's language pack; None where its language has none."""
    return load(article.language) if article.language in available() else None


def analyze(article: Article, trace: Trace | None = None) -> Analysis:
    """All quotes, mentions and dates of an article. A language without a pack gives an empty analysis. What was decided
    and why is written into `trace`, where one is given."""
    pack = pack_for(article)
    if pack is None:
        return Analysis(article, (), (), (), ())
    text, body = article.text, article.body
    quoted = quotation_marks.pair(text, body)
    sentences = segment.sentences(text, body, quoted, pack)
    around = segment.boilerplate(text, body, pack)
    tokens = tokenize(text, pack)
    reading = names.find(text, [s.span for s in sentences if not overlapping(around, s.span, itself)], pack)
    ctx = Context(text, pack, tokens, evidence(text, body, tokens, reading, pack))
    read = read_sentences(ctx, body, quoted, around, trace)
    found: list[QuoteCandidate] = []
    for previous, sentence, following in zip([None, *read], read, [*read[1:], None], strict=False):
        found += quotes.find(sentence)
        found += leftovers.behind_stop(sentence, leftovers.find(sentence, found, previous), following)
    found = leftovers.continued(found, quoted, text)
    inner = inner_chunks(ctx, quoted, sentences)
    spoken = [f.phrase for f in found if f.phrase]
    phrases = [c.phrase for c in [*(c for s in read for c in s.chunks), *inner] if c.phrase]
    everybody = people.people_of(ctx, phrases, inner, reading, spoken)
    known = discourse.discourse_of(everybody, read, inner, reading)
    known.trace = trace
    if trace is not None:
        trace.sentences, trace.reading, trace.people, trace.subjects = read, reading, everybody.people, known.subjects
    resolved = repeats.mark_repeats(text, speakers.resolve(found, known))
    return Analysis(
        article,
        sentences,
        resolved,
        entities.find(ctx, body, everybody, reading, trace),
        dates.find(text, body, pack, article.date),
    )


def read_sentences(
    ctx: Context, body: Span, quoted: tuple[Quoted, ...], around: tuple[Span, ...], trace: Trace | None
) -> list[SentenceContext]:
    """The reporter's sentences with their chunks, lines of the page around the article left out."""
    found = []
    for index, paragraph in enumerate(segment.paragraphs(ctx.text, body, quoted)):
        if any(line.covers(paragraph) for line in overlapping(around, paragraph, itself)):
            continue
        for span in segment.attribution_units(ctx.text, paragraph, quoted, ctx.pack):
            inside = tuple(q for q in overlapping(quoted, span, outer) if span.covers(q.outer))
            found.append(SentenceContext(ctx, span, inside, index, chunks(ctx, span, inside), trace=trace))
    return found


def inner_chunks(ctx: Context, quoted: tuple[Quoted, ...], sentences: tuple[Sentence, ...]) -> list[Chunk]:
    """The chunks of what stands between quotation marks: people are named there too."""
    return [c for q in quoted for c in chunks(ctx, q.inner, ())]
