// Names in the order of their quotes, each a link with its bar. What is foreign reaches the page as text, never as HTML.
const counted = (data) => {
  const head = make("div", "k-counts", data.words.counts);
  if (data.parts.length > 1)
    data.parts.forEach((part) => {
      const key = make("span", "k-key", part.label);
      const patch = make("span", "k-patch");
      patch.style.background = part.colour;
      key.prepend(patch);
      head.append(key);
    });
  return head;
};

const bar = (data, item, most) => {
  const box = make("span", "k-bar");
  box.style.setProperty("--rank-share", item.counts.reduce((a, b) => a + b, 0) / most);
  item.counts.forEach((n, at) => {
    if (!n) return;
    const part = make("span");
    part.style.flexGrow = n;
    part.style.background = data.parts[at].colour;
    box.append(part);
  });
  return box;
};

const line = (data, item, most) => {
  const link = make("a");
  link.href = data.href + encodeURIComponent(item.id);
  link.target = "_self";
  const who = make("span", "k-who");
  who.append(make("span", "k-name", item.name));
  if (item.office) who.append(make("span", "k-office", item.office));
  const said = make("span", "k-said");
  said.append(bar(data, item, most), make("span", "k-n", item.said));
  if (item.change) said.append(make("span", "k-change", item.change));
  // Who sees it is told the rest by a hint, who hears it hears all of it once.
  const words = [item.name, item.office, item.more].filter(Boolean).join(" · ");
  [who, said].forEach((seen) => {
    seen.title = words;
    seen.setAttribute("aria-hidden", "true");
  });
  link.append(make("span", "k-heard", words), who, said);
  return link;
};

export default function ({ parentElement, data, setTriggerValue }) {
  const old = parentElement.querySelector(".k-rank");
  const held = old?.contains(document.activeElement) ? document.activeElement.getAttribute("href") : undefined;
  const box = make("div", "k-rank");
  const rows = make("ol");
  // Safari takes a list without marks for none.
  rows.setAttribute("role", "list");
  rows.setAttribute("aria-label", data.words.list);
  const most = Math.max(1, ...data.items.map((item) => item.counts.reduce((a, b) => a + b, 0)));
  // What stands behind the longest bar has room there.
  const room = Math.max(...data.items.map((item) => item.said.length + (item.change ? item.change.length + 1 : 0)));
  rows.style.setProperty("--rank-room", `${room + 1}ch`);
  for (const item of data.items) {
    const link = line(data, item, most);
    link.onclick = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || !getSelection().isCollapsed) return;
      event.preventDefault();
      link.classList.add("k-on");
      setTriggerValue("chosen", item.id);
    };
    const row = make("li");
    row.append(link);
    rows.append(row);
    if (link.getAttribute("href") === held) box.held = link;
  }
  box.append(counted(data), rows);
  old ? old.replaceWith(box) : parentElement.append(box);
  box.held?.focus({ preventScroll: true });
}
