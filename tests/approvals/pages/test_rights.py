"""My rights on my pages: what comes down, renewing, being forgotten, what is deleted when, the history."""

import json
from datetime import timedelta

import pytest

from approvals.desk import answering, consenting, hiring
from tests import rights_pages
from tests.office import Office
from tests.website import site_of


def test_what_was_removed_for_me_is_told_with_its_proof(office: Office):
    """One gone, with the names of the files; one by hand, with a day; one on its way. Clara has none."""
    rights_pages.removed(office)
    told = site_of(office).visit("emil").text("/me/removals")
    assert "weg" in told
    assert "01.jpg, text.txt" in told
    assert "Ein Mensch entfernt es bis" in told
    assert "Das dauert meist eine Minute" in told
    assert "Nichts." in site_of(office).visit("clara").text("/me/removals")


def test_a_consent_is_renewed_in_one_tap(office: Office):
    """From the page the letter leads to; nobody else finds it."""
    path = rights_pages.ending(office)
    emil = site_of(office).visit("emil")
    assert "Sie gilt bis" in emil.text(path)
    assert emil.post(path).headers["location"] == path
    assert "Sie ist verlängert" in emil.text(path)
    assert site_of(office).visit("ben").get(path).status_code == 404


def test_nobody_is_forgotten_by_mistake(office: Office):
    """Looking changes nothing, and neither does a form without the tick."""
    rights_pages.out(office)
    emil = site_of(office).visit("emil")
    assert "Das wird gelöscht" in emil.text("/me/forget")
    assert emil.post("/me/forget").status_code == 422
    assert office.person("emil").name == "Emil"


def test_who_is_forgotten_is_signed_out_and_sees_the_receipt(office: Office):
    """The receipt needs no session: its link is all that is left."""
    rights_pages.out(office)
    site = site_of(office)
    emil = site.visit("emil")
    receipt = emil.post("/me/forget", sure="forget").headers["location"]
    assert receipt.startswith("/forgotten/")
    assert "Antworten zu Bildern 1" in site.visit(None).text(receipt)
    assert emil.get("/me").status_code == 303
    assert office.person("emil").name == ""
    assert site.visit(None).get("/forgotten/nonsense").status_code in {404, 410}


def test_an_admin_forgets_who_has_left(office: Office):
    """With the tick, and not before the person has left."""
    site, emil = site_of(office), office.people["emil"]
    ada = site.visit("ada")
    assert ada.post(f"/administration/people/{emil}/forget", sure="forget").status_code in {403, 409, 422}
    hiring.let_go(office.begin, emil, by=office.people["ada"])
    assert "vergessen" in ada.text(f"/administration/people/{emil}")
    assert ada.post(f"/administration/people/{emil}/forget").headers["location"].endswith(emil)
    assert "/forgotten/" in ada.post(f"/administration/people/{emil}/forget", sure="forget").headers["location"]
    assert site.visit("lena").post(f"/administration/people/{emil}/forget", sure="forget").status_code == 403


def test_everybody_reads_what_is_deleted_when(office: Office):
    """Ben the table; Lena also what the next night deletes, and may put it off."""
    rights_pages.due(office)
    site = site_of(office)
    assert "Nachweise von Einwilligungen 1095 Tage" in site.visit("ben").text("/retention")
    assert "In der nächsten Nacht" not in site.visit("ben").text("/retention")
    lena = site.visit("lena")
    assert "Eines wird gelöscht" in lena.text("/retention")
    with office.begin(reading=True) as work:
        (draft,) = work.posts.find()
    until = str((office.clock() + timedelta(days=30)).date())
    fields = {"kind": "drafts", "about": draft.id, "until": until, "reason": "Kommt noch"}
    assert site.visit("ben").post("/retention/extensions", **fields).status_code == 403
    assert lena.post("/retention/extensions", **fields).headers["location"] == "/retention"
    assert "Eines wird gelöscht" not in lena.text("/retention")


def test_periods_are_set_by_who_sets_the_company(office: Office):
    """Comments for a month; ten thousand days are refused and nothing is kept."""
    site = site_of(office)
    ada = site.visit("ada")
    fields = {"drafts": "180", "event_photos": "90", "links": "30", "sessions": "30", "letters": "90",
              "removals": "1095", "evidence": "1095", "announce_expiry": "14", "comments": "30",
              "channel_comments": "180"}  # fmt: skip
    with office.begin(reading=True) as work:
        version = work.company.version
    assert ada.post("/retention/periods", **fields | {"comments": "10000"}, version=version).status_code == 422
    assert ada.post("/retention/periods", **fields, version=version, anchor_mails="on").status_code == 303
    with office.begin(reading=True) as work:
        assert (work.company.periods["comments"], work.company.anchor_mails) == (30, True)
    assert site.visit("ben").post("/retention/periods", **fields, version=version).status_code == 403


def test_the_history_is_filtered_verified_and_taken_along(office: Office):
    """Ada sees signatures alone when she asks for them; Ben neither verifies nor downloads it."""
    rights_pages.lived(office)
    site = site_of(office)
    ada, ben = site.visit("ada"), site.visit("ben")
    assert "signed" in ada.text("/history?kind=signed")
    assert "taken_in" not in ada.text("/history?kind=signed")
    assert "hängen richtig aneinander" in ada.text("/history/verified")
    lines = ada.get("/history/export").text.splitlines()
    assert [json.loads(line)["seq"] for line in lines] == list(range(1, len(lines) + 1))
    assert ben.get("/history/export").status_code == 403
    assert ben.get("/history?part=whole").status_code == 403
    assert "signed" not in ben.text("/history")


@pytest.mark.parametrize("handle", ["emil", "ada"])
def test_a_withdrawal_is_one_tap_and_leads_to_its_answer(office: Office, handle: str):
    """From the page of consents; what came down stands on the page of removals."""
    consent = office.consent(handle, "export")
    visit = site_of(office).visit(handle)
    assert visit.post(f"/me/consents/{consent}/withdraw").status_code == 303
    assert consenting.consents_of(office.begin, office.people[handle])[0].withdrawn_at


def test_who_is_never_to_be_shown_is_blurred_without_being_asked(office: Office):
    """Emil says so in one tap: out comes down, a new picture blurs him by itself, and he takes it back as easily."""
    out = office.published("emil")
    emil = site_of(office).visit("emil")
    assert emil.post("/me/hide").headers["location"] == "/me"
    assert "Das gilt gerade" in emil.text("/me")
    picture = office.picture(b"another")
    post = office.submit("Neu", pictures=[picture]).id
    office.check(post, {picture: office.seen("emil")})
    assert answering.asked(office.begin, office.people["emil"]) == []
    assert [str(end.missing) for end in office.missing(post)] == ["signatures"]
    emil.post("/me/hide", again="1")
    assert "Das gilt gerade" not in emil.text("/me")
    assert office.places(out) == {"export": "taking_down"}
