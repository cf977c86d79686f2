export default function ({ data }) {
  const press = (event) => {
    // A key that is held, or pressed while the page is drawn anew, would judge what nobody has seen.
    if (event.repeat || document.querySelector("[data-testid=stApp]")?.dataset.testScriptState !== "notRunning") return;
    if (elsewhere(event) || typing(event.target)) return;
    const button = data.keys[event.key] && document.querySelector(`.st-key-${CSS.escape(data.keys[event.key])} button`);
    if (button && !button.disabled) {
      event.preventDefault();
      event.stopPropagation();
      // Who presses a key far below sees what it does.
      button.scrollIntoView({ block: "nearest" });
      button.click();
    }
  };
  window.kutipanKeys?.abort();
  const stop = (window.kutipanKeys = new AbortController());
  document.addEventListener("keydown", press, { capture: true, signal: stop.signal });
  return () => {
    if (window.kutipanKeys === stop) {
      stop.abort();
      window.kutipanKeys = undefined;
    }
  };
}
