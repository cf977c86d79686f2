"""One quote in many places: which quotes of a corpus share words, and of each such line the first.

`line` is a column of a Corpus's quotes: the id of the earliest quote of the same words, missing for one that stands
alone.
"""

from __future__ import annotations

# Quotes in time, the earliest first: the end of an ORDER BY; `q` is the table of quotes.
IN_TIME = "q.date_earliest ASC NULLS LAST, q.article_id, q.start, q.quote_id"


def shared(printed: str, quotes: str) -> str:
    """`one, other`: quotes that share a print, each with the first that has it and with the one before it. `printed`
    gives `quote_id, print`, `quotes` is the table of quotes."""
    return f"""WITH p AS ({printed}),
    shared AS (SELECT print FROM p GROUP BY print HAVING count(*) > 1),
    placed AS (
        SELECT p.print, p.quote_id,
        first_value(p.quote_id) OVER (PARTITION BY p.print ORDER BY {IN_TIME}) AS earliest,
        lag(p.quote_id) OVER (PARTITION BY p.print ORDER BY {IN_TIME}) AS before
        FROM p JOIN shared ON p.print = shared.print JOIN {quotes} q ON p.quote_id = q.quote_id),
    pairs AS (SELECT earliest AS one, quote_id AS other FROM placed
        UNION ALL SELECT before AS one, quote_id AS other FROM placed)
    SELECT DISTINCT one, other FROM pairs WHERE one IS NOT NULL AND one <> other"""


def contents(pairs: str, quotes: str) -> str:
    """`quote_id, text, speaker` of the quotes that share a print with another, the earliest first."""
    return f"""WITH sharing AS ({pairs})
    SELECT q.quote_id, q.text, q.speaker FROM {quotes} q
    WHERE q.quote_id IN (SELECT one FROM sharing UNION ALL SELECT other FROM sharing) ORDER BY {IN_TIME}"""


# Of a whole corpus, when it is laid out.
SHARED_PRINTS = shared("SELECT quote_id, print FROM printed", "spoken")
CONTENTS = contents(SHARED_PRINTS, "spoken")

# Of the quotes that hold one of some prints (`$prints`), when a correction changed what was said.
SHARED_NEAR = shared("SELECT quote_id, print FROM printed WHERE print IN (SELECT unnest($prints))", "quotes")
CONTENTS_NEAR = contents(SHARED_NEAR, "quotes")
# Some quotes (`$of`), those that were the same words as them, who shares a print with any of these or has one of some
# (`$gone`), and what is the same words as they.
NEAR = """WITH mates AS (
        SELECT quote_id FROM linked
        WHERE line IN (SELECT line FROM linked WHERE quote_id IN (SELECT unnest($of)))
        UNION SELECT unnest($of) AS quote_id),
    told AS (
        SELECT print FROM printed WHERE quote_id IN (SELECT quote_id FROM mates)
        UNION SELECT unnest($gone) AS print),
    holding AS (SELECT quote_id FROM printed WHERE print IN (SELECT print FROM told) UNION SELECT quote_id FROM mates)
    SELECT quote_id FROM linked WHERE line IN (SELECT line FROM linked WHERE quote_id IN (SELECT quote_id FROM holding))
    UNION SELECT quote_id FROM holding"""
PRINTS_IN = "SELECT DISTINCT print FROM printed WHERE list_contains($ids, article_id)"
PRINTS_OF = "SELECT DISTINCT print FROM printed WHERE quote_id IN (SELECT unnest($of))"
