"""How findings fare: found, fixed by an edit, let pass, or gone because the guideline changed."""

from approvals.desk import drafting, exempting
from approvals.desk.sightings import records
from approvals.replays import Record
from policies.findings import Finding, Level
from tests.office import Office


def finding(rule: str = "werbung", level: Level = Level.BLOCK, quote: str = "Schön", source: str = "a") -> Finding:
    return Finding(rule, rule, level, "g", "text", 0, 5, quote, source)


def checked(office: Office, post: str, *found: Finding) -> None:
    office.found = found
    office.check(post)


def told(office: Office, rule: str = "werbung") -> tuple[int, int, int, int]:
    """Found, fixed, lapsed, overridden."""
    record = records(office.begin).get(rule, Record(rule))
    lapsed = sum(month.lapsed for month in record.months)
    return record.found, record.fixed, lapsed, record.overridden


def test_a_finding_counts_once_however_often_it_is_checked(office: Office) -> None:
    """Also when the text around it changes and with it the finding's key."""
    post = office.submit().id
    checked(office, post, finding())
    checked(office, post, finding())
    office.edit(post, text="Ganz anders, aber schön")
    checked(office, post, finding(source="b"))
    assert told(office) == (1, 0, 0, 0)


def test_a_finding_that_an_edit_ended_is_fixed(office: Office) -> None:
    """Anna took the sentence out."""
    post = office.submit().id
    checked(office, post, finding(), finding("geheim"))
    office.edit(post, text="Harmlos")
    checked(office, post, finding("geheim", source="b"))
    assert told(office) == (1, 1, 0, 0)
    assert told(office, "geheim") == (1, 0, 0, 0)


def test_a_finding_that_another_guideline_ended_has_lapsed(office: Office) -> None:
    """Nobody changed a word: that says nothing for the clause."""
    post = office.submit().id
    checked(office, post, finding())
    with office.begin() as work:
        work.forget_findings(office.file(post).revision.content)
        work.commit()
    checked(office, post)
    assert told(office) == (1, 0, 1, 0)


def test_exemptions_and_reasons_are_overrides(office: Office) -> None:
    """A contact's and an author's."""
    hard, mild = finding(), finding("geheim", Level.REASON)
    post = office.submit().id
    checked(office, post, hard, mild)
    exempting.exempt(office.begin, post, hard.key, "Kein Produkt", by=office.people["clara"])
    exempting.give_reason(office.begin, post, mild.key, "Heißt so", by=office.people["anna"])
    assert told(office) == (1, 0, 0, 1)
    assert told(office, "geheim") == (1, 0, 0, 1)


def test_a_clause_that_is_overridden_more_often_than_heeded_cries_wolf(office: Office) -> None:
    """From five findings on; six posts, four times let pass."""
    for number in range(6):
        office.clock.move(days=20)
        post = office.submit(f"Beitrag {number}").id
        checked(office, post, found := finding(quote=str(number)))
        if number < 4:
            exempting.exempt(office.begin, post, found.key, "Stimmt nicht", by=office.people["clara"])
        record = records(office.begin)["werbung"]
        assert record.cries_wolf is (number >= 4)
    assert [month.found for month in record.months] == [1, 2, 1, 2]


def test_a_discarded_draft_leaves_no_sighting(office: Office) -> None:
    """It is forgotten with everything noted about it."""
    post = office.save("Schön")
    checked(office, post.id, finding())
    assert told(office) == (1, 0, 0, 0)
    drafting.discard(office.begin, post.id, by=office.people["anna"])
    assert told(office) == (0, 0, 0, 0)
