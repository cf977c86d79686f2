"""Quotes as a list to read: the whole words said, who said them, where; one is chosen by a click or by keys, several
are ticked."""

from __future__ import annotations

from collections.abc import Mapping
from html import unescape
from typing import Any

import pandas as pd
import streamlit as st

from lib.views import links
from lib.views.browser import component
from lib.views.offices import office
from lib.views.wording import format_edtf, label_of, percent, say

# Quotes on a page: each is some lines to read.
PAGE = 25
# What the list can be in the order of and grouped by; the order that each group needs.
GROUPS = {"day": "newest", "speaker": "speaker", "outlet": "outlet"}
MARKS = {"direct": "“{}”", "mixed": "{}", "indirect": "{}"}


def about(row: Mapping[str, Any]) -> str:
    """What stands below a quote: outlet, day, type, in how many outlets, how sure the speaker is, what an analyst
    said."""
    outlets = int(row["outlets"])
    sure = row["confidence"] if isinstance(row["speaker"], str) and not isinstance(row["reviewed"], str) else None
    parts = [
        row["outlet"] if isinstance(row["outlet"], str) else "",
        format_edtf(row["date"]),
        label_of("type", row["type"]),
        say("read-outlets", n=outlets)
        if outlets > 1
        else say("read-places", n=int(row["places"]))
        if row["places"] > 1
        else "",
        say("sure", share=percent(float(sure))) if sure is not None and pd.notna(sure) else "",
        label_of("reviewed", row["reviewed"]),
    ]
    return " · ".join(p for p in parts if p)


def group_of(row: Mapping[str, Any], by: str | None) -> str | None:
    """The heading that a quote stands under."""
    if by == "day":
        return format_edtf(row["date"]) or say("name-undated")
    if by == "speaker":
        return row["speaker"] if isinstance(row["speaker"], str) else say("speaker-unknown")
    if by == "outlet":
        return row["outlet"] if isinstance(row["outlet"], str) else say("places-no-outlet")
    return None


def item(row: Mapping[Any, Any], language: str, by: str | None) -> dict[str, Any]:
    """A quote as the list shows it; direct speech in marks, what is mixed with those of its text."""
    named = isinstance(row["speaker"], str)
    shown = {
        "id": row["quote_id"],
        "who": row["speaker"] if named else say("speaker-unknown"),
        "office": office(row),
        "text": MARKS[row["type"]].format(row["text"]),
        "language": language,
        "about": about(row),
        "href": unescape(links.to("speakers", name=row["speaker"])) if named else "",
    }
    if isinstance(row.get("translation"), str):
        shown["translation"] = row["translation"]
    group = group_of(row, by)
    return shown if group is None else {**shown, "group": group}


def draw(
    rows: pd.DataFrame,
    languages: Mapping[str, str],
    key: str,
    *,
    by: str | None = None,
    into: str = "",
) -> tuple[str | None, list[str], str | None]:
    """Draws quotes (rows of query.quotes, perhaps with `translation` in the language `into`), grouped by `by` where it
    is given. Gives back the id of the quote that is chosen, those that are ticked, and the one that is to be opened."""
    held = st.session_state.get(key)
    ticked, chosen = list(getattr(held, "ticked", None) or []), getattr(held, "chosen", None)
    data = {
        "items": [item(row, languages[row["article_id"]], by) for row in rows.to_dict("records")],
        "key": key,
        "into": into,
        "chosen": chosen,
        "ticked": ticked,
        "words": {word: say(f"read-{word}") for word in ("list", "tick", "keys")},
    }
    said = component("reading_list")(
        data=data,
        key=key,
        default={"chosen": chosen, "ticked": ticked},
        on_chosen_change=nothing,
        on_ticked_change=nothing,
        on_open_change=nothing,
    )
    ids = set(rows["quote_id"])
    opened = getattr(said, "open", None)
    picked = said.chosen if said.chosen in ids else None
    return picked, [t for t in said.ticked or [] if t in ids], opened if opened in ids else None


def nothing() -> None:
    """Streamlit hears of a component's state only where something is to be called."""
