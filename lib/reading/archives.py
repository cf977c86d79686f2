"""ZIP archives → their members' names and bytes. Nothing is unpacked to disk; what is too much or unsafe is a
problem."""

from __future__ import annotations

import io
import stat
from collections.abc import Iterator
from pathlib import PurePosixPath
from zipfile import ZipFile, ZipInfo

from lib.messages import Message, message
from lib.reading.budget import Budget
from lib.reading.faults import explained, problem_of
from lib.reading.limits import limits
from lib.reading.text import ReadError
from lib.records import Problem

# Members that are archives of several files themselves.
ARCHIVES = (".zip", ".zip.gz")


def members(data: bytes, origin: str, budget: Budget) -> Iterator[tuple[str, bytes] | Problem]:
    """Name and bytes of each member, in the archive's order, as far as the budget goes. Raises ReadError for what is no
    archive or too much."""
    most = limits()
    with explained("zip", "no-zip"):
        archive = ZipFile(io.BytesIO(data))
    files = [i for i in archive.infolist() if not i.is_dir() and not hidden(i.filename)]
    if not files:
        raise ReadError("empty", message("empty-archive"))
    if len(files) > most.members:
        raise ReadError("too many", message("too-many-files", n=len(files), most=most.members))
    if sum(i.file_size for i in files) > most.unpacked_bytes:
        raise ReadError("too large", message("unpacks-to", most=most.unpacked_bytes))
    for info in files:
        name = f"{origin} › {info.filename}"
        reason = refused(info)
        if not reason:
            budget.charge(info.file_size)
        if not budget.enter(name, info.filename.lower().endswith(ARCHIVES)):
            continue
        if reason:
            yield Problem(name, None, *reason)
            continue
        try:
            with explained("zip", "unpack"), archive.open(info) as handle:
                content = handle.read(most.file_bytes + 1)
        except ReadError as error:
            yield problem_of(error, name)
            continue
        yield info.filename, content


def weigh(data: bytes, budget: Budget) -> None:
    """Counts what a document that is a ZIP inside (DOCX, XLSX) unpacks to, before a library does. Raises ReadError
    where it is too much; what is no ZIP is left to the library's own words."""
    try:
        files = ZipFile(io.BytesIO(data)).infolist()
    except Exception:  # as many as a broken archive brings up; the reader of the document says what is wrong
        return
    budget.charge(sum(i.file_size for i in files))


def hidden(name: str) -> bool:
    """Whether a member is what an operating system leaves in archives (`__MACOSX/`, `.DS_Store`)."""
    path = PurePosixPath(name.replace("\\", "/"))
    return "__MACOSX" in path.parts or (path.name.startswith(".") and path.name != "..")


def refused(info: ZipInfo) -> tuple[str, Message] | None:
    """Kind and reason why a member is not read; None where it is."""
    most = limits()
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts:
        return "unsafe name", message("unsafe")
    # The high half holds the mode of a Unix file (APPNOTE 4.4.15): what a link holds is a path, no text.
    if stat.S_ISLNK(info.external_attr >> 16):
        return "link", message("links")
    if info.flag_bits & 1:
        return "locked", message("password")
    if info.file_size > most.file_bytes:
        return (
            "too large",
            message("unpacked-size", n=info.file_size, most=most.file_bytes),
        )
    if info.file_size > 1_000_000 and info.file_size > most.ratio * max(1, info.compress_size):
        return "zip bomb", message("ratio", most=most.ratio)
    return None
