"""Importing this module makes an analysis ready: word lists, gazetteers and the name model are loaded once.

A pool's processes are forked from one that has imported it, and so share what is loaded.
"""

from lib.analysis.pipeline import analyze
from lib.language.pack import available
from lib.reading.text import read_text

for code in available():
    analyze(
        read_text("Menteri Rina Wulandari mengatakan, “Air surut pada 16 Oktober 2020.”", "ready", {"language": code})
    )
