"""Renderings the analyst fixed, and names that stay: applied by placeholders where the engine keeps them, checked
after."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lib import roles
from lib.store.corpus import durable_write

COLUMNS = ("term", "rendering")
# What a fresh store offers; the analyst's table takes its place once it is saved.
OFFERED = {
    ("id", "en"): {
        "AS": "US",
        "PBB": "UN",
        "Juru Bicara": "spokesperson",
        "juru bicara": "spokesperson",
        "Kementerian Luar Negeri": "Ministry of Foreign Affairs",
        "Menteri Luar Negeri": "foreign minister",
        "Dewan Keamanan": "Security Council",
        "DPR": "House of Representatives",
        "Polri": "national police",
        "TNI": "armed forces",
    },
    ("id", "ms"): {},
}


@dataclass(frozen=True, slots=True)
class Term:
    """Words of the source and how they are rendered; `rendering` equal to `term` is a name that stays."""

    term: str
    rendering: str


def path_of(root: Path, source: str, target: str) -> Path:
    """Where a store keeps the glossary of two languages."""
    return root / f"glossary_{source}_{target}.csv"


def load(root: Path, source: str, target: str) -> tuple[Term, ...]:
    """The glossary, longest term first; what is offered where none was saved."""
    path = path_of(root, source, target)
    if not path.exists():
        return ordered(Term(t, r) for t, r in OFFERED.get((source, target), {}).items())
    with path.open(encoding="utf-8", newline="") as handle:
        return ordered(Term(row["term"], row["rendering"]) for row in csv.DictReader(handle))


def save(root: Path, source: str, target: str, terms: Iterable[Term]) -> None:
    """Writes the glossary: whole or not at all. Raises OSError, NotAllowedError."""
    roles.checked()
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((t.term, t.rendering) for t in ordered(terms))
    root.mkdir(parents=True, exist_ok=True)
    durable_write(path_of(root, source, target), out.getvalue().encode())


def ordered(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Terms that say something, each once, the longest first; one without a rendering stays as it is."""
    clean = {t.term.strip(): t.rendering.strip() or t.term.strip() for t in terms if t.term.strip()}
    return tuple(Term(k, v) for k, v in sorted(clean.items(), key=lambda item: (-len(item[0]), item[0])))


def applying(text: str, terms: Iterable[Term]) -> tuple[Term, ...]:
    """The terms that stand in a text as whole words, capitals as written; a term inside a longer one does not count."""
    found = []
    rest = text
    for term in terms:
        pattern = rf"(?<!\w){re.escape(term.term)}(?!\w)"
        if re.search(pattern, rest):
            found.append(term)
            rest = re.sub(pattern, " ", rest)
    return tuple(found)


def fingerprint(terms: Iterable[Term]) -> str:
    """What the memory keeps of the terms that were applied; "" for none."""
    said = "\n".join(f"{t.term}\t{t.rendering}" for t in terms)
    return hashlib.sha256(said.encode()).hexdigest()[:12] if said else ""


def mark(index: int) -> str:
    """A word that engines leave as it is."""
    return f"XQ{index}QX"


def hidden(text: str, terms: tuple[Term, ...]) -> str:
    """The text with each term behind a placeholder."""
    for index, term in enumerate(terms):
        text = re.sub(rf"(?<!\w){re.escape(term.term)}(?!\w)", mark(index), text)
    return text


def shown(answer: str, terms: tuple[Term, ...], sent: str) -> str | None:
    """The answer with renderings in the place of placeholders; None where the engine lost or changed one."""
    for index, term in enumerate(terms):
        if len(re.findall(mark(index), answer, re.IGNORECASE)) != sent.count(mark(index)):
            return None
        answer = re.sub(mark(index), lambda m, t=term: t.rendering, answer, flags=re.IGNORECASE)  # type: ignore[misc]
    return answer
