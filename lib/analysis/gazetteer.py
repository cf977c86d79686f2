"""Names of countries, capitals and cities in the article's language, from CLDR and GeoNames as `make data` froze
them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from lib.language.data import WORLD, entries, pairs
from lib.language.pack import Pack, load
from lib.records import EntityType, Span


@dataclass(frozen=True, slots=True)
class Place:
    """A named place: its canonical name, type, and the country a capital can stand for."""

    entity: str
    type: EntityType
    stands_for: str | None = None


@cache
def territories(code: str) -> dict[str, str]:
    """Country names in a language → ISO code, as CLDR has them (regions and `Dunia` left out)."""
    return pairs(code, "countries")


@cache
def places(code: str) -> dict[str, Place]:
    """Every place name of a language with what it names."""
    pack = load(code)
    by_iso = {iso: name for name, iso in territories(code).items()}
    found = {name: Place(name, "GPE") for name in entries(WORLD, "large_cities")}
    found |= {name: Place(name, "GPE") for name in home_regions(code) if name not in territories(code)}
    local_capitals = {english: local for local, english in pack.maps["entities.capitals"].items()}
    for iso, capital in pairs(WORLD, "capitals").items():
        name = capital.split(",")[0]
        if iso in by_iso and name not in by_iso.values():
            found[name] = Place(local_capitals.get(name, name), "GPE", by_iso[iso])
    for local, english in pack.maps["entities.capitals"].items():
        source = found.get(english)
        found[local] = Place(local, "GPE", source.stands_for if source else capital_of(english, by_iso))
    found |= {name: Place(name, "GPE") for name in territories(code)}
    for alias, name in pack.maps["entities.aliases"].items():
        plain = Place(name, "ORG" if name in pack.maps["entities.known_organisations"] else "GPE")
        found[alias] = found.get(name, plain)
    for alias, name in pack.maps["entities.known_organisations"].items():
        found[alias] = Place(name, "ORG")
    return found


def capital_of(english: str, by_iso: dict[str, str]) -> str | None:
    """The country whose capital GeoNames writes with more words (`Washington, D.C.`)."""
    for iso, capital in pairs(WORLD, "capitals").items():
        if capital.split(",")[0].split(" D.C")[0] == english:
            return by_iso.get(iso)
    return None


@cache
def matcher(code: str) -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    """One automaton for all names of a language."""
    names = tuple(places(code))
    return ahocorasick_rs.AhoCorasick(names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest), names


def scan(text: str, pack: Pack) -> Iterator[tuple[Span, Place]]:
    """Place names in `text` as whole words; `AS-Iran` is two."""
    automaton, names = matcher(pack.code)
    table = places(pack.code)
    for index, start, end in automaton.find_matches_as_indexes(text):
        before, after = text[start - 1 : start], text[end : end + 1]
        if not (before.isalnum() or before == "_" or after.isalnum()):
            yield Span(start, end), table[names[index]]


@cache
def place_words(code: str) -> frozenset[str]:
    """The words of country and capital names, small: they stand in names of offices, not of people."""
    return frozenset(
        word.casefold()
        for name, place in places(code).items()
        if place.stands_for or name in territories(code) or name.isupper()
        for word in name.split()
        if word[0].isupper()
    )


@cache
def single_places(code: str) -> frozenset[str]:
    """Countries, capitals and bodies of one word."""
    return frozenset(
        name.casefold()
        for name, place in places(code).items()
        if " " not in name
        and (
            name in load(code).maps["entities.aliases"]
            or place.stands_for
            or name in territories(code)
            or place.type == "ORG"
            or name.isupper()
        )
    )


@cache
def long_places(code: str) -> frozenset[tuple[str, ...]]:
    """Countries, capitals and bodies of several words."""
    return frozenset(
        tuple(name.casefold().split())
        for name, place in places(code).items()
        if " " in name and (place.stands_for or name in territories(code) or place.type == "ORG")
    )


@cache
def home_regions(code: str) -> tuple[str, ...]:
    """Provinces (ISO 3166-2) of the countries where the language is official (CLDR)."""
    return tuple(entries(code, "regions"))


@cache
def local_cities(code: str) -> frozenset[str]:
    """Cities of one word in those countries, small: they stand behind offices."""
    return frozenset(name.casefold() for name in entries(code, "home_cities") if " " not in name)
