"""Every route there is, asked for by everybody and by nobody: the table in `who_may` is what happens.

Whoever adds a route has it walked here; nothing else is needed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from starlette.routing import Route

from approvals.desk import passing
from approvals.pages.app import NobodySaidWhoMay, require_told, routes
from approvals.pages.cookies import SESSION, VISIT
from approvals.pages.guard import csrf_for
from approvals.pages.who_may import OPEN, WHO, ByToken, Permission, Who, by_token, may
from approvals.passes import Opens
from approvals.people import Person, Role
from approvals.permissions import Action
from tests.office import Office
from tests.website import Site, site_of

PARTS = re.compile(r"{(\w+)(?::\w+)?}")
NONSENSE = ("nonsense", "1", "%00'\u00fc")
ROUTES = routes()


@dataclass
class Walker:
    """Asks as a person with a new session or token each time, so that nothing done before matters."""

    site: Site
    client: TestClient
    person: Person | None

    def ask(self, route: Route, method: str, nonsense: str) -> Response:
        path = PARTS.sub(nonsense, route.path)
        body = None if method in {"GET", "HEAD"} else "{}"
        kind = {"content-type": "application/json"} if body else {}
        return self.client.request(method, path, content=body, headers=self._proof(WHO[route.name]) | kind)

    def _proof(self, permission: Permission) -> dict[str, str]:
        begin, secret = self.site.premises.begin, self.site.premises.secret
        if self.person is None:
            return {"cookie": f"{VISIT}=a visit", "x-csrf": csrf_for(secret, "visit a visit")}
        if by_token(permission):
            token = passing.issue(begin, Opens.API, self.person.id, label="walk")
            return {"authorization": f"Bearer {token.secret}"}
        session = passing.start_session(begin, self.person.id, label="walk")
        return {"cookie": f"{SESSION}={session.secret}", "x-csrf": csrf_for(secret, session.id)}

    def may(self, permission: Permission) -> bool:
        return permission in OPEN or (self.person is not None and may(self.person, permission))


@pytest.fixture
def site(office: Office) -> Site:
    office.hire("ute", Role.AUDITOR)
    office.hire("alma", *Role)
    return site_of(office)


@pytest.fixture(params=[None, "anna", "clara", "lena", "ute", "ada", "alma"], ids=lambda handle: handle or "nobody")
def walker(request: pytest.FixtureRequest, site: Site) -> Iterator[Walker]:
    """Nobody; staff, contact, lead, auditor, admin; and somebody who is all of them."""
    with site.premises.begin(reading=True) as work:
        person = work.people.get(site.office.people[request.param]) if request.param else None
    with TestClient(site.app, follow_redirects=False, raise_server_exceptions=False, cookies={}) as client:
        yield Walker(site, client, person)


def ways() -> Iterator[tuple[Route, str]]:
    for route in ROUTES:
        for method in sorted(route.methods or ()):
            yield route, method


def turned_away(answer: Response) -> bool:
    """Told to sign in, or that it is not for them."""
    to_sign_in = answer.headers.get("location", "").startswith("/sign-in?next=")
    return answer.status_code in {401, 403} or to_sign_in


@pytest.mark.slow
def test_each_route_opens_for_whom_the_table_says_and_for_nobody_else(walker: Walker):
    """Allowed ones are never turned away, all others always are, and no route fails, whatever stands in its address."""
    wrong = []
    tried = NONSENSE if walker.person is None or walker.person.roles == frozenset(Role) else NONSENSE[:1]
    for (route, method), nonsense in product(ways(), tried):
        answer = walker.ask(route, method, nonsense)
        walker.client.cookies.clear()
        if answer.status_code >= 500 or turned_away(answer) == walker.may(WHO[route.name]):
            wrong.append((method, route.path, nonsense, answer.status_code, answer.headers.get("location", "")))
    assert wrong == []


def test_a_session_opens_nothing_of_the_interface(site: Site):
    """What a token opens asks for a token, so that no browser can be made to send one."""
    anna = site.visit("anna")
    for route, method in ways():
        if by_token(WHO[route.name]):
            path = PARTS.sub("nonsense", route.path)
            assert anna.client.request(method, path, headers={"x-csrf": anna.csrf}).status_code == 401, route.path


def test_who_left_gets_in_nowhere():
    """A person who is no longer active may open what everybody may, and nothing else."""
    gone = Person("x", "x", "X", "x@example.test", "de", frozenset(Role), active=False)
    assert not [name for name, permission in WHO.items() if may(gone, permission) and permission not in OPEN]


def test_a_route_without_a_line_is_not_served():
    """A route that nobody wrote into the table, or a line without a route, stops the start and is named."""
    with pytest.raises(NobodySaidWhoMay) as refused:
        require_told((*ROUTES, Route("/secret", lambda _: None, name="secret_page")))
    assert refused.value.names == {"secret_page"}
    with pytest.raises(NobodySaidWhoMay):
        require_told(ROUTES[1:])


def test_a_token_opens_what_its_owner_may():
    """A line of the interface that names an action asks for it as a page does: an auditor's token releases nothing."""
    auditor = Person("x", "x", "X", "x@example.test", "de", frozenset({Role.AUDITOR}))

    assert may(auditor, ByToken(Action.READ_POSTS))
    assert not may(auditor, ByToken(Action.RELEASE))


def test_reading_pages_change_nothing_by_name():
    """No address is both for looking and for doing by the same handler: who only follows a link does nothing."""
    assert not [route.name for route in ROUTES if len((route.methods or set()) - {"HEAD"}) > 1]


def test_only_files_are_unseen():
    """Where nobody is looked up nothing is taken. Photos shared with the browser's help arrive at `share`, unread."""
    sent = {route.name for route in ROUTES if WHO[route.name] is Who.FILE and "GET" not in (route.methods or ())}
    assert sent == {"share"}
