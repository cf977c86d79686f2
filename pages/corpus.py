"""Add articles, see what was read and what could not be read and why, remove."""

import pandas as pd
import streamlit as st

from lib.ingest import RULES_VERSION, ingest
from lib.reading.sources import SUFFIXES
from lib.roles import may_change
from lib.store import corpus as store
from lib.store import query
from lib.store.filters import Filters
from lib.views import filters, incoming, play, tables
from lib.views.entry import through_app
from lib.views.inert import inert, named, shortened
from lib.views.wording import counted, say

through_app()

PROBLEMS = tables.columns(origin=("col-file", None), row=60, kind=100, message=520)
root = store.store_path()
st.title(say("corpus-title"))
st.text(say("corpus-where", where=str(root)))
play.controls()

if not may_change():
    st.info(say("corpus-reader"), icon=":material/lock:")
files, paste, web = st.tabs([say("corpus-tab-files"), say("corpus-tab-paste"), say("corpus-tab-web")])
with files, st.form("upload", clear_on_submit=True, border=False):
    uploads = st.file_uploader(say("corpus-files"), type=[s[1:] for s in sorted(SUFFIXES)], accept_multiple_files=True,
                               help=say("corpus-files-help"))  # fmt: skip
    repair = st.checkbox(say("corpus-repair"), help=say("corpus-repair-help"))
    sent = st.form_submit_button(say("corpus-read"), type="primary")
with paste, st.form("paste", clear_on_submit=True, border=False):
    pasted = st.text_area(say("corpus-paste"), height=220)
    sent_paste = st.form_submit_button(say("corpus-read"), type="primary")
with web, st.form("web", border=False):
    addresses = st.text_area(say("corpus-web"), height=110, placeholder="https://…",
                             help=say("corpus-web-help"))  # fmt: skip
    whole = st.checkbox(say("corpus-whole"), help=say("corpus-whole-help"))  # fmt: skip
    sent_web = st.form_submit_button(say("corpus-fetch"), type="primary")

if sent and uploads:
    st.session_state["incoming"] = incoming.of_files(((u.name, u.getvalue()) for u in uploads), repair)
elif sent_paste:
    text = pasted.encode("utf-8", "surrogatepass")
    st.session_state["incoming"] = incoming.of_files([("pasted text.txt", text)], repair=False)
elif sent_web and addresses.split():
    st.session_state["incoming"] = incoming.of_addresses(addresses.split(), whole)
elif sent_web:
    st.warning(say("corpus-no-address"), icon=":material/link:")
elif sent:
    st.warning(say("corpus-no-file", most=int(st.get_option("server.maxUploadSize"))), icon=":material/description:")

came: incoming.Incoming | None = st.session_state.get("incoming")
if came:
    frame, unread = came.shown(), came.problems
    st.subheader(say("corpus-incoming"))
    st.text(say("corpus-incoming-counted", articles=counted(len(frame), "article"), unread=len(unread)))
    if len(frame):
        frame = st.data_editor(frame, key=f"incoming_{came.number}", hide_index=True, disabled=["language", "characters", "begins", "notes", "file"],
                               column_config=tables.columns(keep=75, title=170, outlet=100, date=("col-edtf", 90), language=70, characters=80, begins=230, notes=130, file=150), height=min(420, 38 + 35 * len(frame)))  # fmt: skip
    if len(unread):
        st.dataframe(
            tables.shown(unread),
            hide_index=True,
            column_config=PROBLEMS,
            column_order=list(PROBLEMS),
        )
    keep, drop = st.columns([1, 4])
    wanted = int(frame["keep"].sum())
    if drop.button(say("corpus-throw"), icon=":material/delete:", help=say("corpus-throw-help")):
        st.session_state.pop("incoming").pending.close()
        st.rerun()
    if keep.button(
        say("corpus-keep", articles=counted(wanted, "article")) if wanted else say("corpus-keep-problems"),
        type="primary",
        icon=":material/upload_file:",
    ):
        wrong = incoming.wrong_dates(came, frame)
        for file, value in wrong:
            st.error(say("corpus-bad-date", file=named(file), value=named(value)), icon=":material/calendar_month:")
        if not wrong:
            bar = st.progress(0.0)
            st.button(say("corpus-stop"), icon=":material/front_hand:", help=say("corpus-stop-help"))
            every = wanted + len(unread)

            def progress(done: int, name: str) -> bool:
                bar.progress(
                    min(1.0, done / every),
                    text=say("corpus-progress", done=int(done), all=int(every), name=inert(shortened(name))),
                )
                return True

            names = dict.fromkeys([*unread["origin"], *frame.loc[frame["keep"].astype(bool), "file"]])
            st.session_state["outcome"] = ingest(root, incoming.kept(came, frame), ", ".join(names)[:200], progress)
            st.session_state.pop("incoming").pending.close()
            st.rerun()
outcome = st.session_state.pop("outcome", None)
if outcome:
    noted = len(outcome.problems) - outcome.unread
    st.success(
        say("corpus-outcome", added=int(outcome.added), known=int(outcome.known), unread=int(outcome.unread))
        + (" " + say("corpus-notes-below", notes=counted(noted, "note")) if noted else ""),
        icon=":material/check:",
    )

corpus = filters.store()
every = query.article_count(corpus, Filters())
st.subheader(say("corpus-articles"))
if not every:
    st.info(say("corpus-empty"), icon=":material/inbox:")
else:
    st.text(say("corpus-counted", articles=counted(every, "article")))
    wanted = st.text_input(say("list-find-articles"), key="corpus_title", type="search") or ""
    found = tables.Rows(
        query.article_count(corpus, Filters(), wanted),
        lambda n, skip: query.articles(corpus, Filters(), n, skip, wanted),
        (corpus.version, wanted),
    )
    ids = set(tables.leafed(found, tables.article_columns(), "corpus_articles", "multi-row")["article_id"])
    st.button(
        say("corpus-remove", articles=counted(len(ids), "ticked-article")) if ids else say("corpus-remove-ticked"), disabled=not ids, icon=":material/delete:",
        on_click=store.remove, args=(root, ids), help=say("corpus-tick"),
    )  # fmt: skip

batches = pd.DataFrame([{"at": b.at[:16].replace("T", " "), "label": b.label, "articles": len(b.articles), "rules": "current" if b.rules == RULES_VERSION else "older", "batch": b.batch}
                        for b in reversed(store.read_manifest(root).batches) if b.articles])  # fmt: skip
if len(batches):
    st.subheader(say("corpus-batches"))
    going_batches = tables.ticked(
        batches,
        tables.columns(at=("col-added", 130), label=("col-from", 420), articles=80, rules=80),
        f"batches_{corpus.version}",
        "multi-row",
    )
    doomed = {
        a
        for b in store.read_manifest(root).batches
        if b.batch in set(batches.iloc[going_batches]["batch"])
        for a in b.articles
    }
    st.button(
        say("corpus-remove-batches", batches=counted(len(going_batches), "batch"), articles=counted(len(doomed), "article")) if doomed else say("corpus-remove-ticked-batches"),
        disabled=not doomed, icon=":material/delete:", on_click=store.remove, args=(root, doomed), key="remove_batches",
    )  # fmt: skip
    if (batches["rules"] == "older").any():
        st.info(
            say("corpus-older"),
            icon=":material/recycling:",
        )

st.subheader(say("corpus-problems"))
unread = query.counts(corpus, Filters())["problems"]
if not unread:
    st.text(say("corpus-all-read"))
else:
    tables.paged(
        tables.Rows(unread, lambda n, skip: query.problems(corpus, n, skip), corpus.version), PROBLEMS, "problems"
    )
    st.button(say("corpus-forget"), on_click=store.clear_problems, args=(root,))
