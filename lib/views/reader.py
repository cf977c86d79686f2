"""An article's untouched text with quotes, speakers, names and dates marked, as escaped HTML."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import Any

import pandas as pd

from lib.analysis.segment import boilerplate
from lib.language.pack import available, load
from lib.records import Span
from lib.views.browser import sheet, tongue
from lib.views.wording import label_of, say

LAYERS = ("quotes", "sources", "mentions", "dates")
MARKS = {
    "direct": "direct",
    "indirect": "indirect",
    "mixed": "mixed",
    "source": "source",
    "cue": "cue",
    "mention": "name",
    "date": "date",
}


def key() -> str:
    """What each kind of mark means."""
    marks = "".join(f'<mark class="k-{kind}">{escape(say(f"mark-{word}"))}</mark>' for kind, word in MARKS.items())
    return f'<div class="k-text k-key">{marks}</div>'


def rows(frame: pd.DataFrame) -> Any:
    """A frame's rows as named tuples, whose cells mypy takes as they come."""
    return frame.itertuples()


def marks_of(
    text: str, layers: set[str], tables: dict[str, pd.DataFrame], chosen: str | None, language: str = ""
) -> list[tuple[int, int, str, str, bool]]:
    """`(start, end, class, title, is_quote)` of every mark in the layers asked for."""
    found: list[tuple[int, int, str, str, bool]] = []
    if "quotes" in layers:
        for q in rows(tables["quotes"]):
            picked = " k-chosen" if q.quote_id == chosen else ""
            who = q.speaker if isinstance(q.speaker, str) else say("speaker-unknown")
            found.append(
                (
                    int(q.start),
                    int(q.end),
                    f"k-quote k-{q.type}{picked}",
                    f"{who} · {label_of('type', q.type)} · {say('mark-rule', rule=q.rule)}",
                    True,
                )
            )
    if "sources" in layers:
        for q in rows(tables["quotes"]):
            for kind in ("cue", "source"):
                start, end = getattr(q, f"{kind}_start"), getattr(q, f"{kind}_end")
                if pd.notna(start):
                    found.append((int(start), int(end), f"k-{kind}", say(f"mark-{kind}"), False))
    if "mentions" in layers:
        for m in rows(tables["mentions"]):
            stands = f" → {m.stands_for}" if isinstance(m.stands_for, str) else ""
            found.append(
                (int(m.start), int(m.end), "k-mention", f"{m.entity}{stands} · {label_of('kind', m.type)}", False)
            )
    if "dates" in layers:
        found += [
            (int(d.start), int(d.end), "k-date", f"{d.edtf} · {label_of('precision', d.precision)}", False)
            for d in rows(tables["dates"])
        ]
    found += [(s.start, s.end, "k-page", say("mark-page"), False) for s in page_lines_of(text, language)]
    return sorted({f for f in found if 0 <= f[0] < f[1] <= len(text)})


def page_lines_of(text: str, language: str) -> tuple[Span, ...]:
    """Lines that belong to the page around an article; none where the language has no rules."""
    return boilerplate(text, Span(0, len(text)), load(language)) if language in available() else ()


def pieces(
    text: str, layers: set[str], tables: dict[str, pd.DataFrame], chosen: str | None = None, language: str = ""
) -> list[dict[str, Any]]:
    """The whole text, cut at every mark's edge, in order: `start, text`, and where marks lie over it `classes, title`;
    `quote` is the id of the quote that it belongs to, `opens` whether that one begins here."""
    marks = marks_of(text, layers, tables, chosen, language)
    ids = {(int(q.start), int(q.end)): str(q.quote_id) for q in rows(tables["quotes"])} if "quotes" in layers else {}
    edges = sorted({0, len(text), *(m[0] for m in marks), *(m[1] for m in marks)})
    found: list[dict[str, Any]] = []
    for start, end in pairwise(edges):
        over = [m for m in marks if m[0] <= start and end <= m[1]]
        piece: dict[str, Any] = {"start": start, "text": text[start:end]}
        if over:
            piece["classes"] = " ".join(dict.fromkeys(" ".join(m[2] for m in over).split()))
            piece["title"] = "\n".join(dict.fromkeys(m[3] for m in over))
            said = [m for m in over if m[4]]
            if said:
                inner = min(said, key=lambda m: m[1] - m[0])
                piece["quote"], piece["opens"] = ids[(inner[0], inner[1])], inner[0] == start
        found.append(piece)
    return found


def article_html(
    text: str, layers: set[str], tables: dict[str, pd.DataFrame], chosen: str | None = None, language: str = ""
) -> str:
    """The text with its marks as HTML. Everything that comes from the article is escaped; a quote can be reached by
    keyboard once, on its first piece."""
    out: list[str] = []
    for piece in pieces(text, layers, tables, chosen, language):
        words = escape(piece["text"], quote=True)
        if "classes" not in piece:
            out.append(words)
            continue
        title = escape(piece["title"], quote=True)
        focus = f' tabindex="0" data-quote="{piece["start"]}" aria-label="{title}"' if piece.get("opens") else ""
        out.append(f'<mark class="{piece["classes"]}" title="{title}"{focus}>{words}</mark>')
    return f'{sheet("reader")}{key()}<div class="k-text"{tongue(language)}>{"".join(out)}</div>'
