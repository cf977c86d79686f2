"""The memory in and out: TMX 1.4 and CSV; an article as a bilingual DOCX."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import docx
import pandas as pd
from docx.shared import RGBColor
from lxml import etree

from lib import roles
from lib.messages import MessageError, message
from lib.spreadsheet import ROW_END, safe_cell
from lib.translation import memory
from lib.translation.memory import Kept

COLUMNS = ["source", "source_language", "target_language", "engine", "version", "glossary", "target", "made_at"]
IMPORTED = "imported"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MAX_BYTES = 100_000_000


class ExchangeError(MessageError):
    """A file that is no translation memory; the message says why."""


def to_csv(rows: list[dict[str, str]]) -> bytes:
    """Rows of `memory.everything` as CSV, safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator=ROW_END)
    writer.writeheader()
    writer.writerows({k: safe_cell(row[k]) for k in COLUMNS} for row in rows)
    return out.getvalue().encode("utf-8-sig")


def to_tmx(rows: list[dict[str, str]]) -> bytes:
    """Rows of `memory.everything` as TMX 1.4; the engine is kept as a property. A moment that is none is left out, as
    are characters that XML cannot hold: a note of its unit says so."""
    root = etree.Element("tmx", version="1.4")
    etree.SubElement(
        root,
        "header",
        creationtool="Kutipan",
        creationtoolversion="1",
        segtype="sentence",
        adminlang="en",
        srclang="*all*",
        datatype="plaintext",
        **{"o-tmf": "Kutipan"},
    )
    body = etree.SubElement(root, "body")
    for row in rows:
        unit = etree.SubElement(body, "tu", srclang=plain(row["source_language"]))
        made = moment(row["made_at"])
        if made:
            unit.set("changedate", made.strftime("%Y%m%dT%H%M%SZ"))
        for note in left_out(row):
            etree.SubElement(unit, "note").text = note
        for name in ("engine", "version", "glossary"):
            if row[name]:
                etree.SubElement(unit, "prop", type=f"x-{name}").text = plain(row[name])
        for language, text in ((row["source_language"], row["source"]), (row["target_language"], row["target"])):
            variant = etree.SubElement(unit, "tuv")
            variant.set(XML_LANG, plain(language))
            etree.SubElement(variant, "seg").text = plain(text)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def moment(written: str) -> datetime | None:
    """A moment of ISO 8601 in UTC; None for what is none. One without a zone is in UTC."""
    try:
        made = datetime.fromisoformat(written)
        return made.replace(tzinfo=UTC) if made.tzinfo is None else made.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def left_out(row: Mapping[str, str]) -> list[str]:
    """What TMX cannot hold of a row, a sentence each."""
    odd = [name for name in COLUMNS if plain(row[name]) != row[name]]
    return [
        *(
            [f"left out, as it is no date: {plain(row['made_at'])}"]
            if row["made_at"] and not moment(row["made_at"])
            else []
        ),
        *([f"left out: control characters in {', '.join(odd)}"] if odd else []),
    ]


def plain(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return "".join(
        c for c in text if c in "\t\n\r" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )


def read(data: bytes, name: str) -> list[dict[str, str]]:
    """The rows of a TMX or CSV file. Raises ExchangeError."""
    if len(data) > MAX_BYTES:
        raise ExchangeError(message("memory-size", file=name, most=MAX_BYTES))
    return from_tmx(data, name) if Path(name).suffix.lower() == ".tmx" else from_csv(data, name)


def from_tmx(data: bytes, name: str) -> list[dict[str, str]]:
    """Units of a TMX file, the first language the source; nothing outside the file is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        units = etree.fromstring(data, parser).iter("tu")
        rows = [row for unit in units for row in unit_rows(unit)]
    except etree.XMLSyntaxError as error:
        raise ExchangeError(message("memory-tmx", file=name, n=str(error.lineno))) from error
    if not rows:
        raise ExchangeError(message("memory-none", file=name))
    return rows


def unit_rows(unit: etree._Element) -> list[dict[str, str]]:
    """A row for each language beside the source's."""
    texts = []
    for variant in unit.iter("tuv"):
        language = (variant.get(XML_LANG) or variant.get("lang") or "").split("-")[0].lower()
        segment = variant.find("seg")
        if language and segment is not None:
            texts.append((language, "".join(segment.itertext())))
    wanted = (unit.get("srclang") or "").split("-")[0].lower()
    texts.sort(key=lambda t: t[0] != wanted)
    properties = {p.get("type", "").removeprefix("x-"): p.text or "" for p in unit.iter("prop")}
    if len(texts) < 2:
        return []
    (language, text), *others = texts
    return [
        {
            "source": text,
            "source_language": language,
            "target_language": other,
            "target": made,
            "made_at": "",
            "engine": properties.get("engine") or IMPORTED,
            "version": properties.get("version", ""),
            "glossary": properties.get("glossary", ""),
        }
        for other, made in others
    ]


def from_csv(data: bytes, name: str) -> list[dict[str, str]]:
    """Rows of a CSV with at least `source, source_language, target_language, target`, without characters that XML
    cannot hold. Raises ExchangeError, where a row's date is none with its line."""
    try:
        reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        needed = {"source", "source_language", "target_language", "target"} - set(reader.fieldnames or ())
        if needed:
            raise ExchangeError(message("memory-columns", file=name, columns=", ".join(sorted(needed))))
        rows = [csv_row(row, name, reader.line_num) for row in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        raise ExchangeError(message("memory-csv", file=name)) from error
    return [r for r in rows if r["source"].strip() and r["target"].strip()]


def csv_row(row: Mapping[str, str | None], name: str, line: int) -> dict[str, str]:
    """A row of a CSV as the memory keeps it. Raises ExchangeError, which names file and line, where its date is
    none."""
    kept = {k: plain(unsafe(row.get(k) or "")) for k in COLUMNS}
    made = moment(kept["made_at"].strip()) if kept["made_at"].strip() else None
    if kept["made_at"].strip() and made is None:
        raise ExchangeError(message("memory-date", file=name, n=str(line), value=kept["made_at"]))
    return kept | {
        "engine": kept["engine"] or IMPORTED,
        "made_at": made.isoformat(timespec="seconds") if made else "",
        **{k: kept[k].strip() for k in ("source_language", "target_language")},
    }


def unsafe(cell: str) -> str:
    """A cell as it was before it was made safe for a spreadsheet."""
    return cell[1:] if cell.startswith("'") and safe_cell(cell[1:]) == cell else cell


def take_in(root: Path, rows: list[dict[str, str]]) -> int:
    """Puts rows into a store's memory; gives back how many. What an analyst wrote elsewhere is the analyst's here too.
    Raises NotAllowedError."""
    roles.checked()
    kept: dict[tuple[str, str], list[Kept]] = {}
    for r in rows:
        one = Kept(r["source"], r["target"], r["engine"], r["made_at"], r["version"], r["glossary"])
        kept.setdefault((r["source_language"], r["target_language"]), []).append(one)
    return sum(memory.keep_all(root, some, *languages) for languages, some in kept.items())


def bilingual(title: str, heading: tuple[str, str], table: pd.DataFrame) -> bytes:
    """A DOCX with source and translation side by side, a row a sentence; `table` as `translate.pairs` gives it."""
    document = docx.Document()
    document.add_heading(plain(title), level=1)
    grid = document.add_table(rows=1, cols=2, style="Table Grid")
    for cell, words in zip(grid.rows[0].cells, heading, strict=True):
        cell.text = words
    for row in table.itertuples():
        cells = grid.add_row().cells
        cells[0].text = plain(str(row.source))
        cells[1].text = plain(row.target) if isinstance(row.target, str) else "—"
        said = [
            x
            for x in (
                row.engine,
                str(row.made_at)[:10] if isinstance(row.made_at, str) else None,
                row.status if row.status in ("edited", "failed", "skipped") else None,
                f"review: {row.review}" if isinstance(row.review, str) else None,
            )
            if isinstance(x, str)
        ]
        note = cells[1].add_paragraph().add_run(plain(" · ".join(said)))
        note.italic = True
        note.font.color.rgb = RGBColor(0x66, 0x66, 0x66)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
