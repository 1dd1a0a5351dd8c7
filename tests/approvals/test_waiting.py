"""Waiting for me: everyone's first page tells exactly what they can do next, in a fixed number of queries."""

from datetime import timedelta

import pytest

from approvals.company import Signers, SignoffRule
from approvals.consents import Purpose
from approvals.desk import consenting, drafting, hiring, holding, inquiring, signing
from approvals.desk.waiting import waiting_for
from approvals.drafts import Draft
from approvals.errands import Errand, Need
from approvals.people import Role
from policies.findings import Finding, Level
from tests.counting import queries
from tests.office import CHANNELS, MONDAY, Office


def errands(office: Office, handle: str) -> list[Errand]:
    return waiting_for(office.begin, office.people[handle])


def kinds(office: Office, handle: str) -> list[str]:
    return [str(errand.kind) for errand in errands(office, handle)]


def shown(office: Office, *handles: str | None, channels: tuple[str, ...] = ("export",), text: str = "Schön!") -> str:
    picture = office.picture(f"{handles} {text}".encode())
    post = office.submit(text, pictures=[picture], channels=channels).id
    office.check(post, {picture: office.seen(*handles)})
    return post


def test_nothing_waits_for_anybody_in_a_quiet_office(any_office: Office) -> None:
    """Not even the lead has anything to do."""
    assert {handle: errands(any_office, handle) for handle in any_office.people} == {
        handle: [] for handle in any_office.people
    }


def test_one_question_for_a_picture_on_three_channels(any_office: Office) -> None:
    """Ben is asked once, with all its appearances; his answer ends it, and Emil never saw it."""
    post = shown(any_office, "ben", channels=CHANNELS)
    (errand,) = errands(any_office, "ben")
    assert (errand.kind, errand.post, errand.count, errand.channels) == (Need.ANSWER, post, 1, CHANNELS)
    assert (errand.since, errand.until, errand.opening) == (MONDAY, MONDAY + timedelta(days=3), "Schön!")
    assert len(set(errand.about)) == 3
    assert errands(any_office, "emil") == []
    any_office.say("ben", "no")
    assert errands(any_office, "ben") == []


def test_a_question_ends_with_its_deadline_and_with_a_consent(office: Office) -> None:
    """What Ben allows for all events is no longer asked; what Emil left lying is answered by silence."""
    shown(office, "ben", "emil")
    office.consent("ben", "export")
    assert kinds(office, "ben") == []
    office.clock.move(days=3)
    assert kinds(office, "emil") == []


def test_an_author_finishes_settles_and_reworks(office: Office) -> None:
    """Anna's draft, her picture with a stranger, and what came back from Clara; the newest need first."""
    draft = Draft("Noch nicht", ["export"])
    drafting.save(office.begin, draft, by=office.people["anna"], known_channels=CHANNELS)
    office.clock.move(minutes=1)
    shown(office, None, None)
    office.clock.move(minutes=1)
    signing.send_back(office.begin, shown(office, text="Kurz"), "Bitte länger", by=office.people["clara"])
    assert kinds(office, "anna") == ["returned", "settle", "finish"]
    assert [errand.count for errand in errands(office, "anna")] == [1, 2, 1]
    assert kinds(office, "clara") == ["exempt"]


def test_a_contact_signs_what_is_ready_unless_she_wrote_it(any_office: Office) -> None:
    """Clara changed the post, so it waits for Dora alone; once she signed, for the lead."""
    post = shown(any_office)
    any_office.edit(post, by="clara", text="Anders")
    any_office.check(post)
    assert (kinds(any_office, "clara"), kinds(any_office, "dora")) == ([], ["sign"])
    any_office.sign(post, "dora")
    assert (kinds(any_office, "dora"), kinds(any_office, "lena")) == ([], ["release"])


def test_who_signed_is_not_asked_again_while_others_still_have_to(office: Office) -> None:
    """All contacts must sign: after Clara it waits for Dora; after an edit for both."""
    office.settings(signoff=SignoffRule(Signers.ALL))
    post = shown(office)
    office.sign(post, "clara")
    assert (kinds(office, "clara"), kinds(office, "dora")) == ([], ["sign"])
    office.edit(post, text="Ganz anders")
    office.check(post)
    assert (kinds(office, "clara"), kinds(office, "dora")) == (["sign"], ["sign"])


def test_a_deputy_has_a_contacts_errands_during_the_absence_only(office: Office) -> None:
    """Emil stands in for Clara from tomorrow."""
    shown(office)
    now, day = office.clock(), timedelta(days=1)
    clara, emil = office.people["clara"], office.people["emil"]
    hiring.record_absence(office.begin, clara, emil, now + day, now + 2 * day, by=office.people["lena"])
    told = []
    for _ in range(3):
        told.append(kinds(office, "emil"))
        office.clock.move(days=1)
    assert told == [[], ["sign"], []]


def test_a_contact_may_let_a_blocking_finding_pass(office: Office) -> None:
    """The author can change the words, a contact can lift the rule: it waits for both."""
    office.found = [Finding("werbung", "c", Level.BLOCK, "g", "text", 0, 5, "Schön", "s")]
    office.check(office.submit().id)
    assert (kinds(office, "anna"), kinds(office, "clara"), kinds(office, "lena")) == (["settle"], ["exempt"], [])


def test_the_lead_releases_each_post_once_for_all_its_channels(any_office: Office) -> None:
    """Two channels approved, one of them queued: the other still wants a time."""
    post = any_office.approved("ben", channels=("export", "instagram"))
    (errand,) = errands(any_office, "lena")
    assert (errand.kind, errand.post, errand.count, len(errand.about)) == (Need.RELEASE, post, 2, 2)
    any_office.release(post, "export", hours=1)
    (errand,) = errands(any_office, "lena")
    assert (errand.channels, errand.about) == (("instagram",), (any_office.placement(post, "instagram").id,))


def test_the_lead_reviews_what_did_not_go_out_at_its_time(any_office: Office) -> None:
    """A queued post that nobody sent waits for review once it is late, and not a minute earlier."""
    post = any_office.approved("ben")
    any_office.release(post, hours=1)
    any_office.clock.move(hours=1, minutes=15)
    assert kinds(any_office, "lena") == []
    any_office.clock.move(seconds=1)
    (errand,) = errands(any_office, "lena")
    assert (errand.kind, errand.post) == (Need.REVIEW, post)


def test_the_lead_lifts_a_hold(office: Office) -> None:
    """A hold on a channel that Clara placed."""
    hold = holding.place(office.begin, "Konto gekapert", by=office.people["clara"], channel="instagram")
    (errand,) = errands(office, "lena")
    assert (errand.kind, errand.about, errand.channels) == (Need.LIFT, (hold,), ("instagram",))
    assert kinds(office, "clara") == []


def test_a_paper_consent_waits_for_a_second_person(any_office: Office) -> None:
    """Clara took Ben's paper: everybody who may witness it is asked, but neither of the two."""
    ben = any_office.people["ben"]
    given = consenting.consent_to(ben, Purpose.APPEAR, shown="appear.de.1", starts=MONDAY, channels=["export"])
    consenting.take_paper(any_office.begin, given, "scans/1", by=any_office.people["clara"])
    asked = {handle for handle in any_office.people if kinds(any_office, handle) == ["witness"]}
    assert asked == {"dora", "lena", "ada"}
    consenting.witness(any_office.begin, given.id, by=any_office.people["dora"])
    assert kinds(any_office, "lena") == []


def test_who_left_has_no_errands(office: Office) -> None:
    """Ben was asked and then left the company."""
    shown(office, "ben")
    hiring.let_go(office.begin, office.people["ben"], by=office.people["ada"])
    assert errands(office, "ben") == []


def busy(office: Office, times: int) -> None:
    """As many posts in each state."""
    for number in range(times):
        shown(office, "clara", None, text=f"Gefragt {number}")
        shown(office, text=f"Bereit {number}")
        signed = shown(office, text=f"Freigegeben {number}")
        office.sign(signed)
        holding.place(office.begin, "Warten", by=office.people["lena"], post=signed)


@pytest.mark.parametrize(("handle", "most"), [("anna", 8), ("clara", 25), ("lena", 16)])
def test_the_database_is_asked_as_often_for_one_errand_as_for_many(office: Office, handle: str, most: int) -> None:
    """With four times the posts nothing is asked more often, for an author, a contact who is shown, and the lead."""
    count = lambda: queries(office.engine, lambda: errands(office, handle))  # noqa: E731
    busy(office, 1)
    once = count()
    busy(office, 3)
    assert count() == once <= most


def test_roles_decide_what_is_asked_at_all(office: Office) -> None:
    """Staff cost the database less than a lead."""
    office.hire("gita", Role.AUDITOR)
    busy(office, 1)
    gita, lena = (queries(office.engine, lambda h=handle: errands(office, h)) for handle in ("gita", "lena"))
    assert gita < lena


def test_a_question_waits_for_the_contacts_until_one_of_them_answers(office: Office) -> None:
    """Anna asks; it waits for Clara and Dora, not for Anna; once Clara answered it waits for nobody."""
    asked = inquiring.ask_contacts(office.begin, None, "Darf ich den Hund zeigen?", by=office.people["anna"])
    assert [kinds(office, handle) for handle in ("anna", "clara", "dora")] == [[], ["reply"], ["reply"]]
    inquiring.reply(office.begin, asked, "Klar.", by=office.people["clara"])
    assert [kinds(office, handle) for handle in ("clara", "dora")] == [[], []]
