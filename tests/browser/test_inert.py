"""In a browser foreign text is read as it stands: no script runs, no link, picture, formula, icon or heading comes of
it, nothing is fetched, no page grows wider, no page breaks; in every field, on every page, in every download that a
browser opens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from lib import edition
from lib.ingest import ingest
from lib.reading.text import read_text
from lib.store.filters import Filters
from lib.views import report
from lib.views.downloads import as_html
from lib.views.inert import JOINER, OPENS, one_line
from lib.views.serving import HEADERS
from tests.browser.chromium import running_app
from tests.browser.walking import MARKS, PAGES, TRY, open_page, settle
from tests.hostile import HOSTILE, NOWHERE
from tests.hostile_store import ALL, EVERYTHING, build

pytestmark = MARKS
FOREIGN = (
    f"![gambar]({NOWHERE}/a.png)", f"[masuk]({NOWHERE}/b)", f"{NOWHERE}/c dan www.contoh.id dan rina@contoh.id", f"<img src={NOWHERE}/d.png>",
    f"$\\includegraphics{{{NOWHERE}/e.png}}$", ":material/delete: :red[merah] :smile: ::: note", "# Besar **tebal** _miring_ ~~salah~~ `kode` | a | b |",
    "- satu -> dua -- tiga >= empat <- lima", "1. satu &lt;b&gt; \\* [^1]: kaki",
)  # fmt: skip
MADE = ":is(a[href*='127.0.0.1:9'],a[href*='contoh.id'],img,.katex,strong,em,del,ul,ol,sup,code,[data-testid=stIconMaterial])"
# What foreign text would make of itself anywhere on a page.
LOOSE = f"iframe, a[href^='javascript:' i], a[href^='data:' i], [src^='{NOWHERE}'], [href^='{NOWHERE}'], .katex, [onerror], [onfocus], [onmouseover], [onload], meta[content*='127.0.0.1:9']"  # fmt: skip
# Names that stand in a ranking of ten.
NAMED = ("script", "picture that fails", "link of a script", "icons", "direction turned", "combining", "long word")
# How many pixels the page, its main part, its sidebar and its bodies are wider than what is seen of them.
WIDER = """() => [document.documentElement, document.body, ...document.querySelectorAll(
  '[data-testid=stMain],[data-testid=stMainBlockContainer],[data-testid=stSidebarContent],[data-testid=stSidebarUserContent]')]
  .filter(e => !e.closest('[data-testid=stSidebar][data-collapsed=true]')).map(e => e.scrollWidth - e.clientWidth).reduce((a, b) => Math.max(a, b), 0)"""
# Everything an address may say, said with hostile words.
SAID = {"words": "script", "speaker": "picture that fails", "outlet": "picture in Markdown", "entity": "icons", "view": "link", "q": "SQL", "open": "path",
        "quote": "attribute ended", "article": "formula", "name": "LaTeX", "who": "Markdown", "lane": "template", "kinds": "Fluent", "into": "path of the root",
        "engine": "entities", "lang": "frame", "since": "direction turned", "until": "style", "type": "drawing", "more": "plotly", "once": "SQL", "order": "BibTeX"}  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("inert") / "store"
    text = '"Beras aman sampai panen ke-{}," kata Rina Wulandari, Senin (12/10/2020).'
    given = [read_text(text.format(n), f"{n}.txt", {"language": "id", "id": f"_a__{n}", "title": f, "outlet": f}) for n, f in enumerate(FOREIGN)]  # fmt: skip
    ingest(root, given, "uji")
    with running_app(root, root.parent / "log") as found:
        yield found


@pytest.fixture(scope="module")
def hostile_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hostile") / "store"
    build(root)
    return root


@pytest.fixture(scope="module")
def hostile(hostile_root: Path) -> Iterator[str]:
    with running_app(hostile_root, hostile_root.parent / "log") as found:
        yield found


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An app on a store of few outlets, each of a hostile name."""
    root = tmp_path_factory.mktemp("named") / "store"
    text = '"Beras aman sampai panen ke-{}," kata Rina Wulandari, Senin (12/10/2020).'
    ingest(root, [read_text(text.format(n), f"{n}.txt", {"language": "id", "id": str(n), "outlet": HOSTILE[name]}) for n, name in enumerate(NAMED)], "uji")  # fmt: skip
    with running_app(root, root.parent / "log") as found:
        yield found


@pytest.fixture
def fetched(page: Page) -> list[str]:
    """What the page asks of anybody but the app."""
    found: list[str] = []

    def note(url: str) -> None:
        own = url.startswith(("data:", "blob:", "file:")) or url.startswith(page.url[: page.url.index("/", 8)])
        found.extend([] if own else [url])

    page.on("request", lambda asked: note(asked.url) if page.url.startswith("http://") else None)
    return found


def unharmed(page: Page) -> None:
    """Nothing ran, nothing came of foreign text, no error is shown, and nothing scrolls sideways, on a desk and on a
    phone."""
    assert page.evaluate("() => window.kutipanRan") is None
    assert page.locator(LOOSE).count() == 0
    assert page.get_by_test_id("stException").count() == 0
    assert page.locator("body").evaluate("e => getComputedStyle(e).display") == "block"
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        fits(page)


def fits(page: Page) -> None:
    """Once charts and tables have taken the page's new width, nothing is wider than it."""
    try:
        page.wait_for_function(f"() => ({WIDER})() <= 0", timeout=TRY)
    except TimeoutError:
        raise AssertionError(f"{page.url}: {page.evaluate(WIDER)} pixels wider than {page.viewport_size}") from None


QUERIES = {
    "search": "?q=beras",
    "articles": f"?open={EVERYTHING}",
    "translation": f"?article={EVERYTHING}&engine=Google",
    "quotes": "?once=false",
}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_a_hostile_store_is_unharmed(page: Page, hostile: str, fetched: list[str], name: str) -> None:
    open_page(page, hostile, name, QUERIES.get(name, ""))
    for leaf in range(2, 9):  # what a page does not show at once
        unharmed(page)
        following = page.get_by_test_id("stPagination").get_by_role("button", name=f"Page {leaf}", exact=True)
        if following.count() != 1:
            break
        following.click()
        settle(page)
    assert fetched == []


@pytest.mark.parametrize("name", PAGES)
def test_an_address_of_hostile_words_is_unharmed(page: Page, hostile: str, fetched: list[str], name: str) -> None:
    open_page(page, hostile, name, "?" + urlencode({key: HOSTILE[text] for key, text in SAID.items()}))
    unharmed(page)
    assert fetched == []


@pytest.mark.parametrize("path", ["", "quotes", "_stcore/health", "no-such-page"])
def test_no_page_of_another_host_may_show_the_app_in_itself(page: Page, address: str, path: str) -> None:
    told = page.request.get(f"{address}/{path}").headers
    assert {(name.title(), value) for name, value in HEADERS.items()} <= {
        (name.title(), value) for name, value in told.items()
    }


@pytest.mark.parametrize("kind", ["report", "chart"])
def test_what_a_browser_opens_of_the_downloads_is_unharmed(page: Page, hostile_root: Path, tmp_path: Path, kind: str) -> None:  # fmt: skip
    from lib.store import query
    from lib.views import charts

    corpus = edition.current(hostile_root)
    if kind == "report":
        filters = [(text[:200], text) for text in HOSTILE.values()]
        data = report.page(ALL, "\n".join(HOSTILE.values()), filters, datetime(2026, 1, 2, tzinfo=UTC), report.sections(corpus, Filters(), report.PIECES, 200))  # fmt: skip
    else:
        data = as_html(charts.speakers(query.by_speaker(corpus, Filters(), limit=60)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    file = tmp_path / f"{kind}.html"
    file.write_bytes(data)
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(file.as_uri())
        expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
        assert page.evaluate("() => window.kutipanRan") is None
        assert page.locator(LOOSE).count() == 0
        fits(page)
    assert [u for u in asked if not u.startswith(("file:", "data:", "blob:"))] == []


def test_the_card_of_a_quote_shows_foreign_titles_as_they_stand(page: Page, address: str, fetched: list[str]) -> None:
    open_page(page, address, "quotes", "?words=beras&once=false")
    captions = page.get_by_test_id("stCaptionContainer")
    for n, foreign in enumerate(FOREIGN):
        page.locator(".k-item blockquote").filter(has_text=re.compile(rf"ke-{n}\b")).click()
        said = OPENS.sub(lambda m: m.group() + JOINER, one_line(f"{foreign} · {foreign}"))
        expect(captions.filter(has_text=said)).to_be_visible()
        settle(page)
        assert captions.locator(MADE).count() == 0
    assert fetched == []


@pytest.mark.parametrize("given", FOREIGN)
def test_an_address_names_its_view_as_code(page: Page, address: str, fetched: list[str], given: str) -> None:
    open_page(page, address, "", f"?view={quote(given)}")
    told = page.get_by_test_id("stAlert").locator("code")
    expect(told).to_have_count(1)
    assert (told.text_content() or "").replace(JOINER, "").strip() == one_line(given)
    assert page.get_by_test_id("stSidebar").locator("a[href*='127.0.0.1:9'],img,.katex").count() == 0 and fetched == []


def test_the_list_of_articles_shows_foreign_titles_as_they_stand(page: Page, address: str, fetched: list[str]) -> None:
    open_page(page, address, "articles")
    names = page.locator(".k-row .k-name")
    expect(names).to_have_count(len(FOREIGN))
    assert {name.text_content() for name in names.all()} == {one_line(f) for f in FOREIGN}
    assert page.locator(".k-choose").locator(MADE).count() == 0 and fetched == []
    names.first.click()
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_role("button", name="All articles")).to_be_visible()
    assert page.get_by_test_id("stHeading").locator(MADE).count() == 0 and fetched == []


@pytest.mark.parametrize("width", [390, 1440])
def test_rankings_show_foreign_names_as_they_stand(page: Page, named: str, fetched: list[str], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_page(page, named, "")
    names = page.locator(".st-key-ranking_most_outlets .k-name")
    expect(names).to_have_count(len(NAMED))
    assert {name.text_content() for name in names.all()} == {one_line(HOSTILE[name]) for name in NAMED}
    rows = page.locator(".k-rank a")
    assert rows.locator(":not(span)").count() == 0
    # The bar and its count stand in their row, whatever the name is.
    beyond = "all => all.filter(e => e.scrollWidth > e.clientWidth || e.querySelector('.k-n').getBoundingClientRect().right > innerWidth).length"
    assert rows.evaluate_all(beyond) == 0
    unharmed(page)
    assert fetched == []
