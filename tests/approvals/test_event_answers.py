"""One question per person for a whole event: a yes is for exactly these pictures, channels and occasion."""

import pytest

from approvals.desk import event_answering
from approvals.desk.answering import asked
from approvals.errors import NotAllowed, SeenOther
from approvals.open_ends import Missing
from tests.events import Party, party
from tests.office import Office


@pytest.fixture
def fest(office: Office) -> Party:
    return party(office)


def notices(office: Office, kind: str) -> list[str]:
    """Who is written to."""
    handles = {person: handle for handle, person in office.people.items()}
    with office.begin(reading=True) as work:
        return sorted(handles[notice.person] for notice in work.notices.find(kind=kind))


def missing(office: Office, post: str) -> set[Missing]:
    return {end.missing for end in office.missing(post, "instagram")}


def test_seven_pictures_are_one_message(office: Office, fest: Party) -> None:
    """Emil is in seven photos and Ben in one: each gets one message, and Emil one page with seven pictures."""
    for number in range(7):
        fest.photo(b"%d" % number, "emil", *(["ben"] if number == 3 else []))
    assert fest.ask() == 2
    assert notices(office, "event_question") == ["ben", "emil"]
    assert len(fest.mine("emil").glimpses) == 7


def test_nobody_is_asked_before_somebody_says_so(office: Office, fest: Party) -> None:
    """Naming alone writes to nobody; asking again writes only about what is new."""
    fest.photo(b"one", "emil")
    assert notices(office, "event_question") == []
    assert (fest.ask(), fest.ask()) == (1, 0)
    fest.photo(b"two", "emil")
    assert fest.ask() == 1
    assert fest.mine("emil").waiting == 2


def test_a_yes_lets_a_post_of_that_event_go(office: Office, fest: Party) -> None:
    """Emil is not asked once more; whoever signs confirms his name as ever."""
    photo = fest.photo(b"one", "emil")
    fest.ask()
    fest.say("emil", "yes")
    post = fest.post(photo)
    assert missing(office, post) == {Missing.SIGNATURES}
    assert (asked(office.begin, office.people["emil"]), notices(office, "question")) == ([], [])


@pytest.mark.parametrize("changed", [{"event": None}, {"event": "Weihnachtsfeier"}])
def test_a_yes_is_for_that_occasion_only(office: Office, fest: Party, changed: dict[str, object]) -> None:
    """The same picture in a post about something else asks Emil anew."""
    photo = fest.photo(b"one", "emil")
    fest.ask()
    fest.say("emil", "yes")
    assert missing(office, fest.post(photo, **changed)) == {Missing.ANSWERS}


def test_a_yes_is_for_those_channels_only(office: Office) -> None:
    """Asked about Facebook, Emil said nothing of Instagram."""
    fest = party(office, channels=("facebook",))
    photo = fest.photo(b"one", "emil")
    fest.ask()
    fest.say("emil", "yes")
    assert missing(office, fest.post(photo)) == {Missing.ANSWERS}


def test_a_yes_is_for_exactly_those_pictures(office: Office, fest: Party) -> None:
    """A photo that came after Emil's yes to all is not covered by it."""
    fest.photo(b"one", "emil")
    fest.ask()
    fest.say("emil", "yes")
    later = fest.photo(b"two", "emil")
    assert missing(office, fest.post(later)) == {Missing.ANSWERS}


def test_each_picture_has_its_own_answer(office: Office, fest: Party) -> None:
    """Yes to the first, blurred on the second, no to the third."""
    photos = [fest.photo(content, "emil") for content in (b"one", b"two", b"three")]
    fest.ask()
    fest.say("emil", "yes", "blur", "no")
    first, second, third = (fest.post(photo) for photo in photos)
    assert [missing(office, post) for post in (first, second)] == [{Missing.SIGNATURES}] * 2
    assert missing(office, third) == {Missing.FACE}
    assert office.file(second).renditions[0].blurred == (fest.face(photos[1]),)


@pytest.mark.parametrize("word", ["no", "blur"])
def test_a_no_and_a_blur_hold_for_every_occasion(office: Office, fest: Party, word: str) -> None:
    """In a post that names no event, Emil's word about this picture still counts, and so it does beside a consent."""
    photo = fest.photo(b"one", "emil")
    office.consent("emil", "instagram")
    fest.ask()
    fest.say("emil", word)
    post = fest.post(photo, event=None)
    assert missing(office, post) == ({Missing.FACE} if word == "no" else {Missing.SIGNATURES})


def test_taking_back_works_at_once(office: Office, fest: Party) -> None:
    """What is out comes down when Emil changes his mind on the event's page."""
    photo = fest.photo(b"one", "emil")
    fest.ask()
    fest.say("emil", "yes")
    post = fest.post(photo)
    office.sign(post)
    office.release(post, "instagram")
    office.publish(post, "instagram")
    fest.say("emil", "no")
    assert office.places(post) == {"instagram": "taking_down"}


def test_the_later_and_stricter_word_counts(office: Office, fest: Party) -> None:
    """A later no to the whole event outranks a yes to this post; a later yes to all opens no exact no."""
    photo = fest.photo(b"one", "emil")
    post = fest.post(photo)
    office.say("emil", "yes")
    office.clock.move(hours=1)
    fest.ask()
    fest.say("emil", "no")
    assert missing(office, post) == {Missing.FACE}
    office.clock.move(hours=1)
    office.say("emil", "no")
    office.clock.move(hours=1)
    fest.say("emil", "yes")
    assert missing(office, post) == {Missing.FACE}


def test_while_the_event_asks_the_post_waits(office: Office, fest: Party) -> None:
    """Nobody is asked twice; silence past the deadline lets the post ask for itself."""
    photo = fest.photo(b"one", "emil")
    fest.ask()
    post = fest.post(photo)
    assert notices(office, "question") == []
    (end,) = office.missing(post, "instagram")
    assert (end.missing, end.deadline) == (Missing.ANSWERS, fest.mine("emil").questions[0].deadline)
    office.clock.move(days=3, minutes=1)
    office.check(post)
    assert notices(office, "question") == ["emil"]


def test_nobody_answers_for_somebody_else(office: Office, fest: Party) -> None:
    """Ben sees nothing of Emil's, and cannot say yes for him."""
    fest.photo(b"one", "emil")
    fest.ask()
    assert fest.mine("ben").glimpses == ()
    (question,) = (one.question for one in fest.mine("emil").glimpses)
    said = {question: event_answering.Said.YES}
    with pytest.raises(SeenOther):
        event_answering.answer(office.begin, fest.event.id, said, lang="de", by=office.people["ben"])


def test_others_in_the_picture_stay_strangers(fest: Party) -> None:
    """Emil's page softens everybody else."""
    fest.photo(b"one", "emil", "ben", None)
    fest.ask()
    (seen,) = fest.mine("emil").glimpses
    assert seen.box not in seen.visible.softened
    assert len(seen.visible.softened) == 2


def test_not_me_takes_the_name_off_and_can_be_taken_back(office: Office, fest: Party) -> None:
    """The picture leaves Emil's page; nobody may name him there again until he takes it back."""
    photo = fest.photo(b"one", "emil")
    fest.ask()
    (question,) = (one.question for one in fest.mine("emil").glimpses)
    event_answering.not_me(office.begin, fest.event.id, question, by=office.people["emil"])
    assert (fest.mine("emil").glimpses, fest.mine("emil").denied) == ((), (question,))
    event_answering.me_after_all(office.begin, fest.event.id, question, by=office.people["emil"])
    assert len(fest.mine("emil").glimpses) == 1
    assert fest.face(photo)


def test_only_who_works_on_the_event_asks_and_names(fest: Party) -> None:
    """Ben is staff and did not open it; Clara is a contact."""
    photo = fest.photo(b"one", None)
    with pytest.raises(NotAllowed):
        fest.name("emil", fest.face(photo), by="ben")
    with pytest.raises(NotAllowed):
        fest.ask(by="ben")
    assert fest.name("emil", fest.face(photo), by="clara") == 1
    assert fest.ask(by="clara") == 1
