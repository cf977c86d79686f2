"""Bytes → text: UTF-8, UTF-16, and what else a detector is sure of; garbled text is recognised and never mended
unasked."""

from __future__ import annotations

import ftfy
from charset_normalizer import from_bytes
from ftfy.badness import is_bad

from lib.messages import Message, message
from lib.reading.text import ReadError

# Single-byte encodings that news pages are saved in; others are named and refused.
KNOWN = {"cp1252": "cp1252", "latin_1": "cp1252", "iso8859_15": "cp1252", "cp1250": "cp1252", "cp1254": "cp1252"}


def decode(data: bytes) -> tuple[str, tuple[Message, ...]]:
    """The text of a file's bytes, and what to know of it. Raises ReadError where it is no text or no encoding fits."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16"), ()
        except UnicodeDecodeError as error:
            raise ReadError("encoding", message("utf16", why=error.reason)) from error
    if b"\x00" in data[:4096]:
        raise ReadError("binary", message("nul"))
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        return decode_other(data, error)


def decode_other(data: bytes, error: UnicodeDecodeError) -> tuple[str, tuple[Message, ...]]:
    """Text of a single-byte encoding, where a detector says so and every byte has a character; raises ReadError."""
    guess = from_bytes(data[:200_000]).best()
    encoding = KNOWN.get(guess.encoding) if guess else None
    if encoding:
        try:
            return data.decode(encoding), (message("read-as", encoding=encoding),)
        except UnicodeDecodeError:
            pass
    at = str(error.start)
    likely = message("not-utf8-like", at=at, encoding=guess.encoding) if guess else message("not-utf8", at=at)
    raise ReadError("encoding", likely) from error


def garbled(text: str) -> bool:
    """Whether a text looks as if it had been read in a wrong encoding once (`â€œSelamaâ€`)."""
    return bool(is_bad(text[:200_000]))


def mended(text: str) -> str:
    """Garbled characters put right (ftfy); quotation marks, widths and line breaks are left as they came."""
    config = ftfy.TextFixerConfig(
        uncurl_quotes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        fix_line_breaks=False,
        unescape_html=False,
        remove_terminal_escapes=False,
        normalization=None,
    )
    return ftfy.fix_text(text, config)
