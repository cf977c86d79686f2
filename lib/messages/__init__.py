"""What the layers below the screen say to people: each message is a name with values, not a sentence to be recognised.

Its words stand in `en.ftl` and `id.ftl` beside this file (https://projectfluent.org), once a language. A message is its
English sentence too: what prints, joins, sorts or compares it goes on working. The screen says it in its own language
(`in_language`); the store keeps name and values (`written`, `read`).

These messages have words and variables only, so that they are put together here: Fluent's own runtime brings Babel,
which takes each process that reads files a third of a second.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, Never, TypeAlias

from lib.letters import writable

# What a value may be: words as they came (also numbers that are names: a line, a year, a status), a number that each
# language writes its way, another message, or several.
Value: TypeAlias = "str | int | float | Message | tuple[Message, ...]"
ENGLISH = "en"
BETWEEN = "; "
# How the written form of a message begins.
BEGINS = '{"id":'


class Message(str):
    """A message: its English sentence, its name (`id`), and what is put into it (`values`: name and value, a pair
    each). Made by `message`; it is never changed."""

    __slots__ = ("id", "values")
    id: str
    values: tuple[tuple[str, Value], ...]

    def __new__(cls, english: str, id: str, values: tuple[tuple[str, Value], ...]) -> Message:
        made = super().__new__(cls, english)
        object.__setattr__(made, "id", id)
        object.__setattr__(made, "values", values)
        return made

    def __setattr__(self, name: str, value: object) -> Never:
        raise AttributeError(f"a message is never changed: {name}")

    def __reduce__(self) -> tuple[type[Message], tuple[object, ...]]:
        return Message, (str(self), self.id, self.values)


class MessageError(ValueError):
    """An error that says a message: it may be shown."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


@cache
def words(language: str) -> dict[str, tuple[str, ...]]:
    """The messages of a language by name: words and names of variables in turn, words first."""
    from fluent.syntax import ast, parse

    text = (Path(__file__).parent / f"{language}.ftl").read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for entry in parse(text).body:
        if isinstance(entry, ast.Message) and entry.value:
            found[entry.id.name] = pieces(entry.value)
    return found


def pieces(pattern: Any) -> tuple[str, ...]:
    """Words and names of variables of a pattern of Fluent in turn. Raises ValueError where it holds anything else."""
    from fluent.syntax import ast

    found = [""]
    for element in pattern.elements:
        match element:
            case ast.TextElement():
                found[-1] += element.value
            case ast.Placeable(expression=ast.VariableReference() as variable):
                found += [variable.id.name, ""]
            case _:
                raise ValueError("a message has words and variables only")
    return tuple(found)


def message(name: str, /, **values: Value) -> Message:
    """A message of this name. Halves of characters in its values are replaced: it can always be written. Raises
    KeyError for an unknown name, ValueError where the values are not those that it needs."""
    needed = set(words(ENGLISH)[name][1::2])
    if needed != values.keys():
        raise ValueError(f"{name} needs {sorted(needed)}")
    given = tuple(
        (key, writable(value) if isinstance(value, str) and not isinstance(value, Message) else value)
        for key, value in values.items()
    )
    return Message(filled(name, given, ENGLISH, in_english), name, given)


def filled(name: str, values: tuple[tuple[str, Value], ...], language: str, number: Callable[[float], str]) -> str:
    """The words of a message in a language with the values in their places."""
    given = {key: put(value, language, number) for key, value in values}
    return "".join(given[piece] if n % 2 else piece for n, piece in enumerate(words(language)[name]))


def put(value: Value, language: str, number: Callable[[float], str]) -> str:
    """What stands in the place of a variable."""
    if isinstance(value, str):
        return in_language(value, language, number)
    return BETWEEN.join(in_language(m, language, number) for m in value) if isinstance(value, tuple) else number(value)


def in_language(said: str, language: str, number: Callable[[float], str]) -> str:
    """A message in a language, whose numbers `number` writes; a string that is no message as it is."""
    if not isinstance(said, Message) or language == ENGLISH:
        return str(said)
    return filled(said.id, said.values, language, number)


def in_english(value: float) -> str:
    """A number in an English sentence: `120,000,000`."""
    return f"{value:,}"


def together(found: Iterable[Message]) -> Message:
    """Several messages as one, said one after another."""
    several = tuple(found)
    return several[0] if len(several) == 1 else message("together", messages=several)


def as_it_came(text: str) -> Message:
    """What a system or an older store says in its own words, in every language."""
    return message("as-it-came", text=text)


def written(said: Message) -> str:
    """A message as the store keeps it: JSON of its name and values, which `read` reads back."""
    return json.dumps(plain(said), ensure_ascii=False, separators=(",", ":"))


def plain(value: Value) -> Any:
    """A value as JSON has it: a message is an object, several are a list."""
    if isinstance(value, Message):
        return {"id": value.id, "values": {key: plain(v) for key, v in value.values}}
    return [plain(v) for v in value] if isinstance(value, tuple) else value


def read(kept: str) -> Message:
    """The message of a written form. What is none, as the sentences that version 1.0.0 kept, stays as it came."""
    try:
        return of_object(json.loads(kept)) if kept.startswith(BEGINS) else as_it_came(kept)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return as_it_came(kept)


def of_object(raw: Any) -> Message:
    """The message of a JSON object. Raises KeyError, TypeError, ValueError or AttributeError where it is none."""
    return message(raw["id"], **{key: of_plain(value) for key, value in raw["values"].items()})


def of_plain(raw: Any) -> Value:
    """A value of what JSON has of it. Raises as `of_object` does."""
    if isinstance(raw, dict):
        return of_object(raw)
    if isinstance(raw, list):
        return tuple(of_object(m) for m in raw)
    if isinstance(raw, str | int | float) and not isinstance(raw, bool):
        return raw
    raise TypeError(raw)
