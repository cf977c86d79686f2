"""Names that may be one, a pair at a time with what speaks for it on both sides: same, never the same, later; also by
keys."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.corrections import log
from lib.corrections.log import Correction
from lib.store import names, profile, query
from lib.store.corpus import store_path
from lib.store.filters import Filters
from lib.store.query import Corpus
from lib.views import keyboard, review_forms, tables
from lib.views.inert import inert
from lib.views.keys import keyed
from lib.views.offices import office
from lib.views.wording import counted, format_edtf, label_of, percent, say

EVERYTHING = Filters()
# So many forms of a name are asked about at once: what stands side by side. The others follow.
SIDES = 3
# What is shown of a name: so many of its offices and of the sentences that name it.
OFFICES, SENTENCES = 5, 3


def grouped(found: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """The pairs by the name that the others would be counted under, in the order of the best pair of each."""
    return [(str(name), rows) for name, rows in found.groupby("name", sort=False)]


def write(action: log.Action, forms: list[str], name: str) -> None:
    """Says of each form that it is the name, or never; the last words can be undone here."""
    naming = log.naming(log.read(store_path()))
    never = {f for f in forms if frozenset((f, name)) in naming.differ}
    held = {f for f in forms if naming.merged.get(f) == name} if action == "merge" else never
    said = [Correction(action, f, None, None, {"name": name}, review_forms.signed()) for f in forms if f not in held]
    if said:
        st.session_state["suggested_last"] = [c.id for c in log.append(store_path(), *said)]


def undo() -> None:
    """Takes the last words back."""
    ids = st.session_state.pop("suggested_last", [])
    log.append(store_path(), *(Correction("undo", i, who=review_forms.signed()) for i in ids))


def turn(to: int) -> None:
    """Turns to another pair."""
    st.session_state["suggested_at"] = to


def draw(corpus: Corpus) -> None:
    """Draws the pair at hand, its buttons, and the list of all."""
    keyboard.press(**KEYS)
    with st.spinner(say("same-looking")):
        found = corpus.suggestions()
    groups = grouped(found)
    what_was_done(corpus)
    if not groups:
        st.info(say("same-none"), icon=":material/done_all:")
        return
    at = min(max(0, int(st.session_state.get("suggested_at", 0))), len(groups) - 1)
    name, rows = groups[at][0], groups[at][1].head(SIDES)
    forms = rows["entity"].tolist()
    st.text(say("same-counted", n=at + 1, all=len(groups)))
    acts(name, forms if len(forms) == 1 else picked_of(name, forms), at, len(groups))
    sides = [*rows["entity"], name]
    for column, shown in zip(st.columns(len(sides)), sides, strict=True):
        with column, st.container(border=True, height="stretch"):
            side(corpus, shown, rows[rows["entity"] == shown])
    every(corpus, found, groups, at)


def what_was_done(corpus: Corpus) -> None:
    """Draws what the last decision was, and the button that takes it back."""
    last = st.session_state.get("suggested_last")
    if last:
        held = [c for c in corpus.corrections if c.id in last]
        told = " · ".join(say(f"same-told-{c.action}", name=c.key, other=(c.after or {}).get("name", "")) for c in held)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(told)
            st.button(say("same-undo"), icon=":material/undo:", on_click=undo, key="same_undo")


def picked_of(name: str, forms: list[str]) -> list[str]:
    """Draws the choice of the forms that are meant, all of them at first."""
    picked = st.pills(
        say("same-forms"),
        forms,
        selection_mode="multi",
        default=forms,
        format_func=lambda form: inert(form),
        key=keyed("same_forms", name, forms),
        help=say("same-forms-help"),
    )
    return [f for f in forms if f in picked]


def every(corpus: Corpus, found: pd.DataFrame, groups: list[tuple[str, pd.DataFrame]], at: int) -> None:
    """Draws the table of all pairs; a ticked one is taken to hand."""
    st.subheader(say("same-all"))
    chosen = tables.paged(
        tables.held(found, (corpus.version, corpus.corrected)),
        tables.columns(
            entity=("col-written", None),
            name=("col-same-as", None),
            type=("col-kind", 110),
            why=("col-because", 150),
            sure=("col-sure", 80),
        ),
        "suggested",
        select=True,
    )
    ticked = str(chosen["name"]) if chosen is not None else ""
    if ticked != st.session_state.get("suggested_tick", ""):  # a tick turns once: j and k go on from there
        st.session_state["suggested_tick"] = ticked
        wanted = next((n for n, (other, _) in enumerate(groups) if other == ticked), at)
        if wanted != at:
            turn(wanted)
            st.rerun()


# Which key presses which button.
KEYS = {"a": "same_accept", "r": "same_never", "j": "same_later", "k": "same_back", "u": "same_undo"}


def acts(name: str, forms: list[str], at: int, of: int) -> None:
    """The buttons of a pair; their keys are those of the reader."""
    with st.container(horizontal=True):
        st.button(
            say("same-accept"),
            icon=":material/link:",
            type="primary",
            disabled=not forms,
            on_click=write,
            args=("merge", forms, name),
            key="same_accept",
        )
        st.button(
            say("same-never"),
            icon=":material/link_off:",
            disabled=not forms,
            on_click=write,
            args=("differ", forms, name),
            key="same_never",
            help=say("same-never-help"),
        )
        st.button(
            say("same-later"),
            icon=":material/arrow_forward:",
            disabled=at + 1 >= of,
            on_click=turn,
            args=(at + 1,),
            key="same_later",
        )
        st.button(
            say("same-back"),
            icon=":material/arrow_back:",
            disabled=not at,
            on_click=turn,
            args=(at - 1,),
            key="same_back",
        )


def side(corpus: Corpus, name: str, pair: pd.DataFrame) -> None:
    """What the corpus knows of a name: how often, when, under which offices, and sentences that name it."""
    st.markdown(f"#### {inert(name)}")
    if len(pair):
        st.caption(
            say("same-why", why=inert(label_of("why", pair["why"].iloc[0])), sure=percent(float(pair["sure"].iloc[0])))
        )
    seen = profile.seen(corpus, EVERYTHING, name).iloc[0]
    quotes = query.counts(corpus, profile.spoken(EVERYTHING, name))["quotes"]
    days = [format_edtf(seen[d]) for d in ("first_date", "last_date") if pd.notna(seen[d])]
    st.text(
        " · ".join([counted(quotes, "quote"), counted(int(seen["articles"]), "article"), "–".join(dict.fromkeys(days))])
    )
    offices = profile.roles(corpus, EVERYTHING, name).sort_values("quotes", ascending=False, kind="stable")
    for held in offices.head(OFFICES).to_dict("records"):
        dates = [format_edtf(held[d]) for d in ("first_date", "last_date") if pd.notna(held[d])]
        when = "–".join(dict.fromkeys(dates))
        st.text(f"{office(held)} ({counted(int(held['quotes']), 'quote')}{', ' + when if when else ''})")
    for sentence in names.sentences(corpus, EVERYTHING, (name,), limit=SENTENCES).to_dict("records"):
        said = (sentence["text"], sentence["outlet"], format_edtf(sentence["date"]))
        st.text(" · ".join(s for s in said if isinstance(s, str) and s))
