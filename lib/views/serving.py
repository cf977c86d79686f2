"""The server around the app: what it says with every answer beside the answer, and the browser it opens once it
listens."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.cli_util import open_browser

# A page shown inside a foreign one can be laid under what its reader means to click (clickjacking): no host may. What
# is sent is of the kind it says it is, and no other host is told which address somebody came from.
HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


class Headers:
    """Gives every answer of an app HEADERS."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request: its answer passes through as it is, with the headers."""

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, told)


MIDDLEWARE = (Middleware(Headers),)


@asynccontextmanager
async def listening(app: st.App) -> AsyncIterator[None]:
    """Around the server's life: opens the app in a browser, as Streamlit does for an app without a server of its
    own."""
    if not st.get_option("server.headless"):
        open_browser(f"http://{st.get_option('server.address') or 'localhost'}:{st.get_option('server.port')}")
    yield
