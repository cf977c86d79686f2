"""What the filters offer: the frequent values of a column, how often each stands in the corpus, and how many there are
in all."""

from __future__ import annotations

from lib.store.filters import Asked
from lib.store.query import Corpus

# More values than anybody leafs through; they are sent with every page. Any other can be typed.
OFFERED = 300
# What is offered, and the table and column that have it.
CHOICES = {
    "outlets": ("articles", "outlet"),
    "speakers": ("quotes", "speaker"),
    "entities": ("mentions", "entity"),
    "types": ("quotes", "type"),
}


def offered(corpus: Corpus) -> dict[str, dict[str, int]]:
    """What the filters offer: the most frequent `outlets, speakers, entities`, at most OFFERED of each, with the number
    of articles, quotes, mentions that have it; and the `types` of quotes with their number."""
    found = {}
    for key, (table, column) in CHOICES.items():
        sql = f"""SELECT {column}, count(*) AS n FROM {table} WHERE {column} IS NOT NULL
            GROUP BY {column} ORDER BY n DESC, {column} LIMIT $page"""
        rows = corpus.ask(Asked(sql, {"page": OFFERED}))
        found[key] = dict(zip(rows[column].tolist(), rows["n"].tolist(), strict=True))
    return found


def every(corpus: Corpus) -> dict[str, int]:
    """How many `outlets, speakers, entities, types` there are, whether offered or not."""
    asked = {
        key: Asked(f"SELECT count(DISTINCT {column}) AS n FROM {table}") for key, (table, column) in CHOICES.items()
    }
    return {key: int(corpus.ask(each)["n"].sum()) for key, each in asked.items()}
