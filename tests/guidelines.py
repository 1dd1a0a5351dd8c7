"""A company that changes its guideline: a draft, a clause on trial, what was let pass, whom it may name."""

from dataclasses import replace

from approvals.desk import editing_guideline as editing
from approvals.desk import exempting
from approvals.desk.editing_guideline import Texts
from policies.clauses import State
from policies.company import Company, Customer, written
from policies.findings import Finding, Level
from policies.rewriting import rewritten, with_state, wording
from tests.office import Office


def drafted(office: Office) -> str:
    """Clara says more simply why customers are asked first."""

    def made(texts: Texts) -> Texts:
        told = {one: replace(wording(text, one, "kundenname"), why="Erst fragen.") for one, text in texts.items()}
        return {one: rewritten(text, one, "kundenname", told[one]) for one, text in texts.items()}

    editing.change(office.begin, made, by=office.people["clara"])
    return "/guideline/edit"


def switched_on(office: Office, note: str = "Klarer gesagt") -> str:
    drafted(office)
    with office.begin(reading=True) as work:
        seen = editing.bench(work).stamp
    editing.switch_on(office.begin, by=office.people["lena"], seen=seen, note=note)
    return "/guideline/editions"


def on_trial(office: Office) -> str:
    """The clause about accounts, as Lena puts it on trial at once."""

    def made(texts: Texts) -> Texts:
        return {one: with_state(text, one, "kontodaten", State.TRIAL) for one, text in texts.items()}

    editing.change(office.begin, made, by=office.people["clara"])
    with office.begin(reading=True) as work:
        seen = editing.bench(work).stamp
    editing.switch_on(office.begin, by=office.people["lena"], seen=seen)
    return "/guideline/trials/kontodaten"


def let_pass(office: Office) -> str:
    """Six finds of one clause, each let pass by Clara."""
    for number in range(6):
        found = Finding("kundenname", "kundenname", Level.BLOCK, "g", "text", 0, 5, str(number), "a")
        office.found = (found,)
        post = office.submit(f"Beitrag {number}").id
        office.check(post)
        exempting.exempt(office.begin, post, found.key, f"Grund {number}", by=office.people["clara"])
    return "/guideline/statistics"


def customers(office: Office) -> str:
    """One who may be named and one who may not."""
    known = (
        Customer("Hotel Sonnblick GmbH & Co. KG", consent=False),
        Customer("Bäckerei Ahrens", consent=True, since="2026-05-03", by=office.people["lena"]),
    )
    office.settings(guideline_data=written(Company("Lindner", customers=known)))
    return "/administration/customers"
