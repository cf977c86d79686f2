"""What strangers write into files, feeds and archives: links that would run, links that lead out of an archive."""

from __future__ import annotations

import io
import stat
import zipfile
from html import escape

import pytest

from lib.reading.readers import read_bytes
from lib.reading.text import read_text
from lib.records import Article, Problem
from tests.test_formats import FEED, TEXT

LEFT_OUT = "its address is none of http or https: it was left out"


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://warta.test/1", True), ("HTTP://warta.test/1", True), ("warta.test/1", True), ("/2020/10/16/banjir", True), ("//warta.test/a:b", True),
        ("javascript:alert(1)", False), ("JavaScript:alert(1)", False), (" javascript:alert(1)", False), ("\x01javascript:alert(1)", False),
        ("java\tscript:alert(1)", False), ("java\nscript:alert(1)", False), ("data:text/html,<script>alert(1)</script>", False), ("vbscript:x", False),
        ("file:///etc/passwd", False), ("blob:https://warta.test/1", False), ("view-source:https://warta.test", False), ("intent://x#Intent;end", False),
        ("https\t://warta.test/1", True), ("mailto:a@b.test", False),
    ],
)  # fmt: skip
def test_only_addresses_of_the_web_are_kept(url: str, kept: bool) -> None:
    article = read_text(TEXT, "a.csv", {"url": url})
    assert (article.url == url) is kept and (LEFT_OUT in article.notes) is not kept


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "feed:x"])
@pytest.mark.parametrize("ending", ["rss", "jsonl", "csv"])
def test_a_link_of_another_kind_is_no_address_of_an_article(link: str, ending: str) -> None:
    files = {
        "rss": FEED.replace("https://warta.test/1", escape(link)),
        "jsonl": f'{{"text": "{TEXT}", "url": "{link}"}}',
        "csv": f'text,url\n"{TEXT}","{link}"\n',
    }
    article = next(i for i in read_bytes(files[ending].encode(), f"a.{ending}") if isinstance(i, Article))
    assert article.url is None and LEFT_OUT in article.notes


@pytest.mark.parametrize("target", ["/etc/passwd", "../../secret.txt", "a.txt"])
def test_a_link_in_an_archive_is_not_read(target: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, target)
        archive.writestr("a.txt", TEXT)
    found, article = read_bytes(out.getvalue(), "x.zip")
    assert found == Problem("x.zip › link.txt", None, "link", "links are not followed")
    assert isinstance(article, Article) and article.text == TEXT
