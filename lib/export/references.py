"""Articles as references for a bibliography: BibTeX and RIS."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any
from urllib.parse import quote

import pandas as pd
import rispy
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

# What LaTeX reads as more than a letter.
SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
# What an address may hold as it is (RFC 3986), percent forms included.
IN_ADDRESS = ":/?#[]@!$&'()*+,;=%-._~"
LANGUAGES = {"id": "indonesian", "en": "english"}


class Unnumbered(rispy.writer.RisWriter):  # type: ignore[misc]
    """RIS as reference managers read it: an entry begins with its type, not with a number."""

    def set_header(self, count: int) -> str:
        """Nothing above an entry."""
        return ""


def text_of(row: dict[str, Any], name: str) -> str:
    """A cell as one line; nothing where it is missing."""
    value = row.get(name)
    return " ".join(value.split()) if isinstance(value, str) else ""


def url_of(address: str) -> str:
    """An address as BibTeX takes it word for word: what would close its field, or is no part of an address, in percent
    form."""
    return quote(address, safe=IN_ADDRESS, errors="replace")


def key_of(row: dict[str, Any], used: Counter[str]) -> str:
    """A citation key of outlet and year, with a letter where it is used already."""
    outlet, year = (
        re.sub(r"\W+", "", said, flags=re.ASCII) for said in (text_of(row, "outlet").title(), text_of(row, "date")[:4])
    )
    key = (outlet or "Article") + year
    used[key] += 1
    number = used[key] - 1
    return key + (f"-{number + 1}" if number else "")


def as_bibtex(articles: pd.DataFrame) -> bytes:
    """`@article` entries with title, journal (the outlet), date, author (the byline), URL; a month stays a month."""
    library, used = Library(), Counter[str]()
    for row in articles.to_dict("records"):
        facts = {str(k): v for k, v in row.items()}
        given = {
            "title": text_of(facts, "title") or text_of(facts, "origin"),
            "journal": text_of(facts, "outlet"),
            "author": text_of(facts, "byline"),
            "date": text_of(facts, "date"),
            "year": text_of(facts, "date")[:4],
            "langid": LANGUAGES.get(text_of(facts, "language"), ""),
        }
        fields = [Field(name, value.translate(SPECIAL)) for name, value in given.items() if value]
        if text_of(facts, "url"):
            fields.append(Field("url", url_of(text_of(facts, "url"))))
        library.add(
            Entry(
                "article",
                key_of(facts, used),
                [*fields, Field("note", text_of(facts, "article_id").translate(SPECIAL))],
            )
        )
    return write_string(library).encode()


def as_ris(articles: pd.DataFrame) -> bytes:
    """RIS entries of the type NEWS; DA has the day, the month or the year, as well as it is known."""
    entries = []
    for row in articles.to_dict("records"):
        facts = {str(k): v for k, v in row.items()}
        date = text_of(facts, "date")
        known = re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", date)
        parts = [*date.split("-"), "", "", ""][:3] if known else ["", "", ""]
        entry = {
            "type_of_reference": "NEWS",
            "title": text_of(facts, "title") or text_of(facts, "origin"),
            "secondary_title": text_of(facts, "outlet"),
            "year": parts[0],
            "date": "/".join(parts) + "/" if known else "",
            "language": text_of(facts, "language"),
            "id": text_of(facts, "article_id"),
        }
        kept: dict[str, Any] = {k: v for k, v in entry.items() if v}
        if text_of(facts, "byline"):
            kept["authors"] = [text_of(facts, "byline")]
        if text_of(facts, "url"):
            kept["urls"] = [text_of(facts, "url")]
        entries.append(kept)
    return str(rispy.dumps(entries, implementation=Unnumbered)).encode()
