"""The choice of a speaker or an article, shared by the pages that show one: a list, and the chosen one in its place.

The address says it all: who or which article is shown (`who`, `article`), which words the list is searched for (`find`)
and its order (`sort`); without the first the list is shown. What other pages ask for (`links.go`) becomes a part of the
address here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import unescape
from typing import Any

import pandas as pd
import streamlit as st

from lib.store import lists, query
from lib.store.filters import Filters
from lib.store.lists import Place
from lib.store.query import Corpus
from lib.store.strip import Strip, of_quotes
from lib.views import choice_list, filters, keyboard, links, tables, url_state
from lib.views.downloads import Whole, table_buttons
from lib.views.inert import named, one_line, shortened
from lib.views.lane_chart import span
from lib.views.offices import office
from lib.views.wording import counted, day, format_edtf, labels_of, say

# Rows of a page: each is some lines to read.
PAGE = 25
# Of an article so many speakers are named, and so many characters of its beginning are shown.
SPEAKING, OPENING = 3, 240


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen from: its name in keys and words, the part of the address that names the chosen one, how pages
    that link to one name it, the column of its id, its orders (the usual one first), and its questions: how many, some
    rows, where one stands, and the rows as a list shows them, with what is to say of them."""

    name: str
    parameter: str
    link: str
    id: str
    orders: tuple[str, ...]
    count: Callable[[Corpus, Filters, str], int]
    rows: Callable[[Corpus, Filters, str, str, int | None, int], pd.DataFrame]
    place: Callable[[Corpus, Filters, str, str, str], Place | None]
    items: Callable[[Corpus, Filters, pd.DataFrame], tuple[list[dict[str, Any]], str]]

    @property
    def key(self) -> str:
        """The key of its list."""
        return f"list_{self.name}"


def one(corpus: Corpus, asked: Filters, choice: Choice, page: str, above: Callable[[], None] = lambda: None) -> str:
    """The id of the one that is chosen, with the way back and to its neighbours drawn above it. Where none is, the list
    is drawn under the name of the page and what belongs `above` it, and the page ends."""
    there_are = choice.count(corpus, asked, "")
    wanted = asked_for(choice)
    found = standing(corpus, asked, choice, wanted or (only(corpus, asked, choice) if there_are == 1 else None))
    if found is None:
        st.title(say(f"page-{page}"))
        above()
        if wanted:
            st.warning(say(f"list-gone-{choice.name}", name=named(wanted)), icon=":material/search:")
        if there_are:
            listed(corpus, asked, choice, page, there_are)
        else:
            filters.nothing_left(asked, choice.name)
        st.stop()
    if there_are > 1:
        bar(choice, found, asked)
    return found.id


def only(corpus: Corpus, asked: Filters, choice: Choice) -> str:
    """The id of the only one that the filters leave."""
    return str(choice.rows(corpus, asked, "", choice.orders[0], 1, 0)[choice.id].iloc[0])


def standing(corpus: Corpus, asked: Filters, choice: Choice, wanted: str | None) -> Place | None:
    """Where the one that is asked for stands in its list; where the search does not hold it, the search is over: a link
    is none."""
    if wanted is None:
        return None
    words, order = searched(choice)
    found = choice.place(corpus, asked, words, order, wanted)
    if found is None and words:
        found = choice.place(corpus, asked, "", order, wanted)
        url_state.write_value("find", "" if found else words)
    return found


def asked_for(choice: Choice) -> str | None:
    """The one that another page, a link or the address asks for; from now on the address names it."""
    linked = st.query_params.get(choice.link)
    if linked:
        url_state.write_value(choice.link, "")
    if choice is ARTICLES and not st.session_state.get(choice.parameter):
        linked = quoted_in(linked)
    wished = st.session_state.pop(choice.parameter, None) or linked
    if wished:
        url_state.write_value(choice.parameter, str(wished))
    return st.query_params.get(choice.parameter)


def quoted_in(linked: str | None) -> str | None:
    """The article that a link names, or the quote in it; the quote is the one that is chosen in its text."""
    quote = st.query_params.get("quote")
    if linked or (quote and "article" not in st.query_params):
        st.session_state["quote"], st.session_state["jump"] = quote, True
        return linked or str(quote).rpartition("-")[0]  # a quote's id begins with its article's
    return None


def searched(choice: Choice) -> tuple[str, str]:
    """The words and the order of the list: as they stand in it, else as the address has them."""
    find, order = choice_list.typed(choice.key)
    words = st.query_params.get("find", "") if find is None else find
    order = st.query_params.get("sort") if order is None else order
    order = order if order in choice.orders else choice.orders[0]
    url_state.write_value("find", words)
    url_state.write_value("sort", "" if order == choice.orders[0] else order)
    return words, order


def take(choice: Choice, wanted: str) -> None:
    """Chooses one."""
    url_state.write_value(choice.parameter, wanted)


def back(choice: Choice, place: Place, of: object) -> None:
    """Goes back to the page of the list that holds the one that was chosen."""
    url_state.write_value(choice.parameter, "")
    st.session_state[tables.leaf_key(choice.name, of)] = (place.place - 1) // PAGE + 1
    st.session_state["came_from"] = place.id


def bar(choice: Choice, place: Place, asked: Filters) -> None:
    """Draws the way back to the list and to the neighbours of the one that is chosen."""
    of = (asked, *searched(choice))
    with st.container(horizontal=True, vertical_alignment="center", key="choice_bar"):
        st.button(
            say(f"list-all-{choice.name}"),
            icon=":material/arrow_back:",
            key="choice_back",
            on_click=back,
            args=(choice, place, of),
        )
        for side, icon, there in (("before", "chevron_left", place.before), ("after", "chevron_right", place.after)):
            st.button(
                say(f"list-{side}"),
                icon=f":material/{icon}:",
                key=f"choice_{side}",
                help=say(f"list-{side}-help"),
                type="tertiary",
                disabled=there is None,
                on_click=take,
                args=(choice, there),
            )
        st.caption(say("list-place", place=int(place.place), all=int(place.total)))
    keyboard.press(p="choice_before", n="choice_after")


def listed(corpus: Corpus, asked: Filters, choice: Choice, page: str, there_are: int) -> None:
    """Draws a page of the list, its pager and the downloads of all of it; `there_are` so many without a search."""
    words, order = searched(choice)
    total = choice.count(corpus, asked, words) if words else there_are
    skip, above = tables.leaf(total, choice.name, (asked, words, order), PAGE)
    rows = choice.rows(corpus, asked, words, order, PAGE, skip)
    items, note = choice.items(corpus, asked, rows)
    for item in items:
        item["href"] = unescape(links.to(page, **{choice.parameter: item["id"]}))
    shown = choice_list.Shown(
        items,
        f"{told(choice, total, skip, len(items))} {note}".strip() if items else told(choice, total, skip, 0),
        words,
        order,
        labels_of(f"list-{choice.name}", choice.orders),
        {
            "list": say(f"page-{choice.name}"),
            "find": say(f"list-find-{choice.name}"),
            "sort": say("read-order"),
            "keys": say("list-keys") if items else "",
        },
        st.session_state.pop("came_from", None),
    )
    with above:
        choice_list.draw(shown, choice.key, partial(take, choice))
    if total:
        table_buttons(rows, choice.name, Whole(total, lambda: choice.rows(corpus, asked, words, order, None, 0)))


def told(choice: Choice, total: int, skip: int, n: int) -> str:
    """What stands above the rows: which of how many they are."""
    if not total:
        return say(f"list-none-{choice.name}")
    return say(f"list-shown-{choice.name}", first=skip + 1, last=skip + n, all=total)


def speaker_items(corpus: Corpus, asked: Filters, rows: pd.DataFrame) -> tuple[list[dict[str, Any]], str]:
    """Speakers as a list shows them, with bars of the stretch that all quotes under the filters have; and what that
    is."""
    shown = of_quotes(corpus, asked)
    bars = lists.activity(corpus, asked, rows["speaker"].tolist(), shown)
    return [speaker_item(row, bars[row["speaker"]], shown) for row in rows.to_dict("records")], stretch(shown)


def speaker_item(row: dict[Any, Any], bars: list[int], shown: Strip) -> dict[str, Any]:
    """A speaker: office, quotes over time, how many, and when last."""
    last = say("list-last", day=format_edtf(row["last_date"])) if pd.notna(row["last"]) else say("name-undated")
    item = {
        "id": row["speaker"],
        "name": row["speaker"],
        "office": office(row),
        "facts": [say("list-distinct", n=int(row["quotes"])), last],
    }
    return {**item, "bars": bars, "alt": in_words(bars, shown)} if bars else item


def stretch(shown: Strip) -> str:
    """What the bars of all rows show: their grain, from when to when; nothing where no quote has a day."""
    if shown.bars.empty:
        return ""
    first, last = day(shown.bars["start"].iloc[0]), day(shown.bars["end"].iloc[-1])
    return say(f"list-bars-{shown.grain}", first=first, last=last)


def in_words(bars: list[int], shown: Strip) -> str:
    """What a row's bars show: the most in one of them and when that was."""
    most = max(bars)
    peak = (
        say("list-bars-most", n=most, when=span(*shown.bars.loc[bars.index(most), ["start", "end"]]))
        if most
        else say("list-bars-none")
    )
    return f"{stretch(shown)} {peak}"


def article_items(corpus: Corpus, asked: Filters, rows: pd.DataFrame) -> tuple[list[dict[str, Any]], str]:
    """Articles as a list shows them; there is nothing to say of them together."""
    speak = lists.who_speaks(corpus, rows["article_id"].tolist())
    named_in: dict[str, list[str]] = {}
    for article, speaker in zip(speak["article_id"], speak["speaker"], strict=True):
        named_in.setdefault(article, []).append(speaker)
    return [article_item(row, named_in.get(str(row["article_id"]), [])) for _, row in rows.iterrows()], ""


def article_item(row: pd.Series, speak: list[str]) -> dict[str, Any]:
    """An article: title, outlet, day, number of quotes, first words, who speaks in it."""
    outlet = row["outlet"] if isinstance(row["outlet"], str) else ""
    more = f" + {len(speak) - SPEAKING}" if len(speak) > SPEAKING else ""
    return {
        "id": row["article_id"],
        "name": one_line(tables.title(row)),
        "language": row["language"],
        "about": " · ".join(p for p in (outlet, format_edtf(row["date"]), counted(int(row["n_quotes"]), "quote")) if p),
        "opening": opening(row["opening"], row["title"]),
        "speaking": say("list-speaking", names=", ".join(speak[:SPEAKING]) + more) if speak else "",
    }


def opening(text: str, title: object) -> str:
    """The first words of a text, without its title where it begins with that."""
    words, heading = one_line(text), one_line(title) if isinstance(title, str) else ""
    return shortened(words.removeprefix(heading).lstrip(" .:–—-"), OPENING)


SPEAKERS = Choice(
    "speakers",
    "who",
    "name",
    "speaker",
    tuple(lists.SPEAKER_ORDERS),
    lists.speaker_count,
    lists.speakers,
    lists.speaker_place,
    speaker_items,
)
ARTICLES = Choice(
    "articles",
    "article",
    "open",
    "article_id",
    tuple(lists.ARTICLE_ORDERS),
    query.article_count,
    lists.articles,
    lists.article_place,
    article_items,
)
