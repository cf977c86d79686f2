"""What rules over a whole corpus found, kept beside the store's parts: an app that starts need not find it again.

A file is of one state: its name is a hash of the manifest, the corrections, the known names and the version of the
rules. Another state has another name, so a file is never out of date; the newest takes the place of the others. It may
be thrown away at any time.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from lib.corrections import known_list, log
from lib.store.corpus import MANIFEST

FOLDER = "edition"


def state(root: Path, rules: str, *, corrections: bool) -> str:
    """What tells a state of the store and of the rules from every other, with `corrections` of what analysts said
    too."""
    told = hashlib.sha256(rules.encode())
    said = (root / log.FILE, root / known_list.FILE) if corrections else ()
    for file in (root / MANIFEST, *said):
        held = file.read_bytes() if file.exists() else b""
        told.update(len(held).to_bytes(8, "big") + held)
    return told.hexdigest()[:32]


def kept(root: Path, of: str, name: str, make: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    """A frame of texts as it was kept for a state `of` the store; made and kept where it was not. A store that cannot
    be written to keeps nothing: that costs time only."""
    folder = root / FOLDER
    file = folder / f"{of}.{name}.parquet"
    try:
        held: pd.DataFrame = pq.read_table(file).to_pandas().astype("str")
        return held
    except (OSError, pa.ArrowException):  # it is not there, or cannot be read
        made = make()
    beside = folder / f".{uuid.uuid4().hex}"
    try:
        folder.mkdir(exist_ok=True)
        pq.write_table(pa.Table.from_pandas(made, preserve_index=False), beside)
        beside.replace(file)
        for other in folder.glob(f"[!.]*.{name}.parquet"):
            if other != file:
                other.unlink(missing_ok=True)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return made
