"""An office with two months behind it: posts, questions, worries, consents."""

from approvals.desk import inquiring, worrying
from approvals.worries import Verdict, WorryKind
from tests.office import Office


def two_months(office: Office, posts: int = 6) -> str:
    """Six posts in November, one of them on two channels; two in December. Then it is the tenth of January."""
    for number in range(posts):
        office.published(channels=("export", "instagram") if number == 0 else ("export",))
        office.clock.move(hours=20)
    anna, clara = office.people["anna"], office.people["clara"]
    asked = inquiring.ask_contacts(office.begin, None, "Wer macht Fotos?", by=anna)
    inquiring.ask_contacts(office.begin, None, "Und wann?", by=anna)
    inquiring.reply(office.begin, asked, "Ben.", by=clara)
    worry = worrying.state_worry(office.begin, WorryKind.WORRY, "Kostet das Zeit?", by=anna)
    worrying.answer(office.begin, worry, "Wenig.", Verdict.UNKNOWN, by=clara)
    for handle in ("anna", "ben", "dora", "emil", "lena"):
        office.consent(handle, "export")
    office.clock.move(days=14)
    for _ in range(2):
        office.published()
    office.clock.move(days=30)
    return "/change/report?month=2026-11"
