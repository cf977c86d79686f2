"""What analysts corrected: every line with who and when, what no longer fits, undoing."""

from typing import Any

import pandas as pd
import streamlit as st

from lib.corrections import log
from lib.store.corpus import store_path
from lib.views import filters, judge, tables
from lib.views.entry import through_app

through_app()

COLUMNS = {
    "at": st.column_config.TextColumn("When (UTC)", width=130), "who": st.column_config.TextColumn("Who", width=110),
    "action": st.column_config.TextColumn("What", width=70), "before": st.column_config.TextColumn("Before", width=330),
    "after": st.column_config.TextColumn("After", width=330), "holds": st.column_config.TextColumn("Holds", width=80),
    "article_id": st.column_config.TextColumn("Article", width=170),
}  # fmt: skip
CONFLICTS = {
    "why": st.column_config.TextColumn("Why", width=260), "said": st.column_config.TextColumn("The analyst says", width=330),
    "found": st.column_config.TextColumn("The analysis says", width=330), "article_id": st.column_config.TextColumn("Article", width=170),
}  # fmt: skip
root = store_path()
corpus = filters.store()


def in_words(facts: log.Facts | None, key: str) -> str:
    """What a correction says, in a line."""
    if not facts:
        return ""
    if "text" not in facts:
        return f"{key} → {facts.get('name') or facts.get('type')}"
    return f"{facts.get('speaker') or '(unknown)'} · {facts['type']} · {facts['text']}"


def undo(ids: list[str]) -> None:
    """Takes corrections back; they stay in the file."""
    log.append(root, *(log.Correction("undo", i, who=judge.signed()) for i in ids))


st.title("Corrections")
lines = [c for c in corpus.corrections if c.action != "undo"]
if not lines and not corpus.holds_articles():
    filters.nothing_left(filters.Filters(), "corrections")
    st.stop()
if not lines:
    st.info(
        "Nothing is corrected yet. In an article choose a quote and accept, reject or edit it in the margin (or press a, r, e); select words to add one. "
        "On the Entities page two names become one, or one becomes two.",
        icon="✏️",
    )
    st.page_link("pages/articles.py", label="Go to Articles", icon="📰")
    st.stop()
held = {c.id for c in log.in_force(corpus.corrections)}
rows: list[dict[str, Any]] = [
    {"at": c.at[:16].replace("T", " "), "who": c.who, "action": c.action, "before": in_words(c.before, c.key), "after": in_words(c.after, c.key),
     "holds": "yes" if c.id in held else "undone", "article_id": c.article_id, "id": c.id}
    for c in reversed(lines)
]  # fmt: skip
frame = pd.DataFrame(rows)
st.text(f"{tables.counted(len(frame), 'correction')}, {len(held)} in force. They are kept in {root / log.FILE} and hold when articles are analysed anew.")  # fmt: skip
for line in log.broken(root):
    st.warning(f"{line}. The line is left as it is.", icon="⚠️")
chosen = tables.ticked(frame, COLUMNS, f"corrections_{len(corpus.corrections)}", "multi-row")
going = [frame.iloc[n]["id"] for n in chosen if frame.iloc[n]["id"] in held]
st.button(
    f"Undo {tables.counted(len(going), 'correction')}" if going else "Undo ticked corrections", icon="↩️", disabled=not going,
    on_click=undo, args=(going,), help="Tick rows in the table above",
)  # fmt: skip
if corpus.conflicts:
    st.subheader("No longer fits the analysis")
    st.caption("The analyst's word stands. Where the analysis is right now, undo the correction above.")
    listed = pd.DataFrame(
        [{"why": c.why + (": not applied" if c.lost else ""), "said": in_words(c.correction.after, c.correction.key) or "not a quote",
          "found": in_words(c.found, ""), "article_id": c.correction.article_id} for c in corpus.conflicts]
    )  # fmt: skip
    tables.table(listed, CONFLICTS, "conflicts")
