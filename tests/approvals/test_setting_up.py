"""Setting a company up: kept step by step, founded in one go."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from approvals.blueprints import Blueprint
from approvals.company import Company, SignoffRule
from approvals.desk import hiring, passing, setting_up
from approvals.errors import AlreadyFounded, FounderMissing, MailTaken, PassRefused, SamePerson, UnknownZone
from approvals.passes import Opens
from approvals.people import Absence, Person, Role
from tests.empty_office import EmptyOffice
from tests.office import MONDAY


def person(handle: str, *roles: Role) -> Person:
    return Person(handle, handle, handle.title(), f"{handle}@example.test", "de", frozenset(roles))


DORA, CLARA, BEN = person("dora", Role.LEAD), person("clara", Role.CONTACT), person("ben", Role.STAFF)
AWAY = Absence("away", CLARA.id, DORA.id, MONDAY, MONDAY + timedelta(days=5), CLARA.id)
COMPANY = Company(
    "Tischlerei Lindner", "Europe/Vienna", signoff=SignoffRule.read("2"), answer_within=timedelta(hours=36)
)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[EmptyOffice]:
    office = EmptyOffice(tmp_path)
    yield office
    office.engine.dispose()


def told(empty: EmptyOffice, secret: str, **more: object) -> Blueprint:
    blueprint = setting_up.blueprint(empty.begin, secret)
    all_of_it = {"company": COMPANY, "founder": DORA, "people": (CLARA, BEN), "absences": (AWAY,)} | more
    return setting_up.keep(empty.begin, secret, replace(blueprint, **all_of_it))


def test_what_was_told_is_there_again(empty: EmptyOffice) -> None:
    """Under the same link, and under a new one when the service was started again."""
    kept = told(empty, empty.link(), told=frozenset({"company"}))
    assert setting_up.blueprint(empty.begin, empty.link()) == kept
    assert (kept.company, kept.everybody, kept.told) == (COMPANY, (DORA, CLARA, BEN), {"company"})


def test_nobody_hears_of_it_before_it_is_founded(empty: EmptyOffice) -> None:
    """A blueprint hires nobody, invites nobody and is no part of the history."""
    told(empty, empty.link())
    with empty.begin(reading=True) as work:
        assert not work.people.find()
        assert not work.notices.find()
        assert work.company == Company()
    assert {entry.kind for entry in empty.entries()} == {"pass_issued"}


def test_a_company_is_founded_as_it_was_told(empty: EmptyOffice) -> None:
    """Dora is signed in, everybody is invited, Clara's deputy is known; whoever publishes reads the guideline first."""
    secret = empty.link()
    told(empty, secret)
    session = setting_up.set_up(empty.begin, secret, label="Firefox")
    _, signed_in = passing.present(empty.begin, session.secret, Opens.SESSION)
    assert signed_in is not None
    assert (signed_in.name, signed_in.roles) == ("Dora", {Role.LEAD, Role.ADMIN})
    (card,) = hiring.contacts(empty.begin)
    assert card.deputy is not None
    assert (card.name, card.deputy.name) == ("Clara", "Dora")
    with empty.begin(reading=True) as work:
        assert {notice.person for notice in work.notices.find(kind="invitation")} == {"dora", "clara", "ben"}
        assert replace(work.company, version=0) == replace(COMPANY, read_first=True)
        assert not work.blueprints.find()


def test_a_company_is_set_up_once(empty: EmptyOffice) -> None:
    """The link is used up, and another one finds a company already there."""
    secret, other = empty.link(), empty.link()
    told(empty, secret)
    setting_up.set_up(empty.begin, secret, label="")
    with pytest.raises(PassRefused):
        setting_up.blueprint(empty.begin, secret)
    for act in (setting_up.blueprint, lambda begin, link: setting_up.set_up(begin, link, label="")):
        with pytest.raises(AlreadyFounded):
            act(empty.begin, other)


def test_without_a_lead_nothing_is_founded(empty: EmptyOffice) -> None:
    """And the link stays good."""
    secret = empty.link()
    told(empty, secret, founder=None, absences=())
    with pytest.raises(FounderMissing):
        setting_up.set_up(empty.begin, secret, label="")
    told(empty, secret)
    setting_up.set_up(empty.begin, secret, label="")


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"people": (replace(CLARA, mail="DORA@example.test"),)}, MailTaken),
        ({"company": Company(zone="Mars/Olympus")}, UnknownZone),
        ({"absences": (replace(AWAY, deputy=CLARA.id),)}, SamePerson),
    ],
)
def test_what_cannot_be_founded_is_refused_where_it_is_told(
    empty: EmptyOffice, more: dict[str, object], refusal: type[Exception]
) -> None:
    """Not at the end, when nobody knows any more which step it was."""
    secret = empty.link()
    with pytest.raises(refusal):
        told(empty, secret, **more)
    assert setting_up.blueprint(empty.begin, secret).everybody == ()


def test_only_a_set_up_link_opens_the_set_up(empty: EmptyOffice) -> None:
    """Not a made-up one, and none that has ended after its week."""
    secret = empty.link()
    empty.clock.move(days=8)
    for link in (secret, "nonsense"):
        with pytest.raises(PassRefused):
            setting_up.blueprint(empty.begin, link)
