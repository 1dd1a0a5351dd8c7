"""What is deleted when, for everybody; and for those who look after it what the next night deletes."""

from dataclasses import replace
from datetime import date

from fastapi import Request, Response

from approvals.days import ONE_DAY, begins
from approvals.desk import hiring, tidying
from approvals.errors import ChangedMeanwhile, Refused
from approvals.pages.errors import FieldUnfit
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.premises import Premises
from approvals.pages.refusals import status_of
from approvals.pages.rendering import onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.permissions import MAY, Action
from approvals.retention import ANNOUNCE_EXPIRY, PERIODS, Kind, announced, period, periods_of

router = Routes(prefix="/retention")
PATH = "/retention"
SHOWN = 200
WORDS = {
    Kind.UNUSED_PICTURES: (
        N_("Bilder in keinem Beitrag"),
        N_("nach dem Hochladen"),
        N_("Ein Entwurf, der als Datei liegt, kann noch kommen."),
    ),
    Kind.DRAFTS: (
        N_("Unfertige Entwürfe"),
        N_("nach der letzten Änderung"),
        N_("Wer ein halbes Jahr nicht weiterschreibt, schreibt nicht mehr weiter."),
    ),
    Kind.FACE_GROUPS: (
        N_("Gruppen ähnlicher Gesichter einer Veranstaltung"),
        N_("nach dem Suchen"),
        N_("Danach sind die Namen vergeben, oder es bleibt dabei."),
    ),
    Kind.EVENT_PHOTOS: (
        N_("Fotos einer Veranstaltung, die niemand genommen hat"),
        N_("nach dem Abschluss"),
        N_("Ein Vierteljahr reicht für einen Nachbericht."),
    ),
    Kind.PHOTOS_OF_ONESELF: (
        N_("Fotos, mit denen sich jemand einträgt"),
        N_("sofort; das Ergebnis nach dem Abgeben"),
        N_("Gebraucht wird nur das Muster."),
    ),
    Kind.UPLOADS: (
        N_("Angefangene Uploads"),
        N_("nach dem Beginn"),
        N_("Ein Tag reicht für den Weg aus dem Funkloch."),
    ),
    Kind.LINKS: (N_("Links aus Mails"), N_("nach ihrem Ende"), N_("So lange lässt sich ein Missbrauch noch klären.")),
    Kind.SESSIONS: (
        N_("Anmeldungen und Zugänge für Programme"),
        N_("nach ihrem Ende"),
        N_("So lange lässt sich ein Missbrauch noch klären."),
    ),
    Kind.LETTERS: (
        N_("Dass und wann eine Mail hinausging"),
        N_("nach dem Senden"),
        N_("Um zu klären, ob jemand gefragt wurde."),
    ),
    Kind.COMMENTS: (
        N_("Kommentare zu Beiträgen"),
        N_("nach dem Schreiben"),
        N_("Danach fragt niemand mehr, warum ein Text so war."),
    ),
    Kind.CHANNEL_COMMENTS: (
        N_("Kommentare anderer auf den Kanälen"),
        N_("nach dem Schreiben, oder sobald sie dort gelöscht sind"),
        N_("Ein halbes Jahr reicht, um zu antworten und daraus zu lernen."),
    ),
    Kind.MEETINGS: (
        N_("Zeiten, zu denen jemand geholfen hat"),
        N_("nach dem Termin"),
        N_("So lange zeigt der Plan, ob Hilfe da war; wem, geht niemanden etwas an."),
    ),
    Kind.REMOVALS: (
        N_("Belege, dass etwas entfernt wurde"),
        N_("nach dem Entfernen"),
        N_("So lange kann jemand Ansprüche stellen."),
    ),
    Kind.EVIDENCE: (
        N_("Nachweise von Einwilligungen"),
        N_("nach dem Widerruf oder Ende"),
        N_("Die Firma muss zeigen können, dass es ein Ja gab, bis Ansprüche verjährt sind."),
    ),
    Kind.LENT_PICTURES: (
        N_("Adressen, unter denen ein Kanal ein Bild abholt"),
        N_("eine Stunde"),
        N_("Länger dauert kein Abholen."),
    ),
    Kind.GUESTS: (
        N_("Alles über Gäste einer Veranstaltung"),
        N_("an dem Tag, der in ihrer Einwilligung steht"),
        N_("So lange haben sie zugestimmt, und keinen Tag länger."),
    ),
    Kind.TRIES: (
        N_("Gezählte Versuche beim Anmelden"),
        N_("nach dem Versuch"),
        N_("Um Raten zu bremsen, ohne Adressen zu behalten."),
    ),
}


@router.get("", name="retention")
def retention(request: Request, premises: Asked, reader: Reader) -> Response:
    return _shown(request, premises, reader)


@router.post("/periods", name="set_periods")
def set_periods(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    """How long this company keeps what it may decide about."""
    with premises.begin(reading=True) as work:
        company = work.company
    try:
        if str(company.version) != fields.get("version"):
            raise ChangedMeanwhile("company", company.name)
        settable = [*(kind.value for kind, known in PERIODS.items() if known.set), ANNOUNCE_EXPIRY]
        written = periods_of({name: str(fields.get(name, "")).strip() for name in settable})
        changed = replace(company, periods=written, anchor_mails=fields.get("anchor_mails") == "on")
        hiring.set_company(premises.begin, changed, by=reader.id)
    except Refused as trouble:
        return _shown(request, premises, reader, trouble)
    return onward(request, PATH, say=N_("Gespeichert. Es gilt ab der nächsten Nacht."))


@router.post("/extensions", name="put_off")
def put_off(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    """A lead keeps one thing longer, and says why."""
    try:
        until = begins(date.fromisoformat(str(fields.get("until", ""))) + ONE_DAY, reader.clock.zone)
    except (ValueError, OverflowError):
        given = str(fields.get("until", ""))[:20]
        return _shown(request, premises, reader, FieldUnfit(reader.words.gettext(N_("Bis")), given, "2027-12-31"))
    try:
        kind, about = Kind(str(fields.get("kind", ""))), str(fields.get("about", ""))
        reason = str(fields.get("reason", ""))
        tidying.put_off(premises.begin, kind, about, until=until, reason=reason, by=reader.id)
    except Refused as trouble:
        return _shown(request, premises, reader, trouble)
    return onward(request, PATH, say=N_("Aufgeschoben. Warum, steht im Verlauf."))


def _shown(request: Request, premises: Premises, reader: Visitor, trouble: Refused | None = None) -> Response:
    with premises.begin(reading=True) as work:
        company = work.company
    sees = bool(reader.me.roles & MAY[Action.SEE_RETENTION])
    due = tidying.preview(premises.begin, by=reader.id) if sees else []
    values = {
        "rows": [(kind, known, period(kind, company.periods).days, WORDS[kind]) for kind, known in PERIODS.items()],
        "announce": announced(company.periods).days,
        "company": company,
        "sees": sees,
        "sets": bool(reader.me.roles & MAY[Action.SET_COMPANY]),
        "extends": bool(reader.me.roles & MAY[Action.EXTEND]),
        "due": due[:SHOWN],
        "count": len(due),
        "words": WORDS,
        "today": reader.clock.local(reader.now)[:10],
        "trouble": trouble,
    }
    return page(request, "retention.html", status=int(status_of(trouble)) if trouble else 200, **values)
