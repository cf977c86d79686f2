"""The real deep-translator over loopback HTTP, against a server that answers well and badly."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from streamlit.testing.v1 import AppTest

from lib.translation import memory
from lib.translation.providers import providers
from lib.translation.translate import complete, pairs
from tests.conftest import ROOT

SENTENCES = [
    "Kami siap membantu warga desa.",
    "Hujan turun lagi di sini malam ini.",
    "Semua orang pulang ke rumah.",
]


class Libre(BaseHTTPRequestHandler):
    """Answers like LibreTranslate, or as `mode` says."""

    mode: ClassVar[str] = "good"
    seen: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        from urllib.parse import parse_qs, urlparse

        text = parse_qs(urlparse(self.path).query).get("q", [""])[0]
        self.seen.append(text)
        status = {"429": 429, "500": 500, "403": 403}.get(self.mode, 200)
        answer = {
            "good": f"EN {text[::-1]}",
            "echo": text,
            "page": "<html>Error 500 (Server Error)!!1",
            "empty": " ",
        }
        body = json.dumps({"translatedText": answer.get(self.mode, "")}).encode()
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def libre(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Libre]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Libre)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    monkeypatch.setenv("KUTIPAN_LIBRETRANSLATE_URL", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("KUTIPAN_LIBRETRANSLATE_KEY", "sekrit-key")
    Libre.mode, Libre.seen = "good", []
    yield Libre
    server.shutdown()
    server.server_close()


def test_pairs_are_kept_for_next_time(libre: type[Libre], tmp_path: Path) -> None:
    provider = providers()["LibreTranslate"]
    assert complete(tmp_path, SENTENCES, "id", "en", provider) == {}
    table = pairs(tmp_path, SENTENCES, "id", "en", "LibreTranslate")
    assert table["status"].tolist() == ["cached"] * 3 and table["target"].str.startswith("EN ").all()
    sent = len(libre.seen)
    assert complete(tmp_path, SENTENCES, "id", "en", provider) == {} and len(libre.seen) == sent == 3


@pytest.mark.parametrize("mode", ["429", "500", "403", "echo", "page", "empty"])
def test_a_bad_answer_is_a_failure_and_never_a_translation(mode: str, libre: type[Libre], tmp_path: Path) -> None:
    libre.mode = mode
    failures = complete(tmp_path, SENTENCES, "id", "en", providers()["LibreTranslate"])
    assert sorted(failures) == [0, 1, 2]
    assert memory.look_up(tmp_path, SENTENCES, "id", "en", "LibreTranslate") == {}
    for message in failures.values():
        assert "sekrit-key" not in message and "127.0.0.1" not in message


def test_a_refused_connection_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KUTIPAN_LIBRETRANSLATE_URL", "http://127.0.0.1:9")
    failures = complete(tmp_path, SENTENCES, "id", "en", providers()["LibreTranslate"])
    assert failures[0] == "LibreTranslate could not be reached"


def test_a_sentence_over_the_limit_is_not_sent(tmp_path: Path) -> None:
    long = "kata " * 200
    failures = complete(tmp_path, [long], "id", "en", providers()["MyMemory"])
    assert "takes 490" in failures[0]


def test_the_page_translates_and_keeps_the_pairs(libre: type[Libre], store: Path) -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app = app.switch_page("pages/translation.py").run()
    app.selectbox(key="engine").select("LibreTranslate").run()
    (button,) = [b for b in app.button if b.label.startswith("Translate 12 sentences")]
    button.click().run()
    assert not app.exception and not app.error
    assert "12 of 12 sentences translated into English by LibreTranslate" in [t.value for t in app.text]
    assert any(t.value.startswith("EN ") for t in app.text)
    sent = len(libre.seen)
    again = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run().switch_page("pages/translation.py").run()
    again.selectbox(key="engine").select("LibreTranslate").run()
    assert "12 of 12 sentences translated into English by LibreTranslate" in [t.value for t in again.text]
    assert len(libre.seen) == sent
