"""What fifty people ask for: mostly lists and posts, a few forms, now and then a decision."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from approvals.desk import answering, drafting, passing
from approvals.drafts import Draft
from approvals.pages.cookies import SESSION, name_of
from approvals.pages.good_once import new_form
from approvals.pages.guard import csrf_for
from flows.house import House
from flows.premises import HousePremises
from tests.benchmarks.large_company import LargeCompany

STAFF, CONTACTS, LEADS = 40, 7, 3
WRITES = 8
HTMX = {"hx-request": "true"}
TEXT = "Unser Sommerfest war garantiert das beste im ganzen Land, und alle waren da. Schön war es!"


@dataclass(frozen=True)
class Ask:
    """`kind` is page, fragment or write; the weight says how often, among what the same person asks for."""

    name: str
    kind: str
    path: str
    weight: float
    method: str = "GET"
    form: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


def people(house: House, company: LargeCompany, address: str) -> list[dict[str, Any]]:
    """Fifty of them, signed in, with what each asks for."""
    secret = HousePremises(house).secret
    found = []
    for number in range(STAFF + CONTACTS + LEADS):
        who = _who(company, number)
        session = passing.start_session(house.begin, who, label="load")
        mine = list(_asks(house, company, who, number))
        headers = {
            "cookie": f"{name_of(SESSION, address)}={session.secret}",
            "x-csrf": csrf_for(secret, session.id),
            "accept-language": "de" if number % 3 else "en",
        }
        found.append({"headers": headers, "asks": [asdict(one) for one in mine]})
    return found


def _who(company: LargeCompany, number: int) -> str:
    if number < STAFF:
        return company.staff[100 + number * 7]
    if number < STAFF + CONTACTS:
        return company.contacts[number - STAFF + 1]
    return company.leads[number - STAFF - CONTACTS]


def _asks(house: House, company: LargeCompany, who: str, number: int) -> Iterator[Ask]:
    if number < STAFF:
        return _staff(house, company, who, number)
    return _contact(company, number) if number < STAFF + CONTACTS else _lead(company, number)


def _everybody(company: LargeCompany, number: int) -> Iterator[Ask]:
    post = company.decided[number % len(company.decided)]
    yield Ask("home", "page", "/", 12)
    yield Ask("posts", "page", "/posts?show=all", 5)
    yield Ask("posts, searched", "page", "/posts?show=all&q=Sommerfest", 1)
    yield Ask("post, decided", "page", f"/posts/{post}", 3)
    yield Ask("guideline", "page", "/guideline", 2)
    yield Ask("contacts", "page", "/contacts", 1)
    yield Ask("guideline, searched", "fragment", "/guideline?q=Bild", 1, headers=HTMX)
    yield Ask("try a sentence", "fragment", "/guideline/try", 1, "POST", {"tried": TEXT}, HTMX)
    yield Ask("inquiry form", "fragment", "/inquiries/new", 1, headers=HTMX)


def _staff(house: House, company: LargeCompany, who: str, number: int) -> Iterator[Ask]:
    yield from _everybody(company, number)
    yield Ask("my posts", "page", "/posts?show=mine", 4)
    yield Ask("me", "page", "/me", 3)
    yield Ask("draft form", "page", "/drafts/new", 3)
    draft = drafting.save(house.begin, Draft(TEXT, ("export",)), by=who, known_channels=tuple(house.channels))
    yield Ask("draft", "page", f"/drafts/{draft.id}", 3)
    form = {"text": TEXT, "lang": "de", "channel": "export", "post": draft.id, "version": str(draft.version)}
    yield Ask("read along", "fragment", "/drafts/read-along", 8, "POST", form, HTMX)
    for time in range(WRITES):
        yield Ask("save", "write", "/drafts", 1 / WRITES, "POST", form | {"text": f"{TEXT} {number}.{time}"})
    yield from _questions(house, who)


def _questions(house: House, who: str) -> Iterator[Ask]:
    """Each form is good once; every other answer takes the one before back."""
    for one in answering.asked(house.begin, who)[:1]:
        asked = one.appearance.id
        yield Ask("question", "page", f"/questions/{asked}", 3)
        for time in range(WRITES):
            form = {"about": asked, "said": ("yes", "blur")[time % 2]}
            form["form"] = new_form(HousePremises(house), f"person {who}")
            yield Ask("answer", "write", f"/questions/{asked}", 1 / WRITES, "POST", form)


def _contact(company: LargeCompany, number: int) -> Iterator[Ask]:
    yield from _everybody(company, number)
    yield from _under_way(company, number)
    yield Ask("posts to sign", "page", "/posts?show=ready", 4)
    yield Ask("today", "page", "/today", 3)
    yield Ask("inquiries", "page", "/inquiries", 1)


def _lead(company: LargeCompany, number: int) -> Iterator[Ask]:
    yield from _contact(company, number)
    yield Ask("calendar", "page", "/calendar", 6)
    yield Ask("calendar, month", "page", "/calendar?month=2026-12", 2)
    yield Ask("queue", "page", "/queue", 3)


def _under_way(company: LargeCompany, number: int) -> Iterator[Ask]:
    post = company.under_way[number * 3 % len(company.under_way)]
    yield Ask("post, under way", "page", f"/posts/{post}", 6)
    yield Ask("faces", "fragment", f"/posts/{post}/faces", 5, headers=HTMX)
