"""What a search found, as escaped HTML with its words marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from lib.records import Span
from lib.search import Search, around, hits
from lib.views import links, tables
from lib.views.browser import sheet, tongue
from lib.views.offices import office
from lib.views.wording import counted, format_edtf, label_of, say

# Hits on a page: each is a few lines to read.
PAGE = 25


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
    worded = {
        n: format_edtf(row[n]) if n == "date" else label_of(n, row[n]) for n in names if isinstance(row.get(n), str)
    }
    return " · ".join(escape(said) for said in worded.values() if said)


def quotes(rows: pd.DataFrame, search: Search, languages: Mapping[str, str], into: str = "") -> str:
    """Quotes that were found, each a link to its place in its article, with its `translation` in the language `into`
    where there is one; `languages` are the articles' by id."""
    items = []
    for row in rows.to_dict("records"):
        text, who = row["text"], row["speaker"] if isinstance(row["speaker"], str) else say("speaker-unknown")
        where = links.to("articles", open=row["article_id"], quote=row["quote_id"])
        several = " · " + say("search-places", n=int(row["places"])) if row["places"] > 1 else ""
        words = marked(text, Span(0, len(text)), hits(text, search))
        other = row.get("translation")
        below = f'<p class="k-translation"{tongue(into)}>{escape(other)}</p>' if isinstance(other, str) else ""
        items.append(
            f'<div role="listitem"><a href="{where}" target="_self">{escape(who)}</a> '
            f'<span class="k-where">{escape(office(row))}</span>'
            f"<p{tongue(languages[row['article_id']])}>{words}</p>{below}"
            f'<span class="k-where">{facts(row, "date", "outlet", "title", "type")}{several}</span></div>'
        )
    return f'{sheet("search_results")}<div class="k-hits" role="list">{"".join(items)}</div>'


def articles(rows: pd.DataFrame, search: Search) -> str:
    """Articles that were found, each a link, with the stretches around the words."""
    items = []
    for row in rows.to_dict("records"):
        found = hits(row["text"], search)
        where = links.to("articles", open=row["article_id"])
        title = escape(tables.title(pd.Series(row)))
        spoken = tongue(row["language"])
        shown = "".join(f"<p{spoken}>{marked(row['text'], s, found)}</p>" for s in around(row["text"], found))
        several = f" · {counted(len(found), 'hit')}" if found else ""
        items.append(
            f'<div role="listitem"><a href="{where}" target="_self">{title}</a>{shown}'
            f'<span class="k-where">{facts(row, "date", "outlet")} · '
            f"{counted(int(row['n_quotes']), 'quote')}{several}</span></div>"
        )
    return f'{sheet("search_results")}<div class="k-hits" role="list">{"".join(items)}</div>'
