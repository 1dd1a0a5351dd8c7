"""Queue, holds, settings, history and health through the command line."""

import fcntl
import json
from pathlib import Path

import pytest
from sqlalchemy import text, update

from approvals.fingerprint import new_id
from approvals.references import Reference
from flows.commands.caller import picked
from flows.errors import SeveralFit
from flows.house import House, house
from storage.tables_people import EntryRow
from tests.flows.terminal import Terminal


@pytest.fixture
def shop(home: House) -> Terminal:
    terminal = Terminal(home)
    terminal.open_shop()
    return terminal


def test_only_the_lead_gives_a_time_and_only_one_that_exists(shop: Terminal):
    """Clara may not release; Lena may, but not into the hour the clocks skip."""
    post = shop.approved()
    release = ("queue", "release", post[:8], "export", "--at")
    assert "Kommunikationsleitung" in shop.refused(*release, "2026-12-01 10:00", by="clara")
    assert "springen darüber hinweg" in shop.refused(*release, "2027-03-28 02:30", by="lena")
    assert "keine Zeit" in shop.refused(*release, "morgen", by="lena")
    assert "01.12.2026 10:00 (Europe/Lisbon)" in shop.done(
        *release, "2026-12-01 10:00", "--zone", "Europe/Lisbon", by="lena"
    )


def test_a_release_needs_one_time(shop: Terminal):
    """Neither a time nor --now, or both, is a usage error."""
    assert shop.type("queue", "release", "x", "export", by="lena").exit_code == 2
    assert shop.type("queue", "release", "x", "export", "--now", "--at", "2026-12-01", by="lena").exit_code == 2


def test_what_is_queued_can_be_taken_out(shop: Terminal):
    """Released at once and removed again, the channel stays approved."""
    post = shop.approved()
    shop.done("queue", "release", post, "export", "--now", by="lena")
    shop.done("queue", "remove", post, "export", by="lena")
    assert [one["stage"] for one in shop.told("queue", "list", by="lena")] == ["approved"]


def test_release_names_exactly_what_is_missing(shop: Terminal):
    """A post that still waits for a signature says so, and who can give it."""
    post = shop.submit("Wir suchen Verstärkung.")
    shop.check(post)
    said = shop.refused("queue", "release", post, "export", "--now", by="lena")
    assert "export: Unterschriften fehlen: 1 (Ansprechperson)" in said


def test_a_signature_says_what_was_looked_at(shop: Terminal, tmp_path: Path):
    """Without a terminal revision and every name must be given; the wrong name or revision is refused."""
    post = shop.party(tmp_path, "ben")
    shop.answer("ben", "yes")
    face = shop.told("status", post, by="clara")["pictures"][0]["faces"][0]["id"]
    sign = ("decide", "sign", post)
    assert "--revision 1" in shop.refused(*sign, by="clara")
    assert face[:8] in shop.refused(*sign, "--revision", "1", by="clara")
    for slip in (("--revision", "1", "--name", f"{face}=dora"), ("--revision", "2", "--name", f"{face}=ben")):
        assert "Was du gesehen hast" in shop.refused(*sign, *slip, by="clara")
    assert shop.told(*sign, "--revision", "1", "--name", f"{face[:8]}=ben", by="clara")["signed"] == ["export"]


def test_a_hold_stands_with_its_reason_until_two_lift_it(shop: Terminal):
    """Clara stops everything; Anna lifts nothing, Lena not alone, Clara and Lena do."""
    shop.done("hold", "place", "--reason", "Trauerfall", by="clara")
    (held,) = shop.told("hold", "list", by="anna")
    assert (held["scope"], held["by"], held["reason"]) == ("everything", "clara", "Trauerfall")
    assert "Kommunikationsleitung" in shop.refused("hold", "lift", held["id"], by="anna")
    assert "zweite Person" in shop.done("hold", "lift", held["id"][:8], by="lena")
    assert "Dein Wort zählt einmal" in shop.refused("hold", "lift", held["id"], by="lena")
    assert shop.told("hold", "list", by="anna")[0]["proposed_by"] == "lena"
    assert "Aufgehoben" in shop.done("hold", "lift", held["id"][:8], by="clara")
    assert shop.told("hold", "list", by="anna") == []


def test_settings_change_alone_what_they_name(shop: Terminal, tmp_path: Path):
    """A zone that does not exist and an unreadable company file change nothing; the rest is kept."""
    (tmp_path / "company.yaml").write_text("kunden: [Meier]")
    assert "Mond/Krater" in shop.refused("company", "set", "--zone", "Mond/Krater", by="lena")
    assert '"kunden" kennt niemand' in shop.refused(
        "company", "set", "--data", str(tmp_path / "company.yaml"), by="lena"
    )
    shop.done("company", "set", "--answer-within", "12h", "--signoff", "2", by="lena")
    told = shop.told("company", "show", by="anna")
    assert (told["name"], told["answer_within_seconds"], told["signoff"]) == ("Beispiel GmbH", 43200, "2")


def test_the_chain_is_verified_by_anybody(shop: Terminal):
    """Without a key the whole history is walked and counted."""
    assert shop.done("history", "verify") == f"{shop.told('history', 'verify')['entries']} Einträge, unversehrt\n"


def test_the_first_broken_entry_is_named(shop: Terminal):
    """An entry changed in the database is found by its number, with exit code 1."""
    with shop.home.database.begin() as connection:
        connection.execute(update(EntryRow).where(EntryRow.n == 3).values(kind="signed"))
    result = shop.type("history", "verify")
    assert result.exit_code == 1
    assert "Eintrag 3: sein Inhalt wurde verändert" in result.stdout


def test_history_is_read_by_those_who_may(shop: Terminal):
    """Clara reads what was decided about a post, line by line; staff do not."""
    post = shop.approved()
    lines = shop.done("history", "show", "--post", post, "--json", by="clara").splitlines()
    kinds = [json.loads(line)["kind"] for line in lines]
    assert kinds[0] == "submitted"
    assert "signed" in kinds
    assert "Historie" in shop.refused("history", "show", by="anna")


def test_the_doctor_finds_an_open_key_folder(shop: Terminal):
    """Keys that others may read are bad, with exit code 1 and what to do."""
    shop.home.settings.keys_folder.chmod(0o755)
    result = shop.type("doctor", "--json")
    found = {row["check"]: row for row in json.loads(result.stdout)}
    assert result.exit_code == 1
    assert (found["keys"]["state"], "chmod 700" in found["keys"]["message"]) == ("bad", True)
    assert {found[check]["state"] for check in ("settings", "folders", "database", "weights", "guideline")} == {"ok"}


def test_the_doctor_finds_jobs_that_keep_failing(shop: Terminal):
    """A job that failed three times is named with the kind of trouble and nothing else of it."""
    for _ in range(3):
        (job, *_rest) = shop.home.outbox.claim()
        shop.home.outbox.failed(job, "ValueError: Anna Berg")
        with shop.home.database.begin() as connection:
            connection.execute(text("UPDATE jobs SET due_at = '2020-01-01 00:00:00' WHERE id = :id"), {"id": job.id})
    told = shop.type("doctor").stdout
    assert "(ValueError)" in told.replace("\n", "")
    assert "Anna Berg" not in told


def test_the_doctor_says_who_must_enrol_again(shop: Terminal):
    """Ben's template is an earlier engine's: he is counted and not named, and the way to a new one is told."""
    with shop.home.begin() as work:
        ben = next(one for one in work.people.find() if one.name.startswith("Ben"))
        work.references.add(Reference(new_id(), ben.id, "centerface-1+dlib", b"\x00" * 512, work.now))
        work.commit()
    found = {row["check"]: row for row in json.loads(shop.type("doctor", "--json").stdout)}
    assert found["portraits"]["state"] == "warn"
    assert "Personen: 1;" in found["portraits"]["message"]


def test_the_doctor_names_a_row_that_was_changed(shop: Terminal):
    """Somebody edited the database by hand: the row is named, not what was in it."""
    with shop.home.database.begin() as connection:
        row = connection.execute(text("SELECT id FROM people ORDER BY n LIMIT 1")).scalar_one()
        connection.execute(text("UPDATE people SET sealed = zeroblob(60) WHERE id = :id"), {"id": row})
    found = {row["check"]: row for row in json.loads(shop.type("doctor", "--json").stdout)}
    assert found["sealed"]["state"] == "bad"
    assert f"people/{row}" in found["sealed"]["message"]


def test_the_doctor_changes_nothing_on_an_empty_folder(home: House):
    """On a machine where nothing ran yet it looks and leaves no database behind."""
    result = Terminal(home).type("doctor")
    assert result.exit_code == 0
    assert not (home.settings.home / "freigabe.db").exists()


def test_settings_that_cannot_be_used_are_named(home: House):
    """A port that is no number is told by its variable, without a traceback."""
    terminal = Terminal(home)
    house.cache_clear()
    said = terminal.refused("status", env={"FREIGABE_PREFECT_PORT": "viele"})
    told = json.loads(terminal.type("doctor", "--json", env={"FREIGABE_PREFECT_PORT": "viele"}).stdout)
    assert "FREIGABE_PREFECT_PORT" in said
    assert [row["state"] for row in told] == ["bad"]


def test_a_database_that_is_away_is_told_in_one_line(home: House):
    """Nobody reads a traceback because PostgreSQL does not run."""
    terminal = Terminal(home)
    house.cache_clear()
    said = terminal.refused("status", env={"FREIGABE_DATABASE": "postgresql+psycopg://x@127.0.0.1:1/x"})
    house.cache_clear()
    assert said.startswith("Die Datenbank antwortet nicht")


def test_a_second_service_on_the_same_folder_is_refused(shop: Terminal):
    """Whoever runs it again reads which folder is taken."""
    with (shop.home.settings.home / "service.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        said = shop.refused("run")
    assert str(shop.home.settings.home) in said.replace("\n", "")


def test_a_beginning_that_several_share_is_refused():
    """An id may be shortened only while it is clear which one is meant."""
    assert picked("post", "abcd", ("abcd1", "bcde")) == "abcd1"
    assert picked("post", "abc", ("abcd1",)) == "abc"
    with pytest.raises(SeveralFit):
        picked("post", "abcd", ("abcd1", "abcd2"))
