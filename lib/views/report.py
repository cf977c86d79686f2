"""A report that stands alone: one HTML page with what was chosen, its filters, its sources and the day it was made. It opens
offline: the charts' program is in it, and nothing in it may ask a network."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.store import names, query
from lib.store.query import Corpus, Filters
from lib.views import charts, events, tables

PIECES = {
    "figures": "Figures", "speakers": "Who speaks most", "entities": "Names mentioned most", "months": "Mentions by month",
    "timeline": "Timeline", "quotes": "Quotes", "sources": "Articles",
}  # fmt: skip
SPEAKERS = {"speaker": "Speaker", "role": "Role", "direct": "Direct", "indirect": "Indirect", "mixed": "Mixed", "quotes": "Distinct quotes"}  # fmt: skip
NAMES = {"name": "Name", "mentions": "Mentions", "in_quotes": "In quotes", "in_narration": "In narration", "articles": "Articles", "forms": "Merged from"}  # fmt: skip

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:; font-src data:"
)
CSS = """
:root{color-scheme:light}
body{font:16px/1.55 system-ui,sans-serif;color:#17252a;background:#fff;max-width:62rem;margin:2rem auto;padding:0 1.5rem}
h1{line-height:1.2;margin:0 0 .3rem}h2{margin:2.4rem 0 .6rem;border-bottom:2px solid #0f766e;padding-bottom:.2rem}
.made,.where{color:#4a5b61;font-size:.9rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:.8rem 0}dt{font-weight:600}dd{margin:0}
.figures{display:flex;flex-wrap:wrap;gap:.8rem}.figures div{border:1px solid #cfdada;border-radius:.4rem;padding:.6rem 1rem;min-width:9rem}
.figures b{display:block;font-size:1.6rem}
table{border-collapse:collapse;width:100%;font-size:.92rem}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #dfe7e7;overflow-wrap:anywhere}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
blockquote{margin:1rem 0;padding:.1rem 0 .1rem 1rem;border-left:4px solid #0f9d8a;break-inside:avoid}
blockquote.indirect{border-color:#3b7dd8}blockquote.mixed{border-color:#b8860b}blockquote p{margin:0 0 .2rem}
.note{white-space:pre-wrap}figure{margin:0;break-inside:avoid}
@media print{body{margin:0;max-width:none}h2{break-after:avoid}}
"""
QUOTED = {"direct": "said", "indirect": "said, as reported", "mixed": "said, partly as reported"}


def page(
    title: str, note: str, filters: Sequence[tuple[str, str]], made: datetime, sections: Sequence[tuple[str, str]]
) -> bytes:
    """The whole page. `filters` are label and value, `sections` heading and HTML; title, note and filters are escaped here."""  # fmt: skip
    asked = "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in filters)
    body = "".join(f"<section><h2>{escape(heading)}</h2>{html}</section>" for heading, html in sections)
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>{escape(title)}</title><style>{CSS}</style></head><body>
<h1>{escape(title)}</h1><p class="made">Made with Kutipan on {made:%Y-%m-%d at %H:%M} UTC</p>
{f'<p class="note">{escape(note)}</p>' if note else ""}
<h2>What was asked</h2><dl>{asked}</dl>{body}</body></html>""".encode()


def figures(counts: dict[str, int]) -> str:
    """The figures of query.counts."""
    shown = (
        ("articles", "articles"), ("outlets", "outlets"), ("quotes", "quotes"), ("distinct", "distinct quotes"),
        ("speakers", "speakers"), ("unknown", "quotes of an unknown speaker"),
    )  # fmt: skip
    boxes = "".join(f"<div><b>{counts[key]:,}</b>{label}</div>" for key, label in shown)
    return f'<div class="figures">{boxes}</div>'


def drawn(figure: go.Figure, alt: str, first: bool) -> str:
    """A chart; the first of a page brings the program that draws them all."""
    copy = go.Figure(figure).update_layout(template="plotly_white", paper_bgcolor="white", plot_bgcolor="white")
    config = {"displaylogo": False, "responsive": True, "toImageButtonOptions": {"scale": 2}}
    html = copy.to_html(full_html=False, include_plotlyjs=first, config=config)
    return f'<figure role="img" aria-label="{escape(alt, quote=True)}">{html}</figure>'


def listed(frame: pd.DataFrame, columns: dict[str, str]) -> str:
    """A frame as a table; `columns` names what is shown and under which heading."""
    numbers = {c for c in columns if pd.api.types.is_numeric_dtype(frame[c])}
    head = "".join(
        f'<th scope="col"{" class=n" if c in numbers else ""}>{escape(name)}</th>' for c, name in columns.items()
    )
    rows = []
    for row in frame.to_dict("records"):
        cells = (f"<td{' class=n' if c in numbers else ''}>{escape(cell(row[c]))}</td>" for c in columns)
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def cell(value: Any) -> str:
    """A cell as a person reads it."""
    if pd.isna(value):
        return "—"
    if isinstance(value, float):
        return f"{value:,.3g}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def quotations(rows: pd.DataFrame) -> str:
    """Quotes, each with its speaker and the line that says where it stands."""
    items = []
    for row in rows.to_dict("records"):
        facts = pd.Series(row)
        kind = row["type"] if row["type"] in QUOTED else "direct"
        words = f"“{escape(row['text'])}”" if kind == "direct" else escape(row["text"])
        seen = f", {row['reviewed']} by an analyst" if isinstance(row.get("reviewed"), str) else ""
        again = f" · in {row['places']} places" if row.get("places", 1) > 1 else ""
        items.append(
            f'<blockquote class="{kind}"><p>{words}</p><p><b>{escape(tables.facts(facts))}</b> ({QUOTED[kind]})</p>'
            f'<p class="where">{escape(tables.article_label(facts))} · characters {int(row["start"]):,}–{int(row["end"]):,}{again}'
            f" · rule {escape(str(row['rule']))}{seen} · {escape(row['quote_id'])}</p></blockquote>"
        )
    return "".join(items)


def sources(articles: pd.DataFrame) -> str:
    """The articles that a report draws on. An address is written out, not linked: the page stays by itself."""
    shown = articles.assign(article=[tables.title(row) for _, row in articles.iterrows()])
    return listed(
        shown, {"date": "Date", "outlet": "Outlet", "article": "Article", "url": "Address", "article_id": "Id"}
    )


def sections(corpus: Corpus, asked: Filters, pieces: Sequence[str], most: int) -> list[tuple[str, str]]:
    """The chosen PIECES in their order, heading and HTML each, those that have nothing left out; at most `most` quotes."""
    counts = query.counts(corpus, asked)
    speakers, entities = query.by_speaker(corpus, asked, limit=15), names.by_entity(corpus, asked, limit=15)
    months = names.by_month(corpus, asked, entities["name"].head(8).tolist())
    quotes = query.quotes(corpus, asked, limit=max(1, most), distinct=True)
    articles = query.articles(corpus, asked, limit=None)
    plots: dict[str, tuple[go.Figure, str, str]] = {}
    if "speakers" in pieces and len(speakers):
        plots["speakers"] = (charts.speakers(speakers), "Distinct quotes a speaker", listed(speakers, SPEAKERS))
    if "entities" in pieces and len(entities):
        plots["entities"] = (charts.entities(entities), "Mentions an entity", listed(entities, NAMES))
    if "months" in pieces and len(months):
        plots["months"] = (charts.months(months), "Mentions by month", "")
    if "timeline" in pieces and articles["date_earliest"].notna().any():
        points = events.on_axis(articles, quotes, query.dated(corpus, asked, limit=1).head(0), "speaker")
        points = events.grouped(points.dropna(subset=["earliest", "latest"]))
        plots["timeline"] = (charts.timeline(points), "Articles and quotes on an axis of time", "")
    made = [(PIECES["figures"], figures(counts))] if "figures" in pieces else []
    for n, (key, (figure, alt, below)) in enumerate(plots.items()):
        made.append((PIECES[key], drawn(figure, alt, first=n == 0) + below))
    if "quotes" in pieces and len(quotes):
        made.append((f"Quotes: the newest {len(quotes):,} of {counts['distinct']:,}", quotations(quotes)))
    if "sources" in pieces:
        made.append((tables.counted(len(articles), "article").capitalize(), sources(articles)))
    return made
