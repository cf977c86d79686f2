"""Translation engines behind one small protocol. An engine's answer is never trusted unseen, its errors never shown as
they are."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from urllib.parse import urlsplit

from deep_translator import GoogleTranslator, MicrosoftTranslator, MyMemoryTranslator
from tenacity import retry, retry_if_exception, stop_after_attempt, wait_random_exponential

from lib.messages import message
from lib.translation.languages import code_for
from lib.translation.pace import pace
from lib.translation.web import TranslationError, posted, time_limit

# https://developers.deepl.com/docs/getting-started/auth
DEEPL, DEEPL_FREE = "https://api.deepl.com/v2/translate", "https://api-free.deepl.com/v2/translate"
# What an engine says in the place of a translation, in small letters.
NO_TRANSLATION = (
    "error 500",
    "that's an error",
    "that’s an error",
    "<html",
    "<!doctype",
    "unusual traffic",
    "captcha",
    "mymemory warning",
    "invalid language pair",
    "query length limit",
    "no query specified",
    "please select two distinct languages",
)


# Without these settings there is nothing to ask an engine with.
SETTINGS = {
    "LibreTranslate": "KUTIPAN_LIBRETRANSLATE_URL",
    "DeepL": "DEEPL_API_KEY",
    "Microsoft": "MICROSOFT_API_KEY",
}


@dataclass(frozen=True, slots=True)
class Provider:
    """An engine: how it is called, where texts go, how many characters it takes at once, how often it is asked, whether
    it leaves placeholders as they are; `host` is the server and port, "" where no text leaves the machine. `missing`
    says what it lacks on this machine; "" where it can be tried."""

    name: str
    goes_to: str
    limit: int
    per_second: float
    call: Callable[[str, str, str], object]
    host: str = ""
    version: str = ""
    placeholders: bool = True
    missing: str = ""

    @property
    def local(self) -> bool:
        """Whether no text leaves the machine."""
        return not self.host


def google(text: str, source: str, target: str) -> object:
    """Google's free web translator."""
    return GoogleTranslator(source=source, target=target).translate(text)


def mymemory(text: str, source: str, target: str) -> object:
    """MyMemory, which wants a region with each language."""
    return MyMemoryTranslator(source=code_for("mymemory", source), target=code_for("mymemory", target)).translate(text)


def libre(text: str, source: str, target: str) -> object:
    """A LibreTranslate server: KUTIPAN_LIBRETRANSLATE_URL, its key KUTIPAN_LIBRETRANSLATE_KEY."""
    url = os.environ["KUTIPAN_LIBRETRANSLATE_URL"].rstrip("/") + "/translate"
    asked = {"q": text, "source": source, "target": target, "format": "text"}
    key = os.environ.get("KUTIPAN_LIBRETRANSLATE_KEY")
    return posted(url, asked | ({"api_key": key} if key else {}))["translatedText"]


def deepl(text: str, source: str, target: str) -> object:
    """DeepL, by the key DEEPL_API_KEY; a key that ends in `:fx` belongs to the free service."""
    key = os.environ["DEEPL_API_KEY"]
    asked = {"text": text, "source_lang": code_for("deepl", source), "target_lang": code_for("deepl", target)}
    url = DEEPL_FREE if key.endswith(":fx") else DEEPL
    return posted(url, asked, {"Authorization": f"DeepL-Auth-Key {key}"})["translations"][0]["text"]


def microsoft(text: str, source: str, target: str) -> object:
    """Microsoft Translator, by the key MICROSOFT_API_KEY and its region MICROSOFT_REGION."""
    engine = MicrosoftTranslator(
        api_key=os.environ["MICROSOFT_API_KEY"], region=os.environ.get("MICROSOFT_REGION"), source=source, target=target
    )
    return engine.translate(text)


def argos(text: str, source: str, target: str) -> object:
    """Argos Translate inside this process; its models are installed by `python -m lib translate --install id en`."""
    from argostranslate import translate as installed

    return installed.translate(text, source, target)


def apertium(text: str, source: str, target: str) -> object:
    """Apertium's command, with the pair that is installed (Debian: apertium-ind-zlm, Indonesian to Malay)."""
    done = subprocess.run(
        ["apertium", "-u", apertium_pair(source, target)],
        input=text,
        capture_output=True,
        text=True,
        timeout=time_limit(),
        check=False,
    )
    if done.returncode:
        raise TranslationError("refused", "no-rules")
    return done.stdout.strip("\n")


@cache
def apertium_pairs() -> frozenset[str]:
    """The pairs that Apertium has on this machine (`ind-zlm`); none where it is not installed."""
    if not shutil.which("apertium"):
        return frozenset()
    listed = subprocess.run(["apertium", "-l"], capture_output=True, text=True, timeout=20, check=False).stdout
    return frozenset(listed.split())


@cache
def apertium_version() -> str:
    """The version of Apertium on this machine; "" where it does not say."""
    if not shutil.which("apertium"):
        return ""
    said = subprocess.run(["apertium", "-V"], capture_output=True, text=True, timeout=20, check=False)
    return next(iter((said.stdout or said.stderr).split()[-1:]), "")


def installed_version(package: str) -> str:
    """The version of a Python package; "" where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def apertium_pair(source: str, target: str) -> str:
    """What Apertium calls its rules for two languages: `ind-zlm`."""
    return f"{code_for('apertium', source)}-{code_for('apertium', target)}"


def server(url: str) -> str:
    """Host and port of an address."""
    parts = urlsplit(url)
    return f"{parts.hostname}:{parts.port or (443 if parts.scheme == 'https' else 80)}"


def lacking(source: str, target: str) -> dict[str, str]:
    """What engines lack here for two languages, by name; "" for what can be tried."""
    pair = apertium_pair(source, target)
    needs = {
        "MyMemory": (code_for("mymemory", source) and code_for("mymemory", target), message("takes-not-it")),
        **{name: (os.environ.get(key), message("not-set", setting=key)) for name, key in SETTINGS.items()},
        "Apertium": (pair in apertium_pairs(), message("pair", pair=pair)),
        "Argos": (find_spec("argostranslate"), message("argos")),
    }
    return {name: "" if there else told for name, (there, told) in needs.items()}


def providers(source: str = "id", target: str = "en") -> dict[str, Provider]:
    """All engines by name, those too that lack something here (see `missing`); keys come from the environment only."""
    here, web = message("goes-nowhere"), server(os.environ.get("KUTIPAN_LIBRETRANSLATE_URL", ""))
    rules = f"{apertium_pair(source, target)} {apertium_version()}".strip()
    azure = "api.cognitive.microsofttranslator.com"
    found = [
        Provider("Google", "translate.google.com", 4900, 4, google, "translate.google.com:443"),
        Provider(
            "MyMemory", message("goes-mymemory"), 490, 2, mymemory, "api.mymemory.translated.net:80", placeholders=False
        ),
        Provider("LibreTranslate", message("goes-own"), 4900, 50, libre, web),
        Provider("DeepL", message("goes-deepl"), 4900, 5, deepl, "api-free.deepl.com:443"),
        Provider("Microsoft", azure, 4900, 5, microsoft, f"{azure}:443"),
        Provider("Apertium", here, 20000, 1000, apertium, version=rules),
        Provider("Argos", here, 4900, 1000, argos, version=installed_version("argostranslate")),
    ]
    missing = lacking(source, target)
    return {p.name: replace(p, missing=missing.get(p.name, "")) for p in found}


def can_reach(provider: Provider, seconds: float = 3.0) -> bool:
    """Whether a connection to the engine's server opens; no text is sent."""
    if provider.local:
        return not provider.missing
    host, _, port = provider.host.rpartition(":")
    try:
        with socket.create_connection((host, int(port)), timeout=seconds):
            return True
    except (OSError, ValueError):
        return False


def checked(text: str, answer: object) -> str:
    """The answer, where it can be one. Raises TranslationError for an error page, for nothing, or for the source
    again."""
    if not isinstance(answer, str) or not answer.strip():
        raise TranslationError("bad", "nothing-back")
    low = answer.casefold()
    if any(words in low and words not in text.casefold() for words in NO_TRANSLATION):
        pause = "mymemory warning" in low or "unusual traffic" in low or "captcha" in low
        raise TranslationError("pause" if pause else "bad", "error-page")
    if same(text, answer):
        raise TranslationError("bad", "untranslated")
    return answer.strip()


def same(text: str, answer: str) -> bool:
    """Whether an answer is the source again although it holds more than names and numbers."""
    letters = [w for w in text.split() if w[:1].islower()]
    return len(letters) > 1 and "".join(filter(str.isalnum, text)) == "".join(filter(str.isalnum, answer))


def explained(error: Exception) -> TranslationError:
    """What went wrong, in words that hold no address, no key and no text."""
    if isinstance(error, TranslationError):
        return error
    if isinstance(error, subprocess.TimeoutExpired):
        return TranslationError("again", "no-answer", n=round(time_limit()))
    name = type(error).__name__
    known = {
        "TooManyRequests": TranslationError("pause", "asks-pause"),
        "TranslationNotFound": TranslationError("bad", "odd-page"),
        "RequestError": TranslationError("again", "failed-plain"),
        "AuthorizationException": TranslationError("refused", "refused-key"),
        "LanguageNotSupportedException": TranslationError("refused", "takes-not"),
        "InvalidSourceOrTargetLanguage": TranslationError("refused", "takes-not"),
    }
    return known.get(name) or TranslationError("bad", "failed", why=name)


@retry(
    retry=retry_if_exception(lambda e: isinstance(e, TranslationError) and e.kind == "again"),
    stop=stop_after_attempt(3),
    wait=wait_random_exponential(multiplier=0.3, max=5),
    reraise=True,
)
def translate(provider: Provider, text: str, source: str, target: str) -> str:
    """One text through one engine, at its pace. Raises TranslationError."""
    speed = pace(provider.name, provider.per_second)
    if speed.closed_for():
        raise TranslationError("pause", "alone", until=speed.until())
    time.sleep(speed.turn())
    try:
        answer = checked(text, provider.call(text, source, target))
    except Exception as error:
        told = explained(error)
        if told.kind == "pause":
            speed.close(told.after)
        raise told from None
    speed.answered()
    return answer
