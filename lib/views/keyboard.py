"""Keys that press buttons of the page, as those of the reader do: letters that Streamlit keeps for itself (c, r) too."""

from __future__ import annotations

from typing import Any

import streamlit as st

JS = """
export default function({ data }) {
  const press = (event) => {
    const t = event.target;
    // A key that is held, or pressed while the page is drawn anew, would judge what nobody has seen.
    if (event.repeat || document.querySelector("[data-testid=stApp]")?.dataset.testScriptState !== "notRunning") return;
    if (event.ctrlKey || event.metaKey || event.altKey || t.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(t.tagName) || document.querySelector("[role=dialog]")) return;
    const button = data.keys[event.key] && document.querySelector(`.st-key-${CSS.escape(data.keys[event.key])} button`);
    if (button && !button.disabled) { event.preventDefault(); event.stopPropagation(); button.click(); }
  };
  window.kutipanKeys?.abort();
  const stop = (window.kutipanKeys = new AbortController());
  document.addEventListener("keydown", press, { capture: true, signal: stop.signal });
  return () => { if (window.kutipanKeys === stop) { stop.abort(); window.kutipanKeys = undefined; } };
}
"""


@st.cache_resource
def component() -> Any:
    """The component, registered once."""
    return st.components.v2.component("kutipan_keys", js=JS, isolate_styles=False)


def press(**keys: str) -> None:
    """Lets letters press buttons: `a="same_accept"` presses the one whose key that is."""
    component()(data={"keys": keys}, key="keys_" + "_".join(keys))
