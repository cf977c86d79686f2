"""The dashboard's queries as SQL written by hand and as pandas over frames in memory: the same rows, three ways.

Names are not merged across articles here: merging is done once a version, not once a query.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.store import names, query
from lib.store.query import Corpus, Filters
from lib.store.rules import Rules

Frames = dict[str, pd.DataFrame]
PAGE = 5000
# Names stay as each article has them, and no repeats are linked across articles.
NO_RULES = Rules(
    merge=lambda forms: pd.DataFrame(columns=["entity", "type", "name", "why"], dtype="str"),
    link=lambda pairs, contents: pd.DataFrame(columns=["quote_id", "line"], dtype="str"),
)
# The columns that the pandas side holds in memory: what the queries need, and no article text, which favours pandas.
COLUMNS = {
    "articles": ["article_id", "title", "outlet", "date", "date_earliest", "date_latest", "date_precision", "byline", "language", "origin", "url", "n_chars", "n_quotes", "ingested_at"],
    "quotes": ["quote_id", "article_id", "start", "end", "text", "type", "speaker", "speaker_kind", "role", "repeat_of", "date_latest"],
    "mentions": ["article_id", "start", "end", "text", "type", "entity", "stands_for", "sentence", "in_quote"],
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """One query three ways; each gives back one number that must agree."""

    ibis: Callable[[Corpus, Filters], Any]
    sql: str
    pandas: Callable[[Frames, Filters], Any]
    answer: Callable[[Any], float]


def inside(f: Filters) -> str:
    """The articles that the filters leave, in SQL; every one where there are none."""
    if not f.since:
        return "true"
    return f"article_id IN (SELECT article_id FROM articles WHERE date_latest >= DATE '{f.since}' AND date_earliest <= DATE '{f.until}')"


def kept(frames: Frames, f: Filters, table: str) -> pd.DataFrame:
    """The rows of a table in the articles that the filters leave."""
    held = frames[table]
    if not f.since:
        return held
    a = frames["articles"]
    wanted = a[(a.date_latest >= pd.Timestamp(f.since)) & (a.date_earliest <= pd.Timestamp(f.until))]
    return held[held.article_id.isin(wanted.article_id)]


def speakers(frames: Frames, f: Filters) -> pd.DataFrame:
    q = kept(frames, f, "quotes")
    q = q[q.repeat_of.isna() & q.speaker.notna()]
    q = q.assign(direct=q.type == "direct", indirect=q.type == "indirect", mixed=q.type == "mixed")
    grouped = q.groupby("speaker").agg(kind=("speaker_kind", "max"), role=("role", "max"), direct=("direct", "sum"), indirect=("indirect", "sum"), mixed=("mixed", "sum"), quotes=("type", "size"))  # fmt: skip
    return grouped.reset_index().sort_values(["quotes", "speaker"], ascending=[False, True]).head(20)


def counted(frames: Frames, f: Filters) -> dict[str, int]:
    q, a = kept(frames, f, "quotes"), kept(frames, f, "articles")
    return {"quotes": len(q), "distinct": int(q.repeat_of.isna().sum()), "speakers": q.speaker.nunique(), "unknown": int(q.speaker.isna().sum()), "articles": len(a), "outlets": a.outlet.nunique()}  # fmt: skip


def listed(frames: Frames, f: Filters) -> pd.DataFrame:
    return kept(frames, f, "articles").sort_values(["date_latest", "article_id"], ascending=[False, True]).head(PAGE)


def entities(frames: Frames, f: Filters) -> pd.DataFrame:
    m = kept(frames, f, "mentions")
    grouped = m.groupby("entity").agg(in_quotes=("in_quote", "sum"), mentions=("type", "size"), articles=("article_id", "nunique"))  # fmt: skip
    top = grouped.reset_index().sort_values(["mentions", "entity"], ascending=[False, True]).head(25)
    named = m[m.entity.isin(top.entity)]
    named.groupby(["entity", "type", "text"]).size().sort_values(ascending=False)
    return top


def months(frames: Frames, f: Filters, wanted: list[str]) -> pd.DataFrame:
    m = kept(frames, f, "mentions")
    a = frames["articles"]
    a = a[a.date_precision.isin(["day", "month"])]
    a = pd.DataFrame({"article_id": a.article_id, "month": a.date.str[:7]})
    joined = m[m.entity.isin(wanted)].merge(a, on="article_id")
    return joined.groupby(["month", "entity"]).size().reset_index(name="mentions")


def together(frames: Frames, f: Filters, wanted: list[str]) -> pd.DataFrame:
    m = kept(frames, f, "mentions")
    m = m[m.entity.isin(wanted)][["article_id", "sentence", "entity"]].drop_duplicates()
    pairs = m.merge(m, on=["article_id", "sentence"], suffixes=("", "_2"))
    pairs = pairs[pairs.entity < pairs.entity_2]
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
    return q[q.text.str.lower().str.contains("pemerintah", regex=False)].sort_values(["date_latest", "article_id", "start"], ascending=[False, True, True]).head(PAGE)  # fmt: skip


def word_sql() -> str:
    return """WITH q AS (SELECT * FROM quotes WHERE {inside} AND contains(lower(text), 'pemerintah')),
        p AS (SELECT *, count(*) OVER (PARTITION BY coalesce(repeat_of, quote_id)) AS places FROM q)
        SELECT p.*, a.outlet, a.title, a.date, a.date_precision, s.sentence FROM p JOIN articles a USING (article_id)
        LEFT JOIN sentences s ON s.article_id = p.article_id AND p.start >= s.start AND p.start < s."end"
        ORDER BY p.date_latest DESC NULLS LAST, p.article_id, p.start, p.quote_id LIMIT 5000"""


def questions(top: list[str]) -> dict[str, Question]:
    """The queries, with the names that the ones about names ask for."""
    wanted = ", ".join("'" + name.replace("'", "''") + "'" for name in top)
    return {
        "counts": Question(
            lambda c, f: query.counts(c, f),
            """SELECT (SELECT count(*) FROM quotes WHERE {inside}) AS quotes, (SELECT count(*) FROM quotes WHERE repeat_of IS NULL AND {inside}) AS "distinct",
               (SELECT count(DISTINCT speaker) FROM quotes WHERE {inside}) AS speakers, (SELECT count(*) FROM quotes WHERE speaker IS NULL AND {inside}) AS unknown,
               (SELECT count(*) FROM articles WHERE {inside}) AS articles, (SELECT count(DISTINCT outlet) FROM articles WHERE {inside}) AS outlets,
               (SELECT count(*) FROM problems) AS problems""",
            counted, lambda r: float(r["quotes"] if isinstance(r, dict) else r.quotes.iloc[0]),
        ),
        "speakers": Question(
            query.by_speaker,
            """SELECT speaker, max(speaker_kind) AS kind, max(role) AS role, count(*) FILTER (type = 'direct') AS direct, count(*) FILTER (type = 'indirect') AS indirect,
               count(*) FILTER (type = 'mixed') AS mixed, count(*) AS quotes FROM quotes WHERE repeat_of IS NULL AND speaker IS NOT NULL AND {inside}
               GROUP BY speaker ORDER BY quotes DESC, speaker LIMIT 20""",
            speakers, lambda r: float(r.quotes.sum()),
        ),
        "articles": Question(
            query.articles,
            "SELECT * EXCLUDE (text) FROM articles WHERE {inside} ORDER BY date_latest DESC NULLS LAST, article_id LIMIT 5000",
            listed, lambda r: float(r.n_chars.sum()),
        ),
        "quotes with a word": Question(
            lambda c, f: query.quotes(c, Filters(f.since, f.until, words="pemerintah")), word_sql(), worded, lambda r: float(len(r)),
        ),
        "entities": Question(
            names.by_entity,
            """WITH m AS (SELECT * FROM mentions WHERE {inside}),
               g AS (SELECT entity, count(*) FILTER (in_quote) AS in_quotes, count(*) FILTER (NOT in_quote) AS in_narration, count(*) AS mentions,
                     count(DISTINCT article_id) AS articles FROM m GROUP BY entity),
               top AS (SELECT *, mentions / sum(mentions) OVER () AS share FROM g ORDER BY mentions DESC, entity LIMIT 25),
               forms AS (SELECT entity, type, text, count(*) AS n FROM m WHERE entity IN (SELECT entity FROM top) GROUP BY ALL)
               SELECT top.*, (SELECT string_agg(text, ' · ') FROM forms WHERE forms.entity = top.entity) AS forms FROM top ORDER BY mentions DESC, entity""",
            entities, lambda r: float(r.mentions.sum()),
        ),
        "months": Question(
            lambda c, f: names.by_month(c, f, top),
            f"""SELECT a.date[:7] AS month, m.entity, count(*) AS mentions FROM mentions m JOIN articles a USING (article_id)
                WHERE m.entity IN ({wanted}) AND a.date_precision IN ('day', 'month') AND {{inside}} GROUP BY ALL ORDER BY ALL""",
            lambda frames, f: months(frames, f, top), lambda r: float(r.mentions.sum()),
        ),
        "named together": Question(
            lambda c, f: names.together(c, f, top),
            f"""WITH m AS (SELECT DISTINCT article_id, sentence, entity FROM mentions WHERE entity IN ({wanted}) AND {{inside}})
                SELECT l.entity, r.entity, count(*) AS sentences FROM m l JOIN m r ON l.article_id = r.article_id AND l.sentence = r.sentence AND l.entity < r.entity
                GROUP BY ALL ORDER BY sentences DESC, 1, 2""",
            lambda frames, f: together(frames, f, top), lambda r: float(r.sentences.sum()),
        ),
        "named in quotes": Question(
            names.about,
            """SELECT m.entity, count(DISTINCT q.quote_id) AS quotes FROM (SELECT * FROM quotes WHERE repeat_of IS NULL AND {inside}) q
               JOIN mentions m ON q.article_id = m.article_id AND m.start >= q.start AND m."end" <= q."end" GROUP BY 1 ORDER BY quotes DESC, 1 LIMIT 15""",
            about, lambda r: float(r.quotes.sum()),
        ),
    }  # fmt: skip
