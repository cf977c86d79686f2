"""The forms of verbs and what a word may be, for languages whose verbs are listed (`make data`): `says` is a form of
`say`, `claims` a form of `claim` and a noun."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from lib.language import data

# The letters of a verb's forms: base form, third person, past; past participle; present participle.
FINITE, PARTICIPLE, PROGRESSIVE = frozenset("bzd"), "n", "g"
# What else a word may be: a noun, an adjective, an adverb.
NOUN, ADJECTIVE, ADVERB = "N", "A", "R"
# What may stand behind what was said is no participle (`saying`).
BEHIND_ONLY = "after"


@cache
def readings(code: str) -> Mapping[str, str]:
    """What each listed word may be: its letters; empty for a language without."""
    return data.pairs(f"{code}.verbs", "readings") if data.there(f"{code}.verbs") else {}


def listed(code: str) -> bool:
    """Whether a language's verbs are listed, so that a word which is none is known to be none."""
    return bool(readings(code))


@cache
def forms(code: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The forms of each verb, each with its letters; empty for a language without."""
    if not data.there(f"{code}.verbs"):
        return {}
    found = data.pairs(f"{code}.verbs", "verbs")
    return {lemma: tuple(parted(each) for each in forms.split()) for lemma, forms in found.items()}


def parted(form: str) -> tuple[str, str]:
    """A form and its letters: `said/dn`."""
    word, _, letters = form.partition("/")
    return word, letters


def inflected(lemma: str, kind: str, code: str) -> list[str]:
    """The forms of a verb that may stand in a list of cues: `point out` is inflected in its first word. Raises KeyError
    for a verb that is not listed."""
    first, _, rest = lemma.partition(" ")
    allowed = FINITE if kind == BEHIND_ONLY else FINITE | {PROGRESSIVE}
    found = [form for form, letters in forms(code)[first] if allowed & set(letters)]
    return [f"{form} {rest}".strip() for form in found]


def unlisted(lemmas: Iterable[str], code: str) -> list[str]:
    """The verbs of which no forms are known."""
    return [lemma for lemma in lemmas if lemma.partition(" ")[0] not in forms(code)]
