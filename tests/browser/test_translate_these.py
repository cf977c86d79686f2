"""The quotes of a page are translated through a server of one's own: stopped half-way, resumed, exported with their
translations."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, expect

from lib import sample
from tests.browser.chromium import running_app
from tests.browser.walking import MARKS, open_page, save, settle, take
from tests.loopback import served

pytestmark = MARKS
# The server answers so many texts and then waits until it is let go.
AT_FIRST = 12


class Engine:
    """Answers like LibreTranslate: every text in capitals; holds back after AT_FIRST answers."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.go_on = Event()

    def __call__(self, handler: BaseHTTPRequestHandler) -> None:
        form = handler.rfile.read(int(handler.headers.get("Content-Length") or 0)).decode()
        text = parse_qs(form).get("q", [""])[0]
        if len(self.seen) >= AT_FIRST:
            self.go_on.wait(60)
        self.seen.append(text)
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(json.dumps({"translatedText": text.upper()}).encode())


@pytest.fixture
def engine() -> Engine:
    return Engine()


@pytest.fixture
def address(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    sample.load(tmp_path / "store")
    monkeypatch.setenv("KUTIPAN_TRANSLATE_PER_SECOND", "100000")
    with served({"/translate": engine}) as web:
        monkeypatch.setenv("KUTIPAN_LIBRETRANSLATE_URL", web.url)
        with running_app(tmp_path / "store", tmp_path / "log") as found:
            yield found


def translated_stopped_and_resumed(page: Page, engine: Engine, all_: int) -> None:
    """Opens the box, allows LibreTranslate, starts, stops before `all_` sentences are sent, and resumes until all are
    translated."""
    page.get_by_text(re.compile(r"Translate these \d+ quotes into English")).click()
    box = page.locator(".st-key-these")
    take(page, box.get_by_role("combobox"), "LibreTranslate")
    start = box.get_by_role("button", name=re.compile("sentences"))
    expect(start).to_have_text(re.compile("through LibreTranslate"))
    settle(page)
    box.get_by_test_id("stCheckbox").locator("label").click()
    expect(start).to_be_enabled()
    assert engine.seen == []  # nothing leaves before it is allowed and asked for
    start.click()
    expect(page.get_by_text(re.compile(f"^{AT_FIRST} of"))).to_be_visible()
    box.get_by_role("button", name="Stop").click()
    engine.go_on.set()
    settle(page)
    done = len(engine.seen)
    assert AT_FIRST <= done < all_  # what was under way when the page was told to stop is kept
    expect(start).to_be_enabled()
    start.click()
    expect(box.get_by_text("Every one of them has a translation.")).to_be_visible()
    assert len(engine.seen) == len(set(engine.seen)) > done  # what was there is not sent again


def test_the_quotes_of_a_page_are_translated_stopped_and_resumed(page: Page, address: str, engine: Engine) -> None:
    open_page(page, address, "quotes", "?quotes_into=en&lang=EN")
    translated_stopped_and_resumed(page, engine, 100)  # of 114
    expect(page.locator(".k-item .k-translation").first).to_be_visible()
    rows = [*csv.DictReader(io.StringIO(save(page, page.get_by_role("button", name="CSV").first).decode("utf-8-sig")))]
    foreign = [row for row in rows if row["translation"]]
    assert len(foreign) > 100 and all(row["translation"] != row["text"] for row in foreign)
