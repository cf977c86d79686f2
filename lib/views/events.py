"""Rows for the timeline out of articles, quotes and dates."""

from __future__ import annotations

import pandas as pd

COLUMNS = ["kind", "lane", "label", "when", "precision", "earliest", "latest", "outlet", "article_id"]


def on_axis(articles: pd.DataFrame, quotes: pd.DataFrame, dates: pd.DataFrame, group: str) -> pd.DataFrame:
    """`kind (article|quote|date), lane, label, when (EDTF), precision, earliest, latest, outlet, article_id`.

    `lane` is the row of the chart: the kind, the speaker or the outlet.
    """
    precision = articles.set_index("article_id")["date_precision"]
    parts = [
        pd.DataFrame(
            {
                "kind": "article", "label": articles["title"].fillna(articles["origin"]), "when": articles["date"], "precision": articles["date_precision"],
                "earliest": articles["date_earliest"], "latest": articles["date_latest"], "outlet": articles["outlet"], "article_id": articles["article_id"], "speaker": "articles",
            }
        ),
        pd.DataFrame(
            {
                "kind": "quote", "label": quotes["speaker"].fillna("unknown") + ": " + quotes["text"].str.slice(0, 110), "when": quotes["date"],
                "precision": quotes["article_id"].map(precision), "earliest": quotes["date_earliest"], "latest": quotes["date_latest"],
                "outlet": quotes["outlet"], "article_id": quotes["article_id"], "speaker": quotes["speaker"].fillna("unknown"),
            }
        ),
        pd.DataFrame(
            {
                "kind": "date", "label": dates["text"] + " — " + dates["sentence_text"].fillna("").str.slice(0, 110), "when": dates["edtf"], "precision": dates["precision"],
                "earliest": dates["earliest"], "latest": dates["latest"], "outlet": dates["outlet"], "article_id": dates["article_id"], "speaker": "dates in the text",
            }
        ),
    ]  # fmt: skip
    frame = pd.concat([p for p in parts if len(p)], ignore_index=True)
    names = {"article": "Articles", "quote": "Quotes", "date": "Dates in the text"}
    lanes = {
        "kind": frame["kind"].map(names),
        "speaker": frame["speaker"],
        "outlet": frame["outlet"].fillna("outlet unknown"),
    }
    return frame.assign(lane=lanes[group])[COLUMNS]


def grouped(frame: pd.DataFrame, lanes: int = 20) -> pd.DataFrame:
    """One bar a lane, kind and stretch, its label counting what it stands for; the busiest lanes first."""
    busiest = frame["lane"].value_counts().head(lanes).index
    kept = frame[frame["lane"].isin(busiest)]
    keys = ["kind", "lane", "earliest", "latest", "precision", "when"]
    out = kept.groupby(keys, as_index=False, sort=False).agg(n=("label", "size"), label=("label", "first"))
    rows = zip(out["when"], out["n"], out["kind"], out["label"], strict=True)
    out["label"] = [f"{when}: {n} × {kind}" if n > 1 else f"{when}: {label}" for when, n, kind, label in rows]
    return out
