"""Guests of an event: no login, no role, a yes that is theirs alone, and nothing left of them afterwards."""

from dataclasses import replace
from datetime import timedelta

import pytest

from approvals.consents import Purpose
from approvals.council_papers.facts import facts_of
from approvals.desk import consenting, erasing, gathering, guest_doors, guests, hiring, passing, receipting, tidying
from approvals.errors import FormSpent, GuestUnsigned, MatchingIsOff, NotAllowed, PassRefused
from approvals.fingerprint import new_id
from approvals.guests import Age, GuestDoor, Said, token
from approvals.passes import Opens
from approvals.people import Person, Role
from approvals.receipts.checking import unfit
from approvals.retention import Kind
from tests.events import Party, party
from tests.office import Office

SECRET = b"s" * 32
GERDA = Said("Gerda Gast", Age.ADULT, frozenset({"instagram"}), mail="gerda@gast.example")
MOTHER = {"guardian": "Gerda Gast", "signature": "Gerda Gast", "signed": "typed"}
TIM = Said("Tim Gast", Age.YOUTH, frozenset({"instagram"}), own_yes=True, **MOTHER)


def door(office: Office, fest: Party) -> GuestDoor:
    """Clara lets guests in for a day; what they say holds for a year."""
    now, clara = office.clock(), office.people["clara"]
    times = {"ends_at": now + timedelta(days=1), "keep_until": now + timedelta(days=365)}
    return guest_doors.open_door(office.begin, fest.event.id, **times, by=clara)


def come(office: Office, said: Said) -> str:
    """The secret of the link of somebody who came to the summer party."""
    link = guests.come_in(office.begin, door(office, party(office)).id, said, once=new_id())
    assert link is not None
    return link.secret


def test_a_yes_counts_on_its_channel_at_its_event_and_nowhere_else(office: Office) -> None:
    """Gerda says yes to Instagram; Facebook keeps a no, and so does every other event."""
    own = guests.own_page(office.begin, come(office, GERDA))
    (given,) = own.consents
    assert given.covers("instagram", "Sommerfest", office.clock())
    assert not given.covers("facebook", "Sommerfest", office.clock())
    assert not given.covers("instagram", "Messe", office.clock())
    assert [word.channel for word in own.words] == ["facebook"]


def test_a_guest_never_signs_in(office: Office) -> None:
    """Neither by session nor by invitation, and her address asks for no link."""
    gerda = guests.own_page(office.begin, come(office, GERDA)).person
    passing.ask_to_sign_in(office.begin, gerda.mail)
    with office.begin(reading=True) as work:
        assert [notice.kind for notice in work.notices.find(person=gerda.id)] == [guests.LINK]
    with pytest.raises(PassRefused):
        passing.start_session(office.begin, gerda.id, label="phone")
    assert gerda.roles == frozenset()


@pytest.mark.parametrize("field", ["guardian", "signature", "own_yes"])
def test_a_young_persons_yes_needs_both(office: Office, field: str) -> None:
    """Tim is fifteen: his mother signs, and he says yes himself; without either it is none."""
    with pytest.raises(GuestUnsigned) as refused:
        come(office, replace(TIM, **{field: ""}))
    assert refused.value.fields == (field,)


def test_a_signature_is_kept_as_it_is_under_the_guests_own_key(office: Office) -> None:
    """What Gerda typed for Tim is read again, and lies nowhere in the open."""
    guest = guests.own_page(office.begin, come(office, TIM)).guest
    assert (guest.guardian, guest.signature, guest.signed) == ("Gerda Gast", "Gerda Gast", "typed")
    assert not any(b"Gerda" in file.read_bytes() for file in office.folder.rglob("*.db*"))


def test_of_a_no_without_a_name_only_the_number_is_kept(office: Office) -> None:
    """Nobody needs to say who does not want to be shown."""
    entry = door(office, party(office))
    assert guests.come_in(office.begin, entry.id, Said("", Age.CHILD, frozenset()), once=new_id()) is None
    with office.begin(reading=True) as work:
        assert work.guest_doors.get(entry.id).unnamed == 1
        assert work.guests.find() == []


def test_answers_are_counted_in_full_fives(office: Office) -> None:
    """Four yeses and a no show nothing; the fifth yes shows five, and the no stays unseen."""
    fest = party(office)
    entry, contact = door(office, fest), office.people["clara"]
    for said in (GERDA, TIM, GERDA, Said("", Age.ADULT, frozenset())):
        guests.come_in(office.begin, entry.id, said, once=new_id())
    guests.come_in(office.begin, entry.id, GERDA, once=new_id())
    before = guest_doors.guestbook(office.begin, fest.event.id, by=contact)
    guests.come_in(office.begin, entry.id, GERDA, once=new_id())
    after = guest_doors.guestbook(office.begin, fest.event.id, by=contact)
    assert [(book.yes, book.no) for book in (before, after)] == [(0, 0), (5, 0)]


def test_a_form_is_good_once(office: Office) -> None:
    """Two taps make one guest."""
    entry = door(office, party(office))
    guests.come_in(office.begin, entry.id, GERDA, once="the same")
    with pytest.raises(FormSpent):
        guests.come_in(office.begin, entry.id, GERDA, once="the same")


def test_a_door_opens_only_what_was_signed_while_it_is_open(office: Office) -> None:
    """A guessed link, one that was shut, and one whose time is over open nothing."""
    fest = party(office)
    entry = door(office, fest)
    link = token(SECRET, entry.id)
    assert guest_doors.entrance(office.begin, SECRET, link).event == fest.event
    for wrong in (entry.id, f"{entry.id}.0", token(b"other", entry.id)):
        with pytest.raises(PassRefused):
            guest_doors.entrance(office.begin, SECRET, wrong)
    guest_doors.shut_door(office.begin, fest.event.id, entry.id, by=office.people["clara"])
    with pytest.raises(PassRefused):
        guest_doors.entrance(office.begin, SECRET, link)


def test_only_who_takes_in_consents_opens_a_door(office: Office) -> None:
    """Anna opened the event, and is no contact."""
    now, fest = office.clock(), party(office)
    later = now + timedelta(days=1)
    with pytest.raises(NotAllowed):
        guest_doors.open_door(office.begin, fest.event.id, ends_at=later, keep_until=later, by=office.people["anna"])


def test_a_post_with_a_guest_goes_by_their_consent_and_stops_when_it_is_withdrawn(office: Office) -> None:
    """Gerda is named like everybody; when she takes it back the post waits again."""
    secret = come(office, GERDA)
    own = guests.own_page(office.begin, secret)
    office.people["gerda"] = own.person.id
    picture = office.picture()
    post = office.submit(pictures=[picture], channels=("instagram",), event="Sommerfest").id
    office.check(post, {picture: office.seen("gerda")})
    with office.begin(reading=True) as work:
        (shown,) = work.appearances.find(post=post)
    assert shown.consent == own.consents[0].id
    consenting.withdraw_own(office.begin, own.consents[0].id, by=own.person.id)
    assert not guests.own_page(office.begin, secret).consents[0].in_force(office.clock())


def test_changing_ones_mind_withdraws_and_gives_again(office: Office) -> None:
    """Gerda moves her yes from Instagram to Facebook by her own link."""
    secret = come(office, GERDA)
    guests.change(office.begin, secret, Said("Gerda Gast", Age.ADULT, frozenset({"facebook"})), once=new_id())
    own = guests.own_page(office.begin, secret)
    assert [sorted(one.channels) for one in own.consents if one.in_force(office.clock())] == [["facebook"]]
    assert [word.channel for word in own.words if word.withdrawn_at is None] == ["instagram"]


def test_a_child_cannot_become_an_adult_by_changing(office: Office) -> None:
    """Tim's age stays, and his new yes is signed anew."""
    secret = come(office, TIM)
    with pytest.raises(GuestUnsigned):
        guests.change(office.begin, secret, Said("Tim", Age.ADULT, frozenset({"facebook"})), once=new_id())


def test_a_guest_has_receipts(office: Office) -> None:
    """Signed, in the terms of the profile, with the text that was read."""
    person = guests.own_page(office.begin, come(office, TIM)).person
    for signed in receipting.receipts(office.begin, person.id).values():
        assert unfit(receipting.verify(office.begin, signed)) == ()


def test_nothing_is_left_of_a_guest_who_is_forgotten(office: Office) -> None:
    """Her row holds no name and no event; guest, consents, words and link are gone."""
    secret = come(office, GERDA)
    gerda = guests.own_page(office.begin, secret).person.id
    erasing.erase(office.begin, office.objects, gerda, by=gerda)
    with office.begin(reading=True) as work:
        kept = [work.guests.find(), work.consents.find(person=gerda), work.passes.find(opens=Opens.GUEST)]
        assert [*kept, work.standing_words.find(person=gerda)] == [[], [], [], []]
        (left,) = work.people.find(id=gerda)
    assert (left.name, left.mail, left.guest, left.active) == ("", "", None, False)


def recognisable(office: Office, said: Said) -> tuple[Party, str]:
    """The company and the event compare faces; this guest agreed and gave a photo. The event, and who they are."""
    office.settings(matching=True)
    fest, contact = party(office), office.people["clara"]
    gathering.switch(office.begin, fest.event.id, matching=True, grouping=False, version=0, by=contact)
    link = guests.come_in(office.begin, door(office, fest).id, replace(said, match=True), once=new_id())
    assert link is not None
    guest = guests.own_page(office.begin, link.secret).person.id
    consenting.enrol(office.begin, guest, [b"vector"], "dlib", by=guest)
    return fest, guest


def test_a_guests_template_serves_in_pictures_of_their_event_only(office: Office) -> None:
    """Consented to for the summer party: in any other picture it is not among those compared with."""
    fest, guest = recognisable(office, GERDA)
    photo = gathering.add_photo(office.begin, fest.event.id, office.picture(), by=office.people["anna"])
    other = office.picture(b"fair")
    with office.begin(reading=True) as work:
        assert [one.person for one in consenting.gallery(work, "dlib", photo.picture)] == [guest]
        assert consenting.gallery(work, "dlib", other) == []


def test_a_minor_is_always_asked_about(office: Office) -> None:
    """Tim may be found with his mother's yes and his own, and never surely."""
    _, tim = recognisable(office, TIM)
    with office.begin(reading=True) as work:
        assert guests.minors_among(work, {tim, office.people["emil"]}) == {tim}


def test_nobody_is_recognised_where_the_event_does_not_compare(office: Office) -> None:
    """A yes to be matched is refused there, not kept for later."""
    with pytest.raises(MatchingIsOff):
        come(office, replace(GERDA, match=True))


def test_taking_back_the_yes_to_be_found_deletes_the_template(office: Office) -> None:
    """At once, as with everybody."""
    _, guest = recognisable(office, GERDA)
    with office.begin(reading=True) as work:
        (given,) = work.consents.find(person=guest, purpose=Purpose.MATCH)
    consenting.withdraw_own(office.begin, given.id, by=guest)
    with office.begin(reading=True) as work:
        assert work.references.find(person=guest) == []


def test_a_guests_time_ends_by_itself(office: Office) -> None:
    """On the day named in the consent the night forgets them: no name, no template, nothing but the evidence."""
    _, guest = recognisable(office, GERDA)
    office.clock.move(hours=24 * 364)
    assert Kind.GUESTS not in tidying.tidy(office.begin)
    office.clock.move(hours=24)
    assert tidying.tidy(office.begin)[Kind.GUESTS] == 1
    with office.begin(reading=True) as work:
        assert [work.guests.find(), work.references.find(), work.consents.find()] == [[], [], []]
        assert [one.person for one in work.erasures.find()] == [guest]


def test_an_employee_may_be_a_guest_under_the_same_address(office: Office) -> None:
    """Gerda is hired later: the address she gave as a guest is hers to use."""
    come(office, GERDA)
    hired = Person(new_id(), "gerda", "Gerda Gast", GERDA.mail, "de", frozenset({Role.STAFF}))
    assert hiring.hire(office.begin, hired, by=office.people["ada"]) == hired.id


def test_guests_stand_on_no_list_of_the_company(office: Office) -> None:
    """Nobody waits for them to read the guideline, and no paper counts them as employees."""
    before = facts_of(office.begin).people
    come(office, GERDA)
    assert facts_of(office.begin).people == before
