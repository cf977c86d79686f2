"""`make screenshots`: every page at 1440×900 in both languages, light and dark, of the seed article and the fictional sample,
into docs/screenshots/."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from lib import edition, sample
from lib.corrections import log
from lib.corrections.log import Correction
from lib.corrections.overlay import facts_of
from lib.ingest import ingest
from lib.reading.confined import read_path
from lib.store import query
from lib.store.filters import Filters
from lib.views.wording import LANGUAGES
from tests.browser.chromium import FLAGS, ROOT, find_chromium, running_app
from tests.browser.walking import PAGES

DRAWN = """() => !document.querySelector("[data-testid=stSkeleton]")
  && [...document.querySelectorAll("[data-testid=stPlotlyChart]")].every(c => c.querySelector(".main-svg"))
  && [...document.querySelectorAll("[data-testid=stDataFrame]")].every(c => !c.checkVisibility() || c.querySelector("canvas"))"""
# What a page is shown with, where it shows little by itself.
SHOWN = {"search": "?q=lembah", "articles": "?open=fictional-04", "translation": "?open=fictional-04"}
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
                        page.wait_for_selector("h1")
                        page.wait_for_selector(SETTLED)
                        page.wait_for_function(DRAWN)
                        page.wait_for_load_state("networkidle")
                        page.screenshot(path=out / f"{name or 'overview'}-{language}-{theme}.png")
                    page.close()
            browser.close()


if __name__ == "__main__":
    main()
