"""Add articles, see what was read and what could not be read and why, remove."""

import streamlit as st

from lib.ingest import ingest
from lib.reading.sources import SUFFIXES, read_bytes
from lib.store import corpus as store
from lib.store import query
from lib.views import filters, tables
from lib.views.entry import through_app

through_app()

root = store.store_path()
st.title("Corpus")
st.text(f"The store is the folder {root}")

files, paste = st.tabs(["Drop files", "Paste a text"])
with files, st.form("upload", clear_on_submit=True, border=False):
    uploads = st.file_uploader("Texts, saved pages, tables, documents, mail, feeds, ZIP archives", type=[s[1:] for s in sorted(SUFFIXES)], accept_multiple_files=True,
                               help="A table needs a column of texts (text, teks, isi, content, body …); id, title, date, outlet, url and language are read where they are there.")  # fmt: skip
    repair = st.checkbox(
        "Put garbled characters right (`â€œ` → `“`)", help="Without it they are only noted: the text stays as it came."
    )
    sent = st.form_submit_button("Read and add", type="primary")
with paste, st.form("paste", clear_on_submit=True, border=False):
    pasted = st.text_area("The article as it comes", height=220)
    sent_paste = st.form_submit_button("Read and add", type="primary")

items = []
if sent and uploads:
    items = [item for upload in uploads for item in read_bytes(upload.getvalue(), upload.name, repair=repair)]
elif sent_paste:
    items = list(read_bytes(pasted.encode("utf-8", "surrogatepass"), "pasted text.txt"))
elif sent:
    st.warning("No file was chosen. Drop at least one above, then press the button.", icon="📄")
if items:
    bar = st.progress(0.0)

    def progress(done: int, name: str) -> bool:
        bar.progress(done / len(items), text=f"{done} of {len(items)}: analysing")
        return True

    outcome = ingest(root, items, "upload", progress)
    bar.empty()
    st.session_state["outcome"] = outcome
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
    st.info("The store is empty. Drop files or paste a text above; `make run` loads the seed article.", icon="📭")
else:
    st.text(f"{tables.counted(len(listed), 'article')} (filters do not apply on this page)")
    going = tables.ticked(listed, tables.ARTICLE_COLUMNS, f"corpus_articles_{corpus.version}", "multi-row")
    ids = set(listed.iloc[going]["article_id"])
    st.button(
        f"Remove {tables.counted(len(ids), 'ticked article')} for good" if ids else "Remove ticked articles", disabled=not ids, icon="🗑️",
        on_click=store.remove, args=(root, ids), help="Tick rows in the table above",
    )  # fmt: skip

st.subheader("What could not be read, and notes")
problems = query.problems(corpus)
if problems.empty:
    st.text("Everything was read.")
else:
    tables.table(problems, {
        "origin": st.column_config.TextColumn("File"), "row": st.column_config.NumberColumn("Row", width=60),
        "kind": st.column_config.TextColumn("Kind", width=100), "message": st.column_config.TextColumn("Why", width=520),
    }, "problems")  # fmt: skip
    st.button("Forget these problems", on_click=store.clear_problems, args=(root,))
