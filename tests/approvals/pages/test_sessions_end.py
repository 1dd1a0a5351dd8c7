"""What ends with a person's leaving, with their roles, with their address."""

from dataclasses import replace

from approvals.desk import hiring, passing
from approvals.jobs import Notice
from approvals.pages.cookies import SESSION
from approvals.passes import Opens
from approvals.people import Role
from tests.website import Site, Visit


def letters(site: Site) -> list[Notice]:
    with site.premises.begin(reading=True) as work:
        return work.notices.find(kind="sign_in")


def ask(site: Site, mail: str, visit: Visit | None = None) -> tuple[int, str]:
    answer = (visit or site.visit(None)).post("/sign-in", mail=mail)
    return answer.status_code, answer.text.replace(mail, "")


def test_who_leaves_is_out_at_once_and_for_good(site: Site):
    """Ada lets Ben go: his session, his token and his link end, and do not come back when he does."""
    office, begin = site.office, site.premises.begin
    ben, visit, path = office.people["ben"], site.visit("ben"), site.link("ben")
    passing.issue(begin, Opens.API, ben)
    hiring.let_go(begin, ben, by=office.people["ada"])
    with begin(reading=True) as work:
        gone = work.people.get(ben)
    hiring.change_person(begin, replace(gone, active=True), by=office.people["ada"])

    assert visit.get("/").status_code == 303
    assert site.visit(None).post(path).status_code == 410
    assert passing.passes_of(begin, ben, (Opens.SESSION, Opens.API)) == []


def test_changed_roles_hold_from_the_next_click(site: Site):
    """Anna becomes auditor only: her session goes on, and what she may not do any more it does not."""
    anna, begin = site.visit("anna"), site.premises.begin
    with begin(reading=True) as work:
        before = work.people.get(site.office.people["anna"])
    assert "/drafts/new" in anna.get("/").text

    hiring.change_person(begin, replace(before, roles=frozenset({Role.AUDITOR})), by=site.office.people["ada"])

    assert anna.get("/").status_code == 200
    with begin(reading=True) as work:
        _, now = passing.present_in(work, anna.client.cookies[SESSION], Opens.SESSION)
    assert now is not None
    assert now.roles == {Role.AUDITOR}


def test_a_link_to_an_old_address_opens_nothing(site: Site):
    """Ada corrects Anna's address: the link that went to the wrong one has ended."""
    path, begin = site.link(), site.premises.begin
    with begin(reading=True) as work:
        anna = work.people.get(site.office.people["anna"])
    hiring.change_person(begin, replace(anna, mail="anna.berg@example.test"), by=site.office.people["ada"])

    assert site.visit(None).get(path).status_code == 410
