"""Fetching at the analyst's word: what is refused, what goes wrong, what comes."""

from __future__ import annotations

import ipaddress
import socket
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import httpcore
import pytest
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from lib.cli import app as cli
from lib.reading import fetch
from lib.reading.limits import limits
from lib.reading.text import ReadError
from lib.records import Article, Problem
from tests.conftest import ROOT
from tests.loopback import Answer, reply, served
from tests.test_formats import FEED, PAGE, TEXT

REFUSED = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.5", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "198.18.0.1", "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.2.4", "::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254",
    "ff02::1", "fec0::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::",
    "2002:c0a8:101::1", "2001:0:0:0:0:0:80ff:fffe", "2001:db8::1",
    # platforms' own; relays, anycast services and identifiers, which the registries list and `is_global` lets pass
    "168.63.129.16", "::ffff:168.63.129.16", "64:ff9b::a83f:8110", "100.100.100.200", "192.0.0.192", "fd20:ce::254", "192.88.99.1", "192.31.196.1",
    "192.52.193.1", "192.175.48.1", "192.0.0.9", "2001:1::1", "2001:3::1", "2001:4:112::1", "2001:20::1", "2001:30::1", "2002:808:808::1", "2620:4f:8000::1",
    "3fff::1", "3fff:fff::1", "5f00::1", "100::1", "64:ff9b:1::808:808", "::8.8.8.8", "4000::1", "198.51.100.1", "203.0.113.1", "239.255.255.250",
]  # fmt: skip
PUBLIC = [
    "93.184.215.14",
    "8.8.8.8",
    "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
    "64:ff9b::808:808",
    "::ffff:8.8.8.8",
    "2001:4860:4860::8888",
    "192.1.0.1",
    "168.63.129.17",
    "2620:4f:7fff::1",
    "3fff:1000::1",
]


@pytest.fixture(autouse=True)
def fresh_limits(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Limits as each test sets them; no proxy, no private addresses."""
    monkeypatch.delenv(fetch.ALLOW_PRIVATE, raising=False)
    limits.cache_clear()
    yield
    limits.cache_clear()


@pytest.mark.parametrize(("address", "public"), [(a, False) for a in REFUSED] + [(a, True) for a in PUBLIC])
def test_only_addresses_of_the_open_internet_are_public(address: str, public: bool) -> None:
    assert fetch.is_public(ipaddress.ip_address(address)) is public


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("ftp://warta.test/a", "address"), ("file:///etc/passwd", "address"), ("javascript:alert(1)", "address"),
        ("http://", "address"), ("warta.test/a", "address"), ("http://a:b@warta.test/", "address"),
        ("http://[::1", "address"), ("http://warta.test:notaport/", "address"),
        ("http://127.0.0.1/", "refused"), ("http://localhost:8501/", "refused"), ("http://[::1]/", "refused"),
        ("http://169.254.169.254/latest/meta-data/", "refused"), ("http://2130706433/", "refused"),
        ("http://0x7f.1/", "refused"), ("http://[::ffff:10.0.0.1]/", "refused"), ("http://0/", "refused"),
    ],
)  # fmt: skip
def test_what_may_not_be_fetched_is_a_problem_that_says_why(url: str, kind: str) -> None:
    (item,) = fetch.read_addresses([url], pause=0)
    assert isinstance(item, Problem)
    assert item.kind == kind
    assert item.message


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, 1, 6, "", (a, 80)) for a in ("93.184.215.14", "10.0.0.7")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: both)
    with pytest.raises(ReadError, match="private network"):
        fetch.resolved("warta.test", 80)


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that answers otherwise the second time changes nothing: it is asked once."""
    answers = iter(
        [[(socket.AF_INET, 1, 6, "", ("93.184.215.14", 80))], [(socket.AF_INET, 1, 6, "", ("127.0.0.1", 80))]]
    )
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: next(answers))
    asked: list[str] = []

    def connect(self: object, host: str, *rest: object) -> httpcore.NetworkStream:
        asked.append(host)
        raise httpcore.ConnectError("closed")

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    with pytest.raises(httpcore.ConnectError):
        fetch.CheckedNetwork(time.monotonic() + 60).connect_tcp("warta.test", 80)
    assert asked == ["93.184.215.14"]


def hang(handler: BaseHTTPRequestHandler) -> None:
    """Begins an answer and stops, until the client goes away."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    handler.wfile.write(b"<html>")
    handler.wfile.flush()
    handler.rfile.read(1)


def broken(handler: BaseHTTPRequestHandler) -> None:
    """Speaks no HTTP."""
    handler.wfile.write(b"\x00\x01\x02 nonsense\r\n\r\n")
    handler.close_connection = True


ANSWERS = {
    "/page": reply(PAGE.encode()),
    "/latin": reply(PAGE.replace("Air surut", "Café surut").encode("cp1252"), "text/html; charset=windows-1252"),
    "/text": reply(TEXT.encode(), "text/plain; charset=utf-8"),
    "/feed": reply(FEED.encode(), "application/rss+xml"),
    "/mislabelled-feed": reply(FEED.encode(), "text/html"),
    "/table": reply(f'id,text\na1,"{TEXT}"\n'.encode(), "text/csv"),
    "/once": reply(b"", status=302, Location="/page"),
    "/inside": reply(b"", status=302, Location="http://10.0.0.9/secret"),
    "/file": reply(b"", status=302, Location="file:///etc/passwd"),
    "/round": reply(b"", status=301, Location="/round"),
    "/gone": reply(b"no", status=410),
    "/empty": reply(b""),
    "/picture": reply(b"\x89PNG\r\n\x1a\n" + bytes(200), "image/png"),
    "/large": reply(b"<html>" + b"x" * 60_000),
    "/packed": reply(b"...", Content_Encoding="br"),
    "/hang": hang,
    "/broken": broken,
}  # fmt: skip


@pytest.mark.parametrize("path", ["/page", "/latin", "/text", "/table", "/feed", "/mislabelled-feed", "/once"])
def test_what_is_served_becomes_articles(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(fetch.ALLOW_PRIVATE, "1")
    with served(ANSWERS) as web:
        items = list(fetch.read_addresses([web.url + path], pause=0))
        article = next(i for i in items if isinstance(i, Article))
        assert TEXT in article.text
        assert article.origin.startswith(web.url + path)
        if path == "/once":
            assert web.asked == ["/once", "/page"]
            assert article.url == f"{web.url}/page"
        if path == "/latin":
            assert article.title == "Café surut"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/inside", "refused"), ("/file", "address"), ("/round", "redirect"), ("/gone", "status"), ("/nowhere", "status"),
        ("/empty", "empty"), ("/large", "too large"), ("/packed", "encoding"), ("/hang", "time-out"), ("/broken", "network"),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_one_problem_and_the_rest_is_read(
    path: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "is_public", lambda address: str(address) != "10.0.0.9")
    monkeypatch.setenv("KUTIPAN_MAX_FETCH_BYTES", "50000")
    monkeypatch.setenv("KUTIPAN_MAX_FETCH_SECONDS", "1")
    with served(ANSWERS) as web:
        items = list(fetch.read_addresses([web.url + path, web.url + "/page"], pause=0))
    problems = [i for i in items if isinstance(i, Problem)]
    assert [p.kind for p in problems] == [kind]
    assert problems[0].origin == web.url + path
    assert any(isinstance(i, Article) for i in items)


def test_a_picture_is_no_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(fetch.ALLOW_PRIVATE, "1")
    with served(ANSWERS) as web:
        (item,) = fetch.read_addresses([web.url + "/picture"], pause=0)
    assert isinstance(item, Problem)


def test_a_port_where_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(fetch.ALLOW_PRIVATE, "1")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        (item,) = fetch.read_addresses([f"http://127.0.0.1:{taken.getsockname()[1]}/?key=secret"], pause=0)
    assert isinstance(item, Problem)
    assert item.kind == "network"
    assert "secret" not in item.origin + item.message


def test_the_pages_of_a_feed_are_fetched_when_asked_and_each_address_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(fetch.ALLOW_PRIVATE, "1")
    feed = FEED.replace("https://warta.test/1", "/page").replace(
        "<item><title>Kosong</title>", "<item><title>Kosong</title><link>/page</link>"
    )
    with served(ANSWERS | {"/feed": reply(feed.encode(), "application/rss+xml")}) as web:
        items = list(fetch.read_addresses([f"{web.url}/feed", f"{web.url}/feed"], whole=True, pause=0))
        assert web.asked == ["/feed", "/page"]
    assert [type(i) for i in items] == [Article]
    assert "Paragraf 3" in items[0].text


def test_fetching_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(fetch.ALLOW_PRIVATE, "1")
    with served(ANSWERS) as web:
        urls = [f"{web.url}/page", f"{web.url}/text"]
        items = list(fetch.read_addresses(urls, progress=lambda done, name: done < 1, pause=0))
        assert web.asked == ["/page"]
    assert len(items) == 1


def test_the_corpus_page_fetches_shows_and_keeps(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(fetch.ALLOW_PRIVATE, "1")
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path / "store"))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run().switch_page("pages/corpus.py").run()
    with served(ANSWERS) as web:
        next(t for t in app.text_area if t.label.startswith("Addresses")).input(f"{web.url}/page {web.url}/gone")
        next(b for b in app.button if b.label == "Fetch").click().run()
    assert not app.exception
    assert any("1 article read, 1 could not be read." in t.value for t in app.text)
    next(b for b in app.button if b.label == "Keep 1 article").click().run()
    assert any("1 new, 0 known already, 1 could not be read." in s.value for s in app.success)


def test_the_command_line_fetches(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path / "store"))
    refused = CliRunner().invoke(cli, ["fetch", "http://127.0.0.1:9/"])
    assert refused.exit_code == 1
    assert "private network" in refused.output
    monkeypatch.setenv(fetch.ALLOW_PRIVATE, "1")
    with served(ANSWERS) as web:
        done = CliRunner().invoke(cli, ["fetch", f"{web.url}/page"])
    assert done.exit_code == 0, done.output
    assert "1 new articles" in done.output


DRIPS = 400  # drips of a twentieth of a second: the answer is whole after 20 s, and the fetch is to give up after one


def dripped(begin: bytes, drip: bytes, end: bytes, waited: list[bytes]) -> Answer:
    """Sends `begin`, then `drip` after `drip` until the client goes away; where it never does, ends well and puts `end`
    to `waited`."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        gone = handler.connection
        gone.settimeout(0.05)
        handler.close_connection = True
        handler.wfile.write(begin)
        for _ in range(DRIPS):
            try:
                if not gone.recv(1):
                    return
            except TimeoutError:
                handler.wfile.write(drip)
        waited.append(end)
        handler.wfile.write(end)

    return send


OK, BODY = b"HTTP/1.1 200 OK\r\n", b"Content-Type: text/plain\r\n"
WHOLE = BODY + b"Content-Length: %d\r\n\r\n%s" % (len(TEXT), TEXT.encode())
CHUNKED = OK + BODY + b"Transfer-Encoding: chunked\r\n\r\n"
DRIPPED = {
    "headers": (OK, b"X-A: b\r\n", WHOLE),
    "a header": (OK + b"X-A: ", b"b", b"\r\n" + WHOLE),
    "100 Continue": (b"", b"HTTP/1.1 100 Continue\r\n\r\n", OK + WHOLE),
    "a chunk's extension": (CHUNKED + b"5;a=", b"b", b"\r\nHujan\r\n0\r\n\r\n"),
    "chunks": (CHUNKED, b"1\r\nx\r\n", b"0\r\n\r\n"),
    "trailers": (CHUNKED + b"5\r\nHujan\r\n0\r\n", b"X-A: b\r\n", b"\r\n"),
    "a body": (OK + BODY + b"Content-Length: %d\r\n\r\n" % DRIPS, b"x", b""),
}  # fmt: skip


@pytest.mark.parametrize("what", DRIPPED)
def test_a_fetch_ends_by_one_moment_however_the_answer_is_dripped(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(fetch.ALLOW_PRIVATE, "1")
    monkeypatch.setenv("KUTIPAN_MAX_FETCH_SECONDS", "1")
    waited: list[bytes] = []
    with served({"/slow": dripped(*DRIPPED[what], waited)}) as web:
        (item,) = fetch.read_addresses([f"{web.url}/slow"], pause=0)
    assert isinstance(item, Problem) and item.kind == "time-out", item
    assert not waited, "the answer was waited for to its end"


def test_redirects_share_the_time_of_one_fetch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(fetch.ALLOW_PRIVATE, "1")
    monkeypatch.setenv("KUTIPAN_MAX_FETCH_SECONDS", "1")
    begun: list[float] = []
    within = fetch.connections
    monkeypatch.setattr(fetch, "connections", lambda until: within(begun.append(until) or until))
    with served(ANSWERS) as web:
        assert isinstance(fetch.fetch(f"{web.url}/once"), fetch.Fetched)
    assert len(begun) == 1, "one moment for the address and what it sends on to"


@pytest.mark.parametrize(
    ("start", "ending"),
    [
        (b"<!---->" * 280, ".html"), (b"<!-- a --> " * 180, ".html"), (b"<?xml " * 330, ".html"), (b" " * 1999, ".html"), (b"<!--" * 499, ".html"),
        (b"<?xml version='1.0'?>" + b"<!-- a -->\n" * 50 + b"<rss>", ".xml"), (b"\n <feed xmlns='x'>", ".xml"), (b"<rdf:RDF>", ".xml"),
        (b"<?xml version='1.0'?><html>", ".html"),
    ],
)  # fmt: skip
def test_comments_above_a_page_are_read_in_one_pass(start: bytes, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in every way that comments may end, the first of these would take 2^280 steps."""
    monkeypatch.setenv(fetch.ALLOW_PRIVATE, "1")
    with served({"/page": reply(start + b"<p>x</p>")}) as web:
        assert fetch.fetch(f"{web.url}/page").ending == ending
