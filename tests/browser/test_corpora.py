"""An analyst's walks through all of ../shared/corpora, counted in clicks: `make walks` runs them, on a store that it
makes once."""

from __future__ import annotations

import io
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from lib import edition
from lib.store import profile, query
from lib.store.filters import Filters
from lib.store.strip import days, strip
from lib.translation.translate import edit
from lib.views import quote_translations
from tests.browser.chromium import running_app
from tests.browser.test_translate_these import Engine, translated_stopped_and_resumed
from tests.browser.test_walks import click_until, set_day, tab_to
from tests.browser.walking import MARKS, TRY, choose_quote, new_page, open_page, settle, take, until
from tests.loopback import served

STORE = os.environ.get("KUTIPAN_WALKS_STORE")
pytestmark = [*MARKS, pytest.mark.skipif(not STORE, reason="`make walks` names a store of ../shared/corpora")]
# Most clicks from a spike to the spreadsheet, a drag being one.
CLICKS = 6
# Pixels of a drag that plotly takes for one (its MINDRAG is 8), with some to spare.
MIN_DRAG = 14
# Distinct quotes of the speaker whose quotes are translated, so many that a stop comes between.
SOME = range(100, 131)


@dataclass
class Spike:
    """The highest bar of the strip: its number, its days, and who speaks most on them."""

    bar: int
    start: date
    end: date
    who: str


class Counted:
    """Clicks of a walk: each counts once, however often a page that is drawn anew swallows it."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def until(self, seen: Locator, act: Callable[[], object]) -> None:
        """Clicks until something is seen."""
        self.clicks += 1
        until(seen, act)
        settle(self.page)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the store, whose corrections and translations are gone with it."""
    root = tmp_path_factory.mktemp("walks") / "store"
    shutil.copytree(str(STORE), root)
    return root


@pytest.fixture(scope="module")
def spike(store: Path) -> Spike:
    """The spike, with the quotes of who speaks most then translated as an analyst did before."""
    corpus = edition.current(store)
    bars = strip(days(corpus, Filters())).bars
    at = int(bars["quotes"].idxmax())
    start, end = bars.loc[at, "start"], bars.loc[at, "end"]
    asked = Filters(since=start, until=end)
    who = str(query.by_speaker(corpus, asked, 1)["speaker"].iloc[0])
    theirs = query.quotes(corpus, profile.spoken(asked, who), distinct=True)
    for source, texts in quote_translations.lacking(corpus, store, theirs, "en").items():
        for text in texts:
            edit(store, text, text.upper(), source, "en")
    return Spike(at, start, end, who)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.fixture(scope="module")
def address(store: Path, spike: Spike, engine: Engine) -> Iterator[str]:
    with served({"/translate": engine}) as web, pytest.MonkeyPatch.context() as patch:
        patch.setenv("KUTIPAN_TRANSLATE_PER_SECOND", "100000")
        patch.setenv("KUTIPAN_LIBRETRANSLATE_URL", web.url)
        with running_app(store, store.parent / "log") as found:
            yield found


def drag_over(page: Page, number: int) -> None:
    """Drags over a bar of the strip, again where nothing has bound the drag yet."""
    chosen = re.compile("since=20.*until=20")
    bar = page.locator(".st-key-strip .js-plotly-plot .barlayer .point path").nth(number)
    for _ in range(4):
        box = bar.bounding_box()
        plot = page.locator(".st-key-strip .js-plotly-plot .nsewdrag").first.bounding_box()
        assert box is not None and plot is not None
        y = plot["y"] + plot["height"] / 2
        # On a phone a bar is narrower than plotly's shortest drag: the drag takes its neighbours along.
        beside = max(-1.0, (MIN_DRAG - box["width"]) / 2)
        page.mouse.move(box["x"] - beside, y)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] + beside, y, steps=6)
        page.mouse.up()
        try:
            expect(page).to_have_url(chosen, timeout=TRY)
            break
        except AssertionError:
            continue
    expect(page).to_have_url(chosen)
    settle(page)


def sheet_of(page: Page, button: Locator, act: Callable[[], object]) -> list[dict[str, Any]]:
    """The rows of a spreadsheet that a button saves."""
    expect(button).to_be_enabled()
    with page.expect_download() as caught:
        act()
    rows = openpyxl.load_workbook(io.BytesIO(Path(caught.value.path()).read_bytes())).active.iter_rows(values_only=True)
    header = [str(cell) for cell in next(rows)]
    return [dict(zip(header, row, strict=True)) for row in rows]


def from_spike_to_spreadsheet(page: Page, address: str, spike: Spike) -> None:
    """Spike, drag, who spoke then, their quotes, a spreadsheet of them with their translations: in CLICKS at most."""
    open_page(page, address, "", "?lang=EN")
    counted = Counted(page)
    drag_over(page, spike.bar)
    counted.clicks += 1
    expect(page.locator(".st-key-chips").get_by_role("button", name=re.compile("^From "))).to_be_visible()
    name = page.locator(".st-key-ranking_speakers .k-name").first
    expect(name).to_have_text(spike.who)
    counted.until(page.get_by_role("button", name="All speakers"), name.click)
    expect(page.locator("h1")).to_have_text(spike.who)
    expect(page.locator(".k-item blockquote").first).to_be_visible()  # read without another click
    box = page.get_by_role("combobox", name="Show translations kept in")
    counted.until(page.get_by_role("option", name="English", exact=True), box.click)
    counted.until(
        page.locator(".k-item .k-translation").first, page.get_by_role("option", name="English", exact=True).click
    )
    counted.clicks += 1
    button = page.get_by_role("button", name="XLSX").last
    rows = sheet_of(page, button, button.click)
    assert rows and {row["speaker"] for row in rows} == {spike.who}
    assert sum(bool(row["translation"]) for row in rows) > len(rows) / 2
    assert counted.clicks <= CLICKS


def test_a_from_a_spike_to_a_spreadsheet(page: Page, address: str, spike: Spike) -> None:
    from_spike_to_spreadsheet(page, address, spike)


def test_b_the_most_widely_carried_quote_of_a_month_and_where_it_ran(page: Page, address: str, store: Path) -> None:
    open_page(page, address, "quotes", "?lang=EN")
    set_day(page, "From", "2019-09-01")
    set_day(page, "To", "2019-09-30")
    take(page, page.get_by_role("combobox", name="Order"), "most widely carried")
    settle(page)
    asked = Filters(date(2019, 9, 1), date(2019, 9, 30))
    corpus = edition.current(store)
    widest = query.quotes(corpus, asked, 1, distinct=True, order="carried").iloc[0]
    first = page.locator(".k-item").first
    expect(first).to_contain_text(f"in {widest['outlets']} outlets")
    until(page.locator(".k-versions"), first.locator("blockquote").click)
    ran = query.places(corpus, widest["quote_id"])["outlet"].dropna().unique()
    said = page.locator(".st-key-quote_beside").inner_text()
    assert len(ran) == widest["outlets"] and all(outlet in said for outlet in ran)


def test_c_two_speakers_over_time_a_bar_and_the_quote_in_its_article(page: Page, address: str, store: Path) -> None:
    one, other = query.by_speaker(edition.current(store), Filters(), 2)["speaker"].tolist()
    open_page(page, address, "timeline", "?lang=EN")
    for who in (one, other):
        box = page.get_by_test_id("stSidebar").get_by_role("combobox", name="Speaker", exact=True)
        offered = page.get_by_role("option", name=re.compile(rf"^{re.escape(who)} \("))

        def typed(box: Locator = box, who: str = who) -> None:
            box.click()
            box.fill(who)

        until(offered, typed)
        offered.first.click()
        settle(page)
    page.keyboard.press("Escape")
    page.get_by_role("radio", name="Speaker").or_(page.get_by_role("button", name="Speaker", exact=True)).first.click()
    chart = page.locator(".st-key-chart_timeline .js-plotly-plot")
    for who in (one, other):
        expect(chart.locator(".annotation-text", has_text=re.compile(f"^{re.escape(who)} · "))).to_be_visible()
    settle(page)
    bars = chart.locator(".barlayer .point path")
    heights = bars.evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    heading = page.get_by_role(
        "heading", name=re.compile(rf"^({re.escape(one)}|{re.escape(other)}), .*: [\d,]+ quotes?$")
    )
    click_until(page, bars.nth(heights.index(max(heights))), heading)
    settle(page)
    choose_quote(page)
    until(
        page.locator(".k-text mark.k-on").first,
        page.get_by_role("button", name=re.compile("Open in the article")).first.click,
    )


def test_d_the_quotes_of_a_speaker_are_translated_stopped_and_resumed(page: Page, address: str, store: Path, engine: Engine) -> None:  # fmt: skip
    corpus = edition.current(store)
    every = query.by_speaker(corpus, Filters(), 2000)
    row = every[every["quotes"].isin(SOME)].iloc[0]
    open_page(page, address, "speakers", f"?who={row['speaker']}&quotes_into=en&lang=EN")
    translated_stopped_and_resumed(page, engine, int(row["quotes"]))
    expect(page.locator(".k-item .k-translation")).to_have_count(25)


def test_e_the_same_by_keyboard(page: Page, address: str, spike: Spike) -> None:
    open_page(page, address, "", "?lang=EN")
    for label, day in (("From", spike.start), ("To", spike.end)):
        tab_to(page, f"year, {label}")
        page.keyboard.type(f"{day:%Y%m%d}")
        page.keyboard.press("Escape")
        page.keyboard.press("Tab")
        expect(page).to_have_url(re.compile("since" if label == "From" else "until"))
        settle(page)
    expect(page.locator(".st-key-ranking_speakers .k-name").first).to_have_text(spike.who)
    page.locator("h1").evaluate("e => { e.tabIndex = -1; e.focus(); }")
    tab_to(page, f"{spike.who} · ")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(spike.who)
    expect(page.locator(".k-item blockquote").first).to_be_visible()
    settle(page)
    page.locator("h1").evaluate("e => { e.tabIndex = -1; e.focus(); }")
    tab_to(page, "Help for Show translations kept in")
    page.keyboard.press("Tab")
    page.keyboard.type("English")
    expect(page.get_by_role("option", name="English", exact=True)).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".k-item .k-translation").first).to_be_visible()
    settle(page)
    # From the list on, Tab goes to what stands below it.
    page.locator(".k-read .k-item").last.focus()
    tab_to(page, "XLSX")
    rows = sheet_of(page, page.get_by_role("button", name="XLSX").last, lambda: page.keyboard.press("Enter"))
    assert rows and {r["speaker"] for r in rows} == {spike.who} and any(r["translation"] for r in rows)


def test_f_the_same_on_a_phone(browser: Browser, address: str, spike: Spike) -> None:
    page = new_page(browser, viewport={"width": 390, "height": 844}, accept_downloads=True)
    from_spike_to_spreadsheet(page, address, spike)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.context.close()
