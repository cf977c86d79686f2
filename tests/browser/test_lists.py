"""The lists of speakers and articles in a browser: searched as one types, gone through by keys, read on a phone and on
paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lib import sample
from lib.ingest import ingest
from lib.reading.text import read_text
from tests.browser.chromium import running_app
from tests.browser.walking import MARKS, open_page, settle
from tests.composed import composed

pytestmark = MARKS
# Nobody says anything in it.
SILENT = read_text(
    "Hujan turun sejak pagi di Lembah Seruni. Jalan raya sepi.", "hujan.txt", {"id": "hujan", "language": "id", "title": "Hujan"}
)  # fmt: skip
FOCUS = "() => [document.activeElement.tagName, document.activeElement.value, document.activeElement.selectionStart]"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root: Path = tmp_path_factory.mktemp("lists") / "store"
    sample.load(root)
    ingest(root, [*composed(30), SILENT], "composed")
    with running_app(root, root.parent / "log") as found:
        yield found


def test_a_list_is_searched_as_one_types_and_the_cursor_stays(page: Page, address: str) -> None:
    open_page(page, address, "speakers")
    expect(page.locator(".k-row")).to_have_count(25)
    page.keyboard.press("/")
    page.keyboard.type("ara")
    rows = page.locator(".k-row .k-name")
    expect(page).to_have_url(re.compile("find=ara"))
    expect(rows.filter(has_text="Laksmi Aradhana")).to_have_count(1)
    settle(page)
    # The page was drawn anew; who typed goes on typing where the cursor stood.
    assert page.evaluate(FOCUS) == ["INPUT", "ara", 3]
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("zq")
    expect(page).to_have_url(re.compile("find=arzqa"))
    expect(page.locator(".k-count")).to_contain_text("No name or office")
    settle(page)
    assert page.evaluate(FOCUS) == ["INPUT", "arzqa", 4]
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    expect(rows.filter(has_text="Laksmi Aradhana")).to_have_count(1)
    page.locator(".k-choose select").select_option("name")
    expect(page).to_have_url(re.compile("sort=name"))
    settle(page)
    names = rows.all_inner_texts()
    assert names == sorted(names, key=str.lower) and len(names) > 1
    page.reload()  # the address holds the search and its order
    expect(rows.first).to_have_text(names[0])
    assert page.locator(".k-choose input").input_value() == "ara"


def test_a_list_is_gone_through_by_keys_and_left_where_one_was(page: Page, address: str) -> None:
    open_page(page, address, "speakers")
    expect(page.locator(".k-row")).to_have_count(25)
    names = page.locator(".k-row .k-name").all_inner_texts()
    for key, at in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        page.keyboard.press(key)
        expect(page.locator(".k-row .k-name").nth(at)).to_be_focused()
    page.keyboard.press("Enter")
    heading = page.locator("h1")
    expect(heading).to_have_text(names[1])
    settle(page)
    page.wait_for_function("window.kutipanKeys !== undefined")
    page.keyboard.press("n")
    expect(heading).to_have_text(names[2])
    settle(page)
    page.keyboard.press("p")
    expect(heading).to_have_text(names[1])
    settle(page)
    expect(page).to_have_url(re.compile(f"who={names[1].split()[0]}"))
    page.get_by_role("button", name="All speakers").click()
    expect(page.locator(".k-row .k-name").nth(1)).to_be_focused()
    expect(page).not_to_have_url(re.compile("who="))


def test_what_is_chosen_far_down_is_read_from_its_beginning(page: Page, address: str) -> None:
    open_page(page, address, "articles")
    last = page.locator(".k-row").nth(24)
    title = last.locator(".k-name").inner_text()
    last.scroll_into_view_if_needed()
    last.locator(".k-opening").click()
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator("h1")).to_be_in_viewport()
    expect(page).to_have_url(re.compile("article="))
    page.get_by_role("button", name="Next").click()
    expect(page.locator("h1")).not_to_have_text(title)
    expect(page.get_by_text(re.compile(r"^26 of \d+$"))).to_be_visible()
    settle(page)
    page.get_by_role("button", name="All articles").click()
    expect(page.locator(".k-count")).to_contain_text("Articles 26 to 50 of")


@pytest.mark.parametrize(
    ("article", "notes"), [("hujan", False), ("fictional-01", True)], ids=["without quotes", "with quotes"]
)
def test_the_margin_takes_room_only_where_it_holds_notes(page: Page, address: str, article: str, notes: bool) -> None:
    open_page(page, address, "articles", f"?article={article}")
    expect(page.locator(".k-text")).to_be_visible()
    expect(page.locator(".k-note").first).to_be_visible(visible=notes)
    text, desk = (page.locator(f".k-{name}").bounding_box() for name in ("text", "desk"))
    assert text and desk and (text["width"] < 0.75 * desk["width"]) == notes
    assert notes or text["width"] == desk["width"]


@pytest.mark.parametrize(
    "where", ["speakers", "articles", "translation", "speakers?who=Laksmi+Aradhana", "articles?article=hujan"]
)
def test_on_a_phone_nothing_scrolls_sideways(page: Page, address: str, where: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    name, _, query = where.partition("?")
    open_page(page, address, name, f"?{query}" if query else "")
    expect(page.locator(".k-row, .st-key-choice_bar").first).to_be_visible()
    wide = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth")
    beyond = page.locator(".k-choose *, .k-desk *, .st-key-choice_bar *, h1").evaluate_all(
        "all => all.filter(e => e.getBoundingClientRect().right > innerWidth).map(e => e.outerHTML.slice(0, 80))"
    )
    assert wide == 390 and beyond == []


@pytest.mark.parametrize("where", ["articles", "articles?article=fictional-01"])
def test_paper_has_no_buttons_and_the_whole_width(page: Page, address: str, where: str) -> None:
    name, _, query = where.partition("?")
    open_page(page, address, name, f"?{query}" if query else "")
    expect(page.locator(".k-row, .k-text").first).to_be_visible()
    page.emulate_media(media="print")
    for gone in ("stSidebar", "stButton", "stDownloadButton", "stHeader"):
        for one in page.get_by_test_id(gone).all():
            expect(one).to_be_hidden()
    expect(page.locator("[aria-label=Pagination], .k-choose input")).to_have_count(0 if query else 2)
    for one in page.locator("[aria-label=Pagination], .k-choose input").all():
        expect(one).to_be_hidden()
    block, read = page.get_by_test_id("stMainBlockContainer").bounding_box(), page.locator(".k-text, .k-rows").first.bounding_box()  # fmt: skip
    assert block and read and read["width"] >= 0.98 * block["width"] > 0.95 * 1440
