"""What has been read and is not kept yet: shown as a table whose title, outlet and date can be put right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st

from lib.calendar_values import written
from lib.messages import together
from lib.reading.confined import read_data
from lib.reading.faults import Item
from lib.reading.fetch import read_addresses
from lib.reading.pending import Pending
from lib.records import Article, Problem
from lib.views.wording import localized, say

COLUMNS = ["keep", "title", "outlet", "date", "language", "characters", "begins", "notes", "file"]


@dataclass(frozen=True, slots=True)
class Incoming:
    """What was read: its items on disk, a table of the articles and one of the problems; `number` tells it from the
    one before."""

    pending: Pending
    articles: pd.DataFrame
    problems: pd.DataFrame
    number: int

    def shown(self) -> pd.DataFrame:
        """The table of articles, its notes in the screen's language."""
        return self.articles.assign(notes=[localized(n) for n in self.articles["notes"]])


def row(article: Article) -> dict[str, object]:
    """The row of an article, as COLUMNS has it."""
    begins = " ".join(article.text[article.body.start : article.body.start + 160].split())
    return {
        "keep": True,
        "title": article.title or "",
        "outlet": article.outlet or "",
        "date": article.date.edtf if article.date else "",
        "language": article.language,
        "characters": len(article.text),
        "begins": begins,
        "notes": together(article.notes) if article.notes else "",
        "file": article.origin,
    }


def table(rows: list[dict[str, object]], columns: list[str], said: str) -> pd.DataFrame:
    """Rows as a frame, with messages in the column `said`: by itself pandas keeps their English sentences only."""
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(**{said: pd.Series([r[said] for r in rows], dtype=object)})


def received(items: Iterable[Item]) -> Incoming:
    """Reads items to their end and puts them on disk; their tables: one row an article (`keep (bool), title, outlet,
    date (EDTF), language, characters (int64), begins, notes, file`), one a problem."""
    pending, rows, problems = Pending(), [], []
    for item in pending.put(items):
        if isinstance(item, Article):
            rows.append(row(item))
        else:
            problems.append(asdict(item))
    number = st.session_state.get("readings", 0) + 1
    st.session_state["readings"] = number
    articles, unread = table(rows, COLUMNS, "notes"), table(problems, list(Problem.__slots__), "message")
    return Incoming(pending, articles, unread, number)


def of_files(files: Iterable[tuple[str, bytes]], repair: bool) -> Incoming:
    """What files hold, by name and bytes. A button stops the reading, at any file."""
    with st.status(say("corpus-reading"), expanded=True) as status:
        st.button(say("corpus-reading-stop"), icon=":material/front_hand:", help=say("corpus-reading-stop-help"))
        line = st.empty()

        def items() -> Iterator[Item]:
            for done, (name, data) in enumerate(files):

                def told(done: int = done, name: str = name) -> None:
                    line.text(say("corpus-reading-next", done=done, name=name))

                told()
                yield from read_data(data, name, repair=repair, waiting=told)

        found = received(items())
        status.update(label=say("corpus-was-read"), state="complete", expanded=False)
    return found


def of_addresses(addresses: list[str], whole: bool) -> Incoming:
    """What addresses hold. A button stops the fetching, at any address."""
    with st.status(say("corpus-fetching"), expanded=True) as status:
        st.button(say("corpus-fetch-stop"), icon=":material/front_hand:", help=say("corpus-fetch-stop-help"))
        line = st.empty()

        def told(done: int, name: str) -> bool:
            line.text(say("corpus-fetch-next", done=done, name=name))
            return True

        found = received(read_addresses(addresses, whole=whole, progress=told))
        status.update(label=say("corpus-fetched"), state="complete", expanded=False)
    return found


def wrong_dates(incoming: Incoming, frame: pd.DataFrame) -> list[tuple[str, str]]:
    """The file and the value of each date of an edited table that is none."""
    found = []
    for before, after in zip(incoming.articles["date"], frame.to_dict("records"), strict=True):
        value = str(after["date"] or "").strip()
        if after["keep"] and value and value != before and written(value) is None:
            found.append((after["file"], value))
    return found


def kept(incoming: Incoming, frame: pd.DataFrame) -> Iterator[Item]:
    """The items to keep, articles as the edited table has them, one in memory at a time."""
    rows = iter(frame.to_dict("records"))
    for item in incoming.pending.items():
        if isinstance(item, Problem):
            yield item
        elif (wanted := next(rows))["keep"]:
            yield edited(item, wanted)


def edited(article: Article, row: Mapping[Any, Any]) -> Article:
    """An article with title, outlet and date as a row has them."""
    value = str(row["date"] or "").strip()
    same = bool(article.date and article.date.edtf == value)
    return replace(
        article,
        title=str(row["title"] or "").strip() or None,
        outlet=str(row["outlet"] or "").strip() or None,
        date=article.date if same else written(value) if value else None,
    )
