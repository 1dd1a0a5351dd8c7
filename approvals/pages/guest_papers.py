"""What hangs at an event's entrance: the poster with the code, and the notice in plain words (GDPR Art. 13)."""

from collections.abc import Sequence
from dataclasses import dataclass

from approvals.days import INSTANT
from approvals.events import Event
from approvals.guests import GuestDoor
from approvals.pages.guard import Visitor
from approvals.pages.looks import channel_name
from approvals.pages.told import N_
from approvals.paper import Paper
from approvals.people import ContactCard

SMALL_PRINT = N_("Aushang für Gäste")


@dataclass(frozen=True, slots=True)
class Door:
    """What is printed: where the code leads, and whom to speak to."""

    door: GuestDoor
    event: Event
    address: str
    contacts: Sequence[ContactCard]
    matching: bool

    @property
    def channels(self) -> str:
        return ", ".join(channel_name(one) for one in self.event.channels)


def poster(door: Door, reader: Visitor) -> bytes:
    """One sheet, A4: what it is about, a large code, how to say no on the spot, who is responsible."""
    tell = reader.words.gettext
    paper = Paper(
        tell(SMALL_PRINT),
        lang=reader.lang,
        at=door.door.at,
        foot=" · ".join(filter(None, (reader.company, door.event.name))),
    )
    paper.title(tell(N_("Hier wird fotografiert.")), f"{door.event.name}, {reader.clock.named_day(door.event.day)}")
    paper.heading(tell(N_("Dürfen wir Bilder von dir zeigen?")))
    where = tell(N_("Sag es uns mit dem Handy, in zwei Minuten und ohne Anmeldung. Es geht um: %(where)s."))
    paper.paragraph(where % {"where": door.channels})
    paper.qr(door.address, side=92, says=tell(N_("Zur Seite für Gäste")))
    paper.paragraph(door.address, small=True, centred=True)
    paper.heading(tell(N_("Lieber nicht?")), 2)
    paper.paragraph(tell(N_(
        "Sag es der Person mit der Kamera, oder tu einfach nichts: ohne dein Ja zeigen wir dich nicht erkennbar. "
        "Mitfeiern kannst du genauso."
    )))  # fmt: skip
    paper.paragraph(tell(N_("Unter 18 unterschreibt ein Elternteil mit; ab 14 sagst du selbst auch Ja.")))
    paper.heading(tell(N_("Wer das verantwortet")), 2)
    paper.facts(_responsible(door, reader))
    return paper.pdf()


def notice(door: Door, reader: Visitor) -> bytes:
    """What guests are to know before they answer, in plain words."""
    tell = reader.words.gettext
    title = tell(N_("Was mit deinem Bild geschieht"))
    paper = Paper(
        title, lang=reader.lang, at=door.door.at, foot=" · ".join(filter(None, (reader.company, door.event.name)))
    )
    paper.title(title, f"{door.event.name}, {reader.clock.named_day(door.event.day)}")
    for head, text in notice_text(door, reader):
        paper.heading(head, 2)
        paper.paragraph(text)
    paper.heading(tell(N_("Wer das verantwortet")), 2)
    paper.facts(_responsible(door, reader))
    return paper.pdf()


def notice_text(door: Door, reader: Visitor) -> list[tuple[str, str]]:
    """The same in pairs of heading and text, for the page."""
    tell, until = reader.words.gettext, reader.clock.date(door.door.keep_until - INSTANT)
    facts = {"where": door.channels, "until": until, "event": door.event.name}
    parts = [
        (N_("Worum es geht"), N_(
            "Bei „%(event)s“ entstehen Fotos. Wir zeigen dich darauf nur, wenn du Ja sagst, und nur auf: %(where)s."
        )),
        (N_("Freiwillig"), N_(
            "Ein Ja ist deine Einwilligung (Art. 6 Abs. 1 a DSGVO). Ein Nein hat keine Folgen: du wirst verpixelt, "
            "oder wir nehmen ein anderes Bild. Für unter 18-Jährige unterschreibt, wer sorgeberechtigt ist, auch für "
            "die anderen; ab 14 Jahren muss das Kind selbst auch Ja sagen."
        )),
        (N_("Was wir speichern"), N_(
            "Deinen Namen, deine Altersgruppe, deine Antwort, bei Minderjährigen Name und Unterschrift der "
            "Sorgeberechtigten, und deine Mailadresse, wenn du sie angibst. Sagst du ohne Namen Nein, merken wir uns "
            "nur die Zahl."
        )),
        (N_("Wie lange"), N_(
            "Bis zum %(until)s. Dann löschen wir alles von selbst und nehmen die Bilder heraus. Den Nachweis deiner "
            "Einwilligung bewahren wir danach verschlüsselt noch so lange auf, wie Ansprüche bestehen können."
        )),
        (N_("Wer es bekommt"), N_(
            "Wer in der Firma über die Bilder entscheidet. Was veröffentlicht ist, kann jeder sehen und kopieren; die "
            "Kanäle verarbeiten es nach eigenen Regeln, zum Teil außerhalb der EU."
        )),
        (N_("Deine Rechte"), N_(
            "Auskunft, Berichtigung, Löschung, Mitnehmen und Widerruf: mit deinem persönlichen "
            "Link, jederzeit und ohne Grund. Ein Widerruf gilt ab sofort. Wenn wir deine Daten nur aufheben, aber "
            "nicht nutzen sollen, sag es einer der Ansprechpersonen. Du kannst dich auch bei einer "
            "Datenschutzaufsicht beschweren."
        )),
    ]  # fmt: skip
    if door.matching:
        parts.insert(3, (N_("Erkennen, nur wenn du es willst"), N_(
            "Gibst du uns ein Foto von dir und erlaubst es eigens (Art. 9 Abs. 2 a DSGVO), vergleicht unser eigener "
            "Rechner dein Gesicht mit den Bildern dieser Veranstaltung. Das Foto löschen wir gleich, das Muster mit "
            "deinem Widerruf, spätestens am genannten Tag. Bei Minderjährigen bestätigt immer ein Mensch."
        )))  # fmt: skip
    return [(tell(head), tell(text) % facts if "%(" in text else tell(text)) for head, text in parts]


def _responsible(door: Door, reader: Visitor) -> list[tuple[str, str]]:
    tell = reader.words.gettext
    return [(tell(N_("Verantwortlich")), reader.company or "-"), *(
        (tell(N_("Ansprechperson")), ", ".join(part for part in (one.name, one.phone, one.mail) if part))
        for one in door.contacts[:3]
    )]  # fmt: skip
