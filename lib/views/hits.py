"""What a search found, as escaped HTML with its words marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from lib.records import Span
from lib.search import Search, around, hits
from lib.views import links, tables
from lib.views.wording import code, counted, say, when

# Hits on a page: each is a few lines to read.
PAGE = 25
CSS = """<style>
.k-hits>div{overflow-wrap:anywhere;padding:.7rem 0;border-bottom:1px solid color-mix(in srgb,currentColor 14%,transparent);max-width:92ch}
.k-hits a{font-weight:600;color:inherit;text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.2em}
.k-hits a:hover,.k-hits a:focus{text-decoration-thickness:2px}
.k-hits p{margin:.15rem 0 0;line-height:1.55}
.k-hits .k-where{opacity:.72;font-size:.86rem}
.k-hits mark{color:inherit;background:color-mix(in srgb,#d9a300 45%,transparent);border-radius:.15em;padding:0 .08em}
</style>"""


def marked(text: str, stretch: Span, found: Sequence[Span]) -> str:
    """A stretch of a text with the hits in it marked; dots where the text goes on."""
    pieces, at = ["… " if stretch.start else ""], stretch.start
    for hit in found:
        if stretch.covers(hit):
            pieces += [escape(text[at : hit.start]), f"<mark>{escape(hit.of(text))}</mark>"]
            at = hit.end
    return "".join([*pieces, escape(text[at : stretch.end]), " …" if stretch.end < len(text) else ""])


def facts(row: Mapping[Any, Any], *names: str) -> str:
    """The facts of a row that are known, escaped, with dots between."""
    worded = {n: when(row[n]) if n == "date" else code(n, row[n]) for n in names if isinstance(row.get(n), str)}
    return " · ".join(escape(said) for said in worded.values() if said)


def quotes(rows: pd.DataFrame, search: Search, languages: Mapping[str, str]) -> str:
    """Quotes that were found, each a link to its place in its article; `languages` are the articles' by id."""
    items = []
    for row in rows.to_dict("records"):
        text, who = row["text"], row["speaker"] if isinstance(row["speaker"], str) else say("speaker-unknown")
        where = links.to("articles", open=row["article_id"], quote=row["quote_id"])
        several = " · " + say("search-places", n=int(row["places"])) if row["places"] > 1 else ""
        words = marked(text, Span(0, len(text)), hits(text, search))
        items.append(
            f'<div role="listitem"><a href="{where}" target="_self">{escape(who)}</a> <span class="k-where">{facts(row, "role", "affiliation")}</span>'
            f'<p lang="{escape(languages[row["article_id"]], quote=True)}">{words}</p><span class="k-where">{facts(row, "date", "outlet", "title", "type")}{several}</span></div>'
        )
    return f'{CSS}<div class="k-hits" role="list">{"".join(items)}</div>'


def articles(rows: pd.DataFrame, search: Search) -> str:
    """Articles that were found, each a link, with the stretches around the words."""
    items = []
    for row in rows.to_dict("records"):
        found = hits(row["text"], search)
        where = links.to("articles", open=row["article_id"])
        title = escape(tables.title(pd.Series(row)))
        tongue = escape(row["language"], quote=True)
        shown = "".join(f'<p lang="{tongue}">{marked(row["text"], s, found)}</p>' for s in around(row["text"], found))
        several = f" · {counted(len(found), 'hit')}" if found else ""
        items.append(
            f'<div role="listitem"><a href="{where}" target="_self">{title}</a>{shown}<span class="k-where">{facts(row, "date", "outlet")} · '
            f"{counted(int(row['n_quotes']), 'quote')}{several}</span></div>"
        )
    return f'{CSS}<div class="k-hits" role="list">{"".join(items)}</div>'
