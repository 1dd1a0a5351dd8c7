"""What lists show of a post: whose turn it is, what is missing, and never who answered what."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import delete

from approvals.company import Signers, SignoffRule
from approvals.desk import drafting, hiring, holding, signing, summarizing, sweeping
from approvals.drafts import Draft
from approvals.jobs import Task
from approvals.open_ends import Missing
from approvals.ports import Between, Including
from approvals.summaries import OPENING, Summary, Turn
from approvals.times import EPOCH, FOREVER
from policies.findings import Finding, Level
from storage.outbox import Outbox
from storage.tables_lists import SummaryRow
from tests.office import CHANNELS, MONDAY, Office


def summary(office: Office, post: str) -> Summary:
    with office.begin(reading=True) as work:
        return work.summaries.get(post)


def shown(office: Office, *handles: str | None, band: str = "sure", channels: tuple[str, ...] = ("export",)) -> str:
    """A checked post with a picture of these people."""
    picture = office.picture(str(handles).encode())
    post = office.submit(pictures=[picture], channels=channels).id
    office.check(post, {picture: office.seen(*handles, band=band)})
    return post


def drafted(office: Office) -> str:
    draft = Draft("Noch nicht fertig", ["export"])
    return drafting.save(office.begin, draft, by=office.people["anna"], known_channels=CHANNELS).id


def without_rendition(office: Office) -> str:
    post = shown(office, "ben")
    office.say("ben", "blur")
    return post


def found(office: Office) -> str:
    office.found = [Finding("werbung", "c", Level.BLOCK, "g", "text", 0, 5, "Schön", "s")]
    post = office.submit().id
    office.check(post)
    return post


def queued(office: Office) -> str:
    post = office.approved("ben")
    office.release(post, hours=1)
    return post


def held(office: Office) -> str:
    post = queued(office)
    holding.place(office.begin, "Trauerfall", by=office.people["lena"])
    office.clock.move(hours=1)
    office.publish(post)
    return post


def returned(office: Office) -> str:
    post = shown(office)
    signing.send_back(office.begin, post, "Bitte kürzer", by=office.people["clara"])
    return post


def withdrawn(office: Office) -> str:
    post = office.published("ben")
    drafting.withdraw(office.begin, post, by=office.people["anna"])
    return post


def taken_down(office: Office) -> str:
    post = office.published("ben")
    office.say("ben", "no")
    office.take_down(post)
    return post


TURNS: list[tuple[Callable[[Office], str], Turn, dict[Missing, int]]] = [
    (drafted, Turn.AUTHOR, {}),
    (lambda office: office.submit().id, Turn.MACHINE, {Missing.CHECK: 1}),
    (returned, Turn.AUTHOR, {}),
    (found, Turn.AUTHOR, {Missing.FINDING: 1}),
    (lambda office: shown(office, "ben", "emil"), Turn.PEOPLE, {Missing.ANSWERS: 2}),
    (lambda office: shown(office, "ben", band="ask"), Turn.AUTHOR, {Missing.NAME: 1}),
    (lambda office: shown(office, None, None), Turn.AUTHOR, {Missing.FACE: 2}),
    (without_rendition, Turn.MACHINE, {Missing.RENDITION: 1}),
    (shown, Turn.CONTACT, {Missing.SIGNATURES: 1}),
    (lambda office: office.approved("ben"), Turn.LEAD, {}),
    (queued, Turn.MACHINE, {}),
    (held, Turn.LEAD, {}),
    (lambda office: office.published("ben"), Turn.NOBODY, {}),
    (withdrawn, Turn.MACHINE, {}),
    (taken_down, Turn.NOBODY, {}),
]


@pytest.mark.parametrize(("happens", "turn", "missing"), TURNS)
def test_whose_turn_it_is(office: Office, happens: Callable[[Office], str], turn: Turn, missing: object) -> None:
    """From the draft to the take-down each step leaves behind who can go on, and how much of what is missing."""
    told = summary(office, happens(office))
    assert (told.turn, told.missing) == (turn, missing)


def test_a_channel_that_can_be_signed_goes_before_one_that_waits(any_office: Office) -> None:
    """Ben allowed the export and is asked about Instagram: the contacts can sign the export now, by today's seal."""
    any_office.consent("ben", "export")
    told = summary(any_office, shown(any_office, "ben", channels=("export", "instagram")))
    assert (told.turn, told.missing) == (Turn.CONTACT, {Missing.ANSWERS: 1, Missing.SIGNATURES: 1})
    assert list(told.ready) == ["export"]
    assert told.deadline == MONDAY + timedelta(days=3)


def test_what_a_list_shows_of_a_post(any_office: Office) -> None:
    """The beginning of the text on one line, the first picture and how many there are, authors, channels, and times."""
    pictures = [any_office.picture(b"one"), any_office.picture(b"two")]
    words = "Schön war es\n\nim Hof. " * 20
    post = any_office.submit(words, pictures=pictures, channels=("instagram", "export"))
    told = summary(any_office, post.id)
    assert told.opening.startswith("Schön war es im Hof. Schön")
    assert told.opening.endswith("…")
    assert len(told.opening) <= OPENING
    assert (told.picture, told.pictures, told.channels) == (pictures[0], 2, ("instagram", "export"))
    assert (told.authors, told.created_at, told.stage) == (post.authors, MONDAY, post.stage)


def test_the_earliest_queued_time_is_told(office: Office) -> None:
    """Two channels are released; moving one into the queue again moves nothing else."""
    post = office.approved("ben", channels=("export", "instagram"))
    office.release(post, "export", hours=3)
    office.release(post, "instagram", hours=2)
    assert summary(office, post).due_at == office.clock() + timedelta(hours=2)


def test_one_face_is_settled_once_however_many_channels(office: Office) -> None:
    """A stranger on three channels is one face."""
    told = summary(office, shown(office, None, channels=("export", "instagram", "facebook")))
    assert told.faces_to_settle == 1


@pytest.mark.parametrize("said", ["no", "silence", "not known"])
def test_a_summary_does_not_tell_why_a_face_is_open(office: Office, said: str) -> None:
    """After a no, after silence and for a stranger a list shows one and the same."""
    post = shown(office, "ben")
    if said == "no":
        office.say("ben", "no")
    if said == "not known":
        office.name(post, 0, None)
    office.clock.move(days=4)
    sweeping.time_passed(office.begin)
    told = summary(office, post)
    assert (told.turn, told.missing, told.deadline, told.ready) == (Turn.AUTHOR, {Missing.FACE: 1}, None, {})


def test_the_turn_moves_to_the_author_once_the_deadline_has_passed(office: Office) -> None:
    """Nobody does anything; the sweep sees that the time is over, and does so once."""
    post = shown(office, "ben")
    assert sweeping.time_passed(office.begin) == 0
    office.clock.move(days=3)
    assert [sweeping.time_passed(office.begin), sweeping.time_passed(office.begin)] == [1, 0]
    assert summary(office, post).turn is Turn.AUTHOR


def test_a_consent_that_ends_before_anybody_signed_brings_the_question(office: Office) -> None:
    """Ben allowed the export until tomorrow; nobody signs in time: he is asked after all."""
    office.consent("ben", "export", ends=MONDAY + timedelta(days=1))
    post = shown(office, "ben")
    assert summary(office, post).turn is Turn.CONTACT
    office.clock.move(days=1)
    office.jobs_are_done()
    sweeping.time_passed(office.begin)
    assert [(job.task, job.about) for job in Outbox(office.engine).waiting()] == [(Task.CHECK, post)]
    office.check(post)
    assert (summary(office, post).turn, summary(office, post).ready) == (Turn.PEOPLE, {})


def test_nothing_is_written_where_nothing_changed(office: Office) -> None:
    """Reading the same facts again leaves the time of the last change, and the version, alone."""
    post = shown(office, "ben")
    before = summary(office, post)
    office.clock.move(hours=1)
    with office.begin() as work:
        summarizing.summarize(work, work.posts.get(post))
        work.commit()
    assert summary(office, post) == before


def test_a_drafts_summary_is_its_authors(office: Office) -> None:
    """A list for everybody leaves drafts out by their stage; the author finds hers."""
    post = drafted(office)
    with office.begin(reading=True) as work:
        assert [one.id for one in work.summaries.find(authors=Including(office.people["anna"]))] == [post]
        assert work.summaries.find(stage={"checking", "open", "approved"}) == []


def test_posts_from_before_get_their_summaries_some_in_each_sweep(
    any_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three posts have none: the first sweep writes two, the second the oldest; lists keep the order."""
    posts = [any_office.submit(str(number)).id for number in range(3)]
    with any_office.engine.begin() as connection:
        connection.execute(delete(SummaryRow))
    monkeypatch.setattr(summarizing, "MOST", 2)
    there = []
    for _ in range(3):
        sweeping.sweep(any_office.begin)
        with any_office.begin(reading=True) as work:
            there.append([one.id for one in work.summaries.newest(9)])
    assert there == [posts[:0:-1], posts[::-1], posts[::-1]]


def test_what_has_ended_waits_for_no_time(office: Office) -> None:
    """Posts that are out or withdrawn are not looked at again because a deadline passes."""
    office.published("ben")
    drafted(office)
    with office.begin(reading=True) as work:
        assert work.summaries.find(valid_until=Between(EPOCH, FOREVER)) == []


def test_changed_settings_and_people_move_the_turn(office: Office) -> None:
    """Both contacts had to sign, now any one: what Clara signed is the lead's. Who leaves is an unknown face."""
    office.settings(signoff=SignoffRule(Signers.ALL))
    signed, waits = shown(office), shown(office, "ben")
    office.sign(signed, "clara")
    office.settings(signoff=SignoffRule())
    hiring.let_go(office.begin, office.people["ben"], by=office.people["ada"])
    assert {job.about for job in Outbox(office.engine).waiting() if job.task is Task.SWEEP} == {"company", "people"}
    assert sweeping.basis_changed(office.begin) == 2
    assert (summary(office, signed).turn, summary(office, waits).turn) == (Turn.LEAD, Turn.AUTHOR)
