"""A report that stands alone: one HTML page with what was chosen, its filters, its sources and the day it was made. It opens
offline: the charts' program is in it, and nothing in it may ask a network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.store import names, query, timeline
from lib.store.filters import Filters
from lib.store.query import Corpus
from lib.views import charts, events, tables
from lib.views.look import template
from lib.views.wording import code, counted, day, language, number, say

PIECES = ("figures", "speakers", "entities", "months", "timeline", "quotes", "sources")
SPEAKERS = ("speaker", "role", "direct", "indirect", "mixed", ("quotes", "col-distinct"))
NAMES = ("name", "mentions", "in_quotes", "in_narration", "articles", "forms")
ARTICLES = ("date", "outlet", "article", ("url", "col-address"), ("article_id", "col-id"))

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:; font-src data:"
)
CSS = """
:root{color-scheme:light}
body{overflow-wrap:anywhere;font:16px/1.55 system-ui,sans-serif;color:#17252a;background:#fff;max-width:62rem;margin:2rem auto;padding:0 1.5rem}
h1{line-height:1.2;margin:0 0 .3rem}h2{margin:2.4rem 0 .6rem;border-bottom:2px solid #0f766e;padding-bottom:.2rem}
.made,.where{color:#4a5b61;font-size:.9rem}
dl{display:grid;grid-template-columns:fit-content(40%) minmax(0,1fr);gap:.2rem 1rem;margin:.8rem 0}dt{font-weight:600}dd{margin:0}
.figures{display:flex;flex-wrap:wrap;gap:.8rem}.figures div{border:1px solid #cfdada;border-radius:.4rem;padding:.6rem 1rem;min-width:9rem}
.figures b{display:block;font-size:1.6rem}
table{border-collapse:collapse;width:100%;font-size:.92rem}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #dfe7e7}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
blockquote{margin:1rem 0;padding:.1rem 0 .1rem 1rem;border-left:4px solid #0f9d8a;break-inside:avoid}
blockquote.indirect{border-color:#3b7dd8}blockquote.mixed{border-color:#b8860b}blockquote p{margin:0 0 .2rem}
.note{white-space:pre-wrap}figure{margin:0;break-inside:avoid}
@media print{body{margin:0;max-width:none}h2{break-after:avoid}}
"""
QUOTED = ("direct", "indirect", "mixed")


def page(
    title: str, note: str, filters: Sequence[tuple[str, str]], made: datetime, sections: Sequence[tuple[str, str]]
) -> bytes:
    """The whole page. `filters` are label and value, `sections` heading and HTML; title, note and filters are escaped here."""  # fmt: skip
    asked = "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in filters)
    body = "".join(f"<section><h2>{escape(heading)}</h2>{html}</section>" for heading, html in sections)
    return f"""<!doctype html>
<html lang="{language()}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>{escape(title)}</title><style>{CSS}</style></head><body>
<h1>{escape(title)}</h1><p class="made">{escape(say("report-made", day=day(made.date()), time=f"{made:%H:%M}"))}</p>
{f'<p class="note">{escape(note)}</p>' if note else ""}
<h2>{escape(say("report-asked"))}</h2><dl>{asked}</dl>{body}</body></html>""".encode()


def figures(counts: dict[str, int]) -> str:
    """The figures of query.counts."""
    shown = ("articles", "outlets", "quotes", "distinct", "speakers", "unknown")
    boxes = "".join(f"<div><b>{number(counts[key])}</b>{escape(say(f'figure-{key}'))}</div>" for key in shown)
    return f'<div class="figures">{boxes}</div>'


def drawn(figure: go.Figure, alt: str, first: bool) -> str:
    """A chart; the first of a page brings the program that draws them all."""
    copy = go.Figure(figure).update_layout(template=template())
    config = {"displaylogo": False, "responsive": True, "toImageButtonOptions": {"scale": 2}}
    html = copy.to_html(full_html=False, include_plotlyjs=first, config=config)
    return f'<figure role="img" aria-label="{escape(alt, quote=True)}">{html}</figure>'


def listed(frame: pd.DataFrame, shown: Sequence[str | tuple[str, str]]) -> str:
    """A frame as a table; `shown` names its columns, with the message of the heading where it is not the column's own."""
    pairs = ((c, f"col-{c.replace('_', '-')}") if isinstance(c, str) else c for c in shown)
    columns = {column: say(heading) for column, heading in pairs}
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
    return number(value) if isinstance(value, int | float) else str(value)


def quotations(rows: pd.DataFrame, languages: Mapping[str, str]) -> str:
    """Quotes, each with its speaker and the line that says where it stands; `languages` are the articles' by id."""
    items = []
    for row in rows.to_dict("records"):
        facts = pd.Series(row)
        kind = row["type"] if row["type"] in QUOTED else "direct"
        words = f"“{escape(row['text'])}”" if kind == "direct" else escape(row["text"])
        seen = (
            ", " + say("quote-by-analyst", what=code("reviewed", row["reviewed"]))
            if isinstance(row.get("reviewed"), str)
            else ""
        )
        again = " · " + say("search-places", n=int(row["places"])) if row.get("places", 1) > 1 else ""
        sure = tables.sureness(facts)
        items.append(
            f'<blockquote class="{kind}"><p lang="{escape(languages[row["article_id"]], quote=True)}">{words}</p><p><b>{escape(tables.facts(facts))}</b> ({escape(say(f"said-{kind}"))})</p>'
            f'<p class="where">{escape(tables.article_label(facts))} · {escape(say("report-characters", start=int(row["start"]), end=int(row["end"])))}{again}'
            f" · {escape(say('report-rule', rule=str(row['rule'])))}{escape(seen)}{escape(' · ' + sure if sure else '')} · {escape(row['quote_id'])}</p></blockquote>"
        )
    return "".join(items)


def sources(articles: pd.DataFrame) -> str:
    """The articles that a report draws on. An address is written out, not linked: the page stays by itself."""
    shown = articles.assign(article=[tables.title(row) for _, row in articles.iterrows()])
    return listed(shown, ARTICLES)


def timeline_piece(corpus: Corpus, asked: Filters) -> dict[str, tuple[go.Figure, str, str]]:
    """The timeline of articles, quotes and dates where they lie, with what is not in it told below; nothing where no day is known."""
    totals = timeline.lanes(corpus, asked, "kind")
    reach = events.reach(totals)
    if reach is None:
        return {}
    zoom = reach[2:]
    stretch = events.stretch(corpus, asked, "kind", totals, *zoom)
    if stretch.shown.empty:
        return {}
    told = say(f"timeline-by-{stretch.step}") + " " + say("timeline-accounted", **stretch.told)
    return {"timeline": (charts.timeline(stretch.shown, zoom), say("timeline-alt"), f"<p>{escape(told)}</p>")}


def sections(corpus: Corpus, asked: Filters, pieces: Sequence[str], most: int) -> list[tuple[str, str]]:
    """The chosen PIECES in their order, heading and HTML each, those that have nothing left out; at most `most` quotes."""
    counts = query.counts(corpus, asked)
    speakers, entities = query.by_speaker(corpus, asked, limit=15), names.by_entity(corpus, asked, limit=15)
    months = names.by_month(corpus, asked, entities["name"].head(8).tolist())
    quotes = query.quotes(corpus, asked, limit=max(1, most), distinct=True)
    articles = query.articles(corpus, asked, limit=None)
    plots: dict[str, tuple[go.Figure, str, str]] = {}
    if "speakers" in pieces and len(speakers):
        plots["speakers"] = (charts.speakers(speakers), say("report-speakers-alt"), listed(speakers, SPEAKERS))
    if "entities" in pieces and len(entities):
        plots["entities"] = (charts.entities(entities), say("report-entities-alt"), listed(entities, NAMES))
    if "months" in pieces and len(months):
        plots["months"] = (charts.months(months), say("piece-months"), "")
    if "timeline" in pieces:
        plots |= timeline_piece(corpus, asked)
    made = [(say("piece-figures"), figures(counts))] if "figures" in pieces else []
    for n, (key, (figure, alt, below)) in enumerate(plots.items()):
        made.append((say(f"piece-{key}"), drawn(figure, alt, first=n == 0) + below))
    if "quotes" in pieces and len(quotes):
        made.append(
            (
                say("report-quotes-heading", n=len(quotes), all=counts["distinct"]),
                quotations(quotes, dict(zip(articles["article_id"], articles["language"], strict=True))),
            )
        )
    if "sources" in pieces:
        made.append((counted(len(articles), "article"), sources(articles)))
    return made
