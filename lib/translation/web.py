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

MAX_BYTES = 2_000_000
Kind = str


class TranslationError(RuntimeError):
    """A text that was not translated. The message may be shown. `kind` says what to do: `again` (a passing fault),
    `pause` (too many requests; `after` seconds where the engine says so), `away` (it cannot be reached), `refused`
    (key, rights), `bad` (the answer is none)."""

    def __init__(self, kind: Kind, message: str, after: float | None = None) -> None:
        super().__init__(message)
        self.kind = kind
        self.after = after


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
                raise TranslationError("bad", "its answer was too large to be a translation")
            if time.monotonic() > until:
                raise requests.Timeout
    except requests.Timeout:
        raise TranslationError("again", f"gave no whole answer within {time_limit():.0f} s") from None
    except requests.ConnectionError:
        raise TranslationError("away", "could not be reached") from None
    except requests.RequestException as error:
        raise TranslationError("bad", f"could not be asked ({type(error).__name__})") from None
    answer._content = bytes(data)
    status(answer)
    return answer


def posted(url: str, form: Mapping[str, str | None], headers: dict[str, str] | None = None) -> Any:
    """What a server answers, as JSON, to a form in the body of a request: of an address, every server and proxy on the
    way keeps a log. Where it sends on to another place, that place gets neither the text nor the key. Raises
    TranslationError."""
    answer = bounded("POST", url, {"data": form, "headers": headers, "allow_redirects": False})
    if answer.is_redirect:
        raise TranslationError("bad", f"did not take the request ({answer.status_code})")
    try:
        return answer.json()
    except ValueError:
        raise TranslationError("bad", "answered with a page that holds no translation") from None


def status(answer: requests.Response) -> None:
    """Raises TranslationError for a status that is no success, or a page that asks whether a robot is there."""
    code = answer.status_code
    if code == 429 or (code == 503 and answer.headers.get("Retry-After")) or code == 456 or "/sorry/" in answer.url:
        after = answer.headers.get("Retry-After", "")
        raise TranslationError(
            "pause", "asks for a pause (too many requests)", float(after) if after.isdigit() else None
        )
    if code in (401, 403):
        raise TranslationError("refused", f"refused the request ({code}): is the key right?")
    if code >= 500:
        raise TranslationError("again", f"failed ({code})")
    if code >= 400:
        raise TranslationError("bad", f"did not take the request ({code})")


# urllib3 writes whole addresses, with texts and keys in them, where somebody turns debugging on.
logging.getLogger("urllib3.connectionpool").setLevel(logging.INFO)
for module in (google, microsoft, mymemory):
    module.requests = Bounded()
