"""Texts that strangers may write anywhere: nothing of them may run, be fetched, widen a page, end a row, open a formula
or be lost."""

from __future__ import annotations

# A server that must never be asked, and what a script would leave behind.
NOWHERE = "http://127.0.0.1:9"
RAN = "window.kutipanRan=1"
LONG = 10_000

HOSTILE: dict[str, str] = {
    "script": f"<script>{RAN}</script>",
    "script closed": f"</script></style></textarea></title><script>{RAN}</script>",
    "picture that fails": f'<img src=x onerror="{RAN}">',
    "picture elsewhere": f"<img src={NOWHERE}/a.png>",
    "drawing": f"<svg onload={RAN}><use href='{NOWHERE}/b.svg#x'/></svg>",
    "frame": f'<iframe src="javascript:{RAN}"></iframe>',
    "attribute ended": f'" autofocus onfocus="{RAN}" x="',
    "attribute ended, single": f"' onmouseover='{RAN}' x='",
    "style": f"<style>body{{display:none;background:url({NOWHERE}/c.png)}}</style>",
    "meta": f'<meta http-equiv="refresh" content="0;url={NOWHERE}/d">',
    "entities": f"&lt;img src=x onerror=&quot;{RAN}&quot;&gt;&#60;b&#62;",
    "link of a script": f"[klik](javascript:{RAN})",
    "link": f"[masuk]({NOWHERE}/e) <{NOWHERE}/f> www.contoh.id rina@contoh.id",
    "picture in Markdown": f"![gambar]({NOWHERE}/g.png)",
    "Markdown": "# Judul **tebal** _miring_ ~~salah~~ `kode` [^1]\n> kutip\n- satu\n1. dua\n| a | b |\n|---|---|",
    "LaTeX": f"$\\href{{javascript:{RAN}}}{{x}}$ $$\\includegraphics{{{NOWHERE}/h.png}}$$",
    "icons": ":material/delete: :red[Merah] :rainbow[x] :smile: satu -> dua",
    "plotly": f'<a href="javascript:{RAN}">klik</a><b>x</b><br>%{{customdata}} %{{y}}',
    "Fluent": '{ $n } { -merek } {"x"} { n-article }',
    "script's address": f"javascript:{RAN}",
    "data's address": f"data:text/html,<script>{RAN}</script>",
    "direction turned": "\u202eterbalik\u202c \u2066kanan\u2069 \u200f\u061c",
    "zero-width": "B\u200bu\u200cd\u200di\u2060\ufeff",
    "combining": "Z" + "\u0301" * 300,
    "joined": "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466" * 40,
    "long word": "W" * LONG,
    "control": "a\x01\x08\x0b\x0c\x1b[31mb\x7f\x9f",
    "no characters": "a\ufffe\uffff\ufdd0b",
    "line ends": "a\nb\r\nc\rd\u2028e\u2029f\x85g",
    "formula": "=1+1",
    "formula, plus": "+1+cmd|' /C calc'!A0",
    "formula, minus": "-2+3+cmd|' /C calc'!A0",
    "formula, at": "@SUM(1+1)",
    "formula behind LF": "\n=1+1",
    "formula behind CR": "\r=1+1",
    "formula behind TAB": "\t=1+1",
    "formula behind blanks": " \u00a0\u200b\ufeff=1+1",
    "formula, full-width": "＝1+1",
    "formula, full-width plus": "＋1＋1",
    "formula, full-width minus": "－1－1",
    "formula, full-width at": "＠SUM(1)",
    "formula, small": "\ufe661+1",
    "formula in a quoted cell": '"=1+1","',
    "SQL": "'; DROP TABLE quotes; -- $1 :nama ?",
    "template": "{{7*7}} ${7*7} <%= 7*7 %> %s %(x)s {0}",
    "BibTeX": "x}, author = {Penyerang}, note = {y",
    "BibTeX entry": "x}} @book{jahat, title = {x}",
    "BibTeX comment": "@comment{ x",
    "RIS": "x\r\nER  - \r\nTY  - BOOK\r\nTI  - jahat",
    "XML": "]]><!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
    "path": "../../../../tmp/jahat",
    "path of the root": "/etc/passwd",
}  # fmt: skip
# What no article's text may hold: such a text is a problem, such a fact is mended.
NUL, HALF = "a\x00b", "a\ud800b"
