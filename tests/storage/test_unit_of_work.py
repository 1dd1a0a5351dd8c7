"""One transaction: what is not committed has not happened, and two people at once never overwrite each other."""

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from approvals.consents import Purpose
from approvals.desk import consenting, drafting, holding, signing
from approvals.drafts import Draft
from approvals.errors import ChangedMeanwhile, HandleTaken, NotFound, Refused
from approvals.fingerprint import new_id
from approvals.people import Absence, Credential
from approvals.posts import Stage
from policies.findings import Finding, Level
from storage.unit_of_work import ReadingOnly, SqlWork
from tests.office import MONDAY, Office
from tests.pinboard import PowerCut


def at_once(*actions: Callable[[], object]) -> list[object]:
    """Do these in threads that start together; what each returned, or the refusal it met."""
    results: list[object] = [None] * len(actions)
    start = threading.Barrier(len(actions))

    def run(number: int) -> None:
        start.wait()
        try:
            results[number] = actions[number]()
        except Refused as refused:
            results[number] = refused

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(actions))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_who_saves_what_was_changed_since_is_told(any_office: Office) -> None:
    """Two people read the same version; the second save is refused and names the post."""
    post = any_office.submit()
    with any_office.begin(reading=True) as work:
        seen = work.posts.get(post.id)
    with any_office.begin() as work:
        assert work.posts.save(replace(seen, authors=frozenset({"first"}))).version == seen.version + 1
        work.commit()
    with any_office.begin() as work, pytest.raises(ChangedMeanwhile) as refusal:
        work.posts.save(replace(seen, authors=frozenset({"second"})))
    assert (refusal.value.kind, refusal.value.id) == ("post", post.id)
    with any_office.begin(reading=True) as work:
        assert work.posts.get(post.id).authors == {"first"}


def test_two_contacts_deciding_at_once(any_office: Office) -> None:
    """Clara signs while Dora rejects: one of them is first, and the end is the same as one after the other."""
    post = any_office.submit("Ohne Bild").id
    any_office.check(post)
    reject = lambda: signing.reject(any_office.begin, post, "Nein", by=any_office.people["dora"])  # noqa: E731
    signed, rejected = at_once(lambda: any_office.sign(post), reject)
    assert rejected is None
    assert signed == ("export",) or isinstance(signed, Refused)
    assert any_office.stage(post) == Stage.REJECTED
    assert set(any_office.places(post).values()) <= {"pulled"}


def test_a_no_and_the_door_at_once(any_office: Office) -> None:
    """Ben says no in the moment of sending: either it never left, or it is already coming down."""
    post = any_office.approved("ben")
    any_office.release(post)
    at_once(lambda: any_office.publish(post), lambda: any_office.say("ben", "no"))
    assert any_office.places(post)["export"] in {"pulled", "held", "taking_down"}


def test_many_edits_at_once_are_all_numbered(any_office: Office) -> None:
    """Four people edit; each edit is a revision of its own or was refused, and none is lost."""
    post = any_office.submit("Nummer 0").id
    results = at_once(*(lambda n=n: any_office.edit(post, text=f"Nummer {n}") for n in range(1, 5)))
    with any_office.begin(reading=True) as work:
        numbers = [revision.number for revision in work.revisions.find(post=post)]
    done = [result for result in results if not isinstance(result, Refused)]
    assert numbers == list(range(1, len(done) + 2))
    assert all(isinstance(result, ChangedMeanwhile) for result in results if isinstance(result, Refused))


def test_what_was_added_twice_at_once_is_a_refusal(any_office: Office) -> None:
    """The same id again is told as somebody else having been quicker, not as a database error."""
    post = any_office.submit()
    with pytest.raises(ChangedMeanwhile), any_office.begin() as work:
        work.posts.add(post)


def test_a_raised_error_leaves_nothing_behind(any_office: Office) -> None:
    """After half of the work something breaks: no row, no job, no entry."""
    before = any_office.entries()
    with suppress(PowerCut), any_office.begin() as work:
        work.record("half", None, "nothing")
        work.credentials.add(Credential(new_id(), any_office.people["ben"], "0" * 64, MONDAY))
        raise PowerCut
    with any_office.begin(reading=True) as work:
        assert work.credentials.find() == []
    assert any_office.entries() == before


def test_what_is_not_committed_has_not_happened(any_office: Office) -> None:
    """Leaving without a commit is as good as an error."""
    with any_office.begin() as work:
        work.credentials.add(Credential(new_id(), any_office.people["ben"], "0" * 64, MONDAY))
        work.record("forgotten", None, "nothing")
    with any_office.begin(reading=True) as work:
        assert work.credentials.find() == []


def test_a_refused_decision_leaves_nothing_behind(any_office: Office) -> None:
    """A draft by somebody unknown, a hold without a reason, a handle that is taken."""
    before = any_office.entries()
    with pytest.raises(NotFound):
        drafting.submit(any_office.begin, Draft("Hallo", ["export"]), by="nobody", known_channels=["export"])
    with pytest.raises(Refused):
        holding.place(any_office.begin, "", by=any_office.people["lena"])
    with pytest.raises(HandleTaken):
        any_office.hire("ben")
    assert any_office.entries() == before


def test_reading_cannot_be_committed(any_office: Office) -> None:
    """A unit of work that took no locks has nothing to say."""
    with any_office.begin(reading=True) as work, pytest.raises(ReadingOnly):
        work.commit()


def test_reading_waits_for_nobody(any_office: Office) -> None:
    """While Clara's decision is being written, everybody else still reads what was there before."""
    post = any_office.submit()
    with any_office.begin() as writing:
        writing.posts.save(replace(writing.posts.get(post.id), authors=frozenset({"half done"})))
        assert any_office.file(post.id).post.authors == post.authors


def test_judgements_are_kept_by_content_and_rules(any_office: Office) -> None:
    """The same judgement twice is kept once; it reads back as it was; other rules have not judged yet."""
    found = Finding("werbung", "c", Level.REASON, "g", "text", 0, 5, "Schön", "s", {"word": "Schön"}, "Gut")
    with any_office.begin() as work:
        work.keep_findings("content", "rules", [found])
        work.keep_findings("content", "rules", [])
        work.keep_findings("content", "older rules", [])
        assert work.findings("content") == [found]
        assert work.findings("other content") is None


def test_everything_reads_back_as_it_was_written(any_office: Office) -> None:
    """Times keep their zone, sets stay sets, and an event may be missing."""
    given = consenting.consent_to(
        any_office.people["ben"], Purpose.APPEAR, shown="appear.de.1", starts=MONDAY, channels=["export", "instagram"]
    )
    consenting.give(any_office.begin, given, by=any_office.people["ben"])
    absence = Absence(new_id(), any_office.people["dora"], any_office.people["emil"], MONDAY, MONDAY, "lena")
    with any_office.begin() as work:
        work.absences.add(absence)
        assert work.consents.get(given.id) == given
        assert work.absences.find() == [absence]


def test_the_time_is_one_and_the_same_throughout(any_office: Office) -> None:
    """Without a clock of the tests it is the database's, in UTC."""
    with SqlWork(any_office.engine, any_office.keys, lambda _: "rules", None, reading=True) as work:
        assert work.now.utcoffset().total_seconds() == 0
        assert work.now == work.now


def test_other_database_trouble_is_not_called_a_collision(office: Office) -> None:
    """A table that is missing is no other person's decision."""
    with pytest.raises(OperationalError), office.begin() as work:
        work._connection.exec_driver_sql("SELECT * FROM nowhere")


def test_nothing_secret_lies_in_the_file_in_plain(office: Office, tmp_path: Path) -> None:
    """Names, mail addresses, reasons and face templates are nowhere in the bytes of database and WAL."""
    office.settings(matching=True)
    ben = office.people["ben"]
    given = consenting.consent_to(ben, Purpose.MATCH, shown="match.de.1", starts=office.clock())
    consenting.give(office.begin, given, by=ben)
    vector = bytes(range(7, 135))
    consenting.enrol(office.begin, ben, [vector], "dlib", by=ben)
    holding.place(office.begin, "Trauerfall in der Familie", by=office.people["lena"])
    kept = b"".join(path.read_bytes() for path in sorted(tmp_path.glob("freigabe.db*")))
    assert b"enrolled" in kept
    secrets = [b"Ben", b"ben@example.test", b"Trauerfall", vector, vector.hex().encode(), vector[:16]]
    assert [secret for secret in secrets if secret in kept] == []
