"""The reader's desk: an article's untouched text with its layers, a note in the margin for every quote, keys to judge
them.

The text reaches the browser as text, never as HTML: the component sets it piece by piece. Offsets that come back count
Unicode characters of the article, as everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from threading import Lock
from typing import Any, Literal

import pandas as pd
import streamlit as st

from lib.records import Span
from lib.views import tables
from lib.views.browser import component
from lib.views.offices import office
from lib.views.wording import label_of, say

ACTS = {"accept": "a", "reject": "r", "edit": "e"}
WORDS = ("text", "notes", "add", "cut", "keys")


@dataclass(frozen=True, slots=True)
class Wish:
    """What an analyst asked for in the reader: to accept, reject or edit a quote, to add one or to cut one anew
    (`span`)."""

    what: Literal["accept", "reject", "edit", "add", "cut"]
    quote_id: str = ""
    span: Span | None = None


def notes(quotes: pd.DataFrame) -> list[dict[str, Any]]:
    """The margin's notes of an article's quotes: who speaks, under which rule it was found, what an analyst said of
    it."""
    found = []
    for row in quotes.sort_values(["start", "end"]).to_dict("records"):
        seen = row["reviewed"] if isinstance(row.get("reviewed"), str) else ""
        says = " · ".join(
            p
            for p in (
                office(row),
                label_of("type", row["type"]),
                say("mark-rule", rule=row["rule"]),
                tables.sureness(pd.Series(row)),
                say("quote-by-analyst", what=label_of("reviewed", seen)) if seen else "",
            )
            if p
        )
        found.append(
            {
                "id": row["quote_id"],
                "type": row["type"],
                "speaker": row["speaker"] if isinstance(row["speaker"], str) else say("speaker-unknown"),
                "says": says,
                "accepted": seen == "accepted",
            }
        )
    return found


def chosen_in(key: str) -> None:
    """Takes over the quote that was chosen in the text, before the page is drawn again."""
    said = getattr(st.session_state.get(key), "chosen", None)
    if isinstance(said, str):
        st.session_state["quote"] = said


@dataclass(slots=True)
class Taken:
    """What one desk has heard: the number of the last judgement it took, and the form it was asked for and has not
    opened."""

    last: int = 0
    form: Wish | None = None
    lock: Lock = field(default_factory=Lock)


def taken(key: str) -> Taken:
    """What the desk under this key has heard in this session: one object for all its runs, also where two of them begin
    at once."""
    found: Taken = st.session_state.setdefault(f"{key}_taken", Taken())
    return found


def asked_in(key: str, heard: Taken, judged: Callable[[Wish], None]) -> None:
    """Takes over what was asked for by keys and buttons, before the page is drawn again.

    At the next key Streamlit starts a new run beside this one and stops this one where it next touches the session: so
    nothing here touches it after the first line, and the lock keeps two runs from taking one judgement. The browser
    sends each again until a drawing says that it was taken."""
    said = getattr(st.session_state.get(key), "acts", None)
    with heard.lock:
        for number, wish in acts(said):
            if number > heard.last:
                if wish.what == "edit":
                    heard.form = wish
                else:
                    judged(wish)
                heard.last = number  # only now: a run that is stopped within `judged` has taken nothing


def selected_in(key: str, heard: Taken) -> None:
    """Takes over the words that were selected in the text."""
    heard.form = selection(getattr(st.session_state.get(key), "words", None))


def draw(
    pieces: list[dict[str, Any]],
    quotes: pd.DataFrame,
    language: str,
    chosen: str | None,
    key: str,
    jump: bool,
    judged: Callable[[Wish], None],
) -> Wish | None:
    """Draws the text and its margin. Every quote that is accepted or rejected in it is given to `judged` before the
    next drawing; what needs a form is given back. A quote that is chosen is kept as `quote` of the session. With `jump`
    the chosen quote is scrolled to."""
    heard = taken(key)
    data = {
        "pieces": pieces,
        "notes": notes(quotes),
        "language": language,
        "chosen": chosen,
        "jump": jump,
        "key": key,
        "acts": [(what, say(f"act-{what}"), letter) for what, letter in ACTS.items()],
        "words": {word: say(f"desk-{word}") for word in WORDS},
        "done": heard.last,
    }
    component("annotator")(
        data=data,
        key=key,
        default={"chosen": chosen},
        on_chosen_change=partial(chosen_in, key),
        on_acts_change=partial(asked_in, key, heard, judged),
        on_words_change=partial(selected_in, key, heard),
    )
    wish, heard.form = heard.form, None
    return wish


def acts(said: Any) -> list[tuple[int, Wish]]:
    """The judgements that came back from the browser and are well formed, each with its number."""
    every = [a for a in said if isinstance(a, dict)] if isinstance(said, list) else []
    return [
        (a["n"], Wish(a["what"], a["id"]))
        for a in every
        if a.get("what") in ACTS and isinstance(a.get("id"), str) and isinstance(a.get("n"), int)
    ]


def selection(said: Any) -> Wish | None:
    """The selected words that came back from the browser, if they are well formed."""
    if isinstance(said, dict) and said.get("use") in ("add", "cut"):
        start, end = said.get("start"), said.get("end")
        if isinstance(start, int) and isinstance(end, int) and 0 <= start < end:
            return Wish(said["use"], str(said.get("id") or ""), Span(start, end))
    return None
