"""What analysts corrected, what of it no longer fits, and taking it back."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import streamlit as st

from lib.corrections import log
from lib.store.query import Corpus
from lib.views import review_forms, tables
from lib.views.wording import counted, label_of, localized, say


def in_words(facts: log.Facts | None, key: str, action: log.Action = "edit") -> str:
    """What a correction says, in a line."""
    if not facts:
        return ""
    if "text" not in facts:
        return f"{key} {'≠' if action == 'differ' else '→'} {facts.get('name') or label_of('kind', facts.get('type'))}"
    return f"{facts.get('speaker') or say('speaker-none')} · {label_of('type', facts['type'])} · {facts['text']}"


def draw(corpus: Corpus, root: Path) -> None:
    """Draws the list of corrections with what can be undone, and those that found nothing to correct."""
    lines = [c for c in reversed(corpus.corrections) if c.action != "undo"]
    if not lines:
        st.info(say("corr-none"), icon=":material/edit:")
        st.page_link("pages/articles.py", label=say("go-articles"), icon=":material/newspaper:")
        return
    held = {c.id for c in log.in_force(corpus.corrections)}
    made = counted(len(lines), "correction")
    st.text(say("corr-counted", corrections=made, held=len(held), where=str(root / log.FILE)))
    chosen = tables.ticked(
        pd.DataFrame([as_row(c, c.id in held) for c in lines]),
        tables.columns(at=125, who=80, action=75, before=245, after=245, holds=70, article_id=("col-article", 110)),
        f"corrections_{len(corpus.corrections)}",
        "multi-row",
    )
    going = [lines[n].id for n in chosen if lines[n].id in held]
    st.button(
        say("corr-undo", corrections=counted(len(going), "correction")) if going else say("corr-undo-ticked"),
        icon=":material/undo:",
        disabled=not going,
        on_click=undo,
        args=(root, going),
        help=say("corr-tick"),
    )
    if corpus.conflicts:
        conflicts(corpus)


def as_row(made: log.Correction, holds: bool) -> dict[str, object]:
    """A correction as a row of the table."""
    return {
        "at": made.at[:16].replace("T", " "),
        "who": made.who,
        "action": made.action,
        "before": in_words(made.before, made.key),
        "after": in_words(made.after, made.key, made.action),
        "holds": holds,
        "article_id": made.article_id,
    }


def undo(root: Path, ids: list[str]) -> None:
    """Takes corrections back; they stay in the file."""
    log.append(root, *(log.Correction("undo", i, who=review_forms.signed()) for i in ids))


def conflicts(corpus: Corpus) -> None:
    """Draws the corrections that no longer fit what the analysis finds."""
    st.subheader(say("corr-conflicts"))
    st.caption(say("corr-conflicts-why"))
    rows = [
        {
            "why": say("corr-not-applied", why=localized(c.why)) if c.lost else localized(c.why),
            "said": in_words(c.correction.after, c.correction.key) or say("corr-not-a-quote"),
            "found": in_words(c.found, ""),
            "article_id": c.correction.article_id,
        }
        for c in corpus.conflicts
    ]
    tables.paged(
        tables.held(pd.DataFrame(rows), corpus.corrected),
        tables.columns(why=260, said=330, found=330, article_id=("col-article", 170)),
        "conflicts",
    )
