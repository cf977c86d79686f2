"""What was read and is not kept yet, in a temporary folder: however much it is, a session holds none of it."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
import weakref
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from lib.reading.faults import Item
from lib.reading.messages import ANSWERS, ENCODER, Read, Unread
from lib.records import Article

# How its folders begin, in the system's place for temporary files (TMPDIR); and after how long untouched one is left
# over from a server that was killed.
PREFIX, STALE = "kutipan-pending-", 24 * 3600.0
SIZE = 8  # bytes that say how long an item is


class Pending:
    """Items on disk, in the order they were read. The folder goes with the object: when it is closed, or nobody holds
    it any more."""

    def __init__(self) -> None:
        swept()
        self.folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        self.close = weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)

    @property
    def file(self) -> Path:
        """Where the items are."""
        return self.folder / "items"

    def put(self, items: Iterable[Item]) -> Iterator[Item]:
        """Writes items as they come, and hands them on; where reading them is stopped, nothing is left."""
        try:
            with self.file.open("wb") as out:
                for item in items:
                    data = ENCODER.encode(Read(item) if isinstance(item, Article) else Unread(item))
                    out.write(len(data).to_bytes(SIZE, "big") + data)
                    yield item
        except BaseException:
            self.close()
            raise

    def items(self) -> Iterator[Item]:
        """The items, one in memory at a time."""
        os.utime(self.folder)
        with self.file.open("rb") as handle:
            while size := handle.read(SIZE):
                answer = ANSWERS.decode(handle.read(int.from_bytes(size, "big")))
                yield answer.article if isinstance(answer, Read) else answer.problem


def swept() -> None:
    """Removes folders that a server left over which did not come to its end."""
    for folder in Path(tempfile.gettempdir()).glob(PREFIX + "*"):
        with suppress(OSError):  # another session closes its own, or sweeps, at the same time
            if not folder.is_symlink() and time.time() - folder.stat().st_mtime > STALE:
                shutil.rmtree(folder, ignore_errors=True)
