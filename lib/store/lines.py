"""One quote in many places: which quotes of a corpus share words, and of each such line the first.

`line` is a column of a Corpus's quotes: the id of the earliest quote of the same words, missing for one that stands alone.
"""

from __future__ import annotations

# Quotes in time, the earliest first: the end of an ORDER BY; `q` is the table of quotes.
IN_TIME = "q.date_earliest ASC NULLS LAST, q.article_id, q.start, q.quote_id"

# `one, other`: quotes that share a print, each with the first that has it and with the one before it.
SHARED_PRINTS = f"""WITH p AS (SELECT DISTINCT quote_id, print FROM (SELECT quote_id, unnest(prints) AS print FROM laid_prints)),
    shared AS (SELECT print FROM p GROUP BY print HAVING count(*) > 1),
    placed AS (
        SELECT p.print, p.quote_id,
        first_value(p.quote_id) OVER (PARTITION BY p.print ORDER BY {IN_TIME}) AS earliest,
        lag(p.quote_id) OVER (PARTITION BY p.print ORDER BY {IN_TIME}) AS before
        FROM p JOIN shared ON p.print = shared.print JOIN spoken q ON p.quote_id = q.quote_id),
    pairs AS (SELECT earliest AS one, quote_id AS other FROM placed UNION ALL SELECT before AS one, quote_id AS other FROM placed)
    SELECT DISTINCT one, other FROM pairs WHERE one IS NOT NULL AND one <> other"""  # fmt: skip

# `quote_id, text, speaker` of the quotes that share a print with another, the earliest first.
CONTENTS = f"""WITH sharing AS ({SHARED_PRINTS})
    SELECT q.quote_id, q.text, q.speaker FROM spoken q
    WHERE q.quote_id IN (SELECT one FROM sharing UNION ALL SELECT other FROM sharing) ORDER BY {IN_TIME}"""
