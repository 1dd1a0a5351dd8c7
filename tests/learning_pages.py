"""An office that learns: lessons, times with a coach, ideas, a draft that needs help; and a bad day with its log."""

from datetime import timedelta

from approvals.desk import coaching, inquiring, learning, storming, taking_part
from approvals.lessons.quiz import Question
from policies.guideline import shipped_guideline
from tests.office import Office

GERMAN, ENGLISH = "# Plan\n\nRuhig bleiben.", "# Plan\n\nStay calm."


def quiz(office: Office, handle: str, lesson: str = "guideline", number: int = 1) -> learning.Sheet:
    return learning.sheet(office.begin, shipped_guideline(), "de", lesson, number, by=office.people[handle])


def rightly(questions: tuple[Question, ...]) -> dict[str, bool]:
    return {one.id: one.may for one in questions}


def passed(office: Office, handle: str, lesson: str = "guideline") -> None:
    sheet = quiz(office, handle, lesson)
    learning.hand_answers_in(office.begin, sheet, rightly(sheet.questions), by=office.people[handle])


def lessons(office: Office) -> str:
    """Anna passed the first; the third is asked for."""
    passed(office, "anna")
    office.settings(lesson_to_submit="writing")
    return "/learning"


def asked_to_learn(office: Office) -> str:
    office.settings(lesson_to_submit="writing")
    return f"/drafts/{office.save().id}"


def ideas(office: Office) -> str:
    """Lena added one of a trade of the company's own; Anna takes part."""
    text = "Heute auf Tour: ..."
    taking_part.add_idea(office.begin, "Versand", "Paket der Woche", text, by=office.people["lena"])
    taking_part.opt_in(office.begin, by=office.people["anna"])
    return "/learning/taking-part"


def offered(office: Office, days: int = 1, hours: int = 0) -> str:
    starts = office.clock() + timedelta(days=days, hours=hours)
    return coaching.offer(office.begin, starts, 30, by=office.people["clara"])


def coaches(office: Office) -> str:
    """Clara offers three times, and Anna booked one."""
    times = [offered(office, days) for days in (1, 2, 3)]
    coaching.book(office.begin, times[1], by=office.people["anna"])
    return "/learning/coaches"


def help_wanted(office: Office) -> str:
    picture = office.picture()
    draft = office.save("Werkstück der Woche: eine Treppe aus Esche.", picture)
    question = "Ist das zu lang?"
    return inquiring.ask_contacts(office.begin, None, question, by=office.people["anna"], post=draft.id)


def credited(office: Office) -> str:
    post = office.submit("Werkstück der Woche.\n\nIdee und Text: Anna").id
    office.check(post)
    return f"/posts/{post}"


def stormy(office: Office) -> str:
    """Clara began, wrote down what she did, and gave the first answer."""
    clara = office.people["clara"]
    storm = storming.begin_storm(office.begin, by=clara)
    office.clock.move(minutes=12)
    storming.note(office.begin, storm, "Leitung angerufen; sie ist in zehn Minuten da.", by=clara)
    office.clock.move(minutes=19)
    storming.note(office.begin, storm, "Wir haben geantwortet: bis 18 Uhr mehr.", by=clara, answered=True)
    return storm


def over(office: Office) -> str:
    storm = stormy(office)
    office.clock.move(hours=3)
    storming.end_storm(office.begin, storm, by=office.people["lena"])
    return storm


def reviewed(office: Office) -> str:
    storm, day = over(office), {"de": "23. November 2026", "en": "23 November 2026"}
    lena = office.people["lena"]
    storming.review(office.begin, storm, "Schnell angehalten.", "Telefonliste aushängen.", day, by=lena)
    return storm
