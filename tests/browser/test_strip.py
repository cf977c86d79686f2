"""The strip of quotes as Plotly draws it: what is written under its bars can be read on a desk and on a phone."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

import pandas as pd
import plotly
import pytest
import streamlit
from playwright.sync_api import Page

from lib.store.filters import Filters
from lib.store.strip import strip
from lib.views.strip import figure
from lib.views.wording import LANGUAGES, speaking
from tests.browser.walking import MARKS

pytestmark = MARKS
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
# How wide a chart is at 360, 390 and 1440 pixels.
WIDTHS = (328, 358, 978)
# The letters of the app, as Streamlit ships them: those of a machine without them stand higher.
LETTERS = next((Path(streamlit.__file__).parent / "static" / "static" / "media").glob("SourceSansVF-Upright.*.woff2"))
FONT = f'@font-face{{font-family:"Source Sans";src:url(data:font/woff2;base64,{b64encode(LETTERS.read_bytes()).decode()})}}'
# Draws a figure so wide; gives the words under its bars from left to right, the turned ones, and those that touch their
# neighbour or reach beyond the picture.
DRAWN = """async ([drawn, width]) => {
  const {data, layout} = JSON.parse(drawn), box = document.createElement("div");
  document.body.replaceChildren(box);
  await document.fonts.load('12px "Source Sans"');
  layout.xaxis.ticklabelstandoff = 8;  // so much lower they stand in the app
  await Plotly.newPlot(box, data, {...layout, width, font: {family: "Source Sans", size: 12}});
  const place = e => e.getBoundingClientRect(), all = place(box.querySelector(".main-svg"));
  const labels = [...box.querySelectorAll(".xtick text")].filter(e => getComputedStyle(e).display !== "none");
  labels.sort((a, b) => place(a).left - place(b).left);
  const turned = labels.filter(e => /rotate\\((?!0)/.test(e.getAttribute("transform") || ""));
  const shut = labels.filter((e, at) => (at && place(e).left < place(labels[at - 1]).right) || place(e).bottom > all.bottom
    || place(e).left < all.left || place(e).right > all.right);
  const words = found => found.map(e => e.textContent);
  return [words(labels), words(turned), words(shut)];
}"""


@pytest.mark.parametrize("days", [3, 5, 7, 12, 30, 33, 75, 160, 365, 420, 730, 1551, 3650, 16000])
def test_what_stands_under_the_bars_is_upright_whole_and_written_once(page: Page, days: int) -> None:
    page.set_content(f"<style>{FONT}</style><body></body>")
    page.add_script_tag(path=PLOTLY)
    each = [(day, day, 10) for day in pd.date_range("2012-09-20", periods=days).strftime("%Y-%m-%d")]
    shown = strip(pd.DataFrame(each, columns=["first", "last", "quotes"]))
    for language in LANGUAGES:
        with speaking(language):
            drawn = figure(shown, Filters()).to_json()
        for width in WIDTHS:
            labels, turned, shut = page.evaluate(DRAWN, [drawn, width])
            assert len(labels) > 1 and len(set(labels)) == len(labels), (language, width, labels)
            assert not turned and not shut, (language, width, labels)
