"""Messages to people, in their language. They say what is asked and how to answer, and never who else was asked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from email.message import EmailMessage
from email.utils import formatdate
from zoneinfo import ZoneInfo

from approvals.jobs import Notice
from approvals.people import Person
from approvals.placements import Place
from approvals.ports import Work
from approvals.remarks import INQUIRY, REPLY
from flows import (
    change_letters,
    channel_letters,
    council_letters,
    event_letters,
    guest_letters,
    hold_letters,
    learning_letters,
    rights_letters,
)

SUBJECT: Mapping[str, Mapping[str, str]] = {
    "de": {
        "question": "Darf dieses Bild von dir raus?",
        "reminder": "Noch eine Frage offen: darf dieses Bild von dir raus?",
        "invitation": "Dein Zugang zu Freigabe",
        "sign_in": "Dein Link zum Anmelden",
        "returned": "Dein Entwurf kam zurück",
        "rejected": "Dein Entwurf wird nicht veröffentlicht",
        "moved": "Ein Beitrag erscheint zu einer anderen Zeit",
        "asked_again": "Zur Erinnerung: darf dieses Bild von dir raus?",
        "comment": "Neuer Kommentar zu einem Beitrag",
        "inquiry": "Eine Frage an dich",
        "reply": "Antwort auf deine Frage",
    },
    "en": {
        "question": "May this picture of you go out?",
        "reminder": "Still open: may this picture of you go out?",
        "invitation": "Your access to Freigabe",
        "sign_in": "Your link to sign in",
        "returned": "Your draft came back",
        "rejected": "Your draft will not be published",
        "moved": "A post goes out at another time",
        "asked_again": "A reminder: may this picture of you go out?",
        "comment": "New comment on a post",
        "inquiry": "A question for you",
        "reply": "An answer to your question",
    },
}
OF_ITS_OWN: Sequence[tuple[frozenset[str], Callable[[Work, Notice], dict[str, str]]]] = (
    (event_letters.ASK, event_letters.about_event),
    (guest_letters.KINDS, guest_letters.about_guest),
    (hold_letters.KINDS, hold_letters.about_hold),
    (rights_letters.KINDS, rights_letters.about_rights),
    (channel_letters.KINDS, channel_letters.about_channel),
    (council_letters.KINDS, council_letters.about_council),
    (change_letters.KINDS, change_letters.about_change),
    (learning_letters.KINDS, learning_letters.about_learning),
)
"""Letters whose words and values have a file of their own."""
WITH_WORDS = (
    hold_letters, rights_letters, council_letters, channel_letters, change_letters, learning_letters, guest_letters,
)  # fmt: skip
ASKS = frozenset({"question", "reminder", "asked_again"})
NAMELESS = {"de": "Deine Firma", "en": "Your company"}
BODY: Mapping[str, Mapping[str, str]] = {
    "de": {
        "question": (
            "Hallo {name},\n\n"
            "ein Beitrag soll veröffentlicht werden, und auf einem Bild bist du zu sehen:\n\n{text}\n\n"
            "Sieh es dir an und antworte, ohne Passwort:\n\n    {link}\n\n"
            "    Für ein Ja: {digits}\n\n"
            "Ja, ja aber verpixelt, oder nein: du entscheidest, ohne Grund, und kannst es jederzeit ändern.\n"
            "Antworte bis {deadline}. Ohne Antwort erscheint das Bild nicht mit dir.\n\n"
            "Der Link ist nur für dich. Gib ihn nicht weiter.\n"
        ),
        "invitation": (
            "Hallo {name},\n\n{company} arbeitet mit Freigabe: kein Bild von dir erscheint ohne dein Ja.\n\n"
            "Hier geht es hinein, ohne Passwort. Der Link gilt sieben Tage und einmal:\n\n    {link}\n\n"
            "Danach meldest du dich mit deiner Mail-Adresse an: {address}\n\n"
            "Für die Kommandozeile gibt es einen Schlüssel. Mit ihm handelst nur du; gib ihn niemandem.\n\n"
            "    FREIGABE_AS={handle}\n    FREIGABE_KEY={key}\n"
        ),
        "sign_in": (
            "Hallo {name},\n\nmit diesem Link meldest du dich an:\n\n    {link}\n\n"
            "Er gilt eine halbe Stunde und nur einmal. Gib ihn nicht weiter.\n\n"
            "Du hast dich gar nicht anmelden wollen? Dann lass ihn liegen; es passiert nichts.\n"
        ),
        "returned": "Hallo {name},\n\ndein Entwurf kam zurück mit dem Hinweis:\n\n{comment}\n\n{text}\n",
        "rejected": "Hallo {name},\n\ndein Entwurf wird nicht veröffentlicht:\n\n{comment}\n\n{text}\n",
        "moved": (
            "Hallo {name},\n\nein Beitrag, an dem du mitgewirkt hast, erscheint jetzt so:\n\n{times}\n\n{text}\n\n"
            "Du musst nichts tun.\n"
        ),
        "comment": "Hallo {name},\n\nzu diesem Beitrag:\n\n{text}\n\ngibt es einen neuen Kommentar:\n\n{comment}\n",
        "inquiry": "Hallo {name},\n\njemand aus der Firma fragt die Ansprechpersonen:\n\n{inquiry}\n",
        "reply": "Hallo {name},\n\ndu hattest gefragt:\n\n{inquiry}\n\nDie Antwort:\n\n{reply}\n",
    },
    "en": {
        "question": (
            "Hello {name},\n\na post is to be published, and one of its pictures shows you:\n\n{text}\n\n"
            "Look at it and answer, without a password:\n\n    {link}\n\n"
            "    For a yes: {digits}\n\n"
            "Yes, yes but blurred, or no: you decide, without a reason, and can change it at any time.\n"
            "Please answer by {deadline}. Without an answer the picture does not appear with you.\n\n"
            "The link is for you only. Do not pass it on.\n"
        ),
        "invitation": (
            "Hello {name},\n\n{company} works with Freigabe: no picture of you appears without your yes.\n\n"
            "This is your way in, without a password. The link is good for seven days and once:\n\n    {link}\n\n"
            "Afterwards you sign in with your mail address: {address}\n\n"
            "For the command line there is a key. Only you act with it; give it to nobody.\n\n"
            "    FREIGABE_AS={handle}\n    FREIGABE_KEY={key}\n"
        ),
        "sign_in": (
            "Hello {name},\n\nthis link signs you in:\n\n    {link}\n\n"
            "It is good for half an hour and only once. Do not pass it on.\n\n"
            "You did not want to sign in? Then leave it; nothing happens.\n"
        ),
        "returned": "Hello {name},\n\nyour draft came back with this comment:\n\n{comment}\n\n{text}\n",
        "rejected": "Hello {name},\n\nyour draft will not be published:\n\n{comment}\n\n{text}\n",
        "moved": (
            "Hello {name},\n\na post you had a part in now goes out like this:\n\n{times}\n\n{text}\n\n"
            "There is nothing for you to do.\n"
        ),
        "comment": "Hello {name},\n\nabout this post:\n\n{text}\n\nthere is a new comment:\n\n{comment}\n",
        "inquiry": "Hello {name},\n\nsomebody at the company asks the contacts:\n\n{inquiry}\n",
        "reply": "Hello {name},\n\nyou had asked:\n\n{inquiry}\n\nThe answer:\n\n{reply}\n",
    },
}


def letter(work: Work, notice: Notice, person: Person, given: Mapping[str, str]) -> EmailMessage:
    """The message for this notice. `given` is what can be read this once: links, a key; and the pages' address."""
    lang = person.lang if person.lang in SUBJECT else "de"
    if notice.kind in event_letters.ASK:
        subject, body = event_letters.SUBJECT[lang][notice.kind], event_letters.BODY[lang]
    elif own := next((one for one in WITH_WORDS if notice.kind in one.KINDS), None):
        subject, body = own.SUBJECT[lang][notice.kind], own.BODY[lang][notice.kind]
    else:
        subject, body = SUBJECT[lang][notice.kind], BODY[lang]["question" if notice.kind in ASKS else notice.kind]
    told = _about(work, notice)
    values = {"name": person.name, "handle": person.handle, "company": work.company.name or NAMELESS[lang], **given}
    message = EmailMessage()
    message["To"] = person.mail
    message["Subject"] = subject.format(**told)
    message["Date"] = formatdate(notice.at.timestamp())
    message["Message-ID"] = f"<{notice.id}@freigabe>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body.format(**values, **told))
    return message


def _about(work: Work, notice: Notice) -> dict[str, str]:
    """The post's text, the person's own deadline, and the newest comment."""
    if notice.kind in {"invitation", "sign_in"}:
        return {}
    if notice.kind in {INQUIRY, REPLY}:
        return {kind: _indented(_newest(work, notice.about, kind)) for kind in (INQUIRY, REPLY)}
    for kinds, about in OF_ITS_OWN:
        if notice.kind in kinds:
            return about(work, notice)
    post = work.posts.get(notice.about)
    revision = work.revisions.get(post.revision)
    own = [a.deadline for a in work.appearances.find(post=post.id, person=notice.person) if a.deadline]
    zone = ZoneInfo(work.company.zone)
    return {
        "text": _indented(revision.text),
        "deadline": max(own).astimezone(zone).strftime("%d.%m.%Y %H:%M") if own else "-",
        "comment": _indented(_newest(work, post.id, notice.kind)),
        "times": "\n".join(_times(work, post.id)) or "    -",
    }


def _newest(work: Work, about: str, kind: str) -> str:
    """What was said last; a stroke where it can no longer be read."""
    said = work.remarks.find(about=about, kind=kind)
    return (said[-1].text if said else "") or "-"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())


def _times(work: Work, post: str) -> Iterator[str]:
    """When the post goes out where, each in the zone it was planned in."""
    for placement in work.placements.find(post=post, stage=Place.QUEUED):
        if placement.when is not None:
            yield f"    {placement.channel}: {placement.when.local():%d.%m.%Y %H:%M} ({placement.zone})"
