"""An article sentence by sentence: from the memory where it is known, through an engine where not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from lib import roles
from lib.messages import Message, message, together
from lib.translation import checks, glossary, memory
from lib.translation.glossary import Term
from lib.translation.memory import ANALYST, Kept
from lib.translation.providers import Provider, translate
from lib.translation.web import TranslationError

COLUMNS = ["sentence", "source", "target", "status", "reason", "engine", "made_at", "review"]
# Those that hold messages: a column of plain strings would keep their English sentences only.
MESSAGES = ("reason", "review")
# An engine that cannot be reached so often in a row is away: the rest is not sent.
GIVE_UP_AFTER = 2
# Where a sentence that is too long for an engine is cut: at a clause, else at a blank.
CLAUSE_ENDS = (r"[;:.!?]\s+", r",\s+", r"\s[-–—]\s", r"\s+")


@dataclass(frozen=True, slots=True)
class Into:
    """What is asked: the languages, the engine, the glossary."""

    source: str
    target: str
    provider: Provider
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A sentence that has no translation: `failed` where the engine was asked, `skipped` where it was not."""

    status: str
    reason: Message


Progress = Callable[[int, int], bool]


def known(root: Path, texts: Sequence[str], into: Into) -> dict[int, Kept]:
    """What the memory has of the texts for this question, by their number: the analyst's word first."""
    found = memory.look_up(root, texts, into.source, into.target)
    kept = {}
    for number, text in enumerate(texts):
        stamp = glossary.fingerprint(glossary.applying(text, into.terms))
        hit = memory.chosen(found.get(memory.normalised(text), []), into.provider.name, into.provider.version, stamp)
        if hit:
            kept[number] = hit
    return kept


def untranslated(failed: Failure | None) -> tuple[object, ...]:
    """`target, status, reason, engine, made_at, review` of a text that has no translation."""
    status, reason = (failed.status, failed.reason) if failed else ("untranslated", None)
    return None, status, reason, None, None, None


def pairs(
    root: Path,
    texts: Sequence[str],
    into: Into,
    failures: dict[int, Failure],
    people: Sequence[Sequence[str]] = (),
    fresh: frozenset[int] = frozenset(),
) -> pd.DataFrame:
    """`sentence (int64), source, target, status, reason, engine, made_at, review`, a row a text; nothing is sent.

    `status` is `ok` (made just now: `fresh`), `cached`, `edited` (the analyst's), `failed`, `skipped` or
    `untranslated`; `reason` says why it failed, `review` what the checks found in a translation that no person made:
    messages, None where there is nothing to say.
    """
    kept = known(root, texts, into)
    rows: list[dict[str, object]] = []
    for number, text in enumerate(texts):
        row = dict.fromkeys(COLUMNS) | {"sentence": number, "source": text, "status": "untranslated"}
        hit, failed = kept.get(number), failures.get(number)
        if hit is not None:
            status = "edited" if hit.engine == ANALYST else "ok" if number in fresh else "cached"
            row |= {"target": hit.target, "status": status, "engine": hit.engine, "made_at": hit.made_at or None}
            row["review"] = doubts(text, hit, into, people[number] if number < len(people) else ())
        elif failed:
            row |= {"status": failed.status, "reason": failed.reason}
        rows.append(row)
    told = {name: pd.Series([row[name] for row in rows], dtype=object) for name in MESSAGES}
    plain = {"sentence": "int64"} | {name: "str" for name in COLUMNS if name != "sentence" and name not in MESSAGES}
    return pd.DataFrame(rows, columns=COLUMNS).astype(plain).assign(**told)


def doubts(text: str, made: Kept, into: Into, people: Sequence[str]) -> Message | None:
    """What the checks found in a translation; None where a person made it, or they found nothing."""
    if not made.made_at or made.engine == ANALYST:
        return None
    terms = glossary.applying(text, into.terms)
    found = checks.reasons(text, made.target, into.source, into.target, people, terms)
    return together(found) if found else None


def complete(
    root: Path,
    texts: Sequence[str],
    into: Into,
    progress: Progress = lambda done, of: True,
    only: frozenset[int] | None = None,
) -> dict[int, Failure]:
    """Sends what the memory lacks, each answer kept at once; gives back the failures by number.

    The same text is sent once. `progress` is told how many of how many are done; where it gives False the rest is left
    for the next time. With `only` nothing but these numbers is sent.
    """
    there = known(root, texts, into)
    missing: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        if number not in there and (only is None or number in only):
            missing.setdefault(memory.normalised(text), []).append(number)
    failures: dict[int, Failure] = {}
    away = 0
    stop: Failure | None = None
    for done, (text, places) in enumerate(missing.items()):
        if not progress(done, len(missing)):
            return failures
        if stop is None:
            try:
                keep_translated(root, text, into)
                away = 0
                continue
            except TranslationError as error:
                failed = Failure("failed", error.of(into.provider.name))
                away = away + 1 if error.kind == "away" else 0
                failures |= dict.fromkeys(places, failed)
                if error.kind in ("pause", "refused") or away >= GIVE_UP_AFTER:
                    stop = Failure("skipped", message("not-sent", why=failed.reason))
        else:
            failures |= dict.fromkeys(places, stop)
    progress(len(missing), len(missing))
    return failures


def keep_translated(root: Path, text: str, into: Into) -> None:
    """Translates one text and keeps it. Raises TranslationError."""
    terms = glossary.applying(text, into.terms)
    made = through(text, into, terms)
    kept = Kept(text, made, into.provider.name, "", into.provider.version, glossary.fingerprint(terms))
    memory.keep(root, kept, into.source, into.target)


def through(text: str, into: Into, terms: tuple[Term, ...]) -> str:
    """A text through the engine, in pieces where it is long, glossary terms behind placeholders where the engine keeps
    them."""
    if terms and into.provider.placeholders:
        sent = glossary.hidden(text, terms)
        answer = glossary.shown(in_pieces(sent, into), terms, sent)
        if answer is not None:
            return answer
    return in_pieces(text, into)


def in_pieces(text: str, into: Into) -> str:
    """A text through the engine; a long one clause by clause."""
    return " ".join(translate(into.provider, p, into.source, into.target) for p in pieces(text, into.provider.limit))


def pieces(text: str, limit: int) -> list[str]:
    """A text cut into parts of at most `limit` characters: at the last clause end that fits, else at the last blank.

    A word longer than the limit is cut through, as nothing else is left.
    """
    found = []
    while len(text) > limit:
        cut = next((c for c in (last_end(text, form, limit) for form in CLAUSE_ENDS) if c), limit)
        found.append(text[:cut].strip())
        text = text[cut:]
    return [p for p in (*found, text.strip()) if p]


def last_end(text: str, form: str, limit: int) -> int:
    """Where the last match that lies within the limit ends; 0 where there is none in its second half."""
    ends = [m.end() for m in re.finditer(form, text[: limit + 1]) if m.end() <= limit]
    return ends[-1] if ends and ends[-1] >= limit // 2 else 0


def edit(root: Path, text: str, rendering: str, source: str, target: str) -> None:
    """The analyst's own rendering: it wins for ever; an empty one takes the earlier one back. Raises
    NotAllowedError."""
    roles.checked()
    if rendering.strip():
        memory.keep(root, Kept(text, rendering.strip(), ANALYST, ""), source, target)
    else:
        memory.forget_edit(root, text, source, target)


def back(translated: str, into: Into) -> str:
    """A translation put back into the source's language by the same engine, for comparing. Raises TranslationError."""
    there = Into(into.target, into.source, into.provider)
    return in_pieces(memory.normalised(translated), there)
