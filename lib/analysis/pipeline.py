"""Article → Analysis: the one place that says in which order things are found."""

from __future__ import annotations

from lib.analysis import cast, dates, entities, marks, names, quotes, repeats, segment, speakers
from lib.analysis.unit import Found, Unit
from lib.language.pack import Pack, available, load
from lib.records import Analysis, Article, Span


def pack_for(article: Article) -> Pack | None:
    """The article's language pack; None where its language has none."""
    return load(article.language) if article.language in available() else None


def analyze(article: Article) -> Analysis:
    """All quotes, mentions and dates of an article. A language without a pack gives an empty analysis."""
    pack = pack_for(article)
    if pack is None:
        return Analysis(article, (), (), (), ())
    text, body = article.text, article.body
    quoted = marks.pair(text, body)
    sentences = segment.sentences(text, body, quoted, pack)
    around = segment.boilerplate(text, body, pack)
    reading = names.find(text, [s.span for s in sentences if not any(line.overlaps(s.span) for line in around)], pack)
    known = cast.evidence(text, body, reading, pack)
    found: list[Found] = []
    units: list[Span] = []
    for index, paragraph in enumerate(segment.paragraphs(text, body, quoted)):
        if any(line.covers(paragraph) for line in around):
            continue
        for span in segment.attribution_units(text, paragraph, quoted, pack):
            inside = tuple(q for q in quoted if span.covers(q.outer))
            unit = Unit(text, span, inside, pack, known, index)
            found += quotes.find(unit)
            found += quotes.leftovers(unit, found)
            units.append(span)
    people = cast.cast_of(text, body, found, units, pack, known, reading)
    resolved = repeats.mark_repeats(text, speakers.resolve(found, people))
    return Analysis(
        article,
        sentences,
        resolved,
        entities.find(text, body, people, reading, known, pack),
        dates.find(text, body, pack, article.date),
    )
