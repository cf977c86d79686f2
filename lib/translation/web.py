"""How engines are reached over the net: with a time limit, a size limit, and errors that name neither address nor key.

deep-translator, which asks three of them, calls `requests.get` and `requests.post` without a time limit and raises
errors that hold the text, the address or the key; so its modules are given `Bounded` in the place of `requests`.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Mapping
from typing import Any

import requests
from deep_translator import google, microsoft, mymemory

from lib.messages import Message, Value, message

MAX_BYTES = 2_000_000
Kind = str


class TranslationError(RuntimeError):
    """A text that was not translated. `kind` says what to do: `again` (a passing fault), `pause` (too many requests;
    `after` seconds where the engine says so), `away` (it cannot be reached), `refused` (key, rights), `bad` (the answer
    is none). `name` and `values` are those of its message, all but the engine's name, which `of` puts in."""

    def __init__(self, kind: Kind, name: str, /, *, after: float | None = None, **values: Value) -> None:
        super().__init__(name)
        self.kind = kind
        self.name = name
        self.values = values
        self.after = after

    def of(self, engine: str) -> Message:
        """What to say of this engine; it may be shown."""
        return message(self.name, engine=engine, **self.values)


def time_limit() -> float:
    """Seconds that an engine may take for one text: KUTIPAN_TRANSLATE_SECONDS, else 20."""
    return float(os.environ.get("KUTIPAN_TRANSLATE_SECONDS", "20"))


class Bounded:
    """Stands for the module `requests` inside deep-translator."""

    exceptions = requests.exceptions

    def get(self, url: str, **more: Any) -> requests.Response:
        """As `requests.get`, bounded."""
        return bounded("GET", url, more)

    def post(self, url: str, **more: Any) -> requests.Response:
        """As `requests.post`, bounded."""
        return bounded("POST", url, more)


def bounded(method: str, url: str, more: dict[str, Any]) -> requests.Response:
    """One request. Raises TranslationError for whatever is no answer."""
    until = time.monotonic() + time_limit()
    try:
        answer = requests.request(method, url, timeout=(min(10.0, time_limit()), time_limit()), stream=True, **more)
        data = bytearray()
        for part in answer.iter_content(8192):
            data += part
            if len(data) > MAX_BYTES:
                raise TranslationError("bad", "too-large")
            if time.monotonic() > until:
                raise requests.Timeout
    except requests.Timeout:
        raise TranslationError("again", "no-answer", n=round(time_limit())) from None
    except requests.ConnectionError:
        raise TranslationError("away", "not-reached") from None
    except requests.RequestException as error:
        raise TranslationError("bad", "not-asked", why=type(error).__name__) from None
    answer._content = bytes(data)
    status(answer)
    return answer


def posted(url: str, form: Mapping[str, str | None], headers: dict[str, str] | None = None) -> Any:
    """What a server answers, as JSON, to a form in the body of a request: of an address, every server and proxy on the
    way keeps a log. Where it sends on to another place, that place gets neither the text nor the key. Raises
    TranslationError."""
    answer = bounded("POST", url, {"data": form, "headers": headers, "allow_redirects": False})
    if answer.is_redirect:
        raise TranslationError("bad", "not-taken", code=str(answer.status_code))
    try:
        return answer.json()
    except ValueError:
        raise TranslationError("bad", "odd-page") from None


def status(answer: requests.Response) -> None:
    """Raises TranslationError for a status that is no success, or a page that asks whether a robot is there."""
    code = answer.status_code
    if code == 429 or (code == 503 and answer.headers.get("Retry-After")) or code == 456 or "/sorry/" in answer.url:
        after = answer.headers.get("Retry-After", "")
        raise TranslationError("pause", "asks-pause", after=float(after) if after.isdigit() else None)
    if code in (401, 403):
        raise TranslationError("refused", "refused-request", code=str(code))
    if code >= 500:
        raise TranslationError("again", "failed", why=str(code))
    if code >= 400:
        raise TranslationError("bad", "not-taken", code=str(code))


# urllib3 writes whole addresses, with texts and keys in them, where somebody turns debugging on.
logging.getLogger("urllib3.connectionpool").setLevel(logging.INFO)
for module in (google, microsoft, mymemory):
    module.requests = Bounded()
