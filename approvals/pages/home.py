"""The first page of everyone: what waits for me, and the next action in one tap."""

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Request, Response

from approvals.desk.waiting import waiting_for
from approvals.errands import Errand, Need
from approvals.pages.guard import Asked, Reader
from approvals.pages.rendering import page
from approvals.pages.threads import Routes
from approvals.pages.told import N_

router = Routes()


@dataclass(frozen=True, slots=True)
class Words:
    """How a need is told: its icon, what it is, what the button says, and how its chip looks."""

    icon: str
    what: str
    button: str
    chip: str


NEEDS: Mapping[Need, Words] = {
    Need.ANSWER: Words("camera", N_("Darf dieses Bild von dir raus?"), N_("Ansehen und antworten"), "waits"),
    Need.ANSWER_EVENT: Words("camera", N_("Dürfen Bilder von dir raus?"), N_("Alle ansehen und antworten"), "waits"),
    Need.FINISH: Words("pen", N_("Dein angefangener Entwurf"), N_("Weiterschreiben"), "tells"),
    Need.RETURNED: Words("pen", N_("Dein Entwurf kam zurück"), N_("Ändern"), "stops"),
    Need.SETTLE: Words("warning", N_("Deinem Entwurf fehlt noch etwas"), N_("Klären"), "stops"),
    Need.SIGN: Words("check", N_("Kann von dir abgezeichnet werden"), N_("Prüfen und abzeichnen"), "waits"),
    Need.EXEMPT: Words("warning", N_("Braucht deine Entscheidung"), N_("Ansehen"), "waits"),
    Need.REPLY: Words("speech", N_("Jemand fragt die Ansprechpersonen"), N_("Lesen und antworten"), "waits"),
    Need.RELEASE: Words("calendar", N_("Freigegeben, noch ohne Zeit"), N_("Einplanen"), "good"),
    Need.REVIEW: Words("clock", N_("Ist nicht hinausgegangen"), N_("Neu entscheiden"), "stops"),
    Need.FIND_OUT: Words("question", N_("Ist das draußen? Niemand weiß es"), N_("Nachsehen"), "stops"),
    Need.REMOVE: Words("bin", N_("Muss von Hand gelöscht werden"), N_("So geht es"), "stops"),
    Need.WITNESS: Words("people", N_("Eine Einwilligung auf Papier braucht dich als Zeugen"), N_("Ansehen"), "waits"),
    Need.LIFT: Words("pause", N_("Die Veröffentlichung ist angehalten"), N_("Ansehen"), "stops"),
    Need.WORRY: Words("speech", N_("Jemand wartet auf deine Antwort zu einer Sorge"), N_("Antworten"), "stops"),
    Need.AGREE: Words("pause", N_("Es soll weitergehen: dein zweites Wort fehlt"), N_("Ansehen"), "waits"),
}
WAYS: Mapping[Need, str] = {
    Need.ANSWER: "/questions/{about}",
    Need.ANSWER_EVENT: "/events/{about}/me",
    Need.FINISH: "/drafts/{post}",
    Need.RETURNED: "/drafts/{post}",
    Need.RELEASE: "/posts/{post}#release",
    Need.REVIEW: "/queue",
    Need.FIND_OUT: "/placements/{about}/outcome",
    Need.REMOVE: "/placements/{about}/removal",
    Need.LIFT: "/holds",
    Need.AGREE: "/holds",
    Need.WITNESS: "/papers/{about}",
    Need.WORRY: "/change/worries/{about}",
    Need.REPLY: "/inquiries#q-{about}",
}


@router.get("/", name="home")
def home(request: Request, premises: Asked, reader: Reader) -> Response:
    errands = waiting_for(premises.begin, reader.id)
    rows = [(errand, NEEDS[errand.kind], way(errand)) for errand in errands]
    return page(request, "home.html", rows=rows)


def way(errand: Errand) -> str:
    """Where the next action is."""
    return WAYS.get(errand.kind, "/posts/{post}").format(post=errand.post, about=errand.about[0])


@router.get("/keys", name="keys_help")
def keys_help(request: Request) -> Response:
    """What the keyboard can do."""
    return page(request, "keys.html")


@router.get("/health", name="health")
def health(premises: Asked) -> dict[str, str]:
    """For whoever looks after the service: the database answers."""
    with premises.begin(reading=True):
        return {"status": "ok"}
