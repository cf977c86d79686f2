"""What every page looks like beyond the theme of .streamlit/config.toml."""

from __future__ import annotations

# The tables have safe downloads of their own; Streamlit's would write formulas as they are.
# Captions of Streamlit 1.67 have a contrast of 4.25, chosen pills in the sidebar 4.39, primary buttons in the dark 1.86; WCAG 2.2 AA asks for 4.5.
CSS = """<style>
[data-testid="stElementToolbar"] button[aria-label="Download as CSV"]{display:none}
[data-testid="stMainBlockContainer"]{padding-top:4.2rem}
[data-testid="stCaptionContainer"],[data-testid="stCaptionContainer"] p{color:inherit;opacity:1}
[data-testid="stCaptionContainer"] p{opacity:.82}
[data-testid^="stBaseButton-primary"]:not(:disabled),[data-testid^="stBaseButton-primary"]:not(:disabled) p{color:light-dark(#ffffff,#06231f)}
button[data-variant][data-selected] p{color:light-dark(#0a5a54,#5eead4)}
</style>"""
