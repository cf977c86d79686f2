"""What the layers below the screen say: messages with values, in every language, the same after each way they go."""

from __future__ import annotations

import ast
import copy
import io
import json
import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow.csv as pacsv
import pyarrow.json as pajson
import pyarrow.parquet as pq
import pytest
from fluent.syntax import ast as fluent
from fluent.syntax import parse
from typer.testing import CliRunner

from lib import messages
from lib.cli import app as cli
from lib.ingest import ingest
from lib.messages import Message, as_it_came, message, read, together, written
from lib.reading.confined import read_path
from lib.reading.messages import ANSWERS, ENCODER, Read, Unread
from lib.reading.pending import Pending
from lib.reading.text import read_text
from lib.records import Problem
from lib.store import query
from lib.store.corpus import read_manifest
from lib.store.tables import table
from lib.views import incoming, tables, wording
from tests.conftest import ROOT, opened, page_at

NAMES = messages.words("en")
# Where a message's name is given on: it comes from a call that is looked at too, or out of a store.
GIVEN_ON = {"messages/__init__.py", "reading/faults.py", "translation/web.py"}
SAMPLES = (
    message("empty"),
    message("file-size", n=120_000_000, most=50_000_000),
    message("no-zip", why="File is not a zip file"),
    message("unsupported", ending=".\ud800", endings='.a, {"id":'),
    message("not-sent", why=message("not-reached", engine="Google")),
    together([message("check-number-gone", n="400"), message("check-name", name="Rina; Budi")]),
    as_it_came('{"id":"empty","values":{}}'),
    as_it_came(""),
)


def variables(name: str) -> set[str]:
    """What a message needs."""
    return set(NAMES[name][1::2])


def named(node: ast.expr) -> list[str]:
    """The names that an argument may be: as it stands, one of two, one of a table."""
    match node:
        case ast.Constant(value=str(name)):
            return [name]
        case ast.IfExp():
            return [*named(node.body), *named(node.orelse)]
        case ast.Subscript():
            return named(node.value)
        case ast.Dict():
            return [name for value in node.values for name in named(value)]
    return []


def calls() -> Iterator[tuple[str, ast.expr, set[str]]]:
    """Every call in lib that makes a message: its file, its argument that names the message, and the values given."""
    for path in (ROOT / "lib").rglob("*.py"):
        file = path.relative_to(ROOT / "lib").as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            given = {k.arg or "" for k in node.keywords}
            match node.func.id:
                case "message":
                    yield file, node.args[0], given
                case "explained" if len(node.args) == 2:
                    yield file, node.args[1], {"why"}
                case "TranslationError":
                    yield file, node.args[1], given - {"after"} | {"engine"}


def test_every_message_is_there_with_what_it_needs_and_every_one_is_said() -> None:
    wrong, said = set(), {"together", "as-it-came"}
    for file, argument, given in calls():
        names = named(argument)
        said |= set(names)
        wrong |= {(file, name) for name in names if name not in NAMES or variables(name) != given}
        assert names or file in GIVEN_ON, f"{file}: {ast.unparse(argument)}"
    assert wrong == set()
    assert NAMES.keys() - said == set()


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_every_language_has_every_message_with_the_same_values(language: str) -> None:
    text = (ROOT / "lib" / "messages" / f"{language}.ftl").read_text(encoding="utf-8")
    names = [entry.id.name for entry in parse(text).body if isinstance(entry, fluent.Message)]
    assert not [entry.content for entry in parse(text).body if isinstance(entry, fluent.Junk)]
    assert sorted(names) == sorted(NAMES), "one twice, or one that another language lacks"
    found = messages.words(language)
    assert {n: set(found[n][1::2]) for n in found} == {n: variables(n) for n in NAMES}


@pytest.mark.parametrize(
    ("name", "values", "error"),
    [
        ("no-such", {}, KeyError),
        ("file-size", {"n": 1}, ValueError),
        ("empty", {"why": "x"}, ValueError),
    ],
)
def test_a_message_that_is_not_there_or_lacks_something_is_an_error(
    name: str, values: dict[str, messages.Value], error: type[Exception]
) -> None:
    with pytest.raises(error):
        message(name, **values)


@pytest.mark.parametrize("ftl", ["a = { NUMBER($n) }", "a = { b }\nb = c", "a = { $n ->\n  *[other] x\n }"])
def test_a_message_that_needs_more_than_words_and_variables_is_an_error(ftl: str) -> None:
    entry = next(e for e in parse(ftl).body if isinstance(e, fluent.Message))
    assert entry.value
    with pytest.raises(ValueError, match="words and variables only"):
        messages.pieces(entry.value)


@pytest.mark.parametrize(
    ("said", "english", "indonesian"),
    [
        (message("empty"), "there is no text in it", "tidak ada teks di dalamnya"),
        (
            message("file-size", n=120_000_000, most=50_000_000),
            "120,000,000 bytes; the limit is 50,000,000 (KUTIPAN_MAX_FILE_BYTES)",
            "120.000.000 bita; batasnya 50.000.000 (KUTIPAN_MAX_FILE_BYTES)",
        ),
        (message("check-length", ratio=2.3), "it is 2.3 times as long as the source", "panjangnya 2,3 kali sumbernya"),
        (
            together([message("check-number-gone", n="400"), message("check-name", name="Rina")]),
            "the number 400 is missing; the name Rina is missing",
            "angka 400 hilang; nama Rina hilang",
        ),
        (
            message("not-sent", why=message("not-reached", engine="Google")),
            "Google could not be reached: not sent",
            "Google tidak terjangkau: tidak dikirim",
        ),
        (
            message("line", file="corrections.jsonl", n="3", why=message("changed-since")),
            "corrections.jsonl, line 3: the analysis has changed since",
            "corrections.jsonl, baris 3: analisisnya sudah berubah sejak itu",
        ),
        (
            message("dates-row-address", one="2020", other="2021-01-02", used="2020"),
            "its row says 2020, its address says 2021-01-02: 2020 is used",
            "barisnya menyebut 2020, alamatnya menyebut 2021-01-02: yang dipakai 2020",
        ),
        (as_it_came("nobody ever said this"), "nobody ever said this", "nobody ever said this"),
        ("translate.google.com", "translate.google.com", "translate.google.com"),
    ],
)
def test_a_message_is_english_and_told_in_the_language(said: str, english: str, indonesian: str) -> None:
    assert said == english == wording.localized(said)
    with wording.speaking("id"):
        assert wording.localized(said) == indonesian


def test_a_value_with_the_words_of_a_message_stays_a_value() -> None:
    """A file's name or a library's words are not taken for ours: nothing is recognised by its words."""
    with wording.speaking("id"):
        assert wording.localized(message("no-zip", why="there is no text in it")).endswith(": there is no text in it")


def test_a_message_is_never_changed_and_has_no_halves_of_characters() -> None:
    said = message("check-name", name="Ri\ud800na")
    said.encode()
    assert said == "the name Ri\ufffdna is missing" and {said: 1}["the name Ri\ufffdna is missing"] == 1
    for name in ("id", "values", "other"):
        with pytest.raises(AttributeError):
            setattr(said, name, "x")


def same(one: str, other: str) -> bool:
    """Whether two are the same message, not only the same sentence."""
    return isinstance(one, Message) and isinstance(other, Message) and (one, one.id, one.values) == (other, other.id, other.values)  # fmt: skip


@pytest.mark.parametrize("said", SAMPLES)
def test_a_message_comes_back_equal_from_every_way_it_goes(said: Message, tmp_path: Path) -> None:
    problem = Problem("a.zip", None, "zip", said)
    assert same(read(written(said)), said)
    assert same(pickle.loads(pickle.dumps(said)), said) and same(copy.deepcopy(said), said)
    assert same(ANSWERS.decode(ENCODER.encode(Unread(problem))).problem.message, said)
    noted = replace(read_text("Ada teks di sini.", "a.txt"), notes=(said,))
    assert [same(note, said) for note in ANSWERS.decode(ENCODER.encode(Read(noted))).article.notes] == [True]
    pending = Pending()
    assert [same(p.message, said) for p in pending.put([problem])] == [True]
    assert [same(p.message, said) for p in pending.items() if isinstance(p, Problem)] == [True]
    pending.close()
    ingest(tmp_path, [problem], "one")
    for frame in (query.problems(opened(tmp_path)), query.whole(opened(tmp_path), "problems")):
        assert [same(kept, said) for kept in frame["message"]] == [True]


@pytest.mark.parametrize(
    "kept",
    [
        "there is no text in it",
        "",
        "{}",
        '{"id":',
        '{"id":"of-a-later-version","values":{}}',
        '{"id":"empty","values":{"n":1}}',
        '{"id":"no-zip","values":{"why":null}}',
        '{"id":"together","values":{"messages":["x"]}}',
        '{"id":3,"values":[]}',
        '{"id":"no-zip","values":{"why":' + '{"id":' * 100_000,
    ],
)
def test_what_is_no_written_message_stays_as_it_came(kept: str) -> None:
    assert same(read(kept), as_it_came(kept))
    with wording.speaking("id"):
        assert wording.localized(read(kept)) == kept


def test_problems_and_notes_of_bad_files_are_told_in_the_language_of_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read by another process, looked over, kept by the store, asked for by the page."""
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path / "store"))
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "rusak.zip").write_bytes(b"PK\x03\x04 no archive")
    (tmp_path / "files" / "dua.csv").write_text("text,date\nAir surut.,kemarin\nAir naik.,2020\n", encoding="utf-8")
    (tmp_path / "files" / "barat.txt").write_bytes("Kafé tutup, “kata” Rina Wulandari.".encode("cp1252"))
    came = incoming.received(read_path(tmp_path / "files"))
    with wording.speaking("id"):
        assert list(came.shown()["notes"]) == ["bukan UTF-8: dibaca sebagai cp1252", ""]
        looked_over = tables.shown(came.problems)["message"]
    ingest(tmp_path / "store", came.pending.items(), "files")
    page = page_at("corpus", lang="ID")
    (kept,) = (d.value for d in page.dataframe if "message" in d.value)
    told = [
        "bukan UTF-8: dibaca sebagai cp1252",
        "'kemarin' bukan tanggal: tulis 2020, 2020-10, atau 2020-10-16",
        "bukan ZIP yang bisa dibuka: zipfile.BadZipFile: File is not a zip file",
    ]
    assert list(kept["message"]) == told
    assert list(looked_over) == told[1:]


def test_a_store_of_version_1_shows_the_sentences_that_it_kept(store: Path) -> None:
    """Version 1.0.0 kept English sentences: they are shown as they are, in every language."""
    ingest(store, [Problem("a.txt", None, "empty", message("empty"))], "one")
    batch = read_manifest(store).batches[-1]
    part = store / batch.files["problems"]
    assert json.loads(pq.read_table(part)["message"][0].as_py())["id"] == "empty"
    rows = [{"origin": "a.txt", "row": None, "kind": "empty", "message": "there is no text in it"}]
    pq.write_table(table("problems", rows), part)
    page = page_at("corpus", lang="ID")
    (kept,) = (d.value for d in page.dataframe if "message" in d.value)
    assert list(kept["message"]) == ["there is no text in it"]


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_tables_for_people_have_the_english_sentence(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path / "store"))
    (tmp_path / "kosong.txt").write_bytes(b" ")
    run = CliRunner().invoke
    read_in = run(cli, ["ingest", str(tmp_path / "kosong.txt")])
    assert "problem: kosong.txt: there is no text in it\n" in read_in.output
    assert run(cli, ["export", "--out", str(tmp_path / "store-out"), "--format", form]).exit_code == 0
    run(cli, ["analyze", str(tmp_path / "kosong.txt"), "--out", str(tmp_path / "out"), "--format", form])
    for folder in ("store-out", "out"):
        data = (tmp_path / folder / f"problems.{form}").read_bytes()
        table_of = {"jsonl": pajson.read_json, "csv": pacsv.read_csv, "parquet": pq.read_table}[form]
        assert table_of(io.BytesIO(data))["message"].to_pylist() == ["there is no text in it"]
