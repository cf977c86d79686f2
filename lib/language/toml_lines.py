"""The line each key and each item of a TOML text stands in: the standard library's parser does not keep them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

Path = tuple[str | int, ...]
# What TOML is made of (toml.io/en/v1.0.0): strings of four kinds, comments, marks, bare words, and the line's end.
TOKEN = re.compile(
    r'(?P<string>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\')'
    r"|(?P<comment>#[^\n]*)|(?P<mark>[\[\]{}=,])|(?P<bare>[^\s\[\]{}=,#\"']+)|(?P<end>\n)",
    re.DOTALL,
)


class Token(NamedTuple):
    """A piece of TOML: its sort (`string`, `mark`, `bare`, `end`), its text, and the line it begins in, from 1."""

    sort: str
    text: str
    line: int


class Reader:
    """Walks through a text that tomllib has read without complaint, noting where each key begins."""

    def __init__(self, text: str) -> None:
        self.tokens = list(tokens(text))
        self.at = 0
        self.lines: dict[Path, int] = {}

    def document(self) -> dict[Path, int]:
        """The line of every key and item of the document, by its path."""
        table: Path = ()
        while self.at < len(self.tokens):
            if self.is_mark("["):
                table = self.header()
            elif self.tokens[self.at].sort == "end":
                self.at += 1
            else:
                self.pair(table)
        return self.lines

    def is_mark(self, text: str) -> bool:
        """Whether the next token is this mark."""
        return self.at < len(self.tokens) and self.tokens[self.at][:2] == ("mark", text)

    def header(self) -> Path:
        """`[table]` or `[[table]]`: its path, noted."""
        while self.is_mark("["):
            self.at += 1
        path = self.key(())
        while self.is_mark("]"):
            self.at += 1
        return path

    def key(self, table: Path) -> Path:
        """A key, `a."b c".d` too: its path, noted with those above it."""
        line, written = self.tokens[self.at].line, ""
        while self.tokens[self.at].sort in ("bare", "string"):
            written += self.tokens[self.at].text
            self.at += 1
        path, inner = table, tomllib.loads(written + "=0")
        while isinstance(inner, dict):
            part, inner = next(iter(inner.items()))
            path = (*path, part)
            self.lines.setdefault(path, line)
        return path

    def pair(self, table: Path) -> None:
        """`key = value`."""
        path = self.key(table)
        self.at += 1  # =
        self.value(path)

    def value(self, path: Path) -> None:
        """An array, a table in its line, or a plain value, which may be of several bare words (`07:32 +01:00`)."""
        if self.is_mark("["):
            self.array(path)
        elif self.is_mark("{"):
            self.at += 1
            while not self.is_mark("}"):
                self.pair(path) if not self.is_mark(",") else self.skip()
            self.at += 1
        else:
            while self.at < len(self.tokens) and self.tokens[self.at].sort in ("bare", "string"):
                self.at += 1

    def array(self, path: Path) -> None:
        """The items of an array, each with the line it begins in."""
        self.at += 1
        count = 0
        while not self.is_mark("]"):
            if self.is_mark(",") or self.tokens[self.at].sort == "end":
                self.skip()
            else:
                self.lines[(*path, count)] = self.tokens[self.at].line
                self.value((*path, count))
                count += 1
        self.at += 1

    def skip(self) -> None:
        """Goes over one token."""
        self.at += 1


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a TOML text, comments left out."""
    line = at = 0
    for match in TOKEN.finditer(text):
        line, at = line + text.count("\n", at, match.start()), match.start()
        if match.lastgroup and match.lastgroup != "comment":
            yield Token(match.lastgroup, match.group(), line + 1)


def lines_of(text: str) -> dict[Path, int]:
    """The line, from 1, of every key and array item by its path: `("cues", "after", 3)`; the text is sound TOML."""
    return Reader(text).document()
