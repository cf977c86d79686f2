"""Finds the speaker's phrase left or right of a cue."""

from __future__ import annotations

import re
from dataclasses import replace

from lib.analysis.phrases import WORD, Phrase, bare, capital, read_phrase, split_office, starts_with, words_of
from lib.language.pack import Pack
from lib.records import Span

BREAK = re.compile(r"[,;:.?!()\"“”\n]|\s[-–—]+\s")
AGE = re.compile(r"\s*\(\d{1,3}(?: tahun)?\)")
MAX_WORDS = 14


def right_of(text: str, start: int, limit: int, pack: Pack, known: frozenset[str]) -> tuple[Phrase, int] | None:
    """The phrase that starts right behind a cue, and where it ends (its apposition included)."""
    end = phrase_end(text, start, limit, pack)
    if end <= start:
        return None
    phrase = read_phrase(text, Span(start, end), pack, known)
    if phrase is None:
        return None
    if phrase.kind == "description" and not phrase.definite and phrase.role:
        named = name_behind_comma(text, end, limit, pack, known)
        if named:
            return replace(named[0], role=phrase.role, affiliation=phrase.affiliation), named[1]
    if phrase.kind == "name" and phrase.role is None:
        role, affiliation, end = apposition(text, end, limit, pack)
        phrase = replace(phrase, role=role, affiliation=affiliation)
    return phrase, end


def phrase_end(text: str, start: int, limit: int, pack: Pack) -> int:
    """Where a noun phrase that starts at `start` ends: at a mark, a determiner, or a word no name has."""
    end, seen_capital = start, False
    for count, word in enumerate(WORD.finditer(text, start, limit)):
        gap = text[end : word.start()]
        if count == MAX_WORDS or (count and BREAK.search(gap)) or (count == 0 and gap.strip()):
            break
        low = bare(word.group())
        if low in pack.words["grammar.determiners"]:
            return word.end() if count else start
        is_capital = capital(word.group())
        joined = low in ("dan", "&") or low in pack.words["grammar.name_particles"]
        if seen_capital and not is_capital and not (joined and next_capital(text, word.end(), limit)):
            break
        if not is_capital and (low in stop_words(pack) and not joined):
            break
        seen_capital = seen_capital or (is_capital and not starts_with([low], pack.words["speakers.roles"]))
        end = word.end()
        if low in pack.words["grammar.pronouns"]:
            break
        if word.group().endswith(".") and len(low) > 3:
            end -= 1
            break
    return end


def stop_words(pack: Pack) -> frozenset[str]:
    """Small words that end a noun phrase."""
    return (
        pack.words["grammar.prepositions"] | pack.words["grammar.relative"] | pack.words["grammar.auxiliaries"]
        | pack.words["grammar.chain_links"] | pack.words["grammar.complementizers"]
    )  # fmt: skip


def next_capital(text: str, start: int, limit: int) -> bool:
    """Whether the next word is written as a name."""
    word = WORD.search(text, start, limit)
    return bool(word and not text[start : word.start()].strip() and capital(word.group()))


def name_behind_comma(
    text: str, end: int, limit: int, pack: Pack, known: frozenset[str]
) -> tuple[Phrase, int] | None:
    """`Juru bicara Kementerian Luar Negeri, Abbas Mousavi`: the name behind the office's comma."""
    comma = re.compile(r",\s*").match(text, end, limit)
    if not comma:
        return None
    name_end = phrase_end(text, comma.end(), limit, pack)
    phrase = read_phrase(text, Span(comma.end(), name_end), pack, known) if name_end > comma.end() else None
    return (phrase, name_end) if phrase and phrase.kind == "name" else None


def apposition(text: str, end: int, limit: int, pack: Pack) -> tuple[str | None, str | None, int]:
    """Role and affiliation behind a name: `Mulyadi (49), paman Tulus,`."""
    age = AGE.match(text, end, limit)
    at = age.end() if age else end
    comma = re.compile(r",\s*").match(text, at, limit)
    if not comma:
        return None, None, at
    stop = re.compile(r"[,.;]|\s(?:yang|di|saat|ketika|dalam|pada|seusai|usai)\s").search(text, comma.end(), limit)
    stop_at = stop.start() if stop else limit
    words = words_of(text, Span(comma.end(), stop_at))
    if not words or not starts_with([bare(w.group()) for w in words], pack.words["speakers.roles"]):
        return None, None, at
    role, affiliation = split_office(text, words, pack)
    return role, affiliation, stop_at


def left_of(text: str, start: int, cue: int, pack: Pack, known: frozenset[str]) -> tuple[Phrase, int] | None:
    """The subject that ends before the cue at `cue`, looking back as far as `start`; and where it begins."""
    end = back_over_auxiliaries(text, start, cue, pack)
    pieces = [p for p in split_commas(text, start, end) if p.start < p.end]
    for index in range(len(pieces) - 1, -1, -1):
        piece = strip_lead(text, pieces[index], pack)
        if piece.start >= piece.end:
            continue
        phrase = read_piece(text, piece, pack, known)
        if phrase is None:
            continue
        if phrase.kind == "name" and phrase.role is None and index:
            phrase = office_before(text, pieces[index - 1], phrase, pack)
        if phrase.kind in ("description", "organization") and not phrase.definite and index:
            named = read_piece(text, strip_lead(text, pieces[index - 1], pack), pack, known)
            if named and named.kind == "name" and named.role is None:
                role, affiliation = split_office(text, words_of(text, piece), pack)
                if role:
                    return replace(named, role=role, affiliation=affiliation), pieces[index - 1].start
        return phrase, piece.start
    return None


def office_before(text: str, piece: Span, phrase: Phrase, pack: Pack) -> Phrase:
    """`Presiden Amerika Serikat, Donald Trump, mengatakan`: the office in the piece before the name."""
    words = words_of(text, strip_lead(text, piece, pack))
    if not words or not starts_with([bare(w.group()) for w in words], pack.words["speakers.roles"]):
        return phrase
    role, affiliation = split_office(text, words, pack)
    return replace(phrase, role=role, affiliation=affiliation)


def split_commas(text: str, start: int, end: int) -> list[Span]:
    """The pieces between commas, brackets left out at their ends."""
    cuts = [start, *(m.end() for m in re.compile(r"[,;:]\s*|\s[-–—]+\s").finditer(text, start, end)), end]
    pieces = []
    for a, b in zip(cuts, cuts[1:], strict=False):
        body = text[a:b].rstrip(" ,;:-–—\n")
        body = re.sub(r"\s*\([^()]*\)$", "", body)
        lead = len(body) - len(body.lstrip())
        pieces.append(Span(a + lead, a + len(body)))
    return pieces


def back_over_auxiliaries(text: str, start: int, cue: int, pack: Pack) -> int:
    """Where the subject ends: adverbs, auxiliaries and `melanjutkan dengan` before the cue are passed over."""
    words = words_of(text, Span(start, cue))
    end = cue
    while words and bare(words[-1].group()) in pack.words["grammar.auxiliaries"]:
        end = words.pop().start()
    return end


def strip_lead(text: str, piece: Span, pack: Pack) -> Span:
    """The piece without leading connectives (`Namun`, `Sementara itu`)."""
    words = words_of(text, piece)
    taken = 0
    while taken < len(words):
        size = starts_with([bare(w.group()) for w in words[taken:]], pack.words["grammar.connectives"])
        if not size:
            break
        taken += size
    return Span(words[taken].start(), piece.end) if taken < len(words) else Span(piece.end, piece.end)


def read_piece(text: str, piece: Span, pack: Pack, known: frozenset[str]) -> Phrase | None:
    """The phrase of a piece; a piece that opens with a preposition may still end in a name."""
    words = words_of(text, piece)
    if not words:
        return None
    low = [bare(w.group()) for w in words]
    prepositions = pack.words["grammar.prepositions"] | pack.words["grammar.relative"]
    if low[0] in prepositions:
        return name_at_end(text, words, low, pack, known)
    cut = next((i for i, w in enumerate(low) if i and w in prepositions and not capital(words[i].group())), len(words))
    if cut < len(words) and low[cut - 1] not in pack.words["grammar.determiners"]:
        tail = name_at_end(text, words, low, pack, known) if low[cut] in pack.words["grammar.relative"] else None
        head = read_phrase(text, Span(words[0].start(), words[cut - 1].end()), pack, known)
        if head and head.kind not in ("name", "organization") and all(capital(w.group()) for w in words[cut + 1 :]):
            return replace(head, core=Span(head.core.start, words[-1].end()))
        return head or tail
    return read_phrase(text, Span(words[0].start(), piece.end), pack, known)


def name_at_end(
    text: str, words: list[re.Match[str]], low: list[str], pack: Pack, known: frozenset[str]
) -> Phrase | None:
    """`Dalam wawancara tersebut Netanyahu`: the name, pronoun or office that ends an adverbial."""
    if low[-1] in pack.words["grammar.pronouns"]:
        return read_phrase(text, Span(words[-1].start(), words[-1].end()), pack, known)
    first = len(words)
    while first > 1 and capital(words[first - 1].group()):
        first -= 1
    if first == len(words) or low[first - 1] not in pack.words["grammar.determiners"] | {"lalu", "lain"} and first < 3:
        return None
    previous = low[first - 1]
    if previous in pack.words["grammar.prepositions"]:
        return None
    return read_phrase(text, Span(words[first].start(), words[-1].end()), pack, known)
