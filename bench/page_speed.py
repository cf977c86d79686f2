"""From the change of a filter to the settled page, in Chromium."""

from __future__ import annotations

from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Page, sync_playwright

from bench.rows import Row
from tests.browser.chromium import FLAGS, find_chromium, running_app
from tests.browser.walking import open_page

PAGES = ("", "quotes", "speakers", "entities", "timeline", "search?q=pemerintah")
# The script has run, nothing stale is left, charts and tables are drawn, and the browser has painted: the time in
# seconds.
CHANGE = """async name => {
  const app = document.querySelector("[data-testid=stApp]");
  const buttons = [...document.querySelectorAll("[data-testid=stSidebar] button")];
  const button = buttons.find(b => b.textContent.trim().startsWith(name));
  const frame = () => new Promise(requestAnimationFrame);
  const started = performance.now();
  button.click();
  let ran = false;
  for (;;) {
    await frame();
    const state = app.dataset.testScriptState;
    if (state !== "notRunning") ran = true;
    const drawn = !document.querySelector('[data-stale="true"], [data-testid=stSkeleton]')
      && [...document.querySelectorAll("[data-testid=stPlotlyChart]")].every(c => c.querySelector(".main-svg"));
    if (ran && state === "notRunning" && drawn) { await frame(); return (performance.now() - started) / 1000; }
    if (performance.now() - started > 60000) return 60;
  }
}"""


# Clicks on the three types that show each choice of some of them once: no filter is asked for twice.
CLICKS = ("direct", "indirect", "direct", "mixed", "direct", "indirect", "direct")


def changes(page: Page, address: str, name: str) -> list[float]:
    """Seconds of each change of the quote types on a page."""
    open_page(page, address, name)
    page.wait_for_load_state("networkidle")
    return [float(page.evaluate(CHANGE, kind)) for kind in CLICKS]


def filter_changes(root: Path, articles: int, limit: float, folder: Path) -> Row:
    """The row of a store: p95 over all pages, and each page's median."""
    what, asked = f"filter change to settled page, {articles:,} articles, p95 in Chromium", f"{limit} s"
    found = find_chromium()
    if found is None:
        return Row(what, asked, None, "not measured: no Chromium")
    taken = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        for name in PAGES:
            # An app of its own for each page: what another page asked would be answered already.
            with running_app(root, folder / "log") as address:
                taken[name] = changes(page, address, name)
        browser.close()
    every = [seconds for times in taken.values() for seconds in times]
    p95 = quantiles(every, n=20)[-1]
    each = ", ".join(f"{(name or 'overview').split('?')[0]} {median(times):.2f}" for name, times in taken.items())
    return Row(what, asked, p95 <= limit, f"{p95:.2f} s (medians: {each})")
