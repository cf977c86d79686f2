"""How fast an engine is asked, and when it is left alone: one state an engine, shared by all sessions of the
process."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from threading import Lock

# Seconds after the first refusal; each further one doubles it.
FIRST_PAUSE, LONGEST_PAUSE = 60.0, 3600.0


@dataclass(slots=True)
class Pace:
    """When the next request may go, and until when the engine asked to be left alone (both by the monotonic clock)."""

    per_second: float
    free_at: float = 0.0
    closed_until: float = 0.0
    refusals: int = 0
    lock: Lock = field(default_factory=Lock)

    def turn(self) -> float:
        """Seconds to wait before asking; the turn is taken."""
        with self.lock:
            now = time.monotonic()
            at = max(now, self.free_at)
            self.free_at = at + 1 / self.per_second
            return at - now

    def close(self, after: float | None) -> None:
        """The engine asked for a pause: nothing is sent until it is over."""
        with self.lock:
            pause = after if after is not None else FIRST_PAUSE * 2**self.refusals
            self.refusals += 1
            self.closed_until = time.monotonic() + min(pause, LONGEST_PAUSE)

    def answered(self) -> None:
        """The engine answers again."""
        with self.lock:
            self.refusals, self.closed_until = 0, 0.0

    def closed_for(self) -> float:
        """Seconds that the pause still lasts; 0 where there is none."""
        return max(0.0, self.closed_until - time.monotonic())

    def until(self) -> str:
        """When the pause ends, for people."""
        return f"{datetime.now(UTC) + timedelta(seconds=self.closed_for()):%H:%M} UTC"


@cache
def pace(engine: str, per_second: float) -> Pace:
    """The state of an engine. KUTIPAN_TRANSLATE_PER_SECOND sets how many requests a second every engine gets at
    most."""
    given = os.environ.get("KUTIPAN_TRANSLATE_PER_SECOND", "")
    try:
        return Pace(float(given) if given and float(given) > 0 else per_second)
    except ValueError:
        return Pace(per_second)
