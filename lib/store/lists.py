"""Lists to choose from, of speakers and of articles: searched by words, in an order, a page at a time; the place of one
in its list and who stands beside it; when the speakers of a page were quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.store.edition_sql import columns
from lib.store.ends import ends, told
from lib.store.filters import Asked, Filters, once, page, quotes_where, repeated
from lib.store.most_given import most_given_office
from lib.store.query import Corpus, titled
from lib.store.strip import Strip, by_hour, dated, day_of, hour_within, unit_of

# The orders of each list: the end of an ORDER BY. Every one ends in the id: of two as good the same one is always
# first.
NEWEST = "date_latest DESC NULLS LAST, article_id"
SPEAKER_ORDERS = {
    "quotes": "quotes DESC, speaker",
    "last": '"last" DESC NULLS LAST, quotes DESC, speaker',
    "name": "lower(speaker), speaker",
}
ARTICLE_ORDERS = {
    "newest": NEWEST,
    "quotes": f"n_quotes DESC, {NEWEST}",
    "outlet": f"lower(outlet) ASC NULLS LAST, {NEWEST}",
    "title": "lower(coalesce(title, origin, article_id)), article_id",
}
# Characters of an article's beginning that a list is given.
OPENING = 600


@dataclass(frozen=True, slots=True)
class Place:
    """Where one stands in a list: its number from 1, how many there are, the ids of its neighbours (None at the
    ends)."""

    id: str
    place: int
    total: int
    before: str | None
    after: str | None


def spoken(filters: Filters, words: str) -> Asked:
    """The quotes under the filters of those speakers whose name, or an office that they are given there, holds all
    words."""
    q = quotes_where(filters).narrowed(["who IS NOT NULL"])
    given = {f"find{number}": word.lower() for number, word in enumerate(words.split())}
    if not given:
        return q
    told = "lower(concat_ws(' ', s.speaker, s.role, s.affiliation, n.office))"
    found = f"""SELECT s.speaker FROM ({q.sql}) s LEFT JOIN known_names n ON s.speaker = n.name
        WHERE {" AND ".join(f"contains({told}, ${name})" for name in given)}"""
    return q.narrowed([f"speaker IN ({found})"], **given)


def quoted(filters: Filters, words: str) -> Asked:
    """`who, speaker, quotes, last`: how many distinct quotes each of those speakers has, and the last day of any."""
    q = spoken(filters, words)
    return Asked(
        f"""SELECT s.who, w.text AS speaker, s.n + coalesce(r.n, 0) AS quotes, s."last" FROM (
            SELECT who, count(*) FILTER (WHERE alone) AS n, max(date_latest) AS "last" FROM ({q.sql}) GROUP BY who) s
            JOIN speakers w ON s.who = w.number LEFT JOIN ({repeated(q, "who")}) r ON s.who = r.who""",
        q.given,
    )


def speaker_count(corpus: Corpus, filters: Filters, words: str = "") -> int:
    """How many speakers there are under the filters whose name or office holds all words."""
    q = spoken(filters, words)
    counted = f"SELECT count(*) AS n FROM (SELECT who FROM ({q.sql}) GROUP BY who)"
    return int(corpus.ask(Asked(counted, q.given))["n"].sum())


def speakers(
    corpus: Corpus, filters: Filters, words: str = "", order: str = "quotes", limit: int | None = None, skip: int = 0
) -> pd.DataFrame:
    """`speaker, role, affiliation, quotes, last, last_date`: so many speakers behind the first so many, in one of
    SPEAKER_ORDERS, each with the office that is given most often with their quotes under the filters, as
    query.by_speaker has it. `last_date` is the last date of any as it is known (EDTF), `last` its last day."""
    q, top = quotes_where(filters), quoted(filters, words)
    cut, given = page(limit, skip)
    # The date of the last is asked of what is as late only: few quotes are looked for in their articles.
    return told(
        corpus.ask(
            Asked(
                f"""WITH top AS (SELECT * FROM ({top.sql}) ORDER BY {SPEAKER_ORDERS[order]} {cut}),
                theirs AS (SELECT who, speaker, role, affiliation, place, date_latest FROM ({q.sql})
                    WHERE who IN (SELECT who FROM top)),
                q AS (SELECT speaker, role, affiliation, count(*) AS n FROM theirs GROUP BY speaker, role, affiliation),
                offices AS ({most_given_office("CAST(sum(n) AS BIGINT)")}),
                ends AS (SELECT t.who, {ends("a")}
                    FROM top t JOIN theirs s ON t.who = s.who AND s.date_latest = t."last"
                    JOIN articles a ON s.place = a.place GROUP BY t.who),
                held AS (SELECT t.speaker, coalesce(n.office, o.role) AS role,
                    CASE WHEN n.office IS NULL THEN o.affiliation END AS affiliation, t.quotes, t."last",
                    e.first_date, e.last_date
                    FROM top t LEFT JOIN ends e ON t.who = e.who LEFT JOIN offices o ON t.speaker = o.speaker
                    LEFT JOIN known_names n ON t.speaker = n.name)
                SELECT * FROM held ORDER BY {SPEAKER_ORDERS[order]}""",
                {**q.given, **top.given, **given},
            )
        )
    ).drop(columns="first_date")


def articles(
    corpus: Corpus, filters: Filters, words: str = "", order: str = "newest", limit: int | None = None, skip: int = 0
) -> pd.DataFrame:
    """Articles as query.articles has them with `opening`, the first characters of each text: so many behind the first
    so many, in one of ARTICLE_ORDERS."""
    a = titled(filters, words)
    cut, given = page(limit, skip)
    return corpus.ask(
        Asked(
            f"""WITH cut AS (SELECT * FROM ({a.sql}) ORDER BY {ARTICLE_ORDERS[order]} {cut}),
            opened AS (SELECT {columns("articles", "c", ("text",))}, substr(t.text, 1, {OPENING}) AS opening
                FROM cut c JOIN texts t ON c.article_id = t.article_id)
            SELECT * FROM opened ORDER BY {ARTICLE_ORDERS[order]}""",
            {**a.given, **given},
        )
    )


def who_speaks(corpus: Corpus, article_ids: Sequence[str]) -> pd.DataFrame:
    """`article_id, speaker, quotes`: who speaks in some articles, in each the one with most quotes first."""
    return corpus.ask(
        Asked(
            """SELECT article_id, speaker, count(*) AS quotes FROM quotes
            WHERE speaker IS NOT NULL AND list_contains($ids, article_id) GROUP BY article_id, speaker
            ORDER BY article_id, quotes DESC, min(start), speaker""",
            {"ids": list(article_ids) or [""]},
        )
    )


def speaker_place(corpus: Corpus, filters: Filters, words: str, order: str, speaker: str) -> Place | None:
    """Where a speaker stands in the list; None where not in it."""
    return place(corpus, quoted(filters, words), "speaker", SPEAKER_ORDERS[order], speaker)


def article_place(corpus: Corpus, filters: Filters, words: str, order: str, article_id: str) -> Place | None:
    """Where an article stands in the list; None where it is not in it."""
    return place(corpus, titled(filters, words), "article_id", ARTICLE_ORDERS[order], article_id)


def place(corpus: Corpus, every: Asked, id_: str, order: str, wanted: str) -> Place | None:
    """Where one stands among `every` in an order, by its id."""
    found = corpus.ask(
        Asked(
            f"""SELECT * FROM (
                SELECT {id_} AS id, row_number() OVER (ORDER BY {order}) AS place, count(*) OVER () AS total,
                lag({id_}) OVER (ORDER BY {order}) AS before, lead({id_}) OVER (ORDER BY {order}) AS after
                FROM ({every.sql}))
            WHERE id = $wanted""",
            {**every.given, "wanted": wanted},
        )
    )
    if found.empty:
        return None
    row = found.iloc[0]
    before, after = (str(row[side]) if isinstance(row[side], str) else None for side in ("before", "after"))
    return Place(wanted, int(row["place"]), int(row["total"]), before, after)


def activity(corpus: Corpus, filters: Filters, names: Sequence[str], shown: Strip) -> dict[str, list[int]]:
    """How many distinct quotes each of some speakers has in each bar of a strip; what lies in none of them is not
    counted."""
    counted = {name: [0] * len(shown.bars) for name in names}
    if shown.bars.empty:
        return counted
    q = once(quotes_where(filters).narrowed(["list_contains($listed, speaker)"], listed=list(names) or [""]), "speaker")
    starts, ends = shown.bars["start"], shown.bars["end"]
    hour = hour_within((day_of(starts.iloc[0]), day_of(ends.iloc[-1])) if shown.grain == "hour" else None)
    found = corpus.ask(
        Asked(
            f"""SELECT speaker, date_earliest AS "first", date_latest AS "last", {hour.sql} AS "hour",
            count(*) AS quotes FROM ({q.sql})
            WHERE date_earliest IS NOT NULL AND date_latest IS NOT NULL
            GROUP BY speaker, date_earliest, date_latest{by_hour(hour)}
            ORDER BY speaker, "first", "last", "hour" ASC NULLS LAST""",
            {**q.given, **hour.given},
        )
    )
    placed = dated(found)
    first, last = (placed[edge].to_numpy() for edge in ("first", "last"))
    at = np.searchsorted(pd.to_datetime(starts).to_numpy(), first, side="right") - 1
    inside = (at >= 0) & (last < (pd.to_datetime(ends) + unit_of(ends.iloc[-1])).to_numpy()[at])
    for name, bar, n in zip(placed["speaker"][inside], at[inside], placed["quotes"][inside], strict=True):
        counted[name][bar] += int(n)
    return counted
