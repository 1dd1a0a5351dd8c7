"""Everything about me: what is kept about one person, as a file they can take along, and nobody else's."""

import json
from collections.abc import Mapping
from typing import Any

from approvals.consents import Purpose
from approvals.desk import answering, consenting, hiring
from approvals.desk.own_data import everything_about
from approvals.own_data import OwnData
from tests.events import party
from tests.office import PEOPLE, Office


def about(office: Office, handle: str) -> OwnData:
    return everything_about(office.begin, office.people[handle])


def file_of(office: Office, handle: str) -> Mapping[str, Any]:
    """As it is downloaded, and read again by a machine."""
    return json.loads(json.dumps(about(office, handle).plain()))


def test_the_file_says_who_i_am(office: Office) -> None:
    """Ben's profile under names that stay; his roles in order."""
    profile = file_of(office, "ben")["profile"]
    assert profile | {"id": ""} == {
        "id": "", "handle": "ben", "name": "Ben", "mail": "ben@example.test", "lang": "de", "phone": "", "hours": "",
        "portrait": None, "roles": ["staff"], "active": True,
    }  # fmt: skip


def test_the_pictures_i_am_in_with_my_place_in_them(office: Office) -> None:
    """Ben is the first of two; the box is his, and the post that shows him is named."""
    post = office.approved("ben", "emil")
    (picture,) = about(office, "ben").pictures
    assert (picture.box, picture.posts) == (office.file(post).faces[0].box, (post,))
    assert file_of(office, "emil")["pictures"][0]["box"] == {"x": 200, "y": 100, "w": 120, "h": 120}


def test_a_face_that_is_not_mine_is_no_picture_of_me(office: Office) -> None:
    """Ben said that is not him: it is kept as that, and no longer as a picture of him."""
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen("ben")})
    (question,) = answering.questions(office.begin, office.people["ben"])
    answering.not_me(office.begin, question.appearance.id, by=office.people["ben"])
    assert (about(office, "ben").pictures, about(office, "ben").not_me) == ((), (picture,))


def test_what_i_was_asked_and_every_answer(office: Office) -> None:
    """The words that stood beside the picture, and yes, then no."""
    office.approved("ben", text="Unser Sommerfest")
    office.say("ben", "no")
    (asked,) = about(office, "ben").asked
    assert (asked.text, asked.channel) == ("Unser Sommerfest", "export")
    assert [given.said for given in asked.answers] == ["yes", "no"]


def test_what_is_out_shows_me_only_where_i_can_be_seen(office: Office) -> None:
    """Ben said yes and Emil wanted to be blurred: the publication is in Ben's file, not in Emil's."""
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen("ben", "emil")})
    office.say("ben", "yes")
    office.say("emil", "blur")
    office.render(post)
    office.sign(post)
    office.release(post)
    assert office.publish(post) == "published"
    (out,) = about(office, "ben").published
    assert (out.post, out.channel, out.gone_at) == (post, "export", None)
    assert about(office, "emil").published == ()


def test_what_i_wrote_signed_and_allowed(office: Office) -> None:
    """Anna's drafts, Clara's signature and words, Ben's consents with the text he read."""
    post = office.approved("ben", text="Erste Fassung")
    office.edit(post, text="Zweite Fassung")
    office.consent("ben", "export", event="Sommerfest")
    assert [draft.text for draft in about(office, "anna").drafts] == ["Erste Fassung", "Zweite Fassung"]
    assert file_of(office, "anna")["drafts"][0]["variants"] == {}
    assert [signed.post for signed in about(office, "clara").signatures] == [post]
    (consent,) = about(office, "ben").consents
    assert (consent.event, consent.on_paper) == ("Sommerfest", False)
    assert "jederzeit ohne Grund widerrufen" in consent.text


def test_no_secret_is_in_the_file(office: Office) -> None:
    """Templates and keys by their dates alone: neither the vector nor the digest of a key."""
    ben = office.people["ben"]
    office.settings(matching=True)
    given = consenting.consent_to(ben, Purpose.MATCH, shown="match.de.1", starts=office.clock())
    consenting.give(office.begin, given, by=ben)
    consenting.enrol(office.begin, ben, [bytes(range(128))], "dlib", by=ben)
    key = hiring.new_key(office.begin, ben)
    with office.begin(reading=True) as work:
        secrets = [work.credentials.find(person=ben)[0].digest, bytes(range(128)).hex(), key]
    told = json.dumps(about(office, "ben").plain())
    assert not [secret for secret in secrets if secret in told]
    assert [one.engine for one in about(office, "ben").templates] == ["dlib"]
    assert [one.opens for one in about(office, "ben").access] == ["key"]


def test_nobody_else_is_in_the_file(office: Office) -> None:
    """Neither name, address nor id of the others who are shown, wrote or decided."""
    office.published("ben", "emil")
    told = json.dumps(about(office, "ben").plain())
    others = [handle for handle in PEOPLE if handle != "ben"]
    ids = [office.people[other] for other in others]
    assert not [word for word in (*others, *ids) if word in told.lower()]


def test_absences_and_messages(office: Office) -> None:
    """Emil stands in for Dora: it is in both files, from each one's side."""
    now, who = office.clock(), office.people
    end = now.replace(hour=18)
    hiring.record_absence(office.begin, who["dora"], who["emil"], now, end, by=who["lena"])
    assert [away.standing_in for away in about(office, "dora").absences] == [False]
    assert [away.standing_in for away in about(office, "emil").absences] == [True]
    assert [message.kind for message in about(office, "emil").messages] == ["invitation"]


def test_what_i_said_about_whole_events(office: Office) -> None:
    """The occasion, the channels, every answer, and the words that were read with it."""
    fest = party(office)
    fest.photo(b"one", "emil")
    fest.ask()
    fest.say("emil", "yes")
    fest.say("emil", "no")
    (asked,) = about(office, "emil").asked_beforehand
    assert (asked.occasion, asked.channels) == ("Sommerfest", frozenset({"instagram", "facebook"}))
    assert [given.said for given in asked.answers] == ["yes", "no"]
    assert asked.text.startswith("Ich entscheide für jedes dieser Bilder einzeln.")
