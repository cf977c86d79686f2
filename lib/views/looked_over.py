"""What was read, looked over before it is kept: what can be put right, what could not be read, keeping with
progress."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import streamlit as st

from lib.ingest import ingest
from lib.views import incoming, tables
from lib.views.inert import inert, named, shortened
from lib.views.wording import counted, say

PROBLEMS = tables.columns(origin=("col-file", None), row=60, kind=100, message=520)
# Only what a person may know better than the file can be changed.
AS_READ = ["language", "characters", "begins", "notes", "file"]
# The table is as high as its rows up to this, in pixels: twelve articles (chosen by eye).
HIGHEST, HEADING, ROW = 420, 38, 35


def draw(root: Path) -> None:
    """Draws what waits, if anything does, and what came of keeping the last."""
    came: incoming.Incoming | None = st.session_state.get("incoming")
    if came:
        st.subheader(say("corpus-incoming"))
        articles = counted(len(came.articles), "article")
        st.text(say("corpus-incoming-counted", articles=articles, unread=len(came.problems)))
        kept_or_thrown(root, came, as_edited(came))
    outcome = st.session_state.pop("outcome", None)
    if outcome:
        noted = len(outcome.problems) - outcome.unread
        below = " " + say("corpus-notes-below", notes=counted(noted, "note")) if noted else ""
        counts = {"added": int(outcome.added), "known": int(outcome.known), "unread": int(outcome.unread)}
        st.success(inert(say("corpus-outcome", **counts) + below), icon=":material/check:")


def as_edited(came: incoming.Incoming) -> pd.DataFrame:
    """Draws the tables of what was read and could not be; gives back the first as it was put right."""
    frame = came.shown()
    if len(frame):
        frame = st.data_editor(
            frame,
            key=f"incoming_{came.number}",
            hide_index=True,
            disabled=AS_READ,
            column_config=tables.columns(
                keep=75,
                title=170,
                outlet=100,
                date=("col-edtf", 90),
                language=70,
                characters=80,
                begins=230,
                notes=130,
                file=150,
            ),
            height=min(HIGHEST, HEADING + ROW * len(frame)),
        )
    if len(came.problems):
        shown = tables.shown(came.problems)
        st.dataframe(shown, hide_index=True, column_config=PROBLEMS, column_order=list(PROBLEMS))
    return frame


def kept_or_thrown(root: Path, came: incoming.Incoming, frame: pd.DataFrame) -> None:
    """Draws the two buttons, and does what is asked."""
    keep, drop = st.columns([1, 4])
    wanted = int(frame["keep"].sum())
    name = say("corpus-keep", articles=counted(wanted, "article")) if wanted else say("corpus-keep-problems")
    if drop.button(say("corpus-throw"), icon=":material/delete:", help=say("corpus-throw-help")):
        st.session_state.pop("incoming").pending.close()
        st.rerun()
    if not keep.button(name, type="primary", icon=":material/upload_file:"):
        return
    wrong = incoming.wrong_dates(came, frame)
    for file, value in wrong:
        st.error(say("corpus-bad-date", file=named(file), value=named(value)), icon=":material/calendar_month:")
    if not wrong:
        kept(root, came, frame)


def kept(root: Path, came: incoming.Incoming, frame: pd.DataFrame) -> None:
    """Keeps what is ticked and the problems, with progress and a stop."""
    bar = st.progress(0.0)
    st.button(say("corpus-stop"), icon=":material/front_hand:", help=say("corpus-stop-help"))
    every = int(frame["keep"].sum()) + len(came.problems)

    def progress(done: int, name: str) -> bool:
        told = say("corpus-progress", done=int(done), all=int(every), name=inert(shortened(name)))
        bar.progress(min(1.0, done / every), text=told)
        return True

    files = dict.fromkeys([*came.problems["origin"], *frame.loc[frame["keep"].astype(bool), "file"]])
    label = ", ".join(files)[:200]
    st.session_state["outcome"] = ingest(root, incoming.kept(came, frame), label, progress)
    st.session_state.pop("incoming").pending.close()
    st.rerun()
