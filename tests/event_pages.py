"""Offices furnished for the pages of events."""

from approvals.desk import event_answer_links
from approvals.fingerprint import new_id
from tests.events import Party, party
from tests.office import Office


def furnished(office: Office) -> Party:
    """Five photos of an event of its own name: Emil on each, asked about them; a stranger on two."""
    fest = party(office, f"Sommerfest {new_id()[:4]}")
    for number in range(5):
        fest.photo(fest.event.id.encode() + bytes([number]), "emil", *([None] if number > 2 else ["ben"]))
    fest.ask()
    return fest


def filled(office: Office) -> str:
    return f"/events/{furnished(office).event.id}"


def close(office: Office) -> str:
    fest = furnished(office)
    return f"/events/{fest.event.id}/photos/{fest.photo(b'close', 'emil').id}"


def by_link(office: Office) -> str:
    fest = furnished(office)
    return f"/e/{event_answer_links.link_for(office.begin, office.people['emil'], fest.event.id).secret}"
