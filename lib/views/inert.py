"""Foreign text as nothing but text, for elements that know markup: what an article, a file, an address or an engine
says.

`inert` is for every element of Streamlit that reads Markdown (labels, captions, headings, messages, buttons, tabs,
progress), `named` for what an error or a warning names, `plain` for what plotly draws, `html.escape` for HTML; st.text,
st.code and cells of tables know no markup. tests/test_inert.py holds that nothing else reaches those elements.

A backslash alone is not enough in Streamlit 1.67: addresses, `:emoji:`, `:material/icon:` and arrows (`->`) are looked
for in the text after the backslashes are gone. There an invisible joiner (U+2060) stands between their characters.
"""

from __future__ import annotations

import re

from lib.letters import writable

JOINER = "\u2060"
# What opens a link, an icon, an emoji, a directive (`:red[…]`) or a typographic sign, where more follows.
OPENS = re.compile(r":(?=\S)|@(?=\S)|www(?=\.)|[<>~-](?=[=>-])", re.IGNORECASE)
MARKS = re.compile(r"[\\`*_\[\]<>$~|#&]")
# What makes a list or a rule of a line that opens with it.
AT_START = re.compile(r"^([-+=]|\d+(?=[.)]))")
# Control characters; and those that turn the direction of whatever stands behind them (Unicode UAX #9).
UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
# Characters of a name that a message shows: two lines of the sidebar.
LONGEST = 120


def one_line(text: object) -> str:
    """A text on one line, without control characters; half a surrogate pair, which no browser can be sent, as
    U+FFFD."""
    return writable(UNSEEN.sub("", " ".join(str(text).split())))


def inert(text: object) -> str:
    """A text for an element that reads Markdown: on one line, it shows its characters and does nothing."""
    joined = OPENS.sub(lambda m: m.group() + JOINER, one_line(text))
    marked = MARKS.sub(lambda m: "\\" + m.group(), joined)
    return AT_START.sub(lambda m: m[1] + "\\" if m[1].isdigit() else "\\" + m[1], marked)


def named(text: object, longest: int = LONGEST) -> str:
    """What a message names, as code within its Markdown; a long one ends in an ellipsis."""
    words = shortened(one_line(text), longest).replace(":material/", f":{JOINER}material/") or "—"
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", words)), default=0))
    return f"{fence} {words} {fence}"


def shortened(text: str, longest: int = LONGEST) -> str:
    """A text of at most so many characters: the last of a longer one is an ellipsis."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def plain(text: object) -> str:
    """A text for plotly, which reads some HTML: angle brackets and ampersands escaped."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
