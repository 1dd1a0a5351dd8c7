"""A clause on trial on its page, and how clauses fare."""

import re

import pytest

from approvals.desk import editing_guideline as editing
from approvals.desk import exempting
from approvals.desk.editing_guideline import bench
from flows.replay_clause import replay_over
from policies.clauses import State
from policies.findings import Finding, Level
from policies.rewriting import with_state
from tests.counting import queries
from tests.office import Office
from tests.website import Site, site_of

PAGE = "/guideline/trials/kontodaten"
IBAN = "DE89 3704 0044 0532 0130 00"


@pytest.fixture
def site(office: Office) -> Site:
    """The clause about accounts is on trial."""
    people = office.people
    editing.change(
        office.begin,
        lambda texts: {lang: with_state(text, lang, "kontodaten", State.TRIAL) for lang, text in texts.items()},
        by=people["clara"],
    )
    with office.begin(reading=True) as work:
        seen = bench(work).stamp
    editing.switch_on(office.begin, by=people["lena"], seen=seen)
    return site_of(office)


def run(site: Site) -> int:
    """What the flow does."""
    with site.office.begin(reading=True) as work:
        (replay,) = work.replays.find(rule="kontodaten")
    return replay_over(site.office.begin, replay.id, lambda _: {})


def test_everything_handed_in_is_replayed_and_shown_marked(site: Site) -> None:
    """Drafts that were not handed in are nobody's business."""
    site.office.submit(f"Spenden an {IBAN}, danke!")
    site.office.submit("Nichts dergleichen")
    site.office.save(f"Noch geheim: {IBAN}")
    assert "Noch nicht" not in site.visit("clara").text(PAGE)
    assert run(site) == 2
    page = site.visit("clara").get(PAGE).text
    assert "In 1 von 2 Beiträgen hätte sie etwas gefunden." in page
    assert f'<mark class="block">{IBAN}</mark>' in page
    assert "Noch geheim" not in page
    assert IBAN not in re.findall(r"<mark.*?</mark>", site.visit("anna").post("/guideline/try", tried=IBAN).text)


def test_a_replay_goes_on_where_it_stopped(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """In pieces; a second run after the end does nothing more."""
    monkeypatch.setattr("approvals.desk.replaying.PIECE", 2)
    for number in range(5):
        site.office.submit(f"{number}: {IBAN}")
    assert run(site) == 5
    assert run(site) == 5
    assert site.office.rows("echoes") == {"echoes": 5}


def test_one_tap_switches_the_clause_on(site: Site) -> None:
    """By the lead; it judges from then on."""
    assert site.visit("clara").post(f"{PAGE}/switch").status_code == 403
    assert site.visit("lena").post(f"{PAGE}/switch").status_code == 303
    assert f">{IBAN}</mark>" in site.visit("anna").post("/guideline/try", tried=IBAN).text
    assert "Zurück auf Probe" in site.visit("lena").text(PAGE)


def test_a_trial_of_other_words_is_said_to_be_old(site: Site) -> None:
    """The clause was changed since; the replay can be run again."""
    run(site)
    assert "Seitdem wurde die Regel geändert" not in site.visit("clara").text(PAGE)
    with site.office.begin(reading=True) as work:
        now = bench(work)
    changed = {one: text.replace(_first(text), "", 1) for one, text in now.in_force.items()}
    people = site.office.people
    editing.change(site.office.begin, lambda _: changed, by=people["clara"])
    with site.office.begin(reading=True) as work:
        seen = bench(work).stamp
    editing.switch_on(site.office.begin, by=people["lena"], seen=seen)
    assert site.visit("clara").post(f"{PAGE}/replay").status_code == 303


def _first(text: str) -> str:
    """The first example of the first clause."""
    return re.search(r"^(?:verstoss|violation):\n(  - .*\n)", text, re.MULTILINE)[1]


def test_statistics_tell_which_clause_cries_wolf(site: Site) -> None:
    """The loudest first, with what was written when it was let pass; a fixed number of queries."""
    office = site.office
    clara = site.visit("clara")
    clara.get("/guideline/statistics")
    before = queries(office.engine, lambda: clara.get("/guideline/statistics"))
    for number in range(6):
        found = Finding("kundenname", "kundenname", Level.BLOCK, "g", "text", 0, 5, str(number), "a")
        office.found = (found,)
        post = office.submit(f"Beitrag {number}").id
        office.check(post)
        exempting.exempt(office.begin, post, found.key, f"Grund {number}", by=office.people["clara"])
    page = clara.text("/guideline/statistics")
    assert "Kunden nennen wir nur mit ihrem Ja meldet oft falsch 6 0 6" in page
    assert "Grund 5 Ausnahme · Clara" in page
    assert "· Kunden nennen wir nur mit ihrem Ja · Zum Beitrag" in page
    assert "meldet oft falsch" in clara.text("/guideline/edit")
    assert "Grund 0" in clara.text("/guideline/statistics/kundenname")
    assert queries(office.engine, lambda: clara.get("/guideline/statistics")) <= before + 2


def test_an_exemption_ends_with_the_text_and_the_page_says_so(office: Office) -> None:
    """Clara let it pass; Anna writes something else around it: it waits again, and nobody has let that pass."""
    site = site_of(office)
    found = Finding("kundenname", "kundenname", Level.BLOCK, "g", "text", 0, 5, "Schön", "before")
    office.found = (found,)
    post = office.submit().id
    office.check(post)
    exempting.exempt(office.begin, post, found.key, "Abgesprochen", by=office.people["clara"])
    assert "Abgesprochen" in site.visit("anna").text(f"/posts/{post}")
    office.edit(post, text="Schön war es!")
    office.found = (Finding("kundenname", "kundenname", Level.BLOCK, "g", "text", 0, 5, "Schön", "after"),)
    office.check(post)
    assert "Abgesprochen" not in site.visit("anna").text(f"/posts/{post}")
    assert [end.missing for end in office.missing(post)] == ["finding"]
