"""Messages to people, in their language. They say what is asked and how to answer, and never who else was asked."""

from collections.abc import Mapping
from email.message import EmailMessage
from email.utils import formatdate
from zoneinfo import ZoneInfo

from approvals.jobs import Notice
from approvals.people import Person
from approvals.ports import Work

SUBJECT: Mapping[str, Mapping[str, str]] = {
    "de": {
        "question": "Darf dieses Bild von dir raus?",
        "reminder": "Noch eine Frage offen: darf dieses Bild von dir raus?",
        "invitation": "Dein Zugang zu Freigabe",
        "returned": "Dein Entwurf kam zurück",
        "rejected": "Dein Entwurf wird nicht veröffentlicht",
    },
    "en": {
        "question": "May this picture of you go out?",
        "reminder": "Still open: may this picture of you go out?",
        "invitation": "Your access to Freigabe",
        "returned": "Your draft came back",
        "rejected": "Your draft will not be published",
    },
}
NAMELESS = {"de": "Deine Firma", "en": "Your company"}
BODY: Mapping[str, Mapping[str, str]] = {
    "de": {
        "question": (
            "Hallo {name},\n\n"
            "ein Beitrag soll veröffentlicht werden, und auf einem Bild bist du zu sehen:\n\n{text}\n\n"
            "Ja, ja aber verpixelt, oder nein: du entscheidest, ohne Grund, und kannst es jederzeit ändern.\n"
            "Antworten bis {deadline}. Ohne Antwort erscheint das Bild nicht.\n\n"
            "    freigabe decide questions\n    freigabe decide answer FRAGE yes|blur|no\n\n"
            "Bist du das gar nicht?  freigabe decide not-me FRAGE\n"
        ),
        "invitation": (
            "Hallo {name},\n\n{company} arbeitet mit Freigabe: kein Bild von dir erscheint ohne dein Ja.\n"
            "Mit diesem Schlüssel handelst nur du. Gib ihn niemandem.\n\n"
            "    FREIGABE_AS={handle}\n    FREIGABE_KEY={key}\n"
        ),
        "returned": "Hallo {name},\n\ndein Entwurf kam zurück mit dem Hinweis:\n\n    {comment}\n\n{text}\n",
        "rejected": "Hallo {name},\n\ndein Entwurf wird nicht veröffentlicht:\n\n    {comment}\n\n{text}\n",
    },
    "en": {
        "question": (
            "Hello {name},\n\na post is to be published, and one of its pictures shows you:\n\n{text}\n\n"
            "Yes, yes but blurred, or no: you decide, without a reason, and can change it at any time.\n"
            "Please answer by {deadline}. Without an answer the picture does not appear.\n\n"
            "    freigabe decide questions\n    freigabe decide answer QUESTION yes|blur|no\n\n"
            "Not you at all?  freigabe decide not-me QUESTION\n"
        ),
        "invitation": (
            "Hello {name},\n\n{company} works with Freigabe: no picture of you appears without your yes.\n"
            "Only you act with this key. Give it to nobody.\n\n"
            "    FREIGABE_AS={handle}\n    FREIGABE_KEY={key}\n"
        ),
        "returned": "Hello {name},\n\nyour draft came back with this comment:\n\n    {comment}\n\n{text}\n",
        "rejected": "Hello {name},\n\nyour draft will not be published:\n\n    {comment}\n\n{text}\n",
    },
}


def letter(work: Work, notice: Notice, person: Person, key: str = "") -> EmailMessage:
    """The message for this notice. `key` is the personal key of an invitation, readable this once."""
    lang = person.lang if person.lang in SUBJECT else "de"
    body = "question" if notice.kind == "reminder" else notice.kind
    values = {"name": person.name, "handle": person.handle, "company": work.company.name or NAMELESS[lang], "key": key}
    message = EmailMessage()
    message["From"] = "Freigabe <freigabe@localhost>"
    message["To"] = person.mail
    message["Subject"] = SUBJECT[lang][notice.kind]
    message["Date"] = formatdate(notice.at.timestamp())
    message.set_content(BODY[lang][body].format(**values, **_about(work, notice)))
    return message


def _about(work: Work, notice: Notice) -> dict[str, str]:
    """The post's text, the person's own deadline, and the newest comment."""
    if notice.kind == "invitation":
        return {}
    post = work.posts.get(notice.about)
    revision = work.revisions.get(post.revision)
    own = [a.deadline for a in work.appearances.find(post=post.id, person=notice.person) if a.deadline]
    zone = ZoneInfo(work.company.zone)
    comments = work.remarks.find(about=post.id, kind=notice.kind)
    return {
        "text": "\n".join(f"    {line}" for line in revision.text.splitlines()),
        "deadline": max(own).astimezone(zone).strftime("%d.%m.%Y %H:%M") if own else "-",
        "comment": comments[-1].text if comments else "-",
    }
