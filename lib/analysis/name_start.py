"""Where the personal name begins that ends a noun phrase: behind its office, its body and their places."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

from lib.analysis.evidence import Context
from lib.analysis.gazetteer import local_cities, long_places, place_words, single_places
from lib.analysis.lexicon import LEAST_SPEAKS, NEVER_SPEAKS, commonness, speaks
from lib.analysis.tokens import Token, common, norms, office_like, office_vocabulary
from lib.language.pack import Pack
from lib.language.weights import score

# Below and above these likelihoods the name model's word for a beginning settles what lists leave open.
UNLIKELY, LIKELY = 0.05, 0.6
# A word with this log10 of its share alone as a speaker (1 %) is somebody's name more often than an office (`Imam`).
OFTEN_CALLED = -2.0


def name_tail(ctx: Context, words: Sequence[Token]) -> int:
    """Index of the first word of the personal name that ends the phrase; len(words) where there is none."""
    start = len(words)
    particles = ctx.pack.words["grammar.name_particles"]
    placed = place_positions(norms(words), ctx.pack)
    for i in range(len(words) - 1, -1, -1):
        word = words[i]
        particle = (word.norm in particles and i > 0 and start < len(words)) or initials(ctx, words, i, start)
        last = i == len(words) - 1 and i > 0
        particle = particle or (word.capital and last and words[i - 1].norm in ctx.evidence.names)
        if not (word.capital or particle) or not (particle or may_be_name(ctx, word)):
            break
        if (
            start < len(words)
            and word.norm in ctx.pack.words["sentences.abbreviations"] & ctx.pack.words["speakers.honorifics"]
        ):
            break  # `Ohio Gov. | Rina Wulandari`
        if i in placed or ctx.text[word.end : word.end + 1] == ")":
            break
        start = i
    while start < len(words) and words[start].norm in particles and words[start].small:
        start += 1
    while start < len(words) - 1 and opener(ctx, words[start]):
        start += 1
    if start == len(words) - 1 == 1 and words[0].norm in single_places(ctx.pack.code):
        return 0  # `Yordania Lestari`: a given name that is a country's too
    tail = words[start:]
    if len(tail) > 1:
        bracket = ctx.text[: words[start].start].rstrip().endswith(")")
        shift = shift_past_office(ctx, words[:start], tail, bracket)
        start += best_start(ctx, tail, shift, bool(start) or bracket) if ctx.evidence.starts else shift
    return start


def opener(ctx: Context, word: Token) -> bool:
    """Whether a word is a common one that only opens its sentence in front of a name (`Sahabat Rina Wulandari`)."""
    before = ctx.text[max(0, word.start - 4) : word.start].rstrip()
    opens = not before or before[-1] in '.!?"”\n'
    return opens and common(word.norm, ctx.pack) and not may_belong(ctx, word) and word.norm not in ctx.evidence.names


def initials(ctx: Context, words: Sequence[Token], i: int, start: int) -> bool:
    """Two capitals inside a name or behind it: `Rina AP Wulandari`, `Rina MD`."""
    word = words[i].text
    if len(word) != 2 or not word.isupper() or not i or not words[i - 1].capital or words[i - 1].text.isupper():
        return False
    inside = start < len(words) and start == i + 1
    return (inside or i == len(words) - 1) and plain_name(words[i - 1], ctx.pack)


def place_positions(low: list[str], pack: Pack) -> set[int]:
    """Positions of words that belong to a place name of several words (`Arab Saudi`)."""
    names = long_places(pack.code)
    found: set[int] = set()
    for size in (2, 3, 4):
        for i in range(len(low) - size + 1):
            if tuple(low[i : i + size]) in names:
                found |= set(range(i, i + size))
    return found


def plain_name(word: Token, pack: Pack) -> bool:
    """Whether a capitalised word can be part of a personal name, by itself."""
    if word.norm in pack.words["speakers.stopwords"]:
        return word.norm in pack.words["grammar.name_particles"]
    return not office_like(word, pack)


def may_be_name(ctx: Context, word: Token) -> bool:
    """Whether a capitalised word can be part of a personal name, the article's own evidence counted."""
    if word.norm in ctx.evidence.names:
        return True
    if word.norm in ctx.evidence.person_words and word.norm not in office_vocabulary(ctx.pack):
        return ctx.evidence.read_as.get(word.start) != "ORG"
    inner = word.start not in ctx.evidence.spans and not word.text.isupper()
    if ctx.evidence.read_as.get(word.start) == "PER" and (inner or not office_like(word, ctx.pack)):
        return True
    likely = ctx.evidence.starts.get(word.start, 0.0)
    if likely > LIKELY and speaks(word.norm, ctx.pack.code) > OFTEN_CALLED:
        return True
    if ctx.evidence.read_as.get(word.start) == "ORG" and likely < UNLIKELY:
        return False
    return plain_name(word, ctx.pack) or (likely > LIKELY and not word.text.isupper())


def shift_past_office(ctx: Context, before: Sequence[Token], tail: Sequence[Token], bracket: bool) -> int:
    """How many leading words of a name behind an office are that office's own place or body."""
    if not before and not bracket:
        return 0
    low, known = norms(tail), ctx.evidence
    given = ctx.pack.words["speakers.given_prefixes"]
    for i, word in enumerate(low[:-1]):
        if i and word in known.names and not (i == 1 and known.counts.get(low[0], 0) < 2 and not bracket):
            while i and (low[i - 1] in given or len(low[i - 1]) == 1):
                i -= 1
            return i
    openers = ctx.pack.words["speakers.name_openers"]
    opener = next((i for i, w in enumerate(low[:-1]) if i and w in openers and low[i - 1] not in given), 0)
    if opener:
        return opener
    places = known.places | home_places(ctx.pack)
    taken = 0
    while len(low) - taken > 1 and low[taken] in places and low[taken] not in known.names | given:
        taken += 1
    if len(low) - taken == 1 and low[-1] not in known.names and taken > 1:
        taken -= 1
    local = bool(before) and before[-1].norm in ctx.pack.words["speakers.local_offices"]
    if not taken and local and low[0] not in known.names:
        return 1
    return taken


@cache
def home_places(pack: Pack) -> frozenset[str]:
    """Regions and cities that stand behind an office and before a name."""
    return pack.words["speakers.regions"] | local_cities(pack.code)


def best_start(ctx: Context, words: Sequence[Token], shift: int, behind: bool) -> int:
    """Which of capitalised words begins a personal name, the ones before it being an office's or a body's.

    Each word counts for a name or against it, the model's word for a beginning counts most; `shift` is what the
    rules say and `behind` whether an office stands before. Weights: learnt (training/choices.py).
    """
    told = told_start(ctx, words)
    if told is not None:
        return told
    rows = start_features(ctx, words, shift, behind)
    scores = [score("name_start", row) for row in rows]
    return max(range(len(words)), key=lambda k: (scores[k], -k))


def told_start(ctx: Context, words: Sequence[Token]) -> int | None:
    """Where the article itself says that a name starts: at the first word that stands alone as a speaker elsewhere,
    save where the one before it may belong to the name too (`Sri` of `Sri Mulyani`)."""
    first = next((k for k, w in enumerate(words) if w.norm in ctx.evidence.names), None)
    if first is None:
        return None
    while first and belongs(words[first - 1], ctx.pack):
        first -= 1
    return None if first and may_belong(ctx, words[first - 1]) else first


def belongs(word: Token, pack: Pack) -> bool:
    """Whether a word in front of one that speaks alone surely is part of the name (`I Wayan`, `Sri Mulyani`)."""
    short = len(word.norm) < 3 or word.norm in pack.words["grammar.name_particles"]
    return short or word.norm in pack.words["speakers.given_prefixes"]


# From here on a word is called by often enough to be a name's: the log10 of its share alone as a speaker (0.4 %).
CALLED = -2.4


def may_belong(ctx: Context, word: Token) -> bool:
    """Whether a word in front of one that speaks alone may be part of the name too."""
    called = speaks(word.norm, ctx.pack.code) > CALLED
    return belongs(word, ctx.pack) or is_listed(word, ctx.pack) or called


def is_listed(word: Token, pack: Pack) -> bool:
    """Whether a word stands in the lists of given and family names."""
    return bool({"given", "family"} & set(commonness(word.norm, pack.code)))


def start_features(ctx: Context, words: Sequence[Token], shift: int, behind: bool) -> list[dict[str, float]]:
    """For each word, what speaks for it as the first one of the name."""
    worth = [name_worth(ctx, w, told=False) for w in words]
    odds = [log_odds(ctx.evidence.starts.get(w.start, 0.0)) for w in words]
    speak = [speaks(w.norm, ctx.pack.code) for w in words]
    listed = [is_listed(w, ctx.pack) for w in words]
    persons = [ctx.evidence.read_as.get(w.start) == "PER" for w in words]
    elsewhere = [ctx.evidence.kinds.get(w.norm) == "ORG" for w in words]
    bodies = [ctx.evidence.read_as.get(w.start) == "ORG" for w in words]
    return [
        {
            "worth of the name": sum(worth[k:]),
            "worth of what is before": sum(worth[:k]),
            "model": odds[k],
            "model's first": float(odds[k] == max(odds)),
            "model, later ones": max(odds[k + 1 :], default=LEAST_ODDS),
            "where rules say, behind an office": float(behind and k == shift),
            "where rules say": float(not behind and k == shift),
            "one word": float(k == len(words) - 1),
            "words over four": float(max(0, len(words) - k - 4)),
            "capitals": float(word.text.isupper() and len(word.text) > 1),
            "behind capitals": float(k > 0 and words[k - 1].text.isupper() and len(words[k - 1].text) > 1),
            "speaks in other articles": speak[k],
            "of what is before, speaks": max(speak[:k], default=LEAST_SPEAKS),
            "before, never speaks": float(sum(s < NEVER_SPEAKS for s in speak[:k])),
            "in it, never speaks": float(sum(s < NEVER_SPEAKS for s in speak[k:])),
            "a listed name": float(listed[k]),
            "listed names before": float(sum(listed[:k])),
            "model's span starts": float(ctx.evidence.spans.get(word.start, (0, ""))[1] == "PER"),
            "model's span before": float(sum(persons[:k])),
            "model's span in it": float(sum(persons[k:])),
            "a body elsewhere, before": float(sum(elsewhere[:k])),
            "a body elsewhere, in it": float(sum(elsewhere[k:])),
            "body before": float(sum(bodies[:k])),
            "body in it": float(sum(bodies[k:])),
        }
        for k, word in enumerate(words)
    ]


# The name model is never surer than this on new text; log odds of it.
LEAST_ODDS = -4.0


def log_odds(likely: float) -> float:
    """A likelihood as log odds, between -4 and 4."""
    bounded = min(max(likely, 0.018), 0.982)
    return math.log(bounded / (1 - bounded))


def name_worth(ctx: Context, word: Token, told: bool = True) -> float:
    """How much a capitalised word looks like a part of a personal name, and not of an office or a body; `told` counts
    what the article tells of it."""
    low, known, pack = word.norm, ctx.evidence, ctx.pack
    if (told and low in known.names) or len(low) == 1:
        return 2.0
    if low in pack.words["speakers.given_prefixes"]:
        return 1.5
    if low in place_words(pack.code) or low in pack.words["speakers.regions"]:
        return -1.5
    marks = commonness(low, pack.code) if low else ()
    if "given" in marks or "family" in marks:
        return 1.0
    if low in known.small or low in known.places:
        return -2.0
    steps = [int(m.removeprefix("own").removeprefix("english")) for m in marks if m[:3] in ("own", "eng")]
    zipf = max(steps, default=0)
    return 0.5 if zipf < 3 else -0.2 if zipf < 4 else -0.6
