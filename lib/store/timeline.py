"""When it was: quotes and articles under the filters, in lanes, by the days that they may lie on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd

from lib.store.edition_sql import ARTICLE
from lib.store.filters import Asked, Filters, articles_left, once, page, quotes_where
from lib.store.names import Names
from lib.store.query import Corpus, of_quotes
from lib.store.strip import Days, by_hour, day_of, hour_within

# What a lane may be of.
OF = ("kind", "speaker", "outlet", "entity")
# Lanes that a page can show; the others are one.
LANES = 12


def lanes(corpus: Corpus, filters: Filters, of: str, limit: int = LANES) -> pd.DataFrame:
    """`lane, things, every`: the fullest lanes, how many things each holds, and how many lanes there are.

    Lanes are `of` a `kind` (lanes `article`, `quote`), a `speaker` or an `entity` (distinct quotes), or an `outlet`
    (articles). What has no speaker or outlet is in the lane of no name. A quote is in the lane of each entity that it
    names."""
    t = in_lanes(filters, of, None)
    return corpus.ask(
        Asked(
            f"""SELECT lane, count(*) AS things, count(*) OVER () AS every FROM ({t.sql})
            GROUP BY lane ORDER BY things DESC, lane LIMIT $page""",
            {**t.given, "page": limit},
        )
    )


def days(corpus: Corpus, filters: Filters, of: str, shown: Names, hours: Days | None = None) -> pd.DataFrame:
    """`lane, part, first, last, hour, n`: how many things of a lane may lie between two days (missing where undated),
    by their `part` (the type of quotes, `article`), and of those that lie between the days `hours` in which hour, as
    far as that is known. Lanes that are not `shown` are one, whose name is missing; there a quote that names several is
    one."""
    t, hour = in_lanes(filters, of, shown), hour_within(hours, "earliest", "latest")
    return corpus.ask(
        Asked(
            f"""SELECT lane, part, earliest AS "first", latest AS "last", {hour.sql} AS "hour", count(*) AS n
            FROM ({t.sql}) GROUP BY lane, part, earliest, latest{by_hour(hour)}
            ORDER BY lane ASC NULLS LAST, part, "first" ASC NULLS LAST, "last" ASC NULLS LAST, "hour" ASC NULLS LAST""",
            {**t.given, **hour.given},
        )
    )


def in_lanes(filters: Filters, of: str, shown: Names | None) -> Asked:
    """`lane, part, earliest, latest, hour, place, nth` of everything that is counted (an article has no `nth`, a
    quote's): once for each of the lanes `shown` (None: of all lanes), and once for all others, whose lane is
    missing."""
    lane = "{}" if shown is None else "CASE WHEN list_contains($shown, {0}) THEN {0} END"
    chosen = {} if shown is None else {"shown": list(shown) or ["\0"]}
    days_ = "date_earliest AS earliest, date_latest AS latest, hour"
    quote, article = (
        f"type AS part, {days_}, place, nth",
        f"'article' AS part, {days_}, place, CAST(NULL AS BIGINT) AS nth",
    )
    if of == "entity":
        q = once(quotes_where(filters))
        # Names share quotes: a quote that names several of the others is one thing among them.
        name = lane.format("entity")
        return Asked(
            f"""SELECT n.lane, q.type AS part, q.date_earliest AS earliest, q.date_latest AS latest,
                q.hour, q.place, q.nth
            FROM ({q.sql}) q JOIN (SELECT DISTINCT nth, {name} AS lane FROM named) n ON q.nth = n.nth""",
            {**q.given, **chosen},
        )
    a = articles_left(filters)
    if of == "outlet":
        outlet = lane.format("coalesce(outlet, '')")
        return Asked(f"SELECT {outlet} AS lane, {article} FROM ({a.sql})", {**a.given, **chosen})
    if of == "speaker":
        q, who = once(quotes_where(filters), "speaker"), lane.format("coalesce(speaker, '')")
        return Asked(f"SELECT {who} AS lane, {quote} FROM ({q.sql})", {**q.given, **chosen})
    q, (articles, quotes) = once(quotes_where(filters)), (lane.format(f"'{kind}'") for kind in ("article", "quote"))
    return Asked(
        f"""SELECT {articles} AS lane, {article} FROM ({a.sql})
            UNION ALL SELECT {quotes} AS lane, {quote} FROM ({q.sql})""",
        {**a.given, **q.given, **chosen},
    )


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its lane (None for all others) among those `shown`, and its first and last day, or the moments its first
    and last hour begin. `wide` is one of what is known to lie between just these two days; else it holds what lies
    within them."""

    of: str
    lane: str | None
    shown: Names
    start: date
    end: date
    wide: bool = False


def behind(filters: Filters, bar: Bar) -> Asked:
    """`place, nth` of what stands behind a bar."""
    t = in_lanes(filters, bar.of, bar.shown)
    given: dict[str, Any] = {"bar_start": day_of(bar.start), "bar_end": day_of(bar.end)}
    here = (
        ["earliest = $bar_start", "latest = $bar_end"] if bar.wide else ["earliest >= $bar_start", "latest <= $bar_end"]
    )
    if isinstance(bar.start, datetime):
        here.append("hour IS NULL" if bar.wide else "hour = $bar_hour")
        given |= {} if bar.wide else {"bar_hour": bar.start.hour}
    if bar.lane is None:
        return t.narrowed(["lane IS NULL", *here], **given)
    return t.narrowed(["lane = $bar_lane", *here], **given, bar_lane=bar.lane)


def quotes_behind(corpus: Corpus, filters: Filters, bar: Bar, limit: int | None = None, skip: int = 0) -> pd.DataFrame:
    """The quotes behind a bar, newest first: rows as of query.quotes."""
    b, every = behind(filters, bar), quotes_where(filters)
    kept = Asked(f"SELECT * FROM quotes WHERE nth IN (SELECT nth FROM ({b.sql}))", b.given)
    return of_quotes(corpus, kept, every, limit, skip)


def articles_behind(
    corpus: Corpus, filters: Filters, bar: Bar, limit: int | None = None, skip: int = 0
) -> pd.DataFrame:
    """The articles behind a bar, newest first: rows as of query.articles."""
    b = behind(filters, bar)
    cut, given = page(limit, skip)
    return corpus.ask(
        Asked(
            f"""SELECT {ARTICLE} FROM articles WHERE place IN (SELECT place FROM ({b.sql}))
            ORDER BY date_latest DESC NULLS LAST, article_id {cut}""",
            {**b.given, **given},
        )
    )


def each(corpus: Corpus, filters: Filters, of: str, shown: Names) -> pd.DataFrame:
    """`lane, part, first, last, hour, article_id, quote_id, words, who, outlet`: every dated thing by itself, in time;
    `words` are a quote's, or an article's title (missing where it has none), `who` speaks. Only for as few as are drawn
    one by one."""
    t = in_lanes(filters, of, shown)
    return corpus.ask(
        Asked(
            f"""SELECT t.lane, t.part, t.earliest AS "first", t.latest AS "last", t.hour, a.article_id, q.quote_id,
            coalesce(q.text, a.title) AS words, q.speaker AS who, a.outlet
            FROM ({t.sql}) t JOIN articles a ON t.place = a.place
            LEFT JOIN quotes q ON t.nth = q.nth
            WHERE t.earliest IS NOT NULL AND t.latest IS NOT NULL
            ORDER BY t.earliest, t.latest, t.hour ASC NULLS FIRST, a.article_id, q.start, q.quote_id,
                t.lane ASC NULLS LAST""",
            t.given,
        )
    )
