"""Every question that a page of the dashboard asks of the store, by name, and filters to ask it under: for comparing
engines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd

from lib.search import parsed
from lib.store import (
    choices,
    languages,
    lists,
    monthly,
    names,
    profile,
    query,
    search,
    strip,
    text_dates,
    ties,
    timeline,
)
from lib.store.filters import Filters
from lib.store.query import Corpus
from lib.store.text_dates import Of
from lib.store.timeline import Bar

# Filters of all kinds, one of which leaves nothing.
FILTERS = {
    "none": Filters(),
    "narrow": Filters(
        since=date(2020, 3, 1), until=date(2021, 6, 30), outlets=("Warta Kita", "Harian Pagi"),
        speakers=("Rina Wulandari", "Kenji Morita"), types=("direct", "indirect"),
    ),
    "named": Filters(entities=("Iran",), words="setuju"),
    "without": Filters(not_outlets=("Warta Kita",), not_speakers=("Rina Wulandari",), not_entities=("Jepang",)),
    "typed": Filters(types=("indirect", "mixed"), until=date(2021, 6, 30), not_entities=("Jepang",)),
    "nothing": Filters(words="tidak ada yang berkata begini"),
}  # fmt: skip
TOP = ["Iran", "Jepang", "Jakarta", "Rusia"]
STRETCH = (date(2020, 5, 1), date(2020, 8, 31))
BAR = Bar("entity", None, ("Iran",), *STRETCH)

QUESTIONS: dict[str, Callable[[Corpus, Filters], object]] = {
    "counts": query.counts,
    "quotes": query.quotes,
    "distinct quotes": lambda c, f: query.quotes(c, f, distinct=True),
    "places of a quote": lambda c, f: query.places(
        c, query.quotes(c, Filters(), distinct=True).sort_values(["places", "quote_id"])["quote_id"].iloc[-1]
    ),
    "search: quotes": lambda c, f: search.quotes(c, f, parsed("about:jepang -sejak after:2020")),
    "search: articles": lambda c, f: search.articles(c, f, parsed('"pintu air" speaker:rina before:2021-06')),
    "speakers": query.by_speaker,
    "speakers counted": lambda c, f: query.said_by(c, f, ["Rina Wulandari", "Kenji Morita", "nobody"]),
    "outlets": query.by_outlet,
    "articles": query.articles,
    "speakers of a list": lambda c, f: lists.speakers(c, f, "ra"),
    "speakers of a list, last seen first": lambda c, f: lists.speakers(c, f, "", "last", 5, 2),
    "speakers of a list, counted": lambda c, f: {"speakers": lists.speaker_count(c, f, "kepala")},
    "articles of a list": lambda c, f: lists.articles(c, f, "tentang", "outlet", 5, 1),
    "a place in a list": lambda c, f: {"place": lists.article_place(c, f, "", "quotes", "composed-1-3")},
    "who speaks": lambda c, f: lists.who_speaks(c, query.articles(c, f, 5)["article_id"].tolist()),
    "activity": lambda c, f: lists.activity(c, f, ["Rina Wulandari", "Kenji Morita"], strip.strip(strip.days(c, f))),
    "one article": lambda c, f: query.article(c, f, "composed-1-3"),
    "choices": lambda c, f: choices.offered(c),
    "choices counted": lambda c, f: choices.every(c),
    "languages": lambda c, f: languages.of(c, tuple(query.articles(c, f)["article_id"])),
    "dates past": lambda c, f: text_dates.listed(c, f, Of("past")),
    "dates to come": lambda c, f: text_dates.listed(c, f, Of("ahead"), 20, 5),
    "problems": lambda c, f: query.problems(c),
    "entities": names.by_entity,
    "entities by what they stand for": lambda c, f: names.by_entity(c, f, ("GPE", "LOC"), stands_for=True, limit=5),
    "other entities": lambda c, f: names.rest(names.by_entity(c, f, limit=3)),
    "sentences": lambda c, f: names.sentences(c, f, ("Iran",)),
    "sentences counted": lambda c, f: {"sentences": names.sentence_count(c, f, ("Iran", "Jepang"))},
    "days of names": lambda c, f: names.days(c, f, tuple(TOP)),
    "names changed": lambda c, f: names.changed(c, f, Filters(until=date(2020, 1, 31)), ("GPE",), True, 10),
    "named together": lambda c, f: ties.pairs(c, f, tuple(TOP)),
    "named in quotes": names.about,
    "who about whom": names.who_about_whom,
    "quotes about": lambda c, f: names.quotes_about(c, f, "Rina Wulandari", "Iran"),
    "roles of a speaker": lambda c, f: profile.roles(c, f, "Rina Wulandari"),
    "outlets of a name": lambda c, f: profile.outlets(c, f, "Kenji Morita"),
    "a name seen": lambda c, f: profile.seen(c, f, "Jepang"),
    "months of a speaker": lambda c, f: monthly.of_speaker(c, f, "Rina Wulandari"),
    "named beside": lambda c, f: profile.beside(c, f, "Iran"),
    "quotes about a name": lambda c, f: profile.about(c, f, "Iran"),
    "quotes about a name, counted": lambda c, f: {"quotes": profile.about_count(c, f, "Iran")},
    "a speaker heard": lambda c, f: profile.heard(c, f, "Rina Wulandari"),
    "repeated lines": lambda c, f: profile.repeated(c, f, "Rina Wulandari"),
    "dates counted": lambda c, f: {"dates": text_dates.count(c, f, Of("past", date(2019, 1, 1), date(2020, 12, 31)))},
    "days of dates": text_dates.days,
    "lanes of kinds": lambda c, f: timeline.lanes(c, f, "kind"),
    "lanes of speakers": lambda c, f: timeline.lanes(c, f, "speaker"),
    "lanes of entities": lambda c, f: timeline.lanes(c, f, "entity"),
    "days of kinds": lambda c, f: timeline.days(c, f, "kind", ("article", "quote")),
    "days of outlets": lambda c, f: timeline.days(c, f, "outlet", ("Warta Kita", "")),
    "days by hour": lambda c, f: strip.days(c, f, (STRETCH[0], STRETCH[0])),
    "hours of kinds": lambda c, f: timeline.days(c, f, "kind", ("article", "quote"), (STRETCH[0], STRETCH[0])),
    "days of entities": lambda c, f: timeline.days(c, f, "entity", tuple(TOP)),
    "each of a speaker": lambda c, f: timeline.each(c, f, "speaker", ("Rina Wulandari",)),
    "quotes behind a bar": lambda c, f: timeline.quotes_behind(c, f, BAR, 20, 5),
    "articles behind a bar": lambda c, f: timeline.articles_behind(
        c, f, Bar("outlet", "Warta Kita", ("Warta Kita",), *STRETCH)
    ),
}


def as_frame(found: object) -> pd.DataFrame:
    """An answer as a frame, whatever form it has."""
    if isinstance(found, pd.DataFrame):
        return found
    assert isinstance(found, dict)
    return pd.DataFrame([(k, str(v)) for k, v in found.items()], columns=["key", "value"])


def answer(corpus: Corpus, name: str, filters: str) -> pd.DataFrame:
    """The answer to one question under one of the filters, both by name."""
    return as_frame(QUESTIONS[name](corpus, FILTERS[filters]))
