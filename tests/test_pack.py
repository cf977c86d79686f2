"""A language pack: its schema, what a fault in it is told as, its template, and a language made of one file."""

from __future__ import annotations

import ast
import gzip
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import py3langid
import pytest
from py3langid import langid

from lib.analysis import quotes
from lib.analysis.pipeline import analyze
from lib.language import data, frames, pack
from lib.language.check import FRAMES_ALLOWED, called, unwrapped
from lib.language.frames import compile_frame
from lib.language.rules_version import deciding_files
from lib.language.schema import LanguageFile
from lib.language.toml_lines import lines_of
from lib.reading.text import language_of, read_text
from tests.conftest import ROOT

TEMPLATE = (pack.FOLDER / "template.toml").read_text(encoding="utf-8")
WORDS = "a list of words, none empty or with a blank at an end, each once"
UNITS = 'a table of words for "day", "week", "month", "year" or "decade"'
AFTER, ADVERBS = 'after = ["said", "says", "added", "told"]', "adverbial_ends = []"
FIRST = 'form = "{QUOTED} {CUE:after} {SOURCE}"'
# What is changed in the template, into what, and each fault: a text of the line it is in, and the message.
BROKEN: dict[str, tuple[str, str, list[tuple[str, str]]]] = {
    "unknown key": (
        ADVERBS, 'adverbial_ends = []\nadverbs = ["now"]',
        [("adverbs =", "grammar.adverbs: unknown; allowed: converbs or adverbial_ends (the nearest)")],
    ),
    "a verb of which no forms are known": (
        "[cues.verbs]", '[cues.verbs]\n"say" = ["after"]',
        [('"say" =', "cues.verbs.say: no forms of it are known; allowed: a verb of xx.verbs.data.gz, which `make data` makes")],
    ),
    "a verb in a list that takes none": (
        "[cues.verbs]", '[cues.verbs]\n"say" = ["afer"]',
        [('"say" =', "cues.verbs.say: 'afer' is not allowed; allowed: a table of verbs, each with the lists of cues that its forms stand in: "
          "after, clause, needs_complementizer, always_clause, directive, naming")],
    ),
    "unknown key like no other": (
        'boilerplate = [', 'zzz = 1\nboilerplate = [',
        [("zzz =", "sentences.zzz: unknown; allowed: abbreviations, glued, boilerplate")],
    ),
    "unknown table": ("[dates]", "[date.x]\n[dates]", [("[date.x]", "date: unknown; allowed: dates (the nearest)")]),
    "key written wrong: unknown and missing": (
        AFTER, AFTER.replace("after", "afer"),
        [
            ("[cues]", f"cues.after: missing; allowed: {WORDS} (Cues behind what was said.)"),
            ("afer =", "cues.afer: unknown; allowed: after (the nearest)"),
        ],
    ),
    "missing table": (
        TEMPLATE[TEMPLATE.index("\n[entities]\n") : TEMPLATE.index("\n[dates]\n")], "", [("# A language", "entities: missing; allowed: a table")],
    ),
    "word twice": (AFTER, 'after = [\n"said",\n"Said"]', [('"Said"', f"cues.after: 'Said' stands there twice; allowed: {WORDS}")]),
    "empty word": (AFTER, 'after = ["said",\n"" ]', [('"" ]', f"cues.after: '' is not allowed; allowed: {WORDS}")]),
    "blank at an end": (AFTER, 'after = ["said "]', [('"said "', f"cues.after: 'said ' is not allowed; allowed: {WORDS}")]),
    "a word where a list belongs": (AFTER, 'after = "said"', [('after = "said"', f"cues.after: 'said' is not allowed; allowed: {WORDS}")]),
    "a number in a list": (AFTER, 'after = ["said",\n\n  12, 13]', [("12, 13", f"cues.after: {n} is not allowed; allowed: {WORDS}") for n in (12, 13)]),
    "a word where a switch belongs": (
        "head_final = true", 'head_final = "yes"',
        [("head_final =", "grammar.head_final: 'yes' is not allowed; allowed: true or false")],
    ),
    "a word where a table belongs": ("[sentences]\n", "[sentence]\n", [
        ("# A language", "sentences: missing; allowed: a table"), ("[sentence]", "sentence: unknown; allowed: sentences (the nearest)"),
    ]),
    "an unknown unit": ('"week" = "week"', '"week" = "wek"', [('"wek"', f"dates.units.week: 'wek' is not allowed; allowed: {UNITS}")]),
    "a month too many": (
        '"sept" = 9', '"sept" = 13',
        [('"sept" = 13', "dates.month_variants.sept: 13 is not allowed; allowed: a table of words for numbers 1 to 12")],
    ),
    "11 months": ('  "may",\n', "", [("months = [", "dates.months: 11 items; allowed: the 12 names of the months, in order, each once")]),
    "a pattern that is none": (
        '"concern", "support", "hopes? for"', '"concern",\n"(?:sup"',
        [('"(?:sup"', "cues.noun_openers: '(?:sup' is no regular expression (missing ), unterminated subpattern at position 0); "
          "allowed: a list of regular expressions, each once")],
    ),
    "another pattern that is none": (
        "nominal_forms = []", 'nominal_forms = ["*nya"]',
        [("nominal_forms =", "grammar.nominal_forms: '*nya' is no regular expression (nothing to repeat at position 0); "
          "allowed: a list of regular expressions, each once")],
    ),
    "no code": ('code = "xx"', 'code = "English"', [("code =", "code: 'English' is not allowed; allowed: an ISO 639 code: two or three small letters")]),
    "a frame without a cue": (FIRST, 'form = "{QUOTED} {SOURCE}"', [("after = { p", f"frames.after.form: a frame needs a cue; allowed: {FRAMES_ALLOWED}")]),
    "a frame of two cues": (FIRST, 'form = "{CUE:after} {CUE:after}"', [("after = { p", f"frames.after.form: a frame has one cue; allowed: {FRAMES_ALLOWED}")]),
    "an unknown slot": (FIRST, 'form = "{WHATEVER} {CUE:after}"', [("after = { p", f"frames.after.form: WHATEVER is no slot left of a cue; allowed: {FRAMES_ALLOWED}")]),
    "a slot on the wrong side": (FIRST, 'form = "{REST} {CUE:after}"', [("after = { p", f"frames.after.form: REST does not stand left of a cue; allowed: {FRAMES_ALLOWED}")]),
    "an unknown class": (FIRST, 'form = "{QUOTED} {CUE:behind}"', [("after = { p", f"frames.after.form: no list of cues is called 'behind'; allowed: {FRAMES_ALLOWED}")]),
    "words in a frame": (FIRST, 'form = "{QUOTED} said {CUE:after}"', [("after = { p", f"frames.after.form: cannot read 'said'; allowed: {FRAMES_ALLOWED}")]),
    "a frame of the old kind": (
        "after = { priority = 10, " + FIRST + " }", 'after = "{QUOTED} {CUE:after} {SOURCE}"',
        [('after = "{', "frames.after: '{QUOTED} {CUE:after} {SOURCE}' is no table; allowed: a table with the keys priority, form")],
    ),
    "one priority twice": ("priority = 20", "priority = 10", [("subject_after =", "frames.subject_after.priority: 10 is that of after too; allowed: a whole number from 1, no other frame's")]),
    "priority nought": ("priority = 20", "priority = 0", [("subject_after =", "frames.subject_after.priority: 0 is not allowed; allowed: a whole number from 1, no other frame's")]),
}  # fmt: skip


def line_of(text: str, part: str) -> int:
    """The first line, from 1, that begins with or holds a text; one that begins with it is preferred."""
    lines = text.split("\n")
    return next((i for i, line in enumerate(lines, 1) if line.startswith(part)), 0) or next(
        i for i, line in enumerate(lines, 1) if part in line
    )


def complaint(text: str) -> list[str]:
    """The lines of what loading a pack complains of."""
    with pytest.raises(pack.PackError) as caught:
        pack.build(text, "xx.toml")
    return str(caught.value).split("\n")


@pytest.mark.parametrize("case", BROKEN)
def test_a_fault_is_told_with_line_key_and_what_is_allowed(case: str) -> None:
    old, new, wanted = BROKEN[case]
    assert TEMPLATE.count(old) >= 1
    text = TEMPLATE.replace(old, new, 1)
    assert complaint(text) == [f"xx.toml:{line_of(text, part)}: {message}" for part, message in wanted]


def test_all_faults_are_told_at_once_in_the_order_of_the_file() -> None:
    text, wanted = TEMPLATE, []
    for case in (
        "priority nought",
        "word twice",
        "11 months",
        "a pattern that is none",
        "another pattern that is none",
    ):
        old, new, faults = BROKEN[case]
        text = text.replace(old, new, 1)
        wanted += faults
    told = sorted((line_of(text, part), message) for part, message in wanted)
    assert complaint(text) == [f"xx.toml:{line}: {message}" for line, message in told]


def test_a_file_that_is_no_toml_says_where() -> None:
    assert complaint('code = "xx"\nname = \n') == ["xx.toml: Invalid value (at line 2, column 8)"]


def test_every_key_and_item_has_its_line() -> None:
    text = (
        'a = "#" # [no]\n\n[t]\nw = [\n  "x, y", # one\n  \'z]\',\n]\n"q r" = { "=" = 1, b.c = [1] }\n[t.sub]\ne = []\n'
    )
    assert lines_of(text) == {
        ("a",): 1, ("t",): 3, ("t", "w"): 4, ("t", "w", 0): 5, ("t", "w", 1): 6, ("t", "q r"): 8, ("t", "q r", "="): 8,
        ("t", "q r", "b"): 8, ("t", "q r", "b", "c"): 8, ("t", "q r", "b", "c", 0): 8, ("t", "sub"): 9, ("t", "sub", "e"): 10,
    }  # fmt: skip


@pytest.mark.parametrize("name", [*pack.available(), pack.TEMPLATE])
def test_the_lines_of_a_pack_are_those_of_its_parser(name: str) -> None:
    text = (pack.FOLDER / f"{name}.toml").read_text(encoding="utf-8")

    def paths(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
        inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, entry in inner:
            yield (*path, key)
            yield from paths(entry, (*path, key))

    lines = lines_of(text)
    assert set(paths(tomllib.loads(text))) == set(lines)
    assert all(str(p[-1]) in text.split("\n")[n - 1] for p, n in lines.items() if isinstance(p[-1], str))


@pytest.mark.parametrize("code", pack.available())
def test_every_pack_conforms(code: str) -> None:
    loaded = pack.load(code)
    assert loaded.code == code and loaded.frames
    assert set(loaded.detected_as) <= set(known_to_py3langid())


def known_to_py3langid() -> list[str]:
    """The codes that py3langid may give."""
    py3langid.classify("warm up: the model is loaded at its first use")
    return list(langid.IDENTIFIER.nb_classes)


def test_a_frame_reads_outward_from_its_cue() -> None:
    frame = compile_frame("x", "{QUOTED} {SOURCE} {CUE:clause} {COMPLEMENTIZER?} {CONTENT}")
    assert [s.kind for s in frame.left] == ["SOURCE", "QUOTED"]
    assert [(s.kind, s.optional) for s in frame.right] == [("COMPLEMENTIZER", True), ("CONTENT", False)]


def test_frames_are_tried_by_priority_wherever_they_stand() -> None:
    moved = TEMPLATE.replace("priority = 10,", "priority = 65,", 1)
    names = [f.name for f in pack.build(moved, "xx.toml").frames]
    assert names[:7] == [
        "subject_after",
        "before",
        "indirect_after",
        "passive_after",
        "viewpoint",
        "after",
        "according",
    ]


def test_every_slot_of_a_frame_is_matched_by_the_analysis() -> None:
    assert (set(quotes.LEFT), set(quotes.RIGHT)) == (frames.LEFT_SLOTS, frames.RIGHT_SLOTS)


def schema_keys() -> dict[str, str]:
    """Every key of the schema, frames aside, with what it is for."""
    found: dict[str, str] = {}
    for field in msgspec.structs.fields(LanguageFile):
        wanted, _, meant = unwrapped(field.type)
        if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct):
            found |= {f"{field.name}.{f.name}": unwrapped(f.type)[2] for f in msgspec.structs.fields(wanted)}
        elif meant:
            found[field.name] = meant
    return found


def texts_of(path: Path) -> set[str]:
    """The string constants of a module, those inside f-strings too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


MODULES = [p for p in (ROOT / "lib").rglob("*.py") if p.name != "schema.py"]


def test_every_key_of_the_schema_is_read() -> None:
    """As `"cues.after"`, or as `"after"` in a module that puts `"cues."` before it; a class of cues by a pack's
    frame."""
    texts = [texts_of(path) for path in MODULES]
    anchors = {f"cues.{frame.cue}" for code in pack.available() for frame in pack.load(code).frames}
    keys = [key.split(".") for key in schema_keys() if "." in key and key not in anchors]
    dead = [f"{t}.{k}" for t, k in keys if not any(f"{t}.{k}" in each or {f"{t}.", k} <= each for each in texts)]
    assert dead == []


def test_every_key_that_is_read_is_in_the_schema() -> None:
    keys = schema_keys()
    tables = {key.split(".")[0] for key in keys if "." in key}
    readers = [p for p in MODULES if "lib.language.pack" in p.read_text(encoding="utf-8")]
    read = {t for path in readers for t in texts_of(path) if re.fullmatch(rf"(?:{'|'.join(tables)})\.[a-z_]+", t)}
    assert read - keys.keys() == set()


def test_the_template_says_of_every_key_what_the_schema_says() -> None:
    comment: dict[str, str] = {}
    lines = TEMPLATE.split("\n")
    for path, line in lines_of(TEMPLATE).items():
        at = line - 1
        while at and lines[at - 1].startswith("#"):
            at -= 1
        comment[called(path)] = comment.get(called(path)) or " ".join(part[2:] for part in lines[at : line - 1])
    assert {k: v for k, v in schema_keys().items() if v not in comment[k]} == {}


def test_the_template_is_no_language() -> None:
    assert pack.TEMPLATE not in pack.available()
    assert pack.FOLDER / "template.toml" not in deciding_files()
    assert pack.build(TEMPLATE, "template.toml").code == "xx"


@pytest.fixture
def only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder of packs in place of the real one; what was loaded is forgotten before and after."""

    def forget() -> None:
        for cached in (pack.load, pack.available, pack.detected):
            cached.cache_clear()

    forget()
    monkeypatch.setattr(pack, "FOLDER", tmp_path)
    yield tmp_path
    forget()


# Words of an invented language for the template's.
INVENTED = {
    '"said"': '"zegu"', '"that"': '"dako"', '"minister"': '"ministro"', '"is"': '"estu"', '"low"': '"basu"',
    'detected_as = ["xx"]': 'detected_as = ["no", "nn"]', 'code = "xx"': 'code = "no"', '"yesterday"': '"hierau"',
    '"mr"': '"sinjo"', '"in"': '"enu"',
}  # fmt: skip


def test_a_language_is_one_file(only: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("world.data.gz", "en.data.gz"):
        (only / name).symlink_to(data.FOLDER / name)
    frozen = "# as `make data` writes it\n[countries]\nNusalaut\tNL\n[regions]\nUtara\n[home_cities]\nHulu\n[zipf]\nakva\t410\n"
    (only / "no.data.gz").write_bytes(gzip.compress(frozen.encode()))
    monkeypatch.setattr(data, "FOLDER", only)
    text = TEMPLATE
    for english, invented in INVENTED.items():
        text = text.replace(english, invented)
    (only / "no.toml").write_text(text, encoding="utf-8")
    (only / "template.toml").write_text(TEMPLATE, encoding="utf-8")
    assert pack.available() == ("no",)
    article = read_text("“Ake akva estu basu ku nivelu,” zegu Ministro Rina Wulandari hierau.", "x", {"language": "no"})
    (quote,) = analyze(article).quotes
    assert (article.text[quote.content.start : quote.content.end], quote.rule) == (
        "Ake akva estu basu ku nivelu",
        "after",
    )
    assert quote.speaker == "Rina Wulandari"


def test_a_language_is_known_by_what_its_pack_says(only: Path) -> None:
    text = "Regjeringa sa i dag at ho ikkje vil byggje ein ny demning ved elva før neste år."
    assert language_of(text) == "und"
    pack.available.cache_clear()
    pack.detected.cache_clear()
    (only / "no.toml").write_text(TEMPLATE.replace('["xx"]', '["no", "nn"]').replace('"xx"', '"no"'), encoding="utf-8")
    assert language_of(text) == "no"


def test_a_file_is_named_by_its_code(only: Path) -> None:
    (only / "no.toml").write_text(TEMPLATE, encoding="utf-8")
    with pytest.raises(pack.PackError, match=re.escape("no.toml: code: 'xx' is not the file's name; allowed: 'no'")):
        pack.load("no")


def test_two_packs_may_not_claim_one_language(only: Path) -> None:
    for code in ("nn", "no"):
        text = TEMPLATE.replace('["xx"]', '["no"]').replace('"xx"', f'"{code}"')
        (only / f"{code}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(pack.PackError, match=re.escape("no.toml: detected_as: 'no' is claimed by nn.toml too")):
        pack.detected()
