"""A store in which every field that a stranger, a file or a colleague may fill holds every text of tests/hostile.py."""

from __future__ import annotations

import json
from pathlib import Path

from lib import edition
from lib.corrections import known_list, log
from lib.corrections.known_list import KnownName
from lib.corrections.log import Correction
from lib.ingest import ingest
from lib.reading.readers import read_bytes
from lib.reading.text import read_text
from lib.records import Article
from lib.store import query, saved_filters
from lib.store.filters import Filters
from lib.translation import glossary, memory
from lib.translation.glossary import Term
from lib.translation.memory import Kept
from tests.hostile import HALF, HOSTILE, NUL

TEXTS = tuple(HOSTILE.values())
# Every text in one line, but the long word, which stands alone.
ALL = " · ".join(" ".join(t.split()) for name, t in HOSTILE.items() if name != "long word")
EVERYTHING = "semua"


def said(n: int) -> str:
    """A sentence that reports a text, by a speaker of its own."""
    return f'"Beras {TEXTS[n]} aman," kata Wira Sasmita{chr(97 + n // 26)}{chr(97 + n % 26)}, Senin (12/10/2020).'


def articles() -> list[Article]:
    """An article of all texts, and one of each: text, title, outlet, file and address are hostile."""
    whole = "\n\n".join(map(said, range(len(TEXTS))))
    given = [(whole, "semua.txt", {"id": EVERYTHING, "title": ALL, "outlet": ALL, "url": ALL})]
    given += [(f"{said(n)}\n\nMereka {t} menolak.", f"{t[:60]}.txt", {"id": f"x{n}{t[:40]}", "title": t, "outlet": t, "url": t}) for n, t in enumerate(TEXTS)]  # fmt: skip
    return [read_text(text, origin, {"language": "id", "date": "2020-10-12", **facts}) for text, origin, facts in given]


def problems() -> list[object]:
    """Files whose names, columns and values are hostile and cannot be read."""
    bad = [read_bytes(json.dumps({t: t, "text": half}).encode(), f"{t[:60]}.json") for t in TEXTS for half in (NUL, HALF)]  # fmt: skip
    return [item for items in bad for item in items]


def build(root: Path) -> None:
    """Writes the store."""
    for n, text in enumerate(TEXTS):
        saved_filters.changed(root, " ".join(text.split())[: saved_filters.LONGEST] or "x", Filters(words=text, outlets=(text,), speakers=(text,), entities=(text,)))  # fmt: skip
        memory.keep(root, Kept(said(n), text + " ditolak", "Google", ""), "id", "en")
    ingest(root, [*articles(), *problems()], ALL[:200])
    known_list.save(root, [KnownName(f"{t.strip()} {n}", (f"Wira Sasmita{chr(97 + n // 26)}{chr(97 + n % 26)}",), None, t.strip()) for n, t in enumerate(TEXTS) if ";" not in t and "|" not in t])  # fmt: skip
    glossary.save(root, "id", "en", [Term(t.strip(), t.strip()) for t in TEXTS])
    corrected(root)


def corrected(root: Path) -> None:
    """Gives each quote a hostile speaker and office, and says hostile things of names."""
    quotes = query.quotes(edition.current(root), Filters(), limit=None)
    for n, row in enumerate(quotes.to_dict("records")):
        held = {k: None if row.get(k) != row.get(k) else row.get(k) for k in log.QUOTE}
        after = {**held, **{k: TEXTS[(n + at) % len(TEXTS)] for at, k in enumerate(("speaker", "role", "affiliation"))}}
        log.append(root, Correction("edit", row["quote_id"], row["article_id"], held, after, TEXTS[n % len(TEXTS)]))
    for n, text in enumerate(TEXTS):
        log.append(root, Correction("merge", f"Gatot {text}", None, None, {"name": text}, TEXTS[-n]), Correction("type", text, None, None, {"type": "ORG"}))  # fmt: skip
    # What another tool wrote: lines that are none, whose faults are told.
    with (root / log.FILE).open("a", encoding="utf-8") as handle:
        handle.writelines(json.dumps({"action": "type", "key": t, "after": {"type": t}}) + "\n" for t in TEXTS)
