"""The timeline: bars of the right grain, what is known less exactly beside them, spikes, and what stands behind a
bar."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from lib import sample
from lib.ingest import ingest
from lib.reading.text import read_text
from lib.store import lanes, text_dates, timeline
from lib.store.filters import Filters
from lib.store.lanes import OTHERS
from lib.store.query import Corpus
from lib.store.strip import BARS
from lib.views import events, lane_chart, said_to_happen
from tests.conftest import opened, page_at

ALL = Filters()


def counts(*rows: tuple[str | None, str, str, int], part: str = "direct") -> pd.DataFrame:
    """`lane, part, first, last, n`, each row a lane, its first and last day ("" for none) and a count."""
    given = [(lane, part, first or None, last or None, n) for lane, first, last, n in rows]
    return pd.DataFrame(given, columns=["lane", "part", "first", "last", "n"]).astype({"n": "int64"})


@pytest.mark.parametrize(
    ("days", "grain"),
    [(1, "day"), (60, "day"), (61, "week"), (400, "week"), (700, "month"), (2500, "quarter"), (9000, "year")],
)
def test_the_grain_is_as_fine_as_the_stretch_allows(days: int, grain: str) -> None:
    end = date(2020, 6, 1) + timedelta(days=days - 1)
    found = lanes.bars(counts(("A", "2020-06-01", "2020-06-01", 1), ("A", end.isoformat(), end.isoformat(), 1)))
    assert found is not None and found.grain == grain
    assert len(pd.period_range(found.start, found.end, freq="D")) >= days


@pytest.mark.parametrize(
    ("rows", "since", "until", "whole", "before", "after", "drawn"),
    [
        # Two of another year are told and not drawn, until all is asked for.
        ([("A", "2024-02-10", "2024-02-10", 998), ("A", "2018-01-01", "2018-01-01", 2)], None, None, False, 2, 0, 998),
        ([("A", "2024-02-10", "2024-02-10", 998), ("A", "2018-01-01", "2018-01-01", 2)], None, None, True, 0, 0, 1000),
        # What may lie in the chosen stretch is drawn over its days.
        (
            [("A", "2024-02-10", "2024-02-10", 3), ("A", "2024-01-01", "2024-12-31", 4)],
            date(2024, 2, 1),
            date(2024, 2, 29),
            False,
            0,
            0,
            7,
        ),
        ([("A", "2024-02-10", "2024-02-10", 3), ("A", "", "", 4)], None, None, False, 0, 0, 3),
    ],
)
def test_everything_is_drawn_or_told(
    rows: list[Any], since: date | None, until: date | None, whole: bool, before: int, after: int, drawn: int
) -> None:
    given = counts(*rows)
    found = lanes.bars(given, since, until, whole)
    assert found is not None and (found.before, found.after, found.drawn) == (before, after, drawn)
    assert found.drawn + found.before + found.after + found.undated == given["n"].sum()
    assert (
        len(
            pd.period_range(
                found.start,
                found.end,
                freq={"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}[found.grain],
            )
        )
        <= BARS
    )


def test_what_has_no_day_has_no_bars() -> None:
    assert lanes.bars(counts(("A", "", "", 4))) is None and lanes.bars(counts()) is None


def drawn_row(*rows: tuple[str | None, str, str, int]) -> lane_chart.Row:
    """The row of the chart that shows some counts."""
    bars = lanes.bars(counts(*rows))
    assert bars is not None
    return events.row("speaker", "A", 0, bars, None, None)


def test_a_month_by_day_is_pale_over_its_whole_width_and_in_no_bar() -> None:
    row = drawn_row(
        ("A", "2024-02-10", "2024-02-10", 3),
        ("A", "2024-02-01", "2024-02-29", 58),
        ("A", "2024-02-20", "2024-02-20", 1),
    )
    figure = lane_chart.figure([row], 80)
    pale, count, solid = figure.data
    assert (pale.x, pale.width, pale.y) == (("2024-02-01",), (29 * 86_400_000,), (2.0,))  # 58 over 29 days
    assert count.text == ("58",) and pale.text == ("1 Feb 2024–29 Feb 2024: 58",)
    assert dict(zip(solid.x, solid.y, strict=True)) == {"2024-02-10": 3, "2024-02-20": 1}
    assert row.drawn == 62 and figure.layout.annotations[0].text == "A · 62"


def test_pale_bars_stand_on_one_another_and_none_hides_another() -> None:
    row = drawn_row(
        ("A", "2024-02-01", "2024-02-29", 29),
        ("A", "2024-01-01", "2024-12-31", 366),
        ("A", "2024-02-10", "2024-02-10", 500),
    )
    year, month = lane_chart.pale(row).to_dict("records")
    assert (year["base"], round(year["height"], 6), month["base"], round(month["height"], 6)) == (
        0,
        7,
        7,
        7,
    )  # a bar is a week


def test_parts_of_a_bar_are_stacked_and_a_click_on_any_means_the_bar() -> None:
    given = pd.concat(
        [counts(("A", "2024-02-10", "2024-02-10", 3)), counts(("A", "2024-02-10", "2024-02-10", 4), part="indirect")]
    )
    bars = lanes.bars(given)
    assert bars is not None
    direct, indirect = lane_chart.figure([events.row("speaker", "A", 0, bars, None, None)], 80).data
    assert (direct.y, direct.base, indirect.y, indirect.base) == ((3,), (0,), (4,), (3,))
    assert direct.customdata == indirect.customdata == (["A", "2024-02-10", "2024-02-10", "bar", 7],)
    assert direct.text == indirect.text == ("10 Feb 2024: 7",) and indirect.hovertext == ("indirect: 4",)


def test_lanes_of_names_have_one_scale_and_what_is_nobodys_its_own() -> None:
    bars = lanes.bars(
        counts(
            ("A", "2024-02-10", "2024-02-10", 4),
            ("B", "2024-02-11", "2024-02-11", 9),
            ("", "2024-02-11", "2024-02-11", 50),
            (None, "2024-02-11", "2024-02-11", 999),
        ),
        whole=True,
    )
    assert bars is not None
    rows = [events.row("speaker", key, 7, bars, None, None) for key in ("A", "B", "", OTHERS)]
    figure = lane_chart.figure(rows, 80)
    tops = [figure.layout[f"yaxis{n}"].range[1] for n in ("", 2, 3, 4)]
    assert tops[0] == tops[1] and [round(t / 1.06) for t in tops] == [9, 9, 50, 999]
    assert [a.text for a in figure.layout.annotations] == [
        "A · 4",
        "B · 9",
        "speaker unknown (scale of its own) · 50",
        "7 others (scale of its own) · 999",
    ]
    assert [figure.layout[f"xaxis{n}"].matches for n in ("", 2, 3, 4)] == [None, "x", "x", "x"]


def hourly(*rows: tuple[str | None, str, int | None, int]) -> pd.DataFrame:
    """`lane, part, first, last, hour, n` of some days."""
    given = [(lane, "direct", d, d, hour, n) for lane, d, hour, n in rows]
    return pd.DataFrame(given, columns=["lane", "part", "first", "last", "hour", "n"]).astype({"hour": "Int64"})


def test_an_hour_has_its_bar_and_a_day_is_pale_over_its_whole_width() -> None:
    bars = lanes.bars(hourly(("A", "2024-02-10", 9, 3), ("A", "2024-02-10", None, 48), ("A", "2024-02-11", 23, 1)))
    assert bars is not None and (bars.grain, bars.drawn) == ("hour", 52)
    assert (bars.start.isoformat(), bars.end.isoformat()) == ("2024-02-10T00:00:00", "2024-02-11T23:00:00")
    pale, count, solid = lane_chart.figure([events.row("speaker", "A", 0, bars, None, None)], 80).data
    assert (pale.x, pale.width, pale.y) == (("2024-02-10T00:00:00",), (86_400_000,), (2.0,))  # 48 over 24 hours
    assert count.text == ("48",) and pale.text == ("10 Feb 2024: 48",)
    assert dict(zip(solid.x, solid.y, strict=True)) == {"2024-02-10T09:00:00": 3, "2024-02-11T23:00:00": 1}
    assert solid.text == ("10 Feb 2024, 09:00–10:00: 3", "11 Feb 2024, 23:00–24:00: 1")
    assert [round(w) for w in solid.width] == [3_240_000, 3_240_000]


@pytest.mark.parametrize(
    ("rows", "grain", "wide"),
    [
        ([("A", "2024-02-10", None, 3)], "day", 0),
        ([("A", "2024-02-10", 0, 3)], "hour", 0),
        ([("A", "2024-02-10", 0, 3), ("A", "2024-02-11", None, 2)], "hour", 2),
        ([("A", "2024-02-10", 0, 3), ("A", "2024-02-12", None, 2)], "day", 0),
    ],
)
def test_hours_are_drawn_where_one_is_known_and_the_stretch_is_short(rows: list[Any], grain: str, wide: int) -> None:
    bars = lanes.bars(hourly(*rows), whole=True)
    assert bars is not None and (bars.grain, int(bars.wide["n"].sum())) == (grain, wide)


def test_hours_are_asked_for_of_a_short_stretch_only() -> None:
    asked: list[Any] = []

    def ask(last: str, hours: Any) -> pd.DataFrame:
        asked.append(hours)
        return hourly(("A", "2024-02-10", 9 if hours else None, 3), ("A", last, None, 1))

    long, few = (lanes.asked(partial(ask, last), whole=True) for last in ("2024-03-10", "2024-02-11"))
    assert long is not None and few is not None and (long.grain, few.grain) == ("day", "hour")
    assert asked == [None, None, (date(2024, 2, 10), date(2024, 2, 11))]


def test_things_drawn_one_by_one_stand_in_their_hour() -> None:
    bars = lanes.bars(hourly(("A", "2024-02-10", 9, 1), ("A", "2024-02-10", None, 1)))
    assert bars is not None
    items = pd.DataFrame(
        [("A", "direct", day, day, hour, "a", "q", "Air surut.", "Rina", "Warta") for day, hour in (("2024-02-10", 9), ("2024-02-10", None))],
        columns=["lane", "part", "first", "last", "hour", "article_id", "quote_id", "words", "who", "outlet"],
    )  # fmt: skip
    reach, dots = lane_chart.figure([events.row("speaker", "A", 0, bars, None, items)], 80).data
    assert dots.x == ("2024-02-10T09:30", "2024-02-10T12:00") and reach.x == ("2024-02-10T00:00", "2024-02-11T00:00", None)  # fmt: skip
    assert dots.marker.opacity == (1, 0.5) and reach.y == (0.5, 0.5, None)
    assert [t.split("<br>")[0] for t in dots.hovertext] == ["10 Feb 2024, 09:00–10:00 · Rina · Warta", "10 Feb 2024 · Rina · Warta"]  # fmt: skip


def test_foreign_names_are_text() -> None:
    bars = lanes.bars(counts(("<b>A</b>", "2024-02-10", "2024-02-10", 3)))
    assert bars is not None
    figure = lane_chart.figure([events.row("speaker", "<b>A</b>", 0, bars, None, None)], 80)
    assert figure.layout.annotations[0].text == "&lt;b&gt;A&lt;/b&gt; · 3"


def by_day(*each: int, lane: str | None = "A") -> pd.DataFrame:
    """Counts of days from 1 June 2024 on."""
    days = [(date(2024, 6, 1) + timedelta(days=n)).isoformat() for n in range(len(each))]
    return counts(*((lane, d, d, n) for d, n in zip(days, each, strict=True) if n))


@pytest.mark.parametrize(
    ("each", "spiking"),
    [
        ([3] * 14 + [30], [14]),
        ([3] * 14 + [6], []),  # a Poisson count of three may be six
        ([0] * 13 + [1] + [4], []),  # fewer than five are no spike
        ([1] + [0] * 13 + [6], [14]),
        ([3] * 13 + [30], []),  # thirteen days before it are too few to judge by
        ([20, 20, 20, 20, 20, 2, 2] * 2 + [25], []),  # a weekday after two weeks with quiet Sundays
        ([3] * 14 + [30, 20], [14]),  # the second is not unusual any more
        ([9, 0, 8, 1, 9, 0, 9] * 2 + [15], []),
    ],
)
def test_a_spike_is_far_above_the_fourteen_days_before(each: list[int], spiking: list[int]) -> None:
    found = lanes.spikes(by_day(*each), date(2024, 6, 1), date(2024, 6, len(each)))
    assert found["start"].tolist() == [date(2024, 6, 1) + timedelta(days=n) for n in spiking]
    assert [each[n] for n in spiking] == found["n"].tolist()


def test_days_in_front_of_a_stretch_are_known_where_they_were_asked_for() -> None:
    first = date(2024, 6, 15)
    alone = counts(("A", "2024-06-15", "2024-06-15", 30))
    assert lanes.spikes(alone, first, first).empty
    assert lanes.spikes(alone, first, first, first - lanes.BASELINE)["n"].tolist() == [30]
    assert lanes.spikes(by_day(*[3] * 14, 30, lane=None), first, first).to_dict("records") == [
        {"lane": None, "start": first, "n": 30, "usual": 3.0}
    ]


WHO = ("Rina Wulandari", "Bambang Prasetya")
LINE = "{who} mengatakan bahwa pintu air {where} nomor {n} sudah dibuka."
PLACES = ("Jakarta", "Surabaya", "Jakarta dan Makassar")


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    """Two hundred and sixty quotes of February 2024, forty known to the month only; and three of whom nobody knows
    when."""
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path / "store"))
    days = [*(f"2024-02-{1 + n % 28:02}" for n in range(220)), *["2024-02"] * 40, *[""] * 3]
    texts = [
        read_text(
            LINE.format(who=WHO[n % 3 == 0], where=PLACES[n % len(PLACES)], n=n + 1000),
            f"{n}.txt",
            {"id": f"a{n}", "language": "id", "outlet": f"Warta {n % 15}"} | ({"date": d} if d else {}),
        )
        for n, d in enumerate(days)
    ]
    ingest(tmp_path / "store", texts, "many")
    return opened(tmp_path / "store")


@pytest.mark.parametrize("of", timeline.OF)
@pytest.mark.parametrize(
    "filters", [ALL, Filters(since=date(2024, 2, 5), until=date(2024, 2, 20)), Filters(speakers=(WHO[0],))]
)
def test_behind_each_bar_stands_what_it_counts(of: str, filters: Filters, many: Corpus) -> None:
    found = events.shown(many, filters, of, single=False)
    assert found is not None
    rows = events.bars_of(found.rows)
    assert rows["n"].sum() == found.bars.drawn > 0
    for bar in [
        *rows[rows["wide"]].to_dict("records"),
        *rows[~rows["wide"]].head(12).to_dict("records"),
        *rows.tail(2).to_dict("records"),
    ]:
        lane = None if bar["lane"] == OTHERS else bar["lane"]
        asked = timeline.Bar(of, lane, found.keys, bar["start"], bar["end"], bar["wide"])
        behind = timeline.articles_behind if of == "outlet" or lane == "article" else timeline.quotes_behind
        assert len(behind(many, filters, asked)) == bar["n"]


@pytest.mark.parametrize(
    ("lane", "chosen", "heading"),
    [
        ("speaker", [WHO[0], "2024-02-05", "2024-02-05", "bar", 0], "Rina Wulandari, 5 Feb 2024: {n} quotes"),
        (
            "speaker",
            [WHO[0], "2024-02-01", "2024-02-29", "wide", 0],
            "Rina Wulandari, 1 Feb 2024–29 Feb 2024: {n} quotes",
        ),
        ("kind", ["article", "2024-02-05", "2024-02-05", "bar", 0], "Articles, 5 Feb 2024: {n} articles"),
    ],
)
def test_a_click_on_a_bar_lists_what_stands_behind_it(
    lane: str, chosen: list[Any], heading: str, many: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "chart", lambda *a, **k: [{"customdata": chosen}])
    at = page_at("timeline", lane=lane)
    found = events.shown(many, ALL, lane)
    assert found is not None
    bar = events.picked(found.rows, chosen)
    n = bar[-1] if bar else 0
    assert n > 1 and at.subheader[0].value == heading.format(n=n)
    gone = [*chosen[:1], "2031-01-01", "2031-01-01", "bar", 3]  # the filters are others by now
    assert events.picked(found.rows, gone) is None and events.picked(found.rows, None) is None


def test_few_things_are_drawn_one_by_one_and_a_click_opens_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path))
    sample.load(tmp_path)
    corpus = opened(tmp_path)
    filters = Filters(speakers=("Maya Kirana",))
    found = events.shown(corpus, filters, "speaker")
    assert found is not None and found.rows[0].items is not None and found.bars.drawn < events.SINGLE
    drawn = [c for t in lane_chart.figure(found.rows, 80).data for c in t.customdata]
    assert len(drawn) == found.bars.drawn
    article, quote = drawn[0]
    opened_on: dict[str, Any] = {}
    monkeypatch.setattr(events, "chart", lambda *a, **k: [{"customdata": [article, quote]}])
    monkeypatch.setattr(events.links, "go", lambda page, **state: opened_on.update(state, page=page))
    page_at("timeline", lane="speaker", speaker="Maya Kirana")
    assert opened_on == {"page": "pages/articles.py", "article": article, "quote": quote, "jump": True}
    words = lane_chart.figure(found.rows, 80).data[0].hovertext[0]
    assert "Maya Kirana" in words and len(words) > 40


TOLD = [
    ("2024-02-10", "Rapat dibuka pada 12 Februari 2024 dan 3 Maret 2024, bukan pada 1 Januari 2024."),
    (
        "2024-02-10",
        "Pada 10 Februari 2024 semua hadir; pada tahun 2024 belum ada keputusan. Gedung itu berdiri pada tahun 1945, dan dijaga sejak 1950.",
    ),
    ("", "Pada 5 Mei 2024 pasar dibuka."),
]


def test_days_to_come_are_apart_from_past_ones_as_their_article_sees_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path))
    texts = [
        read_text(t, f"{n}.txt", {"id": f"a{n}", "language": "id"} | ({"date": d} if d else {}))
        for n, (d, t) in enumerate(TOLD)
    ]
    ingest(tmp_path, texts, "told")
    corpus = opened(tmp_path)
    days = text_dates.days(corpus, ALL)
    assert days.groupby("lane")["n"].sum().to_dict() == {"ahead": 2, "past": 2, "same": 2, "unknown": 2}
    ahead = text_dates.listed(corpus, ALL, text_dates.Of("ahead"))
    assert ahead["edtf"].tolist() == ["2024-02-12", "2024-03-03"] and (ahead["sentence_text"] == TOLD[0][1]).all()
    assert [
        t[s : s + len(w)] for t, s, w in zip(ahead["sentence_text"], ahead["start"], ahead["text"], strict=True)
    ] == ahead["text"].tolist()
    assert text_dates.listed(corpus, ALL, text_dates.Of("ahead"), 1, 1)["edtf"].tolist() == ["2024-03-03"]
    drawn, _ = said_to_happen.rows(days, whole=True)
    assert {row.key: row.drawn for row in drawn} == {"past": 2, "ahead": 2}
    for row in drawn:
        for bar in events.bars_of([row]).to_dict("records"):
            assert (
                text_dates.count(corpus, ALL, text_dates.Of(row.key, bar["start"], bar["end"], bar["wide"])) == bar["n"]
            )
    at = page_at("timeline", of="texts")
    assert "Said to happen: 2 dates" in [s.value for s in at.subheader]


@pytest.mark.parametrize(("whole", "first"), [(False, date(2024, 1, 1)), (True, date(1945, 1, 1))])
def test_the_farthest_dates_do_not_stretch_the_axis(whole: bool, first: date) -> None:
    near = [("past", (date(2024, 1, 1) + timedelta(days=n)).isoformat()) for n in range(40)]
    given = counts(("past", "1945-08-17", "1945-08-17", 2), *((side, d, d, 1) for side, d in near), part="date")
    (row,), said = said_to_happen.rows(given, whole)
    assert (row.start >= first) and (row.drawn == 42) == whole and bool(said) != whole


def test_a_date_in_its_sentence_is_only_text() -> None:
    row = {
        "earliest": pd.Timestamp(2024, 3, 1),
        "latest": pd.Timestamp(2024, 3, 3),
        "edtf": "2024-03-01/2024-03-03",
        "sentence_text": "<b>Rapat</b> pada 1-3 Maret",
        "text": "1-3 Maret",
        "start": 18,
        "told": "2024-02",
        "outlet": "<i>Warta</i>",
        "article_id": "a&b",
        "language": "id",
    }
    html = said_to_happen.item(row)
    assert "&lt;b&gt;Rapat&lt;/b&gt; pada <mark>1-3 Maret</mark>" in html and "&lt;i&gt;Warta&lt;/i&gt;" in html
    assert "1 Mar 2024–3 Mar 2024" in html and "open=a%26b" in html and "told on Feb 2024" in html


@pytest.mark.parametrize(
    ("steps", "shown"),
    [
        ([("a", None)], ["a"]),
        ([("a", None), ("a", "b")], ["a", "b"]),  # a tick after a click
        ([("a", "b"), ("c", "b")], ["a", "c"]),  # and a click after that
        ([("a", "b"), ("a", "b")], ["a", "a"]),
        ([("a", "b"), (None, "b")], ["a", "b"]),  # the click is of other filters now
        ([("a", None), (None, None)], ["a", None]),
    ],
)
def test_what_was_chosen_last_is_shown(steps: list[Any], shown: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events.st, "session_state", {})
    assert [events.newer("key", *step) for step in steps] == shown
