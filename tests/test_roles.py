"""Readers and analysts: a reader's change is refused by whatever writes, and no key is written anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from lib import roles
from lib.cli import app as cli
from lib.roles import Person, Work
from lib.store import trouble as told
from lib.views import entry as entry  # says who is at work, where a test does not
from lib.views.inert import inert
from tests.conftest import ROOT
from tests.test_store_faults import READERS_TOO, WRITERS, failed, held
from tests.test_store_faults import root as root  # the fixture

ANALYST, READER = Person("analis@warta.test"), Person("pembaca@warta.test")


def at_work(monkeypatch: pytest.MonkeyPatch, person: Person | None, listed: str | None = "Analis@Warta.test") -> None:
    """Somebody works, where these are the analysts."""
    monkeypatch.setattr(Work, "by", staticmethod(lambda: person))
    if listed is None:
        monkeypatch.delenv(roles.ANALYSTS, raising=False)
    else:
        monkeypatch.setenv(roles.ANALYSTS, listed)


@pytest.mark.parametrize(
    ("person", "listed", "may"),
    [
        (None, None, True), (None, "analis@warta.test", True), (READER, None, True), (READER, "analis@warta.test", False), (READER, "", False),
        (ANALYST, "analis@warta.test", True), (ANALYST, " lain@warta.test,ANALIS@warta.test ", True), (ANALYST, "a@warta.test", False),
        (Person("ANALIS@WARTA.TEST"), "analis@warta.test", True), (Person("analis@warta.test", verified=False), "analis@warta.test", False),
        (Person(""), "", False), (Person("analis@warta.test "), "analis@warta.test", False),
        (Person("strasse@warta.test"), "straße@warta.test", False), (Person("straße@warta.test"), "Straße@warta.test", True),
        (Person("\u212aim@warta.test"), "kim@warta.test", False), (Person("Émile@warta.test"), "Émile@WARTA.test", True),
    ],
)  # fmt: skip
def test_who_may_change_a_store(
    person: Person | None, listed: str | None, may: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work(monkeypatch, person, listed)
    assert roles.may_change() is may


class Claims(dict[str, object]):
    """What a provider says of somebody who has signed in."""

    is_logged_in = True


@pytest.mark.parametrize(
    ("claims", "verified"),
    [
        ({}, True), ({"email_verified": True}, True), ({"email_verified": "true"}, True), ({"email_verified": False}, False),
        ({"email_verified": "false"}, False), ({"email_verified": "False"}, False), ({"email_verified": ""}, False),
        ({"email_verified": None}, False), ({"email_verified": 0}, False), ({"email_verified": 1}, False), ({"email_verified": ["true"]}, False),
    ],
)  # fmt: skip
def test_an_address_is_verified_only_where_the_provider_says_so_or_nothing(
    claims: dict[str, object], verified: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entry.st, "user", Claims(claims, email="analis@warta.test"))
    assert entry.person() == Person("analis@warta.test", verified)


@pytest.mark.parametrize("name", WRITERS)
def test_a_readers_change_is_refused_where_it_is_written(
    name: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = held(root)
    at_work(monkeypatch, READER)
    assert failed(WRITERS[name], root) == told.READER
    assert held(root) == before
    at_work(monkeypatch, ANALYST)
    WRITERS[name](root)
    assert held(root) != before or name == "problems"


@pytest.mark.parametrize("name", READERS_TOO)
def test_what_a_reader_keeps_for_reading_is_no_change(name: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = held(root)
    at_work(monkeypatch, READER)
    READERS_TOO[name](root)
    assert held(root) != before


def test_a_page_says_that_a_reader_may_not(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_work(monkeypatch, READER)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run().switch_page("pages/corpus.py").run()
    assert any("Only analysts may add and remove" in i.value for i in app.info)
    app.text_area[0].input('"Hujan reda," kata Rina Wulandari.')
    next(b for b in app.button if b.label == "Read" and b.form_id == "paste").click().run()
    next(b for b in app.button if b.label == "Keep 1 article").click().run()
    assert not app.exception and [e.value for e in app.error] == [inert(told.READER)]


def test_no_key_is_written_out(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = "s3kr1t-of-the-test"
    for name in ("DEEPL_API_KEY", "MICROSOFT_API_KEY", "KUTIPAN_LIBRETRANSLATE_KEY"):
        monkeypatch.setenv(name, key)
    monkeypatch.setenv("KUTIPAN_LIBRETRANSLATE_URL", "http://127.0.0.1:9")
    out = tmp_path / "out"
    for command in (["export", "--out", str(out), "--format", "csv"], ["backup", str(tmp_path / "out.zip")], ["translate", str(ROOT / "seeds"), "--to", "en", "--provider", "libre", "--out", str(out / "t")], ["stats", "--json"]):  # fmt: skip
        said = CliRunner().invoke(cli, command).output
        assert said and key not in said
    written = [p for p in tmp_path.rglob("*") if p.is_file()]
    assert len(written) > 10 and not [p for p in written if key.encode() in p.read_bytes()]
