"""Lays the analysts' corrections over the tables of a version of the store, so that every question counts by them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pandas as pd
import pyarrow as pa

from lib.corrections.gold import annotated
from lib.corrections.log import Correction, Naming, judgements
from lib.corrections.overlay import Conflict, laid_over
from lib.records import Span
from lib.store.engine import Engine
from lib.store.tables import SCHEMAS, print_rows

# How a quote was judged, and the first quote of the same words: columns that a Corpus's quotes have beyond those that are kept.
REVIEWED, LINE = pa.field("reviewed", pa.string()), pa.field("line", pa.string())


def corrected(engine: Engine, given: dict[str, Correction]) -> list[Conflict]:
    """Puts the quotes of judged articles, the names inside them and the articles' counts in the place of the analysis's; the
    other articles stay as they are. Makes `judged` of the quotes, with the column `reviewed`, and `laid_articles`, `laid_mentions`
    and `laid_prints`. Gives back what does not fit."""
    ids = sorted({c.article_id for c in given.values() if c.article_id})
    articles, quotes, mentions = (of_articles(engine, f"given_{t}", ids) for t in ("articles", "quotes", "mentions"))
    judged: dict[str, list[Correction]] = defaultdict(list)
    for judgement in given.values():
        judged[str(judgement.article_id)].append(judgement)
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in records(quotes):
        rows[row["article_id"]].append(row)
    kept: list[dict[str, Any]] = []
    conflicts: list[Conflict] = []
    spans: dict[str, list[Span]] = {}
    for article in records(articles):  # those that were taken out of the corpus are not there; their corrections wait
        name = article["article_id"]
        now, wrong = laid_over(rows[name], judged[name], article["text"], article)
        kept += now
        conflicts += wrong
        spans[name] = [Span(int(r["start"]), int(r["end"])) for r in now]
    articles["n_quotes"] = [len(spans[a]) for a in articles["article_id"]]
    mentions["in_quote"] = [
        any(s.covers(Span(int(start), int(end))) for s in spans[a])
        for a, start, end in zip(mentions["article_id"], mentions["start"], mentions["end"], strict=True)
    ]
    engine.keep("corrected_ids", pa.table({"article_id": pa.array(list(spans), pa.string())}))
    replace(engine, "judged", "quotes", as_rows(kept, SCHEMAS["quotes"].append(REVIEWED)))
    replace(engine, "laid_mentions", "mentions", as_rows(records(mentions), SCHEMAS["mentions"]))
    replace(engine, "laid_articles", "articles", as_rows(records(articles), SCHEMAS["articles"]))
    replace(engine, "laid_prints", "prints", as_rows(print_rows(kept), SCHEMAS["prints"]))
    return conflicts


def gold_articles(corpus: Any) -> list[dict[str, Any]]:
    """The articles that analysts judged, as a test set (`lib.corrections.gold.annotated`), by id; of a query.Corpus."""
    judged: dict[str, list[Correction]] = defaultdict(list)
    for judgement in judgements(corpus.corrections).values():
        judged[str(judgement.article_id)].append(judgement)
    ids = sorted(judged)
    articles = records(of_articles(corpus.engine, "laid_articles", ids))
    quotes = records(of_articles(corpus.engine, "judged", ids))
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in sorted(quotes, key=lambda r: (r["start"], r["end"])):
        rows[row["article_id"]].append(row)
    return [
        annotated(a, rows[a["article_id"]], judged[a["article_id"]])
        for a in sorted(articles, key=lambda a: str(a["article_id"]))
    ]


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """A frame's rows by column."""
    return [{str(k): v for k, v in row.items()} for row in frame.to_dict("records")]


def of_articles(engine: Engine, table: str, ids: list[str]) -> pd.DataFrame:
    """The rows that a table has of some articles."""
    return engine.run(f"SELECT * FROM {table} WHERE list_contains($ids, article_id)", {"ids": ids or [""]})


def as_rows(rows: list[dict[str, Any]], schema: pa.Schema) -> pa.Table:
    """Rows of a schema, so that a column of missing values keeps its type."""
    plain = [
        {k: None if not isinstance(v, list) and pd.isna(v) else v for k, v in row.items() if k in schema.names}
        for row in rows
    ]
    return pa.Table.from_pylist(plain, schema=schema)


def replace(engine: Engine, name: str, table: str, rows: pa.Table) -> None:
    """Makes a table of what a given one has of articles that nobody corrected, and of the corrected rows."""
    engine.keep(f"corrected_{table}", rows)
    listed = ", ".join(f'"{c}"' for c in SCHEMAS[table].names)
    more = {REVIEWED.name: "CAST(NULL AS VARCHAR) AS reviewed"} if REVIEWED.name in rows.schema.names else {}
    given, corrected_ = ", ".join([listed, *more.values()]), ", ".join([listed, *more])
    engine.define(
        name,
        f"""SELECT {given} FROM given_{table} WHERE article_id NOT IN (SELECT article_id FROM corrected_ids)
        UNION ALL SELECT {corrected_} FROM corrected_{table}""",
    )


def mended_names(merged: pd.DataFrame, forms: pd.DataFrame, naming: Naming) -> pd.DataFrame:
    """What merging across articles found (`entity, type, name, why`), put right by the analysts, with `now`: the type a name
    has by their word, missing where they said nothing. `forms`: `entity, type, text, n` of all mentions."""
    if not naming:
        return merged.assign(now=pd.Series([None] * len(merged), dtype="str"))
    found = {(e, t): (n, w) for e, t, n, w in merged[["entity", "type", "name", "why"]].itertuples(index=False)}
    rows = []
    for entity, kind in sorted(set(zip(forms["entity"], forms["type"], strict=True))):
        name, why = found.get((entity, kind), (entity, ""))
        if entity in naming.apart:
            name, why = entity, "analyst"
        if entity in naming.merged or name in naming.merged:
            name, why = naming.merged.get(entity) or naming.merged[name], "analyst"
        now = naming.types.get(name, kind)
        if name != entity or now != kind:
            rows.append((entity, kind, name, why or "analyst", now))
    return pd.DataFrame(rows, columns=["entity", "type", "name", "why", "now"]).astype("str")
