"""Keys that press buttons of the page, as those of the reader do: letters that Streamlit keeps for itself (c, r)
too."""

from __future__ import annotations

from lib.views.browser import component


def press(**keys: str) -> None:
    """Lets letters press buttons: `a="same_accept"` presses the one whose key that is."""
    component("keyboard")(data={"keys": keys}, key="keys_" + "_".join(keys))
