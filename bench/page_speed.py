"""From the change of a filter to the settled page, in Chromium."""

from __future__ import annotations

import asyncio
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Page, expect, sync_playwright

from bench import sessions
from bench.rows import Row
from tests.browser.chromium import FLAGS, find_chromium, started_app
from tests.browser.walking import open_page, settle

PAGES = ("", "quotes", "speakers", "entities", "timeline", "search?q=pemerintah")
# Nothing stale is left, charts and tables are drawn.
DRAWN = """() => !document.querySelector('[data-stale="true"], [data-testid=stSkeleton]')
  && [...document.querySelectorAll("[data-testid=stPlotlyChart]")].every(c => c.querySelector(".main-svg"))"""
# The time in seconds until the script has run, all is drawn, and the browser has painted.
CHANGE = f"""async name => {{
  const drawn = {DRAWN};
  const app = document.querySelector("[data-testid=stApp]");
  const buttons = [...document.querySelectorAll("[data-testid=stSidebar] button")];
  const button = buttons.find(b => b.textContent.trim().startsWith(name));
  const frame = () => new Promise(requestAnimationFrame);
  const started = performance.now();
  button.click();
  let ran = false;
  for (;;) {{
    await frame();
    const state = app.dataset.testScriptState;
    if (state !== "notRunning") ran = true;
    if (ran && state === "notRunning" && drawn()) {{ await frame(); return (performance.now() - started) / 1000; }}
    if (performance.now() - started > 60000) return 60;
  }}
}}"""
# The browser has nothing left to do: what a page loads first is not of the first change.
IDLE = "() => new Promise(done => requestIdleCallback(() => requestIdleCallback(done)))"


# Clicks on the three types that show each choice of some of them once: no filter is asked for twice.
CLICKS = ("direct", "indirect", "direct", "mixed", "direct", "indirect", "direct")


def changes(page: Page, address: str, name: str) -> list[float]:
    """Seconds of each change of the quote types on a page."""
    open_page(page, address, name)
    expect(page.get_by_test_id("stSidebar").get_by_role("button", name="direct").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    taken = []
    for kind in CLICKS:
        settle(page)
        page.wait_for_function(DRAWN)
        page.evaluate(IDLE)
        taken.append(float(page.evaluate(CHANGE, kind)))
    return taken


def measured(root: Path, folder: Path) -> dict[str, list[float]]:
    """Seconds of each change over a store, by page; none without a Chromium."""
    found = find_chromium()
    taken: dict[str, list[float]] = {}
    for name in PAGES if found else ():
        # An app of its own for each page: what another page asked would be answered already. The store is laid out
        # before the browser comes: what a start costs is a figure of its own.
        with started_app(root, folder / "log") as (port, _):
            asyncio.run(sessions.first_page(port))
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                taken[name] = changes(page, f"http://127.0.0.1:{port}", name)
                browser.close()
    return taken


def p95(taken: dict[str, list[float]]) -> float:
    """Of the changes on all pages, the seconds that 95 of 100 take at most."""
    return quantiles([seconds for times in taken.values() for seconds in times], n=20)[-1]


def row(articles: int, limit: float, taken: dict[str, list[float]]) -> Row:
    """The row of a store: p95 over all pages, and each page's median."""
    found = find_chromium()
    what, asked = f"filter change to settled page, {articles:,} articles, p95 in Chromium", f"{limit} s"
    if found is None:
        return Row(what, asked, None, "not measured: no Chromium")
    each = ", ".join(f"{(name or 'overview').split('?')[0]} {median(times):.2f}" for name, times in taken.items())
    return Row(what, asked, p95(taken) <= limit, f"{p95(taken):.2f} s (medians: {each}; {Path(found).name})")


def filter_changes(root: Path, articles: int, limit: float, folder: Path) -> Row:
    """The row of a store, measured."""
    return row(articles, limit, measured(root, folder))


def beside(fewer: tuple[Path, int, float], more: tuple[Path, int, float], folder: Path) -> list[Row]:
    """The row of the bigger of two stores (each with its number of articles and the seconds that are demanded), and how
    many times as long as the smaller one it takes: at most as many as the demands are apart. That is told on a machine
    too slow for both demands as well; where the smaller one meets its own, the bigger one then meets its own."""
    few, many = measured(fewer[0], folder), measured(more[0], folder)
    what, asked = f"the same beside {fewer[1]:,} articles", f"at most {more[2] / fewer[2]:g} times"
    if not many:
        return [row(more[1], more[2], many), Row(what, asked, None, "not measured: no Chromium")]
    times = p95(many) / p95(few)
    ratio = Row(what, asked, times <= more[2] / fewer[2], f"{times:.2f} times {p95(few):.2f} s")
    return [row(more[1], more[2], many), ratio]
