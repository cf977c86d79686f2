"""The same question has the same figures wherever it is asked: Overview, Timeline, Speakers, the command line, report,
export."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from lib import sample
from lib.cli import app
from lib.ingest import ingest
from lib.reading.text import read_text
from lib.store import names, profile, query, timeline
from lib.store.filters import Filters
from lib.store.query import Corpus
from lib.views import events, report, tables
from tests.conftest import ROOT, opened, page_at

ALL = Filters()
NARROW = Filters(outlets=("Kabar Rekaan (fictional)", "Harian Andaian (fictional)"), types=("direct",))


@pytest.fixture
def sample_root(sampled: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample as the store of the app and of the command line."""
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path / "store"))
    sample.load(tmp_path / "store")
    return tmp_path / "store"


def exported(out: Path) -> dict[str, int]:
    """The figures of query.counts, from the files of an export alone."""
    assert CliRunner().invoke(app, ["export", "--out", str(out)]).exit_code == 0
    quotes, articles = (pd.read_json(out / f"{name}.jsonl", lines=True) for name in ("quotes", "articles"))
    alone = quotes[quotes["line"].isna() & quotes["repeat_of"].isna()]
    return {
        "articles": len(articles), "outlets": articles["outlet"].nunique(), "quotes": len(quotes), "distinct": len(alone) + quotes["line"].nunique(),
        "speakers": quotes["speaker"].nunique(), "unknown": int(quotes["speaker"].isna().sum()),
    }  # fmt: skip


def test_every_way_to_ask_gives_the_same_figures(sample_root: Path, tmp_path: Path) -> None:
    counts = query.counts(opened(sample_root), ALL)
    told = json.loads(CliRunner().invoke(app, ["stats", "--json"]).output)
    assert {k: told[k] for k in counts} == counts
    files = exported(tmp_path / "out")
    assert files == {k: counts[k] for k in files}
    overview = page_at("overview")
    shown = {m.label: int(m.value.replace(",", "")) for m in overview.metric}
    assert shown == {"Articles": counts["articles"], "Quotes": counts["quotes"], "Speakers": counts["speakers"], "Speaker unknown": counts["unknown"]}  # fmt: skip
    figures = dict(report.sections(opened(sample_root), ALL, ["figures"], 0))["Figures"]
    assert [int(n) for n in re.findall(r"<b>(\d+)</b>", figures)] == [counts[k] for k in ("articles", "outlets", "quotes", "distinct", "speakers", "unknown")]  # fmt: skip
    lanes = timeline.lanes(opened(sample_root), ALL, "kind").set_index("lane")["things"]
    assert (lanes["article"], lanes["quote"]) == (counts["articles"], counts["distinct"])
    drawn = events.shown(opened(sample_root), ALL, "kind", whole=True)
    assert drawn is not None and {row.key: row.drawn for row in drawn.rows} == lanes.to_dict()
    (listed,) = page_at("speakers").get("bidi_component")
    assert json.loads(listed.proto.json)["count"].startswith(f"Speakers 1 to 25 of {counts['speakers']}. ")


@pytest.mark.parametrize("filters", [ALL, NARROW], ids=["all", "narrow"])
def test_a_speaker_has_the_same_figure_everywhere(sampled: Corpus, filters: Filters) -> None:
    people = query.by_speaker(sampled, filters, limit=10_000)
    assert len(people) == query.counts(sampled, filters)["speakers"]
    lanes = timeline.lanes(sampled, filters, "speaker", limit=10_000).set_index("lane")["things"]
    assert lanes.drop("", errors="ignore").to_dict() == people.set_index("speaker")["quotes"].to_dict()
    for name, quotes in people[["speaker", "quotes"]].head(8).itertuples(index=False):
        spoken = profile.spoken(filters, name)
        assert query.counts(sampled, spoken)["distinct"] == quotes == len(query.quotes(sampled, spoken, distinct=True))


@pytest.mark.parametrize("of", timeline.OF)
def test_the_lanes_of_the_timeline_count_everything(sampled: Corpus, of: str) -> None:
    every = timeline.lanes(sampled, ALL, of, limit=10_000).set_index("lane")["things"]
    few = tuple(timeline.lanes(sampled, ALL, of, limit=3)["lane"])
    days = timeline.days(sampled, ALL, of, few)
    shown = days.dropna(subset=["lane"]).groupby("lane")["n"].sum()
    assert shown.to_dict() == every.loc[list(few)].to_dict()
    others = days.loc[days["lane"].isna(), "n"].sum()
    rest = every.drop(list(few)).sum()
    assert others == rest if of != "entity" else 0 < others <= rest  # there a quote that names several is one
    each = timeline.each(sampled, ALL, of, few)
    assert len(each) == days.dropna(subset=["first"])["n"].sum()


def test_the_timeline_of_more_than_a_page_counts_all_of_it(sampled: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """By hand from all rows: what is drawn does not hang on how many rows a table shows."""
    monkeypatch.setattr(tables, "ROWS", 3)
    rows = query.quotes(sampled, ALL, limit=None, distinct=True)
    known = rows[rows["date_precision"].isin(["day", "month"])]
    days = timeline.days(sampled, ALL, "kind", ("quote",))
    by_hand = Counter(known["date"].str[:7])
    months = days[days["lane"] == "quote"].assign(month=lambda f: f["first"].astype(str).str[:7])
    assert months.groupby("month")["n"].sum().to_dict() == dict(by_hand)
    assert names.by_entity(sampled, ALL)["mentions"].sum() > 0


def test_of_two_bearers_of_the_same_words_both_are_counted(tmp_path: Path) -> None:
    """Two outlets give seventeen words to two people: each has said them, on the chart as on the page of either."""
    words = "Kami akan membuka pintu air itu besok pagi karena hujan di hulu sudah berhenti sejak kemarin malam"
    people = ("Rina Wulandari", "Bambang Prasetya")
    texts = [read_text(f"“{words},” kata {who}.", f"{n}.txt", {"id": f"a{n}", "language": "id", "date": f"2024-03-0{n + 1}"}) for n, who in enumerate(people)]  # fmt: skip
    ingest(tmp_path, texts, "two")
    corpus = opened(tmp_path)
    assert query.counts(corpus, ALL)["distinct"] == 1
    assert query.by_speaker(corpus, ALL).set_index("speaker")["quotes"].to_dict() == dict.fromkeys(people, 1)


@pytest.mark.parametrize(
    ("offices", "shown"),
    [
        (["Menteri Pangan", "Menteri Pangan", "Pengusaha"], "Menteri Pangan"),  # not the last by the alphabet
        (["Pengusaha", "Pengusaha", "Menteri Pangan"], "Pengusaha"),
        (["Pengusaha", "Menteri Pangan"], "Menteri Pangan"),  # as often: the first by the alphabet, on every engine
    ],
)
def test_the_role_beside_a_speaker_is_the_one_given_most_often(offices: list[str], shown: str, tmp_path: Path) -> None:
    told = "{office} Rina Wulandari mengatakan bahwa gudang nomor {n} sudah penuh sejak bulan lalu."
    texts = [read_text(told.format(office=o, n=n), f"{n}.txt", {"id": f"a{n}", "language": "id", "date": f"2024-0{n + 1}-01"}) for n, o in enumerate(offices)]  # fmt: skip
    ingest(tmp_path, texts, "offices")
    corpus = opened(tmp_path)
    (role,) = query.by_speaker(corpus, ALL)["role"]
    assert role.casefold() == shown.casefold()
    (last,) = query.by_speaker(corpus, Filters(since=pd.Timestamp(2024, len(offices), 1).date()))["role"]
    assert last.casefold() == offices[-1].casefold()  # in the shown period


def test_lists_tell_the_true_total_and_links_reach_beyond_their_first_page(sample_root: Path) -> None:
    counts = query.counts(opened(sample_root), ALL)
    last = query.by_speaker(opened(sample_root), ALL, limit=10_000)["speaker"].iloc[-1]
    oldest = query.articles(opened(sample_root), ALL).iloc[-1]
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    at.query_params["name"] = last
    at.switch_page("pages/speakers.py").run()
    assert not at.exception and at.title[0].value == last
    assert f"{counts['speakers']} of {counts['speakers']}" in [c.value for c in at.caption]
    at.query_params["open"] = oldest["article_id"]
    at.switch_page("pages/articles.py").run()
    assert not at.exception and at.title[0].value == oldest["title"]
    assert f"{counts['articles']} of {counts['articles']}" in [c.value for c in at.caption]
    at.switch_page("pages/corpus.py").run()
    assert any(f"{counts['articles']} articles" in t.value for t in at.text)
