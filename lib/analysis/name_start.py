"""Where the personal name begins that ends a noun phrase: behind its office, its body and their places."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from lib.analysis.gazetteer import local_cities, long_places, place_words, single_places
from lib.analysis.lexicon import commonness
from lib.analysis.words import NO_EVIDENCE, Evidence, bare, capital, office_like
from lib.language.pack import Pack


def name_tail(text: str, words: Sequence[re.Match[str]], pack: Pack, known: Evidence) -> int:
    """Index of the first word of the personal name that ends the phrase; len(words) where there is none."""
    start = len(words)
    particles = pack.words["grammar.name_particles"]
    placed = place_positions([bare(w.group()) for w in words], pack)
    for i in range(len(words) - 1, -1, -1):
        word = words[i].group()
        low = bare(word)
        particle = (low in particles and i > 0 and start < len(words)) or initials(words, i, start, pack)
        particle = particle or (
            capital(word) and i == len(words) - 1 and i > 0 and bare(words[i - 1].group()) in known.names
        )
        if not (capital(word) or particle) or not (particle or may_be_name(word, low, pack, known)):
            break
        if i in placed or text[words[i].end() : words[i].end() + 1] == ")":
            break
        start = i
    while start < len(words) and bare(words[start].group()) in particles and words[start].group().islower():
        start += 1
    if start == len(words) - 1 == 1 and bare(words[0].group()) in single_places(pack.code):
        return 0  # `Yordania Lestari`: a given name that is a country's too
    tail = [bare(w.group()) for w in words[start:]]
    if len(tail) > 1:
        bracket = text[: words[start].start()].rstrip().endswith(")")
        shift = shift_past_office([bare(w.group()) for w in words[:start]], tail, bracket, pack, known)
        start += best_start(words[start:], shift, bool(start) or bracket, pack, known) if known.starts else shift
    return start


def initials(words: Sequence[re.Match[str]], i: int, start: int, pack: Pack) -> bool:
    """Two capitals inside a name or behind it: `Rina AP Wulandari`, `Rina MD`."""
    word, before = words[i].group(), words[i - 1].group() if i else ""
    if len(word) != 2 or not word.isupper() or not before or not capital(before) or before.isupper():
        return False
    inside = start < len(words) and start == i + 1
    return (inside or i == len(words) - 1) and may_be_name(before, bare(before), pack, NO_EVIDENCE)


def place_positions(low: list[str], pack: Pack) -> set[int]:
    """Positions of words that belong to a place name of several words (`Arab Saudi`)."""
    names = long_places(pack.code)
    found: set[int] = set()
    for size in (2, 3, 4):
        for i in range(len(low) - size + 1):
            if tuple(low[i : i + size]) in names:
                found |= set(range(i, i + size))
    return found


def may_be_name(word: str, low: str, pack: Pack, known: Evidence) -> bool:
    """Whether a capitalised word can be part of a personal name."""
    if low in pack.words["speakers.stopwords"] and low not in known.names:
        return low in pack.words["grammar.name_particles"]
    return low in known.names or not office_like(word, pack)


def shift_past_office(before: list[str], tail: list[str], bracket: bool, pack: Pack, known: Evidence) -> int:
    """How many leading words of a name behind an office are that office's own place or body."""
    if not before and not bracket:
        return 0
    given = pack.words["speakers.given_prefixes"]
    for i, word in enumerate(tail[:-1]):
        if i and word in known.names and not (i == 1 and known.counts.get(tail[0], 0) < 2 and not bracket):
            while i and (tail[i - 1] in given or len(tail[i - 1]) == 1):
                i -= 1
            return i
    openers = pack.words["speakers.name_openers"]
    opener = next((i for i, w in enumerate(tail[:-1]) if i and w in openers and tail[i - 1] not in given), 0)
    if opener:
        return opener
    places = known.places | pack.words["speakers.regions"] | local_cities(pack.code)
    taken = 0
    while len(tail) - taken > 1 and tail[taken] in places and tail[taken] not in known.names | given:
        taken += 1
    if len(tail) - taken == 1 and tail[-1] not in known.names and taken > 1:
        taken -= 1
    local = bool(before) and before[-1] in pack.words["speakers.local_offices"]
    if not taken and local and tail[0] not in known.names:
        return 1
    return taken


def best_start(words: Sequence[re.Match[str]], shift: int, behind: bool, pack: Pack, known: Evidence) -> int:
    """Which of capitalised words begins a personal name, the ones before it being an office's or a body's.

    Each word counts for a name or against it, the model's word for a beginning counts most; `shift` is what the
    rules say and `behind` whether an office stands before. Weights: chosen on the development articles.
    """
    worth = [name_worth(w.group(), pack, known) for w in words]
    scores = []
    for k, word in enumerate(words):
        likely = min(max(known.starts.get(word.start(), 0.0), 0.05), 0.95)
        score = sum(worth[k:]) - sum(worth[:k]) + 0.6 * math.log(likely / (1 - likely))
        score += (0.5 if behind else 4.0) * (k == shift) - 1.5 * (k == len(words) - 1) - max(0, len(words) - k - 4)
        score += 2.0 * (bare(word.group()) in known.names)
        scores.append(score)
    return max(range(len(words)), key=lambda k: (scores[k], -k))


def name_worth(word: str, pack: Pack, known: Evidence) -> float:
    """How much a capitalised word looks like a part of a personal name, and not of an office or a body."""
    low = bare(word)
    if low in known.names or len(low) == 1:
        return 2.0
    if low in pack.words["speakers.given_prefixes"]:
        return 1.5
    if low in place_words(pack.code) | pack.words["speakers.regions"]:
        return -1.5
    marks = commonness(low, pack.code) if low else ()
    if "given" in marks or "family" in marks:
        return 1.0
    if low in known.small or low in known.places:
        return -2.0
    zipf = (
        max(int(m.removeprefix("own").removeprefix("english")) for m in marks if m[:3] in ("own", "eng"))
        if marks
        else 0
    )
    return 0.5 if zipf < 3 else -0.2 if zipf < 4 else -0.6
