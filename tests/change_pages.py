"""An office on its way: goals, worries with and without names, a plan that moves, and a mood of some weeks."""

from datetime import date, timedelta

from approvals.desk import confirming, laying_in, stating_goals, stepping, worrying
from approvals.fingerprint import new_id
from approvals.goals import Goal
from approvals.letterbox import SlipKind, slip
from approvals.mood import Pulse, counted
from approvals.worries import Verdict, WorryKind
from tests.office import Office

WORRIES = (
    "Ich möchte nicht, dass mein Chef sieht, was ich privat poste.",
    "Was ist, wenn mir jemand unter dem Bild etwas Gemeines schreibt?",
    "Kostet das nicht nur Zeit, die wir in der Werkstatt brauchen?",
)
WHY = "Wir suchen Leute, die anpacken. Viele wissen nicht, **was wir bauen**.\n\nDas zeigen wir: ehrlich und gern."


def goals(office: Office) -> str:
    """The lead wrote them twice, and some people read the guideline."""
    aims = (Goal("Zwei Auszubildende finden uns über Instagram", "Two apprentices find us", date(2027, 8, 1)),)
    for seen in (0, 1):
        stating_goals.publish(office.begin, WHY, "", aims, by=office.people["lena"], seen=seen)
    for handle in ("anna", "clara"):
        confirming.confirm(office.begin, by=office.people[handle])
    return "/change"


def laid_in(office: Office, *said: str) -> None:
    for words in said:
        laying_in.lay_in(office.begin, slip(SlipKind.WORRY, words))


def answered_mood(office: Office, *answers: str) -> None:
    for said in answers:
        laying_in.lay_in(office.begin, slip(SlipKind.PULSE, said))


def next_day(office: Office) -> int:
    """The letterbox is opened at noon. Returns how many slips came out."""
    office.clock.now = (office.clock() + timedelta(days=1)).replace(hour=11)
    return laying_in.tend(office.begin)


def worries(office: Office) -> str:
    """Three without names, one of them answered; one with a name; and a rumour with what there is in it."""
    laid_in(office, *WORRIES)
    next_day(office)
    with office.begin(reading=True) as work:
        first = next(one.id for one in work.worries.find() if one.text == WORRIES[0])
    answer = "Was du privat schreibst, geht die Firma nichts an. Freigabe sieht davon nichts."
    worrying.answer(office.begin, first, answer, Verdict.UNKNOWN, by=office.people["clara"])
    rumour = worrying.state_worry(
        office.begin, WorryKind.RUMOUR, "Wer nicht mitmacht, bekommt Ärger.", by=office.people["ben"]
    )
    worrying.answer(office.begin, rumour, "Nein. Alles ist freiwillig.", Verdict.WRONG, by=office.people["dora"])
    worrying.state_worry(
        office.begin, WorryKind.WORRY, "Ich weiß nicht, wen ich fragen soll.", by=office.people["emil"]
    )
    return "/change/worries"


def one_worry(office: Office) -> str:
    worries(office)
    with office.begin(reading=True) as work:
        return f"/change/worries/{next(one.id for one in work.worries.find() if one.open)}"


def plan(office: Office) -> str:
    goals(office)
    stepping.assign(office.begin, "inform", office.people["clara"], date(2026, 12, 4), by=office.people["lena"])
    stepping.tick(office.begin, "inform", done=True, by=office.people["clara"])
    stepping.assign(office.begin, "pilot", office.people["anna"], date(2027, 1, 15), by=office.people["lena"])
    return "/change/plan"


def mood(office: Office) -> str:
    """Four weeks, in fives."""
    answers = ([[2, 1, 3]] * 5, [[3, 2, 3]] * 5, [[3, 3, 4], *[[4, 3, 3]] * 9], [[4, 4, 4]] * 5)
    with office.begin() as work:
        for week, said in enumerate(answers, 45):
            work.pulses.add(Pulse(new_id(), f"2026-W{week}", counted(said)))
        work.commit()
    return "/change/mood"
