"""When it was: everything under the filters, counted by day, month or year.

A thing is counted in the period that holds its first and its last possible day. What is known less exactly than the period
(a month, counted by day) is in no bar, and `lanes` says how many those are: nothing is left out without a word.
"""

from __future__ import annotations

from typing import Any

import ibis
import pandas as pd

from lib.store.lines import once
from lib.store.names import Names, named_quotes
from lib.store.query import Corpus, Filters, narrowed_articles, quotes_where

# How many characters of an ISO day name the period.
STEPS = {"day": 10, "month": 7, "year": 4}


def lanes(corpus: Corpus, filters: Filters, lane: str) -> pd.DataFrame:
    """`lane, things, dated, first, last, day, month, year`: a row a lane, the fullest first. `things` counts all of it, `dated`
    those whose days are known, `day, month, year` those known to the step at least.

    `lane` is `kind` (lanes `article`, `quote`, `date`), `speaker` or `entity` (distinct quotes), or `outlet` (articles). What has
    no speaker or outlet is in the lane of no name. A quote is in the lane of each entity that it names.
    """
    return corpus.ask(lane_rows, filters, lane)


def lane_rows(corpus: Corpus, filters: Filters, lane: str) -> Any:
    """The expression of `lanes`."""
    t = things(corpus, filters, lane)
    known = {step: t.count(where=periods(t, size)[0] == periods(t, size)[1]).fill_null(0) for step, size in STEPS.items()}  # fmt: skip
    grouped = t.group_by("lane").aggregate(
        things=t.count(), dated=t.count(where=t.earliest.notnull() & t.latest.notnull()).fill_null(0), first=t.earliest.min(), last=t.latest.max(), **known,
    )  # fmt: skip
    return grouped.order_by(ibis.desc("things"), "lane")


def bars(corpus: Corpus, filters: Filters, lane: str, step: str, shown: Names) -> pd.DataFrame:
    """`lane, period, n`: how many things of a lane lie in a period (`2020-10-16`, `2020-10` or `2020`, as `step` is day, month or
    year). Lanes that are not `shown` are one, whose name is missing; of entities, which share quotes, they are left out."""
    return corpus.ask(bar_rows, filters, lane, STEPS[step], shown)


def bar_rows(corpus: Corpus, filters: Filters, lane: str, size: int, shown: Names) -> Any:
    """The expression of `bars`; `size` characters name a period."""
    t = things(corpus, filters, lane)
    first, last = periods(t, size)
    t = t.mutate(period=first).filter(first == last)
    among = t.lane.isin(list(shown)) if shown else ibis.literal(False)
    t = t.filter(among) if lane == "entity" else t.mutate(lane=ibis.ifelse(among, t.lane, ibis.null("string")))
    grouped = t.group_by(["lane", "period"]).aggregate(n=t.count())
    return grouped.order_by(grouped.lane.asc(nulls_first=False), "period")


def periods(things_: Any, size: int) -> tuple[Any, Any]:
    """The names of the periods of the first and of the last possible day."""
    first, last = (things_[day].cast("string").substr(0, size) for day in ("earliest", "latest"))
    return first, last


def things(corpus: Corpus, filters: Filters, lane: str) -> Any:
    """`lane, earliest, latest` of everything that is counted."""
    if lane == "entity":
        q = named_quotes(corpus, filters, True)
        q = q.select("quote_id", lane="name", earliest="date_earliest", latest="date_latest").distinct()
        return q.drop("quote_id")
    if lane == "outlet":
        a = narrowed_articles(corpus, filters)
        return a.select(lane=a.outlet.fill_null(""), earliest="date_earliest", latest="date_latest")
    if lane == "speaker":
        q = once(corpus, quotes_where(corpus, filters), "speaker")
        return q.select(lane=q.speaker.fill_null(""), earliest="date_earliest", latest="date_latest")
    a, q = narrowed_articles(corpus, filters), once(corpus, quotes_where(corpus, filters))
    d = corpus.tables["dates"].semi_join(narrowed_articles(corpus, filters), "article_id")
    kinds = [
        t.select(lane=ibis.literal(kind), earliest=earliest, latest=latest)
        for kind, t, earliest, latest in (
            ("article", a, "date_earliest", "date_latest"),
            ("quote", q, "date_earliest", "date_latest"),
            ("date", d, "earliest", "latest"),
        )
    ]
    return kinds[0].union(*kinds[1:])


def dated(corpus: Corpus, filters: Filters, limit: int | None) -> pd.DataFrame:
    """Date expressions of the filtered articles, with `outlet` and `sentence_text`."""
    return corpus.ask(date_rows, filters, limit)


def date_rows(corpus: Corpus, filters: Filters, limit: int | None) -> Any:
    """The expression of `dated`."""
    d = corpus.tables["dates"].semi_join(narrowed_articles(corpus, filters), "article_id")
    d = d.order_by("earliest", "article_id", "start").limit(limit)
    s = corpus.tables["sentences"].rename(s_start="start", s_end="end")
    a = corpus.tables["articles"].select("article_id", "outlet", whole=lambda t: t.text)
    j = d.left_join(s, ["article_id", "sentence"]).join(a, "article_id")
    j = j.mutate(sentence_text=j.whole.substr(j.s_start, j.s_end - j.s_start))
    keep = ["article_id", "outlet", "text", "edtf", "earliest", "latest", "precision", "anchor", "sentence", "sentence_text"]  # fmt: skip
    return j.order_by("earliest", "article_id", "start").select(*keep)


def date_count(corpus: Corpus, filters: Filters) -> int:
    """How many date expressions stand in the filtered articles."""
    return int(corpus.ask(date_counts, filters)["dates"].sum())


def date_counts(corpus: Corpus, filters: Filters) -> Any:
    """The expression of `date_count`: one row, `dates`."""
    d = corpus.tables["dates"].semi_join(narrowed_articles(corpus, filters), "article_id")
    return d.aggregate(dates=d.count())
