"""Signing in at an identity provider: readers look, analysts change; no key stands in a page, an address, a log or an
answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from lib import sample
from lib.corrections import log
from tests.browser.chromium import free_port, running_app
from tests.browser.walking import MARKS, choose_quote, new_page, open_page, settle
from tests.identity_provider import COOKIE, SECRET, Provider, provider, settings

pytest.importorskip("authlib", reason="signing in needs Authlib (requirements.txt)")
pytestmark = MARKS
READER, ANALYST = "pembaca@warta.test", "analis@warta.test"
KEY = "mesin-s3kr1t-of-the-test"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("signing")
    sample.load(found / "store")
    return found


@pytest.fixture(scope="module")
def identities() -> Iterator[Provider]:
    with provider() as made:
        yield made


@pytest.fixture(scope="module")
def address(place: Path, identities: Provider) -> Iterator[str]:
    port = free_port()
    (place / "secrets.toml").write_text(settings(identities, f"http://127.0.0.1:{port}"))
    more = {"STREAMLIT_SECRETS_FILES": str(place / "secrets.toml"), "KUTIPAN_ANALYSTS": f"lain@warta.test, {ANALYST.upper()}", "DEEPL_API_KEY": KEY, "MICROSOFT_API_KEY": KEY,
            "KUTIPAN_LIBRETRANSLATE_KEY": KEY, "KUTIPAN_LIBRETRANSLATE_URL": "http://127.0.0.1:9", "STREAMLIT_LOGGER_LEVEL": "debug"}  # fmt: skip
    with running_app(place / "store", place / "log", port, more) as found:
        yield found


def sign_in(page: Page, address: str, identities: Provider, **claims: Any) -> None:
    """Signs in as somebody."""
    identities.claims = claims
    page.goto(address)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    settle(page)


def accept_a_quote(page: Page, address: str) -> None:
    """Chooses a quote and accepts it."""
    open_page(page, address, "quotes")
    choose_quote(page)
    page.get_by_role("button", name="Accept").first.click()
    settle(page)


def test_nobody_sees_anything_before_signing_in(page: Page, address: str) -> None:
    for name in ("", "quotes", "corpus"):
        page.goto(f"{address}/{name}")
        expect(page.get_by_role("button", name="Sign in")).to_be_visible()
        assert page.locator(".k-item, [data-testid=stDataFrame], [data-testid=stMetric]").count() == 0


@pytest.mark.parametrize(
    "claims",
    [{"email": READER}, {"email": ANALYST, "email_verified": False}, {"name": ANALYST}, {"email": f"x{ANALYST}"}],
)
def test_a_reader_changes_nothing_and_is_told_so(
    page: Page, address: str, identities: Provider, place: Path, claims: dict[str, Any]
) -> None:
    sign_in(page, address, identities, **claims)
    expect(page.get_by_text("a reader, who may look at everything")).to_be_visible()
    before = log.read(place / "store")
    accept_a_quote(page, address)
    expect(page.get_by_text("Only analysts may change the store")).to_be_visible()
    assert log.read(place / "store") == before
    open_page(page, address, "corpus")
    expect(page.get_by_text("Only analysts may add and remove articles")).to_be_visible()


def test_an_analyst_corrects_under_their_address_and_signs_out(
    page: Page, address: str, identities: Provider, place: Path
) -> None:
    sign_in(page, address, identities, email=ANALYST, email_verified=True)
    expect(page.get_by_text("an analyst, who may change the store")).to_be_visible()
    accept_a_quote(page, address)
    expect(page.locator(".k-item").first).to_contain_text("accepted")
    (said,) = log.read(place / "store")
    assert (said.action, said.who) == ("accept", ANALYST)
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


def test_no_key_stands_anywhere(browser: Browser, address: str, identities: Provider, place: Path) -> None:
    page = new_page(browser, accept_downloads=True)
    said: list[str] = []
    page.on("request", lambda asked: said.append(asked.url))
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: said.append(str(frame))))
    sign_in(page, address, identities, email=ANALYST)
    for name in ("translation?engine=LibreTranslate", "report", "corpus", "no-such-page"):
        page.goto(f"{address}/{name}")
        expect(page.get_by_role("button", name="Sign out")).to_be_visible()
        settle(page)
        said.append(page.content())
    for path in ("_stcore/health", "_stcore/host-config", "oauth2callback?error=x", "_stcore/metrics", "auth/login"):
        said.append(page.request.get(f"{address}/{path}", max_redirects=0).text())
    said.append((place / "log").read_text(errors="replace"))
    said += [c["value"] for c in page.context.cookies()]
    page.context.close()
    everything = "\n".join(said)
    assert "Sign out" in everything and not [k for k in (SECRET, COOKIE, KEY) if k in everything]
