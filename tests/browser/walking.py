"""What every walk through the app does: open a page, wait until it stands, tick a row, save a file."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Locator, Page, TimeoutError, expect

from tests.browser.chromium import find_chromium

PAGES = [
    "",
    "search",
    "quotes",
    "speakers",
    "articles",
    "entities",
    "timeline",
    "translation",
    "report",
    "corrections",
    "corpus",
]
BROWSER = find_chromium()
# Milliseconds. A loaded machine is slow, not wrong: with the Spark tests beside, the Overview of the sample took 30 s to
# stand on two slow cores. What is there at once costs no time.
PATIENCE = 120_000
# As long as one try lasts where a page that is drawn anew may swallow a click.
TRY = 20_000
expect.set_options(timeout=PATIENCE)
if BROWSER is None and os.environ.get("KUTIPAN_REQUIRE_BROWSER"):
    raise RuntimeError("KUTIPAN_REQUIRE_BROWSER is set and there is no Chromium")

MARKS = [
    pytest.mark.browser,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium found: set KUTIPAN_CHROMIUM"),
]


def new_page(browser: Browser, **options: Any) -> Page:
    """A page of a context of its own, made with these options of Playwright's `new_context`."""
    page = browser.new_context(**options).new_page()
    page.set_default_timeout(PATIENCE)
    return page


def open_page(page: Page, address: str, name: str, query: str = "") -> None:
    page.goto(f"{address}/{name}{query}")
    expect(page.locator("h1")).to_be_visible()
    settle(page)


def settle(page: Page) -> None:
    """The script has run to its end."""
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_have_count(1)


def until(seen: Locator, act: Callable[[], object]) -> None:
    """Acts until something is seen: a page that is drawn anew at that moment swallows a click, or closes its list. What
    comes late is waited for: a second click on a bar would take back the first."""
    for _ in range(6):
        with suppress(TimeoutError):  # what is to be clicked may have left with the page before
            act()
        try:
            expect(seen).to_be_visible(timeout=TRY)
        except AssertionError:
            settle(seen.page)
            if not seen.is_visible():
                continue
        return
    expect(seen).to_be_visible()


def choose_quote(page: Page) -> None:
    """Chooses the first quote of a list: its card stands beside it."""
    card = page.get_by_role("button", name=re.compile("Open in the article")).first
    until(card, page.locator(".k-item blockquote").first.click)
    settle(page)


def take(page: Page, box: Locator, option: str | re.Pattern[str]) -> None:
    """Opens a list and takes an option of it; a list that closes in between, as a page drawn anew does, is opened
    again."""
    offered = page.get_by_role("option", name=option, exact=True).first
    for _ in range(4):
        until(offered, box.click)
        try:
            offered.click(timeout=TRY)
        except TimeoutError:
            continue
        return
    raise AssertionError("the list closed four times")


def close_list(page: Page) -> None:
    """Streamlit's open list swallows the first click beside it. A heading that is drawn anew at that moment is not
    there to be clicked."""
    for _ in range(4):
        try:
            page.locator("h1").click(force=True, timeout=TRY)
        except Error:
            settle(page)
            continue
        break
    expect(page.get_by_role("listbox")).to_have_count(0)


def tick_row(page: Page, number: int) -> None:
    """Ticks a row, from 1, of the page's first table; it is drawn on a canvas, 35 pixels a row."""
    table = page.get_by_test_id("stDataFrame").locator("canvas").first
    expect(table).to_be_visible()
    table.click(position={"x": 18, "y": 35 * number + 17}, force=True)


def save(page: Page, button: Locator) -> bytes:
    """What a click on a download button saves; a click that the page swallows while it redraws is made again."""
    settle(page)
    for _ in range(4):
        try:
            with page.expect_download(timeout=TRY) as caught:
                button.click()
            return Path(caught.value.path()).read_bytes()
        except TimeoutError:
            settle(page)
    raise AssertionError("no download after four clicks")
