// A list to choose from: searched while words are typed, in an order, each row a link. What is foreign reaches the page as text,
// never as HTML. The field outlives every drawing, so that focus and cursor stay where they are.

// A row's quotes over time. The highest bar is as high as the picture, but four quotes at least: one quote is no peak.
const picture = (counts, alt) => {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const top = Math.max(4, ...counts);
  svg.setAttribute("viewBox", `0 0 ${counts.length} 20`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", alt);
  svg.setAttribute("class", "k-bars");
  counts.forEach((n, at) => {
    if (!n) return;
    const bar = document.createElementNS(space, "rect");
    const high = Math.max(2, (20 * n) / top);
    Object.entries({ x: at + 0.1, y: 20 - high, width: 0.8, height: high }).forEach(([k, v]) => bar.setAttribute(k, v));
    svg.append(bar);
  });
  const title = document.createElementNS(space, "title");
  title.textContent = alt;
  svg.prepend(title);
  return svg;
};

const frame = (data) => {
  const box = make("div", "k-choose");
  const head = make("div", "k-head");
  const field = make("input");
  field.type = "search";
  field.autocomplete = "off";
  field.spellcheck = false;
  field.value = data.find;
  const orders = make("select");
  head.append(field, orders);
  const count = make("div", "k-count");
  count.setAttribute("role", "status");
  const rows = make("div", "k-rows");
  rows.setAttribute("role", "list");
  box.append(head, count, rows, make("div", "k-keys"));
  return box;
};

const line = (item) => {
  const row = make("div", "k-row");
  row.setAttribute("role", "listitem");
  row.dataset.id = item.id;
  const body = make("div", "k-body");
  const name = make("a", "k-name", item.name);
  name.href = item.href;
  name.target = "_self";
  if (item.language) name.lang = item.language;
  body.append(name);
  if (item.office) body.append(" ", make("span", "k-about", item.office));
  if (item.about) body.append(make("div", "k-about", item.about));
  if (item.opening) {
    const opening = make("div", "k-opening", item.opening);
    opening.lang = item.language;
    body.append(opening);
  }
  if (item.speaking) body.append(make("div", "k-about", item.speaking));
  row.append(body);
  if (item.bars) row.append(picture(item.bars, item.alt));
  if (item.facts) {
    const facts = make("div", "k-facts");
    item.facts.forEach((fact) => facts.append(make("div", "", fact)));
    row.append(facts);
  }
  return row;
};

export default function ({ parentElement, data, setStateValue, setTriggerValue }) {
  let box = parentElement.querySelector(".k-choose");
  if (!box) {
    box = frame(data);
    parentElement.append(box);
  }
  const field = box.querySelector("input");
  const orders = box.querySelector("select");
  const rows = box.querySelector(".k-rows");
  const held = rows.contains(document.activeElement)
    ? document.activeElement.closest(".k-row")?.dataset.id
    : undefined;

  field.placeholder = data.words.find;
  field.setAttribute("aria-label", data.words.find);
  if (document.activeElement !== field && !box.typing) field.value = data.find;
  field.oninput = () => {
    clearTimeout(box.typing);
    box.typing = setTimeout(() => {
      box.typing = undefined;
      setStateValue("find", field.value.trim());
    }, 250);
  };
  orders.setAttribute("aria-label", data.words.sort);
  orders.replaceChildren(...data.orders.map(([value, label]) => new Option(label, value)));
  orders.value = data.order;
  orders.onchange = () => setStateValue("order", orders.value);

  box.querySelector(".k-count").textContent = data.count;
  box.querySelector(".k-keys").textContent = data.words.keys;
  rows.setAttribute("aria-label", data.words.list);
  const lines = new Map(data.items.map((item) => [item.id, line(item)]));
  rows.replaceChildren(...lines.values());
  const ids = [...lines.keys()];
  const link = (id) => lines.get(id)?.querySelector(".k-name");
  const go = (id) => {
    link(id).focus({ preventScroll: true });
    lines.get(id).scrollIntoView({ block: "nearest" });
  };
  lines.forEach((row, id) => {
    row.onclick = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || !getSelection().isCollapsed) return;
      event.preventDefault();
      row.classList.add("k-on");
      box.left = true;
      setTriggerValue("chosen", id);
    };
  });
  if (data.came && link(data.came)) {
    link(data.came).focus({ preventScroll: true });
    lines.get(data.came).scrollIntoView({ block: "center" });
  } else if (held) link(held)?.focus({ preventScroll: true });

  const keys = (event) => {
    const t = event.target;
    if (elsewhere(event)) return;
    const at = ids.indexOf(t.closest?.(".k-row")?.dataset.id);
    const first = t === field && event.key === "ArrowDown";
    if (!first && typing(t)) return;
    if (event.key === "/") {
      event.preventDefault();
      field.focus();
    } else if (ids.length && (first || event.key === "j" || event.key === "k")) {
      event.preventDefault();
      go(ids[event.key === "k" ? Math.max(0, at - 1) : Math.min(ids.length - 1, at + 1)]);
    }
  };
  box.stop?.abort();
  const stop = (box.stop = new AbortController());
  document.addEventListener("keydown", keys, { signal: stop.signal });
  return () => {
    stop.abort();
    // What was chosen is read from its beginning, wherever in the list it stood.
    if (box.left) document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  };
}
