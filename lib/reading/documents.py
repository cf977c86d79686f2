"""Pages and documents → text and what they say of themselves: HTML, DOCX, PDF, mail, feeds."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from time import strftime
from zipfile import BadZipFile

import docx
import feedparser
import pypdf
import trafilatura
from docx.opc.exceptions import PackageNotFoundError
from pypdf.errors import PyPdfError

from lib.reading.limits import limits
from lib.reading.text import ReadError

Facts = dict[str, str | None]
# Readers of broken files are talkative; what matters becomes a problem with a message of ours.
for talkative in ("pypdf", "trafilatura", "htmldate"):
    logging.getLogger(talkative).setLevel(logging.CRITICAL)


def html(page: str) -> tuple[str, Facts]:
    """The article of a saved page and its metadata (trafilatura; dates as the page states them). Raises ReadError."""
    found = trafilatura.bare_extraction(
        page, with_metadata=True, include_comments=False, include_tables=False, favor_precision=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )  # fmt: skip
    if isinstance(found, dict):
        raise ReadError("html", "the page was read in a form that is not expected")
    text = (found.text or "").strip() if found else ""
    if not found or not text:
        raise ReadError("html", "no article was found in the page")
    return text, {
        "title": found.title,
        "date": found.date,
        "outlet": found.sitename or found.hostname,
        "url": found.url,
    }


def document(data: bytes) -> tuple[str, Facts]:
    """The paragraphs of a DOCX file. Raises ReadError."""
    try:
        found = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise ReadError("docx", "not a DOCX file that can be opened") from error
    text = "\n".join(p.text for p in found.paragraphs)
    if not text.strip():
        raise ReadError("empty", "there is no text in it")
    return text, {"title": found.core_properties.title or None}


def pdf(data: bytes) -> tuple[str, Facts]:
    """The text of a PDF file. Raises ReadError, also where it is locked or only pictures of pages."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError("locked", "the PDF asks for a password")
        if len(reader.pages) > limits().pages:
            raise ReadError(
                "too large", f"{len(reader.pages):,} pages; the limit is {limits().pages:,} (KUTIPAN_MAX_PAGES)"
            )
        text = "\n".join(page.extract_text() or "" for page in reader.pages)
        title = reader.metadata.title if reader.metadata else None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, OSError, RecursionError) as error:
        if isinstance(error, ReadError):
            raise
        raise ReadError("pdf", f"not a PDF that can be read: {str(error)[:100]}") from error
    if not text.strip():
        raise ReadError("no text", "the PDF has no text: its pages are pictures")
    return text, {"title": title}


def mail(data: bytes) -> tuple[str, Facts]:
    """The body of a mail (EML), its subject as title, its date. Raises ReadError."""
    message = message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise ReadError("mail", "not a mail: it has no headers")
    body = message.get_body(preferencelist=("plain", "html"))
    try:
        content = str(body.get_content()) if body else ""
    except (LookupError, ValueError) as error:
        raise ReadError("mail", f"its body cannot be decoded: {error}") from error
    if body is not None and body.get_content_subtype() == "html":
        content = html(content)[0]
    if not content.strip():
        raise ReadError("empty", "there is no text in it")
    when = None
    if message["date"]:
        try:
            when = parsedate_to_datetime(str(message["date"])).date().isoformat()
        except ValueError:
            when = None
    return content, {"title": str(message["subject"] or "") or None, "date": when}


def feed(data: bytes) -> Iterator[tuple[str, Facts, tuple[str, ...]]]:
    """The entries of an RSS or Atom feed: text, facts, and a note where the feed gives a summary only. Raises ReadError."""
    found = feedparser.parse(io.BytesIO(data))
    if not found.entries:
        raise ReadError("feed", "no feed, or one without entries")
    outlet = found.feed.get("title")
    for entry in found.entries:
        whole = entry.content[0].value if entry.get("content") else ""
        source = whole or entry.get("summary", "")
        text = trafilatura.html2txt(source) if "<" in source else source
        when = entry.get("published_parsed") or entry.get("updated_parsed")
        facts: Facts = {
            "title": entry.get("title"), "url": entry.get("link"), "outlet": outlet,
            "date": strftime("%Y-%m-%d", when) if when else None,
        }  # fmt: skip
        yield text, facts, () if whole else ("the feed gives a summary, not the article",)
