"""Letters about signatures that wait, and about people who leave. Nobody is told in them who is late."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from approvals.desk.escalating import PASSED_ON, REMINDER
from approvals.desk.joining import FAREWELL
from approvals.desk.leaving import LEAVING, REVIEW
from approvals.jobs import Notice
from approvals.ports import Work

KINDS = frozenset({REMINDER, PASSED_ON, LEAVING, REVIEW, FAREWELL})
SUBJECT: Mapping[str, Mapping[str, str]] = {
    "de": {
        REMINDER: "Ein Beitrag wartet auf eine Unterschrift",
        PASSED_ON: "Ein Beitrag wartet auf eine Unterschrift; du kannst sie geben",
        LEAVING: "Was soll von dir bleiben?",
        REVIEW: "Jemand geht: was soll mit den Bildern geschehen?",
        FAREWELL: "Dein Link zu deinen Bildern",
    },
    "en": {
        REMINDER: "A post waits for a signature",
        PASSED_ON: "A post waits for a signature; you can give it",
        LEAVING: "What shall stay of you?",
        REVIEW: "Somebody leaves: what shall become of the pictures?",
        FAREWELL: "Your link to your pictures",
    },
}
BODY: Mapping[str, Mapping[str, str]] = {
    "de": {
        REMINDER: (
            "Hallo {name},\n\ndieser Beitrag kann abgezeichnet werden:\n\n{text}\n\n    {address}/posts/{about}\n"
        ),
        PASSED_ON: (
            "Hallo {name},\n\ndieser Beitrag wartet länger auf eine Unterschrift, und du darfst sie "
            "geben:\n\n{text}\n\n    {address}/posts/{about}\n"
        ),
        LEAVING: (
            "Hallo {name},\n\ndein letzter Tag bei {company} ist der {day}. Dein Ja endet nicht von selbst, und du "
            "kannst es auch danach zurücknehmen.\n\nSieh vorher nach, was von dir zu sehen ist, und sag, was bleiben "
            "soll:\n\n    {address}/me/leaving\n\nDort kannst du auch eine private Adresse hinterlassen "
            "(freiwillig): an sie geht am letzten Tag ein Link, mit dem du ohne Anmeldung alles zurücknehmen "
            "kannst.\n"
        ),
        REVIEW: (
            "Hallo {name},\n\njemand verlässt die Firma am {day}. Sieh nach, auf welchen Bildern und in welchen "
            "Beiträgen diese Person zu sehen ist, und was damit geschehen soll:\n\n    {address}/leavers/{about}\n"
        ),
        FAREWELL: (
            "Hallo {name},\n\nmit diesem Link siehst du, was bei {company} von dir zu sehen ist, und kannst es "
            "jederzeit und ohne Grund zurücknehmen:\n\n    {link}\n\nHeb ihn gut auf und gib ihn nicht weiter.\n"
        ),
    },
    "en": {
        REMINDER: "Hello {name},\n\nthis post can be signed off:\n\n{text}\n\n    {address}/posts/{about}\n",
        PASSED_ON: (
            "Hello {name},\n\nthis post has waited for a signature for some time, and you may give it:\n\n{text}\n\n"
            "    {address}/posts/{about}\n"
        ),
        LEAVING: (
            "Hello {name},\n\nyour last day at {company} is {day}. Your yes does not end by itself, and you can take "
            "it back afterwards too.\n\nLook at what can be seen of you, and say what shall stay:\n\n    "
            "{address}/me/leaving\n\nThere you can also leave a private address (it is up to you): on the last day "
            "it gets a link by which you can take back everything without signing in.\n"
        ),
        REVIEW: (
            "Hello {name},\n\nsomebody leaves the company on {day}. Look at the pictures and posts that show this "
            "person, and at what shall become of them:\n\n    {address}/leavers/{about}\n"
        ),
        FAREWELL: (
            "Hello {name},\n\nby this link you see what can be seen of you at {company}, and can take it back at any "
            "time and without a reason:\n\n    {link}\n\nKeep it well and do not pass it on.\n"
        ),
    },
}


def about_council(work: Work, notice: Notice) -> dict[str, str]:
    """The post's text, or the last day."""
    if notice.kind in {REMINDER, PASSED_ON}:
        text = work.revisions.get(work.posts.get(notice.about).revision).text
        return {"text": "\n".join(f"    {line}" for line in text.splitlines()), "about": notice.about}
    ends = [one.ends_at for one in work.leavings.find(person=notice.about)]
    day = ends[-1].astimezone(ZoneInfo(work.company.zone)) if ends else None
    return {"day": day.strftime("%d.%m.%Y") if day else "-", "about": notice.about}
