"""Promise 2: nothing is queued without the sign-off of the required contacts, and no author signs."""

from datetime import timedelta

import pytest

from approvals.company import SignoffRule
from approvals.desk import drafting, hiring, releasing, signing
from approvals.errors import NotAllowed, NothingToSay, OwnDraft, SeenOther, StillWaitingFor, TimeIsPast, WrongStage
from approvals.open_ends import Missing
from approvals.times import Moment
from tests.office import Office


def ready(office: Office, text: str = "Wir stellen ein.", *, by: str = "anna") -> str:
    """A checked post without pictures that only waits for signatures."""
    post = office.submit(text, by=by).id
    office.check(post)
    return post


def test_one_contact_signs_and_the_post_is_approved_but_not_queued(office: Office) -> None:
    """The last signature never queues anything: that is Lena's own step."""
    post = ready(office)
    assert office.sign(post) == ("export",)
    assert (office.stage(post), office.places(post)) == ("approved", {"export": "approved"})


@pytest.mark.parametrize("by", ["ben", "lena", "ada"])
def test_only_contacts_sign(office: Office, by: str) -> None:
    """Neither staff, nor the comms lead, nor the admin."""
    with pytest.raises(NotAllowed):
        office.sign(ready(office), by=by)


def test_nobody_signs_what_they_wrote(office: Office) -> None:
    """Clara is a contact and the author."""
    with pytest.raises(OwnDraft):
        office.sign(ready(office, by="clara"))


def test_whoever_edits_becomes_an_author(office: Office) -> None:
    """Clara corrected a comma: she cannot sign, Dora can."""
    post = ready(office)
    office.edit(post, text="Wir stellen ein!", by="clara")
    office.check(post)
    with pytest.raises(OwnDraft):
        office.sign(post, by="clara")
    assert office.sign(post, by="dora")


def test_the_signature_of_somebody_who_became_an_author_ends(office: Office) -> None:
    """Clara signed for one channel and then added another: her own earlier yes is void."""
    post = ready(office)
    office.sign(post)
    office.edit(post, channels=["export", "instagram"], by="clara")
    assert office.places(post) == {"export": "pulled"}


def test_the_signature_of_a_deputy_who_became_an_author_ends(office: Office) -> None:
    """Emil signed for Dora and then added a channel: he may no longer count for her."""
    office.away("dora", "emil")
    post = ready(office)
    office.sign(post, by="emil")
    office.edit(post, channels=["export", "instagram"], by="emil")
    assert office.places(post) == {"export": "pulled"}


def test_signing_waits_for_the_people_shown(office: Office) -> None:
    """The refusal says exactly what is missing."""
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen("ben")})
    with pytest.raises(StillWaitingFor) as refusal:
        office.sign(post)
    assert [end.missing for end in refusal.value.open_ends] == [Missing.ANSWERS]


def test_signing_waits_for_the_check(office: Office) -> None:
    """A draft that is still being checked cannot be signed."""
    with pytest.raises(WrongStage):
        office.sign(office.submit("Noch nicht geprüft").id)


def test_only_what_the_signer_saw_is_signed(office: Office) -> None:
    """While Dora read, Anna changed the text: Dora's yes is refused."""
    post = ready(office)
    seen = office.file(post).revision.id
    office.edit(post, text="Wir stellen um.")
    office.check(post)
    with pytest.raises(SeenOther):
        signing.sign(office.begin, post, revision=seen, names={}, by=office.people["dora"])


def test_names_are_confirmed_also_the_sure_ones(office: Office) -> None:
    """A signer who did not see that the face is called Ben has not confirmed it."""
    post = office.approved("ben")
    revision = office.file(post).revision.id
    with pytest.raises(SeenOther):
        signing.sign(office.begin, post, revision=revision, names={}, by=office.people["dora"])


def test_only_the_ready_channels_are_signed(office: Office) -> None:
    """Ben said yes to the export only; Instagram waits."""
    picture = office.picture()
    post = office.submit(pictures=[picture], channels=["export", "instagram"]).id
    office.check(post, {picture: office.seen("ben")})
    office.say("ben", "yes", channel="export")
    assert office.sign(post) == ("export",)
    assert office.places(post) == {"export": "approved"}


def test_two_different_people_are_needed(office: Office) -> None:
    """With the rule "2" Clara's second signature counts as her first."""
    office.settings(signoff=SignoffRule.read("2"))
    post = ready(office)
    office.sign(post)
    office.sign(post)
    assert [end.count for end in office.missing(post)] == [1]
    office.sign(post, by="dora")
    assert office.places(post) == {"export": "approved"}


def test_a_deputy_counts_only_during_the_absence(office: Office) -> None:
    """Emil signs for Dora while she is away, and no longer once she is back."""
    office.away("dora", "emil")
    assert office.sign(ready(office), by="emil") == ("export",)
    office.clock.move(days=2)
    with pytest.raises(NotAllowed):
        office.sign(ready(office, "Danach"), by="emil")


def test_nobody_stands_in_for_an_author(office: Office) -> None:
    """Dora wrote it and is away: her deputy has no seat."""
    office.away("dora", "emil")
    with pytest.raises(NotAllowed):
        office.sign(ready(office, by="dora"), by="emil")


def test_a_contact_who_is_also_deputy_counts_once(office: Office) -> None:
    """All must sign, Dora is away, Clara stands in for her: Clara alone is not two people."""
    office.settings(signoff=SignoffRule.read("all"))
    office.away("dora", "clara")
    post = ready(office)
    office.sign(post)
    assert [end.count for end in office.missing(post)] == [1]


@pytest.mark.parametrize(("signer", "leaver"), [("clara", "clara"), ("emil", "emil")])
def test_who_has_left_no_longer_counts(office: Office, signer: str, leaver: str) -> None:
    """A contact or deputy signed and left before it was released: another signature is needed."""
    office.away("dora", "emil")
    post = ready(office)
    office.sign(post, by=signer)
    hiring.let_go(office.begin, office.people[leaver], by=office.people["ada"])
    with pytest.raises(StillWaitingFor):
        office.release(post)


def test_a_company_without_an_eligible_contact_approves_nothing(office: Office) -> None:
    """Both contacts wrote the draft: somebody else has to be appointed."""
    post = ready(office, by="clara")
    office.edit(post, text="Gemeinsam geschrieben", by="dora")
    office.check(post)
    for rule in ("any", "all", "1"):
        office.settings(signoff=SignoffRule.read(rule))
        assert [end.count for end in office.missing(post)] == [1]


def test_sending_back_pulls_and_tells_the_authors(office: Office) -> None:
    """Dora returns the queued post with a comment; Anna gets a message, and after her edit it starts again."""
    post = ready(office)
    office.sign(post)
    office.release(post, minutes=5)
    signing.send_back(office.begin, post, "Bitte freundlicher", by=office.people["dora"])
    assert (office.stage(post), office.places(post)) == ("returned", {"export": "pulled"})
    with office.begin(reading=True) as work:
        assert work.notices.find(kind="returned", person=office.people["anna"])
    office.edit(post, text="Wir stellen gern ein.")
    assert office.stage(post) == "checking"


def test_sending_back_needs_a_comment(office: Office) -> None:
    """An empty comment changes nothing."""
    post = ready(office)
    with pytest.raises(NothingToSay):
        signing.send_back(office.begin, post, "", by=office.people["clara"])
    assert office.stage(post) == "open"


def test_rejecting_ends_the_post(office: Office) -> None:
    """A rejected post is neither edited nor signed nor rejected again."""
    post = ready(office)
    signing.reject(office.begin, post, "Passt nicht zu uns", by=office.people["clara"])
    with pytest.raises(WrongStage):
        office.edit(post, text="Doch!")
    with pytest.raises(WrongStage):
        office.sign(post)
    with pytest.raises(WrongStage):
        signing.reject(office.begin, post, "Noch einmal", by=office.people["clara"])


@pytest.mark.parametrize("verb", [signing.send_back, signing.reject])
def test_an_author_does_not_turn_down_their_own(office: Office, verb: object) -> None:
    """Clara's own draft is Dora's to judge."""
    with pytest.raises(OwnDraft):
        verb(office.begin, ready(office, by="clara"), "Nein", by=office.people["clara"])


def test_only_the_lead_releases(office: Office) -> None:
    """Neither the signer nor the author gives it a time, nor takes it away."""
    post = ready(office)
    office.sign(post)
    for by in ("anna", "clara", "ada"):
        with pytest.raises(NotAllowed):
            releasing.release(
                office.begin, post, "export", Moment(office.clock(), "Europe/Berlin"), by=office.people[by]
            )
        with pytest.raises(NotAllowed):
            releasing.unqueue(office.begin, post, "export", by=office.people[by])


def test_a_time_in_the_past_is_refused(office: Office) -> None:
    """Nothing fires by accident."""
    post = ready(office)
    office.sign(post)
    with pytest.raises(TimeIsPast):
        office.release(post, minutes=-1)


def test_releasing_says_what_is_missing(office: Office) -> None:
    """Without a signature Lena cannot queue it."""
    with pytest.raises(StillWaitingFor) as refusal:
        office.release(ready(office))
    assert [end.missing for end in refusal.value.open_ends] == [Missing.SIGNATURES]


def test_moving_and_unqueuing(office: Office) -> None:
    """Lena moves a queued post, takes it out of the queue, and it stays approved."""
    post = ready(office)
    office.sign(post)
    office.release(post, minutes=5)
    assert office.release(post, hours=5).due_at == office.clock() + timedelta(hours=5)
    releasing.unqueue(office.begin, post, "export", by=office.people["lena"])
    assert office.places(post) == {"export": "approved"}


def test_only_author_or_lead_withdraw_a_post(office: Office) -> None:
    """Ben has nothing to withdraw here, Lena has."""
    post = ready(office)
    with pytest.raises(NotAllowed):
        drafting.withdraw(office.begin, post, by=office.people["ben"])
    drafting.withdraw(office.begin, post, by=office.people["lena"])
    assert office.stage(post) == "withdrawn"


def test_an_auditor_decides_nothing(office: Office) -> None:
    """Rosa of the works council reads; she submits and signs nothing."""
    office.hire("rosa", "auditor")
    with pytest.raises(NotAllowed):
        office.submit(by="rosa")
    with pytest.raises(NotAllowed):
        office.sign(ready(office), by="rosa")
