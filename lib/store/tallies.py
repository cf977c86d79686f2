"""How often each name stands in each article, by numbers: what the questions on the names that dominate count."""

from __future__ import annotations

from threading import Lock

from lib.store import edition_sql
from lib.store.engine import Engine


class Tallies:
    """The tables `spellings` and `tallied` of an edition, laid out when first asked for: most pages ask others.

    An edition and what is made of it share them. Who changes the mentions holds `lock` meanwhile: what is laid out at
    that moment would be of the mentions as they were.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.lock = Lock()
        self.there = False

    def lay(self) -> None:
        """Lays the tables out, once."""
        with self.lock:
            if not self.there:
                self.engine.define("spellings", edition_sql.numbered(edition_sql.spellings("true")), made=True)
                # What a name has lies together, in time: sums of names and the rows of a few take half the time so.
                self.engine.define("tallied", edition_sql.tallied("true"), made=True, along="meant, place")
                self.there = True


def steps(mine: str) -> list[str]:
    """The statements that lay the tallies of some articles out anew, behind those that did so with their mentions."""
    return [
        f"DELETE FROM tallied WHERE place IN (SELECT place FROM ordered WHERE {mine})",
        edition_sql.numbered_too("spellings", edition_sql.spellings(mine)),
        f"INSERT INTO tallied BY NAME {edition_sql.tallied(mine)}",
    ]
