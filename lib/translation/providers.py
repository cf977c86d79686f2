"""Translation engines behind one small protocol. An engine's answer is never trusted unseen."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import dataclass

import requests
from deep_translator import GoogleTranslator, LibreTranslator, MyMemoryTranslator
from deep_translator.exceptions import (
    RequestError,
    TooManyRequests,
    TranslationNotFound,
)
from tenacity import retry, retry_if_exception, stop_after_attempt, wait_random_exponential

TIMEOUT = 20.0  # seconds; deep-translator itself has none
ERROR_PAGES = ("error 500", "that's an error", "<html", "unusual traffic")


class TranslationError(RuntimeError):
    """A sentence that was not translated; the message may be shown, it holds neither key nor address."""

    def __init__(self, message: str, *, passing: bool = False) -> None:
        super().__init__(message)
        self.passing = passing


@dataclass(frozen=True, slots=True)
class Provider:
    """An engine: how it is called, what leaves the machine, and how much it takes at once (characters)."""

    name: str
    sends: str
    limit: int
    call: Callable[[str, str, str], str | None]


def google(text: str, source: str, target: str) -> str | None:
    """Google's free web translator."""
    return str_or_none(GoogleTranslator(source=source, target=target).translate(text))


def mymemory(text: str, source: str, target: str) -> str | None:
    """MyMemory wants a region with each language."""
    regions = {
        "id": "id-ID",
        "en": "en-GB",
        "ms": "ms-MY",
        "de": "de-DE",
        "fr": "fr-FR",
        "es": "es-ES",
        "ar": "ar-SA",
    }
    engine = MyMemoryTranslator(source=regions[source], target=regions[target])
    return str_or_none(engine.translate(text))


def libre(text: str, source: str, target: str) -> str | None:
    """Your own LibreTranslate server, by KUTIPAN_LIBRETRANSLATE_URL; its key by KUTIPAN_LIBRETRANSLATE_KEY."""
    url = os.environ["KUTIPAN_LIBRETRANSLATE_URL"].rstrip("/") + "/"
    key = os.environ.get("KUTIPAN_LIBRETRANSLATE_KEY") or "none"
    engine = LibreTranslator(source=source, target=target, api_key=key, custom_url=url)
    return str_or_none(engine.translate(text))


def str_or_none(value: object) -> str | None:
    """deep-translator answers None, lists and numbers too."""
    return value if isinstance(value, str) else None


def providers() -> dict[str, Provider]:
    """The engines that can be chosen now; LibreTranslate only where its server is named."""
    found = {
        "Google": Provider("Google", "each sentence, to translate.google.com", 4900, google),
        "MyMemory": Provider("MyMemory", "each sentence, to api.mymemory.translated.net", 490, mymemory),
    }
    if os.environ.get("KUTIPAN_LIBRETRANSLATE_URL"):
        found["LibreTranslate"] = Provider("LibreTranslate", "each sentence, to your own server", 4900, libre)
    return found


def explain(error: Exception) -> TranslationError:
    """What went wrong, in words that hold no address and no key."""
    if isinstance(error, TranslationError):
        return error
    if isinstance(error, FutureTimeout | requests.Timeout):
        return TranslationError(f"no answer within {TIMEOUT:.0f} s", passing=True)
    if isinstance(error, TooManyRequests):
        return TranslationError("it asks for a pause (too many requests)")
    if isinstance(error, requests.ConnectionError):
        return TranslationError("could not be reached")
    if isinstance(error, RequestError | TranslationNotFound):
        return TranslationError("it answered with an error instead of a translation")
    return TranslationError(f"it failed ({type(error).__name__})")


def checked(text: str, answer: str | None) -> str:
    """The answer, where it can be one; raises TranslationError for an error page, nothing, or the source again."""
    if answer is None or not answer.strip():
        raise TranslationError("it gave nothing back")
    low = answer.casefold()
    if any(page in low for page in ERROR_PAGES):
        raise TranslationError("it answered with an error page")
    if answer.strip() == text.strip() and len(text.split()) > 3:
        raise TranslationError("it gave the source back untranslated")
    return answer


@retry(
    retry=retry_if_exception(lambda e: isinstance(e, TranslationError) and e.passing),
    stop=stop_after_attempt(2),
    wait=wait_random_exponential(multiplier=0.5, max=4),
    reraise=True,
)
def translate(provider: Provider, text: str, source: str, target: str) -> str:
    """One sentence through one engine; raises TranslationError, whose message may be shown."""
    if len(text) > provider.limit:
        raise TranslationError(f"the sentence has {len(text):,} characters; {provider.name} takes {provider.limit:,}")
    pool = ThreadPoolExecutor(max_workers=1)
    try:
        answer = pool.submit(provider.call, text, source, target).result(timeout=TIMEOUT)
    except Exception as error:
        raise explain(error) from None
    finally:
        pool.shutdown(wait=False)
    return checked(text, answer)
