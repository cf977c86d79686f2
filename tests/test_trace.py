"""The trace: what every step decided and why, so that whoever sees a wrong speaker finds the cause."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lib.analysis.pipeline import analyze
from lib.analysis.trace import Trace
from lib.cli import app
from lib.explain import explained
from lib.language.pack import available, load
from lib.language.where import place
from lib.reading.text import read_text
from lib.records import Article
from tests.conftest import ROOT, SEED

# text · a cue · one of its frames · what is said of it (None: it fits).
FRAMES = [
    ("Rina Wulandari mengatakan bahwa gudang kosong.", "mengatakan", "indirect", None),
    ("Rina Wulandari datang tanpa mengatakan bahwa gudang kosong.", "mengatakan", "indirect", "blocked by `tanpa`"),
    ("Rina Wulandari menyebut gudang tua.", "menyebut", "indirect", "CONTENT: `gudang tua` is no clause"),
    ("Sejak kemarin mengatakan bahwa gudang kosong.", "mengatakan", "indirect", "SOURCE: nobody found left of the cue"),
    ("Rina Wulandari mengatakan bahwa gudang kosong.", "mengatakan", "before", "QUOTED: no quotation follows"),
    ("Rina Wulandari mengatakan bahwa gudang kosong.", "mengatakan", "chained", "LINK: no quote before it"),
    ("Gudang itu kosong kata Rina Wulandari.", "kata", "indirect_after", "CLAUSE: no comma before the cue"),
    ("Gudang itu kosong, kata sejak kemarin.", "kata", "indirect_after", "SOURCE: nobody named right behind the cue"),
    ('"Gudang itu kosong," mengatakan pagi ini.', "mengatakan", "subject_after", "SOURCE: nobody found"),
]  # fmt: skip

SKIPPED = [
    ('Rina Wulandari mengatakan, "Sinta mengatakan bahwa gudang kosong."', 1, "inside quotation marks"),
    ("Rina Wulandari mengatakan bahwa Sinta Lestari menilai gudang itu kosong.", 1, "inside a content found before"),
]


def article(text: str) -> Article:
    return read_text(text, "case", {"language": "id"})


@pytest.mark.parametrize(("text", "word", "rule", "failed"), FRAMES)
def test_each_frame_says_what_failed(text: str, word: str, rule: str, failed: str | None) -> None:
    told = explained(article(text), everything=True)
    (cue,) = (c for s in told["sentences"] for c in s["cues"] if c["text"] == word)
    tried = {f["rule"]: f["failed"] for f in cue["frames"]}
    assert (tried[rule] is None) if failed is None else failed in tried[rule]


@pytest.mark.parametrize(("text", "number", "why"), SKIPPED)
def test_a_cue_that_was_not_tried_says_why(text: str, number: int, why: str) -> None:
    cues = [c for s in explained(article(text), everything=True)["sentences"] for c in s["cues"]]
    assert why in cues[number]["skipped"] and not cues[number]["frames"]


def test_frames_are_tried_in_order_up_to_the_one_that_fits() -> None:
    told = explained(article("Rina Wulandari mengatakan bahwa gudang kosong."), everything=True)
    tried = told["sentences"][0]["cues"][0]["frames"]
    order = [f.name for f in load("id").frames if f.cue == "clause"]
    assert [f["rule"] for f in tried] == order[: order.index("indirect") + 1]


def test_places_in_the_pack_are_the_lines_themselves() -> None:
    told = explained(article("Rina Wulandari mengatakan bahwa gudang kosong."), everything=True)
    cue = told["sentences"][0]["cues"][0]
    lines = (ROOT / "lib/language/id.toml").read_text(encoding="utf-8").splitlines()
    at = {c["key"]: c["at"] for c in cue["classes"]}
    assert '"mengatakan"' in lines[int(at["cues.clause"].split(":")[1]) - 1]
    indirect = cue["frames"][-1]
    assert lines[int(indirect["at"].split(":")[1]) - 1].startswith("indirect =")


@pytest.mark.parametrize("code", available())
def test_every_word_of_a_pack_has_a_line(code: str) -> None:
    pack = load(code)
    lines = (ROOT / f"lib/language/{code}.toml").read_text(encoding="utf-8").splitlines()
    for key, words in pack.lists.items():
        for word in words:
            where = place(code, key, word.casefold())
            assert where and json.dumps(word, ensure_ascii=False) in lines[int(where.split(":")[1]) - 1], (key, word)
    assert place(code, "cues.clause", "no such word") is None


def test_a_pronoun_shows_whom_it_could_mean() -> None:
    text = (
        "Menteri Sosial Rina Wulandari tiba di Lestari. Bupati Sinta Lestari mengatakan bahwa gudang penuh.\n"
        "Ia menambahkan bahwa warga tenang."
    )
    quote = explained(article(text))["quotes"][1]
    names = [c["name"] for c in quote["candidates"]]
    assert quote["speaker"] == names[0] == "Sinta Lestari" and "Rina Wulandari" in names
    assert sum(c["share"] for c in quote["candidates"]) == pytest.approx(1)
    assert all(1 <= len(c["features"]) <= 3 for c in quote["candidates"])


def test_mentions_say_how_they_were_found_and_what_became_of_the_others() -> None:
    text = (
        "Menteri Sosial Rina Wulandari tiba di Yordania. Badan Air Bersih (BAB) menilai bahwa gudang itu penuh.\n"
        "BAB mengatakan bahwa Wulandari sudah pulang sejak Perang Dunia II, kata Surya Dunia."
    )
    told = explained(article(text), everything=True)
    how = {m["text"]: m["how"] for m in told["mentions"] if not m["dropped"]}
    assert how["Yordania"] in ("model", "gazetteer") and "BAB" in how
    assert {m["start"] for m in told["mentions"] if not m["dropped"]} == {
        m.span.start for m in analyze(article(text)).mentions
    }
    assert all(m["dropped"] or m["entity"] for m in told["mentions"])
    assert any(m["dropped"] and "overlaps" in m["dropped"] for m in told["mentions"])


@pytest.mark.parametrize("path", [SEED])
def test_a_trace_changes_nothing(path: Path) -> None:
    one = read_text(path.read_text(encoding="utf-8"), path.name, {})
    assert analyze(one, Trace()) == analyze(one)


def test_without_a_pack_there_is_nothing_to_tell() -> None:
    told = explained(read_text("今日は雨です。", "case", {"language": "ja"}), everything=True)
    assert told["quotes"] == told["sentences"] == told["mentions"] == []


def test_the_command_shows_a_quote_and_everything(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Rina Wulandari mengatakan bahwa gudang itu kosong. Warga menyebut gudang tua.\n", encoding="utf-8")
    short = CliRunner().invoke(app, ["explain", str(path)])
    assert short.exit_code == 0 and "gudang itu kosong" in short.output and "indirect" in short.output
    assert "is no clause" not in short.output
    whole = CliRunner().invoke(app, ["explain", str(path), "--all"])
    assert "is no clause" in whole.output and re.search(r"cues\.clause id\.toml:\d+", whole.output)
    told = json.loads(CliRunner().invoke(app, ["explain", str(path), "--all", "--json"]).stdout)
    assert told["quotes"][0]["rule"] == "indirect" and len(told["sentences"]) == 2
