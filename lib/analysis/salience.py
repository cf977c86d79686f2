"""Who is meant where nobody is named: each person brought up so far is a candidate, weighed by what a reader goes by.

The weights are learnt (training/choices.py); the features are those of the literature on quote attribution and
pronouns: who spoke last, who was the subject, how near, how often (Muzny et al. 2017; Lappin & Leass 1994).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from lib.analysis.discourse import Discourse, PersonMention
from lib.analysis.lexicon import LEAST_SPEAKS, speaks
from lib.analysis.name_start import LEAST_ODDS, log_odds
from lib.language.weights import score
from lib.records import Quote

# Below this share of the candidates' weight the best one is not clearly ahead: the speaker is left unknown.
UNCLEAR = 0.34
# Candidates are looked for among the last so many mentions: farther ones are never meant (0 of the development
# articles).
WINDOW = 60


@dataclass(frozen=True, slots=True)
class Chosen:
    """Who is meant, how sure that is (0–1), and the feature that counted most."""

    name: str
    sure: float
    reason: str


@dataclass(slots=True)
class History:
    """What has been seen of one candidate before a place."""

    name: str
    last: PersonMention
    count: int = 0
    first: int = 0
    subject_at: int = -1
    model: float = LEAST_ODDS
    speaks: float = LEAST_SPEAKS


def histories(discourse: Discourse, at: int) -> list[History]:
    """The people brought up before a place, each with what has been seen of them."""
    found: dict[str, History] = {}
    for mention in discourse.mentions_before(at)[-WINDOW:]:
        known = found.setdefault(mention.name, History(mention.name, mention, 0, mention.at))
        known.last, known.count = mention, known.count + 1
        words = mention.name.split()
        known.speaks = max(
            speaks(words[0].casefold(), discourse.pack.code), speaks(words[-1].casefold(), discourse.pack.code)
        )
        known.model = max(known.model, log_odds(discourse.people.ctx.evidence.starts.get(mention.at, 0.0)))
        if mention.subject:
            known.subject_at = mention.at
    for quote in discourse.unnamed[-3:]:
        if quote.speaker and quote.speaker not in found and anchor_of(quote) < at:
            place = PersonMention(anchor_of(quote), quote.speaker, True)
            found[quote.speaker] = History(quote.speaker, place, 1, place.at, place.at)
    return list(found.values())


def features(discourse: Discourse, history: History, at: int, how: str, newest: int) -> dict[str, float]:
    """What speaks for a candidate: `how` is `pronoun`, `suffix` or `floating`, `newest` where anybody was named
    last."""
    last = discourse.last_person
    spoke = anchor_of(last) if last else -1
    speaker = last is not None and last.speaker == history.name
    subject = discourse.subject_before(at)
    is_subject = subject is not None and discourse.full_name(subject) == history.name
    since = history.last.at > spoke
    found = {
        "last speaker": speaker,
        f"last speaker, {how}": speaker,
        "last subject": is_subject,
        f"last subject, {how}": is_subject,
        "subject since the last quote": is_subject and subject is not None and subject[0] > spoke,
        f"subject since the last quote, {how}": is_subject and subject is not None and subject[0] > spoke,
        "named since the last quote": since and not history.last.quoted,
        "new since the last quote": history.first > spoke and not history.last.quoted,
        "named last": history.last.at == newest,
        "last named as subject": history.last.subject,
        "named in what is quoted": history.last.quoted,
        "in office": history.last.sure,
        "model": history.model,
        "speaks in other articles": history.speaks,
        "has spoken": history.name in discourse.spoke,
        "distance": math.log1p((at - history.last.at) / 100),
        "distance as subject": math.log1p((at - history.subject_at) / 100) if history.subject_at >= 0 else 3.0,
        "how often": math.log1p(history.count),
        "same paragraph": not discourse.text.count("\n", history.last.at, at),
        "last speaker, same paragraph": speaker and not discourse.text.count("\n", spoke, at),
    }
    return {name: float(value) for name, value in found.items()}


def anchor_of(quote: Quote) -> int:
    """Where in the text a quote's speaker stands: its source, else its cue, else its content."""
    span = quote.source or quote.cue or quote.content
    return span.start


def choose(discourse: Discourse, at: int, how: str, sex: str | None = None) -> Chosen | None:
    """Who is meant at a place, those of another `sex` left out; None where nobody has been brought up, or nobody is
    clearly ahead."""
    people = [h for h in histories(discourse, at) if sex is None or discourse.sexes.get(h.name, sex) == sex]
    if not people:
        return None
    newest = max(h.last.at for h in people)
    seen = {h.name: features(discourse, h, at, how, newest) for h in people}
    scored = [(score("salience", marks), name) for name, marks in seen.items()]
    best = max(scored)
    total = sum(math.exp(s - best[0]) for s, _ in scored)
    if discourse.trace is not None:
        discourse.trace.weigh({name: math.exp(s - best[0]) / total for s, name in scored}, seen)
    if 1 / total < UNCLEAR:
        return None
    return Chosen(best[1], 1 / total, reason_of(discourse, best[1], at))


def reason_of(discourse: Discourse, name: str, at: int) -> str:
    """In words a person reads: what a reader would go by."""
    subject = discourse.subject_before(at)
    last = discourse.last_person
    if subject and discourse.full_name(subject) == name and (last is None or subject[0] > anchor_of(last)):
        return "the subject before"
    if last is not None and last.speaker == name:
        return "the speaker before"
    return "named before"
