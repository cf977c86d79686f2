"""What runs in the browser: the scripts and styles of lib/views/parts, as components and as sheets of a page.

A style names the colours of lib/views/look.py as variables (`var(--k-teal)`); the frame gives them to every page, and
what stands alone, as a report does, brings them along.
"""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from lib.views.look import COLOURS

PARTS = Path(__file__).parent / "parts"


@cache
def part(file: str) -> str:
    """What a file of the parts holds."""
    return (PARTS / file).read_text(encoding="utf-8")


def script(name: str) -> str:
    """A script of the parts, what several of them need in front of it."""
    return part("common.js") + part(f"{name}.js")


def colours() -> str:
    """The colours of look as variables, for the head of a page."""
    return ":root{" + "".join(f"--k-{name}:{colour};" for name, colour in COLOURS.items()) + "}"


def sheet(name: str) -> str:
    """A style of the parts for HTML that is drawn on a page."""
    return f"<style>{part(f'{name}.css')}</style>"


def tongue(language: str) -> str:
    """The attribute that tells in which language a piece of HTML is, with a blank in front."""
    return f' lang="{escape(language, quote=True)}"'


@st.cache_resource
def component(name: str, isolated: bool = False) -> Any:
    """A component of the parts, registered once: its script and, where it has one, its style, `isolated` from those of
    the page."""
    css = part(f"{name}.css") if (PARTS / f"{name}.css").exists() else None
    return st.components.v2.component(f"kutipan_{name}", css=css, js=script(name), isolate_styles=isolated)
