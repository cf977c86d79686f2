"""Where in a language pack something stands: `id.toml:140`."""

from __future__ import annotations

from functools import cache

from lib.language.pack import FOLDER, load
from lib.language.toml_lines import Path, lines_of


@cache
def lines(code: str) -> dict[Path, int]:
    """The line of every key and item of a pack."""
    return lines_of((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))


@cache
def words(code: str) -> dict[tuple[str, str], int]:
    """The line of each word under the key of its list or table, the words in small letters."""
    found: dict[tuple[str, str], int] = {}
    pack = load(code)
    for key, items in pack.lists.items():
        for index, word in enumerate(items):
            line = lines(code).get((*key.split("."), index))
            if line:
                found[key, word.casefold()] = line
    for path, line in lines(code).items():
        match path:
            case (str(table), str(key), str(word)) if table != "frames":
                found[f"{table}.{key}", word.casefold()] = line
    return found


def place(code: str, key: str, word: str) -> str | None:
    """File and line of a word (any letters) under a key of the pack, or of the verb of which it is a form there; None
    where it is not there."""
    low = word.casefold()
    line = words(code).get((key, low)) or words(code).get(("cues.verbs", load(code).lemmas.get(low, "")))
    return f"{code}.toml:{line}" if line else None


def frame_place(code: str, rule: str) -> str | None:
    """File and line of a frame; None for a rule that is no frame (`split`, `floating`)."""
    line = lines(code).get(("frames", rule))
    return f"{code}.toml:{line}" if line else None
