"""An article and its translation side by side: a sentence and its twin are marked together, quotes and speakers in
both."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any

import pandas as pd

from lib.records import Span
from lib.translation import memory
from lib.translation.languages import languages
from lib.translation.reference import REFERENCE
from lib.views.browser import component, tongue
from lib.views.wording import label_of, localized, say

QUOTED = re.compile('["“„«][^"“”„«»]*["”“»]?|[^"“”„«»]*["”»]')


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article: its place, its paragraph, what is quoted in it and who is named as speaker (offsets
    into the article)."""

    span: Span
    paragraph: int
    quoted: tuple[Span, ...]
    speakers: tuple[Span, ...]


def sentences_of(spans: pd.DataFrame, quotes: pd.DataFrame) -> list[Sentence]:
    """The sentences of an article (rows of `sentences`) with what its quotes (rows of `quotes`) have in each."""
    contents = [Span(int(s), int(e)) for s, e in zip(quotes["start"], quotes["end"], strict=True)]
    named = quotes[quotes["source_start"].notna()]
    sources = [Span(int(s), int(e)) for s, e in zip(named["source_start"], named["source_end"], strict=True)]
    found = []
    for start, end, paragraph in zip(spans["start"], spans["end"], spans["paragraph"], strict=True):
        span = Span(int(start), int(end))
        found.append(Sentence(span, int(paragraph), within(contents, span), within(sources, span)))
    return found


def people_of(spans: pd.DataFrame, mentions: pd.DataFrame) -> list[list[str]]:
    """The people named in each sentence, as they are written there (rows of `sentences` and of `mentions`)."""
    people = mentions[mentions["type"] == "PER"]
    return [people.loc[people["sentence"] == n, "text"].tolist() for n in spans["sentence"]]


def within(spans: Iterable[Span], area: Span) -> tuple[Span, ...]:
    """The parts of some spans that lie in an area."""
    cut = (Span(max(s.start, area.start), min(s.end, area.end)) for s in spans if s.overlaps(area))
    return tuple(sorted({s for s in cut if s.start < s.end}, key=lambda s: s.start))


def marked(text: str, quoted: Sequence[Span], speakers: Sequence[Span]) -> str:
    """Escaped HTML of a text with marks over quotes and speakers; offsets into `text`."""
    edges = sorted({0, len(text), *(x for s in (*quoted, *speakers) for x in (s.start, s.end) if 0 <= x <= len(text))})
    out = []
    for start, end in pairwise(edges):
        kinds = [
            k for k, spans in (("q", quoted), ("s", speakers)) if any(s.start <= start and end <= s.end for s in spans)
        ]
        words = escape(text[start:end])
        out.append(f'<mark class="{" ".join(kinds)}">{words}</mark>' if kinds else words)
    return "".join(out)


def source_html(text: str, sentence: Sentence) -> str:
    """A sentence as it stands in the article."""
    at = sentence.span.start
    moved = [[Span(s.start - at, s.end - at) for s in spans] for spans in (sentence.quoted, sentence.speakers)]
    return marked(sentence.span.of(text), *moved)


def target_html(text: str, sentence: Sentence, translated: str, language: str) -> str:
    """Its translation: the whole marked where the whole is quoted, else what stands between quote marks, or behind the
    word that opens reported speech (`that`); speakers by their name.

    A hint for the eye only: quotes are found in the source, never in a translation.
    """
    length = sentence.span.end - sentence.span.start
    share = sum(s.end - s.start for s in sentence.quoted) / max(1, length)
    quoted: list[Span] = []
    if share > 0.85 and len(sentence.quoted) == 1:
        quoted = [Span(0, len(translated))]
    elif sentence.quoted:
        quoted = [Span(m.start(), m.end()) for m in QUOTED.finditer(translated) if m.end() - m.start() > 2]
        if sentence.quoted[-1].end >= sentence.span.end - 2 and not quoted:
            words = "|".join(map(re.escape, languages().get(language, {}).get("complementizers", ["(?!)"])))
            opens = list(re.finditer(rf"(?<!\w)(?:{words})\s+", translated))
            quoted = [Span(opens[-1].end(), len(translated.rstrip(".")))] if opens else []
    speakers = []
    for span in sentence.speakers:
        name = [w for w in re.findall(r"[^\W\d_][\w’'-]+", span.of(text)) if w[0].isupper()]
        found = re.search(rf"\b{re.escape(name[-1])}\b", translated) if name else None
        if found:
            speakers.append(Span(found.start(), found.end()))
    return marked(translated, quoted, speakers)


def html(text: str, sentences: Sequence[Sentence], table: pd.DataFrame, language: tuple[str, str]) -> str:
    """All pairs; `table` as lib.translation.translate.pairs gives it, a row a sentence."""
    out, last = [], None
    for sentence, row in zip(sentences, table.to_dict("records"), strict=True):
        opens = " para" if last is not None and sentence.paragraph != last else ""
        last = sentence.paragraph
        if isinstance(row["target"], str):
            words = target_html(text, sentence, row["target"], language[1])
            right = f"<span{tongue(language[1])}>{words}</span>{small('', made_by(row))}{small('doubt', doubt(row))}"
        else:
            right = f'<span class="none">{escape(none_yet(row))}</span>{small("failed", why_not(row))}'
        out.append(
            f'<div class="pair{opens}" role="button" tabindex="0" data-n="{row["sentence"]}">'
            f"<div{tongue(language[0])}>{source_html(text, sentence)}</div>"
            f'<div dir="auto">{right}</div></div>'
        )
    return "".join(out)


def small(kind: str, words: str) -> str:
    """Words below a sentence, escaped; nothing where there are none."""
    named = f' class="{kind}"' if kind else ""
    return f"<small{named}>{escape(words)}</small>" if words else ""


def engine_name(engine: str) -> str:
    """What an engine is called; whoever translated by hand is named in the language of the screen."""
    if engine == REFERENCE:
        return say("trans-reference-name")
    return say("trans-analyst-name") if engine == memory.ANALYST else engine


def made_by(row: Mapping[Hashable, Any]) -> str:
    """Who made a translation, when, and what is to be said of it."""
    day = row["made_at"][:10] if isinstance(row["made_at"], str) else ""
    status = "" if row["status"] == "cached" else label_of("status", row["status"])
    return " · ".join(p for p in (engine_name(row["engine"]), day, status) if p)


def doubt(row: Mapping[Hashable, Any]) -> str:
    """What the checks found in a translation."""
    return f"⚠ {say('trans-look', why=localized(row['review']))}" if isinstance(row["review"], str) else ""


def none_yet(row: Mapping[Hashable, Any]) -> str:
    """That a sentence has no translation: not asked yet, or left out."""
    return say("trans-skipped" if row["status"] == "skipped" else "trans-none")


def why_not(row: Mapping[Hashable, Any]) -> str:
    """Why an engine gave none."""
    return localized(row["reason"]) if isinstance(row["reason"], str) else ""


def draw(page: str, chosen: int | None, key: str) -> int | None:
    """Draws the pairs; gives back the number of the sentence that is chosen."""
    result = component("parallel_text", isolated=True)(
        data={"html": page, "chosen": chosen, "label": say("pairs-label")},
        key=key,
        default={"chosen": chosen},
        on_chosen_change=lambda: None,
    )
    found = getattr(result, "chosen", None)
    return int(found) if found is not None else None
