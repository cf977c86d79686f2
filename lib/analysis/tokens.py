"""The tokens of a text, made once an article: words with their offsets; glued words are two tokens over an untouched
text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from lib.analysis.gazetteer import local_cities, single_places
from lib.analysis.lexicon import commonness
from lib.language.data import zipf
from lib.language.pack import Pack, union
from lib.letters import GLUED_WORD, LOWER, UPPER
from lib.records import Span

# A full stop belongs to a word only inside it (`Kompas.id`) or behind an initial (`B.`).
PLAIN_WORD = (
    rf"(?<!\w)[{UPPER}]\.(?=\s?[{UPPER}])|\d+(?:[.,]\d+)+(?!\w)"
    rf"|[\w’'`@]+(?:(?:[-–]|(?<![{LOWER}])\.|\.(?![{UPPER}]))[\w’']+)*"
)
# A capital inside a word shows that a blank was lost (`PresidenRina`), where what stands on either side is long enough
# to be a word.
WORD = re.compile(rf"{GLUED_WORD}|{PLAIN_WORD}")
UNGLUED_WORD = re.compile(PLAIN_WORD)
# A small tail that lost its blank is a word of at least this Zipf value (wordfreq: 4 is ten times in a million words).
COMMON_TAIL = 4.0
# A cue so long is told from a word's tail wherever it stands (as in lib/language/pack.py).
LONG_CUE = 8


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text; `norm` is it small, without the marks at its ends, `capital` whether it is written as a name
    is."""

    text: str
    start: int
    end: int
    norm: str
    capital: bool

    @property
    def small(self) -> bool:
        """Whether all its letters are small."""
        return self.text.islower()


@lru_cache(maxsize=100_000)
def normalize(word: str) -> str:
    """A word small, without the marks at its ends."""
    return word.strip("’'`.,").casefold()


# `al-Sisi`, `as-Sudani`: the small word in front belongs to the name.
PREFIXED = re.compile(rf"[{LOWER}]{{2,4}}[-’'][{UPPER}]")


@cache
def prefixes(pack: Pack) -> frozenset[str]:
    """Small words that are written together with the name behind them."""
    return pack.words["grammar.name_prefixes"]


def token_of(text: str, start: int, end: int, pack: Pack) -> Token:
    """The token of a stretch."""
    word = text[start:end]
    capital = word.lstrip("’'@")[:1].isupper()
    if not capital and PREFIXED.match(word):
        capital = re.split(r"[-’']", word)[0] in prefixes(pack)
    return Token(word, start, end, normalize(word), capital)


class Tokens:
    """All tokens of a text in order, with those of a stretch at hand."""

    __slots__ = ("pack", "starts", "text", "tokens")

    def __init__(self, text: str, tokens: Sequence[Token], pack: Pack) -> None:
        self.text = text
        self.pack = pack
        self.tokens = tuple(tokens)
        self.starts = [t.start for t in self.tokens]

    def within(self, span: Span) -> Sequence[Token]:
        """The tokens of a stretch; one that its edge divides is cut there."""
        first = bisect_left(self.starts, span.start)
        last = bisect_left(self.starts, span.end)
        found = self.tokens[first:last]
        if first and self.tokens[first - 1].end > span.start:
            cut = self.tokens[first - 1]
            found = (token_of(self.text, span.start, min(cut.end, span.end), self.pack), *found)
        if found and found[-1].end > span.end:
            found = (*found[:-1], token_of(self.text, found[-1].start, span.end, self.pack))
        return found

    def index(self, at: int) -> int:
        """Index of the first token that starts at `at` or behind it."""
        return bisect_left(self.starts, at)


def tokenize(text: str, pack: Pack) -> Tokens:
    """The tokens of a text. A word that is a known one with a small word behind (`Wulandarimengatakan`) is divided."""
    words = (WORD if pack.maps["sentences.glued"] else UNGLUED_WORD).finditer(text)
    plain = [(m.start(), m.end()) for m in words if any(map(str.isalnum, m[0]))]
    capitals = Counter(text[a:b].casefold() for a, b in plain if text[a].isupper())
    found: list[Token] = []
    for start, end in plain:
        front = outlet_front(text[start:end])
        if front:
            found += [token_of(text, start, start + front - 1, pack)]
            start += front
        stop = start + clitic_start(text[start:end], pack)
        cut = start + tail_start(text[start:stop], capitals, pack)
        found += [token_of(text, a, b, pack) for a, b in ((start, cut), (cut, stop)) if a < b]
        if stop < end:
            found.append(Token(text[stop:end], stop, end, text[stop:end].casefold().replace("’", "'"), False))
    return Tokens(text, found, pack)


def clitic_start(word: str, pack: Pack) -> int:
    """Where the clitic begins that ends a word (`it's`, `Rina's`, `don't`): its length where it has none."""
    match = clitics(pack).search(word)
    return match.start() if match and match.start() else len(word)


@cache
def clitics(pack: Pack) -> re.Pattern[str]:
    """The clitics that end words, with either apostrophe."""
    ends = (re.escape(w).replace("'", "['’]") for w in sorted(pack.words["grammar.clitics"]))
    return re.compile(rf"(?:{'|'.join(ends) or '(?!)'})$", re.IGNORECASE)


# `Merdeka.com-Paul`: an outlet's address lost the blanks around its dash.
OUTLET_FRONT = re.compile(rf"\w+\.(?:com|net|id|co\.id|co|tv)[-–](?=[{UPPER}])", re.IGNORECASE)


def outlet_front(word: str) -> int:
    """How long the outlet and its dash are that stand glued before a word; 0 where none does."""
    match = OUTLET_FRONT.match(word)
    return match.end() if match else 0


def tail_start(word: str, capitals: Mapping[str, int], pack: Pack) -> int:
    """Where in a capitalised word a small one begins that lost its blank; 0 where there is none.

    What stands before it is named elsewhere in the article, or is a place; what stands behind is a function word, a cue
    or a common word, and the whole stands nowhere else (`Wulandari` beside `Wulan` is a name).
    """
    if len(word) < 6 or not word[0].isupper() or not word[1:].islower():
        return 0
    low = word.casefold()
    for cut in range(3, len(word) - 1):
        head, tail = low[:cut], low[cut:]
        if tail in glued_words(pack) and head in capitals and capitals[low] < 2:
            return cut
        if len(tail) >= LONG_CUE and tail in pack.words["cues.clause"]:
            return cut
        if (
            len(tail) > 3
            and head in known_places(pack)
            and zipf(tail, pack.code) >= COMMON_TAIL
            and not zipf(low, pack.code)
        ):
            return cut
    return 0


@cache
def known_places(pack: Pack) -> frozenset[str]:
    """Places that a common word may be glued to."""
    return single_places(pack.code) | local_cities(pack.code)


@cache
def glued_words(pack: Pack) -> frozenset[str]:
    """Small words that are found glued to a name."""
    words = union(
        pack,
        "grammar.prepositions",
        "grammar.auxiliaries",
        "cues.clause",
        "grammar.relative",
        "grammar.joiners",
        "grammar.determiners",
    )
    return frozenset(w for w in words if len(w) > 1 and " " not in w)


def starts_with(words: Sequence[str], entries: frozenset[str]) -> int:
    """How many leading words form an entry (0 where none does)."""
    for size in (4, 3, 2, 1):
        if len(words) >= size and " ".join(words[:size]) in entries:
            return size
    return 0


def role_size(words: Sequence[str], pack: Pack) -> int:
    """How many leading words are a role: one of the list, or a short form built as the language builds them
    (`wamenkes`)."""
    size = starts_with(words, pack.words["speakers.roles"])
    return size or (1 if words and short_role(words[0], pack) else 0)


@lru_cache(maxsize=50_000)
def short_role(low: str, pack: Pack) -> bool:
    """Whether a word is a short form of a role: `menpar`, `kapolsek`, `wagub`."""
    return any(re.fullmatch(form, low) for form in pack.lists["speakers.role_forms"])


@lru_cache(maxsize=50_000)
def short_body(low: str, pack: Pack) -> bool:
    """Whether a word is a short form of a body: `kemenkes`, `polresta`, `disdik`."""
    return any(re.fullmatch(form, low) for form in pack.lists["speakers.body_forms"])


def norms(words: Sequence[Token]) -> list[str]:
    """The normal forms of tokens."""
    return [w.norm for w in words]


@lru_cache(maxsize=50_000)
def verb_like(low: str, pack: Pack) -> bool:
    """Whether a small word is a verb: a predicate word, or one with a verb's prefix; a prefix that changes nothing in
    the stem shows one only before a word of the language (`di` in `dikatakan`, not in `diplomatik`)."""
    if low in pack.words["grammar.predicates"]:
        return True
    if len(low) < 6 or low in pack.words["grammar.not_verbs"]:
        return False
    if any(re.fullmatch(form, low) for form in pack.lists["grammar.nominal_forms"]):
        return False
    plain = tuple(pack.words["grammar.plain_verb_prefixes"])
    if low.startswith(plain):
        return any(low.startswith(p) and is_word(low[len(p) :], pack) for p in plain)
    return low.startswith(tuple(pack.words["grammar.verb_prefixes"]))


def is_word(low: str, pack: Pack) -> bool:
    """Whether a small word, or what it is without a suffix, is known in the language."""
    stems = [low, *(low.removesuffix(s) for s in pack.words["grammar.verb_suffixes"])]
    return any(len(s) > 2 and zipf(s, pack.code) >= 2 for s in stems)


def office_like(word: Token, pack: Pack) -> bool:
    """Whether a capitalised word belongs to a role or an organisation rather than to a person."""
    return (
        word.norm in office_vocabulary(pack)
        or short_role(word.norm, pack)
        or short_body(word.norm, pack)
        or (word.text.isupper() and len(word.text) > 1 and "." not in word.text)
        or any(c.isdigit() for c in word.text)
    )


@cache
def office_vocabulary(pack: Pack) -> frozenset[str]:
    """Words of roles, bodies and well-known places."""
    return union(pack, "speakers.office_words", "speakers.roles", "speakers.organisation_heads") | single_places(
        pack.code
    )


@lru_cache(maxsize=50_000)
def common(word: str, pack: Pack) -> bool:
    """Whether a word is one of the language and nobody's name (`Tujuannya`), whatever its capital says."""
    marks = commonness(word.casefold(), pack.code)
    return bool({"own4", "own5", "own6", "own7"} & set(marks)) and not {"given", "family"} & set(marks)


def whole(text: str, words: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Where words stand in a text between two offsets, and not inside a longer word."""
    at = text.find(words, start, end)
    while at >= 0:
        stop = at + len(words)
        before, behind = text[max(at - 1, start) : at], text[stop : stop + 1]
        if not (before.isalnum() or before == "_" or behind.isalnum() or behind == "_"):
            yield Span(at, stop)
        at = text.find(words, at + 1, end)
