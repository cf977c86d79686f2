"""Pages and documents → text and what they say of themselves: HTML, DOCX, PDF, mail, feeds.

The libraries that open them are imported when the first file of a kind comes: together they take a second of the app's
start.
"""

from __future__ import annotations

import io
import logging
import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from time import strftime, struct_time
from typing import Any

from lib.calendar_values import written
from lib.messages import Message, message
from lib.reading.faults import explained
from lib.reading.limits import limits
from lib.reading.text import ReadError

Facts = dict[str, str | None]
# A text, what its file says of it, and what to know of that.
Found = tuple[str, Facts, tuple[Message, ...]]
# How a page's date is asked for: midnight stands for a day without a time (lib.calendar_values.hour_of).
STAMP = "%Y-%m-%dT%H:%M:%S"
# The clock of a mail's date with what follows it: the mail parser reads over AM and PM.
CLOCK = re.compile(r"\d{1,2}[:.]\d{2}.*", re.DOTALL)
# Readers of broken files are talkative; what matters becomes a problem with a message of ours.
for talkative in ("pypdf", "trafilatura", "htmldate"):
    logging.getLogger(talkative).setLevel(logging.CRITICAL)


def html(page: str) -> Found:
    """The article of a saved page and its metadata (trafilatura; dates as the page states them). Raises ReadError."""
    import trafilatura

    with explained("html", "no-page"):
        found = trafilatura.bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            favor_precision=True,
            date_extraction_params={"extensive_search": False, "original_date": True, "outputformat": STAMP},
        )
    if isinstance(found, dict):
        raise ReadError("html", message("page-form"))
    text = (found.text or "").strip() if found else ""
    if not found or not text:
        raise ReadError("html", message("no-article"))
    facts = {"title": found.title, "date": found.date, "outlet": found.sitename or found.hostname, "url": found.url}
    return text, facts, ()


def document(data: bytes) -> Found:
    """The paragraphs of a DOCX file. Raises ReadError."""
    with explained("docx", "no-docx"):
        import docx

        found = docx.Document(io.BytesIO(data))
        text = "\n".join(p.text for p in found.paragraphs)
        title = found.core_properties.title or None
    if not text.strip():
        raise ReadError("empty", message("empty"))
    return text, {"title": title}, ()


def pdf(data: bytes) -> Found:
    """The text of a PDF file. Raises ReadError, also where it is locked or only pictures of pages."""
    with explained("pdf", "no-pdf"):
        import pypdf

        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError("locked", message("pdf-password"))
        pages, most = len(reader.pages), limits().pages
        if pages > most:
            raise ReadError("too large", message("pdf-pages", n=pages, most=most))
        text = "\n".join(page.extract_text() or "" for page in reader.pages)
        title: object = reader.metadata.title if reader.metadata else None
    if not text.strip():
        raise ReadError("no text", message("scanned"))
    if title is None or isinstance(title, str):
        return text, {"title": title}, ()
    return text, {}, (message("odd-title"),)


# A header of a mail that is longer is not taken apart: Python's parser takes memory by the square of its length.
LONG_HEADER = 5_000


class ShortHeaders(policy.EmailPolicy):
    """How a mail is taken apart: headers that are too long are empty."""

    def header_fetch_parse(self, name: str, value: Any) -> Any:
        """A header's value when it is asked for."""
        return super().header_fetch_parse(name, "" if len(value) > LONG_HEADER else value)


def mail(data: bytes) -> Found:
    """The body of a mail (EML), its subject as title, its date. Raises ReadError."""
    with explained("mail", "no-mail-read"):
        read = message_from_bytes(data, policy=ShortHeaders())
        if not isinstance(read, EmailMessage) or not read.keys():
            raise ReadError("mail", message("no-mail"))
        content = mail_body(read)
        title = str(read["subject"] or "") or None
    if not content.strip():
        raise ReadError("empty", message("empty"))
    when, notes = mail_time(read)
    notes = (*notes, message("long-subject")) if too_long(read, "subject") else notes
    return content, {"title": title, "date": when}, notes


def too_long(mail: EmailMessage, name: str) -> bool:
    """Whether a header was not taken apart for its length."""
    return any(key.lower() == name and len(value) > LONG_HEADER for key, value in mail.raw_items())


def mail_body(mail: EmailMessage) -> str:
    """The text of a mail, or of the page that it is. Raises ReadError."""
    body = mail.get_body(preferencelist=("plain", "html"))
    with explained("mail", "mail-body"):
        content = str(body.get_content()) if body else ""
    return html(content)[0] if body is not None and body.get_content_subtype() == "html" else content


def mail_time(mail: EmailMessage) -> tuple[str | None, tuple[Message, ...]]:
    """When a mail was sent, by its own clock; a note where it states one that cannot be read."""
    try:
        stated = str(mail["date"] or "")
        unread = (message("odd-date"),) if too_long(mail, "date") else ()
        return (parsedate_to_datetime(stated).isoformat() if stated else None), unread
    except Exception:  # whatever the mail parser makes of an odd date, it costs the date only
        return None, (message("odd-date"),)


def feed(data: bytes) -> tuple[list[Any], str | None]:
    """The entries of an RSS or Atom feed, as feedparser has them, and the outlet. Raises ReadError."""
    with explained("feed", "no-feed-read"):
        import feedparser

        found = feedparser.parse(io.BytesIO(data))
    if not found.entries:
        raise ReadError("feed", message("no-feed"))
    return found.entries, found.feed.get("title")


def feed_entry(entry: Any, outlet: str | None) -> Found:
    """An entry's text and facts; notes where the feed gives a summary only, or a date that cannot be read."""
    whole = entry.content[0].value if entry.get("content") else ""
    source = whole or entry.get("summary", "")
    import trafilatura

    text = trafilatura.html2txt(source) if "<" in source else source
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    facts: Facts = {
        "title": entry.get("title"),
        "url": entry.get("link"),
        "outlet": outlet,
        "date": entry_time(entry.get("published") or entry.get("updated") or "", when) if when else None,
    }
    notes = () if whole else (message("summary"),)
    undated = not when and (entry.get("published") or entry.get("updated"))
    return text, facts, (*notes, message("odd-date")) if undated else notes


def entry_time(stated: str, read: struct_time) -> str:
    """When an entry was published, by its own clock, as far as its words are those of RSS or Atom; else the day that
    feedparser `read`, which is that of Greenwich."""
    if written(stated):
        return stated
    try:
        day, clock = parsedate_to_datetime(stated).date().isoformat(), CLOCK.search(stated)
        return f"{day} {clock[0].strip()}" if clock else day
    except Exception:  # whatever the mail parser makes of an odd date, it costs the hour only
        return strftime("%Y-%m-%d", read)
