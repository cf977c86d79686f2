"""What is said between the app and the process that reads for it: plain values, as nothing that comes from there is
run here."""

from __future__ import annotations

from typing import Any

import msgspec

from lib.messages import Message, read, written
from lib.records import Article, Problem


class Request(msgspec.Struct, frozen=True):
    """Read this: a file of the disk by its `path` (bytes, as the system has it), or `data` under the name `origin`.

    With `links`, only the pages that a feed's entries link to are asked for. `done` and `broken` are the members of an
    archive that another process has read, or died of.
    """

    origin: str = ""
    path: bytes | None = None
    data: bytes = b""
    repair: bool = False
    address: str | None = None
    links: bool = False
    done: int = 0
    broken: tuple[int, ...] = ()


class Begun(msgspec.Struct, frozen=True, tag=True):
    """A file is read from here on (number 0), or a member of one."""

    number: int
    name: str


class Read(msgspec.Struct, frozen=True, tag=True):
    """An article that was read."""

    article: Article


class Unread(msgspec.Struct, frozen=True, tag=True):
    """A problem, or a remark."""

    problem: Problem


class Links(msgspec.Struct, frozen=True, tag=True):
    """What a feed's entries link to, as it stands there."""

    links: tuple[str, ...]


class Done(msgspec.Struct, frozen=True, tag=True):
    """All that was asked for was sent; `last` where the process ends now, as it has grown."""

    last: bool


def received(wanted: type, raw: object) -> Message:
    """A message of its written form. Raises TypeError for what is none."""
    if wanted is not Message or not isinstance(raw, str):
        raise TypeError("no message")
    return read(raw)


Answer = Begun | Read | Unread | Links | Done
REQUESTS = msgspec.msgpack.Decoder(Request)
ANSWERS: msgspec.msgpack.Decoder[Any] = msgspec.msgpack.Decoder(Answer, dec_hook=received)
ENCODER = msgspec.msgpack.Encoder(enc_hook=written)
