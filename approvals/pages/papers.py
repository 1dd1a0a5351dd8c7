"""Consents on paper: taken in by one person, seen by a second one, and only then worth anything."""

from dataclasses import dataclass

from fastapi import Request, Response

from approvals.consents import SHOWN, Consent
from approvals.desk import consenting, looking_on
from approvals.errors import NotFound
from approvals.pages.guard import Asked, Reader
from approvals.pages.rendering import onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.people import Person
from approvals.ports import Begin, Present
from approvals.viewings import Looked, Purpose

LAST = 50
router = Routes(prefix="/papers")


@dataclass(frozen=True, slots=True)
class Paper:
    """A consent on paper with the names it speaks of; `mine` says whether this reader may be its witness."""

    consent: Consent
    person: str
    taken_by: str
    witness: str | None
    mine: bool

    @property
    def picture(self) -> str | None:
        """The scan, if it is a picture a browser can show."""
        kind, _, name = (self.consent.paper or "").partition("/")
        return name if kind == "originals" else None


@router.get("", name="papers")
def papers(request: Request, premises: Asked, reader: Reader) -> Response:
    return page(request, "papers.html", papers=on_paper(premises.begin, reader.me))


@router.get("/{consent}", name="paper")
def paper(request: Request, premises: Asked, reader: Reader, consent: str) -> Response:
    shown = _looked_at(premises.begin, consent, reader.me)
    return page(request, "paper.html", paper=shown, text=SHOWN[shown.consent.shown])


@router.get("/{consent}/scan", name="paper_scan")
def scan(premises: Asked, reader: Reader, consent: str) -> Response:
    """The scan as a file: it may be of any kind, so it is never opened in place."""
    shown = _looked_at(premises.begin, consent, reader.me)
    data = premises.objects.get(shown.consent.paper or "")
    headers = {"content-disposition": f'attachment; filename="{consent}"'}
    return Response(data, media_type="application/octet-stream", headers=headers)


@router.post("/{consent}/witness", name="witness")
def witness(request: Request, premises: Asked, reader: Reader, consent: str) -> Response:
    consenting.witness(premises.begin, consent, by=reader.id)
    return onward(request, "/papers", say=N_("Danke. Die Einwilligung gilt jetzt."))


def on_paper(begin: Begin, reader: Person) -> list[Paper]:
    """The newest consents on paper, those without a witness first."""
    with begin(reading=True) as work:
        found = work.consents.newest(LAST, paper=Present())
        named = {name for one in found for name in (one.person, one.by, one.witness) if name}
        people = {person.id: person for person in work.people.find(id=tuple(named))}
    papers = [_named(consent, people, reader) for consent in found]
    return sorted(papers, key=lambda one: one.consent.witness is not None)


def _named(consent: Consent, people: dict[str, Person], reader: Person) -> Paper:
    return Paper(
        consent,
        people[consent.person].name,
        people[consent.by].name,
        people[consent.witness].name if consent.witness else None,
        mine=consent.witness is None and reader.id not in {consent.by, consent.person},
    )


def _looked_at(begin: Begin, consent: str, reader: Person) -> Paper:
    """The paper, and a note for the person it is about that it was looked at. Raises NotFound."""
    found = _one(begin, consent, reader)
    looking_on.looked(begin, [found.consent.person], Looked.PAPER, Purpose.WITNESSING, by=reader.id)
    return found


def _one(begin: Begin, consent: str, reader: Person) -> Paper:
    """Raises NotFound."""
    with begin(reading=True) as work:
        kept = work.consents.get(consent)
        if kept.paper is None:
            raise NotFound("consent", consent)
        named = {name for name in (kept.person, kept.by, kept.witness) if name}
        people = {person.id: person for person in work.people.find(id=tuple(named))}
    return _named(kept, people, reader)
