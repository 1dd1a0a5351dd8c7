"""Where one can go from every page, by what one may do."""

from dataclasses import dataclass, replace

from approvals.pages.guard import Visitor
from approvals.pages.told import N_
from approvals.pages.who_may import WHO, may
from approvals.permissions import Action


@dataclass(frozen=True, slots=True)
class Item:
    """`page` is a route's name, `icon` a symbol of icons.svg; on a phone only those `at_hand` fit."""

    page: str
    label: str
    icon: str
    at_hand: bool = False


MENU = (
    Item("home", N_("Wartet auf mich"), "inbox", at_hand=True),
    Item("new_draft", N_("Neuer Entwurf"), "plus", at_hand=True),
    Item("posts", N_("Beiträge"), "stack", at_hand=True),
    Item("events", N_("Veranstaltungen"), "photo"),
    Item("today", N_("Heute"), "sun"),
    Item("calendar", N_("Kalender"), "calendar"),
    Item("guideline", N_("Leitlinie"), "book", at_hand=True),
    Item("goals", N_("Unser Weg"), "flag"),
    Item("learning", N_("Lernen"), "cap"),
    Item("storm", N_("Ernstfall"), "storm"),
    Item("me", N_("Ich"), "person", at_hand=True),
    Item("administration", N_("Verwaltung"), "gear"),
)

FOR_PLANNERS = frozenset({"home", "posts", "today", "calendar", "me"})  # what they need with one thumb


def menu_for(who: Visitor) -> tuple[Item, ...]:
    """What this person may open, in the order of the menu."""
    if who.person is None:
        return ()
    items = [item for item in MENU if item.page in WHO and may(who.person, WHO[item.page])]
    if may(who.person, Action.RELEASE):
        items = [replace(item, at_hand=item.page in FOR_PLANNERS) for item in items]
    return tuple(items)
