"""Questions are texts with named parameters: a value is bound, whatever it looks like, and stands in no text."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from lib import sample
from lib.ingest import ingest
from lib.reading.text import read_text
from lib.search import Search
from lib.store import engine, lists, names, profile, query, search, text_dates, timeline
from lib.store.filters import Asked, Filters, articles_where, narrowed_articles, once, quotes_where
from lib.store.query import Corpus
from tests.composed import composed
from tests.conftest import opened

ODD = [
    "O'Neil",
    'Rina "Ina" W',
    "a\\'b",
    "x'; drop table quotes; --",
    "50%_",
    "baris\nbaru",
    "$page",
    "日報",
    "ß",
    "Ｆ",
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    root = tmp_path_factory.mktemp("questions") / "store"
    odd = [
        read_text(
            f"Warga {n} menunggu. “Kami siap,” kata Rina.",
            "x",
            {"id": f"odd{n}", "language": "id", "outlet": name, "date": "2020-05-01"},
        )
        for n, name in enumerate(ODD)
    ]
    ingest(root, [*composed(40), *odd], "composed")
    return opened(root)


@pytest.mark.parametrize("outlet", ODD)
def test_a_value_stays_a_value(corpus: Corpus, outlet: str) -> None:
    assert query.articles(corpus, Filters(outlets=(outlet,)))["outlet"].tolist() == [outlet]
    assert query.counts(corpus, Filters(words=outlet))["quotes"] == 0
    assert search.counts(corpus, Filters(), Search(words=(outlet.lower(),), outlets=(outlet.lower(),)))[0] == 0


FULL = Filters(
    date(2020, 1, 2),
    date(2021, 3, 4),
    ("Outlet-X",),
    ("Speaker-X",),
    ("direct",),
    ("Entity-X",),
    "Word-X",
    True,
    ("Without-X",),
    ("Nobody-X",),
    ("Nothing-X",),
)
SEARCH = Search(words=("said-x",), phrases=("phrase x",), without=("without-x",), speakers=("who-x",), about=("about-x",), outlets=("outlet-y",))  # fmt: skip
ASKED = {
    "articles": articles_where(FULL),
    "quotes": quotes_where(FULL),
    "articles with quotes": narrowed_articles(FULL),
    "once": once(quotes_where(FULL), "speaker"),
    "speakers of a list": lists.quoted(FULL, "find-x"),
    "articles of a list": query.titled(FULL, "title-x"),
    "mentions": names.mentions_where(FULL, True, ("GPE",)),
    "names in quotes": names.named_quotes(FULL, True),
    "sentences that name": names.naming_all(FULL, ("Name-X",), True),
    "a name": profile.named(FULL, "Name-X"),
    "said of a name": profile.told_of(FULL, "Name-X"),
    "things in lanes": timeline.in_lanes(FULL, "kind", ("quote",)),
    "names in lanes": timeline.in_lanes(FULL, "entity", None),
    "behind a bar": timeline.behind(
        FULL, timeline.Bar("speaker", "who-x", ("who-x",), date(2020, 1, 1), date(2020, 1, 2))
    ),
    "dates behind a bar": text_dates.chosen_of(FULL, text_dates.Of("ahead", date(2020, 1, 1), date(2020, 1, 2), True)),
    "found quotes": search.found_quotes(FULL, SEARCH),
    "found articles": search.found_articles(FULL, SEARCH),
}


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED.keys())
def test_no_value_stands_in_a_text_and_every_parameter_has_one(asked: Asked) -> None:
    tables = {name: value for name, value in asked.given.items() if isinstance(value, Asked)}
    assert set(re.findall(r"\$(\w+)", asked.sql)) == asked.given.keys() - tables.keys()
    assert set(re.findall(r"held_\w+", asked.sql)) == tables.keys()
    for table in tables.values():
        test_no_value_stands_in_a_text_and_every_parameter_has_one(table)
    assert not re.search(r"-x|phrase x|2020|2021|GPE", asked.sql, re.IGNORECASE)


def test_what_no_filter_asks_for_stands_in_no_text() -> None:
    assert quotes_where(Filters()) == Asked("SELECT * FROM quotes") and "WHERE" not in narrowed_articles(Filters()).sql


def test_every_filter_narrows(corpus: Corpus) -> None:
    rows = query.quotes(corpus, Filters(), limit=None)
    one = rows.dropna(subset=["speaker", "outlet"]).iloc[-1]
    named = query.whole(corpus, "mentions").query("in_quote")["entity"].iloc[0]
    narrow = {
        "since": rows["date_latest"].max().date(), "until": rows["date_earliest"].min().date(), "outlets": (one["outlet"],),
        "speakers": (one["speaker"],), "types": (one["type"],), "entities": (named,), "words": one["text"].split()[0], "reviewed": True,
        "not_outlets": (one["outlet"],), "not_speakers": (one["speaker"],), "not_entities": (named,),
    }  # fmt: skip
    assert narrow.keys() == {f.name for f in fields(Filters)}
    for name, value in narrow.items():
        left = query.quotes(corpus, Filters(**{name: value}), limit=None)  # type: ignore[arg-type]
        assert len(left) < len(rows) and set(left["quote_id"]) <= set(rows["quote_id"]), name
        assert query.counts(corpus, Filters(**{name: value}))["quotes"] == len(left)  # type: ignore[arg-type]


def test_the_texts_of_articles_are_not_held_in_memory(tmp_path: Path) -> None:
    ingest(tmp_path, list(composed(5)), "composed")
    duck = opened(tmp_path).engine
    assert isinstance(duck, engine.DuckEngine)
    held = {row[0] for row in duck.connection.execute("SELECT table_name FROM duckdb_columns() WHERE column_name = 'text' AND table_name IN (SELECT table_name FROM duckdb_tables())").fetchall()}  # fmt: skip
    assert "articles" not in held and "texts" not in held


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        (Filters(types=("direct", "")), True),
        (Filters(types=("",)), False),
        (Filters(outlets=("an outlet that the store has not",)), False),
        (Filters(not_outlets=("an outlet that the store has not",)), True),
    ],
)
def test_a_coded_column_is_asked_and_answered_as_the_text_that_it_holds(
    corpus: Corpus, filters: Filters, left: bool
) -> None:
    rows = query.quotes(corpus, filters)
    assert rows.empty != left
    assert {rows[c].dtype for c in ("type", "outlet", "speaker")} == {pd.Series(["text"], dtype="str").dtype}


@pytest.mark.parametrize(
    "more",
    [
        {}, {"since": date(2020, 5, 2)}, {"until": date(2020, 5, 1)}, {"outlets": ("O'Neil", "$page")}, {"not_outlets": ("$page",)},
        {"entities": ("Iran", "Rina")}, {"not_entities": ("Iran", "Rina")}, {"not_speakers": ("Rina",)}, {"words": "kami"}, {"reviewed": True},
    ],
)  # fmt: skip
@pytest.mark.parametrize("types", [("direct",), ("indirect", "mixed"), ("direct", "indirect", "mixed"), ("",)])
def test_a_type_leaves_the_articles_of_its_quotes(corpus: Corpus, types: tuple[str, ...], more: dict[str, Any]) -> None:
    filters = Filters(types=types, **more)
    rows = query.quotes(corpus, filters, limit=None)
    assert set(rows["type"]) <= set(types)
    assert set(query.articles(corpus, filters)["article_id"]) == set(rows["article_id"])
    told = query.counts(corpus, filters)
    assert (told["articles"], told["outlets"]) == (rows["article_id"].nunique(), rows["outlet"].nunique())


def test_articles_are_counted_once_for_each_name_and_outlet(corpus: Corpus) -> None:
    assert query.counts(corpus, Filters())["articles"] > 32  # so many stand in one number
    mentions = query.whole(corpus, "mentions")
    for types in ((), ("PER", "GPE")):
        among = mentions[mentions["type"].isin(types)] if types else mentions
        found = names.by_entity(corpus, Filters(), types, limit=None)
        assert dict(zip(found["name"], found["articles"], strict=True)) == among.groupby("entity")["article_id"].nunique().to_dict()  # fmt: skip
    rows = query.quotes(corpus, Filters(), limit=None).sort_values(["date_earliest", "article_id", "start"])
    rows["words"] = rows["line"].fillna(rows["repeat_of"]).fillna(rows["quote_id"])
    kept = rows.dropna(subset=["outlet"]).drop_duplicates(["words", "outlet"]).groupby("outlet")
    found = query.by_outlet(corpus, Filters(), limit=1_000)
    assert dict(zip(found["outlet"], found["articles"], strict=True)) == kept["article_id"].nunique().to_dict()
    assert dict(zip(found["outlet"], found["quotes"], strict=True)) == kept.size().to_dict()


@pytest.mark.parametrize("key", ["outlets", "speakers"])
def test_what_is_left_out_and_what_is_kept_are_all(corpus: Corpus, key: str) -> None:
    rows = query.quotes(corpus, Filters(), limit=None)
    value = rows[key.removesuffix("s")].dropna().iloc[-1]
    kept, left_out = (query.quotes(corpus, Filters(**{k: (value,)}), limit=None) for k in (key, f"not_{key}"))  # type: ignore[arg-type]
    assert sorted([*kept["quote_id"], *left_out["quote_id"]]) == sorted(rows["quote_id"])
    assert left_out["speaker"].isna().sum() == rows["speaker"].isna().sum() or key == "outlets"


def test_a_name_is_left_out_with_its_articles_and_their_quotes(corpus: Corpus) -> None:
    named = query.whole(corpus, "mentions")
    name = named["entity"].value_counts().index[1]
    with_it = set(named.loc[named["entity"] == name, "article_id"])
    without = Filters(not_entities=(name,))
    articles, quotes = query.articles(corpus, without), query.quotes(corpus, without, limit=None)
    every = query.quotes(corpus, Filters(), limit=None)
    assert set(articles["article_id"]) == set(query.articles(corpus, Filters())["article_id"]) - with_it
    assert sorted(quotes["quote_id"]) == sorted(every.loc[~every["article_id"].isin(with_it), "quote_id"])


@pytest.mark.parametrize(
    "more", [{}, {"entities": ("Iran",)}, {"since": date(2020, 6, 1)}, {"outlets": ("Warta Kita",)}]
)
def test_whoever_never_speaks_can_be_left_out_and_nothing_goes(corpus: Corpus, more: dict[str, Any]) -> None:
    for count in (query.article_count, lambda c, f: query.counts(c, f)["quotes"]):
        assert count(corpus, Filters(**more, not_speakers=("nobody",))) == count(corpus, Filters(**more)) > 0


def test_an_article_without_quotes_stays_where_a_speaker_is_left_out(tmp_path: Path) -> None:
    texts = [
        read_text("“Kami siap,” kata Rina.", "x", {"id": "rina", "language": "id"}),
        read_text("Warga menunggu hujan.", "x", {"id": "silent", "language": "id"}),
    ]
    ingest(tmp_path, texts, "x")
    left = query.articles(opened(tmp_path), Filters(not_speakers=("Rina",)))
    assert left["article_id"].tolist() == ["silent"]


def test_the_most_widely_carried_come_in_the_order_of_their_outlets(tmp_path: Path) -> None:
    sample.load(tmp_path)
    rows = query.quotes(opened(tmp_path), Filters(), distinct=True, order="carried")
    seen = list(zip(rows["outlets"], rows["places"], strict=True))
    assert seen == sorted(seen, reverse=True) and seen[0][0] > 1
