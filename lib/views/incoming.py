"""What has been read and is not kept yet: shown as a table whose title, outlet and date can be put right."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from lib.calendar_values import written
from lib.reading.faults import Item
from lib.records import Article, Problem
from lib.views.retold import retold

COLUMNS = ["keep", "title", "outlet", "date", "language", "characters", "begins", "notes", "file"]


def as_frame(items: list[Item]) -> pd.DataFrame:
    """One row an article: `keep (bool), title, outlet, date (EDTF), language, characters (int64), begins, notes, file`."""
    rows = [
        (
            True, a.title or "", a.outlet or "", a.date.edtf if a.date else "", a.language, len(a.text),
            " ".join(a.text[a.body.start : a.body.start + 160].split()), "; ".join(retold(n) for n in a.notes), a.origin,
        )
        for a in items
        if isinstance(a, Article)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=COLUMNS)


def edited(items: list[Item], frame: pd.DataFrame) -> tuple[list[Item], list[tuple[str, str]]]:
    """The items to keep, as the table says, and what is wrong with it: the file and the value of a date that is none."""
    kept: list[Item] = [i for i in items if isinstance(i, Problem)]
    wrong: list[tuple[str, str]] = []
    for article, row in zip((i for i in items if isinstance(i, Article)), frame.to_dict("records"), strict=True):
        if not row["keep"]:
            continue
        value = str(row["date"] or "").strip()
        when = written(value) if value else None
        if value and when is None and not (article.date and article.date.edtf == value):
            wrong.append((article.origin, value))
            continue
        same = bool(article.date and article.date.edtf == value)
        kept.append(
            replace(
                article, title=str(row["title"] or "").strip() or None, outlet=str(row["outlet"] or "").strip() or None,
                date=article.date if same else when,
            )
        )  # fmt: skip
    return kept, wrong
