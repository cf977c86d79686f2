"""Quotes with how widely they are carried, as parts of questions."""

from __future__ import annotations

from lib.store.filters import Asked, newest, page


def standing(every: Asked) -> str:
    """`spot, places, outlets`: where words that stand in several places stand among some quotes; without its end,
    `GROUP BY spot`."""
    return f"SELECT spot, count(*) AS places, count(DISTINCT outlet) AS outlets FROM ({every.sql}) WHERE NOT alone"


def carried(kept: Asked, every: Asked, limit: int | None, skip: int) -> Asked:
    """The quotes `kept` of `every` one under the filters with `places, outlets`: of those that stand alone, which are
    most, no more than a page may need."""
    several = f"""SELECT q.*, s.places, s.outlets FROM ({kept.sql}) q
        JOIN ({standing(every)} GROUP BY spot) s ON q.spot = s.spot WHERE NOT q.alone"""
    cut = Asked(*page(limit if limit is None else limit + skip)).renamed("alone_")
    alone = [
        f"""SELECT * FROM (SELECT *, 1 AS places, {outlets} AS outlets FROM ({kept.sql})
            WHERE alone AND outlet IS {known} ORDER BY {newest()} {cut.sql})"""
        for outlets, known in ((1, "NOT NULL"), (0, "NULL"))
    ]
    return Asked(" UNION ALL ".join([several, *alone]), {**kept.given, **every.given, **cut.given})
