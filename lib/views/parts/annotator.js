export default function ({ parentElement, data, setStateValue, setTriggerValue }) {
  const words = data.words;
  // Streamlit may mount the desk anew before it takes the old one away: one state and one listener for both.
  window.kutipanDesk?.undraw();
  // What outlives a drawing: a choice the app has not drawn yet, and the judgements it has not said it took.
  const kept =
    window.kutipanDesk?.key === data.key
      ? window.kutipanDesk
      : (window.kutipanDesk = { key: data.key, waiting: [], last: 0 });
  kept.waiting = kept.waiting.filter((asked) => asked.n > data.done);
  const focused = parentElement.querySelector(".k-desk")?.contains(document.activeElement);
  parentElement.querySelectorAll(".k-desk").forEach((old) => old.remove());
  const desk = make("div", "k-desk"),
    text = make("div", "k-text"),
    margin = make("div", "k-margin"),
    pick = make("div", "k-pick");
  const shade = getComputedStyle(parentElement).getPropertyValue("--st-background-color").trim();
  const rgb = shade.match(/^#(..)(..)(..)/);
  const dark = rgb && rgb.slice(1).reduce((a, c) => a + parseInt(c, 16), 0) < 384;
  // Without notes the text has the whole width.
  desk.classList.toggle("k-bare", data.notes.length === 0);
  desk.style.setProperty("--k-deep", dark ? "44%" : "25%");
  text.lang = data.language;
  text.setAttribute("role", "document");
  text.setAttribute("aria-label", words.text);
  margin.setAttribute("role", "group");
  margin.setAttribute("aria-label", words.notes);
  for (const p of data.pieces) {
    const e = make(p.classes ? "mark" : "span", p.classes, p.text);
    e.dataset.start = p.start;
    if (p.classes) e.title = p.title;
    if (p.quote) {
      e.dataset.q = p.quote;
      if (p.opens) {
        e.tabIndex = 0;
        e.setAttribute("role", "button");
        e.setAttribute("aria-label", p.title + ": " + p.text);
      }
    }
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
      const b = make("button");
      b.type = "button";
      b.append(label + " ", make("kbd", "", key));
      b.disabled = what === "accept" && n.accepted;
      b.onclick = (event) => {
        event.stopPropagation();
        judge(what, n.id);
      };
      acts.appendChild(b);
    }
    note.appendChild(acts);
    note.onclick = () => choose(n.id, false);
    notes.set(n.id, note);
    margin.appendChild(note);
  }
  const opening = (id) => text.querySelector(`mark[data-q="${CSS.escape(id)}"][tabindex]`);
  const place = () => {
    let free = 0;
    const top = text.getBoundingClientRect().top;
    if (getComputedStyle(desk).gridTemplateColumns.split(" ").length < 2) return;
    for (const id of order) {
      const mark = opening(id),
        note = notes.get(id);
      if (!mark) {
        note.hidden = true;
        continue;
      }
      const y = Math.max(free, mark.getBoundingClientRect().top - top);
      note.style.top = y + "px";
      free = y + note.offsetHeight + 6;
    }
    margin.style.minHeight = free + "px";
  };
  const show = () => {
    text.querySelectorAll("mark[data-q]").forEach((m) => m.classList.toggle("k-on", m.dataset.q === on));
    notes.forEach((note, id) => note.classList.toggle("k-on", id === on));
    place();
  };
  const choose = (id, move) => {
    on = kept.choice = id;
    show();
    if (move) {
      const m = opening(id);
      if (m) {
        m.focus({ preventScroll: true });
        m.scrollIntoView({ block: "center" });
      }
    }
    clearTimeout(kept.timer);
    kept.timer = setTimeout(tell, 200);
  };
  const tell = () => {
    clearTimeout(kept.timer);
    if (kept.choice) setStateValue("chosen", kept.choice);
  };
  const judge = (what, id) => {
    const at = order.indexOf(id),
      next = what === "reject" ? (order[at + 1] ?? order[at - 1]) : undefined;
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
  text.onclick = (event) => {
    const m = event.target.closest("mark[data-q]");
    if (m && getSelection().isCollapsed) choose(m.dataset.q, false);
  };
  text.onkeydown = (event) => {
    const m = event.target.closest("mark[data-q]");
    if (m && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      choose(m.dataset.q, false);
    }
  };
  // A place in the browser's text (UTF-16) as a place in the article (Unicode characters).
  const offset = (node, at) => {
    const e = (node.nodeType === 3 ? node.parentElement : node.childNodes[at] || node).closest?.("[data-start]");
    if (!e || !text.contains(e)) return null;
    return Number(e.dataset.start) + (node.nodeType === 3 ? Array.from(node.textContent.slice(0, at)).length : 0);
  };
  const picked = () => {
    const s = getSelection();
    pick.style.display = "none";
    if (!s.rangeCount || s.isCollapsed || !text.contains(s.anchorNode) || !text.contains(s.focusNode)) return;
    const r = s.getRangeAt(0),
      start = offset(r.startContainer, r.startOffset),
      end = offset(r.endContainer, r.endOffset);
    if (start === null || end === null || end - start < 3) return;
    pick.replaceChildren();
    for (const [use, label] of [["add", words.add], ...(on ? [["cut", words.cut]] : [])]) {
      const b = make("button", "", label);
      b.type = "button";
      b.onmousedown = (event) => event.preventDefault();
      b.onclick = () => {
        pick.style.display = "none";
        setTriggerValue("words", { use, start, end, id: on || "" });
      };
      pick.appendChild(b);
    }
    const box = r.getBoundingClientRect(),
      from = desk.getBoundingClientRect();
    pick.style.display = "flex";
    pick.style.left = Math.max(0, box.left - from.left) + "px";
    pick.style.top = box.bottom - from.top + 6 + "px";
  };
  text.onmouseup = () => setTimeout(picked, 0);
  text.onkeyup = (event) => {
    if (event.shiftKey) picked();
  };
  const keys = (event) => {
    if (elsewhere(event) || typing(event.target)) return;
    const at = order.indexOf(on);
    if (event.key === "j" || event.key === "k") {
      const to = event.key === "j" ? Math.min(order.length - 1, at + 1) : Math.max(0, at - 1);
      if (order[to]) {
        event.preventDefault();
        choose(order[to], true);
      }
    } else if (event.key === "/") {
      const field = document.querySelector("[data-testid=stSidebar] input[type=search], [data-testid=stSidebar] input");
      if (field) {
        event.preventDefault();
        field.focus();
      }
    } else {
      const act = data.acts.find((a) => a[2] === event.key);
      if (act && order.includes(on)) {
        event.preventDefault();
        judge(act[0], on);
      }
    }
  };
  document.addEventListener("keydown", keys);
  const help = make("div", "k-keys", words.keys);
  help.id = "k-keys";
  desk.append(help, text, margin, pick);
  parentElement.appendChild(desk);
  show();
  const watch = new ResizeObserver(place);
  watch.observe(text);
  if (focused) opening(on)?.focus({ preventScroll: true });
  send(2000);
  if (data.jump && on) {
    const m = opening(on);
    if (m) m.scrollIntoView({ block: "center" });
  }
  const undraw = (kept.undraw = () => {
    document.removeEventListener("keydown", keys);
    watch.disconnect();
    clearTimeout(kept.again);
  });
  return () => {
    if (window.kutipanDesk?.undraw === undraw) {
      undraw();
      clearTimeout(kept.timer);
      window.kutipanDesk = undefined;
    }
  };
}
