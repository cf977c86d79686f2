"""An analyst's own list of known names: which forms are whom, of what kind, with which office, under which Wikidata id.

A CSV file of the store (`known_names.csv`). What it says goes before all that is found in the articles; a correction
goes before it.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import get_args

from lib import roles
from lib.corrections.log import Naming, state_of
from lib.records import EntityType
from lib.spreadsheet import FORMULA, ROW_END, safe_cell
from lib.store.corpus import durable_write

FILE = "known_names.csv"
COLUMNS = ("name", "aliases", "kind", "office", "wikidata")
# What people write for a kind, in the languages of the screen.
KINDS: dict[str, EntityType] = {
    **{kind.casefold(): kind for kind in get_args(EntityType)},
    "person": "PER",
    "orang": "PER",
    "organisation": "ORG",
    "organization": "ORG",
    "body": "ORG",
    "lembaga": "ORG",
    "organisasi": "ORG",
    "place": "LOC",
    "tempat": "LOC",
    "country": "GPE",
    "negara": "GPE",
    "event": "EVT",
    "peristiwa": "EVT",
}
# Between aliases: what no name has in it.
BETWEEN = re.compile(r"\s*[;|]\s*")
# The apostrophe that a download sets in front of what a spreadsheet would run (lib/spreadsheet.py).
DEFUSED = re.compile(rf"^'(?={FORMULA.pattern})")
# https://www.wikidata.org/wiki/Wikidata:Identifiers; an address of an item is taken too.
WIKIDATA = re.compile(r"(?:https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/)?(Q[1-9]\d*)")


@dataclass(frozen=True, slots=True)
class KnownName:
    """Somebody or something: the name it is counted under, the other forms, `kind` empty where the list does not
    say."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: EntityType | None = None
    office: str = ""
    wikidata: str = ""


def read_list(data: bytes) -> tuple[tuple[KnownName, ...], list[tuple[int, str, str]]]:
    """The names of a CSV file, and what is wrong with its rows: row, what (`header, name, kind, wikidata, twice,
    text`), the words.

    A row with a fault is left out whole; nothing else is lost. An alias that two rows claim belongs to neither:
    `twice`.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return (), [(1, "text", "")]
    dialect = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=dialect)
    try:
        rows = list(reader)
    except csv.Error:
        return (), [(reader.line_num, "text", "")]
    heads = [h.strip().casefold() for h in rows[0]] if rows else []
    if "name" not in heads:
        return (), [(1, "header", ", ".join(heads))]
    found, wrong = list[KnownName](), list[tuple[int, str, str]]()
    for number, cells in enumerate(rows[1:], 2):
        row = {head: DEFUSED.sub("", cell.strip()) for head, cell in zip(heads, cells, strict=False)}
        if any(row.values()):
            known, fault = known_name(row)
            if known:
                found.append(known)
            else:
                wrong.append((number, *fault))
    claimed = Counter(form for k in found for form in {k.name, *k.aliases})
    twice = sorted(form for form, rows_ in claimed.items() if rows_ > 1)
    whole = [
        KnownName(k.name, tuple(a for a in k.aliases if claimed[a] == 1), k.kind, k.office, k.wikidata) for k in found
    ]
    return tuple({k.name: k for k in whole}.values()), wrong + [(0, "twice", form) for form in twice]


def known_name(row: dict[str, str]) -> tuple[KnownName | None, tuple[str, str]]:
    """What a row says, or what is wrong with it and with which words."""
    name, kind, wikidata = row.get("name", ""), row.get("kind", "").casefold(), row.get("wikidata", "")
    item = WIKIDATA.fullmatch(wikidata)
    if not name:
        return None, ("name", "")
    if kind and kind not in KINDS:
        return None, ("kind", row["kind"])
    if wikidata and not item:
        return None, ("wikidata", wikidata)
    aliases = dict.fromkeys(a for a in BETWEEN.split(row.get("aliases", "")) if a and a != name)
    return KnownName(name, tuple(aliases), KINDS.get(kind), row.get("office", ""), item[1] if item else ""), ("", "")


def written(known: Iterable[KnownName]) -> bytes:
    """A list as CSV (UTF-8 with a mark for spreadsheets), read back by `read_list`; cells that a spreadsheet would run
    are defused."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=ROW_END)
    writer.writerow(COLUMNS)
    for k in known:
        writer.writerow(
            [safe_cell(cell) for cell in (k.name, "; ".join(k.aliases), k.kind or "", k.office, k.wikidata)]
        )
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def save(root: Path, known: Sequence[KnownName]) -> None:
    """Puts a list in the place of the store's, whole or not at all; an empty one takes it away. Raises OSError,
    NotAllowedError."""
    roles.checked()
    if known:
        root.mkdir(parents=True, exist_ok=True)
        durable_write(root / FILE, written(known))
    else:
        (root / FILE).unlink(missing_ok=True)


def signature(root: Path) -> tuple[int, int]:
    """What tells one state of the list from another: its time of change and its size; noughts where there is none."""
    return state_of(root / FILE)


def read(root: Path) -> tuple[KnownName, ...]:
    """The store's list; empty where there is none."""
    return parsed(root / FILE, *signature(root))


@lru_cache(maxsize=4)
def parsed(path: Path, changed: int, size: int) -> tuple[KnownName, ...]:
    """The names of one state of the file."""
    return read_list(path.read_bytes())[0] if size else ()


def naming(known: Iterable[KnownName]) -> Naming:
    """What a list says of names, as a correction would."""
    known = list(known)
    return Naming(
        {alias: k.name for k in known for alias in k.aliases},
        types={k.name: k.kind for k in known if k.kind},
        kept=frozenset(k.name for k in known),
    )
