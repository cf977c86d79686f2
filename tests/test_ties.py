"""Ties between names: tested against chance, the strongest drawn, every label with a row of its own."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import sample
from lib.ingest import ingest
from lib.reading.text import read_text
from lib.store import names, ties
from lib.store.filters import Asked, Filters, before
from lib.store.query import Corpus
from lib.views import name_tabs, network
from tests.conftest import opened, page_at

ALL = Filters()


def counted(*rows: tuple[str, str, int, int, int], every: int = 1000) -> pd.DataFrame:
    """Pairs: both names, the sentences that name both, those of the one, those of the other."""
    frame = pd.DataFrame(rows, columns=["one", "other", "sentences", "of_one", "of_other"])
    return frame.assign(every=every)


@pytest.mark.parametrize(
    ("both", "one", "other", "every", "tie"),
    [
        (10, 100, 100, 1000, False),  # just as often as chance has it
        (40, 100, 100, 1000, True),
        (2, 100, 100, 1000, False),  # less often than that is no tie
        (1, 1, 1, 3, False),  # one sentence of three says nothing
        (5, 5, 5, 1000, True),  # rare names, always together
        (100, 100, 100, 100, False),  # in every sentence: chance explains it
    ],
)
def test_a_tie_is_what_chance_does_not_explain(both: int, one: int, other: int, every: int, tie: bool) -> None:
    (found,) = ties.tested(counted(("A", "B", both, one, other), every=every), 1).to_dict("records")
    assert found["tie"] is tie and found["expected"] == pytest.approx(one * other / every)
    assert (found["strength"] > 0) == (both > one * other / every)


def test_the_strength_is_that_of_the_literature() -> None:
    """The first row of table 2 of Dunning (1993): `the swiss` in 31,777 bigrams, of which 110 are of both words."""
    (found,) = ties.tested(counted(("the", "swiss", 110, 110 + 2442, 110 + 111), every=31777), 1).to_dict("records")
    assert found["strength"] == pytest.approx(270.72, abs=0.05)


def test_of_many_pairs_fewer_are_taken_for_ties() -> None:
    weak = counted(("A", "B", 20, 100, 100))
    assert ties.tested(weak, 1)["tie"].tolist() == [True] and ties.tested(weak, 1000)["tie"].tolist() == [False]


def test_each_name_keeps_its_strongest_ties() -> None:
    rows = [("A", f"N{n}", 30 + n, 100, 100) for n in range(6)] + [("N0", "N1", 25, 100, 100)]
    found = ties.strongest(ties.tested(counted(*rows), len(rows)), 2)
    # Of A its two strongest, and of each other name its own.
    assert {tuple(p) for p in found[["one", "other"]].itertuples(index=False)} == {("A", f"N{n}") for n in range(6)} | {
        ("N0", "N1")
    }
    star = ties.strongest(
        ties.tested(counted(*rows[:6], *[(f"N{n}", f"M{n}{k}", 60, 100, 100) for n in range(6) for k in range(2)]), 99),
        2,
    )
    assert Counter(star["one"])["A"] == 2 and ties.strongest(ties.tested(counted(), 1)).empty


NAMES = st.sampled_from([f"Nama yang agak panjang {n}" for n in range(18)])


@given(st.sets(st.tuples(NAMES, NAMES).filter(lambda p: p[0] < p[1]), min_size=1, max_size=40))
def test_no_label_of_a_network_stands_in_another(edges: set[tuple[str, str]]) -> None:
    """However narrow the page: each name has a row of its own, and a label begins at its name on the side with more
    room."""
    rows = counted(*((a, b, 30 + n, 100, 100) for n, (a, b) in enumerate(sorted(edges))))
    drawn = ties.tested(rows, len(rows))
    places = network.laid_out(drawn)
    assert set(places) == {name for edge in edges for name in edge}
    assert sorted(y for _, y in places.values()) == [float(n) for n in range(len(places))]
    assert all(0 <= x <= 1 for x, _ in places.values()) and network.laid_out(drawn) == places
    facts = pd.DataFrame({"name": list(places), "type": "PER", "mentions": range(1, len(places) + 1)})
    figure = network.network(drawn, facts)
    shown = figure.data[-1]
    assert all(
        side == ("middle right" if x < 0.5 else "middle left")
        for x, side in zip(shown.x, shown.textposition, strict=True)
    )
    assert figure.layout.height / len(places) >= network.ROW > shown.textfont.size
    assert {tuple(pair) for pair in figure.data[-2].customdata} == edges


def test_pairs_are_counted_by_sentence(sampled: Corpus) -> None:
    listed = tuple(names.by_entity(sampled, ALL)["name"].head(18))
    found = ties.pairs(sampled, ALL, listed)
    assert (found["sentences"] <= found[["of_one", "of_other"]].min(axis=1)).all() and len(found) > 10
    assert found["sentences"].tolist() == [
        names.sentence_count(sampled, ALL, (a, b)) for a, b in found[["one", "other"]].itertuples(index=False)
    ]
    assert found["of_one"].tolist() == [names.sentence_count(sampled, ALL, (name,)) for name in found["one"]]
    assert list(found["sentences"]) == sorted(found["sentences"], reverse=True)


@pytest.mark.parametrize(
    ("filters", "earlier"),
    [
        (Filters(date(2024, 5, 1), date(2024, 5, 31)), (date(2024, 3, 31), date(2024, 4, 30))),
        (Filters(date(2024, 5, 1), date(2024, 5, 1)), (date(2024, 4, 30), date(2024, 4, 30))),
        (Filters(since=date(2024, 5, 1)), None),
        (Filters(until=date(2024, 5, 1)), None),
        (Filters(date(2024, 5, 2), date(2024, 5, 1)), None),
    ],
)
def test_the_days_before_are_as_many(filters: Filters, earlier: tuple[date, date] | None) -> None:
    found = before(filters)
    assert (found and (found.since, found.until)) == earlier


def test_a_question_stands_beside_itself_with_other_values() -> None:
    asked = Asked("SELECT * FROM quotes WHERE a = $since AND b = $since_x", {"since": 1, "since_x": 2}).renamed("old_")
    assert asked == Asked(
        "SELECT * FROM quotes WHERE a = $old_since AND b = $old_since_x", {"old_since": 1, "old_since_x": 2}
    )


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path))
    sample.load(tmp_path)
    return tmp_path


def test_change_is_offered_where_there_are_days_before(root: Path) -> None:
    at = page_at("entities", measure="change")
    assert at.session_state["measure"] == "mentions"
    at = page_at("entities", measure="change", since="2024-05-01", until="2024-08-31")
    assert at.session_state["measure"] == "change" and at.subheader[0].value == "Most changed"
    assert any("30 Dec 2023 to 30 Apr 2024" in c.value for c in at.caption)
    at.session_state["since"] = None
    at.run()
    assert not at.exception and at.session_state["measure"] == "mentions"


@pytest.mark.parametrize(("most", "usual"), [(15, "heat"), (18, "network")])
def test_many_names_are_squares_first_and_few_a_network(
    most: int, usual: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(name_tabs, "NETWORK", most)
    at = page_at("entities", more="together")
    assert at.session_state["drawn"] == usual
    monkeypatch.setattr(name_tabs, "NETWORK", 33 - most)
    at.run()
    assert not at.exception and at.session_state["drawn"] != usual  # nobody chose it: it follows their number
    other = {"heat": "network", "network": "heat"}[at.session_state["drawn"]]
    at.session_state["drawn"] = other
    at.run()
    assert at.session_state["drawn"] == other  # somebody chose it: it stays
    found = ties.pairs(opened(root), ALL, tuple(names.by_entity(opened(root), ALL, (), True)["name"].head(18)), True)
    assert [list(d.value.columns)[:3] for d in at.dataframe if "tie" in d.value] == [["one", "other", "sentences"]]
    assert len(found) == sum(len(d.value) for d in at.dataframe if "tie" in d.value)


PAIRS = (("Norwegia", "Islandia"), ("Kenya", "Uganda"), ("Peru", "Chile"))


def test_only_ties_are_drawn_and_a_click_reads_their_sentences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path))
    texts = [
        f"Utusan {a} dan {b} bertemu di gedung nomor {n}. Lalu {PAIRS[n % 3 - 1][0]} menunggu."
        for n in range(12)
        for a, b in [PAIRS[n % 3]]
    ]
    texts.append("Pada akhirnya Norwegia dan Kenya menunggu hujan.")
    ingest(tmp_path, [read_text(t, f"{n}.txt", {"id": f"a{n}", "language": "id"}) for n, t in enumerate(texts)], "ties")
    drawn: dict[str, go.Figure] = {}

    def clicked(figure: go.Figure, frame: pd.DataFrame, name: str, **given: object) -> list[object]:
        drawn[name] = figure
        return [{"customdata": ["Kenya", "Uganda"]}]

    monkeypatch.setattr(name_tabs, "chart", clicked)
    at = page_at("entities", more="together")
    assert sorted(map(sorted, drawn["network"].data[-2].customdata)) == sorted(map(sorted, PAIRS))
    assert "Kenya and Uganda: 4 sentences" in [t.value for t in at.text]
    (table,) = (d.value for d in at.dataframe if "tie" in d.value)
    assert len(table) == 4 and table["tie"].sum() == 3  # the one of chance stands in the table
