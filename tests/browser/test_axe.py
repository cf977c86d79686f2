"""No page keeps anybody out: axe-core (npm) on every page, both themes. What is Streamlit's own is listed here and in
docs/accessibility.md."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from lib import sample
from lib.ingest import ingest
from lib.reading.confined import read_path
from tests.browser.chromium import ROOT, running_app
from tests.browser.walking import MARKS, PAGES, new_page, open_page

pytestmark = MARKS
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Rule and the part of Streamlit 1.67 whose markup breaks it.
STREAMLITS_OWN = {("svg-img-alt", "[data-testid=stMetric]")}
MORE = ["search?q=lembah", "articles?open=fictional-02&quote=fictional-02", "quotes?words=terang+bagi&once=false", "entities?kinds=PER", "speakers?who=Laksmi+Aradhana"]  # fmt: skip
SERIOUS = """async rules => {
  const found = await axe.run(document, { runOnly: rules });
  return found.violations.filter(v => ["serious", "critical"].includes(v.impact)).flatMap(v => v.nodes.map(n => ({
    rule: v.id, html: n.html.slice(0, 200), why: n.failureSummary, inside: [...new Set((function up(e, all = []) {
      return e ? up(e.parentElement, e.dataset?.testid ? [...all, `[data-testid=${e.dataset.testid}]`] : all) : all; })(document.querySelector(n.target.at(-1))))] })));
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("axe")
    ingest(folder / "store", read_path(ROOT / "seeds"), "seeds")
    sample.load(folder / "store")
    with running_app(folder / "store", folder / "log") as found:
        yield found


def found(page: Page, name: str) -> list[tuple[str, ...]]:
    """What axe finds wrong with a page that is ours, once all of it is drawn."""
    page.wait_for_load_state("networkidle")
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return [
        (name, node["rule"], node["html"], node["why"])
        for node in page.evaluate(SERIOUS, RULES)
        if not any((node["rule"], part) in STREAMLITS_OWN for part in node["inside"])
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_that_is_ours(browser: Browser, address: str, theme: Any) -> None:
    if not AXE.is_file():
        assert not os.environ.get("KUTIPAN_REQUIRE_BROWSER"), "axe-core must be there: npm ci --prefix tests/browser"
        pytest.skip("no axe-core here: npm ci --prefix tests/browser")
    page = new_page(browser, viewport={"width": 1440, "height": 900}, color_scheme=theme)
    wrong = []
    for name in [*PAGES, *MORE]:
        open_page(page, address, name)
        wrong += found(page, name)
    open_page(page, address, "")
    page.locator(".st-key-download_speakers button").click()
    expect(page.get_by_role("dialog").locator(".main-svg").first).to_be_visible()
    wrong += found(page, "the chart of a ranking")
    assert wrong == []
    page.context.close()
