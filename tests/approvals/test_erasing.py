"""Somebody is forgotten: an id is left of them, nothing shows them any more, and the chain still verifies."""

import pytest

from approvals.consents import Purpose
from approvals.desk import answering, commenting, consenting, erasing, hiring, keying, passing
from approvals.errors import AlreadyErased, LastOfRole, NotAllowed, PassRefused, StillHere
from approvals.fingerprint import new_id
from approvals.history import verify
from approvals.passkeys import Passkey
from approvals.people import Role
from approvals.references import Reference
from approvals.uploads import Upload
from storage.tables import Row
from tests.office import Office

STAYS = frozenset({"people", "remarks", "erasures", "authors"})
"""Tables whose rows outlive a person: emptied, ids of who wrote what, or the receipt itself."""
NAMED = sorted(name for name, table in Row.metadata.tables.items() if "person" in table.columns and name not in STAYS)
"""Every other table that names people, a new one as well: whoever adds it has it erased."""


def forget(office: Office, handle: str, *, by: str | None = None) -> str:
    """As the person asks for it, or somebody else; afterwards their key is gone, as the flow sees to it."""
    secret = erasing.erase(office.begin, office.objects, office.people[handle], by=office.people[by or handle])
    office.keys.destroy(office.people[handle])
    return secret


def left_of(office: Office, handle: str) -> dict[str, int]:
    """Rows that still name this person, by table."""
    with office.engine.connect() as connection:
        count = "SELECT count(*) FROM {} WHERE person = '{}'"
        found = {
            one: connection.exec_driver_sql(count.format(f'"{one}"', office.people[handle])).scalar_one()
            for one in NAMED
        }
    return {table: rows for table, rows in found.items() if rows}


def test_what_is_left_is_an_id(any_office: Office) -> None:
    """Ben answered, consented, was matched, signed in and got letters: no row leads from him to anything."""
    office = any_office
    post = office.approved("ben")
    ben = office.people["ben"]
    office.settings(matching=True)
    given = consenting.consent_to(ben, Purpose.MATCH, shown="match.de.1", starts=office.clock())
    consenting.give(office.begin, given, by=ben)
    consenting.enrol(office.begin, ben, [bytes(512)], "dlib", by=ben)
    keying.keep_passkey(office.begin, Passkey("", ben, "abc", b"public", 0, "Handy", office.clock()), spent="once")
    hiring.new_key(office.begin, ben)
    passing.start_session(office.begin, ben, label="Firefox")
    forget(office, "ben")
    assert left_of(office, "ben") == {}
    person = office.person("ben")
    assert (person.name, person.mail, person.handle, person.active, person.roles) == ("", "", "", False, frozenset())
    assert office.file(post).person_of(office.face(post)) is None


def test_what_waits_is_made_again_without_them(office: Office) -> None:
    """Ben stood in an approved post: it is pulled, and comes back with him blurred, to be signed anew."""
    post = office.approved("ben", "emil")
    office.release(post, hours=1)
    forget(office, "ben")
    assert office.places(post) == {"export": "pulled"}
    office.check(post)
    assert [str(end.missing) for end in office.missing(post)] == ["signatures"]
    assert [face.id for face in office.file(post).faces if office.file(post).blurred_by_author(face.id)] == [
        office.face(post, 0)
    ]


def test_what_is_out_comes_down_and_the_receipt_tells(office: Office) -> None:
    """The link of the receipt shows what is still out, and later that it is gone."""
    post = office.published("ben")
    secret = forget(office, "ben")
    assert office.places(post) == {"export": "taking_down"}
    assert [out.gone_at for out in erasing.receipt(office.begin, secret).out] == [None]
    office.take_down(post)
    assert [bool(out.proof) for out in erasing.receipt(office.begin, secret).out] == [True]
    with pytest.raises(PassRefused):
        erasing.receipt(office.begin, "another")


def test_the_chain_still_verifies_and_holds_no_name(office: Office) -> None:
    """Everything that was decided stays; who it was nobody can tell."""
    office.published("ben")
    forget(office, "ben")
    with office.begin(reading=True) as work:
        assert verify(work.history.entries(), work.history.head()) is None
    told = "".join(str(entry) for entry in office.entries()).lower()
    assert "ben@" not in told
    assert '"ben"' not in told


def test_evidence_of_consent_is_sealed_dated_and_bound_to_the_address(office: Office) -> None:
    """Three years on somebody asks: who knows the address can be told that they had agreed, nobody else."""
    office.consent("ben", "export", event="Sommerfest")
    forget(office, "ben")
    with office.begin(reading=True) as work:
        (erasure,) = work.erasures.find()
        mine = work.committed("company", "ben@example.test", str(erasure.evidence["mail"]))
    assert mine
    assert erasure.evidence["consents"][0]["event"] == "Sommerfest"
    assert (erasure.keep_until - office.clock()).days == 1095
    assert "ben" not in str(erasure.evidence["mail"])


def test_own_drafts_and_comments_go_and_reasons_are_emptied(office: Office) -> None:
    """Clara's comment is gone; the reason for which she set a face aside is an empty row a decision rests on."""
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen(None)})
    office.set_aside(post, 0, reason="Steht weit hinten")
    commenting.comment(office.begin, post, "Schön!", by=office.people["clara"])
    draft = office.save("Unfertig", by="clara")
    forget(office, "clara")
    with office.begin(reading=True) as work:
        assert work.posts.find(id=draft.id) == []
        assert [(one.kind, one.text) for one in work.remarks.find(person=office.people["clara"])] == [("set_aside", "")]
    assert office.file(post).ruling(office.face(post)) is not None


def test_pictures_only_they_had_go_and_shared_ones_stay(office: Office) -> None:
    """Ben's unused upload is removed with its bytes; what Anna sent as well, or a post shows, stays."""
    own, both = office.picture(b"own", by="ben"), office.picture(b"both", by="ben")
    office.picture(b"both", by="anna")
    forget(office, "ben")
    with office.begin(reading=True) as work:
        assert [one.id for one in work.pictures.find(id=(own, both))] == [both]
        assert work.sent.find(person=office.people["ben"]) == []


def test_who_may_have_somebody_forgotten(office: Office) -> None:
    """Everybody themselves; an admin only who has left; the last lead not before there is another; nobody twice."""
    ben, ada = office.people["ben"], office.people["ada"]
    with pytest.raises(NotAllowed):
        forget(office, "ben", by="lena")
    with pytest.raises(StillHere):
        forget(office, "ben", by="ada")
    with pytest.raises(LastOfRole):
        forget(office, "lena")
    hiring.let_go(office.begin, ben, by=ada)
    forget(office, "ben", by="ada")
    with pytest.raises(AlreadyErased):
        forget(office, "ben", by="ada")


def test_a_backup_is_caught_up_with(office: Office) -> None:
    """The database of yesterday comes back: whose key was destroyed since is erased again, at once and only once."""
    post, ben = office.published("ben"), office.people["ben"]
    with office.begin() as work:
        work.references.add(Reference(new_id(), ben, "dlib", bytes(512), work.now))
        work.uploads.add(Upload(new_id(), ben, "ich.jpg", 10, 0, work.now))
        work.commit()
    office.keys.destroy(ben)
    assert erasing.replay(office.begin, office.keys.destroyed()) == 1
    assert office.places(post) == {"export": "taking_down"}
    assert left_of(office, "ben") == {}
    assert erasing.replay(office.begin, office.keys.destroyed()) == 0


def test_what_will_happen_is_told_before(office: Office) -> None:
    """One published post comes down, one answer is deleted, and a post whose words name Ben is listed."""
    office.published("ben")
    named = office.submit("Danke, Ben, für alles!").id
    told = erasing.outlook(office.begin, office.people["ben"], by=office.people["ben"])
    assert (len(told.out), told.counts["answers"], told.counts["faces"], told.mentions) == (1, 1, 1, (named,))


def test_an_erased_person_is_not_asked_and_not_named_again(office: Office) -> None:
    """The picture is used again: the face is nobody's, and Ben cannot be named."""
    post = office.approved("ben")
    forget(office, "ben")
    again = office.submit("Noch einmal", pictures=[office.file(post).revision.pictures[0].picture]).id
    office.check(again)
    assert answering.questions(office.begin, office.people["ben"]) == []
    assert [str(end.missing) for end in office.missing(again)] == ["face"]
    assert Role.STAFF not in office.person("ben").roles
