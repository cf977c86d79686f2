"""The words of an office: which of them are the role, which the body or place it is held at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.analysis.gazetteer import local_cities, place_words
from lib.analysis.lexicon import commonness
from lib.analysis.tokens import Token, normalize, norms, role_size, starts_with
from lib.language.pack import Pack, union


def split_office(text: str, words: Sequence[Token], pack: Pack) -> tuple[str | None, str | None]:
    """Role and affiliation in the words before (or behind) a name, in either order."""
    words = without_tail(words, pack)
    low = norms(words)
    openers = union(pack, "grammar.indefinites", "grammar.connectives", "grammar.articles")
    while low and low[0] in openers:
        words, low = words[1:], low[1:]
    taken = 0
    while taken < len(low):
        size = role_size(low[taken:], pack)
        if not size:
            break
        taken += size
    if not taken:
        return office_behind_body(text, words, low, pack)
    cut = role_end(text, words, low, taken, pack)
    last = taken if pack.maps["grammar.head_final"] and cut < len(low) else cut
    role = text[words[0].start : words[last - 1].end]
    affiliation = text[words[cut].start : words[-1].end] if cut < len(words) else None
    return closed(role, ""), closed(affiliation, ")") if affiliation else None


def without_tail(words: Sequence[Token], pack: Pack) -> Sequence[Token]:
    """The words of an office without small words that go on behind it: `dokter kandungan sempat`, `guru SD kepada`."""
    goes_on = union(pack, "grammar.prepositions", "grammar.auxiliaries")
    while words and words[-1].small and words[-1].norm in goes_on - pack.words["grammar.office_words_small"]:
        words = words[:-1]
    return words


def closed(words: str, bracket: str) -> str:
    """Words of an office without a bracket that is never closed: cut there, or closed by `bracket`."""
    if words.count("(") <= words.count(")"):
        return words
    return words + bracket if bracket else words[: words.rindex("(")].rstrip()


def office_behind_body(text: str, words: Sequence[Token], low: list[str], pack: Pack) -> tuple[str | None, str | None]:
    """Role and affiliation where the body or the field stands in front: `Water Board spokesman`, `shipping analyst at
    Reval University`; a field that is no body belongs to the role."""
    first, end, body = role_behind(low, pack), len(low), None
    if first is None:
        inner = pack.words["grammar.office_prepositions"]
        end = next((i for i in range(1, len(low) - 1) if low[i] in inner), len(low))
        first = role_behind(low[:end], pack)
        if first is None:
            return None, None
        behind = end + 1 + (low[end + 1] in pack.words["grammar.articles"]) if end < len(low) else end
        body = text[words[behind].start : words[-1].end] if behind < len(words) else None
    portfolio = " ".join(low[first:end]) in pack.words["speakers.portfolio_offices"]
    start = first
    while (
        start
        and (portfolio or not is_body(words[start - 1], low[start - 1], pack))
        and not of_a_place(words[start - 1], pack)
    ):
        start -= 1
    front = text[words[0].start : words[start - 1].end] if start else None
    return text[words[start].start : words[end - 1].end], body or front


def is_body(word: Token, low: str, pack: Pack) -> bool:
    """Whether the last word in front of a role names a body (`Water Board`, `party`) and not a field (`shipping`)."""
    return word.capital or low in pack.words["speakers.organisation_heads"]


def of_a_place(word: Token, pack: Pack) -> bool:
    """Whether a word in front of an office says whose it is: `Russian`, `Norway's`."""
    name = re.sub(r"['’]s?$", "", word.text)
    return name in pack.lists["entities.peoples"] or (word.capital and normalize(name) in place_words(pack.code))


def role_behind(low: list[str], pack: Pack) -> int | None:
    """Where the role begins that ends an office with its body in front: `Water Board spokesman`."""
    if not pack.maps["grammar.head_final"]:
        return None
    first = None
    for i in range(len(low) - 1, 0, -1):
        if " ".join(low[i:]) in pack.words["speakers.roles"]:
            first = i
    return first


def role_end(text: str, words: Sequence[Token], low: list[str], taken: int, pack: Pack) -> int:
    """Where the role ends and the affiliation begins, `taken` words being role words."""
    if low[taken - 1] in pack.words["speakers.place_offices"]:
        return len(low)
    if pack.maps["grammar.head_final"]:
        small = pack.words["grammar.office_words_small"]
        return next((i for i in range(taken, len(low)) if low[i] not in small), len(low))
    heads = pack.words["speakers.organisation_heads"]
    plain = pack.words["speakers.office_words"] - heads - place_words(pack.code)
    cut = taken
    while cut < len(low) and (low[cut] in plain or (not words[cut].capital and low[cut] not in heads)):
        cut += 1
    if " ".join(low[:taken]) in pack.words["speakers.portfolio_offices"]:
        return portfolio_end(words, low, cut, pack)
    if cut == len(low) or not (low[cut] in heads or topic(words[cut], pack)):
        return cut
    return body_behind_unit(text, words, low, cut, pack)


def portfolio_end(words: Sequence[Token], low: list[str], at: int, pack: Pack) -> int:
    """Where the field of a portfolio ends, from `at` on: before a place, a body or an acronym."""
    outside = place_words(pack.code) | pack.words["speakers.organisation_heads"] - pack.words["speakers.unit_heads"]
    while at < len(low) and low[at] not in outside and not words[at].text.isupper():
        at += 1
    return at


def body_behind_unit(text: str, words: Sequence[Token], low: list[str], cut: int, pack: Pack) -> int:
    """Where the body begins that a unit or field at `cut` belongs to (`Direktur Pasokan | PT Air`); `cut` itself where
    none follows."""
    heads = pack.words["speakers.organisation_heads"]
    for i in range(cut + 1, len(low)):
        if text[: words[i].start].endswith("("):
            continue
        outer = low[i] in heads - pack.words["speakers.unit_heads"] or (words[i].text.isupper() and len(low[i]) > 2)
        if outer and low[i - 1] not in pack.words["grammar.enumerators"]:
            return i
        if not (low[i] in heads or topic(words[i], pack)):
            break
    return cut


def topic(word: Token, pack: Pack) -> bool:
    """Whether a word of an office is a common one and no proper name: `Direktur Pasokan dan Gudang PT Air`."""
    low = word.norm
    if not word.capital:
        return low in pack.words["grammar.joiners"]
    common = any(m in ("own4", "own5", "own6", "own7", "own3") for m in commonness(low, pack.code))
    return common and not word.text.isupper() and low not in place_words(pack.code) | local_cities(pack.code)


def head_kind(low: list[str], pack: Pack) -> str:
    """What sort of thing a description's head is."""
    if low[0] in pack.words["grammar.indefinites"] and len(low) > 1:
        kind = head_kind(low[1:], pack)
        return "group" if low[0] in pack.words["grammar.quantifiers"] and kind == "description" else kind
    head = head_words(low, pack)
    if starts_with(head, pack.words["speakers.organisation_heads"]):
        return "organization"
    if starts_with(head, pack.words["speakers.document_heads"]):
        return "document"
    if pack.maps["grammar.head_final"] and head[0] in pack.words["speakers.group_heads"]:
        return "group"
    return "description"


def head_words(low: list[str], pack: Pack) -> list[str]:
    """The words of a noun phrase from its head on: all of it, or the last one in front of `of` where heads stand
    last."""
    if not pack.maps["grammar.head_final"]:
        return low
    inner = union(pack, "grammar.joiners", "grammar.prepositions") - union(
        pack, "grammar.enumerators", "grammar.articles"
    )
    end = next((i for i in range(1, len(low)) if low[i] in inner), len(low))
    heads = union(pack, "speakers.organisation_heads", "speakers.document_heads")
    for size in (3, 2):
        if end >= size and " ".join(low[end - size : end]) in heads:
            return low[end - size : end]
    return low[end - 1 : end]
