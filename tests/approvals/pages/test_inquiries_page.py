"""Asking the contacts from a page: who reads what, and whose name is not there."""

from datetime import timedelta

from approvals.desk import hiring, inquiring
from tests.counting import queries
from tests.website import Site


def ask(site: Site, handle: str, text: str, clause: str = "kundenname") -> str:
    assert site.visit(handle).post("/inquiries", text=text, clause=clause).status_code == 303
    return inquiring.inquiries(site.office.begin, site.office.people[handle])[0].inquiry.id


def test_a_question_is_asked_at_a_clause(site: Site) -> None:
    """The form names the clause and whom the question goes to; it works without a script."""
    visit = site.visit("anna")
    assert "Deine Frage zu „Keine Kontodaten“" in (form := visit.text("/inquiries/new?clause=kontodaten"))
    assert "Sie geht an Clara, Dora. Dein Name steht nicht dabei." in form
    ask(site, "anna", "Und Spendenkonten?", "kontodaten")
    page = visit.get("/inquiries").text
    assert "Und Spendenkonten?" in page
    assert "/guideline#kontodaten" in page
    assert "wartet auf Antwort" in page


def test_a_question_about_a_clause_nobody_knows_is_a_general_one(site: Site) -> None:
    """It is not lost."""
    ask(site, "anna", "Wie war das?", "gibt-es-nicht")
    assert "Wie war das?" in site.visit("clara").text("/inquiries")


def test_asked_below_a_clause_one_keeps_reading(site: Site) -> None:
    """The script gets a short note in place of the form, and no other page."""
    visit = site.visit("anna", "en")
    form = visit.get("/inquiries/new?clause=kontodaten", headers={"hx-request": "true"}).text
    assert "<html" not in form
    headers = {"hx-request": "true", "x-csrf": visit.csrf}
    answer = visit.client.post("/inquiries", data={"text": "Why?", "clause": "kontodaten"}, headers=headers)
    assert "Your question is on its way." in answer.text
    assert "hx-redirect" not in answer.headers


def test_contacts_read_questions_without_a_name_and_answer_with_theirs(site: Site) -> None:
    """Clara does not see that it was Ben; Ben sees that it was Clara."""
    inquiry = ask(site, "ben", "Darf ich das?")
    told = site.visit("clara").text("/inquiries")
    assert "Darf ich das?" in told
    assert "Ben" not in told
    site.visit("clara").post(f"/inquiries/{inquiry}/replies", text="Ja, gern.")
    answered = site.visit("ben").text("/inquiries")
    assert "Clara" in answered
    assert "Ja, gern." in answered
    assert "wartet auf Antwort" not in answered


def test_nobody_else_reads_or_answers_a_question(site: Site) -> None:
    """Emil and Lena, who leads, see nothing of it, and no form to answer."""
    inquiry = ask(site, "ben", "Darf ich das?")
    for handle in ("emil", "lena", "ada"):
        assert "Noch keine Fragen" in site.visit(handle).text("/inquiries")
        assert site.visit(handle).post(f"/inquiries/{inquiry}/replies", text="Nein").status_code == 403


def test_a_deputy_answers_while_standing_in(site: Site) -> None:
    """Emil for Clara, until she is back."""
    office, inquiry = site.office, ask(site, "ben", "Darf ich das?")
    now, people = office.clock(), office.people
    hiring.record_absence(
        office.begin, people["clara"], people["emil"], now, now + timedelta(days=1), by=people["clara"]
    )
    assert "Darf ich das?" in site.visit("emil").text("/inquiries")
    assert site.visit("emil").post(f"/inquiries/{inquiry}/replies", text="Ja").status_code == 303
    office.clock.move(days=2)
    assert site.visit("emil").post(f"/inquiries/{inquiry}/replies", text="Ja").status_code == 403


def test_an_empty_question_is_refused(site: Site) -> None:
    """With a sentence, and nothing is sent."""
    assert site.visit("anna").post("/inquiries", text="  ").status_code == 422
    assert inquiring.inquiries(site.office.begin, site.office.people["clara"]) == []


def test_a_question_from_who_was_erased_is_empty(site: Site) -> None:
    """That it was asked stays, what it said does not."""
    ask(site, "emil", "Ein Geheimnis?")
    site.office.keys.destroy(site.office.people["emil"])
    told = site.visit("clara").text("/inquiries")
    assert "Diese Frage wurde gelöscht." in told
    assert "Geheimnis" not in told


def test_many_questions_take_no_more_queries(site: Site) -> None:
    """Five or fifteen, answered or not."""
    clara = site.visit("clara")
    for count in range(5):
        ask(site, "ben", f"Frage {count}")
    clara.get("/inquiries")
    few = queries(site.office.engine, lambda: clara.get("/inquiries"))
    for count in range(10):
        inquiring.reply(site.office.begin, ask(site, "anna", f"Noch {count}"), "Ja", by=site.office.people["clara"])
    assert queries(site.office.engine, lambda: clara.get("/inquiries")) <= few + 1
