"""An article and its translation side by side, sentence by sentence; nothing leaves the machine before it is
allowed."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.store import query
from lib.store.corpus import store_path
from lib.translation import exchange, glossary, memory
from lib.translation.languages import languages
from lib.translation.pace import pace
from lib.translation.providers import Provider, can_reach, providers
from lib.translation.reference import REFERENCE, reference
from lib.translation.translate import Into, back, complete, edit, pairs
from lib.translation.web import TranslationError
from lib.views import bound, choose, filters, links, tables, twins
from lib.views.downloads import data_buttons
from lib.views.entry import through_app
from lib.views.inert import inert
from lib.views.keys import keyed
from lib.views.retold import retold
from lib.views.wording import counted, language_name, say

through_app()

GLOSSARY = tables.columns(term=("trans-glossary-term", 260), rendering=("trans-glossary-rendering", 260))
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

corpus, asked = filters.store(), filters.current()
root = store_path()
article = choose.one(corpus, asked, choose.ARTICLES, "translation")
row = query.article(corpus, asked, article).iloc[0]
source = row["language"]
st.title(inert(tables.title(row)))
with st.container(horizontal=True, vertical_alignment="center"):
    st.text(tables.article_facts(row))
    if st.button(say("trans-read"), icon=":material/newspaper:", key="read_article"):
        links.go("pages/articles.py", article=article)
text, spans = query.article_text(corpus, article), query.of_article(corpus, "sentences", article)
if spans.empty:
    st.info(say("trans-no-rules"), icon=":material/info:")
    st.stop()
sentences = twins.sentences_of(spans, query.of_article(corpus, "quotes", article))
texts = [s.span.of(text) for s in sentences]
mentions = query.of_article(corpus, "mentions", article)
people = [mentions.loc[(mentions["type"] == "PER") & (mentions["sentence"] == n), "text"].tolist() for n in spans["sentence"]]  # fmt: skip

left, right = st.columns(2)
targets = [code for code in languages() if code != source]
bound.taken("into", targets)
target = left.selectbox(say("trans-into"), targets, format_func=language_name, key="into")
bound.told("into", usual=targets[0])
known_here = reference(source, target)
by_hand = all(memory.normalised(t) in known_here for t in texts)
engines: dict[str, Provider] = providers(source, target)
usable = sorted((n for n, p in engines.items() if not p.missing), key=lambda n: not engines[n].local)
offered = ([REFERENCE] if by_hand else []) + usable
if st.session_state.get("engine") not in offered:
    st.session_state.pop("engine", None)
engine = right.selectbox(say("trans-through"), offered, key="engine", bind="query-params")
provider = engines.get(engine) or Provider(REFERENCE, say("trans-reference-goes"), 0, 1, lambda *a: None)
terms = glossary.load(root, source, target) if engine != REFERENCE else ()
into = Into(source, target, provider, terms)

with st.expander(say("trans-engines")):
    reached = st.session_state.get("reached", {})
    st.dataframe(
        pd.DataFrame(
            [
                {say("trans-engine"): n, say("trans-goes-to"): retold(p.goes_to), say("trans-here"): retold(p.missing) or say("trans-ready"), say("trans-server"): "–" if p.local else say(f"trans-{reached.get(n, 'not-asked')}")}
                for n, p in engines.items()
            ]
        ),
        hide_index=True,
    )  # fmt: skip
    if st.button(say("trans-reach"), icon=":material/rss_feed:", help=say("trans-reach-help")):
        st.session_state["reached"] = {n: "answers" if can_reach(engines[n]) else "unreachable" for n in usable if not engines[n].local}  # fmt: skip
        st.rerun()

failures_key, fresh_key = keyed("failures", article, target, engine), keyed("fresh", article, target, engine)
failures, fresh = st.session_state.get(failures_key, {}), st.session_state.get(fresh_key, frozenset())
table = pairs(root, texts, into, failures, people, fresh)
lacking = table[table["target"].isna()]
failed = lacking[lacking["status"].isin(["failed", "skipped"])]

if engine == REFERENCE:
    st.caption(say("trans-by-hand"))
elif len(lacking):
    allowed = provider.local or st.checkbox(
        say("trans-allow", engine=inert(engine), where=inert(retold(provider.goes_to))), key=f"allowed_{engine}"
    )
    if provider.local:
        st.caption(say("trans-local", engine=inert(engine)))
    with st.container(horizontal=True):
        start = st.button(say("trans-start", sentences=counted(len(lacking), "sentence"), engine=inert(engine)), type="primary", icon=":material/translate:", disabled=not allowed)  # fmt: skip
        again = (
            st.button(say("trans-retry", n=len(failed)), icon=":material/repeat:", disabled=not allowed)
            if len(failed)
            else False
        )
    if pace(provider.name, provider.per_second).closed_for():
        st.warning(say("trans-pause", engine=inert(engine), until=inert(pace(provider.name, provider.per_second).until())), icon=":material/hourglass_empty:")  # fmt: skip
    if start or again:
        bar = st.progress(0.0, text=say("trans-asking", engine=inert(engine)))
        st.button(say("trans-stop"), icon=":material/front_hand:", help=say("trans-stop-help"))

        def progress(done: int, of: int) -> bool:
            bar.progress(done / max(of, 1), text=say("trans-progress", done=int(done), all=int(of)))
            return True

        only = frozenset(int(n) for n in failed["sentence"]) if again else None
        before = frozenset(int(n) for n in lacking["sentence"])
        st.session_state[fresh_key] = fresh | before
        st.session_state[failures_key] = complete(root, texts, into, progress, only)
        st.rerun()

if len(failed):
    st.error(f"{inert(retold(failed['reason'].iloc[0]))}. " + say("trans-failed", sentences=counted(len(failed), "sentence"), all=len(table)), icon=":material/power_off:")  # fmt: skip
doubtful = int(table["review"].notna().sum())
done = {"n": len(table) - len(lacking), "all": len(table), "language": language_name(target)}
st.text(say("trans-done-doubtful", doubtful=doubtful, **done) if doubtful else say("trans-done", **done))
chosen_key = keyed("chosen", article, target)
page = twins.html(text, sentences, table, (source, target))
chosen = twins.draw(page, st.session_state.get(chosen_key), keyed("pairs", article, target, engine))
if chosen is not None and chosen < len(texts):
    picked = table.iloc[chosen]
    with st.container(border=True):
        st.text(texts[chosen])
        said = st.text_area(say("trans-own", n=int(chosen) + 1), picked["target"] if isinstance(picked["target"], str) else "", key=keyed("own", article, target, engine, chosen, picked["status"]))  # fmt: skip
        with st.container(horizontal=True):
            if st.button(say("trans-keep"), type="primary", icon=":material/edit_note:", disabled=not said.strip()):
                edit(root, texts[chosen], said, source, target)
                st.rerun()
            if picked["status"] == "edited" and st.button(say("trans-take-back"), icon=":material/undo:"):
                edit(root, texts[chosen], "", source, target)
                st.rerun()
            sent_back = provider.local or st.session_state.get(f"allowed_{engine}", False)
            compare = engine != REFERENCE and isinstance(picked["target"], str)
            if compare and st.button(say("trans-back"), icon=":material/sync:", disabled=not sent_back, help=inert(say("trans-back-help", engine=engine, language=language_name(source)))):  # fmt: skip
                try:
                    st.info(inert(back(picked["target"], into)), icon=":material/sync:")
                except TranslationError as error:
                    st.error(inert(retold(f"{engine} {error}")) + ".", icon=":material/power_off:")

with st.container(horizontal=True):
    placed = table.assign(article_id=article, start=spans["start"], end=spans["end"])
    data_buttons(placed[["article_id", "start", "end", *table.columns]], "translation")
    names = (language_name(source), language_name(target))
    st.download_button("DOCX", partial(exchange.bilingual, tables.title(row), names, table), "translation.docx", DOCX, icon=":material/download:", on_click="ignore")  # fmt: skip
    units = [
        {"source": memory.normalised(r["source"]), "source_language": source, "target_language": target, "engine": r["engine"], "version": "", "glossary": "", "target": r["target"], "made_at": r["made_at"] or ""}
        for r in table[table["target"].notna()].fillna("").to_dict("records")
    ]  # fmt: skip
    st.download_button("TMX", partial(exchange.to_tmx, units), "translation.tmx", "application/x-tmx+xml", icon=":material/download:", on_click="ignore")  # fmt: skip

with st.expander(inert(say("trans-glossary", source=language_name(source), target=language_name(target)))):
    kept = glossary.load(root, source, target)
    edited = st.data_editor(pd.DataFrame([(t.term, t.rendering) for t in kept], columns=list(glossary.COLUMNS), dtype="str"), column_config=GLOSSARY, num_rows="dynamic", hide_index=True, key=keyed("glossary", source, target))  # fmt: skip
    if st.button(say("trans-glossary-save"), icon=":material/save:"):
        rows = edited.fillna("").to_dict("records")
        glossary.save(root, source, target, [glossary.Term(str(r["term"]), str(r["rendering"])) for r in rows])
        st.rerun()
with st.expander(say("trans-memory")):
    st.text(
        say(
            "trans-memory-kept",
            translations=counted(memory.count(root), "translation"),
            where=str(root / "translations.sqlite"),
        )
    )
    with st.container(horizontal=True):
        st.download_button(say("trans-memory-tmx"), lambda: exchange.to_tmx(memory.everything(root)), "memory.tmx", "application/x-tmx+xml", icon=":material/download:", on_click="ignore")  # fmt: skip
        st.download_button(say("trans-memory-csv"), lambda: exchange.to_csv(memory.everything(root)), "memory.csv", "text/csv", icon=":material/download:", on_click="ignore")  # fmt: skip
    with st.form("memory", clear_on_submit=True, border=False):
        given = st.file_uploader(say("trans-memory-give"), type=["tmx", "csv"])
        if st.form_submit_button(say("trans-memory-take")) and given:
            try:
                st.success(say("trans-memory-taken", translations=counted(exchange.take_in(root, exchange.read(given.getvalue(), given.name)), "translation")), icon=":material/check:")  # fmt: skip
            except exchange.ExchangeError as error:
                st.error(inert(retold(str(error))), icon=":material/description:")
