"""An edition of the store made from the one before it: only the articles that analysts judged since are laid out anew.

The tables of the edition are changed in one transaction: a question that runs sees all of a correction or none of it. A page
that is being drawn by the edition before may count the newest judgement in its later questions; its next run does throughout.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence

import pyarrow as pa

from lib.corrections import log
from lib.corrections.log import Correction
from lib.store import edition_sql, lines
from lib.store.corrected import TABLES, laid
from lib.store.filters import Asked
from lib.store.query import Corpus, texts_of
from lib.store.rules import Rules

# Of more articles than these at once the whole is made anew: each costs a reading of its rows.
MOST = 50


def amended(
    corpus: Corpus, corrections: Sequence[Correction], corrected: tuple[int, int], rules: Rules
) -> Corpus | None:
    """The edition under more corrections, whose file has this signature; None where it must be made anew: names were corrected, or
    many articles at once, or the engine changes no tables."""
    before, after = log.judgements(corpus.corrections), log.judgements(corrections)
    changed = {k for k in before.keys() | after.keys() if before.get(k) != after.get(k)}
    ids = sorted({str((after.get(k) or before[k]).article_id) for k in changed})
    if not corpus.engine.changes or len(ids) > MOST or log.naming(corpus.corrections) != log.naming(corrections):
        return None
    made = copy.copy(corpus)
    made.corrections, made.corrected = tuple(corrections), corrected
    if not ids:
        return made
    given = {k: c for k, c in after.items() if c.article_id in ids}
    now = laid(corpus.engine, given, ids)
    made.conflicts = [c for c in corpus.conflicts if c.correction.article_id not in ids] + now.conflicts
    # Prints that go with their quotes: whoever else holds them is paired anew.
    gone = corpus.ask(Asked(lines.PRINTS_IN, {"ids": ids}))["print"].tolist()
    told, judged = (
        contents(corpus, ids),
        corpus.ask(Asked(f"SELECT article_id FROM corrected_ids WHERE {MINE}", {"ids": ids})),
    )
    cut = {q["quote_id"]: (q["start"], q["end"], q["text"]) for q in now.rows["quotes"].to_pylist()}
    # Where all quotes are cut as before, nothing but what is said of them has changed.
    as_cut = len(judged) == len(ids) and cut == {q: (start, end, text) for q, (start, end, text, _) in told.items()}
    tables = ("quotes",) if as_cut else TABLES
    corpus.engine.change(
        {
            **{f"now_{t}": now.rows[t] for t in tables},
            "now_ids": pa.table({"article_id": pa.array(now.ids, pa.string())}),
        },
        [
            *([] if as_cut else put_in_place("corrected_ids", "now_ids")),
            *(step for t in tables for step in put_in_place(f"corrected_{t}", f"now_{t}")),
            *(QUOTES if as_cut else EDITION),
        ],
        {"ids": ids},
    )
    tells = contents(corpus, ids)
    said_anew = sorted(q for q in told.keys() | tells.keys() if told.get(q) != tells.get(q))
    if said_anew:
        relinked(corpus, said_anew, gone, rules)
    return made


# The articles that are laid out anew.
MINE = "list_contains($ids, article_id)"


def put_in_place(table: str, rows: str) -> list[str]:
    """The statements that give some articles other rows in a table."""
    return [
        f"DELETE FROM {table} WHERE {MINE}",
        f"INSERT INTO {table} BY NAME SELECT * FROM {rows}",
    ]


# The tables of the edition, as query.Corpus makes them, of the articles that are laid out anew.
QUOTES = [
    f"DELETE FROM quotes WHERE {MINE}",
    f"INSERT INTO quotes BY NAME SELECT * FROM ({edition_sql.quotes('(' + edition_sql.spoken('corrected_quotes') + ')')}) WHERE {MINE}",
]
EDITION = [
    f"DELETE FROM named WHERE quote_id IN (SELECT quote_id FROM quotes WHERE {MINE})",
    *(f"DELETE FROM {table} WHERE {MINE}" for table in ("articles", "mentions", "printed")),
    f"INSERT INTO articles BY NAME SELECT {edition_sql.ARTICLE} FROM corrected_articles WHERE {MINE}",
    f"INSERT INTO mentions BY NAME SELECT * FROM ({edition_sql.mentions('corrected_mentions')}) WHERE {MINE}",
    *QUOTES,
    f"INSERT INTO printed BY NAME SELECT * FROM ({edition_sql.prints('corrected_prints')}) WHERE {MINE}",
    f"INSERT INTO named BY NAME {edition_sql.named('list_contains($ids, q.article_id) AND list_contains($ids, m.article_id)')}",
]


def contents(corpus: Corpus, ids: list[str]) -> dict[str, tuple[int, int, str, str]]:
    """What says which quotes of some articles are the same words as others: where they stand, their words and speakers, by id."""
    asked = f"""SELECT quote_id, start, "end", text, coalesce(speaker, '') AS speaker FROM quotes WHERE {MINE}"""
    rows = corpus.ask(Asked(asked, {"ids": ids})).itertuples(index=False)
    return {quote: (start, end, text, speaker) for quote, start, end, text, speaker in rows}


def relinked(corpus: Corpus, changed: list[str], gone: list[int], rules: Rules) -> None:
    """Finds anew which quotes are the same words, among those that share words with the changed ones or did before (`gone`: the prints
    that their articles had), and those that are the same words as these."""
    near = corpus.ask(Asked(lines.NEAR, {"of": changed, "gone": gone or [-1]}))["quote_id"].tolist()
    if len(near) == 1:
        return  # it stands alone, and did
    prints = {"prints": corpus.ask(Asked(lines.PRINTS_OF, {"of": near}))["print"].tolist()}
    pairs, said = (corpus.ask(Asked(asked, prints)) for asked in (lines.SHARED_NEAR, lines.CONTENTS_NEAR))
    found = rules.link(pairs, said)
    corpus.engine.change(
        {"now_linked": texts_of(found.loc[found["quote_id"].isin(near), ["quote_id", "line"]])},
        [
            "DELETE FROM linked WHERE list_contains($near, quote_id)",
            "INSERT INTO linked BY NAME SELECT * FROM now_linked",
            "UPDATE quotes SET line = NULL, spot = coalesce(repeat_of, quote_id) WHERE list_contains($near, quote_id)",
            "UPDATE quotes SET line = l.line, spot = l.line FROM now_linked l WHERE quotes.quote_id = l.quote_id",
        ],
        {"near": near},
    )
