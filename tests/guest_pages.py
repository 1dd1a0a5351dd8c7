"""Offices furnished for the pages of guests."""

import re
from dataclasses import replace
from datetime import timedelta

from approvals.desk import guest_doors, guests
from approvals.fingerprint import new_id
from approvals.guests import Age, Said, token
from tests.events import party
from tests.office import Office
from tests.website import OfficePremises

FORM = re.compile(r'name="form" value="([^"]+)"')


def form_of(page: str) -> str:
    """What a page's form carries to be good once."""
    found = FORM.search(page)
    assert found is not None
    return found[1]


def door_open(office: Office, name: str = "Sommerfest") -> str:
    """Where the code on Clara's poster leads."""
    return f"/g/{token(OfficePremises.secret, _door(office, name))}"


def _comparing(office: Office) -> str:
    """A door where the company and the event compare faces."""
    office.settings(matching=True)
    door = _door(office, "Sommerfest")
    with office.begin() as work:
        work.events.save(replace(work.events.get(work.guest_doors.get(door).event), matching=True))
        work.commit()
    return door


def door_open_where_faces_are_compared(office: Office) -> str:
    return f"/g/{token(OfficePremises.secret, _comparing(office))}"


def to_be_found(office: Office) -> str:
    """Gerda's page: she wants to be found, and has given no photo yet."""
    said = Said("Gerda Gast", Age.ADULT, frozenset(), match=True)
    link = guests.come_in(office.begin, _comparing(office), said, once=new_id())
    assert link is not None
    return f"/guest/{link.secret}"


def turned_down(office: Office) -> str:
    return f"{door_open(office)}/thanks"


def entered(office: Office) -> str:
    """The page of Tim, fifteen, who may be shown on Instagram by his mother's yes and his own."""
    signed = {"guardian": "Gerda Gast", "signature": "M90 200 L200 90 L320 210 L430 80 L700 180", "signed": "drawn"}
    said = Said("Tim Gast", Age.YOUTH, frozenset({"instagram"}), own_yes=True, **signed)
    link = guests.come_in(office.begin, _door(office, "Sommerfest"), said, once=new_id())
    assert link is not None
    return f"/guest/{link.secret}"


def changing(office: Office) -> str:
    return f"{entered(office)}/change"


def forgetting(office: Office) -> str:
    return f"{entered(office)}/forget"


def doors(office: Office) -> str:
    """Clara's page of guests, with a door and five answers."""
    door = _door(office, "Sommerfest")
    for channels in (["instagram"], ["facebook"], ["instagram"], [], []):
        said = Said("Gerda Gast" if channels else "", Age.ADULT, frozenset(channels))
        guests.come_in(office.begin, door, said, once=new_id())
    with office.begin(reading=True) as work:
        return f"/events/{work.guest_doors.find(id=door)[0].event}/guests"


def _door(office: Office, name: str) -> str:
    now, clara = office.clock(), office.people["clara"]
    event = party(office, name).event.id
    times = {"ends_at": now + timedelta(days=1), "keep_until": now + timedelta(days=365)}
    return guest_doors.open_door(office.begin, event, **times, by=clara).id
