"""`make screenshots`: every page at 1440×900 in both languages, light and dark, of the seed article and the fictional
sample, into docs/screenshots/; and the pictures of docs/user-guide.md (`guide-...`), in English and light."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from lib import edition, sample
from lib.corrections import log
from lib.corrections.apply_corrections import facts_of
from lib.corrections.log import Correction
from lib.ingest import ingest
from lib.reading.confined import read_path
from lib.store import query
from lib.store.filters import Filters
from lib.views.wording import LANGUAGES
from tests.browser.chromium import FLAGS, ROOT, find_chromium, running_app
from tests.browser.walking import PAGES, choose_quote, settle

DRAWN = """() => !document.querySelector("[data-testid=stSkeleton]")
  && [...document.querySelectorAll("[data-testid=stPlotlyChart]")].every(c => c.querySelector(".main-svg"))
  && [...document.querySelectorAll("[data-testid=stDataFrame]")].every(c => !c.checkVisibility() || c.querySelector("canvas"))"""
# What a page is shown with, where it shows little by itself.
SHOWN = {"search": "?q=lembah", "articles": "?open=fictional-04", "translation": "?open=000_1ece18336b2add2d&into=en"}
# The box has unfolded as far as its last button.
UNFOLDED = """() => document.querySelector(".st-key-these_start").getBoundingClientRect().bottom
  < document.querySelector(".st-key-these").getBoundingClientRect().bottom"""
SETTLED = "[data-testid=stApp][data-test-script-state=notRunning]"


def corrected(store: Path) -> None:
    """What an analyst would put right in the sample: two who speak, a name written in two ways, the kind of a name."""
    quotes = query.quotes(edition.current(store), Filters(), limit=None).set_index("quote_id", drop=False)
    said = {k: facts_of({str(c): v for c, v in row.items()}) for k, row in quotes.iterrows()}
    unknown = quotes[quotes["speaker"].isna() & quotes["article_id"].isin(["fictional-15", "fictional-37"])]
    sure = quotes[quotes["article_id"] == "fictional-04"].head(2)
    log.append(
        store,
        *(Correction("accept", k, r["article_id"], said[k], said[k], who="Sari") for k, r in sure.iterrows()),
        *(Correction("edit", k, r["article_id"], said[k], {**said[k], "speaker": "Wening Prameswari", "speaker_kind": "person"}, who="Sari") for k, r in unknown.iterrows()),
        Correction("merge", "Fajar Party", None, None, {"name": "Partai Fajar"}, who="Dewi"),
        Correction("type", "People's Assembly", None, None, {"type": "ORG"}, who="Dewi"),
    )  # fmt: skip


def stay(page: Page) -> None:
    """Shows a page as it opens."""


def edit_quote(page: Page) -> None:
    """Opens the form that puts a quote right."""
    page.locator(".k-text mark[data-q]").nth(1).click()
    expect(page.locator(".k-note.k-on")).to_have_count(1)
    settle(page)
    page.keyboard.press("e")
    expect(page.get_by_role("dialog")).to_be_visible()


def open_box(page: Page) -> None:
    """Opens the box that translates what the page shows."""
    page.locator(".st-key-these summary").click()
    expect(page.locator(".st-key-these_start")).to_be_visible()
    page.wait_for_function(UNFOLDED)


def save_view(page: Page) -> None:
    """Opens what saves a view, and what leaves out."""
    page.get_by_text("Save this view").click()
    expect(page.get_by_label("Name", exact=True)).to_be_visible()


def see_tabs(page: Page) -> None:
    """Scrolls to the tabs below the bars."""
    page.get_by_role("tablist").evaluate("tabs => tabs.scrollIntoView()")


MARCH = "since=2024-03-01&until=2024-03-31"
# The pictures of the user guide: which page with which address, and what is done there.
GUIDE: dict[str, tuple[str, Callable[[Page], None]]] = {
    "add": ("corpus", stay),
    "month": (f"?{MARCH}", stay),
    "quote": (f"quotes?{MARCH}&speaker=Laksmi+Aradhana", choose_quote),
    "speaker": ("speakers?who=Laksmi+Aradhana&since=2024-01-01&until=2024-12-31", stay),
    "edit": ("articles?open=fictional-04", edit_quote),
    "lanes": ("timeline?lane=speaker&since=2024-01-01&until=2024-12-31", stay),
    "ties": ("entities?more=together&drawn=heat", see_tabs),
    "translate": (f"quotes?quotes_into=en&{MARCH}", open_box),
    "filters": (f"quotes?{MARCH}&not_speaker=Laksmi+Aradhana", save_view),
    "known": ("corrections?of=known", stay),
}


def ready(page: Page) -> None:
    """Waits until a page and its charts are drawn."""
    page.wait_for_selector("h1")
    page.wait_for_selector(SETTLED)
    page.wait_for_function(DRAWN)
    page.wait_for_load_state("networkidle")


def guide(browser: Browser, address: str, out: Path) -> None:
    """Takes the pictures of the user guide."""
    page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="light", locale="en")
    for name, (asked, act) in GUIDE.items():
        page.goto(f"{address}/{asked}")
        ready(page)
        act(page)
        ready(page)
        page.screenshot(path=out / f"guide-{name}.png")
    page.close()


def main() -> None:
    """Takes the pictures."""
    browser_path = find_chromium()
    if browser_path is None:
        raise SystemExit("no Chromium found: set KUTIPAN_CHROMIUM")
    out = ROOT / "docs" / "screenshots"
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        ingest(store, read_path(ROOT / "seeds"), "seeds")
        sample.load(store)
        corrected(store)
        with running_app(store, Path(folder) / "log") as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
            for theme in ("light", "dark"):
                for language in LANGUAGES:
                    # The app speaks the language that the browser asks for.
                    page = browser.new_page(
                        viewport={"width": 1440, "height": 900}, color_scheme=theme, locale=language
                    )  # type: ignore[arg-type]
                    for name in PAGES:
                        page.goto(f"{address}/{name}{SHOWN.get(name, '')}")
                        ready(page)
                        page.screenshot(path=out / f"{name or 'overview'}-{language}-{theme}.png")
                    page.close()
            guide(browser, address, out)
            browser.close()


if __name__ == "__main__":
    main()
