"""Add articles, see what was read and what could not be read and why, remove."""

from dataclasses import asdict

import pandas as pd
import streamlit as st

from lib.ingest import RULES_VERSION, ingest
from lib.reading.fetch import read_addresses
from lib.reading.sources import SUFFIXES, read_bytes
from lib.records import Problem
from lib.store import corpus as store
from lib.store import query
from lib.views import filters, incoming, play, tables
from lib.views.entry import through_app

through_app()

PROBLEMS = {
    "origin": st.column_config.TextColumn("File"), "row": st.column_config.NumberColumn("Row", width=60),
    "kind": st.column_config.TextColumn("Kind", width=100), "message": st.column_config.TextColumn("Why", width=520),
}  # fmt: skip
INCOMING = {
    "keep": st.column_config.CheckboxColumn("Keep", width=75), "title": st.column_config.TextColumn("Title", width=170),
    "outlet": st.column_config.TextColumn("Outlet", width=100),
    "date": st.column_config.TextColumn("Date", width=90, help="2020, 2020-10 or 2020-10-16: as well as you know it"),
    "language": st.column_config.TextColumn("Language", width=70), "characters": st.column_config.NumberColumn("Characters", width=80),
    "begins": st.column_config.TextColumn("Begins", width=230), "notes": st.column_config.TextColumn("Notes", width=130),
    "file": st.column_config.TextColumn("File", width=150),
}  # fmt: skip
BATCHES = {
    "at": st.column_config.TextColumn("Added (UTC)", width=130), "label": st.column_config.TextColumn("From", width=420),
    "articles": st.column_config.NumberColumn("Articles", width=80), "rules": st.column_config.TextColumn("Rules", width=80, help="Whether today's rules analysed it"),
}  # fmt: skip
root = store.store_path()
st.title("Corpus")
st.text(f"The store is the folder {root}")
play.controls()

files, paste, web = st.tabs(["Drop files", "Paste a text", "Fetch addresses"])
with files, st.form("upload", clear_on_submit=True, border=False):
    uploads = st.file_uploader("Texts, saved pages, tables, documents, mail, feeds, ZIP archives", type=[s[1:] for s in sorted(SUFFIXES)], accept_multiple_files=True,
                               help="A table needs a column of texts (text, teks, isi, content, body …); id, title, date, outlet, url and language are read where they are there.")  # fmt: skip
    repair = st.checkbox(
        "Put garbled characters right (`â€œ` → `“`)", help="Without it they are only noted: the text stays as it came."
    )
    sent = st.form_submit_button("Read", type="primary")
with paste, st.form("paste", clear_on_submit=True, border=False):
    pasted = st.text_area("The article as it comes", height=220)
    sent_paste = st.form_submit_button("Read", type="primary")
with web, st.form("web", border=False):
    addresses = st.text_area("Addresses of pages or feeds, one a line", height=110, placeholder="https://…",
                             help="Only these addresses are asked, one a second, and nothing of your corpus is sent. Addresses inside a private network are refused.")  # fmt: skip
    whole = st.checkbox("Of a feed, fetch the page of every entry", help="Without it a feed gives what it holds: often a summary only")  # fmt: skip
    sent_web = st.form_submit_button("Fetch", type="primary")

if sent and uploads:
    st.session_state["incoming"] = [i for u in uploads for i in read_bytes(u.getvalue(), u.name, repair=repair)]
    st.session_state["reading"] = st.session_state.get("reading", 0) + 1
elif sent_paste:
    st.session_state["incoming"] = list(read_bytes(pasted.encode("utf-8", "surrogatepass"), "pasted text.txt"))
    st.session_state["reading"] = st.session_state.get("reading", 0) + 1
elif sent_web and addresses.split():
    with st.status("Fetching", expanded=True) as status:
        st.button("Stop fetching", icon="✋", help="Forgets what was fetched so far")
        line = st.empty()

        def fetching(done: int, name: str) -> bool:
            line.text(f"{done} fetched. Next: {name}")
            return True

        st.session_state["incoming"] = list(read_addresses(addresses.split(), whole=whole, progress=fetching))
        st.session_state["reading"] = st.session_state.get("reading", 0) + 1
        status.update(label="Fetched", state="complete", expanded=False)
elif sent_web:
    st.warning("No address was given. Paste one above, then press the button.", icon="🔗")
elif sent:
    st.warning("No file was chosen. Drop at least one above, then press the button.", icon="📄")

items = st.session_state.get("incoming", [])
if items:
    read, unread = incoming.as_frame(items), [i for i in items if isinstance(i, Problem)]
    st.subheader("Read, not kept yet")
    st.text(
        f"{tables.counted(len(read), 'article')} read, {len(unread)} could not be read. Nothing is in the corpus before you keep it."
    )
    frame = read
    if len(read):
        frame = st.data_editor(read, key=f"incoming_{st.session_state['reading']}", hide_index=True, disabled=["language", "characters", "begins", "notes", "file"],
                               column_config=INCOMING, height=min(420, 38 + 35 * len(read)))  # fmt: skip
    if unread:
        st.dataframe(
            pd.DataFrame([asdict(p) for p in unread]),
            hide_index=True,
            column_config=PROBLEMS,
            column_order=list(PROBLEMS),
        )
    keep, drop = st.columns([1, 4])
    wanted = int(frame["keep"].sum()) if len(frame) else 0
    if drop.button("Throw away", icon="🗑️", help="Forgets what was read; the corpus stays as it is"):
        del st.session_state["incoming"]
        st.rerun()
    if keep.button(
        f"Keep {tables.counted(wanted, 'article')}" if wanted else "Keep the problems", type="primary", icon="📥"
    ):
        kept, wrong = incoming.edited(items, frame)
        for line in wrong:
            st.error(line, icon="📅")
        if not wrong:
            bar = st.progress(0.0)
            st.button("Stop", icon="✋", help="Keeps what was analysed so far; keep again to do the rest")

            def progress(done: int, name: str) -> bool:
                bar.progress(min(1.0, done / len(kept)), text=f"{done} of {len(kept)}: {name}")
                return True

            st.session_state["outcome"] = ingest(
                root, kept, ", ".join(dict.fromkeys(i.origin for i in kept))[:200], progress
            )
            del st.session_state["incoming"]
            st.rerun()
outcome = st.session_state.pop("outcome", None)
if outcome:
    st.success(
        f"{outcome.added} new, {outcome.known} known already, {outcome.unread} could not be read."
        + (
            f" {tables.counted(len(outcome.problems) - outcome.unread, 'note')} below."
            if len(outcome.problems) > outcome.unread
            else ""
        ),
        icon="✅",
    )

corpus = filters.store()
listed = query.articles(corpus, query.Filters())
st.subheader("Articles")
if listed.empty:
    st.info("The store is empty. Drop files or paste a text above; the sample above is there to play with.", icon="📭")
else:
    st.text(f"{tables.counted(len(listed), 'article')} (filters do not apply on this page)")
    going = tables.ticked(listed, tables.ARTICLE_COLUMNS, f"corpus_articles_{corpus.version}", "multi-row")
    ids = set(listed.iloc[going]["article_id"])
    st.button(
        f"Remove {tables.counted(len(ids), 'ticked article')} for good" if ids else "Remove ticked articles", disabled=not ids, icon="🗑️",
        on_click=store.remove, args=(root, ids), help="Tick rows in the table above",
    )  # fmt: skip

batches = pd.DataFrame([{"at": b.at[:16].replace("T", " "), "label": b.label, "articles": len(b.articles), "rules": "current" if b.rules >= RULES_VERSION else "older", "batch": b.batch}
                        for b in reversed(store.read_manifest(root).batches) if b.articles])  # fmt: skip
if len(batches):
    st.subheader("Batches")
    going_batches = tables.ticked(batches, BATCHES, f"batches_{corpus.version}", "multi-row")
    doomed = {
        a
        for b in store.read_manifest(root).batches
        if b.batch in set(batches.iloc[going_batches]["batch"])
        for a in b.articles
    }
    st.button(
        f"Remove {tables.counted(len(going_batches), 'batch', 'batches')} with {tables.counted(len(doomed), 'article')} for good" if doomed else "Remove ticked batches",
        disabled=not doomed, icon="🗑️", on_click=store.remove, args=(root, doomed), key="remove_batches",
    )  # fmt: skip
    if (batches["rules"] == "older").any():
        st.info(
            "Some batches were analysed by older rules. `python -m lib reanalyze` redoes them while the app runs.",
            icon="♻️",
        )

st.subheader("What could not be read, and notes")
problems = query.problems(corpus)
if problems.empty:
    st.text("Everything was read.")
else:
    tables.table(problems, PROBLEMS, "problems")
    st.button("Forget these problems", on_click=store.clear_problems, args=(root,))
