"""A name's page: its questions against the same ones asked of rows in memory, and the page itself."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib import sample
from lib.ingest import ingest
from lib.reading.confined import read_path
from lib.reading.text import read_text
from lib.store import lists, monthly, profile, query
from lib.store.filters import Filters
from lib.store.query import Corpus
from lib.views.metric_cards import every_month
from tests.conftest import ROOT, opened

ALL = Filters()
WHO = "Laksmi Aradhana"


NARROW = Filters(outlets=("Kabar Rekaan (fictional)", "Harian Andaian (fictional)"), types=("direct",))


@pytest.mark.parametrize("filters", [ALL, NARROW], ids=["all", "narrow"])
def test_who_carries_and_when(sampled: Corpus, filters: Filters) -> None:
    rows = query.quotes(sampled, profile.spoken(filters, WHO), limit=None)
    carried = profile.outlets(sampled, filters, WHO).set_index("outlet")["quotes"]
    assert carried[carried > 0].to_dict() == rows["outlet"].value_counts().to_dict()
    offices = profile.roles(sampled, filters, WHO)
    held = rows[rows["role"].notna() | rows["affiliation"].notna()]
    assert offices["quotes"].sum() == len(held) > 0
    assert offices["first"].min() == held["date_earliest"].min() and offices["last"].max() == held["date_latest"].max()
    months = monthly.of_speaker(sampled, filters, WHO)
    distinct = query.quotes(sampled, profile.spoken(filters, WHO), limit=None, distinct=True)
    assert months["quotes"].sum() == len(distinct) == sum(every_month(months, "quotes"))


def test_with_whom_somebody_is_named(sampled: Corpus) -> None:
    mentions = query.whole(sampled, "mentions")
    mine = mentions[mentions["entity"] == WHO][["article_id", "sentence"]].drop_duplicates()
    others = mentions[mentions["entity"] != WHO][["article_id", "sentence", "entity"]].drop_duplicates()
    wanted = others.merge(mine, on=["article_id", "sentence"])["entity"].value_counts()
    got = profile.beside(sampled, ALL, WHO, limit=500)
    assert got.groupby("name")["sentences"].sum().to_dict() == wanted.to_dict()
    seen = profile.seen(sampled, ALL, WHO).iloc[0]
    assert seen["mentions"] == (mentions["entity"] == WHO).sum() and str(seen["first"])[:10] == "2024-01-08"


def test_what_others_say_of_somebody(sampled: Corpus) -> None:
    rows = profile.about(sampled, ALL, "Nusa Kelana")
    assert len(rows) and not (rows["speaker"] == "Nusa Kelana").any()
    assert rows["text"].str.contains("Nusa Kelana").all()


def test_lines_that_come_back(sampled: Corpus) -> None:
    lines = profile.repeated(sampled, ALL, "Maya Kirana")
    best = lines.iloc[0]
    assert "bukan angka" in best["text"] and best["outlets"] == 3 and best["articles"] == 4
    assert str(best["first"])[:10] == "2024-05-06" and str(best["last"])[:10] == "2024-08-19"
    assert len(query.places(sampled, best["quote_id"])) == best["places"]


def test_a_short_name_speaks_as_the_full_one(tmp_path: Path) -> None:
    """Another article gives only a part of the name: both charts count one person."""
    texts = {
        "a": "Kepala Dinas Pengairan Rina Wulandari mengatakan bahwa pintu air itu rusak.",
        "b": "Dinas menunda perbaikan. “Suku cadang belum datang dari kota,” kata Wulandari.",
    }
    ingest(tmp_path, [read_text(t, k, {"id": k, "language": "id"}) for k, t in texts.items()], "two")
    corpus = opened(tmp_path)
    assert query.by_speaker(corpus, ALL)["speaker"].tolist() == ["Rina Wulandari"]
    assert query.by_speaker(corpus, ALL)["quotes"].tolist() == [2]


def test_months_without_any_are_nought() -> None:
    frame = pd.DataFrame({"month": ["2024-01", "2024-04"], "n": [2, 1]})
    assert every_month(frame, "n") == [2, 0, 0, 1] and every_month(frame.head(0), "n") == []


def test_the_page_of_a_speaker_that_a_link_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path))
    sample.load(tmp_path)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    app.query_params["name"] = "Maya Kirana"
    app.switch_page("pages/speakers.py").run()
    assert not app.exception
    assert app.title[0].value == "Maya Kirana"
    assert {m.label for m in app.metric} == {"Said", "About", "Articles", "Seen"}


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        (["2020-10"], "2020-10", "2020-10"),
        (["2020-10", "2020-10-03"], "2020-10", "2020-10"),
        (["2020-10-03", "2021", None], "2020-10-03", "2021"),
        ([None], None, None),
    ],
)
def test_an_end_is_as_exact_as_its_date(
    dates: list[str | None], first: str | None, last: str | None, tmp_path: Path
) -> None:
    text = "Menteri Kesehatan Rina Wulandari mengatakan bahwa air sudah surut."
    articles = [
        read_text(text, f"{number}.txt", {"id": str(number), "language": "id", "date": day})
        for number, day in enumerate(dates)
    ]
    ingest(tmp_path, articles, "dates")
    corpus = opened(tmp_path)
    who = "Rina Wulandari"
    for found in (
        profile.seen(corpus, ALL, who), profile.heard(corpus, ALL, who), profile.roles(corpus, ALL, who),
        lists.speakers(corpus, ALL).assign(first_date=[first]),
    ):  # fmt: skip
        ends = found.iloc[0][["first_date", "last_date"]]
        assert [None if pd.isna(end) else end for end in ends] == [first, last]


def test_a_name_is_first_seen_on_the_day_that_is_known_best(tmp_path: Path) -> None:
    """Named in an article of the first of October, quoted in one of October."""
    texts = ("Rapat itu dihadiri Rina Wulandari.", "“Air sudah surut,” kata Rina Wulandari.")
    days = ("2020-10-01", "2020-10")
    ingest(tmp_path, [read_text(t, f"{d}.txt", {"language": "id", "date": d}) for t, d in zip(texts, days, strict=True)], "two")  # fmt: skip
    app = AppTest.from_string(
        f"""
from pathlib import Path
from lib import edition
from lib.store.filters import Filters
from lib.views import profile
profile.heading(edition.current(Path({str(tmp_path)!r})), Filters(), "Rina Wulandari", 1, 0)
"""
    ).run(timeout=60)
    assert not app.exception
    assert "1 Oct 2020" in str([m.value for m in (*app.metric, *app.markdown)])


@pytest.mark.parametrize(("of", "counts"), [("seed", "distinct quotes"), ("sample", "distinct quotes, by month")])
def test_what_was_said_is_counted_by_month_only_where_months_are_drawn(
    of: str, counts: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path))
    if of == "seed":
        ingest(tmp_path, read_path(ROOT / "seeds"), "seeds")
    else:
        sample.load(tmp_path)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    app.switch_page("pages/speakers.py")
    app.query_params["who"] = "Saeed Khatibzadeh" if of == "seed" else "Laksmi Aradhana"
    app.run()
    assert not app.exception
    assert next(c.value for c in app.caption if c.value.startswith("distinct quotes")) == counts
