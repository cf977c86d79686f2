"""One quote in several articles: who had it first, and how each outlet cut it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import pandas as pd
import streamlit as st

from lib.analysis.versions import compared, words
from lib.views.browser import sheet
from lib.views.downloads import table_buttons
from lib.views.wording import counted, format_edtf, say

TAGS = {"left out": "del", "put in": "ins"}


def versions(places: pd.DataFrame) -> pd.DataFrame:
    """`date, outlet, speaker, version, text, article_id, quote_id`: the places of a quote (query.places), the first
    first; `version` says how each stands to the fullest."""
    fullest = max(places["text"], key=len)
    out = places[["date", "outlet", "speaker", "text", "article_id", "quote_id"]].copy()
    out.insert(3, "version", [summary(fullest, t) for t in places["text"]])
    return out


def summary(fullest: str, here: str) -> str:
    """How a version stands to the fullest one, in words of a person."""
    parts = compared(fullest, here)
    out = sum(words(t) for kind, t in parts if kind == "left out")
    more = sum(words(t) for kind, t in parts if kind == "put in")
    said = [say("version-left-out", n=out, all=words(fullest))] if out else []
    return ", ".join([*said, *([say("version-put-in", n=more)] if more else [])]) or say("version-all")


def html(places: pd.DataFrame, languages: Mapping[str, str]) -> str:
    """The places as a table, each in the language of its article (`languages` by id): in each, what the fullest version
    has and it left out is struck, what it put in is underlined."""
    fullest = max(places["text"], key=len)
    lines = []
    for row in versions(places).to_dict("records"):
        cells = [escape(str(row[c])) if isinstance(row[c], str) else "—" for c in ("date", "outlet", "speaker")]
        marked = "".join(
            f"<{TAGS[kind]}>{escape(part)}</{TAGS[kind]}>" if kind in TAGS else escape(part)
            for kind, part in compared(fullest, row["text"])
        )
        tongue = escape(languages[row["article_id"]], quote=True)
        lines.append(
            "".join(
                [
                    *(f"<td>{c}</td>" for c in cells),
                    f'<td lang="{tongue}">{marked}</td><td>{escape(row["version"])}</td>',
                ]
            )
        )
    head = "".join(
        f'<th scope="col">{h}</th>'
        for h in (say("col-date"), say("col-outlet"), say("col-speaker"), say("col-words"), say("places-against"))
    )
    rows = "".join(f"<tr>{line}</tr>" for line in lines)
    table = f'<table class="k-versions"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    return sheet("quote_versions") + table


def first_said(places: pd.DataFrame) -> str:
    """Who had it first, as far as the dates tell: a day does not tell which of two outlets was the earlier one."""
    dated = places[places["date_earliest"].notna()]
    if dated.empty:
        return say("places-undated")
    may = dated[dated["date_earliest"] <= dated["date_latest"].min()]
    outlets = list(dict.fromkeys(o if isinstance(o, str) else say("places-no-outlet") for o in may["outlet"]))
    first = format_edtf(may.iloc[0]["date"])
    if may["article_id"].nunique() == 1:
        return say("places-first", outlet=outlets[0], when=first)
    if len(outlets) == 1:
        return say(
            "places-first-articles",
            outlet=outlets[0],
            when=first,
            articles=counted(may["article_id"].nunique(), "article"),
        )
    return say("places-first-several", when=first, outlets=", ".join(outlets[:-1]), last=outlets[-1])


def draw(places: pd.DataFrame, name: str, languages: Mapping[str, str]) -> None:
    """Draws the places of a quote that several articles carry, with the downloads of the table; `languages` are the
    articles' by id."""
    outlets = places["outlet"].nunique()
    articles = counted(places["article_id"].nunique(), "article")
    heading = (
        say("places-heading-outlets", articles=articles, outlets=counted(outlets, "outlet"))
        if outlets
        else say("places-heading", articles=articles)
    )
    st.markdown(f"**{heading}**")
    st.text(first_said(places) + ".")
    st.html(html(places, languages))
    table_buttons(versions(places), f"places_{name}")
