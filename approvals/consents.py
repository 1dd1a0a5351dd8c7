"""Standing consents: what a person allowed in advance, for whom, until when."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from approvals.errors import AlreadyWithdrawn


class Purpose(StrEnum):
    """Asked apart, never bundled."""

    APPEAR = "appear"
    MATCH = "match"


@dataclass(frozen=True, slots=True)
class Consent:
    """A standing permission; `shown` names the text the person saw.

    `paper` is the scan's object key: a paper consent counts once a second person has witnessed it.
    """

    id: str
    person: str
    purpose: Purpose
    channels: frozenset[str]
    event: str | None
    starts: datetime
    ends: datetime | None
    shown: str
    by: str
    at: datetime
    paper: str | None = None
    witness: str | None = None
    withdrawn_at: datetime | None = None
    version: int = 0

    def in_force(self, at: datetime) -> bool:
        if self.withdrawn_at is not None or (self.paper is not None and self.witness is None):
            return False
        return self.starts <= at and (self.ends is None or at < self.ends)

    def covers(self, channel: str, event: str | None, at: datetime) -> bool:
        """Whether it permits appearing on this channel, at this event, at this time."""
        return self.means(channel, event) and self.in_force(at)

    def means(self, channel: str, event: str | None) -> bool:
        """Whether it is about appearing on this channel at this event, in force or not."""
        everywhere = self.event is None or self.event == event
        return self.purpose is Purpose.APPEAR and channel in self.channels and everywhere

    def withdrawn(self, at: datetime) -> "Consent":
        if self.withdrawn_at is not None:
            raise AlreadyWithdrawn(self.id)
        return replace(self, withdrawn_at=at)


SHOWN = {
    "appear.de.1": (
        "Ich bin einverstanden, dass Bilder, auf denen ich zu sehen bin, auf den genannten Kanälen veröffentlicht "
        "werden. Das ist freiwillig. Ich kann es jederzeit ohne Grund widerrufen, so leicht wie ich es gegeben habe; "
        "dann werden wartende Beiträge gestoppt und veröffentlichte Bilder entfernt."
    ),
    "appear.en.1": (
        "I agree that pictures which show me are published on the channels named. This is voluntary. I can withdraw "
        "it at any time without a reason, as easily as I gave it; waiting posts are then stopped and published "
        "pictures removed."
    ),
    "match.de.1": (
        "Ich bin einverstanden, dass mein Gesicht auf Fotos der Firma mit meinen eigenen Porträts verglichen wird, "
        "damit ich gefragt werde, bevor ein Bild von mir erscheint. Das ist freiwillig. Widerrufe ich, wird mein "
        "Muster gelöscht."
    ),
    "match.en.1": (
        "I agree that my face in the company's photos is compared with my own portraits, so that I am asked before "
        "a picture of me appears. This is voluntary. If I withdraw, my template is deleted."
    ),
    "appear_guest.de.1": (
        "Ich bin zu Gast bei der genannten Veranstaltung und einverstanden, dass Bilder davon, auf denen ich zu "
        "sehen bin, auf den genannten Kanälen veröffentlicht werden, bis zum genannten Tag. Das ist freiwillig; "
        "ohne Ja kann ich genauso mitfeiern. Ich kann es jederzeit ohne Grund widerrufen, mit meinem Link; dann "
        "werden wartende Beiträge gestoppt und veröffentlichte Bilder entfernt."
    ),
    "appear_guest.en.1": (
        "I am a guest at the event named and agree that pictures of it which show me are published on the channels "
        "named, until the day named. This is voluntary; without a yes I can celebrate just the same. I can withdraw"
        " it at any time without a reason, with my link; waiting posts are then stopped and published pictures "
        "removed."
    ),
    "appear_minor.de.1": (
        "Wir sind einverstanden, dass Bilder der genannten Veranstaltung, auf denen das genannte Kind zu sehen ist,"
        " auf den genannten Kanälen veröffentlicht werden, bis zum genannten Tag. Wer unterschreibt, ist "
        "sorgeberechtigt und handelt auch für die anderen Sorgeberechtigten; ab 14 Jahren sagt das Kind selbst auch"
        " Ja. Das ist freiwillig. Wir können es jederzeit ohne Grund widerrufen, mit unserem Link; dann werden "
        "wartende Beiträge gestoppt und veröffentlichte Bilder entfernt."
    ),
    "appear_minor.en.1": (
        "We agree that pictures of the event named which show the child named are published on the channels named, "
        "until the day named. Whoever signs has custody and acts for the other guardians too; from 14 on the child "
        "says yes as well. This is voluntary. We can withdraw it at any time without a reason, with our link; "
        "waiting posts are then stopped and published pictures removed."
    ),
    "match_guest.de.1": (
        "Ich bin einverstanden, dass mein Gesicht auf Fotos der genannten Veranstaltung mit einem Foto von mir "
        "verglichen wird, damit Bilder von mir gefunden werden. Das ist freiwillig. Widerrufe ich, wird mein Muster"
        " gelöscht; spätestens am genannten Tag von selbst."
    ),
    "match_guest.en.1": (
        "I agree that my face in photos of the event named is compared with a photo of me, so that pictures of me "
        "are found. This is voluntary. If I withdraw, my template is deleted; on the day named at the latest by "
        "itself."
    ),
    "match_minor.de.1": (
        "Wir sind einverstanden, dass das Gesicht des genannten Kindes auf Fotos der genannten Veranstaltung mit "
        "einem Foto des Kindes verglichen wird, damit Bilder von ihm gefunden werden; ein Mensch bestätigt jeden "
        "Fund. Wer unterschreibt, ist sorgeberechtigt und handelt auch für die anderen Sorgeberechtigten; ab 14 "
        "Jahren sagt das Kind selbst auch Ja. Das ist freiwillig. Widerrufen wir, wird das Muster gelöscht; am "
        "genannten Tag von selbst."
    ),
    "match_minor.en.1": (
        "We agree that the face of the child named in photos of the event named is compared with a photo of the "
        "child, so that pictures of them are found; a person confirms each one. Whoever signs has custody and acts "
        "for the other guardians too; from 14 on the child says yes as well. This is voluntary. If we withdraw, the"
        " template is deleted; on the day named at the latest by itself."
    ),
}

BEFOREHAND = {
    "event.de.1": (
        "Ich entscheide für jedes dieser Bilder einzeln. Ein Ja heißt: genau dieses Bild darf auf den genannten "
        "Kanälen erscheinen, in Beiträgen zu dieser Veranstaltung, auch mit Worten, die ich noch nicht kenne. Das ist "
        "freiwillig. Ich kann es jederzeit ohne Grund ändern, auf derselben Seite; dann werden wartende Beiträge "
        "gestoppt und veröffentlichte Bilder entfernt."
    ),
    "event.en.1": (
        "I decide about each of these pictures. A yes means: exactly this picture may appear on the channels named, in "
        "posts about this event, also beside words I do not know yet. This is voluntary. I can change it at any time "
        "without a reason, on the same page; waiting posts are then stopped and published pictures removed."
    ),
}


def beforehand_text(lang: str) -> str:
    """The name in BEFOREHAND of the newest text about a whole event, in this language."""
    texts = [name for name in BEFOREHAND if name.startswith(f"event.{lang}.")] or list(BEFOREHAND)
    return max(texts, key=lambda name: int(name.rpartition(".")[2]))


def to_show(purpose: Purpose, lang: str, of: str = "") -> str:
    """The name in SHOWN of the newest text for this purpose, in this language; `of` a guest, or a minor."""
    name = f"{purpose}_{of}" if of else str(purpose)
    texts = (text for text in SHOWN if text.startswith(f"{name}.{lang}."))
    return max(texts, key=lambda name: int(name.rpartition(".")[2]))
