"""The pages of learning: lessons and quiz, taking part, coaches, and help with a draft."""

import re
from datetime import timedelta

from approvals.pages.coaches import USUAL
from tests.learning_pages import asked_to_learn, coaches, credited, help_wanted, ideas, offered, quiz, rightly
from tests.website import Site


def answers(site: Site, *, right: bool) -> dict[str, str]:
    said = rightly(quiz(site.office, "anna").questions)
    return {one: "yes" if may is right else "no" for one, may in said.items()} | {"number": "1"}


def test_a_lesson_ends_in_a_quiz_that_explains_itself(site: Site):
    """Wrong answers get their reason and other questions; right ones a date, and only for oneself."""
    anna = site.visit("anna")
    assert "Niemand erscheint gegen seinen Willen" in anna.text("/learning/lessons/guideline")
    told = anna.post("/learning/lessons/guideline/quiz", **answers(site, right=False)).text
    assert told.count("leider nein") == 6
    assert "number=2" in told
    assert "geschafft am" not in anna.text("/learning")
    assert "Geschafft." in anna.post("/learning/lessons/guideline/quiz", **answers(site, right=True)).text
    assert "geschafft am 23. November 2026" in anna.text("/learning")
    assert "geschafft am" not in site.visit("lena").text("/learning")


def test_the_quiz_speaks_english_with_english_examples(site: Site):
    """And of the invented company of that document."""
    told = site.visit("anna", "en").text("/learning/lessons/writing/quiz")
    assert "May this go out?" in told
    assert "Customers who agreed" in told


def test_a_quiz_that_was_not_finished_is_shown_again(site: Site):
    """What is missing is said, nothing is kept."""
    told = site.visit("anna").post("/learning/lessons/guideline/quiz", number="x").text
    assert told.count("nicht beantwortet") == 6


def test_a_lesson_there_is_not(site: Site):
    """Neither to read nor to answer."""
    assert site.visit("anna").get("/learning/lessons/cooking").status_code == 404
    assert site.visit("anna").get("/learning/lessons/cooking/quiz").status_code == 404


def test_what_waits_for_a_lesson_says_so_and_leads_there(site: Site):
    """On the draft's page beforehand, and where it is refused."""
    path, anna = asked_to_learn(site.office), site.visit("anna")
    assert "eine kurze Lektion" in anna.text(path)
    typed = {"text": "Schön", "channel": "export", "when": "soon", "lang": "de", "version": "0"}
    refused = anna.post(f"{path}/hand-in", **typed)
    assert refused.status_code == 422
    assert '"/learning/lessons/writing"' in refused.text
    assert "vor deinem ersten Beitrag" in anna.text("/learning")


def test_who_signs_is_led_to_the_lesson_too(site: Site):
    """On the post's own page."""
    post = site.office.submit().id
    site.office.check(post)
    site.office.settings(lesson_to_sign="guideline")
    revision = site.office.file(post).revision.id
    refused = site.visit("clara").post(f"/posts/{post}/sign", revision=revision)
    assert refused.status_code == 422
    assert '"/learning/lessons/guideline"' in refused.text


def test_the_switch_is_off_until_somebody_sets_it(site: Site):
    """By the lead; a lesson there is not is refused, staff do not see it."""
    with site.premises.begin(reading=True) as work:
        company = work.company
    assert (company.lesson_to_submit, company.lesson_to_sign) == ("", "")
    lena, chosen = site.visit("lena"), {"version": str(company.version), "lesson_to_submit": "writing"}
    assert lena.post("/administration/learning", **chosen | {"lesson_to_sign": "cooking"}).status_code == 422
    assert lena.post("/administration/learning", **chosen).status_code == 303
    assert 'value="writing" selected' in lena.get("/administration/learning").text
    assert lena.post("/administration/learning", **chosen).status_code == 409
    assert site.visit("anna").get("/administration/learning").status_code == 403


def test_in_and_out_with_two_taps(site: Site):
    """The page, and its button; nobody else sees a name."""
    anna = site.visit("anna")
    anna.post("/learning/taking-part")
    assert "Du bist dabei" in anna.text("/learning/taking-part")
    assert "Anna" not in site.visit("lena").text("/learning/taking-part")
    anna.post("/learning/taking-part/out")
    assert "Ich mache mit" in anna.text("/learning/taking-part")


def test_an_idea_begins_a_draft(site: Site):
    """What is quoted stands in the form."""
    ideas(site.office)
    anna = site.visit("anna")
    begun = re.findall(r'href="(/drafts/new\?text=[^"]+)"', anna.get("/learning/taking-part").text)
    assert len(begun) == 20
    assert "Heute auf Tour: ..." in anna.get(begun[1]).text


def test_the_company_adds_and_drops_ideas(site: Site):
    """What is too long is shown again with what was typed."""
    lena, typed = site.visit("lena"), {"trade": "Versand", "title": "Paket der Woche", "text": "Heute ..."}
    assert "Paket der Woche" in lena.post("/learning/taking-part/ideas", **typed | {"trade": "x" * 99}).text
    assert lena.post("/learning/taking-part/ideas", **typed).status_code == 303
    drop = re.search(r'action="(/learning/taking-part/ideas/[^"]+/drop)"', lena.get("/learning/taking-part").text)
    assert drop is not None
    lena.post(drop[1])
    assert "Paket der Woche" not in lena.text("/learning/taking-part")


def test_a_time_is_offered_booked_and_in_both_calendars(site: Site):
    """As a file that says who helps; for nobody else."""
    clara, anna, day = site.visit("clara"), site.visit("anna"), site.office.clock() + timedelta(days=3)
    typed = {"day": day.date().isoformat(), "time": "10:00", "minutes": str(USUAL)}
    assert clara.post("/learning/coaches", **typed | {"day": "soon"}).status_code == 422
    assert clara.post("/learning/coaches", **typed).status_code == 303
    book = re.search(r'action="(/learning/coaches/[^"]+)/book"', anna.get("/learning/coaches").text)
    assert book is not None
    assert anna.post(f"{book[1]}/book").status_code == 303
    for visit in (anna, clara):
        file = visit.get(f"{book[1]}.ics")
        assert file.headers["content-type"].startswith("text/calendar")
        assert "DTSTART:20261126T090000Z" in file.text
    assert site.visit("ben").get(f"{book[1]}.ics").status_code == 404


def test_a_booked_time_is_called_off(site: Site):
    """Then it is free again."""
    coaches(site.office)
    anna = site.visit("anna")
    off = re.search(r'action="(/learning/coaches/[^"]+/call-off)"', anna.get("/learning/coaches").text)
    assert off is not None
    anna.post(off[1])
    assert "Deine Zeiten" not in anna.text("/learning/coaches")
    assert offered(site.office, 9)


def test_help_with_a_draft_goes_to_the_contacts_and_comes_back(site: Site):
    """Clara reads it and advises; Anna finds the answer among her questions, and still nobody else saw the draft."""
    draft, anna, clara = site.office.save("Eine Treppe."), site.visit("anna"), site.visit("clara")
    anna.post(f"/drafts/{draft.id}/help", question="Zu kurz?")
    path = re.search(r'href="(/inquiries/[^"]+/draft)"', clara.get("/inquiries").text)
    assert path is not None
    assert "Eine Treppe." in clara.text(path[1])
    assert clara.post(path[1].replace("/draft", "/replies"), text="Erzähl noch, für wen.").status_code == 303
    assert "Erzähl noch, für wen." in anna.text("/inquiries")
    assert site.visit("ben").get(path[1]).status_code == 403
    site.office.hand_in(draft)
    assert clara.get(path[1]).status_code == 303


def test_faces_in_a_draft_that_needs_help_are_not_shown_before_they_were_looked_for(site: Site):
    """Only the picture's words are there."""
    page = site.visit("clara").get(f"/inquiries/{help_wanted(site.office)}/draft").text
    assert "Feiernde Menschen" in page
    assert "<img" not in page.split("<main", 1)[1].split("</main>")[0]


def test_a_name_comes_into_a_draft_and_goes_again(site: Site):
    """With one button, which keeps what was typed."""
    draft, anna = site.office.save("Eine Treppe."), site.visit("anna")
    typed = {"text": "Eine Treppe aus Esche.", "channel": "export", "lang": "de", "when": "soon", "credit": "1"}
    anna.post(f"/drafts/{draft.id}", version=str(draft.version), **typed)
    named = anna.get(f"/drafts/{draft.id}").text
    assert "Eine Treppe aus Esche.\n\nIdee und Text: Anna" in named
    assert "Doch nicht nennen" in named
    version = re.search(r'name="version" value="(\d+)"', named)
    assert version is not None
    typed["text"] += "\n\nIdee und Text: Anna"
    anna.post(f"/drafts/{draft.id}", version=version[1], **typed)
    assert "Idee und Text: Anna" not in anna.get(f"/drafts/{draft.id}").text


def test_who_is_named_takes_the_name_out_again(site: Site):
    """On the post's page; Clara does not find that button."""
    path, anna = credited(site.office), site.visit("anna")
    assert "Meinen Namen herausnehmen" in anna.text(path)
    assert "Meinen Namen herausnehmen" not in site.visit("clara").text(path)
    assert anna.post(f"{path}/credit/drop").status_code == 303
    assert "Idee und Text" not in anna.text(path)
