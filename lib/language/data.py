"""Reads the frozen data of a language: one gzipped text beside its pack, made by `make data` (training/data.py).

A file has sections, `[name]` and then an entry a line, sorted by their UTF-8 bytes. `world` holds what is the same for
every language.
"""

from __future__ import annotations

import gzip
import math
import re
import unicodedata
from bisect import bisect_left
from functools import cache, lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent
WORLD = "world"
# Two digits and more of a word count as zeros (wordfreq's way): how often `00` stands there is known, not how often
# `27`.
NUMBER = re.compile(r"\d[\d.,]+")
# The parts of a word that wordfreq counts: a hyphen parts, an apostrophe or full stop between letters does not; so does
# `l'` before a vowel.
PART = re.compile(
    r"(?!\w\w?'[aehiouyàâáäéèêëíìîïóòôöœúùûü])\w+(?:(?:(?<!\d)['’.·](?=[^\W\d_])|(?<=\d)[.,'’](?=\d))\w+)*(?:@s?(?!\w))?|\w\w?'"
)
# How likely a number's first digit is (Benford's law; 0 is an estimate) and a year's, as wordfreq 3.1 has them.
FIRST_DIGITS = (0.009, 0.300, 0.175, 0.124, 0.096, 0.078, 0.066, 0.057, 0.050, 0.045)


class DataError(ValueError):
    """A data file that is missing or has no such section; the message says which and what to do."""


@cache
def sections(name: str) -> dict[str, list[str]]:
    """The sections of a file, each a list of its entries; raises DataError."""
    path = FOLDER / f"{name}.data.gz"
    if not path.exists():
        raise DataError(f"{path.name} is missing beside the language packs: `make data` makes it")
    parts = gzip.decompress(path.read_bytes()).decode().removesuffix("\n").split("\n[")[1:]
    return {key: lines.split("\n") for key, lines in (part.split("]\n", 1) for part in parts)}


def there(name: str) -> bool:
    """Whether there is a data file of this name."""
    return (FOLDER / f"{name}.data.gz").exists()


def entries(name: str, key: str) -> list[str]:
    """The entries of a section, in order; raises DataError."""
    found = sections(name)
    if key not in found:
        raise DataError(f"{name}.data.gz has no section [{key}]: `make data` makes it")
    return found[key]


def pairs(name: str, key: str) -> dict[str, str]:
    """The entries of a section of two columns, the first one to the second; raises DataError."""
    return dict(line.split("\t") for line in entries(name, key))


def hundredths(word: str, code: str) -> int:
    """The number behind a word in a language's list, found by bisection; 0 where the word is not there."""
    lines, wanted = entries(code, "zipf"), word + "\t"
    place = bisect_left(lines, wanted)
    return int(lines[place][len(wanted) :]) if place < len(lines) and lines[place].startswith(wanted) else 0


@lru_cache(maxsize=100_000)
def zipf(word: str, code: str) -> float:
    """How common a word is in a language, on the Zipf scale: the logarithm of its count in a billion words, in
    hundredths; 0 for a word not known. A word of several parts is rarer than each of them.

    The same number as wordfreq's `zipf_frequency`, from the lists frozen here; raises DataError for a language without.
    """
    if word.isascii() and word.isalpha() and word.islower():
        return hundredths(word, code) / 100
    rarity = 0.0
    for part in PART.findall(unicodedata.normalize("NFC", word).casefold()):
        plain = NUMBER.sub(zeros, part.strip("'"))
        number = hundredths(plain.replace("’", "'"), code)
        if not number:
            return 0.0
        rarity += 10 ** (9 - number / 100) / (share(part) if plain != part else 1)
    return max(0.0, round(9 - math.log10(three_digits(rarity)), 2)) if rarity else 0.0


def three_digits(number: float) -> float:
    """`1 / number` to three significant digits, inverted again: wordfreq's own precision."""
    places = math.floor(math.log10(number)) + 3
    return 1 / round(1 / number, places)


def zeros(number: re.Match[str]) -> str:
    """A number with zeros for its digits."""
    return re.sub(r"\d", "0", number[0])


def share(part: str) -> float:
    """How often the digits of a word stand there among all of as many digits (0–1; 1 for a word without a number)."""
    found = 1.0
    for number in NUMBER.findall(part):
        for digits in re.findall(r"\d+", number):
            benford = FIRST_DIGITS[int(digits[0])] / 10 ** (len(digits) - 1)
            found *= 10 ** year(int(digits)) + 0.1 * benford if len(digits) == 4 else benford
    return found


def year(number: int) -> float:
    """The logarithm of how often a year stands where four digits do (wordfreq 3.1: a plateau from 2019 to 2039)."""
    return -1.9185 - 0.0083 * max(0, 2019 - number) - 0.2 * max(0, number - 2039)
