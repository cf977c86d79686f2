"""Any input → articles and problems. Nothing is raised for bad input: it becomes a Problem that names file and
reason."""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from lib.messages import Message, as_it_came, message
from lib.reading import archives, documents, tables
from lib.reading.budget import Budget
from lib.reading.decode import decode, garbled, mended
from lib.reading.faults import Item, attempted, explained, guarded
from lib.reading.limits import limits
from lib.reading.text import HEADER_WORDS, ReadError, read_text
from lib.records import Article, Problem

# A text file named after its id in the collection it came from: `000_1ece18336b2add2d.txt`.
COLLECTION_ID = re.compile(r"\d+_[0-9a-f]{16}$")
HEADER_LINE = re.compile(rf"^[^\S\n]*+(?={HEADER_WORDS})", re.MULTILINE)
TEXTS: dict[str, Callable[[str, str], Iterator[Item]]] = {
    ".jsonl": tables.json_lines,
    ".ndjson": tables.json_lines,
    ".json": tables.json_document,
    ".csv": tables.delimited,
    ".tsv": tables.delimited,
    ".tab": tables.delimited,
}
PAGES = (".html", ".htm", ".xhtml")
FEEDS = (".rss", ".atom", ".xml")
SUFFIXES = frozenset({".txt", ".md", *TEXTS, *PAGES, *FEEDS, ".xlsx", ".docx", ".pdf", ".eml", ".zip", ".gz"})
# Files of JSON lines are read line by line, whatever their size.
LINES = re.compile(r"\.(jsonl|ndjson)(\.gz)?$")


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is read: whether garbled characters are mended, the address a page was fetched from, what it may
    unpack, and how many archives it lies in."""

    budget: Budget
    repair: bool = False
    address: str | None = None
    depth: int = 0


def read_bytes(
    data: bytes, origin: str, *, repair: bool = False, address: str | None = None, budget: Budget | None = None
) -> Iterator[Item]:
    """Articles and problems of one file's bytes, told apart by the ending of `origin`.

    With `repair` garbled characters are mended (a note says so); without, they are only noted. `address` is where a
    page was fetched from: its URL where it states none itself.
    """
    yield from read(data, origin, Reading(budget or Budget(len(data)), repair, address))


def read(data: bytes, origin: str, how: Reading) -> Iterator[Item]:
    """Articles and problems of a file, or of a member of one."""
    yield from guarded(of_bytes(data, origin, how), origin)


def of_bytes(data: bytes, origin: str, how: Reading) -> Iterator[Item]:
    """`read`, which may raise."""
    most = limits()
    if len(data) > most.file_bytes:
        raise ReadError("too large", message("file-size", n=len(data), most=most.file_bytes))
    suffix = Path(origin).suffix.lower()
    if suffix not in SUFFIXES:
        raise ReadError("unsupported", unsupported(suffix))
    if not data.strip():
        raise ReadError("empty", message("empty"))
    if suffix in (".docx", ".xlsx"):
        archives.weigh(data, how.budget)
    if suffix == ".gz":
        yield from unpacked(data, origin, how)
    elif suffix == ".zip":
        yield from archive(data, origin, how)
    elif suffix == ".xlsx":
        yield from tables.limited(tables.workbook(data, origin), origin)
    elif suffix in (".docx", ".pdf", ".eml"):
        of = {".docx": documents.document, ".pdf": documents.pdf, ".eml": documents.mail}[suffix]
        yield noted(of(data), origin)
    elif suffix in FEEDS:
        yield from entries(data, origin)
    else:
        yield from of_text(data, origin, suffix, how.repair, how.address)


def unsupported(suffix: str) -> Message:
    """What to say of a file with this ending."""
    endings = ", ".join(sorted(SUFFIXES))
    return message("unsupported", ending=suffix, endings=endings) if suffix else message("no-ending", endings=endings)


def noted(found: documents.Found, origin: str) -> Article:
    """The article of what a reader found, with the reader's notes. Raises ReadError."""
    text, facts, notes = found
    article = read_text(text, origin, facts)
    return replace(article, notes=(*article.notes, *notes))


def of_text(data: bytes, origin: str, suffix: str, repair: bool, address: str | None) -> Iterator[Item]:
    """Articles of a file that is text: plain, a page, or a table."""
    text, notes = decode(data)
    if not text.strip():
        raise ReadError("empty", message("empty"))
    if garbled(text):
        notes += (message("mended" if repair else "garbled"),)
        text = mended(text) if repair else text
    if suffix in TEXTS:
        items: Iterator[Item] = tables.limited(TEXTS[suffix](text, origin), origin)
    elif suffix in PAGES:
        body, facts, _ = documents.html(text)
        items = iter([read_text(body, origin, facts | {"url": facts["url"] or address})])
    else:
        items = plain(text, origin)
    for item in items:
        yield replace(item, notes=(*item.notes, *notes)) if isinstance(item, Article) else item
        notes = notes if suffix not in TEXTS else ()


def plain(text: str, origin: str) -> Iterator[Item]:
    """The article of a text, or the articles where several headers begin lines."""
    starts = [m.start() for m in HEADER_LINE.finditer(text)]
    if len(starts) < 2:
        stem = Path(origin).stem
        yield read_text(text, origin, {"id": stem} if COLLECTION_ID.match(stem) else None)
        return
    edges = [0 if not text[: starts[0]].strip() else starts[0], *starts[1:], len(text)]
    if text[: edges[0]].strip():
        yield Problem(origin, 1, "no header", message("no-header"))
    for number, (start, end) in enumerate(pairwise(edges), start=1):
        name = f"{origin} #{number}"
        yield attempted(partial(read_text, text[start:end].strip("\n"), name), name)


def entries(data: bytes, origin: str) -> Iterator[Item]:
    """The entries of a feed."""
    found, outlet = documents.feed(data)
    for number, entry in enumerate(found, start=1):
        name = f"{origin} #{number}"
        yield attempted(partial(entry_article, entry, outlet, name), name)


def entry_article(entry: Any, outlet: str | None, origin: str) -> Article:
    """The article of a feed's entry. Raises ReadError."""
    return noted(documents.feed_entry(entry, outlet), origin)


def archive(data: bytes, origin: str, how: Reading) -> Iterator[Item]:
    """Articles and problems of an archive's members, up to where the budget is spent."""
    if how.depth >= limits().nesting:
        raise ReadError("nesting", message("nesting", n=limits().nesting))
    for member in archives.members(data, origin, how.budget):
        if isinstance(member, Problem):
            yield member
            continue
        name, content = member
        for item in read(content, name, replace(how, depth=how.depth + 1)):
            yield replace(item, origin=f"{origin} › {item.origin}")
        if how.budget.spent:
            return


def lines(path: Path) -> Iterator[Item]:
    """Articles of a file of JSON lines, packed or not, one line in memory at a time. Raises OSError, ReadError."""
    most = limits()
    read = 0
    packed = path.suffix.lower() == ".gz"
    with gzip.open(path) if packed else path.open("rb") as handle:
        for number, line in enumerate(iter(partial(next_line, handle, most.file_bytes + 1, packed), b""), start=1):
            read += len(line)
            if len(line) > most.file_bytes or read > most.unpacked_bytes:
                long = message("line-size", n=most.file_bytes, most=most.unpacked_bytes)
                yield Problem(path.name, number, "too large", long)
                return
            if line.strip():
                yield attempted(partial(line_item, line, path.name), path.name, number)
    if not read:
        yield Problem(path.name, None, "empty", message("empty"))


def next_line(handle: io.BufferedReader | gzip.GzipFile, most: int, packed: bool) -> bytes:
    """A line of at most so many bytes. Raises ReadError where it cannot be unpacked, OSError where it cannot be
    read."""
    with explained("gzip", "unpack-on") if packed else nullcontext():
        return handle.readline(most)


def line_item(line: bytes, origin: str) -> Article:
    """The article of one line of JSON. Raises ReadError."""
    return tables.line_article(decode(line)[0], origin)


def unpacked(data: bytes, origin: str, how: Reading) -> Iterator[Item]:
    """What a gzip file holds, by its name without the ending."""
    with explained("gzip", "unpack"), gzip.open(io.BytesIO(data)) as handle:
        content = handle.read(limits().file_bytes + 1)
    how.budget.charge(len(content))
    for item in read(content, origin.removesuffix(".gz"), replace(how, depth=how.depth + 1)):
        yield replace(item, origin=origin)


def read_file(path: Path, *, repair: bool = False, budget: Budget | None = None) -> Iterator[Item]:
    """Articles and problems of a file on disk."""
    yield from guarded(of_file(path, repair, budget), path.name)


def of_file(path: Path, repair: bool, budget: Budget | None) -> Iterator[Item]:
    """`read_file`, which may raise."""
    try:
        if LINES.search(path.name.lower()):
            yield from tables.limited(lines(path), path.name)
            return
        size, most = path.stat().st_size, limits().file_bytes
        if size > most:
            raise ReadError("too large", message("file-size", n=size, most=most))
        data = path.read_bytes()
    except OSError as error:
        why = as_it_came(error.strerror) if error.strerror else message("unreadable")
        raise ReadError("file", why) from error
    if budget is not None:
        budget.packed = len(data)
    yield from read_bytes(data, path.name, repair=repair, budget=budget)
