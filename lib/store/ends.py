"""When things were first and last, each end as exactly as it is known: an article of October 2020 is of no day."""

from __future__ import annotations

import pandas as pd

ENDS = ("first", "last")


def ends(of: str) -> str:
    """`first, last, first_date, last_date` of rows grouped by something, with the days and the EDTF `date` of their
    article in `of`: the first and the last possible day, and, to be read by `told`, the date that is known so."""
    first = f"concat({of}.date_earliest, '|', {of}.date_latest, '|', {of}.date)"
    last = f"concat({of}.date_latest, '|', {of}.date_earliest, '|', {of}.date)"
    return f"""min({of}.date_earliest) AS "first", max({of}.date_latest) AS "last",
        min(CASE WHEN {of}.date_earliest IS NOT NULL THEN {first} END) AS first_date,
        max(CASE WHEN {of}.date_latest IS NOT NULL THEN {last} END) AS last_date"""


def told(found: pd.DataFrame) -> pd.DataFrame:
    """Rows of a question that asks for `ends` with `first_date, last_date` as EDTF, missing where nothing has a day."""
    return found.assign(**{f"{end}_date": last_part(found[f"{end}_date"]) for end in ENDS})


def last_part(kept: pd.Series) -> pd.Series:
    """What stands behind the last `|` of each text."""
    return pd.Series([v.rpartition("|")[2] if isinstance(v, str) else None for v in kept], kept.index, dtype="str")
