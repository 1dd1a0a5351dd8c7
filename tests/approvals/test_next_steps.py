"""A page offers what the use cases would allow, and nothing else."""

import pytest

from approvals.desk import drafting
from approvals.next_steps import Step, deciders, steps
from approvals.people import Role
from tests.office import Office

WRITING = {Step.EDIT, Step.REASON, Step.NAME, Step.BLUR, Step.WITHDRAW, Step.COMMENT}


def of(office: Office, post: str, handle: str) -> frozenset[Step]:
    with office.begin(reading=True) as work:
        return steps(office.file(post), work.people.get(office.people[handle]))


@pytest.fixture
def ready(office: Office) -> str:
    """Ben said yes in Anna's picture."""
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen("ben")})
    office.say("ben", "yes")
    return post


def test_the_author_writes_and_never_signs(office: Office, ready: str):
    """Anna edits, names, withdraws and comments."""
    assert of(office, ready, "anna") == WRITING


def test_a_contact_decides(office: Office, ready: str):
    """Clara signs, returns, lets pass and sets aside; she edits nothing."""
    can = of(office, ready, "clara")
    assert {Step.SIGN, Step.DECIDE, Step.EXEMPT, Step.SET_ASIDE, Step.HOLD} <= can
    assert not {Step.EDIT, Step.WITHDRAW, Step.RELEASE} & can


def test_a_contact_who_wrote_it_does_not_decide(office: Office):
    """Clara's own post is Dora's to sign."""
    post = office.submit(by="clara").id
    office.check(post)
    assert not {Step.SIGN, Step.DECIDE, Step.EXEMPT} & of(office, post, "clara")
    assert [person.handle for person in deciders(office.file(post))] == ["dora"]


def test_who_has_signed_is_not_asked_again(office: Office, ready: str):
    """After her signature Clara may still return the post, and Lena may release it."""
    office.sign(ready)
    assert Step.SIGN not in of(office, ready, "clara")
    assert Step.DECIDE in of(office, ready, "clara")
    assert Step.RELEASE in of(office, ready, "lena")


def test_what_is_out_is_not_offered_for_signing(office: Office):
    """Dora, who did not sign, is not asked to sign what everybody reads already."""
    post = office.published("ben")
    assert Step.SIGN not in of(office, post, "dora")


def test_reminding_makes_sense_while_answers_are_out(office: Office, ready: str):
    """Ben has answered: nobody is to be reminded."""
    assert Step.REMIND not in of(office, ready, "anna")
    picture = office.picture(b"another")
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen("emil")})
    assert Step.REMIND in of(office, post, "anna")


@pytest.mark.parametrize("who", ["ben", "faruk"])
def test_colleagues_and_the_auditor_only_read(office: Office, ready: str, who: str):
    """There is no step for Ben, who only reads along, nor for the auditor."""
    office.hire("faruk", Role.AUDITOR)
    assert of(office, ready, who) == frozenset()


def test_a_withdrawn_post_only_leaves_room_for_words(office: Office, ready: str):
    """When it has ended nothing can be decided any more."""
    drafting.withdraw(office.begin, ready, by=office.people["anna"])
    assert of(office, ready, "anna") == of(office, ready, "clara") == {Step.COMMENT}
