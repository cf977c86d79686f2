"""What analysts corrected, which names may be one, and the list of known names."""

from typing import Any

import pandas as pd
import streamlit as st

from lib.corrections import log
from lib.store.corpus import store_path
from lib.views import bound, filters, judge, known, suggested, tables
from lib.views.entry import through_app
from lib.views.inert import named
from lib.views.retold import retold
from lib.views.wording import code, counted, say

through_app()

root = store_path()
corpus = filters.store()


def in_words(facts: log.Facts | None, key: str, action: log.Action = "edit") -> str:
    """What a correction says, in a line."""
    if not facts:
        return ""
    if "text" not in facts:
        return f"{key} {'≠' if action == 'differ' else '→'} {facts.get('name') or code('kind', facts.get('type'))}"
    return f"{facts.get('speaker') or say('speaker-none')} · {code('type', facts['type'])} · {facts['text']}"


def undo(ids: list[str]) -> None:
    """Takes corrections back; they stay in the file."""
    log.append(root, *(log.Correction("undo", i, who=judge.signed()) for i in ids))


def made_by_analysts() -> None:
    """What was corrected, what no longer fits, undoing."""
    lines = [c for c in corpus.corrections if c.action != "undo"]
    if not lines:
        st.info(say("corr-none"), icon=":material/edit:")
        st.page_link("pages/articles.py", label=say("go-articles"), icon=":material/newspaper:")
        return
    held = {c.id for c in log.in_force(corpus.corrections)}
    rows: list[dict[str, Any]] = [
        {"at": c.at[:16].replace("T", " "), "who": c.who, "action": c.action, "before": in_words(c.before, c.key), "after": in_words(c.after, c.key, c.action),
         "holds": c.id in held, "article_id": c.article_id, "id": c.id}
        for c in reversed(lines)
    ]  # fmt: skip
    frame = pd.DataFrame(rows)
    st.text(say("corr-counted", corrections=counted(len(frame), "correction"), held=len(held), where=str(root / log.FILE)))  # fmt: skip
    chosen = tables.ticked(
        frame,
        tables.columns(at=125, who=80, action=75, before=245, after=245, holds=70, article_id=("col-article", 110)),
        f"corrections_{len(corpus.corrections)}",
        "multi-row",
    )
    going = [frame.iloc[n]["id"] for n in chosen if frame.iloc[n]["id"] in held]
    st.button(
        say("corr-undo", corrections=counted(len(going), "correction")) if going else say("corr-undo-ticked"), icon=":material/undo:", disabled=not going,
        on_click=undo, args=(going,), help=say("corr-tick"),
    )  # fmt: skip
    if corpus.conflicts:
        st.subheader(say("corr-conflicts"))
        st.caption(say("corr-conflicts-why"))
        listed = pd.DataFrame(
            [{"why": say("corr-not-applied", why=retold(c.why)) if c.lost else retold(c.why), "said": in_words(c.correction.after, c.correction.key) or say("corr-not-a-quote"),
              "found": in_words(c.found, ""), "article_id": c.correction.article_id} for c in corpus.conflicts]
        )  # fmt: skip
        tables.paged(
            tables.held(listed, corpus.corrected),
            tables.columns(why=260, said=330, found=330, article_id=("col-article", 170)),
            "conflicts",
        )


st.title(say("corr-title"))
if not corpus.corrections and not corpus.known and not corpus.holds_articles():
    filters.nothing_left(filters.Filters(), "corrections")
    st.stop()
for line in log.broken(root):
    st.warning(say("corr-broken", line=named(retold(line), longest=400)), icon=":material/warning:")
# Only the tab that is open asks its question.
made, same, known_tab = bound.tabs({tab: say(f"corr-tab-{tab}") for tab in ("made", "same", "known")}, "of")
if made.open:
    with made:
        made_by_analysts()
if same.open:
    with same:
        suggested.draw(corpus)
if known_tab.open:
    with known_tab:
        known.draw(corpus)
