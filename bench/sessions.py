"""Many analysts at once, without browsers: sessions that click through the app's pages over its websocket.

`python -m bench.sessions PORT SESSIONS SECONDS THINK FILTER...` prints what they met as JSON. Each session asks for a
page under a filter (the part of an address behind its `?`), both drawn at random, reads until the script has finished,
thinks for THINK seconds, and goes on. Client and server share the machine: compare runs of the same machine and hour.
"""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from statistics import median

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.chromium import ROOT

PAGES = ("", "quotes", "speakers", "articles", "entities", "timeline", "search", "translation", "report")
# Seconds that one answer may take.
PATIENCE = 120


@dataclass
class Met:
    """What sessions met: the seconds of each rerun, and every error, an exception shown on a page among them."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def middle(self) -> float:
        """The median seconds of a rerun; 0 without any."""
        return median(self.seconds or [0.0])

    @property
    def p95(self) -> float:
        """The seconds that 95 of 100 reruns stay within; 0 without any."""
        ordered = sorted(self.seconds) or [0.0]
        return ordered[int(len(ordered) * 0.95)]

    def told(self) -> str:
        """In words."""
        return f"{self.p95:.2f} s (p50 {self.middle:.2f}, {len(self.seconds):,} reruns, {len(self.errors)} errors)"


def connected(port: int) -> websockets.connect:
    """A connection to the app as a browser makes it."""
    return websockets.connect(
        f"ws://127.0.0.1:{port}/_stcore/stream",
        subprotocols=[websockets.Subprotocol("streamlit")],
        max_size=None,
        open_timeout=PATIENCE,
        ping_interval=None,
        origin=websockets.Origin(f"http://127.0.0.1:{port}"),
    )


async def rerun(socket: websockets.ClientConnection, page: str, query: str) -> str:
    """Asks for a page and reads until its script has finished; gives back the exception it shows, "" for none."""
    message = BackMsg()
    message.rerun_script.query_string, message.rerun_script.page_name = query, page
    await socket.send(message.SerializeToString())
    shown, begun = "", False
    while True:
        forward = ForwardMsg()
        forward.ParseFromString(await asyncio.wait_for(socket.recv(), PATIENCE))
        kind = forward.WhichOneof("type")
        begun = begun or kind == "new_session"
        if kind == "delta" and forward.delta.WhichOneof("type") == "new_element":
            element = forward.delta.new_element
            shown = element.exception.message[:200] if element.WhichOneof("type") == "exception" else shown
        if kind == "script_finished" and begun and forward.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            return shown


async def session(number: int, port: int, until: float, think: float, filters: Sequence[str], met: Met) -> None:
    """One analyst, who clicks until a moment; a session that is lost is an error."""
    chance = random.Random(number)
    try:
        async with connected(port) as socket:
            await asyncio.sleep(chance.random() * think)
            while time.monotonic() < until:
                page, query = chance.choice(PAGES), chance.choice(filters)
                query = "&".join(q for q in (query, "q=pemerintah" if page == "search" else "") if q)
                start = time.monotonic()
                shown = await rerun(socket, page, query)
                met.seconds.append(time.monotonic() - start)
                if shown:
                    met.errors.append(f"{page}?{query}: {shown}")
                await asyncio.sleep(think)
    except Exception as error:  # whatever ends a session is what is measured
        met.errors.append(f"session {number}: {error!r}"[:200])


async def together(port: int, sessions: int, seconds: float, think: float, filters: Sequence[str]) -> Met:
    """So many sessions for so many seconds."""
    met, until = Met(), time.monotonic() + seconds
    await asyncio.gather(*(session(n, port, until, think, filters, met) for n in range(sessions)))
    return met


def met_by(port: int, sessions: int, seconds: float, think: float, filters: Sequence[str]) -> Met:
    """What sessions meet, run in a process of their own: the one that measures takes no time from them."""
    command = [sys.executable, "-m", "bench.sessions", *map(str, (port, sessions, seconds, think)), *filters]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return Met(**json.loads(ran.stdout))


async def first_page(port: int) -> None:
    """Waits for the app and asks for its first page."""
    while True:
        with suppress(OSError, websockets.WebSocketException):
            async with connected(port) as socket:
                await rerun(socket, "", "")
                return
        await asyncio.sleep(0.02)


if __name__ == "__main__":
    of, many, long, pause, *asked = sys.argv[1:]
    print(json.dumps(asdict(asyncio.run(together(int(of), int(many), float(long), float(pause), asked or [""])))))
