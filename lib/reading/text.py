"""Raw news text → Article: header, dateline and byline are recognised, nothing is changed."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

import py3langid

from lib.calendar_values import of_day, written
from lib.language.pack import detected
from lib.messages import Message, MessageError, message
from lib.records import Article, DateValue, Span

# ` date 2020-10 IslamTimes- "Selama ...`: what the seed's collection glues in front of a text.
# Blanks are taken whole (`*+`): a run of them is read once, not once for each place it could begin at.
HEADER_DATE = r"(?P<date>\d{4}(?:-\d{2}(?:-\d{2}(?:[T ]\d{2}[:.]\d{2}(?:[:.]\d{2})?)?)?)?)"
HEADER_WORDS = r"date\s+" + HEADER_DATE + r"\s+(?P<outlet>[^\s\"“-][^\"“\n]{0,60}?)\s*[-–—]\s*+"
HEADER = re.compile(r"\s*+" + HEADER_WORDS)
# Datelines, as outlets write them; each ends in a dash.
PLACE, DASHES = r"[A-Z][\w .’'-]{2,30}?", r"(?:\s*[-–—])+\s*"
DATELINES = tuple(
    re.compile(r"\s*+(?:" + form + ")" + DASHES)
    for form in (
        # `Liputan6.com, Moskow -`, `REPUBLIKA.CO.ID, JAKARTA --`, `Merdeka.com -`
        rf"(?P<outlet>[A-Za-z]\w*\.(?i:co\.id|com|co|id|net|tv))(?:,\s+(?P<place>{PLACE}))?",
        # `JAKARTA, KOMPAS —`, `JAKARTA, KOMPAS.com -`
        r"(?P<place>[A-Z][A-Z .]{2,40}), (?P<outlet>[A-Z][A-Za-z0-9.]{2,25})",
        # `Washington (ANTARA News) -`
        rf"(?P<place>{PLACE}) \((?P<outlet>[A-Z][\w .]{{2,25}})\)",
        # `Jakarta, CNN Indonesia --`
        rf"(?P<place>{PLACE}), (?P<outlet>[A-Z][\w.]+(?: [A-Z][\w.]+){{0,2}})(?=\s*(?:- ?-|—))",
        # `WASHINGTON -`
        r"(?P<place>[A-Z]{4,}(?: [A-Z]{3,}){0,2})",
    )
)
# A pasted page: its headline is a line of its own, without a full stop, above the dateline
TITLE = re.compile(r"\s*+(?P<title>[^\n]{8,160}[^\s.!?…,;:\"”])[ \t]*+\n\s*+")
# `(IT/TGM)` at the very end
BYLINE = re.compile(r"\(\s*(?P<byline>[A-Z]{2,5}(?:\s*/\s*[A-Z0-9]{2,5})*)\s*\)\s*$")


# `/2020/10/16/`, `/2020-10-16-`, `/20201016`: the day in an address
URL_DATE = re.compile(r"/(?P<y>20\d{2})[/-]?(?P<m>[01]\d)[/-]?(?P<d>[0-3]\d)(?!\d)")

# What opens an address: `https:`, `javascript:`. Browsers skip blanks and control characters in front of and within it.
SCHEME = re.compile(r"[\x00-\x20]*+(?P<scheme>[a-z](?:[a-z0-9+.\-\t\r\n])*+):", re.IGNORECASE)
OF_THE_WEB = ("http", "https")


class ReadError(MessageError):
    """A text that cannot be read; `kind` is a short word for the problems table, the message says why."""

    def __init__(self, kind: str, message: Message) -> None:
        super().__init__(message)
        self.kind = kind


def identity(text: str) -> str:
    """The article_id of a text without an id: 16 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def language_of(text: str) -> str:
    """The code of the pack whose `detected_as` has what py3langid says of the first 4,000 characters, or `und`."""
    code, _ = py3langid.classify(text[:4000])
    return detected().get(code, "und")


def opening(text: str, at: int) -> re.Match[str] | None:
    """The header or dateline that stands at an offset."""
    return next((m for form in (HEADER, *DATELINES) if (m := form.match(text, at))), None)


def body_of(text: str) -> tuple[Span, re.Match[str] | None, re.Match[str] | None]:
    """The body's span, and the matches of its header (or dateline) and byline."""
    head = opening(text, 0)
    if not head and (title := TITLE.match(text)):
        head = opening(text, title.end())
    tail = BYLINE.search(text)
    start = head.end() if head else 0
    end = tail.start() if tail and tail.start() > start else len(text)
    return Span(start, end), head, tail if end != len(text) else None


def headline(text: str, head: re.Match[str] | None) -> str | None:
    """The line above a pasted page's dateline; None where the dateline opens the text, or there is none."""
    title = TITLE.match(text) if head and head.start() > 0 else None
    return title["title"] if title else None


def read_text(text: str, origin: str, given: dict[str, str | None] | None = None) -> Article:
    """An Article from a text and what its row says of it (`id, title, date, outlet, url, language`).

    What the row gives wins over the header. Raises ReadError for an empty or a binary text, or a date
    that is none.
    """
    given = given or {}
    if not text.strip():
        raise ReadError("empty", message("empty"))
    if "\x00" in text:
        raise ReadError("binary", message("nul-characters"))
    check_unicode(text)
    body, head, tail = body_of(text)
    facts = head.groupdict() if head else {}
    url, odd = of_the_web(given.get("url"))
    when, notes = agreed(date_claims(given.get("date"), facts.get("date"), url))
    return Article(
        article_id=given.get("id") or identity(text),
        text=text,
        title=given.get("title") or headline(text, head),
        outlet=given.get("outlet") or facts.get("outlet"),
        date=when,
        byline=tail.group("byline") if tail else None,
        language=given.get("language") or language_of(text[body.start : body.end]),
        origin=origin,
        url=url,
        body=body,
        notes=(*notes, *odd),
    )


def of_the_web(url: str | None) -> tuple[str | None, tuple[Message, ...]]:
    """An address that names no scheme, or http or https; None and a note for any other: `javascript:` would run where
    it is followed."""
    found = SCHEME.match(url or "")
    if found and re.sub(r"\s", "", found["scheme"]).lower() not in OF_THE_WEB:
        return None, (message("odd-address"),)
    return url or None, ()


def check_unicode(text: str) -> None:
    """Raises ReadError where the text holds half of a surrogate pair."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ReadError("encoding", message("surrogate", at=str(error.start))) from error


def date_claims(given: str | None, header: str | None, url: str | None) -> list[tuple[str, DateValue]]:
    """What each place says of the article's date: its row, its header, its address. Raises ReadError for a date that is
    none."""
    claims = []
    for source, value in (("row", given), ("header", header)):
        if value:
            parsed = written(value)
            if parsed is None:
                raise ReadError("date", message("no-date", value=repr(value[:40])))
            claims.append((source, parsed))
    match = URL_DATE.search(url or "")
    in_url = of_day(*(int(match[k]) for k in ("y", "m", "d"))) if match else None
    return [*claims, ("address", in_url)] if in_url else claims


def agreed(claims: list[tuple[str, DateValue]]) -> tuple[DateValue | None, tuple[Message, ...]]:
    """The date to use and what to know of it: the first claim, or a finer one that lies within it; others are named.
    Where it tells no hour, that of the first claim of the same day does."""
    if not claims:
        return None, ()
    source, best = claims[0]
    notes = []
    for other, value in claims[1:]:
        if apart(best, value):
            notes.append(disagreement(source, best.edtf, other, value.edtf))
        elif days(value) < days(best):
            source, best = other, value
    hours = (value.hour for _, value in [(source, best), *claims] if value.edtf == best.edtf)
    return replace(best, hour=next((h for h in hours if h is not None), None)), tuple(notes)


def disagreement(source: str, used: str, other: str, value: str) -> Message:
    """What to know where two places (`row`, `header`, `address`) say two dates."""
    return message(
        {
            ("row", "header"): "dates-row-header",
            ("row", "address"): "dates-row-address",
            ("header", "address"): "dates-header-address",
        }[source, other],
        one=used,
        other=value,
        used=used,
    )


def apart(one: DateValue, other: DateValue) -> bool:
    """Whether two dates cannot both be right."""
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    return one.latest < other.earliest or other.latest < one.earliest


def days(value: DateValue) -> int:
    """How many days a date may lie on."""
    return (value.latest - value.earliest).days if value.earliest and value.latest else 10**6
