"""Staff hand in drafts; the people shown are asked once, reminded once, and told once."""

from datetime import timedelta

import pytest

from approvals.appearances import Picture
from approvals.desk import answering, checking, sweeping, taking_in
from approvals.desk.drafting import submit, withdraw
from approvals.drafts import Draft
from approvals.errors import EmptyPost, NoChannel, NotAllowed, NotFound, Refused, UnknownChannel
from approvals.open_ends import Missing
from approvals.posts import Shown
from tests.office import CHANNELS, Office


def notices(office: Office, handle: str, kind: str) -> int:
    with office.begin(reading=True) as work:
        return len(work.notices.find(person=office.people[handle], kind=kind))


def with_ben(office: Office, *channels: str) -> str:
    picture = office.picture()
    post = office.submit(pictures=[picture], channels=channels or ("export",)).id
    office.check(post, {picture: office.seen("ben")})
    return post


@pytest.mark.parametrize(
    ("draft", "refusal"),
    [
        (Draft(" ", ["export"]), EmptyPost),
        (Draft("Hallo", []), NoChannel),
        (Draft("Hallo", ["myspace"]), UnknownChannel),
        (Draft("Hallo", ["export"], variants={"myspace": "Hi"}), UnknownChannel),
        (Draft("Hallo", ["export"], pictures=[Shown("f" * 64, "", "")]), NotFound),
    ],
)
def test_a_draft_that_is_refused_leaves_nothing(office: Office, draft: Draft, refusal: type[Exception]) -> None:
    """Nothing to say, nowhere to say it, an unknown channel, a picture nobody took in."""
    before = len(office.entries())
    with pytest.raises(refusal):
        submit(office.begin, draft, by=office.people["anna"], known_channels=CHANNELS)
    with office.begin(reading=True) as work:
        assert work.posts.find() == []
    assert len(office.entries()) == before


def test_a_picture_without_words_is_a_post(office: Office) -> None:
    """Text may be empty where a picture speaks."""
    assert office.submit("", pictures=[office.picture()]).stage == "checking"


def test_a_channel_named_twice_is_one_channel(office: Office) -> None:
    """Nobody signs the same thing twice."""
    post = office.submit(channels=["export", "export"])
    assert office.file(post.id).revision.channels == ("export",)


def test_the_same_picture_is_taken_in_once(office: Office) -> None:
    """Its name is its SHA-256; the admin, who is no author of anything, takes none in."""
    assert office.picture() == office.picture()
    assert [entry.kind for entry in office.entries()].count("taken_in") == 1
    facts = Picture("0" * 64, "jpeg", 1, 1, 1, False, False, None, office.people["ada"], office.clock())
    with pytest.raises(NotAllowed):
        taking_in.take_in(office.begin, office.objects, facts, b"x")


def test_checking_twice_asks_once(office: Office) -> None:
    """However often the flow runs, Ben gets one question a channel and one message."""
    post = with_ben(office, "export", "instagram")
    office.check(post)
    assert len(answering.questions(office.begin, office.people["ben"])) == 2
    assert notices(office, "ben", "question") == 1


def test_nobody_is_asked_for_a_post_that_has_ended(office: Office) -> None:
    """Anna withdrew it before the check was done."""
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    withdraw(office.begin, post, by=office.people["anna"])
    office.check(post, {picture: office.seen("ben")})
    assert answering.questions(office.begin, office.people["ben"]) == []


def test_the_check_stays_open_until_everything_was_looked_at(office: Office) -> None:
    """Judged, but not searched: the post is still being checked."""
    post = office.submit(pictures=[office.picture()]).id
    with office.begin() as work:
        work.keep_findings(office.file(post).revision.content, "rules", [])
        work.commit()
    assert checking.finish_check(office.begin, post) == "checking"


def test_reminded_once_a_day_before_the_deadline(office: Office) -> None:
    """Ben hears from us when asked, and once more on the last day; then no more."""
    with_ben(office, "export", "instagram")
    office.clock.move(days=1)
    assert sweeping.remind(office.begin) == 0
    office.clock.now += timedelta(days=1, hours=12)
    assert [sweeping.remind(office.begin), sweeping.remind(office.begin)] == [1, 0]
    assert notices(office, "ben", "reminder") == 1


@pytest.mark.parametrize("why", ["answered", "withdrawn"])
def test_nobody_is_reminded_without_need(office: Office, why: str) -> None:
    """Not who has answered, and not about a post that has ended."""
    post = with_ben(office)
    if why == "answered":
        office.say("ben", "no")
    else:
        withdraw(office.begin, post, by=office.people["anna"])
    office.clock.now += timedelta(days=2, hours=12)
    assert sweeping.remind(office.begin) == 0


def test_the_sweep_picks_up_what_a_crash_lost(office: Office) -> None:
    """A check, a message, a take-down: each is asked for again while it is not done."""
    office.submit()
    post = office.published("ben")
    office.say("ben", "no")
    office.jobs_are_done()
    with office.begin(reading=True) as work:
        unsent = len(work.notices.find(sent_at=None))
    asked = sweeping.sweep(office.begin)
    assert asked == {"check_post": 1, "publish_placement": 0, "take_down": 1, "send_notice": unsent}
    assert office.places(post) == {"export": "taking_down"}


def test_time_alone_pulls_what_lost_its_yes(office: Office) -> None:
    """Emil's consent ends on Wednesday; what is queued for Thursday leaves the queue when it does."""
    office.consent("emil", "export", ends=office.clock() + timedelta(days=2))
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen("emil")})
    office.sign(post)
    office.release(post, days=3)
    office.clock.move(days=2)
    assert sweeping.time_passed(office.begin) == 1
    assert office.places(post) == {"export": "pulled"}
    assert [end.missing for end in office.missing(post)] == [Missing.ANSWERS]


def test_refusals_carry_values_not_sentences(office: Office) -> None:
    """What travels is the name of the fact and its values; pages and command line make the sentence."""
    with pytest.raises(Refused) as refusal:
        office.submit(channels=["myspace"])
    assert str(refusal.value) == f"UnknownChannel(channel='myspace', known={CHANNELS!r})"
