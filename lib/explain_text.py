"""What `lib/explain.py` tells, as lines a person reads on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from lib.explain import Told


def lines(told: Told) -> Iterator[str]:
    """An article's quotes; before them its sentences and behind them people and mentions, where they were asked for."""
    yield f"== {told['article_id']} · {told['outlet'] or 'outlet unknown'} · {told['characters']:,} characters"
    for sentence in told.get("sentences", ()):
        yield from sentence_lines(sentence)
    for quote in told["quotes"]:
        yield from quote_lines(quote)
    if told.get("people"):
        yield "\npeople, where they are named"
        for person in told["people"]:
            yield f"  {person['start']:>6}  {person['name']}{office(person)}"
    if told.get("mentions"):
        yield "\nmentions"
        for mention in told["mentions"]:
            yield mention_line(mention)


def one_line(text: str) -> str:
    """Words without line ends."""
    return " ".join(text.split())


def office(row: Told) -> str:
    """` · role, affiliation` where there is any."""
    parts = ", ".join(part for part in (row["role"], row["affiliation"]) if part)
    return f" · {parts}" if parts else ""


def sentence_lines(sentence: Told) -> Iterator[str]:
    """A sentence: chunks, the lists that made them, subject, cues, quotations with no cue."""
    yield f"\nsentence [{sentence['start']}:{sentence['end']}] {one_line(sentence['text'])}"
    yield f"  chunks   {' '.join(chunk_text(c) for c in sentence['chunks'])}"
    listed = [f"{one_line(c['text'])} {c['list']['key']} {c['list']['at']}" for c in sentence["chunks"] if "list" in c]
    if listed:
        yield f"  lists    {' · '.join(listed)}"
    if sentence["subject"]:
        yield f"  subject  {sentence['subject']}"
    if not sentence["cues"]:
        yield "  no cue of the pack"
    for cue in sentence["cues"]:
        yield from cue_lines(cue)
    for left in sentence["leftovers"]:
        yield f"  quoted   [{left['start']}:{left['end']}] without a cue of its own: {left['became']}"


def chunk_text(chunk: Told) -> str:
    """`noun[Menteri Sosial Rina Wulandari → name “Rina Wulandari” · Menteri, Sosial]`, `verb[mengatakan]`, `,`."""
    words = one_line(chunk["text"])
    if chunk["kind"] == "mark":
        return words
    names = chunk.get("names")
    if not names:
        return f"{chunk['kind']}[{words}]"
    core = "" if names["text"] == chunk["text"] else f" “{one_line(names['text'])}”"
    return f"{chunk['kind']}[{words} → {names['kind']}{' definite' if names['definite'] else ''}{core}{office(names)}]"


def cue_lines(cue: Told) -> Iterator[str]:
    """A cue and the frames around it."""
    where = ", ".join(f"{c['key']} {c['at'] or ''}".rstrip() for c in cue["classes"])
    yield f"  cue      [{cue['start']}:{cue['end']}] {cue['text']} ({where})"
    if cue["skipped"]:
        yield f"    no frame tried: {cue['skipped']}"
    for frame in cue["frames"]:
        yield f"    {'✗' if frame['failed'] else '✓'} {frame['rule']} {frame['at']}: {frame['failed'] or 'fits'}"


def quote_lines(quote: Told) -> Iterator[str]:
    """A quote and how its speaker was found."""
    rule = quote["rule"] + (f" {quote['rule_at']}" if quote["rule_at"] else "")
    yield f"\n[{quote['start']}:{quote['end']}] {quote['type']} · rule {rule}"
    yield f"  content  {one_line(quote['text'])}"
    for part in ("cue", "source"):
        yield f"  {part:<8} {one_line(quote[part]['text']) if quote[part] else 'none'}"
    sure = "" if quote["confidence"] is None else f" · {quote['confidence']:.0%} sure"
    yield f"  speaker  {quote['speaker'] or 'unknown'} ({quote['speaker_kind']}){office(quote)}{sure}"
    yield f"  chain    {' → '.join(quote['chain'])}"
    for candidate in quote["candidates"]:
        features = ", ".join(f"{f['feature']} {f['adds']:+.2f}" for f in candidate["features"])
        yield f"    {candidate['share']:4.0%}  {candidate['name']}: {features}"


def mention_line(mention: Told) -> str:
    """A mention and what became of it."""
    lists = "".join(f" · {one['word']} {one['key']} {one['at']}" for one in mention["lists"])
    became = f"→ {mention['entity']}" if not mention["dropped"] else f"dropped: {mention['dropped']}"
    place = f"[{mention['start']}:{mention['end']}]"
    return f"  {place:>13}  {one_line(mention['text'])} ({mention['type']}, {mention['how']}) {became}{lists}"
