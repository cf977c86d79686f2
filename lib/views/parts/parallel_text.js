export default function ({ parentElement, data, setStateValue }) {
  let box = parentElement.querySelector(".pairs");
  if (!box) {
    box = document.createElement("div");
    box.className = "pairs";
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", data.label);
    parentElement.appendChild(box);
  }
  box.innerHTML = data.html; // escaped by lib/views/parallel_text.py
  const mark = (n) =>
    box.querySelectorAll(".pair").forEach((p) => {
      const on = p.dataset.n === String(n);
      p.classList.toggle("chosen", on);
      p.setAttribute("aria-pressed", on);
    });
  mark(data.chosen);
  const choose = (pair) => {
    mark(pair.dataset.n);
    setStateValue("chosen", Number(pair.dataset.n));
  };
  box.querySelectorAll(".pair").forEach((pair) => {
    pair.onclick = () => choose(pair);
    pair.onkeydown = (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        choose(pair);
      }
    };
  });
}
