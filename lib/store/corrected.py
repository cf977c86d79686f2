"""Lays the analysts' corrections over the tables of a version of the store, so that every question counts by them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from lib.corrections import known_list, log
from lib.corrections.apply_corrections import Conflict, laid_over
from lib.corrections.gold import annotated
from lib.corrections.log import Correction, Naming, judgements
from lib.records import Span
from lib.store.engine import Engine
from lib.store.tables import SCHEMAS, print_rows

# How a quote was judged, and the first quote of the same words: columns that a Corpus's quotes have beyond those that
# are kept.
REVIEWED, LINE = pa.field("reviewed", pa.string()), pa.field("line", pa.string())


@dataclass(frozen=True, slots=True)
class Laid:
    """What judgements make of some articles: the articles that the store has of them, their rows by table, what does
    not fit."""

    ids: list[str]
    rows: dict[str, pa.Table]
    conflicts: list[Conflict]


# The tables that a judgement changes, and the columns that they have here.
TABLES = {
    "quotes": SCHEMAS["quotes"].append(REVIEWED),
    "mentions": SCHEMAS["mentions"],
    "articles": SCHEMAS["articles"],
    "prints": SCHEMAS["prints"],
}
# What each is called with the judged articles' rows in it.
LAID = {"quotes": "judged", "mentions": "laid_mentions", "articles": "laid_articles", "prints": "laid_prints"}


def laid(engine: Engine, given: dict[str, Correction], ids: list[str]) -> Laid:
    """Lays judgements over the quotes of some articles, the names inside them and the articles' counts."""
    articles, quotes, mentions = (of_articles(engine, f"given_{t}", ids) for t in ("articles", "quotes", "mentions"))
    judged: dict[str, list[Correction]] = defaultdict(list)
    for judgement in given.values():
        judged[str(judgement.article_id)].append(judgement)
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in quotes:
        rows[row["article_id"]].append(row)
    kept: list[dict[str, Any]] = []
    conflicts: list[Conflict] = []
    spans: dict[str, list[Span]] = {}
    for article in articles:  # those that were taken out of the corpus are not there; their corrections wait
        name = article["article_id"]
        now, wrong = laid_over(rows[name], judged[name], article["text"], article)
        kept += now
        conflicts += wrong
        spans[name] = [Span(int(r["start"]), int(r["end"])) for r in now]
        article["n_quotes"] = len(now)
    for mention in mentions:
        place = Span(mention["start"], mention["end"])
        mention["in_quote"] = any(s.covers(place) for s in spans[mention["article_id"]])
    found = {"quotes": kept, "mentions": mentions, "articles": articles, "prints": print_rows(kept)}
    return Laid(list(spans), {name: as_rows(found[name], schema) for name, schema in TABLES.items()}, conflicts)


def corrected(engine: Engine, given: dict[str, Correction]) -> list[Conflict]:
    """Puts the quotes of judged articles, the names inside them and the articles' counts in the place of the
    analysis's; the other articles stay as they are. Makes `judged` of the quotes, with the column `reviewed`, and
    `laid_articles`, `laid_mentions` and `laid_prints`. Gives back what does not fit."""
    now = laid(engine, given, sorted({c.article_id for c in given.values() if c.article_id}))
    engine.keep("corrected_ids", pa.table({"article_id": pa.array(now.ids, pa.string())}))
    for table, rows in now.rows.items():
        replace(engine, LAID[table], table, rows)
    return now.conflicts


def gold_articles(corpus: Any) -> list[dict[str, Any]]:
    """The articles that analysts judged, as a test set (`lib.corrections.gold.annotated`), by id; of a query.Corpus."""
    judged: dict[str, list[Correction]] = defaultdict(list)
    for judgement in judgements(corpus.corrections).values():
        judged[str(judgement.article_id)].append(judgement)
    ids = sorted(judged)
    articles, quotes = (of_articles(corpus.engine, table, ids) for table in ("laid_articles", "judged"))
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in sorted(quotes, key=lambda r: (r["start"], r["end"])):
        rows[row["article_id"]].append(row)
    return [
        annotated(a, rows[a["article_id"]], judged[a["article_id"]])
        for a in sorted(articles, key=lambda a: str(a["article_id"]))
    ]


def of_articles(engine: Engine, table: str, ids: list[str]) -> list[dict[str, Any]]:
    """The rows that a table has of some articles."""
    return engine.rows(f"SELECT * FROM {table} WHERE list_contains($ids, article_id)", {"ids": ids or [""]})


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


def signature(root: Path) -> tuple[int, ...]:
    """What tells one state of what analysts said from another: of the corrections and of the known names."""
    return *log.signature(root), *known_list.signature(root)


def mended_names(by_rules: pd.DataFrame, kinds: pd.DataFrame, naming: Naming) -> pd.DataFrame:
    """What merging across articles found (`entity, type, name, why, now`; `now` the type that the corpus gives a name),
    put right by the analysts. `kinds`: `entity, type` of the names that they spoke of."""
    columns = ["entity", "type", "name", "why", "now"]
    if not naming:
        return by_rules[columns].reset_index(drop=True)
    found = {(e, t): (n, w, now) for e, t, n, w, now in zip(*(by_rules[c].tolist() for c in columns), strict=True)}
    spoken_of = set(zip(kinds["entity"].tolist(), kinds["type"].tolist(), strict=True)) if len(kinds) else set()
    # A name that analysts keep takes those with it that the rules count under the same one as it; of two such each
    # stands alone.
    heads = Counter(found[key][0] for key in found if key[0] in naming.kept)
    led = {found[key][0]: key[0] for key in found if key[0] in naming.kept and heads[found[key][0]] == 1}
    told: dict[Key, Told] = {}
    for entity, kind in sorted(found.keys() | spoken_of | {(n, k) for (_, k), (n, _, _) in found.items() if n in led}):
        name, why, now = found.get((entity, kind), (entity, "", kind))
        if name in led and entity not in naming.merged:
            name, why = led[name], "analyst"
        if entity in naming.apart or entity in naming.kept:
            name, why = entity, "analyst"
        elif entity in naming.merged or name in naming.merged:
            name, why = naming.merged.get(entity) or naming.merged[name], "analyst"
        told[entity, kind] = name, why, now
    for one, other in (sorted(pair) for pair in naming.differ):
        part(told, naming, one, other)
    rows = []
    for (entity, kind), (name, why, now) in told.items():
        now = naming.types.get(name, now)
        if name != entity or now != kind:
            rows.append((entity, kind, name, why or "analyst", now))
    return pd.DataFrame(rows, columns=columns).astype("str")


# A name and its type; what becomes of it: the name that it is counted under, why, its type now.
Key = tuple[str, str]
Told = tuple[str, str, str]


def part(told: dict[Key, Told], naming: Naming, one: str, other: str) -> None:
    """Keeps two names apart that are never the same: where both are counted under one, the one that rules brought there
    stands for itself."""
    for name, beside in ((one, other), (other, one)):
        ends = {n for (e, _), (n, _, _) in told.items() if e == beside} or {naming.merged.get(beside, beside)}
        for key in [key for key in told if key[0] == name]:
            if told[key][0] in ends and told[key][0] != name and name not in naming.merged:
                told[key] = name, "analyst", told[key][2]


def unsaid(likely: pd.DataFrame, naming: Naming) -> pd.DataFrame:
    """Pairs of names that may be one (`entity, name, type, why, sure`) of which analysts have not spoken, the second as
    it is counted now, `sure` as a number."""
    rows: dict[frozenset[str], tuple[str, str, str, str, float]] = {}
    for entity, name, kind, why, sure in zip(*(likely[c].tolist() for c in likely.columns), strict=True):
        into = naming.merged.get(name, name)
        told = entity in naming.merged or entity in naming.apart or into == entity
        told = told or log.NO_NAME in (naming.types.get(entity), naming.types.get(into))
        if not told and not {frozenset((entity, into)), frozenset((entity, name))} & naming.differ:
            rows.setdefault(frozenset((entity, into)), (entity, into, kind, why, float(sure)))
    found = pd.DataFrame(list(rows.values()), columns=list(likely.columns))
    return found.astype({"sure": "float64"} | {c: "str" for c in found.columns if c != "sure"})


def mended_here(here: pd.DataFrame, naming: Naming) -> pd.DataFrame:
    """What merging found for single articles (`article_id, entity, type, name, why, now`), put right by the analysts: a
    name that they merged, split or gave a type is theirs."""
    mine = naming.apart | naming.merged.keys()
    never = [
        frozenset(pair) in naming.differ for pair in zip(here["entity"].tolist(), here["name"].tolist(), strict=True)
    ]
    kept = here[~here["entity"].isin(mine) & ~np.array(never, dtype=bool)]
    names = kept["name"].map(lambda name: naming.merged.get(name, name))
    types = [naming.types.get(name, kind) for name, kind in zip(names, kept["now"], strict=True)]
    return kept.assign(name=names, now=pd.Series(types, index=kept.index, dtype="str")).astype("str")
