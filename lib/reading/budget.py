"""What is left to one file of what it may unpack, counted over all its members and all levels of archives together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lib.messages import message
from lib.reading.limits import limits
from lib.reading.text import ReadError

# An archive that unpacks to less is no bomb, whatever its ratio.
SMALL = 1_000_000


@dataclass(slots=True)
class Budget:
    """Bytes and members that a file of `packed` bytes may still unpack.

    Each member has its number in the order of reading; `told` hears number and name before it is unpacked. Reading that
    broke a process goes on in another: members up to `done` are passed over there, and `broken` ones are not opened
    again.
    """

    packed: int
    done: int = 0
    broken: frozenset[int] = frozenset()
    told: Callable[[int, str], None] = lambda number, name: None
    unpacked: int = 0
    entered: int = 0
    spent: bool = False

    def charge(self, size: int) -> None:
        """Counts bytes that are unpacked. Raises ReadError where they are more than what is left."""
        most = limits()
        self.unpacked += size
        if self.unpacked > most.unpacked_bytes:
            self.spent = True
            raise ReadError("too large", message("unpacks-to", most=most.unpacked_bytes))
        if self.unpacked > max(SMALL, most.ratio * self.packed):
            self.spent = True
            raise ReadError("zip bomb", message("ratio", most=most.ratio))

    def enter(self, name: str, archive: bool) -> bool:
        """Whether the next member is to be read: not one that was, or that broke a process. An archive is gone
        through anew. Raises ReadError for one too many."""
        most = limits()
        self.entered += 1
        if self.entered > most.members:
            self.spent = True
            raise ReadError("too many", message("more-files", most=most.members))
        if self.entered in self.broken or (self.entered <= self.done and not archive):
            return False
        self.told(self.entered, name)
        return True
