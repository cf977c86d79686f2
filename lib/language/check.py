"""What is wrong with a language pack: all faults at once, each with its line, its key and what is allowed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from reprlib import Repr
from typing import Annotated, Any, NamedTuple, get_args, get_origin

import msgspec

from lib.language import verbs
from lib.language.frames import CUE_CLASSES, LEFT_SLOTS, RIGHT_SLOTS, compile_frame
from lib.language.schema import FrameText, Kind, LanguageFile
from lib.language.toml_lines import Path, lines_of

SHORT = Repr()
SHORT.maxstring = SHORT.maxother = 60
FRAMES_ALLOWED = (
    f"one {{CUE:class}} of {', '.join(CUE_CLASSES)}; left of it {', '.join(sorted(LEFT_SLOTS))}, "
    f"right of it {', '.join(sorted(RIGHT_SLOTS))}, with ? where a slot may stay empty"
)


class Fault(NamedTuple):
    """Something wrong at a place of the file; what would be allowed there."""

    path: Path
    wrong: str
    allowed: str


def faults(raw: dict[str, Any]) -> list[Fault]:
    """Everything a parsed pack breaks of the schema, of its frames and of their priorities."""
    frames = raw.get("frames")
    found = [*of_table(raw, LanguageFile, ()), *of_frames(frames if isinstance(frames, dict) else {})]
    return found or [*of_verbs(msgspec.convert(raw, LanguageFile))]


def told(found: list[Fault], text: str, where: str) -> str:
    """A line for each fault, in the order of the file: `id.toml:65: cues.after: …; allowed: …`."""
    lines = lines_of(text)
    rows = [(line_of(fault.path, lines), fault) for fault in found]
    return "\n".join(
        f"{where}:{line}: {called(fault.path)}: {fault.wrong}; allowed: {fault.allowed}"
        for line, fault in sorted(rows, key=lambda row: row[0])
    )


def line_of(path: Path, lines: dict[Path, int]) -> int:
    """The line of the nearest thing that stands in the file: a missing key's table, and 1 for a missing table."""
    return next((lines[path[:size]] for size in range(len(path), 0, -1) if path[:size] in lines), 1)


def called(path: Path) -> str:
    """A key as the code has it: `code`, `cues.after`, `dates.units.week`."""
    return ".".join(part for part in path if isinstance(part, str))


def unwrapped(wanted: Any) -> tuple[Any, Kind | None, str]:
    """A type without its annotations, its kind, and what its key is for."""
    if get_origin(wanted) is not Annotated:
        return wanted, None, ""
    inner, *notes = get_args(wanted)
    kinds = [n for n in notes if isinstance(n, Kind)]
    meant = [n.description for n in notes if isinstance(n, msgspec.Meta) and n.description]
    return inner, kinds[-1] if kinds else None, meant[-1] if meant else ""


def of_table(raw: Any, wanted: type[msgspec.Struct], path: Path) -> Iterator[Fault]:
    """Faults of a table: keys that it lacks, keys that nobody knows, and those of its values."""
    fields = {f.name: f.type for f in msgspec.structs.fields(wanted)}
    if not isinstance(raw, dict):
        yield Fault(path, f"{SHORT.repr(raw)} is no table", f"a table with the keys {', '.join(fields)}")
        return
    for key in sorted(raw.keys() - fields.keys()):
        near = " or ".join(difflib.get_close_matches(key, fields, n=2))
        yield Fault((*path, key), "unknown", f"{near} (the nearest)" if near else ", ".join(fields))
    for key, wanted_value in fields.items():
        if key in raw:
            yield from of_value(raw[key], wanted_value, (*path, key))
        else:
            _, kind, meant = unwrapped(wanted_value)
            allowed = kind.allowed if kind else "a table"
            yield Fault((*path, key), "missing", f"{allowed} ({meant})" if meant else allowed)


def of_value(value: Any, wanted: Any, path: Path, allowed: str = "") -> Iterator[Fault]:
    """Faults of a value; `allowed` says what the whole of it may be, where it is part of a list or table."""
    inner, kind, _ = unwrapped(wanted)
    allowed = allowed or (kind.allowed if kind else "")
    if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
        yield from of_table(value, inner, path)
        return
    if isinstance(value, list) and kind:
        yield from of_list(value, kind, path)
    if fits(value, wanted):  # as a whole: one by one only where something is wrong
        return
    if get_origin(inner) is tuple and isinstance(value, list):
        for at, item in enumerate(value):
            yield from of_value(item, get_args(inner)[0], (*path, at), allowed)
    elif get_origin(inner) is dict and isinstance(value, dict):
        of_key, of_entry = get_args(inner)
        for key, entry in value.items():
            yield from of_value(key, of_key, (*path, key), allowed)
            yield from of_value(entry, of_entry, (*path, key), allowed)
    else:
        yield Fault(path, f"{SHORT.repr(value)} is not allowed", allowed)


def fits(value: Any, wanted: Any) -> bool:
    """Whether msgspec takes a value for a type."""
    try:
        msgspec.convert(value, wanted)
    except msgspec.ValidationError:
        return False
    return True


def of_list(items: list[Any], kind: Kind, path: Path) -> Iterator[Fault]:
    """What a type cannot say of a list: an item that stands there twice (capitals aside), a regular expression that is
    none, how many they are."""
    seen: set[str] = set()
    for at, item in enumerate(items):
        if not isinstance(item, str):
            continue
        if item.casefold() in seen:
            yield Fault((*path, at), f"{SHORT.repr(item)} stands there twice", kind.allowed)
        seen.add(item.casefold())
        if kind.patterns and (error := unreadable(item)):
            yield Fault((*path, at), f"{SHORT.repr(item)} is no regular expression ({error})", kind.allowed)
    if kind.length is not None and len(items) != kind.length:
        yield Fault(path, f"{len(items)} items", kind.allowed)


def unreadable(pattern: str) -> str:
    """Why a text is no regular expression; empty where it is one."""
    try:
        re.compile(pattern)
    except re.error as error:
        return str(error)
    return ""


def of_verbs(file: LanguageFile) -> Iterator[Fault]:
    """Verbs of a sound pack of which no forms are known."""
    for lemma in verbs.unlisted(file.cues.verbs, file.code):
        allowed = f"a verb of {file.code}.verbs.data.gz, which `make data` makes"
        yield Fault(("cues", "verbs", lemma), "no forms of it are known", allowed)


def of_frames(frames: dict[str, Any]) -> Iterator[Fault]:
    """Frames that cannot be read, and those that share a priority: which is tried first would be anybody's guess."""
    taken: dict[int, str] = {}
    for name, raw in frames.items():
        if not fits(raw, FrameText):
            continue
        frame = msgspec.convert(raw, FrameText)
        try:
            compile_frame(name, frame.form)
        except ValueError as error:
            yield Fault(("frames", name, "form"), str(error), FRAMES_ALLOWED)
        if frame.priority in taken:
            wrong = f"{frame.priority} is that of {taken[frame.priority]} too"
            yield Fault(("frames", name, "priority"), wrong, "a whole number from 1, no other frame's")
        taken.setdefault(frame.priority, name)
