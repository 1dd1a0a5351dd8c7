"""Letters about the change: reading the guideline, worries and their answers. They blame nobody."""

from collections.abc import Mapping

from approvals.jobs import Notice
from approvals.ports import Work
from approvals.readings import ASKED, ASKED_AGAIN
from approvals.remarks import Remark
from approvals.worries import ANSWER, ANSWERED, DUE, TOLD, WORRY

KINDS = frozenset({ASKED, ASKED_AGAIN, TOLD, DUE, ANSWERED})
SUBJECT: Mapping[str, Mapping[str, str]] = {
    "de": {
        ASKED: "Bitte lies unsere Leitlinie",
        ASKED_AGAIN: "Noch einmal in Ruhe: unsere Leitlinie",
        TOLD: "Eine Sorge wartet auf deine Antwort",
        DUE: "Heute ist der Tag: eine Sorge wartet auf deine Antwort",
        ANSWERED: "Deine Sorge hat eine Antwort",
    },
    "en": {
        ASKED: "Please read our guideline",
        ASKED_AGAIN: "Once more, in peace: our guideline",
        TOLD: "A worry waits for your answer",
        DUE: "Today is the day: a worry waits for your answer",
        ANSWERED: "Your worry has an answer",
    },
}
BODY: Mapping[str, Mapping[str, str]] = {
    "de": {
        ASKED: (
            "Hallo {name},\n\nin unserer Leitlinie steht, was wir auf Social Media sagen und zeigen, und was dich "
            "schützt. Nimm dir zehn Minuten:\n\n    {address}/guideline\n\nGanz unten sagst du „Ich habe sie "
            "gelesen“. Niemand sieht, wer sie noch nicht gelesen hat; gezählt wird nur, wie viele es sind.\n"
        ),
        ASKED_AGAIN: (
            "Hallo {name},\n\nvielleicht ist es untergegangen: hier ist noch einmal unsere Leitlinie.\n\n    "
            "{address}/guideline\n\nDas ist die einzige Erinnerung. Niemand sieht, wer sie noch nicht gelesen hat.\n"
        ),
        TOLD: (
            "Hallo {name},\n\njemand hat gesagt, was Sorgen macht, und du bist an der Reihe zu "
            "antworten:\n\n    {address}/change/worries\n\nDu kannst sie auch weitergeben.\n"
        ),
        DUE: (
            "Hallo {name},\n\nfür heute ist eine Antwort versprochen:\n\n{words}\n\n    "
            "{address}/change/worries/{about}\n\nReicht die Zeit nicht? Gib ihr einen anderen Tag oder andere Hände.\n"
        ),
        ANSWERED: "Hallo {name},\n\ndu hattest gesagt:\n\n{words}\n\nDie Antwort:\n\n{answer}\n",
    },
    "en": {
        ASKED: (
            "Hello {name},\n\nour guideline says what we say and show on social media, and what protects you. Take "
            'ten minutes:\n\n    {address}/guideline\n\nAt its end you say "I have read it". Nobody sees who has not '
            "read it yet; only how many have is counted.\n"
        ),
        ASKED_AGAIN: (
            "Hello {name},\n\nit may have slipped by: here is our guideline once more.\n\n    {address}/guideline\n\n"
            "This is the only reminder. Nobody sees who has not read it yet.\n"
        ),
        TOLD: (
            "Hello {name},\n\nsomebody said what worries them, and it is your turn to answer:\n\n    "
            "{address}/change/worries\n\nYou can also pass it on.\n"
        ),
        DUE: (
            "Hello {name},\n\nan answer is promised for today:\n\n{words}\n\n    {address}/change/worries/{about}\n\n"
            "Not enough time? Give it another day or other hands.\n"
        ),
        ANSWERED: "Hello {name},\n\nyou had said:\n\n{words}\n\nThe answer:\n\n{answer}\n",
    },
}


def about_change(work: Work, notice: Notice) -> dict[str, str]:
    """The worry's words and its last answer; of those gathered with it the person's own words."""
    if notice.kind in {ASKED, ASKED_AGAIN, TOLD}:
        return {}
    worry = work.worries.get(notice.about)
    own = [one for one in work.worries.find(gathered=worry.id) if one.person == notice.person]
    mine = worry if worry.person == notice.person or not own else own[0]
    said = work.remarks.find(about={worry.id, mine.id}, kind=(WORRY, ANSWER))
    words = mine.text or _last(said, mine.id, WORRY)
    return {"words": _indented(words), "answer": _indented(_last(said, worry.id, ANSWER)), "about": worry.id}


def _last(said: list[Remark], about: str, kind: str) -> str:
    return ([one.text for one in said if one.about == about and one.kind == kind] or ["-"])[-1]


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in (text or "-").splitlines())
