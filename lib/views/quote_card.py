"""A quote's card: who, by which rule, where it stands, and all its places."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.store import languages, query
from lib.store.query import Corpus
from lib.views import links, quote_versions, reader, review_forms, tables
from lib.views.inert import inert
from lib.views.keys import keyed
from lib.views.wording import counted, label_of, say

# So many characters are shown around a quote, and to its end a word of so many that stands at their edge.
AROUND, WORD = 280, 40
# Places of one quote that its card opens in their articles; the comparison above them shows all.
SHOWN = 5


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of a text, widened at both ends so that it cuts no word of up to WORD characters."""
    before, behind = text[max(0, start - WORD - 1) : start], text[end : end + WORD + 1]
    head = next((n for n, c in enumerate(reversed(before)) if c.isspace()), len(before))
    tail = next((n for n, c in enumerate(behind) if c.isspace()), len(behind))
    return start - head if head <= WORD else start, end + tail if tail <= WORD else end


def excerpt(text: str, row: pd.Series, language: str) -> str:
    """The quote in its surroundings, as escaped HTML in the language of its article; offsets moved into the excerpt,
    which an ellipsis begins or ends where the text goes on. A cue or a source outside of it is not marked."""
    start, end = whole_words(text, max(0, int(row["start"]) - AROUND), min(len(text), int(row["end"]) + AROUND))
    before, after = "… " if start else "", " …" if end < len(text) else ""
    one = pd.DataFrame([row])
    for kind in ("cue_", "source_"):
        outside = (one[f"{kind}start"] < start) | (one[f"{kind}end"] > end)
        one.loc[outside, [f"{kind}start", f"{kind}end"]] = None
    for column in ("start", "end", "cue_start", "cue_end", "source_start", "source_end"):
        one[column] = one[column] - start + len(before)
    empty = pd.DataFrame()
    return reader.article_html(
        before + text[start:end] + after,
        {"quotes", "sources"},
        {"quotes": one, "mentions": empty, "dates": empty},
        row["quote_id"],
        language,
    )


def card(corpus: Corpus, row: pd.Series) -> None:
    """Draws the card of a quote (a row of query.quotes)."""
    with st.container(border=True):
        st.text(tables.facts(row))
        seen = (
            " · " + say("quote-by-analyst", what=label_of("reviewed", row["reviewed"]))
            if isinstance(row.get("reviewed"), str)
            else ""
        )
        st.caption(inert(f"{label_of('type', row['type'])} · {say('quote-rule', rule=row['rule'])}{seen}"))
        sure = tables.sureness(row)
        if sure:
            st.caption(inert(sure))
        review_forms.buttons(corpus, row)
        here = query.places(corpus, row["quote_id"])
        tongues = languages.of(corpus, tuple(here["article_id"]))
        if here["article_id"].nunique() > 1:
            quote_versions.draw(here, row["quote_id"], tongues)
        for place in here.head(SHOWN).to_dict("records"):
            one = pd.Series(place)
            st.caption(inert(tables.article_label(one)))
            st.html(excerpt(query.article_text(corpus, one["article_id"]), one, tongues[one["article_id"]]))
            label = say("quote-open", at=int(one["start"]))
            if st.button(label, key=keyed("open", one["quote_id"]), icon=":material/newspaper:"):
                links.go("pages/articles.py", article=one["article_id"], quote=one["quote_id"], jump=True)
        if len(here) > SHOWN:
            st.caption(say("quote-places-shown", n=SHOWN, places=counted(len(here), "place")))
