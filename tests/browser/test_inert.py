"""In a browser foreign text is read as it stands: no link, picture, formula, icon or heading comes of it, and nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from lib.ingest import ingest
from lib.reading.text import read_text
from lib.views.inert import JOINER, OPENS, one_line
from tests.browser.chromium import running_app
from tests.browser.walking import MARKS, open_page, settle

pytestmark = MARKS
NOWHERE = "http://127.0.0.1:9"
FOREIGN = (
    f"![gambar]({NOWHERE}/a.png)", f"[masuk]({NOWHERE}/b)", f"{NOWHERE}/c dan www.contoh.id dan rina@contoh.id", f"<img src={NOWHERE}/d.png>",
    f"$\\includegraphics{{{NOWHERE}/e.png}}$", ":material/delete: :red[merah] :smile: ::: note", "# Besar **tebal** _miring_ ~~salah~~ `kode` | a | b |",
    "- satu -> dua -- tiga >= empat <- lima", "1. satu &lt;b&gt; \\* [^1]: kaki",
)  # fmt: skip
MADE = ":is(a[href*='127.0.0.1:9'],a[href*='contoh.id'],img,.katex,strong,em,del,ul,ol,sup,code,[data-testid=stIconMaterial])"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("inert") / "store"
    text = '"Beras aman sampai panen ke-{}," kata Rina Wulandari, Senin (12/10/2020).'
    given = [read_text(text.format(n), f"{n}.txt", {"language": "id", "id": f"_a__{n}", "title": f, "outlet": f}) for n, f in enumerate(FOREIGN)]  # fmt: skip
    ingest(root, given, "uji")
    with running_app(root, root.parent / "log") as found:
        yield found


@pytest.fixture
def fetched(page: Page) -> list[str]:
    """What the page asks of hosts that only foreign text names."""
    found: list[str] = []
    hosts = ("127.0.0.1:9", "www.contoh.id", "contoh.id")
    page.on("request", lambda asked: found.append(asked.url) if urlsplit(asked.url).netloc in hosts else None)
    return found


@pytest.mark.parametrize("n", range(len(FOREIGN)))
def test_the_card_of_a_quote_shows_foreign_titles_as_they_stand(page: Page, address: str, fetched: list[str], n: int) -> None:  # fmt: skip
    open_page(page, address, "quotes", f"?words=ke-{n}&once=false")
    page.locator(".k-item blockquote").first.click()
    expect(page.get_by_role("button", name="Accept").first).to_be_visible()
    settle(page)
    captions = page.get_by_test_id("stCaptionContainer")
    said = OPENS.sub(lambda m: m.group() + JOINER, one_line(f"{FOREIGN[n]} · {FOREIGN[n]}"))
    expect(captions.filter(has_text=said)).to_be_visible()
    assert captions.locator(MADE).count() == 0 and fetched == []


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
