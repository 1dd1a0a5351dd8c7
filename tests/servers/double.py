"""A real HTTP server that stands in for a channel, and fails on demand: before or after doing what it was asked."""

import json
import re
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


class Fault(StrEnum):
    """What happens to a request; in the last five it is carried out all the same."""

    BUSY = "busy"
    BROKEN = "broken"
    DROPPED = "dropped"
    BROKEN_AFTER = "broken after"
    DROPPED_AFTER = "dropped after"
    SILENT_AFTER = "silent after"
    SLOW_AFTER = "slow after"
    GARBLED_AFTER = "garbled after"


UNDONE = frozenset({Fault.BUSY, Fault.BROKEN, Fault.DROPPED})
UNDECIDED = frozenset(Fault) - {Fault.BUSY}
"""After these nobody who asked can know whether it was carried out."""


@dataclass(frozen=True)
class Asked:
    """A request: its fields from query and form, its files, its JSON."""

    method: str
    path: str
    headers: Mapping[str, str]
    fields: Mapping[str, str]
    files: Mapping[str, bytes]
    body: bytes

    @property
    def line(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Answer:
    status: int
    said: object = None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def body(self) -> bytes:
        return b"" if self.said is None else json.dumps(self.said).encode()


class Unheard(Exception):
    """A witness raises it where the request is to be lost before it is carried out."""


@dataclass
class Double:
    """What all doubles can do. `ahead` moves their clock; `witness` hears of a request before and after it is done.

    A slow answer takes `pace` seconds from byte to byte.
    """

    address: str = ""
    pace: float = 0.1
    ahead: timedelta = timedelta()
    seen: list[str] = field(default_factory=list)
    witness: Callable[[str, int], None] = lambda _when, _number: None
    planned: list[tuple[re.Pattern[str], Fault | Answer]] = field(default_factory=list)
    guard: threading.RLock = field(default_factory=threading.RLock)
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def next_time(self, line: str, happens: Fault | Answer) -> None:
        """What happens to the next request whose method and path contain this pattern."""
        self.planned.append((re.compile(line), happens))

    def happens(self, asked: Asked) -> Fault | Answer | None:
        for number, (line, happens) in enumerate(self.planned):
            if line.search(asked.line):
                del self.planned[number]
                return happens
        return None

    def answer(self, asked: Asked) -> Answer:
        raise NotImplementedError

    def busy(self) -> Answer:
        return Answer(429)

    def done(self, asked: Asked) -> Answer:
        """Carried out, one request at a time."""
        with self.guard:
            number = len(self.seen)
            self.seen.append(asked.line)
            witness = self.witness
        witness("before", number)
        with self.guard:
            answer = self.answer(asked)
        witness("after", number)
        return answer


@contextmanager
def serving(double: Double) -> Iterator[None]:
    """The double answers at its `address` inside the `with`."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.double = double
    double.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield
    finally:
        double.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Who asked was killed, or hung up: nothing to tell. Other errors are."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*_)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def _serve(self) -> None:
        try:
            self._answer()
        except (ConnectionError, Unheard):
            self._hang_up()

    do_GET = do_POST = do_PUT = do_DELETE = _serve  # noqa: N815 - names of the standard library

    def _answer(self) -> None:
        double: Double = self.server.double
        asked = self._asked()
        fault = double.happens(asked)
        if isinstance(fault, Answer):
            self._send(fault)
        elif fault in UNDONE:
            self._fail(fault)
        else:
            answer = double.done(asked)
            self._spoil(answer, fault) if fault else self._send(answer)

    def _fail(self, fault: Fault) -> None:
        match fault:
            case Fault.BUSY:
                self._send(self.server.double.busy())
            case Fault.BROKEN:
                self._send(Answer(500, "internal error"))
            case _:
                self._hang_up()

    def _spoil(self, answer: Answer, fault: Fault) -> None:
        match fault:
            case Fault.BROKEN_AFTER:
                self._send(Answer(502, "bad gateway"))
            case Fault.SILENT_AFTER:
                self.server.double.closing.wait(60)
                self._hang_up()
            case Fault.SLOW_AFTER:
                self._trickle(answer)
            case Fault.GARBLED_AFTER:
                self._send(Answer(200, "<html>all is well</html>"))
            case _:
                self._hang_up()

    def _trickle(self, answer: Answer) -> None:
        self._head(answer, max(len(answer.body), 40))
        for sign in answer.body.ljust(40):
            self.wfile.write(bytes([sign]))
            self.wfile.flush()
            if self.server.double.closing.wait(self.server.double.pace):
                return

    def _send(self, answer: Answer) -> None:
        self._head(answer, len(answer.body))
        self.wfile.write(answer.body)

    def _head(self, answer: Answer, length: int) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(length))
        self.end_headers()

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.close()

    def _asked(self) -> Asked:
        address = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        kind = self.headers.get("content-type", "")
        fields, files = dict(parse_qsl(address.query, keep_blank_values=True)), {}
        if "urlencoded" in kind:
            fields |= dict(parse_qsl(body.decode(), keep_blank_values=True))
        elif "multipart" in kind:
            sent, files = _parts(kind, body)
            fields |= sent
        headers = {name.lower(): value for name, value in self.headers.items()}
        return Asked(self.command, unquote(address.path), headers, fields, files, body)

    def log_message(self, *_: object) -> None:
        """Nothing to tell."""


def _parts(kind: str, body: bytes) -> tuple[dict[str, str], dict[str, bytes]]:
    fields, files = {}, {}
    boundary = b"--" + kind.partition("boundary=")[2].strip('"').encode()
    for part in body.split(boundary)[1:-1]:
        head, _, data = part.removeprefix(b"\r\n").removesuffix(b"\r\n").partition(b"\r\n\r\n")
        name = re.search(rb'name="([^"]+)"', head)[1].decode()
        if b"filename=" in head:
            files[name] = data
        else:
            fields[name] = data.decode()
    return fields, files
