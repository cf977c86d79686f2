"""The reader's desk: an article's untouched text with its layers, a note in the margin for every quote, keys to judge them.

The text reaches the browser as text, never as HTML: the component sets it piece by piece. Offsets that come back count
Unicode characters of the article, as everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from threading import Lock
from typing import Any, Literal

import pandas as pd
import streamlit as st

from lib.records import Span
from lib.views import tables
from lib.views.offices import office
from lib.views.wording import code, say

CSS = """
.k-desk{display:grid;grid-template-columns:minmax(0,72ch) minmax(11rem,1fr);gap:1.4rem;font-family:var(--st-font);color:var(--st-text-color);position:relative}
.k-desk .k-text{white-space:pre-wrap;line-height:1.75;font-size:1.02rem;overflow-wrap:anywhere}
.k-desk mark{color:inherit;background:none;padding:0;border-radius:.2em}
.k-desk .k-quote{cursor:pointer}
.k-desk .k-direct{background:color-mix(in srgb,#0f9d8a var(--k-deep),transparent)}
.k-desk .k-indirect{background:color-mix(in srgb,#3b7dd8 var(--k-deep),transparent)}
.k-desk .k-mixed{background:color-mix(in srgb,#b8860b var(--k-deep),transparent)}
.k-desk .k-cue{border-bottom:2px dotted #8a5cd0}.k-desk .k-source{border-bottom:2px solid #8a5cd0}
.k-desk .k-mention{font-weight:600}.k-desk .k-date{border-bottom:2px dashed #c2571a}
.k-desk .k-page{opacity:.62;font-size:.9em}
.k-desk .k-on{outline:2px solid #d1495b;outline-offset:1px}
.k-desk mark:focus-visible{outline:3px solid var(--st-primary-color);outline-offset:1px}
.k-margin{position:relative;overflow-wrap:anywhere}
.k-note{position:absolute;left:0;right:0;border-left:3px solid color-mix(in srgb,var(--st-text-color) 30%,transparent);padding:.05rem .1rem .1rem .55rem;font-size:.82rem;line-height:1.35;background:var(--st-background-color);cursor:pointer;overflow-wrap:anywhere}
.k-note.direct{border-color:#0f9d8a}.k-note.indirect{border-color:#3b7dd8}.k-note.mixed{border-color:#b8860b}
.k-note b{display:block}.k-note span{color:color-mix(in srgb,var(--st-text-color) 75%,transparent)}
.k-note.k-on{outline:2px solid #d1495b;outline-offset:2px;z-index:2;border-radius:.2rem}
.k-acts{display:none;gap:.35rem;margin:.3rem 0;flex-wrap:wrap}.k-note.k-on .k-acts{display:flex}
.k-desk button{font:inherit;font-size:.8rem;color:var(--st-text-color);background:var(--st-secondary-background-color);border:1px solid color-mix(in srgb,var(--st-text-color) 35%,transparent);border-radius:var(--st-base-radius);padding:.15rem .5rem;cursor:pointer}
.k-desk button:hover,.k-desk button:focus-visible{border-color:var(--st-primary-color);outline:2px solid var(--st-primary-color)}
.k-desk kbd{font:inherit;opacity:.75}
.k-pick{position:absolute;display:none;gap:.35rem;z-index:5;background:var(--st-background-color);padding:.3rem;border:1px solid var(--st-primary-color);border-radius:var(--st-base-radius);box-shadow:0 2px 10px rgb(0 0 0/.25)}
.k-keys{grid-column:1/-1;font-size:.82rem;color:color-mix(in srgb,var(--st-text-color) 75%,transparent)}
@media(max-width:760px){.k-desk{grid-template-columns:1fr}.k-note{position:static;margin:.3rem 0}}
"""
JS = """
export default function({ parentElement, data, setStateValue, setTriggerValue }) {
  const words = data.words, make = (tag, cls, text) => { const e = document.createElement(tag); if (cls) e.className = cls; if (text !== undefined) e.textContent = text; return e; };
  // Streamlit may mount the desk anew before it takes the old one away: one state and one listener for both.
  window.kutipanDesk?.undraw();
  // What outlives a drawing: a choice the app has not drawn yet, and the judgements it has not said it took.
  const kept = window.kutipanDesk?.key === data.key ? window.kutipanDesk : (window.kutipanDesk = { key: data.key, waiting: [], last: 0 });
  kept.waiting = kept.waiting.filter((asked) => asked.n > data.done);
  const focused = parentElement.querySelector(".k-desk")?.contains(document.activeElement);
  parentElement.querySelectorAll(".k-desk").forEach((old) => old.remove());
  const desk = make("div", "k-desk"), text = make("div", "k-text"), margin = make("div", "k-margin"), pick = make("div", "k-pick");
  const shade = getComputedStyle(parentElement).getPropertyValue("--st-background-color").trim();
  const rgb = shade.match(/^#(..)(..)(..)/); const dark = rgb && rgb.slice(1).reduce((a, c) => a + parseInt(c, 16), 0) < 384;
  desk.style.setProperty("--k-deep", dark ? "44%" : "25%");
  text.lang = data.language; text.setAttribute("role", "document"); text.setAttribute("aria-label", words.text);
  margin.setAttribute("role", "group"); margin.setAttribute("aria-label", words.notes);
  for (const p of data.pieces) {
    const e = make(p.classes ? "mark" : "span", p.classes, p.text);
    e.dataset.start = p.start;
    if (p.classes) e.title = p.title;
    if (p.quote) { e.dataset.q = p.quote; if (p.opens) { e.tabIndex = 0; e.setAttribute("role", "button"); e.setAttribute("aria-label", p.title + ": " + p.text); } }
    text.appendChild(e);
  }
  const order = data.notes.map((n) => n.id);
  if (kept.choice === data.chosen || !order.includes(kept.choice)) kept.choice = undefined;
  let on = kept.choice ?? data.chosen;
  const notes = new Map();
  for (const n of data.notes) {
    const note = make("div", "k-note " + n.type);
    note.append(make("b", "", n.speaker), make("span", "", n.says));
    const acts = make("div", "k-acts");
    for (const [what, label, key] of data.acts) {
      const b = make("button"); b.type = "button"; b.append(label + " ", make("kbd", "", key)); b.disabled = what === "accept" && n.accepted;
      b.onclick = (event) => { event.stopPropagation(); judge(what, n.id); };
      acts.appendChild(b);
    }
    note.appendChild(acts); note.onclick = () => choose(n.id, false);
    notes.set(n.id, note); margin.appendChild(note);
  }
  const opening = (id) => text.querySelector(`mark[data-q="${CSS.escape(id)}"][tabindex]`);
  const place = () => {
    let free = 0; const top = text.getBoundingClientRect().top;
    if (getComputedStyle(desk).gridTemplateColumns.split(" ").length < 2) return;
    for (const id of order) {
      const mark = opening(id), note = notes.get(id); if (!mark) { note.hidden = true; continue; }
      const y = Math.max(free, mark.getBoundingClientRect().top - top); note.style.top = y + "px"; free = y + note.offsetHeight + 6;
    }
    margin.style.minHeight = free + "px";
  };
  const show = () => {
    text.querySelectorAll("mark[data-q]").forEach((m) => m.classList.toggle("k-on", m.dataset.q === on));
    notes.forEach((note, id) => note.classList.toggle("k-on", id === on));
    place();
  };
  const choose = (id, move) => {
    on = kept.choice = id; show();
    if (move) { const m = opening(id); if (m) { m.focus({ preventScroll: true }); m.scrollIntoView({ block: "center" }); } }
    clearTimeout(kept.timer); kept.timer = setTimeout(tell, 200);
  };
  const tell = () => { clearTimeout(kept.timer); if (kept.choice) setStateValue("chosen", kept.choice); };
  const judge = (what, id) => {
    const at = order.indexOf(id), next = what === "reject" ? order[at + 1] ?? order[at - 1] : undefined;
    if (next) choose(next, true);
    tell();
    kept.last = Math.max(kept.last + 1, Date.now());
    kept.waiting.push({ n: kept.last, what, id });
    send(2000);
  };
  // What did not arrive, or came to a run that was stopped before it looked, is sent again, each time after twice as long, so
  // that no run is cut short for ever.
  const send = (pause) => {
    clearTimeout(kept.again);
    if (!kept.waiting.length) return;
    setTriggerValue("acts", [...kept.waiting]);
    kept.again = setTimeout(() => send(2 * pause), pause);
  };
  text.onclick = (event) => { const m = event.target.closest("mark[data-q]"); if (m && getSelection().isCollapsed) choose(m.dataset.q, false); };
  text.onkeydown = (event) => { const m = event.target.closest("mark[data-q]"); if (m && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); choose(m.dataset.q, false); } };
  // A place in the browser's text (UTF-16) as a place in the article (Unicode characters).
  const offset = (node, at) => {
    const e = (node.nodeType === 3 ? node.parentElement : node.childNodes[at] || node).closest?.("[data-start]");
    if (!e || !text.contains(e)) return null;
    return Number(e.dataset.start) + (node.nodeType === 3 ? Array.from(node.textContent.slice(0, at)).length : 0);
  };
  const picked = () => {
    const s = getSelection(); pick.style.display = "none";
    if (!s.rangeCount || s.isCollapsed || !text.contains(s.anchorNode) || !text.contains(s.focusNode)) return;
    const r = s.getRangeAt(0), start = offset(r.startContainer, r.startOffset), end = offset(r.endContainer, r.endOffset);
    if (start === null || end === null || end - start < 3) return;
    pick.replaceChildren();
    for (const [use, label] of [["add", words.add], ...(on ? [["cut", words.cut]] : [])]) {
      const b = make("button", "", label); b.type = "button"; b.onmousedown = (event) => event.preventDefault();
      b.onclick = () => { pick.style.display = "none"; setTriggerValue("words", { use, start, end, id: on || "" }); };
      pick.appendChild(b);
    }
    const box = r.getBoundingClientRect(), from = desk.getBoundingClientRect();
    pick.style.display = "flex"; pick.style.left = Math.max(0, box.left - from.left) + "px"; pick.style.top = box.bottom - from.top + 6 + "px";
  };
  text.onmouseup = () => setTimeout(picked, 0);
  text.onkeyup = (event) => { if (event.shiftKey) picked(); };
  const keys = (event) => {
    const t = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || t.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(t.tagName) || document.querySelector("[role=dialog]")) return;
    const at = order.indexOf(on);
    if (event.key === "j" || event.key === "k") {
      const to = event.key === "j" ? Math.min(order.length - 1, at + 1) : Math.max(0, at - 1);
      if (order[to]) { event.preventDefault(); choose(order[to], true); }
    } else if (event.key === "/") {
      const field = document.querySelector('[data-testid=stSidebar] input[type=search], [data-testid=stSidebar] input'); if (field) { event.preventDefault(); field.focus(); }
    } else { const act = data.acts.find((a) => a[2] === event.key); if (act && order.includes(on)) { event.preventDefault(); judge(act[0], on); } }
  };
  document.addEventListener("keydown", keys);
  const help = make("div", "k-keys", words.keys); help.id = "k-keys";
  desk.append(help, text, margin, pick); parentElement.appendChild(desk);
  show(); const watch = new ResizeObserver(place); watch.observe(text);
  if (focused) opening(on)?.focus({ preventScroll: true });
  send(2000);
  if (data.jump && on) { const m = opening(on); if (m) m.scrollIntoView({ block: "center" }); }
  const undraw = kept.undraw = () => { document.removeEventListener("keydown", keys); watch.disconnect(); clearTimeout(kept.again); };
  return () => { if (window.kutipanDesk?.undraw === undraw) { undraw(); clearTimeout(kept.timer); window.kutipanDesk = undefined; } };
}
"""
ACTS = {"accept": "a", "reject": "r", "edit": "e"}
WORDS = ("text", "notes", "add", "cut", "keys")


@dataclass(frozen=True, slots=True)
class Wish:
    """What an analyst asked for in the reader: to accept, reject or edit a quote, to add one or to cut one anew (`span`)."""

    what: Literal["accept", "reject", "edit", "add", "cut"]
    quote_id: str = ""
    span: Span | None = None


def notes(quotes: pd.DataFrame) -> list[dict[str, Any]]:
    """The margin's notes of an article's quotes: who speaks, under which rule it was found, what an analyst said of it."""
    found = []
    for row in quotes.sort_values(["start", "end"]).to_dict("records"):
        seen = row["reviewed"] if isinstance(row.get("reviewed"), str) else ""
        says = " · ".join(p for p in (office(row), code("type", row["type"]), say("mark-rule", rule=row["rule"]), tables.sureness(pd.Series(row)), say("quote-by-analyst", what=code("reviewed", seen)) if seen else "") if p)  # fmt: skip
        found.append({"id": row["quote_id"], "type": row["type"], "speaker": row["speaker"] if isinstance(row["speaker"], str) else say("speaker-unknown"), "says": says, "accepted": seen == "accepted"})  # fmt: skip
    return found


@st.cache_resource
def component() -> Any:
    """The component, registered once."""
    return st.components.v2.component("kutipan_desk", css=CSS, js=JS, isolate_styles=False)


def chosen_in(key: str) -> None:
    """Takes over the quote that was chosen in the text, before the page is drawn again."""
    said = getattr(st.session_state.get(key), "chosen", None)
    if isinstance(said, str):
        st.session_state["quote"] = said


@dataclass(slots=True)
class Taken:
    """What one desk has heard: the number of the last judgement it took, and the form it was asked for and has not opened."""

    last: int = 0
    form: Wish | None = None
    lock: Lock = field(default_factory=Lock)


def taken(key: str) -> Taken:
    """What the desk under this key has heard in this session: one object for all its runs, also where two of them begin at once."""
    found: Taken = st.session_state.setdefault(f"{key}_taken", Taken())
    return found


def asked_in(key: str, heard: Taken, judged: Callable[[Wish], None]) -> None:
    """Takes over what was asked for by keys and buttons, before the page is drawn again.

    At the next key Streamlit starts a new run beside this one and stops this one where it next touches the session: so nothing
    here touches it after the first line, and the lock keeps two runs from taking one judgement. The browser sends each
    again until a drawing says that it was taken."""
    said = getattr(st.session_state.get(key), "acts", None)
    with heard.lock:
        for number, wish in acts(said):
            if number > heard.last:
                if wish.what == "edit":
                    heard.form = wish
                else:
                    judged(wish)
                heard.last = number  # only now: a run that is stopped within `judged` has taken nothing


def selected_in(key: str, heard: Taken) -> None:
    """Takes over the words that were selected in the text."""
    heard.form = selection(getattr(st.session_state.get(key), "words", None))


def draw(
    pieces: list[dict[str, Any]],
    quotes: pd.DataFrame,
    language: str,
    chosen: str | None,
    key: str,
    jump: bool,
    judged: Callable[[Wish], None],
) -> Wish | None:
    """Draws the text and its margin. Every quote that is accepted or rejected in it is given to `judged` before the next
    drawing; what needs a form is given back. A quote that is chosen is kept as `quote` of the session. With `jump` the chosen
    quote is scrolled to."""
    heard = taken(key)
    data = {
        "pieces": pieces, "notes": notes(quotes), "language": language, "chosen": chosen, "jump": jump, "key": key,
        "acts": [(what, say(f"act-{what}"), letter) for what, letter in ACTS.items()],
        "words": {word: say(f"desk-{word}") for word in WORDS}, "done": heard.last,
    }  # fmt: skip
    component()(
        data=data,
        key=key,
        default={"chosen": chosen},
        on_chosen_change=partial(chosen_in, key),
        on_acts_change=partial(asked_in, key, heard, judged),
        on_words_change=partial(selected_in, key, heard),
    )
    wish, heard.form = heard.form, None
    return wish


def acts(said: Any) -> list[tuple[int, Wish]]:
    """The judgements that came back from the browser and are well formed, each with its number."""
    every = [a for a in said if isinstance(a, dict)] if isinstance(said, list) else []
    return [
        (a["n"], Wish(a["what"], a["id"]))
        for a in every
        if a.get("what") in ACTS and isinstance(a.get("id"), str) and isinstance(a.get("n"), int)
    ]


def selection(said: Any) -> Wish | None:
    """The selected words that came back from the browser, if they are well formed."""
    if isinstance(said, dict) and said.get("use") in ("add", "cut"):
        start, end = said.get("start"), said.get("end")
        if isinstance(start, int) and isinstance(end, int) and 0 <= start < end:
            return Wish(said["use"], str(said.get("id") or ""), Span(start, end))
    return None
