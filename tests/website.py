"""The pages on a small office: asked directly, or served to a real browser."""

import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import uvicorn
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response

from approvals.desk import passing
from approvals.figures import Figures
from approvals.pages.app import application
from approvals.pages.cookies import LANGUAGE, SESSION, VISIT, name_of
from approvals.pages.guard import csrf_for
from approvals.passes import Opens
from approvals.tone.listening import Listener, listener
from flows.channels.kinds import KINDS
from flows.channels.switchboard import Switchboard
from flows.channels.unconnected import Unconnected
from flows.chat import Chat
from flows.premises import StoredPictures
from flows.settings import Settings
from flows.wording.for_pages import PageWording
from policies.guideline import Guideline
from storage.figures import figures
from tests.office import Office
from tests.servers.ports import free_ports

if TYPE_CHECKING:
    from approvals.channels import Channel


class OfficePremises:
    """The office as the pages see it: its database, its objects, the real guideline, words and previews."""

    demo = True
    providers = ()
    secret = b"0123456789abcdef0123456789abcdef"

    def __init__(self, office: Office, address: str = "http://testserver") -> None:
        self.begin, self.objects, self.address = office.begin, office.objects, address
        self._office = office
        self.wording = PageWording("Europe/Berlin")
        self.pictures = StoredPictures(office.objects)
        self.mail = Letterbox()
        self.chat = Chat("127.0.0.1", address)
        self.channels: Mapping[str, Channel] = dict.fromkeys(("export", "instagram", "facebook"), office.board)
        self.kinds, self.connect = KINDS, Switchboard(Settings(private_addresses="127.0.0.1")).connect

    def channel(self, name: str) -> "Channel":
        return self.channels.get(name) or Unconnected(name)

    watch_token = "of the watch"

    def standing(self) -> Mapping[str, bool]:
        return {"database": True, "objects": True, "keys": True, "prefect": False}

    def figures(self) -> Figures:
        return figures(self._office.engine)

    @property
    def guideline(self) -> Guideline:
        return self._office.in_force.now(self.begin)

    @property
    def ears(self) -> Listener:
        return listener()


@dataclass
class Letterbox:
    kept: list[tuple[datetime, str, str, str]] = field(default_factory=list)

    def letters(self) -> list[tuple[datetime, str, str, str]]:
        return self.kept


class Visit:
    """One person's browser, without the browser: keeps the session and puts the token into forms."""

    def __init__(self, app: FastAPI, premises: OfficePremises, person: str | None, lang: str = "de") -> None:
        self.client = TestClient(app, base_url=premises.address, follow_redirects=False)
        self.client.headers["accept-language"] = lang
        self._address = premises.address
        self.keep(VISIT, "a visit")
        self.csrf = csrf_for(premises.secret, "visit a visit")
        if person is not None:
            self.keep(LANGUAGE, lang)
            session = passing.start_session(premises.begin, person, label="test")
            self.keep(SESSION, session.secret)
            self.csrf = csrf_for(premises.secret, session.id)

    def keep(self, cookie: str, value: str) -> None:
        """As if the pages had set it."""
        host = urlsplit(self._address).hostname or ""
        domain = host if "." in host else f"{host}.local"
        self.client.cookies.set(name_of(cookie, self._address), value, domain=domain)

    def get(self, path: str, **more: object) -> Response:
        return self.client.get(path, **more)

    def post(self, path: str, **fields: object) -> Response:
        return self.client.post(path, data={"csrf": self.csrf, **fields})

    def text(self, path: str) -> str:
        """What a person reads on a page, without its tags, on one line."""
        page = self.get(path)
        assert page.status_code == 200, (path, page.status_code, page.text[:500])
        main = page.text.split("<main", 1)[-1].split("</main>")[0]
        return " ".join(re.sub(r"<[^>]+>", " ", main.split(">", 1)[1]).split())


@dataclass
class Site:
    """The pages of an office, and whoever visits them."""

    office: Office
    premises: OfficePremises
    app: FastAPI

    def link(self, handle: str = "anna", opens: Opens = Opens.SIGN_IN) -> str:
        """The path of a new link from a mail."""
        return f"/in/{passing.issue(self.premises.begin, opens, self.office.people[handle]).secret}"

    def visit(self, handle: str | None, lang: str = "de") -> Visit:
        return Visit(self.app, self.premises, self.office.people[handle] if handle else None, lang)


def site_of(office: Office) -> Site:
    premises = OfficePremises(office)
    return Site(office, premises, application(premises))


@contextmanager
def served(office: Office, host: str = "127.0.0.1") -> Iterator[OfficePremises]:
    """The pages on a real port of this machine, in a thread, until the test ends."""
    port = free_ports(1)[0]
    premises = OfficePremises(office, f"http://{host}:{port}")
    told = uvicorn.Config(application(premises), host="127.0.0.1", port=port, log_level="warning", proxy_headers=False)
    server = uvicorn.Server(told)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the pages did not start"
        thread.join(0.02)
    try:
        yield premises
    finally:
        server.should_exit = True
        thread.join()
