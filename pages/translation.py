"""An article side by side, sentence by sentence."""

import streamlit as st

from lib.store import query
from lib.store.corpus import store_path
from lib.translation.providers import providers
from lib.translation.translate import complete, pairs
from lib.views import choose, filters
from lib.views.downloads import table_buttons
from lib.views.entry import through_app

through_app()

TARGETS = {"en": "English", "ms": "Malay", "de": "German", "fr": "French", "es": "Spanish", "ar": "Arabic"}

corpus, asked = filters.store(), filters.current()
st.title("Translation")
row = choose.article(corpus, asked)
article = row["article_id"]
engines = providers()
left, right = st.columns(2)
target = left.selectbox("Into", list(TARGETS), format_func=lambda k: TARGETS[k], key="into", bind="query-params")
engine = right.selectbox("Through", list(engines), key="engine", bind="query-params")
provider = engines[engine]

text, source = query.article_text(corpus, article), row["language"]
spans = query.of_article(corpus, "sentences", article)
sentences = [text[s:e] for s, e in zip(spans["start"], spans["end"], strict=True)]
if not sentences:
    st.info("This article's language has no rules yet, so it has no sentences to translate one by one.", icon="ℹ️")
    st.stop()

root, failures_key = store_path(), f"failures_{article}_{target}_{engine}"
missing = int((pairs(root, sentences, source, target, engine)["status"] == "untranslated").sum())
st.caption(
    f"{engine} is sent {provider.sends}. Nothing leaves this machine before you press the button; what came back is kept for next time."
)
if missing and st.button(f"Translate {missing} sentences through {engine}", type="primary", icon="🌐"):
    bar = st.progress(0.0, text=f"Asking {engine} …")
    st.session_state[failures_key] = complete(
        root, sentences, source, target, provider,
        lambda done, of: bar.progress(done / max(of, 1), text=f"{done} of {of} sentences"),
    )  # fmt: skip
    bar.empty()

table, failures = pairs(root, sentences, source, target, engine), st.session_state.get(failures_key, {})
table["reason"] = [
    failures.get(n) if s == "untranslated" else None for n, s in zip(table["sentence"], table["status"], strict=True)
]
failed = table["reason"].notna().sum()
if failed:
    st.error(
        f"{table['reason'].dropna().iloc[0]}. {failed} of {len(table)} sentences were not translated; the rest of Kutipan works on.",
        icon="🔌",
    )
done = int((table["status"] == "cached").sum())
st.text(f"{done} of {len(table)} sentences translated into {TARGETS[target]} by {engine}")
for row in table.itertuples():
    with st.container(border=True):
        original, translated = st.columns(2)
        original.text(row.source)
        if row.target:
            translated.text(row.target)
            translated.caption(f"{row.engine} · {row.made_at[:10]}")
        else:
            translated.text(f"— not translated{': ' + row.reason if row.reason else ''}")
table_buttons(table, "translation")
