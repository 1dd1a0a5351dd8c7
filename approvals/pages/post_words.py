"""How posts are told on their list and on their page: a word, a colour, an icon."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from approvals.desk.browsing import Shelf
from approvals.next_steps import JUDGED
from approvals.open_ends import Lifts
from approvals.pages.told import N_
from approvals.placements import Place
from approvals.posts import Stage
from approvals.summaries import Turn


@dataclass(frozen=True, slots=True)
class Words:
    word: str
    chip: str
    icon: str


SHELVES: Mapping[Shelf, str] = {
    Shelf.MINE: N_("Meine"),
    Shelf.PEOPLE: N_("Wartet auf Abgebildete"),
    Shelf.READY: N_("Zum Abzeichnen"),
    Shelf.QUEUED: N_("Eingeplant"),
    Shelf.OUT: N_("Draußen"),
    Shelf.ALL: N_("Alle"),
}
STAGES: Mapping[Stage, Words] = {
    Stage.DRAFT: Words(N_("Entwurf"), "tells", "pen"),
    Stage.CHECKING: Words(N_("wird geprüft"), "tells", "clock"),
    Stage.OPEN: Words(N_("noch nicht freigegeben"), "waits", "clock"),
    Stage.APPROVED: Words(N_("freigegeben"), "good", "check"),
    Stage.RETURNED: Words(N_("zurückgegeben"), "stops", "left"),
    Stage.REJECTED: Words(N_("abgelehnt"), "stops", "cross"),
    Stage.WITHDRAWN: Words(N_("zurückgezogen"), "tells", "cross"),
}
PLACES: Mapping[Place, Words] = {
    Place.APPROVED: Words(N_("freigegeben, noch ohne Zeit"), "good", "check"),
    Place.QUEUED: Words(N_("eingeplant"), "good", "calendar"),
    Place.PUBLISHING: Words(N_("geht gerade hinaus"), "tells", "right"),
    Place.PUBLISHED: Words(N_("ist draußen"), "good", "globe"),
    Place.TAKING_DOWN: Words(N_("wird entfernt"), "waits", "down"),
    Place.TAKEN_DOWN: Words(N_("wurde entfernt"), "tells", "cross"),
    Place.HELD: Words(N_("angehalten"), "stops", "pause"),
    Place.UNKNOWN: Words(N_("Ausgang unbekannt"), "waits", "question"),
    Place.FAILED: Words(N_("nicht hinausgegangen"), "stops", "warning"),
    Place.PULLED: Words(N_("zurückgeholt"), "waits", "left"),
}
TURNS: Mapping[Turn, str] = {
    Turn.MACHINE: N_("Läuft von selbst"),
    Turn.AUTHOR: N_("Dran ist, wer geschrieben hat"),
    Turn.PEOPLE: N_("Dran sind die Abgebildeten"),
    Turn.CONTACT: N_("Dran ist eine Ansprechperson"),
    Turn.LEAD: N_("Dran ist die Kommunikationsleitung"),
    Turn.NOBODY: "",
}
LIFTED_BY: Mapping[Lifts, str] = {
    Lifts.MACHINE: N_("geschieht von selbst"),
    Lifts.AUTHOR: N_("wer geschrieben hat"),
    Lifts.CONTACT: N_("eine Ansprechperson"),
    Lifts.PERSON: N_("wer gefragt ist"),
}
LOOKS: Mapping[str, Words] = {
    "answered": Words(N_("darf erscheinen"), "good", "check"),
    "asked": Words(N_("wird gefragt"), "waits", "clock"),
    "name_wanted": Words(N_("Wer ist das?"), "stops", "question"),
    "to_blur": Words(N_("ohne Ja"), "stops", "warning"),
    "blurred": Words(N_("verpixelt"), "tells", "blur"),
    "aside": Words(N_("Beiwerk"), "tells", "check"),
}
BEFORE_ASKING = Words(N_("wird gefragt, sobald du einreichst"), "waits", "clock")
SINCE_APPROVAL = (Place.PUBLISHED, Place.PUBLISHING, Place.QUEUED, Place.HELD, Place.FAILED, Place.UNKNOWN)


def standing_of(stage: Stage, places: Iterable[Place]) -> Words:
    """A post in one word: where it got furthest on any channel, or else its own stage."""
    there = set(places)
    if stage in JUDGED:
        return next((PLACES[place] for place in SINCE_APPROVAL if place in there), STAGES[stage])
    return STAGES[stage]
