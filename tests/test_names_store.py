"""Questions about names, on articles of our own: shares, others, pairs, who speaks about whom."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.ingest import ingest
from lib.reading.text import read_text
from lib.store import names, query, ties, timeline
from lib.store.filters import Filters
from tests.conftest import ROOT, opened

TEXTS = [
    'Menteri Pertanian Rina Wulandari mengatakan bahwa Norwegia dan Islandia setuju. "Norwegia menolong kami sejak 2018," kata Wulandari.',
    "Budi Hartono, pengamat pertanian, mengatakan bahwa Norwegia lambat. Menurut Budi Hartono, Rina Wulandari keliru pada Mei 2019.",
    "Islandia mengirim benih ke Norwegia pada awal Juni 2019.",
]
ALL = Filters()


@pytest.fixture
def three(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> query.Corpus:
    root = tmp_path / "store"
    monkeypatch.setenv("KUTIPAN_STORE", str(root))
    rows = [read_text(t, f"{i}.txt", {"language": "id", "date": f"2019-0{i + 5}-10"}) for i, t in enumerate(TEXTS)]
    ingest(root, rows, "three")
    return opened(root)


def test_shares_are_of_all_mentions_and_the_rest_is_counted(three: query.Corpus) -> None:
    top = names.by_entity(three, ALL, limit=2)
    others = names.rest(top)
    total = int(top["mentions"].sum()) + others["in_quotes"] + others["in_narration"]
    assert top["name"].tolist()[0] == "Norwegia"
    assert top["share"].tolist() == pytest.approx([n / total for n in top["mentions"]])
    assert others["names"] == len(names.by_entity(three, ALL)) - 2


def test_pairs_and_their_sentences(three: query.Corpus) -> None:
    (pair,) = ties.pairs(three, ALL, ("Norwegia", "Islandia")).to_dict("records")
    told = {k: pair[k] for k in ("one", "other", "sentences", "of_one", "of_other", "tie")}
    assert told == {"one": "Islandia", "other": "Norwegia", "sentences": 2, "of_one": 2, "of_other": 4, "tie": False}
    assert len(names.sentences(three, ALL, ("Norwegia", "Islandia"))) == 2


def test_who_speaks_about_whom(three: query.Corpus) -> None:
    found = names.who_about_whom(three, ALL)
    rows = {(r.speaker, r.name): r.quotes for r in found.itertuples(index=False)}
    assert rows[("Rina Wulandari", "Norwegia")] == 2
    assert rows[("Budi Hartono", "Rina Wulandari")] == 1
    assert not any(speaker == name for speaker, name in rows)
    assert len(names.quotes_about(three, ALL, "Rina Wulandari", "Norwegia")) == 2


def test_names_over_time_count_every_mention(three: query.Corpus) -> None:
    days = names.days(three, ALL, ("Norwegia", "Islandia"))
    assert set(days["part"]) == {"quoted", "narrated"} and days["first"].equals(days["last"])
    mentions = query.whole(three, "mentions")["entity"].value_counts()
    assert days.groupby("lane")["n"].sum().to_dict() == mentions[["Norwegia", "Islandia"]].to_dict()


def test_a_quote_is_in_the_lane_of_every_name_in_it(three: query.Corpus) -> None:
    lanes = timeline.lanes(three, ALL, "entity").set_index("lane")["things"]
    assert (lanes["Norwegia"], lanes["Islandia"], lanes["Rina Wulandari"]) == (3, 1, 1)


TABS = ["As a table", "Over time", "Named in the same sentence", "Who speaks about whom", "Counted as one"]


@pytest.mark.parametrize(
    "query_params",
    [{}, {"more": "time"}, {"more": "together", "drawn": "heat"}, {"more": "whom"}, {"more": "merged"}, {"others": "true"}, {"stands": "false"}, {"measure": "share"}],
)  # fmt: skip
def test_the_page_draws(three: query.Corpus, query_params: dict[str, str]) -> None:
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for key, value in query_params.items():
        page.query_params[key] = value
    page.run()
    page.switch_page("pages/entities.py").run()
    assert not page.exception
    assert [s.value for s in page.subheader] == ["Most mentioned"]
    assert [t.label for t in page.tabs] == TABS
    # The strip of days, the names, and what the open tab shows.
    assert len(page.get("plotly_chart")) == 2 + (query_params.get("more") in ("time", "together", "whom"))


@pytest.mark.parametrize(
    "query_params", [{"lane": "kind"}, {"lane": "speaker"}, {"lane": "outlet"}, {"lane": "entity"}, {"of": "texts"}]
)
def test_the_timeline_draws_every_grouping(three: query.Corpus, query_params: dict[str, str]) -> None:
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    page.query_params.update(query_params)
    page.run()
    page.switch_page("pages/timeline.py").run()
    assert not page.exception
    assert len(page.get("plotly_chart")) == 2  # the strip of days, and the lanes or the days that texts speak of
