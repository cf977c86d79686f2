"""Rows for the timeline out of articles, quotes and dates."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pandas as pd

from lib.views.wording import called, code, say, when

# How far beyond the articles' own dates the slider reaches; a date of 1945 in a text of 2020 is counted and listed.
AROUND = timedelta(days=5 * 365)
COLUMNS = ["kind", "lane", "label", "when", "precision", "earliest", "latest", "outlet", "article_id", "sentence"]


def by_entity(frame: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Quotes and dates once for each chosen name that stands in their sentence, on that name's lane; articles are left out.

    `frame` of on_axis, `places` of names.places_of (`article_id, sentence, name`).
    """
    joined = frame[frame["kind"] != "article"].merge(places, on=["article_id", "sentence"])
    return joined.assign(lane=joined["name"]).drop(columns="name").drop_duplicates()


def overlapping(frame: pd.DataFrame, first: date, last: date) -> pd.DataFrame:
    """The rows that may lie between two days."""
    since, until = pd.to_datetime(frame["earliest"]), pd.to_datetime(frame["latest"])
    return frame[(since <= pd.Timestamp(last)) & (until >= pd.Timestamp(first))]


def on_axis(articles: pd.DataFrame, quotes: pd.DataFrame, dates: pd.DataFrame, group: str) -> pd.DataFrame:
    """`kind (article|quote|date), lane, label, when (EDTF), precision, earliest, latest, outlet, article_id`.

    `lane` is the row of the chart: the kind, the speaker or the outlet (by_entity gives those of names).
    """
    precision = articles.set_index("article_id")["date_precision"]
    parts = [
        pd.DataFrame(
            {
                "kind": "article", "label": articles["title"].fillna(articles["origin"]), "when": articles["date"], "precision": articles["date_precision"],
                "earliest": articles["date_earliest"], "latest": articles["date_latest"], "outlet": articles["outlet"], "article_id": articles["article_id"], "speaker": say("lane-articles"),
            }
        ),
        pd.DataFrame(
            {
                "kind": "quote", "label": quotes["speaker"].fillna(say("speaker-unknown")) + ": " + quotes["text"].str.slice(0, 110), "when": quotes["date"],
                "precision": quotes["article_id"].map(precision), "earliest": quotes["date_earliest"], "latest": quotes["date_latest"],
                "outlet": quotes["outlet"], "article_id": quotes["article_id"], "speaker": quotes["speaker"].fillna(say("speaker-unknown")), "sentence": quotes["sentence"],
            }
        ),
        pd.DataFrame(
            {
                "kind": "date", "label": dates["text"] + " — " + dates["sentence_text"].fillna("").str.slice(0, 110), "when": dates["edtf"], "precision": dates["precision"],
                "earliest": dates["earliest"], "latest": dates["latest"], "outlet": dates["outlet"], "article_id": dates["article_id"], "speaker": say("lane-dates"), "sentence": dates["sentence"],
            }
        ),
    ]  # fmt: skip
    frame = pd.concat([p for p in parts if len(p)], ignore_index=True)
    frame["sentence"] = frame.get("sentence", pd.NA)
    names = {"article": say("lane-articles"), "quote": say("lane-quotes"), "date": say("lane-dates")}
    lanes = {
        "kind": frame["kind"].map(names),
        "speaker": frame["speaker"],
        "outlet": frame["outlet"].fillna(say("outlet-unknown")),
    }
    return frame.assign(lane=lanes.get(group, lanes["kind"]))[COLUMNS]


def grouped(frame: pd.DataFrame, lanes: int = 20) -> pd.DataFrame:
    """One bar a lane, kind and stretch, its label counting what it stands for; the busiest lanes first."""
    busiest = frame["lane"].value_counts().head(lanes).index
    kept = frame[frame["lane"].isin(busiest)]
    keys = ["kind", "lane", "earliest", "latest", "precision", "when"]
    out = kept.groupby(keys, as_index=False, sort=False).agg(n=("label", "size"), label=("label", "first"))
    rows = zip(
        called(out["when"], when), out["n"], called(out["kind"], partial(code, "row")), out["label"], strict=True
    )
    out["label"] = [f"{day}: {n} × {kind}" if n > 1 else f"{day}: {label}" for day, n, kind, label in rows]
    return out
