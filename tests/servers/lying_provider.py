"""An identity provider that tells the truth until a test makes it lie: a real server with a key of its own."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from joserfc import jwt
from joserfc.jwk import ECKey

Facts = dict[str, Any]


def new_key() -> ECKey:
    return ECKey.generate_key("P-256", parameters={"kid": "one"})


@dataclass
class Liar:
    """`claims` of the next identity token; `beside` is what userinfo says, `described` what it says of itself."""

    address: str
    key: ECKey = field(default_factory=new_key)
    signing: ECKey | None = None
    claims: Facts = field(default_factory=dict)
    beside: Facts = field(default_factory=dict)
    described: Facts = field(default_factory=dict)
    forge: Callable[[Facts], str] | None = None
    status: int = 200

    def token(self) -> str:
        signing = self.signing or self.key
        return (
            self.forge(self.claims) if self.forge else jwt.encode({"alg": "ES256", "kid": "one"}, self.claims, signing)
        )

    def honest(self, nonce: str, mail: str) -> None:
        now = int(time.time())
        self.claims = {
            "iss": self.address, "aud": "freigabe", "sub": "1", "iat": now, "exp": now + 300, "nonce": nonce,
            "email": mail, "email_verified": True,
        }  # fmt: skip

    def answer(self, path: str) -> Facts:
        match path:
            case "/jwks":
                return {"keys": [self.key.as_dict(private=False)]}
            case "/token":
                return {"id_token": self.token(), "access_token": "x", "token_type": "Bearer"}
            case "/me":
                return self.beside
        ends = {name: f"{self.address}/{path}" for name, path in ENDS.items()}
        return {"issuer": self.address, **ends, **self.described}


ENDS = {
    "authorization_endpoint": "auth",
    "token_endpoint": "token",
    "jwks_uri": "jwks",
    "userinfo_endpoint": "me",
}


@contextmanager
def lying_provider() -> Iterator[Liar]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.liar = Liar(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.liar
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        liar: Liar = self.server.liar
        said = json.dumps(liar.answer(self.path)).encode()
        self.send_response(liar.status)
        self.send_header("content-type", "application/json")
        self.end_headers()
        self.wfile.write(said)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Nothing to tell."""
