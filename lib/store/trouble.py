"""What went wrong with the store, where an error is the disk's, a lock's or a damaged file's: told in words that say
what to do."""

from __future__ import annotations

import errno
import re
import sqlite3

import duckdb
import pyarrow as pa
from filelock import Timeout

from lib.messages import Message, message
from lib.roles import NotAllowedError
from lib.store.corpus import ManifestError, NewerStoreError

FULL = message("trouble-full")
READ_ONLY = message("trouble-read-only")
BUSY = message("trouble-busy")
MANIFEST = message("trouble-manifest")
NEWER = message("trouble-newer")
PART = message("trouble-part")
MEMORY = message("trouble-memory")
READER = message("trouble-reader")
NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EIO}
NO_RIGHT = {errno.EROFS, errno.EACCES, errno.EPERM}
# What an error of the engine says that is a part's, and what one says whose own files for what memory does not hold
# find no place: nothing else makes it create a folder.
OF_PART = re.compile(r"\bParquet\b|\.parquet['\"]")
OF_SPILL = re.compile(r"duckdb_temp_|Failed to create directory|failed to offload data block")


def trouble(error: BaseException) -> Message | None:
    """What to say of an error; None where it is not the store's but the program's own."""
    match error:
        case NotAllowedError():
            return READER
        case NewerStoreError():
            return NEWER
        case ManifestError():
            return MANIFEST
        case Timeout():
            return BUSY
        case sqlite3.DatabaseError():
            return of_memory(error)
        case OSError():
            return of_disk(error)
        case duckdb.Error() | pa.ArrowInvalid():
            return of_engine(error)
    return None


def of_disk(error: OSError) -> Message | None:
    """What to say of an error of the operating system, by its number."""
    if error.errno in NO_SPACE:
        return FULL
    return READ_ONLY if error.errno in NO_RIGHT else None


def of_engine(error: duckdb.Error | pa.ArrowInvalid) -> Message | None:
    """What to say of an error of the engine, or of the reader of parts, by what it says."""
    match error:
        case duckdb.IOException() | duckdb.OutOfMemoryException() if OF_SPILL.search(str(error)):
            return FULL
        case duckdb.IOException() | duckdb.InvalidInputException() | pa.ArrowInvalid() if OF_PART.search(str(error)):
            return PART
        case duckdb.Error() if type(error) is duckdb.Error:
            return PART  # what its reader of Parquet stumbles over has no class of its own, and names no file
    return None


def of_memory(error: sqlite3.DatabaseError) -> Message | None:
    """What to say of an error of SQLite, by its code (https://www.sqlite.org/rescode.html)."""
    # A code has the kind of its error in its last eight bits.
    kind = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if kind in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return FULL
    if kind in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return READ_ONLY
    if kind in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BUSY
    return MEMORY if kind in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) else None
