"""The rankings of the Overview in a browser: reached by keys, read on a phone and on paper, saved as charts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lib import sample
from tests.browser.chromium import running_app
from tests.browser.test_walks import tab_to
from tests.browser.walking import MARKS, open_page, settle, until

pytestmark = MARKS
RANKINGS = ("speakers", "most_about", "most_outlets")
# What is cut off within the rankings, or reaches beyond the screen.
CUT = """all => all.filter(e => e.scrollWidth > e.clientWidth + 1 || e.getBoundingClientRect().right > innerWidth)
  .map(e => e.outerHTML.slice(0, 90))"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root: Path = tmp_path_factory.mktemp("rankings") / "store"
    sample.load(root)
    with running_app(root, root.parent / "log") as found:
        yield found


def test_a_speaker_is_reached_by_tab_and_opened_by_enter_under_the_same_filters(page: Page, address: str) -> None:
    open_page(page, address, "", "?type=indirect&since=2024-01-01&until=2024-12-31")
    row = page.locator(".st-key-ranking_speakers a").nth(1)
    name, said = row.locator(".k-name").inner_text(), row.locator(".k-heard").inner_text()
    assert re.fullmatch(rf"{re.escape(name)} · .+ · \d+ distinct quotes · \d+ indirect · [+−±]\d+ against the days before", said)  # fmt: skip
    tab_to(page, said)
    expect(row).to_be_focused()
    assert row.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(name)
    expect(page.locator("h1")).to_be_in_viewport()
    settle(page)
    for kept in ("type=indirect", "since=2024-01-01", "until=2024-12-31"):
        expect(page).to_have_url(re.compile(kept))


@pytest.mark.parametrize(("file", "key"), [("most_about", "entity"), ("most_outlets", "outlet")])
def test_a_name_leads_to_its_quotes_under_one_filter_more(page: Page, address: str, file: str, key: str) -> None:
    open_page(page, address, "", "?type=indirect")
    first = page.locator(f".st-key-ranking_{file} .k-name").first
    name = first.inner_text()
    until(page.get_by_role("heading", name="Quotes", exact=True), first.click)
    settle(page)
    chips = page.locator(".st-key-chips").get_by_role("button")
    for chip in (name, "indirect"):
        expect(chips.filter(has_text=chip)).to_have_count(1)
    for kept in (f"{key}=", "type=indirect"):
        expect(page).to_have_url(re.compile(kept))
    expect(page.locator(".k-item").first).to_be_visible()


def test_a_row_is_a_link_to_a_tab_of_its_own(page: Page, address: str) -> None:
    open_page(page, address, "", "?type=direct")
    first = page.locator(".st-key-ranking_speakers a").first
    name = first.locator(".k-name").inner_text()
    with page.context.expect_page() as opened:
        first.click(modifiers=["ControlOrMeta"])
    expect(opened.value.locator("h1")).to_have_text(name)
    expect(opened.value).to_have_url(re.compile("type=direct"))
    expect(page.get_by_role("heading", name="Who said what")).to_be_visible()


def test_the_chart_of_a_ranking_stays_open_while_its_picture_is_chosen_and_is_gone_once_closed(page: Page, address: str) -> None:  # fmt: skip
    open_page(page, address, "")
    expect(page.locator(".js-plotly-plot")).to_have_count(1)  # the strip
    box = page.get_by_role("dialog")
    until(box.locator(".js-plotly-plot .main-svg").first, page.locator(".st-key-download_speakers button").click)
    settle(page)
    # Plotly names the button after the kind for PNG only: the chart before is drawn still for a moment.
    for kind, button in (("SVG", "Download plot"), ("PNG", "Download plot as a PNG")):
        box.get_by_text(kind, exact=True).click()
        settle(page)
        camera = box.locator(f".modebar-btn[data-title='{button}']").first
        with page.expect_download() as saved:
            camera.click()
        assert saved.value.suggested_filename == f"speakers.{kind.lower()}"
    for kind in ("HTML", "CSV", "XLSX"):
        expect(box.get_by_role("button", name=kind)).to_be_visible()
    box.get_by_role("button", name="Close").click()
    expect(box).to_have_count(0)
    page.get_by_test_id("stSidebar").get_by_role("button", name=re.compile("^direct")).click()
    expect(page).to_have_url(re.compile("type=direct"))
    settle(page)
    expect(box).to_have_count(0)
    expect(page.locator(".js-plotly-plot")).to_have_count(1)


@pytest.mark.parametrize("width", [390, 768, 1440])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_names_and_offices_are_whole_on_every_screen_and_on_paper(page: Page, address: str, width: int, media: str) -> None:  # fmt: skip
    page.set_viewport_size({"width": width, "height": 900})
    open_page(page, address, "", "?since=2024-01-01&until=2024-12-31")
    for file in RANKINGS:
        expect(page.locator(f".st-key-ranking_{file} .k-bar").first).to_be_visible()
    page.emulate_media(media=media)
    for file in RANKINGS:
        expect(page.locator(f".st-key-download_{file} button")).to_be_visible(visible=media == "screen")
    assert (
        page.locator(".k-rank, .k-rank a, .k-rank .k-who, .k-rank .k-said, .k-rank .k-office").evaluate_all(CUT) == []
    )
    parts = page.locator(".k-rank .k-bar > span").evaluate_all("all => all.map(e => [getComputedStyle(e).printColorAdjust, e.offsetWidth])")  # fmt: skip
    assert parts and all(kept == "exact" for kept, _ in parts)


def test_the_longest_bar_has_most_quotes_and_all_bars_one_scale(page: Page, address: str) -> None:
    open_page(page, address, "")
    for file in RANKINGS:
        rows = page.locator(f".st-key-ranking_{file} a")
        expect(rows.first).to_be_visible()
        drawn = rows.evaluate_all("all => all.map(e => [Number(e.querySelector('.k-n').textContent), e.querySelector('.k-bar').getBoundingClientRect().width])")  # fmt: skip
        most, widest = drawn[0]
        assert most == max(n for n, _ in drawn)
        assert all(width == pytest.approx(max(2, widest * n / most), abs=1) for n, width in drawn)
