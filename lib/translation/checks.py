"""What a misleading translation loses: names, numbers, months, denials, quote marks, or half of its length.

A check that fails marks the sentence for review with its reason; it changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache

from babel import Locale, UnknownLocaleError
from rapidfuzz.fuzz import partial_ratio

from lib.messages import Message, message
from lib.translation.glossary import Term
from lib.translation.languages import languages

NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
QUOTE_MARKS = re.compile("[\"“”„«»]|''")
# A name written another way (Khatibzadeh, Khatibzade) is the same; below this it is another.
ALIKE = 80
# Characters of a translation to one of the source, beyond which something was left out or made up.
SHORTEST, LONGEST, FROM_LENGTH = 0.45, 2.2, 25


def reasons(
    text: str, translated: str, source: str, target: str, people: Iterable[str] = (), terms: Iterable[Term] = ()
) -> tuple[Message, ...]:
    """Why a translation needs a look; none where nothing was found. `people` are names in the text as written."""
    found = [
        *numbers(text, translated),
        *months(text, translated, source, target),
        *denial(text, translated, source, target),
        *quote_marks(text, translated),
        *names(people, translated, target),
        *(
            message("check-term", term=t.term, rendering=t.rendering)
            for t in terms
            if t.rendering.casefold() not in translated.casefold()
        ),
        *length(text, translated),
    ]
    return tuple(found)


def digits(text: str) -> Counter[str]:
    """The numbers of a text, marks between digits left out: `1.200` and `1,200` are one number."""
    return Counter(re.sub(r"\D", "", n) for n in NUMBER.findall(unicodedata.normalize("NFKC", text)))


def numbers(text: str, translated: str) -> list[Message]:
    """Numbers that are gone, and numbers that came from nowhere."""
    before, after = digits(text), digits(translated)
    gone = [n for n in before if n not in after and not is_spelled(n)]
    new = [n for n in after if n not in before and len(n) > 2]
    return [message("check-number-gone", n=n) for n in gone] + [message("check-number-new", n=n) for n in new]


def is_spelled(number: str) -> bool:
    """Whether a number is small enough to be written as a word in another language."""
    return len(number) == 1


@cache
def month_names(code: str) -> dict[str, int]:
    """Names of months in a language, small, to their number (CLDR, by Babel)."""
    try:
        wide = Locale.parse(code).months["format"]["wide"]
        alone = Locale.parse(code).months["stand-alone"]["wide"]
    except (UnknownLocaleError, KeyError):
        return {}
    return {str(name).casefold(): number for names in (wide, alone) for number, name in names.items()}


def months(text: str, translated: str, source: str, target: str) -> list[Message]:
    """Months of the source that the translation does not name (`Mei` beside a number or `bulan` only: May is a
    word)."""
    known = month_names(source)
    said = {known[w] for w in re.findall(r"\w+", text.casefold()) if w in known and len(w) > 3}
    words = translated.casefold()
    return [
        message("check-month", month=Locale.parse(source).months["format"]["wide"][number])
        for number in sorted(said)
        if month_names(target) and not any(name in words for name, n in month_names(target).items() if n == number)
    ]


def denial(text: str, translated: str, source: str, target: str) -> list[Message]:
    """A denial in the source and none in the translation."""
    if not has_denial(text, source) or target not in languages() or has_denial(translated, target, parts=True):
        return []
    return [message("check-denial")]


def has_denial(text: str, code: str, *, parts: bool = False) -> bool:
    """Whether a text holds a word that denies; with `parts` also inside words (`didn't`, `unclear`)."""
    known = languages().get(code, {})
    low = text.casefold()
    words = set(re.findall(r"[^\W_]+", low))
    inside = known.get("negation_parts", []) if parts else []
    return bool(words & set(known.get("negations", []))) or any(
        part in low if not part.isalpha() else any(w.startswith(part) and len(w) > 5 for w in words) for part in inside
    )


def quote_marks(text: str, translated: str) -> list[Message]:
    """Quotation marks that are gone or new."""
    before, after = len(QUOTE_MARKS.findall(text)), len(QUOTE_MARKS.findall(translated))
    return [message("check-marks", before=before, after=after)] if before != after else []


def names(people: Iterable[str], translated: str, target: str) -> list[Message]:
    """People whose names are gone; not asked of a language that writes them in other letters."""
    if any("ARABIC" in unicodedata.name(c, "") for c in translated[:80]):
        return []
    low = translated.casefold()
    gone = [p for p in dict.fromkeys(people) if partial_ratio(p.casefold(), low) < ALIKE]
    return [message("check-name", name=p) for p in gone]


def length(text: str, translated: str) -> list[Message]:
    """A translation much shorter or longer than what it renders."""
    ratio = len(translated) / max(1, len(text))
    if len(text) < FROM_LENGTH or SHORTEST <= ratio <= LONGEST:
        return []
    return [message("check-length", ratio=round(ratio, 1))]
