"""A report that stands alone: one HTML page with what was chosen, its filters, its sources and the day it was made. It
opens offline: the charts' program is in it, and nothing in it may ask a network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.store import names, query
from lib.store.filters import Filters
from lib.store.query import Corpus
from lib.views import charts, events, lane_chart, name_tabs, tables
from lib.views.browser import colours, part, tongue
from lib.views.look import template
from lib.views.wording import counted, day, label_of, language, number, say

PIECES = ("figures", "speakers", "entities", "time", "timeline", "quotes", "sources")
SPEAKERS = ("speaker", "role", "direct", "indirect", "mixed", ("quotes", "col-distinct"))
NAMES = ("name", "mentions", "in_quotes", "in_narration", "articles", "forms")
ARTICLES = ("date", "outlet", "article", ("url", "col-address"), ("article_id", "col-id"))

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:; font-src data:"
)
QUOTED = ("direct", "indirect", "mixed")


def page(
    title: str, note: str, filters: Sequence[tuple[str, str]], made: datetime, sections: Sequence[tuple[str, str]]
) -> bytes:
    """The whole page. `filters` are label and value, `sections` heading and HTML; title, note and filters are escaped
    here."""
    asked = "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in filters)
    body = "".join(f"<section><h2>{escape(heading)}</h2>{html}</section>" for heading, html in sections)
    return f"""<!doctype html>
<html lang="{language()}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>{escape(title)}</title><style>{colours()}{part("report.css")}</style></head><body>
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
    """A frame as a table; `shown` names its columns, with the message of the heading where it is not the column's
    own."""
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
        items.append(
            f'<blockquote class="{kind}"><p{tongue(languages[row["article_id"]])}>{words}</p>'
            f"<p><b>{escape(tables.facts(facts))}</b> ({escape(say(f'said-{kind}'))})</p>"
            f'<p class="where">{escape(" · ".join(where_from(facts)))}</p></blockquote>'
        )
    return "".join(items)


def where_from(row: pd.Series) -> list[str]:
    """Where a quote stands and which decision found it, part by part."""
    rule, seen = say("report-rule", rule=str(row["rule"])), row.get("reviewed")
    by_analyst = ", " + say("quote-by-analyst", what=label_of("reviewed", seen)) if isinstance(seen, str) else ""
    parts = (
        tables.article_label(row),
        say("report-characters", start=int(row["start"]), end=int(row["end"])),
        say("search-places", n=int(row["places"])) if row.get("places", 1) > 1 else "",
        rule + by_analyst,
        tables.sureness(row),
        row["quote_id"],
    )
    return [p for p in parts if p]


def sources(articles: pd.DataFrame) -> str:
    """The articles that a report draws on. An address is written out, not linked: the page stays by itself."""
    shown = articles.assign(article=[tables.title(row) for _, row in articles.iterrows()])
    return listed(shown, ARTICLES)


def timeline_piece(corpus: Corpus, asked: Filters) -> dict[str, tuple[go.Figure, str, str]]:
    """The timeline of articles and quotes, with what is not in it told below; nothing where no day is known."""
    found = events.shown(corpus, asked, "kind", single=False)
    if found is None:
        return {}
    figure = lane_chart.figure(found.rows, events.HIGH)
    return {"timeline": (figure, say("timeline-alt"), f"<p>{escape(events.told(found))}</p>")}


def sections(corpus: Corpus, asked: Filters, pieces: Sequence[str], most: int) -> list[tuple[str, str]]:
    """The chosen PIECES in their order, heading and HTML each, those that have nothing left out; at most `most`
    quotes."""
    counts = query.counts(corpus, asked)
    speakers, entities = query.by_speaker(corpus, asked, limit=15), names.by_entity(corpus, asked, limit=15)
    timed, told, _ = name_tabs.timed(corpus, asked, entities["name"].head(name_tabs.TIMED).tolist(), False)
    quotes = query.quotes(corpus, asked, limit=max(1, most), distinct=True)
    articles = query.articles(corpus, asked, limit=None)
    plots: dict[str, tuple[go.Figure, str, str]] = {}
    if "speakers" in pieces and len(speakers):
        plots["speakers"] = (charts.speakers(speakers), say("report-speakers-alt"), listed(speakers, SPEAKERS))
    if "entities" in pieces and len(entities):
        plots["entities"] = (charts.entities(entities), say("report-entities-alt"), listed(entities, NAMES))
    if "time" in pieces and timed:
        plots["time"] = (lane_chart.figure(timed, events.LOW), say("entities-time-alt"), f"<p>{escape(told)}</p>")
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
