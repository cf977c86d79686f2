// What several scripts need: it stands in front of each of them (lib/views/browser.py).
const make = (tag, cls, text) => {
  const e = document.createElement(tag);
  if (cls) e.className = cls;
  if (text !== undefined) e.textContent = text;
  return e;
};
// Whether somebody types into what holds the focus.
const typing = (e) => e.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(e.tagName);
// Whether a key is the browser's, or for the dialog that is open, and not for the page.
const elsewhere = (event) =>
  event.ctrlKey || event.metaKey || event.altKey || document.querySelector("[role=dialog]") !== null;
