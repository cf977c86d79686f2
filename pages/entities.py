"""Which names dominate: frequency, share, months, who is named with whom, who speaks about whom."""

from typing import Any

import pandas as pd
import streamlit as st

from lib.store import names
from lib.store.corpus import store_path
from lib.views import charts, filters, judge, links, network, profile, tables
from lib.views.downloads import chart
from lib.views.entry import through_app

through_app()

KINDS = {
    "PER": "People",
    "ORG": "Organisations",
    "GPE": "Countries & cities",
    "LOC": "Places",
    "EVT": "Events",
    "NORP": "Peoples & faiths",
}
SENTENCES = {
    "date": st.column_config.TextColumn("Date", width=80), "outlet": st.column_config.TextColumn("Outlet", width=100),
    "in_quote": st.column_config.CheckboxColumn("In a quote", width=80), "text": st.column_config.TextColumn("Sentence"),
}  # fmt: skip

corpus, asked = filters.store(), filters.current()


def picked(points: list[Any]) -> list[str]:
    """The names of the point that was clicked: one, or a pair."""
    found = points[0].get("customdata") if points else None
    return [str(f) for f in found] if isinstance(found, list) else [str(found)] if found else []


def show_sentences(chosen: list[str], key: str) -> None:
    """The sentences that name all of `chosen`, each a tick away from its article."""
    found = names.sentences(corpus, asked, tuple(chosen), stands)
    st.text(f"{' and '.join(chosen)}: {tables.counted(len(found), 'sentence')}")
    row = tables.table(found, SENTENCES, key, select=True)
    if row is not None:
        links.go("pages/articles.py", article=found.iloc[row]["article_id"])


st.title("Entities")
stands = st.toggle("Count a capital as the government it stands for", value=True, key="stands", bind="query-params",
                   help="`Negosiasi antara Teheran dan Moskow`: Iran and Russia")  # fmt: skip
types = st.pills("Kinds", list(KINDS), selection_mode="multi", format_func=KINDS.get, key="kinds", bind="query-params")
frame = names.by_entity(corpus, asked, tuple(types or ()), stands)
if frame.empty:
    filters.nothing_left(asked, "names")
    st.stop()

st.subheader("Most mentioned")
others = names.rest(frame)
drawn = frame
if others["names"]:
    label = f"others ({others['names']:,} names)"
    drawn = pd.concat([frame, pd.DataFrame([{"name": label, **others}])], ignore_index=True)
bars = st.toggle("Show the others as one bar", key="others", bind="query-params") if others["names"] else False
points = chart(
    charts.entities(drawn if bars else frame),
    frame,
    "entities",
    select=True,
    alt="Mentions an entity, in quotes and in narration",
)
st.caption(
    f"The {len(frame)} names mentioned most, of {len(frame) + others['names']:,}. Each bar merges the forms in the table below. "
    "Click a bar to read its sentences."
)
clicked = [n for n in picked(points) if n in set(frame["name"])]
columns = {
    "name": st.column_config.TextColumn("Name"), "type": st.column_config.TextColumn("Kind", width=60), "mentions": st.column_config.NumberColumn("Mentions", width=75),
    "share": st.column_config.NumberColumn("Share", format="percent", width=65, help="Of all mentions under the filters"),
    "articles": st.column_config.NumberColumn("Articles", width=65), "in_quotes": st.column_config.NumberColumn("In quotes", width=75),
    "in_narration": st.column_config.NumberColumn("In narration", width=90), "forms": st.column_config.TextColumn("Merged from"),
}  # fmt: skip
row = tables.table(frame, columns, "entity_table", select=True)
if row is not None:
    clicked = [str(frame.iloc[row]["name"])]
if clicked:
    st.header(clicked[0])
    profile.draw(corpus, asked, clicked[0])
    st.subheader("Its sentences")
    show_sentences(clicked, "entity_sentences")
merged = corpus.merged
if merged is not None and len(merged):
    with st.expander(f"Merged across articles: {tables.counted(len(merged), 'name')}"):
        st.caption(
            "A short name, an acronym or a spelling that can mean one name of the corpus only, and what analysts merged. Tick a row to split it again."
        )
        apart = tables.table(merged, {
            "entity": st.column_config.TextColumn("Written"), "name": st.column_config.TextColumn("Counted as"),
            "type": st.column_config.TextColumn("Kind", width=60), "why": st.column_config.TextColumn("Because it is", width=120),
        }, f"merged_names_{len(corpus.corrections)}", select=True)  # fmt: skip
        alone = str(merged.iloc[apart]["entity"]) if apart is not None else ""
        st.button(f"Split {alone}" if alone else "Split the ticked name", icon="✂️", disabled=not alone, on_click=judge.split, args=(alone,),
                  help="It stands for itself from then on; the Corrections page undoes it")  # fmt: skip
right = st.expander("Put a name right", key="right", on_change="rerun")
if right.open:
    with right:
        counted_as = {} if merged is None else dict(zip(merged["entity"], merged["name"], strict=True))
        judge.names(filters.options(str(store_path()), corpus.version, len(corpus.corrections)), KINDS, counted_as)

# Only the tab that is open asks its question.
month_tab, together_tab, whom_tab = st.tabs(
    ["By month", "Named in the same sentence", "Who speaks about whom"],
    key="more",
    on_change="rerun",
    bind="query-params",
)
if month_tab.open:
    with month_tab:
        by_month = names.by_month(corpus, asked, frame["name"].head(8).tolist(), stands)
        if by_month.empty:
            st.info(
                "No article under these filters has a date known to the month. Dates come from the article's header or its row's date column.",
                icon="📅",
            )
        else:
            trend = picked(chart(charts.months(by_month), by_month, "months", select=True, alt="Mentions by month"))
            if trend:
                show_sentences(trend, "month_sentences")
if together_tab.open:
    with together_tab:
        together = names.together(corpus, asked, frame["name"].head(18).tolist(), stands)
        if together.empty:
            st.info("No two of these names share a sentence.", icon="🔗")
        else:
            as_ring = st.segmented_control(
                "Drawn as", ["network", "table"], default="network", required=True, key="drawn", bind="query-params"
            )
            both = [n for n in frame["name"].head(18) if n in set(together["first"]) | set(together["second"])]
            figure = network.network(together, frame) if as_ring == "network" else network.matrix(together, both)
            pair = picked(
                chart(figure, together, f"together_{as_ring}", select=True, alt="How many sentences name both")
            )
            st.caption(
                "A line is as thick as the sentences that name both. Click a name, or a square of the table, to read them."
            )
            if pair:
                show_sentences(pair, "pair_sentences")
if whom_tab.open:
    with whom_tab:
        about = names.who_about_whom(corpus, asked, stands)
        if about.empty:
            st.info("No quote under these filters names anybody but its own speaker.", icon="💬")
        else:
            spoken = picked(
                chart(
                    network.about(about),
                    about,
                    "about_whom",
                    select=True,
                    alt="Distinct quotes of a speaker that name somebody",
                )
            )
            st.caption(
                "Rows speak, columns are named inside their quotes; a number counts distinct quotes. Click one to read them."
            )
            if len(spoken) == 2:
                quotes = names.quotes_about(corpus, asked, spoken[0], spoken[1], stands)
                st.text(f"{spoken[0]} about {spoken[1]}: {tables.counted(len(quotes), 'quote')}")
                tables.table(quotes, tables.QUOTE_COLUMNS, "about_quotes")
