"""`make bench`: one table of ratios, never of bare times; written to bench/latest.json too.

`python -m bench [PART ...]` runs some parts only, `load` (`make load`, 45 minutes) when it is asked for: analysis,
ingest, queries, spark, app, endurance, load, million, translation.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path

from bench import analysis_speed, app_speed, ingest_speed, query_speed, stores, texts, translation_quality
from bench.queries import NO_RULES
from bench.rows import Row
from lib.store import names, query
from lib.store.filters import Filters

LATEST = Path(__file__).with_name("latest.json")
BASE = 2000
COPIES = (50, 500)


def queries() -> list[Row]:
    """The rows about queries, on rows multiplied to 100,000 and 1,000,000 articles."""
    with tempfile.TemporaryDirectory() as folder:
        base = stores.small(Path(folder) / "small", texts.articles(BASE))
        top = names.by_entity(query.Corpus(base, NO_RULES), Filters(), limit=12)["name"].tolist()
        roots = {}
        for copies in COPIES:
            root = Path(folder) / f"times{copies}"
            roots[stores.multiplied(base, root, copies)] = root
        return query_speed.compared(roots, top)


def spark() -> list[Row]:
    """Whether both engines give the same frames: the tests of `make test-spark` that compare them."""
    what, asked = "frames from DuckDB and Spark (2 workers)", "identical, dtypes too"
    if find_spec("pyspark") is None:
        return [Row(what, asked, None, "not measured: pip install -r requirements-spark.txt")]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "tests/spark", "-k", "same_frames or empty"],
        capture_output=True,
        text=True,
        check=False,
    )
    same = ran.returncode == 0
    return [Row(what, asked, same, "identical" if same else ran.stdout.strip().splitlines()[-1])]


PARTS = {
    "analysis": lambda: [analysis_speed.against_spacy(texts.articles(400))],
    "ingest": lambda: ingest_speed.two_against_one(3000),
    "queries": queries,
    "spark": spark,
    "app": app_speed.measured,
    "endurance": app_speed.endurance,
    "load": app_speed.load,
    "million": app_speed.million,
    "translation": translation_quality.against_references,
}


def main() -> None:
    """Prints the rows of the parts that are asked for, and puts them into bench/latest.json in the place of older
    ones."""
    os.environ["PYTHONWARNINGS"] = "ignore"
    chosen = [p for p in sys.argv[1:] if p in PARTS] or [p for p in PARTS if p != "load"]
    latest = json.loads(LATEST.read_text(encoding="utf-8")) if LATEST.exists() else {}
    print(f"| what ({texts.source()}) | demanded | met | measured |\n| --- | --- | --- | --- |")
    for part in chosen:
        rows = PARTS[part]()
        for row in rows:
            met = "–" if row.met is None else "yes" if row.met else "**no**"
            print(f"| {row.what} | {row.demanded} | {met} | {row.found} |", flush=True)
        latest[part] = [asdict(r) for r in rows]
    LATEST.write_text(json.dumps(latest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
