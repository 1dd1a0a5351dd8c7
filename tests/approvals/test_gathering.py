"""Events come together: photos once each, piles, switches, and groups of faces that are not kept for long."""

import pytest

from approvals.desk import gathering, looking_at_events, showing_events
from approvals.errors import ChangedMeanwhile, EventClosed, EventTaken, NotAllowed, NotFound
from approvals.events import GROUPS_LAST
from approvals.jobs import Task
from tests.events import Party, party
from tests.office import Office


@pytest.fixture
def fest(office: Office) -> Party:
    return party(office)


def same(one: str, other: str) -> bool:
    """Prints of these tests are single letters: those of near duplicates are the same."""
    return one == other


def album(fest: Party, handle: str = "anna") -> showing_events.Album:
    return showing_events.album(fest.office.begin, fest.event.id, by=fest.office.people[handle])


def switched(fest: Party, *, matching: bool = True, grouping: bool = True, by: str = "anna") -> None:
    version = album(fest).event.version
    who = fest.office.people[by]
    gathering.switch(fest.office.begin, fest.event.id, matching=matching, grouping=grouping, version=version, by=who)


def kept_groups(office: Office) -> int:
    return office.rows("face_groups")["face_groups"]


def test_a_name_is_taken_once(office: Office, fest: Party) -> None:
    """Drafts and consents name an event by its name, so there are no two of the same."""
    with pytest.raises(EventTaken):
        party(office, "  Sommerfest ")
    assert fest.event.matching is fest.event.grouping is False


def test_a_photo_is_there_once_and_only_if_one_sent_it(office: Office, fest: Party) -> None:
    """The same bytes again change nothing; a picture's id alone brings nobody's picture in."""
    photo = fest.photo(b"one")
    assert fest.photo(b"one").id == photo.id
    other = party(office, "Messe")
    with pytest.raises(NotFound):
        gathering.add_photo(office.begin, other.event.id, photo.picture, by=office.people["ben"])


def test_searching_is_asked_for_and_goes_on_after_a_crash(office: Office, fest: Party) -> None:
    """Each added photo asks for a look at the event; the sweep asks again while a photo waits."""
    picture = office.picture(b"one")
    office.jobs_are_done()
    photo = gathering.add_photo(office.begin, fest.event.id, picture, by=office.people["anna"])
    office.jobs_are_done()
    assert looking_at_events.sweep_looks(office.begin) == 1
    fest.look(photo)
    assert looking_at_events.sweep_looks(office.begin) == 0
    assert album(fest).gathered.looked_at == 1


def test_near_duplicates_lie_in_a_pile_with_one_on_top(office: Office, fest: Party) -> None:
    """Two of three photos are alike: two piles, and people are asked about the one that was picked."""
    photos = [fest.photo(content, "emil") for content in (b"one", b"two", b"three")]
    for photo, print_ in zip(photos, "aab", strict=True):
        looking_at_events.keep_print(office.begin, photo.id, print_, same)
    assert [len(one.pile.photos) for one in album(fest).held] == [2, 1]
    gathering.pick(office.begin, fest.event.id, photos[1].id, by=office.people["anna"])
    fest.ask()
    assert {one.picture.id for one in fest.mine("emil").glimpses} == {photos[1].picture, photos[2].picture}


def test_who_does_not_work_on_it_sees_no_strange_face(office: Office, fest: Party) -> None:
    """Ben sees Anna's photo softened and no names; his own he sees whole; Clara, a contact, sees all."""
    photo = fest.photo(b"one", "emil", None)
    (held,) = album(fest, "ben").held
    assert held.seen is not None
    assert (len(held.seen.softened), album(fest, "ben").people) == (2, ())
    assert album(fest, "clara").held[0].seen.softened == ()
    with pytest.raises(NotFound):
        showing_events.close_look(office.begin, fest.event.id, photo.id, by=office.people["ben"])
    with pytest.raises(NotAllowed):
        showing_events.who_is_that(office.begin, fest.event.id, by=office.people["ben"])


def test_a_photo_that_was_not_searched_shows_strangers_nothing(office: Office, fest: Party) -> None:
    """Where its faces are nobody knows yet."""
    gathering.add_photo(office.begin, fest.event.id, office.picture(b"one"), by=office.people["anna"])
    assert album(fest, "ben").held[0].seen is None
    assert album(fest, "anna").held[0].seen is not None


def test_groups_need_four_switches(office: Office, fest: Party) -> None:
    """Company and event, matching and grouping: without one of them nothing is described for groups."""
    fest.photo(b"one", None)
    assert looking_at_events.to_group(office.begin, fest.event.id) == {}
    office.settings(matching=True, grouping=True)
    assert looking_at_events.to_group(office.begin, fest.event.id) == {}
    switched(fest)
    assert len(looking_at_events.to_group(office.begin, fest.event.id)) == 1
    office.settings(grouping=False)
    assert looking_at_events.to_group(office.begin, fest.event.id) == {}


@pytest.fixture
def grouped(office: Office, fest: Party) -> list[str]:
    """Three faces nobody knows, on three photos, that look alike."""
    office.settings(matching=True, grouping=True)
    faces = [fest.face(fest.photo(content, None)) for content in (b"one", b"two", b"three")]
    switched(fest)
    assert looking_at_events.keep_groups(office.begin, fest.event.id, [faces, ["somebody else's"]]) == 1
    return faces


def test_faces_that_look_alike_are_one_question(office: Office, fest: Party, grouped: list[str]) -> None:
    """Anna names the group but takes one face out of it: that one is asked about again, alone."""
    sheet = showing_events.who_is_that(office.begin, fest.event.id, by=office.people["anna"])
    assert [len(one.faces) for one in sheet.questions] == [3]
    assert fest.name("emil", *grouped[:2]) == 2
    sheet = showing_events.who_is_that(office.begin, fest.event.id, by=office.people["anna"])
    assert [[face.id for face in one.faces] for one in sheet.questions] == [[grouped[2]]]


def test_only_ids_are_kept_of_a_group(office: Office, grouped: list[str]) -> None:
    """No column of a group's row could hold a descriptor."""
    with office.engine.connect() as connection:
        (row,) = connection.exec_driver_sql("SELECT * FROM face_groups").mappings()
    assert set(row) == {"n", "id", "event", "faces", "ends_at", "version"}
    assert len(row["faces"]) <= sum(len(face) + 3 for face in grouped) + 2


@pytest.mark.usefixtures("grouped")
def test_groups_are_forgotten_after_fourteen_days(office: Office) -> None:
    """The sweep of the fourteenth day leaves none."""
    office.clock.now += GROUPS_LAST
    assert (looking_at_events.sweep_groups(office.begin), kept_groups(office)) == (1, 0)


@pytest.mark.usefixtures("grouped")
def test_groups_end_with_the_review(office: Office, fest: Party) -> None:
    """A closed event keeps none and takes no photo."""
    gathering.close(office.begin, fest.event.id, by=office.people["anna"])
    assert kept_groups(office) == 0
    with pytest.raises(EventClosed):
        fest.photo(b"late")


@pytest.mark.usefixtures("grouped")
def test_groups_end_with_their_switch(office: Office, fest: Party) -> None:
    """Switched off, they are gone at once; nobody switches over somebody else's change."""
    switched(fest, grouping=False)
    assert kept_groups(office) == 0
    with pytest.raises(ChangedMeanwhile):
        gathering.switch(office.begin, fest.event.id, matching=True, grouping=True, version=0, by=office.people["anna"])


def test_switched_on_later_the_photos_are_looked_at_again(office: Office, fest: Party) -> None:
    """What was searched by hand mode gets its guesses then, and keeps its faces."""
    office.settings(matching=True)
    photo = fest.photo(b"one", None)
    face = fest.face(photo)
    switched(fest)
    assert album(fest).gathered.looked_at == 0
    fest.look(photo, office.seen("emil"))
    assert fest.face(photo) == face
    assert [person.id for person, _ in album(fest).people] == [office.people["emil"]]


def test_may_match_follows_each_events_switch(office: Office, fest: Party) -> None:
    """A picture of an event whose switch is off is not matched, not even in a post."""
    photo = fest.photo(b"one", None)
    office.settings(matching=True)
    with office.begin(reading=True) as work:
        assert not looking_at_events.may_match(work, photo.picture)
        assert looking_at_events.may_match(work, office.picture(b"of no event"))
    switched(fest, grouping=False)
    with office.begin(reading=True) as work:
        assert looking_at_events.may_match(work, photo.picture)


def test_an_events_photos_outlast_a_month_without_a_post(office: Office, fest: Party) -> None:
    """They are not among the pictures that nothing shows; taken out of the event they are."""
    photo = fest.photo(b"one", None)
    office.clock.move(days=60)
    with office.begin(reading=True) as work:
        assert work.unshown(office.clock(), 10) == []
    gathering.take_out(office.begin, fest.event.id, photo.id, by=office.people["anna"])
    with office.begin(reading=True) as work:
        assert [picture.id for picture in work.unshown(office.clock(), 10)] == [photo.picture]


def test_everything_asks_the_outbox(office: Office, fest: Party) -> None:
    """When all photos are searched and the switches are on, groups are asked for; else nothing more."""
    office.settings(matching=True, grouping=True)
    photo = fest.photo(b"one", None)
    switched(fest)
    assert looking_at_events.go_on(office.begin, fest.event.id)
    fest.look(photo)
    office.jobs_are_done()
    assert not looking_at_events.go_on(office.begin, fest.event.id)
    with office.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT task FROM jobs").scalars().all() == [Task.GROUP]
