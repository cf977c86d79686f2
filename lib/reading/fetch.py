"""Fetches the addresses an analyst asks for, and nothing else: pages, files and feeds → articles and problems.

A server that Kutipan runs on sees more than its users may: so every address that a name resolves to is checked, the
connection is made to the very address that was checked (a second answer of the name server cannot change it), and each
redirect is checked anew.
"""

from __future__ import annotations

import ipaddress
import os
import re
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import PurePosixPath
from urllib.parse import quote, urljoin, urlsplit

import certifi
import httpcore

from lib.letters import HALF, writable
from lib.messages import message
from lib.reading.addresses import is_public
from lib.reading.confined import Waiting, feed_links, read_data
from lib.reading.faults import Item, guarded
from lib.reading.limits import limits
from lib.reading.readers import FEEDS, SUFFIXES
from lib.reading.text import ReadError
from lib.records import Problem

ALLOW_PRIVATE = "KUTIPAN_ALLOW_PRIVATE"
AGENT = "Kutipan/1 (reads a page at its reader's word)"
# What a server says a thing is → the ending under which it is read.
ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/json": ".json",
    "application/feed+json": ".json",
    "application/x-ndjson": ".jsonl",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/pdf": ".pdf",
    "application/zip": ".zip",
    "message/rfc822": ".eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}
# Marks of an address that are sent as they are, percent forms included.
SENT = "/%:@!$&'()*+,;=~?-._[]"
# Each comment is taken once and not given back (`(?>…)`, `*+`): a lazy one may end at any later `-->` too, so that a
# page of n comments would be read in 2^n ways.
FEED_START = re.compile(rb"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:(?><!--.*?-->)\s*+)*+<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
MOVED = (301, 302, 303, 307, 308)
Progress = Callable[[int, str], bool]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: its bytes, the ending under which it is read, and the address it came from in the end."""

    data: bytes
    ending: str
    url: str


def resolved(host: str, port: int) -> list[str]:
    """The IP addresses of a host, in the order to be tried.

    Raises ReadError where the name is unknown, or where any of its addresses is not public and KUTIPAN_ALLOW_PRIVATE is
    not 1.
    """
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ReadError("address", message("unknown-host", host=repr(host))) from error
    found = list(dict.fromkeys(str(answer[4][0]).split("%")[0] for answer in answers))
    if os.environ.get(ALLOW_PRIVATE) != "1" and not all(is_public(ipaddress.ip_address(a)) for a in found):
        raise ReadError(
            "refused",
            message("private", host=repr(host), setting=ALLOW_PRIVATE),
        )
    return found


def left(until: float) -> float:
    """The seconds until a moment of `time.monotonic`. Raises httpcore.ReadTimeout once it is past."""
    seconds = until - time.monotonic()
    if seconds <= 0:
        raise httpcore.ReadTimeout("the time for the whole answer is over")
    return seconds


class TimedStream(httpcore.NetworkStream):
    """A connection whose every read and write ends by one moment: httpcore's own limits begin anew with each, so that a
    server which sends a byte now and then would hold the line for ever."""

    def __init__(self, stream: httpcore.NetworkStream, until: float) -> None:
        self.stream, self.until = stream, until

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What has come, in the time that is left."""
        return self.stream.read(max_bytes, left(self.until))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends, in the time that is left."""
        self.stream.write(buffer, left(self.until))

    def close(self) -> None:
        """Ends the connection."""
        self.stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The connection encrypted, in the time that is left."""
        return TimedStream(self.stream.start_tls(ssl_context, server_hostname, left(self.until)), self.until)

    def get_extra_info(self, info: str) -> object:
        """What httpcore asks of its own streams."""
        return self.stream.get_extra_info(info)


class CheckedNetwork(httpcore.SyncBackend):
    """Connects to addresses that `resolved` lets pass, by their number, for as long as `until` (of
    `time.monotonic`)."""

    def __init__(self, until: float) -> None:
        self.until = until

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first of the host's addresses that answers."""
        failure: Exception = httpcore.ConnectError(f"no address for {host}")
        for address in resolved(host, port):
            try:
                stream = super().connect_tcp(address, port, left(self.until), local_address, socket_options)
                return TimedStream(stream, self.until)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


@cache
def trusted() -> ssl.SSLContext:
    """The certificate authorities that are trusted."""
    return ssl.create_default_context(cafile=certifi.where())


def connections(until: float) -> httpcore.ConnectionPool:
    """The connections of one fetch, each made by CheckedNetwork; no proxy of the environment is asked, as it would
    resolve by itself."""
    return httpcore.ConnectionPool(ssl_context=trusted(), network_backend=CheckedNetwork(until))


def checked_url(url: str) -> str:
    """The address in a form that can be sent. Raises ReadError where it is none of http or https, or carries a
    password."""
    try:
        if HALF.search(url):
            raise ReadError("address", message("half-address"))
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ReadError:
        raise
    except ValueError as error:
        raise ReadError("address", message("no-url")) from error
    if parts.scheme not in ("http", "https") or not host:
        raise ReadError("address", message("http-only"))
    if parts.username or parts.password:
        raise ReadError("address", message("user-name"))
    try:
        name = host if ":" in host else host.encode("idna").decode()
    except UnicodeError as error:
        raise ReadError("address", message("no-host")) from error
    place = f"[{name}]" if ":" in name else name
    query = f"?{quote(parts.query, safe=SENT)}" if parts.query else ""
    return f"{parts.scheme}://{place}{f':{port}' if port else ''}{quote(parts.path or '/', safe=SENT)}{query}"


def fetch(url: str) -> Fetched:
    """What stands at an address, redirects followed one by one.

    Raises ReadError with a reason: address, refused, network, time-out, too large, status, redirect.
    """
    most = limits()
    at = checked_url(url)
    with connections(time.monotonic() + most.fetch_seconds) as pool:
        for _ in range(most.redirects + 1):
            answer = one_answer(pool, at)
            if isinstance(answer, Fetched):
                return answer
            at = checked_url(joined(at, answer))
    raise ReadError("redirect", message("redirects", n=most.redirects))


def joined(base: str, link: str) -> str:
    """A link of a page as a whole address; as it stands where it is none, for `checked_url` to say so."""
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def one_answer(pool: httpcore.ConnectionPool, url: str) -> Fetched | str:
    """The answer of one address, or where it sends on to."""
    headers = [("User-Agent", AGENT), ("Accept-Encoding", "identity"), ("Accept", "*/*")]
    try:
        with pool.stream("GET", url, headers=headers) as answer:
            told = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in answer.headers}
            if answer.status in MOVED and told.get("location"):
                return told["location"]
            if answer.status != 200:
                raise ReadError("status", message("status", code=str(answer.status)))
            if told.get("content-encoding", "identity") != "identity":
                raise ReadError("encoding", message("packed"))
            data = body(answer.iter_stream())
    except httpcore.TimeoutException as error:
        raise ReadError("time-out", message("fetch-time", n=limits().fetch_seconds)) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError) as error:
        raise ReadError("network", message("unreachable", why=type(error).__name__)) from error
    kind, _, more = told.get("content-type", "").partition(";")
    charset = more.partition("charset=")[2].split(";")[0].strip("\"' ").lower()
    ending = ".xml" if FEED_START.match(data[:2000]) else ending_of(kind.strip().lower(), url)
    return Fetched(as_utf8(data, charset) if ending in (".html", ".txt", ".csv") else data, ending, url)


def body(parts: Iterable[bytes]) -> bytes:
    """The body of an answer, within the limit of size."""
    most = limits()
    data = bytearray()
    for part in parts:
        data += part
        if len(data) > most.fetch_bytes:
            raise ReadError("too large", message("fetch-size", most=most.fetch_bytes))
    return bytes(data)


def as_utf8(data: bytes, charset: str) -> bytes:
    """Bytes in the character set that the server states, as UTF-8; left as they are where it states none or a wrong
    one."""
    if charset in ("", "utf-8", "utf8"):
        return data
    try:
        return data.decode(charset).encode()
    except (LookupError, ValueError):  # no such set, or bytes that are none of it
        return data


def ending_of(kind: str, url: str) -> str:
    """The ending under which an answer is read: by what the server says it is, else by the address."""
    ending = PurePosixPath(urlsplit(url).path).suffix.lower()
    return ENDINGS.get(kind) or (ending if ending in SUFFIXES else ".html")


def read_addresses(
    urls: Iterable[str], *, whole: bool = False, progress: Progress = lambda done, name: True, pause: float = 1.0
) -> Iterator[Item]:
    """Articles and problems of addresses. With `whole` the page of each entry of a feed is fetched, not its summary
    only.

    `progress` is told how many are done and which is next; where it gives False the rest is left out. Between two
    requests `pause` seconds pass, so that no outlet is pressed.
    """
    waiting = [u.strip() for u in urls if u.strip()]
    seen: set[str] = set()
    done = 0
    while waiting:
        url = waiting.pop(0)
        if url in seen:
            continue
        seen.add(url)
        if not progress(done, writable(url)):
            return
        if done:
            time.sleep(pause)
        done += 1
        told = partial(progress, done - 1, writable(url))
        yield from guarded(of_address(url, waiting if whole else None, told), shown(url))


def of_address(url: str, waiting: list[str] | None, told: Waiting) -> Iterator[Item]:
    """What stands at an address; the pages of a feed's entries are put to those that wait, where there is such a
    list. `told` is called while it is read. May raise."""
    got = fetch(url)
    links = entry_links(got, told) if waiting is not None and got.ending in FEEDS else []
    if waiting is not None and links:
        most = limits().entries
        waiting += links[:most]
        if len(links) > most:
            yield Problem(shown(url), None, "note", message("entries", n=len(links), most=most))
        return
    for item in read_data(got.data, f"fetched{got.ending}", address=got.url, waiting=told):
        yield named(item, shown(url), got)


def named(item: Item, origin: str, got: Fetched) -> Item:
    """An article or problem with the address it came from in the place of a file's name."""
    return replace(item, origin=origin + item.origin.removeprefix(f"fetched{got.ending}"))


def shown(url: str) -> str:
    """An address as problems and origins name it: without its query, which may hold keys."""
    return writable(url.partition("?")[0][:300])


def entry_links(got: Fetched, told: Waiting) -> list[str]:
    """The pages that a feed's entries link to; none where it is no feed."""
    return [joined(got.url, link) for link in feed_links(got.data, told)]
