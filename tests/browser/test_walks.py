"""From a question to exported evidence: whole walks through the app on a corpus of 200 articles, each from a fresh
start."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from playwright.sync_api import Browser, Locator, Page, WebSocketRoute, expect

from lib import edition, sample
from lib.corrections import known_list, log
from lib.ingest import ingest
from lib.reading.text import read_text
from lib.store import query
from lib.store.corpus import Manifest, read_manifest, write_manifest
from lib.store.filters import Filters
from tests.browser.chromium import ROOT, running_app
from tests.browser.walking import MARKS, TRY, choose_quote, new_page, open_page, save, settle, tick_row, until
from tests.composed import composed

pytestmark = MARKS
ARTICLES = 200


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("walks") / "store"
    sample.load(root)
    ingest(root, list(composed(ARTICLES - len(sample.articles()) - len(ALIKE))), "composed")
    ingest(root, ALIKE, "alike")
    return root


# Two names, a letter apart, of whom no rule says whether they are one: of nine colleagues of each they share one.
COLLEAGUES = [
    f"{first} {last}"
    for first in ("Galang", "Lastri", "Wening", "Bagas")
    for last in ("Sutomo", "Perkasa", "Pramono", "Wijaya")
]
ALIKE = [
    read_text(f"“Tangga nomor {n} sudah dicat ulang,” kata {name}. Ia datang bersama {', '.join(beside)}.", f"tangga{n}.txt", {"id": f"tangga{n}", "language": "id"})
    for n, (name, beside) in enumerate([("Dewangga Pratama", COLLEAGUES[:5]), ("Dewangga Pratama", COLLEAGUES[5:8]), ("Dewangga Pratana", COLLEAGUES[8:12]), ("Dewangga Pratana", [COLLEAGUES[0], *COLLEAGUES[12:]])])
]  # fmt: skip


@pytest.fixture(scope="module")
def address(store: Path) -> Iterator[str]:
    with running_app(store, store.parent / "log") as found:
        yield found


@pytest.fixture(autouse=True)
def fresh(store: Path) -> None:
    """No walk finds what another one corrected."""
    (store / log.FILE).unlink(missing_ok=True)
    known_list.save(store, [])


def set_day(page: Page, label: str, day: str) -> None:
    """Types a day into a date field."""
    page.get_by_role("spinbutton", name=f"year, {label}").click()
    page.keyboard.type(day.replace("-", ""))
    page.keyboard.press("Escape")
    page.locator("h1").click()
    settle(page)


def note(page: Page, quote: str) -> str:
    """What the margin says of the chosen quote, which holds some words."""
    expect(page.locator(".k-text mark.k-on").first).to_contain_text(quote)
    return page.locator(".k-note.k-on").inner_text()


def pick(page: Page, box: Locator, option: str) -> None:
    """Types into a list and takes what it offers."""
    offered = page.get_by_role("option", name=option, exact=True).first

    def typed() -> None:
        box.click()
        box.fill(option)

    until(offered, typed)
    offered.click()


def names_in_chart(page: Page) -> list[str]:
    """The labels of the first chart's bars, from above, without the offices under them."""
    ticks = page.locator("[class*='st-key-chart_'] .js-plotly-plot").first.locator(".ytick text")
    found: list[str] = ticks.evaluate_all(
        "all => all.map(e => [e.getBoundingClientRect().y, (e.querySelector('tspan.line') ?? e).textContent])"
        ".sort((a, b) => a[0] - b[0]).map(e => e[1])"
    )
    return found


def test_a_who_is_quoted_most_in_a_month_down_to_a_spreadsheet(page: Page, address: str, store: Path) -> None:
    open_page(page, address, "")
    set_day(page, "From", "2024-02-01")
    set_day(page, "To", "2024-02-29")
    expect(page).to_have_url(re.compile("since=2024-02-01.*until=2024-02-29"))
    february = Filters(date(2024, 2, 1), date(2024, 2, 29))
    who = query.by_speaker(edition.current(store), february, 1)["speaker"].iloc[0]
    name = page.locator(".st-key-ranking_speakers .k-name").first
    expect(name).to_have_text(who)
    settle(page)
    until(page.get_by_role("button", name="All speakers"), name.click)
    expect(page.locator("h1")).to_have_text(who)
    settle(page)
    choose_quote(page)
    page.get_by_role("button", name=re.compile("Open in the article")).first.click()
    expect(page.locator(".k-text mark.k-on").first).to_be_visible()
    expect(page).to_have_url(re.compile("since=2024-02-01.*until=2024-02-29"))  # the filters came along
    data = save(page, page.get_by_role("button", name="XLSX"))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    header = [cell.value for cell in sheet[1]]
    assert who in [row[header.index("speaker")] for row in sheet.iter_rows(min_row=2, values_only=True)]


def test_dragging_over_the_strip_sets_the_days(page: Page, address: str) -> None:
    open_page(page, address, "quotes")
    bars = page.locator(".st-key-strip .js-plotly-plot")
    expect(bars.locator(".barlayer .point path").first).to_be_visible()
    settle(page)
    box = bars.bounding_box()
    assert box is not None
    for _ in range(4):  # plotly takes a drag only once it has bound it
        page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 40)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 50, steps=6)
        page.mouse.up()
        try:
            expect(page).to_have_url(re.compile("since=20.*until=20"), timeout=TRY)
            break
        except AssertionError:
            continue
    settle(page)
    page.get_by_role("button", name="All days").click()
    expect(page).not_to_have_url(re.compile("since="))


def test_b_a_wrong_speaker_is_put_right_and_stays_right(page: Page, address: str, store: Path) -> None:
    open_page(page, address, "articles", "?open=fictional-01")
    page.locator(".k-text mark[data-q]", has_text="Yang belum setuju lebih dari seratus keluarga").click()
    wrong = note(page, "Yang belum setuju").splitlines()[0]
    assert wrong != "Damar Wiryawan"
    settle(page)
    page.keyboard.press("e")
    pick(page, page.get_by_role("dialog").get_by_role("combobox").first, "Damar Wiryawan")
    page.get_by_role("button", name="Keep this").click()
    expect(page.locator(".k-note.k-on")).to_contain_text("Damar Wiryawan")
    expect(page.locator(".k-note.k-on")).to_contain_text("edited by an analyst")
    manifest = read_manifest(store)
    write_manifest(store, Manifest(manifest.version + 1, [replace(b, rules=0) for b in manifest.batches]))
    environment = {**os.environ, "KUTIPAN_STORE": str(store)}
    redone = subprocess.run([sys.executable, "-m", "lib", "reanalyze"], cwd=ROOT, env=environment, capture_output=True, text=True, check=True)  # fmt: skip
    assert f"{ARTICLES} articles analysed anew" in redone.stdout
    open_page(page, address, "quotes", "?reviewed=true")
    expect(page.get_by_text("1 quote, 1 distinct.")).to_be_visible()
    open_page(page, address, "corrections")
    tick_row(page, 1)
    page.get_by_role("button", name="Undo 1 correction").click()
    expect(page.get_by_text("1 correction, 0 in force.")).to_be_visible()
    open_page(page, address, "articles", "?open=fictional-01")
    page.locator(".k-text mark[data-q]", has_text="Yang belum setuju lebih dari seratus keluarga").click()
    assert note(page, "Yang belum setuju").splitlines()[0] == wrong


def test_c_two_spellings_become_one_bar_and_two_again(page: Page, address: str) -> None:
    one, two = "Badan Pangan", "Badan Pangan Nusa Kelana"
    query = "?more=merged&outlet=Kabar+Rekaan+%28fictional%29&outlet=Harian+Andaian+%28fictional%29"
    open_page(page, address, "entities", query)
    expect(page.locator("[class*='st-key-chart_'] .js-plotly-plot").first.locator(".ytick text", has_text=re.compile(f"^{one}$"))).to_have_count(1)  # fmt: skip
    assert {one, two} <= set(names_in_chart(page))
    page.get_by_text("Put a name right").click()
    pick(page, page.get_by_role("combobox", name="This name", exact=True).first, one)
    pick(page, page.get_by_role("combobox", name="is the same as"), two)
    page.get_by_role("button", name="Merge").click()
    labels = page.locator("[class*='st-key-chart_'] .js-plotly-plot").first.locator(".ytick text")
    expect(labels.filter(has_text=re.compile(f"^{one}$"))).to_have_count(0)
    expect(labels.filter(has_text=re.compile(f"^{two}$"))).to_have_count(1)
    settle(page)
    if not page.get_by_role("button", name="Split", exact=True).is_visible():
        page.get_by_text("Put a name right").click()
    pick(page, page.get_by_role("combobox", name="This name stands for itself"), f"{one} (counted under {two})")
    page.get_by_role("button", name="Split", exact=True).click()
    expect(labels.filter(has_text=re.compile(f"^{one}$"))).to_have_count(1)
    expect(labels.filter(has_text=re.compile(f"^{two}$"))).to_have_count(1)


def test_names_that_may_be_one_are_judged_by_keys_and_stay_judged(page: Page, address: str, store: Path) -> None:
    open_page(page, address, "corrections", "?of=same")
    expect(page.locator("[data-testid=stMain] h4")).to_have_count(2)
    other, one = sorted(page.locator("[data-testid=stMain] h4").all_inner_texts())
    assert (one, other) == ("Dewangga Pratana", "Dewangga Pratama")
    page.wait_for_function("window.kutipanKeys !== undefined")
    page.keyboard.press("r")
    expect(page.get_by_text(f"{other} is never {one}")).to_be_visible()
    expect(page.get_by_text("No two names are left")).to_be_visible()
    settle(page)
    page.keyboard.press("u")
    expect(page.locator("[data-testid=stMain] h4")).to_have_count(2)
    settle(page)
    page.keyboard.press("a")
    expect(page.get_by_text(f"{other} is {one}")).to_be_visible()
    settle(page)
    open_page(page, address, "speakers", f"?name={one.replace(' ', '%20')}")
    expect(page.get_by_test_id("stMetricValue").first).to_have_text("4")
    assert [c.action for c in log.read(store)] == ["differ", "undo", "merge"]


def test_a_list_of_known_names_is_taken_given_out_and_taken_away(page: Page, address: str, tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_text("name,aliases,kind\nDewangga Pratama,Dewangga Pratana,person\n,x,person\n", encoding="utf-8")
    open_page(page, address, "corrections", "?of=known")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("Row 3 has no name")).to_be_visible()
    page.get_by_role("button", name="Take this list").click()
    expect(page.get_by_role("heading", name="1 name on your list")).to_be_visible()
    assert "Dewangga Pratana" in save(page, page.get_by_role("button", name="The list as CSV")).decode("utf-8-sig")
    of_corpus = save(page, page.get_by_role("button", name="Names of this corpus as CSV")).decode("utf-8-sig")
    assert len(of_corpus.splitlines()) > 20
    open_page(page, address, "speakers", "?name=Dewangga%20Pratama")
    expect(page.get_by_test_id("stMetricValue").first).to_have_text("4")
    open_page(page, address, "corrections", "?of=known")
    page.get_by_role("button", name="Take the list away").click()
    expect(page.get_by_text("There is no list yet")).to_be_visible()


def test_d_a_quote_of_three_outlets_is_one_with_three_places(page: Page, address: str) -> None:
    open_page(page, address, "quotes")
    page.get_by_label("Words in quotes").fill("terang bagi dua juta orang")
    page.keyboard.press("Enter")
    expect(page.get_by_text("3 quotes, 1 distinct.")).to_be_visible()
    settle(page)
    expect(page.locator(".k-item")).to_contain_text("in 3 outlets")
    page.locator(".k-item blockquote").click()
    expect(page.get_by_text("The same words in 3 articles of 3 outlets")).to_be_visible()
    expect(page.get_by_text("First in Kabar Rekaan (fictional), 10 Jun 2024.")).to_be_visible()
    expect(page.locator(".k-versions tbody tr")).to_have_count(3)
    expect(page.get_by_role("button", name=re.compile("Open in the article"))).to_have_count(3)


def test_quotes_are_read_and_judged_by_keys(page: Page, address: str, store: Path) -> None:
    open_page(page, address, "quotes", "?group=speaker")
    expect(page.locator(".k-item")).to_have_count(25)
    expect(page.locator(".k-read h3").first).to_be_visible()
    first, second = (page.locator(".k-item").nth(n).get_attribute("data-id") for n in range(2))
    page.keyboard.press("j")
    expect(page.locator(".k-item.k-on")).to_have_attribute("data-id", str(first))
    expect(page.get_by_role("button", name=re.compile("Open in the article")).first).to_be_visible()
    page.keyboard.press("x")
    expect(page.get_by_text("1 quote ticked")).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator(".k-item.k-on")).to_have_attribute("data-id", str(second))
    page.keyboard.press("x")
    expect(page.get_by_text("2 quotes ticked")).to_be_visible()
    settle(page)
    page.locator(".st-key-several").get_by_role("button", name="Accept").click()
    expect(page.locator(".k-item").first).to_contain_text("accepted")
    assert {c.key for c in log.read(store)} == {first, second}
    settle(page)
    page.locator(".k-item").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/articles"))
    expect(page.locator(".k-text mark.k-on").first).to_be_visible()


def test_e_a_link_shows_another_browser_the_same_quote(page: Page, address: str, browser: Browser) -> None:
    open_page(page, address, "search", "?q=karung")
    hit = page.get_by_role("link", name="Gatot Lembayung").first
    until(page.locator(".k-text mark.k-on").first, lambda: hit.click() if "/search" in page.url else None)
    settle(page)
    expect(page).to_have_url(re.compile("quote=fictional-"))
    other = new_page(browser)
    other.goto(page.url)
    expect(other.locator(".k-text mark.k-on").first).to_be_visible()
    assert other.locator(".k-text").inner_text() == page.locator(".k-text").inner_text()
    assert other.locator(".k-note.k-on b").inner_text() == page.locator(".k-note.k-on b").inner_text()
    other.context.close()


def test_f_a_report_opens_from_disk_and_asks_no_network(
    page: Page, address: str, browser: Browser, tmp_path: Path
) -> None:
    open_page(page, address, "report")
    page.get_by_label("Title").fill("Bendungan")
    page.get_by_label("Title").press("Tab")
    expect(page.get_by_text("Title: Bendungan")).to_be_visible()
    (tmp_path / "report.html").write_bytes(save(page, page.get_by_role("button", name="Make the report (HTML)")))
    opened = new_page(browser, offline=True)
    asked: list[str] = []
    wrong: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.goto((tmp_path / "report.html").as_uri())
    expect(opened.get_by_role("heading", name="Bendungan", exact=True)).to_be_visible()
    expect(opened.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    assert opened.locator("blockquote").count() == 100
    assert [u for u in asked if not u.startswith(("file:", "data:", "blob:"))] == [] and wrong == []
    opened.context.close()


def tab_to(page: Page, words: str) -> None:
    """Presses Tab until what holds the focus is called so."""
    for _ in range(120):
        page.keyboard.press("Tab")
        held = page.evaluate(
            "() => { const e = document.activeElement; return (e.getAttribute('aria-label') || '') + ' ' + (e.textContent.length < 400 ? e.textContent : ''); }"
        )
        if words in held:
            return
    raise AssertionError(f"Tab never reached {words!r}")


def test_g_the_whole_way_by_keyboard(page: Page, address: str) -> None:
    open_page(page, address, "")
    tab_to(page, "Search")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Search")).to_be_visible()
    settle(page)
    tab_to(page, "Words, phrases")
    page.keyboard.type("janji speaker:laksmi")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Laksmi Aradhana").first).to_be_visible()
    settle(page)
    tab_to(page, "Laksmi Aradhana")
    page.keyboard.press("Enter")
    expect(page.locator(".k-text mark.k-on").first).to_be_visible()
    settle(page)
    first = str(page.locator(".k-text mark.k-on").first.get_attribute("data-q"))
    page.keyboard.press("k")
    expect(page.locator(".k-text mark.k-on").first).not_to_have_attribute("data-q", first)
    settle(page)
    page.keyboard.press("j")
    settle(page)
    page.keyboard.press("a")
    expect(page.locator(".k-note.k-on")).to_contain_text("accepted by an analyst")
    settle(page)
    page.locator("h1").evaluate("e => { e.tabIndex = -1; e.focus(); }")
    tab_to(page, "XLSX")
    with page.expect_download() as caught:
        page.keyboard.press("Enter")
    sheet = openpyxl.load_workbook(io.BytesIO(Path(caught.value.path()).read_bytes())).active
    assert "accepted" in [c.value for row in sheet.iter_rows() for c in row]
    page.locator("h1").evaluate("e => e.focus()")
    page.keyboard.press("/")
    assert page.evaluate("() => document.activeElement.getAttribute('aria-label')") == "Words in quotes"


def select(page: Page, words: str) -> None:
    """Selects some words of the article, which stand in one piece of its text, as a mouse does."""
    page.locator(".k-text").evaluate(
        """(text, words) => {
          const piece = [...text.querySelectorAll("[data-start]")].find(e => e.textContent.includes(words));
          const node = piece.firstChild, at = node.textContent.indexOf(words), range = document.createRange();
          range.setStart(node, at); range.setEnd(node, at + words.length);
          getSelection().removeAllRanges(); getSelection().addRange(range);
          text.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
        }""",
        words,
    )


def test_a_quote_that_is_clicked_stays_chosen(page: Page, address: str) -> None:
    open_page(page, address, "articles", "?open=fictional-01")
    page.locator(".k-text mark[data-q]").nth(3).click()
    expect(page).to_have_url(re.compile("quote=fictional-01"))
    settle(page)
    expect(page.locator(".k-note.k-on")).to_have_count(1)


def test_a_key_right_after_another_judges_and_keeps_the_quote_that_it_shows(page: Page, address: str) -> None:
    """`j` tells the app of its choice a moment later; a judgement within that moment must not lose it."""
    open_page(page, address, "articles", "?open=fictional-01")
    page.locator(".k-text mark[data-q]").first.click()
    expect(page).to_have_url(re.compile("quote=fictional-01"))
    settle(page)
    page.keyboard.press("j")
    shown = page.locator(".k-text mark.k-on").first.inner_text()
    page.keyboard.press("a")
    expect(page.locator(".k-note.k-on")).to_contain_text("accepted by an analyst")
    settle(page)
    assert page.locator(".k-text mark.k-on").first.inner_text() == shown
    assert page.evaluate("() => document.activeElement.matches('.k-text mark.k-on')")


def test_no_judgement_is_lost_however_fast_the_keys(page: Page, address: str, store: Path) -> None:
    open_page(page, address, "articles", "?open=fictional-01")
    page.locator(".k-text mark[data-q]").first.click()
    expect(page).to_have_url(re.compile("quote=fictional-01"))
    settle(page)
    for key in "ajajra":
        page.keyboard.press(key)
    expect(page.locator(".k-note", has_text="accepted by an analyst")).to_have_count(3)
    settle(page)
    made = [(c.action, c.key) for c in log.read(store)]
    assert [action for action, _ in made] == ["accept", "accept", "reject", "accept"], made


def test_a_judgement_that_the_app_did_not_hear_is_made_again(page: Page, address: str, store: Path) -> None:
    lost: list[str | bytes] = []

    def through(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def passed(message: str | bytes) -> None:
            if not lost and b'"accept"' in (message if isinstance(message, bytes) else message.encode()):
                lost.append(message)
            else:
                server.send(message)

        socket.on_message(passed)

    page.route_web_socket(re.compile("_stcore/stream"), through)
    open_page(page, address, "articles", "?open=fictional-01")
    page.locator(".k-text mark[data-q]").first.click()
    expect(page).to_have_url(re.compile("quote=fictional-01"))
    settle(page)
    page.keyboard.press("a")
    expect(page.locator(".k-note.k-on")).to_contain_text("accepted by an analyst")
    assert len(lost) == 1 and [c.action for c in log.read(store)] == ["accept"]


def test_the_words_change_and_what_is_chosen_stays(page: Page, address: str) -> None:
    open_page(page, address, "entities")
    page.get_by_test_id("stSidebar").get_by_role("button", name=re.compile("^indirect")).click()
    settle(page)
    page.get_by_role("button", name="People", exact=True).click()
    settle(page)
    page.get_by_role("tab", name="Who speaks about whom").click()
    expect(page).to_have_url(re.compile("more=whom"))
    page.get_by_role("radio", name="ID", exact=True).click()
    expect(page.get_by_role("heading", name="Entitas")).to_be_visible()
    settle(page)
    expect(page).to_have_url(re.compile("lang=ID"))
    query = parse_qs(urlsplit(page.url).query)
    assert (query["type"], query["kinds"], query["more"]) == (["indirect"], ["PER"], ["whom"])
    for chosen in ("^tak langsung", "^Orang$"):
        expect(page.get_by_role("button", name=re.compile(chosen))).to_have_attribute("data-selected", "true")
    expect(page.get_by_role("tab", name="Siapa bicara tentang siapa")).to_have_attribute("aria-selected", "true")
    page.get_by_role("radio", name="EN", exact=True).click()
    expect(page.get_by_role("heading", name="Entities")).to_be_visible()
    settle(page)
    for chosen in ("^indirect", "^People$"):
        expect(page.get_by_role("button", name=re.compile(chosen))).to_have_attribute("data-selected", "true")
    page.get_by_role("button", name="Clear filters").click()
    expect(page.get_by_role("button", name=re.compile("^indirect"))).not_to_have_attribute("data-selected", "true")
    expect(page).not_to_have_url(re.compile("type="))


def test_words_of_the_text_become_a_quote_and_cut_one_anew(page: Page, address: str) -> None:
    open_page(page, address, "articles", "?open=fictional-01")
    expect(page.locator(".k-note").first).to_be_visible()
    before = page.locator(".k-note").count()
    select(page, "menolak menanggapi bantahan tersebut")
    page.get_by_role("button", name="Add as a quote").click()
    pick(page, page.get_by_role("dialog").get_by_role("combobox").first, "Laksmi Aradhana")
    page.get_by_role("button", name="Keep this").click()
    expect(page.locator(".k-note")).to_have_count(before + 1)
    expect(page.locator(".k-note.k-on")).to_contain_text("added by an analyst")
    expect(page.locator(".k-note.k-on b")).to_have_text("Laksmi Aradhana")
    settle(page)
    select(page, "menanggapi bantahan")
    page.get_by_role("button", name="Use as the words of the chosen quote").click()
    expect(page.get_by_role("dialog").get_by_role("textbox", name=re.compile("Words of the quote"))).to_have_value("menanggapi bantahan")  # fmt: skip
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".k-text mark.k-on")).to_have_text("menanggapi bantahan")


def click_until(page: Page, thing: Locator, answer: Locator) -> None:
    """Clicks the middle of something that a chart draws until the page answers: plotly takes clicks only once it has
    bound them."""

    def click() -> None:
        box = thing.bounding_box()
        if box:
            page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    until(answer, click)


def test_two_speakers_over_time_a_bar_and_the_quote_in_its_article(page: Page, address: str) -> None:
    open_page(page, address, "timeline", "?lane=speaker&speaker=Kenji+Morita&speaker=Joseph+Otieno")
    chart = page.locator(".st-key-chart_timeline .js-plotly-plot")
    expect(chart.locator(".annotation-text", has_text=re.compile("Kenji Morita · "))).to_be_visible()
    expect(chart.locator(".annotation-text", has_text=re.compile("Joseph Otieno · "))).to_be_visible()
    settle(page)
    heading = page.get_by_role("heading", name=re.compile(r"^(Kenji Morita|Joseph Otieno), .*: \d+ quotes?$"))
    tallest = chart.locator(".barlayer .point path")
    heights = tallest.evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    click_until(page, tallest.nth(heights.index(max(heights))), heading)
    settle(page)
    told = int(re.findall(r"(\d+) quotes?$", heading.inner_text())[0])
    expect(page.locator(".k-item")).to_have_count(min(25, told))  # as many as the bar counts
    who = heading.inner_text().partition(",")[0]
    assert set(page.locator(".k-item a").all_inner_texts()) == {who}
    choose_quote(page)
    opens = page.get_by_role("button", name=re.compile("Open in the article")).first
    until(page.locator(".k-text mark.k-on").first, opens.click)


def test_a_point_opens_its_quote_and_a_date_to_come_its_article(page: Page, address: str) -> None:
    open_page(page, address, "timeline", "?lane=speaker&speaker=Maya+Kirana")
    points = page.locator(".st-key-chart_timeline .js-plotly-plot .scatterlayer .point")
    expect(points).to_have_count(10)
    settle(page)
    click_until(page, points.first, page.locator(".k-text mark.k-on").first)
    expect(page.locator(".k-note.k-on")).to_contain_text("Maya Kirana")
    open_page(page, address, "timeline", "?of=texts&outlet=Kabar+Rekaan+%28fictional%29")
    expect(page.get_by_role("heading", name=re.compile(r"^Said to happen: \d+ dates$"))).to_be_visible()
    page.locator(".k-hits a").first.click()
    expect(page.locator(".k-text")).to_be_visible()
    expect(page).to_have_url(re.compile("outlet="))


def test_a_tie_is_read_by_a_click_on_the_middle_of_its_line(page: Page, address: str) -> None:
    open_page(page, address, "entities", "?more=together&drawn=network")
    middle = page.locator(".st-key-chart_network .js-plotly-plot .scatterlayer .trace .point")
    expect(middle.first).to_be_visible()
    settle(page)
    middle.first.scroll_into_view_if_needed()
    click_until(page, middle.first, page.get_by_text(re.compile(r"^.+ and .+: \d+ sentences?$")))
