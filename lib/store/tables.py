"""The tables: their columns and types, and rows made from an Analysis.

One row a thing; offsets count Unicode characters; days are date32, unknown ones null.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pyarrow as pa

from lib.fingerprints import prints
from lib.messages import written
from lib.records import Analysis, Article, Problem, Quote, Span

STRING, INT, DAY = pa.string(), pa.int64(), pa.date32()

SCHEMAS: dict[str, pa.Schema] = {
    "articles": pa.schema(
        [
            ("article_id", STRING), ("title", STRING), ("outlet", STRING), ("date", STRING),
            ("date_earliest", DAY), ("date_latest", DAY), ("date_precision", STRING), ("hour", INT),
            ("byline", STRING), ("language", STRING), ("origin", STRING), ("url", STRING), ("text", STRING),
            ("n_chars", INT), ("n_quotes", INT), ("ingested_at", pa.timestamp("s", tz="UTC")),
        ]
    ),
    "sentences": pa.schema(
        [("article_id", STRING), ("sentence", INT), ("paragraph", INT), ("start", INT), ("end", INT)]
    ),
    "quotes": pa.schema(
        [
            ("quote_id", STRING), ("article_id", STRING), ("start", INT), ("end", INT), ("text", STRING),
            ("type", STRING), ("cue", STRING), ("cue_start", INT), ("cue_end", INT), ("source", STRING),
            ("source_start", INT), ("source_end", INT), ("speaker", STRING), ("speaker_kind", STRING),
            ("role", STRING), ("affiliation", STRING), ("confidence", pa.float64()), ("chosen_as", STRING),
            ("paragraph", INT), ("repeat_of", STRING), ("rule", STRING), ("date_earliest", DAY), ("date_latest", DAY),
        ]
    ),
    "mentions": pa.schema(
        [
            ("article_id", STRING), ("start", INT), ("end", INT), ("text", STRING), ("type", STRING),
            ("entity", STRING), ("stands_for", STRING), ("sentence", INT), ("in_quote", pa.bool_()),
        ]
    ),
    "dates": pa.schema(
        [
            ("article_id", STRING), ("start", INT), ("end", INT), ("text", STRING), ("edtf", STRING),
            ("earliest", DAY), ("latest", DAY), ("precision", STRING), ("anchor", STRING), ("sentence", INT),
        ]
    ),
    # What quotes are known again by in other articles (lib.analysis.repeats.prints): not for people to read.
    "prints": pa.schema([("article_id", STRING), ("quote_id", STRING), ("prints", pa.list_(INT))]),
    "problems": pa.schema([("origin", STRING), ("row", INT), ("kind", STRING), ("message", STRING)]),
}  # fmt: skip

# Columns that parts made by an earlier release lack; all their rows have none of it.
ADDED_LATER: dict[str, frozenset[str]] = {
    "articles": frozenset({"hour"}),
    "quotes": frozenset({"confidence", "chosen_as"}),
}
# The tables that are written out for people.
WRITTEN_OUT = tuple(name for name in SCHEMAS if name != "prints")
Rows = dict[str, list[dict[str, Any]]]


def quote_id(article: Article, quote: Quote) -> str:
    """A quote's id: its article's, and 8 digits of a hash of its offsets and type."""
    key = f"{quote.content.start}:{quote.content.end}:{quote.type}"
    return f"{article.article_id}-{hashlib.sha256(key.encode()).hexdigest()[:8]}"


def article_row(analysis: Analysis, ingested_at: datetime) -> dict[str, Any]:
    """One row of `articles`."""
    a, when = analysis.article, analysis.article.date
    return {
        "article_id": a.article_id,
        "title": a.title,
        "outlet": a.outlet,
        "date": when.edtf if when else None,
        "date_earliest": when.earliest if when else None,
        "date_latest": when.latest if when else None,
        "date_precision": when.precision if when else None,
        "hour": when.hour if when else None,
        "byline": a.byline,
        "language": a.language,
        "origin": a.origin,
        "url": a.url,
        "text": a.text,
        "n_chars": len(a.text),
        "n_quotes": len(analysis.quotes),
        "ingested_at": ingested_at,
    }


def span_columns(text: str, name: str, span: Span | None) -> dict[str, Any]:
    """`cue, cue_start, cue_end` of a span that may be missing."""
    if span is None:
        return {name: None, f"{name}_start": None, f"{name}_end": None}
    return {name: span.of(text), f"{name}_start": span.start, f"{name}_end": span.end}


def quote_row(analysis: Analysis, quote: Quote) -> dict[str, Any]:
    """One row of `quotes`; its date is the article's."""
    a, text = analysis.article, analysis.article.text
    origin = analysis.quotes[quote.repeat_of] if quote.repeat_of is not None else None
    return {
        "quote_id": quote_id(a, quote),
        "article_id": a.article_id,
        "start": quote.content.start,
        "end": quote.content.end,
        "text": quote.content.of(text),
        "type": quote.type,
        **span_columns(text, "cue", quote.cue),
        **span_columns(text, "source", quote.source),
        "speaker": quote.speaker,
        "speaker_kind": quote.speaker_kind,
        "role": quote.role,
        "affiliation": quote.affiliation,
        "confidence": quote.confidence,
        "chosen_as": quote.chosen_as,
        "paragraph": quote.paragraph,
        "repeat_of": quote_id(a, origin) if origin else None,
        "rule": quote.rule,
        "date_earliest": a.date.earliest if a.date else None,
        "date_latest": a.date.latest if a.date else None,
    }


def sentence_at(analysis: Analysis, offset: int) -> int | None:
    """The number of the sentence that holds an offset."""
    at = bisect_right(analysis.sentences, offset, key=lambda s: s.span.start) - 1
    return analysis.sentences[at].number if at >= 0 and offset < analysis.sentences[at].span.end else None


def quoted_in(contents: list[Span], span: Span) -> bool:
    """Whether a span lies in one of the contents, which stand in the order of the text and do not overlap."""
    at = bisect_right(contents, span.start, key=lambda content: content.start) - 1
    return at >= 0 and contents[at].covers(span)


def sentence_rows(analysis: Analysis) -> list[dict[str, Any]]:
    """The rows of `sentences`."""
    return [
        {
            "article_id": analysis.article.article_id,
            "sentence": s.number,
            "paragraph": s.paragraph,
            "start": s.span.start,
            "end": s.span.end,
        }
        for s in analysis.sentences
    ]


def mention_rows(analysis: Analysis) -> list[dict[str, Any]]:
    """The rows of `mentions`."""
    contents = sorted(q.content for q in analysis.quotes)
    return [
        {
            "article_id": analysis.article.article_id,
            "start": m.span.start,
            "end": m.span.end,
            "text": m.span.of(analysis.article.text),
            "type": m.type,
            "entity": m.entity,
            "stands_for": m.stands_for,
            "sentence": sentence_at(analysis, m.span.start),
            "in_quote": quoted_in(contents, m.span),
        }
        for m in analysis.mentions
    ]


def date_rows(analysis: Analysis) -> list[dict[str, Any]]:
    """The rows of `dates`."""
    return [
        {
            "article_id": analysis.article.article_id,
            "start": d.span.start,
            "end": d.span.end,
            "text": d.span.of(analysis.article.text),
            "edtf": d.value.edtf,
            "earliest": d.value.earliest,
            "latest": d.value.latest,
            "precision": d.value.precision,
            "anchor": d.anchor,
            "sentence": sentence_at(analysis, d.span.start),
        }
        for d in analysis.dates
    ]


def rows_of(analyses: Iterable[Analysis], ingested_at: datetime) -> Rows:
    """The rows of every table but `problems`, in article order."""
    rows: Rows = {name: [] for name in SCHEMAS}
    for analysis in analyses:
        quotes = [quote_row(analysis, q) for q in analysis.quotes]
        rows["articles"].append(article_row(analysis, ingested_at))
        rows["quotes"] += quotes
        rows["prints"] += print_rows(quotes)
        rows["sentences"] += sentence_rows(analysis)
        rows["mentions"] += mention_rows(analysis)
        rows["dates"] += date_rows(analysis)
    return rows


def print_rows(quotes: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of `prints` for rows of `quotes`; none for contents too short to be known again."""
    found = ({"article_id": q["article_id"], "quote_id": q["quote_id"], "prints": prints(q["text"])} for q in quotes)
    return [row for row in found if row["prints"]]


def problem_rows(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """The rows of `problems`, with their messages."""
    return [{"origin": p.origin, "row": p.row, "kind": p.kind, "message": p.message} for p in problems]


def stored_problems(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """The rows of `problems` as the store keeps them: their messages written so that they can be read back."""
    return [row | {"message": written(row["message"])} for row in problem_rows(problems)]


def of_today(name: str, part: pa.Table) -> pa.Table:
    """A part with today's columns in their order, those missing that were added later.

    Raises ValueError or ArrowInvalid where it has others than the table."""
    for field in SCHEMAS[name]:
        if field.name in ADDED_LATER.get(name, ()) and field.name not in part.column_names:
            part = part.append_column(field, pa.nulls(len(part), field.type))
    ordered = part.select(SCHEMAS[name].names) if set(part.column_names) == set(SCHEMAS[name].names) else part
    return ordered.cast(SCHEMAS[name])


def table(name: str, rows: list[dict[str, Any]]) -> pa.Table:
    """An Arrow table of one of the SCHEMAS."""
    return pa.Table.from_pylist(rows, schema=SCHEMAS[name])
