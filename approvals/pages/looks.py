"""How a placement is told on calendar, queue and brief: its word, its colour, its icon."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from approvals.desk.holding import in_force
from approvals.holds import Hold
from approvals.open_ends import Lifts, Missing
from approvals.pages.told import N_
from approvals.ports import Begin
from approvals.tiles import Looks

NAMES = {"linkedin": "LinkedIn", "youtube": "YouTube", "tiktok": "TikTok"}


@dataclass(frozen=True, slots=True)
class Look:
    word: str
    chip: str
    icon: str


LOOKS: Mapping[Looks, Look] = {
    Looks.WITHOUT_TIME: Look(N_("ohne Zeit"), "tells", "calendar"),
    Looks.QUEUED: Look(N_("eingeplant"), "good", "clock"),
    Looks.HALTED: Look(N_("steht still"), "stops", "pause"),
    Looks.LATE: Look(N_("verpasst"), "stops", "warning"),
    Looks.HELD: Look(N_("angehalten"), "stops", "pause"),
    Looks.FAILED: Look(N_("gescheitert"), "stops", "warning"),
    Looks.LEAVING: Look(N_("geht gerade hinaus"), "tells", "right"),
    Looks.UNKNOWN: Look(N_("Ausgang unbekannt"), "waits", "question"),
    Looks.OUT: Look(N_("ist draußen"), "tells", "check"),
    Looks.COMING_DOWN: Look(N_("wird entfernt"), "waits", "down"),
    Looks.GONE: Look(N_("nicht mehr dabei"), "tells", "cross"),
}

MISSING: Mapping[Missing, tuple[str, str]] = {
    # What is missing, once and several times.
    Missing.CHECK: (N_("Die Prüfung läuft noch."), N_("Die Prüfung läuft noch.")),
    Missing.FINDING: (N_("Eine Regel der Leitlinie sperrt."), N_("%(count)s Regeln der Leitlinie sperren.")),
    Missing.REASON: (N_("Ein Grund fehlt."), N_("%(count)s Gründe fehlen.")),
    Missing.NAME: (N_("Bei einem Gesicht fehlt der Name."), N_("Bei %(count)s Gesichtern fehlt der Name.")),
    Missing.FACE: (
        N_("Ein Gesicht muss verpixelt werden, oder ein anderes Bild her."),
        N_("%(count)s Gesichter müssen verpixelt werden, oder ein anderes Bild her."),
    ),
    Missing.ANSWERS: (N_("Eine Antwort steht noch aus."), N_("%(count)s Antworten stehen noch aus.")),
    Missing.CROP: (
        N_("Bei einem Bild passen nicht alle Köpfe ins Format: wähle den Ausschnitt selbst."),
        N_("Bei %(count)s Bildern passen nicht alle Köpfe ins Format: wähle die Ausschnitte selbst."),
    ),
    Missing.RENDITION: (N_("Das Bild wird noch hergestellt."), N_("%(count)s Bilder werden noch hergestellt.")),
    Missing.BLUR: (
        N_("Das Verpixeln reicht bei einem Bild nicht: es braucht ein anderes."),
        N_("Das Verpixeln reicht bei %(count)s Bildern nicht: es braucht andere."),
    ),
    Missing.SIGNATURES: (N_("Eine Unterschrift fehlt."), N_("%(count)s Unterschriften fehlen.")),
}

LIFTED_BY: Mapping[Lifts, str] = {
    Lifts.MACHINE: N_("geschieht von selbst"),
    Lifts.AUTHOR: N_("wer es geschrieben hat: %(names)s"),
    Lifts.CONTACT: N_("eine Ansprechperson"),
    Lifts.PERSON: N_("wer gefragt ist"),
}


def channel_name(channel: str) -> str:
    """As the channel writes itself; a second account of a kind with what tells it from the first."""
    kind, _, more = channel.partition("-")
    return " ".join(filter(None, (NAMES.get(kind, kind.capitalize()), more)))


def stopped(begin: Begin) -> list[tuple[str, str]]:
    """What stands still now, for every page: a sentence of the catalog, and the channel in it."""
    return [(scope_of(hold), channel_name(hold.channel or "")) for hold in in_force(begin)]


def channel_names(channels: Iterable[str]) -> str:
    """Several of them, in a sentence."""
    return ", ".join(map(channel_name, channels))


def scope_of(hold: Hold) -> str:
    """What a hold stops, as a sentence of the catalog; %(channel)s stands in it where it is about one."""
    if hold.post is not None:
        return N_("Ein Beitrag ist angehalten.")
    if hold.channel is not None:
        return N_("%(channel)s ist angehalten.")
    return N_("Alles ist angehalten: nichts geht hinaus.")
