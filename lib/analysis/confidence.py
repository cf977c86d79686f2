"""How sure a quote's speaker is: a likelihood that was learnt and checked on annotated articles
(docs/confidence.md)."""

from __future__ import annotations

import math
from dataclasses import replace

from lib.analysis.discourse import Discourse
from lib.analysis.name_start import log_odds
from lib.analysis.noun_phrases import Phrase
from lib.language.weights import score
from lib.records import Quote

# What the name model calls the name of such a speaker.
READ_AS = {"person": "PER", "organization": "ORG"}
# Names of more words often have a word too many in front: 6 of the 848 quotes of named persons in the gold have so long
# a one.
USUAL = 3


def judged(quote: Quote, phrase: Phrase | None, discourse: Discourse) -> Quote:
    """A quote with how sure its speaker is (0–1, two digits); none where it has no speaker."""
    if quote.speaker is None:
        return quote
    likely = 1 / (1 + math.exp(-score("confidence", sure_features(quote, phrase, discourse))))
    return replace(quote, confidence=round(likely, 2))


def sure_features(quote: Quote, phrase: Phrase | None, discourse: Discourse) -> dict[str, float]:
    """What tells how sure a speaker is: which kind of phrase stands for him, how clear the choice was where nobody is
    named, whether the name model and the article itself take the name for that of such a speaker, and how many words it
    has."""
    found = {"always": 1.0, f"by {kind_of(phrase)}": 1.0}
    known, speaker = discourse.people.ctx.evidence, quote.speaker or ""
    if quote.share is not None:
        found["share"] = log_odds(quote.share)
    if quote.speaker_kind in READ_AS:
        read = READ_AS[quote.speaker_kind]
        found[f"{read}, so read"] = float(known.kinds.get(speaker.casefold()) == read)
    if quote.speaker_kind == "person":
        found["person of one word"] = float(" " not in speaker)
        found["person of many words"] = float(len(speaker.split()) > USUAL)
    if phrase is not None and phrase.kind == "name":
        found["name, model"] = log_odds(known.starts.get(phrase.core.start, 0.0))
        found["name, speaks alone"] = float(any(word in known.names for word in discourse.words(phrase.core)))
    return found


def kind_of(phrase: Phrase | None) -> str:
    """What stands for the speaker: a `name`, `definite description` and so on; `nobody` where no words do."""
    if phrase is None:
        return "nobody"
    return f"definite {phrase.kind}" if phrase.definite else phrase.kind
