"""The dashboard's queries beside pandas over frames in memory: the same rows, two ways.

Names are not merged across articles here: merging is done once a version, not once a query.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.store import names, query, ties
from lib.store.filters import Filters
from lib.store.query import Corpus
from lib.store.rules import Rules

Frames = dict[str, pd.DataFrame]
PAGE = 100
# Names stay as each article has them, and no repeats are linked across articles.
NO_RULES = Rules(
    merge=lambda forms, places, said: pd.DataFrame(
        columns=["article_id", "entity", "type", "name", "why", "now"], dtype="str"
    ),
    suggest=lambda forms, places, said, found: pd.DataFrame(
        columns=["entity", "name", "type", "why", "sure"], dtype="str"
    ),
    link=lambda pairs, contents: pd.DataFrame(columns=["quote_id", "line"], dtype="str"),
    version="none",
)
# The columns that the pandas side holds in memory: what the queries need, and no article text, which favours pandas.
COLUMNS = {
    "articles": [
        "article_id", "title", "outlet", "date", "date_earliest", "date_latest", "date_precision", "hour", "byline",
        "language", "origin", "url", "n_chars", "n_quotes", "ingested_at",
    ],
    "quotes": [
        "quote_id", "article_id", "start", "end", "text", "type", "speaker", "speaker_kind", "role", "repeat_of",
        "date_latest",
    ],
    "mentions": ["article_id", "start", "end", "text", "type", "entity", "stands_for", "sentence", "in_quote"],
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """One query two ways; each gives back one number that must agree."""

    store: Callable[[Corpus, Filters], Any]
    pandas: Callable[[Frames, Filters], Any]
    answer: Callable[[Any], float]


def kept(frames: Frames, f: Filters, table: str) -> pd.DataFrame:
    """The rows of a table in the articles that the filters leave."""
    held = frames[table]
    if not f.since:
        return held
    a = frames["articles"]
    left = a[(a.date_latest >= pd.Timestamp(f.since)) & (a.date_earliest <= pd.Timestamp(f.until))]
    return held[held.article_id.isin(left.article_id)]


def speakers(frames: Frames, f: Filters) -> pd.DataFrame:
    q = kept(frames, f, "quotes")
    q = q[q.repeat_of.isna() & q.speaker.notna()]
    q = q.assign(direct=q.type == "direct", indirect=q.type == "indirect", mixed=q.type == "mixed")
    grouped = q.groupby("speaker").agg(
        kind=("speaker_kind", "max"),
        role=("role", "max"),
        direct=("direct", "sum"),
        indirect=("indirect", "sum"),
        mixed=("mixed", "sum"),
        quotes=("type", "size"),
    )
    return grouped.reset_index().sort_values(["quotes", "speaker"], ascending=[False, True]).head(20)


def counted(frames: Frames, f: Filters) -> dict[str, int]:
    q, a = kept(frames, f, "quotes"), kept(frames, f, "articles")
    return {
        "quotes": len(q),
        "distinct": int(q.repeat_of.isna().sum()),
        "speakers": q.speaker.nunique(),
        "unknown": int(q.speaker.isna().sum()),
        "articles": len(a),
        "outlets": a.outlet.nunique(),
    }


def listed(frames: Frames, f: Filters) -> pd.DataFrame:
    return kept(frames, f, "articles").sort_values(["date_latest", "article_id"], ascending=[False, True]).head(PAGE)


def entities(frames: Frames, f: Filters) -> pd.DataFrame:
    m = kept(frames, f, "mentions")
    grouped = m.groupby("entity").agg(
        in_quotes=("in_quote", "sum"), mentions=("type", "size"), articles=("article_id", "nunique")
    )
    top = grouped.reset_index().sort_values(["mentions", "entity"], ascending=[False, True]).head(25)
    named = m[m.entity.isin(top.entity)]
    named.groupby(["entity", "type", "text"]).size().sort_values(ascending=False)
    return top


def days(frames: Frames, f: Filters, wanted: list[str]) -> pd.DataFrame:
    m = kept(frames, f, "mentions")
    a = frames["articles"][["article_id", "date_earliest", "date_latest"]]
    joined = m[m.entity.isin(wanted)].merge(a, on="article_id")
    grouped = joined.groupby(["entity", "in_quote", "date_earliest", "date_latest"], dropna=False)
    return grouped.size().reset_index(name="n")


def together(frames: Frames, f: Filters, wanted: list[str]) -> pd.DataFrame:
    m = kept(frames, f, "mentions")
    m = m[m.entity.isin(wanted)][["article_id", "sentence", "entity"]].drop_duplicates()
    pairs = m.merge(m, on=["article_id", "sentence"], suffixes=("", "_2"))
    pairs = pairs[pairs.entity < pairs.entity_2]
    # What chance is reckoned from: all sentences that name anything, and those of each name.
    kept(frames, f, "mentions")[["article_id", "sentence"]].drop_duplicates()
    m.groupby("entity").size()
    return pairs.groupby(["entity", "entity_2"]).size().reset_index(name="sentences")


def about(frames: Frames, f: Filters) -> pd.DataFrame:
    q = kept(frames, f, "quotes")
    q = q[q.repeat_of.isna()][["quote_id", "article_id", "start", "end"]]
    m = frames["mentions"]
    m = m[m.in_quote][["article_id", "entity", "start", "end"]]
    j = q.merge(m, on="article_id", suffixes=("", "_m"))
    j = j[(j.start_m >= j.start) & (j.end_m <= j.end)]
    grouped = j.groupby("entity").quote_id.nunique().reset_index(name="quotes")
    return grouped.sort_values(["quotes", "entity"], ascending=[False, True]).head(15)


def worded(frames: Frames, f: Filters) -> pd.DataFrame:
    q = kept(frames, f, "quotes")
    return (
        q[q.text.str.lower().str.contains("pemerintah", regex=False)]
        .sort_values(["date_latest", "article_id", "start"], ascending=[False, True, True])
        .head(PAGE)
    )


def questions(top: list[str]) -> dict[str, Question]:
    """The queries, with the names that the ones about names ask for, as the store answers them and in pandas."""
    return {
        "counts": Question(
            lambda c, f: query.counts(c, f),
            counted,
            lambda r: float(r["quotes"] if isinstance(r, dict) else r.quotes.iloc[0]),
        ),
        "speakers": Question(query.by_speaker, speakers, lambda r: float(r.quotes.sum())),
        "articles": Question(query.articles, listed, lambda r: float(r.n_chars.sum())),
        "quotes with a word": Question(
            lambda c, f: query.quotes(c, Filters(f.since, f.until, words="pemerintah"), PAGE),
            worded,
            lambda r: float(len(r)),
        ),
        "entities": Question(names.by_entity, entities, lambda r: float(r.mentions.sum())),
        "names over time": Question(
            lambda c, f: names.days(c, f, tuple(top)),
            lambda frames, f: days(frames, f, top),
            lambda r: float(r.n.sum()),
        ),
        "named together": Question(
            lambda c, f: ties.pairs(c, f, tuple(top)),
            lambda frames, f: together(frames, f, top),
            lambda r: float(r.sentences.sum()),
        ),
        "named in quotes": Question(names.about, about, lambda r: float(r.quotes.sum())),
    }
