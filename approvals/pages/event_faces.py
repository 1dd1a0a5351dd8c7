"""Who is that? The faces of an event that nobody named yet, those that look alike as one question."""

from fastapi import Request, Response

from approvals.desk import event_faces as naming
from approvals.desk import showing_events
from approvals.pages.errors import FieldMissing, FieldUnfit
from approvals.pages.faces_on_page import by_name
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.rendering import onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.people import Person
from approvals.visible import Visible

router = Routes(prefix="/events/{event}/faces")
SEVERAL = N_("Auf %(count)s Bildern eingetragen. Gefragt wird erst, wenn du auf der Seite der Veranstaltung fragst.")


@router.get("", name="event_faces")
def event_faces(request: Request, premises: Asked, reader: Reader, event: str) -> Response:
    sheet = showing_events.who_is_that(premises.begin, event, by=reader.id)
    return page(request, "event_faces.html", sheet=sheet, visible=Visible)


@router.post("", name="name_event_faces")
def name_event_faces(request: Request, premises: Asked, reader: Reader, fields: Fields, event: str) -> Response:
    """A name for the faces left ticked: by a button with a person, by what was typed, or nobody we know."""
    faces = [str(one) for one in fields.getlist("face")]
    if not faces:
        raise FieldMissing(reader.words.gettext(N_("Gesicht")))
    person = str(fields["person"]) if "person" in fields else _typed(reader, fields.get("who"), _people(premises))
    count = naming.name_faces(premises.begin, event, faces, person or None, by=reader.id)
    onto = f"/events/{event}/faces"
    if not person:
        return onward(request, onto, say=N_("Niemand, den wir kennen."))
    return onward(request, onto, say=SEVERAL if count > 1 else N_("Der Name steht."), count=str(count))


def told_apart(person: Person) -> str:
    """A name with the handle, so that it means one person."""
    return f"{person.name} ({person.handle})"


def _people(premises: Asked) -> list[Person]:
    with premises.begin(reading=True) as work:
        return work.people.find(active=True)


def _typed(reader: Visitor, written: object, people: list[Person]) -> str:
    """The person meant: chosen from the list, or the only one of that name. Raises FieldMissing, FieldUnfit."""
    words = " ".join(str(written or "").split())
    if not words:
        raise FieldMissing(reader.words.gettext(N_("Name")))
    chosen = [person for person in people if told_apart(person) == words] or by_name(people, words)
    if len(chosen) != 1:
        raise FieldUnfit(reader.words.gettext(N_("Name")), words[:60], reader.words.gettext(N_("genau eine Person")))
    return chosen[0].id
