"""The lists of Speakers, Articles and Translation as their pages draw them, and the chosen one in their place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib import edition, sample
from lib.ingest import ingest
from lib.reading.text import read_text
from lib.store import lists, query
from lib.store.filters import Filters
from lib.views import choose, tables, wording
from tests.conftest import ROOT

ALL = Filters()
WHO = "Laksmi Aradhana"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample as the app's store."""
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path / "store"))
    sample.load(tmp_path / "store")
    return tmp_path / "store"


def page(name: str, address: dict[str, Any] | None = None, **state: Any) -> AppTest:
    """A page of the app at an address, or asked for by another page, which sets the session's state."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    at.switch_page(f"pages/{name}.py")
    for key, value in (address or {}).items():
        at.query_params[key] = value
    for key, value in state.items():
        at.session_state[key] = value
    at.run()
    assert not at.exception
    return at


def listed(at: AppTest) -> dict[str, Any]:
    """What the list on a page is given; nothing where there is none."""
    drawn = [json.loads(e.proto.json) for e in at.get("bidi_component") if e.proto.component_name.endswith("choice_list")]  # fmt: skip
    return drawn[0] if drawn else {}


def shown(at: AppTest) -> list[str]:
    """The ids of the rows of the list on a page."""
    return [item["id"] for item in listed(at).get("items", [])]


def test_without_an_address_the_speakers_are_listed(root: Path) -> None:
    at = page("speakers")
    corpus = edition.current(root)
    wanted = lists.speakers(corpus, ALL, limit=25)
    assert at.title[0].value == "Speakers" and shown(at) == wanted["speaker"].tolist()
    every = lists.speaker_count(corpus, ALL)
    assert listed(at)["count"].startswith(f"Speakers 1 to 25 of {every}. Bars: distinct quotes by week, ")
    first = listed(at)["items"][0]
    assert first["facts"][0] == f"{wanted['quotes'].iloc[0]} distinct quotes" and first["facts"][1].startswith("last seen ")  # fmt: skip
    assert sum(first["bars"]) == wanted["quotes"].iloc[0] and f"The most in one: {max(first['bars'])}," in first["alt"]
    assert first["href"].startswith("speakers?who=")


@pytest.mark.parametrize("name", ["articles", "translation"])
def test_without_an_address_the_articles_are_listed(root: Path, name: str) -> None:
    at = page(name)
    assert at.title[0].value == {"articles": "Articles", "translation": "Translation"}[name]
    assert shown(at) == query.articles(edition.current(root), ALL, 25)["article_id"].tolist()
    assert all(item["href"] == f"{name}?article={item['id']}" for item in listed(at)["items"])


@pytest.mark.parametrize(
    ("address", "state"),
    [({"who": WHO}, {}), ({"name": WHO}, {}), ({}, {"who": WHO}), ({"find": "maya", "who": WHO}, {}), ({"find": "laksmi", "sort": "name", "who": WHO}, {})],
)  # fmt: skip
def test_a_speaker_that_is_named_is_opened(root: Path, address: dict[str, str], state: dict[str, str]) -> None:
    at = page("speakers", address, **state)
    assert at.title[0].value == WHO and not listed(at)
    assert at.query_params["who"] == WHO and "name" not in at.query_params
    # A search that does not hold the one that a link names is over.
    assert at.query_params.get("find", "") == ("laksmi" if address.get("find") == "laksmi" else "")


def test_articles_are_opened_by_their_id_and_by_a_quote(root: Path) -> None:
    quote = query.quotes(edition.current(root), ALL).iloc[30]
    title = query.article(edition.current(root), ALL, quote["article_id"])["title"].iloc[0]
    ways: list[dict[str, str]] = [
        {"article": quote["article_id"]}, {"open": quote["article_id"]}, {"quote": quote["quote_id"]},
        {"open": quote["article_id"], "quote": quote["quote_id"]},
    ]  # fmt: skip
    for address in ways:
        at = page("articles", address)
        assert at.title[0].value == title and at.query_params["article"] == quote["article_id"]
        assert at.query_params.get("quote") == address.get("quote")
    at = page("articles", article=quote["article_id"], quote=quote["quote_id"], jump=True)
    assert at.title[0].value == title and at.query_params["quote"] == quote["quote_id"]


@pytest.mark.parametrize("order", lists.SPEAKER_ORDERS)
def test_previous_and_next_keep_order_search_and_filters(root: Path, order: str) -> None:
    outlet = query.articles(edition.current(root), ALL)["outlet"].mode().iloc[0]
    narrow = Filters(outlets=(outlet,))
    names = lists.speakers(edition.current(root), narrow, "a", order)["speaker"].tolist()
    at = page("speakers", {"who": names[1], "find": "a", "sort": order}, outlet=[outlet])
    assert f"2 of {len(names)}" in [c.value for c in at.caption]
    at.button(key="choice_after").click().run()
    assert at.title[0].value == names[2] == at.query_params["who"]
    at.button(key="choice_before").click().run()
    at.button(key="choice_before").click().run()
    assert at.title[0].value == names[0] and at.button(key="choice_before").disabled
    at.button(key="choice_back").click().run()
    assert shown(at)[0] == names[0] and "who" not in at.query_params
    assert (listed(at)["find"], listed(at)["order"], listed(at)["came"]) == ("a", order, names[0])


def test_the_way_back_leads_to_the_page_that_holds_the_one_that_was_read(root: Path) -> None:
    names = lists.speakers(edition.current(root), ALL)["speaker"].tolist()
    at = page("speakers", {"who": names[26]})
    at.button(key="choice_back").click().run()
    assert shown(at) == names[25:] and listed(at)["came"] == names[26]
    at.run()
    assert shown(at) == names[25:] and listed(at)["came"] is None


def test_the_only_one_is_opened_at_once(root: Path) -> None:
    at = page("speakers", speaker=[WHO])
    assert at.title[0].value == WHO and not any(b.key == "choice_back" for b in at.button)
    at = page("speakers", {"find": WHO})  # a search is still being typed
    assert at.title[0].value == "Speakers" and shown(at) == [WHO]


@pytest.mark.parametrize(
    ("name", "address", "told"),
    [("speakers", {"who": "Rina <b>"}, "nobody called ` Rina <b> `"), ("articles", {"article": "no-such"}, "no article ` no-such `"), ("translation", {"open": "no-such"}, "no article ` no-such `")],
)  # fmt: skip
def test_one_that_the_filters_do_not_leave_is_named_above_the_list(root: Path, name: str, address: dict[str, str], told: str) -> None:  # fmt: skip
    at = page(name, address)
    assert told in at.warning[0].value and len(shown(at)) == 25


@pytest.mark.parametrize("name", ["articles", "speakers"])
def test_a_search_that_finds_nothing_keeps_its_field_and_explains_no_rows(root: Path, name: str) -> None:
    at = page(name, {"find": "tidak ada begini"})
    assert listed(at)["items"] == [] and listed(at)["find"] == "tidak ada begini"
    assert listed(at)["count"] == wording.say(f"list-none-{name}") and listed(at)["words"]["keys"] == ""


def test_a_list_without_any_day_has_no_bars(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path))
    texts = [f"“Gudang nomor {n} penuh,” kata {who}." for n, who in enumerate(("Rina Wulandari", "Bambang Prasetya"))]
    ingest(tmp_path, [read_text(t, f"{n}.txt", {"id": f"a{n}", "language": "id"}) for n, t in enumerate(texts)], "two")
    at = page("speakers")
    assert shown(at) == ["Bambang Prasetya", "Rina Wulandari"]
    assert all("bars" not in item and item["facts"] == ["1 distinct quote", "undated"] for item in listed(at)["items"])
    assert listed(at)["count"] == "Speakers 1 to 2 of 2."


@pytest.mark.parametrize(
    ("text", "title", "said"),
    [
        ("Bendungan Retak\n\nAir naik.", "Bendungan Retak", "Air naik."),
        ("Bendungan Retak. Jakarta - Air naik.", "Bendungan Retak", "Jakarta - Air naik."),
        ("Jakarta, Kompas.com – Air naik.", "Bendungan Retak", "Jakarta, Kompas.com – Air naik."),
        ("Air\n naik.", None, "Air naik."),
        ("kata " * 100, None, "kata " * 47 + "kata…"),
        ("", "Bendungan", ""),
    ],
)
def test_an_article_opens_with_its_first_words(text: str, title: str | None, said: str) -> None:
    assert choose.opening(text, title) == said


@pytest.mark.parametrize(
    ("speak", "said"),
    [([], ""), (["Rina"], "Speaking: Rina"), (["A", "B", "C"], "Speaking: A, B, C"), (["A", "B", "C", "D", "E"], "Speaking: A, B, C + 2")],
)  # fmt: skip
def test_an_article_names_three_who_speak_in_it(speak: list[str], said: str) -> None:
    row = {"article_id": "a", "title": "Judul", "outlet": None, "date": "2024-03", "n_quotes": 1, "language": "id", "opening": "Air naik.", "origin": "a.txt"}  # fmt: skip
    item = choose.article_item(pd.Series(row), speak)
    assert (item["speaking"], item["about"]) == (said, "Mar 2024 · 1 quote")


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({}, "Indonesian · 0 quotes"),
        ({"outlet": "Warta Kita", "date": "2024-03-05"}, "Warta Kita · 5 Mar 2024 · Indonesian · 0 quotes"),
        ({"byline": "Sari", "n_quotes": 12, "origin": "a.txt"}, "Byline: Sari · Indonesian · 12 quotes · File: a.txt"),
        ({"byline": " ", "outlet": "a\nb"}, "a b · Indonesian · 0 quotes"),
    ],
)
def test_an_article_says_what_is_known_of_it(known: dict[str, Any], said: str) -> None:
    nothing = {"outlet": None, "date": None, "byline": float("nan"), "language": "id", "n_quotes": 0, "origin": None}
    assert tables.article_facts(pd.Series({**nothing, **known})) == said


@pytest.mark.parametrize(("name", "button", "other"), [("articles", "translate_article", "translation"), ("translation", "read_article", "articles")])  # fmt: skip
def test_an_article_leads_to_its_translation_and_back(root: Path, name: str, button: str, other: str) -> None:
    at = page(name, {"article": "fictional-02"})
    title = at.title[0].value
    at.button(key=button).click().run()
    assert not at.exception and at.title[0].value == title and not listed(at)
