"""Finds the speaker's phrase left or right of a cue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from lib.analysis.gazetteer import local_cities
from lib.analysis.name_start import best_start
from lib.analysis.phrases import Phrase, read_phrase, split_office
from lib.analysis.words import WORD, Evidence, bare, capital, starts_with, verb_like, words_of
from lib.language.pack import Pack, alternation, union
from lib.letters import UPPER
from lib.records import Span

BREAK = re.compile(r"[,;:.?!()\"“”\n]|\s[-–—]+\s")
DASH = re.compile(r"\s[-–—]")
AGE = re.compile(r"\s*\(\d{1,3}(?: [^\W\d_]{1,8})?\)")
MAX_WORDS = 24


def right_of(text: str, start: int, limit: int, pack: Pack, known: Evidence) -> tuple[Phrase, int] | None:
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
    if phrase.kind == "description" and phrase.role and not phrase.definite:
        held = name_in_office(text, Span(start, end), limit, pack, known)
        if held:
            return held
    if phrase.kind == "name" and phrase.role and bare(phrase.core.of(text)) not in known.names:
        named = name_behind_comma(text, end, limit, pack, known)
        if named and bare(named[0].core.of(text).split()[0]) in known.names:
            role, affiliation = split_office(text, words_of(text, Span(start, end)), pack)
            return replace(named[0], role=role, affiliation=affiliation), named[1]
    if phrase.kind == "name" and phrase.role is None:
        role, affiliation, end = apposition(text, end, limit, pack)
        phrase = replace(phrase, role=role, affiliation=affiliation)
    return phrase, end


def name_in_office(text: str, office: Span, limit: int, pack: Pack, known: Evidence) -> tuple[Phrase, int] | None:
    """`Ketua Program Air untuk Jawa Rina Wulandari`: an office with a small word inside, and the name that ends it."""
    inner = re.compile(rf"\s+(?:{alternation(pack.words['grammar.office_prepositions'])})\s+(?=[{UPPER}])")
    small = inner.match(text, office.end, limit)
    if not small:
        return None
    end = phrase_end(text, small.end(), limit, pack)
    words = words_of(text, Span(small.end(), end)) if end > small.end() else []
    if len(words) < 2 or not all(capital(w.group()) for w in words):
        return None
    first = best_start(words, 0, True, pack, known)
    likely = max((known.starts.get(w.start(), 0.0) for w in words[first:]), default=0.0)
    if not first or likely < 0.5:
        return None
    role, affiliation = split_office(text, words_of(text, Span(office.start, words[first].start())), pack)
    return Phrase(Span(words[first].start(), end), "name", role, affiliation), end


def plain_noun(text: str, start: int, limit: int, pack: Pack) -> tuple[Phrase, int] | None:
    """What stands behind `menurut` and names nobody known: `rancangan resolusi itu`, up to its comma."""
    match = re.compile(r"[^,.;:\"“”()\n]{3,60}(?=,)").match(text, start, limit)
    if not match or len(match.group().split()) > 6:
        return None
    words = words_of(text, Span(match.start(), match.end()))
    if not words or bare(words[0].group()) in union(pack, "cues.noun_openers", "grammar.first_person"):
        return None
    return Phrase(Span(words[0].start(), words[-1].end()), "document"), match.end()


def phrase_end(text: str, start: int, limit: int, pack: Pack) -> int:
    """Where a noun phrase that starts at `start` ends: at a mark, a determiner, or a word no name has."""
    end, seen_capital = start, False
    opens = not text[:start].rstrip() or text[:start].rstrip()[-1] in '.!?"”\n' or text[start - 1 : start] == "\n"
    for count, word in enumerate(WORD.finditer(text, start, limit)):
        gap = text[end : word.start()]
        if (
            count == MAX_WORDS
            or (count and BREAK.search(gap) and not bracketed(text, end, word))
            or (count == 0 and gap.strip())
        ):
            break
        low = bare(word.group())
        if low in pack.words["grammar.determiners"]:
            return word.end() if count else start
        is_capital = capital(word.group())
        joined = low in pack.words["grammar.joiners"] or low in pack.words["grammar.name_particles"] or low.isdigit()
        joined = joined or low in union(pack, "speakers.honorifics", "speakers.body_roles")
        if seen_capital and not is_capital and not (joined and next_capital(text, word.end(), limit)):
            break
        if not is_capital and not joined and (low in stop_words(pack) or (count and verb_like(low, pack))):
            break
        common = bool(starts_with([low], common_heads(pack))) or (
            not count and opens and not joined_name(text, word.end(), limit)
        )
        seen_capital = seen_capital or (is_capital and not common)
        end = word.end()
        if low in pack.words["grammar.pronouns"]:
            break
    return end


def bracketed(text: str, end: int, word: re.Match[str]) -> bool:
    """Whether the gap before a word is the bracket of an acronym: `Badan Air Bersih (BAB) Lestari`."""
    gap = text[end : word.start()]
    if gap == " (":
        return bool(re.match(rf"[{UPPER}][\w-]{{1,14}}\)\s*[{UPPER}]", text[word.start() : word.start() + 40]))
    return gap in (") ", ")")


@cache
def stop_words(pack: Pack) -> frozenset[str]:
    """Small words that end a noun phrase."""
    return (
        union(pack, "grammar.prepositions", "grammar.relative", "grammar.auxiliaries", "grammar.chain_links", "grammar.complementizers")
    )  # fmt: skip


@cache
def common_heads(pack: Pack) -> frozenset[str]:
    """Nouns that head a description, capitalised only at the head of a sentence."""
    return (
        union(pack, "speakers.roles", "grammar.indefinites", "speakers.organisation_heads", "speakers.document_heads", "speakers.group_heads")
    )  # fmt: skip


def joined_name(text: str, start: int, limit: int) -> bool:
    """Whether the word that opens a sentence is a name's: followed by another capital, or by a verb, a mark, the end."""
    word = WORD.search(text, start, limit)
    return word is None or bool(text[start : word.start()].strip()) or capital(word.group())


def next_capital(text: str, start: int, limit: int) -> bool:
    """Whether the next word is written as a name."""
    word = WORD.search(text, start, limit)
    return bool(word and not text[start : word.start()].strip(" /") and capital(word.group()))


def name_behind_comma(text: str, end: int, limit: int, pack: Pack, known: Evidence) -> tuple[Phrase, int] | None:
    """`Juru bicara Dinas Air, Rina Wulandari`: the name behind the office's comma."""
    comma = re.compile(r",\s*").match(text, end, limit)
    if not comma:
        return None
    name_end = phrase_end(text, comma.end(), limit, pack)
    phrase = read_phrase(text, Span(comma.end(), name_end), pack, known) if name_end > comma.end() else None
    return (phrase, name_end) if phrase and phrase.kind == "name" else None


def apposition(text: str, end: int, limit: int, pack: Pack) -> tuple[str | None, str | None, int]:
    """Role and affiliation behind a name: `Budi (49), paman Rina,`."""
    age = AGE.match(text, end, limit)
    at = age.end() if age else end
    comma = re.compile(r",\s*").match(text, at, limit)
    if not comma:
        return None, None, at
    ends = alternation(pack.words["grammar.apposition_ends"])
    stop = re.compile(rf"[,.;]|\s(?:{ends})\s").search(text, comma.end(), limit)
    stop_at = stop.start() if stop else limit
    words = words_of(text, Span(comma.end(), stop_at))
    if len(words) > 10 or any(verb_like(bare(w.group()), pack) for w in words if w.group().islower()):
        return None, None, at
    role, affiliation = split_office(text, words, pack) if words else (None, None)
    return role, affiliation, stop_at if role else at


def left_of(text: str, start: int, cue: int, pack: Pack, known: Evidence) -> tuple[Phrase, int] | None:
    """The subject that ends before the cue at `cue`, looking back as far as `start`; and where it begins."""
    end = back_over_auxiliaries(text, start, cue, pack)
    pieces = [p for p in split_commas(text, start, end) if p.start < p.end]
    for index in range(len(pieces) - 1, -1, -1):
        piece = strip_lead(text, pieces[index], pack)
        if piece.start >= piece.end or set_in(text, pieces, index, end, pack):
            continue
        phrase = subject_of_list(text, pieces[: index + 1], pack, known) or read_piece(text, piece, pack, known)
        if phrase is None:
            continue
        if phrase.kind == "name" and phrase.role is None and index:
            phrase = office_before(text, pieces[index - 1], phrase, pack)
        office = phrase.kind in ("description", "organization") or unlikely_name(text, phrase, known)
        if office and not phrase.definite and index:
            before = index - 1
            while before > 0 and pieces[before].of(text).isdigit():  # an age: `Rina Wulandari, 43, a nurse`
                before -= 1
            named = read_piece(text, strip_lead(text, pieces[before], pack), pack, known)
            if named and named.kind == "name" and named.role is None:
                words = office_words(text, piece, pack)
                role, affiliation = split_office(text, words, pack)
                if role or bare(words[0].group()) in pack.words["grammar.indefinites"]:
                    return replace(named, role=role, affiliation=affiliation), pieces[before].start
        return phrase, piece.start
    return None


def office_words(text: str, piece: Span, pack: Pack) -> Sequence[re.Match[str]]:
    """The words of an office in apposition, without the clause that goes on about its holder: `an analyst who had warned`."""
    words = words_of(text, piece)
    relative = pack.words["grammar.relative"]
    return words[: next((i for i, w in enumerate(words) if i and bare(w.group()) in relative), len(words))]


def subject_of_list(text: str, pieces: list[Span], pack: Pack, known: Evidence) -> Phrase | None:
    """`Menteri Rina Wulandari pada rapat dengan Balai Air, Balai Tanah, dan Balai Udara`: a list that ends an adjunct
    belongs to the adjunct; the subject stands before it."""
    last = words_of(text, pieces[-1])
    if len(pieces) < 2 or not last or bare(last[0].group()) not in pack.words["grammar.enumerators"]:
        return None
    for piece in pieces[-2::-1]:
        piece = strip_lead(text, piece, pack)
        words = words_of(text, piece)
        if not words:
            continue
        if bare(words[0].group()) in pack.words["grammar.prepositions"]:
            return None
        end = phrase_end(text, piece.start, piece.end, pack)
        rest = words_of(text, Span(end, piece.end)) if end > piece.start else []
        if rest and bare(rest[0].group()) in pack.words["grammar.prepositions"]:
            phrase = read_phrase(text, Span(piece.start, end), pack, known)
            return phrase if phrase and phrase.kind == "name" else None
    return None


def set_in(text: str, pieces: list[Span], index: int, end: int, pack: Pack) -> bool:
    """Whether a piece is set into the subject: between dashes, a city behind a body, `seperti dikutip ...`."""
    if not index:
        return False
    piece = pieces[index]
    follows = text[piece.end : end] if index == len(pieces) - 1 else text[piece.end : pieces[index + 1].start]
    dashes = DASH.search(text[pieces[index - 1].end : piece.start]) and DASH.search(follows)
    words = [bare(w.group()) for w in words_of(text, piece)]
    marked = bool(follows.strip())
    cities = local_cities(pack.code) | pack.words["speakers.regions"]
    city = marked and 0 < len(words) < 4 and all(w in cities | pack.words["speakers.office_words"] for w in words)
    inserted = marked and bool(words) and words[0] in pack.words["grammar.insertions"]
    return bool(dashes) or (city and any(w in cities for w in words)) or inserted


def unlikely_name(text: str, phrase: Phrase, known: Evidence) -> bool:
    """Whether the name behind an office is rather its last word: `Kantor Air Wilayah Lestari`."""
    name = phrase.core.of(text)
    if phrase.kind != "name" or phrase.role is None or bare(name) in known.names:
        return False
    return " " not in name or known.starts.get(phrase.core.start, 1.0) < 0.2


def office_before(text: str, piece: Span, phrase: Phrase, pack: Pack) -> Phrase:
    """`Wali Kota Lestari, Rina Wulandari, mengatakan`: the office in the piece before the name."""
    words = words_of(text, strip_lead(text, piece, pack))
    if not words or not starts_with([bare(w.group()) for w in words], pack.words["speakers.roles"]):
        return phrase
    role, affiliation = split_office(text, words, pack)
    return replace(phrase, role=role, affiliation=affiliation)


def split_commas(text: str, start: int, end: int) -> list[Span]:
    """The pieces between commas, brackets left out at their ends."""
    cuts = [start, *(m.end() for m in re.compile(r"[,;:]\s*|\s[-–—]+\s").finditer(text, start, end)), end]
    pieces = []
    for a, b in pairwise(cuts):
        body = text[a:b].rstrip(" ,;:-–—\n")
        body = re.sub(r"\s*\([^()]*\)$", "", body)
        lead = len(body) - len(body.lstrip())
        pieces.append(Span(a + lead, a + len(body)))
    return pieces


def back_over_auxiliaries(text: str, start: int, cue: int, pack: Pack) -> int:
    """Where the subject ends: adverbs, auxiliaries and `melanjutkan dengan` before the cue are passed over."""
    words = list(words_of(text, Span(start, cue)))
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


def read_piece(text: str, piece: Span, pack: Pack, known: Evidence) -> Phrase | None:
    """The phrase that is the subject of a piece: its head, or what follows the last subordinator."""
    words = words_of(text, piece)
    if not words:
        return None
    low = [bare(w.group()) for w in words]
    relative = low[0] in pack.words["grammar.relative"]
    inner = 0 if relative and len(low) > 1 and verb_like(low[1], pack) else last_clause(words, low, pack)
    if inner:
        phrase = whole_phrase(text, words[inner].start(), piece.end, pack, known)
        if phrase:
            return phrase
    if relative:
        return None
    if low[0] in pack.words["grammar.prepositions"]:
        return name_at_end(text, words, low, pack, known)
    end = phrase_end(text, piece.start, piece.end, pack)
    phrase = read_phrase(text, Span(piece.start, end), pack, known) if end > piece.start else None
    if phrase is None or phrase.kind != "name":
        phrase = behind_heading(text, words, low, pack, known) or phrase
    if phrase and phrase.kind == "description" and phrase.role and not phrase.definite:
        held = name_in_office(text, Span(piece.start, end), piece.end, pack, known)
        if held:
            return held[0]
    if phrase and phrase.kind in ("group", "description", "document", "organization"):
        return with_place(text, phrase, end, piece.end, pack)
    return phrase


def behind_heading(
    text: str, words: Sequence[re.Match[str]], low: list[str], pack: Pack, known: Evidence
) -> Phrase | None:
    """`Dikirim dengan kapal Menteri Sosial Rina Wulandari`: a heading without a stop, then office and name."""
    for i in range(1, len(words)):
        if capital(words[i].group()) and starts_with(low[i:], pack.words["speakers.roles"]):
            phrase = whole_phrase(text, words[i].start(), words[-1].end(), pack, known)
            if phrase and phrase.kind == "name" and phrase.role:
                return phrase
    return None


def with_place(text: str, phrase: Phrase, end: int, limit: int, pack: Pack) -> Phrase:
    """`kantor dagang Norwegia di Peru`: the place that ends a description belongs to it."""
    where = alternation(pack.words["grammar.place_prepositions"])
    nouns = alternation(pack.words["grammar.place_nouns"])
    match = re.compile(rf"\s+(?:{where})\s+(?:[{UPPER}]\w+|{nouns})(?:\s+[{UPPER}]\w+)*").match(text, end, limit)
    if match and match.end() == limit:
        return replace(phrase, core=Span(phrase.core.start, match.end()))
    return phrase


def last_clause(words: Sequence[re.Match[str]], low: list[str], pack: Pack) -> int:
    """Index of the word behind the last subordinator of a piece (0 where there is none)."""
    for i in range(len(words) - 2, -1, -1):
        if low[i] in pack.words["grammar.subordinators"]:
            return i + 1
    return 0


def whole_phrase(text: str, start: int, end: int, pack: Pack, known: Evidence) -> Phrase | None:
    """A phrase that fills the stretch to its end."""
    reached = phrase_end(text, start, end, pack)
    if reached <= start:
        return None
    phrase = read_phrase(text, Span(start, reached), pack, known)
    if phrase and reached < end and phrase.kind != "name":
        phrase = with_place(text, phrase, reached, end, pack)
        reached = phrase.core.end
    return phrase if phrase and not text[reached:end].strip(" )") else None


def name_at_end(
    text: str, words: Sequence[re.Match[str]], low: list[str], pack: Pack, known: Evidence
) -> Phrase | None:
    """`Dalam rapat tersebut Wulandari`: the name, pronoun or description that ends an adverbial."""
    if low[-1] in pack.words["grammar.pronouns"]:
        return read_phrase(text, Span(words[-1].start(), words[-1].end()), pack, known)
    for first in range(1, len(words)):
        ends = union(pack, "grammar.determiners", "grammar.adverbial_ends")
        opens = low[first - 1] in ends or low[first - 1].endswith(tuple(pack.words["grammar.possessive_suffixes"]))
        if opens:
            phrase = whole_phrase(text, words[first].start(), words[-1].end(), pack, known)
            if phrase:
                return phrase
    return None
