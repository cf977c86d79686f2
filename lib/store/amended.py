"""An edition of the store made from the one before it: only the articles that analysts judged since, or whose names are
others now, are laid out anew.

The tables of the edition are changed in one transaction, which quotes are the same words in a second one: a question
sees all or nothing of each. A page that is being drawn by the edition before may count the newest judgement in its
later questions, or a line's place as it was; its next run counts by the new ones throughout.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa

from lib.corrections import known_list, log
from lib.corrections.log import Correction
from lib.store import duplicates, edition_sql, tallies
from lib.store.answers import Answers
from lib.store.corrected import LAID, TABLES, Laid, laid
from lib.store.filters import Asked
from lib.store.query import Corpus, texts_of
from lib.store.rules import Rules

# What a quote says: its article, where it stands in it, its words and its speaker.
Content = tuple[str, int, int, str, str]
# Of more articles than these at once the whole is made anew: each costs a reading of its rows.
MOST = 50


def amended(corpus: Corpus, root: Path, corrected: tuple[int, ...], rules: Rules) -> Corpus | None:
    """The edition under what analysts say now, which has this signature; None where it must be made anew: many quotes
    were judged at once, or the engine changes no tables."""
    corrections, known = log.read(root), known_list.read(root)
    after, ids = judged_since(corpus.corrections, corrections)
    if not corpus.engine.changes or len(ids) > MOST:
        return None
    made = copy.copy(corpus)
    made.corrections, made.known, made.corrected = corrections, known, corrected
    names = renamed(corpus, made)
    if not ids and not names.rows:
        return made
    made.lay_prints()
    judgements = laid(corpus.engine, {k: c for k, c in after.items() if c.article_id in ids}, ids)
    made.answers = Answers()
    made.conflicts = [c for c in corpus.conflicts if c.correction.article_id not in ids] + judgements.conflicts
    # Prints that go with their quotes: whoever else holds them is paired anew.
    gone = now(corpus, Asked(duplicates.PRINTS_IN, {"ids": ids}))["print"].tolist()
    touched = sorted({*ids, *names.articles})
    told = contents(corpus, touched)
    as_cut = cut_as_before(corpus, ids, judgements, told)
    tables = ("quotes",) if as_cut else TABLES
    with corpus.tallies.lock, corpus.tables.changing():
        corpus.engine.change(
            {
                **{f"now_{t}": rows for t, rows in (names.rows | {t: judgements.rows[t] for t in tables}).items()},
                "now_ids": pa.table({"article_id": pa.array(judgements.ids, pa.string())}),
                "touched": pa.table({"article_id": pa.array(touched, pa.string())}),
            },
            statements(names, tables, as_cut, corpus.tallies.there),
            {"ids": ids},
        )
    tells = contents(corpus, touched)
    said_anew = sorted(q for q in told.keys() | tells.keys() if told.get(q) != tells.get(q))
    if said_anew:
        relinked(corpus, said_anew, gone, rules)
    return made


def judged_since(was: Sequence[Correction], are: Sequence[Correction]) -> tuple[dict[str, Correction], list[str]]:
    """The judgements on quotes that hold now, by quote, and the articles where they are others than they were."""
    before, after = log.judgements(was), log.judgements(are)
    changed = {k for k in before.keys() | after.keys() if before.get(k) != after.get(k)}
    return after, sorted({str((after.get(k) or before[k]).article_id) for k in changed})


def cut_as_before(corpus: Corpus, ids: list[str], judgements: Laid, told: dict[str, Content]) -> bool:
    """Whether all quotes of the judged articles are cut as before: then nothing but what is said of them has changed.
    `told` are their `contents` as they were."""
    judged = now(corpus, Asked(f"SELECT article_id FROM corrected_ids WHERE {JUDGED}", {"ids": ids}))
    cut = {q["quote_id"]: (q["start"], q["end"], q["text"]) for q in judgements.rows["quotes"].to_pylist()}
    before = {q: (start, end, text) for q, (article, start, end, text, _) in told.items() if article in ids}
    return len(judged) == len(ids) and cut == before


def now(corpus: Corpus, asked: Asked) -> pd.DataFrame:
    """The rows of a question as the tables are at this moment: what the edition answered before may be of another state
    of them."""
    return corpus.engine.run(asked.sql, asked.given)


@dataclass(frozen=True, slots=True)
class Renamed:
    """The tables that say which name is whose, as they are now, where any says something else than before; and the
    articles where it changes something."""

    rows: dict[str, pa.Table]
    articles: list[str]


def renamed(corpus: Corpus, made: Corpus) -> Renamed:
    """What other words on names change in an edition; `made.merged` is what becomes of each name now."""
    said = [(log.naming(c.corrections, known_list.naming(c.known)), c.known) for c in (corpus, made)]
    if said[0] == said[1]:
        return Renamed({}, [])
    merged, tables = corpus.naming_tables(made.corrections, made.known)
    made.merged = merged
    names, articles = set[str](), set[str]()
    for table, rows in tables.items():
        was = {tuple(row.values()) for row in corpus.engine.rows(f"SELECT * FROM {table}", {})}
        other = was ^ {tuple(row.values()) for row in rows.to_pylist()}
        if table == "merged_here":
            articles |= {str(row[0]) for row in other}
        elif table != "known_names":
            names |= {str(row[0]) for row in other}
    found = now(corpus, Asked(HOLDING, {"names": sorted(names)})) if names else pd.DataFrame({"article_id": []})
    return Renamed(tables, sorted(articles | set(found["article_id"])))


# The articles in which some names stand or speak, under what the analysis calls them or an analyst.
HOLDING = """WITH names AS (SELECT unnest($names) AS name)
    SELECT article_id FROM laid_mentions WHERE entity IN (SELECT name FROM names)
        OR stands_for IN (SELECT name FROM names)
    UNION SELECT article_id FROM judged WHERE speaker IN (SELECT name FROM names)"""
# The articles whose quotes were judged anew; and all that are laid out anew.
JUDGED, MINE = "list_contains($ids, article_id)", "article_id IN (SELECT article_id FROM touched)"
# The quotes of which it is asked anew who has the same words.
NEAR = "quote_id IN (SELECT unnest($near))"


def put_in_place(table: str, rows: str) -> list[str]:
    """The statements that give some articles other rows in a table."""
    return [
        f"DELETE FROM {table} WHERE {JUDGED}",
        f"INSERT INTO {table} BY NAME SELECT * FROM {rows}",
    ]


def statements(names: Renamed, tables: Iterable[str], as_cut: bool, tallied: bool) -> list[str]:
    """The statements that lay the touched articles out anew: other names in place, then other rows of the judged
    articles in some tables, then the edition's rows, with the tallies where they are laid out (`tallied`)."""
    steps = [
        step
        for table in names.rows
        for step in (f"DELETE FROM {table}", f"INSERT INTO {table} SELECT * FROM now_{table}")
    ]
    if not as_cut:
        steps += put_in_place("corrected_ids", "now_ids")
    for table in tables:
        steps += put_in_place(f"corrected_{table}", f"now_{table}")
    if as_cut and not names.rows:
        return steps + quote_steps(CORRECTED["quotes"])
    return steps + edition_steps(LAID if names.rows else CORRECTED) + (tallies.steps(MINE) if tallied else [])


def quote_steps(of: str) -> list[str]:
    """The statements that make the edition's quotes of the touched articles, as query.Corpus makes them, from a table
    of judged ones."""
    spoken = f"(SELECT * FROM ({edition_sql.spoken(of)}) WHERE {MINE})"
    return [
        edition_sql.numbered_too("speakers", edition_sql.speakers(spoken)),
        f"DELETE FROM quoting WHERE place IN (SELECT place FROM ordered WHERE {MINE})",
        f"DELETE FROM quotes WHERE {MINE}",
        f"INSERT INTO quotes BY NAME {edition_sql.quotes(spoken)}",
        edition_sql.spotted(MINE),
        f"INSERT INTO quoting BY NAME {edition_sql.quoting(MINE)}",
    ]


def edition_steps(of: dict[str, str]) -> list[str]:
    """The statements that make all tables of the edition of the touched articles, from the tables that `of` gives for
    each."""
    return [
        f"DELETE FROM named WHERE nth IN (SELECT nth FROM quotes WHERE {MINE})",
        *(f"DELETE FROM {table} WHERE {MINE}" for table in ("articles", "mentions", "printed")),
        f"INSERT INTO articles BY NAME SELECT * FROM ({edition_sql.articles(of['articles'])}) WHERE {MINE}",
        f"INSERT INTO mentions BY NAME SELECT * FROM ({edition_sql.mentions(of['mentions'])}) WHERE {MINE}",
        edition_sql.numbered_too("quoted_names", edition_sql.quoted_names(MINE)),
        *quote_steps(of["quotes"]),
        f"INSERT INTO printed BY NAME SELECT * FROM ({edition_sql.prints(of['prints'])}) WHERE {MINE}",
        f"INSERT INTO named BY NAME {edition_sql.named(f'q.{MINE} AND m.{MINE}')}",
    ]


# The judged articles' rows: all that is touched where no name is another's now.
CORRECTED = {table: f"corrected_{table}" for table in TABLES}


def contents(corpus: Corpus, ids: list[str]) -> dict[str, Content]:
    """What says which quotes of some articles are the same words as others: where they stand, their words and speakers,
    by id."""
    asked = """SELECT quote_id, article_id, start, "end", text, coalesce(speaker, '') AS speaker FROM quotes
        WHERE article_id IN (SELECT unnest($ids))"""
    rows = now(corpus, Asked(asked, {"ids": ids or [""]}))
    return {row[0]: row[1:] for row in zip(*(rows[c].tolist() for c in rows.columns), strict=True)}


def relinked(corpus: Corpus, changed: list[str], gone: list[int], rules: Rules) -> None:
    """Finds anew which quotes are the same words, among those that share words with the changed ones or did before
    (`gone`: the prints that their articles had), and those that are the same words as these."""
    near = now(corpus, Asked(duplicates.NEAR, {"of": changed, "gone": gone or [-1]}))["quote_id"].tolist()
    if len(near) == 1:
        return  # it stands alone, and did
    prints = {"prints": now(corpus, Asked(duplicates.PRINTS_OF, {"of": near}))["print"].tolist()}
    pairs, said = (now(corpus, Asked(asked, prints)) for asked in (duplicates.SHARED_NEAR, duplicates.CONTENTS_NEAR))
    found = rules.link(pairs, said)
    corpus.engine.change(
        {"now_linked": texts_of(found.loc[found["quote_id"].isin(near), ["quote_id", "line"]])},
        [
            f"DELETE FROM linked WHERE {NEAR}",
            "INSERT INTO linked BY NAME SELECT * FROM now_linked",
            f"UPDATE quotes SET line = NULL WHERE {NEAR}",
            "UPDATE quotes SET line = l.line FROM now_linked l WHERE quotes.quote_id = l.quote_id",
            edition_sql.spotted(NEAR),
        ],
        {"near": near},
    )
