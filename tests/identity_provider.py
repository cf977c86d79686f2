"""An OpenID Connect provider on loopback for tests: it signs in at once whoever a test names."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.loopback import reply, served

CLIENT, SECRET, COOKIE = "kutipan-uji", "client-s3kr1t-of-the-test", "cookie-s3kr1t-of-the-test-of-32-letters"


@dataclass(slots=True)
class Provider:
    """Who signs in next (the claims of the identity token), and what each code that was given out stands for."""

    claims: dict[str, Any] = field(default_factory=dict)
    nonces: dict[str, str] = field(default_factory=dict)
    url: str = ""


@contextmanager
def provider() -> Iterator[Provider]:
    """A provider that answers on loopback."""
    from joserfc import jwt
    from joserfc.jwk import RSAKey

    key = RSAKey.generate_key(2048, {"kid": "uji", "alg": "RS256", "use": "sig"})
    made = Provider()

    def configuration(handler: BaseHTTPRequestHandler) -> None:
        told = {"issuer": made.url, "authorization_endpoint": f"{made.url}/authorize", "token_endpoint": f"{made.url}/token", "jwks_uri": f"{made.url}/keys",
                "response_types_supported": ["code"], "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"]}  # fmt: skip
        reply(json.dumps(told).encode(), "application/json")(handler)

    def keys(handler: BaseHTTPRequestHandler) -> None:
        reply(json.dumps({"keys": [key.as_dict(private=False)]}).encode(), "application/json")(handler)

    def authorize(handler: BaseHTTPRequestHandler) -> None:
        asked = {k: v[0] for k, v in parse_qs(urlsplit(handler.path).query).items()}
        code = secrets.token_urlsafe(8)
        made.nonces[code] = asked.get("nonce", "")
        reply(b"", status=302, Location=f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}")(handler)  # fmt: skip

    def token(handler: BaseHTTPRequestHandler) -> None:
        form = parse_qs(handler.rfile.read(int(handler.headers["Content-Length"])).decode())
        now = int(time.time())
        claims = {
            "iss": made.url,
            "aud": CLIENT,
            "sub": "1",
            "iat": now,
            "exp": now + 600,
            "nonce": made.nonces.pop(form["code"][0]),
            **made.claims,
        }
        signed = jwt.encode({"alg": "RS256", "kid": "uji"}, claims, key)
        told = {"access_token": "x", "token_type": "Bearer", "expires_in": 600, "id_token": signed}
        reply(json.dumps(told).encode(), "application/json")(handler)

    answers = {
        "/.well-known/openid-configuration": configuration,
        "/keys": keys,
        "/authorize": authorize,
        "/token": token,
    }
    with served(answers) as web:
        made.url = web.url
        yield made


def settings(made: Provider, app: str) -> str:
    """The secrets of an app (its address) that signs people in there."""
    return f"""[auth]
redirect_uri = "{app}/oauth2callback"
cookie_secret = "{COOKIE}"
client_id = "{CLIENT}"
client_secret = "{SECRET}"
server_metadata_url = "{made.url}/.well-known/openid-configuration"
"""
