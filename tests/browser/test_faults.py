"""A browser that goes away, comes back, or meets a disk that takes nothing: the store stays whole, what was typed is
still there."""

from __future__ import annotations

import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from lib import sample
from lib.corrections import log
from lib.store import maintenance
from lib.store.trouble import READ_ONLY
from tests.browser.chromium import ROOT, running_app
from tests.browser.walking import MARKS, choose_quote, new_page, open_page, settle
from tests.test_store_faults import held, mount

pytestmark = MARKS
TEXT = '"Hujan reda," kata Rina Wulandari, Senin (12/10/2020).'


@pytest.fixture
def place(tmp_path: Path) -> Path:
    sample.load(tmp_path / "disk" / "store")
    return tmp_path


@pytest.fixture
def address(place: Path) -> Iterator[str]:
    with running_app(place / "disk" / "store", place / "log") as found:
        yield found


def test_a_browser_that_is_closed_in_an_upload_leaves_the_store_as_it_was(
    browser: Browser, address: str, place: Path
) -> None:
    before = held(place / "disk" / "store")
    page = new_page(browser)
    page.route("**/_stcore/upload_file/**", lambda route: None)  # the file is on its way, and never arrives
    open_page(page, address, "corpus")
    with page.expect_request("**/_stcore/upload_file/**"):
        page.locator("input[type=file]").first.set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": TEXT.encode() * 10_000})  # fmt: skip
    page.context.close()
    assert held(place / "disk" / "store") == before and list(maintenance.verify(place / "disk" / "store")) == []
    other = new_page(browser)
    open_page(other, address, "quotes")
    expect(other.locator(".k-item").first).to_be_visible()
    other.context.close()


def test_what_was_read_and_what_was_typed_outlive_a_connection(page: Page, address: str) -> None:
    """A laptop that sleeps loses its connection, as here; the session waits for it for longer than a night's sleep."""
    lines: list[WebSocketRoute] = []

    def through(line: WebSocketRoute) -> None:
        lines.append(line)
        line.connect_to_server()

    page.route_web_socket("**/_stcore/stream*", through)
    open_page(page, address, "corpus")
    page.get_by_role("tab", name="Paste").click()
    page.locator("textarea").first.fill(TEXT)
    page.get_by_role("button", name="Read").last.click()
    keep = page.get_by_role("button", name="Keep 1 article")
    expect(keep).to_be_visible()
    page.locator("textarea").first.fill("Draf yang belum selesai")
    lines[-1].close(code=1001)
    settle(page)
    expect(keep).to_be_visible()
    expect(page.locator("textarea").first).to_have_value("Draf yang belum selesai")
    keep.click()
    expect(page.get_by_text("1 new, 0 known already")).to_be_visible()
    assert len(lines) > 1
    waits = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["server"]["disconnectedSessionTTL"]
    assert waits >= 8 * 3600


def test_a_click_that_a_disk_refuses_is_answered_in_words(page: Page, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount("-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk))
    try:
        sample.load(disk / "store")
        with running_app(disk / "store", tmp_path / "log") as address:
            open_page(page, address, "quotes")
            choose_quote(page)
            accept = page.get_by_role("button", name="Accept").first
            expect(accept).to_be_visible()
            settle(page)
            mount("-o", "remount,ro", str(disk))
            accept.click()
            expect(page.get_by_text(READ_ONLY)).to_be_visible()
            expect(page.locator(".k-item").first).to_be_visible()
            mount("-o", "remount,rw", str(disk))
            assert log.read(disk / "store") == ()
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)
