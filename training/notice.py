"""Writes NOTICE: the licences of everything that is locked, and of the data in the repository: `make notice`.

What a package says of its licence is taken from its metadata; the data's are those of docs/data.md. Nothing that runs
needs this."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).parents[1]
NOTICE = ROOT / "NOTICE"
LOCKS = ("requirements.lock", "requirements-spark.lock", "requirements-dev.lock")
# Of packages whose metadata name no licence, or not which one, as their own files have it; of those that an ordinary
# machine lacks: other systems' and the cluster's.
KNOWN = {"colorama": "BSD-3-Clause", "py4j": "BSD-3-Clause", "pyspark": "Apache-2.0", "sqlglot": "MIT"}
HEAD = """Kutipan
Copyright the Kutipan authors. MIT License (LICENSE).

Made by `make notice` (training/notice.py): do not change it by hand.
"""
OWN = (
    "lib/sample is fiction written for Kutipan (MIT); training/gold holds offsets and names without texts (MIT). "
    "The article in seeds is its\npublisher's: it is a test of reading, and what the licence says does not cover it."
)


def locked(lock: str) -> list[tuple[str, str]]:
    """Name and version of each package of a lock file."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==([^\s;]+)", text, re.MULTILINE)


def licence(name: str) -> str:
    """The licence that a package's metadata name: the expression, else the classifiers, else the first line of the
    text. Raises LookupError where they name none and KNOWN does not either, or where the package is not here."""
    if name in KNOWN:
        return KNOWN[name]
    try:
        facts = distribution(name).metadata
    except PackageNotFoundError:
        raise LookupError(f"{name} is not installed here (make dev): name its licence in training/notice.py") from None
    classed = [c.rpartition(" :: ")[2] for c in facts.get_all("Classifier") or [] if c.startswith("License :: ")]
    said = facts.get("License-Expression") or " or ".join(c for c in classed if c != "OSI Approved")
    first = (facts.get("License") or "").strip().partition("\n")[0]
    found = str(said or first).strip()
    if not found or found.casefold() in ("unknown", "dual license", "other/proprietary license"):
        raise LookupError(f"{name} does not say its licence: name it in training/notice.py")
    return found


def data_table() -> str:
    """The rows of docs/data.md that say where the frozen data come from, under which licence."""
    text = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    found = re.search(r"^\| section \| source \| licence \|\n(?:\|.*\n)+", text, re.MULTILINE)
    if not found:
        raise LookupError("docs/data.md has no table of sources and licences")
    rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in found[0].splitlines()[2:]]
    return "\n".join(f"  {name}: {source}. {terms}" for name, source, terms in rows)


def model_rows() -> list[str]:
    """What the name models were trained on, under which licences, as docs/names-model.md says it."""
    text = (ROOT / "docs" / "names-model.md").read_text(encoding="utf-8")
    found = re.findall(r"^\| data, (\w+) \| (.+) \|$", text, re.MULTILINE)
    if not found:
        raise LookupError("docs/names-model.md does not say what the models were trained on")
    return [f"  {language}: {data.replace('*', '')}" for language, data in found]


def written() -> str:
    """The whole file."""
    parts = [HEAD, "Data in lib/language (docs/data.md), by section:", data_table()]
    parts += ["", "Name models in lib/language (docs/names-model.md), trained on:", *model_rows(), "", OWN]
    seen: set[str] = set()
    for lock, use in zip(LOCKS, ("What it runs on", "The optional cluster", "What develops and tests it"), strict=True):
        new = [(name, version) for name, version in locked(lock) if name not in seen]
        seen |= {name for name, _ in new}
        parts += ["", f"{use} ({lock}), each installed from its own source and no part of the repository:"]
        parts += [f"  {name}: {licence(name)}" for name, _ in new]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    NOTICE.write_text(written(), encoding="utf-8")
