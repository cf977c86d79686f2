"""Pages over texts as files may give them: odd ids, blank titles, hundreds of names, markup in every field."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.ingest import ingest
from lib.reading.text import read_text
from lib.views import keys
from lib.views.inert import JOINER, named
from tests.conftest import ROOT

TEXT = '"Beras aman sampai panen," kata Rina Wulandari, Senin (12/10/2020). Menteri Gatot Lembayung menolak impor.'
ENGLISH = '"The harvest is safe and the stores are full," said Rina Wulandari on Monday. The minister refused to answer questions.'  # fmt: skip
PICTURE = "![](http://127.0.0.1:9/x.png)"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KUTIPAN_STORE", str(tmp_path / "store"))
    return tmp_path / "store"


def keep(root: Path, text: str = TEXT, **facts: str) -> None:
    ingest(root, [read_text(text, "berkas.txt", {"language": "id", "id": "kompas-1", **facts})], "uji")


def page(name: str, **address: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    for key, value in address.items():
        app.query_params[key] = value
    app.run()
    return app if name == "overview" else app.switch_page(f"pages/{name}.py").run()


def as_table(app: AppTest) -> AppTest:
    """The Quotes page with its table, whose ticked row opens a card."""
    app.session_state["shown_as"] = "table"
    return app.run()


def read_as_markup(app: AppTest) -> str:
    """All that the page gives to elements that read Markdown."""
    bodies = [e.value for kind in ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error", "success") for e in app.get(kind)]  # fmt: skip
    return "\n".join([*bodies, *(e.label for kind in ("button", "text_area", "selectbox", "expander") for e in app.get(kind))])  # fmt: skip


@pytest.mark.parametrize("article", ["kompas__20201016", "_kompas", "__", "kompas-1' OR 1=1", PICTURE])
@pytest.mark.parametrize("name", ["articles", "translation"])
def test_an_article_of_any_id_is_shown(root: Path, name: str, article: str) -> None:
    keep(root, id=article)
    app = page(name)
    assert not app.exception and app.title[0].value == "berkas.txt"  # the only one is opened at once
    keep(root, ENGLISH, id="another")
    app.session_state["article"] = article
    app.run()
    assert not app.exception and not app.warning and app.query_params["article"] == article


@pytest.mark.parametrize("name", ["overview", "search", "quotes", "articles", "entities", "timeline", "translation", "report", "corpus"])  # fmt: skip
def test_a_title_of_blanks_is_no_title(root: Path, name: str) -> None:
    keep(root, title=" \u2003 ")
    app = page(name, q="beras") if name == "search" else page(name)
    assert not app.exception
    if name in ("articles", "translation"):
        assert app.title[0].value == "berkas.txt"


@pytest.mark.parametrize("tongue", ["EN", "ID"])
def test_a_sentence_of_many_names_has_its_translation_page(root: Path, tongue: str) -> None:
    from lib.translation import memory
    from lib.translation.memory import Kept

    people = ", ".join(f"Wira Sasmita{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(200))
    text = f"Rapat di Jakarta dihadiri {people} dan Rina Wulandari."
    keep(root, text)
    memory.keep(root, Kept(text, "The meeting took place.", "Google", ""), "id", "en")
    app = page("translation", lang=tongue, engine="Google")
    assert not app.exception


@pytest.mark.parametrize("n", [119, 2_499, 2_501, 100_000])
def test_a_message_takes_a_name_of_any_length(n: int) -> None:
    from lib.views.wording import say

    assert say("trans-look", why="ü" * n) == f"look at this: {'ü' * n}"
    assert say("view-none", name="\ufdd0name\ufdd0") == "There is no saved view \ufdd0name\ufdd0 in this store."


@pytest.mark.parametrize("given", [PICTURE, "a" * 5_000, "`x`", "$\\includegraphics{http://127.0.0.1:9/z.png}$"])
def test_an_address_cannot_write_markdown(root: Path, given: str) -> None:
    keep(root)
    app = page("overview", view=given)
    assert not app.exception and named(given) in app.warning[0].value
    app = page("search", q=f"type:{given}" if " " not in given else f'type:"{given}"')
    assert not app.exception


def test_a_search_says_what_it_left_out_as_code(root: Path) -> None:
    keep(root)
    app = page("search", q=f"type:`{PICTURE}")
    assert named(f"type:`{PICTURE}") in app.warning[0].value


@pytest.mark.parametrize("field", ["title", "outlet", "byline"])
def test_the_card_of_a_quote_shows_markup_as_it_stands(root: Path, monkeypatch: pytest.MonkeyPatch, field: str) -> None:
    keep(root, **{field: PICTURE})
    monkeypatch.setattr("lib.views.tables.grid", lambda *given, **more: [0])
    app = as_table(page("quotes"))
    assert not app.exception and app.html
    read = read_as_markup(app)
    assert "![](http" not in read and "http://127" not in read
    assert field == "byline" or rf"!\[\](http:{JOINER}//127.0.0.1:{JOINER}9/x.png)" in read


@pytest.mark.parametrize(("language", "text"), [("en", ENGLISH), ("id", TEXT)])
def test_a_card_says_the_language_of_its_article(root: Path, monkeypatch: pytest.MonkeyPatch, language: str, text: str) -> None:  # fmt: skip
    keep(root, text, language=language)
    monkeypatch.setattr("lib.views.tables.grid", lambda *given, **more: [0])
    app = as_table(page("quotes"))
    assert not app.exception
    assert any(f'class="k-text" lang="{language}"' in h.body for h in app.html)


@pytest.mark.parametrize(("language", "text"), [("en", ENGLISH), ("id", TEXT)])
@pytest.mark.parametrize("kind", ["quotes", "articles"])
def test_what_a_search_finds_says_its_language(root: Path, language: str, text: str, kind: str) -> None:
    keep(root, text, language=language)
    word = {"en": {"quotes": "harvest", "articles": "minister"}, "id": {"quotes": "panen", "articles": "impor"}}
    app = page("search", q=word[language][kind])
    assert any(f'<p lang="{language}">' in h.body for h in app.html)


@pytest.mark.parametrize(("language", "text"), [("en", ENGLISH), ("id", TEXT)])
def test_a_report_says_the_language_of_each_quote(root: Path, language: str, text: str) -> None:
    from lib.store.filters import Filters
    from lib.views import report
    from tests.conftest import opened

    keep(root, text, language=language)
    ((_, quotes), (_, articles)) = report.sections(opened(root), Filters(), ("quotes", "sources"), 10)
    assert f'<p lang="{language}">' in quotes and articles


def test_keys_of_two_things_differ() -> None:
    assert keys.keyed("desk", "a") != keys.keyed("desk", "b")
