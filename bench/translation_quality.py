"""How good an engine's translations are, against references in ../shared/gold/mt (rows of `source`, `target`,
`source_language`, `target_language`), where that is there and an engine can be reached."""

from __future__ import annotations

import json
import os
from importlib.util import find_spec
from pathlib import Path

from bench.rows import Row
from lib.translation.providers import can_reach, providers, translate
from lib.translation.web import TranslationError

GOLD = Path(os.environ.get("KUTIPAN_GOLD", Path(__file__).parents[2] / "shared" / "gold")) / "mt"
WHAT, ASKED = "translation, chrF and BLEU (sacrebleu)", "reported where it can be"


def against_references() -> list[Row]:
    """A row for each engine and pair of languages; one row that says why nothing was measured."""
    files = sorted(GOLD.glob("*.jsonl"))
    if not files:
        return [Row(WHAT, ASKED, None, "not measured: ../shared/gold/mt is not there")]
    if find_spec("sacrebleu") is None:
        return [Row(WHAT, ASKED, None, "not measured: sacrebleu is not installed (pip install sacrebleu)")]
    pairs: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for line in (line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()):
        row = json.loads(line)
        key = (row.get("source_language", "id"), row.get("target_language", "en"))
        pairs.setdefault(key, []).append((row["source"], row["target"]))
    rows = [
        measured(name, *key, some)
        for key, some in pairs.items()
        for name, p in providers(*key).items()
        if not p.missing and can_reach(p)
    ]
    return rows or [Row(WHAT, ASKED, None, "not measured: no engine can be reached from here")]


def measured(name: str, source: str, target: str, pairs: list[tuple[str, str]]) -> Row:
    """chrF and BLEU of an engine, with their signatures; what it failed on counts as nothing said."""
    from sacrebleu.metrics import BLEU, CHRF

    engine = providers(source, target)[name]
    made = []
    for text, _ in pairs:
        try:
            made.append(translate(engine, text, source, target))
        except TranslationError:
            made.append("")
    references = [[reference for _, reference in pairs]]
    scores = []
    for metric in (CHRF(), BLEU()):
        score = metric.corpus_score(made, references)
        scores.append(f"{score.name} {score.score:.1f} ({metric.get_signature()})")
    failed = sum(not m for m in made)
    return Row(
        f"{WHAT}: {name} {source} → {target}", ASKED, None, f"{'; '.join(scores)}; {failed} of {len(made)} failed"
    )
