"""What the Overview shows of the quotes under the filters, each a click away from the page that has the rest."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from lib.store import languages, query
from lib.store.filters import Filters
from lib.store.query import Corpus
from lib.views import charts, links, ranking, reading_list
from lib.views.downloads import Whole, table_buttons
from lib.views.look import BLUE, PURPLE
from lib.views.metric_cards import Figure, boxes
from lib.views.ranking import Part, Ranking
from lib.views.wording import change, counted, day, label_of, number, say

# Names in a ranking; and so many of the most widely carried quotes: the Quotes page has all in this order.
SHOWN, CARRIED = 15, 5
# The figures, and what each counts.
COUNTED = ("articles", "quotes", "speakers", "unknown")


def figures(found: dict[str, int], was: dict[str, int] | None, earlier: Filters | None) -> None:
    """Draws the figures of query.counts, each with its change against those of the days before (`was`), where these are
    asked."""
    told = {
        "articles": say("overview-articles-counts", outlets=counted(found["outlets"], "outlet")),
        "quotes": say("overview-quotes-counts", n=found["distinct"]),
        "speakers": say("overview-speakers-counts"),
        "unknown": say("overview-unknown-counts"),
    }
    boxes(
        [
            Figure(
                say(f"overview-{key}"),
                number(found[key]),
                told[key],
                change=change(found[key], was[key]) if was else "",
            )
            for key in COUNTED
        ]
    )
    if earlier and earlier.since and earlier.until:
        st.caption(say("overview-before", since=day(earlier.since), until=day(earlier.until)))


def speakers(corpus: Corpus, frame: pd.DataFrame, every: int, earlier: Filters | None) -> None:
    """Draws who speaks most (frame of query.by_speaker); a name opens the speaker's page."""
    if earlier:
        frame = frame.assign(before=frame["speaker"].map(query.said_by(corpus, earlier, frame["speaker"].tolist())))
    ranking.draw(
        Ranking(
            frame,
            names="speaker",
            parts=tuple(Part(kind, label_of("type", kind), colour) for kind, colour in charts.COLOURS.items()),
            heading=say("overview-who"),
            alt=say("overview-who-alt"),
            page="speakers",
            parameter="who",
            file="speakers",
            figure=charts.speakers,
        ),
        say("overview-who-click", n=len(frame), all=int(every)),
    )


def about(frame: pd.DataFrame) -> None:
    """Draws who and what quotes name most (frame of names.about); a name leads to the quotes that name it."""
    if len(frame):
        ranking.draw(narrowing(frame, "about", "name", "entity", PURPLE, charts.about), say("overview-about-click"))


def outlets(frame: pd.DataFrame, every: int) -> None:
    """Draws the outlets with most quotes (frame of query.by_outlet); one leads to its quotes."""
    if len(frame):
        ranking.draw(
            narrowing(frame, "outlets", "outlet", "outlet", BLUE, charts.outlets),
            say("overview-outlets-click", n=len(frame), all=int(every)),
        )


def narrowing(
    frame: pd.DataFrame,
    what: str,
    names: str,
    parameter: str,
    colour: str,
    figure: Callable[[pd.DataFrame], go.Figure],
) -> Ranking:
    """A ranking whose names, in the column `names`, lead to the Quotes page with one filter (`parameter`) more."""
    return Ranking(
        frame,
        names=names,
        parts=(Part("quotes", say("chart-distinct"), colour),),
        heading=say(f"overview-{what}"),
        alt=say(f"overview-{what}-alt"),
        page="quotes",
        parameter=parameter,
        file=f"most_{what}",
        figure=figure,
    )


def carried(corpus: Corpus, asked: Filters, rows: pd.DataFrame, distinct: int) -> None:
    """Draws the most widely carried quotes to read (frame of query.quotes); one that is chosen opens in its article."""
    st.subheader(say("overview-carried"))
    quote, _, opened = reading_list.draw(rows, languages.of(corpus, tuple(rows["article_id"])), "carried")
    table_buttons(
        rows, "widely_carried", Whole(distinct, lambda: query.quotes(corpus, asked, distinct=True, order="carried"))
    )
    if quote or opened:
        links.go("pages/articles.py", article=str(quote or opened).rpartition("-")[0], quote=quote or opened, jump=True)
