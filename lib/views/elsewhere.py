"""One quote in several articles: who had it first, and how each outlet cut it."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from lib.analysis.versions import compared, summary
from lib.views import tables
from lib.views.downloads import table_buttons

CSS = """<style>
.k-versions{width:100%;border-collapse:collapse;font-size:.92rem}
.k-versions th{text-align:left;font-weight:600;padding:.3rem .6rem .3rem 0;border-bottom:1px solid color-mix(in srgb,currentColor 25%,transparent)}
.k-versions td{vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid color-mix(in srgb,currentColor 12%,transparent);overflow-wrap:anywhere}
.k-versions td:first-child,.k-versions td:nth-child(2){white-space:nowrap}
.k-versions del{opacity:.6;text-decoration:line-through;text-decoration-thickness:1px}
.k-versions ins{text-decoration:underline;text-decoration-thickness:2px;text-decoration-color:#c2571a}
</style>"""
TAGS = {"left out": "del", "put in": "ins"}


def versions(places: pd.DataFrame) -> pd.DataFrame:
    """`date, outlet, speaker, version, text, article_id, quote_id`: the places of a quote (query.places), the first first;
    `version` says how each stands to the fullest."""
    fullest = max(places["text"], key=len)
    out = places[["date", "outlet", "speaker", "text", "article_id", "quote_id"]].copy()
    out.insert(3, "version", [summary(fullest, t) for t in places["text"]])
    return out


def html(places: pd.DataFrame) -> str:
    """The places as a table: in each, what the fullest version has and it left out is struck, what it put in is underlined."""
    fullest = max(places["text"], key=len)
    lines = []
    for row in versions(places).to_dict("records"):
        cells = [escape(str(row[c])) if isinstance(row[c], str) else "—" for c in ("date", "outlet", "speaker")]
        words = "".join(
            f"<{TAGS[kind]}>{escape(part)}</{TAGS[kind]}>" if kind in TAGS else escape(part)
            for kind, part in compared(fullest, row["text"])
        )
        lines.append("".join(f"<td>{c}</td>" for c in [*cells, words, escape(row["version"])]))
    head = "".join(f'<th scope="col">{h}</th>' for h in ("Date", "Outlet", "Speaker", "Words", "Against the fullest"))
    rows = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'{CSS}<table class="k-versions"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def first_said(places: pd.DataFrame) -> str:
    """Who had it first, as far as the dates tell: a day does not tell which of two outlets was the earlier one."""
    dated = places[places["date_earliest"].notna()]
    if dated.empty:
        return "No place is dated: who had it first is unknown"
    may = dated[dated["date_earliest"] <= dated["date_latest"].min()]
    outlets = list(dict.fromkeys(o if isinstance(o, str) else "an article without an outlet" for o in may["outlet"]))
    when = str(may.iloc[0]["date"])
    if may["article_id"].nunique() == 1:
        return f"First in {outlets[0]}, {when}"
    if len(outlets) == 1:
        return f"First in {outlets[0]}, {when}, in {may['article_id'].nunique()} articles"
    return f"First on {when} in {', '.join(outlets[:-1])} and {outlets[-1]}: the date does not tell which"


def draw(places: pd.DataFrame, name: str) -> None:
    """Draws the places of a quote that several articles carry, with the downloads of the table."""
    outlets = places["outlet"].nunique()
    where = f" of {tables.counted(outlets, 'outlet')}" if outlets else ""
    st.markdown(f"**The same words in {tables.counted(places['article_id'].nunique(), 'article')}{where}**")
    st.text(first_said(places) + ".")
    st.html(html(places))
    table_buttons(versions(places), f"places_{name}")
