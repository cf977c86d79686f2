"""Days that the texts speak of, past and to come as their articles see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lib.store.filters import Asked, Filters, narrowed_articles, page
from lib.store.query import Corpus, texts

# A date lies wholly before its article's own day, wholly behind it, or holds it; where either has no day, nobody can
# say.
SIDES = ("past", "ahead", "same", "unknown")


@dataclass(frozen=True, slots=True)
class Of:
    """Which dates: of a side; where days are given, those within them, or with `wide` those between just these two."""

    side: str
    start: date | None = None
    end: date | None = None
    wide: bool = False


def sided(filters: Filters) -> Asked:
    """The dates in the articles that the filters leave: as they are kept, with `side`, the article's `outlet, language`
    and its own date `told`."""
    a = narrowed_articles(filters)
    return Asked(
        f"""SELECT d.*, a.outlet, a.language, a.date AS told,
            CASE WHEN d.earliest IS NULL OR d.latest IS NULL OR a.date_earliest IS NULL THEN 'unknown'
                WHEN d.latest < a.date_earliest THEN 'past' WHEN d.earliest > a.date_latest THEN 'ahead'
                ELSE 'same' END AS side
            FROM dates d JOIN ({a.sql}) a ON d.article_id = a.article_id""",
        a.given,
    )


def days(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """`lane, part, first, last, n`: how many dates of a side (the lane; `part` is `date`) lie between two days, missing
    where unknown."""
    d = sided(filters)
    return corpus.ask(
        Asked(
            f"""SELECT side AS lane, 'date' AS part, earliest AS "first", latest AS "last", count(*) AS n FROM ({d.sql})
            GROUP BY side, earliest, latest ORDER BY lane, earliest ASC NULLS LAST, latest ASC NULLS LAST""",
            d.given,
        )
    )


def listed(corpus: Corpus, filters: Filters, of: Of, limit: int | None = None, skip: int = 0) -> pd.DataFrame:
    """`edtf, earliest, latest, text, sentence_text, told, outlet, language, article_id, start`: dates, the earliest
    first. `told` is the date of their article, `sentence_text` is missing where the date stands in no sentence, `start`
    is the date's place in it."""
    cut, given = page(limit, skip)
    chosen = chosen_of(filters, of)
    rows = corpus.ask(
        Asked(
            f"""WITH cut AS (SELECT * FROM ({chosen.sql}) ORDER BY earliest, latest, article_id, start {cut})
            SELECT c.edtf, c.earliest, c.latest, c.text, s.start AS opens, s."end" AS closes, c.told, c.outlet,
                c.language, c.article_id, c.start - coalesce(s.start, 0) AS start
            FROM cut c LEFT JOIN sentences s ON c.article_id = s.article_id AND c.sentence = s.sentence
            ORDER BY c.earliest, c.latest, c.article_id, c.start""",
            {**chosen.given, **given},
        )
    )
    # Only now are texts read, of the articles of these rows.
    read = texts(corpus, rows["article_id"].unique().tolist())
    held = [
        None if pd.isna(opens) else read[article][int(opens) : int(closes)]
        for article, opens, closes in rows[["article_id", "opens", "closes"]].itertuples(index=False)
    ]
    rows.insert(4, "sentence_text", pd.Series(held, dtype="str"))
    return rows.drop(columns=["opens", "closes"])


def count(corpus: Corpus, filters: Filters, of: Of) -> int:
    """How many dates there are of these."""
    chosen = chosen_of(filters, of)
    return int(corpus.ask(Asked(f"SELECT count(*) AS n FROM ({chosen.sql})", chosen.given))["n"].sum())


def chosen_of(filters: Filters, of: Of) -> Asked:
    """The dates of a side, and between days where these are given."""
    given: dict[str, Any] = {"side": of.side}
    here = ["side = $side"]
    if of.start and of.end:
        given |= {"bar_start": of.start, "bar_end": of.end}
        here += (
            ["earliest = $bar_start", "latest = $bar_end"]
            if of.wide
            else ["earliest >= $bar_start", "latest <= $bar_end"]
        )
    return sided(filters).narrowed(here, **given)
