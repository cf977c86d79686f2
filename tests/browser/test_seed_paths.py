"""The paths a user clicks, in real headless Chromium, on the seed article."""

from __future__ import annotations

import io
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from lib.ingest import ingest
from lib.reading.confined import read_path
from tests.browser.chromium import ROOT, running_app
from tests.browser.walking import (
    MARKS,
    PAGES,
    choose_quote,
    close_list,
    new_page,
    open_page,
    save,
    settle,
    take,
    tick_row,
    until,
)

pytestmark = MARKS


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("app")
    ingest(folder / "store", read_path(ROOT / "seeds"), "seeds")
    with running_app(folder / "store", folder / "log") as found:
        yield found


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_and_asks_nothing_of_the_world(page: Page, address: str, name: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_page(page, address, name)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    outside = [u for u in asked if not re.match(rf"({address}|{address.replace('http', 'ws')}|data:|blob:)", u)]
    assert asked and outside == []


def test_the_article_shows_twelve_quotes(page: Page, address: str) -> None:
    open_page(page, address, "articles")
    expect(page.locator(".k-text mark[data-q][tabindex]")).to_have_count(12)
    text = page.locator("div.k-text[lang]").text_content()
    assert text == (ROOT / "seeds" / "000_1ece18336b2add2d.txt").read_text(encoding="utf-8")


def test_speaker_and_type_filters_live_in_the_url(page: Page, address: str, browser: Browser) -> None:
    open_page(page, address, "quotes")
    expect(page.get_by_text("12 quotes, 9 distinct.")).to_be_visible()
    take(page, page.get_by_role("combobox", name="Speaker"), re.compile(r"^Saeed Khatibzadeh \("))
    close_list(page)
    expect(page.get_by_text("12 quotes, 9 distinct.")).to_be_visible()
    page.get_by_test_id("stSidebar").get_by_role("button", name=re.compile("^direct")).click()
    expect(page.get_by_text("4 quotes, 3 distinct.")).to_be_visible()
    expect(page).to_have_url(re.compile(r"speaker=.*type=direct|type=direct.*speaker="))
    other = new_page(browser)
    other.goto(page.url)
    expect(other.get_by_text("4 quotes, 3 distinct.")).to_be_visible()
    page.get_by_role("link", name="Overview").click()
    expect(page.get_by_text("3 distinct: a repeated content counts once")).to_be_visible()
    other.context.close()


# Parts of the page that wait for an answer, and the milliseconds of what fades, from a click until the script has run.
FADES = """async button => {
  const app = document.querySelector("[data-testid=stApp]");
  button.click();
  const fades = [];
  const started = performance.now();
  let waiting = 0, ran = false;
  while (performance.now() - started < 60000 && (!ran || app.dataset.testScriptState !== "notRunning")) {
    await new Promise(requestAnimationFrame);
    ran ||= app.dataset.testScriptState !== "notRunning";
    waiting = Math.max(waiting, document.querySelectorAll("[data-stale=true]").length);
    const all = document.getAnimations().filter(a => a.transitionProperty === "opacity");
    fades.push(...all.map(a => a.effect.getTiming().duration).filter(lasts => lasts > 0));
  }
  return {waiting, fades};
}"""


# Whether the paper over a part of the page is seen.
PALE = """waits => {
  const part = document.querySelector("[data-testid=stMainBlockContainer] [data-stale]");
  part.dataset.stale = waits;
  const paper = getComputedStyle(part, "::after");
  return paper.content !== "none" && paper.visibility === "visible";
}"""


def test_what_waits_for_an_answer_grows_pale_without_a_fade(page: Page, address: str) -> None:
    open_page(page, address, "")
    page.wait_for_load_state("networkidle")
    seen = page.get_by_test_id("stSidebar").get_by_role("button", name=re.compile("^direct")).evaluate(FADES)
    assert seen["waiting"] > 0
    assert seen["fades"] == []
    assert not page.evaluate(PALE, "false")
    page.wait_for_function(PALE, arg="true")


@pytest.mark.parametrize(("kind", "magic"), [("PNG", b"\x89PNG"), ("SVG", b"<svg")])
def test_the_camera_saves_the_chart(page: Page, address: str, kind: str, magic: bytes) -> None:
    open_page(page, address, "entities", "?lang=EN")
    # While the chart is drawn anew two of them are there; only the new one's camera has the new format's title.
    title = "Download plot as a PNG" if kind == "PNG" else "Download plot"
    camera = page.locator(f".st-key-chart_entities .modebar-btn[data-title='{title}']")
    if kind == "SVG":
        until(camera.first, page.locator(".st-key-picture_entities").get_by_text("SVG", exact=True).click)
    expect(camera).to_have_count(1)
    with page.expect_download() as caught:
        camera.evaluate("button => button.click()")
    saved = Path(caught.value.path()).read_bytes()
    assert saved.startswith(magic)
    if kind == "SVG":  # a picture says what it shows and of what; the page around the chart does so already
        assert all(
            words in saved.decode()
            for words in (
                "Mentions an entity, in quotes and in narration",
                "Filters: none: the whole corpus",
                "Kutipan, ",
            )
        )
    expect(page.locator(".st-key-chart_entities .g-gtitle")).to_be_hidden()


@pytest.mark.parametrize(
    "name", ["", "quotes", "speakers", "articles", "entities", "timeline", "corpus", "translation"]
)
def test_every_download_opens(page: Page, address: str, name: str) -> None:
    open_page(page, address, name)
    for kind in ("CSV", "XLSX", "HTML"):
        buttons = page.get_by_test_id("stDownloadButton").get_by_role("button", name=re.compile(f"{kind}$"))
        if kind != "HTML":
            expect(buttons.first).to_be_visible()
        assert kind == "HTML" or buttons.count() > 0
        for i in range(buttons.count()):
            data = save(page, buttons.nth(i))
            if kind == "CSV":
                assert len(data.decode("utf-8-sig").splitlines()) > 1
            elif kind == "XLSX":
                assert openpyxl.load_workbook(io.BytesIO(data)).active.max_row > 1
            else:
                assert b"Plotly.newPlot" in data and b'src="http' not in data


def test_a_click_on_a_bar_shows_its_sentences(page: Page, address: str) -> None:
    open_page(page, address, "entities")
    expect(page.get_by_test_id("stDataFrame").locator("canvas").first).to_be_visible()  # nothing moves any more
    bar = page.locator("[class*='st-key-chart_'] .js-plotly-plot").first.locator(".barlayer .point path").first
    answer = page.get_by_text(re.compile(r"^Iran: \d+ sentences$"))

    def click_bar() -> None:
        box = bar.bounding_box()
        if box:
            page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    until(answer, click_bar)  # a chart takes clicks only once plotly has bound them, which nothing on the page shows


def test_translation_without_a_network_says_who_could_not_be_reached(page: Page, address: str) -> None:
    open_page(page, address, "translation", "?engine=Google")
    start = page.get_by_role("button", name=re.compile("Translate 12 sentences through Google"))
    expect(start).to_be_disabled()
    page.get_by_text("Send sentences of my articles through Google").click()
    expect(start).to_be_enabled()
    settle(page)
    start.click()
    told = re.compile(r"Google (could not be reached|gave no whole answer).*12 sentences of 12 not translated")
    expect(page.get_by_role("alert").filter(has_text=told)).to_be_visible()
    page.get_by_role("link", name="Overview").click()
    expect(page.get_by_text("9 distinct: a repeated content counts once")).to_be_visible()


def test_apertium_translates_the_seed_into_malay(page: Page, address: str) -> None:
    """A real engine, offline, from the page: the pairs, the twin under the pointer, the analyst's word, the
    document."""
    if not shutil.which("apertium"):
        assert not os.environ.get("KUTIPAN_REQUIRE_BROWSER"), "apertium and apertium-ind-zlm must be installed here"
        pytest.skip("no Apertium here (Debian: apertium apertium-ind-zlm)")
    open_page(page, address, "translation", "?into=ms")
    page.get_by_role("button", name=re.compile("Translate 12 sentences through Apertium")).click()
    expect(page.get_by_text("12 of 12 sentences in Malay")).to_be_visible()
    settle(page)
    pairs = page.locator(".pair")
    expect(pairs).to_have_count(12)
    third = pairs.nth(2)
    expect(third.locator("> div").nth(1)).to_contain_text("bahawa kedua negara")
    expect(third.locator("> div").nth(1)).to_contain_text("Apertium · ")
    assert third.locator("mark.s").all_inner_texts() == ["Khatibzadeh", "Khatibzadeh"]
    plain = third.locator("> div").nth(1).evaluate("e => getComputedStyle(e).backgroundColor")
    third.locator("> div").nth(0).hover()
    assert third.locator("> div").nth(1).evaluate("e => getComputedStyle(e).backgroundColor") != plain
    third.focus()
    page.keyboard.press("Enter")
    own = page.get_by_label("Your rendering of sentence 3")
    expect(own).to_be_visible()
    settle(page)
    own.fill("Terjemahan saya sendiri.")
    own.blur()
    settle(page)
    page.get_by_role("button", name="Keep my rendering").click()
    expect(page.get_by_role("button", name="Take it back")).to_be_visible()
    expect(pairs.nth(2)).to_contain_text("Terjemahan saya sendiri.")
    expect(pairs.nth(2)).to_contain_text("your rendering")
    written = docx.Document(io.BytesIO(save(page, page.get_by_role("button", name="DOCX"))))
    assert written.tables[0].rows[3].cells[1].text.startswith("Terjemahan saya sendiri.")
    assert save(page, page.get_by_role("button", name="TMX", exact=True)).count(b"<tu ") == 12
    page.get_by_role("button", name="Take it back").click()
    expect(pairs.nth(2)).to_contain_text("bahawa kedua negara")


def test_paste_then_remove(page: Page, address: str) -> None:
    open_page(page, address, "corpus")
    page.get_by_role("tab", name="Paste a text").click()
    page.get_by_label("The article as it comes").fill('"Kami siap <b>membantu</b> warga di sana," kata Rina Wulandari.')
    page.get_by_role("button", name="Read", exact=True).last.click()
    expect(page.get_by_text("1 article read, 0 could not be read.")).to_be_visible()
    page.get_by_role("button", name="Keep 1 article").click()
    expect(page.get_by_text("1 new, 0 known already, 0 could not be read.")).to_be_visible()
    expect(page.get_by_text("2 articles (filters do not apply on this page)")).to_be_visible()
    settle(page)
    tick_row(page, 2)
    page.get_by_role("button", name="Remove 1 ticked article for good").click()
    expect(page.get_by_text("1 article (filters do not apply on this page)")).to_be_visible()


def test_from_a_row_to_the_place_in_the_article(page: Page, address: str) -> None:
    open_page(page, address, "quotes")
    choose_quote(page)
    expect(page.get_by_text("direct · found by the rule after")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Open in the article"))).to_have_count(2)
    page.get_by_role("button", name=re.compile("Open in the article")).first.click()
    expect(page.locator("mark.k-on").first).to_be_visible()
    expect(page).to_have_url(re.compile("/articles"))
