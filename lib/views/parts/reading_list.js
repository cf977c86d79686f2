// Quotes to read, one below the other. What is foreign reaches the page as text, never as HTML.
export default function ({ parentElement, data, setStateValue, setTriggerValue }) {
  const focused = parentElement.querySelector(".k-read")?.contains(document.activeElement);
  parentElement.querySelectorAll(".k-read").forEach((old) => old.remove());
  const list = make("div", "k-read");
  list.setAttribute("role", "list");
  list.setAttribute("aria-label", data.words.list);
  const ids = data.items.map((i) => i.id);
  const ticked = new Set(data.ticked.filter((id) => ids.includes(id)));
  const rows = new Map();
  // What was clicked and the app has not drawn yet.
  const kept = window.kutipanReading?.key === data.key ? window.kutipanReading : (window.kutipanReading = { key: data.key });
  // On a phone the card stands below the list: whoever chose a quote is taken there once it is drawn.
  if (kept.on === data.chosen && kept.on !== undefined && matchMedia("(max-width: 640px)").matches)
    setTimeout(() => document.querySelector(".st-key-quote_beside")?.scrollIntoView({ block: "start" }), 300);
  if (kept.on === data.chosen || !ids.includes(kept.on)) kept.on = undefined;
  let on = kept.on ?? data.chosen;

  const show = () => rows.forEach((row, id) => {
    row.classList.toggle("k-on", id === on);
    row.setAttribute("aria-current", id === on ? "true" : "false");
  });
  const choose = (id, move) => {
    on = kept.on = id;
    show();
    if (move) {
      rows.get(id).focus({ preventScroll: true });
      rows.get(id).scrollIntoView({ block: "nearest" });
    }
    clearTimeout(kept.timer);
    kept.timer = setTimeout(() => setStateValue("chosen", id), 150);
  };
  const tick = (id, box) => {
    box.checked ? ticked.add(id) : ticked.delete(id);
    setStateValue("ticked", ids.filter((i) => ticked.has(i)));
  };

  let group;
  for (const item of data.items) {
    if (item.group !== undefined && item.group !== group) {
      group = item.group;
      list.append(make("h3", "", group));
    }
    const row = make("div", "k-item");
    row.tabIndex = 0;
    row.setAttribute("role", "listitem");
    row.dataset.id = item.id;
    const box = make("input");
    box.type = "checkbox";
    box.checked = ticked.has(item.id);
    box.setAttribute("aria-label", data.words.tick);
    box.onclick = (event) => event.stopPropagation();
    box.onchange = () => tick(item.id, box);
    const body = make("div");
    const head = make("div");
    if (item.href) {
      const link = make("a", "", item.who);
      link.href = item.href;
      link.target = "_self";
      link.onclick = (event) => event.stopPropagation();
      head.append(link);
    } else {
      head.append(make("span", "k-unknown", item.who));
    }
    if (item.office) head.append(" ", make("span", "k-about", item.office));
    const words = make("blockquote", "", item.text);
    words.lang = item.language;
    body.append(head, words);
    if (item.translation) {
      const other = make("blockquote", "k-translation", item.translation);
      other.lang = data.into;
      body.append(other);
    }
    body.append(make("div", "k-about", item.about));
    row.append(box, body);
    row.onclick = () => { if (getSelection().isCollapsed) choose(item.id, false); };
    rows.set(item.id, row);
    list.append(row);
  }
  list.append(make("div", "k-keys", data.words.keys));
  parentElement.append(list);
  show();
  if (focused) rows.get(on)?.focus({ preventScroll: true });

  const keys = (event) => {
    const t = event.target;
    if (elsewhere(event) || (typing(t) && t.type !== "checkbox")) return;
    const at = ids.indexOf(on);
    if (event.key === "j" || event.key === "k") {
      const to = event.key === "j" ? Math.min(ids.length - 1, at + 1) : Math.max(0, at - 1);
      event.preventDefault();
      choose(ids[to], true);
    } else if (event.key === "x" && rows.has(on)) {
      const box = rows.get(on).querySelector("input");
      box.checked = !box.checked;
      tick(on, box);
    } else if (event.key === "Enter" && (t === document.body || t.closest?.(".k-item")) && t.tagName !== "A") {
      const id = t.closest(".k-item")?.dataset.id ?? on;
      if (!rows.has(id)) return;
      event.preventDefault();
      id === on ? setTriggerValue("open", id) : choose(id, false);
    }
  };
  kept.stop?.abort();
  const stop = (kept.stop = new AbortController());
  document.addEventListener("keydown", keys, { signal: stop.signal });
  return () => stop.abort();
}
