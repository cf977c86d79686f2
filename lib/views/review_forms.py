"""An analyst's word on a quote: accept, reject, edit. It is written to the store's corrections and holds at the next
draw."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from typing import get_args

import pandas as pd
import streamlit as st

from lib.corrections import log
from lib.corrections.apply_corrections import facts_of
from lib.corrections.log import Action, Correction
from lib.records import QuoteType, Span, SpeakerKind
from lib.store import query
from lib.store.corpus import store_path
from lib.store.query import Corpus
from lib.views.annotator import Wish
from lib.views.keys import keyed
from lib.views.wording import label_of, say

KINDS = list(get_args(SpeakerKind))
TYPES = list(get_args(QuoteType))
MARKS = "\"“”„«»‘’'"


def signed() -> str:
    """Who is working: the signed-in user, else what the machine says."""
    return str(getattr(st.user, "email", None) or getattr(st.user, "name", None) or log.analyst())


def write(action: Action, row: pd.Series, before: log.Facts, after: log.Facts | None) -> None:
    """Writes an analyst's word on a quote (a row of query.quotes or of its article)."""
    given = Correction(action, row["quote_id"], row["article_id"], before, after, signed())
    log.append(store_path(), given)


def each(corpus: Corpus, rows: pd.DataFrame, action: Action, speaker: str = "") -> None:
    """Writes an analyst's word on several quotes at once: accepted, rejected, or given a speaker (`edit`)."""
    said = []
    for _, row in rows.iterrows():
        held = facts(corpus, row)
        after = {"reject": None, "edit": {**held, "speaker": speaker, "speaker_kind": "person"}}.get(action, held)
        said.append(Correction(action, row["quote_id"], row["article_id"], held, after, signed()))
    log.append(store_path(), *said)


def facts(corpus: Corpus, row: pd.Series) -> log.Facts:
    """What a judgement keeps of a quote, under the name that the analysis or an analyst gave its speaker in this
    article."""
    found = query.of_article(corpus, "judged", row["article_id"])
    kept = found[found["quote_id"] == row["quote_id"]].iloc[0]
    return facts_of({str(k): v for k, v in kept.items()})


def trimmed(text: str, span: Span) -> Span:
    """A selection without the blanks and quotation marks at its ends, which are no part of a content."""
    start, end = span.start, min(span.end, len(text))
    while start < end and (text[start].isspace() or text[start] in MARKS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in MARKS):
        end -= 1
    return Span(start, end)


def new_quote(article_id: str, text: str, span: Span) -> log.Facts:
    """The facts of a quote that the analysis missed, as far as its words say them: direct where a quotation mark opens
    it."""
    type_ = "direct" if text[: span.start].rstrip()[-1:] in MARKS and span.start else "indirect"
    facts: log.Facts = dict.fromkeys(log.QUOTE)
    facts |= {"start": span.start, "end": span.end, "text": span.of(text), "type": type_, "speaker_kind": "unknown"}
    return facts | {"paragraph": text.count("\n", 0, span.start)}


def judged(opened: Callable[[], Corpus], article_id: str, wish: Wish) -> None:
    """Writes what an analyst said of a quote of an article in the reader, laid over what was said of it until now."""
    corpus = opened()
    quotes = query.of_article(corpus, "quotes", article_id)
    for _, row in quotes[quotes["quote_id"] == wish.quote_id].iterrows():
        held = facts(corpus, row)
        if wish.what == "reject":
            write("reject", row, held, None)
        elif row["reviewed"] != "accepted":
            write("accept", row, held, held)


def open_form(corpus: Corpus, article_id: str, quotes: pd.DataFrame, wish: Wish) -> None:
    """Opens the form that was asked for in the reader: of a quote, or of words selected there. `quotes` are the
    article's rows."""
    text = query.article_text(corpus, article_id)
    span = trimmed(text, wish.span) if wish.span else None
    if span is not None and span.start >= span.end:
        return
    if wish.what == "add" and span is not None:
        facts_here = new_quote(article_id, text, span)
        key = hashlib.sha256(f"{span.start}:{span.end}:{facts_here['type']}".encode()).hexdigest()[:8]
        row = pd.Series({"quote_id": f"{article_id}-{key}", "article_id": article_id, "start": span.start})
        asked(corpus, row, facts_here, "add")
        return
    for _, row in quotes[quotes["quote_id"] == wish.quote_id].iterrows():
        held = facts(corpus, row)
        cut = {"start": span.start, "end": span.end, "text": span.of(text)} if span else {}
        asked(corpus, row, {**held, **cut}, "edit", held)


def asked(corpus: Corpus, row: pd.Series, shown: log.Facts, action: Action, before: log.Facts | None = None) -> None:
    """The form of a quote in a box above the page; `shown` is what it opens with."""

    def box() -> None:
        with st.form(keyed("dialog", row["quote_id"]), border=False):
            said = form(corpus, row, shown, prefix="dialog_")
            if st.form_submit_button(say("judge-keep"), type="primary") and said:
                given = Correction(action, row["quote_id"], row["article_id"], before, said, signed())
                log.append(store_path(), given)
                st.session_state["quote"] = row["quote_id"]
                st.rerun()

    st.dialog(say("judge-dialog"), width="large")(box)()


def buttons(corpus: Corpus, row: pd.Series) -> None:
    """The buttons of a quote's card, and the form that edits it."""
    key = keyed("quote", row["quote_id"])
    held = facts(corpus, row)
    with st.container(horizontal=True):
        st.button(
            say("act-accept"),
            icon=":material/check:",
            key=f"accept_{key}",
            on_click=write,
            args=("accept", row, held, held),
            help=say("judge-accept-help"),
            disabled=row.get("reviewed") == "accepted",
        )
        st.button(
            say("act-reject"),
            icon=":material/close:",
            key=f"reject_{key}",
            on_click=write,
            args=("reject", row, held, None),
            help=say("judge-reject-help"),
        )
    with st.expander(say("judge-edit"), icon=":material/edit:"), st.form(f"edit_{key}", border=False):
        edited = form(corpus, row, held)
        if st.form_submit_button(say("judge-keep"), type="primary") and edited:
            write("edit", row, held, edited)
            st.rerun()


def form(corpus: Corpus, row: pd.Series, held: log.Facts, prefix: str = "") -> log.Facts | None:
    """The fields of a quote; gives back what they say, None where the words are not in the article as given."""
    key = keyed(f"{prefix}quote", row["quote_id"], held["start"])
    inside = query.of_article(corpus, "quotes", row["article_id"])["speaker"].dropna()
    people = query.of_article(corpus, "mentions", row["article_id"])
    named = people.loc[people["type"].isin(["PER", "ORG"]), "entity"]
    offered = list(dict.fromkeys([*inside, *named]))
    left, right = st.columns(2)
    speaker = left.selectbox(
        say("judge-speaker"),
        offered,
        index=offered.index(held["speaker"]) if held["speaker"] in offered else None,
        accept_new_options=True,
        placeholder=say("judge-speaker-none"),
        key=f"speaker_{key}",
    )
    kind = right.selectbox(
        say("judge-kind"),
        KINDS,
        index=KINDS.index(held["speaker_kind"] or "unknown"),
        key=f"kind_{key}",
        format_func=partial(label_of, "speaker"),
    )
    role = left.text_input(say("judge-role"), held["role"] or "", key=f"role_{key}")
    affiliation = right.text_input(say("judge-affiliation"), held["affiliation"] or "", key=f"affiliation_{key}")
    type_ = left.selectbox(
        say("judge-type"),
        TYPES,
        index=TYPES.index(held["type"]),
        key=f"type_{key}",
        format_func=partial(label_of, "type"),
    )
    words = st.text_area(say("judge-words"), held["text"], key=f"words_{key}")
    text = query.article_text(corpus, row["article_id"])
    start = nearest(text, words.strip(), held["start"])
    if start is None:
        st.error(say("judge-not-there"), icon=":material/search:")
        return None
    cut = {"start": start, "end": start + len(words.strip()), "text": words.strip()}
    unknown = speaker is None
    who = {
        "speaker": speaker,
        "speaker_kind": "unknown" if unknown else kind,
        "role": role.strip() or None,
        "affiliation": affiliation.strip() or None,
    }
    return {**held, **cut, "type": type_, **who}


def nearest(text: str, words: str, start: int) -> int | None:
    """Where some words stand in a text, the place nearest to an offset; None where they do not."""
    places = []
    at = text.find(words) if words else -1
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    return min(places, key=lambda p: abs(p - start), default=None)


def split(name: str) -> None:
    """Says that a name stands for itself, whatever merging across articles or another analyst said."""
    log.append(store_path(), Correction("split", name, who=signed()))


def names(offered: dict[str, dict[str, int]], more: bool, kinds: dict[str, str], merged: dict[str, str]) -> None:
    """Draws the forms that merge two names (of entities or of speakers), that split one from the name it is counted
    under (`merged`: name → the name it is counted under), that give a name another kind, and that say of something that
    it is no name. Where there are `more` names than are `offered`, any other can be typed."""
    if more:
        st.caption(say("judge-listed", n=len(offered["entities"])))
    merge_form(list(dict.fromkeys([*offered["entities"], *offered["speakers"]])), more)
    split_form(merged)
    kind_form(list(offered["entities"]), more, kinds)
    no_name_form(list(offered["entities"]), more)


def merge_form(every: list[str], more: bool) -> None:
    """Draws the form that counts a name under another."""
    with st.form("merge_names", border=False, clear_on_submit=True):
        left, right = st.columns(2)
        name = left.selectbox(
            say("judge-this-name"), every, index=None, accept_new_options=more, placeholder=say("judge-this-name-help")
        )
        into = right.selectbox(
            say("judge-same-as"), every, index=None, accept_new_options=True, placeholder=say("judge-same-as-help")
        )
        if st.form_submit_button(say("judge-merge"), icon=":material/link:") and name and into and name != into:
            log.append(store_path(), Correction("merge", name, None, None, {"name": into}, signed()))
            st.rerun()


def split_form(merged: dict[str, str]) -> None:
    """Draws the form that takes a name from the one it is counted under."""
    with st.form("split_name", border=False, clear_on_submit=True):
        alone = st.selectbox(
            say("judge-alone"),
            list(merged),
            index=None,
            placeholder=say("judge-alone-help"),
            format_func=lambda n: say("judge-counted-under", name=n, other=merged.get(n, n)),
        )
        if st.form_submit_button(say("judge-split"), icon=":material/content_cut:") and alone:
            split(alone)
            st.rerun()


def kind_form(entities: list[str], more: bool, kinds: dict[str, str]) -> None:
    """Draws the form that gives a name another kind."""
    with st.form("name_kind", border=False, clear_on_submit=True):
        left, right = st.columns(2)
        name = left.selectbox(say("judge-this-name"), entities, index=None, accept_new_options=more, key="kind_of")
        kind = right.selectbox(say("judge-of-kind"), list(kinds), format_func=lambda k: kinds[k], index=None)
        if st.form_submit_button(say("judge-set-kind"), icon=":material/label:") and name and kind:
            log.append(store_path(), Correction("type", name, None, None, {"type": kind}, signed()))
            st.rerun()


def no_name_form(entities: list[str], more: bool) -> None:
    """Draws the form that says of something that it is no name."""
    with st.form("no_name", border=False, clear_on_submit=True):
        wrong = st.selectbox(
            say("judge-no-name"),
            entities,
            index=None,
            accept_new_options=more,
            placeholder=say("judge-this-name-help"),
        )
        sent = st.form_submit_button(say("judge-take-out"), icon=":material/block:", help=say("judge-take-out-help"))
        if sent and wrong:
            log.append(store_path(), Correction("type", wrong, None, None, {"type": log.NO_NAME}, signed()))
            st.rerun()
