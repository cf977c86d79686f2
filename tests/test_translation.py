"""The real deep-translator over loopback HTTP, against a server that answers like Google and LibreTranslate, well and
badly."""

from __future__ import annotations

import io
import json
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlparse

import docx
import pytest
from deep_translator import constants
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest
from tenacity import wait_none
from typer.testing import CliRunner

from lib.cli import app as cli
from lib.messages import message
from lib.translation import exchange, glossary, memory, web
from lib.translation import translate as translation
from lib.translation.checks import reasons
from lib.translation.glossary import Term
from lib.translation.memory import Kept
from lib.translation.pace import pace
from lib.translation.providers import providers, translate
from lib.translation.reference import REFERENCE, reference
from lib.translation.translate import Failure, Into, complete, edit, pairs, pieces
from lib.views import wording
from tests.conftest import ROOT, page_at
from tests.loopback import reply, served

SENTENCES = ["Kami siap membantu warga desa.", "Hujan turun lagi di sini malam ini.", "Semua orang pulang ke rumah."]
KEY = "sekrit-key"
Says = Callable[[str], str]


def english(text: str) -> str:
    """What the server makes of a text: every word another, marks kept."""
    return " ".join(f"x{w}" if w[:1].isalpha() and not w.startswith("XQ") else w for w in text.split())


class Engine:
    """Answers like both engines; `mode` says how, `says` what a good translation is."""

    def __init__(self) -> None:
        self.mode, self.answers_as_deepl = "good", False
        self.says: Says = english
        self.seen: list[str] = []
        self.requests: list[tuple[str, str, str]] = []
        self.fails: Callable[[str], bool] = lambda text: False

    def __call__(self, handler: BaseHTTPRequestHandler) -> None:
        form = handler.rfile.read(int(handler.headers.get("Content-Length") or 0)).decode()
        self.requests.append((handler.path, form, handler.headers.get("Authorization", "")))
        asked = parse_qs(form or urlparse(handler.path).query)
        text = (asked.get("q") or asked.get("text") or [""])[0]
        self.seen.append(text)
        google = urlparse(handler.path).path == "/m"
        mode = "500" if self.fails(text) else self.mode
        if mode == "hang":
            handler.rfile.read(1)
            return
        made = {"echo": text, "page": "Error 500 (Server Error)!!1 That’s an error.", "nothing": ""}.get(
            mode, self.says(text)
        )
        body = (
            f'<html><div class="result-container">{escape(made)}</div></html>'
            if google
            else json.dumps({"translations": [{"text": made}]} if self.answers_as_deepl else {"translatedText": made})
        )
        if mode == "captcha":
            body = "<html><form>Our systems have detected unusual traffic</form></html>"
        elif mode == "none":
            body = "<html></html>" if google else json.dumps({"translatedText": None})
        handler.send_response(int(mode) if mode.isdigit() else 200)
        if mode == "429":
            handler.send_header("Retry-After", "90")
        handler.end_headers()
        if mode == "slow":
            for part in (body[:10], body[10:]):
                handler.wfile.write(part.encode())
                handler.wfile.flush()
            return
        handler.wfile.write(body.encode())


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """A server on loopback that both engines are led to; no waiting between tries."""
    answers = Engine()
    monkeypatch.setenv("KUTIPAN_LIBRETRANSLATE_KEY", KEY)
    monkeypatch.setenv("KUTIPAN_TRANSLATE_PER_SECOND", "100000")
    monkeypatch.setenv("KUTIPAN_TRANSLATE_SECONDS", "5")
    monkeypatch.setattr(translate.retry, "wait", wait_none())  # type: ignore[attr-defined]
    pace.cache_clear()
    with on_loopback(answers) as web:
        monkeypatch.setenv("KUTIPAN_LIBRETRANSLATE_URL", web.url)
        monkeypatch.setitem(constants.BASE_URLS, "GOOGLE_TRANSLATE", f"{web.url}/m")
        yield answers
    pace.cache_clear()


def on_loopback(answers: Engine) -> Any:
    """The server, for GET and POST alike."""
    return served({"/m": answers, "/translate": answers})


def into(name: str, terms: tuple[Term, ...] = ()) -> Into:
    return Into("id", "en", providers()[name], terms)


@pytest.mark.parametrize("name", ["Google", "LibreTranslate"])
def test_pairs_are_kept_for_next_time(name: str, engine: Engine, tmp_path: Path) -> None:
    assert complete(tmp_path, [*SENTENCES, SENTENCES[0]], into(name)) == {}
    table = pairs(tmp_path, SENTENCES, into(name), {}, fresh=frozenset({0}))
    assert table["status"].tolist() == ["ok", "cached", "cached"]
    assert table["target"].tolist() == [english(s) for s in SENTENCES]
    assert complete(tmp_path, SENTENCES, into(name)) == {}
    assert sorted(engine.seen) == sorted(SENTENCES)


@pytest.mark.parametrize("name", ["Google", "LibreTranslate"])
@pytest.mark.parametrize(
    ("mode", "statuses", "words", "asked"),
    [
        ("429", ["failed", "skipped", "skipped"], "asks for a pause", 1),
        ("500", ["failed"] * 3, "failed (500)", 9),
        ("403", ["failed", "skipped", "skipped"], "refused the request (403)", 1),
        ("400", ["failed"] * 3, "did not take the request (400)", 3),
        ("echo", ["failed"] * 3, "gave the source back", None),
        ("page", ["failed"] * 3, "gave an error page", 3),
        ("nothing", ["failed"] * 3, "", 3),
        ("none", ["failed"] * 3, "", 3),
        ("captcha", None, "", None),
        ("hang", ["failed"] * 3, "no whole answer within 0 s", 9),
    ],
)
def test_a_bad_answer_is_a_failure_and_never_a_translation(
    name: str, mode: str, statuses: list[str] | None, words: str, asked: int | None, engine: Engine, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    engine.mode = mode
    caplog.set_level(logging.DEBUG)
    if mode == "hang":
        monkeypatch.setenv("KUTIPAN_TRANSLATE_SECONDS", "0.3")
    failures = complete(tmp_path, SENTENCES, into(name))
    assert sorted(failures) == [0, 1, 2]
    if statuses:
        assert [failures[n].status for n in range(3)] == statuses
    assert memory.look_up(tmp_path, SENTENCES, "id", "en") == {}
    for failure in failures.values():
        assert failure.reason.startswith(name) and words in failure.reason
    if asked is not None:
        assert len(engine.seen) == asked
    said = " ".join(f.reason for f in failures.values()) + caplog.text
    assert KEY not in said and "127.0.0.1" not in said and "http" not in said and SENTENCES[0] not in said
    pace.cache_clear()
    engine.mode = "slow"
    monkeypatch.setenv("KUTIPAN_TRANSLATE_SECONDS", "5")
    assert complete(tmp_path, SENTENCES, into(name)) == {}
    assert pairs(tmp_path, SENTENCES, into(name), failures)["target"].notna().all()


@pytest.mark.parametrize(
    ("name", "form", "header"),
    [("LibreTranslate", f"&api_key={KEY}", ""), ("DeepL", "&source_lang=id&target_lang=en", f"DeepL-Auth-Key {KEY}")],
)
def test_neither_text_nor_key_stands_in_an_address(
    name: str, form: str, header: str, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEEPL_API_KEY", KEY)
    url = os.environ["KUTIPAN_LIBRETRANSLATE_URL"] + "/translate"
    monkeypatch.setattr(web, "bounded", partial(led_to, url, web.bounded))
    engine.says = lambda text: "We are ready to help."
    engine.answers_as_deepl = name == "DeepL"
    assert translate(providers()[name], SENTENCES[0], "id", "en") == "We are ready to help."
    ((path, sent, key),) = engine.requests
    assert path == "/translate" and form in sent and SENTENCES[0].replace(" ", "+") in sent and key == header


def led_to(url: str, ask: Callable[..., Any], method: str, asked: str, more: dict[str, Any]) -> Any:
    """A request that goes to a server of this test, whatever its address."""
    return ask(method, url, more)


def test_where_an_engine_sends_on_to_neither_text_nor_key_follows(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = Engine()
    with on_loopback(elsewhere) as other, served({"/translate": reply(b"", status=307, Location=f"{other.url}/translate")}) as first:  # fmt: skip
        monkeypatch.setenv("KUTIPAN_LIBRETRANSLATE_URL", first.url)
        failures = complete(tmp_path, SENTENCES[:1], into("LibreTranslate"))
    assert failures[0].reason == "LibreTranslate did not take the request (307)" and not elsewhere.requests


def test_an_engine_that_asked_for_a_pause_is_left_alone(engine: Engine, tmp_path: Path) -> None:
    engine.mode = "429"
    complete(tmp_path, SENTENCES, into("Google"))
    engine.mode = "good"
    failures = complete(tmp_path, SENTENCES, into("Google"))
    assert len(engine.seen) == 1
    assert "left alone until" in failures[0].reason
    assert 80 < pace("Google", 4).closed_for() <= 90
    assert complete(tmp_path, SENTENCES, into("LibreTranslate")) == {}


def test_a_refused_connection_ends_it_after_two(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KUTIPAN_LIBRETRANSLATE_URL", "http://127.0.0.1:9")
    failures = complete(tmp_path, SENTENCES, into("LibreTranslate"))
    assert [f.status for f in failures.values()] == ["failed", "failed", "skipped"]
    assert failures[0] == Failure("failed", message("not-reached", engine="LibreTranslate"))
    reasons_told = pairs(tmp_path, SENTENCES, into("LibreTranslate"), failures)["reason"]
    assert list(reasons_told[1:]) == [
        "LibreTranslate could not be reached",
        "LibreTranslate could not be reached: not sent",
    ]
    with wording.speaking("id"):
        assert wording.localized(reasons_told[2]) == "LibreTranslate tidak terjangkau: tidak dikirim"


def test_doubts_are_told_one_after_another_in_every_language(tmp_path: Path) -> None:
    text = "Rina Wulandari menyebut 400 rumah."
    kept = memory.Kept(text, "She spoke of many houses there.", "Google", "2020-10-16")
    memory.keep(tmp_path, kept, "id", "en")
    review = pairs(tmp_path, [text], into("Google"), {}, [["Rina Wulandari"]])["review"][0]
    assert review == "the number 400 is missing; the name Rina Wulandari is missing"
    with wording.speaking("id"):
        assert wording.localized(review) == "angka 400 hilang; nama Rina Wulandari hilang"


def numbered(count: int) -> list[str]:
    return [f"Warga nomor {n} menunggu air bersih di desa." for n in range(count)]


def test_of_a_thousand_sentences_only_new_ones_are_sent_and_later_only_those_that_failed(
    engine: Engine, tmp_path: Path
) -> None:
    texts = numbered(1000)
    memory.keep_all(tmp_path, [Kept(t, english(t), "LibreTranslate", "") for t in texts[:700]], "id", "en")
    engine.fails = lambda text: text in texts[702::3]
    bad = {n for n, t in enumerate(texts) if engine.fails(t)}
    assert len(bad) == 100
    failures = complete(tmp_path, texts, into("LibreTranslate"))
    assert set(failures) == bad and set(engine.seen) == set(texts[700:])
    table = pairs(tmp_path, texts, into("LibreTranslate"), failures)
    assert table["target"].notna().sum() == 1000 - len(bad)
    assert set(table.loc[table["status"] == "failed", "sentence"]) == bad
    engine.fails, engine.seen = lambda text: False, []
    assert complete(tmp_path, texts, into("LibreTranslate")) == {}
    assert sorted(engine.seen) == sorted(texts[n] for n in bad)


def test_killed_in_the_middle_nothing_that_came_is_sent_again(engine: Engine, tmp_path: Path) -> None:
    texts = numbered(120)
    source = tmp_path / "berita.jsonl"
    source.write_text("".join(json.dumps({"id": f"b{n}", "text": t, "language": "id"}) + "\n" for n, t in enumerate(texts)), encoding="utf-8")  # fmt: skip
    command = [
        sys.executable,
        "-m",
        "lib",
        "translate",
        str(source),
        "--to",
        "en",
        "--provider",
        "libre",
        "--out",
        str(tmp_path / "out"),
    ]
    environment = os.environ | {"KUTIPAN_STORE": str(tmp_path / "store")}
    killed = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 120
    while len(engine.seen) < 40:
        assert killed.poll() is None and time.monotonic() < until, "the run ended before it was killed"
        time.sleep(0.01)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    kept = {row["source"] for row in memory.everything(tmp_path / "store")}
    assert 38 <= len(kept) < 120
    before, engine.seen = set(engine.seen), []
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    assert not kept & set(engine.seen)
    assert set(engine.seen) == set(texts) - kept
    assert len(before - kept) <= 1  # the one whose answer was on its way
    rows = (tmp_path / "out" / "sentences.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 121


def test_the_command_says_what_failed(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path / "store"))
    engine.fails = lambda text: "Washington" in text
    ran = CliRunner().invoke(
        cli, ["translate", str(ROOT / "seeds"), "--provider", "libre", "--out", str(tmp_path / "out")]
    )
    assert ran.exit_code == 3, ran.output
    assert "11 of 12 sentences" in ran.output
    assert "LibreTranslate failed (500)" in ran.output
    monkeypatch.delenv("KUTIPAN_LIBRETRANSLATE_URL")
    ran = CliRunner().invoke(
        cli, ["translate", str(ROOT / "seeds"), "--provider", "libre", "--out", str(tmp_path / "out")]
    )
    assert ran.exit_code == 1 and "KUTIPAN_LIBRETRANSLATE_URL is not set" in ran.output


GOOD = ("Iran tidak menolak 15 syarat pada Oktober 2020.", "Iran did not refuse the 15 conditions in October 2020.")


@pytest.mark.parametrize(
    ("text", "made", "people", "found"),
    [
        (*GOOD, (), ()),
        (GOOD[0], "Iran refused... the conditions in October 2020.", (), ("the number 15 is missing",)),
        (GOOD[0], "Iran did not refuse the 15 conditions in November 2020.", (), ("the month Oktober is missing",)),
        (GOOD[0], "Iran accepts the 15 conditions of October 2020.", (), ("it denies something in the source and nothing here",)),
        ("Harganya Rp1.200,50 per liter.", "It costs Rp1,200.50 a litre.", (), ()),
        ("Resolusi 2231 sudah berlaku.", "Resolution 2213 is in force.", (), ("the number 2231 is missing", "the number 2213 is new")),
        ("\"Kami siap,\" kata Rina.", "We are ready, Rina said.", ("Rina",), ("2 quote marks in the source, 0 here",)),
        ("“Kami siap,” kata Rina.", "\"We are ready,\" Rina said.", ("Rina",), ()),
        ("Saeed Khatibzadeh datang ke sini.", "Saeed Khatibzade came here.", ("Saeed Khatibzadeh",), ()),
        ("Saeed Khatibzadeh datang ke sini.", "The spokesman came here.", ("Saeed Khatibzadeh",), ("the name Saeed Khatibzadeh is missing",)),
        ("Dia belum datang ke sini lagi.", "He hasn't come here again.", (), ()),
        ("Pertemuan itu berlangsung lama di istana negara.", "It met.", (), ("it is 0.1 times as long as the source",)),
        ("Dua orang datang.", "2 people came.", (), ()),
        ("Tanpa izin itu mereka pergi.", "They left without that permit.", (), ()),
    ],
)  # fmt: skip
def test_what_a_translation_lost_is_named(
    text: str, made: str, people: tuple[str, ...], found: tuple[str, ...]
) -> None:
    assert reasons(text, made, "id", "en", people) == found


def test_every_reference_translation_passes_the_checks() -> None:
    made = reference("id", "en")
    assert len(made) == 10
    assert {
        s: reasons(s, t, "id", "en", ["Khatibzadeh"] * ("Khatibzadeh" in s))
        for s, t in made.items()
        if reasons(s, t, "id", "en")
    } == {}


@given(st.text(max_size=400), st.integers(min_value=5, max_value=60))
def test_pieces_fit_and_lose_nothing_but_blanks(text: str, limit: int) -> None:
    cut = pieces(text, limit)
    assert all(0 < len(p) <= limit for p in cut)
    assert "".join("".join(cut).split()) == "".join(text.split())


def test_a_long_sentence_goes_clause_by_clause(engine: Engine, tmp_path: Path) -> None:
    long = "Menteri itu datang ke desa kami, " * 200 + "lalu pulang lagi."
    assert complete(tmp_path, [long], into("Google")) == {}
    assert len(engine.seen) == 2 and max(map(len, engine.seen)) <= 4900 and engine.seen[0].endswith(",")


TERMS = (Term("Juru Bicara", "spokesperson"), Term("AS", "US"))


def test_the_glossary_is_applied_where_placeholders_survive(engine: Engine, tmp_path: Path) -> None:
    text = "Juru Bicara AS datang, dan AS-lah yang menang di ASEAN."
    assert complete(tmp_path, [text], into("Google", TERMS)) == {}
    (made,) = pairs(tmp_path, [text], into("Google", TERMS), {})["target"]
    assert made == "spokesperson US xdatang, xdan US-lah xyang xmenang xdi xASEAN."
    assert pairs(tmp_path, [text], into("Google"), {})["target"].isna().all(), "another glossary is another question"


def test_an_engine_that_loses_placeholders_is_asked_without_and_the_term_is_checked(
    engine: Engine, tmp_path: Path
) -> None:
    engine.says = lambda text: english(text.replace("XQ0QX", "").replace("XQ1QX", ""))
    text = "Juru Bicara AS sudah datang ke sini."
    assert complete(tmp_path, [text], into("Google", TERMS)) == {}
    row = pairs(tmp_path, [text], into("Google", TERMS), {}).iloc[0]
    assert "Juru Bicara: “spokesperson” is not in it" in row["review"]
    assert engine.seen[-1] == text


def test_a_glossary_is_kept_as_it_was_saved(tmp_path: Path) -> None:
    assert Term("AS", "US") in glossary.load(tmp_path, "id", "en")
    glossary.save(tmp_path, "id", "en", [Term(" Polri ", ""), Term("", "x"), Term("Kepala Polri", "police chief")])
    assert glossary.load(tmp_path, "id", "en") == (Term("Kepala Polri", "police chief"), Term("Polri", "Polri"))
    assert glossary.applying("Kepala Polri pergi.", glossary.load(tmp_path, "id", "en")) == (
        Term("Kepala Polri", "police chief"),
    )


def test_the_analysts_rendering_wins_for_ever_and_can_be_taken_back(engine: Engine, tmp_path: Path) -> None:
    complete(tmp_path, SENTENCES, into("Google"))
    edit(tmp_path, SENTENCES[1], "It rains here again tonight.", "id", "en")
    for name in ("Google", "LibreTranslate"):
        row = pairs(tmp_path, SENTENCES, into(name), {}).iloc[1]
        assert (row["target"], row["status"], row["engine"]) == ("It rains here again tonight.", "edited", "analyst")
    edit(tmp_path, SENTENCES[1], "", "id", "en")
    assert pairs(tmp_path, SENTENCES, into("Google"), {}).iloc[1]["status"] == "cached"


ROWS = [
    Kept("=1+1 & <b>kutip</b>", '"=HYPERLINK" ok', "Google", "2026-01-02T03:04:05+00:00", "1", "abc"),
    Kept("Kalimat kedua.", "Second sentence.", "analyst", "2026-01-02T03:04:05+00:00"),
]


@pytest.mark.parametrize(("write", "name"), [(exchange.to_tmx, "m.tmx"), (exchange.to_csv, "m.csv")])
def test_a_memory_goes_out_and_comes_in(write: Callable[[Any], bytes], name: str, tmp_path: Path) -> None:
    memory.keep_all(tmp_path / "one", ROWS, "id", "en")
    data = write(memory.everything(tmp_path / "one"))
    assert exchange.take_in(tmp_path / "two", exchange.read(data, name)) == 2
    drop = "made_at"
    one, two = (
        [{k: v for k, v in r.items() if k != drop} for r in memory.everything(tmp_path / f)] for f in ("one", "two")
    )
    assert one == two


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "m.tmx", "no TMX"), (b"<tmx><body></body></tmx>", "m.tmx", "no translation in it"), (b"<tmx", "m.tmx", "no TMX"),
        (b"\xff\xfe\x00", "m.csv", "no CSV in UTF-8"), (b"a,b\n1,2\n", "m.csv", "columns source, source_language, target, target_language are missing"),
        (b'<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><tmx><body><tu><tuv lang="id"><seg>&x;</seg></tuv></tu></body></tmx>', "m.tmx", "no translation"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_memory_says_so(data: bytes, name: str, words: str) -> None:
    with pytest.raises(exchange.ExchangeError, match=words):
        exchange.read(data, name)


def test_a_bilingual_document_holds_both_sides(engine: Engine, tmp_path: Path) -> None:
    engine.fails = lambda text: "pulang" in text
    failures = complete(tmp_path, SENTENCES, into("Google"))
    data = exchange.bilingual(
        "Judul \x00 aneh", ("Indonesian", "English"), pairs(tmp_path, SENTENCES, into("Google"), failures)
    )
    cells = [[c.text for c in r.cells] for r in docx.Document(io.BytesIO(data)).tables[0].rows]
    assert cells[0] == ["Indonesian", "English"]
    assert cells[1][1].startswith(english(SENTENCES[0])) and "Google" in cells[1][1]
    assert cells[3][1].startswith("—") and "failed" in cells[3][1]


HEAD = "source,source_language,target_language,target,made_at\n"


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        ("Satu dua.,id,en,One two.,2020-10-16", "2020-10-16T00:00:00+00:00"),
        ("Satu dua.,id,en,One two.,2020-10-16T07:30:00+07:00", "2020-10-16T00:30:00+00:00"),
        ("Satu \x01dua.,id,en,One\x02 two.,2020-10-16", "2020-10-16T00:00:00+00:00"),
        ("Satu dua.,i\x01d,en,One two.,2020-10-16", "2020-10-16T00:00:00+00:00"),
    ],
)
def test_what_a_csv_gives_can_leave_as_tmx(tmp_path: Path, row: str, kept: str) -> None:
    (one,) = exchange.read((HEAD + row).encode(), "m.csv")
    assert (one["source"], one["target"], one["source_language"], one["made_at"]) == ("Satu dua.", "One two.", "id", kept)  # fmt: skip
    exchange.take_in(tmp_path, [one])
    assert exchange.read(exchange.to_tmx(memory.everything(tmp_path)), "m.tmx")[0]["target"] == "One two."


@pytest.mark.parametrize("date", ["16/10/2020", "kemarin", "2020-13-01", "9999999999-01-01"])
def test_a_row_with_a_date_that_is_none_is_named(date: str) -> None:
    rows = f'"Satu\n dua.",id,en,One two.,2020-10-16\nTiga.,id,en,Three.,{date}\n'
    with pytest.raises(exchange.ExchangeError, match=f"m.csv, line 4: {date} is no date"):
        exchange.read((HEAD + rows).encode(), "m.csv")


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"made_at": "16/10/2020"}, "left out, as it is no date: 16/10/2020"),
        ({"engine": "Goo\x01gle"}, "left out: control characters in engine"),
        ({"source_language": "i\x01d", "version": "\x02"}, "left out: control characters in source_language, version"),
        ({"target": "One\x0b two."}, "left out: control characters in target"),
    ],
)
def test_a_memory_that_is_odd_already_still_leaves_as_tmx(changed: dict[str, str], says: str) -> None:
    row = dict.fromkeys(exchange.COLUMNS, "") | {"source": "Satu dua.", "target": "One two.", "source_language": "id", "target_language": "en"}  # fmt: skip
    data = exchange.to_tmx([row | changed])
    assert f"<note>{says}</note>" in data.decode()
    assert exchange.read(data, "m.tmx")[0]["target"] == "One two."


def test_the_memory_of_the_first_version_is_taken_over(tmp_path: Path) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "translations.sqlite") as old:
        old.execute("create table memory (source text, source_language text, target_language text, engine text, target text, made_at text)")  # fmt: skip
        old.execute("insert into memory values ('Satu dua.', 'id', 'en', 'Google', 'One two.', '2026-01-01')")
    assert memory.look_up(tmp_path, ["Satu  dua."], "id", "en")["Satu dua."][0].target == "One two."


def open_page() -> AppTest:
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run().switch_page("pages/translation.py").run()


def texts_of(app: AppTest) -> str:
    return " ".join(t.value for t in app.text)


def test_the_page_starts_with_the_reference_and_sends_nothing(engine: Engine, store: Path) -> None:
    app = open_page()
    assert not app.exception
    assert app.selectbox(key="engine").value == REFERENCE
    assert "12 of 12 sentences in English" in texts_of(app)
    assert engine.seen == []


def test_the_page_asks_before_the_first_text_leaves(engine: Engine, store: Path) -> None:
    app = open_page()
    app.selectbox(key="engine").select("LibreTranslate").run()
    (button,) = [b for b in app.button if b.label.startswith("Translate 12 sentences")]
    assert button.disabled and engine.seen == []
    app.checkbox(key="allowed_LibreTranslate").check().run()
    engine.fails = lambda text: "Washington" in text
    next(b for b in app.button if b.label.startswith("Translate 12 sentences")).click().run()
    assert not app.exception
    assert "LibreTranslate failed (500). 1 sentence of 12 not translated" in app.error[0].value
    assert "11 of 12 sentences in English" in texts_of(app)
    engine.fails, engine.seen = lambda text: False, []
    next(b for b in app.button if b.label == "Retry 1 failed").click().run()
    assert "12 of 12 sentences in English" in texts_of(app) and not app.error
    assert len(engine.seen) == 1
    again = open_page()
    again.selectbox(key="engine").select("LibreTranslate").run()
    assert "12 of 12 sentences in English" in texts_of(again)
    assert len(engine.seen) == 1


def test_translation_never_raises_on_strange_sentences(engine: Engine, tmp_path: Path) -> None:
    odd = ["...", "123", "😀😀", "A" * 20, "<b>&amp;</b>", "Iran Rusia"]
    failures = complete(tmp_path, odd, into("Google"))
    assert set(failures) <= set(range(len(odd)))
    assert len(pairs(tmp_path, odd, into("Google"), failures)) == len(odd)
    assert list(pairs(tmp_path, odd, into("Google"), failures).columns) == translation.COLUMNS


def test_the_quotes_page_shows_kept_translations(store: Path) -> None:
    edit(store, "Sekarang, dengan pencabutan pembatasan senjata, kedua negara dapat meningkatkan prospek kerja sama militernya,\" kata Khatibzadeh.", "MY OWN WORDS", "id", "en")  # fmt: skip
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run().switch_page("pages/quotes.py").run()
    app.session_state["shown_as"] = "table"
    app.run()
    assert "translation" not in app.dataframe[0].value.columns
    app.selectbox(key="quotes_into").select("en").run()
    assert not app.exception
    shown = app.dataframe[0].value
    assert shown["translation"].notna().all()
    assert shown["translation"].str.contains("MY OWN WORDS").any()
    assert shown["translation"].str.contains("does not favour any US presidential candidate").any()
    app.selectbox(key="quotes_into").select("de").run()
    assert app.dataframe[0].value["translation"].isna().all()


def test_translations_stand_on_a_speakers_page_and_among_the_hits_too(store: Path) -> None:
    edit(store, "Sekarang, dengan pencabutan pembatasan senjata, kedua negara dapat meningkatkan prospek kerja sama militernya,\" kata Khatibzadeh.", "MY OWN WORDS", "id", "en")  # fmt: skip
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.session_state["quotes_into"], app.session_state["q"] = "en", "pencabutan"
    app.switch_page("pages/search.py").run()
    assert not app.exception and any("MY OWN WORDS" in h.proto.body for h in app.get("html"))
    app.session_state["who"], app.session_state["quotes_into"] = "Saeed Khatibzadeh", "en"
    app.switch_page("pages/speakers.py").run()
    assert not app.exception and any("MY OWN WORDS" in c.proto.json for c in app.get("bidi_component"))


@pytest.mark.parametrize(
    ("tongue", "named"), [("EN", "Reference (by hand)"), ("ID", "Acuan (buatan tangan)")], ids=["EN", "ID"]
)
def test_a_translation_made_by_hand_is_named_in_the_language_of_the_screen(
    tongue: str, named: str, store: Path
) -> None:
    """The address names what is meant, so that a link holds in the other language."""
    app = page_at("translation", lang=tongue, engine=REFERENCE)
    through = app.selectbox(key="engine")
    assert (through.value, through.options[0]) == (REFERENCE, named)
