"""The whole analysis against a tokenizer alone, in words a second on one core."""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib.util import find_spec

from bench.rows import Row
from lib.analysis.pipeline import analyze
from lib.records import Article


def seconds(work: Callable[[Article], object], articles: list[Article]) -> float:
    """CPU seconds of this process, after one warm-up article."""
    work(articles[0])
    start = time.process_time()
    for article in articles:
        work(article)
    return time.process_time() - start


def against_spacy(articles: list[Article]) -> Row:
    """Words a second of ours over those of spaCy's blank("id")."""
    what, asked = 'analysis, words/s, against spaCy blank("id") tokenizing', "at least 0.5×"
    if find_spec("spacy") is None:
        return Row(what, asked, None, "not measured: spaCy is not installed (pip install spacy)")
    import spacy

    nlp = spacy.blank("id")
    theirs = seconds(lambda a: nlp(a.text), articles)
    ratio = theirs / seconds(analyze, articles)
    return Row(what, asked, ratio >= 0.5, f"{ratio:.2f}×")
